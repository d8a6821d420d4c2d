//! Goals as they are written and looked at: every change is a step, what a goal comes to is said, and the report has them.

use sambudget::lang::Lang;
use sambudget::model::goal::{Assessment, RollUp};
use sambudget::model::id::{GoalId, IndicatorId};
use sambudget::session::command::{Command, name};
use sambudget::session::forms::{self, Answer};
use sambudget::session::goals::Ask;
use sambudget::session::goals::view::{Mark, Shown, shown};
use sambudget::session::msg::{Direction, Msg};
use sambudget::session::report::{Kind, Part, of, page, text as report_text};
use sambudget::session::state::{Dialog, View};
use sambudget::session::wall::slide::Tone;
use sambudget::session::wall::{ROWS, Step, slide};

use super::app::{App, SYDNARKE_2022, said};

fn text(text: &str) -> Answer {
    Answer::Text(text.into())
}

/// A new goal with this name, rolled up as the workbook says.
fn goal(app: &mut App, name: &str) -> GoalId {
    app.send(Msg::Ask(Dialog::Goal(None)));
    let judged = [Answer::At(0), Answer::At(0), text("")];
    let answers = [text(name), text(""), text("IT-chefen"), Answer::At(0)].into_iter().chain(judged);
    app.send(Msg::Submit(answers.chain([text("")]).collect()));
    app.workbook().goals.last().unwrap().id
}

/// The answers of an indicator's form in the goal at a place: `lower` is better, and what is judged, by its place.
fn answers(
    goal: usize,
    [name, unit, target, outcome, prognosis]: [&str; 5],
    lower: bool,
    judged: usize,
) -> Vec<Answer> {
    vec![
        text(name),
        Answer::At(goal),
        text(unit),
        Answer::At(lower.into()),
        text(target),
        text(outcome),
        text(prognosis),
        Answer::At(judged),
        text(if judged > 0 { "Nämnden" } else { "" }),
        text(""),
    ]
}

fn indicator(app: &mut App, goal: GoalId, at: usize, texts: [&str; 5]) -> IndicatorId {
    app.send(Msg::Ask(Dialog::Indicator(goal, None)));
    app.send(Msg::Submit(answers(at, texts, false, 0)));
    app.workbook().goal(goal).unwrap().indicators.last().unwrap().id
}

fn first(app: &App) -> Shown {
    shown(&app.state).remove(0)
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn a_goal_gets_indicators_and_says_what_it_comes_to() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Goals);
    let id = goal(&mut app, "Servicedesk svarar i tid");
    let none = first(&app);
    assert_eq!((none.mark, none.fulfilment.as_str()), (Mark::Unknown, "Utan värde"));
    assert_eq!((none.about.as_str(), none.why.as_str()), ("IT-chefen", "Inga indikatorer än."));

    indicator(&mut app, id, 0, ["Besvarade samtal", "%", "70 %", "78", "70"]);
    assert_eq!((first(&app).mark, first(&app).fulfilment.as_str()), (Mark::Reached, "Uppnått"));
    // The unit may stand behind a figure, as people write it.
    assert_eq!(first(&app).rows[0].figures.each_ref().map(|figure| plain(figure)), ["70 %", "78 %", "70 %"]);

    indicator(&mut app, id, 0, ["Engagemang", "", "Öka från 70", "71", ""]);
    let shown = first(&app);
    assert_eq!(
        (shown.mark, shown.fulfilment.as_str()),
        (Mark::Unknown, "Kan inte avgöras: lika många på var sida")
    );
    assert!(shown.has_unread);
    assert_eq!(plain(&shown.rows[1].figures[0]), "Öka från 70 *");
    assert_eq!((shown.rows[1].mark, shown.rows[1].assessment.as_str()), (Mark::Unknown, "Utan värde"));

    // Somebody judges what figures cannot say.
    let id_of = |app: &App, at: usize| first(app).rows[at].id;
    let second = id_of(&app, 1);
    app.send(Msg::Ask(Dialog::Indicator(id, Some(second))));
    let texts = ["Engagemang", "", "Öka från 70", "71", ""];
    let effects = app.send(Msg::Submit(answers(0, texts, false, 2)));
    assert_eq!(first(&app).rows[1].assessment, "Delvis uppnått (bedömt av Nämnden)");
    assert_eq!(first(&app).fulfilment, "Delvis uppnått");
    assert_eq!(
        said(&effects),
        "Servicedesk svarar i tid: Delvis uppnått. Indikatorer: 1 uppnådda, 1 delvis uppnådda, 0 ej uppnådda, 0 utan värde."
    );
    assert_eq!(name(&app.state, Command::Undo), "Ångra: ändra Engagemang");
}

