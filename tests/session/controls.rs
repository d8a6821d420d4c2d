//! Control totals: what is printed, typed or pasted beside the calculated figures.

use sambudget::lang::Lang;
use sambudget::model::control::{Control, ControlPlace};
use sambudget::model::drift::DriftColumn::{self, Actual, Budget, DeviationToDate, Method, Prognosis};
use sambudget::model::drift::RowId;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::unit::DisplayUnit;
use sambudget::rules::check::{Finding, calculated, findings};
use sambudget::rules::drift::Lens;
use sambudget::session::command::{Command, is_available, name};
use sambudget::session::controls::{list, without};
use sambudget::session::forms::{Answer, form, preview};
use sambudget::session::msg::Msg;
use sambudget::session::selection::{At, How, Pointed};
use sambudget::session::sheet::{SheetId, Subject, Value};
use sambudget::session::state::{Dialog, Look, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2019, SYDNARKE_2022, journaled, point};

const STAFF: &str = "Personalkostnader";

/// Sydnärke 2022 without what the example has in print.
fn unprinted() -> App {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Drift);
    app.send(Msg::Set(sambudget::model::edit::Setting::Controls(Vec::new())));
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app
}

#[track_caller]
fn ask(app: &mut App) -> String {
    app.send(Msg::Do(Command::Controls));
    assert_eq!(app.asks(), Some(&Dialog::Controls));
    match &form(&app.state, &Dialog::Controls).unwrap().answers()[..] {
        [Answer::Text(text)] => text.replace('\u{a0}', " "),
        other => panic!("{other:?}"),
    }
}

/// Writes what is printed from the cell on; what is said before yes, or why not.
#[track_caller]
fn printed(app: &mut App, (sheet, at): (SheetId, At), text: &str) -> Result<Vec<String>, String> {
    app.send(point(sheet, at));
    ask(app);
    answer(app, text)
}

#[track_caller]
fn answer(app: &mut App, text: &str) -> Result<Vec<String>, String> {
    let answers = vec![Answer::Text(text.into())];
    let before = app.workbook().clone();
    let told = preview(&app.state, &answers).expect("a preview");
    app.send(Msg::Submit(answers));
    match told {
        Ok(lines) => {
            assert_eq!(app.asks(), None);
            Ok(lines.into_iter().map(|line| line.replace('\u{a0}', " ")).collect())
        }
        Err(why) => {
            assert_eq!(app.state.form_error.as_ref(), Some(&why));
            assert_eq!(app.workbook(), &before, "nothing is written");
            app.send(Msg::CloseDialog);
            Err(why)
        }
    }
}

fn differing(app: &App) -> usize {
    let found = findings(&app.workbook().clone(), &app.open().tables);
    found.iter().filter(|finding| matches!(finding, Finding::ControlDiffers { .. })).count()
}

#[test]
fn a_typed_figure_that_differs_marks_its_cell_and_stands_in_the_checks() {
    let mut app = unprinted();
    let before = app.workbook().clone();
    assert_eq!(app.shows(STAFF, Budget), "12 006");
    let at = app.at(STAFF, Budget);
    let told = printed(&mut app, at, "12 060").unwrap();
    assert_eq!(
        told,
        [
            "1 kontrollsumma, 1 skiljer.",
            "Personalkostnader, Budget 2022. Kontrollsumma: tryckt 12 060 tkr, beräknat 12 006 tkr, skillnad 54 tkr",
        ]
    );
    let cell = app.cell(STAFF, Budget);
    assert!(cell.differs);
    assert_eq!(
        cell.said().replace('\u{a0}', " "),
        "Kontrollsumma: tryckt 12 060 tkr, beräknat 12 006 tkr, skillnad 54 tkr"
    );
    assert_eq!(differing(&app), 1);
    assert_eq!(
        name(&app.state, Command::Undo),
        "Ångra: ändra kontrollsumma för Personalkostnader, Budget 2022"
    );
    app.can_be_undone(&before);
    // It opens as it was.
    assert_eq!(app.killed_and_opened().workbook(), app.workbook());
    // Writing what is printed settles it, and the mark goes.
    app.write(STAFF, Budget, "12 060");
    assert!(!app.cell(STAFF, Budget).differs);
    assert_eq!(differing(&app), 0);
}

