//! Held cells: nobody writes in them until they are released, and a total is spread around them.

use proptest::prelude::*;
use sambudget::lang::{Lang, sentence};
use sambudget::model::Workbook;
use sambudget::model::drift::DriftColumn::{self, Actual, Budget, Deviation, Method, Prognosis};
use sambudget::model::drift::{Distribution, LineField, Place};
use sambudget::model::formula::AmountCell;
use sambudget::model::investment::{ProjectColumn, ProjectField};
use sambudget::model::member::Holder;
use sambudget::rules::drift::Lens;
use sambudget::session::command::{Command, is_available, name, of_key};
use sambudget::session::effect::Effect;
use sambudget::session::msg::{LineProperties, Msg};
use sambudget::session::ranges::Why;
use sambudget::session::selection::{At, How, Key, Pointed};
use sambudget::session::sheet::{SheetId, Subject};
use sambudget::session::state::{Look, Notice, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, choose, key, point};

const STAFF: &str = "Personalkostnader";
/// In the example with the usual lines of a new board.
const RENT: &str = "Lokalkostnader";
const COMPUTERS: &str = "Datorer & basutrustning";

/// Holds or releases from one cell to another.
#[track_caller]
fn hold(app: &mut App, from: (&str, DriftColumn), to: (&str, DriftColumn)) -> Vec<Effect> {
    let (sheet, first) = app.at(from.0, from.1);
    let (_, last) = app.at(to.0, to.1);
    app.send(point(sheet, first));
    app.send(Msg::Point(sheet, Pointed::Cell(last), How::Extend));
    app.send(Msg::Do(Command::Hold))
}

#[track_caller]
fn hold_one(app: &mut App, row: &str, column: DriftColumn) -> Vec<Effect> {
    hold(app, (row, column), (row, column))
}

/// What undoing would take back, in words.
fn step(app: &App) -> String {
    let step = app.open().history.next_undo().expect("a step");
    sentence::step(Lang::Swedish, step.label.verb, &step.label.what)
}

