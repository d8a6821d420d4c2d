//! Restore points and the bin in the browser's storage, and what follows the open workbook.
//!
//! A point is two values of the database (`browser/points.rs`): the workbook's text as a snapshot has it, and a note with
//! when and why. A workbook in the bin stays where it is; only its line for the start page moves from
//! `sambudget.shelf.w1` to `sambudget.bin.w1`. `sambudget.putoff.w1` says when its reminder was put off.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::context::Ctx;
use super::keeping::{self, told};
use super::slices::in_slices;
use crate::browser::storage::{self, StorageError};
use crate::browser::{clock, points as stored_points};
use crate::file::point::{self, Binned, Point, Why};
use crate::file::{Pieces, fingerprint};
use crate::model::Workbook;
use crate::model::id::WorkbookId;
use crate::model::lineage::Fingerprint;
use crate::model::order;
use crate::session::msg::Msg;
use crate::session::opening;
use crate::session::points::{Going, Gone, InBin, Keep, Kept, Purpose, is_over, to_forget};
use crate::session::state::ShelfItem;

/// Workbooks in the bin.
pub const BIN: &str = "sambudget.bin.";
pub const PUT_OFF: &str = "sambudget.putoff.";

/// How often the time is looked at, in milliseconds: days pass while a page is open.
const OFTEN: u64 = 600_000;

/// How long after a step it is looked at, in milliseconds.
const PAUSE: i32 = 50;

/// How long to wait before a workbook that has changed is copied again, in milliseconds.
const QUIET: i32 = 300;

/// Follows the open workbook and the time for as long as the page has this part of it.
pub fn follow(context: Ctx) {
    let step = context.seen_of_open(move |open| Some((open.workbook.id, open.journal.newest())));
    let look = move || kept(context, Kept::Step(clock::now()));
    Effect::new(move |_| {
        let _ = step.get();
        // What was typed is painted first.
        spawn_local(async move {
            clock::pause(PAUSE).await;
            look();
        });
    });
    show_bin(context);
    let often = set_interval_with_handle(look, std::time::Duration::from_millis(OFTEN));
    let heard = window_event_listener(ev::storage, move |event| {
        if event.key().is_none_or(|name| name.starts_with(BIN)) {
            show_bin(context);
        }
    });
    on_cleanup(move || {
        heard.remove();
        if let Ok(often) = often {
            often.clear();
        }
    });
}

fn kept(context: Ctx, kept: Kept) {
    context.send(Msg::Kept(Box::new(kept)));
}

/// Does what the session asks.
pub fn keep(context: Ctx, keep: Keep) {
    match keep {
        Keep::List(id) => spawn_local(list(context, id)),
        Keep::Take(workbook, point) => spawn_local(take(context, workbook, point)),
        Keep::TakeBack(id, point) => spawn_local(take_back(context, id, point)),
        Keep::TakeStored(id, point) => spawn_local(async move {
            if let Ok(Some(opened)) = opening::open(&keeping::stored(id).await) {
                let step = opened.journal.newest();
                take(context, Box::new(opened.workbook), Point { step, ..point }).await;
            }
        }),
        Keep::Read(id, point, purpose) => spawn_local(read(context, id, point, purpose)),
        Keep::PutOff(id, now) => {
            let _ = storage::write(&format!("{PUT_OFF}{id}"), &now);
        }
        Keep::Bin(item) => spawn_local(put_in_bin(context, item)),
        Keep::Unbin(id) => take_from_bin(context, id),
    }
}

/// The points of a workbook, oldest first.
async fn points_of(id: WorkbookId) -> Result<Vec<Point>, StorageError> {
    let notes = stored_points::notes(&id.to_string()).await?;
    let mut points: Vec<Point> = notes.iter().filter_map(|(name, note)| point::read(name, note)).collect();
    order::sort_by(&mut points, |a, b| (&a.when, a.step, &a.id).cmp(&(&b.when, b.step, &b.id)));
    Ok(points)
}

/// Says which points a workbook has. Where the browser gives no access there are none, and storing says so.
async fn list(context: Ctx, id: WorkbookId) {
    let points = points_of(id).await.unwrap_or_default();
    let put_off = storage::read(&format!("{PUT_OFF}{id}")).unwrap_or_default();
    kept(context, Kept::Points(id, points, put_off));
}

/// Stores a point of a workbook as it was at the point's step. While somebody writes in it, that is begun again.
async fn take_back(context: Ctx, id: WorkbookId, point: Point) {
    let begin = || context.state.try_with_untracked(|state| Going::begin(state, id, point.step)).flatten();
    while let Some(mut going) = begin() {
        let gone = in_slices(|| match context.state.try_with_untracked(|state| going.next(state)) {
            Some(Gone::On) => None,
            gone => Some(gone),
        });
        match gone.await {
            Some(Gone::Back(Some(workbook))) => return take(context, workbook, point).await,
            Some(Gone::Changed) => clock::pause(QUIET).await,
            _ => break,
        }
    }
    // It is not taken: what is said of it is what there is.
    list(context, id).await;
}

