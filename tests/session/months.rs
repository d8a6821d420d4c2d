//! What is booked month by month: written and pasted, what it makes of the actual, and what follows from the prior year.

use sambudget::lang::{Lang, finding};
use sambudget::model::drift::DriftColumn::{
    self, Actual, BudgetToDate, Method as MethodColumn, PriorActual, Prognosis, RawPrognosis,
};
use sambudget::model::drift::{LineField, Method, Profile};
use sambudget::model::edit::Setting;
use sambudget::model::entry::Entry;
use sambudget::model::money::Money;
use sambudget::model::months::{Booked, BookedYear};
use sambudget::model::period::Month;
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::drift::Lens;
use sambudget::rules::months::Lack;
use sambudget::session::acceptance::code;
use sambudget::session::command::{Command, is_available};
use sambudget::session::find::{self, find};
use sambudget::session::forms::Answer;
use sambudget::session::msg::{LineProperties, Msg};
use sambudget::session::place;
use sambudget::session::ranges::{Fill, copied};
use sambudget::session::selection::{At, How, Pointed};
use sambudget::session::sheet::{Cell, SheetId};
use sambudget::session::spreading::{Spreading, Way};
use sambudget::session::state::View;
use sambudget::session::transfer::{End, Transfer};

use super::app::{App, SYDNARKE_2022, choose, key, point};

const STAFF: &str = "Personalkostnader";
const LICENCES: &str = "Licenser & serviceavtal";
const REVENUE: &str = "Intäkter";
const SUM: usize = 13;
const BOOKED: usize = 14;

impl App {
    /// Shows the months of a year.
    fn months(&mut self, year: BookedYear) {
        self.show(View::Months);
        self.send(Msg::ShowMonths(year));
    }

    /// Pastes from a month on.
    #[track_caller]
    fn paste(&mut self, row: &str, month: usize, text: &str) {
        let (sheet, at) = self.at_index(row, month);
        self.send(point(sheet, at));
        self.send(Msg::Paste(None, Some(text.into())));
    }

    #[track_caller]
    fn month(&self, row: &str, column: usize) -> Cell {
        let (sheet, at) = self.at_index(row, column);
        self.state.table(sheet).unwrap().cell(at).unwrap()
    }

    /// What cells of a row show, with plain spaces.
    #[track_caller]
    fn shown<const N: usize>(&self, row: &str, columns: [usize; N]) -> [String; N] {
        columns.map(|column| self.month(row, column).text.replace('\u{a0}', " "))
    }

    fn findings(&self) -> Vec<Finding> {
        findings(self.workbook(), &self.open().tables)
    }

    /// What the checks say of months.
    fn said(&self, lang: Lang) -> Vec<String> {
        let is_ours = |finding: &&Finding| {
            matches!(
                finding,
                Finding::MonthsDiffer { .. } | Finding::ProfileLacks(..) | Finding::MethodLacks(..)
            )
        };
        let all = self.findings();
        let sentences = all.iter().filter(is_ours).map(|f| finding::sentence(lang, self.workbook(), f));
        sentences.map(|said| said.replace('\u{a0}', " ")).collect()
    }

    #[track_caller]
    fn properties(&mut self, row: &str, change: impl FnOnce(&mut LineProperties)) {
        let line = self.line(row).clone();
        let mut properties = LineProperties {
            name: line.name,
            kind: line.kind,
            key: line.distribution.key(),
            method: line.method,
            formula: None,
            profile: line.profile,
        };
        change(&mut properties);
        self.send(Msg::LineProperties(line.id, properties));
    }

    #[track_caller]
    fn choose_method(&mut self, row: &str, method: &str) {
        let at = self.at(row, MethodColumn);
        choose(self, at, method);
    }

    fn drift(&mut self) {
        self.show(View::Drift);
    }
}

fn twelve(amounts: [i64; 12]) -> String {
    amounts.map(|amount| amount.to_string()).join("\t")
}

