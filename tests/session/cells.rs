//! Small things of single cells: lists, texts of several lines, and what is said in which language.

use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::{self, Budget, Comment, Deviation, Method};
use sambudget::session::command::{Command, is_available, of_key};
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::selection::Key;

use super::app::{App, SYDNARKE_2022, key, point, said};

const STAFF: &str = "Personalkostnader";

#[test]
fn alt_and_the_arrow_open_a_list_where_there_is_one() {
    let alt = |name| Key { alt: true, ..key(name) };
    assert_eq!(of_key(&alt("ArrowDown")), Some(Command::OpenList));
    assert_eq!(of_key(&Key { shift: true, ..alt("ArrowDown") }), Some(Command::MoveDown));
    assert_eq!(of_key(&alt("ArrowUp")), None, "rows move by one rule, whatever cell the cursor is in");

    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let before = app.workbook().clone();
    for (column, opens) in [(Method, true), (Budget, false), (Comment, false), (Deviation, false)] {
        let (sheet, at) = app.at(STAFF, column);
        app.send(point(sheet, at));
        assert_eq!(is_available(&app.state, Command::OpenList), opens, "{column:?}");
        let effects = app.send(Msg::Do(Command::OpenList));
        assert_eq!(effects.contains(&Effect::OpenList), opens, "{column:?}");
        assert_eq!(app.open().editor.is_some(), opens, "{column:?}");
        app.send(Msg::EditorKey(key("Escape")));
    }
    assert_eq!(app.workbook(), &before);
}

/// A field has one line: what breaks lines becomes a space there, so that no words grow together.
#[test]
fn a_comment_of_several_lines_is_edited_on_one() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.write(STAFF, Comment, "Två vakanser\ntill hösten");
    assert!(app.line(STAFF).comment.contains('\n'));
    let before = app.workbook().clone();

    let (sheet, at) = app.at(STAFF, Comment);
    app.send(Msg::Edit(sheet, at));
    assert_eq!(app.open().editor.as_ref().unwrap().draft, "Två vakanser till hösten");
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(app.workbook(), &before, "looking is not writing");
}

#[test]
fn what_was_said_is_gone_in_another_language() {
    let mut app = App::example(SYDNARKE_2022);
    let effects = app.send(Msg::Lang(Lang::English));
    assert!(effects.contains(&Effect::Announce(String::new())), "{effects:?}");
}

#[test]
fn letters_look_a_choice_up_and_words_that_are_none_choose_nothing() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(vec![DriftColumn::Actual, DriftColumn::Method, DriftColumn::Prognosis]));
    let at = app.at(STAFF, DriftColumn::Method);
    let before = app.workbook().clone();
    let type_all = |app: &mut App, text: &str| {
        app.send(point(at.0, at.1));
        for (index, letter) in text.chars().enumerate() {
            let letter = letter.to_string();
            app.send(if index == 0 { Msg::Type(at.0, letter) } else { Msg::EditorKey(key(&letter)) });
        }
    };
    // `kalle` has an l in it, as a choice begins with: that chooses nothing.
    type_all(&mut app, "kalle");
    assert!(app.open().editor.as_ref().unwrap().refusal.is_some());
    assert!(said(&app.send(Msg::EditorKey(key("Enter")))).contains("inte ett av valen"));
    app.send(Msg::EditorKey(key("Escape")));
    assert_eq!(app.workbook(), &before);
    // Taken back as far as they are wrong, the letters go on.
    type_all(&mut app, "löx");
    app.send(Msg::EditorKey(key("Backspace")));
    assert_eq!(app.open().editor.as_ref().unwrap().refusal, None);
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(app.shows(STAFF, DriftColumn::Method), "Löpande takt");
    // Nothing left of them is what stood there.
    type_all(&mut app, "s");
    app.send(Msg::EditorKey(key("Backspace")));
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(app.shows(STAFF, DriftColumn::Method), "Löpande takt");
}
