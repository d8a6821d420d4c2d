//! Restore points of workbooks: when one is taken, what differs from it, and how one goes back to it; and the bin.
//!
//! ```text
//! a step ─▶ Kept::Step ─▶ due? ─▶ Keep::Take ─▶ (stored, read back, thinned) ─▶ Kept::Points
//! restore ─▶ Keep::Read ─▶ Kept::Content ─▶ a point of now, then one step: edit::between(now, then)
//! ```

mod back;
mod bin;
mod due;
mod reminder;
mod restore;
mod take;
mod thin;

pub use back::{Going, Gone};
pub use bin::{InBin, days_left, is_binned, is_over};
pub use due::{MUCH, WORK, due, weight};
pub use reminder::{Level, Reminder, level, reminder};
pub use restore::{unasked, when};
pub(super) use take::{next_year, saved};
pub use thin::{OF_WORK, OF_WORKBOOK, ROOM, to_forget};

use super::effect::Effect;
use super::journal::step_label;
use super::opening::Stored;
use super::state::{Moment, Notice, ShelfItem, State, StorageProblem};
use super::unsaved;
use crate::file::point::{Point, Why};
use crate::lang::{Lang, points, sentence};
use crate::model::Workbook;
use crate::model::id::WorkbookId;
use crate::rules::differs::Differs;

/// What is known of restore points and of the bin.
#[derive(Debug, Clone, Default)]
pub struct Points {
    /// Whose points are known.
    of: Option<WorkbookId>,
    /// The points, oldest first.
    list: Option<Vec<Point>>,
    /// What differs from them, of those that have been compared; `None` for one that cannot be read.
    pub differs: Vec<(String, Option<Differs>)>,
    /// The open workbook that is followed, and the newest of its steps that were looked at.
    followed: Option<(WorkbookId, u64)>,
    /// The workbook that is opened to go back to a point of it.
    restoring: Option<(WorkbookId, String)>,
    /// Counts the points that were taken here.
    taken: u64,
    /// Whether it was said that a point could not be kept.
    has_told: bool,
    /// The time as far as it is known.
    pub now: Moment,
    /// When the reminder to save the workbook to a file was put off.
    pub put_off: Moment,
    /// The workbooks in the bin, last deleted first.
    pub bin: Vec<InBin>,
}

impl Points {
    /// The points of a workbook, oldest first, if they are known.
    #[must_use]
    pub fn of(&self, id: WorkbookId) -> Option<&[Point]> {
        self.list.as_deref().filter(|_| self.of == Some(id))
    }
}

/// What the user asks of points and of the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// List the points of a workbook.
    List(WorkbookId),
    /// Take a point of the open workbook, with this name.
    Name(String),
    /// Say what differs from a point.
    Compare(WorkbookId, String),
    /// Go back to a point.
    Restore(WorkbookId, String),
    /// Open a point as a workbook of its own.
    Copy(WorkbookId, String),
    /// Remind me tomorrow.
    PutOff,
    /// Take a workbook out of the bin.
    Unbin(WorkbookId),
    /// Delete a workbook in the bin for good.
    Forget(WorkbookId),
}

/// What the shell is to do with points and the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keep {
    /// Say which points a workbook has.
    List(WorkbookId),
    /// Store a point of this workbook, with the time where it has none, and forget those that there is no room for.
    Take(Box<Workbook>, Point),
    /// The same of a workbook in memory, as it was when the point's step was its newest ([`Going`]).
    TakeBack(WorkbookId, Point),
    /// The same of a workbook as it is stored.
    TakeStored(WorkbookId, Point),
    /// Read the content of a point.
    Read(WorkbookId, String, Purpose),
    /// Remember that the reminder of a workbook was put off.
    PutOff(WorkbookId, Moment),
    /// Put a workbook into the bin.
    Bin(ShelfItem),
    /// Take it out again.
    Unbin(WorkbookId),
}

/// What a point is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To say what differs from it.
    Compare,
    /// To go back to it.
    Restore,
    /// To open it as a workbook of its own.
    Copy,
}

/// What the shell says of points and the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Another workbook is open, none is, or it has changed; or time has passed.
    Step(Moment),
    /// The points of a workbook, and when its reminder was put off.
    Points(WorkbookId, Vec<Point>, Moment),
    /// A point that somebody asked for has been stored.
    Taken(String),
    /// A point could not be stored; whether somebody asked for it.
    NotTaken(StorageProblem, bool),
    /// The text of a point, `None` if it is gone; and the workbook as it is stored, where it is not in memory.
    Content(WorkbookId, String, Purpose, Option<Vec<u8>>, Option<Box<Stored>>),
    /// What is in the bin.
    Bin(Vec<InBin>),
    /// A workbook, with this name and year, has come back from the bin.
    Unbinned(String),
    /// A workbook could not be put into the bin, or not be taken out of it.
    NotMoved(StorageProblem),
}

