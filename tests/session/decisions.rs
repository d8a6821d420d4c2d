//! Decisions under budgets: written in a dialog, summed in the cell, and listed.

use sambudget::model::drift::DriftColumn::{self, Budget, OriginalBudget, Prognosis, Supplements};
use sambudget::model::drift::{LineField, Place};
use sambudget::model::entry::Entry;
use sambudget::model::investment::ProjectColumn;
use sambudget::model::member::Holder;
use sambudget::session::command::{Command, is_available, name, of_key};
use sambudget::session::decision_list;
use sambudget::session::effect::Effect;
use sambudget::session::forms::{Answer, Field, form};
use sambudget::session::msg::{LineProperties, Msg};
use sambudget::session::selection::{At, Key};
use sambudget::session::sheet::SheetId;
use sambudget::session::state::{Dialog, Notice, View};

use super::app::{App, SYDNARKE_2022, key, point, said};

const LICENCES: &str = "Licenser & serviceavtal";
const STAFF: &str = "Personalkostnader";

/// A decision as its row is filled in: date, reference, amount, which kind, reason.
type Row<'a> = (&'a str, &'a str, &'a str, usize, &'a str);
const EMPTY: Row<'_> = ("", "", "", 1, "");

fn board() -> App {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app
}

fn stand(app: &mut App, row: &str, column: DriftColumn) -> (SheetId, At) {
    let (sheet, at) = app.at(row, column);
    app.send(point(sheet, at));
    (sheet, at)
}

fn ask(app: &mut App, row: &str, column: DriftColumn) {
    stand(app, row, column);
    app.send(Msg::Do(Command::Decisions));
    assert!(matches!(app.asks(), Some(Dialog::Decisions(_))), "{:?}", app.asks());
}

/// Answers the open form; its rows have a sixth field where there are several holders.
fn answer(app: &mut App, rows: &[Row], holders: Option<&[usize]>) -> Vec<Effect> {
    let text = |text: &str| Answer::Text(text.to_owned());
    let mut answers = Vec::new();
    for (at, (date, reference, amount, kind, reason)) in rows.iter().enumerate() {
        answers.extend([text(date), text(reference), text(amount), Answer::At(*kind), text(reason)]);
        answers.extend(holders.map(|holders| Answer::At(holders[at])));
    }
    app.send(Msg::Submit(answers))
}

/// What the open form shows of its rows.
fn asked(app: &App) -> Vec<Vec<String>> {
    let form = form(&app.state, app.asks().unwrap()).unwrap();
    let shown = |field: &Field| match field {
        Field::Text { text, .. } => text.replace('\u{a0}', " "),
        Field::Choice { names, at, .. } => names[*at].clone(),
        other => panic!("{other:?}"),
    };
    form.sections.iter().map(|section| section.fields.iter().map(shown).collect()).collect()
}

fn two_supplements() -> App {
    let mut app = board();
    ask(&mut app, LICENCES, Supplements);
    answer(
        &mut app,
        &[
            ("", "", "8086", 0, ""),
            ("2022-03-14", "KS § 45", "250", 1, "Nya avtal"),
            ("28/2", "KS § 12", "-50", 2, "Kvar från 2021"),
        ],
        None,
    );
    assert_eq!((app.asks(), app.state.form_error.as_deref()), (None, None));
    app
}

#[test]
fn a_cell_shows_the_sum_of_its_decisions() {
    let before = board().workbook().clone();
    let mut app = two_supplements();
    assert_eq!(app.row(LICENCES, [OriginalBudget, Supplements, Budget]), ["8 086", "200", "8 286"]);
    // What was only written stays an amount.
    assert!(matches!(app.total(LICENCES, LineField::OriginalBudget), Entry::Value(_)));
    let cell = app.cell(LICENCES, Supplements);
    assert_eq!((cell.decisions, cell.held), (2, true));
    assert_eq!(cell.about, "Summa av 2 beslut. Alt+Skift+B öppnar dem");
    // The total budget takes an amount as before: what is written decides the original.
    let cell = app.cell(LICENCES, Budget);
    assert_eq!((cell.decisions, cell.held), (2, false));
    assert!(cell.about.starts_with("2 beslut."), "{}", cell.about);
    assert_eq!(name(&app.state, Command::Undo), "Ångra: ändra beslut om Licenser & serviceavtal");
    app.can_be_undone(&before);

    ask(&mut app, LICENCES, Supplements);
    assert_eq!(
        asked(&app)[..3],
        [
            ["", "", "8086", "Ursprungsbudget", ""],
            ["2022-03-14", "KS § 45", "250", "Tilläggsbudget", "Nya avtal"],
            ["2022-02-28", "KS § 12", "−50", "Ombudgetering", "Kvar från 2021"],
        ]
    );
    let pressed = Key { alt: true, shift: true, ..key("B") };
    assert_eq!(of_key(&pressed), Some(Command::Decisions));
}

