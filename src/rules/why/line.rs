//! Why the figures of a line are what they are: in total, and for each holder.

use super::amounts::Builder;
use super::drift::{Seen, holders, with_lacks};
use super::figure::{drift_row, measure_at, project_at};
use super::key::{push_key, span_of};
use super::{Book, Is, Missing, Quantity, Rule, Where, Why, Working};
use crate::model::drift::{Distribution, DriftColumn, Line, LineField, Method, Place, Profile};
use crate::model::entry::Entry;
use crate::model::formula::{AmountCell, Figure, Formula, ProjectRow, Reference, TableRow};
use crate::model::id::KeyId;
use crate::model::investment::ProjectColumn;
use crate::model::measure::MeasureColumn;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::months::BookedYear;
use crate::model::period::Month;
use crate::rules::added::{Addition, Cause, parts_of};
use crate::rules::capital::by_project;
use crate::rules::drift::{Calculation, Lens, prior_rest};
use crate::rules::formula::{Fault, in_present_signs};
use crate::rules::key::weights;
use crate::rules::measure::counted;
use crate::rules::months::{Prior, are_the_actual, method_lacks, profile_lacks};
use crate::rules::profile::Passed;
use crate::rules::sense::Sense;

/// Why a figure of a line is what it is; deviations and ratios are those of any row.
pub(super) fn why(seen: Seen<'_>, line: &Line, column: DriftColumn) -> Option<Why> {
    match column {
        DriftColumn::Budget => budget(seen, line),
        DriftColumn::BudgetToDate => to_date(seen, line),
        DriftColumn::Prognosis if seen.row.added.is_some() => Some(added(seen)),
        DriftColumn::RawPrognosis | DriftColumn::Prognosis => by_method(seen, line, column),
        DriftColumn::Adjustments | DriftColumn::Measures | DriftColumn::CapitalCost => {
            additions(seen, line, Cause::of(column)?, column)
        }
        DriftColumn::Actual if line.distribution.key().is_some() && seen.lens == Lens::Total => {
            match are_the_actual(line, seen.book.workbook.period_end) {
                true => Some(months(seen, line)),
                false => entered(seen, line, column),
            }
        }
        _ => entered(seen, line, column),
    }
}

/// Where people write what is seen; `None` where it follows from what is written elsewhere.
fn place(seen: Seen<'_>, line: &Line) -> Option<Place> {
    match (&line.distribution, seen.lens) {
        (Distribution::ByKey { .. }, Lens::Total) => Some(Place::Total),
        (Distribution::Direct(_), Lens::Holder(holder)) => Some(Place::Part(holder)),
        _ => None,
    }
}

/// The key that gives what is seen its part; `None` where that is not a part by key.
fn key_of_part(seen: Seen<'_>, line: &Line) -> Option<KeyId> {
    line.distribution.key().filter(|_| seen.lens != Lens::Total)
}

/// A column that people write in: what a formula gives, the sum of the holders, or a part.
fn entered(seen: Seen<'_>, line: &Line, column: DriftColumn) -> Option<Why> {
    let field = LineField::ALL.into_iter().find(|field| field.column() == column);
    match (place(seen, line), field) {
        (Some(place), Some(field)) => {
            of_entry(seen.book, seen.column(column), AmountCell::Line(line.id, place, field))
        }
        _ => match key_of_part(seen, line) {
            Some(key) => part(seen, key, column),
            None => holders(seen, column),
        },
    }
}

/// Why a cell that people write in shows what it does: what its formula gives, or what its decisions come to.
pub(super) fn of_entry(book: Book<'_>, of: Where, cell: AmountCell) -> Option<Why> {
    match book.workbook.entry(cell) {
        Entry::Formula(formula) => Some(of_formula(book, of, formula, cell)),
        Entry::Decisions(decisions) => {
            let mut builder = Builder::new(book, of, Rule::Decisions);
            for (at, decision) in decisions.list().iter().enumerate() {
                builder.push(Is::Decision(cell, at), decision.amount, false);
            }
            builder.sum()
        }
        _ => None,
    }
}

/// What a formula reads, and what it gives.
pub(super) fn of_formula(book: Book<'_>, of: Where, formula: &Formula, cell: AmountCell) -> Why {
    let missing = match book.tables.formulas().outcome(cell) {
        Some(Ok(_)) => return reading(book, of, formula, cell),
        Some(Err(fault)) => fault.clone(),
        // The formula of a method does not count where nothing is written.
        None => Fault::Empty,
    };
    Builder::new(book, of, Rule::Formula).missing(Missing::Formula(missing))
}

