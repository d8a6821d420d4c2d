//! The meeting log: what is tried live is logged, and what is logged is taken into the base or dropped.
//!
//! An entry is a change that holds still: one that was put into the log, or that was tried and then kept, given up or left for
//! another scenario. What a slider goes through on its way is none.

mod accept;
mod proposal;
mod view;

use super::commit::{LONGEST_COMMENT, LONGEST_NAME, one_line};
use super::effect::Effect;
use super::scenarios::live::Live;
use super::scenarios::{self, outcomes};
use super::state::{Moment, State, StepLabel};
use super::update::perform;
use crate::file::limit;
use crate::lang::meeting_log::{logged, what, words};
use crate::lang::{Verb, What};
use crate::model::edit::{Edit, LogEdit};
use crate::model::follow_up::FrozenParts;
use crate::model::id::{LogId, ScenarioId};
use crate::model::meeting_log::{LogEntry, LogStage};
use crate::model::scenario::{Change, Scenario};
use crate::rules::scenario::{Stand, each_alone, stand};
pub use proposal::{Proposal, proposal};
pub use view::{Detail, Row, detail, list, rows};

/// What is asked of the meeting log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The change at a place of a scenario has been ticked or its slider let go, at this time.
    Tried(ScenarioId, usize, Moment),
    /// Logs what is tried now; where nothing is, the changes of the scenario as they are written down.
    Log(Moment),
    /// Takes an entry into the base.
    Accept(LogId),
    /// Drops an entry.
    Drop(LogId),
    /// An entry that was dropped is open again.
    Reopen(LogId),
    /// Takes an entry out of the log.
    Remove(LogId),
    /// Who asked.
    AskedBy(LogId, String),
    /// What else is said of an entry.
    Remark(LogId, String),
    /// Saves the log to a file.
    Save,
}

/// Does what is asked.
pub(super) fn ask(state: &mut State, ask: Ask) -> Vec<Effect> {
    state.form_error = None;
    match ask {
        Ask::Tried(id, at, when) => {
            scenarios::settle(state, id, at, when);
            Vec::new()
        }
        Ask::Log(when) => log_now(state, &when),
        Ask::Accept(id) => accept::accept(state, id),
        Ask::Drop(id) => staged(state, id, LogStage::Open, LogStage::Dropped, words(state.lang).is_dropped),
        Ask::Reopen(id) => staged(state, id, LogStage::Dropped, LogStage::Open, words(state.lang).is_open),
        Ask::Remove(id) => remove(state, id),
        Ask::AskedBy(id, by) => {
            let by: String = one_line(&by).chars().take(LONGEST_NAME).collect();
            put(state, id, Verb::Change, |entry| entry.asked_by = by)
        }
        Ask::Remark(id, remark) => {
            let remark: String = one_line(&remark).chars().take(LONGEST_COMMENT).collect();
            put(state, id, Verb::Change, |entry| entry.remark = remark)
        }
        Ask::Save => view::save(state),
    }
}

fn entry(state: &State, id: LogId) -> Option<&LogEntry> {
    state.open.as_ref()?.workbook.log_entry(id)
}

/// Changes an entry, as one step; nothing happens where it is as it was.
fn put(state: &mut State, id: LogId, verb: Verb, with: impl FnOnce(&mut LogEntry)) -> Vec<Effect> {
    let Some(known) = entry(state, id) else { return Vec::new() };
    let mut new = known.clone();
    with(&mut new);
    if new == *known {
        return Vec::new();
    }
    let label = StepLabel { verb, what: What::Named(new.what.clone()) };
    perform(state, Edit::Log(LogEdit::Put(Box::new(new))), label)
}

/// Puts an entry from one stage into another, and says so.
fn staged(state: &mut State, id: LogId, from: LogStage, to: LogStage, said: &str) -> Vec<Effect> {
    let Some(what) = entry(state, id).filter(|entry| entry.stage == from).map(|entry| entry.what.clone())
    else {
        return Vec::new();
    };
    let mut effects = put(state, id, Verb::Change, |entry| entry.stage = to);
    effects.push(Effect::Announce(said.replace("{}", &what)));
    effects
}

fn remove(state: &mut State, id: LogId) -> Vec<Effect> {
    let Some(what) = entry(state, id).map(|entry| entry.what.clone()) else { return Vec::new() };
    let label = StepLabel { verb: Verb::Delete, what: What::Named(what.clone()) };
    let mut effects = perform(state, Edit::Log(LogEdit::Remove(id)), label);
    effects.push(Effect::Announce(words(state.lang).is_removed.replace("{}", &what)));
    effects
}

/// A change as it is tried.
struct Tried {
    change: Change,
    counts: bool,
    when: Moment,
}

fn log_now(state: &mut State, when: &str) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let said = words(state.lang);
    let Some(scenario) = scenarios::chosen(open).cloned() else {
        return vec![Effect::Announce(said.nothing_tried.to_owned())];
    };
    let live = scenarios::live(open).filter(|live| live.id == scenario.id && live.differs());
    let tried = match live {
        Some(live) => tried(live, when),
        None => as_written(&scenario, when),
    };
    if tried.is_empty() {
        return vec![Effect::Announce(said.nothing_tried.to_owned())];
    }
    if open.workbook.meeting_log.len() + tried.len() > limit::LOG_ENTRIES {
        return vec![Effect::Announce(said.full.to_owned())];
    }
    let new = new_entries(state, &scenario, tried);
    if new.is_empty() {
        return vec![Effect::Announce(said.logged_already.to_owned())];
    }
    written(state, new)
}

