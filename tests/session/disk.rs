//! The browser's storage in a test: carries out what is asked of it at once, as the shell does.

use litemap::LiteMap;

use sambudget::file::journal::RecordId;
use sambudget::model::id::WorkbookId;
use sambudget::session::comparison::Step;
use sambudget::session::effect::Effect;
use sambudget::session::journal::Snapshot;
use sambudget::session::msg::Msg;
use sambudget::session::opening::Stored;
use sambudget::session::snapshot::{Beside, Progress, SnapshotWriter};
use sambudget::session::state::{State, StorageProblem, View};

pub const NOW: &str = "2026-11-21 14:32:05";

/// What is stored, and whether storing works.
#[derive(Debug, Clone, Default)]
pub struct Disk {
    workbooks: LiteMap<WorkbookId, Stored>,
    /// Why nothing can be stored now.
    pub broken: Option<StorageProblem>,
    /// Which write fails, whether all after it do too, and why.
    pub fails: Option<(usize, bool, StorageProblem)>,
    /// How many writes were tried.
    pub writes: usize,
    /// Whether answers are yet to come: nothing is stored.
    pub is_slow: bool,
    /// The sets of columns.
    pub column_sets: String,
    /// Records that were put aside.
    pub aside: Vec<RecordId>,
}

impl Disk {
    /// What is stored of a workbook.
    pub fn of(&self, id: WorkbookId) -> Stored {
        self.workbooks.get(&id).cloned().unwrap_or_default()
    }

    /// Changes what is stored of a workbook, as a fault or an older version would.
    pub fn change(&mut self, id: WorkbookId, change: impl FnOnce(&mut Stored)) {
        change(self.workbooks.entry(id).or_default());
    }

    /// The message that answers when a workbook is to be opened.
    pub fn loaded(&self, id: WorkbookId, view: View) -> Msg {
        Msg::Loaded(id, view, Box::new(self.of(id)))
    }

    /// Carries out effects, and gives the answers.
    pub fn carry_out(&mut self, state: &State, effects: &[Effect]) -> Vec<Msg> {
        if self.is_slow {
            return Vec::new();
        }
        effects.iter().filter_map(|effect| self.answer(state, effect)).collect()
    }

    /// Why the next write fails, if it does.
    fn problem(&mut self) -> Option<StorageProblem> {
        let number = self.writes;
        self.writes += 1;
        let fails = self.fails.filter(|(at, for_good, _)| number == *at || *for_good && number > *at);
        self.broken.or(fails.map(|(_, _, problem)| problem))
    }

    fn answer(&mut self, state: &State, effect: &Effect) -> Option<Msg> {
        match effect {
            Effect::Journal { item, records } => {
                if let Some(problem) = self.problem() {
                    return Some(Msg::NotStored(item.id, problem));
                }
                let stored = &mut self.workbooks.entry(item.id).or_default().records;
                for (id, text) in records {
                    stored.retain(|(known, _)| known != id);
                    stored.push((*id, text.clone()));
                }
                Some(Msg::Stored(item.id, records.iter().map(|(id, _)| *id).collect(), NOW.into()))
            }
            Effect::Snapshot(id) => {
                if let Some(problem) = self.problem() {
                    return Some(Msg::SnapshotFailed(*id, problem));
                }
                let (text, beside) = snapshot(state, *id)?;
                let stored = self.workbooks.entry(*id).or_default();
                let covered = beside.records.iter().map(|(id, _)| *id).collect();
                stored.past.retain(|(id, _)| !beside.forgotten.contains(id));
                stored.past.extend(beside.records);
                stored.snapshot = Some((beside.number, text.clone().into_bytes()));
                let Beside { number, oldest, .. } = beside;
                let snapshot = Snapshot { number, bytes: Some(text.len()), covered, oldest };
                Some(Msg::SnapshotStored(*id, snapshot, NOW.into()))
            }
            Effect::Tidy { id, covered, stranded, older } => {
                let stored = self.workbooks.entry(*id).or_default();
                stored.records.retain(|(id, _)| !covered.contains(id) && !stranded.contains(id));
                self.aside.extend(stranded);
                if *older {
                    stored.older = None;
                }
                None
            }
            Effect::StoreArrangement(id, text) => {
                self.workbooks.entry(*id).or_default().arrangement.clone_from(text);
                None
            }
            Effect::StoreCursors(id, text) => {
                self.workbooks.entry(*id).or_default().cursors.clone_from(text);
                None
            }
            Effect::StoreColumnSets(text) => {
                self.column_sets.clone_from(text);
                None
            }
            // Nothing but the workbook and its steps is kept here.
            Effect::FindBase { id, .. } => Some(Msg::Compare(Step::Base(*id, None))),
            Effect::Remove(id) => {
                self.workbooks.remove(id);
                None
            }
            _ => None,
        }
    }
}

/// A snapshot of a workbook in memory, written in one go.
pub fn snapshot(state: &State, id: WorkbookId) -> Option<(String, Beside)> {
    let mut writer = SnapshotWriter::begin(state, id)?;
    let mut text = String::new();
    while let Progress::Piece(piece) = writer.next(state) {
        text.push_str(&piece);
    }
    Some((text, writer.beside(state)?))
}
