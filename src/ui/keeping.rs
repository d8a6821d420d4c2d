//! Workbooks in the browser's storage: what stands under which name, and how it is written and read.
//!
//! Local storage has what must be there before anything else happens, and what other tabs are to hear of: the records
//! since the snapshot (`sambudget.journal.w1.17.2a`) and a line for the start page (`sambudget.shelf.w1`). The database
//! has the same records, the snapshot and the past. Beside them stand how the tables of a workbook are looked at
//! (`sambudget.arrangement.w1`), where the cursor stood in them (`sambudget.cursors.w1`), and the sets of columns for all of them (`sambudget.columnsets`). What an older version stored (`sambudget.workbook.w1`) is read too.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::context::Ctx;
use super::points::{self, BIN, PUT_OFF};
use super::slices::in_slices;
use crate::browser::database::{self, Texts, Value};
use crate::browser::storage::{self, StorageError};
use crate::browser::{clock, file};
use crate::file::journal::RecordId;
use crate::file::read_stored;
use crate::file::shelf::{self, Line};
use crate::model::id::WorkbookId;
use crate::model::order;
use crate::session::journal::Snapshot;
use crate::session::msg::Msg;
use crate::session::opening::{Stored, as_file};
use crate::session::snapshot::{Beside, Progress, SnapshotWriter};
use crate::session::state::{ShelfItem, StorageProblem, View};

const OLDER: &str = "sambudget.workbook.";
/// The same of a workbook in the bin.
const BINNED: &str = "sambudget.binned.";
const ITEM: &str = "sambudget.shelf.";
const JOURNAL: &str = "sambudget.journal.";
const ARRANGEMENT: &str = "sambudget.arrangement.";
const CURSORS: &str = "sambudget.cursors.";
const COLUMN_SETS: &str = "sambudget.columnsets";

/// The largest record that goes into local storage too, in bytes; the database has room for larger ones.
const LARGEST: usize = 1_000_000;
/// How long to wait before a snapshot is begun again after a change, in milliseconds.
const QUIET: i32 = 300;

/// The workbooks of this browser.
pub fn workbooks() -> Vec<ShelfItem> {
    let ids = |prefix: &'static str| {
        storage::names(prefix).into_iter().filter_map(move |name| name.strip_prefix(prefix)?.parse().ok())
    };
    let mut all: Vec<WorkbookId> = ids(ITEM).chain(ids(OLDER)).collect();
    order::sort(&mut all);
    all.dedup();
    all.into_iter().filter_map(shelf_item).collect()
}

/// What the start page says of a stored workbook. If the line for it is lost, what an older version stored is read;
/// [`recover`] looks into the database.
fn shelf_item(id: WorkbookId) -> Option<ShelfItem> {
    let line = storage::read(&format!("{ITEM}{id}")).and_then(|line| shelf::read(&line));
    if let Some(Line { name, year, changed, exported, bytes }) = line {
        return Some(ShelfItem { id, name, year, changed, exported, bytes, readable: true });
    }
    let text = storage::read(&format!("{OLDER}{id}"))?;
    let read = read_stored(text.as_bytes()).ok();
    Some(ShelfItem {
        id,
        name: read.as_ref().map_or_else(|| id.to_string(), |workbook| workbook.name.clone()),
        year: read.as_ref().map(|workbook| workbook.year.number()).unwrap_or_default(),
        changed: String::new(),
        exported: None,
        bytes: text.len(),
        readable: read.is_some(),
    })
}

/// Finds the sets of columns, and puts on the shelf what the database has and local storage has lost.
pub(super) fn recover(context: Ctx) {
    context.send(Msg::ColumnSets(storage::read(COLUMN_SETS).unwrap_or_default()));
    points::sweep();
    spawn_local(async move {
        let mut is_found = false;
        for owner in database::owners().await {
            let Ok(id) = owner.parse::<WorkbookId>() else { continue };
            if shelf_item(id).is_some() || storage::read(&format!("{BIN}{id}")).is_some() {
                continue;
            }
            let Some((note, bytes)) = database::note(&owner).await else { continue };
            let line = shelf::read(&note).unwrap_or_default();
            let text = shelf::write(&Line { bytes, ..line });
            is_found |= storage::write(&format!("{ITEM}{id}"), &text).is_ok();
        }
        if is_found {
            context.send(Msg::Shelf(workbooks()));
        }
    });
}