#[test]
fn every_change_is_a_step_that_is_taken_back_exactly() {
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    let one = goal(&mut app, "Ett");
    app.can_be_undone(&before);
    let two = goal(&mut app, "Två");
    let a = indicator(&mut app, one, 0, ["A", "", "1", "1", ""]);
    let b = indicator(&mut app, one, 0, ["B", "", "1", "", ""]);
    let names = |app: &App| -> Vec<String> {
        let goals = app.workbook().goals.iter();
        goals
            .map(|goal| {
                let names = goal.indicators.iter().map(|one| one.name.as_str()).collect::<String>();
                format!("{}:{names}", goal.label.name)
            })
            .collect()
    };
    assert_eq!(names(&app), ["Ett:AB", "Två:"]);
    let asks = [
        (Ask::MoveIndicator(b, Direction::Up), vec!["Ett:BA", "Två:"]),
        (Ask::MoveGoal(two, Direction::Up), vec!["Två:", "Ett:BA"]),
        (Ask::DeleteIndicator(a), vec!["Två:", "Ett:B"]),
        (Ask::DeleteGoal(one), vec!["Två:"]),
    ];
    for (ask, expected) in asks {
        let before = app.workbook().clone();
        app.send(Msg::Goal(ask));
        assert_eq!(names(&app), expected);
        app.can_be_undone(&before);
    }
    // At the end there is nothing to move past, and no step.
    let steps = app.open().version;
    app.send(Msg::Goal(Ask::MoveGoal(two, Direction::Down)));
    app.send(Msg::Goal(Ask::DeleteGoal(one)));
    assert_eq!(app.open().version, steps);
}

#[test]
fn an_indicator_moves_to_another_goal_in_its_form() {
    let mut app = App::example(SYDNARKE_2022);
    let (one, two) = (goal(&mut app, "Ett"), goal(&mut app, "Två"));
    let a = indicator(&mut app, one, 0, ["A", "", "1", "1", ""]);
    let before = app.workbook().clone();
    app.send(Msg::Ask(Dialog::Indicator(one, Some(a))));
    app.send(Msg::Submit(answers(1, ["A2", "", "1", "1", ""], true, 0)));
    let goals = &app.workbook().goals;
    assert!(goals[0].indicators.is_empty());
    assert_eq!((goals[1].id, goals[1].indicators[0].name.as_str()), (two, "A2"));
    app.can_be_undone(&before);
}

#[test]
fn what_cannot_be_taken_is_said_at_its_field() {
    let mut app = App::example(SYDNARKE_2022);
    let id = goal(&mut app, "Ett");
    app.send(Msg::Ask(Dialog::Indicator(id, None)));
    app.send(Msg::Submit(answers(0, ["", "%", "1", "1", ""], false, 0)));
    assert_eq!((app.state.form_error.as_deref(), app.state.wrong_field), (Some("Skriv ett namn."), Some(0)));
    let long = "x".repeat(600);
    app.send(Msg::Submit(answers(0, ["Namn", &long, "1", "1", ""], false, 0)));
    assert_eq!(app.state.wrong_field, Some(2));
    assert!(app.workbook().goal(id).unwrap().indicators.is_empty());
    // A form that is sent as it was opened changes nothing.
    app.send(Msg::CloseDialog);
    let steps = app.open().version;
    app.send(Msg::Ask(Dialog::Goal(Some(id))));
    let same = forms::form(&app.state, &Dialog::Goal(Some(id))).unwrap().answers();
    app.send(Msg::Submit(same));
    assert_eq!((app.open().version, app.asks()), (steps, None));
}

