//! The action plan: measures that are added, written, chosen lines for, and ticked on and off.

use sambudget::model::drift::DriftColumn::{self, BeforeMeasures, Measures, Prognosis, RawPrognosis};
use sambudget::model::measure::{Mark, MeasureColumn};
use sambudget::model::money::Money;
use sambudget::rules::check::Finding;
use sambudget::rules::drift::Lens;
use sambudget::rules::measure::of_result;
use sambudget::session::column_sets::measures_set;
use sambudget::session::command::{Command, is_available};
use sambudget::session::forms::{Answer, Field, form};
use sambudget::session::msg::{Direction, Msg};
use sambudget::session::overview::{checks, of_drift, overview, with_measures};
use sambudget::session::selection::At;
use sambudget::session::sheet::{Cell, SheetId, Subject};
use sambudget::session::state::{Dialog, View};

use super::app::{App, SYDNARKE_2022, choose, key, point};

const STAFF: &str = "Personalkostnader";
const LICENCES: &str = "Licenser & serviceavtal";
const PLAN: SheetId = SheetId::Measures;
const INCLUDED: MeasureColumn = MeasureColumn::Marked(Mark::Included);
const SECURED: MeasureColumn = MeasureColumn::Marked(Mark::Secured);

/// The place of a column in a row of the plan.
fn at(row: usize, column: MeasureColumn) -> At {
    let place = MeasureColumn::ALL.iter().position(|known| *known == column);
    At { row, column: place.map_or(0, |place| place + 1) }
}

fn cell(app: &App, row: usize, column: MeasureColumn) -> Cell {
    app.state.table(PLAN).unwrap().cell(at(row, column)).unwrap()
}

/// What a cell shows, spaces of every kind as plain ones.
fn text(app: &App, row: usize, column: MeasureColumn) -> String {
    cell(app, row, column).text.replace('\u{a0}', " ")
}

fn write(app: &mut App, row: usize, column: MeasureColumn, text: &str) {
    app.type_in((PLAN, at(row, column)), text);
    app.send(Msg::EditorKey(key("Enter")));
}

fn set(app: &mut App, column: MeasureColumn, value: &str) {
    choose(app, (PLAN, at(1, column)), value);
}

/// Answers the open form: ticks exactly these.
fn tick(app: &mut App, names: &[&str]) {
    let form = form(&app.state, app.asks().unwrap()).unwrap();
    let answers = form.sections.iter().flat_map(|section| &section.fields).map(|field| match field {
        Field::Tick { label, .. } => Answer::On(names.contains(&label.as_str())),
        other => panic!("{other:?}"),
    });
    let answers = answers.collect();
    app.send(Msg::Submit(answers));
}

/// Sydnärke with a measure of 1 200 tkr a year from 1 September on this line.
fn with_measure(line: &str) -> App {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.show(View::Measures);
    app.send(Msg::AddMeasure(None));
    app.send(Msg::Draft("Konsulter ersätts".into()));
    app.send(Msg::EditorKey(key("Enter")));
    write(&mut app, 1, MeasureColumn::Start, "1 september");
    write(&mut app, 1, MeasureColumn::Effect(0), "1 200");
    app.send(point(PLAN, at(1, MeasureColumn::Lines)));
    app.send(Msg::Do(Command::Properties));
    tick(&mut app, &[line]);
    app
}

fn result(app: &App) -> [Option<Money>; 3] {
    let figures = of_result(&app.open().tables, Lens::Total);
    [figures.before, figures.effect, figures.after]
}

fn tkr(amount: i64) -> Option<Money> {
    Some(Money::kronor(amount * 1_000))
}

