//! Capital cost from the page's side: written in cells and in dialogs, and followed by the drift tables at once.

use sambudget::lang::Lang;
use sambudget::lang::capital::words;
use sambudget::model::drift::DriftColumn;
use sambudget::model::investment::{ProjectColumn, Status};
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::drift::Lens;
use sambudget::session::command::{Command, is_available};
use sambudget::session::effect::Effect;
use sambudget::session::forms::Answer;
use sambudget::session::list::{List, Shown};
use sambudget::session::msg::Msg;
use sambudget::session::schedule;
use sambudget::session::selection::At;
use sambudget::session::sheet::{Cell, SheetId};
use sambudget::session::state::{Dialog, Look, View};

use super::app::{App, choose, key, point};

const LINE: &str = "Kapitalkostnader";

fn written(text: &str) -> Answer {
    Answer::Text(text.into())
}

/// The cell of the only project.
fn at(app: &App, column: ProjectColumn) -> (SheetId, At) {
    let group = &app.workbook().project_groups[0];
    let column = group.columns.iter().position(|known| *known == column).unwrap();
    (SheetId::Projects(group.id), At { row: 0, column: 1 + column })
}

fn cell(app: &App, column: ProjectColumn) -> Cell {
    let (sheet, at) = at(app, column);
    app.state.table(sheet).unwrap().cell(at).unwrap()
}

fn text(app: &App, column: ProjectColumn) -> String {
    cell(app, column).text.replace('\u{a0}', " ")
}

fn write(app: &mut App, column: ProjectColumn, text: &str) {
    app.show(View::Investments);
    app.look_at_total();
    let at = at(app, column);
    app.type_in(at, text);
    app.send(Msg::EditorKey(key("Enter")));
}

/// What the line of capital cost shows as its prognosis, in total or for a member.
fn prognosis(app: &mut App, look: Look) -> String {
    app.show(View::Drift);
    app.send(Msg::Look(look));
    app.shows(LINE, DriftColumn::Prognosis)
}

fn total(app: &mut App) -> String {
    prognosis(app, Look::Lens(Lens::Total))
}

/// The settings' line of capital cost is the last of the six lines of cost, and the key the first.
fn settings(app: &mut App, rate: &str) {
    app.fill(&Dialog::Settings, [(28, written(rate)), (29, Answer::At(6)), (30, Answer::At(1))]);
}

/// A board with a project of 1 200 000 kr over five years from July, at 2,5 %.
fn with_project() -> App {
    let mut app = App::new_board();
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    settings(&mut app, "2,5");
    app.show(View::Investments);
    let group = app.workbook().project_groups[0].id;
    app.send(Msg::AddProject(group, None));
    app.send(Msg::EditorKey(key("Escape")));
    app.send(Msg::ProjectColumns(group, ProjectColumn::ALL.into()));
    write(&mut app, ProjectColumn::CalculatedTotal, "1200000");
    write(&mut app, ProjectColumn::UsefulLife, "5 år");
    write(&mut app, ProjectColumn::UseFrom, "juli");
    app
}

#[test]
fn moving_a_start_moves_the_drift_line_and_the_members_parts() {
    let mut app = with_project();
    let shown = [ProjectColumn::UseFrom, ProjectColumn::UsefulLife, ProjectColumn::CapitalCost];
    assert_eq!(shown.map(|column| text(&app, column)), ["2026-07", "5 år", "135 000"]);
    assert_eq!(total(&mut app), "135 000");
    assert_eq!(app.shows(LINE, DriftColumn::CapitalCost), "135 000");
    let member = Look::Lens(Lens::Holder(app.workbook().holders().next().unwrap()));
    assert_eq!(prognosis(&mut app, member), "45 000", "a shared project is split by the key");

    let before = app.workbook().clone();
    write(&mut app, ProjectColumn::UseFrom, "2026-01-15");
    assert_eq!((total(&mut app), prognosis(&mut app, member)), ("270 000".into(), "90 000".into()));
    app.can_be_undone(&before);
    write(&mut app, ProjectColumn::UseFrom, "January 2027");
    assert_eq!((total(&mut app), text(&app, ProjectColumn::CapitalCost)), (String::new(), "0".into()));

    write(&mut app, ProjectColumn::UseFrom, "2026-07");
    write(&mut app, ProjectColumn::UsefulLife, "10");
    assert_eq!(total(&mut app), "75 000");
    settings(&mut app, "0");
    assert_eq!(total(&mut app), "60 000");
    let holder = at(&app, ProjectColumn::Holder);
    app.show(View::Investments);
    app.look_at_total();
    let id = app.member(0).to_string();
    choose(&mut app, holder, &id);
    assert_eq!((total(&mut app), prognosis(&mut app, member)), ("60 000".into(), "60 000".into()));
    app.show(View::Investments);
    app.look_at_total();
    let status = at(&app, ProjectColumn::Status);
    choose(&mut app, status, "notCarriedOut");
    assert_eq!(app.workbook().projects().next().unwrap().status, Status::NotCarriedOut);
    assert_eq!(total(&mut app), "");
    let about = cell(&app, ProjectColumn::CapitalCost).about;
    assert!(about.contains("genomförs inte"), "{about}");
}

