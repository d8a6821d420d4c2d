//! The figures of a line: in total and for each holder.

use std::cell::Cell;

use litemap::LiteMap;
use rust_decimal::Decimal;

use super::Lens;
use crate::model::Workbook;
use crate::model::drift::{Distribution, Line, LineAmounts, LineField, Method, Place};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::id::{KeyId, LineId};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::order;
use crate::rules::added::{Addition, LineAdded, LineParts, add_to};
use crate::rules::figures::{self, Figures, Terms, sum};
use crate::rules::formula::Formulas;
use crate::rules::key::weights;
use crate::rules::months::{self, Lack, Prior};
use crate::rules::profile::Passed;
use crate::rules::sense::Sense;
use crate::rules::split::{split, split_like};

/// What the figures of lines are worked out from: the workbook, and the values of its formulas.
pub(in crate::rules) struct Calculation<'a> {
    pub(in crate::rules) workbook: &'a Workbook,
    formulas: &'a Formulas,
    /// Whether a formula was met whose value is not among those: a workbook without formulas need not be searched
    /// for some.
    met_formula: Cell<bool>,
}

impl<'a> Calculation<'a> {
    pub(in crate::rules) fn new(workbook: &'a Workbook, formulas: &'a Formulas) -> Self {
        Self { workbook, formulas, met_formula: Cell::new(false) }
    }

    pub(in crate::rules) fn has_met_formula(&self) -> bool {
        self.met_formula.get()
    }

    /// What is added to a line's prognosis.
    pub(super) fn additions(&self, line: &Line) -> &'a [Addition] {
        self.formulas.additions().to(line.id)
    }

    /// How a line's figures are worked out in this workbook.
    fn terms(&self, line: &Line) -> Terms {
        let workbook = self.workbook;
        let method = line.method.unwrap_or(workbook.method);
        let prior = Prior::of(line.months.as_deref(), workbook.period_end);
        let passed = Passed::of(line.profile_in(workbook), prior, workbook.period_end);
        Terms {
            sense: Sense::Kind(line.kind),
            method,
            passed: passed.ok(),
            passed_lacks: passed == Err(Lack::Unread),
            actual_lacks: months::leave_out(line, workbook.period_end),
            prior: prior.ok(),
            prior_lacks: prior == Err(Lack::Unread),
            prior_rest: prior.ok().map(|prior| prior.rest),
            period_end: workbook.period_end,
            is_booked: matches!(method, Method::BudgetForRest | Method::PriorRest) && has_actual(line),
        }
    }

    /// The figures that follow from the amounts at a place of a line.
    fn of_amounts(&self, line: &Line, place: Place, amounts: &LineAmounts, terms: Terms) -> Figures {
        figures::of_amounts(amounts, terms, |field| self.formula(line, place, field))
    }

    /// What the formula in a field of a line comes to, and whether it reads a sum that leaves something out.
    fn formula(&self, line: &Line, place: Place, field: LineField) -> Option<(Money, bool)> {
        let cell = AmountCell::Line(line.id, place, field);
        let outcome = self.formulas.outcome(cell);
        if outcome.is_none() {
            self.met_formula.set(true);
        }
        outcome?.as_ref().ok().map(|amount| (*amount, self.formulas.is_incomplete(cell)))
    }

    /// The figures of a line that a key splits, as a whole.
    fn of_total(&self, line: &Line, total: &LineAmounts) -> Figures {
        // A formula beneath the months that are the actual is one of the workbook's all the same.
        if total.get(LineField::Actual).formula().is_some() {
            let _ = self.formula(line, Place::Total, LineField::Actual);
        }
        let total = months::counted(line, total, self.workbook.period_end);
        self.of_amounts(line, Place::Total, &total, self.terms(line))
    }

    /// What each part of a direct line has of the prior year's rest, where the method goes by that: in proportion to
    /// their own prior actuals, or to what they have booked if none has any. Without either, or where one of them
    /// cannot be read, nobody knows whose the rest is; the terms then say so for all parts.
    fn prior_rests(
        &self,
        line: &Line,
        parts: &LiteMap<Holder, LineAmounts>,
        terms: &mut Terms,
    ) -> Option<Vec<Money>> {
        let rest = terms.prior_rest.filter(|_| terms.method == Method::PriorRest)?;
        for field in [LineField::PriorActual, LineField::Actual] {
            let lacks = &mut terms.prior_lacks;
            let value = |(holder, part): (&Holder, &LineAmounts)| match part.get(field) {
                Entry::Empty => Some(Money::ZERO),
                Entry::Formula(_) => {
                    let (amount, is_incomplete) = self.formula(line, Place::Part(*holder), field)?;
                    *lacks |= is_incomplete;
                    Some(amount)
                }
                entry => entry.value(),
            };
            let basis: Option<Vec<Money>> = parts.iter().map(value).collect();
            terms.prior_lacks |= basis.is_none();
            let basis = basis?;
            if basis.iter().any(|amount| !amount.is_zero()) {
                return Some(split_like(rest, &basis));
            }
        }
        None
    }
}

