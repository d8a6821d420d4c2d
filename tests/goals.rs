//! Goals: both roll-ups and the indicators under them, worked by hand; and what two people made of the same goals, merged.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod table;
}

use sambudget::lang::{Lang, difference};
use sambudget::model::Workbook;
use sambudget::model::edit::{Edit, GoalEdit, What};
use sambudget::model::entry::Entry;
use sambudget::model::goal::{
    Assessment, Better, Goal, GoalLabel, Grade, Indicator, Judgement, Quantity, RollUp,
};
use sambudget::model::id::{GoalId, IndicatorId};
use sambudget::model::merge::{Aspect, Clash, Spot, merge};
use sambudget::model::sentence::{Own, Topic};
use sambudget::rules::goal::{Counts, Fulfilment, assessment, counted, overall, rolled_up};
use support::table::{board, cases};

fn named(text: &str) -> Option<Assessment> {
    Some(match text {
        "reached" => Assessment::Reached,
        "partly" => Assessment::Partly,
        "not reached" => Assessment::NotReached,
        "no value" => Assessment::NoValue,
        _ => return None,
    })
}

fn quantity(text: &str) -> Entry<Quantity> {
    match (text, text.parse().ok().and_then(Quantity::new)) {
        ("-", _) => Entry::Empty,
        (_, Some(figure)) => Entry::Value(figure),
        (_, None) => Entry::Unread(text.to_owned()),
    }
}

fn judged(assessment: Option<Assessment>, grade: Option<u8>) -> Judgement {
    Judgement { assessment, grade: grade.and_then(Grade::new), by: String::new() }
}

fn goal(id: u64, rule: RollUp, judgements: impl IntoIterator<Item = Judgement>) -> Goal {
    let indicator = |(at, judgement)| {
        let id = IndicatorId(100 * id + at as u64);
        Indicator { judgement, ..Indicator::new(id, format!("Indikator {at}")) }
    };
    let indicators = judgements.into_iter().enumerate().map(indicator).collect();
    let label = GoalLabel { name: format!("Mål {id}"), roll_up: Some(rule), ..GoalLabel::default() };
    Goal { id: GoalId(id), label, indicators }
}

#[test]
fn by_the_number_of_indicators_as_worked_by_hand() {
    for case in cases(include_str!("cases/goals.tsv"), 20) {
        let count = |at: usize| case[at].parse::<usize>().unwrap();
        let [reached, partly, not_reached, no_value] = [0, 1, 2, 3].map(count);
        let expected = match case[5] {
            "not decided" => Fulfilment::Undecided,
            text => Fulfilment::Assessed(named(text).unwrap()),
        };
        let counts = Counts { reached, partly, not_reached, no_value };
        assert_eq!(counted(counts), expected, "{case:?}");
        // The same of indicators in a goal, whatever their order.
        let all = [
            (reached, Assessment::Reached),
            (partly, Assessment::Partly),
            (not_reached, Assessment::NotReached),
            (no_value, Assessment::NoValue),
        ];
        let all = all.into_iter().rev().flat_map(|(count, of)| vec![judged(Some(of), None); count]);
        let rolled = rolled_up(&goal(1, RollUp::Counted, all), RollUp::Counted);
        assert_eq!(
            (rolled.fulfilment, rolled.counts, rolled.is_judged),
            (expected, counts, false),
            "{case:?}"
        );
    }
}

#[test]
fn by_grades_as_worked_by_hand() {
    for case in cases(include_str!("cases/goal_grades.tsv"), 10) {
        let grades = case[0].split_whitespace().map(|grade| judged(None, grade.parse().ok()));
        let rolled = rolled_up(&goal(1, RollUp::Graded, grades), RollUp::Graded);
        let grade = match rolled.fulfilment {
            Fulfilment::Graded(grade) => grade.number().to_string(),
            other => {
                assert_eq!(other, Fulfilment::Assessed(Assessment::NoValue), "{case:?}");
                "-".to_owned()
            }
        };
        let mean = rolled.mean.map_or("-".to_owned(), |mean| mean.to_string());
        assert_eq!([mean.as_str(), &grade, &rolled.ungraded.to_string()], case[2..5], "{case:?}");
    }
}

