//! The law of explanations: for every figure of every table, the operands come to exactly what the cell shows, and every
//! operand is what its own cell shows.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)] // each test uses a part
mod support {
    pub mod workbook;
}

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use rust_decimal::Decimal;
use sambudget::lang::{Lang, why as words};
use sambudget::model::Workbook;
use sambudget::model::drift::{DriftColumn, LineField, Method, Place, RowId};
use sambudget::model::follow_up::FrozenField;
use sambudget::model::formula::AmountCell;
use sambudget::model::investment::ProjectColumn;
use sambudget::model::key::Weight;
use sambudget::model::money::Money;
use sambudget::model::months::BookedYear;
use sambudget::rules::drift::Lens;
use sambudget::rules::fan::{fan, outside};
use sambudget::rules::sense::Sense;
use sambudget::rules::why::{Book, Is, Operand, Quantity, Where, Why, Working, figure, why};
use sambudget::session::list::List;
use sambudget::session::overview::{of_drift, overview};
use sambudget::session::selection::At;
use sambudget::session::sheet::{Cell, SheetId, Value};
use sambudget::session::state::{Look, Open, Saved, State, View};
use sambudget::session::why::where_at;
use sambudget::session::{schedule, settlement};
use sambudget::text::number::format_number;
use support::workbook::workbook;

/// The app with this workbook open, every column shown.
fn opened(mut workbook: Workbook) -> State {
    workbook.drift_columns = DriftColumn::ALL.into();
    for group in &mut workbook.project_groups {
        group.columns.retain(|column| !ProjectColumn::ALL.contains(column));
        group.columns.extend(ProjectColumn::ALL);
    }
    let mut state = State::new(Lang::Swedish, Vec::new(), 7);
    state.open = Some(Open::new(workbook, View::Drift, Saved::Pending));
    state.open.as_mut().unwrap().beside = FrozenField::ALL.into();
    state
}

/// Every table that a workbook can be looked at in, with the look that shows it.
fn looks(workbook: &Workbook) -> Vec<(Look, DriftColumn, SheetId)> {
    let mut all = Vec::new();
    let holder = workbook.holders().last().map(Lens::Holder);
    let member = workbook.holders().next().map(Lens::Holder);
    for lens in [Some(Lens::Total), holder, member].into_iter().flatten() {
        let look = Look::Lens(lens);
        let drift = workbook.activities.iter().map(|table| SheetId::Drift(table.id));
        let projects = workbook.project_groups.iter().map(|group| SheetId::Projects(group.id));
        all.extend(drift.chain(projects).map(|sheet| (look, DriftColumn::Budget, sheet)));
    }
    let total = Look::Lens(Lens::Total);
    for table in &workbook.activities {
        for measure in [DriftColumn::Prognosis, DriftColumn::BudgetToDate, DriftColumn::Deviation] {
            all.push((Look::SideBySide, measure, SheetId::SideBySide(table.id)));
        }
        let years = [BookedYear::This, BookedYear::Prior];
        all.extend(years.map(|year| (total, DriftColumn::Budget, SheetId::Months(table.id, year))));
    }
    let tags = sambudget::rules::project::tags(workbook).len();
    let others = [
        SheetId::Measures,
        SheetId::Keys,
        SheetId::Shares,
        SheetId::Settlement,
        SheetId::Balance,
        SheetId::Results,
        SheetId::Members,
    ];
    let others = others.into_iter().chain((0..tags).map(SheetId::Tag));
    all.extend(others.map(|sheet| (total, DriftColumn::Budget, sheet)));
    all
}

fn quantity(value: Value) -> Quantity {
    match value {
        Value::Amount(amount, _) => Quantity::Amount(amount),
        Value::Ratio(number) | Value::Number(number) => Quantity::Number(number),
    }
}

/// Whether the cell shows the prognosis of a line that a method gives.
fn is_by_method(workbook: &Workbook, of: Where) -> bool {
    let Where::Drift { row: Some(RowId::Line(id)), column: DriftColumn::Prognosis, .. } = of else {
        return false;
    };
    workbook.line(id).is_some_and(|line| line.method.unwrap_or(workbook.method) != Method::Typed)
}

/// The same with keys that something can be split by, so that what changes within the year is seen.
fn with_usable_keys(mut workbook: Workbook) -> Workbook {
    for key in &mut workbook.keys {
        let later = key.later.iter_mut().map(|(_, weights)| weights);
        for weights in later.chain([&mut key.weights]) {
            weights.retain(|_, entry| !entry.is_unread());
            if weights.values().all(|entry| entry.value().is_none_or(|of| of.as_decimal().is_zero())) {
                weights.extend(
                    workbook.members.first().map(|of| (of.id, Weight::new(3.into()).unwrap().into())),
                );
            }
        }
    }
    workbook
}

