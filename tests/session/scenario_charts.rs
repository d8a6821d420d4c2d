//! The charts of scenarios: side by side, and from the base to one of them, also while it is tried live.

use sambudget::rules::chart::Kind;
use sambudget::session::charts::{Ask as Charts, Chart, chart, named, offered, shown};
use sambudget::session::command::Command;
use sambudget::session::msg::Msg;
use sambudget::session::scenarios::Ask;
use sambudget::session::state::View;
use sambudget::session::wall::{Step, slide};

use super::app::{App, SYDNARKE_2022};
use super::wall::scenario;

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn rows(chart: &Chart) -> Vec<Vec<String>> {
    chart.rows.iter().map(|row| row.iter().map(|cell| plain(&cell.text)).collect()).collect()
}

#[test]
fn they_are_offered_where_scenarios_are_looked_at() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Charts);
    app.send(Msg::Scenario(Ask::Look));
    assert!(
        !offered(&app.state).iter().any(|kind| kind.is_of_scenarios()),
        "without scenarios there are none"
    );
    let id = scenario(&mut app);
    let last: Vec<(Kind, String)> = named(&app.state).into_iter().rev().take(2).collect();
    assert_eq!(last[0], (Kind::Scenario(id), "Från basen till +2 % löner".to_owned()));
    assert_eq!(last[1], (Kind::Beside, "Scenarier bredvid varandra".to_owned()));
}

#[test]
fn steps_lead_from_the_base_to_the_scenario_and_follow_the_slider() {
    let mut app = App::example(SYDNARKE_2022);
    let id = scenario(&mut app);
    app.show(View::Charts);
    app.send(Msg::Scenario(Ask::Look));
    app.send(Msg::Chart(Charts::Show(Kind::Scenario(id))));
    let of = shown(&app.state).unwrap();
    assert_eq!(of.title, "Från basen till +2 % löner");
    assert_eq!(
        plain(&of.summary),
        "Basen: underskott 1 000 tkr. +2 % löner: underskott 1 216 tkr, 216 tkr sämre. Mest betyder Personalkostnader, 216 tkr sämre."
    );
    // The organisation writes a deficit with a plus.
    assert_eq!(
        rows(&of),
        [["Personalkostnader", "10 804", "11 020", "−216"], ["Resultat", "1 000", "1 216", "−216"]]
    );
    assert_eq!(of.parts.len(), 3);
    // Five percent, tried live; what is written down stays.
    app.send(Msg::Scenario(Ask::Slide(id, 0, 50)));
    assert_eq!(
        rows(&shown(&app.state).unwrap()),
        [["Personalkostnader", "10 804", "11 344", "−540"], ["Resultat", "1 000", "1 540", "−540"]]
    );
    app.send(Msg::Scenario(Ask::GiveUp));
    assert_eq!(rows(&shown(&app.state).unwrap())[1][2], "1 216");
    // One member's part.
    app.look_at(0);
    assert!(plain(&shown(&app.state).unwrap().summary).starts_with("Basen: underskott 275 tkr. "));
    // A scenario that is gone is not shown, and the first chart is.
    app.send(Msg::Scenario(Ask::Delete(id)));
    assert_eq!(shown(&app.state).unwrap().kind, Kind::Waterfall);
}

#[test]
fn side_by_side_the_best_and_the_worst_are_said() {
    let mut app = App::example(SYDNARKE_2022);
    scenario(&mut app);
    app.send(Msg::Scenario(Ask::Look));
    let of = chart(&app.state, Kind::Beside).unwrap();
    assert_eq!(rows(&of), [["Basen (bäst)", "1 000", "–"], ["+2 % löner (sämst)", "1 216", "−216"]]);
    assert_eq!(
        plain(&of.summary),
        "Bäst är Basen: underskott 1 000 tkr. Sämst är +2 % löner: underskott 1 216 tkr."
    );
    assert_eq!(plain(&of.parts[1].said), "+2 % löner (sämst): underskott 1 216 tkr, 216 tkr sämre");
}

#[test]
fn on_the_wall_they_follow_what_the_year_comes_to_and_move_with_the_slider() {
    let mut app = App::example(SYDNARKE_2022);
    let id = scenario(&mut app);
    app.show(View::Charts);
    app.send(Msg::Chart(Charts::Show(Kind::Scenario(id))));
    app.send(Msg::Do(Command::Present));
    let before = slide(&app.state).unwrap();
    assert_eq!(
        (before.title.as_str(), before.place.split(' ').next()),
        ("Från basen till +2 % löner", Some("3"))
    );
    app.send(Msg::Scenario(Ask::Slide(id, 0, 50)));
    let after = slide(&app.state).unwrap();
    assert!(plain(&after.foot).contains("540 tkr sämre"), "{}", after.foot);
    assert_ne!(before.chart, after.chart);
    app.send(Msg::Wall(Step::Previous));
    assert_eq!(slide(&app.state).unwrap().title, "Scenarier bredvid varandra");
}