/// Whether any part of a direct line has an actual.
fn has_actual(line: &Line) -> bool {
    match &line.distribution {
        Distribution::Direct(parts) => parts.values().any(|part| !part.get(LineField::Actual).is_empty()),
        Distribution::ByKey { .. } => false,
    }
}

/// The holders of a table, and where each stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Holders(Vec<(Holder, usize)>);

impl Holders {
    /// The holders in the order of the table.
    pub(super) fn new(holders: &[Holder]) -> Self {
        let mut sorted: Vec<(Holder, usize)> =
            holders.iter().enumerate().map(|(place, holder)| (*holder, place)).collect();
        order::sort(&mut sorted);
        Self(sorted)
    }

    fn count(&self) -> usize {
        self.0.len()
    }

    /// Where a holder stands.
    pub(super) fn place(&self, holder: Holder) -> Option<usize> {
        let found = self.0.binary_search_by_key(&holder, |(holder, _)| *holder).ok()?;
        self.0.get(found).map(|(_, place)| *place)
    }

    /// The amounts with the place of their holder. Both are in the order of holders, so it is one walk.
    fn places<'a>(
        &self,
        amounts: &'a LiteMap<Holder, LineAmounts>,
    ) -> impl Iterator<Item = (usize, Holder, &'a LineAmounts)> {
        let mut known = self.0.iter().peekable();
        amounts.iter().filter_map(move |(holder, amounts)| {
            while known.next_if(|(known, _)| known < holder).is_some() {}
            known.next_if(|(known, _)| known == holder).map(|(_, place)| (*place, *holder, amounts))
        })
    }
}

/// The figures of one line: in total, and for each holder in order.
pub(super) struct LineFigures {
    pub(super) total: Figures,
    pub(super) parts: Vec<Figures>,
    pub(super) unsplit: bool,
    /// What is in the prognosis beside what the method gives.
    pub(super) added: Option<Box<LineAdded>>,
}

pub(super) fn of_line(calculation: &Calculation, line: &Line, holders: &Holders) -> LineFigures {
    let mut figures = before_additions(calculation, line, holders);
    let additions = calculation.additions(line);
    if !additions.is_empty() {
        let LineFigures { total, parts, .. } = &mut figures;
        let key = line.distribution.key();
        let mut parts = LineParts {
            total,
            parts,
            sense: Sense::Kind(line.kind),
            place: &|holder| holders.place(holder),
            key: key.map(|key| weights(calculation.workbook, calculation.workbook.key(key)?)),
        };
        figures.added = add_to(&mut parts, additions);
    }
    figures
}

