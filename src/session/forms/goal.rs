//! What is said of a goal, and of an indicator.

use super::{Answers, Field, Form, Layout, Read, Section, choice, text, wrong, wrong_as_a_whole};
use crate::file::limit;
use crate::lang::Lang;
use crate::lang::goal::{self as said, words};
use crate::model::Workbook;
use crate::model::entry::Entry;
use crate::model::goal::{
    Assessment, Better, Goal, GoalLabel, Grade, Indicator, Judgement, Quantity, RollUp,
};
use crate::model::id::{GoalId, IndicatorId};
use crate::rules::goal::rule;
use crate::session::commit::{LONGEST_NAME, one_line, without_controls};
use crate::session::goals::{Ask, is_full, place_of};
use crate::session::msg::Msg;
use crate::session::state::State;
use crate::text::number::{format_number, parse_number};

fn rules(lang: Lang, workbook: &Workbook) -> Vec<(Option<RollUp>, String)> {
    let as_workbook = words(lang).as_workbook.replace("{}", said::rule(lang, workbook.roll_up));
    let own = [RollUp::Counted, RollUp::Graded].map(|of| (Some(of), said::rule(lang, of).to_owned()));
    [(None, as_workbook)].into_iter().chain(own).collect()
}

fn assessments(lang: Lang, without: &str) -> Vec<(Option<Assessment>, String)> {
    let all = [Assessment::Reached, Assessment::Partly, Assessment::NotReached, Assessment::NoValue];
    let all = all.map(|of| (Some(of), said::assessment(lang, of).to_owned()));
    [(None, without.to_owned())].into_iter().chain(all).collect()
}

fn grades(lang: Lang, without: &str) -> Vec<(Option<Grade>, String)> {
    let all = (1..=Grade::MOST).filter_map(Grade::new).map(|of| (Some(of), said::grade(lang, of)));
    [(None, without.to_owned())].into_iter().chain(all).collect()
}

fn betters(lang: Lang) -> Vec<(Better, String)> {
    let words = words(lang);
    vec![(Better::Higher, words.higher.to_owned()), (Better::Lower, words.lower.to_owned())]
}

pub(super) fn goal_form(state: &State, id: Option<GoalId>) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let (lang, said) = (state.lang, words(state.lang));
    let known = match id {
        Some(id) => Some(workbook.goal(id)?.label.clone()),
        None => None,
    };
    let title = if known.is_some() { said.a_goal } else { said.new_goal_title };
    let about = known.as_ref().map(|of| of.name.clone());
    let label = known.unwrap_or_default();
    let judged = vec![
        choice(said.assessment, assessments(lang, said.by_indicators), &label.judgement.assessment),
        choice(said.grade, grades(lang, said.by_indicators), &label.judgement.grade),
        text(said.judged_by, label.judgement.by),
    ];
    let sections = vec![
        Section::new(Layout::Stacked, vec![text(said.name, label.name)]),
        Section::new(Layout::Grid, vec![text(said.area, label.area), text(said.owner, label.owner)]),
        Section::new(Layout::Stacked, vec![choice(said.roll_up, rules(lang, workbook), &label.roll_up)]),
        Section::new(Layout::Three, judged),
        Section::new(Layout::Stacked, vec![Field::Prose { label: said.comment, text: label.comment }]),
    ];
    Some(Form { about, wide: true, ..Form::new(title, sections) })
}

/// # Errors
/// If it has no name, a text is too long, or there are too many.
pub(super) fn read_goal(state: &State, id: Option<GoalId>, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let (lang, workbook) = (state.lang, &open.workbook);
    check_texts(state, answers, &[0, 1, 2, 6], 7)?;
    let label = GoalLabel {
        name: one_line(&answers.text(0)),
        area: one_line(&answers.text(1)),
        owner: one_line(&answers.text(2)),
        roll_up: answers.chosen(3, &rules(lang, workbook)).flatten(),
        judgement: Judgement {
            assessment: answers.chosen(4, &assessments(lang, "")).flatten(),
            grade: answers.chosen(5, &grades(lang, "")).flatten(),
            by: one_line(&answers.text(6)),
        },
        comment: without_controls(&answers.text(7)),
    };
    if id.is_none() && is_full(workbook, None) {
        return Err(wrong_as_a_whole(words(lang).too_many));
    }
    Ok(Some(Msg::Goal(Ask::Goal(id, Box::new(label)))))
}

/// Whether the texts of a form fit: a name, other lines, and prose, each by the place of its field. Nothing is cut off.
fn check_texts(state: &State, answers: Answers, lines: &[usize], prose: usize) -> Result<(), super::Wrong> {
    if answers.text(0).is_empty() {
        return Err(wrong(0, words(state.lang).name_missing));
    }
    let is_long = |at: usize, most| answers.text(at).chars().count() > most;
    let long = lines.iter().copied().find(|at| is_long(*at, LONGEST_NAME));
    let long = long.or_else(|| is_long(prose, limit::PROSE).then_some(prose));
    long.map_or(Ok(()), |at| Err(wrong(at, state.lang.texts().later().note_too_long)))
}