/// Does what the user asks.
pub(super) fn ask(state: &mut State, ask: Ask) -> Vec<Effect> {
    let keep = |keep| vec![Effect::Keep(keep)];
    match ask {
        Ask::List(id) => {
            state.points.differs.clear();
            keep(Keep::List(id))
        }
        Ask::Name(name) => take::named(state, name),
        Ask::Compare(id, point) => keep(Keep::Read(id, point, Purpose::Compare)),
        Ask::Restore(id, point) if state.open.as_ref().is_some_and(|open| open.workbook.id == id) => {
            keep(Keep::Read(id, point, Purpose::Restore))
        }
        Ask::Restore(id, point) => {
            state.dialog = None;
            state.points.restoring = Some((id, point));
            unsaved::open(state, id, super::state::View::Drift)
        }
        Ask::Copy(id, point) => keep(Keep::Read(id, point, Purpose::Copy)),
        Ask::PutOff => {
            let Some(open) = state.open.as_ref() else { return Vec::new() };
            state.points.put_off.clone_from(&state.points.now);
            keep(Keep::PutOff(open.workbook.id, state.points.now.clone()))
        }
        Ask::Unbin(id) => keep(Keep::Unbin(id)),
        Ask::Forget(id) => bin::forget(state, id),
    }
}

/// Takes in what the shell says.
pub(super) fn kept(state: &mut State, kept: Kept) -> Vec<Effect> {
    match kept {
        Kept::Step(now) => {
            state.points.now = now;
            follow(state)
        }
        Kept::Points(id, points, put_off) => {
            let is_open = state.open.as_ref().is_some_and(|open| open.workbook.id == id);
            if state.open.is_some() && !is_open {
                return Vec::new(); // asked for before another was opened
            }
            let known = &mut state.points;
            (known.of, known.list, known.put_off) = (Some(id), Some(points), put_off);
            let mut effects = follow(state);
            effects.extend(restore::next_comparison(state, id));
            effects
        }
        Kept::Taken(name) => {
            let said = state.lang.texts().later().point_taken.replace("{}", &name);
            vec![Effect::Announce(said)]
        }
        Kept::NotTaken(problem, is_wanted) => {
            // Work goes on all the same: what happens by itself is said once.
            if is_wanted || !std::mem::replace(&mut state.points.has_told, true) {
                state.notice.get_or_insert(Notice::PointNotKept(problem));
            }
            Vec::new()
        }
        Kept::Content(id, point, purpose, bytes, stored) => {
            restore::content(state, id, point, purpose, bytes.as_deref(), stored.as_deref())
        }
        Kept::Bin(bin) => {
            state.points.bin = bin;
            Vec::new()
        }
        Kept::Unbinned(name) => {
            vec![Effect::Announce(state.lang.texts().later().unbinned.replace("{}", &name))]
        }
        Kept::NotMoved(problem) => {
            state.notice = Some(Notice::NotBinned(problem));
            Vec::new()
        }
    }
}

/// Follows the open workbook: looks at the steps that have been done since it was looked at last.
fn follow(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else {
        state.points.followed = None;
        if state.loading.is_none() {
            state.points.restoring = None; // it could not be opened
        }
        return Vec::new();
    };
    let id = open.workbook.id;
    if state.points.followed.is_none_or(|(followed, _)| followed != id) {
        // Steps may have been done before this part of the program came.
        let own = open.journal.ids().filter(|record| record.tab == state.tab).map(|record| record.number - 1);
        let seen = own.min().unwrap_or(open.journal.newest());
        state.points.followed = Some((id, seen));
        state.points.put_off = Moment::new();
        if state.points.of(id).is_none() {
            (state.points.of, state.points.list) = (Some(id), None);
        }
        return vec![Effect::Keep(Keep::List(id))];
    }
    if let Some((_, point)) = state.points.restoring.take_if(|(restoring, _)| *restoring == id) {
        return vec![Effect::Keep(Keep::Read(id, point, Purpose::Restore))];
    }
    take::by_itself(state)
}

/// Why a point was taken, in words.
#[must_use]
pub fn why(lang: Lang, point: &Point) -> String {
    match &point.why {
        Why::Before(label) => {
            let label = step_label(label.clone());
            points::before(lang, &sentence::step(lang, label.verb, &label.what))
        }
        why => points::why(lang, why),
    }
}
