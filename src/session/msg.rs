//! Everything that can happen.

use super::arrangement::Filter;
use super::column_sets::ColumnSet;
use super::command::Command;
use super::comparison;
use super::find::Way;
use super::forms::Answer;
use super::journal::Snapshot;
use super::locked;
use super::meeting_log;
use super::new_workbook::NewWorkbook;
use super::on_disk;
use super::opening::Stored;
use super::points::{Ask, Kept};
use super::ranges::Fill;
use super::report;
use super::scenarios::to_balance::ToBalance;
use super::selection::{At, How, Key, Pointed};
use super::sheet::{ColumnKey, SheetId, Subject};
use super::spreading::Spreading;
use super::state::{Dialog, Look, Moment, ShelfItem, Sight, StepLabel, StorageProblem, View};
use super::table_files::open;
use super::transfer::Transfer;
use super::wall;
use super::{charts, goals, scenarios};
use crate::file::journal::RecordId;
use crate::lang::Lang;
use crate::model::drift::{DriftColumn, Kind, Method, Profile, SubtotalPlace};
use crate::model::edit::{Edit, Setting};
use crate::model::follow_up::{FollowUpLabel, FrozenField};
use crate::model::formula::Formula;
use crate::model::id::{ActivityId, GroupId, KeyId, LineId, ProjectGroupId, ProjectId, WorkbookId};
use crate::model::investment::ProjectColumn;
use crate::model::months::BookedYear;
use crate::model::note::Note;
use crate::model::period::Month;
use crate::model::scenario::Scenario;
use crate::rules::next_year::FirstBudget;
use crate::rules::why::Where;
use crate::text::clipboard::DecimalSign;

