//! Rules worked out by hand, in tables that a controller can read: months as the actual, deviations that must be explained,
//! and projects.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)] // each test uses a part
mod support {
    pub mod table;
}

use rust_decimal::Decimal;
use sambudget::lang::heading::method_of_value;
use sambudget::model::Workbook;
use sambudget::model::check::CommentLimit;
use sambudget::model::drift::{DriftColumn, Line, LineField, RowId};
use sambudget::model::formula::{Figure, TableRow};
use sambudget::model::id::ProjectId;
use sambudget::model::investment::{Project, ProjectAmounts, ProjectField};
use sambudget::model::months::BookedYear;
use sambudget::model::note::{Note, NotePlace};
use sambudget::model::unit::DisplayUnit;
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::drift::{Lens, Tables};
use sambudget::rules::project::{ProjectFigures, project_table};
use support::table::{
    HOLDERS, LINE, board, cases, direct, distribution, entry, kind, line, month, months, only, project_group,
    row, shown,
};

/// What the checks say of a workbook, each finding put into words by `say`.
fn said(workbook: &Workbook, tables: &Tables, say: impl Fn(Finding) -> Option<String>) -> String {
    let all: Vec<String> = findings(workbook, tables).into_iter().filter_map(say).collect();
    if all.is_empty() { "-".to_owned() } else { all.join("; ") }
}

#[test]
fn months_are_the_actual() {
    for case in cases(include_str!("cases/months_actual.tsv"), 20) {
        let [split, written, to, of_year, "=", actual, wrong, _working] = case[..] else {
            panic!("{case:?}")
        };
        let amounts = if split == "key" { format!("key {written}") } else { written.to_owned() };
        let months = months(BookedYear::This, of_year);
        let split_line = line(LINE, kind("cost"), distribution(&amounts, LineField::Actual));
        let mut workbook = board(2, "3 1", [Line { months, ..split_line }]);
        workbook.period_end = month(to);
        workbook.drift_unit = DisplayUnit::KR;
        workbook.drift_columns = vec![DriftColumn::Actual];
        let tables = Tables::of(&workbook);
        let found = row(&tables, LINE);
        assert_eq!(shown(found.total.actual), actual, "{case:?}");
        // The members have what the line has, by key too.
        let parts = found.parts.iter().filter_map(|part| part.actual).reduce(|one, other| one + other);
        assert_eq!(shown(parts), actual, "{case:?}");
        let say = |finding| match finding {
            Finding::MonthsDiffer { months, booked, .. } => Some(format!("months {months}, booked {booked}")),
            Finding::Unread { text, .. } => Some(text),
            _ => None,
        };
        assert_eq!(said(&workbook, &tables, say), wrong, "{case:?}");
    }
}

/// A note on the line, on one of its cells, or on July.
fn note(about: &str) -> Option<Note> {
    let row = TableRow::Row(RowId::Line(LINE));
    let cell = |column| NotePlace::Cell(Figure::Drift { row, holder: Some(HOLDERS[0].1), column });
    let place = match about {
        "note" => NotePlace::Row(row),
        "note on the prognosis" => cell(DriftColumn::Prognosis),
        "note on the budget" => cell(DriftColumn::OriginalBudget),
        "note on a month" => NotePlace::Month(month("7")),
        _ => return None,
    };
    Some(Note { place, text: "Avtalet är nytt".to_owned(), by: String::new(), date: String::new() })
}

#[test]
fn deviations_beyond_the_limit_must_be_explained() {
    for case in cases(include_str!("cases/comment_limits.tsv"), 30) {
        let [of, kronor, percent, seen, to, budget, actual, typed, about, "=", deviation, expected, _working] =
            case[..]
        else {
            panic!("{case:?}")
        };
        let amounts = only(LineField::OriginalBudget, budget)
            .with(LineField::Actual, entry(actual))
            .with(LineField::Prognosis, entry(typed));
        let comment = match about {
            "comment" => "Avtalet är nytt",
            "blank" => "  ",
            _ => "",
        };
        let plain = line(LINE, kind(of), direct([amounts]));
        let mut workbook = board(2, "3 1", [Line { comment: comment.to_owned(), ..plain }]);
        workbook.notes.extend(note(about));
        workbook.period_end = month(to);
        workbook.comment_limit = CommentLimit {
            amount: entry(kronor).value(),
            part: entry(percent).value().map(|percent| percent.as_decimal() / Decimal::ONE_HUNDRED),
        };
        workbook.drift_columns = match seen {
            "year" => DriftColumn::USUAL.into(),
            "toDate" => vec![DriftColumn::Actual, DriftColumn::DeviationToDate],
            other => panic!("{other} is not shown"),
        };
        let tables = Tables::of(&workbook);
        let total = row(&tables, LINE).total;
        let found = if seen == "year" { total.deviation } else { total.deviation_to_date };
        assert_eq!(shown(found), deviation, "{case:?}");
        let is_it = |found: &Finding| matches!(found, Finding::Unexplained(LINE, of) if shown(Some(*of)) == deviation);
        let is_asked = findings(&workbook, &tables).iter().any(is_it);
        assert_eq!(is_asked, expected == "yes", "{case:?}");
    }
}

/// What a project has, or several have together: entered, and what follows.
fn figures(figures: ProjectFigures) -> ([String; 4], [String; 4]) {
    let ProjectFigures { original_budget, supplement, carry_over, actual, .. } = figures;
    let ProjectFigures { budget, deviation_to_date, prognosis, deviation, .. } = figures;
    (
        [original_budget, supplement, carry_over, actual].map(shown),
        [budget, deviation_to_date, prognosis, deviation].map(shown),
    )
}

#[test]
fn projects_have_a_total_budget_and_what_is_left_of_it() {
    let mut projects: Vec<Project> = Vec::new();
    for case in cases(include_str!("cases/projects.tsv"), 20) {
        let [name, given @ .., "=", budget, to_date, prognosis, of_year, over, _working] = &case[..] else {
            panic!("{case:?}")
        };
        let [original, supplement, carry_over, actual, method, typed] = given else { panic!("{case:?}") };
        if *name != "sum" {
            let amounts = ProjectAmounts::default()
                .with(ProjectField::OriginalBudget, entry(original))
                .with(ProjectField::Supplement, entry(supplement))
                .with(ProjectField::CarryOver, entry(carry_over))
                .with(ProjectField::Actual, entry(actual))
                .with(ProjectField::Prognosis, entry(typed));
            let id = ProjectId(projects.len() as u64 + 1);
            projects.push(Project {
                method: Some(method_of_value(method).unwrap()),
                amounts,
                ..support::table::project(id)
            });
        }
        let mut workbook = board(2, "3 1", []);
        workbook.project_groups = vec![project_group(projects.clone())];
        let tables = Tables::of(&workbook);
        let table = project_table(&workbook, tables.formulas(), &workbook.project_groups[0], Lens::Total);
        let wanted = [*budget, *to_date, *prognosis, *of_year];
        if *name == "sum" {
            let (entered, follows) = figures(table.total);
            assert_eq!(entered, [*original, *supplement, *carry_over, *actual], "{case:?}");
            assert_eq!(follows, wanted, "{case:?}");
            projects.clear();
            continue;
        }
        let (id, found) = *table.projects.last().unwrap();
        assert_eq!(figures(found).1, wanted, "{case:?}");
        let say = |finding| match finding {
            Finding::ProjectOverBudget(of, over) if of == id => Some(over.to_string()),
            _ => None,
        };
        assert_eq!(said(&workbook, &tables, say), *over, "{case:?}");
    }
    assert!(projects.is_empty(), "the last projects have no sum");
}