/// What a formula reads that gives something at a cell.
pub(super) fn reading(book: Book<'_>, of: Where, formula: &Formula, cell: AmountCell) -> Why {
    let Book { workbook, tables } = book;
    let mut builder = Builder::new(book, of, Rule::Formula);
    let at = cell.figure();
    let Some(present) = in_present_signs(workbook, tables, formula, at) else { return builder.done() };
    let mut known: Vec<Figure> = Vec::new();
    for figure in present.expression().references().into_iter().filter_map(|of| of.seen_from(at)) {
        if !known.contains(&figure) {
            known.push(figure);
            let Some(place) = where_of(book, figure) else { continue };
            if builder.add(place, false) {
                continue;
            }
            if let Where::Drift { activity, row, lens, column: DriftColumn::UsedPercent } = place
                && let Some((table, row)) = drift_row(book, activity, row)
                && let Some(ratio) = table.figures(row, lens).and_then(|figures| figures.used_ratio())
            {
                builder.number(Is::Hidden(place), ratio);
            }
        }
    }
    if present.expression().references().contains(&Reference::MonthsPassed) {
        builder.number(Is::MonthsPassed, workbook.period_end.number());
    }
    builder.working(Working::Formula(Box::new(present), at));
    let mut why = builder.done();
    // The formula has its own signs.
    why.operands.iter_mut().for_each(|operand| operand.minus = false);
    why
}

/// Where a figure stands that a formula reads.
fn where_of(book: Book<'_>, figure: Figure) -> Option<Where> {
    match figure {
        Figure::Drift { row, holder, column } => {
            let (activity, row) = match row {
                TableRow::Result(activity) => (activity, None),
                TableRow::Row(id) => {
                    (book.tables.iter().find(|table| table.row(Some(id)).is_some())?.activity, Some(id))
                }
            };
            Some(Where::Drift { activity, row, lens: Lens::of(holder), column })
        }
        Figure::Project { row: ProjectRow::Project(id), column } => {
            project_at(book.workbook, book.workbook.project(id)?, column)
        }
        Figure::Project { row: ProjectRow::Total(group), column } => {
            Some(Where::Project { group, project: None, lens: Lens::Total, column })
        }
    }
}

/// A holder's part by a key.
fn part(seen: Seen<'_>, key: KeyId, column: DriftColumn) -> Option<Why> {
    let workbook = seen.book.workbook;
    let mut builder = seen.builder(column, Rule::Key(key));
    let total = Seen { lens: Lens::Total, ..seen };
    let of = total.amount(column)?;
    let Lens::Holder(Holder::Member(member)) = seen.lens else { return None };
    let at = workbook.members.iter().position(|known| known.id == member)?;
    let of = super::figure::written(seen.book, total.column(column), of);
    let is_known = builder.is_known();
    builder.push_at(total.column(column), Quantity::Amount(of), false);
    let weights = push_key(&mut builder, seen.book, workbook.key(key)?, span_of(column), (member, at));
    let Some(weights) = weights else { return Some(builder.missing(Missing::Key(key))) };
    if !is_known {
        return None;
    }
    builder.working(Working::Part { weights, at });
    Some(with_lacks(seen, builder.done(), column))
}

/// Original budget and supplements. Without supplements the budget is what is written as the original one.
fn budget(seen: Seen<'_>, line: &Line) -> Option<Why> {
    let column = DriftColumn::Budget;
    let key = key_of_part(seen, line);
    let is_original =
        seen.amount(DriftColumn::Supplements).is_none() && !seen.lacks(DriftColumn::Supplements);
    match (key, place(seen, line)) {
        (Some(key), _) if is_original || seen.row.unsplit => return part(seen, key, column),
        (None, None) if is_original => return holders(seen, column),
        (_, Some(place)) if is_original => {
            let field = LineField::OriginalBudget;
            return of_entry(seen.book, seen.column(column), AmountCell::Line(line.id, place, field));
        }
        _ => {}
    }
    let mut builder = seen.builder(column, Rule::Columns);
    for of in [DriftColumn::OriginalBudget, DriftColumn::Supplements] {
        builder.add(seen.column(of), false);
        if seen.lacks(of) {
            builder.leave_out(seen.column(of));
        }
    }
    builder.sum()
}

/// What the prior year's months and the profile say of a line.
fn passed(book: Book<'_>, line: &Line) -> (Option<Prior>, Option<Passed>) {
    let prior = Prior::of(line.months.as_deref(), book.workbook.period_end);
    (prior.ok(), Passed::of(line.profile_in(book.workbook), prior, book.workbook.period_end).ok())
}

