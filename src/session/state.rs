//! The state of the app: what is open, where the cursor stands, what is being asked.

use litemap::LiteMap;

use super::arrangement::Arrangement;
use super::column_sets::ColumnSet;
use super::comparison::Comparison;
pub use super::dialog::{Dialog, PartOfTotal};
use super::goals::found::GoalPlace;
use super::journal::{Journal, Recorded};
use super::locked::Waiting;
pub use super::notice::Notice;
use super::on_disk::OnDisk;
use super::place::Destination;
use super::pointing::Reference;
use super::points::Points;
use super::ranges::Cut;
use super::scenarios::Trials;
use super::selection::{At, Selection};
use super::sheet::{SheetId, Source, Subject, Table, table};
use super::table_files::open::TableFile;
use crate::file::journal::RecordId;
use crate::lang::{Lang, Verb, What};
use crate::model::Workbook;
use crate::model::drift::DriftColumn;
use crate::model::follow_up::FrozenField;
use crate::model::history::History;
use crate::model::id::{ActivityId, IdSource, LineId, WorkbookId};
use crate::model::months::BookedYear;
use crate::rules::chart::Kind;
use crate::rules::drift::{Lens, Tables};
use crate::rules::summary::drift_tables;
use crate::rules::why::Book;

pub use super::saved::{Saved, StorageProblem};
pub use super::view::View;

/// Everything that the app knows while it runs.
#[derive(Debug, Clone)]
pub struct State {
    /// The language of the interface.
    pub lang: Lang,
    /// The workbooks in this browser, last changed first.
    pub shelf: Vec<ShelfItem>,
    /// The workbook that is open, if one is.
    pub open: Option<Open>,
    /// Workbooks that were left while their last change could not be stored.
    pub unsaved: Vec<Open>,
    /// A question or form in front of everything else.
    pub dialog: Option<Dialog>,
    /// The list beneath an explanation, to which closing it goes back.
    pub beneath: Option<Dialog>,
    /// The file that is being opened, for one table.
    pub table_file: Option<Box<TableFile>>,
    /// Why the answers of the open form could not be taken.
    pub form_error: Option<String>,
    /// The place of the field that it is about, if it is about one.
    pub wrong_field: Option<usize>,
    /// What went wrong, or went well in an unexpected way; stays until it is dismissed.
    pub notice: Option<Notice>,
    /// How much of the table with the cursor is in sight.
    pub sight: Sight,
    /// Gives new identities.
    pub ids: IdSource,
    /// What tells this tab's records from those of others.
    pub tab: u64,
    /// Who wrote the last note, to be proposed for the next.
    pub noted_by: String,
    /// The workbook that is being read from storage.
    pub loading: Option<WorkbookId>,
    /// The sets of columns that people have named in this browser.
    pub column_sets: Vec<ColumnSet>,
    /// What is known of restore points and of the bin.
    pub points: Points,
    /// The comparison with files that is under way.
    pub comparison: Option<Box<Comparison>>,
    /// The file on disk that the open workbook is worked on in.
    pub on_disk: OnDisk,
    /// What waits for its passphrase.
    pub locked: Option<Box<Waiting>>,
}

/// A workbook on the start page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfItem {
    /// Its identity.
    pub id: WorkbookId,
    /// The board's name.
    pub name: String,
    /// The fiscal year.
    pub year: u16,
    /// When it was last changed here.
    pub changed: Moment,
    /// When it was last saved to a file; `None` if it never was.
    pub exported: Option<Moment>,
    /// Its size in storage, in bytes.
    pub bytes: usize,
    /// Whether what is stored can be read.
    pub readable: bool,
}

/// A local date and time as people write it: `2026-11-21 14:32`. The shell supplies it; the core has no clock.
pub type Moment = String;

