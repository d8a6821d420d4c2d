//! Drafted sentences of the report, settled one by one: accepted, written anew, left out; and what the report says when the
//! figures have changed since.

use sambudget::lang::{Verb, What};
use sambudget::model::drift::DriftColumn::Prognosis;
use sambudget::model::edit::{Edit, LineChange};
use sambudget::model::sentence::Topic;
use sambudget::session::command::{Command, name};
use sambudget::session::forms::{self, Answer};
use sambudget::session::msg::Msg;
use sambudget::session::report::{Ask, Part, Sentence, Settle, Standing, html, of, text};
use sambudget::session::state::{Dialog, StepLabel};

use super::app::{App, SYDNARKE_2022};

const STAFF: &str = "Personalkostnader";

fn settle(app: &mut App, topic: Topic, what: Settle) {
    app.send(Msg::Report(Ask::Settle(topic, what)));
}

fn sentence(app: &App, topic: Topic) -> Option<Sentence> {
    let report = of(&app.state).unwrap();
    let parts = report.sections.into_iter().flat_map(|section| section.parts);
    let mut all = parts.flat_map(|part| match part {
        Part::Sentence(sentence) => vec![sentence],
        Part::Remarks(remarks) => remarks.into_iter().flat_map(|of| of.sentences).collect(),
        Part::Facts(_) | Part::Table(_) => Vec::new(),
    });
    all.find(|sentence| sentence.topic == Some(topic))
}

fn standing(app: &App, topic: Topic) -> Option<Standing> {
    sentence(app, topic).map(|sentence| sentence.standing)
}

fn written(app: &App) -> String {
    text(&of(&app.state).unwrap()).replace('\u{a0}', " ")
}

fn staff(app: &App) -> Topic {
    Topic::Line(app.line(STAFF).id)
}

const DRAFT: &str = "Personalkostnader prognosticeras ge ett överskott om 1 202 tkr mot budget.";

#[test]
fn an_accepted_sentence_is_the_controllers_and_no_longer_marked() {
    let mut app = App::example(SYDNARKE_2022);
    let topic = staff(&app);
    assert!(written(&app).contains(&format!("[Utkast] {DRAFT}")));
    let before = app.workbook().clone();
    settle(&mut app, topic, Settle::Accept);
    assert_eq!(standing(&app, topic), Some(Standing::Settled));
    assert!(written(&app).contains(&format!("\n{DRAFT}\n")), "{}", written(&app));
    assert_eq!(name(&app.state, Command::Undo), "Ångra: kommentera Personalkostnader");
    app.can_be_undone(&before);

    // It stays where drafts are left out, and where the language is another.
    app.send(Msg::Report(Ask::Drafts(false)));
    assert!(written(&app).contains(DRAFT));
    assert!(!written(&app).contains("Utkast"));
    app.send(Msg::Lang(sambudget::lang::Lang::English));
    assert_eq!(standing(&app, topic), Some(Standing::Settled));
    assert!(written(&app).contains(DRAFT));
}

#[test]
fn a_text_of_ones_own_stands_in_its_place() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::Ask(Dialog::Sentence(Topic::Result)));
    let form = forms::form(&app.state, app.asks().unwrap()).unwrap();
    let drafted = sentence(&app, Topic::Result).unwrap().text;
    assert_eq!(form.answers(), [Answer::Text(drafted)]);
    app.send(Msg::Submit(vec![Answer::Text(String::new())]));
    assert_eq!(app.state.form_error.as_deref(), Some("Skriv en text, eller utelämna meningen."));
    app.send(Msg::Submit(vec![Answer::Text("Vi går back med en miljon.\nDet visste vi.".into())]));
    assert_eq!(app.asks(), None);
    assert!(written(&app).contains("Vi går back med en miljon.\nDet visste vi."));
    let written = html(&of(&app.state).unwrap());
    assert!(written.contains("<p>Vi går back med en miljon.<br>Det visste vi.</p>"), "{written}");
    // It can be drafted again.
    settle(&mut app, Topic::Result, Settle::Draft);
    assert_eq!(standing(&app, Topic::Result), Some(Standing::Draft));
}

