//! One change of a scenario, as edits of the workbook that it finds.

use rust_decimal::Decimal;

use super::Unplayable;
use super::scope::{Chosen, chosen};
use super::typed::is_actual;
use crate::model::Workbook;
use crate::model::capital::{CapitalCost, YearMonth};
use crate::model::drift::{Adjustment, Distribution, Line, LineField, Method, Place};
use crate::model::edit::{Edit, EditError, LineChange, PlanEdit, ProjectChange as Of, Setting, What};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::id::{KeyId, MeasureId, ProjectId};
use crate::model::investment::{Project, ProjectField};
use crate::model::measure::{Mark, Measure};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::period::{FiscalYear, Month};
use crate::model::scenario::{By, Change, ProjectChange};
use crate::model::workbook::Settlement;
use crate::rules::drift::{Tables, as_by_key};
use crate::rules::months::Prior;
use crate::rules::profile::Passed;
use crate::rules::project::of_project;
use crate::rules::split::split_like;

/// The edits that make `change` in `workbook`; `reason` is what adjustments of prognoses say of it.
///
/// # Errors
/// Why it cannot be made. Whether what it is about is there is asked by applying the edits.
pub(super) fn edits(
    workbook: &Workbook,
    tables: &Tables,
    change: &Change,
    reason: &str,
) -> Result<Vec<Edit>, Unplayable> {
    match change {
        Change::Prognosis { rows, holder, by } => {
            let chosen = chosen(workbook, tables, rows, *holder)?;
            let amounts = amounts(workbook, &chosen, *by)?;
            Ok(chosen
                .iter()
                .zip(amounts)
                .filter(|(_, amount)| !amount.is_zero())
                .map(|(chosen, amount)| adjusted(chosen, *holder, amount, reason))
                .collect())
        }
        Change::Cell(cell, entry) => typed_over(workbook, *cell, entry),
        Change::Measure(id, is_included) => changed(workbook, *id, |measure| {
            if *is_included && !measure.is_likely() {
                measure.marks.insert(Mark::Approved);
            }
            if *is_included {
                measure.marks.insert(Mark::Included)
            } else {
                measure.marks.remove(Mark::Included)
            };
        }),
        Change::MeasureStart(id, start) => changed(workbook, *id, |measure| measure.start.clone_from(start)),
        Change::Project(id, change) => of_the_project(workbook, tables, *id, *change),
        Change::Key { from, to } => exchanged(workbook, tables, *from, *to),
    }
}

