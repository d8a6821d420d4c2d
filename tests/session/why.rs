//! Asking why a figure is what it is, going to an operand, and coming back.

use sambudget::lang::{Lang, Verb, What};
use sambudget::model::decision::{Decision, Decisions};
use sambudget::model::drift::DriftColumn::{
    self, Actual, Budget, CapitalCost, Deviation, OriginalBudget, Prognosis,
};
use sambudget::model::drift::{LineField, Method, Place};
use sambudget::model::edit::{Edit, KeyChange, LineChange};
use sambudget::model::entry::Entry;
use sambudget::model::key::AllocationKey;
use sambudget::model::money::Money;
use sambudget::model::months::BookedYear;
use sambudget::model::period::Month;
use sambudget::rules::drift::Lens;
use sambudget::rules::why::{Book, Is, Quantity, Where, why};
use sambudget::session::command::{Command, is_available};
use sambudget::session::cursor::takes_key;
use sambudget::session::msg::Msg;
use sambudget::session::overview::overview;
use sambudget::session::selection::At;
use sambudget::session::sheet::{SheetId, Value};
use sambudget::session::state::{Cursor, Dialog, Look, State, StepLabel, View};
use sambudget::session::update;
use sambudget::session::why::{Explained, described, explained, said, where_at};
use sambudget::text::number::format_amount;

use super::app::{App, HERRLJUNGA, SYDNARKE_2019, SYDNARKE_2022, choose, key, point};

const LICENCES: &str = "Licenser & serviceavtal";
const METHOD: DriftColumn = DriftColumn::Method;

/// Sydnärke in July 2022, all columns shown, the licences by run rate, and the cursor on a cell.
fn on(row: &str, column: DriftColumn) -> App {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let method = app.at(LICENCES, METHOD);
    choose(&mut app, method, "runRate");
    let (sheet, at) = app.at(row, column);
    app.send(point(sheet, at));
    app
}

/// What the open dialog says.
fn asked(app: &mut App) -> Explained {
    app.send(Msg::Do(Command::Why));
    let Some(Dialog::Why(of)) = app.asks() else { panic!("{:?}", app.asks()) };
    explained(&app.state, *of).unwrap()
}

/// Goes to an operand by its name.
#[track_caller]
fn follow(app: &mut App, asked: &Explained, name: &str) {
    let operand = asked.operands.iter().find(|operand| operand.worded.name == name).expect(name);
    app.send(Msg::Follow(operand.worded.place.expect("it leads somewhere")));
}

fn cursor(app: &App) -> Cursor {
    app.open().cursor().unwrap()
}

