//! Sets of columns: which columns a table of a kind shows, in which order and how wide, under a name. They belong to
//! the browser and not to a workbook, so that they serve all workbooks.

use litemap::LiteMap;

use super::arranging::arrange;
use super::commit::one_line;
use super::effect::Effect;
use super::forms::columns::all_project_columns;
use super::remembered::{kind, write_sets};
use super::sheet::{ColumnKey, SheetId, column_keys};
use super::state::{State, StepLabel};
use super::update::perform;
use crate::lang::{Lang, Verb, What};
use crate::model::drift::DriftColumn;
use crate::model::edit::{Edit, ProjectGroupChange, Setting};
use crate::model::id::ActivityId;
use crate::model::investment::ProjectColumn;

/// Columns under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnSet {
    /// The kind of tables that it is for.
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
    /// The columns, in the order that they are shown in.
    pub columns: Vec<ColumnKey>,
    /// Widths that people gave them, in pixels.
    pub widths: LiteMap<ColumnKey, i32>,
}

/// Every column that a table could show, in its usual order.
fn possible(state: &State, sheet: SheetId) -> Vec<ColumnKey> {
    let workbook = state.open.as_ref().map(|open| &open.workbook);
    match sheet {
        SheetId::Drift(_) => DriftColumn::ALL.map(ColumnKey::Drift).into(),
        SheetId::Projects(id) => workbook
            .and_then(|workbook| Some(all_project_columns(workbook, &workbook.project_group(id)?.columns)))
            .map(|all| all.into_iter().map(ColumnKey::Project).collect())
            .unwrap_or_default(),
        _ => state.source().and_then(|source| column_keys(source, sheet)).unwrap_or_default(),
    }
}

/// The sets that a table can show: those that are always there, then those that people named. A set of which the
/// table has no column is not among them.
#[must_use]
pub fn sets(state: &State, sheet: SheetId) -> Vec<ColumnSet> {
    let texts = state.lang.texts();
    let all = possible(state, sheet);
    let set = |name: &str, columns: Vec<ColumnKey>| ColumnSet {
        kind: kind(sheet),
        name: name.to_owned(),
        columns,
        widths: LiteMap::new(),
    };
    let mut sets = vec![set(texts.later().every_column, all.clone())];
    match sheet {
        SheetId::Drift(_) => {
            sets.push(set(texts.later().usual_columns, DriftColumn::USUAL.map(ColumnKey::Drift).into()));
            let deviations =
                [DriftColumn::DeviationToDate, DriftColumn::Deviation, DriftColumn::DeviationPercent];
            sets.push(set(texts.later().deviations_only, deviations.map(ColumnKey::Drift).into()));
            sets.push(with_measures(state.lang));
        }
        SheetId::Projects(_) => {
            sets.push(set(texts.later().usual_columns, ProjectColumn::USUAL.map(ColumnKey::Project).into()));
            let deviations = [ProjectColumn::DeviationToDate, ProjectColumn::Deviation];
            sets.push(set(texts.later().deviations_only, deviations.map(ColumnKey::Project).into()));
        }
        _ => {}
    }
    sets.extend(named(state, sheet).into_iter().cloned());
    sets.retain(|set| set.columns.iter().any(|column| all.contains(column)));
    sets
}

/// What measures do to the prognosis, row by row.
fn with_measures(lang: Lang) -> ColumnSet {
    ColumnSet {
        kind: kind(SheetId::Drift(ActivityId(0))),
        name: lang.texts().measures.to_owned(),
        columns: DriftColumn::WITH_MEASURES.map(ColumnKey::Drift).into(),
        widths: LiteMap::new(),
    }
}

/// The same, for the operating table that is shown, unless it shows all of that.
#[must_use]
pub fn measures_set(state: &State) -> Option<(SheetId, ColumnSet)> {
    let open = state.open.as_ref()?;
    let sheet = open.look.sheet(open.activity?);
    let shown = &open.workbook.drift_columns;
    let is_drift = matches!(sheet, SheetId::Drift(_));
    let is_shown = DriftColumn::WITH_MEASURES[1..4].iter().all(|column| shown.contains(column));
    (is_drift && !is_shown).then(|| (sheet, with_measures(state.lang)))
}

/// The sets that people named for tables of this kind.
#[must_use]
pub fn named(state: &State, sheet: SheetId) -> Vec<&ColumnSet> {
    state.column_sets.iter().filter(|set| set.kind == kind(sheet)).collect()
}

