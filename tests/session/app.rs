//! The app in a test: sends messages as the shell does, and reads what is on screen.

use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::model::drift::{Distribution, DriftColumn, Line, LineField, Place};
use sambudget::model::entry::Entry;
use sambudget::model::id::{MemberId, WorkbookId};
use sambudget::model::member::{BoardForm, Holder};
use sambudget::model::money::Money;
use sambudget::model::period::{FiscalYear, Month};
use sambudget::model::unit::DisplayUnit;
use sambudget::rules::drift::{DriftTable, Lens, amount};
use sambudget::rules::summary::drift_tables;
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::new_workbook::{NewWorkbook, SignPreset};
use sambudget::session::opening;
use sambudget::session::remembered::read_sets;
use sambudget::session::selection::{At, How, Key, Pointed};
use sambudget::session::sheet::{Cell, SheetId};
use sambudget::session::state::{Dialog, Look, Open, Saved, State, View};
use sambudget::session::update;

use super::disk::Disk;
use super::whole::{Sheet, whole};

/// The examples by their place on the start page.
pub const SYDNARKE_2022: usize = 0;
/// Sydnärke 2019, whose printed report has errors.
pub const SYDNARKE_2019: usize = 1;
pub const HERRLJUNGA: usize = 2;

pub struct App {
    pub state: State,
    /// What this browser has stored, shared between tabs.
    pub disk: Disk,
}

impl App {
    pub fn new() -> Self {
        Self { state: State::new(Lang::Swedish, Vec::new(), 7), disk: Disk::default() }
    }

    pub fn example(index: usize) -> Self {
        let mut app = Self::new();
        app.send(Msg::OpenExample(index));
        app
    }

    /// A new workbook in kronor with three members and the usual lines, all direct, without figures.
    pub fn new_board() -> Self {
        let mut app = Self::new();
        app.send(Msg::Create(form()));
        app
    }

    /// Another tab of the same browser as it is now.
    pub fn another_tab(&self, seed: u64) -> Self {
        let mut state = State::new(Lang::Swedish, self.state.shelf.clone(), seed);
        state.column_sets = read_sets(&self.disk.column_sets);
        Self { state, disk: self.disk.clone() }
    }

    /// Sends a message, has its effects on storage carried out, and checks what must hold after each: the tables are
    /// those of the workbook, the parts add up, and what is stored opens as the same workbook with the same history.
    /// Returns what the shell is to do.
    #[track_caller]
    pub fn send(&mut self, msg: Msg) -> Vec<Effect> {
        let name = format!("{msg:?}");
        let effects = update(&mut self.state, msg);
        for answer in self.disk.carry_out(&self.state, &effects) {
            let further = update(&mut self.state, answer);
            let answers = self.disk.carry_out(&self.state, &further);
            assert!(answers.is_empty(), "{name}: {answers:?}");
        }
        let Some(open) = &self.state.open else { return effects };

        assert_eq!(open.tables, drift_tables(&open.workbook), "{name}: figures are behind");
        open.tables.iter().for_each(parts_add_up);
        if matches!(open.saved, Saved::Failed(_)) || self.disk.is_slow {
            return effects;
        }
        assert!(matches!(open.saved, Saved::At(_)), "{name}: {:?}", open.saved);
        let stored = opening::open(&self.disk.of(open.workbook.id)).expect(&name).expect("it is stored");
        assert!(stored.workbook == open.workbook, "{name}: what is stored is not it");
        assert!(stored.history == open.history, "{name}: the stored history is another");
        assert_eq!(stored.stranded, [], "{name}");
        effects
    }

    /// Closes everything without a word, as when the browser is killed, and opens the workbook again.
    #[track_caller]
    pub fn killed_and_opened(&self) -> Self {
        self.killed_and_opened_at(self.workbook().id)
    }

    /// The same, of a workbook that may have been left.
    #[track_caller]
    pub fn killed_and_opened_at(&self, id: WorkbookId) -> Self {
        let mut again = self.another_tab(99);
        again.load(id);
        again
    }

