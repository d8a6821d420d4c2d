//! Taking away rows, projects, members, keys and tables: at once what holds no figures, after a question the
//! rest.

use super::effect::Effect;
use super::grouping::outermost;
use super::sheet::Subject;
use super::state::{Dialog, Notice, State, StepLabel};
use super::update::{ask, perform};
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::drift::{Adjustment, Distribution, Line, LineField, Place, Row, RowId};
use crate::model::edit::{Edit, KeyChange, LineChange, PlanEdit, ProjectChange, Setting};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::id::{KeyId, MemberId};
use crate::model::investment::{Project, ProjectAmounts};
use crate::model::measure::Measure;
use crate::model::member::Holder;

/// Takes away at once what holds no figures, and asks about the rest.
pub(super) fn delete(state: &mut State, subject: Subject) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    if let Some(reason) = kept(&open.workbook, subject) {
        state.notice = Some(reason);
        return Vec::new();
    }
    if has_figures(&open.workbook, subject) {
        return ask(state, Dialog::Delete(subject));
    }
    delete_for_sure(state, subject)
}

/// Takes it away with its figures.
pub(super) fn delete_for_sure(state: &mut State, subject: Subject) -> Vec<Effect> {
    state.dialog = None;
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let workbook = &open.workbook;
    if let Some(reason) = kept(workbook, subject) {
        state.notice = Some(reason);
        return Vec::new();
    }
    let Some(edit) = removal(workbook, subject) else { return Vec::new() };
    let Some(name) = name(workbook, subject) else { return Vec::new() };
    let mut effects = perform(state, edit, StepLabel { verb: Verb::Delete, what: What::Named(name) });
    effects.push(Effect::Focus);
    effects
}

/// The edit that takes something away; `None` for what can't go.
fn removal(workbook: &Workbook, subject: Subject) -> Option<Edit> {
    Some(match subject {
        Subject::Row(id) => Edit::RemoveRow(id),
        Subject::Project(id) => Edit::RemoveProject(id),
        Subject::Holder(Holder::Member(id)) => without_member(workbook, id),
        Subject::Key(id) => Edit::RemoveKey(id),
        Subject::KeyFrom(id, from) => Edit::Key(id, KeyChange::Later(from, None)),
        Subject::Activity(id) => Edit::RemoveActivity(id),
        Subject::ProjectGroup(id) => Edit::RemoveProjectGroup(id),
        Subject::Measure(id) => Edit::Plan(PlanEdit::Remove(id)),
        Subject::MeasureGroup(id) => Edit::Plan(PlanEdit::RemoveGroup(id)),
        Subject::Holder(Holder::Shared) | Subject::Place(_) | Subject::Total => return None,
    })
}

/// Takes several rows away: at once if none of them holds figures, else after one question.
pub(super) fn delete_rows(state: &mut State, subjects: Vec<Subject>) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let subjects = apart(&open.workbook, subjects);
    if let [only] = subjects[..] {
        return delete(state, only);
    }
    if let Some(reason) = subjects.iter().find_map(|subject| kept(&open.workbook, *subject)) {
        state.notice = Some(reason);
        return Vec::new();
    }
    if subjects.iter().any(|subject| has_figures(&open.workbook, *subject)) {
        return ask(state, Dialog::DeleteRows(subjects));
    }
    delete_rows_for_sure(state, &subjects)
}

/// Rows within a selected group go with it, and not by themselves.
pub(super) fn apart(workbook: &Workbook, subjects: Vec<Subject>) -> Vec<Subject> {
    let rows: Vec<RowId> = subjects
        .iter()
        .filter_map(|subject| match subject {
            Subject::Row(row) => Some(*row),
            _ => None,
        })
        .collect();
    let outermost = outermost(workbook, &rows);
    let groups = subjects.clone();
    let goes = |subject: &Subject| match subject {
        Subject::Row(row) => outermost.contains(row),
        Subject::Measure(id) => !workbook.plan.iter().any(|group| {
            groups.contains(&Subject::MeasureGroup(group.id))
                && group.measures.iter().any(|own| own.id == *id)
        }),
        _ => true,
    };
    subjects.into_iter().filter(goes).collect()
}

/// Takes several rows away with their figures, as one step.
pub(super) fn delete_rows_for_sure(state: &mut State, subjects: &[Subject]) -> Vec<Effect> {
    state.dialog = None;
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let mut after = open.workbook.clone();
    let mut edits = Vec::new();
    for subject in subjects {
        // Each is judged by what the ones before have left: the last member stays.
        let edit = removal(&after, *subject).filter(|_| kept(&after, *subject).is_none());
        if let Some(edit) = edit
            && after.apply(edit.clone()).is_ok()
        {
            edits.push(edit);
        }
    }
    if edits.is_empty() {
        state.notice = Some(Notice::LastOne);
        return Vec::new();
    }
    let label = StepLabel { verb: Verb::Delete, what: What::Rows(edits.len()) };
    let mut effects = perform(state, Edit::Batch(edits), label);
    effects.push(Effect::Focus);
    effects
}

/// The name of what would be taken away; `None` if it is gone already or can't go.
#[must_use]
pub fn name(workbook: &Workbook, subject: Subject) -> Option<String> {
    Some(match subject {
        Subject::Row(id) => match workbook.row(id)? {
            Row::Line(line) => line.name.clone(),
            Row::Group(group) => group.name.clone(),
        },
        Subject::Project(id) => workbook.project(id)?.name.clone(),
        Subject::Holder(Holder::Member(id)) => workbook.member(id)?.name.clone(),
        Subject::Key(id) | Subject::KeyFrom(id, _) => workbook.key(id)?.name.clone(),
        Subject::Activity(id) => workbook.activity(id)?.name.clone(),
        Subject::ProjectGroup(id) => workbook.project_group(id)?.name.clone(),
        Subject::Measure(id) => workbook.measure(id)?.description.clone(),
        Subject::MeasureGroup(id) => workbook.measure_group(id)?.name.clone(),
        Subject::Holder(Holder::Shared) | Subject::Place(_) | Subject::Total => return None,
    })
}