/// The months passed, in what the profile counts in, and those of the year.
fn push_passed(builder: &mut Builder<'_>, book: Book<'_>, line: &Line, passed: Passed, to_year: bool) {
    let (months, year) = passed.fraction();
    let (passed, whole) = match line.profile_in(book.workbook) {
        Profile::Even => (Is::MonthsPassed, Is::MonthsOfYear),
        Profile::Months(_) => (Is::WeightsPassed, Is::WeightsOfYear),
        Profile::PriorYear => (Is::PriorToDate, Is::PriorYear),
    };
    let of = [(passed, months), (whole, year)];
    let [first, second] = if to_year { [of[1], of[0]] } else { of };
    builder.number(first.0, first.1);
    builder.number(second.0, second.1);
}

/// The part of the budget that belongs to the months passed.
fn to_date(seen: Seen<'_>, line: &Line) -> Option<Why> {
    let column = DriftColumn::BudgetToDate;
    let Some(known) = seen.amount(column) else {
        let has_budget = seen.amount(DriftColumn::Budget).is_some() || seen.lacks(DriftColumn::Budget);
        let builder = seen.builder(column, Rule::ToDate);
        return has_budget.then(|| builder.missing(why_none(seen, line, column)));
    };
    if let Some(key) = key_of_part(seen, line) {
        // What is the budget in total is the budget in every part.
        let total = Seen { lens: Lens::Total, ..seen };
        let weights = seen.book.workbook.key(key).and_then(|key| weights(seen.book.workbook, key));
        if total.amount(column) != total.amount(DriftColumn::Budget)
            || weights.is_some_and(|weights| !weights.is_even())
        {
            return part(seen, key, column);
        }
        let mut builder = seen.builder(column, Rule::Columns);
        builder.add(seen.column(DriftColumn::Budget), false);
        return (seen.amount(DriftColumn::Budget) == Some(known)).then(|| builder.done());
    }
    let (_, passed) = passed(seen.book, line);
    let mut builder = seen.builder(column, Rule::ToDate);
    builder.add(seen.column(DriftColumn::Budget), false);
    push_passed(&mut builder, seen.book, line, passed?, false);
    builder.working(Working::Share);
    finished(seen, line, builder, column)
}

/// The explanation, where its operands come to the figure; otherwise a direct line is the sum of its holders.
fn finished(seen: Seen<'_>, line: &Line, mut builder: Builder<'_>, column: DriftColumn) -> Option<Why> {
    let parts = if place(seen, line).is_some() { 0 } else { seen.table.holders.len() };
    if builder.round(parts) { Some(with_lacks(seen, builder.done(), column)) } else { holders(seen, column) }
}

/// What the method gives, and what is added to it.
fn added(seen: Seen<'_>) -> Why {
    let mut builder = seen.builder(DriftColumn::Prognosis, Rule::Added);
    for column in
        [DriftColumn::RawPrognosis, DriftColumn::Adjustments, DriftColumn::Measures, DriftColumn::CapitalCost]
    {
        builder.add(seen.column(column), false);
    }
    let known = builder.is_known();
    let why = builder.done();
    if known {
        with_lacks(seen, why, DriftColumn::Prognosis)
    } else {
        Why { missing: Some(Missing::Typed), ..why }
    }
}

/// What the method gives.
pub(super) fn by_method(seen: Seen<'_>, line: &Line, column: DriftColumn) -> Option<Why> {
    let workbook = seen.book.workbook;
    let method = line.method.unwrap_or(workbook.method);
    let rule = Rule::Method(method);
    if seen.amount(column).is_none() {
        if matches!(method, Method::Typed | Method::Formula) {
            return typed(seen, line, column);
        }
        return Some(seen.builder(column, rule).missing(why_none(seen, line, DriftColumn::Prognosis)));
    }
    let mut builder = seen.builder(column, rule);
    if let Some(key) = key_of_part(seen, line) {
        if method != Method::AsBudget {
            return part(seen, key, column);
        }
        builder.add(seen.column(DriftColumn::Budget), false);
        return Some(with_lacks(seen, builder.done(), column));
    }
    let (prior, passed) = passed(seen.book, line);
    let [actual, budget] = [DriftColumn::Actual, DriftColumn::Budget].map(|of| seen.column(of));
    match method {
        Method::Typed | Method::Formula => return typed(seen, line, column),
        Method::AsBudget => {
            builder.add(budget, false);
        }
        Method::RunRate => {
            builder.add(actual, false);
            builder.number(Is::MonthsOfYear, 12);
            builder.number(Is::MonthsPassed, workbook.period_end.number());
            builder.working(Working::Share);
        }
        Method::ByProfile => {
            builder.add(actual, false);
            push_passed(&mut builder, seen.book, line, passed?, true);
            builder.working(Working::Share);
        }
        Method::BudgetForRest => {
            builder.add_or_zero(actual, false);
            builder.add(budget, false);
            builder.add(seen.column(DriftColumn::BudgetToDate), true);
        }
        Method::PriorRest => {
            builder.add_or_zero(actual, false);
            let rest = match seen.lens {
                Lens::Total => prior?.rest,
                Lens::Holder(holder) => {
                    let calculation = Calculation::new(workbook, seen.book.tables.formulas());
                    prior_rest(&calculation, line, holder)?
                }
            };
            builder.push(Is::PriorRest, rest, false);
        }
        Method::PriorRestScaled => {
            let prior = prior?;
            builder.add(actual, false);
            builder.add(actual, false);
            builder.number(Is::PriorRest, prior.rest.as_decimal());
            builder.number(Is::PriorToDate, prior.to_date.as_decimal());
            builder.working(Working::PlusShare);
        }
    }
    finished(seen, line, builder, column)
}

