//! The workbooks of this browser: new, examples, files, opening, storing, taking away.

use super::address;
use super::commit::LONGEST_NAME;
use super::cursor::take;
use super::effect::Effect;
use super::examples::{self, EXAMPLES};
use super::journal;
use super::new_workbook::{NewWorkbook, make};
use super::opening::{self, Opened, Stored};
use super::points::{self, Keep};
use super::remembered::read_cursors;
use super::selection::{At, Selection};
use super::sheet::SheetId;
use super::state::{Moment, Notice, Open, Saved, ShelfItem, State, View};
use super::{comparison, elsewhere, lineage, locked, rest, unsaved};
use crate::file::{Content, FileError, fingerprint, read_stored};
use crate::model::Workbook;
use crate::model::id::WorkbookId;
use crate::model::lineage::{self as versions, Fingerprint};
use crate::model::order;

/// Puts an item on the shelf, in place of the one it replaces.
pub(super) fn put(shelf: &mut Vec<ShelfItem>, item: ShelfItem) {
    match shelf.iter_mut().find(|known| known.id == item.id) {
        Some(known) => *known = item,
        None => shelf.insert(0, item),
    }
    sort(shelf);
}

/// Last changed first.
pub(super) fn sort(shelf: &mut [ShelfItem]) {
    order::sort_by(shelf, |a, b| b.changed.cmp(&a.changed));
}

fn show(state: &mut State, workbook: Workbook, view: View, saved: Saved) -> Vec<Effect> {
    unsaved::close(state);
    let mut open = Open::new(workbook, view, saved);
    // The first figure of the first table: whoever opens a table wants to write in it.
    if let Some(sheet) = open.sheets().first() {
        open.select(*sheet, Selection::at(At { row: 0, column: 1 }));
    }
    state.open = Some(open);
    (state.dialog, state.loading) = (None, None);
    address::effect(state).into_iter().chain([Effect::Focus]).collect()
}

pub(super) fn create(state: &mut State, form: &NewWorkbook) -> Vec<Effect> {
    forget_notice(state);
    let workbook = make(form, state.lang, &mut state.ids);
    keep(state, workbook, View::Drift)
}

/// Opens a workbook that is not in this browser yet, and stores it.
pub(super) fn keep(state: &mut State, workbook: Workbook, view: View) -> Vec<Effect> {
    let mut effects = show(state, workbook, view, Saved::Pending);
    effects.push(Effect::Announce(String::new()));
    effects.extend(journal::keep(state));
    effects
}

pub(super) fn open_example(state: &mut State, index: usize) -> Vec<Effect> {
    let Some((example, text)) = EXAMPLES.get(index).zip(examples::text(index)) else { return Vec::new() };
    forget_notice(state);
    match read_stored(text.as_bytes()) {
        Ok(workbook) if state.shelf.iter().any(|item| item.id == workbook.id && item.readable) => {
            // It was opened before; what was done to it since is worth more than the original.
            state.notice = Some(Notice::ExampleWasHere);
            unsaved::open(state, workbook.id, View::Drift)
        }
        Ok(mut workbook) => {
            if state.shelf.iter().any(|item| item.id == workbook.id) {
                workbook.id = state.ids.fresh();
            }
            keep(state, workbook, View::Drift)
        }
        Err(error) => {
            state.notice = Some(Notice::FileRefused { name: example.title.to_owned(), error });
            Vec::new()
        }
    }
}

/// Opens what is stored of a workbook that was asked for, or shows it anew if it is open.
pub(super) fn loaded(state: &mut State, id: WorkbookId, view: View, stored: &Stored) -> Option<Vec<Effect>> {
    if state.loading != Some(id) {
        return Some(Vec::new()); // something else was asked for meanwhile
    }
    let is_arranged = view != View::Drift || !stored.arrangement.is_empty();
    if is_arranged && rest::LATER.get().is_none() {
        return None;
    }
    let opened = opening::open(stored);
    if matches!(opened, Err(FileError::NotYet)) {
        return None;
    }
    state.loading = None;
    let is_open = state.open.as_ref().is_some_and(|open| open.workbook.id == id);
    Some(match opened {
        // What a newer version of the app wrote is not written over: the workbook is closed.
        // Otherwise the open workbook is better than none: it is kept as it is.
        Ok(None) if is_open => Vec::new(),
        Err(ref error) if is_open && !matches!(error, FileError::Newer { .. }) => Vec::new(),
        Ok(None) => {
            unsaved::close(state);
            let reason = if stored.is_blocked { Notice::StorageUnreachable } else { Notice::WorkbookGone };
            state.notice = Some(reason);
            address::effect(state).into_iter().collect()
        }
        Ok(Some(mut opened)) => {
            let stranded = std::mem::take(&mut opened.stranded);
            let mut effects = if is_open {
                elsewhere::take_over(state, opened)
            } else {
                show_opened(state, opened, view, stored)
            };
            if !stranded.is_empty() {
                let name = state.open.as_ref().map(|open| open.workbook.name.clone()).unwrap_or_default();
                let steps = stranded.into_iter().map(|(_, text)| text).collect();
                state.notice = Some(Notice::StepsStranded { name, steps });
            }
            // What older versions stored gets its first snapshot, and so do steps that stand on none.
            if state
                .open
                .as_ref()
                .is_some_and(|open| open.journal.has_older || open.journal.snapshot.is_none())
            {
                effects.extend(journal::keep(state));
            }
            effects.extend(rest::LATER.get().map(|rest| (rest.opened)(state)).unwrap_or_default());
            effects
        }
        Err(error) => {
            unsaved::close(state);
            state.notice = Some(Notice::BrokenWorkbook { id, error });
            if let Some(item) = state.shelf.iter_mut().find(|item| item.id == id) {
                item.readable = false;
            }
            address::effect(state).into_iter().collect()
        }
    })
}