#[test]
fn grades_have_a_mean_and_the_rule_is_a_setting() {
    let mut app = App::example(SYDNARKE_2022);
    let id = goal(&mut app, "Plan");
    app.send(Msg::Set(sambudget::model::edit::Setting::RollUp(RollUp::Graded)));
    // The form asks for a grade now.
    for (name, grade) in [("A", 2), ("B", 3), ("C", 0)] {
        app.send(Msg::Ask(Dialog::Indicator(id, None)));
        app.send(Msg::Submit(answers(0, [name, "", "", "", ""], false, grade)));
    }
    let shown = first(&app);
    assert_eq!((shown.mark, shown.fulfilment.as_str()), (Mark::Graded, "Betyg 3, delrapporterat"));
    assert_eq!(shown.why, "Medelbetyg 2,50. Indikatorer utan betyg: 1.");
    assert_eq!(shown.rows[0].assessment, "2, påbörjat men inte avslutat (bedömt av Nämnden)");
    assert_eq!(shown.rows[2].assessment, "Inget betyg");
    // What the other rule knows stays.
    app.send(Msg::Set(sambudget::model::edit::Setting::RollUp(RollUp::Counted)));
    assert_eq!(first(&app).fulfilment, "Ej uppnått");
    assert_eq!(app.workbook().goals[0].indicators[0].judgement.grade.map(|grade| grade.number()), Some(2));
    assert_eq!(app.workbook().goals[0].indicators[0].judgement.assessment, None::<Assessment>);
}

#[test]
fn the_report_has_them_in_a_table_and_in_a_sentence() {
    let mut app = App::example(SYDNARKE_2022);
    let without = of(&app.state).unwrap();
    assert!(without.sections.iter().all(|section| section.heading != "Måluppfyllelse"));
    let one = goal(&mut app, "Servicedesk");
    indicator(&mut app, one, 0, ["Besvarade samtal", "%", "70", "78", ""]);
    let two = goal(&mut app, "Hållbarhet");
    app.send(Msg::Ask(Dialog::Indicator(two, None)));
    let mut of_travel = answers(1, ["Resor", "mil", "1000", "1 250", ""], true, 0);
    of_travel[9] = text("Fler resor än <b>väntat</b>.");
    app.send(Msg::Submit(of_travel));

    let report = of(&app.state).unwrap();
    let section = report.sections.last().unwrap();
    assert_eq!(section.heading, "Måluppfyllelse");
    let Part::Table(table) = &section.parts[0] else { panic!("{section:?}") };
    let rows: Vec<_> = table
        .rows
        .iter()
        .map(|row| (row.kind, plain(&row.name), row.cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>()))
        .collect();
    let expected = [
        (Kind::Group, "Servicedesk (IT-chefen)", ["", "", "", "Uppnått"]),
        (Kind::Line, "Besvarade samtal", ["70 %", "78 %", "", "Uppnått"]),
        (Kind::Group, "Hållbarhet (IT-chefen)", ["", "", "", "Ej uppnått"]),
        (Kind::Line, "Resor", ["1 000 mil", "1 250 mil", "", "Ej uppnått"]),
        (Kind::Sum, "Alla mål", ["", "", "", "Kan inte avgöras: lika många på var sida"]),
    ];
    let expected =
        expected.map(|(kind, name, cells)| (kind, name.to_owned(), cells.map(str::to_owned).to_vec()));
    assert_eq!(rows, expected);
    assert!(table.note.contains("mer än hälften"), "{}", table.note);
    assert!(!table.note.contains("Betyg"), "{}", table.note);

    let written = plain(&report_text(&report));
    let sentence = "[Utkast] 1 av 2 nämndmål bedöms nås, 1 bedöms inte nås. Sammantaget: kan inte avgöras: lika många på \
                    var sida.";
    assert!(written.contains(sentence), "{written}");
    assert!(written.contains("Resor: Fler resor än <b>väntat</b>."), "{written}");
    let html = page(&report);
    assert!(
        html.contains("<h2>Måluppfyllelse</h2>")
            && html.contains("<th scope=\"row\" class=\"deep1\">Resor</th>")
    );
    assert!(html.contains("Fler resor än &lt;b&gt;väntat&lt;/b&gt;."));

    app.send(Msg::Lang(Lang::English));
    let english = plain(&report_text(&of(&app.state).unwrap()));
    assert!(english.contains("[Draft] 1 of 2 goals are expected to be reached, 1 not."), "{english}");
}

