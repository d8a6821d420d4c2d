//! Formulas in cells: what is shown, what is edited, what follows, and what becomes of them when rows change.

use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::{
    self, Actual, Budget, Deviation, OriginalBudget, Prognosis, Supplements,
};
use sambudget::model::drift::{LineField, Method, RowId};
use sambudget::model::edit::Setting;
use sambudget::model::sign::Written;
use sambudget::model::unit::DisplayUnit;
use sambudget::rules::check::{Finding, Severity};
use sambudget::session::msg::{Direction, Msg};
use sambudget::session::overview::checks;
use sambudget::session::selection::At;
use sambudget::session::sheet::Subject;
use sambudget::session::state::{Dialog, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, choose, journaled, key, point, said};

const STAFF: &str = "Personalkostnader";
const RENT: &str = "Lokalhyror";
const RESULT: &str = "Summa";

fn sydnarke() -> App {
    App::example(SYDNARKE_2022)
}

fn draft(app: &App, row: &str, column: DriftColumn) -> String {
    app.cell(row, column).draft
}

/// What the checks say of formulas.
fn faults(app: &App) -> Vec<String> {
    let found = checks(&app.state).into_iter();
    found
        .filter(|(finding, ..)| matches!(finding, Finding::FormulaFault { .. }))
        .map(|(finding, text, to)| {
            assert_eq!(finding.severity(), Severity::Error);
            assert!(to.is_some(), "{text} leads to its cell");
            text
        })
        .collect()
}

#[test]
fn a_formula_shows_its_amount_and_is_edited_as_a_formula() {
    let mut app = sydnarke();
    let before = app.workbook().clone();
    let effects = app.write(STAFF, Prognosis, "= utfall / 7 * 12");
    assert_eq!(journaled(&effects).len(), 1);
    let cell = app.cell(STAFF, Prognosis);
    assert_eq!((cell.draft.as_str(), cell.unread), ("=utfall/7*12", false));
    assert_eq!(cell.text.replace('\u{a0}', " "), "10 565");
    assert_eq!(cell.about, "Beräknas med formeln =utfall/7*12");
    assert_eq!(app.shows(STAFF, Deviation), "1 441");
    assert_eq!(app.shows(RESULT, Prognosis), "761");
    app.can_be_undone(&before);

    // What it reads changes, and so does it, and all that follows.
    app.write(STAFF, Actual, "7 000");
    assert_eq!(app.row(STAFF, [Prognosis, Deviation]), ["12 000", "6"]);
    app.send(Msg::Undo);
    assert_eq!(app.shows(STAFF, Prognosis), "10 565");

    // Looking at it writes nothing; the other language has its own words.
    app.state.lang = Lang::English;
    assert_eq!(draft(&app, STAFF, Prognosis), "=actual/7*12");
    let (sheet, at) = app.at(STAFF, Prognosis);
    app.send(Msg::Edit(sheet, at));
    assert!(journaled(&app.send(Msg::EditorKey(key("Enter")))).is_empty());
    app.send(Msg::Edit(sheet, at));
    app.send(Msg::Draft("=IF(actual>1000, actual*2, budget)".into()));
    app.send(Msg::EditorKey(key("Enter")));
    app.state.lang = Lang::Swedish;
    assert_eq!(draft(&app, STAFF, Prognosis), "=OM(utfall>1000;utfall*2;budget)");
    assert_eq!(app.shows(STAFF, Prognosis), "12 326");

    // An amount takes its place, and nothing does.
    app.write(STAFF, Prognosis, "10 804");
    assert_eq!(app.workbook(), &before);
    app.send(Msg::Undo);
    app.clear(STAFF, Prognosis);
    assert_eq!(app.line(STAFF).method, None);
}

#[test]
fn a_written_prognosis_formula_is_the_own_figure() {
    let mut app = sydnarke();
    app.clear(STAFF, Prognosis);
    assert_eq!((app.line(STAFF).method, app.shows(STAFF, Prognosis)), (None, "12 006".into()));
    app.write(STAFF, Prognosis, "=utfall*2");
    assert_eq!(app.line(STAFF).method, Some(Method::Typed));
    assert_eq!(app.shows(STAFF, Prognosis), "12 326");

    // Another method shows its own figure, and the formula waits.
    let line = app.line(STAFF).id;
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let method = app.at(STAFF, DriftColumn::Method);
    choose(&mut app, method, "asBudget");
    assert_eq!(app.row(STAFF, [Prognosis]), ["12 006"]);
    assert_eq!(draft(&app, STAFF, Prognosis), "12006");
    assert!(app.workbook().line(line).is_some());
}