#[test]
fn a_block_is_read_as_every_paste() {
    let mut app = unprinted();
    let (sheet, at) = app.at(STAFF, Budget);
    // The rows below, in the order of the table, with their names in front: they are not figures.
    let (_, name_at) = app.at_index(STAFF, 0);
    let rows: Vec<String> =
        (at.row..at.row + 3).map(|row| app.cell_at(At { row, ..at }).unwrap().text).collect();
    let text = rows.join("\r\n") + "\r\n";
    assert_eq!(printed(&mut app, (sheet, at), &text).unwrap(), ["3 kontrollsummor, 0 skiljer."]);
    assert_eq!(app.workbook().controls.len(), 3);
    assert_eq!(name(&app.state, Command::Undo), "Ångra: ändra kontrollsumma för 3 celler");
    // Selecting them shows what is printed, and the same text changes nothing.
    app.send(Msg::Point(sheet, Pointed::Cell(at), How::Alone));
    app.send(Msg::Point(sheet, Pointed::Cell(At { row: at.row + 2, ..at }), How::Extend));
    let known = ask(&mut app);
    assert_eq!(known.lines().count(), 3);
    let steps = app.workbook().clone();
    answer(&mut app, &known).unwrap();
    assert_eq!(app.workbook(), &steps);
    // Two lines for three cells: the third has no control any more; none for any takes all away.
    app.send(Msg::Do(Command::Controls));
    let two = known.lines().take(2).collect::<Vec<_>>().join("\n");
    assert_eq!(answer(&mut app, &two).unwrap(), ["2 kontrollsummor, 0 skiljer. 1 tas bort."]);
    app.send(Msg::Do(Command::Controls));
    assert_eq!(answer(&mut app, " ").unwrap(), ["Ingen kontrollsumma. 2 tas bort."]);
    assert_eq!(app.workbook().controls, []);
    // From the row's name on: what stands over a name is left out, and said so. A name alone has no figure.
    app.send(point(sheet, name_at));
    assert!(!is_available(&app.state, Command::Controls));
    app.send(Msg::Point(sheet, Pointed::Cell(at), How::Extend));
    let text = format!("{STAFF}{}1", "\t".repeat(at.column));
    ask(&mut app);
    let told = answer(&mut app, &text).unwrap();
    assert_eq!(told[0], "1 kontrollsumma, 1 skiljer. 1 lämnas, för de hör inte till någon beräknad siffra.");
    assert_eq!(app.workbook().controls.len(), 1);
}

/// Typed in the organisation's signs and unit; kept as inside.
#[test]
fn signs_units_and_decimals() {
    let kr = Money::kronor;
    let table = [
        // What is printed, the unit it is compared in, and what is kept.
        ("12 006", 0, 12_006_000),
        ("12 006,5", 1, 12_006_500),
        ("12 006,50", 1, 12_006_500),
        ("-5", 0, -5_000),
        ("(5)", 0, -5_000),
        ("1,2 mnkr", 0, 1_200_000),
        ("0", 0, 0),
    ];
    for (text, decimals, kept) in table {
        let mut app = unprinted();
        let at = app.at(STAFF, Budget);
        printed(&mut app, at, text).unwrap();
        let row = Some(RowId::Line(app.line(STAFF).id));
        let activity = app.workbook().activities[0].id;
        let expected = Control {
            place: ControlPlace::Drift { activity, row, holder: None, column: Budget },
            printed: kr(kept),
            unit: DisplayUnit { decimals, ..app.workbook().drift_unit },
        };
        assert_eq!(app.workbook().controls, [expected], "{text}");
    }
    // Where revenue is printed negative, it is positive inside.
    let mut app = App::example(HERRLJUNGA);
    app.show(View::Drift);
    app.send(Msg::Set(sambudget::model::edit::Setting::Controls(Vec::new())));
    let at = app.at("Intäkter", Actual);
    assert_eq!(printed(&mut app, at, "-392").unwrap(), ["1 kontrollsumma, 0 skiljer."]);
    assert_eq!(app.workbook().controls[0].printed, kr(392_000));
    let at = app.at("Intäkter", DeviationToDate);
    assert_eq!(printed(&mut app, at, "44").unwrap(), ["1 kontrollsumma, 0 skiljer."]);
}

