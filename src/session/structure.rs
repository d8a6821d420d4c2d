//! Adding, moving and taking away what tables are made of.

use super::commit::{is_municipality_code, one_line, shown_prognoses, write_part};
use super::delete;
use super::editing::name_new_row;
use super::effect::Effect;
use super::moving;
use super::msg::{LineProperties, Msg};
use super::nesting::fits;
use super::new_workbook::{empty_line, empty_project};
use super::plan;
use super::sheet::{SheetId, Subject};
use super::state::{Dialog, Look, Notice, PartOfTotal, State, StepLabel, View};
use super::update::{ask, perform};
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::drift::{
    Activity, Distribution, Group, Kind, LineField, Method, Place, Row, RowId, SubtotalPlace,
};
use crate::model::edit::{
    ActivityChange, Edit, GroupChange, LineChange, Parent, Position, ProjectGroupChange,
};
use crate::model::entry::Entry;
use crate::model::id::{ActivityId, IdSource, LineId, ProjectGroupId};
use crate::model::investment::{ProjectColumn, ProjectGroup};
use crate::model::key::AllocationKey;
use crate::model::member::{Holder, Member};
use crate::rules::drift::Tables;
use crate::rules::drift::{Lens, as_by_key, as_direct};
use crate::rules::why::Book;

pub(super) fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::AddLine(activity, after) => add_row(state, activity, after, |ids, texts| {
            Row::Line(empty_line(ids, texts.later().new_line, Kind::Cost))
        }),
        Msg::AddGroup(activity, after) => add_row(state, activity, after, |ids, texts| {
            Row::Group(Group {
                id: ids.fresh(),
                name: texts.later().new_group.to_owned(),
                subtotal: SubtotalPlace::Above,
                rows: Vec::new(),
            })
        }),
        Msg::AddProject(group, after) => add_project(state, group, after),
        Msg::AddProjectGroup => add_project_group(state),
        Msg::AddActivity => add_activity(state),
        Msg::AddMeasure(after) => plan::add_measure(state, after),
        Msg::AddMeasureGroup(after) => plan::add_group(state, after),
        Msg::RenameActivity(id, name) => {
            let name = one_line(&name);
            let label = label(Verb::Rename, &name);
            perform(state, Edit::Activity(id, ActivityChange::Name(name)), label)
        }
        Msg::RenameProjectGroup(id, name) => {
            let name = one_line(&name);
            let label = label(Verb::Rename, &name);
            perform(state, Edit::ProjectGroup(id, ProjectGroupChange::Name(name)), label)
        }
        Msg::AddMember(name, code) => add_member(state, name, code),
        Msg::AddKey => add_key(state),
        Msg::Delete(subject) => delete::delete(state, subject),
        Msg::DeleteRows(subjects) => delete::delete_rows(state, subjects),
        Msg::DeleteRowsForSure(subjects) => delete::delete_rows_for_sure(state, &subjects),
        Msg::DeleteForSure(subject) => delete::delete_for_sure(state, subject),
        Msg::Move(subjects, direction) => moving::step(state, &subjects, direction),
        Msg::Drop(sheet, row, after) => moving::drop(state, sheet, row, after),
        Msg::LineProperties(id, properties) => line_properties(state, id, properties),
        Msg::GroupProperties(id, name, subtotal) => {
            state.dialog = None;
            let name = one_line(&name);
            let label = label(Verb::Change, &name);
            let edits = [GroupChange::Name(name), GroupChange::Subtotal(subtotal)]
                .map(|change| Edit::Group(id, change));
            perform(state, Edit::Batch(edits.into()), label)
        }
        Msg::ChangeTotal => answer_part(state, change_total),
        Msg::MakeDirect => answer_part(state, make_direct),
        Msg::ProjectColumns(group, columns) => {
            state.dialog = None;
            let label = label(Verb::Settings, &name_of_project_group(state, group));
            perform(state, Edit::ProjectGroup(group, ProjectGroupChange::Columns(columns)), label)
        }
        _ => Vec::new(),
    }
}

fn label(verb: Verb, name: &str) -> StepLabel {
    StepLabel { verb, what: What::Named(name.to_owned()) }
}

fn name_of_project_group(state: &State, id: ProjectGroupId) -> String {
    let open = state.open.as_ref();
    open.and_then(|open| open.workbook.project_group(id)).map(|group| group.name.clone()).unwrap_or_default()
}

