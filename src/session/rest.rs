//! What the messages do that are not part of every edit. The page loads this part when it is first needed.

use super::commit::Plan;
use super::effect::Effect;
use super::forms::{self, Answer, Wrong};
use super::msg::Msg;
use super::selection::At;
use super::sheet::{self, Cell, SheetId, Source, Table, other_table};
use super::state::{Editor, Notice, Open, State, StepLabel};
use super::update::{announce_result, perform};
use super::{
    arranging, charts, column_sets, command, commit, comparison, cursor, decision_list, decisions, draft,
    elsewhere, find, follow_ups, goals, locked, meeting_log, next_year, notes, on_disk, points, prognoses,
    ranges, remembered, report, scenarios, schedule, settlement, sharing, shelf, structure, table_files,
    undo, wall, why,
};
use crate::file::{FileError, LIMIT_BYTES};
use crate::lang::Lang;
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, Line};
use crate::model::edit::{Edit, Setting};
use crate::part::Part;

/// What the other part asks this one for.
#[derive(Debug)]
pub struct Rest {
    /// A table other than the operating tables.
    pub(super) table: fn(Source<'_>, SheetId) -> Option<Table<'_>>,
    /// Shows a table as it is looked at.
    pub(super) arrange: for<'a> fn(&mut Table<'a>, Source<'a>),
    /// Arranges the tables of a workbook that has just been opened as they were when it was left.
    pub(super) recall: fn(&mut State, &str) -> Vec<Effect>,
    /// Why a line shows nothing in a column that its profile or method decides, in words.
    pub(super) why_none: fn(Source<'_>, &Line, DriftColumn) -> Option<&'static str>,
    /// Tells a cell that differs from what is printed of it, or from the base.
    pub(super) mark: fn(&Table<'_>, At, &mut Cell),
    /// Says which decisions a cell has, if it has any.
    pub(super) decided: fn(&Source<'_>, &mut Cell),
    /// Somebody wants to write in the sum of decisions; whether by typing over it.
    pub(super) decide: fn(&mut State, &Cell, bool) -> Vec<Effect>,
    /// Changes the selected figures by what was typed.
    pub(super) change: fn(&mut State, &Editor) -> Vec<Effect>,
    /// Goes back to where an operand was followed from.
    pub(super) back: fn(&mut State) -> Vec<Effect>,
    /// What waits in the editor of a workbook that is left, as a line.
    pub(super) waiting: fn(&Open) -> String,
    /// Opens the editor on what waited there.
    pub(super) resume: fn(&mut State, &str) -> Vec<Effect>,
    /// Puts in order anew what is looked at otherwise than it stands.
    pub(super) refresh: fn(&mut State),
    /// What is planned, as it is done while a scenario is looked at in its tables.
    pub(super) within: fn(&Open, Lang, &mut Option<Plan>),
    /// Does an edit while a scenario is looked at in its tables.
    pub(super) perform: fn(&mut State, Edit, StepLabel) -> Vec<Effect>,
    /// Whether two workbooks are not the same.
    pub(super) differ: fn(&Workbook, &Workbook) -> bool,
    /// Compares a workbook that has just been opened with the file that waits for it.
    pub(super) opened: fn(&mut State) -> Vec<Effect>,
}

static ALL: Rest = Rest {
    table: other_table,
    arrange: sheet::as_looked_at,
    why_none: sheet::months::why_none,
    recall: arranging::recall,
    decide: decisions::decide,
    decided: decisions::decided,
    mark: |table, at, cell| match table.source().base {
        Some(_) => sheet::tried::mark(table, at, cell),
        None => sheet::control::mark(table, at, cell),
    },
    within: scenarios::within::planned,
    perform: scenarios::within::perform,
    change: ranges::change,
    back: why::back,
    waiting: draft::waiting,
    resume: draft::resume,
    refresh: |state| {
        scenarios::within::refresh(state);
        scenarios::lens::refresh(state);
        arranging::refresh(state);
        scenarios::refresh(state);
    },
    differ: |one, other| one != other,
    opened: comparison::opened,
};
/// Where it is when it has come.
pub static LATER: Part<Rest> = Part::new(&ALL);

/// This part has come: whatever of the core it has is in its place from now on.
pub fn arrive() {
    crate::text::formula::LATER.arrive(&crate::text::formula::ALL);
    crate::rules::formula::LATER.arrive(&crate::rules::formula::ALL);
    crate::rules::added::LATER.arrive(&crate::rules::added::ALL);
    crate::rules::key::LATER.arrive(&crate::rules::key::ALL);
    crate::file::read_later();
    commit::formula::LATER.arrive(&commit::formula::ALL);
    sheet::formula::LATER.arrive(&sheet::formula::ALL);
    commit::other::LATER.arrive(&commit::other::ALL);
    crate::file::journal::LATER.arrive(&crate::file::journal::ALL);
    crate::model::edit::LATER.arrive(&crate::model::edit::ALL);
    LATER.arrive(&ALL);
}

/// Does what a message asks that [`super::at_once`] gave back, and says what the shell is to do. What a dialog asked for and a
/// scenario cannot have stays in the dialog, with the reason.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    let asked = state
        .dialog
        .clone()
        .filter(|_| state.open.as_ref().is_some_and(|open| scenarios::within::within(open).is_some()));
    let effects = done(state, msg);
    scenarios::within::ask_again(state, asked);
    effects
}

fn done(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Arrived => {
            let mut effects = undo::read_past(state);
            effects.extend(draft::resume_undisturbed(state));
            effects
        }
        Msg::Set(setting) => super::update::set(state, vec![setting]),
        Msg::Beside(field, is_shown) => follow_ups::beside(state, field, is_shown),
        Msg::Scenario(ask) => scenarios::ask(state, ask),
        Msg::Log(ask) => meeting_log::ask(state, ask),
        Msg::Wall(step) => wall::step(state, step),
        Msg::Report(ask) => report::ask(state, ask),
        Msg::Chart(ask) => charts::ask(state, ask),
        Msg::Goal(ask) => goals::ask(state, ask),
        Msg::ToBalance(what) => scenarios::to_balance::run(state, what),
        Msg::PutScenario(scenario) => scenarios::put(state, *scenario),
        Msg::ShowMonths(year) => super::update::with_open(state, |open| open.months = year),
        Msg::Follow(to) => why::follow(state, to),
        Msg::GoTo(destination) => cursor::go_to(state, &destination),
        Msg::Submit(answers) => submit(state, &answers),
        Msg::Create(form) => shelf::create(state, &form),
        Msg::OpenExample(index) => shelf::open_example(state, index),
        Msg::RecordElsewhere(id, record, text) => elsewhere::record(state, id, record, &text),
        Msg::Shelf(items) => elsewhere::shelf(state, items),
        Msg::DeleteWorkbook(id) => shelf::delete(state, id),
        Msg::File(name, bytes) => shelf::import(state, name, bytes.as_deref()),
        Msg::Compare(step) => comparison::step(state, step),
        Msg::Locked(step) => locked::step(state, step),
        Msg::Disk(step) => on_disk::step(state, step),
        Msg::FileTooLarge(name, bytes) => {
            let error = FileError::TooLarge { bytes, limit: LIMIT_BYTES };
            state.notice = Some(Notice::FileRefused { name, error });
            Vec::new()
        }
        Msg::Address(hash) => sharing::arrived(state, &hash),
        Msg::OpenShared(link) => sharing::open(state, &link),
        Msg::Export(id, at) => shelf::export(state, id, at),
        Msg::Filed(id, stored, at) => shelf::filed(state, id, &stored, at),
        Msg::ExportStored(id) => vec![Effect::DownloadStored(id)],
        Msg::SaveSettlement => settlement::save(state),
        Msg::SaveSchedule(project) => schedule::save(state, project),
        Msg::SaveDecisions => decision_list::save(state),
        Msg::ExportStranded => shelf::export_stranded(state),
        Msg::Points(ask) => points::ask(state, ask),
        Msg::Kept(kept) => points::kept(state, *kept),
        Msg::Do(command) => command::run(state, command),
        Msg::Note(note) => notes::put(state, note),
        Msg::Prognoses(month, method, formula, lines) => {
            prognoses::set(state, month, method, formula, &lines)
        }
        Msg::Perform(edit, label) => {
            state.dialog = None;
            let mut effects = perform(state, *edit, label);
            effects.extend(announce_result(state));
            effects.push(Effect::Focus);
            effects
        }
        Msg::NextYear(budget) => next_year::make(state, budget),
        Msg::Freeze(label) => follow_ups::freeze(state, label),
        Msg::Spread(spreading) => super::spreading::run(state, *spreading),
        Msg::Transfer(moved) => super::transfer::run(state, *moved),
        Msg::Copied(is_cut) => ranges::mark(state, is_cut),
        Msg::Paste(html, text) => ranges::paste(state, html.as_deref(), text.as_deref()),
        Msg::PasteWith(sign) => ranges::paste_with(state, sign),
        Msg::PasteLarger(grow) => ranges::paste_larger(state, grow),
        Msg::TableFile(step) => table_files::step(state, step),
        Msg::Fold(sheet, group) => arranging::fold(state, sheet, group),
        Msg::Filter(sheet, filter) => {
            state.dialog = None;
            arranging::filter(state, sheet, filter)
        }
        Msg::UseColumns(sheet, set) => column_sets::choose(state, sheet, *set),
        Msg::SaveColumns(sheet, name) => column_sets::save(state, sheet, &name),
        Msg::RenameColumns(sheet, name, new) => column_sets::rename(state, sheet, &name, new.as_deref()),
        Msg::ColumnSets(text) => {
            state.column_sets = remembered::read_sets(&text);
            Vec::new()
        }
        Msg::DropColumns(sheet, column, after) => arranging::drop_columns(state, sheet, column, after),
        Msg::Width(sheet, column, width) => arranging::width(state, sheet, column, width),
        Msg::Find(words, way) => match find::find(state, &words, way) {
            Some(found) => find::go_to(state, &found),
            None => vec![Effect::Announce(state.lang.texts().later().not_found.replace("{}", &words))],
        },
        Msg::Fill(sheet, at, how) => ranges::fill_to(state, sheet, at, how),
        Msg::SetAll(settings) => {
            state.dialog = None;
            super::update::set(state, settings)
        }
        Msg::DriftColumns(columns) => {
            state.dialog = None;
            super::update::set(state, vec![Setting::DriftColumns(columns)])
        }
        msg => structure::update(state, msg),
    }
}

/// Does what any message asks, in the course of another one.
pub(super) fn dispatch(state: &mut State, msg: Msg) -> Vec<Effect> {
    let (effects, left) = super::update::dispatch(state, msg);
    left.map_or(effects, |msg| update(state, msg))
}

fn submit(state: &mut State, answers: &[Answer]) -> Vec<Effect> {
    (state.form_error, state.wrong_field) = (None, None);
    match forms::read(state, answers) {
        Ok(Some(msg)) => dispatch(state, msg),
        Ok(None) => {
            // What the form was about is gone.
            state.dialog = None;
            Vec::new()
        }
        Err(Wrong { why, field }) => {
            (state.form_error, state.wrong_field) = (Some(why), field);
            Vec::new()
        }
    }
}
