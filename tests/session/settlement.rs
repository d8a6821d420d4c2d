//! The settlement member by member as a list: what it says, what is copied, and what is saved.

use sambudget::lang::{Lang, Verb, What};
use sambudget::model::drift::DriftColumn::Actual;
use sambudget::model::edit::{Edit, KeyChange, Setting};
use sambudget::model::period::Month;
use sambudget::model::workbook::{Settlement, SettlementAgainst, SettlementBasis, SettlementWay};
use sambudget::session::command::{Command, is_available};
use sambudget::session::effect::Effect;
use sambudget::session::list::{List, Shown};
use sambudget::session::msg::Msg;
use sambudget::session::settlement::of;
use sambudget::session::state::{Dialog, StepLabel, View};

use super::app::{App, SYDNARKE_2019};

fn list(app: &App) -> List {
    of(&app.state).unwrap()
}

/// The rows as one line each, with plain spaces.
fn shown(app: &App) -> Vec<String> {
    let rows = list(app).shown(app.state.lang);
    rows.into_iter()
        .map(|row| {
            row.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" | ").replace('\u{a0}', " ")
        })
        .collect()
}

fn settle(app: &mut App, change: impl FnOnce(&mut Settlement)) {
    let mut rule = app.workbook().settlement;
    change(&mut rule);
    app.send(Msg::Set(Setting::Settlement(rule)));
}

fn changed() -> StepLabel {
    StepLabel { verb: Verb::Change, what: What::Cells(1) }
}

/// Three members of weights 50, 30 and 20 with a cost of 1 001 and contributions of 600, 300 and 200.
fn board() -> App {
    let mut app = App::new_board();
    app.show(View::Drift);
    for (member, paid, cost) in [(0, "600", "1001"), (1, "300", ""), (2, "200", "")] {
        app.look_at(member);
        app.write("Personalkostnader", Actual, cost);
        app.write("Kommunbidrag", Actual, paid);
    }
    app.look_at_total();
    let key = app.workbook().keys[0].id;
    for (member, weight) in [(0, 50), (1, 30), (2, 20)] {
        let weight = sambudget::model::key::Weight::new(weight.into()).unwrap();
        let change = KeyChange::Weight(None, app.member(member), weight.into());
        app.send(Msg::Perform(Box::new(Edit::Key(key, change)), changed()));
    }
    settle(&mut app, |rule| (rule.key, rule.basis) = (Some(key), SettlementBasis::Actual));
    app
}

#[test]
fn against_zero_the_result_is_split() {
    let app = board();
    assert_eq!(list(&app).headings, ["Medlem", "Vikt", "Andel, %", "Att få eller betala", "Reglering"]);
    // 99 kronor: 49,5, 29,7 and 19,8, whole kronor by the largest remainders.
    assert_eq!(
        shown(&app),
        [
            "Askersund | 50 | 50,00 | 49 | återbetalas",
            "Laxå | 30 | 30,00 | 30 | återbetalas",
            "Lekeberg | 20 | 20,00 | 20 | återbetalas",
            "Totalt | 100 | 100,00 | 99 | ",
        ]
    );
}

#[test]
fn a_key_that_changed_shows_shares_and_which_weights_count_instead_of_weights() {
    let mut app = board();
    let (key, july) = (app.workbook().keys[0].clone(), Month::new(7).unwrap());
    let mut weights = key.weights.clone();
    weights.remove(&app.member(0));
    app.send(Msg::Perform(Box::new(Edit::Key(key.id, KeyChange::Later(july, Some(weights)))), changed()));
    // To December: the first has half for six months, and nothing for six.
    assert_eq!(list(&app).headings[..2], ["Medlem", "Andel, %"]);
    assert_eq!(
        shown(&app),
        [
            "Askersund | 25,00 | 25 | återbetalas",
            "Laxå | 45,00 | 44 | återbetalas",
            "Lekeberg | 30,00 | 30 | återbetalas",
            "Totalt | 100,00 | 99 | ",
        ]
    );
    let about = list(&app).about.join("; ").replace('\u{a0}', " ");
    assert!(about.ends_with("Vikterna räknas: från januari 6 månader, från juli 6 månader"), "{about}");
    // Shares have the decimals that the key asks for.
    app.send(Msg::Perform(Box::new(Edit::Key(key.id, KeyChange::Decimals(Some(0)))), changed()));
    assert_eq!(shown(&app)[0], "Askersund | 25 | 25 | återbetalas");
    // What holds later is not in a result to June: the weights stand there as before.
    app.send(Msg::Set(Setting::PeriodEnd(Month::new(6).unwrap())));
    assert_eq!(shown(&app)[0], "Askersund | 50 | 50 | 49 | återbetalas");
    assert!(list(&app).about.iter().all(|line| !line.starts_with("Vikterna")));
}

