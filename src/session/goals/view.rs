//! What is shown of the goals: each with its indicators, what it comes to, and from what.

use crate::lang::Lang;
use crate::lang::goal::{self as said, words};
use crate::model::Workbook;
use crate::model::goal::{Assessment, Goal, Indicator, RollUp};
use crate::model::id::{GoalId, IndicatorId};
use crate::rules::goal::{Fulfilment, RolledUp, assessment, overall, rolled_up, rule};
use crate::session::state::State;

/// What becomes of a goal or an indicator, as a shape shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Reached.
    Reached,
    /// Reached in part.
    Partly,
    /// Not reached.
    NotReached,
    /// Nobody knows.
    Unknown,
    /// It has a grade, which is shown as such.
    Graded,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its identity.
    pub id: GoalId,
    /// Its name.
    pub name: String,
    /// Its area and who answers for it, as far as anybody says.
    pub about: String,
    /// What becomes of it, as a shape.
    pub mark: Mark,
    /// What becomes of it, in words, and who has judged that where somebody has.
    pub fulfilment: String,
    /// From what that follows.
    pub why: String,
    /// What is said about it.
    pub comment: String,
    /// The rule that rolls it up.
    pub rule: RollUp,
    /// Its indicators.
    pub rows: Vec<Row>,
    /// Whether something in it cannot be read.
    pub has_unread: bool,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its identity.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// Target, outcome and prognosis.
    pub figures: [String; 3],
    /// Whether it is reached, as a shape.
    pub mark: Mark,
    /// Whether it is reached, or its grade, and who has judged that.
    pub assessment: String,
    /// What is said about it.
    pub comment: String,
}

/// All goals of the open workbook.
#[must_use]
pub fn shown(state: &State) -> Vec<Shown> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    open.workbook.goals.iter().map(|goal| of(state.lang, &open.workbook, goal)).collect()
}

/// What all goals together come to, as sentences.
#[must_use]
pub fn together(lang: Lang, workbook: &Workbook) -> Vec<String> {
    let overall = overall(workbook);
    said::of_goals(lang, &overall).into_iter().chain(said::of_grades(lang, &overall)).collect()
}

/// A goal with what it comes to.
#[must_use]
pub fn of(lang: Lang, workbook: &Workbook, goal: &Goal) -> Shown {
    let rule = rule(workbook, goal);
    let rolled = rolled_up(goal, rule);
    let rows: Vec<Row> = goal.indicators.iter().map(|one| row(lang, rule, one)).collect();
    let label = &goal.label;
    let about = [label.area.as_str(), &label.owner].into_iter().filter(|text| !text.is_empty());
    Shown {
        id: goal.id,
        name: label.name.clone(),
        about: about.collect::<Vec<_>>().join(" · "),
        mark: mark(rolled.fulfilment),
        fulfilment: fulfilment(lang, goal, &rolled),
        why: said::why(lang, rule, &rolled),
        comment: label.comment.clone(),
        rule,
        has_unread: goal.indicators.iter().any(has_unread),
        rows,
    }
}

/// What becomes of a goal, and who has judged that where somebody has.
fn fulfilment(lang: Lang, goal: &Goal, rolled: &RolledUp) -> String {
    let known = said::fulfilment(lang, rolled.fulfilment);
    match rolled.is_judged {
        true => format!("{known} ({})", said::judged(lang, &goal.label.judgement.by)),
        false => known,
    }
}

fn mark(of: Fulfilment) -> Mark {
    match of {
        Fulfilment::Assessed(known) => mark_of(known),
        Fulfilment::Undecided => Mark::Unknown,
        Fulfilment::Graded(_) => Mark::Graded,
    }
}

fn mark_of(known: Assessment) -> Mark {
    match known {
        Assessment::Reached => Mark::Reached,
        Assessment::Partly => Mark::Partly,
        Assessment::NotReached => Mark::NotReached,
        Assessment::NoValue => Mark::Unknown,
    }
}

fn has_unread(indicator: &Indicator) -> bool {
    [&indicator.target, &indicator.outcome, &indicator.prognosis].into_iter().any(|entry| entry.is_unread())
}

/// An indicator, by the rule of its goal.
#[must_use]
pub fn row(lang: Lang, rule: RollUp, indicator: &Indicator) -> Row {
    let figure = |entry| said::figure(lang, entry, &indicator.unit);
    let (mark, assessment) = match rule {
        RollUp::Counted => {
            let known = assessment(indicator);
            (mark_of(known), said::of_indicator(lang, indicator, known))
        }
        RollUp::Graded => match indicator.judgement.grade {
            Some(grade) => (Mark::Graded, said::grade_of(lang, indicator, grade)),
            None => (Mark::Unknown, words(lang).no_grade.to_owned()),
        },
    };
    Row {
        id: indicator.id,
        name: indicator.name.clone(),
        figures: [figure(&indicator.target), figure(&indicator.outcome), figure(&indicator.prognosis)],
        mark,
        assessment,
        comment: indicator.comment.clone(),
    }
}

/// What a goal comes to, for whoever hears it; `None` if it is gone.
pub(super) fn said(state: &State, id: GoalId) -> Option<String> {
    let workbook = &state.open.as_ref()?.workbook;
    let shown = of(state.lang, workbook, workbook.goal(id)?);
    Some(format!("{}: {}. {}", shown.name, shown.fulfilment, shown.why))
}