#[test]
fn a_measure_is_ticked_on_and_off_and_everything_follows() {
    let mut app = with_measure(STAFF);
    assert_eq!(text(&app, 1, MeasureColumn::ThisYear), "400");
    assert_eq!(text(&app, 1, MeasureColumn::Amount), "");
    assert_eq!(result(&app), [tkr(-1_000), tkr(0), tkr(-1_000)]);
    app.show(View::Drift);
    let before = app.shows(STAFF, Prognosis);

    app.show(View::Measures);
    set(&mut app, SECURED, "yes");
    // The space bar ticks it.
    app.send(point(PLAN, at(1, INCLUDED)));
    app.send(Msg::Type(PLAN, " ".into()));
    assert_eq!(app.open().editor, None);
    assert_eq!(text(&app, 1, INCLUDED), "Ja");
    assert_eq!(text(&app, 1, MeasureColumn::Amount), "400");
    for row in [0, 2] {
        assert_eq!(text(&app, row, MeasureColumn::Amount), "400", "subtotal and total");
        assert_eq!(text(&app, row, MeasureColumn::Effect(0)), "1 200");
    }
    assert_eq!(result(&app), [tkr(-1_000), tkr(400), tkr(-600)]);
    let shown: Vec<String> =
        with_measures(&app.state).into_iter().map(|figure| figure.figure.replace('\u{a0}', " ")).collect();
    assert_eq!(shown, ["underskott 1 000 tkr", "−400 tkr", "underskott 600 tkr"]);
    assert_eq!(overview(&app.state).measures.len(), 3);
    app.show(View::Drift);
    assert_eq!(app.shows(STAFF, RawPrognosis), before);
    assert_eq!(app.shows(STAFF, Measures), "−400");
    // Over the operating table too; and its set of columns has the three row by row.
    let over: Vec<String> =
        of_drift(&app.state).into_iter().map(|figure| figure.figure.replace('\u{a0}', " ")).collect();
    assert_eq!(over, shown);
    app.send(Msg::DriftColumns(vec![Prognosis]));
    let (sheet, set) = measures_set(&app.state).unwrap();
    app.send(Msg::UseColumns(sheet, Box::new(set)));
    assert_eq!(measures_set(&app.state), None, "it shows them");
    assert_eq!(app.row(STAFF, [BeforeMeasures, Measures, Prognosis]), ["10 804", "−400", "10 404"]);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));

    app.show(View::Measures);
    app.send(point(PLAN, at(1, INCLUDED)));
    app.send(Msg::Type(PLAN, " ".into()));
    assert_eq!(result(&app), [tkr(-1_000), tkr(0), tkr(-1_000)]);
    app.show(View::Drift);
    assert_eq!((app.shows(STAFF, Prognosis), app.shows(STAFF, Measures)), (before, "".into()));
}

#[test]
fn what_is_not_likely_cannot_be_included_and_says_why() {
    let mut app = with_measure(STAFF);
    let before = app.workbook().clone();
    set(&mut app, INCLUDED, "yes");
    let refusal = app.open().editor.as_ref().and_then(|editor| editor.refusal.clone()).unwrap();
    assert!(refusal.contains("inte tillräckligt sannolik för att beaktas i prognosen"), "{refusal}");
    assert_eq!(app.workbook(), &before);
    app.send(Msg::EditorKey(key("Escape")));
    // By the space bar too.
    app.send(Msg::Type(PLAN, " ".into()));
    assert!(app.open().editor.as_ref().is_some_and(|editor| editor.refusal.is_some()));
    app.send(Msg::EditorKey(key("Escape")));
    set(&mut app, MeasureColumn::Marked(Mark::Approved), "yes");
    set(&mut app, INCLUDED, "Ja");
    assert_eq!(result(&app)[1], tkr(400));
    // No longer approved, it is no longer included.
    let before = app.workbook().clone();
    set(&mut app, MeasureColumn::Marked(Mark::Approved), "no");
    assert_eq!((text(&app, 1, INCLUDED).as_str(), result(&app)[1]), ("Nej", tkr(0)));
    app.can_be_undone(&before);
}