/// The open workbook with all that belongs to looking at it.
#[derive(Debug, Clone)]
pub struct Open {
    /// The workbook.
    pub workbook: Workbook,
    /// Its drift tables and formulas, calculated after each change.
    pub tables: Tables,
    /// Counts the changes, so that views know when to look again.
    pub version: u64,
    /// The version in which nothing but this line and the sums above it is another than in the version before.
    pub(super) touched: Option<(u64, LineId)>,
    /// What can be undone and redone.
    pub history: History<Recorded>,
    /// The steps before the snapshot, until they can be read: they belong beneath the history.
    pub unread_past: Vec<(RecordId, String)>,
    /// What is written down of it.
    pub journal: Journal,
    /// Which view is shown.
    pub view: View,
    /// Whose figures the tables show.
    pub look: Look,
    /// The column that stands side by side.
    pub measure: DriftColumn,
    /// Which frozen figures stand beside the prognosis in follow-ups.
    pub beside: Vec<FrozenField>,
    /// The scenarios that are looked at, once they have been.
    pub trials: Option<Box<Trials>>,
    /// The goal or indicator that was found last.
    pub found_goal: Option<GoalPlace>,
    /// Which chart is shown.
    pub chart: Kind,
    /// Whether the report is without the sentences that are drafted from the figures.
    pub without_drafts: bool,
    /// Of which year the months are shown.
    pub months: BookedYear,
    /// The drift table that is shown, where there are several.
    pub activity: Option<ActivityId>,
    /// How tables are looked at.
    pub arrangements: LiteMap<SheetId, Arrangement>,
    /// Counts how often that has changed.
    pub arranged: u32,
    /// What is selected, and in which table.
    pub selected: Option<Selected>,
    /// Where the cursor stood in each table, the last one last.
    pub cursors: Vec<(SheetId, At)>,
    /// What is stored of its cursors, until the rest of the program can open the editor on what waits there.
    pub waits: String,
    /// From where operands of an explanation were followed, and where that led: Esc goes back.
    pub way_back: Vec<(Destination, Cursor)>,
    /// The cells that were cut, until they are pasted or something changes.
    pub cut: Option<Cut>,
    /// The cell that is being edited.
    pub editor: Option<Editor>,
    /// Whether the last change is stored.
    pub saved: Saved,
}

/// Whose figures a table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// The whole board's, or one holder's.
    Lens(Lens),
    /// All holders side by side.
    SideBySide,
}

impl Look {
    /// The table that shows an activity like this.
    #[must_use]
    pub fn sheet(self, activity: ActivityId) -> SheetId {
        match self {
            Self::Lens(_) => SheetId::Drift(activity),
            Self::SideBySide => SheetId::SideBySide(activity),
        }
    }
}

/// Where the cursor stands, and in which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Which table.
    pub sheet: SheetId,
    /// Which cell.
    pub at: At,
}

/// What is selected in a table. A page shows several tables; one of them has the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected {
    /// Which table.
    pub sheet: SheetId,
    /// Its cells.
    pub cells: Selection,
    /// Counts the movements: after each of them the cell that moved is brought into sight.
    pub moves: u32,
}

/// How much of a table is in sight; the shell says it, for Page Up and Page Down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    /// Whole rows.
    pub rows: usize,
    /// Whole columns, row headers not counted.
    pub columns: usize,
}

impl Default for Sight {
    fn default() -> Self {
        Self { rows: 20, columns: 8 }
    }
}

/// A cell that is being edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    /// Which cell.
    pub cursor: Cursor,
    /// What has been typed so far.
    pub draft: String,
    /// What stood there when editing began.
    pub before: String,
    /// Whether typing replaced the content, so that the caret goes behind it rather than selecting all.
    pub typed_over: bool,
    /// Whether it is edited by choosing.
    pub is_choice: bool,
    /// Whether it names a row that was just added: Enter then goes on to its first figure, and not away from it.
    pub names_new_row: bool,
    /// Whether it is written in the bar over the tables.
    pub in_bar: bool,
    /// Whether what is typed changes the figure that stands there: `+250`, `*1,02`.
    pub changes: bool,
    /// The reference that pointing at a cell has put into the draft last.
    pub pointed: Option<Reference>,
    /// The letters that a choice has been looked up by so far.
    pub search: String,
    /// Why the text could not be taken; shown beside the cell.
    pub refusal: Option<String>,
}

/// The name of a step in the history, for the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLabel {
    /// What was done.
    pub verb: Verb,
    /// To what.
    pub what: What,
}

impl State {
    /// The state of an app that has just started.
    #[must_use]
    pub fn new(lang: Lang, mut shelf: Vec<ShelfItem>, seed: u64) -> Self {
        super::shelf::sort(&mut shelf);
        let ids = IdSource::new(seed);
        Self {
            lang,
            shelf,
            open: None,
            unsaved: Vec::new(),
            dialog: None,
            beneath: None,
            table_file: None,
            form_error: None,
            wrong_field: None,
            notice: None,
            sight: Sight::default(),
            ids,
            tab: seed,
            noted_by: String::new(),
            loading: None,
            column_sets: Vec::new(),
            points: Points::default(),
            comparison: None,
            on_disk: OnDisk::default(),
            locked: None,
        }
    }