#[test]
fn a_decision_is_changed_and_taken_away() {
    let mut app = two_supplements();
    let original = ("", "", "8086", 0, "");
    let first = ("2022-03-14", "KS § 45", "300", 1, "Nya avtal");
    ask(&mut app, LICENCES, Budget);
    answer(&mut app, &[original, first, EMPTY, EMPTY, EMPTY], None);
    assert_eq!(app.row(LICENCES, [Supplements, Budget]), ["300", "8 386"]);
    // A decision of the original budget beside the amount that stood there.
    ask(&mut app, LICENCES, OriginalBudget);
    assert_eq!(asked(&app)[2][3], "Ursprungsbudget", "a new row is of the column's kind");
    answer(&mut app, &[original, first, ("2021-11-30", "", "14", 0, ""), EMPTY], None);
    assert_eq!(app.row(LICENCES, [OriginalBudget, Budget]), ["8 100", "8 400"]);
    assert_eq!(app.cell(LICENCES, Budget).about, "Summa av 3 beslut. Alt+Skift+B öppnar dem");
    // Without any, the cell is empty; an amount alone is an amount.
    ask(&mut app, LICENCES, Budget);
    answer(&mut app, &[original, EMPTY, EMPTY, EMPTY, EMPTY], None);
    assert_eq!(app.row(LICENCES, [OriginalBudget, Supplements, Budget]), ["8 086", "", "8 086"]);
    assert!(app.total(LICENCES, LineField::Supplements).is_empty());
    assert_eq!(app.cell(LICENCES, Budget).decisions, 0);
    // Saved as it stood, nothing has happened.
    let before = app.workbook().clone();
    ask(&mut app, LICENCES, Budget);
    let same = form(&app.state, app.asks().unwrap()).unwrap().answers();
    app.send(Msg::Submit(same));
    assert_eq!((app.asks(), app.workbook()), (None, &before));
    app.send(Msg::Undo);
    assert_eq!(app.shows(LICENCES, Supplements), "300", "what is undone is the step before");
}

/// Every way to write, over the sum of decisions.
#[test]
fn nothing_is_written_over_decisions() {
    let mut app = two_supplements();
    let before = app.workbook().clone();
    let (sheet, at) = stand(&mut app, LICENCES, Supplements);
    for msg in [Msg::Type(sheet, "7".into()), Msg::Key(sheet, key("Backspace")), Msg::Do(Command::Change)] {
        let effects = app.send(msg.clone());
        assert!(said(&effects).starts_with("Summa av 2 beslut"), "{msg:?}: {effects:?}");
        assert!(app.open().editor.is_none(), "{msg:?}");
    }
    // Editing opens the decisions instead.
    for msg in [Msg::Key(sheet, key("F2")), Msg::Edit(sheet, at)] {
        app.send(msg.clone());
        assert!(matches!(app.asks(), Some(Dialog::Decisions(_))), "{msg:?}");
        app.send(Msg::CloseDialog);
    }
    app.send(Msg::EditInBar(sheet, at));
    assert_eq!((app.asks(), app.open().editor.is_none()), (None, true));
    let alone = [Msg::Key(sheet, key("Delete")), Msg::Paste(None, Some("5".into())), Msg::Do(Command::Clear)];
    for msg in alone {
        app.send(point(sheet, at));
        app.send(msg.clone());
        assert!(matches!(&app.state.notice, Some(Notice::LeftAlone { cells: 1, .. })), "{msg:?}");
        assert_eq!(app.workbook(), &before, "{msg:?}");
        app.send(Msg::DismissNotice);
    }
    // Pasted with its neighbours, they are written and it is not.
    let (_, original) = app.at(LICENCES, OriginalBudget);
    app.send(point(sheet, original));
    app.send(Msg::Paste(None, Some("1\t2".into())));
    assert_eq!(app.row(LICENCES, [OriginalBudget, Supplements]), ["1", "200"]);
    assert!(matches!(&app.state.notice, Some(Notice::LeftAlone { cells: 1, .. })));
}

