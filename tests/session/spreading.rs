//! Spreading a total over what is selected, and moving an amount from one cell to another.

use proptest::prelude::*;
use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::{self, Actual, Budget, PriorActual, Prognosis};
use sambudget::model::drift::{Kind, LineField, Method, Place, Row, RowId};
use sambudget::model::edit::Setting;
use sambudget::model::id::{KeyId, MemberId};
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::workbook::{Settlement, SettlementBasis};
use sambudget::rules::drift::Lens;
use sambudget::session::command::{Command, is_available, name, of_key};
use sambudget::session::effect::Effect;
use sambudget::session::forms::{Answer, Field, form, preview};
use sambudget::session::msg::{LineProperties, Msg};
use sambudget::session::selection::{At, How, Key, Pointed};
use sambudget::session::sheet::{SheetId, Subject, Target, Value};
use sambudget::session::spreading::{Spreading, Way};
use sambudget::session::state::{Dialog, Look, View};
use sambudget::session::transfer::{End, Transfer};

use super::app::{App, SYDNARKE_2022, journaled, key, point};

const STAFF: &str = "Personalkostnader";
const SERVICES: &str = "Köpta tjänster";
const RENT: &str = "Lokalkostnader";

/// The ways by their place in the form.
const IN_PROPORTION: usize = 0;
const EQUALLY: usize = 1;
const BY_KEY: usize = 2;
const LIKE_ROW: usize = 3;
const LIKE_COLUMN: usize = 4;

/// A board of three in kronor: staff 5 000, 3 000 and 2 000, rent 300, 0 and 900, prior actuals of both.
fn board() -> App {
    let mut app = App::new_board();
    app.show(View::Drift);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    for (member, staff, rent, prior) in
        [(0, "5000", "300", "10"), (1, "3000", "", "30"), (2, "2000", "900", "")]
    {
        app.look_at(member);
        app.write(STAFF, Budget, staff);
        app.write(RENT, Budget, rent);
        app.write(STAFF, PriorActual, prior);
    }
    app.look_at_total();
    app
}

#[track_caller]
fn select(app: &mut App, cells: &[(&str, DriftColumn)]) {
    for (at, (row, column)) in cells.iter().enumerate() {
        let (sheet, cell) = app.at(row, *column);
        let how = if at == 0 { How::Alone } else { How::Add };
        app.send(Msg::Point(sheet, Pointed::Cell(cell), how));
    }
}

fn answers(total: &str, way: usize, choice: usize) -> Vec<Answer> {
    let at = Answer::At(choice);
    vec![Answer::Text(total.into()), Answer::At(way), at.clone(), at.clone(), at]
}

/// Asks and answers; what is said before yes, and then what is said after it.
#[track_caller]
fn spread(app: &mut App, total: &str, way: usize, choice: usize) -> Result<(Vec<String>, String), String> {
    app.send(Msg::Do(Command::Spread));
    assert_eq!(app.asks(), Some(&Dialog::Spread));
    answered(app, answers(total, way, choice))
}