#[test]
fn twelve_pasted_columns_are_the_actual_of_a_line_by_key() {
    let mut app = App::example(SYDNARKE_2022);
    app.drift();
    assert_eq!(app.shows(LICENCES, Actual), "5 987");
    app.months(BookedYear::This);
    let before = app.workbook().clone();
    app.paste(LICENCES, 1, &twelve([800, 850, 900, 950, 850, 800, 850, 1, 2, 3, 4, 5]));
    assert_eq!(app.shown(LICENCES, [1, 7, 12, SUM, BOOKED]), ["800", "850", "5", "6 000", "6 000"]);
    let january = app.line(LICENCES).months.as_ref().unwrap().get(BookedYear::This, Month::JANUARY).clone();
    assert_eq!(january, Entry::Value(Booked(Money::kronor(800_000))));
    // Months after the period end can be written, and say that they do not count.
    assert_eq!(app.month(LICENCES, 7).about, "");
    assert_eq!(app.month(LICENCES, 8).about, "Räknas inte än: utfallet går t.o.m. juli");
    app.can_be_undone(&before);

    // Revenue is written negative here, and a sum of both is a net cost.
    app.paste(REVENUE, 1, "-3000");
    let revenue = app.line(REVENUE).months.as_ref().unwrap().get(BookedYear::This, Month::JANUARY).clone();
    assert_eq!(revenue, Entry::Value(Booked(Money::kronor(3_000_000))));
    let total = app.sheet().rows.last().unwrap().header.text.clone();
    assert_eq!(app.shown(&total, [1, 2]), ["−2 200", "850"]);

    // In the operating table it is a sum, in total and per member.
    app.drift();
    let cell = app.cell(LICENCES, Actual);
    assert_eq!((app.shows(LICENCES, Actual).as_str(), cell.target), ("6 000", None));
    assert_eq!(cell.about, "Summan av radens månader, som skrivs under Månader");
    app.look_at(0);
    assert_eq!(app.cell(LICENCES, Actual).target, None);
    app.look_at_total();
    // Through August another month counts; through none that is written, what was written before.
    app.send(Msg::Set(Setting::PeriodEnd(Month::new(8).unwrap())));
    assert_eq!(app.shows(LICENCES, Actual), "6 001");
    app.months(BookedYear::This);
    let (sheet, from) = app.at_index(LICENCES, 1);
    app.send(point(sheet, from));
    app.send(Msg::Do(Command::SelectRows));
    app.send(Msg::Do(Command::Clear));
    assert_eq!(app.line(LICENCES).months, None);
    app.drift();
    assert_eq!(app.shows(LICENCES, Actual), "5 987");
}

