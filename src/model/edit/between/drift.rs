//! The edits between the drift tables of two workbooks.

use super::super::{ActivityChange, Edit, EditError, GroupChange, LineChange, Parent, Position};
use super::{Way, order};
use crate::model::drift::{Activity, Distribution, Group, Line, LineAmounts, LineField, Place, Row, RowId};
use crate::model::member::Holder;
use crate::model::months::{BookedYear, Months};
use crate::model::parts::Parts;
use crate::model::period::Month;
use crate::model::workbook::Workbook;

pub(super) fn between(way: &mut Way, to: &Workbook) -> Result<(), EditError> {
    // Tables first, and the rows that go, so that those that stay need not be moved around them.
    for (index, activity) in to.activities.iter().enumerate() {
        come(way, to, index, activity)?;
    }
    let gone: Vec<RowId> =
        way.now.lines().map(|line| RowId::Line(line.id)).filter(|id| to.row(*id).is_none()).collect();
    for id in gone {
        way.take(Edit::RemoveRow(id))?;
    }
    for activity in &to.activities {
        rows(way, Parent::Activity(activity.id), &activity.rows)?;
    }
    // Groups and tables that are not there have nothing in them any more that is.
    while let Some(id) = gone_group(&way.now, to) {
        way.take(Edit::RemoveRow(id))?;
    }
    let ids =
        |workbook: &Workbook| workbook.activities.iter().map(|activity| activity.id).collect::<Vec<_>>();
    for id in ids(&way.now).into_iter().filter(|id| to.activity(*id).is_none()) {
        way.take(Edit::RemoveActivity(id))?;
    }
    for (id, index) in order::moves(&ids(&way.now), &ids(to)) {
        way.take(Edit::MoveActivity(id, index))?;
    }
    for row in to.activities.iter().flat_map(Activity::all_rows) {
        match row {
            Row::Group(group) => change_group(way, group)?,
            Row::Line(line) => change_line(way, line)?,
        }
    }
    Ok(())
}

fn come(way: &mut Way, to: &Workbook, index: usize, activity: &Activity) -> Result<(), EditError> {
    match way.now.activity(activity.id).cloned() {
        None => {
            let ids = |workbook: &Workbook| -> Vec<_> {
                workbook.activities.iter().map(|activity| activity.id).collect()
            };
            let index = order::place_after(ids(&way.now), ids(to), index);
            // Its rows come one by one: some may be here already, in another table.
            way.take(Edit::InsertActivity(index, Activity { rows: Vec::new(), ..activity.clone() }))
        }
        Some(old) => {
            let change = |change| Edit::Activity(activity.id, change);
            way.take_if(&old.name, &activity.name, |new| change(ActivityChange::Name(new.clone())))?;
            way.take_if(&old.result_name, &activity.result_name, |new| {
                change(ActivityChange::ResultName(new.clone()))
            })
        }
    }
}

/// A group that is not in `to`; none is in it.
fn gone_group(now: &Workbook, to: &Workbook) -> Option<RowId> {
    let mut rows = now.activities.iter().flat_map(Activity::all_rows).map(Row::id);
    rows.rfind(|id| to.row(*id).is_none())
}

fn children(workbook: &Workbook, parent: Parent) -> Vec<RowId> {
    let rows = match parent {
        Parent::Activity(id) => workbook.activity(id).map(|activity| &activity.rows),
        Parent::Group(id) => workbook.group(id).map(|group| &group.rows),
    };
    rows.map(|rows| rows.iter().map(Row::id).collect()).unwrap_or_default()
}

/// Puts the rows in their order directly in `parent`, from there or from elsewhere, and then those in them. Whatever stands
/// around `parent` is in its place already, so no row is moved into itself.
fn rows(way: &mut Way, parent: Parent, wanted: &[Row]) -> Result<(), EditError> {
    let ids: Vec<RowId> = wanted.iter().map(Row::id).collect();
    for (id, index) in order::moves(&children(&way.now, parent), &ids) {
        let (position, new) = (Position { parent, index }, wanted.iter().find(|row| row.id() == id));
        way.take(match new.filter(|_| way.now.row(id).is_none()) {
            Some(new) => Edit::InsertRow(position, alone(new)),
            None => Edit::MoveRow(id, position),
        })?;
    }
    for row in wanted {
        if let Row::Group(group) = row {
            rows(way, Parent::Group(group.id), &group.rows)?;
        }
    }
    Ok(())
}

