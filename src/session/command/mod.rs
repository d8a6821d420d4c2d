//! What can be done, as data: each command with its name, its keys and where menus show it. Menus, the palette, the
//! list of keys and the keyboard itself are all read from this one table.

mod keys;
mod name;
mod run;

pub use keys::{Shortcut, key_of, of_key, shown};
pub use name::name;
pub use run::is_available;
pub(super) use run::{run, subjects};

use super::on_disk::Wish;
use super::state::View;
use super::table_files::Convention;
use crate::lang::Texts;

/// Something that the user can have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Take the last step back.
    Undo,
    /// Do the last undone step again.
    Redo,
    /// Copy what is selected, to be moved by pasting.
    Cut,
    /// Copy what is selected.
    Copy,
    /// Write what was copied, from the cursor's cell on.
    Paste,
    /// Edit the cursor's cell.
    Edit,
    /// Show what can be chosen in the cursor's cell.
    OpenList,
    /// Change the selected figures by what is typed next.
    Change,
    /// Empty what is selected.
    Clear,
    /// Write what is noted at the cursor's cell.
    Note,
    /// Write what is noted of the cursor's row.
    NoteRow,
    /// Write what is noted of the month that the actuals cover.
    NoteMonth,
    /// Take away what is noted at the cursor's cell.
    RemoveNote,
    /// Go to the next note.
    NextNote,
    /// Go to the note before.
    PreviousNote,
    /// Copy the first selected row over the others.
    FillDown,
    /// Copy the first selected column over the others.
    FillRight,
    /// Continue what the selected rows or columns begin with.
    FillSeries,
    /// Hold the selected cells, or release them.
    Hold,
    /// Spread a total over the selected cells.
    Spread,
    /// Move an amount from the selected cell to another.
    Transfer,
    /// Write printed figures that the selected cells are held against.
    Controls,
    /// Select the whole rows.
    SelectRows,
    /// Select the whole columns.
    SelectColumns,
    /// Select everything.
    SelectAll,
    /// Add a line or project below the cursor's row.
    InsertRow,
    /// Add a group below the cursor's row.
    InsertGroup,
    /// Take the selected rows away.
    DeleteRows,
    /// Move the selected rows up.
    MoveUp,
    /// Move the selected rows down.
    MoveDown,
    /// Put the selected rows into a new group.
    Group,
    /// Take a group away and leave its rows.
    Ungroup,
    /// Show only the sum of the cursor's group, or its rows again.
    Fold,
    /// Show only the sums of all groups.
    FoldAll,
    /// Show the rows of all groups.
    UnfoldAll,
    /// The properties of the cursor's row.
    Properties,
    /// Choose how the prognoses of many lines come about.
    Prognoses,
    /// Say why the cursor's figure is what it is.
    Why,
    /// Show what every method gives for the cursor's line.
    Fan,
    /// Add to the prognosis of the cursor's line, with a reason.
    Adjustments,
    /// What was decided of the budget in the cursor's cell.
    Decisions,
    /// Every decision of the workbook.
    DecisionList,
    /// Other weights of a key from a month on.
    KeyFrom,
    /// What the cursor's project costs year by year, or all projects.
    Schedule,
    /// The settlement member by member.
    SettlementList,
    /// Choose the columns.
    Columns,
    /// Show the columns of a set, or keep those that are shown as one.
    ColumnSets,
    /// Keep the columns that are shown as a set.
    SaveColumns,
    /// Rename the sets of columns, or take them away.
    EditColumnSets,
    /// Hide the selected columns.
    HideColumns,
    /// Show the columns that were hidden.
    ShowColumns,
    /// Move the selected columns to the left, for looking.
    MoveLeft,
    /// Move the selected columns to the right, for looking.
    MoveRight,
    /// Show the columns in the table's own order and widths, hidden ones too.
    ResetColumns,
    /// Make the cursor's column wider.
    Wider,
    /// Make the cursor's column narrower.
    Narrower,
    /// Look at the rows from the smallest to the largest of the cursor's column.
    SortAscending,
    /// Look at the rows from the largest to the smallest of the cursor's column.
    SortDescending,
    /// Look at the rows as they stand.
    Unsort,
    /// Choose which rows are shown.
    Filter,
    /// Show all rows.
    ShowAllRows,
    /// Find words or figures.
    Find,
    /// Go to a row by its name.
    GoTo,
    /// Show another view.
    Show(View),
    /// Show the wall.
    Present,
    /// Try something with the selected rows in a scenario.
    Try,
    /// A new scenario.
    NewScenario,
    /// Show the tables of a scenario.
    LookIn,
    /// Show the tables of the base again.
    LeaveScenario,
    /// Give what is typed over in the selected cells of a scenario back to the base.
    Reset,
    /// Give all that a scenario changes in the selected rows alone back to the base.
    ResetRows,
    /// What brings the result to a target.
    ToBalance,
    /// What was tried live.
    MeetingLog,
    /// Freeze the figures as they are reported.
    Freeze,
    /// Make the workbook of the next year.
    NextYear,
    /// Take over what is proposed to be carried over.
    CarryOver,
    /// The restore points of the workbook.
    Points,
    /// Take a restore point with a name.
    NamePoint,
    /// Compare the workbook with files of colleagues, and merge them.
    Compare,
    /// Save the workbook to a file.
    Save,
    /// Save the table in view as CSV.
    SaveTable(Convention),
    /// Save all figures as one long table.
    SaveTidy,
    /// Save the open workbook as a file of spreadsheets.
    SaveSpreadsheet,
    /// Read a file into the table in view.
    OpenTable,
    /// Give the workbook to others as a link.
    Share,
    /// Save or share the workbook with a passphrase.
    Lock,
    /// Something with files on disk.
    Disk(Wish),
    /// Go to the start page.
    Start,
    /// The settings of the workbook.
    Settings,
    /// Find a command by its name.
    Palette,
    /// What the keys do.
    Keys,
}

