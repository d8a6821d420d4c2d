//! Which formulas a cell reaches, in which order they are calculated, and where they go in circles.
//!
//! What depends on what is decided by cells, rows and methods, not by values: a formula whose condition happens
//! not to need a figure depends on it all the same.

use std::sync::Arc;

use super::{AnyRow, Formulas};
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, LineField, Method, Place, RowId};
use crate::model::formula::{AmountCell, Figure, ProjectRow, TableRow};
use crate::model::id::{LineId, ProjectGroupId, ProjectId};
use crate::model::investment::{ProjectColumn, ProjectField};
use crate::model::member::Holder;
use crate::model::order;
use crate::rules::capital::reached_by;
use crate::rules::drift::DriftTable;

/// The entered amounts that a column of a line follows from.
pub(super) fn fields_of(column: DriftColumn, method: Method) -> &'static [LineField] {
    use LineField::{Actual, OriginalBudget, PriorActual, Prognosis, Supplements};
    match (column, method) {
        (DriftColumn::PriorActual, _) => &[PriorActual],
        (DriftColumn::OriginalBudget, _) => &[OriginalBudget],
        (DriftColumn::Supplements, _) => &[Supplements],
        (DriftColumn::Budget | DriftColumn::BudgetToDate, _)
        | (
            DriftColumn::Prognosis | DriftColumn::Deviation | DriftColumn::DeviationPercent,
            Method::AsBudget,
        ) => &[OriginalBudget, Supplements],
        (DriftColumn::Actual, _)
        | (DriftColumn::Prognosis, Method::RunRate | Method::ByProfile | Method::PriorRestScaled) => {
            &[Actual]
        }
        (DriftColumn::Prognosis, Method::PriorRest) => &[PriorActual, Actual],
        (DriftColumn::Deviation | DriftColumn::DeviationPercent, Method::PriorRest) => {
            &[PriorActual, OriginalBudget, Supplements, Actual]
        }
        (DriftColumn::DeviationToDate | DriftColumn::UsedPercent, _)
        | (DriftColumn::Prognosis, Method::BudgetForRest)
        | (
            DriftColumn::Deviation | DriftColumn::DeviationPercent,
            Method::RunRate | Method::ByProfile | Method::BudgetForRest | Method::PriorRestScaled,
        ) => &[OriginalBudget, Supplements, Actual],
        (DriftColumn::Prognosis, Method::Typed | Method::Formula) => &[Prognosis],
        (DriftColumn::Deviation | DriftColumn::DeviationPercent, Method::Typed | Method::Formula) => {
            &[OriginalBudget, Supplements, Prognosis]
        }
        // Formulas do not read these.
        (
            DriftColumn::Method
            | DriftColumn::Comment
            | DriftColumn::RawPrognosis
            | DriftColumn::Adjustments
            | DriftColumn::BeforeMeasures
            | DriftColumn::Measures
            | DriftColumn::CapitalCost,
            _,
        ) => &[],
    }
}

/// Whether a holder's amount counts for the others too: with the budget for the rest, an empty actual is nothing as soon
/// as another holder has one; and the prior year's rest is shared in proportion.
fn is_for_all(field: LineField, method: Method) -> bool {
    match method {
        Method::BudgetForRest => field == LineField::Actual,
        Method::PriorRest => matches!(field, LineField::Actual | LineField::PriorActual),
        _ => false,
    }
}

