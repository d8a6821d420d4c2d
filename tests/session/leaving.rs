//! Typed content is never lost: leaving a cell by any way commits it, and what was refused waits.

use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::model::drift::DriftColumn::{Actual, Budget};
use sambudget::model::drift::{LineField, Method};
use sambudget::model::edit::Setting;
use sambudget::model::entry::Entry;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::rules::drift::Lens;
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::opening;
use sambudget::session::selection::At;
use sambudget::session::sheet::SheetId;
use sambudget::session::state::{Dialog, Look, StorageProblem, View};

use super::app::{App, SYDNARKE_2022, journaled, key, point, said};

const STAFF: &str = "Personalkostnader";

/// Ways to go on while a cell is open.
fn ways(app: &App) -> Vec<Msg> {
    let workbook = app.workbook();
    let (sheet, activity) = (app.open().sheets()[0], workbook.activities[0].id);
    vec![
        Msg::LeaveEditor,
        point(sheet, At { row: 0, column: 1 }),
        Msg::Edit(sheet, At { row: 0, column: 1 }),
        Msg::Key(sheet, key("ArrowDown")),
        Msg::Type(sheet, "7".into()),
        Msg::Show(View::Investments),
        Msg::ShowStart,
        Msg::ShowActivity(activity),
        Msg::Look(Look::SideBySide),
        Msg::Measure(Actual),
        Msg::Lang(Lang::English),
        Msg::Address("#/".into()),
        Msg::Address("#/w1/investeringar".into()),
        Msg::Ask(Dialog::Settings),
        Msg::Set(Setting::Method(Method::RunRate)),
        Msg::AddLine(activity, None),
        Msg::AddMember("Kumla".into(), None),
        Msg::Export(workbook.id, "2026-11-21 14:32".into()),
        Msg::Open(workbook.id),
        Msg::OpenExample(1),
        Msg::File("fil.json".into(), Some(b"{".to_vec())),
    ]
}

#[test]
fn leaving_a_cell_by_any_way_commits_it() {
    for msg in ways(&App::example(SYDNARKE_2022)) {
        let mut app = App::example(SYDNARKE_2022);
        app.type_in(app.at(STAFF, Actual), "7 000");
        let id = app.workbook().id;
        let effects = app.send(msg.clone());
        assert!(!journaled(&effects).is_empty(), "{msg:?}");
        let stored = opening::open(&app.disk.of(id)).unwrap().unwrap();
        let line = stored.workbook.lines().find(|line| line.name == STAFF).unwrap();
        let actual = line.entry(sambudget::model::drift::Place::Total, LineField::Actual);
        assert_eq!(actual, &Entry::Value(Money::kronor(7_000_000)), "{msg:?}");
    }
}

#[test]
fn undo_while_typing_takes_back_what_was_typed() {
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    app.type_in(app.at(STAFF, Actual), "7 000");
    app.send(Msg::Undo);
    assert_eq!(app.workbook(), &before);
    app.send(Msg::Redo);
    assert_eq!(app.shows(STAFF, Actual), "7 000");
}

#[test]
fn an_export_has_what_was_just_typed() {
    let mut app = App::example(SYDNARKE_2022);
    app.type_in(app.at(STAFF, Actual), "7 000");
    let effects = app.send(Msg::Export(app.workbook().id, "2026-11-21 14:32".into()));
    let text = effects.iter().find_map(|effect| match effect {
        Effect::Download { text, .. } => Some(text),
        _ => None,
    });
    let file = sambudget::file::read(text.unwrap().as_bytes()).unwrap();
    let now = app.workbook().clone();
    // Since then it stems from that file.
    assert_eq!(file, Workbook { lineage: Vec::new(), ..now });
    assert_eq!(app.shows(STAFF, Actual), "7 000");
}

#[test]
fn answers_of_the_storage_leave_the_editor_alone() {
    let mut app = App::example(SYDNARKE_2022);
    app.type_in(app.at(STAFF, Actual), "7 0");
    app.disk.is_slow = true;
    let id = app.workbook().id;
    for msg in [
        Msg::Stored(id, Vec::new(), "2026-11-21 14:32".into()),
        Msg::SnapshotFailed(id, StorageProblem::Full),
        Msg::NotStored(id, StorageProblem::Full),
        Msg::DismissNotice,
    ] {
        app.send(msg);
        assert_eq!(app.open().editor.as_ref().map(|editor| editor.draft.as_str()), Some("7 0"));
    }
}

/// A municipality code that is none, in its editor.
fn refused() -> App {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Allocation);
    app.type_in((SheetId::Members, At { row: 0, column: 1 }), "12");
    app
}