/// What is tried live is given up, or left for another scenario: what of it is not in the log comes there.
pub(super) fn before_leaving(state: &mut State) -> Vec<Effect> {
    let new = unlogged(state);
    written(state, new)
}

/// The edits that log what is tried live and is not in the log yet.
pub(super) fn to_log(state: &mut State) -> Vec<Edit> {
    let new = unlogged(state);
    inserted(state, new)
}

/// What is tried live and is not in the log yet.
fn unlogged(state: &State) -> Vec<LogEntry> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let Some(live) = scenarios::live(open).filter(|live| live.differs()) else { return Vec::new() };
    let Some(scenario) = open.workbook.scenario(live.id) else { return Vec::new() };
    new_entries(state, scenario, tried(live, ""))
}

/// What of a scenario is tried otherwise than it is written down, in the order in which it was; `now` where no time is known.
fn tried(live: &Live, now: &str) -> Vec<Tried> {
    let tried = live.tried().into_iter();
    tried
        .map(|(change, counts, when)| Tried { change, counts, when: when.unwrap_or_else(|| now.to_owned()) })
        .collect()
}

fn as_written(scenario: &Scenario, now: &str) -> Vec<Tried> {
    let changes = scenario.changes.iter();
    changes.map(|change| Tried { change: change.clone(), counts: true, when: now.to_owned() }).collect()
}

/// What was tried of a scenario as entries, but for what stands in the log already with the same figures.
fn new_entries(state: &State, scenario: &Scenario, tried: Vec<Tried>) -> Vec<LogEntry> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let (workbook, tables) = (&open.workbook, &open.tables);
    let base = stand(workbook, tables);
    let changes = tried.iter().map(|tried| &tried.change);
    let after = each_alone(workbook, tables, changes, &scenario.name);
    let shown = outcomes(open).into_iter().find(|outcome| outcome.id == Some(scenario.id));
    let shown = shown.and_then(|outcome| outcome.result);
    let made = tried.into_iter().zip(after).map(|(tried, after)| {
        let what = what(state.lang, workbook, &tried.change, tried.counts);
        LogEntry { shown, ..made(scenario, tried, what, base.clone(), after) }
    });
    made.filter(|new| !workbook.meeting_log.iter().any(|known| is_same(known, new))).collect()
}

/// The edits that put new entries at the end of the log; none where it has no room for them.
fn inserted(state: &mut State, new: Vec<LogEntry>) -> Vec<Edit> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let log = &open.workbook.meeting_log;
    let bytes: usize = log.iter().chain(&new).map(LogEntry::bytes).sum();
    if log.len() + new.len() > limit::LOG_ENTRIES || bytes > limit::LOG_BYTES {
        return Vec::new();
    }
    let end = log.len();
    let insert = |(at, mut entry): (usize, LogEntry)| {
        entry.id = state.ids.fresh();
        Edit::Log(LogEdit::Insert(end + at, Box::new(entry)))
    };
    new.into_iter().enumerate().map(insert).collect()
}

/// Writes new entries down as one step, and says so.
fn written(state: &mut State, new: Vec<LogEntry>) -> Vec<Effect> {
    let Some(last) = new.last() else { return Vec::new() };
    let said = logged(state.lang, new.len(), &last.what);
    let edits = inserted(state, new);
    if edits.is_empty() {
        return vec![Effect::Announce(words(state.lang).full.to_owned())];
    }
    let label = StepLabel { verb: Verb::Add, what: What::Named(said.clone()) };
    let mut effects = perform(state, Edit::Batch(edits), label);
    effects.push(Effect::Announce(said));
    effects
}

/// Whether an entry says the same as one that stands in the log.
fn is_same(known: &LogEntry, new: &LogEntry) -> bool {
    known.scenario == new.scenario
        && known.counts == new.counts
        && known.change == new.change
        && known.holders == new.holders
        && known.total[..2] == new.total[..2]
        && (0..new.holders.len()).all(|place| known.parts.get(place)[..2] == new.parts.get(place)[..2])
}

/// Stands for the identity of an entry that is not in the workbook yet.
const NEW: LogId = LogId(0);

/// An entry of what was tried; `base` is where the board stands without the change and `with` where it stands with it.
fn made(scenario: &Scenario, tried: Tried, what: String, base: Stand, with: Option<Stand>) -> LogEntry {
    // What cannot be made is logged all the same: it was asked for.
    let unknown = || Stand { result: None, parts: base.parts.iter().map(|(of, _)| (*of, None)).collect() };
    let with = with.unwrap_or_else(unknown);
    let (before, after) = if tried.counts { (base, with) } else { (with, base) };
    let parts = before.parts.iter().zip(&after.parts);
    LogEntry {
        id: NEW,
        when: tried.when,
        scenario: scenario.id,
        name: scenario.name.clone(),
        what: shortened(what),
        asked_by: String::new(),
        remark: String::new(),
        counts: tried.counts,
        shown: None,
        holders: before.parts.iter().map(|(holder, _)| *holder).collect(),
        total: [before.result, after.result, None],
        parts: FrozenParts::of(parts.map(|((_, before), (_, after))| [*before, *after, None])),
        change: tried.change,
        stage: LogStage::Open,
    }
}

/// No longer than a name: a change can be about thousands of lines.
fn shortened(what: String) -> String {
    match what.char_indices().nth(LONGEST_NAME - 1) {
        Some((end, _)) => [&what[..end], "…"].concat(),
        None => what,
    }
}