fn show_opened(state: &mut State, opened: Opened, view: View, stored: &Stored) -> Vec<Effect> {
    let Opened { workbook, history, journal, unread_past, .. } = opened;
    let changed = state.shelf.iter().find(|item| item.id == workbook.id).map(|item| item.changed.clone());
    let mut effects = show(state, workbook, view, Saved::At(changed.unwrap_or_default()));
    if let Some(open) = state.open.as_mut() {
        (open.history, open.journal, open.unread_past) = (history, journal, unread_past);
    }
    let recall = |rest: &rest::Rest| (rest.recall)(state, &stored.arrangement);
    effects.extend(rest::LATER.get().map(recall).unwrap_or_default());
    let cursors = read_cursors(&stored.cursors);
    if let Some(open) = state.open.as_mut() {
        // The operating table that was left, of several.
        let left = cursors.iter().rev().find_map(|(sheet, _)| match sheet {
            SheetId::Drift(id) | SheetId::SideBySide(id) => Some(*id),
            _ => None,
        });
        open.activity = left.filter(|id| open.workbook.activity(*id).is_some()).or(open.activity);
        let shown = open.sheets();
        let stood = cursors.iter().map(|(sheet, _)| *sheet).rfind(|sheet| shown.contains(sheet));
        (open.cursors, open.selected) = (cursors, None);
        // Where the cursor stood; at first the first figure that is shown, wherever the rows stand now.
        let sheet = stood.or_else(|| shown.first().copied());
        effects.extend(sheet.map(|sheet| take(state, sheet)).unwrap_or_default());
    }
    match (rest::LATER.get(), state.open.as_mut()) {
        (Some(rest), _) => effects.extend((rest.resume)(state, &stored.cursors)),
        (None, Some(open)) => open.waits.clone_from(&stored.cursors),
        (None, None) => {}
    }
    effects
}

/// Gives the steps that could not be used as a file, each on a line as it was written down.
pub(super) fn export_stranded(state: &State) -> Vec<Effect> {
    let Some(Notice::StepsStranded { name, steps }) = &state.notice else { return Vec::new() };
    let text = steps.iter().map(|step| format!("{step}\n")).collect();
    vec![Effect::Download { name: format!("{} steps.jsonl", file_name(name)), text }]
}

pub(super) fn delete(state: &mut State, id: WorkbookId) -> Vec<Effect> {
    state.dialog = None;
    let is_binned = points::is_binned(state, id);
    let at = state.shelf.iter().position(|item| item.id == id);
    let mut effects = match at.map(|at| state.shelf.remove(at)) {
        Some(item) if is_binned => {
            let name = format!("{} {}", item.name, item.year);
            let said = state.lang.texts().later().binned.replace("{}", &name);
            vec![Effect::Keep(Keep::Bin(item)), Effect::Announce(said)]
        }
        _ => vec![Effect::Remove(id)],
    };
    state.unsaved.retain(|open| open.workbook.id != id);
    if state.open.as_ref().is_some_and(|open| open.workbook.id == id) {
        state.open = None;
        effects.extend(address::effect(state));
    }
    // Now there may be room for what could not be stored.
    effects.extend(unsaved::store_again(state));
    effects
}

pub(super) fn import(state: &mut State, name: String, bytes: Option<&[u8]>) -> Vec<Effect> {
    let Some(bytes) = bytes else {
        state.notice = Some(Notice::FileUnreadable { name });
        return Vec::new();
    };
    match Content::read(bytes) {
        Ok(content) => {
            let workbook = &content.workbook;
            let is_kin = |open: &Open| lineage::is_kin(&open.workbook, workbook);
            let is_here = state.shelf.iter().any(|item| item.id == workbook.id && item.readable);
            if is_here || state.open.as_ref().is_some_and(is_kin) {
                return comparison::begin(state, name, content);
            }
            put_beside(state, name, content)
        }
        Err(error) => {
            if let Some(effects) = locked::ask_for(state, &name, bytes) {
                return effects;
            }
            state.notice = Some(match is_spreadsheet(bytes) {
                true => Notice::FileIsSpreadsheet { name },
                false => Notice::FileRefused { name, error },
            });
            Vec::new()
        }
    }
}