#[test]
fn what_is_no_formula_stays_in_the_editor_with_the_reason() {
    let mut app = sydnarke();
    let before = app.workbook().clone();
    let cases = [
        (
            "=utfal/7",
            "Formeln kan inte läsas. Tecken 2, ”utfal”: det finns ingen sådan kolumn. Rätta den, eller tryck Esc för att ångra.",
        ),
        (
            "=(1+2",
            "Formeln kan inte läsas. Tecken 6: en slutparentes saknas. Rätta den, eller tryck Esc för att ångra.",
        ),
        (
            "=[Lokal]",
            "Formeln kan inte läsas. Tecken 3, ”Lokal”: det finns ingen sådan rad. Rätta den, eller tryck Esc för att ångra.",
        ),
    ];
    for (text, reason) in cases {
        app.write(STAFF, Actual, text);
        let editor = app.open().editor.clone().expect("the editor stays");
        assert_eq!((editor.draft.as_str(), editor.refusal.as_deref()), (text, Some(reason)));
        // It waits while the keyboard is elsewhere; Escape gives it up.
        app.send(Msg::LeaveEditor);
        assert!(app.open().editor.is_some());
        app.send(Msg::EditorKey(key("Escape")));
        assert!(app.open().editor.is_none());
    }
    assert_eq!(app.workbook(), &before);
    app.state.lang = Lang::English;
    app.write(STAFF, Actual, "=1.5+1,5");
    assert_eq!(
        app.open().editor.as_ref().unwrap().refusal.as_deref(),
        Some(
            "The formula cannot be read. Character 7, “,”: an operator such as + is missing. Correct it, or press Esc to cancel."
        )
    );
}

#[test]
fn rows_move_and_are_renamed_and_the_formula_follows_them() {
    let mut app = sydnarke();
    app.write(STAFF, Prognosis, "=[Lokalhyror]*10+[Summa; utfall]");
    assert_eq!(app.shows(STAFF, Prognosis), "8 962");
    let rent = Subject::Row(RowId::Line(app.line(RENT).id));

    // A row moves past others, one comes in, and the row has another name.
    for _ in 0..4 {
        app.send(Msg::Move(vec![rent], Direction::Up));
    }
    let activity = app.workbook().activities[0].id;
    app.send(Msg::AddLine(activity, Some(Subject::Row(RowId::Line(app.line(STAFF).id)))));
    app.send(Msg::EditorKey(key("Escape")));
    let (sheet, at) = app.at_index(RENT, 0);
    app.send(Msg::Edit(sheet, at));
    app.send(Msg::Draft("Hyra; lokaler".into()));
    app.send(Msg::EditorKey(key("Enter")));
    let id = app.line("Hyra; lokaler").id;
    assert_eq!(draft(&app, STAFF, Prognosis), format!("=[#{id}]*10+[Summa; utfall]"));
    assert_eq!(app.shows(STAFF, Prognosis), "8 962");
}

#[test]
fn what_a_formula_reads_is_deleted_and_comes_back() {
    let mut app = sydnarke();
    app.write(STAFF, Prognosis, "=[Lokalhyror]*10");
    app.write("Resor & Kurser", Prognosis, "=[Personalkostnader]/2");
    let before = app.workbook().clone();
    let sum = app.shows(RESULT, Prognosis);
    let rent = Subject::Row(RowId::Line(app.line(RENT).id));
    app.send(Msg::DeleteForSure(rent));
    assert!(app.workbook().lines().all(|line| line.name != RENT));

    let cell = app.cell(STAFF, Prognosis);
    assert_eq!((cell.text.as_str(), cell.unread), ("finns inte", true));
    assert_eq!(
        cell.about,
        "Den räknar med en rad som inte finns längre. Ångra borttagningen, eller skriv om formeln."
    );
    assert_eq!(app.shows(STAFF, Deviation), "", "it counts nowhere");
    assert_eq!(app.shows("Resor & Kurser", Prognosis), "saknar underlag");
    assert_eq!(
        faults(&app),
        [
            "Personalkostnader, Prognos: formeln ger inget belopp och räknas inte med. Den räknar med en rad som inte finns längre. Ångra borttagningen, eller skriv om formeln.",
            "Resor & Kurser, Prognos: formeln ger inget belopp och räknas inte med. Formeln i Personalkostnader, Prognos ger inget belopp.",
        ]
    );
    // The text says so, and keeps the identity, so that editing it loses nothing.
    assert_eq!(cell.draft, "=[#REFERENS!#l9]*10");
    app.state.lang = Lang::English;
    assert_eq!(draft(&app, STAFF, Prognosis), "=[#REF!#l9]*10");
    app.state.lang = Lang::Swedish;
    app.write(STAFF, Prognosis, "=[#REFERENS!#l9]*20");
    assert_eq!(app.shows(STAFF, Prognosis), "finns inte");
    app.send(Msg::Undo);

    app.send(Msg::Undo);
    assert_eq!(app.workbook(), &before);
    assert_eq!((app.shows(STAFF, Prognosis), app.shows(RESULT, Prognosis)), ("7 550".into(), sum));
    assert!(faults(&app).is_empty());
}