#[test]
fn what_cannot_be_taken_says_why_and_changes_nothing() {
    let rows: [(Row, &str); 7] = [
        (("2022-02-30", "", "5", 1, ""), "Beslut 2: ”2022-02-30” är ingen dag i kalendern."),
        (("mars 2022", "", "5", 1, ""), "Beslut 2: ”mars 2022” är ingen dag i kalendern."),
        (("", "", "tolv", 1, ""), "Beslut 2: ”tolv” är inget belopp."),
        (("", "", "5 %", 1, ""), "Beslut 2: ”5 %” är inget belopp."),
        (("", "KS § 45", "", 1, ""), "Beslut 2: Belopp saknas."),
        (("14/3", "", "", 1, ""), "Beslut 2: Belopp saknas."),
        (("14/3", "", "9999999999", 1, ""), "Licenser & serviceavtal, Tilläggsbudget: besluten"),
    ];
    for (row, why) in rows {
        let mut app = board();
        let before = app.workbook().clone();
        ask(&mut app, LICENCES, Budget);
        let other = ("14/3", "", "9999999999", 1, "");
        let rows = if why.contains(": besluten") {
            [("", "", "8086", 0, ""), row, other]
        } else {
            [("", "", "8086", 0, ""), row, EMPTY]
        };
        answer(&mut app, &rows, None);
        let error = app.state.form_error.as_deref().unwrap_or_default();
        assert!(error.starts_with(why), "{row:?}: {error}");
        assert!(matches!(app.asks(), Some(Dialog::Decisions(_))), "{row:?}");
        assert_eq!(app.workbook(), &before, "{row:?}");
    }
    let long = "å".repeat(600);
    let mut app = board();
    ask(&mut app, LICENCES, Budget);
    answer(&mut app, &[("", "", "8086", 0, ""), ("", &long, "5", 1, ""), EMPTY], None);
    assert!(app.state.form_error.as_deref().unwrap_or_default().ends_with("är för långt."));
    // Rows that another tab has changed meanwhile are not taken for those that were shown.
    answer(&mut app, &[EMPTY], None);
    assert!(app.state.form_error.as_deref().unwrap_or_default().contains("någon annanstans"));
}

#[test]
fn held_and_calculated_budgets_take_no_decisions() {
    let mut app = board();
    stand(&mut app, LICENCES, Supplements);
    app.send(Msg::Do(Command::Hold));
    let rows = [("", "", "8086", 0, ""), ("14/3", "", "5", 1, ""), EMPTY];
    let refused = |app: &mut App, why: &str| {
        let before = app.workbook().clone();
        ask(app, LICENCES, Supplements);
        answer(app, &rows, None);
        let error = app.state.form_error.clone().unwrap_or_default();
        assert!(error.starts_with(why), "{error}");
        assert_eq!(app.workbook(), &before);
        app.send(Msg::CloseDialog);
    };
    refused(&mut app, "Licenser & serviceavtal, Tilläggsbudget hålls fast.");
    app.send(Msg::Do(Command::Hold));
    for text in ["=budget*0,1", "okänt"] {
        app.write(LICENCES, Supplements, text);
        refused(&mut app, "Licenser & serviceavtal, Tilläggsbudget har en formel eller en text");
    }
    // A member's part that follows from a key has none of its own: its decisions are the whole line's.
    let mut app = two_supplements();
    app.look_at(1);
    assert!(app.cell(LICENCES, Supplements).about.starts_with("Summa av 2 beslut"));
    ask(&mut app, LICENCES, Supplements);
    let about = form(&app.state, app.asks().unwrap()).unwrap().about.unwrap_or_default();
    assert!(about.starts_with("Licenser & serviceavtal, Hela raden, belopp i tkr."), "{about}");
    // Decisions can be held like any amount, and say both.
    let mut app = two_supplements();
    stand(&mut app, LICENCES, Supplements);
    assert_eq!(name(&app.state, Command::Hold), "Håll fast cellerna");
    app.send(Msg::Do(Command::Hold));
    assert!(app.cell(LICENCES, Supplements).about.starts_with("Fasthållen. Summa av 2 beslut."));
    assert_eq!(name(&app.state, Command::Hold), "Släpp cellerna");
}