#[test]
fn indicators_as_worked_by_hand() {
    for case in cases(include_str!("cases/goal_indicators.tsv"), 15) {
        let indicator = Indicator {
            better: if case[0] == "lower" { Better::Lower } else { Better::Higher },
            target: quantity(case[1]),
            outcome: quantity(case[2]),
            prognosis: quantity(case[3]),
            judgement: judged(named(case[4]), None),
            ..Indicator::new(IndicatorId(1), String::new())
        };
        assert_eq!(Some(assessment(&indicator)), named(case[6]), "{case:?}");
    }
}

#[test]
fn what_somebody_has_judged_of_a_goal_goes_before_its_indicators() {
    let mut goal = goal(1, RollUp::Counted, [judged(Some(Assessment::Reached), Some(2))]);
    goal.label.judgement = judged(Some(Assessment::NotReached), Some(4));
    let of = |rule| rolled_up(&goal, rule);
    let counted = of(RollUp::Counted);
    assert_eq!(counted.fulfilment, Fulfilment::Assessed(Assessment::NotReached));
    // What the indicators come to is told beside it.
    assert_eq!((counted.is_judged, counted.counts.reached), (true, 1));
    assert_eq!(of(RollUp::Graded).fulfilment, Fulfilment::Graded(Grade::new(4).unwrap()));
}

/// Sydnärke 2022 published seven goals reached, two not and one partly, together: partly. ITSAM 2015 graded each goal.
#[test]
fn all_goals_together() {
    let mut workbook = board(1, "1", []);
    let all = [(7, Assessment::Reached), (2, Assessment::NotReached), (1, Assessment::Partly)];
    let all = all.into_iter().flat_map(|(count, of)| vec![of; count]);
    workbook.goals =
        (1..).zip(all).map(|(id, of)| goal(id, RollUp::Counted, [judged(Some(of), None)])).collect();
    let together = overall(&workbook);
    assert_eq!(together.counts, Counts { reached: 7, partly: 1, not_reached: 2, no_value: 0 });
    assert_eq!(together.fulfilment, Fulfilment::Assessed(Assessment::Partly));
    assert!(together.grades.is_empty() && together.mean.is_none());

    // The rule of the workbook holds where a goal does not say its own.
    let grades = "5 5 3 3 2 5 3 5 5 2 5 2 3 3 2 5 2 3 2 3 3 5".split(' ');
    workbook.roll_up = RollUp::Graded;
    workbook.goals = (1..)
        .zip(grades)
        .map(|(id, grade)| goal(id, RollUp::Graded, [judged(None, grade.parse().ok())]))
        .collect();
    workbook.goals.iter_mut().for_each(|goal| goal.label.roll_up = None);
    let together = overall(&workbook);
    assert_eq!((together.grades.len(), together.counts.all()), (22, 0));
    // 76 of 22 grades.
    assert_eq!(together.mean.map(|mean| mean.round_dp(2).to_string()), Some("3.45".to_owned()));
}

fn base() -> Workbook {
    let mut workbook = board(1, "1", []);
    workbook.goals = vec![goal(1, RollUp::Counted, []), goal(2, RollUp::Counted, [])];
    let indicator = Indicator { target: quantity("80"), ..Indicator::new(IndicatorId(1), "Svarstid".into()) };
    workbook.goals[0].indicators.push(indicator);
    workbook
}

fn made(change: impl FnOnce(&mut Workbook)) -> Workbook {
    let mut workbook = base();
    change(&mut workbook);
    workbook
}

#[test]
fn two_people_change_the_same_indicator_each_in_a_field() {
    let one = made(|of| of.goals[0].indicators[0].outcome = quantity("75"));
    let other = made(|of| {
        of.goals[0].indicators[0].prognosis = quantity("82");
        of.goals[0].label.owner = "IT-chefen".to_owned();
    });
    let merged = merge(&base(), &one, &other).unwrap();
    assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
    let indicator = merged.workbook.indicator(IndicatorId(1)).unwrap();
    assert_eq!((&indicator.outcome, &indicator.prognosis), (&quantity("75"), &quantity("82")));
    assert_eq!(merged.workbook.goals[0].label.owner, "IT-chefen");
}

