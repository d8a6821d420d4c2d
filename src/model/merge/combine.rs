//! Where two people wrote at the same spot and both can have their way: comments are put together, lists take what each
//! added, and what has several fields takes each changed field.

use litemap::LiteMap;

use crate::model::balance::{Balance, BalanceAdjustment};
use crate::model::capital::CapitalCost;
use crate::model::check::{Acceptance, CommentLimit};
use crate::model::drift::Adjustment;
use crate::model::edit::{Edit, GoalEdit, LineChange, PlanEdit, ProjectChange, Setting};
use crate::model::goal::{GoalLabel, Indicator, Judgement};
use crate::model::investment::{ComingYear, Tag};
use crate::model::measure::Measure;
use crate::model::note::Note;
use crate::model::order;
use crate::model::workbook::{Settlement, Workbook};

/// What both want at a spot, as an edit of `mine`; `theirs` is the edit of theirs. `None` where only one can have their way.
pub(super) fn combined(base: &Workbook, mine: &Workbook, theirs: &Edit) -> Option<Edit> {
    Some(match theirs {
        Edit::Line(id, LineChange::Comment(new)) => {
            Edit::Line(*id, LineChange::Comment(both_texts(&mine.line(*id)?.comment, new)))
        }
        Edit::Line(id, LineChange::Adjustments(new)) => {
            let [before, here] = [base, mine].map(|workbook| workbook.line(*id));
            let key = |one: &Adjustment| (one.holder, one.reason.clone());
            Edit::Line(
                *id,
                LineChange::Adjustments(lists(&before?.adjustments, &here?.adjustments, new, key)?),
            )
        }
        Edit::Project(id, ProjectChange::Comment(new)) => {
            Edit::Project(*id, ProjectChange::Comment(both_texts(&mine.project(*id)?.comment, new)))
        }
        Edit::Project(id, ProjectChange::Tags(new)) => {
            let [before, here] = [base, mine].map(|workbook| workbook.project(*id));
            let key = |tag: &Tag| tag.name.clone();
            Edit::Project(*id, ProjectChange::Tags(lists(&before?.tags, &here?.tags, new, key)?))
        }
        Edit::Project(id, ProjectChange::ComingYear(year, new)) => {
            let none = ComingYear::default();
            let of = |workbook: &Workbook| {
                Some(workbook.project(*id)?.coming_years.get(year).unwrap_or(&none).clone())
            };
            Edit::Project(*id, ProjectChange::ComingYear(*year, coming_years(&of(base)?, &of(mine)?, new)?))
        }
        Edit::Plan(PlanEdit::Measure(new)) => {
            let merged = measures(base.measure(new.id)?, mine.measure(new.id)?, new)?;
            Edit::Plan(PlanEdit::Measure(Box::new(merged)))
        }
        Edit::Goal(GoalEdit::Label(id, new)) => {
            let merged = goals(&base.goal(*id)?.label, &mine.goal(*id)?.label, new)?;
            Edit::Goal(GoalEdit::Label(*id, Box::new(merged)))
        }
        Edit::Goal(GoalEdit::Indicator(new)) => {
            let merged = indicators(base.indicator(new.id)?, mine.indicator(new.id)?, new)?;
            Edit::Goal(GoalEdit::Indicator(Box::new(merged)))
        }
        Edit::Note(new) => {
            let here = mine.note(new.place).cloned().unwrap_or_else(|| Note::none(new.place));
            Edit::Note(Note {
                place: new.place,
                text: both_texts(&here.text, &new.text),
                by: both_words(&here.by, &new.by),
                date: both_words(&here.date, &new.date),
            })
        }
        Edit::Set(setting) => Edit::Set(match setting {
            Setting::Controls(new) => {
                Setting::Controls(lists(&base.controls, &mine.controls, new, |one| one.place)?)
            }
            Setting::Acceptances(new) => {
                let key = |one: &Acceptance| one.finding.clone();
                Setting::Acceptances(lists(&base.acceptances, &mine.acceptances, new, key)?)
            }
            Setting::Balance(new) => {
                let reason = |one: &BalanceAdjustment| one.reason.clone();
                let (base, mine) = (&base.balance, &mine.balance);
                let adjustments = lists(&base.adjustments, &mine.adjustments, &new.adjustments, reason)?;
                let mut deficits = lists(&base.deficits, &mine.deficits, &new.deficits, |one| one.year)?;
                order::sort_by(&mut deficits, |a, b| a.year.cmp(&b.year));
                Setting::Balance(Balance { adjustments, deficits })
            }
            Setting::Capital(new) => {
                let (base, mine) = (&base.capital, &mine.capital);
                Setting::Capital(CapitalCost {
                    depreciation: one(&base.depreciation, &mine.depreciation, &new.depreciation)?,
                    rate: one(&base.rate, &mine.rate, &new.rate)?,
                    line: one(&base.line, &mine.line, &new.line)?,
                    key: one(&base.key, &mine.key, &new.key)?,
                })
            }
            Setting::Settlement(new) => {
                let (base, mine) = (&base.settlement, &mine.settlement);
                Setting::Settlement(Settlement {
                    key: one(&base.key, &mine.key, &new.key)?,
                    basis: one(&base.basis, &mine.basis, &new.basis)?,
                    against: one(&base.against, &mine.against, &new.against)?,
                    way: one(&base.way, &mine.way, &new.way)?,
                })
            }
            Setting::CommentLimit(new) => {
                let (base, mine) = (&base.comment_limit, &mine.comment_limit);
                Setting::CommentLimit(CommentLimit {
                    amount: one(&base.amount, &mine.amount, &new.amount)?,
                    part: one(&base.part, &mine.part, &new.part)?,
                })
            }
            _ => return None,
        }),
        _ => return None,
    })
}

