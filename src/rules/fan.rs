//! What every method would give for a line, side by side (method fan): a figure of one's own is seen among them.

use crate::model::Workbook;
use crate::model::drift::{Distribution, Line, LineField, Method, Place};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::drift::{Calculation, Tables, raw_prognoses};
use crate::rules::figures::sum;
use crate::rules::formula::{evaluate, evaluate_method};

/// A line's prognosis by each method, before anything is added, in kronor as inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fan {
    /// The method that the line goes by.
    pub chosen: Method,
    /// What each method gives, in the order they are offered; `None` where it has nothing to go by.
    pub figures: Vec<(Method, Option<Money>)>,
}

impl Fan {
    /// What a method gives.
    #[must_use]
    pub fn by(&self, method: Method) -> Option<Money> {
        self.figures.iter().find(|(known, _)| *known == method).and_then(|(_, figure)| *figure)
    }

    /// The smallest and the largest figure that a method gives by itself, the controller's own left out.
    #[must_use]
    pub fn reach(&self) -> Option<(Money, Money)> {
        let figures = self.figures.iter().filter(|(method, _)| *method != Method::Typed);
        let mut known = figures.filter_map(|(_, figure)| *figure);
        let first = known.next()?;
        Some(known.fold((first, first), |(least, most), figure| (least.min(figure), most.max(figure))))
    }

    /// The controller's own figure that the line goes by, if it is smaller or larger than what any method gives, and the
    /// smallest or largest of those, which it is beyond.
    #[must_use]
    pub fn outside(&self) -> Option<(Money, Money)> {
        let own = self.by(Method::Typed).filter(|_| self.chosen == Method::Typed)?;
        let (least, most) = self.reach()?;
        let limit = if own < least { least } else { most };
        (own < least || own > most).then_some((own, limit))
    }
}

/// What every method would give for a line.
#[must_use]
pub fn fan(workbook: &Workbook, tables: &Tables, line: &Line) -> Fan {
    let calculation = Calculation::new(workbook, tables.formulas());
    let figures = figures(workbook, tables, line, &calculation).collect();
    Fan { chosen: line.method.unwrap_or(workbook.method), figures }
}

/// What each method would give, calculated when it is asked for.
fn figures(
    workbook: &Workbook,
    tables: &Tables,
    line: &Line,
    calculation: &Calculation,
) -> impl Iterator<Item = (Method, Option<Money>)> {
    raw_prognoses(calculation, line).map(move |(method, figure)| {
        (method, unchosen(workbook, tables, line, method, None).unwrap_or(figure))
    })
}

/// What [`Fan::outside`] says of a line, without more of its fan than is needed: most figures are soon seen to be between two.
#[must_use]
pub fn outside(workbook: &Workbook, tables: &Tables, line: &Line) -> Option<(Money, Money)> {
    let calculation = Calculation::new(workbook, tables.formulas());
    let mut fan = Fan { chosen: line.method.unwrap_or(workbook.method), figures: Vec::new() };
    for figure in figures(workbook, tables, line, &calculation) {
        fan.figures.push(figure);
        // The controller's own stands first. Once it is not beyond what some methods give, no more of them change that.
        if fan.reach().is_some() && fan.outside().is_none() {
            return None;
        }
    }
    fan.outside()
}

/// What a method would give a line, or one of its places, where the values of its formulas are not those that the tables
/// know, which has a cell's for the method that the line goes by; `None` where the tables know them.
pub(in crate::rules) fn unchosen(
    workbook: &Workbook,
    tables: &Tables,
    line: &Line,
    method: Method,
    at: Option<Place>,
) -> Option<Option<Money>> {
    let is_by_formula = line.is_by_formula(workbook);
    let at = |place: &Place| at.is_none_or(|at| at == *place);
    match method {
        Method::Formula if !is_by_formula => Some(by_formula(workbook, tables, line, at)),
        Method::Typed if is_by_formula => {
            Some(sum(places(line).filter(at).map(|place| own(workbook, tables, line, place))))
        }
        _ => None,
    }
}

/// The places of a line that have amounts.
fn places(line: &Line) -> impl Iterator<Item = Place> + '_ {
    let holders: Vec<Holder> = match &line.distribution {
        Distribution::Direct(parts) => parts.keys().copied().collect(),
        Distribution::ByKey { .. } => Vec::new(),
    };
    let total = line.distribution.key().map(|_| Place::Total);
    total.into_iter().chain(holders.into_iter().map(Place::Part))
}

/// What is written as the own figure at a place of a line that goes by another.
fn own(workbook: &Workbook, tables: &Tables, line: &Line, place: Place) -> Option<Money> {
    let cell = AmountCell::Line(line.id, place, LineField::Prognosis);
    match line.entry(place, LineField::Prognosis) {
        Entry::Formula(formula) => evaluate(workbook, tables, formula, cell.figure()).ok(),
        entry => entry.value(),
    }
}

/// What the formula would give a line that goes by another method; nothing where any part of it would have a mistake.
fn by_formula(
    workbook: &Workbook,
    tables: &Tables,
    line: &Line,
    at: impl Fn(&Place) -> bool,
) -> Option<Money> {
    let formula = line.formula_in(workbook)?;
    let mut parts = Vec::new();
    for place in places(line).filter(|place| at(place) && line.counts_at(*place)) {
        let at = AmountCell::Line(line.id, place, LineField::Prognosis).figure();
        parts.push(evaluate_method(workbook, tables, formula, at).ok()?);
    }
    sum(parts)
}