/// What every month counts of a share comes to it, as far as twenty decimals say.
fn months_make_the_share(share: Quantity, months: &[Operand]) -> TestCaseResult {
    let in_months = |operand: &Operand| match operand.is {
        Is::InMonths { months, .. } => Decimal::from(months),
        _ => panic!("{operand:?} is no share"),
    };
    let all: Decimal = months.iter().map(in_months).sum();
    let sum: Decimal = months.iter().map(|of| in_months(of) * of.amount.decimal()).sum();
    let difference = (sum / all - share.decimal()).abs();
    prop_assert!(difference < Decimal::new(1, 20), "{share:?} of {months:?}");
    Ok(())
}

/// A part is a whole krona or what is less than one away from the exact share.
fn share_makes_the_part(why: &Why, first: &Operand, share: Decimal) -> TestCaseResult {
    let amount = |quantity: Quantity| quantity.money().unwrap().as_decimal();
    let whole = if first.minus { -amount(first.amount) } else { amount(first.amount) };
    let difference = (amount(why.figure.unwrap()) - whole * share).abs();
    prop_assert!(difference < Decimal::TWO, "{why:?}");
    Ok(())
}

/// What must hold of one explanation.
fn holds(book: Book<'_>, of: Where, why: &Why) -> TestCaseResult {
    prop_assert_eq!(why.of, of);
    prop_assert_eq!(why.figure, figure(book, of), "{:?}", of);
    prop_assert!(why.figure.is_none() || why.missing.is_none(), "{:?}", why);
    // What is only listed comes to nothing.
    let says = why.figure.is_some() || why.missing.is_some() || !why.left_out.is_empty();
    prop_assert!(says || why.working == Working::Listed && why.operands.len() > 1, "{:?}", why);
    if why.figure.is_some() {
        prop_assert_eq!(why.evaluate(), why.figure, "{:?}", why);
    }
    match (&why.working, why.operands.as_slice()) {
        (Working::ByMonths { .. }, months) => months_make_the_share(why.figure.unwrap(), months)?,
        (Working::Part { .. }, [first, weight, sum]) => {
            let share = weight.amount.decimal() / sum.amount.decimal();
            share_makes_the_part(why, first, share)?;
        }
        (Working::Part { .. }, [first, share, months @ ..]) => {
            months_make_the_share(share.amount, months)?;
            share_makes_the_part(why, first, share.amount.decimal())?;
        }
        _ => {}
    }
    for operand in &why.operands {
        if let Is::At(at) | Is::InMonths { at, .. } = operand.is {
            let zero = match operand.amount {
                Quantity::Amount(_) => Quantity::Amount(Money::ZERO),
                Quantity::Number(_) => Quantity::Number(0.into()),
            };
            prop_assert_eq!(figure(book, at).unwrap_or(zero), operand.amount, "{:?} in {:?}", operand, why);
        }
        if operand.is == Is::Rounding {
            let limit = Money::entered("0.00001".parse().unwrap()).unwrap();
            prop_assert!(operand.amount.money().is_some_and(|amount| amount.abs() < limit), "{:?}", why);
        }
    }
    for lang in Lang::ALL {
        let text = words::sentence(lang, book, why);
        prop_assert!(!text.trim().is_empty(), "{:?}", why);
        prop_assert!(!words::rule(lang, book, why).is_empty());
    }
    Ok(())
}

fn cell_holds(state: &State, sheet: SheetId, at: At, cell: &Cell, value: Option<Value>) -> TestCaseResult {
    let open = state.open.as_ref().unwrap();
    let book = Book { workbook: &open.workbook, tables: &open.tables };
    let Some(of) = where_at(state, sheet, at) else {
        prop_assert!(value.is_none(), "{:?} {:?} has no place", sheet, at);
        return Ok(());
    };
    if let Some(value) = value {
        prop_assert_eq!(figure(book, of), Some(quantity(value)), "{:?}", of);
    }
    let why = why(book, of);
    // What nobody writes is calculated, and so is what a method gives.
    let is_calculated = value.is_some() && (cell.target.is_none() || is_by_method(&open.workbook, of));
    prop_assert!(
        why.is_some() || !is_calculated || is_one_entry(book, of),
        "{:?} is not explained: {:?}",
        of,
        cell
    );
    match why {
        Some(why) => holds(book, of, &why),
        None => Ok(()),
    }
}

/// What stands in a table that nobody writes in, but is no calculation: what the balance requirement's form has asked, and
/// what is written as booked in all, beside the months.
fn is_one_entry(book: Book<'_>, of: Where) -> bool {
    if let Where::Drift { row: Some(RowId::Line(id)), lens: Lens::Total, column, .. } = of {
        let field = LineField::ALL.into_iter().find(|field| field.column() == column);
        let entry = field.map(|field| book.workbook.entry(AmountCell::Line(id, Place::Total, field)));
        return entry.is_some_and(|entry| entry.value().is_some());
    }
    let Where::Balance { row, column: 0 } = of else { return false };
    let adjustments = book.workbook.balance.adjustments.len();
    (1..=adjustments).contains(&row)
        || (adjustments + 2..adjustments + 2 + book.workbook.balance.deficits.len()).contains(&row)
}