fn escape(app: &mut App) {
    let sheet = cursor(app).sheet;
    app.send(Msg::Key(sheet, key("Escape")));
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn an_operand_is_gone_to_and_come_back_from() {
    let mut app = on(LICENCES, Prognosis);
    let asked = asked(&mut app);
    assert_eq!(plain(&asked.sentence), "Prognos 10 263 = utfall 5 987 ÷ 7 passerade månader × 12");
    assert_eq!(asked.title, "Licenser & serviceavtal, prognos");
    assert_eq!(asked.rule, "Prognosmetod: Löpande takt.");
    let listed: Vec<(&str, String, bool)> = asked
        .operands
        .iter()
        .map(|of| (of.worded.name.as_str(), plain(&of.worded.amount), of.worded.place.is_some()))
        .collect();
    let expected =
        [("Utfall", "5 987", true), ("Årets månader", "12", false), ("Passerade månader", "7", false)];
    assert_eq!(listed, expected.map(|(name, amount, leads)| (name, amount.to_owned(), leads)));

    let asked_at = cursor(&app);
    assert!(!takes_key(&app.state, asked_at.sheet, &key("Escape")), "there is no way back yet");
    follow(&mut app, &asked, "Utfall");
    assert_eq!(app.asks(), None, "the dialog closes");
    let (sheet, at) = app.at(LICENCES, Actual);
    assert_eq!(cursor(&app), Cursor { sheet, at });
    assert!(takes_key(&app.state, sheet, &key("Escape")));
    escape(&mut app);
    assert_eq!(cursor(&app), asked_at);
    assert!(!takes_key(&app.state, sheet, &key("Escape")), "it has been gone");
}

#[test]
fn one_can_ask_on_from_operand_to_operand_and_back_step_by_step() {
    let mut app = on(LICENCES, Deviation);
    let start = cursor(&app);
    for (operand, column) in [("Prognos", Prognosis), ("Utfall", Actual)] {
        let asked = asked(&mut app);
        follow(&mut app, &asked, operand);
        assert_eq!(cursor(&app).at, app.at(LICENCES, column).1);
    }
    assert!(!is_available(&app.state, Command::Why), "the actual is written, not calculated");
    escape(&mut app);
    assert_eq!(cursor(&app).at, app.at(LICENCES, Prognosis).1);
    escape(&mut app);
    assert_eq!(cursor(&app), start);
}

#[test]
fn whoever_has_gone_on_is_not_taken_back() {
    let mut app = on(LICENCES, Prognosis);
    let asked = asked(&mut app);
    follow(&mut app, &asked, "Utfall");
    let sheet = cursor(&app).sheet;
    app.send(Msg::Key(sheet, key("ArrowDown")));
    let there = cursor(&app);
    escape(&mut app);
    assert_eq!(cursor(&app), there);
    app.send(Msg::Key(sheet, key("ArrowUp")));
    escape(&mut app);
    assert_eq!(cursor(&app).at, app.at(LICENCES, Actual).1, "the way is forgotten");
}

#[test]
fn the_way_leads_to_other_views_and_holders_and_back() {
    let mut app = App::example(SYDNARKE_2019);
    app.send(Msg::DriftColumns([OriginalBudget, Budget, Actual, Prognosis, CapitalCost].into()));
    app.show(View::Allocation);
    let sheet = SheetId::Settlement;
    app.send(point(sheet, At { row: 1, column: 1 }));
    let (start, look) = (cursor(&app), app.open().look);
    let asked = asked(&mut app);
    assert!(plain(&asked.sentence).ends_with(", avrundat med största rest"), "{}", asked.sentence);
    let weight = asked.operands.iter().find(|of| of.worded.name.ends_with("vikt")).unwrap();
    app.send(Msg::Follow(weight.worded.place.unwrap()));
    assert_eq!(cursor(&app).sheet, SheetId::Keys);
    escape(&mut app);
    assert_eq!((cursor(&app), app.open().look), (start, look));

    let asked = asked_at(&app, start);
    follow(&mut app, &asked, "Årets resultat");
    assert_eq!(
        cursor(&app),
        Cursor { sheet, at: At { row: app.state.table(sheet).unwrap().rows.len() - 1, column: 1 } }
    );
    let asked = asked_at(&app, cursor(&app));
    let result = asked.operands[0].worded.place.unwrap();
    app.send(Msg::Follow(result));
    assert_eq!((app.open().view, app.open().look), (View::Drift, Look::Lens(Lens::Total)));
    escape(&mut app);
    assert_eq!((app.open().view, cursor(&app).sheet), (View::Allocation, sheet));
}

fn asked_at(app: &App, cursor: Cursor) -> Explained {
    explained(&app.state, where_at(&app.state, cursor.sheet, cursor.at).unwrap()).unwrap()
}

#[test]
fn what_was_cut_waits_no_longer_before_anything_else() {
    let mut app = on(LICENCES, Prognosis);
    let asked = asked(&mut app);
    follow(&mut app, &asked, "Utfall");
    app.send(Msg::Copied(true));
    let there = cursor(&app);
    assert!(app.open().cut.is_some());
    escape(&mut app);
    assert!(app.open().cut.is_none());
    assert_eq!(cursor(&app), there);
}

#[test]
fn an_operand_that_is_gone_leads_nowhere() {
    let mut app = on(LICENCES, Prognosis);
    let before = cursor(&app);
    let of = where_at(&app.state, before.sheet, before.at).unwrap();
    app.send(Msg::Ask(Dialog::Why(of)));
    let Where::Drift { row, lens, column, .. } = of else { panic!("{of:?}") };
    let gone = Where::Drift { activity: sambudget::model::id::ActivityId(77), row, lens, column };
    app.send(Msg::Follow(gone));
    assert_eq!(cursor(&app), before);
    assert_eq!(explained(&app.state, gone), None);
}

#[test]
fn it_is_said_of_the_cursors_cell_in_either_language() {
    let mut app = on(LICENCES, Deviation);
    assert_eq!(plain(&said(&app.state)), "Avvikelse −2 177 = budget 8 086 − prognos 10 263");
    app.send(Msg::Lang(Lang::English));
    assert_eq!(said(&app.state), "Deviation −2,177 = budget 8,086 − prognosis 10,263");
    assert_eq!(
        described(&app.state),
        "Deviation −2,177 = budget 8,086 − prognosis 10,263. Control total: printed −2,214\u{a0}tkr, calculated −2,177\u{a0}tkr, \
         difference −37\u{a0}tkr. worse than budget",
        "what the cell is like is not lost"
    );
    let (sheet, at) = app.at(LICENCES, Actual);
    app.send(point(sheet, at));
    assert_eq!(said(&app.state), "", "what is written says itself");
    assert_eq!(described(&app.state), "");
    app.send(point(sheet, At { column: 0, ..at }));
    assert_eq!(said(&app.state), "");
    assert!(!is_available(&app.state, Command::Why));
}

#[test]
fn a_part_by_a_key_that_changes_leads_to_the_weights_of_each_month() {
    let mut app = on(LICENCES, Budget);
    for msg in changes_of_keys(&app.state) {
        app.send(msg);
    }
    app.look_at(0);
    let (sheet, at) = app.at(LICENCES, Budget);
    app.send(point(sheet, at));
    let part = asked(&mut app);
    let operands: Vec<&str> = part.operands.iter().map(|operand| operand.worded.name.as_str()).collect();
    let own = ["Askersunds andel hela året", "Askersunds andel från januari (6\u{a0}månader)"];
    assert_eq!(operands[1..], [own[0], own[1], "Askersunds andel från juli (6\u{a0}månader)"]);
    assert!(part.rule.contains("varje månads andelar"), "{}", part.rule);
    follow(&mut app, &part, "Askersunds andel från juli (6\u{a0}månader)");
    assert_eq!(cursor(&app).sheet, SheetId::Shares);
    let share = asked(&mut app);
    assert!(share.title.ends_with("andel från juli, Askersund"), "{}", share.title);
    follow(&mut app, &share, "Vikt");
    let there = cursor(&app);
    assert_eq!(there.sheet, SheetId::Keys);
    let row = app.state.table(there.sheet).unwrap().cell(At { column: 0, ..there.at }).unwrap().text;
    assert!(row.starts_with("från juli: "), "{row}");
    escape(&mut app);
    escape(&mut app);
    assert_eq!(cursor(&app), Cursor { sheet, at });
}

/// Every table of an example, with the look that shows it.
fn tables(state: &State) -> Vec<(View, Look, SheetId)> {
    let workbook = &state.open.as_ref().unwrap().workbook;
    let total = Look::Lens(Lens::Total);
    let member = Look::Lens(Lens::Holder(workbook.holders().next().unwrap()));
    let mut all = Vec::new();
    for activity in workbook.activities.iter().map(|table| table.id) {
        all.extend([total, member].map(|look| (View::Drift, look, SheetId::Drift(activity))));
        all.push((View::Drift, Look::SideBySide, SheetId::SideBySide(activity)));
        all.push((View::Months, total, SheetId::Months(activity, BookedYear::This)));
    }
    for group in &workbook.project_groups {
        all.extend([total, member].map(|look| (View::Investments, look, SheetId::Projects(group.id))));
    }
    let others = [SheetId::Members, SheetId::Keys, SheetId::Shares, SheetId::Settlement, SheetId::Balance];
    all.extend(others.map(|sheet| (View::Allocation, total, sheet)));
    all.extend([(View::Measures, total, SheetId::Measures), (View::Overview, total, SheetId::Results)]);
    all.extend((0..2).map(|tag| (View::Investments, total, SheetId::Tag(tag))));
    all
}

/// What gives every key the weights of its members in another order from July.
fn changes_of_keys(state: &State) -> Vec<Msg> {
    let of_key = |key: &AllocationKey| {
        let ids = key.weights.keys().copied();
        let weights = key.weights.values().rev().cloned();
        let change = KeyChange::Later(Month::new(7).unwrap(), Some(ids.zip(weights).collect()));
        let label = StepLabel { verb: Verb::Change, what: What::Cells(1) };
        Msg::Perform(Box::new(Edit::Key(key.id, change)), label)
    };
    state.open.as_ref().unwrap().workbook.keys.iter().map(of_key).collect()
}

#[test]
fn every_operand_of_the_examples_leads_to_the_cell_that_shows_it() {
    let mut followed = 0;
    let examples = [SYDNARKE_2022, SYDNARKE_2019, HERRLJUNGA, 3, 4].map(|example| (example, false));
    for (example, changing) in examples.into_iter().chain([(SYDNARKE_2022, true)]) {
        let mut state = App::example(example).state;
        if changing {
            changes_of_keys(&state).into_iter().for_each(|msg| drop(update(&mut state, msg)));
        }
        for (view, look, sheet) in tables(&state) {
            let open = state.open.as_mut().unwrap();
            (open.view, open.look, open.measure) = (view, look, Prognosis);
            open.activity = sheet.activity().or(open.activity);
            let Some(shape) = state.table(sheet).map(|table| table.shape()) else { continue };
            let places =
                (0..shape.rows).flat_map(|row| (1..shape.columns).map(move |column| At { row, column }));
            for at in places {
                followed += operands_lead_there(&state, sheet, at);
            }
        }
    }
    assert!(followed > 1_500, "{followed}");
}

/// Follows each operand of a cell; how many there are.
fn operands_lead_there(state: &State, sheet: SheetId, at: At) -> usize {
    let open = state.open.as_ref().unwrap();
    let book = Book { workbook: &open.workbook, tables: &open.tables };
    let Some(why) = where_at(state, sheet, at).and_then(|of| why(book, of)) else { return 0 };
    let mut followed = 0;
    for operand in &why.operands {
        let (Is::At(place) | Is::InMonths { at: place, .. }) = operand.is else { continue };
        let mut there = state.clone();
        update(&mut there, Msg::Follow(place));
        let cursor = there.open.as_ref().unwrap().cursor().unwrap();
        if cursor.at.column == 0 {
            continue; // its column is not shown: the row is
        }
        let shown = match there.table(cursor.sheet).unwrap().value(cursor.at) {
            Some(Value::Amount(amount, _)) => Some(Quantity::Amount(amount)),
            Some(Value::Ratio(number) | Value::Number(number)) => Some(Quantity::Number(number)),
            None => None,
        };
        let is_zero = operand.amount.decimal().is_zero();
        assert!(
            shown == Some(operand.amount) || shown.is_none() && is_zero,
            "{operand:?} of {why:?}: {shown:?}"
        );
        assert_eq!(
            where_at(&there, cursor.sheet, cursor.at).and_then(|of| sambudget::rules::why::figure(book, of)),
            shown
        );
        followed += 1;
    }
    followed
}

#[test]
fn what_is_asked_in_a_list_comes_back_to_it() {
    let mut app = on(LICENCES, Prognosis);
    let line = app.line(LICENCES).id;
    app.send(Msg::Ask(Dialog::Fan(line)));
    let of = Where::Fan { line, method: Method::RunRate, lens: Lens::Total };
    app.send(Msg::Ask(Dialog::Why(of)));
    let asked = explained(&app.state, of).unwrap();
    assert_eq!(plain(&asked.sentence), "Löpande takt 10 263 = utfall 5 987 ÷ 7 passerade månader × 12");
    // Asking on, and closing, is back in the list; closing that too is back in the table.
    let actual = asked.operands[0].worded.place.unwrap();
    app.send(Msg::Ask(Dialog::Why(actual)));
    app.send(Msg::CloseDialog);
    assert_eq!(app.asks(), Some(&Dialog::Fan(line)));
    app.send(Msg::CloseDialog);
    assert_eq!(app.asks(), None);
    // Following an operand leaves the list behind.
    app.send(Msg::Ask(Dialog::Fan(line)));
    app.send(Msg::Ask(Dialog::Why(of)));
    app.send(asked.operands[0].leads.clone().unwrap());
    assert_eq!(app.asks(), None);
    app.send(Msg::CloseDialog);
    assert_eq!(app.asks(), None);
    // A list is no place behind what is asked in a table.
    app.send(Msg::Ask(Dialog::Fan(line)));
    app.send(Msg::CloseDialog);
    app.send(Msg::Ask(Dialog::Why(actual)));
    app.send(Msg::CloseDialog);
    assert_eq!(app.asks(), None);
}

#[test]
fn the_sum_of_decisions_says_which_and_leads_to_them() {
    let mut app = on(LICENCES, OriginalBudget);
    let (line, field) = (app.line(LICENCES).id, LineField::OriginalBudget);
    let decision = |amount, reference: &str| Decision {
        reference: reference.into(),
        date: sambudget::text::date::parse_day("2022-03-14", 2022),
        ..Decision::bare(Money::kronor(amount))
    };
    let decisions = Decisions::new(vec![decision(8_000_000, "KS § 12"), decision(86_000, "")]).unwrap();
    let edit = Edit::Line(line, LineChange::Amount(Place::Total, field, Entry::Decisions(decisions)));
    app.send(Msg::Perform(Box::new(edit), StepLabel { verb: Verb::Change, what: What::Cells(1) }));
    let asked = asked(&mut app);
    assert_eq!(
        plain(&asked.sentence),
        "Ursprungsbudget 8 086 = beslut 2022-03-14, KS § 12 8 000 + beslut 2022-03-14 86"
    );
    app.send(asked.operands[0].leads.clone().unwrap());
    assert!(matches!(app.asks(), Some(Dialog::Decisions(_))), "{:?}", app.asks());
}

#[test]
fn the_cards_and_items_of_the_overview_are_the_figures_that_they_lead_to() {
    for example in [SYDNARKE_2022, SYDNARKE_2019, HERRLJUNGA, 3, 4] {
        let app = App::example(example);
        let open = app.open();
        let book = Book { workbook: &open.workbook, tables: &open.tables };
        let overview = overview(&app.state);
        assert!(overview.headlines.iter().all(|card| card.why.is_some() || card.figure == "–"));
        for item in overview.deviations.iter().chain(&overview.members) {
            let figure = sambudget::rules::why::figure(book, item.why).unwrap().money().unwrap();
            let style = app.state.lang.numbers();
            assert_eq!(format_amount(figure, open.workbook.drift_unit, style), item.amount, "{}", item.name);
        }
    }
}