#[track_caller]
fn answered(app: &mut App, answers: Vec<Answer>) -> Result<(Vec<String>, String), String> {
    let before = app.workbook().clone();
    let told = preview(&app.state, &answers).expect("a preview");
    assert_eq!(app.workbook(), &before, "nothing is written before yes");
    let effects = app.send(Msg::Submit(answers));
    let told = told.map(|lines| lines.iter().map(|line| plain(line)).collect::<Vec<_>>());
    match told {
        Ok(lines) => {
            assert_eq!((app.asks(), journaled(&effects).len() <= 1), (None, true));
            let said = effects.iter().rev().find_map(|effect| match effect {
                Effect::Announce(said) => Some(plain(said)),
                _ => None,
            });
            Ok((lines, said.expect("something is said")))
        }
        Err(why) => {
            assert_eq!(app.state.form_error.as_deref(), Some(why.as_str()));
            assert_eq!(app.workbook(), &before, "{why}");
            app.send(Msg::CloseDialog);
            Err(why)
        }
    }
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn budgets(app: &App, line: &str) -> Vec<String> {
    app.parts(line, LineField::OriginalBudget)
}

fn row_of(app: &App, row: &str) -> usize {
    let rows = app.workbook().activities[0].all_rows().into_iter();
    let names = rows.map(|row| match row {
        Row::Line(line) => &line.name,
        Row::Group(group) => &group.name,
    });
    names.into_iter().position(|name| name == row).unwrap()
}

#[test]
fn the_total_of_a_line_is_spread_in_every_way() {
    let start = board();
    let rent = row_of(&start, RENT);
    for (total, way, choice, wanted) in [
        ("12000", IN_PROPORTION, 0, ["6000", "3600", "2400"]),
        ("+20 %", IN_PROPORTION, 0, ["6000", "3600", "2400"]),
        ("*1,2", IN_PROPORTION, 0, ["6000", "3600", "2400"]),
        ("+2000", IN_PROPORTION, 0, ["6000", "3600", "2400"]),
        ("-12000", IN_PROPORTION, 0, ["-6000", "-3600", "-2400"]),
        ("=budget*1,2", IN_PROPORTION, 0, ["6000", "3600", "2400"]),
        ("12000", EQUALLY, 0, ["4000", "4000", "4000"]),
        ("10000", EQUALLY, 0, ["3334", "3333", "3333"]),
        ("12000", LIKE_ROW, rent, ["3000", "0", "9000"]),
        ("12000", LIKE_COLUMN, 0, ["3000", "9000", "0"]),
    ] {
        let mut app = App { state: start.state.clone(), disk: start.disk.clone() };
        select(&mut app, &[(STAFF, Budget)]);
        let before = app.workbook().clone();
        spread(&mut app, total, way, choice).unwrap();
        assert_eq!(budgets(&app, STAFF), wanted, "{total} {way}");
        app.can_be_undone(&before);
    }
}

#[test]
fn it_says_what_it_would_do_and_then_what_it_did() {
    let mut app = board();
    app.look_at(2);
    select(&mut app, &[(STAFF, Budget)]);
    app.send(Msg::Do(Command::Hold));
    app.look_at_total();
    select(&mut app, &[(STAFF, Budget)]);
    app.send(Msg::Do(Command::Spread));
    let asked = form(&app.state, &Dialog::Spread).unwrap();
    assert_eq!(asked.about.as_deref(), Some("Personalkostnader, Budget 2026, Totalt (kr)"));
    let Field::Text { text, .. } = &asked.sections[0].fields[0] else { panic!("no text") };
    assert_eq!(text, "10000");
    let (before, after) = answered(&mut app, answers("12000", IN_PROPORTION, 0)).unwrap();
    assert_eq!(
        before,
        [
            "Summa nu: 10 000 kr",
            "Ny summa: 12 000 kr",
            "2 celler ändras, 1 hålls fast",
            "Askersund: 5 000 kr → 6 250 kr",
            "Laxå: 3 000 kr → 3 750 kr",
            Lang::Swedish.texts().later().leftover_kronor,
        ]
    );
    assert_eq!(budgets(&app, STAFF), ["6250", "3750", "2000"]);
    assert_eq!(plain(&name(&app.state, Command::Undo)), "Ångra: fördela 12 000 kr → Personalkostnader");
    assert!(after.starts_with("Fördelat: 12 000 kr över 2 celler. "), "{after}");
    // The same again changes nothing, and is no step.
    let steps = name(&app.state, Command::Undo);
    let (_, after) = spread(&mut app, "12000", IN_PROPORTION, 0).unwrap();
    assert_eq!(
        (after.as_str(), name(&app.state, Command::Undo)),
        (Lang::Swedish.texts().later().nothing_changed, steps)
    );
}

#[test]
fn nothing_to_go_by_is_spread_equally_and_said() {
    let mut app = board();
    select(&mut app, &[(SERVICES, Budget)]);
    let (before, after) = spread(&mut app, "1000", IN_PROPORTION, 0).unwrap();
    assert!(
        before.contains(&"Det finns inget att fördela efter, så delarna blir lika.".to_owned()),
        "{before:?}"
    );
    assert!(after.contains("så delarna blir lika"), "{after}");
    assert_eq!(budgets(&app, SERVICES), ["334", "333", "333"]);
}

#[test]
fn by_a_key() {
    let mut app = board();
    // A new board has one key; without any there is nothing to choose.
    let equal = app.workbook().keys[0].id;
    app.send(Msg::Set(Setting::Settlement(Settlement {
        key: None,
        basis: SettlementBasis::Prognosis,
        ..Settlement::default()
    })));
    app.send(Msg::Delete(Subject::Key(equal)));
    select(&mut app, &[(STAFF, Budget)]);
    assert!(spread(&mut app, "12000", BY_KEY, 0).unwrap_err().contains("ingen fördelningsnyckel"));
    app.send(Msg::AddKey);
    app.send(Msg::EditorKey(key("Escape")));
    app.show(View::Drift);
    select(&mut app, &[(STAFF, Budget)]);
    assert!(spread(&mut app, "12000", BY_KEY, 0).unwrap_err().contains("Nyckeln saknar vikter"));
    let (by, members) = (app.workbook().keys[0].id, [0, 1].map(|at| app.member(at)));
    app.show(View::Allocation);
    for (member, weight) in members.into_iter().zip(["1", "3"]) {
        let (sheet, at) = weight_cell(&app, by, member);
        app.type_in((sheet, at), weight);
        app.send(Msg::EditorKey(key("Enter")));
    }
    app.show(View::Drift);
    select(&mut app, &[(STAFF, Budget)]);
    spread(&mut app, "12000", BY_KEY, 0).unwrap();
    assert_eq!(budgets(&app, STAFF), ["3000", "9000", "0"]);
    // Over lines a key has no meaning.
    select(&mut app, &[(STAFF, Budget), (RENT, Budget)]);
    assert!(spread(&mut app, "12000", BY_KEY, 0).unwrap_err().contains("Markera en enda rad"));
    // Nor on a line that a key splits already.
    let line = app.line(STAFF).id;
    let properties = LineProperties {
        name: STAFF.into(),
        kind: Kind::Cost,
        key: Some(by),
        method: None,
        formula: None,
        profile: None,
    };
    app.send(Msg::LineProperties(line, properties));
    select(&mut app, &[(STAFF, Budget)]);
    assert!(spread(&mut app, "12000", BY_KEY, 0).unwrap_err().contains("Markera en enda rad"));
    // But its total is a cell as any other.
    select(&mut app, &[(STAFF, Budget), (RENT, Budget)]);
    spread(&mut app, "13200", EQUALLY, 0).unwrap();
    assert_eq!((app.shows(STAFF, Budget), budgets(&app, RENT)), ("3 300".into(), vec!["3300".into(); 3]));
    app.look_at(0);
    select(&mut app, &[(STAFF, Budget)]);
    assert!(spread(&mut app, "1", EQUALLY, 0).unwrap_err().contains("fördelningsnyckel"));
}

fn weight_cell(app: &App, key: KeyId, member: MemberId) -> (SheetId, At) {
    let table = app.state.table(SheetId::Keys).unwrap();
    let shape = table.shape();
    let mut cells = (0..shape.rows).flat_map(|row| (1..shape.columns).map(move |column| At { row, column }));
    let at = cells.find(|at| {
        table.cell(*at).and_then(|cell| cell.target) == Some(Target::KeyWeight(key, None, member))
    });
    (SheetId::Keys, at.unwrap())
}

#[test]
fn over_lines_and_side_by_side() {
    let mut app = board();
    // Two lines of one member, by the other column.
    app.look_at(0);
    select(&mut app, &[(STAFF, Budget), (RENT, Budget)]);
    app.send(Msg::Do(Command::Spread));
    let about = form(&app.state, &Dialog::Spread).unwrap().about;
    assert_eq!(about.as_deref(), Some("2 celler, Budget 2026, Askersund (kr)"));
    app.send(Msg::CloseDialog);
    spread(&mut app, "10600", IN_PROPORTION, 0).unwrap();
    assert_eq!((app.shows(STAFF, Budget), app.shows(RENT, Budget)), ("10 000".into(), "600".into()));
    assert!(spread(&mut app, "=budget", IN_PROPORTION, 0).unwrap_err().contains("en rad i taget"));
    // Two members of one line, each by itself, and a total with its part once.
    app.look_at_total();
    app.send(Msg::Look(Look::SideBySide));
    let (sheet, at) = app.at_index(STAFF, 2);
    app.send(point(sheet, at));
    app.send(Msg::Point(sheet, Pointed::Cell(At { column: 3, ..at }), How::Extend));
    app.send(Msg::Do(Command::Spread));
    let about = form(&app.state, &Dialog::Spread).unwrap().about;
    assert_eq!(about.as_deref(), Some("2 celler, Budget (kr)"));
    app.send(Msg::CloseDialog);
    spread(&mut app, "26000", IN_PROPORTION, 0).unwrap();
    assert_eq!(budgets(&app, STAFF), ["20000", "6000", "2000"]);
    let (_, total) = app.at_index(STAFF, 1);
    app.send(point(sheet, total));
    app.send(Msg::Point(sheet, Pointed::Cell(at), How::Add));
    spread(&mut app, "30000", EQUALLY, 0).unwrap();
    assert_eq!(budgets(&app, STAFF), ["10000", "10000", "10000"]);
}

#[test]
fn the_total_of_a_group() {
    let mut app = board();
    let (sheet, at) = app.at(STAFF, Budget);
    app.send(point(sheet, at));
    let (_, rent) = app.at(RENT, Budget);
    app.send(Msg::Point(sheet, Pointed::Cell(rent), How::Extend));
    app.send(Msg::Do(Command::Group));
    app.send(Msg::Draft("Verksamhet".into()));
    app.send(Msg::EditorKey(key("Enter")));
    select(&mut app, &[("Verksamhet", Budget)]);
    let before = app.workbook().clone();
    // 11 200 in all: ten times as much.
    spread(&mut app, "=budget*10", IN_PROPORTION, 0).unwrap();
    assert_eq!(app.shows("Verksamhet", Budget), "112 000");
    assert_eq!(budgets(&app, STAFF), ["50000", "30000", "20000"]);
    app.can_be_undone(&before);
    // A group and its lines are no more than the group.
    select(&mut app, &[("Verksamhet", Budget), (STAFF, Budget)]);
    spread(&mut app, "11200", IN_PROPORTION, 0).unwrap();
    assert_eq!(budgets(&app, STAFF), ["5000", "3000", "2000"]);
    // Its members are not those of one line.
    assert!(spread(&mut app, "1", LIKE_ROW, 0).unwrap_err().contains("Markera en enda rad"));
}

#[test]
fn what_cannot_be_spread_says_so_and_changes_nothing() {
    let mut app = board();
    let refused = |app: &mut App, cells: &[(&str, DriftColumn)], total: &str, why: &str| {
        select(app, cells);
        let said = spread(app, total, IN_PROPORTION, 0).unwrap_err();
        assert!(said.contains(why), "{cells:?}: {said}");
    };
    refused(&mut app, &[(STAFF, Budget)], "mycket", "Skriv ett belopp");
    refused(&mut app, &[(STAFF, Budget)], "", "Skriv ett belopp");
    refused(&mut app, &[(STAFF, Budget)], "3 %", "Skriv ett belopp");
    refused(&mut app, &[(STAFF, Budget)], "=budget*", "Formeln kan inte läsas");
    refused(&mut app, &[(STAFF, Budget)], "99999999999999", "Skriv ett belopp");
    refused(&mut app, &[(STAFF, Budget), (STAFF, Actual)], "1", "samma kolumn");
    refused(&mut app, &[(STAFF, DriftColumn::Deviation)], "1", "inga belopp");
    refused(&mut app, &[(STAFF, DriftColumn::Comment)], "1", "inga belopp");
    let revenue = app.workbook().lines().find(|line| line.kind != Kind::Cost).unwrap().name.clone();
    refused(&mut app, &[(STAFF, Budget), (&revenue, Budget)], "1", "ett slag");
    app.look_at(1);
    app.write(RENT, Budget, "okänt");
    app.look_at_total();
    refused(&mut app, &[(RENT, Budget)], "1", "Rätta den");
    select(&mut app, &[(STAFF, Budget)]);
    app.send(Msg::Do(Command::Hold));
    refused(&mut app, &[(STAFF, Budget)], "1", "Alla celler hålls fast");
    // A held formula reads what would change.
    app.send(Msg::Do(Command::Hold));
    app.look_at(2);
    app.write(STAFF, Budget, &format!("=[{STAFF}; Askersund; budget]/10"));
    select(&mut app, &[(STAFF, Budget)]);
    app.send(Msg::Do(Command::Hold));
    app.look_at_total();
    refused(&mut app, &[(STAFF, Budget)], "20000", "En formel följer");
}

#[test]
fn formulas_give_way_and_prognoses_become_own_figures() {
    let mut app = board();
    app.look_at(2);
    app.write(STAFF, Budget, "=1000*2");
    app.look_at_total();
    select(&mut app, &[(STAFF, Budget)]);
    let (before, _) = spread(&mut app, "10000", IN_PROPORTION, 0).unwrap();
    assert!(before.contains(&"1 cell ändras".to_owned()), "{before:?}");
    assert!(before.contains(&Lang::Swedish.texts().later().formulas_give_way.to_owned()), "{before:?}");
    assert_eq!(budgets(&app, STAFF), ["5000", "3000", "2000"]);
    app.send(Msg::Set(Setting::Method(Method::AsBudget)));
    select(&mut app, &[(STAFF, Prognosis)]);
    spread(&mut app, "+10 %", IN_PROPORTION, 0).unwrap();
    assert_eq!(app.parts(STAFF, LineField::Prognosis), ["5500", "3300", "2200"]);
    assert_eq!(app.shows(STAFF, DriftColumn::Method), "Egen");
}

/// Answers the dialog that moves: how much, to which line and to whose.
fn moving(app: &mut App, amount: &str, line: &str, holder: usize) -> Result<(Vec<String>, String), String> {
    app.send(Msg::Do(Command::Transfer));
    let line = app.workbook().lines().position(|known| known.name == line).unwrap();
    answered(app, vec![Answer::Text(amount.into()), Answer::At(line), Answer::At(holder)])
}

#[test]
fn an_amount_is_moved_and_the_sum_stays() {
    let mut app = board();
    app.look_at(0);
    select(&mut app, &[(STAFF, Budget)]);
    let before = app.workbook().clone();
    let (lines, said) = moving(&mut app, "1200", RENT, 1).unwrap();
    assert_eq!(
        lines,
        [
            "Personalkostnader, Askersund: 5 000 kr → 3 800 kr",
            "Lokalkostnader, Askersund: 300 kr → 1 500 kr",
            "Tillsammans, före och efter: 5 300 kr",
        ]
    );
    assert!(said.starts_with("Flyttat: 1 200 kr: Personalkostnader → Lokalkostnader. "), "{said}");
    assert_eq!(
        plain(&name(&app.state, Command::Undo)),
        "Ångra: flytta 1 200 kr: Personalkostnader → Lokalkostnader"
    );
    app.can_be_undone(&before);
    // To another member of the same line; a negative amount goes back.
    moving(&mut app, "-200", STAFF, 2).unwrap();
    assert_eq!(budgets(&app, STAFF), ["4000", "2800", "2000"]);
    // Between totals, each spread over the members.
    app.look_at_total();
    select(&mut app, &[(STAFF, Budget)]);
    let (lines, _) = moving(&mut app, "880", SERVICES, 0).unwrap();
    assert_eq!(lines[3], Lang::Swedish.texts().later().total_is_spread_too);
    assert_eq!(budgets(&app, STAFF), ["3600", "2520", "1800"]);
    assert_eq!(budgets(&app, SERVICES), ["294", "293", "293"]);
}

#[test]
fn two_selected_cells_are_from_and_to() {
    let mut app = board();
    app.look_at(2);
    select(&mut app, &[(RENT, Budget), (STAFF, Budget)]);
    app.send(Msg::Do(Command::Transfer));
    let asked = form(&app.state, &Dialog::Transfer).unwrap();
    assert_eq!(asked.about.as_deref().map(plain), Some("Lokalkostnader, Lekeberg, Budget: 900 kr".into()));
    assert!(
        asked.answers()[1..] == [Answer::At(row_of(&app, STAFF)), Answer::At(3)],
        "{:?}",
        asked.answers()
    );
    let mut answers = asked.answers();
    answers[0] = Answer::Text("100".into());
    answered(&mut app, answers).unwrap();
    assert_eq!((app.shows(RENT, Budget), app.shows(STAFF, Budget)), ("800".into(), "2 100".into()));
}

#[test]
fn what_cannot_be_moved_says_so_and_changes_nothing() {
    let mut app = board();
    let revenue = app.workbook().lines().find(|line| line.kind == Kind::Revenue).unwrap().name.clone();
    app.look_at(0);
    select(&mut app, &[(STAFF, Budget)]);
    for (amount, line, holder, why) in [
        ("", RENT, 1, "Skriv ett belopp"),
        ("0", RENT, 1, "Skriv ett belopp"),
        ("lite", RENT, 1, "Skriv ett belopp"),
        ("100", STAFF, 1, "annan cell"),
        ("100", STAFF, 0, "annan cell"),
        ("100", revenue.as_str(), 1, "resultatet skulle ändras"),
        ("9999999999999", RENT, 1, "mer än en cell rymmer"),
    ] {
        let said = moving(&mut app, amount, line, holder).unwrap_err();
        assert!(said.contains(why), "{amount} {line}: {said}");
    }
    select(&mut app, &[(RENT, Budget)]);
    app.send(Msg::Do(Command::Hold));
    assert!(moving(&mut app, "1", STAFF, 1).unwrap_err().contains("hålls fast"));
    select(&mut app, &[(STAFF, Budget)]);
    assert!(moving(&mut app, "1", RENT, 1).unwrap_err().contains("hålls fast"));
    app.look_at(1);
    app.write(RENT, Budget, "okänt");
    select(&mut app, &[(STAFF, Budget)]);
    assert!(moving(&mut app, "1", RENT, 2).unwrap_err().contains("Rätta den"));
    select(&mut app, &[(STAFF, DriftColumn::Deviation)]);
    assert!(moving(&mut app, "1", RENT, 2).unwrap_err().contains("inga belopp"));
}

#[test]
fn signs_and_units_of_the_organisation() {
    // tkr, revenue written negative.
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    let revenue = before.lines().find(|line| line.kind == Kind::Revenue).unwrap().name.clone();
    select(&mut app, &[(&revenue, Budget)]);
    let shown = app.shows(&revenue, Budget);
    assert!(shown.starts_with('−'), "{shown}");
    let (lines, _) = spread(&mut app, "-40000", IN_PROPORTION, 0).unwrap();
    assert_eq!(lines[..2], [format!("Summa nu: {shown} tkr"), "Ny summa: −40 000 tkr".to_owned()]);
    assert_eq!(app.shows(&revenue, Budget), "−40 000");
    app.can_be_undone(&before);
    spread(&mut app, "=budget*2", IN_PROPORTION, 0).unwrap();
    assert_eq!(app.shows(&revenue, Budget), "−80 000");
    spread(&mut app, "-50 %", IN_PROPORTION, 0).unwrap();
    assert_eq!(app.shows(&revenue, Budget), "−40 000");
}

#[test]
fn commands_have_keys_and_belong_to_operating_tables() {
    let mut app = board();
    for (command, letter) in [(Command::Spread, "S"), (Command::Transfer, "M")] {
        let key = Key { name: letter.into(), shift: true, ctrl: false, alt: true };
        assert_eq!(of_key(&key), Some(command));
        app.show(View::Drift);
        select(&mut app, &[(STAFF, Budget)]);
        assert!(is_available(&app.state, command));
        app.show(View::Allocation);
        assert!(!is_available(&app.state, command));
    }
}

/// The ways that need no choice but what the board has.
fn ways(app: &App) -> Vec<Way> {
    let rent = app.line(RENT).id;
    vec![
        Way::InProportion,
        Way::Equally,
        Way::ByKey(app.workbook().keys[0].id),
        Way::LikeRow(RowId::Line(rent)),
        Way::LikeColumn(PriorActual),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_new_total_stands_there_exactly(
        total in -9_000_000..9_000_000i64,
        way in 0..5_usize,
        held in 0..4_usize,
        by_budget in any::<bool>(),
    ) {
        let mut app = board();
        if by_budget {
            app.send(Msg::Set(Setting::Method(Method::AsBudget)));
        }
        if held < 3 {
            app.look_at(held);
            select(&mut app, &[(STAFF, Budget), (STAFF, Prognosis)]);
            app.send(Msg::Do(Command::Hold));
            app.look_at_total();
        }
        let before = app.workbook().clone();
        let total = Money::kronor(total);
        let way = ways(&app)[way];
        let column = if by_budget { Prognosis } else { Budget };
        select(&mut app, &[(STAFF, column)]);
        app.send(Msg::Spread(Box::new(Spreading { total, way })));
        let (sheet, at) = app.at(STAFF, column);
        let table = app.state.table(sheet).unwrap();
        prop_assert_eq!(table.value(at), Some(Value::Amount(total, app.workbook().drift_unit)));
        for holder in before.holders().filter(|holder| app.line(STAFF).is_held(Place::Part(*holder), LineField::Prognosis)) {
            let place = Place::Part(holder);
            for field in LineField::ALL {
                let then = before.line(app.line(STAFF).id).unwrap().entry(place, field);
                prop_assert_eq!(app.line(STAFF).entry(place, field), then);
            }
        }
    }

    #[test]
    fn a_transfer_keeps_every_sum(amount in -9_000_000..9_000_000i64, from in 0..4_usize, to in 0..4_usize) {
        let mut app = board();
        let sum = |app: &App| (app.shows(STAFF, Budget), app.shows(RENT, Budget));
        let result = |app: &App| app.open().tables[0].result().budget;
        let (before, all) = (sum(&app), result(&app));
        if from < 3 { app.look_at(from) }
        select(&mut app, &[(STAFF, Budget)]);
        let lens = if to < 3 { Lens::Holder(Holder::Member(app.member(to))) } else { Lens::Total };
        let to = End { line: app.line(RENT).id, lens };
        app.send(Msg::Transfer(Box::new(Transfer { amount: Money::kronor(amount), to })));
        app.look_at_total();
        prop_assert_eq!(result(&app), all);
        prop_assert_eq!(sum(&app) == before, amount == 0);
    }
}