#[test]
fn against_contributions_each_pays_or_gets_what_it_has_paid_too_little_or_too_much() {
    let mut app = board();
    settle(&mut app, |rule| rule.against = SettlementAgainst::Contribution);
    assert_eq!(
        list(&app).headings,
        [
            "Medlem",
            "Vikt",
            "Andel, %",
            "Andel av nettokostnaden",
            "Inbetalt bidrag",
            "Att få eller betala",
            "Reglering"
        ]
    );
    assert_eq!(
        shown(&app),
        [
            "Askersund | 50 | 50,00 | 501 | 600 | 99 | återbetalas",
            "Laxå | 30 | 30,00 | 300 | 300 | 0 | inget att reglera",
            "Lekeberg | 20 | 20,00 | 200 | 200 | 0 | inget att reglera",
            "Totalt | 100 | 100,00 | 1 001 | 1 100 | 99 | ",
        ]
    );
    settle(&mut app, |rule| rule.way = SettlementWay::CarriedOver);
    assert!(shown(&app)[0].ends_with("förs över till nästa år"));
}

#[test]
fn it_is_looked_at_copied_and_saved() {
    let mut app = board();
    assert!(is_available(&app.state, Command::SettlementList));
    app.send(Msg::Do(Command::SettlementList));
    assert_eq!(app.asks(), Some(&Dialog::SettlementList));
    let about = list(&app).about.join("; ").replace('\u{a0}', " ");
    assert!(
        about.contains("Bergslagens IT-nämnd, 2026; Årets resultat (Utfall): överskott 99 kr;"),
        "{about}"
    );
    assert!(about.ends_with("Reglering: Regleras på första fakturan"), "{about}");
    let copied = list(&app).text(Lang::Swedish, '\t', "\n");
    assert!(
        copied.starts_with(
            "Medlem\tVikt\tAndel, %\tAtt få eller betala\tReglering\nAskersund\t50\t50,00\t49\t"
        )
    );
    let effects = app.send(Msg::SaveSettlement);
    let [Effect::Download { name, text }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(name, "Regleringslista Bergslagens IT-nämnd 2026.csv");
    assert!(text.starts_with("\u{feff}Medlem;Vikt;"), "{text}");
    assert!(text.contains("\r\nLaxå;30;30,00;30;återbetalas\r\n"), "{text}");
    // A name with the sign that divides the cells stays one cell, and large numbers have no spaces.
    app.send(Msg::CloseDialog);
    app.show(View::Allocation);
    let mut english = list(&app).text(Lang::English, ';', "\n");
    english.truncate(english.find('\n').unwrap());
    assert_eq!(english.split(';').count(), 5);
}

#[test]
fn without_a_key_it_says_what_is_missing() {
    let mut app = board();
    settle(&mut app, |rule| rule.key = None);
    let list = list(&app);
    assert!(list.without.is_some_and(|why| why.contains("välj en nyckel")));
    assert!(list.shown(Lang::Swedish).is_empty());
    assert!(list.about.iter().any(|line| line.ends_with("Ingen nyckel")));
}

/// The published surplus of Sydnärke 2019, whose printed parts lose a krona: ours add up to it.
#[test]
fn the_surplus_of_sydnarke_2019() {
    let app = App::example(SYDNARKE_2019);
    let rows = list(&app).shown(Lang::Swedish);
    let part = |row: &Vec<Shown>| row[3].0.replace('\u{a0}', "").parse::<i64>().unwrap();
    let (total, members) = rows.split_last().unwrap();
    assert_eq!((part(total), members.iter().map(part).sum::<i64>()), (158_552, 158_552));
    let copied = list(&app).text(Lang::Swedish, '\t', "\n");
    assert!(copied.lines().last().unwrap().contains("\t158552\t"), "{copied}");
}