/// What is said, to everybody or to screen readers.
fn said(effects: &[Effect]) -> String {
    let texts = effects.iter().filter_map(|effect| match effect {
        Effect::Announce(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn with(name: &str, ctrl: bool, alt: bool) -> Key {
    Key { ctrl, alt, ..key(name) }
}

#[test]
fn a_held_cell_is_marked_and_released_again() {
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    let effects = hold(&mut app, (STAFF, Budget), (COMPUTERS, Actual));
    assert_eq!(said(&effects), "4 celler hålls fast.");
    assert_eq!(step(&app), "hålla fast 4 celler");
    assert!(app.cell(COMPUTERS, Actual).held);
    assert!(app.cell(STAFF, Budget).about.starts_with("Fasthållen"), "{}", app.cell(STAFF, Budget).about);
    assert!(!app.cell(STAFF, Prognosis).held);
    assert_eq!(app.shows(STAFF, Budget), "12 006", "holding changes no figure");
    app.can_be_undone(&before);

    // As long as one of those selected is not held, the others are held too.
    let wider = hold(&mut app, (STAFF, Budget), (COMPUTERS, Prognosis));
    assert_eq!((said(&wider).as_str(), step(&app).as_str()), ("2 celler hålls fast.", "hålla fast 2 celler"));
    assert_eq!(name(&app.state, Command::Hold), "Släpp cellerna");
    let released = hold(&mut app, (STAFF, Budget), (COMPUTERS, Prognosis));
    assert_eq!((said(&released).as_str(), step(&app).as_str()), ("6 celler släppta.", "släppa 6 celler"));
    assert_eq!(name(&app.state, Command::Hold), "Håll fast cellerna");
    assert_eq!(app.workbook(), &before);
    let pressed = Key { shift: true, ..with("H", false, true) };
    assert_eq!(of_key(&pressed), Some(Command::Hold));
}

#[test]
fn results_and_texts_cannot_be_held() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(vec![Budget, Deviation, DriftColumn::Comment]));
    for (row, column) in [(STAFF, Deviation), ("Summa", Budget), (STAFF, DriftColumn::Comment)] {
        let before = app.workbook().clone();
        let effects = hold_one(&mut app, row, column);
        assert!(said(&effects).contains("inget att hålla fast"), "{row} {column:?}: {effects:?}");
        assert!(!is_available(&app.state, Command::Hold), "{row} {column:?}");
        assert_eq!(app.workbook(), &before, "{row} {column:?}");
    }
    // A part that follows from a key is held where the total is, and not by itself.
    app.look_at(0);
    let effects = hold_one(&mut app, STAFF, Budget);
    assert!(said(&effects).contains("inget att hålla fast"), "{effects:?}");
    app.look_at_total();
    hold_one(&mut app, STAFF, Budget);
    app.look_at(0);
    assert!(app.cell(STAFF, Budget).held);
}

/// Every way to write, over a held cell between two others that can be written.
#[test]
fn nothing_is_written_in_a_held_cell() {
    let mut app = App::new_board();
    app.look_at(0);
    let rows: Vec<String> = app.sheet().rows[..3].iter().map(|row| row.header.text.clone()).collect();
    for (row, text) in rows.iter().zip(["100", "250", "300"]) {
        app.write(row, Budget, text);
    }
    let (sheet, at) = app.at(&rows[1], Budget);
    hold_one(&mut app, &rows[1], Budget);
    let shows = |app: &App| [0, 1, 2].map(|row: usize| app.shows(&rows[row], Budget));
    let before = app.workbook().clone();

    // Alone: refused in words, and no editor opens.
    let alone: [(&str, Msg); 6] = [
        ("typing", Msg::Type(sheet, "7".into())),
        ("F2", Msg::Key(sheet, key("F2"))),
        ("backspace", Msg::Key(sheet, key("Backspace"))),
        ("a double click", Msg::Edit(sheet, at)),
        ("the bar", Msg::EditInBar(sheet, at)),
        ("changing", Msg::Do(Command::Change)),
    ];
    for (what, msg) in alone {
        app.send(point(sheet, at));
        let effects = app.send(msg);
        assert!(said(&effects).contains("hålls fast"), "{what}: {effects:?}");
        assert!(app.open().editor.is_none(), "{what}");
        assert_eq!(app.workbook(), &before, "{what}");
    }

    // With others: they are written, and it is said that this one was not.
    let paste = |text: &str| Msg::Paste(None, Some(text.to_owned()));
    let among: [(&str, Vec<Msg>, [&str; 3]); 6] = [
        ("delete", vec![Msg::Key(sheet, key("Delete"))], ["", "250", ""]),
        ("paste", vec![paste("1\n2\n3")], ["1", "250", "3"]),
        ("paste of one", vec![paste("9")], ["9", "250", "9"]),
        ("fill down", vec![Msg::Do(Command::FillDown)], ["100", "250", "100"]),
        ("fill series", vec![Msg::Do(Command::FillSeries)], ["100", "250", "400"]),
        (
            "change",
            vec![Msg::Do(Command::Change), Msg::Draft("+5".into()), Msg::EditorKey(key("Enter"))],
            ["105", "250", "305"],
        ),
    ];
    for (what, messages, expected) in among {
        app.state.notice = None;
        app.send(point(sheet, At { row: 0, ..at }));
        app.send(Msg::Point(sheet, Pointed::Cell(At { row: 2, ..at }), How::Extend));
        messages.into_iter().for_each(|msg| {
            app.send(msg);
        });
        assert_eq!(shows(&app), expected, "{what}");
        if what != "fill series" {
            let Some(Notice::LeftAlone { cells, names, reasons, .. }) = &app.state.notice else {
                panic!("{what}: {:?}", app.state.notice)
            };
            assert_eq!((*cells, reasons.as_slice()), (1, &[Why::Held][..]), "{what}");
            assert_eq!(names, &[format!("{}, Budget 2026", rows[1])], "{what}");
        }
        app.send(Msg::Undo);
        assert_eq!(app.workbook(), &before, "{what}");
    }
    // Fill right and the handle reach a held cell from beside it.
    hold_one(&mut app, &rows[1], Actual);
    app.send(point(sheet, at));
    app.send(Msg::Point(sheet, Pointed::Cell(At { column: at.column + 1, ..at }), How::Extend));
    app.send(Msg::Do(Command::FillRight));
    assert!(
        matches!(&app.state.notice, Some(Notice::LeftAlone { reasons, .. }) if reasons[..] == [Why::Held])
    );
}

#[test]
fn the_rest_takes_the_difference() {
    // Held members; what the members and what is shared have; the new total; the parts after it.
    let table: [(&[usize], &str, [&str; 3]); 7] = [
        (&[], "600", ["100", "200", "300"]),
        (&[0], "1100", ["100", "400", "600"]),
        (&[2], "301", ["0", "1", "300"]),
        (&[0, 1], "1000", ["100", "200", "700"]),
        (&[0, 1], "1000,5", ["100", "200", "700.5"]),
        (&[1], "100", ["-25", "200", "-75"]),
        (&[0, 2], "0", ["100", "-400", "300"]),
    ];
    for (held, total, expected) in table {
        let mut app = App::new_board();
        for (member, text) in ["100", "200", "300"].into_iter().enumerate() {
            app.look_at(member);
            app.write(STAFF, Budget, text);
            if held.contains(&member) {
                hold_one(&mut app, STAFF, Budget);
            }
        }
        app.look_at_total();
        let before = app.workbook().clone();
        app.write(STAFF, Budget, total);
        assert_eq!(app.parts(STAFF, LineField::OriginalBudget), expected, "{held:?} {total}");
        if total != "600" {
            app.can_be_undone(&before);
        }
    }
}

#[test]
fn a_total_of_held_parts_is_refused_in_words() {
    let mut app = App::new_board();
    for member in 0..3 {
        app.look_at(member);
        app.write(STAFF, Budget, "100");
        hold_one(&mut app, STAFF, Budget);
    }
    app.look_at_total();
    let before = app.workbook().clone();
    assert!(!app.cell(STAFF, Budget).held, "what is shared is not held");
    app.write(STAFF, Budget, "1000");
    let editor = app.open().editor.clone().expect("it stays in the editor");
    assert!(editor.refusal.is_some_and(|reason| reason.contains("Alla delar hålls fast")));
    assert_eq!(app.workbook(), &before);
    app.send(Msg::EditorKey(key("Escape")));
    // Emptying it would have to empty them.
    app.clear(STAFF, Budget);
    assert!(
        matches!(&app.state.notice, Some(Notice::LeftAlone { reasons, .. }) if reasons[..] == [Why::Held])
    );
    assert_eq!(app.workbook(), &before);

    // Holding the total holds every part, and releasing it releases them.
    hold_one(&mut app, STAFF, Budget);
    assert_eq!(app.cell(STAFF, Budget).about, "Fasthållen");
    app.send(Msg::Look(Look::Lens(Lens::Holder(Holder::Shared))));
    assert!(app.cell(STAFF, Budget).held);
    app.look_at_total();
    let (sheet, _) = app.at(STAFF, Budget);
    assert!(said(&app.send(Msg::Type(sheet, "1".into()))).contains("hålls fast"));
    hold_one(&mut app, STAFF, Budget);
    app.write(STAFF, Budget, "600");
    assert_eq!(app.parts(STAFF, LineField::OriginalBudget), ["200", "200", "200"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// The sum after is the total that was written, to the krona and below it; held parts are as they were.
    #[test]
    fn a_written_total_is_the_sum_after(
        parts in proptest::array::uniform3((proptest::option::of(-500..5_000i32), any::<bool>())),
        shared in (proptest::option::of(-500..500i32), any::<bool>()),
        total in -100_000..1_000_000i64,
    ) {
        let mut app = App::new_board();
        let cells: Vec<_> = parts.into_iter().chain([shared]).collect();
        for (place, (amount, held)) in cells.iter().enumerate() {
            let holder = app.workbook().holders().nth(place).unwrap();
            app.send(Msg::Look(Look::Lens(Lens::Holder(holder))));
            if let Some(amount) = amount {
                app.write(STAFF, Budget, &amount.to_string());
            }
            if *held {
                hold_one(&mut app, STAFF, Budget);
            }
        }
        app.look_at_total();
        let before = app.workbook().clone();
        let (sheet, at) = app.at(STAFF, Budget);
        app.send(point(sheet, at));
        app.send(Msg::Type(sheet, "0".into()));
        app.send(Msg::Draft(format!("{}.{:02}", total / 100, total.abs() % 100)));
        app.send(Msg::EditorKey(key("Enter")));
        let entry = |workbook: &Workbook, holder| {
            let line = workbook.lines().find(|line| line.name == STAFF).unwrap();
            line.entry(Place::Part(holder), LineField::OriginalBudget).clone()
        };
        let members_held = cells[..3].iter().all(|(_, held)| *held);
        let shared_free = !cells[3].1 && cells[3].0.is_some_and(|amount| amount != 0);
        if members_held && !shared_free {
            prop_assert_eq!(app.workbook(), &before, "nothing that could take the difference");
            return Ok(());
        }
        let table = &app.open().tables[0];
        let sum = table.rows.iter().find(|row| row.name == STAFF).unwrap().total.budget;
        let typed = rust_decimal::Decimal::new(total - total % 100, 2)
            + rust_decimal::Decimal::new(if total / 100 < 0 { -(total.abs() % 100) } else { total.abs() % 100 }, 2);
        prop_assert_eq!(sum.map(|sum| sum.as_decimal()), Some(typed));
        for (holder, (_, held)) in before.holders().zip(&cells) {
            if *held {
                prop_assert_eq!(entry(app.workbook(), holder), entry(&before, holder));
            }
        }
    }
}

#[test]
fn a_held_total_of_a_line_by_key_holds_its_parts() {
    let mut app = App::example(SYDNARKE_2022);
    hold_one(&mut app, STAFF, Budget);
    let before = app.workbook().clone();
    app.look_at(1);
    let (sheet, at) = app.at(STAFF, Budget);
    app.send(point(sheet, at));
    assert!(said(&app.send(Msg::Type(sheet, "5".into()))).contains("hålls fast"));
    assert_eq!((app.asks(), app.workbook()), (None, &before), "it is not asked what is meant");
}

#[test]
fn holding_outlives_the_browser_and_another_way_of_splitting() {
    let mut app = App::example(SYDNARKE_2022);
    hold(&mut app, (STAFF, Budget), (STAFF, Actual));
    let again = app.killed_and_opened();
    assert_eq!(again.workbook(), app.workbook());
    assert!(again.line(STAFF).is_held(Place::Total, LineField::Actual));

    let line = app.line(STAFF).clone();
    let key_of = line.distribution.key();
    let properties = |key| LineProperties {
        name: line.name.clone(),
        kind: line.kind,
        key,
        method: line.method,
        formula: None,
        profile: line.profile.clone(),
    };
    app.send(Msg::LineProperties(line.id, properties(None)));
    assert!(app.is_direct(STAFF));
    app.look_at(0);
    assert!(app.cell(STAFF, Budget).held, "each part is held, so that the whole stays");
    app.send(Msg::LineProperties(line.id, properties(key_of)));
    app.look_at_total();
    assert_eq!((app.cell(STAFF, Budget).held, app.cell(STAFF, Prognosis).held), (true, false));
    // With one part released, the total may change.
    app.send(Msg::LineProperties(line.id, properties(None)));
    app.look_at(0);
    hold_one(&mut app, STAFF, Budget);
    app.send(Msg::LineProperties(line.id, properties(key_of)));
    app.look_at_total();
    assert!(!app.cell(STAFF, Budget).held);
}

#[test]
fn a_member_goes_with_what_is_held_of_it() {
    let mut app = App::new_board();
    app.look_at(1);
    app.write(STAFF, Budget, "100");
    hold(&mut app, (STAFF, Budget), (RENT, Actual));
    let before = app.workbook().clone();
    let member = Subject::Holder(Holder::Member(app.member(1)));
    app.send(Msg::DeleteForSure(member));
    assert_eq!(app.workbook().members.len(), 2);
    let left = app.workbook().lines().all(|line| match &line.distribution {
        Distribution::Direct(parts) => parts.is_empty(),
        Distribution::ByKey { .. } => false,
    });
    assert!(left, "nothing of the member is left");
    app.can_be_undone(&before);
}

#[test]
fn a_held_prognosis_stays_through_other_methods() {
    let mut app = App::new_board();
    app.send(Msg::DriftColumns(vec![Budget, Actual, Method, Prognosis]));
    app.look_at_total();
    app.write(STAFF, Budget, "300");
    app.look_at(0);
    // A figure that follows from the budget is calculated.
    assert!(said(&hold_one(&mut app, STAFF, Prognosis)).contains("inget att hålla fast"));
    app.write(STAFF, Prognosis, "150");
    hold_one(&mut app, STAFF, Prognosis);
    let held = |app: &App| app.parts(STAFF, LineField::Prognosis)[0].clone();
    for method in ["asBudget", "typed"] {
        let at = app.at(STAFF, Method);
        let value = app.state.table(at.0).unwrap().choices(at.1);
        let value = value[usize::from(method == "asBudget")].value.clone();
        choose(&mut app, at, &value);
        assert_eq!(held(&app), "150", "{method}");
    }
    // A total typed while another method shows its figures is spread around it.
    let at = app.at(STAFF, Method);
    let as_budget = app.state.table(at.0).unwrap().choices(at.1)[1].value.clone();
    choose(&mut app, at, &as_budget);
    app.look_at_total();
    app.write(STAFF, Prognosis, "450");
    assert_eq!(app.parts(STAFF, LineField::Prognosis), ["150", "150", "150"]);
    assert_eq!(app.shows(STAFF, Prognosis), "450");
    // Emptied, it leaves what is held, and the line keeps to typed figures.
    app.clear(STAFF, Prognosis);
    assert_eq!(
        (app.parts(STAFF, LineField::Prognosis), app.shows(STAFF, Prognosis)),
        (vec!["150".into()], "150".into())
    );
}

#[test]
fn amounts_of_projects_are_held() {
    let mut app = App::example(HERRLJUNGA);
    app.show(View::Investments);
    let group = app.workbook().project_groups[0].clone();
    let columns = vec![
        ProjectColumn::OriginalBudget,
        ProjectColumn::Supplement,
        ProjectColumn::CarryOver,
        ProjectColumn::Budget,
        ProjectColumn::Decided(2021),
        ProjectColumn::Requested(2021),
        ProjectColumn::Deviation,
        ProjectColumn::Status,
    ];
    app.send(Msg::ProjectColumns(group.id, columns));
    let project = group.projects[0].id;
    let sheet = SheetId::Projects(group.id);
    let at = |column| At { row: 0, column };
    let held = |app: &App, column: usize| app.state.table(sheet).unwrap().cell(at(column)).unwrap().held;
    let before = app.workbook().clone();

    // A budget is the sum of what is written, and holding it holds all of that.
    app.send(point(sheet, at(4)));
    app.send(Msg::Do(Command::Hold));
    assert_eq!((1..=8).filter(|column| held(&app, *column)).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert!(app.workbook().is_held(AmountCell::Project(project, ProjectField::Supplement)));
    assert!(said(&app.send(Msg::Type(sheet, "1".into()))).contains("hålls fast"));
    app.send(Msg::Undo);

    // A coming year, both columns at once, and a whole row: what is no amount is passed over.
    app.send(point(sheet, at(5)));
    app.send(Msg::Point(sheet, Pointed::Cell(at(6)), How::Extend));
    app.send(Msg::Do(Command::Hold));
    assert_eq!((1..=8).filter(|column| held(&app, *column)).collect::<Vec<_>>(), [5, 6]);
    app.send(Msg::Paste(None, Some("1\t2".into())));
    assert!(matches!(&app.state.notice, Some(Notice::LeftAlone { cells: 2, .. })));
    app.can_be_undone(&before);
    app.send(Msg::Key(sheet, Key { shift: true, ..with(" ", false, false) }));
    app.send(Msg::Do(Command::Hold));
    assert_eq!((1..=8).filter(|column| held(&app, *column)).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    assert_eq!(app.killed_and_opened().workbook(), app.workbook());
}

#[test]
fn series_by_the_keyboard() {
    // What is written in a column; what is written there after "Fyll serie".
    let table: [(&str, [&str; 5], [&str; 5]); 9] = [
        ("one figure is copied", ["7", "", "", "", ""], ["7", "7", "7", "7", "7"]),
        ("two go on by their step", ["100", "250", "", "", ""], ["100", "250", "400", "550", "700"]),
        ("three too", ["10", "20", "30", "", ""], ["10", "20", "30", "40", "50"]),
        ("downwards", ["5", "3", "", "", ""], ["5", "3", "1", "−1", "−3"]),
        ("decimals", ["0,1", "0,2", "", "", ""], ["0,1", "0,2", "0,3", "0,4", "0,5"]),
        ("an uneven run by its mean step", ["1", "2", "5", "", ""], ["1", "2", "5", "7", "9"]),
        ("beyond a gap", ["1", "2", "", "99", ""], ["1", "2", "3", "4", "5"]),
        ("a full one from its first two", ["1", "3", "9", "9", "9"], ["1", "3", "5", "7", "9"]),
        ("a formula is copied", ["=1+1", "=1+2", "", "", ""], ["=1+1", "=1+2", "=1+1", "=1+2", "=1+1"]),
    ];
    for (what, given, expected) in table {
        let mut app = App::new_board();
        app.look_at(0);
        let rows: Vec<String> = app.sheet().rows[..5].iter().map(|row| row.header.text.clone()).collect();
        for (row, text) in rows.iter().zip(given) {
            if !text.is_empty() {
                app.write(row, Budget, text);
            }
        }
        let (sheet, at) = app.at(&rows[0], Budget);
        app.send(point(sheet, at));
        assert!(!is_available(&app.state, Command::FillSeries), "of one cell there is no series");
        app.send(Msg::Point(sheet, Pointed::Cell(At { row: 4, ..at }), How::Extend));
        let before = app.workbook().clone();
        app.send(Msg::Do(Command::FillSeries));
        let drafts: Vec<String> = rows.iter().map(|row| app.cell(row, Budget).draft).collect();
        assert_eq!(drafts, expected, "{what}");
        app.can_be_undone(&before);
    }
}

#[test]
fn series_go_along_the_longer_side() {
    let mut app = App::new_board();
    app.send(Msg::DriftColumns(vec![DriftColumn::PriorActual, Budget, Actual, Prognosis]));
    app.look_at(0);
    app.write(STAFF, DriftColumn::PriorActual, "10");
    app.write(STAFF, Budget, "20");
    let (sheet, at) = app.at(STAFF, DriftColumn::PriorActual);
    app.send(point(sheet, at));
    app.send(Msg::Point(sheet, Pointed::Cell(At { column: at.column + 2, ..at }), How::Extend));
    app.send(Msg::Do(Command::FillSeries));
    assert_eq!(app.shows(STAFF, Actual), "30");
    assert_eq!(step(&app), "fylla i 1 cell");
}