/// Both texts, one under the other; one that the other holds already is not said twice.
pub(super) fn both_texts(mine: &str, theirs: &str) -> String {
    joined(mine, theirs, "\n")
}

fn both_words(mine: &str, theirs: &str) -> String {
    joined(mine, theirs, ", ")
}

fn joined(mine: &str, theirs: &str, between: &str) -> String {
    match (mine, theirs) {
        (mine, theirs) if mine.contains(theirs) => mine.to_owned(),
        (mine, theirs) if theirs.contains(mine) => theirs.to_owned(),
        (mine, theirs) => [mine, theirs].join(between),
    }
}

/// The one that changed; `None` if both did, to different ends.
fn one<T: PartialEq + Clone>(base: &T, mine: &T, theirs: &T) -> Option<T> {
    match (mine, theirs) {
        (mine, theirs) if theirs == base || mine == theirs => Some(mine.clone()),
        (mine, theirs) if mine == base => Some(theirs.clone()),
        _ => None,
    }
}

/// The items of mine with what changed in theirs, item by item as `key` tells them apart. `None` where both changed the
/// same item to different ends, or where an item cannot be told from another.
fn lists<T: PartialEq + Clone, K: PartialEq>(
    base: &[T],
    mine: &[T],
    theirs: &[T],
    key: impl Fn(&T) -> K,
) -> Option<Vec<T>> {
    let is_clear = |items: &[T]| {
        items.iter().enumerate().all(|(at, item)| !items[..at].iter().any(|other| key(other) == key(item)))
    };
    if ![base, mine, theirs].into_iter().all(is_clear) {
        return None;
    }
    let find = |items: &[T], of: &K| items.iter().find(|item| key(item) == *of).cloned();
    let mut merged = Vec::new();
    for item in mine {
        let of = key(item);
        merged.extend(one(&find(base, &of), &Some(item.clone()), &find(theirs, &of))?);
    }
    for item in theirs.iter().filter(|item| find(mine, &key(item)).is_none()) {
        merged.extend(one(&find(base, &key(item)), &None, &Some(item.clone()))?);
    }
    Some(merged)
}