/// Why it cannot be taken away, if it cannot.
fn kept(workbook: &Workbook, subject: Subject) -> Option<Notice> {
    let last = match subject {
        Subject::Key(id) => return key_in_use(workbook, id).then_some(Notice::KeyInUse(id)),
        Subject::Holder(Holder::Member(_)) => workbook.members.len() < 2,
        Subject::Activity(_) => workbook.activities.len() < 2,
        Subject::ProjectGroup(_) => workbook.project_groups.len() < 2,
        Subject::Row(_)
        | Subject::Project(_)
        | Subject::Measure(_)
        | Subject::MeasureGroup(_)
        | Subject::KeyFrom(..)
        | Subject::Holder(Holder::Shared)
        | Subject::Place(_)
        | Subject::Total => false,
    };
    last.then_some(Notice::LastOne)
}

fn key_in_use(workbook: &Workbook, id: KeyId) -> bool {
    workbook.settlement.key == Some(id)
        || workbook.capital.key == Some(id)
        || workbook.lines().any(|line| line.distribution.key() == Some(id))
}

fn has_figures(workbook: &Workbook, subject: Subject) -> bool {
    match subject {
        Subject::Row(id) => workbook.row(id).is_some_and(row_has_figures),
        Subject::Project(id) => workbook.project(id).is_some_and(project_has_figures),
        Subject::Holder(Holder::Member(id)) => member_has_figures(workbook, id),
        Subject::Activity(id) => {
            workbook.activity(id).is_some_and(|activity| activity.rows.iter().any(row_has_figures))
        }
        Subject::ProjectGroup(id) => {
            workbook.project_group(id).is_some_and(|group| group.projects.iter().any(project_has_figures))
        }
        Subject::Measure(id) => workbook.measure(id).is_some_and(measure_has_figures),
        Subject::MeasureGroup(id) => {
            workbook.measure_group(id).is_some_and(|group| group.measures.iter().any(measure_has_figures))
        }
        Subject::Key(_)
        | Subject::KeyFrom(..)
        | Subject::Holder(Holder::Shared)
        | Subject::Place(_)
        | Subject::Total => false,
    }
}

fn measure_has_figures(measure: &Measure) -> bool {
    !measure.effects.is_empty() || !measure.amount.is_empty()
}

fn row_has_figures(row: &Row) -> bool {
    let line_has = |line: &Line| {
        !line.adjustments.is_empty()
            || line.months.is_some()
            || match &line.distribution {
                Distribution::Direct(parts) => !parts.is_empty(),
                Distribution::ByKey { total, .. } => !total.is_empty(),
            }
    };
    match row {
        Row::Line(line) => line_has(line),
        Row::Group(group) => group.lines().into_iter().any(line_has),
    }
}

fn project_has_figures(project: &Project) -> bool {
    project.amounts != ProjectAmounts::default() || !project.coming_years.is_empty()
}

fn member_has_figures(workbook: &Workbook, id: MemberId) -> bool {
    let holder = Holder::Member(id);
    let in_lines = workbook
        .lines()
        .any(|line| matches!(&line.distribution, Distribution::Direct(parts) if parts.contains_key(&holder)));
    in_lines
        || workbook.projects().any(|project| project.holder == holder || project.budgeted_by == Some(id))
        || workbook.keys.iter().any(|key| key.sets().any(|(_, weights)| weights.contains_key(&id)))
        || workbook.measures().any(|measure| measure.members.contains(id))
}

/// Takes a member away with everything that refers to it; its projects become shared.
fn without_member(workbook: &Workbook, id: MemberId) -> Edit {
    let holder = Holder::Member(id);
    let mut edits = Vec::new();
    for line in workbook.lines() {
        for field in LineField::ALL {
            if !line.entry(Place::Part(holder), field).is_empty() {
                edits.push(Edit::amount(line.id, Place::Part(holder), field, Entry::Empty));
            }
            if line.is_held(Place::Part(holder), field) {
                edits.push(Edit::hold(AmountCell::Line(line.id, Place::Part(holder), field), false));
            }
        }
    }
    for line in workbook.lines() {
        let is_other = |adjustment: &&Adjustment| adjustment.holder != Some(holder);
        if !line.adjustments.iter().all(|adjustment| is_other(&adjustment)) {
            let left = line.adjustments.iter().filter(is_other).cloned().collect();
            edits.push(Edit::Line(line.id, LineChange::Adjustments(left)));
        }
    }
    for key in &workbook.keys {
        for (from, _) in key.sets().filter(|(_, weights)| weights.contains_key(&id)) {
            edits.push(Edit::Key(key.id, KeyChange::Weight(from, id, Entry::Empty)));
        }
    }
    for project in workbook.projects() {
        if project.holder == holder {
            edits.push(Edit::Project(project.id, ProjectChange::Holder(Holder::Shared)));
        }
        if project.budgeted_by == Some(id) {
            edits.push(Edit::Project(project.id, ProjectChange::BudgetedBy(None)));
        }
    }
    for measure in workbook.measures().filter(|measure| measure.members.contains(id)) {
        let mut left = Box::new(measure.clone());
        left.members.remove(id);
        edits.push(Edit::Plan(PlanEdit::Measure(left)));
    }
    if workbook.host == Some(id) {
        edits.push(Edit::Set(Setting::Host(None)));
    }
    edits.push(Edit::RemoveMember(id));
    Edit::Batch(edits)
}
