//! What an edit is about: two people who write at the same spot collide, others do not.

use crate::model::drift::RowId;
use crate::model::edit::{
    ActivityChange, Edit, FollowUpEdit, GoalEdit, GroupChange, KeyChange, LineChange, LogEdit, MemberChange,
    PlanEdit, ProjectChange, ProjectGroupChange, ScenarioEdit, Setting, What,
};
use crate::model::formula::{AmountCell, ProjectRow, TableRow};
use crate::model::id::{KeyId, LineId, MemberId, ProjectId};
use crate::model::investment::ComingField;
use crate::model::months::BookedYear;
use crate::model::note::{NotePlace, NoteRow};
use crate::model::period::Month;
use crate::model::sentence::Topic;

/// A spot in a workbook where something can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// A setting of the whole workbook.
    Setting(SettingName),
    /// Whether a thing is there at all.
    There(What),
    /// Where a thing stands: in what, and in which order.
    Place(What),
    /// What is said of a thing.
    Of(What, Aspect),
    /// The weight of a member in a key, from the year's start.
    Weight(KeyId, MemberId),
    /// An amount.
    Amount(AmountCell),
    /// Whether an amount is held.
    Held(AmountCell),
    /// Budget and request of a project for a coming year.
    ComingYear(ProjectId, u16),
    /// What is booked on a line in a month.
    Month(LineId, BookedYear, Month),
    /// A note.
    Note(NotePlace),
    /// What stands in the place of a drafted sentence.
    Sentence(Topic),
}

/// A setting of the whole workbook, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // each is the setting of that name
pub enum SettingName {
    Name,
    Lineage,
    Form,
    Host,
    Year,
    PeriodEnd,
    DriftUnit,
    InvestmentUnit,
    Signs,
    Method,
    Formula,
    Profile,
    DriftColumns,
    Settlement,
    Balance,
    Capital,
    Controls,
    Acceptances,
    CommentLimit,
    RollUp,
}

/// What can be said of a thing beside its amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Its name.
    Name,
    /// A member's municipality code.
    Code,
    /// Where a key comes from.
    Source,
    /// The day that a key is of.
    Date,
    /// The weights of a key from a month on.
    WeightsFrom(Month),
    /// With how many decimals the shares of a key are shown.
    ShareDecimals,
    /// What the bottom line of a table is called.
    ResultName,
    /// The columns that a table shows.
    Columns,
    /// Where the subtotal of a group stands.
    Subtotal,
    /// Revenue, cost or contribution.
    Kind,
    /// How a line's amounts reach the members.
    Distribution,
    /// The profile over the year.
    Profile,
    /// The prognosis method.
    Method,
    /// The formula of the prognosis method.
    Formula,
    /// What is added to the prognosis.
    Adjustments,
    /// A project's number.
    Number,
    /// For whom a project is.
    Holder,
    /// In whose budget a project stands.
    BudgetedBy,
    /// Whose plan a project belongs to.
    Category,
    /// How far a project has come.
    Status,
    /// A project's tags.
    Tags,
    /// When a project is taken into use, and as what.
    InUse,
    /// The comment.
    Comment,
    /// All that a measure says.
    Measure,
    /// What is said of a follow-up.
    Label,
    /// All that a scenario is.
    Scenario,
    /// All that an entry of the meeting log is.
    LogEntry,
    /// What is said of a goal.
    Goal,
    /// All that an indicator says.
    Indicator,
}