#[test]
fn circles_are_found_through_sums_and_calculated_columns() {
    let mut app = sydnarke();
    let before = app.workbook().clone();
    app.write(STAFF, Prognosis, "=[Summa]/10");
    let cell = app.cell(STAFF, Prognosis);
    assert_eq!((cell.text.as_str(), cell.unread), ("cirkel", true));
    assert_eq!(
        cell.about,
        "Den räknar med sig själv i en cirkel: Personalkostnader, Prognos → Summa, Prognos → Personalkostnader, Prognos."
    );
    // It counts in no sum: 1 000 less the 10 804 that stood there.
    assert_eq!(app.shows(RESULT, Prognosis), "−9 804");
    app.can_be_undone(&before);
    app.send(Msg::Undo);
    // What is written as a budget and the budget have one name: it is said once.
    app.write(STAFF, Budget, "=prognos");
    app.write(STAFF, Prognosis, "=budget");
    assert_eq!(
        app.cell(STAFF, Budget).about,
        "Den räknar med sig själv i en cirkel: Personalkostnader, Budget → Personalkostnader, Prognos → Personalkostnader, Budget."
    );
    app.send(Msg::Undo);
    app.send(Msg::Undo);

    // A deviation is made of the prognosis: a circle over two lines.
    app.write(STAFF, Prognosis, "=budget-[Lokalhyror; avvikelse]");
    app.write(RENT, Prognosis, "=[Personalkostnader]/20");
    for row in [STAFF, RENT] {
        assert_eq!(
            app.cell(row, Prognosis).about,
            "Den räknar med sig själv i en cirkel: Personalkostnader, Prognos → Lokalhyror, Avvikelse → Lokalhyror, Prognos → Personalkostnader, Prognos."
        );
    }
    assert_eq!(faults(&app).len(), 2);

    // What only reads the circle is not in it.
    app.write("Resor & Kurser", Prognosis, "=[Lokalhyror]");
    assert_eq!(app.shows("Resor & Kurser", Prognosis), "saknar underlag");

    // Broken in one place, all of it gives amounts again.
    app.write(RENT, Prognosis, "700");
    assert_eq!(app.row(STAFF, [Prognosis]), ["11 951"]);
    assert_eq!(app.shows("Resor & Kurser", Prognosis), "700");
    assert!(faults(&app).is_empty());
}

#[test]
fn what_cannot_be_read_is_a_fault_that_names_the_cell() {
    let mut app = sydnarke();
    app.write(STAFF, Prognosis, "=utfall*2+[Lokalhyror; utfall]");
    app.write(RENT, Actual, "se bilaga");
    let cell = app.cell(STAFF, Prognosis);
    assert_eq!(cell.about, "Lokalhyror, Utfall kan inte läsas.");
    assert!(cell.unread);
    app.clear(RENT, Actual);
    assert_eq!(app.shows(STAFF, Prognosis), "12 326", "an empty cell counts as 0");
    app.write(STAFF, Prognosis, "=utfall/[Lokalhyror; utfall]");
    assert_eq!(app.shows(STAFF, Prognosis), "delat med noll");
}