#[test]
fn next_years_workbook_has_the_goals_without_what_came_of_them() {
    let mut app = App::example(SYDNARKE_2022);
    let id = goal(&mut app, "Servicedesk");
    indicator(&mut app, id, 0, ["Besvarade samtal", "%", "70", "78", "75"]);
    app.send(Msg::NextYear(sambudget::rules::next_year::FirstBudget::Empty));
    let goals = &app.workbook().goals;
    assert_eq!((goals.len(), goals[0].label.owner.as_str()), (1, "IT-chefen"));
    let one = &goals[0].indicators[0];
    assert!(one.outcome.is_empty() && one.prognosis.is_empty() && !one.target.is_empty());
    assert_eq!(first(&app).fulfilment, "Ej uppnått");
}

#[test]
fn the_wall_shows_them_when_it_is_begun_from_their_view() {
    let mut app = App::example(SYDNARKE_2022);
    let one = goal(&mut app, "Servicedesk");
    indicator(&mut app, one, 0, ["Besvarade samtal", "%", "70", "68", ""]);
    let two = goal(&mut app, "Hållbarhet");
    for at in 0..ROWS {
        indicator(&mut app, two, 1, [&format!("Mätning {at}"), "", "1", "1", ""]);
    }
    app.show(View::Goals);
    app.send(Msg::Wall(Step::Present));
    let first = slide(&app.state).unwrap();
    assert_eq!((first.title.as_str(), first.rows.len()), ("Måluppfyllelse", ROWS));
    assert_eq!(first.head, ["Mål och indikatorer", "Målvärde", "Utfall", "Prognos", "Bedömning"]);
    let row = &first.rows[1];
    let cells: Vec<_> = row.cells.iter().map(|cell| plain(&cell.text)).collect();
    assert_eq!(
        (row.name.as_str(), row.depth, cells.join("|")),
        ("Besvarade samtal", 1, "70 %|68 %||Ej uppnått".into())
    );
    assert_eq!(row.cells[3].tone, Tone::Bad);
    // The rest is on the next one, down to what all come to.
    app.send(Msg::Wall(Step::Next));
    let last = slide(&app.state).unwrap();
    let total = last.rows.last().unwrap();
    assert_eq!((last.rows.len(), total.name.as_str(), total.is_total), (4, "Alla mål", true));
    assert_eq!(total.cells[3].text, "Kan inte avgöras: lika många på var sida");
}

/// The identity that nothing has yet is one that a file can have.
#[test]
fn a_new_indicator_takes_nobodys_place() {
    let mut app = App::example(SYDNARKE_2022);
    let id = goal(&mut app, "Ett");
    let first = indicator(&mut app, id, 0, ["A", "", "1", "", ""]);
    let text = sambudget::file::write(app.workbook()).replace(&format!("\"{first}\""), "\"n0\"");
    let mut app = App::new();
    app.send(Msg::File("fil.json".into(), Some(text.into_bytes())));
    assert!(app.workbook().indicator(IndicatorId(0)).is_some());
    indicator(&mut app, id, 0, ["B", "", "1", "", ""]);
    let names: Vec<_> = app.workbook().indicators().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["A", "B"]);
}