impl Spot {
    /// What `edit` is about; `None` for a batch, which is about many, and for fields of a newer version, which nobody sees.
    #[must_use]
    pub fn of(edit: &Edit) -> Option<Self> {
        Some(match edit {
            Edit::Set(setting) => Self::Setting(SettingName::of(setting)?),
            Edit::InsertMember(_, member) => Self::There(What::Member(member.id)),
            Edit::RemoveMember(id) => Self::There(What::Member(*id)),
            Edit::MoveMember(id, _) => Self::Place(What::Member(*id)),
            Edit::Member(id, change) => Self::Of(
                What::Member(*id),
                match change {
                    MemberChange::Name(_) => Aspect::Name,
                    MemberChange::Code(_) => Aspect::Code,
                },
            ),
            Edit::InsertKey(_, key) => Self::There(What::Key(key.id)),
            Edit::RemoveKey(id) => Self::There(What::Key(*id)),
            Edit::MoveKey(id, _) => Self::Place(What::Key(*id)),
            Edit::Key(id, change) => match change {
                KeyChange::Name(_) => Self::Of(What::Key(*id), Aspect::Name),
                KeyChange::Source(_) => Self::Of(What::Key(*id), Aspect::Source),
                KeyChange::Date(_) => Self::Of(What::Key(*id), Aspect::Date),
                KeyChange::Weight(None, member, _) => Self::Weight(*id, *member),
                KeyChange::Weight(Some(from), ..) | KeyChange::Later(from, _) => {
                    Self::Of(What::Key(*id), Aspect::WeightsFrom(*from))
                }
                KeyChange::Decimals(_) => Self::Of(What::Key(*id), Aspect::ShareDecimals),
            },
            Edit::InsertActivity(_, activity) => Self::There(What::Activity(activity.id)),
            Edit::RemoveActivity(id) => Self::There(What::Activity(*id)),
            Edit::MoveActivity(id, _) => Self::Place(What::Activity(*id)),
            Edit::Activity(id, change) => Self::Of(
                What::Activity(*id),
                match change {
                    ActivityChange::Name(_) => Aspect::Name,
                    ActivityChange::ResultName(_) => Aspect::ResultName,
                },
            ),
            Edit::InsertRow(_, row) => Self::There(What::Row(row.id())),
            Edit::RemoveRow(id) => Self::There(What::Row(*id)),
            Edit::MoveRow(id, _) => Self::Place(What::Row(*id)),
            Edit::Group(id, change) => Self::Of(
                What::Row(RowId::Group(*id)),
                match change {
                    GroupChange::Name(_) => Aspect::Name,
                    GroupChange::Subtotal(_) => Aspect::Subtotal,
                },
            ),
            Edit::Line(id, change) => of_line(*id, change),
            Edit::Month(id, year, month, _) => Self::Month(*id, *year, *month),
            Edit::InsertProjectGroup(_, group) => Self::There(What::ProjectGroup(group.id)),
            Edit::RemoveProjectGroup(id) => Self::There(What::ProjectGroup(*id)),
            Edit::MoveProjectGroup(id, _) => Self::Place(What::ProjectGroup(*id)),
            Edit::ProjectGroup(id, change) => Self::Of(
                What::ProjectGroup(*id),
                match change {
                    ProjectGroupChange::Name(_) => Aspect::Name,
                    ProjectGroupChange::TotalName(_) => Aspect::ResultName,
                    ProjectGroupChange::Columns(_) => Aspect::Columns,
                },
            ),
            Edit::InsertProject(_, _, project) => Self::There(What::Project(project.id)),
            Edit::RemoveProject(id) => Self::There(What::Project(*id)),
            Edit::MoveProject(id, ..) => Self::Place(What::Project(*id)),
            Edit::Project(id, change) => of_project(*id, change),
            Edit::Plan(edit) => of_plan(edit),
            Edit::FollowUp(FollowUpEdit::Insert(_, one)) => Self::There(What::FollowUp(one.id)),
            Edit::FollowUp(FollowUpEdit::Remove(id)) => Self::There(What::FollowUp(*id)),
            Edit::FollowUp(FollowUpEdit::Label(id, _)) => Self::Of(What::FollowUp(*id), Aspect::Label),
            Edit::Scenario(edit) => match edit {
                ScenarioEdit::Insert(_, one) => Self::There(What::Scenario(one.id)),
                ScenarioEdit::Remove(id) => Self::There(What::Scenario(*id)),
                ScenarioEdit::Move(id, _) => Self::Place(What::Scenario(*id)),
                ScenarioEdit::Put(one) => Self::Of(What::Scenario(one.id), Aspect::Scenario),
            },
            Edit::Log(edit) => match edit {
                LogEdit::Insert(_, one) => Self::There(What::LogEntry(one.id)),
                LogEdit::Remove(id) => Self::There(What::LogEntry(*id)),
                LogEdit::Move(id, _) => Self::Place(What::LogEntry(*id)),
                LogEdit::Put(one) => Self::Of(What::LogEntry(one.id), Aspect::LogEntry),
            },
            Edit::Goal(edit) => of_goals(edit),
            Edit::Sentence(topic, _) => Self::Sentence(*topic),
            Edit::Note(note) => Self::Note(note.place),
            Edit::Batch(_) => return None,
        })
    }

    /// The thing that it belongs to, and goes with; `None` for settings and notes about months.
    #[must_use]
    pub fn subject(self) -> Option<What> {
        match self {
            Self::There(what) | Self::Place(what) | Self::Of(what, _) => Some(what),
            Self::Weight(key, _) => Some(What::Key(key)),
            Self::Amount(cell) | Self::Held(cell) => Some(match cell {
                AmountCell::Line(line, ..) => What::Row(RowId::Line(line)),
                AmountCell::Project(project, _)
                | AmountCell::Decided(project, _)
                | AmountCell::Requested(project, _) => What::Project(project),
            }),
            Self::ComingYear(project, _) => Some(What::Project(project)),
            Self::Month(line, ..) => Some(What::Row(RowId::Line(line))),
            Self::Note(place) => Some(match place.row()? {
                NoteRow::Table(TableRow::Row(id)) => What::Row(id),
                NoteRow::Table(TableRow::Result(id)) => What::Activity(id),
                NoteRow::Project(ProjectRow::Project(id)) => What::Project(id),
                NoteRow::Project(ProjectRow::Total(id)) => What::ProjectGroup(id),
            }),
            // One of a line stays when that goes, as it does in the workbook.
            Self::Sentence(_) | Self::Setting(_) => None,
        }
    }
}