#[test]
fn another_unit_and_other_signs_change_no_amount() {
    let mut app = sydnarke();
    app.write(STAFF, Prognosis, "=utfall+100");
    app.write("Intäkter", Prognosis, "=budget-[Personalkostnader]/1000");
    let amounts = |app: &App| (app.shows(STAFF, Prognosis), app.shows("Intäkter", Prognosis));
    assert_eq!(amounts(&app), ("6 263".into(), "−39 018".into()));

    let mut signs = app.workbook().signs;
    signs.revenue = Written::Positive;
    signs.cost = Written::Negative;
    app.send(Msg::SetAll(vec![Setting::Signs(signs), Setting::DriftUnit(DisplayUnit::KR)]));
    assert_eq!(amounts(&app), ("−6 263 000".into(), "39 018 263".into()));
    // What is shown is the same formula in the signs of now, with the unit that its numbers are in.
    assert_eq!(draft(&app, STAFF, Prognosis), "=tkr: -(-utfall+100)");
    assert_eq!(draft(&app, "Intäkter", Prognosis), "=-(-budget--[Personalkostnader]/1000)");

    // Written anew as it is shown, it gives the same.
    for row in [STAFF, "Intäkter"] {
        let text = draft(&app, row, Prognosis);
        let shown = app.shows(row, Prognosis);
        app.write(row, Prognosis, "1");
        app.write(row, Prognosis, &text);
        assert_eq!(app.shows(row, Prognosis), shown, "{text}");
    }
}

#[test]
fn a_budget_with_supplements_is_the_original_less_them() {
    let mut app = sydnarke();
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.write(STAFF, Supplements, "500");
    app.write(STAFF, Budget, "=utfall*2");
    assert_eq!(app.row(STAFF, [OriginalBudget, Supplements, Budget]), ["11 826", "500", "12 326"]);
    assert_eq!(draft(&app, STAFF, Budget), "=utfall*2");
    assert_eq!(draft(&app, STAFF, OriginalBudget), "=utfall*2-tilläggsbudget");
    // More supplements leave the budget as it was written.
    app.write(STAFF, Supplements, "600");
    assert_eq!(app.row(STAFF, [OriginalBudget, Budget]), ["11 726", "12 326"]);

    // A formula of the original budget is seen with the supplements where the whole is seen.
    app.write(STAFF, OriginalBudget, "=utfall");
    assert_eq!(draft(&app, STAFF, Budget), "=utfall+tilläggsbudget");
    let text = draft(&app, STAFF, Budget);
    app.write(STAFF, Budget, "1");
    app.write(STAFF, Budget, &text);
    assert_eq!(draft(&app, STAFF, OriginalBudget), "=utfall");
}

#[test]
fn a_total_that_is_spread_takes_the_amount_of_the_formula() {
    let mut app = App::new_board();
    app.write(STAFF, Budget, "=300*1000");
    assert_eq!(app.parts(STAFF, LineField::OriginalBudget), ["100000", "100000", "100000"]);
    assert_eq!(draft(&app, STAFF, Budget), "300000");

    // A part keeps its formula, with the part's own figures.
    app.look_at(1);
    app.write(STAFF, Actual, "=budget/4");
    assert_eq!((app.shows(STAFF, Actual), draft(&app, STAFF, Actual)), ("25 000".into(), "=budget/4".into()));
    app.look_at_total();
    assert_eq!(app.shows(STAFF, Actual), "25 000");
    app.look_at(1);
    app.write(STAFF, Budget, "200 000");
    assert_eq!(app.shows(STAFF, Actual), "50 000");

    // What gives no amount cannot be spread.
    app.look_at_total();
    app.write(STAFF, Budget, "=1/0");
    let refusal = app.open().editor.as_ref().unwrap().refusal.clone().unwrap();
    assert_eq!(
        refusal,
        "Formeln ger inget belopp. Den delar med noll. Rätta den, eller tryck Esc för att ångra."
    );
    app.send(Msg::EditorKey(key("Escape")));

    // A part whose formula gives nothing is shown in the total, and stands in the way of spreading.
    app.look_at(1);
    app.write(STAFF, Actual, "=1/0");
    app.look_at_total();
    let cell = app.cell(STAFF, Actual);
    assert_eq!((cell.text.as_str(), cell.unread), ("delat med noll", true));
    app.write(STAFF, Actual, "9");
    assert!(app.open().editor.as_ref().unwrap().refusal.is_some());
}

#[test]
fn a_part_of_a_key_is_asked_about_with_the_amount_of_the_formula() {
    let mut app = sydnarke();
    app.look_at(0);
    app.write(STAFF, Budget, "=1000+budget*0");
    let Some(Dialog::PartOfTotal(part)) = app.asks() else { panic!("a question") };
    assert_eq!(part.amount.to_string(), "1000000");
}