#[test]
fn a_month_is_written_as_any_amount() {
    let mut app = App::example(SYDNARKE_2022);
    app.months(BookedYear::This);
    let write = |app: &mut App, month: usize, text: &str| {
        let at = app.at_index(STAFF, month);
        app.type_in(at, text);
        app.send(Msg::EditorKey(key("Enter")));
    };
    write(&mut app, 1, "1,2 mnkr");
    // A formula gives its amount; a month keeps none.
    write(&mut app, 2, "=1000+200/2");
    write(&mut app, 3, "se bilaga");
    assert_eq!(app.shown(STAFF, [1, 2, 3, SUM]), ["1 200", "1 100", "se bilaga", "2 300"]);
    assert_eq!(app.month(STAFF, 2).draft, "1100");
    let unread = app.month(STAFF, 3);
    assert!(unread.unread && unread.value.is_none());
    // Every sum that leaves it out says so: the line's, its month's in the total, and no other.
    let total = app.sheet().rows.last().unwrap().header.text.clone();
    let lacks = |row: &str, column| app.month(row, column).lacks;
    assert_eq!([1, 3, SUM, BOOKED].map(|column| lacks(STAFF, column)), [false, false, true, true]);
    assert_eq!([1, 2, 3, SUM, BOOKED].map(|column| lacks(&total, column)), [false, false, true, true, true]);
    assert!(app.month(&total, 3).about.starts_with("Ofullständig"), "{}", app.month(&total, 3).about);
    let is_it = |finding: &&Finding| matches!(finding, Finding::Unread { text, .. } if text == "se bilaga");
    let all = app.findings();
    let unread = all.iter().find(is_it).unwrap();
    assert_eq!(
        finding::sentence(Lang::Swedish, app.workbook(), unread),
        "Personalkostnader, mars 2022: ”se bilaga” kan inte läsas och räknas inte med."
    );
    let to = place::of_finding(&app.state, unread).unwrap();
    app.drift();
    app.send(Msg::GoTo(to));
    let (sheet, at) = app.at_index(STAFF, 3);
    let cursor = app.open().cursor().unwrap();
    assert_eq!((app.open().view, cursor.sheet, cursor.at), (View::Months, sheet, at));

    // Figures change by what is typed, are filled along the year, and copied with their unit.
    let january = At { column: 1, ..at };
    app.send(point(sheet, january));
    app.send(Msg::Do(Command::Change));
    app.send(Msg::Draft("+250".into()));
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(app.shown(STAFF, [1]), ["1 450"]);
    app.send(point(sheet, january));
    let before = app.workbook().clone();
    app.send(Msg::Fill(sheet, At { column: 12, ..at }, Fill::Copy));
    assert_eq!(app.shown(STAFF, [3, 12, SUM]), ["1 450", "1 450", "10 150"]);
    app.can_be_undone(&before);
    app.send(point(sheet, january));
    let clipboard = copied(&app.state).unwrap();
    let (_, revenue) = app.at_index(REVENUE, 12);
    app.send(point(sheet, revenue));
    app.send(Msg::Paste(Some(clipboard.html), Some(clipboard.tsv)));
    assert_eq!(app.shown(REVENUE, [12]), ["1 450"]);
    // Words are found where they stand.
    assert_eq!(find(&app.state, "bilaga", find::Way::Forward), None);
    assert!(is_available(&app.state, Command::Prognoses) && is_available(&app.state, Command::Properties));
    assert!(!is_available(&app.state, Command::InsertRow) && !is_available(&app.state, Command::Hold));
}

#[test]
fn the_months_of_a_held_actual_stay() {
    let mut app = App::example(SYDNARKE_2022);
    let (sheet, at) = app.at(STAFF, Actual);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::Hold));
    app.months(BookedYear::This);
    assert!(app.month(STAFF, 1).held);
    let before = app.workbook().clone();
    app.paste(STAFF, 1, "100\t200");
    assert_eq!(app.workbook(), &before);
    // Those of the year before change nothing of what is held.
    app.months(BookedYear::Prior);
    assert!(!app.month(STAFF, 1).held);
    app.paste(STAFF, 1, "100\t200");
    assert_eq!(app.shown(STAFF, [1, 2, SUM, BOOKED]), ["100", "200", "300", ""]);
}