fn coming_years(base: &ComingYear, mine: &ComingYear, theirs: &ComingYear) -> Option<ComingYear> {
    Some(ComingYear {
        decided: one(&base.decided, &mine.decided, &theirs.decided)?,
        requested: one(&base.requested, &mine.requested, &theirs.requested)?,
        held: one(&base.held, &mine.held, &theirs.held)?,
    })
}

/// A comment that both changed holds what both wrote.
fn comments(base: &str, mine: &str, theirs: &str) -> String {
    match (mine, theirs) {
        (mine, theirs) if theirs == base => mine.to_owned(),
        (mine, theirs) if mine == base => theirs.to_owned(),
        (mine, theirs) => both_texts(mine, theirs),
    }
}

fn judgements(base: &Judgement, mine: &Judgement, theirs: &Judgement) -> Option<Judgement> {
    Some(Judgement {
        assessment: one(&base.assessment, &mine.assessment, &theirs.assessment)?,
        grade: one(&base.grade, &mine.grade, &theirs.grade)?,
        by: one(&base.by, &mine.by, &theirs.by)?,
    })
}

fn goals(base: &GoalLabel, mine: &GoalLabel, theirs: &GoalLabel) -> Option<GoalLabel> {
    Some(GoalLabel {
        name: one(&base.name, &mine.name, &theirs.name)?,
        area: one(&base.area, &mine.area, &theirs.area)?,
        owner: one(&base.owner, &mine.owner, &theirs.owner)?,
        roll_up: one(&base.roll_up, &mine.roll_up, &theirs.roll_up)?,
        judgement: judgements(&base.judgement, &mine.judgement, &theirs.judgement)?,
        comment: comments(&base.comment, &mine.comment, &theirs.comment),
    })
}

fn indicators(base: &Indicator, mine: &Indicator, theirs: &Indicator) -> Option<Indicator> {
    Some(Indicator {
        id: mine.id,
        name: one(&base.name, &mine.name, &theirs.name)?,
        unit: one(&base.unit, &mine.unit, &theirs.unit)?,
        better: one(&base.better, &mine.better, &theirs.better)?,
        target: one(&base.target, &mine.target, &theirs.target)?,
        outcome: one(&base.outcome, &mine.outcome, &theirs.outcome)?,
        prognosis: one(&base.prognosis, &mine.prognosis, &theirs.prognosis)?,
        judgement: judgements(&base.judgement, &mine.judgement, &theirs.judgement)?,
        comment: comments(&base.comment, &mine.comment, &theirs.comment),
    })
}

fn measures(base: &Measure, mine: &Measure, theirs: &Measure) -> Option<Measure> {
    let mut effects = LiteMap::new();
    let years = [base, mine, theirs].into_iter().flat_map(|measure| measure.effects.keys());
    for year in years {
        let effect = one(base.effect(*year), mine.effect(*year), theirs.effect(*year))?;
        if !effect.is_empty() {
            effects.insert(*year, effect);
        }
    }
    Some(Measure {
        id: mine.id,
        number: one(&base.number, &mine.number, &theirs.number)?,
        description: one(&base.description, &mine.description, &theirs.description)?,
        activity: one(&base.activity, &mine.activity, &theirs.activity)?,
        goal: one(&base.goal, &mine.goal, &theirs.goal)?,
        decided_by: one(&base.decided_by, &mine.decided_by, &theirs.decided_by)?,
        decided_on: one(&base.decided_on, &mine.decided_on, &theirs.decided_on)?,
        stage: one(&base.stage, &mine.stage, &theirs.stage)?,
        start: one(&base.start, &mine.start, &theirs.start)?,
        effects,
        lines: one(&base.lines, &mine.lines, &theirs.lines)?,
        members: one(&base.members, &mine.members, &theirs.members)?,
        marks: one(&base.marks, &mine.marks, &theirs.marks)?,
        amount: one(&base.amount, &mine.amount, &theirs.amount)?,
    })
}
