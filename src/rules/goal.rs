//! Whether indicators and goals are reached, by the two rules that are in use.
//!
//! **Counted** (as Sydnärke publishes it): all indicators reached → reached; more than half reached or partly → partly; more
//! than half not reached or without value → not reached. The three are tried in this order, so that "all reached" is never
//! called partly. The second and the third cannot both hold, as every indicator is on one side or the other. What is left
//! between them is exactly half on each side, of which the rule says nothing: it is not decidable, and is said so in
//! words, rather than rounded to either side, so that somebody judges the goal. Without indicators there is no value.
//!
//! **Graded** (as ITSAM publishes it): each indicator has a grade from 1 to 5; the goal's is their mean, half away from zero.
//! Those without a grade are left out of the mean, and counted beside it, so that nobody takes the mean for all.
//!
//! What somebody has judged of an indicator or a goal goes before what follows from figures. An indicator with a target is
//! judged by its prognosis, or by its outcome where it has none: it is reached or not. From where on it is partly reached is
//! published nowhere, so only people say that.

use rust_decimal::Decimal;

use crate::model::Workbook;
use crate::model::entry::Entry;
use crate::model::goal::{Assessment, Better, Goal, Grade, Indicator, Quantity, RollUp};

/// What becomes of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fulfilment {
    /// It is reached, or not; without value where there is nothing to tell by.
    Assessed(Assessment),
    /// As much speaks for it as against it: exactly half each.
    Undecided,
    /// It has a grade.
    Graded(Grade),
}

/// How many are reached and how many are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Reached.
    pub reached: usize,
    /// Reached in part.
    pub partly: usize,
    /// Not reached.
    pub not_reached: usize,
    /// Without value, or not decidable.
    pub no_value: usize,
}

/// What a goal comes to, and from what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RolledUp {
    /// What becomes of it.
    pub fulfilment: Fulfilment,
    /// Whether somebody has judged the goal itself.
    pub is_judged: bool,
    /// How many of its indicators are reached.
    pub counts: Counts,
    /// The mean of the grades of its indicators, exact as far as a decimal goes.
    pub mean: Option<Decimal>,
    /// How many of its indicators have no grade.
    pub ungraded: usize,
}

/// What all goals together come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overall {
    /// How many goals are reached, of those that have no grade.
    pub counts: Counts,
    /// What the counted goals come to by the same rule as the indicators of one.
    pub fulfilment: Fulfilment,
    /// The grades of the others, in order.
    pub grades: Vec<Grade>,
    /// The mean of the grades.
    pub mean: Option<Decimal>,
}

impl Counts {
    /// How many there are.
    #[must_use]
    pub fn all(self) -> usize {
        self.reached + self.partly + self.not_reached + self.no_value
    }

    fn add(&mut self, assessment: Assessment) {
        match assessment {
            Assessment::Reached => self.reached += 1,
            Assessment::Partly => self.partly += 1,
            Assessment::NotReached => self.not_reached += 1,
            Assessment::NoValue => self.no_value += 1,
        }
    }

    fn of(all: impl Iterator<Item = Assessment>) -> Self {
        all.fold(Self::default(), |mut counts, one| {
            counts.add(one);
            counts
        })
    }
}

/// What so many reached and not reached come to by the rule that counts.
#[must_use]
pub fn counted(counts: Counts) -> Fulfilment {
    let all = counts.all();
    let (forth, back) = (counts.reached + counts.partly, counts.not_reached + counts.no_value);
    match () {
        () if all == 0 => Fulfilment::Assessed(Assessment::NoValue),
        () if counts.reached == all => Fulfilment::Assessed(Assessment::Reached),
        () if 2 * forth > all => Fulfilment::Assessed(Assessment::Partly),
        () if 2 * back > all => Fulfilment::Assessed(Assessment::NotReached),
        () => Fulfilment::Undecided,
    }
}

/// The mean of grades; `None` where there are none.
#[must_use]
pub fn mean(grades: &[Grade]) -> Option<Decimal> {
    let sum: u64 = grades.iter().map(|grade| u64::from(grade.number())).sum();
    Some(Decimal::from(sum).checked_div(Decimal::from(grades.len()))?.normalize())
}

/// The grade that a mean is rounded to: half away from zero.
fn grade_of(sum: usize, count: usize) -> Option<Grade> {
    let rounded = (2 * sum + count).checked_div(2 * count)?;
    Grade::new(u8::try_from(rounded).ok()?)
}

/// The grade that several grades come to.
#[must_use]
pub fn graded(grades: &[Grade]) -> Option<Grade> {
    grade_of(grades.iter().map(|grade| usize::from(grade.number())).sum(), grades.len())
}

/// The figure that an indicator is judged by, beside its target: the prognosis, or the outcome where nothing is written as
/// prognosis. `None` where it cannot be read.
fn judged_by(indicator: &Indicator) -> Option<Quantity> {
    match &indicator.prognosis {
        Entry::Empty => indicator.outcome.value(),
        prognosis => prognosis.value(),
    }
}

/// Whether an indicator is reached: as somebody has judged, else by its figures.
#[must_use]
pub fn assessment(indicator: &Indicator) -> Assessment {
    if let Some(judged) = indicator.judgement.assessment {
        return judged;
    }
    let (Some(target), Some(figure)) = (indicator.target.value(), judged_by(indicator)) else {
        return Assessment::NoValue;
    };
    let is_reached = match indicator.better {
        Better::Higher => figure >= target,
        Better::Lower => figure <= target,
    };
    if is_reached { Assessment::Reached } else { Assessment::NotReached }
}

/// The rule by which a goal is rolled up.
#[must_use]
pub fn rule(workbook: &Workbook, goal: &Goal) -> RollUp {
    goal.label.roll_up.unwrap_or(workbook.roll_up)
}

/// What a goal comes to by a rule.
#[must_use]
pub fn rolled_up(goal: &Goal, rule: RollUp) -> RolledUp {
    let counts = Counts::of(goal.indicators.iter().map(assessment));
    let grades: Vec<Grade> = goal.indicators.iter().filter_map(|one| one.judgement.grade).collect();
    let judgement = &goal.label.judgement;
    let judged = match rule {
        RollUp::Counted => judgement.assessment.map(Fulfilment::Assessed),
        RollUp::Graded => judgement.grade.map(Fulfilment::Graded),
    };
    let own = || match rule {
        RollUp::Counted => counted(counts),
        RollUp::Graded => {
            graded(&grades).map_or(Fulfilment::Assessed(Assessment::NoValue), Fulfilment::Graded)
        }
    };
    RolledUp {
        fulfilment: judged.unwrap_or_else(own),
        is_judged: judged.is_some(),
        counts,
        mean: mean(&grades),
        ungraded: goal.indicators.len() - grades.len(),
    }
}

/// What all goals of a workbook come to. Goals that are graded are apart from those that are counted; one that is to be graded
/// and has no grade is without value among the counted.
#[must_use]
pub fn overall(workbook: &Workbook) -> Overall {
    let (mut counts, mut grades) = (Counts::default(), Vec::new());
    for goal in &workbook.goals {
        match rolled_up(goal, rule(workbook, goal)).fulfilment {
            Fulfilment::Assessed(assessment) => counts.add(assessment),
            Fulfilment::Undecided => counts.no_value += 1,
            Fulfilment::Graded(grade) => grades.push(grade),
        }
    }
    Overall { counts, fulfilment: counted(counts), mean: mean(&grades), grades }
}