/// The cells of a project that a column follows from.
pub(in crate::rules) fn cells_of(id: ProjectId, column: ProjectColumn, method: Method) -> Vec<AmountCell> {
    use ProjectField::{
        Actual, CalculatedTotal, CarryOver, CarryOverOut, DecidedTotal, Income, IncomeBudget,
        IncomePrognosis, OriginalBudget, PriorSpending, Prognosis, Supplement, YearlyOperatingCost,
    };
    let both = |one, other| [cells_of(id, one, method), cells_of(id, other, method)].concat();
    let fields: &[ProjectField] = match (column, method) {
        (ProjectColumn::PriorSpending, _) => &[PriorSpending],
        (ProjectColumn::OriginalBudget, _) => &[OriginalBudget],
        (ProjectColumn::Supplement, _) => &[Supplement],
        (ProjectColumn::CarryOver, _) => &[CarryOver],
        (ProjectColumn::SupplementAndCarryOver, _) => &[Supplement, CarryOver],
        (ProjectColumn::Budget, _) | (ProjectColumn::Prognosis, Method::AsBudget) => {
            &[OriginalBudget, Supplement, CarryOver]
        }
        (ProjectColumn::Actual, _) | (ProjectColumn::Prognosis, Method::RunRate | Method::ByProfile) => {
            &[Actual]
        }
        // Projects have no months and no formula for all, and so no figure by these.
        (
            ProjectColumn::Prognosis | ProjectColumn::NetPrognosis | ProjectColumn::Deviation,
            Method::PriorRest | Method::PriorRestScaled | Method::Formula,
        ) => &[],
        (ProjectColumn::Prognosis, Method::BudgetForRest) => &[OriginalBudget, Supplement, CarryOver, Actual],
        (ProjectColumn::Prognosis, Method::Typed) => &[Prognosis],
        (ProjectColumn::IncomeBudget, _) => &[IncomeBudget],
        (ProjectColumn::Income, _) => &[Income],
        (ProjectColumn::IncomePrognosis, _) => &[IncomeBudget, IncomePrognosis],
        (ProjectColumn::NetBudget, _) => return both(ProjectColumn::Budget, ProjectColumn::IncomeBudget),
        (ProjectColumn::NetActual, _) => return both(ProjectColumn::Actual, ProjectColumn::Income),
        (ProjectColumn::NetPrognosis, _) => {
            return both(ProjectColumn::Prognosis, ProjectColumn::IncomePrognosis);
        }
        (ProjectColumn::DeviationToDate, _) => {
            return both(ProjectColumn::NetBudget, ProjectColumn::NetActual);
        }
        (ProjectColumn::Deviation, _) => return both(ProjectColumn::NetBudget, ProjectColumn::NetPrognosis),
        (ProjectColumn::DecidedTotal, _) => &[DecidedTotal],
        (ProjectColumn::CalculatedTotal, _) => &[CalculatedTotal],
        (ProjectColumn::YearlyOperatingCost, _) => &[YearlyOperatingCost],
        (ProjectColumn::CarryOverOut, _) => &[CarryOverOut],
        (ProjectColumn::Decided(year), _) => return vec![AmountCell::Decided(id, year)],
        (ProjectColumn::Requested(year), _) => return vec![AmountCell::Requested(id, year)],
        _ => &[],
    };
    fields.iter().map(|field| AmountCell::Project(id, *field)).collect()
}

/// Where the lines and projects stand, asked for one after the other.
pub(super) struct Places<'a> {
    workbook: &'a Workbook,
    drift: &'a [DriftTable],
    /// The line that was asked for last, with the rows in which it counts, from itself to the bottom line, and its
    /// method: many formulas of a line follow each other.
    last: Option<(LineId, Vec<TableRow>, Method)>,
}

impl<'a> Places<'a> {
    pub(super) fn new(workbook: &'a Workbook, drift: &'a [DriftTable]) -> Self {
        Self { workbook, drift, last: None }
    }

    /// The rows in which a line counts, and its method.
    fn line(&mut self, id: LineId) -> (&[TableRow], Method) {
        let last = self.last.take().filter(|(known, ..)| *known == id);
        let (_, rows, method) = self.last.insert(last.unwrap_or_else(|| {
            let own = self.workbook.line(id).and_then(|line| line.method);
            (id, rows_with(self.drift, id), own.unwrap_or(self.workbook.method))
        }));
        (rows, *method)
    }