/// A figure as it is written in a field.
fn written(lang: Lang, entry: &Entry<Quantity>) -> String {
    match entry {
        Entry::Empty => String::new(),
        Entry::Value(figure) => format_number(figure.as_decimal(), None, lang.numbers()),
        Entry::Unread(text) => text.clone(),
        Entry::Formula(never) | Entry::Decisions(never) => match *never {},
    }
}

/// What a written figure says, with or without its unit behind it; what is no number stays as it is.
fn figure(lang: Lang, text: &str, unit: &str) -> Entry<Quantity> {
    let plain = text.strip_suffix(unit).unwrap_or(text);
    match parse_number(plain, lang.numbers()).map(|number| number.map(Quantity::new)) {
        Ok(None) if plain.trim().is_empty() && !text.is_empty() => Entry::Unread(text.to_owned()),
        Ok(None) => Entry::Empty,
        Ok(Some(Some(figure))) => Entry::Value(figure),
        Ok(Some(None)) | Err(_) => Entry::Unread(text.to_owned()),
    }
}

/// The goals that an indicator can stand in.
fn goals(workbook: &Workbook) -> Vec<(GoalId, String)> {
    workbook.goals.iter().map(|goal| (goal.id, goal.label.name.clone())).collect()
}

/// An indicator before anything is said of it; it gets an identity when it comes into the workbook.
fn unnamed() -> Indicator {
    Indicator::new(IndicatorId(0), String::new())
}

/// The goal of an indicator's form, and the indicator as it is.
fn about(workbook: &Workbook, goal: GoalId, id: Option<IndicatorId>) -> Option<(&Goal, Option<&Indicator>)> {
    match id {
        None => Some((workbook.goal(goal)?, None)),
        Some(id) => {
            let (goal, at) = place_of(workbook, id)?;
            Some((goal, goal.indicators.get(at)))
        }
    }
}

pub(super) fn indicator_form(state: &State, goal: GoalId, id: Option<IndicatorId>) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let (lang, said) = (state.lang, words(state.lang));
    let (goal, known) = about(workbook, goal, id)?;
    let title = if known.is_some() { said.an_indicator } else { said.new_indicator_title };
    let name = known.map_or(&goal.label.name, |known| &known.name);
    let about = Some(name.clone());
    let shown = known.cloned().unwrap_or_else(unnamed);
    let figure = |label, entry| text(label, written(lang, entry));
    let judgement = &shown.judgement;
    // What the goal's rule does not ask for stays as it is.
    let judged = match rule(workbook, goal) {
        RollUp::Counted => choice(said.assessment, assessments(lang, said.by_figures), &judgement.assessment),
        RollUp::Graded => choice(said.grade, grades(lang, said.no_grade), &judgement.grade),
    };
    let sections = vec![
        Section::new(
            Layout::Stacked,
            vec![text(said.name, shown.name.clone()), choice(said.a_goal, goals(workbook), &goal.id)],
        ),
        Section::new(
            Layout::Grid,
            vec![text(said.unit, shown.unit.clone()), choice(said.better, betters(lang), &shown.better)],
        ),
        Section::new(
            Layout::Three,
            vec![
                figure(said.target, &shown.target),
                figure(said.outcome, &shown.outcome),
                figure(said.prognosis, &shown.prognosis),
            ],
        ),
        Section::new(Layout::Grid, vec![judged, text(said.judged_by, judgement.by.clone())]),
        Section::new(
            Layout::Stacked,
            vec![Field::Prose { label: said.comment, text: shown.comment.clone() }],
        ),
    ];
    Some(Form { about, wide: true, ..Form::new(title, sections) })
}

/// # Errors
/// If it has no name, a text is too long, or there are too many.
pub(super) fn read_indicator(state: &State, goal: GoalId, id: Option<IndicatorId>, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let (lang, workbook) = (state.lang, &open.workbook);
    let Some((now, known)) = about(workbook, goal, id) else { return Ok(None) };
    check_texts(state, answers, &[0, 2, 4, 5, 6, 8], 9)?;
    let mut new = known.cloned().unwrap_or_else(unnamed);
    new.name = one_line(&answers.text(0));
    let to = answers.chosen(1, &goals(workbook)).unwrap_or(now.id);
    new.unit = one_line(&answers.text(2));
    new.better = answers.chosen(3, &betters(lang)).unwrap_or_default();
    let unit = new.unit.clone();
    let figure = |at| figure(lang, &one_line(&answers.text(at)), &unit);
    (new.target, new.outcome, new.prognosis) = (figure(4), figure(5), figure(6));
    match rule(workbook, now) {
        RollUp::Counted => {
            new.judgement.assessment = answers.chosen(7, &assessments(lang, "")).flatten();
        }
        RollUp::Graded => new.judgement.grade = answers.chosen(7, &grades(lang, "")).flatten(),
    }
    new.judgement.by = one_line(&answers.text(8));
    new.comment = without_controls(&answers.text(9));
    let comes = known.is_none() || to != now.id;
    if comes && is_full(workbook, Some(to)) {
        return Err(wrong_as_a_whole(words(lang).too_many));
    }
    let new = Box::new(new);
    Ok(Some(Msg::Goal(match id {
        Some(_) => Ask::Indicator(to, new),
        None => Ask::NewIndicator(to, new),
    })))
}