#[test]
fn only_budgets_have_decisions() {
    let mut app = board();
    for (column, has) in [
        (OriginalBudget, true),
        (Supplements, true),
        (Budget, true),
        (Prognosis, false),
        (DriftColumn::Actual, false),
    ] {
        stand(&mut app, STAFF, column);
        assert_eq!(is_available(&app.state, Command::Decisions), has, "{column:?}");
    }
    stand(&mut app, "Summa", Budget);
    assert!(!is_available(&app.state, Command::Decisions));
}

/// A line whose holders have amounts of their own.
fn direct() -> App {
    let mut app = App::new_board();
    app.send(Msg::DriftColumns(vec![OriginalBudget, Supplements, Budget]));
    app
}

#[test]
fn the_holders_of_a_direct_line_have_decisions_of_their_own() {
    let mut app = direct();
    let row = app.sheet().rows[0].header.text.clone();
    ask(&mut app, &row, Budget);
    answer(
        &mut app,
        &[("2026-01-20", "§ 3", "100", 1, "Till två"), ("2026-01-20", "§ 3", "60", 1, "Till två")],
        Some(&[0, 2]),
    );
    assert_eq!(app.state.form_error, None);
    assert_eq!(app.parts(&row, LineField::Supplements), ["100", "60"]);
    assert_eq!(app.shows(&row, Supplements), "160");
    let cell = app.cell(&row, Supplements);
    assert_eq!((cell.decisions, cell.held), (2, false));
    // A new total is spread around what is decided.
    app.write(&row, Supplements, "200");
    assert_eq!(app.parts(&row, LineField::Supplements), ["100", "40", "60"]);

    // Of one holder only its own are shown.
    app.look_at(2);
    let cell = app.cell(&row, Supplements);
    assert_eq!((cell.decisions, cell.held), (1, true));
    ask(&mut app, &row, Supplements);
    assert_eq!(asked(&app).len(), 3);
    assert_eq!(asked(&app)[0][..3], ["2026-01-20", "§ 3", "60"]);
    app.send(Msg::CloseDialog);
    app.look_at(0);
    let (sheet, _) = stand(&mut app, &row, Supplements);
    assert!(said(&app.send(Msg::Type(sheet, "7".into()))).starts_with("Summa av 1 beslut"));
    assert_eq!(app.parts(&row, LineField::Supplements)[0], "100");
}

#[test]
fn decisions_stay_when_the_line_is_split_in_another_way() {
    let mut app = two_supplements();
    let line = app.line(LICENCES).clone();
    let as_direct = |key| LineProperties {
        name: line.name.clone(),
        kind: line.kind,
        key,
        method: line.method,
        formula: None,
        profile: line.profile.clone(),
    };
    let before = app.row(LICENCES, [OriginalBudget, Supplements, Budget]);
    app.send(Msg::LineProperties(line.id, as_direct(None)));
    assert!(app.is_direct(LICENCES));
    assert_eq!(app.row(LICENCES, [OriginalBudget, Supplements, Budget]), before);
    let member = Place::Part(Holder::Member(app.member(0)));
    let part = app.line(LICENCES).entry(member, LineField::Supplements).clone();
    assert_eq!(part.decisions().unwrap().list().len(), 2);
    app.send(Msg::LineProperties(line.id, as_direct(line.distribution.key())));
    assert_eq!(app.line(LICENCES).distribution, line.distribution, "and go together again");
}

#[test]
fn a_deleted_line_takes_its_decisions_along_and_brings_them_back() {
    let mut app = two_supplements();
    let before = app.workbook().clone();
    ask(&mut app, LICENCES, Budget);
    let line = app.line(LICENCES).id;
    let row = sambudget::session::sheet::Subject::Row(sambudget::model::drift::RowId::Line(line));
    app.send(Msg::DeleteForSure(row));
    assert_eq!(listed(&app).len(), 0);
    // The form that was open is about nothing now.
    answer(&mut app, &[EMPTY, EMPTY], None);
    app.send(Msg::Undo);
    assert_eq!(app.workbook(), &before);
}

