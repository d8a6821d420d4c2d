//! What is asked or said in front of everything else.

use super::ranges::Paste;
use super::scenarios::Trial;
use super::sharing::Shared;
use super::sheet::{AmountColumn, SheetId, Subject, Target};
use crate::model::id::{
    FollowUpId, GoalId, GroupId, IndicatorId, LineId, MeasureId, ProjectGroupId, ProjectId, ScenarioId,
    WorkbookId,
};
use crate::model::lineage::Fingerprint;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::note::NotePlace;
use crate::model::sentence::Topic;
use crate::rules::why::Where;

/// A question or form in front of everything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// The form for a new workbook.
    NewWorkbook,
    /// What differs from files of colleagues, and what is to become of it.
    Compare,
    /// What a file is opened for whose workbook is here already.
    KnownFile,
    /// What the fingerprint of this content is for.
    Fingerprint(Fingerprint),
    /// Whether to take away a workbook from this browser.
    DeleteWorkbook(WorkbookId),
    /// The restore points of a workbook.
    Points(WorkbookId),
    /// The name of a restore point of the open workbook.
    NamePoint,
    /// Whether to delete a workbook in the bin for good.
    ForgetBinned(WorkbookId),
    /// Whether to take something away with its figures.
    Delete(Subject),
    /// Whether to take several rows away with their figures.
    DeleteRows(Vec<Subject>),
    /// A member's part of a by-key line was written: change the total, or make the line direct?
    PartOfTotal(PartOfTotal),
    /// The properties of a line.
    Line(LineId),
    /// The properties of a group.
    Group(GroupId),
    /// What is noted at a place.
    Note(NotePlace),
    /// Which rows of a table are shown.
    Filter(SheetId),
    /// How the prognoses of many lines come about.
    Prognoses,
    /// What the balance requirement needs beside the result.
    Balance,
    /// Why a finding, by its code, is all right.
    Accept(String),
    /// What every method gives for a line.
    Fan(LineId),
    /// Why a figure is what it is.
    Why(Where),
    /// What is added to a line's prognosis.
    Adjustments(LineId),
    /// What was decided of the budget that a cell shows.
    Decisions(Target),
    /// Every decision of the workbook.
    DecisionList,
    /// A total to be spread over what is selected.
    Spread,
    /// An amount to be moved from the selected cell.
    Transfer,
    /// Printed figures for the selected cells.
    Controls,
    /// Which lines and members a measure touches.
    Measure(MeasureId),
    /// What is said of a follow-up; of a new one, which freezes the figures, without.
    FollowUp(Option<FollowUpId>),
    /// What is said of a scenario: a new one, or one that is there.
    Scenario(Option<ScenarioId>),
    /// What stands in the place of a drafted sentence of the report.
    Sentence(Topic),
    /// What is said of a goal: a new one, or one that is there.
    Goal(Option<GoalId>),
    /// What is said of an indicator of a goal: a new one, or one that is there.
    Indicator(GoalId, Option<IndicatorId>),
    /// A change of this kind for a scenario.
    Try(ScenarioId, Trial),
    /// A change of the selected rows' prognoses in a scenario.
    TryRows,
    /// The meeting log.
    MeetingLog,
    /// In which scenario the tables are to be shown.
    LookIn,
    /// The wall, in front of everything.
    Wall,
    /// What may move to come to balance.
    ToBalance,
    /// What is proposed for it.
    Proposal,
    /// The open workbook as a link or a file.
    Share,
    /// A workbook that came in a link.
    Shared(Box<Shared>),
    /// The passphrase of a file or link.
    Unlock,
    /// A workbook on the shelf as a file that a passphrase locks.
    LockFile(WorkbookId),
    /// What goes along into next year's workbook.
    NextYear,
    /// Whether to take away a follow-up.
    DeleteFollowUp(FollowUpId),
    /// When a project is taken into use, and what it is written off as.
    InUse(ProjectId),
    /// The settlement member by member.
    SettlementList,
    /// Other weights of a key from a month on.
    KeyFrom,
    /// What a project costs year by year, or all of them.
    Schedule(Option<ProjectId>),
    /// The columns of the drift tables.
    DriftColumns,
    /// The columns of an investment table.
    ProjectColumns(ProjectGroupId),
    /// The sets of columns that a table can show.
    ColumnSets(SheetId),
    /// The name for the columns that a table shows.
    SaveColumns(SheetId),
    /// Renaming the sets of columns of such tables, and taking them away.
    EditColumnSets(SheetId),
    /// The settings of the workbook.
    Settings,
    /// A new member.
    AddMember,
    /// Which decimal sign pasted numbers have.
    PasteDecimals(Box<Paste>),
    /// What to do with what the table has no room for.
    PasteLarger(Box<Paste>),
    /// A file to be read into a table.
    TableFile,
    /// Every row, to be found by its name.
    GoTo,
    /// Every command, to be found by its name.
    Palette,
    /// What the keys do.
    Keys,
}

/// A written part of a line that is split by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartOfTotal {
    /// The line.
    pub line: LineId,
    /// Whose part was written.
    pub holder: Holder,
    /// Which amount.
    pub column: AmountColumn,
    /// The written amount, signs as inside.
    pub amount: Money,
    /// The total that gives this part, if there is one.
    pub total: Option<Money>,
}