    /// The table in which a project stands, and its method.
    fn project(&self, id: ProjectId) -> (Option<ProjectGroupId>, Method) {
        let mut groups = self.workbook.project_groups.iter();
        let group = groups.find(|group| group.projects.iter().any(|project| project.id == id));
        let own = self.workbook.project(id).and_then(|project| project.method);
        (group.map(|group| group.id), own.unwrap_or(self.workbook.method))
    }
}

pub(super) fn rows_with(drift: &[DriftTable], id: LineId) -> Vec<TableRow> {
    let mut rows = vec![TableRow::Row(RowId::Line(id))];
    for table in drift {
        let Some(mut at) = table.place_of(id) else { continue };
        while let Some(sum) = table.sum_with(at) {
            rows.push(table.rows[sum].id.map_or(TableRow::Result(table.activity), TableRow::Row));
            at = sum;
        }
        break;
    }
    rows
}

impl Formulas {
    /// The nodes that read a figure which follows from `cell`.
    pub(super) fn reached_from(&self, cell: AmountCell, places: &mut Places<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        match cell {
            AmountCell::Line(line, place, field) => {
                let (rows, method) = places.line(line);
                let counts = |figure| reaches(figure, field, method);
                for row in rows.iter().map(|row| AnyRow::Table(*row)) {
                    match place {
                        // A part counts for its holder and in the whole; a whole that a key splits for all.
                        // Whether anything is booked at all decides for all holders then.
                        Place::Part(holder)
                            if is_for_all(field, method) || self.additions.is_for_all(line) =>
                        {
                            let counts = |figure| {
                                let is_other = holder_of(figure).is_some_and(|other| other != holder);
                                reaches(figure, field, method)
                                    && (!is_other || self.is_for_others(line, figure, field, method))
                            };
                            self.read((row, None), (row, Some(Holder::Shared)), &counts, &mut found);
                        }
                        Place::Part(holder) => {
                            self.read((row, Some(holder)), (row, Some(holder)), &counts, &mut found);
                            self.read((row, None), (row, None), &counts, &mut found);
                        }
                        Place::Total => {
                            self.read((row, None), (row, Some(Holder::Shared)), &counts, &mut found);
                        }
                    }
                }
            }
            AmountCell::Project(id, _) | AmountCell::Decided(id, _) | AmountCell::Requested(id, _) => {
                let (group, method) = places.project(id);
                let counts = |figure| match figure {
                    Figure::Project { column, .. } => cells_of(id, column, method).contains(&cell),
                    Figure::Drift { .. } => false,
                };
                for row in [Some(ProjectRow::Project(id)), group.map(ProjectRow::Total)].into_iter().flatten()
                {
                    let row = (AnyRow::Project(row), None);
                    self.read(row, row, &counts, &mut found);
                }
                if let Some((line, whose)) = reached_by(places.workbook, cell) {
                    for row in places.line(line).0.iter().map(|row| AnyRow::Table(*row)) {
                        self.read(
                            (row, whose),
                            (row, whose.or(Some(Holder::Shared))),
                            &is_after_costs,
                            &mut found,
                        );
                        if whose.is_some() {
                            self.read((row, None), (row, None), &is_after_costs, &mut found);
                        }
                    }
                }
            }
        }
        found
    }

    /// Whether a holder's figure follows from what another has in a field. What is written is nobody else's; what is
    /// added to a prognosis may be split by what the others have.
    fn is_for_others(&self, line: LineId, figure: Figure, field: LineField, method: Method) -> bool {
        let Figure::Drift { column, .. } = figure else { return false };
        let is_ahead =
            matches!(column, DriftColumn::Prognosis | DriftColumn::Deviation | DriftColumn::DeviationPercent);
        is_for_all(field, method) && column != field.column() || is_ahead && self.additions.is_for_all(line)
    }