#[test]
fn what_is_left_out_is_on_the_page_alone() {
    let mut app = App::example(SYDNARKE_2022);
    let lines: Vec<_> = app.workbook().lines().map(|line| line.id).collect();
    let silent = lines.into_iter().map(|id| Edit::Line(id, LineChange::Comment(String::new()))).collect();
    let label = StepLabel { verb: Verb::Comment, what: What::Rows(9) };
    app.send(Msg::Perform(Box::new(Edit::Batch(silent)), label));
    let topic = staff(&app);
    settle(&mut app, topic, Settle::LeaveOut);
    assert_eq!(standing(&app, topic), Some(Standing::LeftOut));
    assert!(!written(&app).contains("1 202 tkr mot budget"));
    assert!(!html(&of(&app.state).unwrap()).replace('\u{a0}', " ").contains("1 202 tkr mot budget"));
    settle(&mut app, topic, Settle::Draft);
    assert!(written(&app).contains(&format!("[Utkast] {DRAFT}")));

    // Where everything that is said of rows is left out, nothing stands above it.
    let report = of(&app.state).unwrap();
    let lines: Vec<Topic> = report.sections[1]
        .parts
        .iter()
        .flat_map(|part| match part {
            Part::Remarks(remarks) => {
                remarks.iter().flat_map(|of| &of.sentences).filter_map(|of| of.topic).collect()
            }
            _ => Vec::new(),
        })
        .collect();
    assert_eq!(lines.len(), 5);
    lines.into_iter().for_each(|topic| settle(&mut app, topic, Settle::LeaveOut));
    assert!(!written(&app).contains("Kommentarer"), "{}", written(&app));
    assert!(!html(&of(&app.state).unwrap()).contains("Kommentarer"));
}

#[test]
fn figures_that_have_changed_are_said_beside_the_text() {
    let mut app = App::example(SYDNARKE_2022);
    let topic = staff(&app);
    settle(&mut app, topic, Settle::Accept);
    app.write(STAFF, Prognosis, "10900");
    let now = "Personalkostnader prognosticeras ge ett överskott om 1 106 tkr mot budget.";
    let Some(Standing::Outdated(Some(drafted))) = standing(&app, topic) else {
        panic!("{:?}", standing(&app, topic))
    };
    assert_eq!(drafted.replace('\u{a0}', " "), now);
    let said = format!("{DRAFT} [Siffrorna har ändrats sedan texten godkändes: nu ”{now}”]");
    assert!(written(&app).contains(&said), "{}", written(&app));
    let on_page = html(&of(&app.state).unwrap()).replace('\u{a0}', " ");
    assert!(on_page.contains(&format!(
        "<span class=\"draft\">Siffrorna har ändrats sedan texten godkändes: nu ”{now}”</span>"
    )));

    // The text may still hold, or be taken as it is drafted now.
    settle(&mut app, topic, Settle::Confirm);
    assert_eq!(standing(&app, topic), Some(Standing::Settled));
    assert!(written(&app).contains(DRAFT));
    app.write(STAFF, Prognosis, "10804");
    assert!(matches!(standing(&app, topic), Some(Standing::Outdated(_))));
    settle(&mut app, topic, Settle::Accept);
    assert_eq!(standing(&app, topic), Some(Standing::Settled));

    // What cannot be seen in the unit is no other figure.
    app.write(STAFF, Prognosis, "10804,1");
    assert_eq!(standing(&app, topic), Some(Standing::Settled));
}

#[test]
fn a_settled_sentence_stays_when_others_deviate_more_or_its_figures_go() {
    let mut app = App::example(SYDNARKE_2022);
    let topic = staff(&app);
    settle(&mut app, topic, Settle::Accept);
    // No deviation at all: nothing would be drafted of the line by itself.
    let budget = app.shows(STAFF, sambudget::model::drift::DriftColumn::Budget);
    app.write(STAFF, Prognosis, &budget);
    assert!(matches!(standing(&app, topic), Some(Standing::Outdated(Some(_)))));
    // No figures at all.
    app.write(STAFF, Prognosis, "vet ej");
    assert_eq!(standing(&app, topic), Some(Standing::Outdated(None)));
    assert!(written(&app).contains("nu saknas underlag för meningen."));
    // There is nothing to accept then, and no step.
    let steps = app.open().version;
    settle(&mut app, topic, Settle::Accept);
    assert_eq!(app.open().version, steps);
}
