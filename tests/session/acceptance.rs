//! Findings that are accepted with a reason, and deviations that must be explained.

use sambudget::model::drift::DriftColumn::{self, Comment, Prognosis};
use sambudget::model::drift::{LineField, Place, RowId};
use sambudget::model::formula::{AmountCell, Figure, TableRow};
use sambudget::model::id::{LineId, MeasureId, MemberId, ProjectId};
use sambudget::model::money::Money;
use sambudget::rules::capital::{Problem, Without};
use sambudget::rules::check::{Finding, OddCode};
use sambudget::rules::formula::Fault;
use sambudget::rules::measure::Uncounted;
use sambudget::rules::months::Lack;
use sambudget::session::acceptance::{code, parted};
use sambudget::session::command::Command;
use sambudget::session::forms::{Answer, form};
use sambudget::session::msg::Msg;
use sambudget::session::overview::checks;
use sambudget::session::state::Dialog;

use super::app::{App, SYDNARKE_2019, SYDNARKE_2022, point};

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
        found.find(|finding| matches!(finding, Finding::PrognosisBelowActual { line, .. } if *line == staff))
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
    // Behind six general answers, twelve weights and the formula of the method.
    answers[19] = Answer::Text(amount.into());
    answers[20] = Answer::Text(percent.into());
    app.send(Msg::Submit(answers));
}

fn unexplained(app: &App) -> Vec<String> {
    let found = checks(&app.state).into_iter();
    let texts =
        found.filter(|(finding, ..)| matches!(finding, Finding::Unexplained(..))).map(|(_, text, _)| text);
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
    // A note says as much if it is about the deviation, and not if it asks about the budget.
    for (column, left) in [
        (DriftColumn::Budget, &["Resor & Kurser", "Övriga kostnader"][..]),
        (Prognosis, &["Övriga kostnader"]),
    ] {
        let (sheet, at) = app.at("Resor & Kurser", column);
        app.send(point(sheet, at));
        app.send(Msg::Do(Command::Note));
        app.send(Msg::Submit(["Fråga ekonomichefen", "", ""].map(|text| Answer::Text(text.into())).into()));
        assert_eq!(unexplained(&app), left, "{column:?}");
    }
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

/// The code of each finding says all that the finding is about: what differs between the rows of a block counts again.
#[test]
fn a_code_has_the_figures_and_reasons_of_its_finding() {
    let (line, other) = (LineId(1), LineId(2));
    let (measure, project, member) = (MeasureId(3), ProjectId(4), MemberId(5));
    let kr = Money::kronor;
    let cell = AmountCell::Line(line, Place::Total, LineField::Prognosis);
    let read = AmountCell::Line(other, Place::Total, LineField::Actual);
    let row = |line| TableRow::Row(RowId::Line(line));
    let figure = |line| Figure::Drift { row: row(line), holder: None, column: Prognosis };
    let fault = |fault| Finding::FormulaFault { cell, fault };
    let below = |prognosis, actual| Finding::PrognosisBelowActual {
        line,
        prognosis: kr(prognosis),
        actual: kr(actual),
    };
    let outside = |own, limit| Finding::OutsideMethods { line, own: kr(own), limit: kr(limit) };
    let table = [
        (below(5, 7), "belowActual l1 5 7"),
        (below(6, 7), "belowActual l1 6 7"),
        (below(5, 8), "belowActual l1 5 8"),
        (Finding::UnusualSign(line, LineField::Prognosis, kr(-1)), "sign l1 prognosis -1"),
        (Finding::UnusualSign(line, LineField::Prognosis, kr(-2)), "sign l1 prognosis -2"),
        (Finding::UnusualSign(line, LineField::OriginalBudget, kr(-1)), "sign l1 originalBudget -1"),
        (outside(9, 8), "outside l1 9 8"),
        (outside(10, 8), "outside l1 10 8"),
        (outside(9, 7), "outside l1 9 7"),
        (Finding::Unexplained(line, kr(-3)), "unexplained l1 -3"),
        (Finding::Unexplained(line, kr(3)), "unexplained l1 3"),
        (Finding::ProfileLacks(line, Lack::Weights), "noBudgetToDate l1 weights"),
        (Finding::ProfileLacks(line, Lack::Missing), "noBudgetToDate l1 missing"),
        (Finding::MethodLacks(line, Lack::Unread), "methodLacks l1 unread"),
        (Finding::MethodLacks(line, Lack::Nothing), "methodLacks l1 nothing"),
        (Finding::MethodLacks(line, Lack::NothingToDate), "methodLacks l1 nothingToDate"),
        (Finding::MethodLacks(line, Lack::Shares), "methodLacks l1 shares"),
        (Finding::Code(member, OddCode::Unknown), "code m5 unknown"),
        (Finding::Code(member, OddCode::SameAs(MemberId(6))), "code m5 m6"),
        (Finding::CapitalCost(project, Problem::NoLine), "capitalCost p4 noLine"),
        (Finding::CapitalCost(project, Problem::Unknown(Without::Start)), "capitalCost p4 start"),
        (Finding::CapitalCost(project, Problem::Unknown(Without::Life)), "capitalCost p4 life"),
        (Finding::CapitalCost(project, Problem::Components(kr(2))), "capitalCost p4 components 2"),
        (Finding::CapitalCost(project, Problem::Components(kr(-2))), "capitalCost p4 components -2"),
        (Finding::MeasureUncounted(measure, Uncounted::NotLikely), "uncounted t3 notLikely"),
        (Finding::MeasureUncounted(measure, Uncounted::NoEffect), "uncounted t3 noEffect"),
        (Finding::MeasureUncounted(measure, Uncounted::StartsLater), "uncounted t3 startsLater"),
        (fault(Fault::Unread(read)), "fault l1 all prognosis unread l2 all actual"),
        (fault(Fault::Operand(read)), "fault l1 all prognosis operand l2 all actual"),
        (fault(Fault::Gone(figure(line))), "fault l1 all prognosis gone l1 all prognosis"),
        (fault(Fault::Gone(figure(other))), "fault l1 all prognosis gone l2 all prognosis"),
        (
            fault(Fault::Circle([figure(line), figure(other)].into())),
            "fault l1 all prognosis circle l1 all prognosis l2 all prognosis",
        ),
        (fault(Fault::NoParts(other)), "fault l1 all prognosis noParts l2"),
        (fault(Fault::DivisionByZero), "fault l1 all prognosis divisionByZero"),
    ];
    for (finding, written) in &table {
        assert_eq!(code(finding), *written, "{finding:?}");
    }
}

#[test]
fn a_changed_figure_counts_again() {
    // The deviation is over the limit and accepted; then the prognosis gets worse.
    let mut app = App::example(SYDNARKE_2022);
    limit(&mut app, "1 000", "");
    let staff = codes(&app).0.into_iter().find(|code| code.starts_with("unexplained ")).unwrap();
    accept(&mut app, &staff, "Vakanser");
    assert_eq!(unexplained_left(&app), 0);
    app.write("Personalkostnader", Prognosis, "9 000");
    assert_eq!(unexplained_left(&app), 1);
    app.send(Msg::Undo);
    assert_eq!(unexplained_left(&app), 0);
}

fn unexplained_left(app: &App) -> usize {
    codes(app).0.iter().filter(|code| code.starts_with("unexplained ")).count()
}