#[test]
fn bad_input_is_told_at_its_cell_and_changes_nothing() {
    let mut app = unprinted();
    let at = app.at(STAFF, Budget);
    let last = app.sheet().rows.len() - 1;
    for (text, why) in [
        ("tolv", "Personalkostnader, Budget 2022: ”tolv” är inget belopp."),
        ("12 %", "Personalkostnader, Budget 2022: ”12 %” är inget belopp."),
        ("=A1", "Personalkostnader, Budget 2022: ”=A1” är inget belopp."),
        ("99999999999999999999", "Personalkostnader, Budget 2022: ”99999999999999999999” är inget belopp."),
        ("1,25\n1.25\n1.200", "Några siffror har komma före decimalerna och andra punkt."),
    ] {
        let told = printed(&mut app, at, text).unwrap_err();
        assert!(told.starts_with(why), "{text}: {told}");
    }
    let foot = (at.0, At { row: last, ..at.1 });
    let told = printed(&mut app, foot, "1\n2").unwrap_err();
    assert!(told.starts_with("Siffrorna är fler än cellerna härifrån."), "{told}");
    // Below the last row, nothing but empty lines may stand.
    printed(&mut app, foot, "0\n\n\n").unwrap();
}

/// Whether a cell can have a control total: every amount, in every table that calculates one.
#[test]
fn where_a_control_can_stand() {
    let mut app = App::example(SYDNARKE_2019);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let can = |app: &mut App, sheet, subject, column| {
        let row = app.state.table(sheet).unwrap().row_of(subject).unwrap();
        app.send(point(sheet, At { row, column }));
        is_available(&app.state, Command::Controls)
    };
    app.show(View::Drift);
    let columns: Vec<DriftColumn> = DriftColumn::ALL
        .into_iter()
        .filter(|column| {
            let (sheet, at) = app.at(STAFF, *column);
            app.send(point(sheet, at));
            !is_available(&app.state, Command::Controls)
        })
        .collect();
    let none = [DriftColumn::UsedPercent, Method, DriftColumn::DeviationPercent, DriftColumn::Comment];
    assert_eq!(columns, none);
    let drift = app.open().sheets()[0];
    assert!(can(&mut app, drift, Subject::Total, 1));
    app.look_at(0);
    assert!(can(&mut app, drift, Subject::Total, 1), "one member's figures are in print too");
    app.look_at_total();
    app.show(View::Investments);
    let [projects, tag] = app.open().sheets()[..] else { panic!("{:?}", app.open().sheets()) };
    let budget = (1..).find(|at| app.state.table(projects).unwrap().heading(*at).contains("udget")).unwrap();
    assert!(can(&mut app, projects, Subject::Total, budget));
    assert!(can(&mut app, tag, Subject::Total, 1));
    app.show(View::Allocation);
    assert!(can(&mut app, SheetId::Settlement, Subject::Total, 1));
    assert!(!can(&mut app, SheetId::Settlement, Subject::Total, 2));
    let mut app = App::example(HERRLJUNGA);
    app.show(View::Overview);
    assert!(can(&mut app, SheetId::Results, Subject::Total, 1));
    let activity = app.workbook().activities[1].id;
    assert!(can(&mut app, SheetId::Results, Subject::Activity(activity), 1));
}

