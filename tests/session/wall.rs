//! The wall: which slides a workbook has, what stands on them, and what the windows of a presentation say to each other.

use sambudget::model::drift::DriftColumn::Prognosis;
use sambudget::session::command::{Command, is_available};
use sambudget::session::examples::EXAMPLES;
use sambudget::session::forms::Answer;
use sambudget::session::msg::Msg;
use sambudget::session::scenarios::{Ask, Trial};
use sambudget::session::state::{Dialog, View};
use sambudget::session::wall::slide::{Slide, Tone};
use sambudget::session::wall::word::Word;
use sambudget::session::wall::{ROWS, Step, is_on, slide};

use super::app::{App, SYDNARKE_2022, said};

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn shown(app: &App) -> Slide {
    slide(&app.state).unwrap()
}

/// Every slide, from the first.
fn all(app: &mut App) -> Vec<Slide> {
    app.send(Msg::Wall(Step::To(0)));
    let mut all = vec![shown(app)];
    loop {
        app.send(Msg::Wall(Step::Next));
        let next = shown(app);
        if all.last() == Some(&next) {
            return all;
        }
        all.push(next);
    }
}

/// A scenario with 2 percent more staff costs.
pub fn scenario(app: &mut App) -> sambudget::model::id::ScenarioId {
    app.send(Msg::Do(Command::NewScenario));
    app.send(Msg::Submit(vec![
        Answer::Text("+2 % löner".into()),
        Answer::Text(String::new()),
        Answer::At(0),
    ]));
    let id = app.workbook().scenarios[0].id;
    let staff = app.workbook().activities[0].all_rows().iter().position(
        |row| matches!(row, sambudget::model::drift::Row::Line(line) if line.name == "Personalkostnader"),
    );
    app.send(Msg::Ask(Dialog::Try(id, Trial::Rows)));
    app.send(Msg::Submit(vec![
        Answer::At(staff.unwrap()),
        Answer::At(0),
        Answer::At(0),
        Answer::Text("2".into()),
        Answer::At(6),
    ]));
    id
}

#[test]
fn without_scenarios_it_shows_the_year_and_the_tables() {
    let mut app = App::example(SYDNARKE_2022);
    assert!(is_available(&app.state, Command::Present));
    assert_eq!(slide(&app.state), None);
    let effects = app.send(Msg::Do(Command::Present));
    assert_eq!(app.asks(), Some(&Dialog::Wall));
    assert_eq!(said(&effects), shown(&app).title);
    let slides = all(&mut app);
    assert_eq!(slides[0].title, "Prognostiserat resultat");
    assert!(slides[0].about.contains("Sydnärkes IT-nämnd") && slides[0].about.ends_with("2022"));
    assert!(
        slides[0].figures.iter().any(|of| plain(&of.figure).contains("1 000")),
        "{:?}",
        slides[0].figures
    );
    // Every row of every table is on a slide, and none has more than fit.
    let places: Vec<_> = slides.iter().map(|slide| slide.place.clone()).collect();
    let count = slides.len();
    assert_eq!(places, (1..=count).map(|at| format!("{at} av {count}")).collect::<Vec<_>>());
    assert!(slides.iter().all(|slide| slide.rows.len() <= ROWS));
    let lines = app.workbook().lines().count();
    let drift = app.state.open.as_ref().unwrap().tables[0].rows.len();
    let caption = slides.iter().find(|slide| slide.rows.iter().any(|row| row.name == "Personalkostnader"));
    let title = &caption.unwrap().title;
    let rows: usize = slides.iter().filter(|of| of.title == *title).map(|of| of.rows.len()).sum();
    assert!(rows >= lines && rows >= drift, "{rows} of {drift}");
    let foot = &caption.unwrap().foot;
    assert!(foot.starts_with("Belopp i tkr."), "{foot}");
    let charts = slides.iter().filter(|slide| slide.chart.is_some()).count();
    assert!(charts >= 3, "{charts}");
}

#[test]
fn every_example_can_be_presented() {
    for example in 0..EXAMPLES.len() {
        let mut app = App::example(example);
        app.send(Msg::Do(Command::Present));
        for slide in all(&mut app) {
            assert!(!slide.title.is_empty());
            assert!(slide.rows.iter().all(|row| row.cells.len() + 1 == slide.head.len()), "{}", slide.title);
            let shows = [!slide.figures.is_empty(), !slide.rows.is_empty(), slide.chart.is_some()];
            assert_eq!(shows.into_iter().filter(|shows| *shows).count(), 1, "{}", slide.title);
            // Unit and signs are said of every table, and every chart has its sentence.
            assert_eq!(slide.foot.is_empty(), !slide.figures.is_empty(), "{}", slide.title);
        }
    }
}