/// The columns that a table shows now, and the widths that people gave them.
fn shown(state: &State, sheet: SheetId) -> Option<(Vec<ColumnKey>, LiteMap<ColumnKey, i32>)> {
    let table = state.table(sheet)?;
    let columns: Vec<ColumnKey> = (1..=table.columns.len()).filter_map(|at| table.key(at)).collect();
    let arrangement = state.open.as_ref()?.arrangements.get(&sheet);
    let mut widths = arrangement.map(|arrangement| arrangement.widths.clone()).unwrap_or_default();
    widths.retain(|column, _| columns.contains(column));
    Some((columns, widths))
}

/// Whether a table shows a set now.
#[must_use]
pub fn is_shown(state: &State, sheet: SheetId, set: &ColumnSet) -> bool {
    shown(state, sheet).is_some_and(|(columns, _)| {
        let all = possible(state, sheet);
        set.columns.iter().filter(|column| all.contains(column)).eq(columns.iter())
    })
}

/// Shows the columns of a set, as far as the table has them. Where the columns are a setting of the workbook this is a
/// step to undo, otherwise only a way of looking.
pub(super) fn choose(state: &mut State, sheet: SheetId, set: ColumnSet) -> Vec<Effect> {
    let all = possible(state, sheet);
    let columns: Vec<ColumnKey> = set.columns.into_iter().filter(|column| all.contains(column)).collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let label = StepLabel { verb: Verb::Settings, what: What::Named(set.name) };
    let mut effects = match edit(state, sheet, &columns) {
        Some(edit) => perform(state, edit, label),
        None => Vec::new(),
    };
    effects.extend(arrange(state, sheet, |arrangement| {
        // Nothing is hidden where the table's own columns are chosen.
        let is_setting = matches!(sheet, SheetId::Drift(_) | SheetId::Projects(_));
        let (shown, others): (Vec<ColumnKey>, Vec<ColumnKey>) =
            all.into_iter().partition(|column| columns.contains(column));
        arrangement.hidden = if is_setting { Vec::new() } else { others }.into_iter().collect();
        arrangement.placed = if is_setting || shown == columns { Vec::new() } else { columns };
        arrangement.widths = set.widths;
    }));
    effects.push(Effect::Focus);
    effects
}

/// The edit that gives a table its columns; `None` where they are no setting, or are so already.
fn edit(state: &State, sheet: SheetId, columns: &[ColumnKey]) -> Option<Edit> {
    let workbook = &state.open.as_ref()?.workbook;
    match sheet {
        SheetId::Drift(_) => {
            let of_drift = |column: &ColumnKey| match column {
                ColumnKey::Drift(column) => Some(*column),
                _ => None,
            };
            let columns: Vec<DriftColumn> = columns.iter().filter_map(of_drift).collect();
            (columns != workbook.drift_columns).then_some(Edit::Set(Setting::DriftColumns(columns)))
        }
        SheetId::Projects(id) => {
            let of_project = |column: &ColumnKey| match column {
                ColumnKey::Project(column) => Some(*column),
                _ => None,
            };
            let columns: Vec<ProjectColumn> = columns.iter().filter_map(of_project).collect();
            let is_new = columns != workbook.project_group(id)?.columns;
            is_new.then_some(Edit::ProjectGroup(id, ProjectGroupChange::Columns(columns)))
        }
        _ => None,
    }
}

/// Keeps the columns that a table shows as a set, in place of the one with the same name.
pub(super) fn save(state: &mut State, sheet: SheetId, name: &str) -> Vec<Effect> {
    state.dialog = None;
    let name = one_line(name);
    let Some((columns, widths)) = shown(state, sheet).filter(|_| !name.is_empty()) else { return Vec::new() };
    let set = ColumnSet { kind: kind(sheet), name, columns, widths };
    match state.column_sets.iter_mut().find(|known| known.kind == set.kind && known.name == set.name) {
        Some(known) => *known = set,
        None => state.column_sets.push(set),
    }
    stored(state)
}

/// Gives a set another name, or takes it away. A set that has the name already goes.
pub(super) fn rename(state: &mut State, sheet: SheetId, name: &str, new: Option<&str>) -> Vec<Effect> {
    state.dialog = None;
    let kind = kind(sheet);
    let is = |set: &ColumnSet, name: &str| set.kind == kind && set.name == name;
    let new = new.map(one_line).filter(|new| !new.is_empty());
    if new.as_deref() != Some(name) {
        state.column_sets.retain(|set| !is(set, new.as_deref().unwrap_or(name)));
    }
    if let (Some(set), Some(new)) = (state.column_sets.iter_mut().find(|set| is(set, name)), new) {
        set.name = new;
    }
    stored(state)
}

fn stored(state: &State) -> Vec<Effect> {
    vec![Effect::StoreColumnSets(write_sets(&state.column_sets)), Effect::Focus]
}
