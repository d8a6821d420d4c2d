//! The laws of formulas, for arbitrary workbooks and formulas: what is printed is read back the same, in both
//! languages and in files; another unit or other signs of the workbook change no amount; and no text panics.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod table;
    pub mod workbook;
}

use proptest::prelude::*;
use proptest::sample::Index;
use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::model::drift::{Distribution, Line, LineField, Place, Row, RowId};
use sambudget::model::edit::{Edit, Position, Setting};
use sambudget::model::formula::{AmountCell, Column, Figure, Formula, TableRow};
use sambudget::model::id::LineId;
use sambudget::model::investment::ProjectField;
use sambudget::model::parts::Parts;
use sambudget::rules::drift::Tables;
use sambudget::rules::formula::{evaluate, in_present_signs, less_own, plus_own};
use sambudget::rules::summary::drift_tables;
use sambudget::text::change::changed;
use sambudget::text::formula::{View, parse, parse_stored, print, print_stored, reference};
use support::table::line;
use support::workbook::formula::{drift_formula, figure, project_formula};
use support::workbook::{Fresh, Resolver, display_unit, money, signs, workbook};

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Every formula of a workbook with its cell.
fn formulas(workbook: &Workbook) -> Vec<(AmountCell, &Formula)> {
    let mut cells = Vec::new();
    for line in workbook.lines() {
        let places: Vec<Place> = match &line.distribution {
            Distribution::ByKey { .. } => vec![Place::Total],
            Distribution::Direct(parts) => parts.keys().map(|holder| Place::Part(*holder)).collect(),
        };
        for place in places {
            cells.extend(LineField::ALL.map(|field| AmountCell::Line(line.id, place, field)));
        }
    }
    for project in workbook.projects() {
        cells.extend(ProjectField::ALL.map(|field| AmountCell::Project(project.id, field)));
    }
    let formula = |cell: AmountCell| match cell {
        AmountCell::Line(id, place, LineField::Prognosis)
            if workbook.line(id).is_some_and(|line| line.is_by_formula(workbook)) =>
        {
            let line = workbook.line(id).filter(|line| line.counts_at(place))?;
            Some((cell, line.formula_in(workbook)?))
        }
        cell => Some((cell, &**workbook.entry(cell).formula()?)),
    };
    cells.into_iter().filter_map(formula).collect()
}

/// The line of each figure that a formula reads; `None` for a figure of something else, which may follow from any line.
fn reads(formula: &Formula, cell: AmountCell) -> Vec<Option<LineId>> {
    let figures = formula
        .expression()
        .references()
        .into_iter()
        .filter_map(|reference| reference.seen_from(cell.figure()));
    let line = |figure| match figure {
        Figure::Drift { row: TableRow::Row(RowId::Line(line)), .. } => Some(line),
        _ => None,
    };
    figures.map(line).collect()
}

/// The lines whose figures cannot follow from `gone`, as far as formulas say: each reads only lines, none of them leads
/// to it, and no project's cost is added to any.
fn apart(workbook: &Workbook, gone: LineId) -> Vec<LineId> {
    let formulas = formulas(workbook);
    let mut apart: Vec<LineId> = workbook.lines().map(|line| line.id).collect();
    apart.retain(|line| *line != gone && workbook.capital.line != Some(*line));
    loop {
        let leads = |line: &LineId| {
            let own =
                formulas.iter().filter(|(cell, _)| matches!(cell, AmountCell::Line(of, ..) if of == line));
            own.flat_map(|(cell, formula)| reads(formula, *cell)).any(|read| {
                read.is_none_or(|read| {
                    read == gone || workbook.line(read).is_some() && !apart.contains(&read)
                })
            })
        };
        let left: Vec<LineId> = apart.iter().copied().filter(|line| !leads(line)).collect();
        if left.len() == apart.len() {
            return apart;
        }
        apart = left;
    }
}