    /// Adds the nodes that read those figures between two places which count.
    fn read(
        &self,
        first: (AnyRow, Option<Holder>),
        last: (AnyRow, Option<Holder>),
        counts: &dyn Fn(Figure) -> bool,
        found: &mut Vec<usize>,
    ) {
        let key = |figure: Figure| (AnyRow::of(figure), holder_of(figure));
        let from = self.readers.partition_point(|(figure, _)| key(*figure) < first);
        let readers = self.readers[from..].iter().take_while(|(figure, _)| key(*figure) <= last);
        found.extend(readers.filter(|(figure, _)| counts(*figure)).map(|(_, node)| *node));
    }

    /// Whether a figure follows from a cell.
    fn follows(&self, figure: Figure, cell: AmountCell, places: &mut Places<'_>) -> bool {
        match (cell, AnyRow::of(figure)) {
            (AmountCell::Line(line, place, field), AnyRow::Table(row)) => {
                let (rows, method) = places.line(line);
                let whose = match (place, holder_of(figure)) {
                    (Place::Part(counted), Some(read)) => {
                        counted == read || self.is_for_others(line, figure, field, method)
                    }
                    _ => true,
                };
                whose && rows.contains(&row) && reaches(figure, field, method)
            }
            (AmountCell::Project(..), AnyRow::Table(row)) => {
                reached_by(places.workbook, cell).is_some_and(|(line, whose)| {
                    let reads = holder_of(figure).is_none_or(|read| whose.is_none_or(|whose| whose == read));
                    reads && is_after_costs(figure) && places.line(line).0.contains(&row)
                })
            }
            (
                AmountCell::Project(id, _) | AmountCell::Decided(id, _) | AmountCell::Requested(id, _),
                AnyRow::Project(row),
            ) => {
                let (group, method) = places.project(id);
                let counts = row == ProjectRow::Project(id) || group.map(ProjectRow::Total) == Some(row);
                let Figure::Project { column, .. } = figure else { return false };
                counts && cells_of(id, column, method).contains(&cell)
            }
            _ => false,
        }
    }

    /// Works out what depends on what: readers, order and circles, from the nodes and what they read.
    pub(super) fn arrange(&mut self, places: &mut Places<'_>) {
        let nodes = self.nodes.iter().enumerate();
        self.readers =
            nodes.flat_map(|(index, node)| node.reads.iter().map(move |read| (*read, index))).collect();
        order::sort(&mut self.readers);
        let loops = self.order_nodes(places);
        for node in &mut self.nodes {
            node.circle = None;
        }
        for nodes in loops {
            self.name_circle(&nodes, places);
        }
    }

    /// Puts the nodes in order and gives those that depend on themselves, in groups that depend on each other:
    /// strongly connected components (Tarjan 1972), without recursion, since chains can be long.
    fn order_nodes(&mut self, places: &mut Places<'_>) -> Vec<Vec<usize>> {
        const NEW: usize = usize::MAX;
        let count = self.nodes.len();
        let mut number = vec![NEW; count];
        let mut lowest = vec![0; count];
        let mut waiting = vec![false; count];
        let mut stack = Vec::new();
        let mut loops = Vec::new();
        let mut order = Vec::with_capacity(count);
        let mut next = 0;
        for root in 0..count {
            if number[root] != NEW {
                continue;
            }
            // Each frame: a node, the nodes it reaches, and how many of them have been looked at.
            let mut frames: Vec<(usize, Vec<usize>, usize)> = Vec::new();
            let mut enter = Some(root);
            loop {
                if let Some(node) = enter.take() {
                    number[node] = next;
                    lowest[node] = next;
                    next += 1;
                    stack.push(node);
                    waiting[node] = true;
                    let reached = self.reached_from(self.nodes[node].cell, places);
                    frames.push((node, reached, 0));
                }
                let Some((node, reached, looked_at)) = frames.last_mut() else { break };
                let node = *node;
                if let Some(other) = reached.get(*looked_at).copied() {
                    *looked_at += 1;
                    if number[other] == NEW {
                        enter = Some(other);
                    } else if waiting[other] {
                        lowest[node] = lowest[node].min(number[other]);
                    }
                    continue;
                }
                let reaches_itself = reached.contains(&node);
                frames.pop();
                if let Some((parent, ..)) = frames.last() {
                    lowest[*parent] = lowest[*parent].min(lowest[node]);
                }
                if lowest[node] == number[node] {
                    let from = stack.iter().rposition(|other| *other == node).unwrap_or_default();
                    let mut group = stack.split_off(from);
                    group.iter().for_each(|node| waiting[*node] = false);
                    order.extend(&group);
                    if group.len() > 1 || reaches_itself {
                        order::sort(&mut group);
                        loops.push(group);
                    }
                }
            }
        }
        // Groups are finished from the last that is reached to the first that reaches others.
        order.reverse();
        self.ranks = vec![0; count];
        for (rank, node) in order.iter().enumerate() {
            self.ranks[*node] = rank;
        }
        self.order = order;
        loops
    }