#[test]
fn months_of_a_direct_line_are_held_against_its_actual() {
    let mut app = App::new_board();
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.write(STAFF, Actual, "900");
    app.write(STAFF, PriorActual, "1 300");
    app.send(Msg::Set(Setting::PeriodEnd(Month::new(2).unwrap())));
    app.months(BookedYear::This);
    app.paste(STAFF, 1, "400\t450\t999");
    assert_eq!(app.shown(STAFF, [SUM, BOOKED]), ["850", "900"]);
    app.months(BookedYear::Prior);
    app.paste(STAFF, 1, &twelve([100; 12]));
    assert_eq!(app.shown(STAFF, [SUM, BOOKED]), ["1 200", "1 300"]);
    let said = [
        "Personalkostnader: månaderna blir 850 kr, men Utfall t.o.m. februari är 900 kr. Det skiljer 50 kr.",
        "Personalkostnader: månaderna blir 1 200 kr, men Utfall 2025 är 1 300 kr. Det skiljer 100 kr.",
    ];
    assert_eq!(app.said(Lang::Swedish), said);
    assert_eq!(
        app.said(Lang::English)[0],
        "Personalkostnader: the months come to 850 kr, but Actual to February is 900 kr. The difference is 50 kr."
    );
    let all = app.findings();
    let codes: Vec<String> = all.iter().map(code).filter(|code| code.starts_with("months ")).collect();
    assert!(codes.len() == 2 && codes[0] != codes[1], "each can be accepted by itself: {codes:?}");
    let prior = |finding: &&Finding| matches!(finding, Finding::MonthsDiffer { year: BookedYear::Prior, .. });
    let to = place::of_finding(&app.state, all.iter().find(prior).unwrap()).unwrap();
    app.months(BookedYear::This);
    app.send(Msg::GoTo(to));
    assert_eq!(app.open().months, BookedYear::Prior);
    assert_eq!(app.open().cursor().unwrap().at, app.at_index(STAFF, SUM).1);
    // What the ledger has of January is mended, and the other year's is taken away.
    app.months(BookedYear::This);
    app.paste(STAFF, 1, "450");
    app.months(BookedYear::Prior);
    app.paste(STAFF, 12, "200");
    assert_eq!(app.said(Lang::Swedish), [""; 0]);
}

#[test]
fn a_line_that_becomes_direct_has_what_its_months_came_to() {
    let mut app = App::example(SYDNARKE_2022);
    app.months(BookedYear::This);
    app.paste(LICENCES, 1, &twelve([1_000; 12]));
    app.properties(LICENCES, |properties| properties.key = None);
    assert!(app.is_direct(LICENCES));
    app.drift();
    assert_eq!(app.shows(LICENCES, Actual), "7 000");
    assert!(app.cell(LICENCES, Actual).target.is_some());
    // And back: the months are the actual again.
    app.write(LICENCES, Actual, "7 500");
    let key = app.workbook().keys[0].id;
    app.properties(LICENCES, |properties| properties.key = Some(key));
    assert_eq!(app.shows(LICENCES, Actual), "7 000");
}

#[test]
fn the_prior_year_spreads_the_budget_and_tells_the_rest() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.properties(LICENCES, |properties| properties.profile = Some(Profile::PriorYear));
    app.choose_method(LICENCES, "priorRest");
    // Without the prior year's months nothing is told, and both say why.
    let nothing = "Fjolårets månader är inte ifyllda på båda sidor om periodens slut";
    assert_eq!(app.row(LICENCES, [BudgetToDate, Prognosis]), ["", ""]);
    assert_eq!(app.cell(LICENCES, BudgetToDate).about, nothing);
    assert_eq!(app.cell(LICENCES, Prognosis).about, format!("Fjolåret för resten. {nothing}"));
    assert_eq!(
        app.said(Lang::Swedish),
        [
            format!("{LICENCES}: prognos saknas och räknas inte i resultatet. {nothing}."),
            format!("{LICENCES}: ingen budget till och med perioden. {nothing}."),
        ]
    );
    let all = app.findings();
    assert!(all.iter().all(|finding| place::of_finding(&app.state, finding).is_some()));

    // 3 500 to July, 3 500 after: half of 8 086; 5 987 + 3 500.
    app.months(BookedYear::Prior);
    app.paste(LICENCES, 1, &twelve([500, 500, 500, 500, 500, 500, 500, 700, 700, 700, 700, 700]));
    app.drift();
    assert_eq!(app.row(LICENCES, [BudgetToDate, Actual, Prognosis]), ["4 043", "5 987", "9 487"]);
    assert_eq!(app.said(Lang::Swedish), [""; 0]);
    app.choose_method(LICENCES, "priorRestScaled");
    assert_eq!(app.shows(LICENCES, Prognosis), "11 974");
    // Formulas read what follows from months, and follow them.
    app.write(STAFF, Prognosis, &format!("=[{LICENCES};prognos]*2"));
    assert_eq!(app.shows(STAFF, Prognosis), "23 948");
    app.months(BookedYear::Prior);
    app.paste(LICENCES, 12, "4200");
    app.drift();
    assert_eq!(app.row(LICENCES, [BudgetToDate, Prognosis]), ["2 695", "17 961"]);
    assert_eq!(app.shows(STAFF, Prognosis), "35 922");
    app.months(BookedYear::This);
    app.paste(LICENCES, 1, "3500");
    app.drift();
    assert_eq!(app.row(LICENCES, [Actual, Prognosis]), ["3 500", "10 500"]);
    assert_eq!(app.shows(STAFF, Prognosis), "21 000");

    // Nothing to date: the rest stands, but in no proportion.
    app.months(BookedYear::Prior);
    app.paste(LICENCES, 1, &twelve([0, 0, 0, 0, 0, 0, 0, 700, 700, 700, 700, 700]));
    app.drift();
    assert_eq!(app.row(LICENCES, [BudgetToDate, Prognosis]), ["0", ""]);
    let line = app.line(LICENCES).id;
    assert!(app.findings().contains(&Finding::MethodLacks(line, Lack::NothingToDate)));
    app.choose_method(LICENCES, "priorRest");
    assert_eq!(app.shows(LICENCES, Prognosis), "7 000");
    app.months(BookedYear::Prior);
    app.paste(LICENCES, 8, "okänt\t0\t0\t0\t0");
    app.drift();
    assert_eq!(app.row(LICENCES, [BudgetToDate, Prognosis]), ["", ""]);
    assert!(app.findings().contains(&Finding::ProfileLacks(line, Lack::Unread)));
}