fn add_row(
    state: &mut State,
    activity: ActivityId,
    after: Option<Subject>,
    make: impl FnOnce(&mut IdSource, &'static crate::lang::Texts) -> Row,
) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let Some(table) = open.workbook.activity(activity) else { return Vec::new() };
    let end = Position { parent: Parent::Activity(activity), index: table.rows.len() };
    let sheet = open.look.sheet(activity);
    let position = match after {
        Some(Subject::Row(row)) => after_row(&open.workbook, row).unwrap_or(end),
        _ => end,
    };
    let row = make(&mut state.ids, state.lang.texts());
    let position = if fits(&open.workbook, &row, position.parent) { position } else { end };
    let (id, name) = match &row {
        Row::Line(line) => (row.id(), line.name.clone()),
        Row::Group(group) => (row.id(), group.name.clone()),
    };
    let mut effects = perform(state, Edit::InsertRow(position, row), label(Verb::Add, &name));
    effects.extend(name_new_row(state, sheet, Subject::Row(id)));
    effects
}

/// Edits that add empty lines, projects or measures below the last row of a table.
pub(super) fn new_rows(state: &mut State, sheet: SheetId, count: usize) -> Vec<Edit> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let texts = state.lang.texts();
    match sheet {
        SheetId::Drift(id) | SheetId::SideBySide(id) => {
            let Some(activity) = open.workbook.activity(id) else { return Vec::new() };
            let end = activity.rows.len();
            let ids = &mut state.ids;
            (0..count)
                .map(|more| {
                    let position = Position { parent: Parent::Activity(id), index: end + more };
                    Edit::InsertRow(position, Row::Line(empty_line(ids, texts.later().new_line, Kind::Cost)))
                })
                .collect()
        }
        SheetId::Projects(id) => {
            let Some(group) = open.workbook.project_group(id) else { return Vec::new() };
            let end = group.projects.len();
            let ids = &mut state.ids;
            (0..count)
                .map(|more| {
                    let project = empty_project(ids, texts.later().new_project, Holder::Shared);
                    Edit::InsertProject(id, end + more, Box::new(project))
                })
                .collect()
        }
        SheetId::Measures => plan::new_measures(state, count),
        _ => Vec::new(),
    }
}

/// The place after a row; within a group that shows its sum above, the first place.
fn after_row(workbook: &Workbook, row: RowId) -> Option<Position> {
    if let RowId::Group(id) = row
        && workbook.group(id)?.subtotal == SubtotalPlace::Above
    {
        return Some(Position { parent: Parent::Group(id), index: 0 });
    }
    workbook.position(row).map(|position| Position { index: position.index + 1, ..position })
}

fn add_project(state: &mut State, group: ProjectGroupId, after: Option<Subject>) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let Some(table) = open.workbook.project_group(group) else { return Vec::new() };
    let index = match after {
        Some(Subject::Project(id)) => {
            table.projects.iter().position(|project| project.id == id).map(|index| index + 1)
        }
        _ => None,
    };
    let index = index.unwrap_or(table.projects.len());
    let holder = match open.look {
        Look::Lens(Lens::Holder(holder)) => holder,
        _ => Holder::Shared,
    };
    let name = state.lang.texts().later().new_project;
    let project = empty_project(&mut state.ids, name, holder);
    let subject = Subject::Project(project.id);
    let edit = Edit::InsertProject(group, index, Box::new(project));
    let mut effects = perform(state, edit, label(Verb::Add, name));
    effects.extend(name_new_row(state, SheetId::Projects(group), subject));
    effects
}

fn add_project_group(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let texts = state.lang.texts();
    let index = open.workbook.project_groups.len();
    let group = ProjectGroup {
        id: state.ids.fresh(),
        name: texts.later().new_project_group.to_owned(),
        total_name: texts.sum_investments.to_owned(),
        columns: ProjectColumn::USUAL.into(),
        projects: Vec::new(),
    };
    perform(state, Edit::InsertProjectGroup(index, group), label(Verb::Add, texts.later().new_project_group))
}

fn add_activity(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let texts = state.lang.texts();
    let index = open.workbook.activities.len();
    let id = state.ids.fresh();
    let activity = Activity {
        id,
        name: texts.later().new_activity.to_owned(),
        result_name: texts.result.to_owned(),
        rows: Vec::new(),
    };
    let mut effects =
        perform(state, Edit::InsertActivity(index, activity), label(Verb::Add, texts.later().new_activity));
    let is_listed = state.open.as_ref().is_some_and(|open| open.view == View::Overview);
    if let Some(open) = state.open.as_mut() {
        open.activity = Some(id);
    }
    if is_listed {
        effects.extend(name_new_row(state, SheetId::Results, Subject::Activity(id)));
    }
    effects
}

fn add_member(state: &mut State, name: String, code: Option<String>) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    state.dialog = None;
    let index = open.workbook.members.len();
    let name = one_line(&name);
    let label = label(Verb::Add, &name);
    let code = code.filter(|code| is_municipality_code(code));
    let member = Member { id: state.ids.fresh(), name, code };
    perform(state, Edit::InsertMember(index, member), label)
}