/// Another tab changed the storage under `name`; without a name it was emptied.
pub fn storage_changed(context: Ctx, name: Option<&str>, text: Option<String>) {
    if let (Some((id, record)), Some(text)) = (name.and_then(record_of), text) {
        context.send(Msg::RecordElsewhere(id, record, text));
    }
    if name == Some(COLUMN_SETS) {
        context.send(Msg::ColumnSets(storage::read(COLUMN_SETS).unwrap_or_default()));
    }
    if name.is_none_or(|name| name.starts_with(ITEM)) {
        context.send(Msg::Shelf(workbooks()));
    }
}

/// The workbook and the record that a name in local storage stands for.
fn record_of(name: &str) -> Option<(WorkbookId, RecordId)> {
    let (id, record) = name.strip_prefix(JOURNAL)?.split_once('.')?;
    Some((id.parse().ok()?, record.parse().ok()?))
}

fn record_name(id: WorkbookId, record: RecordId) -> String {
    format!("{JOURNAL}{id}.{record}")
}

fn named(records: &[(RecordId, String)]) -> Texts {
    records.iter().map(|(record, text)| (record.to_string(), text.clone())).collect()
}

fn identified(texts: Texts) -> impl Iterator<Item = (RecordId, String)> {
    texts.into_iter().filter_map(|(name, text)| Some((name.parse().ok()?, text)))
}

/// Stores the line for the start page.
///
/// # Errors
/// If there is no room left, or the browser does not allow storage.
pub fn store_item(item: &ShelfItem, changed: String) -> Result<(), StorageError> {
    storage::write(&format!("{ITEM}{}", item.id), &note(item, changed))
}

pub(super) fn note(item: &ShelfItem, changed: String) -> String {
    let ShelfItem { name, year, exported, bytes, .. } = item.clone();
    shelf::write(&Line { name, year, changed, exported, bytes })
}

/// Stores records: in local storage before anything else happens, so that they outlive the page, and in the database,
/// so that they outlive the browser. Either is enough to go on; only then are they said to be stored.
pub fn store_records(context: Ctx, item: ShelfItem, records: Vec<(RecordId, String)>) {
    let now = clock::now();
    let write = |(record, text): &(RecordId, String)| {
        if text.len() > LARGEST {
            return Err(StorageError::Full);
        }
        storage::write(&record_name(item.id, *record), text)
    };
    let local = records.iter().try_for_each(write);
    if local.is_ok() {
        // The start page of other tabs follows; without it the workbook is stored all the same.
        let _ = store_item(&item, now.clone());
    }
    spawn_local(async move {
        let kept = database::write_texts(&item.id.to_string(), &named(&records)).await;
        let records = records.into_iter().map(|(record, _)| record).collect();
        context.send(match local.or(kept) {
            Ok(()) => Msg::Stored(item.id, records, now),
            Err(error) => Msg::NotStored(item.id, told(error)),
        });
    });
}

pub(super) fn told(error: StorageError) -> StorageProblem {
    match error {
        StorageError::Full => StorageProblem::Full,
        StorageError::Unavailable => StorageProblem::Unavailable,
    }
}