    /// The table `id` of the open workbook, ready to be shown.
    #[must_use]
    pub fn table(&self, id: SheetId) -> Option<Table<'_>> {
        table(self.source()?, id)
    }

    /// What the cursor's row is about, where the cursor stands in a table that is shown.
    #[must_use]
    pub fn cursor_subject(&self) -> Option<Subject> {
        let cursor = self.open.as_ref()?.cursor()?;
        Some(self.table(cursor.sheet)?.rows.get(cursor.at.row)?.subject)
    }

    /// What sheets are made from; `None` if no workbook is open.
    #[must_use]
    pub fn source(&self) -> Option<Source<'_>> {
        let open = self.open.as_ref()?;
        let lens = match open.look {
            Look::Lens(lens) => lens,
            Look::SideBySide => Lens::Total,
        };
        let Book { workbook, tables } = open.seen();
        Some(Source {
            workbook,
            tables,
            base: (!std::ptr::eq(workbook, &open.workbook)).then_some(open),
            lang: self.lang,
            lens,
            measure: open.measure,
            beside: &open.beside,
            trials: open.trials.as_deref(),
            arrangements: &open.arrangements,
        })
    }
}

impl Open {
    /// A workbook that has just been opened.
    #[must_use]
    pub fn new(workbook: Workbook, view: View, saved: Saved) -> Self {
        Self {
            tables: drift_tables(&workbook),
            activity: workbook.activities.first().map(|activity| activity.id),
            workbook,
            version: 0,
            touched: None,
            history: History::default(),
            unread_past: Vec::new(),
            journal: Journal::default(),
            view,
            look: Look::Lens(Lens::Total),
            measure: DriftColumn::Budget,
            beside: Vec::new(),
            trials: None,
            found_goal: None,
            chart: Kind::default(),
            without_drafts: false,
            months: BookedYear::This,
            arrangements: LiteMap::new(),
            selected: None,
            cursors: Vec::new(),
            arranged: 0,
            waits: String::new(),
            way_back: Vec::new(),
            cut: None,
            editor: None,
            saved,
        }
    }

    /// The workbook as it is looked at: that of the scenario whose tables are shown, else the base, which is what is stored.
    #[must_use]
    #[inline(never)]
    pub fn seen(&self) -> Book<'_> {
        match self.trials.as_ref().and_then(|trials| trials.within.as_ref()) {
            Some(within) if self.view.shows_a_scenario() => within.book(),
            _ => Book { workbook: &self.workbook, tables: &self.tables },
        }
    }

    /// Where the cursor stands.
    #[must_use]
    pub fn cursor(&self) -> Option<Cursor> {
        self.selected.as_ref().map(|selected| Cursor { sheet: selected.sheet, at: selected.cells.cursor })
    }

    /// Selects cells of a table, and has the one that moved brought into sight. Where the cursor stands is known from then
    /// on.
    pub fn select(&mut self, sheet: SheetId, cells: Selection) {
        let moves = self.selected.as_ref().map_or(0, |selected| selected.moves).wrapping_add(1);
        self.cursors.retain(|(known, _)| *known != sheet);
        self.cursors.push((sheet, cells.cursor));
        self.selected = Some(Selected { sheet, cells, moves });
    }

    /// The tables that the view shows as grids, in order.
    #[must_use]
    pub fn sheets(&self) -> Vec<SheetId> {
        self.sheets_of(self.view)
    }

    /// The tables that a view shows as grids, in order.
    #[must_use]
    pub fn sheets_of(&self, view: View) -> Vec<SheetId> {
        match view {
            View::Overview if self.workbook.activities.len() > 1 => vec![SheetId::Results],
            View::Overview | View::Charts => Vec::new(),
            View::Drift => self.activity.map(|activity| self.look.sheet(activity)).into_iter().collect(),
            View::Months => {
                self.activity.map(|activity| SheetId::Months(activity, self.months)).into_iter().collect()
            }
            View::Investments => {
                let tags = crate::rules::project::tags(&self.workbook).len();
                let groups = self.workbook.project_groups.iter().map(|group| SheetId::Projects(group.id));
                groups.chain((0..tags).map(SheetId::Tag)).collect()
            }
            View::Measures => vec![SheetId::Measures],
            View::FollowUps if self.workbook.follow_ups.is_empty() => Vec::new(),
            View::FollowUps => vec![SheetId::FollowUps, SheetId::FollowUpProjects],
            View::Goals | View::Report => Vec::new(),
            View::Scenarios => self.trials.as_deref().map(Trials::sheets).unwrap_or_default(),
            View::Allocation => {
                vec![SheetId::Members, SheetId::Keys, SheetId::Shares, SheetId::Settlement, SheetId::Balance]
            }
        }
    }
}