proptest! {
    #![proptest_config(few(200))]

    #[test]
    fn what_is_stored_is_read_back_the_same(drift in drift_formula(), project in project_formula()) {
        use sambudget::model::{drift::DriftColumn, investment::ProjectColumn};
        for (formula, column) in
            [(drift, Column::Drift(DriftColumn::Actual)), (project, Column::Project(ProjectColumn::Actual))]
        {
            let text = print_stored(&formula);
            let read = parse_stored(&text, formula.frame(), column);
            prop_assert_eq!(read.as_ref(), Ok(&formula), "{}", text);
        }
    }

    /// Also where rows and members have the strangest names, and what is referred to is gone.
    #[test]
    fn what_is_printed_is_read_back_the_same(workbook in workbook()) {
        for (cell, formula) in formulas(&workbook) {
            for lang in Lang::ALL {
                let view = View { workbook: &workbook, at: cell.figure(), style: lang.numbers() };
                let text = print(formula, view);
                let read = parse(&text, view);
                let read = read.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
                prop_assert_eq!(read.expression(), formula.expression(), "{}", text);
                if text.contains(": ") && !text.contains('[') {
                    prop_assert_eq!(read.frame().unit, formula.frame().unit, "{}", text);
                }
            }
        }
    }

    /// What is shown of a formula in whatever unit and signs the workbook has gives the amount of the formula.
    #[test]
    fn what_is_shown_gives_the_same_amount(
        workbook in workbook(),
        units in (display_unit(), display_unit()),
        signs in signs(),
    ) {
        let before = drift_tables(&workbook);
        let mut now = workbook.clone();
        for setting in [Setting::DriftUnit(units.0), Setting::InvestmentUnit(units.1), Setting::Signs(signs)] {
            now.apply(Edit::Set(setting)).unwrap();
        }
        for (cell, formula) in formulas(&workbook) {
            let at = cell.figure();
            let Some(turned) = in_present_signs(&now, &before, formula, at) else { continue };
            let view = View { workbook: &now, at, style: Lang::Swedish.numbers() };
            let text = print(&turned, view);
            let Ok(read) = parse(&text, view) else { continue }; // the minuses made it too long
            let (then, now) = (
                evaluate(&workbook, &before, formula, at),
                evaluate(&now, &before, &read, at),
            );
            match (&then, &now) {
                // Divided in another unit, the last of 28 digits may differ.
                (Ok(then), Ok(now)) => {
                    let difference = (*then - *now).abs();
                    prop_assert!(difference.as_decimal() <= then.abs().as_decimal() / rust_decimal::Decimal::from(10u64.pow(12)) + rust_decimal::Decimal::new(1, 6), "{}: {:?} {:?}", text, then, now);
                }
                _ => prop_assert_eq!(then.is_ok(), now.is_ok(), "{}: {:?} {:?}", text, then, now),
            }
        }
    }

    /// Pointing at a figure from anywhere and reading the text there gives the figure.
    #[test]
    fn pointing_is_read_back(workbook in workbook(), at in figure(), pointed in figure()) {
        let ids = Resolver::of(&workbook);
        let (at, pointed) = (ids.figure(at), ids.figure(pointed));
        let view = View { workbook: &workbook, at, style: Lang::English.numbers() };
        let text = format!("={}", reference(pointed, view));
        let read = parse(&text, view);
        let read = read.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
        prop_assert_eq!(read.expression().references()[0].seen_from(at), Some(pointed), "{}", text);
    }

    /// Rows that come and go again, and rows that change places among their own, change no figure of another row: formulas
    /// refer by identity.
    #[test]
    fn other_rows_change_no_figure(
        before in workbook(),
        changes in proptest::collection::vec((any::<Index>(), any::<Index>(), 0..3_u8), 1..12),
        seed in any::<u64>(),
    ) {
        let mut workbook = before.clone();
        let mut fresh = Fresh::new(seed);
        let mut come = Vec::new();
        for (which, to, what) in changes {
            let rows: Vec<_> = workbook.lines().map(|line| (RowId::Line(line.id), line.kind)).collect();
            if rows.is_empty() {
                return Ok(());
            }
            // Of the kind of the row beside it: a first cost among revenue makes their sum mean something else.
            let (row, kind) = *which.get(&rows);
            let Some(place) = workbook.position(row) else { continue };
            let edit = match what {
                0 => {
                    let id = fresh.id();
                    come.push(RowId::Line(id));
                    let name = String::new();
                    let direct = Distribution::Direct(Parts::new());
                    Edit::InsertRow(place, Row::Line(Line { name, method: None, ..line(id, kind, direct) }))
                }
                1 if !come.is_empty() => Edit::RemoveRow(come.swap_remove(to.index(come.len()))),
                _ => Edit::MoveRow(row, Position { index: to.index(place.index + 1), ..place }),
            };
            prop_assert!(workbook.apply(edit).is_ok());
        }
        let (then, now) = (drift_tables(&before), drift_tables(&workbook));
        for row in then.iter().flat_map(|table| &table.rows).filter(|row| row.id.is_some()) {
            let found = now.iter().find_map(|table| table.row(row.id)).map(|row| (&row.total, &row.parts));
            prop_assert_eq!(found, Some((&row.total, &row.parts)), "{}", row.name);
        }
    }

    /// A line that is taken away changes no figure of a line whose formulas do not come to it; formulas that read it say
    /// that it is gone, or why else they give nothing; and when it comes back, all is as it was.
    #[test]
    fn a_line_that_goes_changes_only_what_reads_it(mut before in workbook(), which in any::<Index>()) {
        // The lines of a measure share its effect, and those that are left then take all of it.
        before.plan.clear();
        let lines: Vec<_> = before.lines().map(|line| line.id).collect();
        if lines.is_empty() {
            return Ok(());
        }
        let gone = *which.get(&lines);
        let mut after = before.clone();
        let inverse = after.apply(Edit::RemoveRow(RowId::Line(gone))).unwrap();
        let (then, now) = (drift_tables(&before), drift_tables(&after));
        let apart = apart(&before, gone);
        for line in &lines {
            let row = Some(RowId::Line(*line));
            let figures = |tables: &Tables| {
                tables.iter().find_map(|table| table.row(row)).map(|row| (row.total, row.parts.clone()))
            };
            if *line == gone {
                prop_assert_eq!(figures(&now), None);
            } else if apart.contains(line) {
                prop_assert_eq!(figures(&now), figures(&then), "{:?} without {:?}", line, gone);
            }
        }
        for (cell, formula) in formulas(&after) {
            // The branch that is not taken is not asked.
            let is_asked = !print_stored(formula).contains("IF(");
            if is_asked && reads(formula, cell).contains(&Some(gone)) {
                prop_assert!(now.formulas().fault(cell).is_some(), "{}", print_stored(formula));
            }
        }
        after.apply(inverse).unwrap();
        prop_assert_eq!(drift_tables(&after), then);
        prop_assert_eq!(after, before);
    }

    /// A formula for a budget is seen as it was written where the budget is shown.
    #[test]
    fn a_budget_less_its_supplements_is_seen_whole(formula in drift_formula()) {
        let column = Column::Drift(sambudget::model::drift::DriftColumn::Supplements);
        if let Some(less) = less_own(&formula, column)
            && let Some(whole) = plus_own(&less, column)
        {
            let (then, now) = (print_stored(&formula), print_stored(&whole));
            // A comparison gets parentheses.
            prop_assert!(now == then || now == format!("=({})", &then[1..]), "{then} {now}");
        }
    }
}

proptest! {
    #![proptest_config(few(2_000))]

    #[test]
    fn no_text_panics(
        text in "[=+*/^%()<>;:,.\\[\\]# \\-–0-9a-zA-ZåäöÅÄÖ]{0,40}",
        any in any::<String>(),
        english in any::<bool>(),
        now in money(),
    ) {
        let workbook = sambudget::file::read(include_bytes!("files/v1.0/full.json")).unwrap();
        let style = if english { Lang::English } else { Lang::Swedish }.numbers();
        let line = workbook.lines().next().unwrap().id;
        let at: Figure = AmountCell::Line(line, Place::Total, LineField::Actual).figure();
        let view = View { workbook: &workbook, at, style };
        for text in [format!("={text}"), text, format!("={any}"), any] {
            if let Ok(formula) = parse(&text, view) {
                let printed = print(&formula, view);
                prop_assert_eq!(print(&parse(&printed, view).unwrap(), view), printed);
                let _ = evaluate(&workbook, &drift_tables(&workbook), &formula, at);
            }
            let _ = parse_stored(&text, view.frame(), at.column());
            let _ = changed(now, &text, sambudget::model::unit::Unit::Tkr, style);
        }
    }
}
