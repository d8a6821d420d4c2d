//! What happens in a comparison: files come, the common version is found or not, somebody chooses, and says yes.

use super::{Compared, Comparison, Difference, Fate, Theirs, named};
use crate::file::{Content, fingerprint, merged_unknown, read_stored};
use crate::lang::comparison::{chosen_of, left, words};
use crate::lang::{Verb, What, file_error};
use crate::model::Workbook;
use crate::model::edit::{Edit, EditError, between};
use crate::model::id::{MemberId, WorkbookId};
use crate::model::lineage::Fingerprint;
use crate::session::commit::one_line;
use crate::session::effect::Effect;
use crate::session::scenarios::within;
use crate::session::state::{Dialog, Notice, State, StepLabel, View};
use crate::session::update::{self, perform};
use crate::session::{lineage, locked, shelf, unsaved};

/// Something that happens in a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Files were chosen: their names, and their content if the browser could read it.
    Files(Vec<(String, Option<Vec<u8>>)>),
    /// The answer to what a file of a workbook that is here is opened for: comparing, or beside it.
    Known(bool),
    /// The content of the common version that was looked for, if it was found.
    Base(WorkbookId, Option<Vec<u8>>),
    /// A choice by its place: whether it is the file's.
    Choose(usize, bool),
    /// All choices, or those of the table of this name.
    ChooseAll(Option<String>, bool),
    /// All choices about what is this member's own.
    ChooseMember(MemberId, bool),
    /// Whether only choices are shown.
    OnlyChoices(bool),
    /// Yes: on to the next file, or all of them into the workbook.
    Go,
}

/// Does what happens in a comparison.
pub(in crate::session) fn step(state: &mut State, step: Step) -> Vec<Effect> {
    match step {
        Step::Files(files) => take_files(state, files),
        Step::Known(compare) => known(state, compare),
        Step::Base(id, content) => base(state, id, content.as_deref()),
        Step::Choose(at, theirs) => {
            choose(state, |place, _| place == at, theirs);
            say_left(state, None)
        }
        Step::ChooseAll(table, theirs) => {
            choose(state, |_, of| table.as_ref().is_none_or(|table| of.named.table == *table), theirs);
            say_left(state, None)
        }
        Step::ChooseMember(member, theirs) => choose_member(state, member, theirs),
        Step::OnlyChoices(only) => {
            if let Some(comparison) = state.comparison.as_mut() {
                comparison.only_choices = only;
            }
            Vec::new()
        }
        Step::Go => go(state),
    }
}

/// Asks for files to compare the open workbook with.
pub(in crate::session) fn ask(state: &mut State) -> Vec<Effect> {
    state.comparison = None;
    update::ask(state, Dialog::Compare)
}

/// A file was opened whose workbook is here: asks what it is opened for.
pub(in crate::session) fn begin(state: &mut State, name: String, content: Content) -> Vec<Effect> {
    let workbook = &content.workbook;
    let of_open = state.open.as_ref().filter(|open| lineage::is_kin(&open.workbook, workbook));
    let id = of_open.map_or(workbook.id, |open| open.workbook.id);
    let theirs = Theirs { name, content, is_stranger: false };
    state.comparison = Some(Box::new(Comparison::of(id, vec![theirs])));
    update::ask(state, Dialog::KnownFile)
}

impl Comparison {
    fn of(id: WorkbookId, files: Vec<Theirs>) -> Self {
        Self {
            id,
            mine: None,
            so_far: None,
            files,
            at: 0,
            now: None,
            waits: false,
            only_choices: false,
            version: 0,
        }
    }
}

fn take_files(state: &mut State, files: Vec<(String, Option<Vec<u8>>)>) -> Vec<Effect> {
    let Some(id) = state.open.as_ref().map(|open| open.workbook.id) else { return Vec::new() };
    (state.form_error, state.wrong_field) = (None, None);
    let files = match locked::ask_for_one(state, files) {
        Ok(files) => files,
        Err(effects) => return effects,
    };
    let said = words(state.lang);
    let mut taken = Vec::new();
    for (name, bytes) in files {
        let why = match bytes.as_deref().map(Content::read) {
            Some(Ok(content)) => {
                taken.push(Theirs { name, content, is_stranger: false });
                continue;
            }
            Some(Err(error)) => file_error::sentence(state.lang, &error),
            None => state.lang.texts().later().file_unreadable.to_owned(),
        };
        // Half of what was chosen is not what was meant.
        state.form_error = Some(said.unreadable.replace("{name}", &name).replace("{why}", &why));
        return Vec::new();
    }
    if taken.is_empty() {
        return Vec::new();
    }
    state.comparison = Some(Box::new(Comparison::of(id, taken)));
    start(state)
}