/// Where a command belongs in menus and lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Undo, redo, and what is done with cells.
    Cells,
    /// What is done with rows.
    Rows,
    /// What is done with columns.
    Columns,
    /// What is selected.
    Selecting,
    /// Where one goes.
    Going,
    /// The workbook and the app.
    Workbook,
}

impl Group {
    /// Every group, in the order of lists.
    pub const ALL: [Self; 6] =
        [Self::Cells, Self::Rows, Self::Columns, Self::Selecting, Self::Going, Self::Workbook];

    /// What the group is called.
    #[must_use]
    pub fn name(self, texts: &Texts) -> &'static str {
        match self {
            Self::Cells => texts.later().group_cells,
            Self::Rows => texts.later().group_rows,
            Self::Columns => texts.columns,
            Self::Selecting => texts.later().group_selecting,
            Self::Going => texts.later().group_going,
            Self::Workbook => texts.later().group_workbook,
        }
    }
}

/// A command with all that menus need to know of it.
#[derive(Debug)]
pub struct Info {
    /// What it does.
    pub command: Command,
    /// Where it belongs.
    pub group: Group,
    /// Its keys; the first is shown.
    pub keys: &'static [&'static str],
    /// Whether the menu of a cell offers it.
    pub in_menu: bool,
}

const fn info(command: Command, group: Group, keys: &'static [&'static str], in_menu: bool) -> Info {
    Info { command, group, keys, in_menu }
}