/// Stores a snapshot of a workbook in memory: written in slices, begun again when the workbook changes meanwhile.
pub(super) fn take_snapshot(context: Ctx, id: WorkbookId) {
    spawn_local(async move {
        while let Some(Some(mut writer)) =
            context.state.try_with_untracked(|state| SnapshotWriter::begin(state, id))
        {
            let written = match write_snapshot(context, &mut writer).await {
                Some(bytes) => {
                    let beside = context.state.try_with_untracked(|state| writer.beside(state)).flatten();
                    beside.map(|beside| (bytes, beside))
                }
                None => None,
            };
            if let Some((bytes, beside)) = written {
                context.send(store_snapshot(&bytes, beside).await);
                return;
            }
            clock::pause(QUIET).await;
        }
    });
}

/// The whole text; `None` if the workbook changed meanwhile.
async fn write_snapshot(context: Ctx, writer: &mut SnapshotWriter) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let is_whole = in_slices(|| match context.state.try_with_untracked(|state| writer.next(state)) {
        Some(Progress::Piece(piece)) => {
            bytes.extend_from_slice(piece.as_bytes());
            None
        }
        Some(Progress::Whole) => Some(true),
        Some(Progress::Changed) | None => Some(false),
    });
    is_whole.await.then_some(bytes)
}

async fn store_snapshot(bytes: &[u8], beside: Beside) -> Msg {
    let Beside { item, number, records, oldest, forgotten } = beside;
    let forgotten: Vec<String> = forgotten.iter().map(RecordId::to_string).collect();
    let note = note(&item, item.changed.clone());
    let value = Value { number, note: &note, bytes, covered: &named(&records), forgotten: &forgotten };
    match database::write_value(&item.id.to_string(), &value).await {
        Ok(is_there) => {
            let covered = records.into_iter().map(|(record, _)| record).collect();
            let bytes = is_there.then_some(bytes.len());
            Msg::SnapshotStored(item.id, Snapshot { number, bytes, covered, oldest }, clock::now())
        }
        Err(error) => Msg::SnapshotFailed(item.id, told(error)),
    }
}

/// After a snapshot: forgets what it holds, and puts aside what cannot be used.
pub(super) fn tidy(id: WorkbookId, covered: &[RecordId], stranded: Vec<RecordId>, older: bool) {
    for record in covered {
        storage::remove(&record_name(id, *record));
    }
    if older {
        storage::remove(&format!("{OLDER}{id}"));
    }
    if !stranded.is_empty() {
        spawn_local(async move {
            let text = |record: &RecordId| storage::read(&record_name(id, *record));
            let names: Vec<_> = stranded.iter().map(|record| (record.to_string(), text(record))).collect();
            if database::put_aside(&id.to_string(), &names).await.is_ok() {
                stranded.iter().for_each(|record| storage::remove(&record_name(id, *record)));
            }
        });
    }
}

/// Everything that is stored of a workbook.
///
/// Local storage is read twice: before the database, since a snapshot of another tab makes records move from the one to
/// the other, and after it, for what was written meanwhile.
pub(super) async fn stored(id: WorkbookId) -> Stored {
    let mut records = local_records(id);
    let older = storage::read(&format!("{OLDER}{id}"));
    let found = database::read(&id.to_string()).await;
    let is_blocked = found.is_err();
    let found = found.unwrap_or_default();
    records.extend(identified(found.texts));
    records.extend(local_records(id));
    let (arrangement, cursors) = (beside(ARRANGEMENT, id), beside(CURSORS, id));
    let past = identified(found.past).collect();
    Stored { snapshot: found.value, past, records, older, arrangement, cursors, is_blocked }
}

/// What stands beside a workbook under a name.
fn beside(prefix: &str, id: WorkbookId) -> String {
    storage::read(&format!("{prefix}{id}")).unwrap_or_default()
}

fn local_records(id: WorkbookId) -> Vec<(RecordId, String)> {
    let names = storage::names(&format!("{JOURNAL}{id}."));
    names.into_iter().filter_map(|name| Some((record_of(&name)?.1, storage::read(&name)?))).collect()
}