#[test]
fn a_refused_text_waits_whatever_is_tried() {
    let start = refused();
    for msg in ways(&start) {
        let mut app = refused();
        let before = app.workbook().clone();
        app.send(msg.clone());
        for again in 0..2 {
            let editor = app.open().editor.clone().unwrap_or_else(|| panic!("{msg:?}: lost ({again})"));
            assert_eq!(editor.draft, "12", "{msg:?}");
            assert!(editor.refusal.is_some(), "{msg:?}: says why");
            assert_eq!(app.workbook(), &before, "{msg:?}");
            assert_eq!(app.open().view, View::Allocation, "{msg:?}");
            app.send(msg.clone());
        }
        app.send(Msg::Draft("1234".into()));
        assert_eq!(app.open().editor.as_ref().unwrap().refusal, None, "typing on takes the reason away");
        app.send(Msg::EditorKey(key("Enter")));
        assert_eq!(app.workbook().members[0].code.as_deref(), Some("1234"));
    }
}

#[test]
fn escape_gives_a_refused_text_up() {
    let mut app = refused();
    let before = app.workbook().clone();
    app.send(Msg::EditorKey(key("Enter")));
    app.send(Msg::EditorKey(key("Escape")));
    assert!(app.open().editor.is_none());
    assert_eq!(app.workbook(), &before);
    app.show(View::Drift);
    assert_eq!(app.open().view, View::Drift);
}

#[test]
fn the_address_comes_back_to_a_refused_text() {
    let mut app = refused();
    let effects = app.send(Msg::Address("#/".into()));
    let is_here = |e: &Effect| matches!(e, Effect::Address { hash, .. } if hash == "#/w1/fordelning");
    assert!(effects.iter().any(is_here), "{effects:?}");
}

#[test]
fn a_question_about_a_part_waits_for_its_answer() {
    let mut start = App::example(SYDNARKE_2022);
    start.look_at(0);
    for msg in ways(&start) {
        let mut app = App::example(SYDNARKE_2022);
        app.look_at(0);
        app.type_in(app.at(STAFF, Budget), "3 000");
        app.send(msg.clone());
        assert!(matches!(app.asks(), Some(Dialog::PartOfTotal(_))), "{msg:?}");
        app.send(Msg::ChangeTotal);
        assert_eq!(app.open().look, Look::Lens(Lens::Holder(app.workbook().holders().next().unwrap())));
        assert_eq!(app.shows(STAFF, Budget), "3 000", "{msg:?}");
    }
}

#[test]
fn a_formula_that_is_not_finished_stays_in_its_cell_as_text() {
    const HALF: &str = "=utfall/";
    let elsewhere = |app: &App| ways(app).into_iter().filter(|msg| *msg != Msg::LeaveEditor);
    for msg in elsewhere(&App::example(SYDNARKE_2022)).chain([Msg::Hidden]) {
        let mut app = App::example(SYDNARKE_2022);
        let before = app.workbook().clone();
        app.type_in(app.at(STAFF, Actual), HALF);
        let effects = app.send(msg.clone());
        let step = journaled(&effects);
        assert!(!step.is_empty(), "{msg:?}");
        if msg == Msg::Hidden {
            assert!(
                said(&effects).starts_with("Formeln kan inte läsas. Den står kvar i cellen"),
                "{effects:?}"
            );
        }
        let mut app = app.killed_and_opened_at(before.id);
        let cell = app.cell(STAFF, Actual);
        assert_eq!((cell.text.as_str(), cell.draft.as_str(), cell.unread), (HALF, HALF, true), "{msg:?}");
        let line = app.line(STAFF).id;

        // Editing goes on from there; Enter says what is wrong with it, going elsewhere leaves it as it is.
        let (sheet, at) = app.at(STAFF, Actual);
        app.send(Msg::Edit(sheet, at));
        app.send(Msg::EditorKey(key("Enter")));
        assert!(app.open().editor.as_ref().is_some_and(|editor| editor.refusal.is_some()));
        let effects = app.send(point(sheet, At { row: 0, column: 1 }));
        assert_eq!((journaled(&effects).len(), app.open().editor.is_none()), (0, true));
        app.write(STAFF, Actual, "=budget/2");
        assert!(app.workbook().line(line).is_some());
        assert_eq!(app.shows(STAFF, Actual), "6 003");
    }
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    app.type_in(app.at(STAFF, Actual), HALF);
    app.send(Msg::Hidden);
    app.can_be_undone(&before);
}