    /// Opens a stored workbook.
    #[track_caller]
    pub fn load(&mut self, id: WorkbookId) {
        let effects = self.send(Msg::Open(id));
        assert_eq!(effects, [Effect::Load(id, View::Overview)]);
        self.send(self.disk.loaded(id, View::Drift));
    }

    pub fn open(&self) -> &Open {
        self.state.open.as_ref().expect("a workbook is open")
    }

    pub fn workbook(&self) -> &Workbook {
        &self.open().workbook
    }

    pub fn line(&self, name: &str) -> &Line {
        self.workbook().lines().find(|line| line.name == name).expect(name)
    }

    pub fn member(&self, index: usize) -> MemberId {
        self.workbook().members[index].id
    }

    pub fn look_at(&mut self, index: usize) {
        let holder = Holder::Member(self.member(index));
        self.send(Msg::Look(Look::Lens(Lens::Holder(holder))));
    }

    pub fn look_at_total(&mut self) {
        self.send(Msg::Look(Look::Lens(Lens::Total)));
    }

    /// The first table of the view.
    pub fn sheet(&self) -> Sheet {
        let id = self.open().sheets()[0];
        whole(&self.state.table(id).unwrap())
    }

    /// A cell of the drift table by its row's name and its column.
    #[track_caller]
    pub fn at(&self, row: &str, column: DriftColumn) -> (SheetId, At) {
        let columns = &self.workbook().drift_columns;
        let column = columns.iter().position(|c| *c == column).expect("the column is shown");
        self.at_index(row, 1 + column)
    }

    /// A cell by its row's name and its place in the row; 0 is the name.
    #[track_caller]
    pub fn at_index(&self, row: &str, column: usize) -> (SheetId, At) {
        let sheet = self.sheet();
        let row = sheet.rows.iter().position(|r| r.header.text == row).expect(row);
        (sheet.id, At { row, column })
    }

    /// A cell of the first table of the view.
    pub fn cell_at(&self, at: At) -> Option<Cell> {
        self.state.table(self.open().sheets()[0])?.cell(at)
    }

    #[track_caller]
    pub fn cell(&self, row: &str, column: DriftColumn) -> Cell {
        let (sheet, at) = self.at(row, column);
        self.state.table(sheet).unwrap().cell(at).unwrap()
    }

    /// The text of a cell with plain spaces.
    #[track_caller]
    pub fn shows(&self, row: &str, column: DriftColumn) -> String {
        self.cell(row, column).text.replace('\u{a0}', " ")
    }

    /// What several columns of a row show.
    #[track_caller]
    pub fn row<const N: usize>(&self, row: &str, columns: [DriftColumn; N]) -> [String; N] {
        columns.map(|column| self.shows(row, column))
    }

    /// Types over a cell, without leaving it.
    #[track_caller]
    pub fn type_in(&mut self, (sheet, at): (SheetId, At), text: &str) {
        self.send(point(sheet, at));
        let first: String = text.chars().take(1).collect();
        self.send(Msg::Type(sheet, first));
        assert!(self.open().editor.is_some(), "typing {text:?} opened no editor");
        self.send(Msg::Draft(text.to_owned()));
    }

    /// Types over a cell and presses Enter.
    #[track_caller]
    pub fn write(&mut self, row: &str, column: DriftColumn, text: &str) -> Vec<Effect> {
        let at = self.at(row, column);
        self.type_in(at, text);
        self.send(Msg::EditorKey(key("Enter")))
    }

    /// Presses Delete on a cell.
    #[track_caller]
    pub fn clear(&mut self, row: &str, column: DriftColumn) {
        let (sheet, at) = self.at(row, column);
        self.send(point(sheet, at));
        self.send(Msg::Key(sheet, key("Delete")));
    }