fn known(state: &mut State, compare: bool) -> Vec<Effect> {
    let Some(comparison) = state.comparison.as_ref() else { return Vec::new() };
    let id = comparison.id;
    if !compare {
        let comparison = state.comparison.take();
        let theirs = comparison.and_then(|mut comparison| comparison.files.pop());
        state.dialog = None;
        return theirs.map_or_else(Vec::new, |theirs| shelf::put_beside(state, theirs.name, theirs.content));
    }
    state.dialog = None;
    if state.open.as_ref().is_some_and(|open| open.workbook.id == id) {
        return start(state);
    }
    // It is compared as soon as it is open.
    if let Some(comparison) = state.comparison.as_mut() {
        comparison.waits = true;
    }
    unsaved::open(state, id, View::Overview)
}

/// A workbook has been opened: if it is the one that a file waits for, they are compared.
pub(in crate::session) fn opened(state: &mut State) -> Vec<Effect> {
    let waits = state.comparison.as_mut().filter(|comparison| comparison.waits);
    let Some(id) = waits.map(|comparison| comparison.id) else { return Vec::new() };
    if state.open.as_ref().is_some_and(|open| open.workbook.id == id) {
        start(state)
    } else {
        state.comparison = None;
        Vec::new()
    }
}

/// Compares the workbook with the first file.
fn start(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let mine = open.workbook.clone();
    if let Some(comparison) = state.comparison.as_mut() {
        comparison.waits = false;
        (comparison.at, comparison.now) = (0, None);
        comparison.so_far = Some(mine.clone());
        comparison.mine = Some(mine);
    }
    state.dialog = Some(Dialog::Compare);
    look_for_base(state)
}

/// The versions that the file stems from, its own content first.
fn versions(theirs: &Theirs) -> Vec<Fingerprint> {
    let older = theirs.content.workbook.lineage.iter().copied();
    [theirs.content.fingerprint].into_iter().chain(older).collect()
}

fn look_for_base(state: &mut State) -> Vec<Effect> {
    let (Some(open), Some(comparison)) = (state.open.as_ref(), state.comparison.as_ref()) else {
        return Vec::new();
    };
    let Some(file) = comparison.files.get(comparison.at) else { return Vec::new() };
    if !lineage::is_kin(&open.workbook, &file.content.workbook) {
        return if named::are_strangers(comparison) {
            named::compare(state)
        } else {
            compare_with(state, None)
        };
    }
    let versions = versions(file);
    match lineage::earlier(open, &versions) {
        Some(base) => compare_with(state, Some(base)),
        None => vec![Effect::FindBase { id: comparison.id, versions }],
    }
}

fn base(state: &mut State, id: WorkbookId, content: Option<&[u8]>) -> Vec<Effect> {
    let waits = |comparison: &Comparison| {
        comparison.id == id && comparison.mine.is_some() && comparison.now.is_none()
    };
    if !state.comparison.as_deref().is_some_and(waits) {
        return Vec::new();
    }
    let base = content.and_then(|content| read_stored(content).ok());
    compare_with(state, base)
}

fn compare_with(state: &mut State, base: Option<Workbook>) -> Vec<Effect> {
    let Some(comparison) = state.comparison.as_deref() else { return Vec::new() };
    let (Some(mine), Some(file)) = (&comparison.so_far, comparison.files.get(comparison.at)) else {
        return Vec::new();
    };
    let base = base.map(|base| (fingerprint::of(&base), base));
    let compared = Compared::new(state, mine, &file.content.workbook, base);
    show(state, compared)
}

/// What differs is there to be chosen from.
pub(super) fn show(state: &mut State, compared: Result<Compared, EditError>) -> Vec<Effect> {
    match compared {
        Ok(compared) => {
            if let Some(comparison) = state.comparison.as_mut() {
                comparison.now = Some(compared);
                comparison.version += 1;
            }
            Vec::new()
        }
        // What applies edits is in the same part of the program as this.
        Err(error) => vec![Effect::Announce(error.to_string())],
    }
}