#[test]
fn what_is_no_month_or_life_stays_in_its_cell_with_the_reason() {
    for (column, text, why) in [
        (ProjectColumn::UseFrom, "2026-13", "Skriv år och månad"),
        (ProjectColumn::UseFrom, "2026-00", "Skriv år och månad"),
        (ProjectColumn::UseFrom, "13", "Skriv år och månad"),
        (ProjectColumn::UseFrom, "2026-07-32", "Skriv år och månad"),
        (ProjectColumn::UseFrom, "2026", "Skriv år och månad"),
        (ProjectColumn::UseFrom, "snart", "Skriv år och månad"),
        (ProjectColumn::UsefulLife, "0", "Avskrivningstiden är hela år"),
        (ProjectColumn::UsefulLife, "101", "Avskrivningstiden är hela år"),
        (ProjectColumn::UsefulLife, "2,5", "Avskrivningstiden är hela år"),
        (ProjectColumn::UsefulLife, "-5", "Avskrivningstiden är hela år"),
        (ProjectColumn::UsefulLife, "fem", "Avskrivningstiden är hela år"),
    ] {
        let mut app = with_project();
        let before = app.workbook().clone();
        write(&mut app, column, text);
        let editor = app.open().editor.as_ref().unwrap_or_else(|| panic!("{text} was taken"));
        assert_eq!(editor.draft, text);
        assert!(editor.refusal.as_ref().is_some_and(|reason| reason.starts_with(why)), "{editor:?}");
        assert_eq!(app.workbook(), &before);
    }
    for (month, expected) in
        [("7", "2026-07"), ("2027-03-31", "2027-03"), ("Sept 2028", "2028-09"), ("maj", "2026-05")]
    {
        let mut app = with_project();
        write(&mut app, ProjectColumn::UseFrom, month);
        assert_eq!(text(&app, ProjectColumn::UseFrom), expected, "{month}");
    }
    // Emptied, there is nothing to work out, and nothing to say.
    let mut app = with_project();
    for column in [ProjectColumn::UseFrom, ProjectColumn::UsefulLife] {
        let (sheet, at) = at(&app, column);
        app.show(View::Investments);
        app.send(point(sheet, at));
        app.send(Msg::Key(sheet, key("Delete")));
    }
    assert!(app.workbook().projects().next().unwrap().in_use.is_empty());
    assert_eq!(total(&mut app), "");
}

#[test]
fn components_are_written_in_the_dialog_of_the_project() {
    let mut app = with_project();
    app.show(View::Investments);
    let (sheet, place) = at(&app, ProjectColumn::Holder);
    app.send(point(sheet, place));
    app.send(Msg::Do(Command::Properties));
    let dialog = app.asks().unwrap().clone();
    assert!(matches!(dialog, Dialog::InUse(_)));
    let before = app.workbook().clone();
    // 800 000 over ten years, 300 000 over five, and 100 000 that is left over three.
    app.fill(
        &dialog,
        [
            (1, written("Växlar")),
            (2, written("800 000")),
            (3, written("10")),
            (4, written("Servrar")),
            (5, written("300 000")),
            (6, written("5")),
            (9, written("3")),
        ],
    );
    assert_eq!(app.asks(), None);
    assert_eq!(text(&app, ProjectColumn::UsefulLife), "3–10 år");
    assert_eq!(cell(&app, ProjectColumn::UsefulLife).target, None, "several lives have no one cell");
    // 86 667 of depreciation, and 2,5 % for half a year of 1 200 000.
    assert_eq!(total(&mut app), "101 667");
    app.can_be_undone(&before);
    let after = app.workbook().clone();
    app.fill(&dialog, []);
    assert_eq!((app.workbook(), app.asks()), (&after, None), "sent as it opens");

    let (texts, words) = (Lang::Swedish.texts(), words(Lang::Swedish));
    for (answers, why) in [
        (vec![(0, written("2026-13"))], texts.later().month_wrong),
        (vec![(3, written("0"))], texts.later().life_wrong),
        (vec![(3, written(""))], words.component_without_life),
        (vec![(2, written("tolv"))], words.amount_unread),
        (vec![(2, written("5 %"))], words.amount_unread),
    ] {
        app.fill(&dialog, answers);
        assert_eq!((app.state.form_error.as_deref(), app.workbook()), (Some(why), &after));
        app.send(Msg::CloseDialog);
    }
    for rate in ["101", "-1", "1,00001", "tolv"] {
        app.fill(&Dialog::Settings, [(28, written(rate))]);
        assert_eq!(
            (app.state.form_error.as_deref(), app.workbook()),
            (Some(words.rate_wrong), &after),
            "{rate}"
        );
        app.send(Msg::CloseDialog);
    }
}