/// The controller's own figure or what the formula of the method gives, which a formula or the holders may give.
fn typed(seen: Seen<'_>, line: &Line, column: DriftColumn) -> Option<Why> {
    let field = LineField::Prognosis;
    match (place(seen, line), key_of_part(seen, line)) {
        (Some(place), _) if line.is_by_formula(seen.book.workbook) => {
            let cell = AmountCell::Line(line.id, place, field);
            Some(match line.formula_in(seen.book.workbook) {
                Some(formula) => of_formula(seen.book, seen.column(column), formula, cell),
                None => seen.builder(column, Rule::Formula).missing(Missing::Formula(Fault::Unwritten)),
            })
        }
        (Some(place), _) => match line.entry(place, field) {
            Entry::Formula(formula) => {
                let cell = AmountCell::Line(line.id, place, field);
                Some(of_formula(seen.book, seen.column(column), formula, cell))
            }
            // The column before anything is added repeats what is written.
            _ => None,
        },
        (None, Some(key)) => part(seen, key, column),
        (None, None) => holders(seen, column),
    }
}

/// The months that are the actual of a line that a key splits.
fn months(seen: Seen<'_>, line: &Line) -> Why {
    let mut builder = seen.builder(DriftColumn::Actual, Rule::Months);
    push_months(&mut builder, seen, line);
    let why = builder.done();
    match (why.figure, why.operands.is_empty()) {
        (Some(_), _) => why,
        // Together they are more than a cell keeps.
        (None, false) => Why { missing: Some(Missing::OutOfReach), ..why },
        (None, true) => Why { missing: Some(Missing::Unread), ..why },
    }
}

fn push_months(builder: &mut Builder<'_>, seen: Seen<'_>, line: &Line) {
    let year = BookedYear::This;
    for month in Month::all().take(super::figure::counted_months(seen.book.workbook, year)) {
        let at = Where::Month { activity: seen.table.activity, row: seen.row.id, year, month: Some(month) };
        let entry = line.months.as_deref().map(|months| months.get(year, month));
        if let Some(amount) = entry.and_then(Entry::value) {
            let amount = super::figure::written(seen.book, at, amount.0);
            builder.push_at(at, Quantity::Amount(amount), false);
        }
        if entry.is_some_and(Entry::is_unread) {
            builder.leave_out(at);
        }
    }
}