/// A row without those in it.
fn alone(row: &Row) -> Row {
    match row {
        Row::Line(line) => Row::Line(line.clone()),
        Row::Group(Group { id, name, subtotal, .. }) => {
            Row::Group(Group { id: *id, name: name.clone(), subtotal: *subtotal, rows: Vec::new() })
        }
    }
}

fn change_group(way: &mut Way, new: &Group) -> Result<(), EditError> {
    let Some(old) = way.now.group(new.id) else { return Ok(()) };
    let (name, subtotal) = (old.name.clone(), old.subtotal);
    way.take_if(&name, &new.name, |name| Edit::Group(new.id, GroupChange::Name(name.clone())))?;
    way.take_if(&subtotal, &new.subtotal, |place| Edit::Group(new.id, GroupChange::Subtotal(*place)))
}

fn change_line(way: &mut Way, new: &Line) -> Result<(), EditError> {
    let Some(old) = way.now.line(new.id).cloned() else { return Ok(()) };
    if old == *new {
        return Ok(());
    }
    let change = |change| Edit::Line(new.id, change);
    way.take_if(&old.name, &new.name, |new| change(LineChange::Name(new.clone())))?;
    way.take_if(&old.kind, &new.kind, |new| change(LineChange::Kind(*new)))?;
    match (&old.distribution, &new.distribution) {
        (Distribution::ByKey { key: before, total: old }, Distribution::ByKey { key, total })
            if before == key =>
        {
            amounts(way, new, Place::Total, old, total)?;
        }
        (Distribution::Direct(old), Distribution::Direct(parts)) => {
            for holder in holders(old, parts) {
                let none = LineAmounts::default();
                let [old, part] = [old, parts].map(|parts| parts.get(&holder).unwrap_or(&none));
                amounts(way, new, Place::Part(holder), old, part)?;
            }
        }
        (_, split) => way.take(change(LineChange::Distribution(split.clone())))?,
    }
    way.take_if(&old.profile, &new.profile, |new| change(LineChange::Profile(new.clone())))?;
    way.take_if(&old.method, &new.method, |new| change(LineChange::Method(*new)))?;
    way.take_if(&old.formula, &new.formula, |new| change(LineChange::Formula(new.clone())))?;
    let none = Months::default();
    let [before, after] = [&old, new].map(|line| line.months.as_deref().unwrap_or(&none));
    for year in BookedYear::ALL {
        for month in Month::all() {
            way.take_if(before.get(year, month), after.get(year, month), |entry| {
                Edit::Month(new.id, year, month, entry.clone())
            })?;
        }
    }
    way.take_if(&old.adjustments, &new.adjustments, |new| change(LineChange::Adjustments(new.clone())))?;
    way.take_if(&old.comment, &new.comment, |new| change(LineChange::Comment(new.clone())))
}

/// Whoever has a part in either, each once.
fn holders(old: &Parts, new: &Parts) -> Vec<Holder> {
    old.keys().chain(new.keys().filter(|holder| !old.contains_key(holder))).copied().collect()
}

fn amounts(
    way: &mut Way,
    line: &Line,
    place: Place,
    old: &LineAmounts,
    new: &LineAmounts,
) -> Result<(), EditError> {
    for field in LineField::ALL {
        way.take_if(old.get(field), new.get(field), |entry| {
            Edit::amount(line.id, place, field, entry.clone())
        })?;
        way.take_if(&old.is_held(field), &new.is_held(field), |held| {
            Edit::Line(line.id, LineChange::Hold(place, field, *held))
        })?;
    }
    Ok(())
}