/// Reads what is stored of a workbook, and hands it over.
pub fn load(context: Ctx, id: WorkbookId, view: View) {
    if view != View::Drift || !beside(ARRANGEMENT, id).is_empty() {
        // It cannot be shown without the second part: that is fetched meanwhile.
        context.later.load(context);
    }
    spawn_local(async move {
        let stored = stored(id).await;
        context.send(Msg::Loaded(id, view, Box::new(stored)));
    });
}

/// Whether a workbook is on the shelf as it is stored.
pub(super) fn is_on_shelf(id: WorkbookId) -> bool {
    [ITEM, OLDER].iter().any(|prefix| storage::read(&format!("{prefix}{id}")).is_some())
}

/// Puts a workbook's line for the start page back there.
///
/// # Errors
/// If there is no room left, or the browser does not allow storage.
pub(super) fn to_shelf(id: WorkbookId, line: &str) -> Result<(), StorageError> {
    rename(id, BINNED, OLDER)?;
    storage::write(&format!("{ITEM}{id}"), line)
}

/// Takes a workbook's line from the start page, and what an older version stored from where it is read.
///
/// # Errors
/// As [`to_shelf`].
pub(super) fn leave_shelf(id: WorkbookId) -> Result<(), StorageError> {
    rename(id, OLDER, BINNED)?;
    storage::remove(&format!("{ITEM}{id}"));
    Ok(())
}

/// What stands under one name goes under another, and is never under none.
fn rename(id: WorkbookId, from: &str, to: &str) -> Result<(), StorageError> {
    let name = format!("{from}{id}");
    if let Some(text) = storage::read(&name) {
        storage::write(&format!("{to}{id}"), &text)?;
        storage::remove(&name);
    }
    Ok(())
}

/// Keeps the records of a workbook in the database alone; where that does not take them, they stay.
pub(super) async fn leave_local(id: WorkbookId) {
    let records = local_records(id);
    if database::write_texts(&id.to_string(), &named(&records)).await.is_ok() {
        records.iter().for_each(|(record, _)| storage::remove(&record_name(id, *record)));
    }
}

/// Forgets a workbook for good, with its restore points.
pub(super) fn remove(id: WorkbookId) {
    for prefix in [OLDER, ITEM, ARRANGEMENT, CURSORS, BIN, BINNED, PUT_OFF] {
        storage::remove(&format!("{prefix}{id}"));
    }
    storage::names(&format!("{JOURNAL}{id}.")).iter().for_each(|name| storage::remove(name));
    spawn_local(async move {
        database::remove(&id.to_string()).await;
        crate::browser::points::remove_all(&id.to_string()).await;
        crate::browser::disk::forget(&id.to_string()).await;
    });
}

/// Remembers how the tables of a workbook are looked at. Where the browser does not take it, the next visit shows them
/// as they stand.
pub fn store_arrangement(id: WorkbookId, text: &str) {
    let name = format!("{ARRANGEMENT}{id}");
    if text.is_empty() {
        storage::remove(&name);
    } else {
        let _ = storage::write(&name, text);
    }
}

/// Remembers where the cursor stands in the tables of a workbook, as far as the browser takes it.
pub fn store_cursors(id: WorkbookId, text: &str) {
    let _ = storage::write(&format!("{CURSORS}{id}"), text);
}

/// Remembers the sets of columns, as far as the browser takes them.
pub fn store_column_sets(text: &str) {
    let _ = storage::write(COLUMN_SETS, text);
}

/// Gives what is stored of a workbook to the user: as a file if it can be read, otherwise just as it is.
pub(super) fn download_stored(context: Ctx, id: WorkbookId) {
    let item = context.state.with_untracked(|state| state.shelf.iter().find(|item| item.id == id).cloned());
    let name = item.map(|item| format!("{} {}", item.name, item.year)).unwrap_or_default();
    spawn_local(async move {
        let stored = stored(id).await;
        if let Some(text) = as_file(&stored) {
            let _ = file::download(&format!("{}.json", crate::session::file_name(&name)), &text);
            context.send(Msg::Filed(id, Box::new(stored), clock::now()));
        }
    });
}