    /// Says of each node of a group that depends on itself along which figures it does. One that reads itself says
    /// so; the others share the shortest circle of the first.
    fn name_circle(&mut self, group: &[usize], places: &mut Places<'_>) {
        let mut shared: Option<Arc<[Figure]>> = None;
        for node in group {
            let reached = self.reached_from(self.nodes[*node].cell, places);
            let circle = if reached.contains(node) {
                self.figures_along(&[*node], places)
            } else {
                if shared.is_none() {
                    let nodes = self.shortest_circle(group, places);
                    shared = Some(self.figures_along(&nodes, places));
                }
                shared.clone().unwrap_or_default()
            };
            self.nodes[*node].circle = Some(circle);
        }
    }

    /// The nodes of the shortest circle from the first of a group, each reading the next.
    fn shortest_circle(&self, group: &[usize], places: &mut Places<'_>) -> Vec<usize> {
        let Some(start) = group.first().copied() else { return Vec::new() };
        // Nodes in the order that they are come to, each with the place in this list of the one before.
        let mut way = vec![(start, 0)];
        let mut seen = vec![false; self.nodes.len()];
        let mut at = 0;
        while let Some((node, _)) = way.get(at).copied() {
            for other in self.reached_from(self.nodes[node].cell, places) {
                if other == start {
                    // Back along the way: each was reached from, and so reads, the one before.
                    let mut circle = vec![start];
                    while at != 0 {
                        circle.push(way[at].0);
                        at = way[at].1;
                    }
                    return circle;
                }
                if group.binary_search(&other).is_ok() && !seen[other] {
                    seen[other] = true;
                    way.push((other, at));
                }
            }
            at += 1;
        }
        vec![start]
    }

    /// The figures along nodes of which each reads the next and the last the first: the cells, and the sums or
    /// calculated figures through which they read.
    fn figures_along(&self, nodes: &[usize], places: &mut Places<'_>) -> Arc<[Figure]> {
        let mut figures = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            let next = self.nodes[nodes[(index + 1) % nodes.len()]].cell;
            figures.push(self.nodes[*node].cell.figure());
            let through = self.nodes[*node].reads.iter().find(|figure| self.follows(**figure, next, places));
            figures.extend(through.filter(|figure| **figure != next.figure()));
        }
        figures.into()
    }
}

/// Whether a figure of a row follows from an amount of a line that counts there.
fn reaches(figure: Figure, field: LineField, method: Method) -> bool {
    match figure {
        Figure::Drift { column, .. } => fields_of(column, method).contains(&field),
        Figure::Project { .. } => false,
    }
}

/// Whether what projects cost counts in a figure of a line that has it.
pub(super) fn is_after_costs(figure: Figure) -> bool {
    use DriftColumn::{Deviation, DeviationPercent, Prognosis};
    matches!(figure, Figure::Drift { column: Prognosis | Deviation | DeviationPercent, .. })
}

fn holder_of(figure: Figure) -> Option<Holder> {
    match figure {
        Figure::Drift { holder, .. } => holder,
        Figure::Project { .. } => None,
    }
}
