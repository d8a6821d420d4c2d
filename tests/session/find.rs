//! Finding words: through tables and goals, in the order of the views, and around.

use sambudget::session::effect::Effect;
use sambudget::session::find::{Found, Way, find};
use sambudget::session::forms::Answer;
use sambudget::session::msg::Msg;
use sambudget::session::state::{Dialog, View};

use super::app::{App, SYDNARKE_2022, said};

fn text(text: &str) -> Answer {
    Answer::Text(text.into())
}

/// A board with two goals, the first with two indicators.
fn board() -> App {
    let mut app = App::example(SYDNARKE_2022);
    for (name, comment) in [("Svarar i tid", ""), ("Personal trivs", "jämför Personalkostnader")] {
        app.send(Msg::Ask(Dialog::Goal(None)));
        let judged = [Answer::At(0), Answer::At(0), text(""), text(comment)];
        let answers =
            [text(name), text("Service"), text("IT-chefen"), Answer::At(0)].into_iter().chain(judged);
        app.send(Msg::Submit(answers.collect()));
    }
    let goal = app.workbook().goals[0].id;
    for (name, target) in [("Besvarade samtal", "90,25"), ("Väntetid för personal", "ungefär 3")] {
        app.send(Msg::Ask(Dialog::Indicator(goal, None)));
        let figures = [text(target), text(""), text("")];
        let label = [text(name), Answer::At(0), text("%"), Answer::At(0)];
        let judged = [Answer::At(0), text(""), text("")];
        app.send(Msg::Submit(label.into_iter().chain(figures).chain(judged).collect()));
    }
    app.show(View::Drift);
    app
}

/// Where the search has come to: the name of the goal or indicator, or of the row.
fn here(app: &App) -> String {
    let open = app.open();
    if open.view == View::Goals
        && let Some((goal, indicator)) = open.found_goal
    {
        let workbook = app.workbook();
        return match indicator {
            Some(id) => workbook.indicator(id).unwrap().name.clone(),
            None => workbook.goal(goal).unwrap().label.name.clone(),
        };
    }
    let cursor = open.cursor().unwrap();
    let table = app.state.table(cursor.sheet).unwrap();
    table.cell(sambudget::session::selection::At { column: 0, ..cursor.at }).unwrap().text
}

fn seek(app: &mut App, words: &str, way: Way) -> (View, String) {
    app.send(Msg::Find(words.into(), way));
    (app.open().view, here(app))
}

#[test]
fn goals_are_found_among_the_tables_and_around() {
    let mut app = board();
    let mut seen = Vec::new();
    for _ in 0..40 {
        let found = seek(&mut app, "personal", Way::Forward);
        if seen.first() == Some(&found) {
            break;
        }
        seen.push(found);
    }
    let goals: Vec<&str> =
        seen.iter().filter(|(view, _)| *view == View::Goals).map(|(_, name)| name.as_str()).collect();
    assert_eq!(goals, ["Väntetid för personal", "Personal trivs"]);
    assert!(seen.iter().any(|(view, name)| *view == View::Drift && name == "Personalkostnader"), "{seen:?}");
    // The other way the same, backwards; it begins where the cursor is.
    let mut back = Vec::new();
    for _ in 0..seen.len() {
        back.push(seek(&mut app, "personal", Way::Back));
    }
    back.reverse();
    assert_eq!(back, seen);
}

#[test]
fn whatever_is_shown_of_goals_is_found() {
    for (words, name) in [
        ("svarar i", "Svarar i tid"),
        ("it-chefen", "Svarar i tid"),
        ("90,25 %", "Besvarade samtal"),
        ("ungefär 3", "Väntetid för personal"),
        ("jämför personal", "Personal trivs"),
    ] {
        let mut app = board();
        let effects = app.send(Msg::Find(words.into(), Way::Forward));
        assert_eq!((app.open().view, here(&app).as_str()), (View::Goals, name), "{words}");
        // What stands there is said, and the address says which view it is in.
        assert!(said(&effects).starts_with(name), "{}", said(&effects));
        assert!(
            effects
                .iter()
                .any(|effect| matches!(effect, Effect::Address { hash, .. } if hash.ends_with("/mal")))
        );
    }
    let mut app = board();
    let effects = app.send(Msg::Find("finns inte".into(), Way::Forward));
    assert!(said(&effects).contains("finns inte"));
    assert_eq!(app.open().view, View::Drift);
}

#[test]
fn a_goal_that_is_gone_is_not_where_the_search_goes_on() {
    let mut app = board();
    seek(&mut app, "svarar i", Way::Forward);
    let goal = app.workbook().goals[0].id;
    app.send(Msg::Goal(sambudget::session::goals::Ask::DeleteGoal(goal)));
    let found = find(&app.state, "trivs", Way::Forward);
    assert_eq!(found, Some(Found::Goal((app.workbook().goals[0].id, None))));
}