/// Chooses what is meant, as far as it can be chosen, and gives how many that were.
fn choose(state: &mut State, is_meant: impl Fn(usize, &Difference) -> bool, theirs: bool) -> usize {
    state.form_error = None;
    let mut chosen = 0;
    let Some(now) = state.comparison.as_mut().and_then(|comparison| comparison.now.as_mut()) else {
        return chosen;
    };
    for difference in &now.differences {
        if let Fate::Choice(at, can_be) = difference.fate
            && is_meant(at, difference)
            && (can_be || !theirs)
            && let Some(choice) = now.choices.get_mut(at)
        {
            *choice = Some(theirs);
            chosen += 1;
        }
    }
    chosen
}

fn choose_member(state: &mut State, member: MemberId, theirs: bool) -> Vec<Effect> {
    let members = state.comparison.as_deref().map(Comparison::members).unwrap_or_default();
    let Some(of) = members.into_iter().find(|of| of.id == member) else { return Vec::new() };
    let chosen = choose(state, |_, difference| difference.whose == Some(member), theirs);
    let said = chosen_of(state.lang, &of.name, chosen, theirs);
    say_left(state, Some(said))
}

/// Says how many choices are left, after what was done.
fn say_left(state: &State, done: Option<String>) -> Vec<Effect> {
    let Some(comparison) = state.comparison.as_deref().filter(|of| of.now.is_some()) else {
        return Vec::new();
    };
    let left = left(state.lang, comparison.left());
    vec![Effect::Announce(done.map_or_else(|| left.clone(), |done| [&done, " ", &left].concat()))]
}

fn go(state: &mut State) -> Vec<Effect> {
    let said = words(state.lang);
    let Some(comparison) = state.comparison.as_deref() else { return Vec::new() };
    let (Some(now), Some(mine)) = (&comparison.now, &comparison.mine) else { return Vec::new() };
    let is_other = state.open.as_ref().is_none_or(|open| {
        let same = Workbook { lineage: mine.lineage.clone(), ..open.workbook.clone() };
        same != *mine
    });
    if is_other {
        let effects = start(state);
        state.form_error = Some(said.changed_meanwhile.to_owned());
        return effects;
    }
    if comparison.left() > 0 {
        state.form_error = Some(said.left.replace("{}", &comparison.left().to_string()));
        return Vec::new();
    }
    let (settled, not_taken) = now.merged.settled_as_can_be(&now.theirs());
    if !not_taken.is_empty() {
        let at = |of: &&Difference| matches!(of.fate, Fate::Choice(at, _) if not_taken.contains(&at));
        let names = now.differences.iter().filter(at).map(|of| {
            let parts = [&of.named.table, &of.named.row, &of.named.holder].map(String::as_str);
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        });
        state.form_error = Some(said.not_possible.replace("{}", &names.collect::<Vec<_>>().join("; ")));
        return Vec::new();
    }
    let [base, theirs] = [now.merged.base(), now.merged.theirs()].map(|of| of.unknown.as_str());
    let unknown = merged_unknown(now.base.map(|_| base), &settled.unknown, theirs);
    let settled = Workbook { unknown, ..settled };
    let is_last = comparison.at + 1 >= comparison.files.len();
    if let Some(comparison) = state.comparison.as_mut() {
        comparison.so_far = Some(settled);
        comparison.now = None;
        comparison.at += 1;
    }
    state.form_error = None;
    if is_last { write(state) } else { look_for_base(state) }
}

/// Everything that came of the files, as one step.
fn write(state: &mut State) -> Vec<Effect> {
    let Some(comparison) = state.comparison.take() else { return Vec::new() };
    state.dialog = None;
    let names = comparison.names();
    let (Some(mine), Some(settled)) = (&comparison.mine, &comparison.so_far) else { return Vec::new() };
    let edits = match between(mine, settled) {
        Ok(edits) => edits,
        Err(error) => return vec![Effect::Announce(error.to_string())],
    };
    let count = edits.len();
    let mut effects = Vec::new();
    if count > 0 {
        let label = StepLabel { verb: Verb::Merge, what: What::Named(one_line(&names)) };
        effects.extend(within::leave(state));
        effects.extend(perform(state, Edit::Batch(edits), label));
    }
    let kin = comparison.files.iter().filter(|file| !file.is_stranger);
    effects.extend(lineage::merged(state, kin.map(|file| file.content.fingerprint)));
    state.notice = Some(Notice::Merged { changes: count, names });
    effects.push(Effect::Focus);
    effects
}
