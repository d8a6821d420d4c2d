//! Findings that are accepted with a reason, and deviations that must be explained.

use sambudget::model::drift::DriftColumn::{self, Comment, Prognosis};
use sambudget::rules::check::Finding;
use sambudget::session::acceptance::{code, parted};
use sambudget::session::forms::{Answer, form};
use sambudget::session::msg::Msg;
use sambudget::session::overview::checks;
use sambudget::session::state::Dialog;

use super::app::{App, SYDNARKE_2019, SYDNARKE_2022};

/// The codes of what the checks find, with what is accepted apart.
fn codes(app: &App) -> (Vec<String>, Vec<String>) {
    let (left, accepted) = parted(&app.state);
    (
        left.iter().map(|(finding, ..)| code(finding)).collect(),
        accepted.iter().map(|((finding, ..), _)| code(finding)).collect(),
    )
}

fn accept(app: &mut App, finding: &str, reason: &str) {
    app.send(Msg::Ask(Dialog::Accept(finding.to_owned())));
    app.send(Msg::Submit(vec![
        Answer::Text(reason.into()),
        Answer::Text("Anna Ek".into()),
        Answer::Text("2022-08-12".into()),
    ]));
}

#[test]
fn what_is_accepted_stands_apart_with_its_reason() {
    let mut app = App::example(SYDNARKE_2019);
    let before = app.workbook().clone();
    let (found, _) = codes(&app);
    let wrong = found.iter().find(|code| code.starts_with("control ")).unwrap().clone();
    // Without a reason it is not taken.
    accept(&mut app, &wrong, "  ");
    assert!(app.state.form_error.is_some());
    assert_eq!(app.workbook(), &before);
    accept(&mut app, &wrong, "Tryckfel i delårsrapporten");
    assert_eq!(app.state.dialog, None);
    let (left, accepted) = codes(&app);
    assert_eq!((left.len() + 1, accepted), (found.len(), vec![wrong.clone()]));
    assert_eq!(app.workbook().acceptances[0].reason, "Tryckfel i delårsrapporten");
    // It can be read again, and mended.
    let dialog = Dialog::Accept(wrong.clone());
    assert_eq!(form(&app.state, &dialog).unwrap().answers()[1], Answer::Text("Anna Ek".into()));
    app.can_be_undone(&before);
}

#[test]
fn every_finding_has_a_code_of_its_own() {
    for example in 0..5 {
        let app = App::example(example);
        let mut codes: Vec<String> = checks(&app.state).iter().map(|(finding, ..)| code(finding)).collect();
        let count = codes.len();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), count, "{codes:?}");
    }
}

#[test]
fn other_figures_are_another_finding() {
    let mut app = App::example(SYDNARKE_2022);
    app.write("Personalkostnader", Prognosis, "1");
    let staff = app.line("Personalkostnader").id;
    let below = |app: &App| {
        let mut found = checks(&app.state).into_iter().map(|(finding, ..)| finding);
        found.find(|finding| *finding == Finding::PrognosisBelowActual(staff))
    };
    let finding = code(&below(&app).unwrap());
    accept(&mut app, &finding, "En stor kreditfaktura väntas");
    assert_eq!(codes(&app).1.len(), 1);
    // What is not so any more is not listed, but remembered.
    app.write("Personalkostnader", Prognosis, "99 000");
    assert_eq!(below(&app), None);
    assert_eq!(codes(&app).1.len(), 0);
    assert_eq!(app.workbook().acceptances.len(), 1);
    app.write("Personalkostnader", Prognosis, "1");
    assert_eq!(codes(&app).1.len(), 1);
}

/// Sets the limits in the settings: an amount in the unit of view, and percent.
fn limit(app: &mut App, amount: &str, percent: &str) {
    app.send(Msg::Ask(Dialog::Settings));
    let mut answers = form(&app.state, &Dialog::Settings).unwrap().answers();
    // Behind six general answers and twelve weights.
    answers[18] = Answer::Text(amount.into());
    answers[19] = Answer::Text(percent.into());
    app.send(Msg::Submit(answers));
}

fn unexplained(app: &App) -> Vec<String> {
    let found = checks(&app.state).into_iter();
    let texts =
        found.filter(|(finding, ..)| matches!(finding, Finding::Unexplained(_))).map(|(_, text, _)| text);
    texts.map(|text| text.split(':').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn deviations_over_the_limit_are_to_be_commented_on() {
    let mut app = App::example(SYDNARKE_2022);
    assert_eq!(unexplained(&app), [] as [&str; 0], "without a limit none must");
    // 1 202 under a budget of 12 006, 10 %; the other large ones have a comment.
    limit(&mut app, "1 000", "");
    assert_eq!(unexplained(&app), ["Personalkostnader"]);
    limit(&mut app, "1 202", "");
    assert_eq!(unexplained(&app), [] as [&str; 0], "as large as the limit");
    // With both limits, what is small beside its budget is left out, and what is small by itself.
    limit(&mut app, "1 000", "10,1");
    assert_eq!(unexplained(&app), [] as [&str; 0]);
    limit(&mut app, "", "90 %");
    assert_eq!(unexplained(&app), ["Resor & Kurser"], "100 over 100");
    limit(&mut app, "90", "10 %");
    assert_eq!(unexplained(&app), ["Personalkostnader", "Resor & Kurser", "Övriga kostnader"]);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.write("Personalkostnader", Comment, "Två tjänster är vakanta.");
    assert_eq!(unexplained(&app), ["Resor & Kurser", "Övriga kostnader"]);
}

#[test]
fn a_limit_that_cannot_be_read_is_refused() {
    for (amount, percent) in [("tolv", ""), ("-5", ""), ("", "-5"), ("", "mycket"), ("", "20000")] {
        let mut app = App::example(SYDNARKE_2022);
        limit(&mut app, amount, percent);
        assert!(app.state.form_error.is_some(), "{amount} {percent}");
        assert!(!app.workbook().comment_limit.is_set());
    }
}