/// By how much each of the lines changes.
fn amounts(workbook: &Workbook, chosen: &[Chosen<'_>], by: By) -> Result<Vec<Money>, Unplayable> {
    let each =
        |amount: &dyn Fn(&Chosen<'_>) -> Result<Money, Unplayable>| chosen.iter().map(amount).collect();
    match by {
        By::Percent(percent) => each(&|chosen| percent.of(chosen.prognosis).ok_or(Unplayable::TooLarge)),
        By::Index(percent, from) => each(&|chosen| {
            let rest = rest_from(workbook, chosen, from)?;
            percent.of(rest).ok_or(Unplayable::TooLarge)
        }),
        By::Amount(total) => {
            if chosen.iter().any(|one| one.line.kind != chosen[0].line.kind) {
                return Err(Unplayable::MixedKinds);
            }
            let now: Vec<Money> = chosen.iter().map(|one| one.prognosis.abs()).collect();
            Ok(split_like(total, &now))
        }
    }
}

/// What of a line's prognosis belongs to the months from `from` on that are not booked yet: by the line's profile, as its
/// budget is spread.
fn rest_from(workbook: &Workbook, chosen: &Chosen<'_>, from: Month) -> Result<Money, Unplayable> {
    let Chosen { line, prognosis, actual } = *chosen;
    let passed = |through: Month| {
        let prior = Prior::of(line.months.as_deref(), through);
        let passed = Passed::of(line.profile_in(workbook), prior, through);
        passed.map(Passed::fraction).map_err(|_| Unplayable::NoProfile)
    };
    // Without anything booked the whole year is still to come.
    let (rest, booked) = match actual {
        Some(actual) => (prognosis - actual, Some(workbook.period_end)),
        None => (prognosis, None),
    };
    let before = from.number().checked_sub(1).and_then(Month::new);
    match before.filter(|before| booked.is_none_or(|booked| *before > booked)) {
        None => Ok(rest),
        Some(before) => {
            let (gone, year) = passed(before)?;
            let (start, _) = booked.map_or(Ok((Decimal::ZERO, year)), passed)?;
            rest.share(year - gone, year - start).ok_or(Unplayable::NoProfile)
        }
    }
}

fn adjusted(chosen: &Chosen<'_>, holder: Option<Holder>, amount: Money, reason: &str) -> Edit {
    let mut adjustments = chosen.line.adjustments.clone();
    adjustments.push(Adjustment { holder, amount, reason: reason.to_owned() });
    Edit::Line(chosen.line.id, LineChange::Adjustments(adjustments))
}

/// A cell with another entry. A prognosis that is typed is the one that counts, whatever the method was.
fn typed_over(workbook: &Workbook, cell: AmountCell, entry: &Entry<Money>) -> Result<Vec<Edit>, Unplayable> {
    if is_actual(cell) {
        return Err(Unplayable::Actual);
    }
    let mut edits = Vec::new();
    match cell {
        AmountCell::Line(line, place, field) => {
            let method = workbook.line(line).and_then(|line| line.method).unwrap_or(workbook.method);
            let is_last = || workbook.line(line).is_some_and(|of| is_last_prognosis(workbook, of, place));
            let changed = changed_method(workbook, method, entry, is_last);
            edits.extend(
                changed
                    .filter(|_| field == LineField::Prognosis)
                    .map(|method| Edit::Line(line, LineChange::Method(method))),
            );
            edits.push(Edit::amount(line, place, field, entry.clone()));
        }
        AmountCell::Project(project, field) => {
            let method =
                workbook.project(project).and_then(|project| project.method).unwrap_or(workbook.method);
            let changed = changed_method(workbook, method, entry, || true);
            edits.extend(
                changed
                    .filter(|_| field == ProjectField::Prognosis)
                    .map(|method| Edit::Project(project, Of::Method(method))),
            );
            edits.push(Edit::Project(project, Of::Amount(field, entry.clone())));
        }
        AmountCell::Decided(project, year) | AmountCell::Requested(project, year) => {
            let mut coming =
                the_project(workbook, project)?.coming_years.get(&year).cloned().unwrap_or_default();
            match cell {
                AmountCell::Decided(..) => coming.decided = entry.clone(),
                _ => coming.requested = entry.clone(),
            }
            edits.push(Edit::Project(project, Of::ComingYear(year, coming)));
        }
    }
    Ok(edits)
}

/// The method that a written prognosis brings along, as in the tables: what is typed counts, and where the last typed figure is
/// cleared, the workbook's method is back.
fn changed_method(
    workbook: &Workbook,
    method: Method,
    entry: &Entry<Money>,
    is_last: impl Fn() -> bool,
) -> Option<Option<Method>> {
    match (entry, method) {
        (Entry::Empty, Method::Typed) if workbook.method != Method::Typed && is_last() => Some(None),
        (Entry::Empty, _) | (_, Method::Typed) => None,
        _ => Some(Some(Method::Typed)),
    }
}

/// Whether nobody else has a typed prognosis on a line.
fn is_last_prognosis(workbook: &Workbook, line: &Line, place: Place) -> bool {
    let others = workbook.holders().map(Place::Part).chain([Place::Total]).filter(|of| *of != place);
    others.into_iter().all(|of| line.entry(of, LineField::Prognosis).is_empty())
}

fn changed(
    workbook: &Workbook,
    id: MeasureId,
    change: impl Fn(&mut Measure),
) -> Result<Vec<Edit>, Unplayable> {
    let missing = Unplayable::Edit(EditError::Missing(What::Measure(id)));
    let mut measure = workbook.measure(id).cloned().ok_or(missing)?;
    change(&mut measure);
    Ok(vec![Edit::Plan(PlanEdit::Measure(Box::new(measure)))])
}

fn the_project(workbook: &Workbook, id: ProjectId) -> Result<&Project, Unplayable> {
    workbook.project(id).ok_or(Unplayable::Edit(EditError::Missing(What::Project(id))))
}

fn of_the_project(
    workbook: &Workbook,
    tables: &Tables,
    id: ProjectId,
    change: ProjectChange,
) -> Result<Vec<Edit>, Unplayable> {
    let project = the_project(workbook, id)?;
    let figures = of_project(workbook, tables.formulas(), project);
    let booked = figures.actual.unwrap_or_default();
    let with = |prognosis: Money| {
        let cell = AmountCell::Project(id, ProjectField::Prognosis);
        typed_over(workbook, cell, &Entry::Value(prognosis))
    };
    match change {
        ProjectChange::Moved(months) => {
            let mut in_use = project.in_use.clone();
            in_use.from = Some(later(in_use.from.ok_or(Unplayable::NoStart)?, months)?);
            Ok(vec![Edit::Project(id, Of::InUse(in_use))])
        }
        ProjectChange::Cut(percent) => {
            let now = figures.prognosis.ok_or(Unplayable::NoPrognosis)?;
            let less = percent.of(now).ok_or(Unplayable::TooLarge)?;
            with((now - less).max(booked.min(now)))
        }
        ProjectChange::Cancelled => {
            let mut in_use = project.in_use.clone();
            in_use.from = None;
            let mut edits = with(booked)?;
            edits.push(Edit::Project(id, Of::InUse(in_use)));
            Ok(edits)
        }
    }
}

/// So many months later.
fn later(from: YearMonth, months: i16) -> Result<YearMonth, Unplayable> {
    let at = i32::from(from.year.number()) * 12 + i32::from(from.month.number()) - 1 + i32::from(months);
    let year = u16::try_from(at.div_euclid(12)).ok().and_then(FiscalYear::new);
    let month = u8::try_from(at.rem_euclid(12) + 1).ok().and_then(Month::new);
    year.zip(month).map(|(year, month)| YearMonth { year, month }).ok_or(Unplayable::OutOfYears)
}

/// All that `from` splits, split by `to`.
fn exchanged(workbook: &Workbook, tables: &Tables, from: KeyId, to: KeyId) -> Result<Vec<Edit>, Unplayable> {
    for key in [from, to] {
        workbook.key(key).ok_or(Unplayable::Edit(EditError::Missing(What::Key(key))))?;
    }
    let mut edits: Vec<Edit> = workbook
        .lines()
        .filter(|line| line.distribution.key() == Some(from))
        .filter_map(|line| {
            let distribution: Distribution = as_by_key(tables.formulas(), line, to)?;
            Some(Edit::Line(line.id, LineChange::Distribution(distribution)))
        })
        .collect();
    if workbook.capital.key == Some(from) {
        let capital = CapitalCost { key: Some(to), ..workbook.capital };
        edits.push(Edit::Set(Setting::Capital(capital)));
    }
    if workbook.settlement.key == Some(from) {
        let settlement = Settlement { key: Some(to), ..workbook.settlement };
        edits.push(Edit::Set(Setting::Settlement(settlement)));
    }
    Ok(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scenario::Percent;

    #[test]
    fn months_go_over_the_turn_of_the_year() {
        let of = |text: &str| YearMonth::of(text).unwrap();
        assert_eq!(later(of("2022-09"), 6), Ok(of("2023-03")));
        assert_eq!(later(of("2022-03"), -3), Ok(of("2021-12")));
        assert_eq!(later(of("2022-03"), 0), Ok(of("2022-03")));
        assert_eq!(later(of("2022-03"), i16::MIN), Err(Unplayable::OutOfYears));
    }

    #[test]
    fn a_cut_is_of_the_prognosis() {
        let tenth = Percent::new(Decimal::TEN).unwrap();
        assert_eq!(tenth.of(Money::kronor(2_500)), Some(Money::kronor(250)));
    }
}
