//! The figures of a line: in total and for each holder.

use std::cell::Cell;
use std::sync::Arc;

use litemap::LiteMap;

use super::{DriftRow, Lens};
use crate::model::Workbook;
use crate::model::drift::{Distribution, Line, LineAmounts, LineField, Method, Place};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::id::{KeyId, LineId};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::order;
use crate::model::parts::Parts;
use crate::rules::added::{self, Addition, LineAdded, LineParts};
use crate::rules::figures::{self, Figures, Terms, sum, together};
use crate::rules::formula::Formulas;
use crate::rules::key::{Span, Weights, weights};
use crate::rules::months::{self, Lack, Prior};
use crate::rules::profile::Passed;
use crate::rules::sense::Sense;
use crate::rules::split::{Proportions, split_like};

/// What a key splits by, made ready for many amounts.
struct Shares {
    year: Proportions,
    /// To date and before, where the key changes within the year.
    other: Option<Box<[Proportions; 2]>>,
    /// Whether the months through the period end are split as the whole year is.
    is_even: bool,
}

impl Shares {
    fn of(weights: &Weights) -> Self {
        let of = |span| Proportions::of(weights.over(span).to_vec());
        let other = weights.changes().then(|| Box::new([of(Span::ToDate), of(Span::Before)]));
        Self { year: of(Span::Year), other, is_even: weights.is_even() }
    }

    fn over(&self, span: Span) -> &Proportions {
        match (span, &self.other) {
            (Span::ToDate, Some(other)) => &other[0],
            (Span::Before, Some(other)) => &other[1],
            _ => &self.year,
        }
    }
}

/// What the figures of lines are worked out from: the workbook, and the values of its formulas.
pub(in crate::rules) struct Calculation<'a> {
    pub(in crate::rules) workbook: &'a Workbook,
    formulas: &'a Formulas,
    /// Whether a formula was met whose value is not among those: a workbook without formulas need not be searched
    /// for some.
    met_formula: Cell<bool>,
    /// What keys split by, of those that were asked for: a key has many lines, and a line many amounts.
    keys: Cell<Vec<(KeyId, Option<Arc<Shares>>)>>,
}

impl<'a> Calculation<'a> {
    pub(in crate::rules) fn new(workbook: &'a Workbook, formulas: &'a Formulas) -> Self {
        Self { workbook, formulas, met_formula: Cell::new(false), keys: Cell::default() }
    }

    pub(in crate::rules) fn has_met_formula(&self) -> bool {
        self.met_formula.get()
    }