#[test]
fn the_workbook_has_a_profile_for_lines_without_one() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.months(BookedYear::Prior);
    app.paste(LICENCES, 1, &twelve([300, 0, 0, 0, 0, 0, 0, 700, 0, 0, 0, 0]));
    let method = app.workbook().method;
    app.send(Msg::SetAll(vec![Setting::Method(method), Setting::Profile(Profile::PriorYear)]));
    app.drift();
    assert_eq!(app.shows(LICENCES, BudgetToDate), "2 426");
    assert_eq!(app.shows(STAFF, BudgetToDate), "");
    app.properties(STAFF, |properties| properties.profile = Some(Profile::Even));
    assert_eq!(app.shows(STAFF, BudgetToDate), "7 004");
}

#[test]
fn the_prior_years_rest_is_shared_by_the_holders_of_a_direct_line() {
    let mut app = App::new_board();
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.send(Msg::Set(Setting::PeriodEnd(Month::new(7).unwrap())));
    app.months(BookedYear::Prior);
    app.paste(STAFF, 1, &twelve([100, 100, 100, 100, 100, 100, 100, 80, 80, 80, 80, 80]));
    app.drift();
    app.choose_method(STAFF, "priorRest");
    let id = app.line(STAFF).id;
    app.look_at(0);
    app.write(STAFF, Actual, "50");
    // All is hers as long as nobody else has anything.
    assert_eq!(app.shows(STAFF, Prognosis), "450");
    app.write(STAFF, PriorActual, "100");
    app.look_at(1);
    app.write(STAFF, PriorActual, "300");
    // 100 of 400 is 50 + 100; who has nothing booked has its part of the rest.
    assert_eq!(app.shows(STAFF, Prognosis), "300");
    app.look_at(0);
    assert_eq!(app.shows(STAFF, Prognosis), "150");
    app.look_at_total();
    assert_eq!(app.shows(STAFF, Prognosis), "450");
    // A share that cannot be told leaves all untold.
    app.look_at(1);
    app.write(STAFF, PriorActual, "okänt");
    app.look_at_total();
    assert_eq!(app.shows(STAFF, Prognosis), "");
    app.look_at(1);
    app.clear(STAFF, PriorActual);
    app.look_at(0);
    app.clear(STAFF, PriorActual);
    app.write(STAFF, Actual, "0");
    app.look_at_total();
    assert_eq!(app.shows(STAFF, Prognosis), "");
    assert!(app.findings().contains(&Finding::MethodLacks(id, Lack::Shares)));
    // In proportion to the actual, each has its own.
    app.look_at(0);
    app.write(STAFF, Actual, "70");
    app.choose_method(STAFF, "priorRestScaled");
    assert_eq!(app.shows(STAFF, Prognosis), "110");
    assert_eq!(app.parts(STAFF, LineField::Actual), ["70"]);
}