fn of_line(id: LineId, change: &LineChange) -> Spot {
    let aspect = match change {
        LineChange::Amount(place, field, _) => return Spot::Amount(AmountCell::Line(id, *place, *field)),
        LineChange::Hold(place, field, _) => return Spot::Held(AmountCell::Line(id, *place, *field)),
        LineChange::Name(_) => Aspect::Name,
        LineChange::Kind(_) => Aspect::Kind,
        LineChange::Distribution(_) => Aspect::Distribution,
        LineChange::Profile(_) => Aspect::Profile,
        LineChange::Method(_) => Aspect::Method,
        LineChange::Formula(_) => Aspect::Formula,
        LineChange::Comment(_) => Aspect::Comment,
        LineChange::Adjustments(_) => Aspect::Adjustments,
    };
    Spot::Of(What::Row(RowId::Line(id)), aspect)
}

fn of_project(id: ProjectId, change: &ProjectChange) -> Spot {
    let aspect = match change {
        ProjectChange::Amount(field, _) => return Spot::Amount(AmountCell::Project(id, *field)),
        ProjectChange::Hold(field, _) => return Spot::Held(AmountCell::Project(id, *field)),
        ProjectChange::ComingYear(year, _) => return Spot::ComingYear(id, *year),
        ProjectChange::HoldYear(year, field, _) => {
            return Spot::Held(match field {
                ComingField::Decided => AmountCell::Decided(id, *year),
                ComingField::Requested => AmountCell::Requested(id, *year),
            });
        }
        ProjectChange::Number(_) => Aspect::Number,
        ProjectChange::Name(_) => Aspect::Name,
        ProjectChange::Holder(_) => Aspect::Holder,
        ProjectChange::BudgetedBy(_) => Aspect::BudgetedBy,
        ProjectChange::Category(_) => Aspect::Category,
        ProjectChange::Status(_) => Aspect::Status,
        ProjectChange::Method(_) => Aspect::Method,
        ProjectChange::Tags(_) => Aspect::Tags,
        ProjectChange::InUse(_) => Aspect::InUse,
        ProjectChange::Comment(_) => Aspect::Comment,
    };
    Spot::Of(What::Project(id), aspect)
}

fn of_plan(edit: &PlanEdit) -> Spot {
    match edit {
        PlanEdit::InsertGroup(_, group) => Spot::There(What::MeasureGroup(group.id)),
        PlanEdit::RemoveGroup(id) => Spot::There(What::MeasureGroup(*id)),
        PlanEdit::RenameGroup(id, _) => Spot::Of(What::MeasureGroup(*id), Aspect::Name),
        PlanEdit::MoveGroup(id, _) => Spot::Place(What::MeasureGroup(*id)),
        PlanEdit::Insert(_, _, measure) => Spot::There(What::Measure(measure.id)),
        PlanEdit::Remove(id) => Spot::There(What::Measure(*id)),
        PlanEdit::Move(id, ..) => Spot::Place(What::Measure(*id)),
        PlanEdit::Measure(measure) => Spot::Of(What::Measure(measure.id), Aspect::Measure),
    }
}

fn of_goals(edit: &GoalEdit) -> Spot {
    match edit {
        GoalEdit::Insert(_, goal) => Spot::There(What::Goal(goal.id)),
        GoalEdit::Remove(id) => Spot::There(What::Goal(*id)),
        GoalEdit::Move(id, _) => Spot::Place(What::Goal(*id)),
        GoalEdit::Label(id, _) => Spot::Of(What::Goal(*id), Aspect::Goal),
        GoalEdit::InsertIndicator(_, _, one) => Spot::There(What::Indicator(one.id)),
        GoalEdit::RemoveIndicator(id) => Spot::There(What::Indicator(*id)),
        GoalEdit::MoveIndicator(id, ..) => Spot::Place(What::Indicator(*id)),
        GoalEdit::Indicator(one) => Spot::Of(What::Indicator(one.id), Aspect::Indicator),
    }
}

impl SettingName {
    fn of(setting: &Setting) -> Option<Self> {
        Some(match setting {
            Setting::Name(_) => Self::Name,
            Setting::Lineage(_) => Self::Lineage,
            Setting::Form(_) => Self::Form,
            Setting::Host(_) => Self::Host,
            Setting::Year(_) => Self::Year,
            Setting::PeriodEnd(_) => Self::PeriodEnd,
            Setting::DriftUnit(_) => Self::DriftUnit,
            Setting::InvestmentUnit(_) => Self::InvestmentUnit,
            Setting::Signs(_) => Self::Signs,
            Setting::Method(_) => Self::Method,
            Setting::Formula(_) => Self::Formula,
            Setting::Profile(_) => Self::Profile,
            Setting::DriftColumns(_) => Self::DriftColumns,
            Setting::Settlement(_) => Self::Settlement,
            Setting::Balance(_) => Self::Balance,
            Setting::Capital(_) => Self::Capital,
            Setting::Controls(_) => Self::Controls,
            Setting::Acceptances(_) => Self::Acceptances,
            Setting::CommentLimit(_) => Self::CommentLimit,
            Setting::RollUp(_) => Self::RollUp,
            Setting::Unknown(_) => return None,
        })
    }
}
