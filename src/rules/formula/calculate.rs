//! Calculates the formulas of a workbook: all of them, or those that a change reaches.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::reader::Reader;
use super::web::{Places, is_after_costs};
use super::{Fault, Formulas, Node, Source, of_line};
use crate::model::Workbook;
use crate::model::drift::{Distribution, LineAmounts, LineField, Place};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::investment::{Project, ProjectField};
use crate::model::money::Money;
use crate::rules::capital::reached_by;
use crate::rules::drift::{Calculation, Changed, DriftTable, drift_tables_with};

/// See [`super::calculate`].
pub(super) fn calculate(
    workbook: &Workbook,
    mut drift: Vec<DriftTable>,
    none: Formulas,
) -> (Vec<DriftTable>, Formulas) {
    let mut formulas = Formulas { nodes: nodes(workbook), ..none };
    formulas.arrange(&mut Places::new(workbook, &drift));
    // Formulas that need no sum come first, so that the tables are made once more and not once for each.
    let with_sums = formulas.need_sums(workbook, &drift);
    let mut costs = Costs::default();
    for node in formulas.order.clone() {
        if !with_sums[node] {
            costs.before(node, &mut formulas, &mut drift, workbook);
            formulas.calculate_node(node, workbook, &drift);
            costs.after(formulas.nodes[node].cell, workbook);
        }
    }
    costs.follow(&mut formulas, &mut drift, workbook);
    drift = drift_tables_with(&Calculation::new(workbook, &formulas));
    for node in formulas.order.clone() {
        if with_sums[node] {
            costs.before(node, &mut formulas, &mut drift, workbook);
            formulas.calculate_node(node, workbook, &drift);
            let cell = formulas.nodes[node].cell;
            if formulas.nodes[node].seen() != (None, true) {
                follow_line(&mut drift, workbook, &formulas, cell);
                costs.after(cell, workbook);
            }
        }
    }
    costs.follow(&mut formulas, &mut drift, workbook);
    (drift, formulas)
}

/// See [`super::follow`].
pub(super) fn follow(
    formulas: &mut Formulas,
    drift: &mut [DriftTable],
    workbook: &Workbook,
    changes: &[Changed],
) {
    let changes = &with_methods(workbook, changes)[..];
    // By their place in the order; one may wait twice.
    let mut waiting: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    let Taken { cells, other_reads } = formulas.take_over(workbook, changes);
    let mut places = Places::new(workbook, drift);
    if other_reads {
        let before: Vec<_> = formulas.nodes.iter().map(|node| node.circle.clone()).collect();
        formulas.arrange(&mut places);
        let differs = |(node, before): &(&Node, &_)| node.circle != **before;
        let circles = formulas.nodes.iter().zip(&before).enumerate().filter(|(_, pair)| differs(pair));
        waiting.extend(circles.map(|(index, _)| Reverse(formulas.ranks[index])));
    }
    let nodes = cells.iter().filter_map(|cell| formulas.find(*cell).ok());
    waiting.extend(nodes.map(|node| Reverse(formulas.ranks[node])));
    for change in changes {
        if let Changed::Cell { cell, .. } = change {
            let reached = formulas.reached_from(*cell, &mut places);
            waiting.extend(reached.iter().map(|node| Reverse(formulas.ranks[*node])));
        }
    }
    // Where lines stand does not change on the way.
    drop(places);
    let mut costs = Costs::default();
    while let Some(Reverse(rank)) = waiting.pop() {
        if waiting.peek() == Some(&Reverse(rank)) {
            continue;
        }
        let node = formulas.order[rank];
        costs.before(node, formulas, drift, workbook);
        let old = &formulas.nodes[node];
        let before = (old.outcome.clone(), old.is_incomplete, old.seen());
        formulas.calculate_node(node, workbook, drift);
        let now = &formulas.nodes[node];
        if (&now.outcome, now.is_incomplete) == (&before.0, before.1) {
            continue;
        }
        let cell = now.cell;
        if now.seen() != before.2 {
            follow_line(drift, workbook, formulas, cell);
            costs.after(cell, workbook);
        }
        let reached = formulas.reached_from(cell, &mut Places::new(workbook, drift));
        waiting.extend(reached.iter().map(|node| Reverse(formulas.ranks[*node])));
    }
    costs.follow(formulas, drift, workbook);
}