#[test]
fn it_begins_where_the_work_is_and_stays_inside() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Investments);
    app.send(Msg::Do(Command::Present));
    assert!(shown(&app).rows.iter().any(|row| row.name == app.workbook().projects().next().unwrap().name));
    app.send(Msg::Wall(Step::To(usize::MAX)));
    let last = shown(&app);
    app.send(Msg::Wall(Step::Next));
    assert_eq!(shown(&app), last);
    app.send(Msg::Wall(Step::To(0)));
    app.send(Msg::Wall(Step::Previous));
    assert_eq!(shown(&app).title, "Prognostiserat resultat");
}

#[test]
fn scenarios_stand_first_and_move_with_their_sliders() {
    let mut app = App::example(SYDNARKE_2022);
    let id = scenario(&mut app);
    app.send(Msg::Do(Command::Present));
    app.send(Msg::Wall(Step::To(0)));
    let before = shown(&app);
    let figures: Vec<_> = before.figures.iter().map(|of| (of.label.as_str(), plain(&of.figure))).collect();
    assert_eq!(
        figures,
        [
            ("Basen (bäst)", "underskott 1 000 tkr".to_owned()),
            ("+2 % löner (sämst)", "underskott 1 216 tkr".to_owned())
        ]
    );
    assert_eq!(before.figures[1].tone, Tone::Bad);
    app.send(Msg::Scenario(Ask::Slide(id, 0, 30)));
    let after = shown(&app).since(Some(&before));
    assert_eq!(plain(&after.figures[1].figure), "underskott 1 324 tkr");
    let changed: Vec<bool> = after.figures.iter().map(|of| of.changed).collect();
    assert_eq!(changed, [false, true]);
    // In the table of the members too, and on no other slide.
    while shown(&app).rows.is_empty() {
        app.send(Msg::Wall(Step::Next));
    }
    let members = shown(&app);
    assert!(
        members.clone().since(Some(&after)).rows.iter().all(|row| row.cells.iter().all(|of| !of.changed))
    );
    app.send(Msg::Scenario(Ask::Slide(id, 0, 40)));
    let moved = shown(&app).since(Some(&members));
    assert!(moved.rows[0].cells.iter().map(|of| of.changed).eq([false, true, true]), "{:?}", moved.rows[0]);
}

#[test]
fn an_audience_sees_what_is_worked_on_elsewhere() {
    let mut app = App::example(SYDNARKE_2022);
    scenario(&mut app);
    app.send(Msg::Do(Command::Present));
    app.send(Msg::Wall(Step::To(0)));
    app.send(Msg::CloseDialog);
    app.show(View::Drift);
    let scenario = |app: &App| {
        let found = shown(app).figures.into_iter().find(|of| of.label.starts_with("+2 % löner"));
        found.map(|of| plain(&of.figure))
    };
    assert_eq!(scenario(&app).as_deref(), Some("underskott 1 216 tkr"));
    // Nobody sees it: no edit waits for it. With an audience, the scenarios follow at once.
    app.write("Lokalhyror", Prognosis, "756");
    assert_eq!(scenario(&app), None);
    app.send(Msg::Wall(Step::Audience(true)));
    assert_eq!(scenario(&app).as_deref(), Some("underskott 1 217 tkr"));
    app.write("Lokalhyror", Prognosis, "800");
    assert_eq!(scenario(&app).as_deref(), Some("underskott 1 261 tkr"));
    assert!(is_on(&app.state));
    app.send(Msg::Wall(Step::Audience(false)));
    assert!(!is_on(&app.state));
    app.write("Lokalhyror", Prognosis, "850");
    assert_eq!(scenario(&app), None);
    // This window is loaded again: it goes on where it was, and says nothing of it.
    assert_eq!(app.send(Msg::Wall(Step::Resume(1))), []);
    app.send(Msg::Wall(Step::Audience(true)));
    assert!(shown(&app).place.starts_with("2 av "));
}

#[test]
fn words_are_heard_as_they_were_said() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::Do(Command::Present));
    for word in [Word::Here, Word::Gone, Word::Anybody, Word::Show(None), Word::Point(Some((1, 999)))] {
        assert_eq!(Word::heard(&word.text()), Some(word));
    }
    for slide in all(&mut app) {
        let word = Word::Show(Some(slide));
        assert_eq!(Word::heard(&word.text()), Some(word));
    }
    for other in ["", "null", "{}", "\"There\"", "{\"Point\":[70000,1]}", "{\"Show\":{\"title\":1}}"] {
        assert_eq!(Word::heard(other), None, "{other}");
    }
}

#[test]
fn what_changes_behind_the_wall_shows_on_it() {
    let mut app = App::example(SYDNARKE_2022);
    scenario(&mut app);
    app.send(Msg::Do(Command::Present));
    app.send(Msg::Wall(Step::To(0)));
    // As another window's step does, while the wall stands before the operating tables.
    app.write("Lokalhyror", Prognosis, "756");
    assert_eq!(app.asks(), Some(&Dialog::Wall));
    assert_eq!(plain(&shown(&app).figures[1].figure), "underskott 1 217 tkr");
}