#[test]
fn a_line_that_changes_its_split_keeps_the_amounts_of_formulas() {
    let mut app = sydnarke();
    app.write(STAFF, Actual, "=[Lokalhyror]*10");
    let line = app.line(STAFF).id;
    let mut properties = sambudget::session::msg::LineProperties {
        name: STAFF.into(),
        kind: app.line(STAFF).kind,
        key: None,
        formula: None,
        profile: None,
        method: app.line(STAFF).method,
    };
    app.send(Msg::LineProperties(line, properties.clone()));
    assert!(app.is_direct(STAFF));
    assert_eq!(app.shows(STAFF, Actual), "4 060");
    properties.key = Some(app.workbook().keys[0].id);
    app.send(Msg::LineProperties(line, properties));
    assert_eq!((app.is_direct(STAFF), app.shows(STAFF, Actual)), (false, "4 060".into()));
}

#[test]
fn projects_have_formulas_too_and_lines_read_them() {
    let mut app = App::example(HERRLJUNGA);
    app.show(View::Investments);
    let sheet = app.sheet();
    let column = |heading: &str| sheet.columns.iter().position(|c| c.heading.contains(heading)).unwrap() + 1;
    let (budget, actual) = (column("Total budget"), column("Utfall"));
    let at = |column| At { row: 0, column };
    let text = |app: &App, column| app.cell_at(at(column)).unwrap().text.replace('\u{a0}', " ");
    let name = sheet.rows[0].header.text.clone();
    let before = (text(&app, budget), app.sheet().rows.last().unwrap().cells[budget - 1].text.clone());

    app.type_in((sheet.id, at(actual)), "=budget*2");
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(app.cell_at(at(actual)).unwrap().draft, "=budget*2", "{name}");
    // The budget has a carry-over beside it, so the original budget is what is left without.
    app.type_in((sheet.id, at(budget)), "=1000+1000");
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!((text(&app, budget), text(&app, actual)), ("2 000".into(), "4 000".into()));
    assert_eq!(app.cell_at(at(budget)).unwrap().draft, "=1000+1000");
    let total = app.sheet().rows.last().unwrap().cells[budget - 1].text.clone();
    assert_ne!((before.0, before.1), (text(&app, budget), total));

    let group = &app.workbook().project_groups[0];
    let id = group.projects[0].id;
    let formula = format!("=[#{id}; utfall]/4");
    app.show(View::Drift);
    let line = app.workbook().lines().next().unwrap().name.clone();
    app.write(&line, Budget, &formula);
    assert_eq!(app.shows(&line, Budget), "1 000");
    app.show(View::Investments);
    app.type_in((sheet.id, at(actual)), "8000");
    app.send(Msg::EditorKey(key("Enter")));
    app.show(View::Drift);
    assert_eq!(app.shows(&line, Budget), "2 000");
}

#[test]
fn a_whole_column_of_formulas_is_calculated_in_order() {
    // Each line's prognosis is a hundred more than that of the line before it.
    let mut app = sydnarke();
    let names: Vec<String> = app.workbook().lines().map(|line| line.name.clone()).collect();
    for pair in names[1..].windows(2).rev() {
        app.write(&pair[1], Prognosis, &format!("=[{}]+100", pair[0]));
    }
    app.write(&names[1], Prognosis, "1 000");
    for (index, name) in names[1..].iter().enumerate() {
        assert_eq!(app.shows(name, Prognosis).replace(' ', ""), (1_000 + 100 * index).to_string());
    }
    // Taking back the first figure reaches the last line.
    app.send(Msg::Undo);
    assert_eq!(app.shows(&names[names.len() - 1], Prognosis), "11 604");
}

