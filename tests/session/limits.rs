//! Whatever is typed, what is stored opens again: names, amounts and choices stay within what a file keeps.
//!
//! [`App::send`](super::app::App::send) reads back what is stored after every message.

use sambudget::model::drift::DriftColumn::{self, Actual, Budget, Comment, Prognosis};
use sambudget::model::drift::{LineField, Method, SubtotalPlace};
use sambudget::model::edit::Setting;
use sambudget::model::period::Month;
use sambudget::session::msg::{LineProperties, Msg};
use sambudget::session::new_workbook::NewWorkbook;
use sambudget::session::selection::At;
use sambudget::session::sheet::SheetId;
use sambudget::session::state::View;

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, choose, form, key};

const STAFF: &str = "Personalkostnader";

#[test]
fn names_are_one_line() {
    let strange = "\u{7}Licenser\toch\nservice\u{85} ";
    let mut app = App::example(HERRLJUNGA);
    let workbook = app.workbook().clone();
    let line = workbook.lines().next().unwrap().clone();
    let group = workbook.activities[0].all_rows().into_iter().find_map(|row| match row {
        sambudget::model::drift::Row::Group(group) => Some(group.id),
        sambudget::model::drift::Row::Line(_) => None,
    });
    let mut messages = vec![
        Msg::Set(Setting::Name(strange.into())),
        Msg::RenameActivity(workbook.activities[0].id, strange.into()),
        Msg::RenameProjectGroup(workbook.project_groups[0].id, strange.into()),
        Msg::AddMember(strange.into(), Some("inte en kod".into())),
        Msg::LineProperties(
            line.id,
            LineProperties {
                name: strange.into(),
                kind: line.kind,
                key: None,
                method: None,
                formula: None,
                profile: None,
            },
        ),
        Msg::Create(NewWorkbook {
            name: strange.into(),
            members: vec![(strange.into(), Some("12".into())), ("å".repeat(900), None)],
            ..form()
        }),
    ];
    messages.extend(group.map(|id| Msg::GroupProperties(id, strange.into(), SubtotalPlace::Below)));
    for msg in messages {
        let mut app = App::example(HERRLJUNGA);
        let before = app.workbook().clone();
        app.send(msg.clone());
        assert_ne!(app.workbook(), &before, "{msg:?}");
    }
    // In every cell of every table, as if pasted.
    for view in View::ALL {
        app.show(view);
        for sheet in app.open().sheets() {
            let shape = app.state.table(sheet).unwrap().shape();
            for column in 0..shape.columns {
                write(&mut app, sheet, At { row: 0, column }, strange);
                write(&mut app, sheet, At { row: shape.rows - 1, column }, strange);
            }
        }
    }
}

/// Writes in a cell if it can be written; a text that is refused is given up.
fn write(app: &mut App, sheet: SheetId, at: At, text: &str) {
    app.send(Msg::Edit(sheet, at));
    if app.open().editor.is_some() {
        app.send(Msg::Draft(text.into()));
        app.send(Msg::EditorKey(key("Enter")));
        app.send(Msg::EditorKey(key("Escape")));
    }
    app.send(Msg::CloseDialog);
}

#[test]
fn a_text_that_is_too_long_stays_in_the_editor() {
    let cases = [(0, 500, 501), (1, 500, 501)];
    for (column, most, too_long) in cases {
        let mut app = App::example(SYDNARKE_2022);
        let at = app.at_index(STAFF, column);
        app.type_in(at, &"x".repeat(too_long));
        app.send(Msg::EditorKey(key("Enter")));
        assert!(app.open().editor.as_ref().is_some_and(|editor| editor.refusal.is_some()));
        app.send(Msg::Draft("x".repeat(most)));
        app.send(Msg::EditorKey(key("Enter")));
        assert!(app.open().editor.is_none());
    }
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.write(STAFF, Comment, &"x\n".repeat(9_000));
    assert!(app.open().editor.is_none());
}

#[test]
fn tags_are_no_more_than_a_file_keeps() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Investments);
    let group = app.workbook().project_groups[0].id;
    app.send(Msg::ProjectColumns(group, vec![sambudget::model::investment::ProjectColumn::Tags]));
    let text: String = (0..101).map(|n| format!("{n},")).collect();
    app.send(Msg::Edit(SheetId::Projects(group), At { row: 0, column: 1 }));
    app.send(Msg::Draft(text));
    app.send(Msg::EditorKey(key("Enter")));
    assert!(app.open().editor.as_ref().is_some_and(|editor| editor.refusal.is_some()));
}

#[test]
fn amounts_that_follow_from_large_ones_are_kept() {
    let largest = "9 999 999 999";
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.write(STAFF, DriftColumn::Supplements, &format!("−{largest}"));
    app.write(STAFF, Budget, largest);
    assert!(app.cell(STAFF, Budget).unread, "an original budget that large cannot be kept");
    assert_eq!(app.cell(STAFF, Budget).text, largest);

    // A run rate beyond the limit is calculated, and not taken as the own figure.
    app.write(STAFF, Actual, largest);
    app.send(Msg::Set(Setting::PeriodEnd(Month::JANUARY)));
    let method = app.at(STAFF, DriftColumn::Method);
    choose(&mut app, method, "runRate");
    choose(&mut app, method, "typed");
    assert_eq!(app.line(STAFF).method, Some(Method::Typed));
    assert_eq!(app.shows(STAFF, Prognosis), "");
}

#[test]
fn a_sum_of_parts_beyond_the_limit_becomes_text() {
    let mut app = App::new_board();
    for index in 0..2 {
        app.look_at(index);
        app.write(STAFF, Budget, "9 999 999 999 999");
    }
    app.look_at_total();
    let line = app.line(STAFF).clone();
    let properties = LineProperties {
        name: line.name,
        kind: line.kind,
        key: Some(app.workbook().keys[0].id),
        method: line.method,
        formula: None,
        profile: None,
    };
    app.send(Msg::LineProperties(line.id, properties));
    let entry = app.total(STAFF, LineField::OriginalBudget);
    assert_eq!(entry, &sambudget::model::entry::Entry::Unread("19999999999998 kr".into()));
}