/// The figures of a line that something is added to, for all or for one holder.
fn with_additions(calculation: &Calculation, line: &Line, holder: Option<Holder>) -> Figures {
    let all: Vec<Holder> = calculation.workbook.holders().collect();
    let holders = Holders::new(&all);
    let LineFigures { total, parts, .. } = of_line(calculation, line, &holders);
    match holder {
        None => total,
        Some(holder) => holders.place(holder).and_then(|place| parts.get(place).copied()).unwrap_or_default(),
    }
}

/// What each method would give for a line, before anything is added, in the order they are offered.
pub(in crate::rules) fn raw_prognoses(
    calculation: &Calculation,
    line: &Line,
) -> Vec<(Method, Option<Money>)> {
    let all: Vec<Holder> = calculation.workbook.holders().collect();
    let (mut line, holders) = (line.clone(), Holders::new(&all));
    let mut by = |method| {
        line.method = Some(method);
        (method, before_additions(calculation, &line, &holders).total.prognosis)
    };
    Method::ALL.into_iter().map(&mut by).collect()
}

/// What the methods give some lines, before anything is added.
pub(in crate::rules) struct RawPrognoses {
    holders: Holders,
    lines: LiteMap<LineId, LineFigures>,
}

impl RawPrognoses {
    /// Those of these lines; `None` where a formula of theirs has no value in the calculation.
    pub(in crate::rules) fn of<'l>(
        calculation: &Calculation,
        lines: impl Iterator<Item = &'l Line>,
    ) -> Option<Self> {
        let all: Vec<Holder> = calculation.workbook.holders().collect();
        let holders = Holders::new(&all);
        let mut known = LiteMap::new();
        for line in lines {
            known.insert(line.id, before_additions(calculation, line, &holders));
        }
        (!calculation.has_met_formula()).then_some(Self { holders, lines: known })
    }

    /// What the method gives a line through a lens.
    pub(in crate::rules) fn get(&self, line: LineId, lens: Lens) -> Option<Money> {
        let figures = self.lines.get(&line)?;
        match lens {
            Lens::Total => figures.total.prognosis,
            Lens::Holder(holder) => figures.parts.get(self.holders.place(holder)?)?.prognosis,
        }
    }
}

/// What the entered amounts and the method give.
fn before_additions(calculation: &Calculation, line: &Line, holders: &Holders) -> LineFigures {
    let mut terms = calculation.terms(line);
    match &line.distribution {
        Distribution::Direct(amounts) => {
            let mut parts = vec![Figures::default(); holders.count()];
            let mut total = Figures::default();
            let mut rests = calculation.prior_rests(line, amounts, &mut terms).into_iter().flatten();
            for (place, holder, amounts) in holders.places(amounts) {
                let terms = Terms { prior_rest: rests.next(), ..terms };
                let part = calculation.of_amounts(line, Place::Part(holder), amounts, terms);
                total.add(&part, false);
                parts[place] = part;
            }
            LineFigures { total, parts, unsplit: false, added: None }
        }
        Distribution::ByKey { key, total } => {
            let total = calculation.of_total(line, total);
            by_key(calculation.workbook, *key, total, terms, holders.count())
        }
    }
}

/// The figures of one holder's part, if the line is direct.
pub(in crate::rules) fn direct_part(
    calculation: &Calculation,
    line: &Line,
    holder: Holder,
) -> Option<Figures> {
    match &line.distribution {
        Distribution::Direct(_) if !calculation.additions(line).is_empty() => {
            Some(with_additions(calculation, line, Some(holder)))
        }
        Distribution::Direct(parts) => {
            let mut terms = calculation.terms(line);
            let Some(part) = parts.get(&holder) else { return Some(Figures::default()) };
            let rests = calculation.prior_rests(line, parts, &mut terms);
            let at = parts.keys().position(|known| *known == holder);
            let prior_rest = rests.zip(at).and_then(|(rests, at)| rests.get(at).copied());
            Some(calculation.of_amounts(line, Place::Part(holder), part, Terms { prior_rest, ..terms }))
        }
        Distribution::ByKey { .. } => None,
    }
}