#[test]
fn lines_and_members_are_chosen_in_a_form() {
    let mut app = with_measure(STAFF);
    set(&mut app, SECURED, "yes");
    set(&mut app, INCLUDED, "yes");
    assert_eq!(text(&app, 1, MeasureColumn::Members), "Som raderna");
    // Editing the cell asks in the form.
    app.send(Msg::Edit(PLAN, at(1, MeasureColumn::Lines)));
    assert!(matches!(app.asks(), Some(Dialog::Measure(_))));
    tick(&mut app, &[STAFF, LICENCES, "Laxå"]);
    assert_eq!(text(&app, 1, MeasureColumn::Members), "Laxå");
    // In the order of the table.
    let lines: Vec<String> = app.workbook().lines().map(|line| line.name.clone()).collect();
    let names = text(&app, 1, MeasureColumn::Lines);
    let place = |name: &str| lines.iter().position(|line| line == name).unwrap();
    let expected = if place(STAFF) < place(LICENCES) { [STAFF, LICENCES] } else { [LICENCES, STAFF] };
    assert_eq!(names, expected.join(", "));
    // Once, however many lines: and all of it Laxå's.
    assert_eq!(result(&app)[1], tkr(400));
    let laxa = app.workbook().members.iter().position(|member| member.name == "Laxå").unwrap();
    let holder = sambudget::model::member::Holder::Member(app.member(laxa));
    assert_eq!(of_result(&app.open().tables, Lens::Holder(holder)).effect, tkr(400));
    app.show(View::Allocation);
    let sheet = app.sheet();
    let headings: Vec<&str> = sheet.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings[3..5], ["Före åtgärder", "Åtgärder"]);
    // With the signs of the results beside it: less of a deficit, which is written with a plus here.
    assert_eq!(sheet.rows[laxa].cells[4].text, "−400");
    assert_eq!(sheet.rows.last().unwrap().cells[4].text, "−400");

    // Emptied, it touches no line and says so; the checks lead there.
    app.show(View::Measures);
    app.send(point(PLAN, at(1, MeasureColumn::Lines)));
    app.send(Msg::Do(Command::Clear));
    assert_eq!(result(&app)[1], tkr(0));
    assert!(cell(&app, 1, INCLUDED).about.contains("berör ingen driftrad"));
    let found = checks(&app.state).into_iter().find(|(_, text, _)| text.contains("1.1 Konsulter ersätts"));
    let (_, text, to) = found.unwrap();
    assert!(text.contains("berör ingen driftrad"), "{text}");
    app.show(View::Drift);
    app.send(Msg::GoTo(to.unwrap()));
    assert_eq!(app.open().view, View::Measures);
    assert_eq!(app.open().cursor().unwrap().at, at(1, MeasureColumn::Lines));
}

#[test]
fn a_line_that_is_taken_away_leaves_the_measure_to_say_so() {
    let mut app = with_measure(STAFF);
    set(&mut app, SECURED, "yes");
    set(&mut app, INCLUDED, "yes");
    let before = app.workbook().clone();
    let id = app.line(STAFF).id;
    app.send(Msg::DeleteForSure(Subject::Row(sambudget::model::drift::RowId::Line(id))));
    assert_eq!(text(&app, 1, MeasureColumn::Lines), "(borttagen rad)");
    assert!(cell(&app, 1, INCLUDED).about.contains("borttagna"));
    app.can_be_undone(&before);
    app.send(Msg::Undo);
    assert_eq!(result(&app)[1], tkr(400));
}

#[test]
fn starts_that_are_no_dates_and_amounts_that_cannot_be_read_are_kept() {
    let mut app = with_measure(STAFF);
    write(&mut app, 1, MeasureColumn::Start, "2022-13-01");
    let start = cell(&app, 1, MeasureColumn::Start);
    assert_eq!((start.text.as_str(), start.unread), ("2022-13-01", true));
    assert!(start.about.contains("inget datum"), "{}", start.about);
    assert_eq!(text(&app, 1, MeasureColumn::ThisYear), "");
    write(&mut app, 1, MeasureColumn::Start, "2023-01-01");
    assert!(cell(&app, 1, MeasureColumn::ThisYear).about.contains("ingen hel månad"));
    write(&mut app, 1, MeasureColumn::Effect(1), "ungefär 3");
    let effect = cell(&app, 1, MeasureColumn::Effect(1));
    assert_eq!((effect.text.as_str(), effect.unread), ("ungefär 3", true));
    write(&mut app, 1, MeasureColumn::Amount, "250");
    set(&mut app, SECURED, "yes");
    set(&mut app, INCLUDED, "yes");
    assert_eq!(result(&app)[1], tkr(250), "an amount of its own takes the place of effect and start");
}