/// What projects cost the drift follows from formulas of theirs: not after each of them, but before what may read it.
#[derive(Default)]
struct Costs {
    /// Whether such a formula has been calculated since.
    are_behind: bool,
}

impl Costs {
    /// A formula is about to be calculated.
    fn before(
        &mut self,
        node: usize,
        formulas: &mut Formulas,
        drift: &mut [DriftTable],
        workbook: &Workbook,
    ) {
        if self.are_behind && formulas.nodes[node].reads.iter().any(|figure| is_after_costs(*figure)) {
            self.follow(formulas, drift, workbook);
        }
    }

    /// The formula in a cell has been calculated.
    fn after(&mut self, cell: AmountCell, workbook: &Workbook) {
        self.are_behind |= reached_by(workbook, cell).is_some();
    }

    fn follow(&mut self, formulas: &mut Formulas, drift: &mut [DriftTable], workbook: &Workbook) {
        if std::mem::take(&mut self.are_behind) {
            let mut additions = std::mem::take(&mut formulas.additions);
            additions.refresh_costs(workbook, formulas);
            formulas.additions = additions;
            if let Some(line) = workbook.capital.line {
                let calculation = Calculation::new(workbook, formulas);
                drift.iter_mut().any(|table| table.follow_line(&calculation, line));
            }
        }
    }
}

/// The tables follow the value of one formula.
fn follow_line(drift: &mut [DriftTable], workbook: &Workbook, formulas: &Formulas, cell: AmountCell) {
    if let AmountCell::Line(line, place, field) = cell {
        let calculation = Calculation::new(workbook, formulas);
        drift.iter_mut().any(|table| table.follow(&calculation, line, (place, field)));
    }
}

impl Formulas {
    fn calculate_node(&mut self, node: usize, workbook: &Workbook, drift: &[DriftTable]) {
        let Node { cell, circle, .. } = &self.nodes[node];
        let reader = Reader::new(workbook, drift, self);
        let outcome = match (circle, reader.source(*cell)) {
            (Some(circle), _) => Err(Fault::Circle(circle.clone())),
            (None, Some(Source::Cell(formula))) => reader.evaluate(formula, cell.figure()),
            (None, Some(Source::Method(Some(formula)))) => reader.by_method(formula, cell.figure()),
            (None, Some(Source::Method(None))) => Err(Fault::Unwritten),
            // Nodes are made from formulas, and follow every change.
            (None, None) => Err(Fault::Gone(cell.figure())),
        };
        let is_incomplete = outcome.is_ok() && reader.has_met_lack();
        let node = &mut self.nodes[node];
        (node.outcome, node.is_incomplete) = (Some(outcome), is_incomplete);
    }

    /// The nodes that need a sum of the tables, themselves or through others.
    fn need_sums(&self, workbook: &Workbook, drift: &[DriftTable]) -> Vec<bool> {
        let reader = Reader::new(workbook, drift, self);
        let mut places = Places::new(workbook, drift);
        let mut need = vec![false; self.nodes.len()];
        for node in &self.order {
            let Node { cell, reads, circle, .. } = &self.nodes[*node];
            let own = circle.is_none() && reads.iter().any(|figure| !reader.needs_no_sum(*figure));
            if own || need[*node] {
                need[*node] = true;
                self.reached_from(*cell, &mut places).into_iter().for_each(|reached| need[reached] = true);
            }
        }
        need
    }

    /// Makes nodes of the formulas that changes brought, and forgets those that they took away.
    fn take_over(&mut self, workbook: &Workbook, changes: &[Changed]) -> Taken {
        let mut taken = Taken::default();
        for change in changes {
            if let Changed::Cell { cell, .. } = change {
                self.take_over_cell(workbook, *cell, &mut taken);
            }
        }
        taken
    }

    fn take_over_cell(&mut self, workbook: &Workbook, cell: AmountCell, taken: &mut Taken) {
        let source = match cell {
            AmountCell::Line(id, place, field) => {
                workbook.line(id).and_then(|line| of_line(workbook, line, place, field))
            }
            cell => workbook.entry(cell).formula().map(|formula| Source::Cell(formula)),
        };
        match (source.map(|source| node(cell, source)), self.find(cell)) {
            (Some(new), Ok(known)) => {
                // Its outcome stays until it is calculated anew: the tables have it in them.
                let node = &mut self.nodes[known];
                taken.other_reads |= node.reads != new.reads;
                node.reads = new.reads;
                taken.cells.push(cell);
            }
            (Some(new), Err(at)) => {
                self.nodes.insert(at, new);
                taken.other_reads = true;
                taken.cells.push(cell);
            }
            (None, Ok(known)) => {
                self.nodes.remove(known);
                taken.other_reads = true;
            }
            (None, Err(_)) => {}
        }
    }
}