#[test]
fn what_its_cell_cannot_keep_stays_in_the_editor() {
    // A total that is spread over members with figures of their own, and a part that follows from a key.
    let mut app = App::new_board();
    app.write(STAFF, Actual, "300");
    app.type_in(app.at(STAFF, Actual), "=3*");
    app.send(Msg::Show(View::Investments));
    let editor = app.open().editor.clone().expect("it stays");
    assert_eq!((editor.draft.as_str(), app.open().view), ("=3*", View::Drift));
    assert!(editor.refusal.is_some_and(|why| why.contains("Esc")));
    // Also when the page goes and comes back.
    app.send(Msg::Hidden);
    app.send(Msg::Hidden);
    let again = app.killed_and_opened();
    let editor = again.open().editor.clone().expect("it is there again");
    assert_eq!((editor.cursor.at, editor.draft.as_str()), (app.at(STAFF, Actual).1, "=3*"));
    assert!(again.workbook() == app.workbook());
    app.send(Msg::EditorKey(key("Escape")));
    app.send(Msg::Show(View::Investments));
    assert_eq!(app.open().view, View::Investments);

    // On a line without amounts it is kept, as other text is.
    app.show(View::Drift);
    app.type_in(app.at(STAFF, Budget), "=3*");
    app.send(Msg::Show(View::Investments));
    app.show(View::Drift);
    assert_eq!((app.shows(STAFF, Budget), app.cell(STAFF, Budget).unread), ("=3*".into(), true));
}

#[test]
fn what_waits_in_an_editor_outlives_the_page_for_whom_it_was_written() {
    // A part that follows from a key, as each way to look at it shows it.
    let looks: [fn(&App) -> Vec<Msg>; 3] = [
        |app| vec![Msg::Look(Look::Lens(Lens::Holder(Holder::Member(app.member(2)))))],
        |app| vec![Msg::Look(Look::Lens(Lens::Holder(Holder::Member(app.member(0)))))],
        |_| vec![Msg::Look(Look::SideBySide), Msg::Measure(Budget)],
    ];
    for look in looks {
        let mut app = App::example(SYDNARKE_2022);
        look(&app).into_iter().for_each(|msg| drop(app.send(msg)));
        let (sheet, at) = app.at_index(STAFF, 2);
        let at = At { column: if app.open().look == Look::SideBySide { 3 } else { 1 }, ..at };
        app.type_in((sheet, at), "ungefär 5");
        app.send(Msg::EditorKey(key("Enter")));
        assert!(app.open().editor.as_ref().unwrap().refusal.is_some());
        app.send(Msg::Hidden);
        let again = app.killed_and_opened();
        let (before, after) = (app.open(), again.open());
        let editor = after.editor.clone().expect("it is there again");
        assert_eq!(
            (editor.cursor, editor.draft.as_str()),
            (before.editor.as_ref().unwrap().cursor, "ungefär 5")
        );
        assert_eq!((after.look, after.measure), (before.look, before.measure));

        // Given up, it is forgotten; so it is where something else stands in the cell by then.
        let mut given_up = App { state: app.state.clone(), disk: app.disk.clone() };
        given_up.send(Msg::EditorKey(key("Escape")));
        given_up.send(Msg::Hidden);
        assert_eq!(given_up.killed_and_opened().open().editor, None);
        let mut changed = app.another_tab(5);
        changed.load(app.workbook().id);
        changed.send(Msg::EditorKey(key("Escape")));
        changed.look_at_total();
        changed.write(STAFF, Budget, "13 000");
        assert_eq!(changed.killed_and_opened().open().editor, None, "another figure stands there");
    }
}

/// What is stored of the cursors, and of what waits, when the page goes.
fn stored(app: &mut App) -> String {
    let effects = app.send(Msg::Hidden);
    let stored = effects.into_iter().find_map(|effect| match effect {
        Effect::StoreCursors(_, text) => Some(text),
        _ => None,
    });
    stored.unwrap()
}

#[test]
fn what_waits_is_opened_again_only_where_nobody_is_disturbed() {
    let mut app = refused();
    let editor = app.open().editor.clone().unwrap();
    let (cursor, waits) = (editor.cursor, stored(&mut app));
    assert!(waits.contains(&editor.draft), "{waits}");
    // As after a reload, before the rest of the program has come.
    app.send(Msg::EditorKey(key("Escape")));
    assert_eq!(app.open().editor, None);
    app.state.open.as_mut().unwrap().waits = waits;
    // Somebody has gone to another cell: keys on their way there must not land in this one. It waits on, over the next reload too.
    let elsewhere = At { row: cursor.at.row + 1, ..cursor.at };
    app.send(point(cursor.sheet, elsewhere));
    app.send(Msg::Arrived);
    assert_eq!((&app.open().editor, app.open().cursor().unwrap().at), (&None, elsewhere));
    assert!(stored(&mut app).contains(&editor.draft));
    app.send(point(cursor.sheet, cursor.at));
    app.send(Msg::Arrived);
    assert_eq!(app.open().editor.as_ref().map(|editor| &editor.draft), Some(&editor.draft));
    assert_eq!(app.open().waits, "");
}