/// Every command, in the order of menus and lists.
pub static COMMANDS: &[Info] = &[
    info(Command::Cut, Group::Cells, &["Ctrl+X"], true),
    info(Command::Copy, Group::Cells, &["Ctrl+C"], true),
    info(Command::Paste, Group::Cells, &["Ctrl+V"], true),
    info(Command::Edit, Group::Cells, &["F2"], true),
    info(Command::OpenList, Group::Cells, &["Alt+ArrowDown"], false),
    info(Command::Change, Group::Cells, &["Alt+="], true),
    info(Command::Clear, Group::Cells, &["Delete"], true),
    info(Command::Reset, Group::Cells, &["Alt+Shift+R"], true),
    info(Command::ResetRows, Group::Cells, &[], true),
    info(Command::FillDown, Group::Cells, &["Ctrl+D"], false),
    info(Command::FillRight, Group::Cells, &["Ctrl+R"], false),
    info(Command::FillSeries, Group::Cells, &[], true),
    info(Command::Hold, Group::Cells, &["Alt+Shift+H"], true),
    info(Command::Spread, Group::Cells, &["Alt+Shift+S"], true),
    info(Command::Transfer, Group::Cells, &["Alt+Shift+M"], true),
    info(Command::Controls, Group::Cells, &[], true),
    info(Command::Decisions, Group::Cells, &["Alt+Shift+B"], true),
    info(Command::Why, Group::Cells, &["Alt+Shift+V"], true),
    info(Command::Note, Group::Cells, &["Shift+F2"], true),
    info(Command::RemoveNote, Group::Cells, &[], true),
    info(Command::Undo, Group::Cells, &["Ctrl+Z"], false),
    info(Command::Redo, Group::Cells, &["Ctrl+Y", "Ctrl+Shift+Z"], false),
    info(Command::InsertRow, Group::Rows, &["Insert"], true),
    info(Command::InsertGroup, Group::Rows, &[], true),
    info(Command::DeleteRows, Group::Rows, &["Ctrl+Delete"], true),
    info(Command::MoveUp, Group::Rows, &["Alt+Shift+ArrowUp"], true),
    info(Command::MoveDown, Group::Rows, &["Alt+Shift+ArrowDown"], true),
    info(Command::Group, Group::Rows, &["Alt+Shift+ArrowRight"], true),
    info(Command::Ungroup, Group::Rows, &["Alt+Shift+ArrowLeft"], true),
    info(Command::Fold, Group::Rows, &["Alt+Shift+F"], true),
    info(Command::FoldAll, Group::Rows, &[], false),
    info(Command::UnfoldAll, Group::Rows, &[], false),
    info(Command::Properties, Group::Rows, &["Alt+Enter"], true),
    info(Command::Try, Group::Rows, &[], true),
    info(Command::Prognoses, Group::Rows, &[], true),
    info(Command::Fan, Group::Rows, &[], true),
    info(Command::Adjustments, Group::Rows, &[], true),
    info(Command::Schedule, Group::Rows, &[], true),
    info(Command::CarryOver, Group::Rows, &[], true),
    info(Command::KeyFrom, Group::Rows, &[], true),
    info(Command::NoteRow, Group::Rows, &[], true),
    info(Command::Columns, Group::Columns, &[], false),
    info(Command::ColumnSets, Group::Columns, &[], true),
    info(Command::SaveColumns, Group::Columns, &[], false),
    info(Command::EditColumnSets, Group::Columns, &[], false),
    info(Command::HideColumns, Group::Columns, &[], true),
    info(Command::ShowColumns, Group::Columns, &[], true),
    info(Command::MoveLeft, Group::Columns, &["Alt+Shift+Home"], true),
    info(Command::MoveRight, Group::Columns, &["Alt+Shift+End"], true),
    info(Command::ResetColumns, Group::Columns, &[], true),
    info(Command::Wider, Group::Columns, &["Alt+Shift+."], false),
    info(Command::Narrower, Group::Columns, &["Alt+Shift+,"], false),
    info(Command::SortAscending, Group::Columns, &[], true),
    info(Command::SortDescending, Group::Columns, &[], true),
    info(Command::Unsort, Group::Columns, &[], true),
    info(Command::Filter, Group::Columns, &["Ctrl+Shift+L"], true),
    info(Command::ShowAllRows, Group::Columns, &[], true),
    info(Command::SelectRows, Group::Selecting, &["Shift+Space"], false),
    info(Command::SelectColumns, Group::Selecting, &["Ctrl+Space"], false),
    info(Command::SelectAll, Group::Selecting, &["Ctrl+A", "Ctrl+Shift+Space"], false),
    info(Command::Find, Group::Going, &["Ctrl+F"], false),
    info(Command::GoTo, Group::Going, &["Ctrl+G"], false),
    info(Command::NextNote, Group::Going, &[], false),
    info(Command::PreviousNote, Group::Going, &[], false),
    info(Command::Show(View::Overview), Group::Going, &["Alt+1"], false),
    info(Command::Show(View::Drift), Group::Going, &["Alt+2"], false),
    info(Command::Show(View::Investments), Group::Going, &["Alt+4"], false),
    info(Command::Show(View::Measures), Group::Going, &["Alt+5"], false),
    info(Command::Show(View::Goals), Group::Going, &["Alt+Shift+N"], false),
    info(Command::Show(View::Allocation), Group::Going, &["Alt+6"], false),
    info(Command::Show(View::FollowUps), Group::Going, &["Alt+7"], false),
    info(Command::Show(View::Scenarios), Group::Going, &["Alt+8"], false),
    info(Command::Show(View::Charts), Group::Going, &["Alt+9"], false),
    info(Command::Show(View::Report), Group::Going, &["Alt+0"], false),
    info(Command::Show(View::Months), Group::Going, &["Alt+3"], false),
    info(Command::Start, Group::Going, &[], false),
    info(Command::Palette, Group::Going, &["Ctrl+K"], false),
    info(Command::Keys, Group::Going, &["?", "F1"], false),
    info(Command::NoteMonth, Group::Workbook, &[], false),
    info(Command::SettlementList, Group::Workbook, &[], false),
    info(Command::DecisionList, Group::Workbook, &[], false),
    info(Command::NewScenario, Group::Workbook, &[], false),
    info(Command::LookIn, Group::Workbook, &[], false),
    info(Command::LeaveScenario, Group::Workbook, &[], false),
    info(Command::Present, Group::Workbook, &[], false),
    info(Command::ToBalance, Group::Workbook, &[], false),
    info(Command::MeetingLog, Group::Workbook, &[], false),
    info(Command::Freeze, Group::Workbook, &[], false),
    info(Command::NextYear, Group::Workbook, &[], false),
    info(Command::Points, Group::Workbook, &[], false),
    info(Command::NamePoint, Group::Workbook, &[], false),
    info(Command::Compare, Group::Workbook, &[], false),
    info(Command::Save, Group::Workbook, &["Ctrl+S"], false),
    info(Command::SaveSpreadsheet, Group::Workbook, &[], false),
    info(Command::SaveTable(Convention::Swedish), Group::Workbook, &[], false),
    info(Command::SaveTable(Convention::English), Group::Workbook, &[], false),
    info(Command::OpenTable, Group::Workbook, &[], false),
    info(Command::SaveTidy, Group::Workbook, &[], false),
    info(Command::Share, Group::Workbook, &[], false),
    info(Command::Lock, Group::Workbook, &[], false),
    info(Command::Disk(Wish::Save), Group::Workbook, &[], false),
    info(Command::Disk(Wish::Open), Group::Workbook, &[], false),
    info(Command::Disk(Wish::Leave), Group::Workbook, &[], false),
    info(Command::Settings, Group::Workbook, &[], false),
];