/// Every cell of a table, looked at like this.
fn table_holds(state: &mut State, look: Look, measure: DriftColumn, sheet: SheetId) -> TestCaseResult {
    let open = state.open.as_mut().unwrap();
    (open.look, open.measure) = (look, measure);
    let Some(table) = state.table(sheet) else { return Ok(()) };
    let shape = table.shape();
    for row in 0..shape.rows {
        for column in 1..shape.columns {
            let at = At { row, column };
            let cell = table.cell(at).unwrap();
            cell_holds(state, sheet, at, &cell, table.value(at))?;
        }
    }
    Ok(())
}

/// A figure that stands in no table: it is explained, and so is what it follows from, to the last.
fn is_explained(book: Book<'_>, of: Where, depth: usize) -> TestCaseResult {
    let Some(known) = why(book, of) else { return Ok(()) };
    holds(book, of, &known)?;
    if depth > 0 {
        for at in known.operands.iter().filter_map(|operand| operand.is.place()) {
            is_explained(book, at, depth - 1)?;
        }
    }
    Ok(())
}

/// Every figure of a list that one can ask about is explained, and is what stands there.
fn list_holds(state: &State, list: &List) -> TestCaseResult {
    let open = state.open.as_ref().unwrap();
    let book = Book { workbook: &open.workbook, tables: &open.tables };
    for (text, of) in list.shown(Lang::Swedish).into_iter().flatten() {
        let Some(of) = of else { continue };
        let known = why(book, of);
        prop_assert!(known.is_some(), "{:?} is not explained", of);
        is_explained(book, of, 1)?;
        let figure = known.unwrap().figure.unwrap();
        let shown = match of {
            Where::Share { key, .. } => {
                let decimals = book.workbook.key(key).unwrap().decimals().into();
                format_number(
                    figure.decimal() * Decimal::ONE_HUNDRED,
                    Some(decimals),
                    Lang::Swedish.numbers(),
                )
            }
            _ => format_number(figure.decimal(), None, Lang::Swedish.numbers()),
        };
        prop_assert_eq!(shown, text, "{:?}", of);
    }
    Ok(())
}

/// Every figure of the overview, of the method fans and of the lists.
fn outside_tables_hold(state: &State) -> TestCaseResult {
    let open = state.open.as_ref().unwrap();
    let book = Book { workbook: &open.workbook, tables: &open.tables };
    let overview = overview(state);
    let cards = overview.headlines.iter().chain(&overview.measures);
    let cards = cards.flat_map(|card| [card.why, card.why_more]).flatten();
    let items = overview.deviations.iter().chain(&overview.members).map(|item| item.why);
    for of in cards.chain(items).chain(of_drift(state).into_iter().filter_map(|card| card.why)) {
        // The controller's own figure is nothing to explain, and neither is what nobody has.
        let is_known = figure(book, of).is_some();
        prop_assert!(is_known, "{:?} is nothing", of);
        prop_assert!(why(book, of).is_some(), "{:?} is not explained", of);
        is_explained(book, of, 2)?;
    }
    for line in open.workbook.lines() {
        let fan = fan(&open.workbook, &open.tables, line);
        prop_assert_eq!(outside(&open.workbook, &open.tables, line), fan.outside());
        for (method, amount) in fan.figures {
            let of = Where::Fan { line: line.id, method, lens: Lens::Total };
            let inside = figure(book, of).and_then(Quantity::money);
            let written = amount.map(|amount| Sense::Kind(line.kind).written(amount, &open.workbook.signs));
            prop_assert_eq!(inside, written, "{:?}", of);
            prop_assert!(why(book, of).is_some() || amount.is_none() || method == Method::Typed, "{:?}", of);
            is_explained(book, of, 1)?;
        }
    }
    let projects = open.workbook.projects().map(|project| Some(project.id));
    for list in projects.chain([None]).filter_map(|id| schedule::of(state, id)).chain(settlement::of(state)) {
        list_holds(state, &list)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_operands_of_every_figure_come_to_what_its_cell_shows(
        workbook in prop_oneof![workbook(), workbook().prop_map(with_usable_keys)],
    ) {
        let mut state = opened(workbook);
        let looks = looks(&state.open.as_ref().unwrap().workbook);
        for (look, measure, sheet) in looks {
            table_holds(&mut state, look, measure, sheet)?;
        }
    }
}

proptest! {
    // Each row of a follow-up is looked for among all of them, so two of them are enough.
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn so_do_those_of_follow_ups_and_of_what_is_no_table(mut workbook in workbook()) {
        workbook.follow_ups.truncate(2);
        let holder = workbook.holders().last().map(Lens::Holder);
        let mut state = opened(workbook);
        outside_tables_hold(&state)?;
        for lens in [Some(Lens::Total), holder].into_iter().flatten() {
            for sheet in [SheetId::FollowUps, SheetId::FollowUpProjects] {
                table_holds(&mut state, Look::Lens(lens), DriftColumn::Budget, sheet)?;
            }
        }
    }
}