/// What became of formulas through a change.
#[derive(Default)]
struct Taken {
    /// Where there is a formula that may be another than before.
    cells: Vec<AmountCell>,
    /// Whether formulas read other figures than before, so that what depends on what is to be worked out anew.
    other_reads: bool,
}

/// A node for the formula that a cell goes by.
fn node(cell: AmountCell, source: Source<'_>) -> Node {
    let at = cell.figure();
    let formula = match source {
        Source::Cell(formula) => Some(formula),
        Source::Method(formula) => formula,
    };
    let references = formula.map(|formula| formula.expression().references()).unwrap_or_default();
    let reads = references.into_iter().filter_map(|reference| reference.seen_from(at)).collect();
    Node { cell, reads, circle: None, outcome: None, is_incomplete: false }
}

/// The changes, and with each amount of a line whose method is a formula, its prognosis there: that comes and goes with
/// the amounts.
fn with_methods(workbook: &Workbook, changes: &[Changed]) -> Vec<Changed> {
    let by_method = |change: &Changed| match change {
        Changed::Cell { cell: AmountCell::Line(id, place, field), .. } if *field != LineField::Prognosis => {
            workbook.line(*id).filter(|line| line.is_by_formula(workbook))?;
            let cell = AmountCell::Line(*id, *place, LineField::Prognosis);
            Some(Changed::Cell { cell, formula: true })
        }
        _ => None,
    };
    let more: Vec<Changed> = changes.iter().filter_map(by_method).collect();
    changes.iter().copied().chain(more).collect()
}

/// The amount cells of a project that are not empty for good: its fields and the years that it has.
fn entries(project: &Project) -> Vec<(AmountCell, &Entry<Money>)> {
    let fields = ProjectField::ALL
        .into_iter()
        .map(|field| (AmountCell::Project(project.id, field), project.amounts.get(field)));
    let years = project.coming_years.iter().flat_map(|(year, plan)| {
        [
            (AmountCell::Decided(project.id, *year), &plan.decided),
            (AmountCell::Requested(project.id, *year), &plan.requested),
        ]
    });
    fields.chain(years).collect()
}

/// Whether a project has a formula.
pub(in crate::rules) fn has_formula(project: &Project) -> bool {
    entries(project).iter().any(|(_, entry)| entry.formula().is_some())
}

/// Every formula of the workbook as a node, in the order of their cells.
fn nodes(workbook: &Workbook) -> Vec<Node> {
    let mut found = Vec::new();
    for line in workbook.lines() {
        let by_formula = line.is_by_formula(workbook).then(|| line.formula_in(workbook));
        let mut of_amounts = |place: Place, amounts: &LineAmounts| {
            for field in LineField::ALL {
                let source = match by_formula {
                    Some(formula) if field == LineField::Prognosis => {
                        amounts.counts_at(place).then_some(Source::Method(formula))
                    }
                    _ => amounts.get(field).formula().map(|formula| Source::Cell(formula)),
                };
                found.extend(source.map(|source| node(AmountCell::Line(line.id, place, field), source)));
            }
        };
        match &line.distribution {
            Distribution::ByKey { total, .. } => of_amounts(Place::Total, total),
            Distribution::Direct(parts) => {
                parts.iter().for_each(|(holder, part)| of_amounts(Place::Part(*holder), part));
            }
        }
    }
    for project in workbook.projects() {
        let formulas = entries(project).into_iter();
        found.extend(formulas.filter_map(|(cell, entry)| Some(node(cell, Source::Cell(entry.formula()?)))));
    }
    let mut order: Vec<_> =
        found.iter().enumerate().map(|(index, node)| (node.cell.figure(), index)).collect();
    crate::model::order::sort(&mut order);
    let mut found: Vec<Option<Node>> = found.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, index)| found[index].take()).collect()
}