/// Opens a workbook that comes from a file of this name, or without one from a link, and stores it beside those that are here.
pub(super) fn put_beside(state: &mut State, file: String, content: Content) -> Vec<Effect> {
    let Content { mut workbook, fingerprint, is_edited, newer } = content;
    // It stems from what stands there.
    workbook.lineage = versions::with(&workbook.lineage, fingerprint);
    let here = state.shelf.iter().any(|item| item.id == workbook.id);
    let name = workbook.name.clone();
    if here {
        // The one that is here stays as it is; the other stands beside it.
        workbook.id = state.ids.fresh();
        workbook.name = free_name(state, &name, workbook.year.number());
    }
    let beside = here.then(|| (name, workbook.name.clone()));
    state.notice = match (is_edited, newer, beside) {
        (true, ..) => Some(Notice::FileEdited { name: file }),
        (_, Some(version), beside) => Some(Notice::ImportedNewer { version, beside }),
        (_, None, Some((name, as_name))) => Some(Notice::ImportedBeside { name, as_name }),
        (_, None, None) => None,
    };
    keep(state, workbook, View::Overview)
}

/// Whether a file begins as those of spreadsheets do: a zip archive, or what Excel wrote before those.
pub(super) fn is_spreadsheet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// Takes away what was said of something else, when another workbook comes: but not that changes are not stored.
pub(super) fn forget_notice(state: &mut State) {
    if !matches!(state.notice, Some(Notice::NotSaved(_))) {
        state.notice = None;
    }
}

/// The name with the first number that tells it from the others of the year: `Sydnärkes IT-nämnd (2)`.
pub(super) fn free_name(state: &State, name: &str, year: u16) -> String {
    let taken = |name: &str| state.shelf.iter().any(|item| item.year == year && item.name == name);
    let name: String = name.chars().take(LONGEST_NAME - 6).collect();
    (2..).map(|number| format!("{name} ({number})")).find(|name| !taken(name)).unwrap_or(name)
}

pub(super) fn export(state: &mut State, id: WorkbookId, at: Moment) -> Vec<Effect> {
    let mut effects = match journal::in_memory(state, id) {
        Some(open) => {
            let workbook = &open.workbook;
            let name = format!("{} {}.json", file_name(&workbook.name), workbook.year.number());
            let said = Effect::Announce(state.lang.texts().later().saved_to_file.replace("{}", &name));
            vec![Effect::Download { name, text: fingerprint::write(workbook) }, said]
        }
        // Not open: what is stored is the file already.
        None if state.shelf.iter().any(|item| item.id == id) => return vec![Effect::DownloadStored(id)],
        None => return Vec::new(),
    };
    effects.extend(saved(state, id, None, at));
    effects
}

/// A workbook has been saved to a file: as it is now, or the version with this fingerprint.
pub(super) fn saved(
    state: &mut State,
    id: WorkbookId,
    version: Option<Fingerprint>,
    at: Moment,
) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(item) = state.shelf.iter_mut().find(|item| item.id == id) {
        item.exported = Some(at.clone());
        effects.push(Effect::StoreItem(item.clone()));
    }
    effects.extend(lineage::saved(state, id, version));
    effects.push(points::saved(state, id, at));
    effects
}

/// What is stored of a workbook that is not open has been saved to a file.
pub(super) fn filed(state: &mut State, id: WorkbookId, stored: &Stored, at: Moment) -> Vec<Effect> {
    if journal::in_memory(state, id).is_some() {
        return saved(state, id, None, at); // it was opened meanwhile
    }
    // What cannot be read is no copy to rely on.
    let Ok(Some(opened)) = opening::open(stored) else { return Vec::new() };
    let record = lineage::saved_stored(opened, state.tab);
    let Some(item) = state.shelf.iter_mut().find(|item| item.id == id) else { return Vec::new() };
    item.exported = Some(at.clone());
    let item = item.clone();
    let stored = match record {
        Some(record) => Effect::Journal { item, records: vec![record] },
        None => Effect::StoreItem(item),
    };
    vec![stored, points::saved(state, id, at)]
}

/// A board's name as a file's name: without what file systems refuse.
#[must_use]
pub fn file_name(name: &str) -> String {
    let safe: String =
        name.chars().map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '-' } else { c }).collect();
    let safe = safe.trim().trim_matches('.');
    if safe.is_empty() { "sambudget".to_owned() } else { safe.chars().take(100).collect() }
}