#[test]
fn comments_of_both_stay_and_figures_of_both_are_a_choice() {
    let said = |comment: &str, outcome: &str| {
        made(|of| {
            of.goals[0].indicators[0].comment = comment.to_owned();
            of.goals[0].indicators[0].outcome = quantity(outcome);
        })
    };
    let merged = merge(&base(), &said("Mäts i maj.", "75"), &said("Mäts om.", "75")).unwrap();
    assert!(merged.conflicts.is_empty());
    assert_eq!(merged.workbook.indicator(IndicatorId(1)).unwrap().comment, "Mäts i maj.\nMäts om.");

    let merged = merge(&base(), &said("", "75"), &said("", "76")).unwrap();
    let spot = Spot::Of(What::Indicator(IndicatorId(1)), Aspect::Indicator);
    let found: Vec<_> = merged.conflicts.iter().map(|of| (of.spot, of.clash)).collect();
    assert_eq!(found, [(spot, Clash::Both)]);
    // Mine stays until somebody chooses.
    assert_eq!(merged.workbook.indicator(IndicatorId(1)).unwrap().outcome, quantity("75"));
}

#[test]
fn an_indicator_that_one_moves_and_the_other_changes_is_both() {
    let one = made(|of| {
        let id = IndicatorId(1);
        of.apply(Edit::Goal(GoalEdit::MoveIndicator(id, GoalId(2), 0))).unwrap();
    });
    let other = made(|of| of.goals[0].indicators[0].outcome = quantity("75"));
    let merged = merge(&base(), &one, &other).unwrap();
    assert!(merged.conflicts.is_empty());
    assert!(merged.workbook.goals[0].indicators.is_empty());
    assert_eq!(merged.workbook.goals[1].indicators[0].outcome, quantity("75"));

    // A goal that one takes away while the other works in it is a choice.
    let gone = made(|of| drop(of.goals.remove(0)));
    let merged = merge(&base(), &other, &gone).unwrap();
    assert!(!merged.conflicts.is_empty());
    assert!(merged.workbook.indicator(IndicatorId(1)).is_some());
}

#[test]
fn two_texts_for_one_sentence_are_a_choice() {
    let says = |topic, text: &str| {
        made(|of| {
            let own = Own { text: text.to_owned(), figures: "year 1 tkr".to_owned() };
            of.apply(Edit::Sentence(topic, Some(own))).unwrap();
        })
    };
    let merged = merge(&base(), &says(Topic::Result, "Mitt."), &says(Topic::Goals, "Ditt.")).unwrap();
    assert!(merged.conflicts.is_empty());
    assert_eq!(merged.workbook.sentences.len(), 2);

    let merged = merge(&base(), &says(Topic::Result, "Mitt."), &says(Topic::Result, "Ditt.")).unwrap();
    let found: Vec<_> = merged.conflicts.iter().map(|of| (of.spot, of.clash)).collect();
    assert_eq!(found, [(Spot::Sentence(Topic::Result), Clash::Both)]);
    assert_eq!(merged.workbook.sentences.get(&Topic::Result).unwrap().text, "Mitt.");
}

#[test]
fn what_differs_is_named_and_told_in_words() {
    let spot = Spot::Of(What::Indicator(IndicatorId(1)), Aspect::Indicator);
    let told = |workbook: &Workbook| {
        difference::value(Lang::Swedish, spot, workbook, workbook).replace('\u{a0}', " ")
    };
    assert_eq!(told(&base()), "Svarstid, Målvärde: 80");
    let judged = made(|of| {
        let one = &mut of.goals[0].indicators[0];
        (one.outcome, one.unit, one.better) = (quantity("12.5"), "dagar".to_owned(), Better::Lower);
        one.judgement =
            Judgement { assessment: Some(Assessment::Partly), grade: None, by: "Nämnden".to_owned() };
    });
    assert_eq!(
        told(&judged),
        "Svarstid, Bättre när det är lägre, Målvärde: 80 dagar, Utfall: 12,5 dagar, Delvis uppnått, bedömt av Nämnden"
    );
    let place = difference::named(Lang::Swedish, spot, &judged).unwrap();
    assert_eq!([place.table, place.row, place.column], ["Mål 1", "Svarstid", "indikatorns uppgifter"]);
    let place = difference::named(Lang::Swedish, Spot::Sentence(Topic::Result), &judged).unwrap();
    assert_eq!([place.table, place.row, place.column], ["Rapport", "Årets resultat", "mening i rapporten"]);
}