#[test]
fn a_schedule_is_looked_at_copied_and_saved() {
    let mut app = with_project();
    let id = app.workbook().projects().next().unwrap().id;
    app.show(View::Investments);
    let (sheet, place) = at(&app, ProjectColumn::Holder);
    app.send(point(sheet, place));
    assert!(is_available(&app.state, Command::Schedule));
    app.send(Msg::Do(Command::Schedule));
    assert_eq!(app.asks(), Some(&Dialog::Schedule(Some(id))));
    let schedule = schedule::of(&app.state, Some(id)).unwrap();
    let shown = schedule.shown(Lang::Swedish);
    let plain =
        |row: &Vec<Shown>| row.iter().map(|(text, _)| text.replace('\u{a0}', " ")).collect::<Vec<_>>();
    assert_eq!(plain(&shown[0]), ["2026", "1 200 000", "120 000", "15 000", "135 000"]);
    assert_eq!(plain(&shown[5]), ["2031", "120 000", "120 000", "1 500", "121 500"]);
    assert_eq!(plain(&shown[6]), ["Totalt", "", "1 200 000", "88 500", "1 288 500"]);
    let copied = schedule.text(Lang::Swedish, '\t', "\n");
    assert!(
        copied.starts_with(
            "År\tBokfört värde\tAvskrivning\tInternränta\tKapitalkostnad\n2026\t1200000\t120000\t"
        )
    );

    let effects = app.send(Msg::SaveSchedule(Some(id)));
    let [Effect::Download { name, text }] = &effects[..] else { panic!("{effects:?}") };
    assert!(name.starts_with("Kapitalkostnad ") && name.ends_with(".csv"), "{name}");
    assert!(text.starts_with("\u{feff}År;Bokfört värde;"), "{text}");
    assert!(text.contains("\r\n2027;1080000;240000;27000;267000\r\n"), "{text}");

    // All projects together, and one that has nothing to show.
    let all = schedule::of(&app.state, None).unwrap();
    let words = |list: &List| list.shown(Lang::Swedish).iter().map(plain).collect::<Vec<_>>();
    assert_eq!((words(&all), all.without), (words(&schedule), None));
    app.send(Msg::CloseDialog);
    write(&mut app, ProjectColumn::UseFrom, "");
    let none = schedule::of(&app.state, Some(id)).unwrap();
    assert_eq!((words(&none).len(), none.without), (0, Some("Start av användning saknas")));
    assert_eq!(total(&mut app), "");
    let open = app.open();
    let found = findings(&open.workbook, &open.tables);
    assert!(found.iter().any(|finding| matches!(finding, Finding::CapitalCost(..))), "{found:?}");
}

#[test]
fn income_stands_beside_expenditure_and_capital_cost_is_on_what_is_left() {
    let mut app = with_project();
    write(&mut app, ProjectColumn::CalculatedTotal, "");
    write(&mut app, ProjectColumn::OriginalBudget, "1200000");
    let net = [ProjectColumn::NetBudget, ProjectColumn::NetActual, ProjectColumn::NetPrognosis];
    assert_eq!(net.map(|column| text(&app, column)), ["1 200 000", "", "1 200 000"]);
    let before = app.workbook().clone();
    write(&mut app, ProjectColumn::IncomeBudget, "200 000");
    app.can_be_undone(&before);
    write(&mut app, ProjectColumn::Actual, "700000");
    write(&mut app, ProjectColumn::Income, "100000");
    write(&mut app, ProjectColumn::Prognosis, "1300000");
    let shown = |app: &App, columns: [ProjectColumn; 5]| columns.map(|column| text(app, column));
    let columns = [
        ProjectColumn::NetBudget,
        ProjectColumn::NetActual,
        ProjectColumn::IncomePrognosis,
        ProjectColumn::NetPrognosis,
        ProjectColumn::Deviation,
    ];
    // The income comes as it was budgeted until somebody knows better.
    assert_eq!(shown(&app, columns), ["1 000 000", "600 000", "200 000", "1 100 000", "\u{2212}100 000"]);
    // A fifth a year for half a year, and interest on it: 110 000 and 13 750.
    assert_eq!(text(&app, ProjectColumn::CapitalCost), "123 750");
    write(&mut app, ProjectColumn::IncomePrognosis, "=inkomst*3");
    assert_eq!(shown(&app, columns), ["1 000 000", "600 000", "300 000", "1 000 000", "0"]);
    assert_eq!(text(&app, ProjectColumn::CapitalCost), "112 500");
    // What can be read from each is what is shown.
    write(&mut app, ProjectColumn::YearlyOperatingCost, "=nettoprognos/10");
    assert_eq!(text(&app, ProjectColumn::YearlyOperatingCost), "100 000");
    write(&mut app, ProjectColumn::Income, "200000");
    assert_eq!(shown(&app, columns)[1..4], ["500 000", "600 000", "700 000"]);
    assert_eq!(text(&app, ProjectColumn::YearlyOperatingCost), "70 000");
}