/// What is marked in the tables is what the checks list, in every example.
#[test]
fn the_marks_are_the_findings() {
    let mut marked_in_all = 0;
    for example in 0..5 {
        let app = App::example(example);
        let mut marked: Vec<ControlPlace> = Vec::new();
        for view in View::ALL {
            let mut sheets = app.open().sheets_of(view);
            if view == View::Drift {
                sheets = app.workbook().activities.iter().map(|a| SheetId::Drift(a.id)).collect();
            }
            for table in sheets.into_iter().filter_map(|sheet| app.state.table(sheet)) {
                let (rows, columns) = (table.shape().rows, table.shape().columns);
                for at in (0..rows).flat_map(|row| (0..columns).map(move |column| At { row, column })) {
                    if table.cell(at).unwrap().differs {
                        marked.push(table.control_place(at).unwrap());
                    }
                }
            }
        }
        marked.sort();
        marked.dedup();
        let found = findings(app.workbook(), &app.open().tables);
        let mut found: Vec<ControlPlace> = found
            .iter()
            .filter_map(|finding| match finding {
                Finding::ControlDiffers { place, .. } => Some(*place),
                _ => None,
            })
            .collect();
        found.sort();
        found.dedup();
        assert_eq!(marked, found, "{}", app.workbook().name);
        marked_in_all += marked.len();
    }
    assert!(marked_in_all > 0, "the reports have misprints");
}

#[test]
fn the_list_of_all_says_place_figures_and_difference_and_takes_away() {
    let mut app = unprinted();
    for (column, text) in [(Budget, "12 006"), (Actual, "1")] {
        let at = app.at(STAFF, column);
        printed(&mut app, at, text).unwrap();
    }
    let actual = app.shows(STAFF, Actual);
    let listed = list(&app.state);
    let said: Vec<String> = listed
        .iter()
        .map(|listed| {
            let figures = [&listed.printed, &listed.calculated].map(|text| text.replace('\u{a0}', " "));
            format!("{}: {} {} {}", listed.name, figures[0], figures[1], listed.differs)
        })
        .collect();
    assert_eq!(
        said,
        [
            format!("Personalkostnader, Utfall t.o.m. juli: 1 tkr {actual} tkr true"),
            "Personalkostnader, Budget 2022: 12 006 tkr 12 006 tkr false".to_owned(),
        ]
    );
    assert!(listed.iter().all(|listed| listed.to.is_some()));
    let before = app.workbook().clone();
    let (edit, label) = without(app.workbook(), &listed[0]);
    let effects = app.send(Msg::Perform(Box::new(edit), label));
    assert_eq!(journaled(&effects).len(), 1);
    assert_eq!(list(&app.state).len(), 1);
    app.can_be_undone(&before);
    // A row that goes leaves its control behind, which then has nothing to be compared with.
    let line = app.line(STAFF).id;
    app.send(Msg::DeleteForSure(Subject::Row(RowId::Line(line))));
    let left = list(&app.state);
    assert!(left[0].differs && left[0].calculated.is_empty());
}