/// A project's decisions.
#[test]
fn a_projects_supplement_and_carry_over_are_decided() {
    let mut app = board();
    app.show(View::Investments);
    let group = app.workbook().project_groups[0].id;
    let columns = [
        ProjectColumn::OriginalBudget,
        ProjectColumn::Supplement,
        ProjectColumn::CarryOver,
        ProjectColumn::SupplementAndCarryOver,
        ProjectColumn::Budget,
    ];
    app.send(Msg::ProjectColumns(group, columns.into()));
    let sheet = SheetId::Projects(group);
    let cell = |app: &App, column| app.state.table(sheet).unwrap().cell(At { row: 0, column }).unwrap();
    let budget = cell(&app, 1).text.replace('\u{a0}', "");
    let before = app.workbook().clone();
    app.send(point(sheet, At { row: 0, column: 3 }));
    app.send(Msg::Do(Command::Decisions));
    let mut rows: Vec<Row> = Vec::new();
    if !budget.is_empty() {
        rows.push(("", "", &budget, 0, ""));
    }
    rows.extend([("2022-03-28", "KF § 6", "2000", 2, "Sent"), ("2022-04-25", "KF § 9", "500", 1, "")]);
    answer(&mut app, &rows, None);
    assert_eq!(app.state.form_error, None);
    let shown = |app: &App| [2, 3, 4].map(|column| cell(app, column).text.replace('\u{a0}', " "));
    assert_eq!(shown(&app), ["500", "2 000", "2 500"]);
    assert_eq!([2, 3, 4, 5].map(|column| cell(&app, column).decisions), [1, 1, 2, 2]);
    app.send(Msg::Type(sheet, "1".into()));
    assert!(app.open().editor.is_none());
    let text = decision_list::of(&app.state).unwrap().text(app.state.lang, ';', "\n");
    assert!(text.contains("2022-03-28;KF § 6;"), "{text}");
    assert!(text.ends_with("Summa investeringar;;;;;2500000;\n"), "{text}");
    app.can_be_undone(&before);
}

fn listed(app: &App) -> Vec<String> {
    let list = decision_list::of(&app.state).unwrap();
    let text = list.text(app.state.lang, ';', "\n");
    text.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn all_decisions_stand_in_one_list_by_date() {
    let mut app = two_supplements();
    ask(&mut app, STAFF, Budget);
    let staff = asked(&app)[0][2].clone();
    answer(
        &mut app,
        &[
            ("", "", &staff, 0, ""),
            ("2022-03-01", "=1+1", "5", 1, "Med \"citat\"; och semikolon"),
            ("", "", "1", 1, "Utan dag"),
        ],
        None,
    );
    assert_eq!(
        listed(&app),
        [
            "2022-02-28;KS § 12;Licenser & serviceavtal;Hela raden;Ombudgetering;-50000;Kvar från 2021",
            "2022-03-01; =1+1;Personalkostnader;Hela raden;Tilläggsbudget;5000;\"Med \"\"citat\"\"; och semikolon\"",
            "2022-03-14;KS § 45;Licenser & serviceavtal;Hela raden;Tilläggsbudget;250000;Nya avtal",
            ";;Personalkostnader;Hela raden;Tilläggsbudget;1000;Utan dag",
            "Summa kostnader;;;;;206000;",
        ]
    );
    app.send(Msg::Do(Command::DecisionList));
    assert_eq!(app.asks(), Some(&Dialog::DecisionList));
    let effects = app.send(Msg::SaveDecisions);
    let [Effect::Download { name, text }] = &effects[..] else { panic!("{effects:?}") };
    assert!(name.starts_with("Alla beslut Sydnärkes IT-nämnd"), "{name}");
    assert!(
        text.starts_with("\u{feff}Datum;Referens;Rad eller projekt;Innehavare;Slag;Belopp;Skäl\r\n"),
        "{text}"
    );
    let none = decision_list::of(&board().state).unwrap();
    assert!(none.without.is_some_and(|why| why.starts_with("Arbetsboken har inga beslut")));
}