/// Stores a point, written in slices so that the page has its turn, and forgets those that there is no room for.
async fn take(context: Ctx, workbook: Box<Workbook>, mut point: Point) {
    let bytes = written(&workbook).await;
    point.bytes = bytes.len();
    // What others make of the file is merged with what it was made of.
    if point.why == Why::Saved {
        let mut making = fingerprint::Making::default();
        point.fingerprint = in_slices(|| making.next(&workbook)).await.to_string();
    }
    if point.when.is_empty() {
        point.when = clock::now();
    }
    let owner = workbook.id.to_string();
    let named = match &point.why {
        Why::Named(name) => Some(name.clone()),
        _ => None,
    };
    match stored_points::write(&owner, &point.id, &point::write(&point), &bytes).await {
        Ok(()) => {
            thin().await;
            if let Some(name) = named {
                kept(context, Kept::Taken(name));
            }
        }
        Err(error) => kept(context, Kept::NotTaken(told(error), named.is_some())),
    }
    list(context, workbook.id).await;
}

async fn written(workbook: &Workbook) -> Vec<u8> {
    let (mut pieces, mut bytes) = (Pieces::stored(workbook), Vec::new());
    in_slices(|| match pieces.next(workbook) {
        Some(piece) => {
            bytes.extend_from_slice(piece.as_bytes());
            None
        }
        None => Some(()),
    })
    .await;
    bytes
}

/// Forgets the points that there is no room for. Where that cannot be done now, the next point sees to it.
async fn thin() {
    let Ok(notes) = stored_points::all_notes().await else { return };
    let known = |(owner, name, note): &(String, String, String)| {
        Some((owner.parse::<WorkbookId>().ok()?, point::read(name, note)?))
    };
    let points: Vec<(WorkbookId, Point)> = notes.iter().filter_map(known).collect();
    let gone: Vec<_> = to_forget(&points).into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    if !gone.is_empty() {
        let _ = stored_points::remove(&gone).await;
    }
}

async fn read(context: Ctx, id: WorkbookId, point: String, purpose: Purpose) {
    let bytes = stored_points::read(&id.to_string(), &point).await.ok().flatten();
    let is_open = context.of_open_now(|open| open.workbook.id == id);
    let stored = if is_open { None } else { Some(Box::new(keeping::stored(id).await)) };
    kept(context, Kept::Content(id, point, purpose, bytes, stored));
}

/// The newest point of a workbook whose content is known by one of these fingerprints, as its text.
///
/// For merging: what two files have in common is looked for among the points of the workbook that is here.
pub async fn point_by_fingerprint(id: WorkbookId, fingerprints: &[Fingerprint]) -> Option<Vec<u8>> {
    let points = points_of(id).await.ok()?;
    let is_wanted =
        |point: &&Point| point.fingerprint.parse().is_ok_and(|known| fingerprints.contains(&known));
    let found = points.iter().rfind(is_wanted)?;
    stored_points::read(&id.to_string(), &found.id).await.ok().flatten()
}

/// The workbooks in the bin, last deleted first.
pub fn bin() -> Vec<InBin> {
    let mut all = found();
    // One that another tab went on with has come back by itself.
    all.retain(|known| !keeping::is_on_shelf(known.id));
    order::sort_by(&mut all, |a, b| b.binned.deleted.cmp(&a.binned.deleted));
    all
}

fn found() -> Vec<InBin> {
    let in_bin = |name: String| {
        let id: WorkbookId = name.strip_prefix(BIN)?.parse().ok()?;
        Some(InBin { id, binned: point::read_binned(&storage::read(&name)?)? })
    };
    storage::names(BIN).into_iter().filter_map(in_bin).collect()
}

fn show_bin(context: Ctx) {
    kept(context, Kept::Bin(bin()));
}

/// Empties the bin of what has been there for its time, and of the lines of workbooks that came back by themselves.
pub fn sweep() {
    let now = clock::now();
    for InBin { id, binned } in found() {
        if keeping::is_on_shelf(id) {
            storage::remove(&format!("{BIN}{id}"));
        } else if is_over(&binned.deleted, &now) {
            keeping::remove(id);
        }
    }
}

/// Puts a workbook into the bin. Its records go from local storage to the database alone, which has more room.
async fn put_in_bin(context: Ctx, item: ShelfItem) {
    let id = item.id;
    let line = keeping::note(&item, item.changed.clone());
    let ShelfItem { name, year, bytes, .. } = item.clone();
    let binned = Binned { deleted: clock::now(), name, year, bytes, line };
    keeping::leave_local(id).await;
    let name = format!("{BIN}{id}");
    let moved = storage::write(&name, &point::write_binned(&binned)).and_then(|()| keeping::leave_shelf(id));
    if let Err(error) = moved {
        // Rather not deleted than gone.
        storage::remove(&name);
        kept(context, Kept::NotMoved(told(error)));
    }
    context.send(Msg::Shelf(keeping::workbooks()));
    show_bin(context);
}

fn take_from_bin(context: Ctx, id: WorkbookId) {
    let name = format!("{BIN}{id}");
    let Some(binned) = storage::read(&name).and_then(|text| point::read_binned(&text)) else { return };
    match keeping::to_shelf(id, &binned.line) {
        Ok(()) => {
            storage::remove(&name);
            context.send(Msg::Shelf(keeping::workbooks()));
            kept(context, Kept::Unbinned(format!("{} {}", binned.name, binned.year)));
        }
        Err(error) => kept(context, Kept::NotMoved(told(error))),
    }
    show_bin(context);
}
