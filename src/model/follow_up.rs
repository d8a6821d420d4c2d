//! Follow-ups: the figures of the workbook as they were reported, frozen.

use rust_decimal::Decimal;

use super::drift::Kind;
use super::id::{ActivityId, FollowUpId, LineId, ProjectId};
use super::member::Holder;
use super::money::Money;
use super::period::Month;
use super::workbook::Workbook;

/// The figures as they were reported at one time. They are known by identity: what has been added since is not here, and
/// what has been taken away since still is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Its identity.
    pub id: FollowUpId,
    /// What is said of it.
    pub label: FollowUpLabel,
    /// The last month that the actuals covered.
    pub period_end: Month,
    /// The holders there were, in the order of every line's parts.
    pub holders: Vec<Holder>,
    /// Every line of every drift table, in order.
    pub lines: Vec<FrozenLine>,
    /// Every project, in order.
    pub projects: Vec<FrozenProject>,
}

/// What is said of a follow-up; this can change, its figures cannot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FollowUpLabel {
    /// Its name: `Tertial 1`.
    pub name: String,
    /// When it was reported, as people write it; may be empty.
    pub date: String,
    /// Who reported it; may be empty.
    pub by: String,
    /// Whether it is the outcome of the year. Only one whose actuals cover December is.
    pub is_final: bool,
}

/// Three figures in kronor, in the order of [`FrozenField`]; `None` where there was none.
pub type Frozen = [Option<Money>; 3];

/// A figure that is frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrozenField {
    /// The whole year's budget.
    Budget,
    /// What was booked to the period end.
    Actual,
    /// What the whole year was expected to be.
    Prognosis,
}

impl FrozenField {
    /// Every figure, in order.
    pub const ALL: [Self; 3] = [Self::Budget, Self::Actual, Self::Prognosis];
}

/// A line's figures, signs as inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenLine {
    /// Which line.
    pub id: LineId,
    /// The drift table that it stood in.
    pub activity: ActivityId,
    /// Its name then.
    pub name: String,
    /// What its amounts meant then.
    pub kind: Kind,
    /// The whole board's figures.
    pub total: Frozen,
    /// Each holder's figures. They added up to the total.
    pub parts: FrozenParts,
}

/// A project's figures; expenditure is positive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenProject {
    /// Which project.
    pub id: ProjectId,
    /// Its name then.
    pub name: String,
    /// Who it was for.
    pub holder: Holder,
    /// Its figures.
    pub total: Frozen,
}

/// The figures of all holders of a line, in one text: a large workbook has tens of thousands of them, which are looked at
/// for one holder at a time. `120 60 125;;7` is the first holder's three, none of the second, the budget of the third.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrozenParts(String);

impl FrozenParts {
    /// Between the holders.
    pub const HOLDER: char = ';';
    /// Between the amounts of one.
    pub const AMOUNT: char = ' ';

    /// The figures of the holders in order.
    #[must_use]
    pub fn of(parts: impl IntoIterator<Item = Frozen>) -> Self {
        let mut text = String::new();
        for (place, part) in parts.into_iter().enumerate() {
            if place > 0 {
                text.push(Self::HOLDER);
            }
            for amount in part {
                if let Some(amount) = amount {
                    text.push_str(&amount.to_string());
                }
                text.push(Self::AMOUNT);
            }
            text.truncate(text.trim_end_matches(Self::AMOUNT).len());
        }
        text.truncate(text.trim_end_matches(Self::HOLDER).len());
        Self(text)
    }

    /// The figures of the holder at a place.
    #[must_use]
    pub fn get(&self, place: usize) -> Frozen {
        let mut amounts = self.0.split(Self::HOLDER).nth(place).unwrap_or_default().split(Self::AMOUNT);
        std::array::from_fn(|_| Money::entered(Decimal::from_str_exact(amounts.next()?).ok()?))
    }

    /// As one text.
    #[must_use]
    pub fn as_text(&self) -> &str {
        &self.0
    }
}

impl FollowUp {
    /// About how much it fills of a file, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let lines: usize = self.lines.iter().map(|line| 200 + line.name.len() + line.parts.0.len()).sum();
        let projects: usize = self.projects.iter().map(|project| 150 + project.name.len()).sum();
        lines + projects + 16 * self.holders.len()
    }

    /// The line's figures then; `None` if it was not there.
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&FrozenLine> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// The project's figures then; `None` if it was not there.
    #[must_use]
    pub fn project(&self, id: ProjectId) -> Option<&FrozenProject> {
        self.projects.iter().find(|project| project.id == id)
    }
}

impl Workbook {
    /// The follow-up with this identity.
    #[must_use]
    pub fn follow_up(&self, id: FollowUpId) -> Option<&FollowUp> {
        self.follow_ups.iter().find(|follow_up| follow_up.id == id)
    }
}