#[test]
fn what_a_holder_has_may_follow_from_what_another_has() {
    for method in ["priorRest", "budgetForRest"] {
        let mut app = App::new_board();
        app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
        app.choose_method(STAFF, method);
        for (column, name) in [(PriorActual, "ifjol"), (Actual, "utfall")] {
            app.look_at(0);
            app.write(STAFF, column, "100");
            app.look_at(1);
            app.write(STAFF, column, &format!("=[{STAFF}; Askersund; {name}]*3"));
            assert_eq!(app.shows(STAFF, column), "300", "{method} {name}");
            app.look_at(0);
            app.write(STAFF, column, "200");
            app.look_at(1);
            assert_eq!(app.shows(STAFF, column), "600", "{method} {name}");
        }
    }
}

#[test]
fn a_month_that_cannot_be_read_marks_what_leaves_it_out() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.properties(LICENCES, |properties| properties.profile = Some(Profile::PriorYear));
    app.months(BookedYear::Prior);
    app.paste(LICENCES, 1, &twelve([500; 12]));
    app.months(BookedYear::This);
    app.paste(LICENCES, 1, "1000\tse bilaga\t1000");
    app.drift();
    app.write(STAFF, Prognosis, &format!("=[{LICENCES};utfall]"));
    let total = app.sheet().rows.last().unwrap().header.text.clone();
    let rows = [(LICENCES, Actual), (&total, Actual), (STAFF, Prognosis), (&total, Prognosis)];
    let to_date = [(LICENCES, BudgetToDate), (&total, BudgetToDate)];
    let marked =
        |app: &App, cells: &[(&str, DriftColumn)]| cells.iter().all(|(row, at)| app.cell(row, *at).lacks);
    let unmarked =
        |app: &App, cells: &[(&str, DriftColumn)]| cells.iter().all(|(row, at)| !app.cell(row, *at).lacks);
    assert_eq!(app.shows(LICENCES, Actual), "2 000");
    assert!(marked(&app, &rows) && unmarked(&app, &to_date));
    app.look_at(0);
    assert!(marked(&app, &rows[..2]));
    app.look_at_total();
    app.months(BookedYear::This);
    app.paste(LICENCES, 2, "1000");
    app.months(BookedYear::Prior);
    app.paste(LICENCES, 9, "okänt");
    app.drift();
    assert_eq!((app.shows(LICENCES, Actual), app.shows(LICENCES, BudgetToDate)), ("3 000".into(), "".into()));
    assert!(unmarked(&app, &rows) && marked(&app, &to_date));
    app.months(BookedYear::Prior);
    app.paste(LICENCES, 9, "500");
    app.drift();
    assert!(unmarked(&app, &rows) && unmarked(&app, &to_date));
}

