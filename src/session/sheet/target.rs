//! What the cells of tables edit.

use crate::model::drift::{DriftColumn, LineField};
use crate::model::id::{
    ActivityId, GroupId, KeyId, LineId, MeasureGroupId, MeasureId, MemberId, ProjectGroupId, ProjectId,
};
use crate::model::investment::ProjectField;
use crate::model::measure::MeasureColumn;
use crate::model::months::BookedYear;
use crate::model::period::Month;
use crate::rules::drift::Lens;

/// What a cell edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The name of a line.
    LineName(LineId),
    /// An amount of a line, seen through a lens.
    LineAmount(LineId, Lens, AmountColumn),
    /// What is booked on a line in a month.
    LineMonth(LineId, BookedYear, Month),
    /// The prognosis method of a line.
    LineMethod(LineId),
    /// The comment of a line.
    LineComment(LineId),
    /// The name of a group.
    GroupName(GroupId),
    /// The name of a drift table.
    ActivityName(ActivityId),
    /// What a drift table's bottom line is called.
    ResultName(ActivityId),
    /// The name of a project.
    ProjectName(ProjectId),
    /// The number of a project.
    ProjectNumber(ProjectId),
    /// Who a project is for.
    ProjectHolder(ProjectId),
    /// In whose budget a project stands.
    ProjectBudgetedBy(ProjectId),
    /// Whose plan a project belongs to.
    ProjectCategory(ProjectId),
    /// How far a project has come.
    ProjectStatus(ProjectId),
    /// The prognosis method of a project.
    ProjectMethod(ProjectId),
    /// An entered amount of a project.
    ProjectAmount(ProjectId, ProjectField),
    /// The total budget of a project: writes the original budget that gives it.
    ProjectBudget(ProjectId),
    /// What is decided for a project in a coming year.
    ProjectDecided(ProjectId, u16),
    /// What is asked for a project in a coming year.
    ProjectRequested(ProjectId, u16),
    /// The first month in use of a project.
    ProjectStart(ProjectId),
    /// The useful life of a project that is written off as one.
    ProjectLife(ProjectId),
    /// The tags of a project.
    ProjectTags(ProjectId),
    /// The comment of a project.
    ProjectComment(ProjectId),
    /// What an investment table's bottom line is called.
    ProjectTotalName(ProjectGroupId),
    /// The name of a group of measures.
    MeasureGroupName(MeasureGroupId),
    /// A column of a measure; lines and members are chosen in a form.
    Measure(MeasureId, MeasureColumn),
    /// The name of a key.
    KeyName(KeyId),
    /// Where a key comes from.
    KeySource(KeyId),
    /// The day a key is of.
    KeyDate(KeyId),
    /// A member's weight in a key, from a month on or from the year's start.
    KeyWeight(KeyId, Option<Month>, MemberId),
    /// With how many decimals the shares of a key are shown.
    KeyDecimals(KeyId),
    /// The name of a member.
    MemberName(MemberId),
    /// The municipality code of a member.
    MemberCode(MemberId),
}

impl Target {
    /// Whether the cell may be emptied by a key: amounts, free texts, and choices that may be none.
    #[must_use]
    pub fn can_be_empty(self) -> bool {
        match self {
            Self::LineAmount(..)
            | Self::LineMonth(..)
            | Self::LineComment(_)
            | Self::ProjectNumber(_)
            | Self::ProjectAmount(..)
            | Self::ProjectBudget(_)
            | Self::ProjectDecided(..)
            | Self::ProjectRequested(..)
            | Self::ProjectStart(_)
            | Self::ProjectLife(_)
            | Self::ProjectTags(_)
            | Self::ProjectComment(_)
            | Self::ProjectBudgetedBy(_)
            | Self::KeySource(_)
            | Self::KeyDate(_)
            | Self::KeyWeight(..)
            | Self::MemberCode(_) => true,
            Self::LineName(_)
            | Self::LineMethod(_)
            | Self::GroupName(_)
            | Self::ActivityName(_)
            | Self::ResultName(_)
            | Self::ProjectName(_)
            | Self::ProjectHolder(_)
            | Self::ProjectCategory(_)
            | Self::ProjectStatus(_)
            | Self::ProjectMethod(_)
            | Self::ProjectTotalName(_)
            | Self::MeasureGroupName(_)
            | Self::KeyName(_)
            | Self::KeyDecimals(_)
            | Self::MemberName(_) => false,
            Self::Measure(_, column) => !matches!(
                column,
                MeasureColumn::Description | MeasureColumn::Stage | MeasureColumn::Marked(_)
            ),
        }
    }

    /// Whether a number is written here: an amount or a weight.
    #[must_use]
    pub fn is_number(self) -> bool {
        match self {
            Self::Measure(_, column) => column.is_amount(),
            _ => self.is_amount() || matches!(self, Self::KeyWeight(..)),
        }
    }

    /// Whether what is written here makes sense in `other` too: numbers in cells for numbers, and other things
    /// only in cells of the same column.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        if let (Self::Measure(_, own), Self::Measure(_, other)) = (self, other) {
            return own == other || own.is_amount() && other.is_amount();
        }
        self.is_number() && other.is_number()
            || !self.is_number() && std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// An amount of a line that can be written, as a column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountColumn {
    /// An entered amount.
    Field(LineField),
    /// Budget in total: writes the original budget that gives it.
    Budget,
}

impl AmountColumn {
    /// The amount that is written in a column; `None` where it is calculated, or no amount.
    #[must_use]
    pub fn of(column: DriftColumn) -> Option<Self> {
        let field = || LineField::ALL.into_iter().find(|field| field.column() == column);
        if column == DriftColumn::Budget { Some(Self::Budget) } else { field().map(Self::Field) }
    }

    /// The entered amount that is written.
    #[must_use]
    pub fn field(self) -> LineField {
        match self {
            Self::Field(field) => field,
            Self::Budget => LineField::OriginalBudget,
        }
    }

    /// The column that it stands in.
    #[must_use]
    pub fn column(self) -> DriftColumn {
        match self {
            Self::Field(field) => field.column(),
            Self::Budget => DriftColumn::Budget,
        }
    }
}