/// Something that happened: a key, a click, an answer of the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// The address names this place (at the start, or after back and forward).
    Address(String),
    /// Go to the start page.
    ShowStart,
    /// Go to a view of the open workbook.
    Show(View),
    /// Show another drift table.
    ShowActivity(ActivityId),
    /// Show the months of this year or of the year before.
    ShowMonths(BookedYear),
    /// Shows a frozen figure beside the prognosis in follow-ups, or not any more.
    Beside(FrozenField, bool),
    /// Something is asked of the scenarios.
    Scenario(scenarios::Ask),
    /// Something is asked of the meeting log.
    Log(meeting_log::Ask),
    /// What is shown to a meeting.
    Wall(wall::Step),
    /// Something is asked of the report.
    Report(report::Ask),
    /// Something is asked of the charts.
    Chart(charts::Ask),
    /// Something is asked of the goals.
    Goal(goals::Ask),
    /// Something is done to come to balance.
    ToBalance(ToBalance),
    /// A scenario is put in the place of what it was, or is new.
    PutScenario(Box<Scenario>),
    /// Show someone's figures.
    Look(Look),
    /// Choose what stands side by side.
    Measure(DriftColumn),
    /// Use another language.
    Lang(Lang),
    /// Ask something.
    Ask(Dialog),
    /// The answers of the open form, in the order of its fields.
    Submit(Vec<Answer>),
    /// Close the question without an answer.
    CloseDialog,
    /// The notice has been read.
    DismissNotice,
    /// Make a workbook from the form.
    Create(NewWorkbook),
    /// Open an example, by its place in the list.
    OpenExample(usize),
    /// Open a workbook of the shelf.
    Open(WorkbookId),
    /// What is stored of a workbook that was to be opened.
    Loaded(WorkbookId, View, Box<Stored>),
    /// Records of a workbook have been stored.
    Stored(WorkbookId, Vec<RecordId>, Moment),
    /// Records of a workbook could not be stored.
    NotStored(WorkbookId, StorageProblem),
    /// A snapshot of a workbook has been stored.
    SnapshotStored(WorkbookId, Snapshot, Moment),
    /// A snapshot of a workbook could not be stored.
    SnapshotFailed(WorkbookId, StorageProblem),
    /// The page is not in sight any more.
    Hidden,
    /// Another tab stored a record of a workbook: its text.
    RecordElsewhere(WorkbookId, RecordId, String),
    /// Another tab changed the shelf: what stands on it now.
    Shelf(Vec<ShelfItem>),
    /// Delete a workbook: it goes to the bin if all of it is stored.
    DeleteWorkbook(WorkbookId),
    /// A file was chosen: its name and content, or nothing if the browser could not read it.
    File(String, Option<Vec<u8>>),
    /// A file was chosen that is larger than is read: its name and size in bytes.
    FileTooLarge(String, usize),
    /// Open the workbook of a link, of which this stands behind the `#`.
    OpenShared(String),
    /// Something happens with what a passphrase locks.
    Locked(locked::Step),
    /// Something happens with files on disk.
    Disk(on_disk::Step),
    /// Something happens in a comparison with files.
    Compare(comparison::Step),
    /// Save a workbook to a file, at this time.
    Export(WorkbookId, Moment),
    /// This, which is stored of a workbook, has been saved to a file.
    Filed(WorkbookId, Box<Stored>, Moment),
    /// Save what is stored for a workbook to a file, just as it is.
    ExportStored(WorkbookId),
    /// Save what a project costs year by year, or all of them, to a file.
    SaveSchedule(Option<ProjectId>),
    /// Save the settlement member by member to a file.
    SaveSettlement,
    /// Save every decision of the workbook to a file.
    SaveDecisions,
    /// Save the steps that the notice is about to a file.
    ExportStranded,
    /// The mouse points at something in a grid.
    Point(SheetId, Pointed, How),
    /// The cursor goes to a table, to where it stood there.
    Take(SheetId),
    /// How much of a grid is in sight.
    Sight(Sight),
    /// A key in a grid that is not being edited.
    Key(SheetId, Key),
    /// Text was typed while no cell is edited: it takes the place of what the cursor's cell holds.
    Type(SheetId, String),
    /// Begin to edit a cell.
    Edit(SheetId, At),
    /// Begin to edit a cell in the bar over the tables.
    EditInBar(SheetId, At),
    /// A cell is pointed at while a formula is written, with the caret behind so many letters.
    Refer(SheetId, At, usize),
    /// The text in the editor changed.
    Draft(String),
    /// A key in the editor.
    EditorKey(Key),
    /// The editor was left by another way than its keys.
    LeaveEditor,
    /// Something about restore points or the bin.
    Points(Ask),
    /// What the shell says of them.
    Kept(Box<Kept>),
    /// Do what a command says.
    Do(Command),
    /// Put a note at its place; without text, take it away.
    Note(Note),
    /// What is selected was put on the clipboard: whether it was cut, so that pasting moves it.
    Copied(bool),
    /// Paste what is on the clipboard: its HTML, its text, or both.
    Paste(Option<String>, Option<String>),
    /// The answer to which decimal sign pasted numbers have.
    PasteWith(DecimalSign),
    /// The answer to what the table has no room for: rows are added, or it is left out.
    PasteLarger(bool),
    /// The user does something with the file that is being opened for a table.
    TableFile(open::Step),
    /// Show only a group's sum, or its rows again.
    Fold(SheetId, GroupId),
    /// Actuals cover the months up to this one, and these lines' prognoses come about by this method.
    Prognoses(Month, Method, Option<Box<Formula>>, Vec<LineId>),
    /// Do what a form was about, as one step.
    Perform(Box<Edit>, StepLabel),
    /// Make the workbook of the next year.
    NextYear(FirstBudget),
    /// Freeze the figures as they are, with this said of them.
    Freeze(FollowUpLabel),
    /// Spread a total over what is selected.
    Spread(Box<Spreading>),
    /// Move an amount from the selected cell.
    Transfer(Box<Transfer>),
    /// Show only some rows of a table.
    Filter(SheetId, Filter),
    /// Give a column a width in pixels, or its own again.
    Width(SheetId, ColumnKey, Option<i32>),
    /// Go to the next cell with these words.
    Find(String, Way),
    /// The fill handle was dragged to a cell.
    Fill(SheetId, At, Fill),
    /// The rest of the program has come.
    Arrived,
    /// Take the last step back.
    Undo,
    /// Do the last undone step again.
    Redo,
    /// Change a setting of the workbook.
    Set(Setting),
    /// Change several settings of the workbook as one step.
    SetAll(Vec<Setting>),
    /// Add a line after a row (or at the end).
    AddLine(ActivityId, Option<Subject>),
    /// Add a group after a row (or at the end).
    AddGroup(ActivityId, Option<Subject>),
    /// Add a project at the end, or after one.
    AddProject(ProjectGroupId, Option<Subject>),
    /// Add an investment table.
    AddProjectGroup,
    /// Add a drift table.
    AddActivity,
    /// Rename a drift table.
    RenameActivity(ActivityId, String),
    /// Rename an investment table.
    RenameProjectGroup(ProjectGroupId, String),
    /// Add a measure after a row of the plan (or at the end).
    AddMeasure(Option<Subject>),
    /// Add a group of measures after that of a row of the plan (or at the end).
    AddMeasureGroup(Option<Subject>),
    /// Add a member: its name, and its municipality code if it has one.
    AddMember(String, Option<String>),
    /// Add an allocation key.
    AddKey,
    /// Take away what a row is about; asks first where figures would go.
    Delete(Subject),
    /// Take away what several rows are about; asks first where figures would go.
    DeleteRows(Vec<Subject>),
    /// Take away what several rows are about, with their figures.
    DeleteRowsForSure(Vec<Subject>),
    /// Take away what a row is about, with its figures.
    DeleteForSure(Subject),
    /// Move rows up or down, together.
    Move(Vec<Subject>, Direction),
    /// The selected rows are dropped on a row of a table: after it, or before it.
    Drop(SheetId, usize, bool),
    /// The selected columns are dropped on a shown column of their table: behind it, or before it.
    DropColumns(SheetId, usize, bool),
    /// Show the columns of a set.
    UseColumns(SheetId, Box<ColumnSet>),
    /// Keep the columns of a table as a set with this name.
    SaveColumns(SheetId, String),
    /// Give the set of such tables with a name another name; without one it goes.
    RenameColumns(SheetId, String, Option<String>),
    /// Another tab changed the sets of columns: what is stored of them now.
    ColumnSets(String),
    /// Change the properties of a line as one step.
    LineProperties(LineId, LineProperties),
    /// Change where a group's subtotal is printed, and its name.
    GroupProperties(GroupId, String, SubtotalPlace),
    /// The answer to a written part: change the total.
    ChangeTotal,
    /// The answer to a written part: make the line direct.
    MakeDirect,
    /// Choose the columns of drift tables.
    DriftColumns(Vec<DriftColumn>),
    /// Choose the columns of an investment table.
    ProjectColumns(ProjectGroupId, Vec<ProjectColumn>),
    /// Go to an operand of an explanation, from where Esc leads back.
    Follow(Where),
    /// Go to a figure or cell, as the checks name it.
    GoTo(super::place::Destination),
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the first row.
    Up,
    /// Towards the last row.
    Down,
}

/// The properties of a line that the dialog changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineProperties {
    /// Its name.
    pub name: String,
    /// Revenue, cost or contribution.
    pub kind: Kind,
    /// The key that splits it; `None` is direct.
    pub key: Option<KeyId>,
    /// Its prognosis method; `None` follows the workbook.
    pub method: Option<Method>,
    /// The formula of its method; `None` follows the workbook.
    pub formula: Option<Box<Formula>>,
    /// Its profile; `None` follows the workbook.
    pub profile: Option<Profile>,
}