#[test]
fn what_is_added_stands_beside_what_months_tell() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.choose_method(LICENCES, "priorRest");
    let at = app.at(LICENCES, Prognosis);
    app.send(point(at.0, at.1));
    app.send(Msg::Do(Command::Adjustments));
    let answers = [("-200", "Avtalet"), ("", "")]
        .iter()
        .flat_map(|(amount, why)| {
            [Answer::Text((*amount).into()), Answer::Text((*why).into()), Answer::At(0)]
        })
        .collect();
    app.send(Msg::Submit(answers));
    // Without months there is nothing to add to, and the checks say both.
    let line = app.line(LICENCES).id;
    let found = app.findings();
    assert_eq!(app.shows(LICENCES, Prognosis), "");
    assert!(found.contains(&Finding::AddedToNothing(line)));
    assert!(found.contains(&Finding::MethodLacks(line, Lack::Missing)));
    assert!(!found.contains(&Finding::PrognosisMissing(line)));
    app.months(BookedYear::Prior);
    app.paste(LICENCES, 1, &twelve([500; 12]));
    app.drift();
    assert_eq!(app.row(LICENCES, [RawPrognosis, Prognosis]), ["8 487", "8 287"]);
    app.months(BookedYear::This);
    app.paste(LICENCES, 1, "3500");
    app.drift();
    assert_eq!(app.row(LICENCES, [RawPrognosis, Prognosis]), ["6 000", "5 800"]);
}

#[test]
fn a_sum_of_months_is_neither_spread_over_nor_moved() {
    let mut app = App::example(SYDNARKE_2022);
    app.months(BookedYear::This);
    app.paste(LICENCES, 1, &twelve([1_000; 12]));
    app.drift();
    let (from, to) = (app.at(LICENCES, Actual), app.at(STAFF, Actual));
    app.send(point(from.0, from.1));
    app.send(Msg::Point(to.0, Pointed::Cell(to.1), How::Add));
    let total = Money::kronor(20_000_000);
    app.send(Msg::Spread(Box::new(Spreading { total, way: Way::Equally })));
    assert_eq!((app.shows(LICENCES, Actual), app.shows(STAFF, Actual)), ("7 000".into(), "13 000".into()));
    let before = app.workbook().clone();
    app.send(point(from.0, from.1));
    let to = End { line: app.line(STAFF).id, lens: Lens::Total };
    app.send(Msg::Transfer(Box::new(Transfer { amount: total, to })));
    assert_eq!(app.workbook(), &before);
}

#[test]
fn projects_have_no_months_to_go_by() {
    let mut app = App::example(super::app::HERRLJUNGA);
    app.send(Msg::SetAll(vec![Setting::Method(Method::PriorRest)]));
    app.show(View::Investments);
    let SheetId::Projects(group) = app.open().sheets()[0] else { panic!("no projects") };
    use sambudget::model::investment::ProjectColumn;
    app.send(Msg::ProjectColumns(group, vec![ProjectColumn::Method, ProjectColumn::Prognosis]));
    let sheet = app.open().sheets()[0];
    let table = app.state.table(sheet).unwrap();
    let row = (0..table.rows.len())
        .find(|row| table.cell(At { row: *row, column: 1 }).is_some_and(|c| c.text == "Fjolåret för resten"))
        .expect("a project that follows the workbook");
    assert_eq!(table.choices(At { row, column: 1 }).len(), Method::OF_PROJECTS.len());
    let cell = table.cell(At { row, column: 2 }).unwrap();
    assert_eq!(
        (cell.text.as_str(), cell.about.as_str()),
        ("", "Projekt har inga månader att räkna med. Välj en annan metod.")
    );
}

#[test]
fn an_actual_that_some_months_of_many_make_says_so() {
    let mut app = App::example(SYDNARKE_2022);
    let missing = |app: &App| {
        let all = app.findings();
        let of_months = all.iter().filter(|finding| matches!(finding, Finding::MonthsMissing { .. }));
        of_months.map(|f| finding::sentence(Lang::Swedish, app.workbook(), f)).collect::<Vec<_>>()
    };
    app.months(BookedYear::This);
    assert_eq!(missing(&app), [] as [&str; 0]);
    app.paste(LICENCES, 1, "60\t60");
    assert_eq!(
        missing(&app),
        [
            "Licenser & serviceavtal: utfallet är summan av radens månader, och bara 2 av 7 är skrivna. Skriv 0 där inget är bokfört."
        ]
    );
    app.paste(LICENCES, 3, "0\t0\t0\t0\t0");
    assert_eq!(missing(&app), [] as [&str; 0], "nothing booked is written too");
}