#[test]
fn pointing_puts_a_reference_where_the_caret_is() {
    use sambudget::session::pointing::takes_reference;
    let mut app = sydnarke();
    let (sheet, prognosis) = app.at(STAFF, Prognosis);
    let draft = |app: &App| app.open().editor.as_ref().unwrap().draft.clone();
    app.type_in((sheet, prognosis), "=");
    // A figure of the same row is a word, another a name in brackets; the next one takes its place.
    app.send(Msg::Refer(sheet, app.at(STAFF, DriftColumn::Actual).1, 1));
    assert_eq!(draft(&app), "=utfall");
    let caret = draft(&app).chars().count();
    app.send(Msg::Refer(sheet, app.at("Lokalhyror", DriftColumn::Budget).1, caret));
    assert_eq!(draft(&app), "=[Lokalhyror; budget]");
    // Typing goes on behind it, and then another one can be pointed at.
    app.send(Msg::Draft("=[Lokalhyror; budget]+".into()));
    let caret = draft(&app).chars().count();
    app.send(Msg::Refer(sheet, app.at("Summa", DriftColumn::Budget).1, caret));
    assert_eq!(draft(&app), "=[Lokalhyror; budget]+[Summa; budget]");
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(app.shows(STAFF, Prognosis), "755");

    // Arrows point too while a formula is typed, from the cell that is written in.
    app.type_in((sheet, prognosis), "=");
    app.send(Msg::EditorKey(key("ArrowLeft")));
    assert_eq!(draft(&app), "=utfall");
    app.send(Msg::EditorKey(key("ArrowDown")));
    assert_eq!(draft(&app), "=[Datorer & basutrustning; utfall]");
    app.send(Msg::Draft(format!("{}*2", draft(&app))));
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(app.shows(STAFF, Prognosis), "332");

    // Behind a number, or in a text, nothing is pointed at: an arrow leaves the cell.
    app.type_in((sheet, prognosis), "=utfall*2");
    assert!(!takes_reference(app.open().editor.as_ref().unwrap(), 9));
    app.send(Msg::EditorKey(key("ArrowDown")));
    assert!(app.open().editor.is_none());
    assert_eq!(app.shows(STAFF, Prognosis), "12 326");
}

#[test]
fn what_is_typed_changes_the_figures_that_stand_there() {
    use sambudget::session::command::Command;
    use sambudget::session::selection::{How, Pointed};
    let mut app = sydnarke();
    let before = app.workbook().clone();
    let (sheet, at) = app.at(STAFF, DriftColumn::Budget);
    let change = |app: &mut App, text: &str| {
        app.send(Msg::Do(Command::Change));
        app.send(Msg::Draft(text.into()));
        app.send(Msg::EditorKey(key("Enter")));
    };
    app.send(super::app::point(sheet, at));
    change(&mut app, "+250");
    assert_eq!(app.shows(STAFF, DriftColumn::Budget), "12 256");
    app.can_be_undone(&before);
    app.send(Msg::Undo);
    // All that is selected, as one step.
    let (_, last) = app.at("Datorer & basutrustning", DriftColumn::Budget);
    app.send(super::app::point(sheet, at));
    app.send(Msg::Point(sheet, Pointed::Cell(last), How::Extend));
    change(&mut app, "*1,5");
    assert_eq!(app.shows(STAFF, DriftColumn::Budget), "18 009");
    assert_eq!(app.shows("Datorer & basutrustning", DriftColumn::Budget), "300");
    app.can_be_undone(&before);
    app.send(Msg::Undo);
    // What is no change stays in the editor with the reason.
    change(&mut app, "250");
    assert!(app.open().editor.as_ref().unwrap().refusal.is_some());
    app.send(Msg::EditorKey(key("Escape")));
    assert_eq!(app.workbook(), &before);
}

#[test]
fn a_formula_in_the_total_of_a_direct_line_says_that_it_became_its_amount() {
    let mut app = App::new_board();
    let effects = app.write(STAFF, Budget, "=3*45500");
    assert_eq!((draft(&app, STAFF, Budget), app.shows(STAFF, Budget)), ("136500".into(), "136 500".into()));
    assert!(
        said(&effects).starts_with("Formeln blev sitt belopp: raden fördelas direkt"),
        "{}",
        said(&effects)
    );
    let effects = app.write(STAFF, Budget, "136 501");
    assert!(said(&effects).starts_with("Ändrat"), "{}", said(&effects));

    // A formula that is pasted says so too.
    let (sheet, at) = app.at(STAFF, Actual);
    app.send(point(sheet, at));
    let effects = app.send(Msg::Paste(None, Some("=7*100".into())));
    assert_eq!(app.shows(STAFF, Actual), "700");
    assert!(said(&effects).contains("Formeln blev sitt belopp"), "{}", said(&effects));

    // In a member's own part it stays.
    app.look_at(0);
    let effects = app.write(STAFF, Actual, "=7*200");
    assert_eq!(draft(&app, STAFF, Actual), "=7*200");
    assert!(said(&effects).starts_with("Ändrat"), "{}", said(&effects));
}