    /// What a message leads to, to the workbook and back: undo and redo are exact.
    #[track_caller]
    pub fn can_be_undone(&mut self, before: &Workbook) {
        let after = self.workbook().clone();
        assert!(&after != before, "nothing to undo");
        self.send(Msg::Undo);
        assert!(self.workbook() == before, "undo");
        self.send(Msg::Redo);
        assert!(self.workbook() == &after, "redo");
    }

    /// The amounts of a direct line, member by member and then shared; empty cells left out.
    pub fn parts(&self, line: &str, field: LineField) -> Vec<String> {
        let line = self.line(line);
        let entries = self.workbook().holders().map(|holder| line.entry(Place::Part(holder), field));
        entries.filter_map(Entry::value).map(|amount| amount.to_string()).collect()
    }

    /// The amount that a by-key line has in total.
    pub fn total(&self, line: &str, field: LineField) -> &Entry<Money> {
        self.line(line).entry(Place::Total, field)
    }

    pub fn is_direct(&self, line: &str) -> bool {
        matches!(self.line(line).distribution, Distribution::Direct(_))
    }

    pub fn show(&mut self, view: View) {
        self.send(Msg::Show(view));
    }

    pub fn asks(&self) -> Option<&Dialog> {
        self.state.dialog.as_ref()
    }
}

pub fn form() -> NewWorkbook {
    NewWorkbook {
        name: "Bergslagens IT-nämnd".into(),
        year: FiscalYear::new(2026).unwrap(),
        form: BoardForm::JointBoard,
        members: ["Askersund", "Laxå", "Lekeberg"].map(|name| (name.to_owned(), None)).into(),
        host: Some(0),
        unit: DisplayUnit::KR,
        signs: SignPreset::AllPositive,
        usual_lines: true,
        period_end: Month::DECEMBER,
    }
}

pub fn key(name: &str) -> Key {
    Key { name: name.into(), shift: false, ctrl: false, alt: false }
}

/// A click on a cell.
pub fn point(sheet: SheetId, at: At) -> Msg {
    Msg::Point(sheet, Pointed::Cell(at), How::Alone)
}

/// Chooses a value in a cell that is edited by choosing.
pub fn choose(app: &mut App, (sheet, at): (SheetId, At), value: &str) -> Vec<Effect> {
    app.send(Msg::Edit(sheet, at));
    app.send(Msg::Draft(value.to_owned()));
    app.send(Msg::LeaveEditor)
}

/// What was said last, which is what the status bar keeps.
pub fn said(effects: &[Effect]) -> &str {
    let said = |effect: &Effect| matches!(effect, Effect::Announce(_));
    match effects.iter().rfind(|effect| said(effect)) {
        Some(Effect::Announce(text)) => text,
        _ => "",
    }
}

/// The texts of the records that are to be stored.
pub fn journaled(effects: &[Effect]) -> Vec<&str> {
    let mut texts = Vec::new();
    for effect in effects {
        if let Effect::Journal { records, .. } = effect {
            texts.extend(records.iter().map(|(_, text)| text.as_str()));
        }
    }
    texts
}

/// The law of per member: what the holders have adds up to what the board has.
#[track_caller]
fn parts_add_up(table: &DriftTable) {
    for row in table.rows.iter().filter(|row| !row.unsplit) {
        for column in DriftColumn::ALL {
            let parts: Option<Money> =
                row.parts.iter().filter_map(|part| amount(part, column)).reduce(|a, b| a + b);
            let total = amount(&row.total, column);
            if parts.is_some() || total.is_some_and(|total| !total.is_zero()) {
                assert_eq!(parts, total, "{}: {column:?}", row.name);
            }
            // What is left out of a part is left out of the whole, and of each sum that it belongs to.
            let lacks = row.total.lacks.has(column);
            let of_parts = row.parts.iter().any(|part| part.lacks.has(column));
            assert_eq!(of_parts, lacks, "{}: {column:?}", row.name);
            if !row.adds.is_empty() {
                let of_rows = row.adds.iter().any(|added| table.rows[*added].total.lacks.has(column));
                assert_eq!(of_rows, lacks, "{}: {column:?}", row.name);
            }
        }
    }
}