/// Everything that is added to a line for one cause.
fn additions(seen: Seen<'_>, line: &Line, cause: Cause, column: DriftColumn) -> Option<Why> {
    let Book { workbook, tables } = seen.book;
    seen.amount(column)?;
    let mut builder = seen.builder(column, Rule::Additions);
    let places = |holder: Holder| seen.table.holders.iter().position(|known| *known == holder);
    let own = match seen.lens {
        Lens::Total => None,
        Lens::Holder(holder) => Some(places(holder)?),
    };
    let is_spent = Sense::Kind(line.kind).is_spent();
    if cause == Cause::CapitalCost {
        for (project, cost, shares) in by_project(workbook, tables.formulas()) {
            let at = project_at(workbook, project, ProjectColumn::CapitalCost)?;
            let share: Vec<Money> = match own {
                None => vec![cost],
                Some(own) => {
                    shares.iter().filter(|(place, _)| *place == own).map(|(_, share)| *share).collect()
                }
            };
            for share in share.into_iter().filter(|share| !share.is_zero()) {
                if share == cost {
                    builder.push_at(at, Quantity::Amount(cost), !is_spent);
                } else {
                    builder.push_part(at, share, !is_spent);
                }
            }
        }
        return Some(builder.done());
    }
    let raw: &[Option<Money>] =
        seen.row.added.as_ref().map(|added| added.raw_parts.as_slice()).unwrap_or_default();
    let key = line.distribution.key().map(|key| weights(workbook, workbook.key(key)?));
    let share = |addition: &Addition| match own {
        None => Some(addition.amount),
        Some(own) => {
            let parts = parts_of(addition, &places, key.as_ref(), raw);
            parts.into_iter().find(|(place, _)| *place == own).map(|(_, share)| share)
        }
    };
    let mut adjustment = 0;
    let mut effects: Vec<(crate::model::id::MeasureId, Money)> = Vec::new();
    for addition in tables.formulas().additions().to(line.id).iter().filter(|of| of.cause == cause) {
        let share = share(addition);
        match addition.measure {
            None => {
                if let Some(share) = share {
                    builder.push(Is::Adjustment(line.id, adjustment), share, false);
                }
                adjustment += 1;
            }
            Some(id) => match (effects.iter_mut().find(|(known, _)| *known == id), share) {
                (Some((_, sum)), Some(share)) => *sum += share,
                (None, Some(share)) => effects.push((id, share)),
                _ => {}
            },
        }
    }
    for (id, amount) in effects {
        // What makes the result better is positive in the plan.
        let effect = Sense::Kind(line.kind).to_result(amount);
        let at = measure_at(id, MeasureColumn::Amount);
        let whole = workbook.measure(id).and_then(|measure| counted(workbook, tables, measure).ok());
        if whole == Some(effect) {
            builder.push_at(at, Quantity::Amount(effect), is_spent);
        } else {
            builder.push_part(at, effect, is_spent);
        }
    }
    Some(builder.done())
}

/// Why a line has no figure in a column.
pub(super) fn why_none(seen: Seen<'_>, line: &Line, column: DriftColumn) -> Missing {
    let workbook = seen.book.workbook;
    if let (true, Some(key)) = (seen.row.unsplit, key_of_part(seen, line)) {
        return Missing::Key(key);
    }
    let budget = || {
        let (none, lacks) = (seen.amount(DriftColumn::Budget).is_none(), seen.lacks(DriftColumn::Budget));
        (lacks.then_some(Missing::Unread)).or(none.then_some(Missing::Budget))
    };
    let actual = || {
        let none = seen.amount(DriftColumn::Actual).is_none();
        let lacks = seen.lacks(DriftColumn::Actual);
        none.then_some(if lacks { Missing::Unread } else { Missing::Actual })
    };
    let months = |lack: Option<_>| lack.map(Missing::Months);
    let found = match (column, line.method.unwrap_or(workbook.method)) {
        (DriftColumn::Budget, _) => budget(),
        (DriftColumn::BudgetToDate, _) => budget().or_else(|| months(profile_lacks(workbook, line))),
        (DriftColumn::Actual, _) => actual(),
        (_, Method::Typed) => {
            Some(if seen.lacks(DriftColumn::Prognosis) { Missing::Unread } else { Missing::Typed })
        }
        (_, Method::Formula) => Some(Missing::Formula(fault_of_method(seen, line))),
        (_, Method::AsBudget) => budget(),
        (_, Method::BudgetForRest) => actual()
            .or_else(|| months(method_lacks(workbook, line)))
            .or_else(|| budget().filter(|why| *why == Missing::Unread)),
        _ => actual().or_else(|| months(method_lacks(workbook, line))),
    };
    let lacks = seen.lacks(column);
    found.unwrap_or(if lacks { Missing::Unread } else { Missing::OutOfReach })
}

/// Why the formula of a line's method gives nothing: the first mistake in what is seen, else that there is nothing to go by.
fn fault_of_method(seen: Seen<'_>, line: &Line) -> Fault {
    let formulas = seen.book.tables.formulas();
    let places: Vec<Place> = match (place(seen, line), key_of_part(seen, line)) {
        (Some(place), _) => vec![place],
        (None, Some(_)) => vec![Place::Total],
        (None, None) => seen.table.holders.iter().map(|holder| Place::Part(*holder)).collect(),
    };
    let cell = |place: &Place| AmountCell::Line(line.id, *place, LineField::Prognosis);
    places.iter().find_map(|place| formulas.fault(cell(place))).cloned().unwrap_or(Fault::Empty)
}