/// What one holder's part of a direct line has of the prior year's rest, where the method goes by that.
pub(in crate::rules) fn prior_rest(calculation: &Calculation, line: &Line, holder: Holder) -> Option<Money> {
    let Distribution::Direct(parts) = &line.distribution else { return None };
    let rests = calculation.prior_rests(line, parts, &mut calculation.terms(line))?;
    let at = parts.keys().position(|known| *known == holder)?;
    rests.get(at).copied()
}

/// The figures of the whole line, if a key splits it.
pub(in crate::rules) fn total_by_key(calculation: &Calculation, line: &Line) -> Option<Figures> {
    match &line.distribution {
        Distribution::Direct(_) => None,
        Distribution::ByKey { .. } if !calculation.additions(line).is_empty() => {
            Some(with_additions(calculation, line, None))
        }
        Distribution::ByKey { total, .. } => Some(calculation.of_total(line, total)),
    }
}

/// Figures added up, column by column.
pub(super) fn sum_of<'a>(figures: impl IntoIterator<Item = &'a Figures>) -> Figures {
    let mut sum = Figures::default();
    figures.into_iter().for_each(|part| sum.add(part, false));
    sum
}

fn by_key(workbook: &Workbook, key: KeyId, total: Figures, terms: Terms, holders: usize) -> LineFigures {
    let weights = workbook.key(key).and_then(|key| weights(workbook, key));
    // What is shared by all has no weight: a key gives everything to the members.
    let parts = weights.map(|weights| split_figures(&total, &weights, terms, holders));
    let unsplit = parts.is_none();
    let unknown = || {
        let mut parts = vec![total.unknown_part(); holders];
        // What is shared, the last, has no part.
        parts.last_mut().map(std::mem::take);
        parts
    };
    LineFigures { total, parts: parts.unwrap_or_else(unknown), unsplit, added: None }
}

/// Each part of figures that a key splits. Entered amounts, budget to date and prognosis are split one by
/// one (a prognosis as budget is the budget); budgets and deviations follow from the parts, so that every row
/// adds up across and every column down.
fn split_figures(total: &Figures, weights: &[Decimal], terms: Terms, holders: usize) -> Vec<Figures> {
    let parts_of = |amount: Option<Money>| -> Vec<Option<Money>> {
        let mut parts: Vec<Option<Money>> = amount
            .and_then(|amount| split(amount, weights))
            .map(|parts| parts.into_iter().map(Some).collect())
            .unwrap_or_default();
        parts.resize(holders, None);
        parts
    };
    let prior_actual = parts_of(total.prior_actual);
    let original_budget = parts_of(total.original_budget);
    let supplements = parts_of(total.supplements);
    let budget_to_date = parts_of(total.budget_to_date);
    let actual = parts_of(total.actual);
    let prognosis = parts_of(total.prognosis);
    (0..holders)
        .map(|i| {
            let budget = sum([original_budget[i], supplements[i]]);
            // What is the budget in total is the budget in every part, however original and supplements round.
            let as_budget = |whole, part| if whole == total.budget { budget } else { part };
            let budget_to_date = as_budget(total.budget_to_date, budget_to_date[i]);
            let prognosis = match terms.method {
                Method::AsBudget => budget,
                _ => prognosis[i],
            };
            Figures {
                prior_actual: prior_actual[i],
                original_budget: original_budget[i],
                supplements: supplements[i],
                budget,
                budget_to_date,
                actual: actual[i],
                deviation_to_date: actual[i]
                    .filter(|_| total.deviation_to_date.is_some())
                    .map(|actual| terms.sense.deviation(budget_to_date.unwrap_or_default(), actual)),
                prognosis,
                deviation: prognosis
                    .filter(|_| total.deviation.is_some())
                    .map(|prognosis| terms.sense.deviation(budget.unwrap_or_default(), prognosis)),
                lacks: total.lacks,
            }
        })
        .collect()
}