/// Beside the board's figure, each member's has a control of its own, in every table that shows it.
#[test]
fn one_members_figures() {
    let mut app = unprinted();
    let before = app.workbook().clone();
    let member = app.member(1);
    let name_of = app.workbook().members[1].name.clone();
    app.look_at(1);
    let at = app.at(STAFF, Budget);
    let shown = app.shows(STAFF, Budget);
    assert_eq!(printed(&mut app, at, &shown).unwrap(), ["1 kontrollsumma, 0 skiljer."]);
    app.can_be_undone(&before);
    let told = printed(&mut app, at, "1").unwrap();
    assert!(told[1].contains(&format!("tryckt 1 tkr, beräknat {shown} tkr")), "{told:?}");
    let place = app.workbook().controls[0].place;
    assert!(
        matches!(place, ControlPlace::Drift { holder: Some(of), column: Budget, .. } if of == Holder::Member(member))
    );
    // It is marked where that member's figure stands, and nowhere else.
    assert!(app.cell(STAFF, Budget).differs);
    app.look_at(0);
    assert!(!app.cell(STAFF, Budget).differs);
    app.look_at_total();
    assert!(!app.cell(STAFF, Budget).differs);
    // The checks and the list name the member, and lead there.
    let listed = list(&app.state);
    assert_eq!(listed[0].name, format!("Personalkostnader, Budget 2022, {name_of}"));
    assert_eq!(listed[0].to.map(|to| to.look), Some(Look::Lens(Lens::Holder(Holder::Member(member)))));
    assert_eq!(app.killed_and_opened().workbook(), app.workbook());
    assert_eq!(differing(&app), 1);
    // Side by side the same cell has it; the board's own control stands apart.
    app.send(Msg::Look(Look::SideBySide));
    let sheet = app.open().sheets()[0];
    let table = app.state.table(sheet).unwrap();
    let row = table.row_of(Subject::Row(RowId::Line(app.line(STAFF).id))).unwrap();
    let marked =
        (0..table.shape().columns).filter(|column| table.cell(At { row, column: *column }).unwrap().differs);
    let places: Vec<_> = marked.map(|column| table.control_place(At { row, column })).collect();
    assert_eq!(places, [Some(place)]);
    drop(table);
    // A member that is gone leaves the control behind, which then leads nowhere.
    app.show(View::Allocation);
    app.send(Msg::DeleteForSure(Subject::Holder(Holder::Member(member))));
    let left = list(&app.state);
    assert!(left[0].differs && left[0].calculated.is_empty() && left[0].to.is_none());
}

/// In the tables of projects and of results too; a project itself is its holder's whoever is looked at.
#[test]
fn one_members_projects_and_results() {
    let mut app = App::example(HERRLJUNGA);
    app.send(Msg::Set(sambudget::model::edit::Setting::Controls(Vec::new())));
    let member = Some(Holder::Member(app.member(0)));
    for view in [View::Investments, View::Overview] {
        app.show(view);
        app.look_at(0);
        for sheet in app.open().sheets() {
            let table = app.state.table(sheet).unwrap();
            let (rows, columns) = (table.shape().rows, table.shape().columns);
            for at in (0..rows).flat_map(|row| (0..columns).map(move |column| At { row, column })) {
                let Some(place) = table.control_place(at) else { continue };
                let whose = match place {
                    ControlPlace::Drift { holder, .. } | ControlPlace::AllActivities { holder, .. } => holder,
                    ControlPlace::Projects { project: None, holder, .. } => holder,
                    ControlPlace::Projects { holder: None, .. } => continue,
                    ControlPlace::Tag { .. } | ControlPlace::Settlement { .. } => continue,
                    odd => panic!("{odd:?}"),
                };
                assert_eq!(whose, member, "{place:?}");
                // What is calculated for the control is what the cell shows.
                let calculated = calculated(app.workbook(), &app.open().tables, place);
                let shown = match table.value(at) {
                    Some(Value::Amount(amount, _)) => Some(amount.abs()),
                    _ => None,
                };
                assert_eq!(calculated.map(Money::abs), shown, "{place:?}");
            }
        }
    }
}

#[test]
fn words_in_english() {
    let mut app = unprinted();
    app.send(Msg::Lang(Lang::English));
    let at = app.at(STAFF, Prognosis);
    let told = printed(&mut app, at, "1,000").unwrap();
    assert_eq!(told[0], "1 control total, 1 of them differing.");
    assert!(app.cell(STAFF, Prognosis).said().starts_with("Control total: printed 1,000"));
    assert!(
        name(&app.state, Command::Undo).starts_with("Undo: change the control total of Personalkostnader")
    );
}