#[test]
fn groups_measures_and_their_order() {
    let mut app = with_measure(STAFF);
    app.send(Msg::AddMeasure(app.state.cursor_subject()));
    app.send(Msg::EditorKey(key("Escape")));
    app.send(Msg::AddMeasureGroup(None));
    app.send(Msg::Draft("Lokaler".into()));
    app.send(Msg::EditorKey(key("Enter")));
    let names = |app: &App| {
        let rows = app.sheet().rows;
        rows.into_iter().map(|row| (row.depth, row.header.text)).collect::<Vec<_>>()
    };
    let new = |depth, name: &str| (depth, name.to_owned());
    let all = [
        new(0, "Ny grupp"),
        new(1, "Konsulter ersätts"),
        new(1, "Ny åtgärd"),
        new(0, "Lokaler"),
        new(0, "Totalt"),
    ];
    assert_eq!(names(&app), all);
    assert_eq!(text(&app, 2, MeasureColumn::Number), "1.2");
    // Down through the end of its group into the next, and back.
    let first = app.state.table(PLAN).unwrap().rows[1].subject;
    app.send(point(PLAN, At { row: 1, column: 0 }));
    assert!(is_available(&app.state, Command::MoveDown));
    app.send(Msg::Move(vec![first], Direction::Down));
    app.send(Msg::Move(vec![first], Direction::Down));
    assert_eq!(names(&app)[1..4], [new(1, "Ny åtgärd"), new(0, "Lokaler"), new(1, "Konsulter ersätts")]);
    app.send(Msg::Move(vec![first], Direction::Up));
    assert_eq!(names(&app)[2], new(1, "Konsulter ersätts"));
    // A group goes with its measures, after a question where there are figures.
    let group = app.state.table(PLAN).unwrap().rows[0].subject;
    app.send(Msg::DeleteRows(vec![group, first]));
    assert_eq!(app.asks(), Some(&Dialog::Delete(group)));
    let before = app.workbook().clone();
    app.send(Msg::DeleteForSure(group));
    assert_eq!(names(&app), [new(0, "Lokaler"), new(0, "Totalt")]);
    app.can_be_undone(&before);
}

#[test]
fn a_member_that_goes_leaves_the_measures() {
    let mut app = with_measure(STAFF);
    app.send(point(PLAN, at(1, MeasureColumn::Members)));
    app.send(Msg::Do(Command::Properties));
    let name = app.workbook().members[0].name.clone();
    tick(&mut app, &[STAFF, &name]);
    let before = app.workbook().clone();
    let gone = sambudget::model::member::Holder::Member(app.member(0));
    app.send(Msg::DeleteForSure(Subject::Holder(gone)));
    assert!(app.workbook().measures().all(|measure| measure.members.is_empty()));
    app.can_be_undone(&before);
}

#[test]
fn a_pasted_block_writes_each_column_and_adds_rows() {
    let mut app = with_measure(STAFF);
    let before = app.workbook().clone();
    app.send(point(PLAN, at(1, SECURED)));
    app.send(Msg::Paste(None, Some("Ja\tNej\t\tJa\t250\nJa\tNej\t\tJa\t50".into())));
    assert!(matches!(app.asks(), Some(Dialog::PasteLarger(_))), "there is one measure");
    app.send(Msg::PasteLarger(true));
    assert_eq!(app.workbook().measures().count(), 2);
    let marks = |row| [SECURED, INCLUDED, MeasureColumn::Amount].map(|column| text(&app, row, column));
    assert_eq!(marks(1), ["Ja", "Ja", "250"]);
    assert_eq!(marks(2), ["Ja", "Ja", "50"]);
    assert_eq!(text(&app, 2, MeasureColumn::Number), "1.2");
    // The second touches no line.
    assert_eq!((text(&app, 0, MeasureColumn::Amount), result(&app)[1]), ("250".into(), tkr(250)));
    app.can_be_undone(&before);
}

#[test]
fn more_than_a_measure_gives_is_pointed_out() {
    let mut app = with_measure(STAFF);
    set(&mut app, SECURED, "yes");
    set(&mut app, INCLUDED, "yes");
    let over = |app: &App| {
        let all = checks(&app.state).into_iter();
        let over = all.filter(|(finding, ..)| matches!(finding, Finding::MeasureOverEffect { .. }));
        over.map(|(_, text, to)| (text.replace('\u{a0}', " "), to.is_some())).collect::<Vec<_>>()
    };
    for (amount, is_over) in [("", false), ("300", false), ("400", false), ("5000", true)] {
        write(&mut app, 1, MeasureColumn::Amount, amount);
        assert_eq!(!over(&app).is_empty(), is_over, "{amount}");
    }
    assert!(over(&app)[0].0.ends_with("5 000 tkr ingår i prognosen, men effekt och start ger 400 tkr i år."));
    assert!(over(&app)[0].1, "it leads to its cell");
}