    /// What a key splits by; `None` if it has no usable weights.
    fn shares(&self, key: KeyId) -> Option<Arc<Shares>> {
        let mut known = self.keys.take();
        let at = known.iter().position(|(id, _)| *id == key).unwrap_or_else(|| {
            let weights = self.workbook.key(key).and_then(|key| weights(self.workbook, key));
            known.push((key, weights.map(|weights| Arc::new(Shares::of(&weights)))));
            known.len() - 1
        });
        let found = known.get(at).and_then(|(_, found)| found.clone());
        self.keys.set(known);
        found
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

    /// The figures that follow from the amounts at a place of a line, put where they belong: to move them takes its time.
    fn of_amounts(
        &self,
        into: &mut Figures,
        line: &Line,
        place: Place,
        amounts: &LineAmounts,
        terms: &Terms,
    ) {
        *into = figures::of_amounts(amounts, terms, |field| {
            if amounts.counts_at(place) { self.formula(line, place, field) } else { (None, false) }
        });
    }

    /// What the formula in a field of a line comes to, and whether that leaves something out.
    fn formula(&self, line: &Line, place: Place, field: LineField) -> (Option<Money>, bool) {
        let cell = AmountCell::Line(line.id, place, field);
        let seen = self.formulas.seen(cell);
        if seen.is_none() {
            self.met_formula.set(true);
        }
        seen.unwrap_or((None, true))
    }

    /// The figures of a line that a key splits, as a whole.
    fn of_total(&self, line: &Line, total: &LineAmounts) -> Figures {
        // A formula beneath the months that are the actual is one of the workbook's all the same.
        if total.get(LineField::Actual).formula().is_some() {
            let _ = self.formula(line, Place::Total, LineField::Actual);
        }
        let total = months::counted(line, total, self.workbook.period_end);
        let mut figures = Figures::default();
        self.of_amounts(&mut figures, line, Place::Total, &total, &self.terms(line));
        figures
    }

    /// What each part of a direct line has of the prior year's rest, where the method goes by that: in proportion to
    /// their own prior actuals, or to what they have booked if none has any. Without either, or where one of them
    /// cannot be read, nobody knows whose the rest is; the terms then say so for all parts.
    fn prior_rests(&self, line: &Line, parts: &Parts, terms: &mut Terms) -> Option<Vec<Money>> {
        let rest = terms.prior_rest.filter(|_| terms.method == Method::PriorRest)?;
        for field in [LineField::PriorActual, LineField::Actual] {
            let lacks = &mut terms.prior_lacks;
            let value = |(holder, part): (&Holder, &LineAmounts)| match part.get(field) {
                Entry::Empty => Some(Money::ZERO),
                Entry::Formula(_) => {
                    let (amount, is_incomplete) = self.formula(line, Place::Part(*holder), field);
                    *lacks |= is_incomplete;
                    amount
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
pub(super) fn has_actual(line: &Line) -> bool {
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
        self.find(holder).map(|(place, _)| place)
    }

    /// The same, and how many holders come before it in their order.
    pub(super) fn find(&self, holder: Holder) -> Option<(usize, usize)> {
        let found = self.0.binary_search_by_key(&holder, |(holder, _)| *holder).ok()?;
        self.0.get(found).map(|(_, place)| (*place, found))
    }

    /// The amounts with the place of their holder. Both are in the order of holders, so it is one walk.
    fn places<'a>(&self, amounts: &'a Parts) -> impl Iterator<Item = (usize, Holder, &'a LineAmounts)> {
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

/// The figures of a line. `before` are those that it had while it was split, or was direct, as it is now, if it had any.
pub(super) fn of_line(
    calculation: &Calculation,
    line: &Line,
    holders: &Holders,
    before: Option<&DriftRow>,
) -> LineFigures {
    let is_plain = calculation.additions(line).is_empty();
    let before = before.filter(|row| is_plain && row.added.is_none());
    let mut figures = before_additions(calculation, line, holders, before);
    let LineFigures { total, parts, added, .. } = &mut figures;
    add_instead(calculation, line, holders, (total, parts, added));
    figures
}

/// Adds to the figures of a line what is added to it now, in the place of what was: all else stays as it is.
pub(super) fn add_instead(
    calculation: &Calculation,
    line: &Line,
    holders: &Holders,
    (total, parts, before): (&mut Figures, &mut [Figures], &mut Option<Box<LineAdded>>),
) {
    let additions = calculation.additions(line);
    if additions.is_empty() && before.is_none() {
        return;
    }
    let key = line.distribution.key();
    let mut parts = LineParts {
        total,
        parts,
        sense: Sense::Kind(line.kind),
        place: &|holder| holders.place(holder),
        key: key.map(|key| weights(calculation.workbook, calculation.workbook.key(key)?)),
    };
    *before = added::add_instead(&mut parts, before.take(), additions);
}

/// The figures of a line that something is added to, for all or for one holder.
fn with_additions(calculation: &Calculation, line: &Line, holder: Option<Holder>) -> Figures {
    let all: Vec<Holder> = calculation.workbook.holders().collect();
    let holders = Holders::new(&all);
    let LineFigures { total, parts, .. } = of_line(calculation, line, &holders, None);
    match holder {
        None => total,
        Some(holder) => holders.place(holder).and_then(|place| parts.get(place).copied()).unwrap_or_default(),
    }
}

/// What each method would give for a line, before anything is added, in the order they are offered. Each is calculated when it is
/// asked for.
pub(in crate::rules) fn raw_prognoses(
    calculation: &Calculation,
    line: &Line,
) -> impl Iterator<Item = (Method, Option<Money>)> {
    let all: Vec<Holder> = calculation.workbook.holders().collect();
    let (mut line, holders) = (line.clone(), Holders::new(&all));
    Method::ALL.into_iter().map(move |method| {
        line.method = Some(method);
        (method, raw_prognosis(calculation, &line, &holders))
    })
}

/// What the method gives for a line, before anything is added: that of [`before_additions`], without all that comes with it.
fn raw_prognosis(calculation: &Calculation, line: &Line, holders: &Holders) -> Option<Money> {
    match &line.distribution {
        Distribution::Direct(amounts) => {
            let mut terms = calculation.terms(line);
            let mut rests = calculation.prior_rests(line, amounts, &mut terms).into_iter().flatten();
            sum(holders.places(amounts).map(|(_, holder, amounts)| {
                terms.prior_rest = rests.next();
                let mut part = Figures::default();
                calculation.of_amounts(&mut part, line, Place::Part(holder), amounts, &terms);
                part.prognosis
            }))
        }
        Distribution::ByKey { total, .. } => calculation.of_total(line, total).prognosis,
    }
}

/// The figures of a line in total or for one holder, before anything is added to its prognosis; `None` for a holder that is
/// not in the workbook.
pub(in crate::rules) fn raw_figures(calculation: &Calculation, line: &Line, lens: Lens) -> Option<Figures> {
    let all: Vec<Holder> = calculation.workbook.holders().collect();
    let holders = Holders::new(&all);
    let LineFigures { total, parts, .. } = before_additions(calculation, line, &holders, None);
    match lens {
        Lens::Total => Some(total),
        Lens::Holder(holder) => parts.get(holders.place(holder)?).copied(),
    }
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
            known.insert(line.id, before_additions(calculation, line, &holders, None));
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

/// What the entered amounts and the method give, and gave before.
fn before_additions(
    calculation: &Calculation,
    line: &Line,
    holders: &Holders,
    before: Option<&DriftRow>,
) -> LineFigures {
    let mut terms = calculation.terms(line);
    match &line.distribution {
        Distribution::Direct(amounts) => {
            let mut parts = Figures::empty(holders.count());
            let mut total = Figures::default();
            let mut rests = calculation.prior_rests(line, amounts, &mut terms).into_iter().flatten();
            for (place, holder, amounts) in holders.places(amounts) {
                terms.prior_rest = rests.next();
                let Some(part) = parts.get_mut(place) else { continue };
                calculation.of_amounts(part, line, Place::Part(holder), amounts, &terms);
                total.add(part, false);
            }
            LineFigures { total, parts, unsplit: false, added: None }
        }
        Distribution::ByKey { key, total } => {
            let total = calculation.of_total(line, total);
            let parts = calculation.shares(*key).map(|shares| {
                let before = before.filter(|row| !row.unsplit);
                split_figures(&total, &shares, terms, holders.count(), before)
            });
            let unsplit = parts.is_none();
            let unknown = || {
                let mut parts = vec![total.unknown_part(); holders.count()];
                // What is shared, the last, has no part.
                parts.last_mut().map(std::mem::take);
                parts
            };
            LineFigures { parts: parts.unwrap_or_else(unknown), total, unsplit, added: None }
        }
    }
}

/// The figures of one holder's part, if the line is direct.
pub(in crate::rules) fn direct_part(
    calculation: &Calculation,
    line: &Line,
    holder: Holder,
) -> Option<Figures> {
    let own = own_part(calculation, line, holder, usize::MAX);
    let is_added_to = own.is_some() && !calculation.additions(line).is_empty();
    if is_added_to { Some(with_additions(calculation, line, Some(holder))) } else { own }
}

/// The same before anything is added. `guess` is where the holder may stand among those of the line.
pub(super) fn own_part(
    calculation: &Calculation,
    line: &Line,
    holder: Holder,
    guess: usize,
) -> Option<Figures> {
    let Distribution::Direct(parts) = &line.distribution else { return None };
    let Some(part) = parts.get_near(&holder, guess) else { return Some(Figures::default()) };
    let mut terms = calculation.terms(line);
    let rests = calculation.prior_rests(line, parts, &mut terms);
    let rest = |rests: Vec<Money>| rests.get(parts.keys().position(|known| *known == holder)?).copied();
    terms.prior_rest = rests.and_then(rest);
    let mut figures = Figures::default();
    calculation.of_amounts(&mut figures, line, Place::Part(holder), part, &terms);
    Some(figures)
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

/// A column of figures.
type Column = fn(&mut Figures) -> &mut Option<Money>;

/// Each part of figures that a key splits. Entered amounts, budget to date and prognosis are split one by
/// one (a prognosis as budget is the budget); budgets and deviations follow from the parts, so that every row
/// adds up across and every column down.
///
/// Where the whole's amount in a column is what it was before, so are its parts.
fn split_figures(
    total: &Figures,
    shares: &Shares,
    terms: Terms,
    holders: usize,
    before: Option<&DriftRow>,
) -> Vec<Figures> {
    let mut parts = before.map_or_else(|| Figures::empty(holders), |row| row.parts.clone());
    let (mut whole, mut before) = (*total, before.map(|row| row.total));
    // Splits a column again if its amount is another; says whether it is.
    let mut split = |span: Span, column: Column, is_other: bool| {
        let amount = *column(&mut whole);
        if !is_other && before.as_mut().is_some_and(|before| *column(before) == amount) {
            return false;
        }
        // What is shared by all has no weight: a key gives everything to the members.
        let amounts = amount.and_then(|amount| shares.over(span).split(amount));
        let mut amounts = amounts.unwrap_or_default().into_iter();
        parts.iter_mut().for_each(|part| *column(part) = amounts.next());
        true
    };
    split(Span::Before, |figures| &mut figures.prior_actual, false);
    split(Span::ToDate, |figures| &mut figures.actual, false);
    let is_other_budget = split(Span::Year, |figures| &mut figures.original_budget, false)
        | split(Span::Year, |figures| &mut figures.supplements, false);
    // What is the budget in total is the budget in every part, however original and supplements round.
    let to_date_is_budget = total.budget_to_date == total.budget && shares.is_even;
    if !to_date_is_budget {
        split(Span::ToDate, |figures| &mut figures.budget_to_date, is_other_budget);
    }
    let prognosis_is_budget = terms.method == Method::AsBudget;
    if !prognosis_is_budget {
        split(Span::Year, |figures| &mut figures.prognosis, false);
    }
    for part in &mut parts {
        part.budget = together(part.original_budget, part.supplements);
        if to_date_is_budget {
            part.budget_to_date = part.budget;
        }
        if prognosis_is_budget {
            part.prognosis = part.budget;
        }
        let deviation = |whole: Option<Money>, budget: Option<Money>, outcome: Option<Money>| {
            let deviation = |outcome| terms.sense.deviation(budget.unwrap_or_default(), outcome);
            outcome.filter(|_| whole.is_some()).map(deviation)
        };
        part.deviation_to_date = deviation(total.deviation_to_date, part.budget_to_date, part.actual);
        part.deviation = deviation(total.deviation, part.budget, part.prognosis);
        part.lacks = total.lacks;
    }
    parts
}