fn add_key(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let texts = state.lang.texts();
    let index = open.workbook.keys.len();
    let key = AllocationKey {
        id: state.ids.fresh(),
        name: texts.later().new_key.to_owned(),
        source: String::new(),
        date: String::new(),
        weights: litemap::LiteMap::new(),
        later: litemap::LiteMap::new(),
        share_decimals: None,
    };
    let subject = Subject::Key(key.id);
    let mut effects = perform(state, Edit::InsertKey(index, key), label(Verb::Add, texts.later().new_key));
    effects.extend(name_new_row(state, SheetId::Keys, subject));
    effects
}

fn line_properties(state: &mut State, id: LineId, properties: LineProperties) -> Vec<Effect> {
    state.dialog = None;
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let Some(line) = open.workbook.line(id) else { return Vec::new() };
    let name = one_line(&properties.name);
    let mut changes = vec![
        LineChange::Name(name.clone()),
        LineChange::Kind(properties.kind),
        LineChange::Profile(properties.profile),
    ];
    if properties.method != line.method {
        changes.push(LineChange::Method(properties.method));
    }
    if properties.formula != line.formula {
        changes.push(LineChange::Formula(properties.formula));
    }
    let distribution = match properties.key {
        Some(key) => as_by_key(open.tables.formulas(), line, key),
        None => as_direct(&open.workbook, open.tables.formulas(), line),
    };
    let stuck = properties.key.is_none()
        && distribution.is_none()
        && matches!(line.distribution, Distribution::ByKey { .. });
    changes.extend(distribution.map(LineChange::Distribution));
    let edit = Edit::Batch(changes.into_iter().map(|change| Edit::Line(id, change)).collect());
    if stuck {
        // Without weights there are no parts that the members could keep.
        state.notice = Some(Notice::KeyHasNoWeights);
    }
    perform(state, edit, label(Verb::Change, &name))
}

fn answer_part(
    state: &mut State,
    answer: fn(&Workbook, &Tables, &PartOfTotal) -> Option<Edit>,
) -> Vec<Effect> {
    let Some(Dialog::PartOfTotal(part)) = state.dialog.take() else { return Vec::new() };
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let name = open.workbook.line(part.line).map(|line| line.name.clone()).unwrap_or_default();
    let Book { workbook, tables } = open.seen();
    let Some(edit) = answer(workbook, tables, &part) else {
        // This answer is not possible; what was typed waits for another.
        return ask(state, Dialog::PartOfTotal(part));
    };
    let mut effects = perform(state, edit, label(Verb::Change, &name));
    effects.extend(super::update::announce_result(state));
    effects.push(Effect::Focus);
    effects
}

/// Typing a prognosis makes it the controller's own figure.
fn own_figure(workbook: &Workbook, part: &PartOfTotal) -> Vec<Edit> {
    let line = workbook.line(part.line);
    let method = line.map(|line| line.method.unwrap_or(workbook.method));
    if part.column.field() == LineField::Prognosis && method != Some(Method::Typed) {
        vec![Edit::Line(part.line, LineChange::Method(Some(Method::Typed)))]
    } else {
        Vec::new()
    }
}

fn change_total(workbook: &Workbook, _: &Tables, part: &PartOfTotal) -> Option<Edit> {
    let mut edits = own_figure(workbook, part);
    edits.push(Edit::amount(part.line, Place::Total, part.column.field(), Entry::Value(part.total?)));
    Some(Edit::Batch(edits))
}

/// The line becomes direct with the parts that it shows, and then the part is written as in any direct line.
fn make_direct(workbook: &Workbook, tables: &Tables, part: &PartOfTotal) -> Option<Edit> {
    let mut direct = as_direct(workbook, tables.formulas(), workbook.line(part.line)?)?;
    let mut edits = own_figure(workbook, part);
    if let (false, Distribution::Direct(parts)) = (edits.is_empty(), &mut direct) {
        // A figure that was written before must not come to light where nothing was shown.
        parts.iter_mut().for_each(|(_, part)| {
            part.replace(LineField::Prognosis, Entry::Empty);
        });
        for (holder, shown) in shown_prognoses(workbook, tables, part.line) {
            parts.or_empty(holder).replace(LineField::Prognosis, Entry::Value(shown));
        }
    }
    edits.push(Edit::Line(part.line, LineChange::Distribution(direct)));
    let direct = Edit::Batch(edits);
    let mut after = workbook.clone();
    after.apply(direct.clone()).ok()?;
    let written = write_part(&after, part.line, part.holder, part.column.field(), part.amount)?;
    Some(Edit::Batch(vec![direct, written]))
}
