//! Applies edits of drift tables: activities, groups and lines.

use super::apply::{known_among, known_holder, known_key};
use super::parts::{insert, swap};
use super::{ActivityChange, Edit, EditError, GroupChange, LineChange, Parent, Position, What};
use crate::model::drift::{Activity, Distribution, Line, LineAmounts, Place, Row, RowId};
use crate::model::id::{ActivityId, GroupId, LineId};
use crate::model::member::Member;
use crate::model::parts::Guesses;
use crate::model::workbook::Workbook;

pub(super) fn activity_index(workbook: &Workbook, id: ActivityId) -> Result<usize, EditError> {
    workbook
        .activities
        .iter()
        .position(|activity| activity.id == id)
        .ok_or(EditError::Missing(What::Activity(id)))
}

pub(super) fn insert_activity(
    workbook: &mut Workbook,
    index: usize,
    mut activity: Activity,
) -> Result<Edit, EditError> {
    let id = activity.id;
    if workbook.activity(id).is_some() {
        return Err(EditError::Duplicate(What::Activity(id)));
    }
    check_new_rows(workbook, &activity.rows)?;
    activity.rows.iter_mut().for_each(without_empty_parts_in);
    insert(&mut workbook.activities, index, activity)?;
    Ok(Edit::RemoveActivity(id))
}

pub(super) fn remove_activity(workbook: &mut Workbook, id: ActivityId) -> Result<Edit, EditError> {
    let index = activity_index(workbook, id)?;
    Ok(Edit::InsertActivity(index, workbook.activities.remove(index)))
}

pub(super) fn change_activity(
    workbook: &mut Workbook,
    id: ActivityId,
    change: ActivityChange,
) -> Result<Edit, EditError> {
    let index = activity_index(workbook, id)?;
    let activity = &mut workbook.activities[index];
    let inverse = match change {
        ActivityChange::Name(name) => swap(&mut activity.name, name, ActivityChange::Name),
        ActivityChange::ResultName(name) => swap(&mut activity.result_name, name, ActivityChange::ResultName),
    };
    Ok(Edit::Activity(id, inverse))
}

/// New rows must be new, once each, and refer only to what the workbook has.
fn check_new_rows(workbook: &Workbook, rows: &[Row]) -> Result<(), EditError> {
    let mut seen = litemap::LiteMap::new();
    check_rows(workbook, rows, &mut seen)
}

fn check_rows(
    workbook: &Workbook,
    rows: &[Row],
    seen: &mut litemap::LiteMap<RowId, ()>,
) -> Result<(), EditError> {
    for row in rows {
        let id = row.id();
        if seen.insert(id, ()).is_some() || workbook.row(id).is_some() {
            return Err(EditError::Duplicate(What::Row(id)));
        }
        match row {
            Row::Line(line) => {
                check_distribution(workbook, &line.distribution)?;
                let holders = line.adjustments.iter().filter_map(|adjustment| adjustment.holder);
                holders.into_iter().try_for_each(|holder| known_holder(workbook, holder))?;
            }
            Row::Group(group) => check_rows(workbook, &group.rows, seen)?,
        }
    }
    Ok(())
}

fn check_distribution(workbook: &Workbook, distribution: &Distribution) -> Result<(), EditError> {
    match distribution {
        Distribution::ByKey { key, .. } => known_key(workbook, *key),
        Distribution::Direct(parts) => parts.keys().try_for_each(|holder| known_holder(workbook, *holder)),
    }
}

fn rows_of(workbook: &mut Workbook, parent: Parent) -> Result<&mut Vec<Row>, EditError> {
    match parent {
        Parent::Activity(id) => {
            let index = activity_index(workbook, id)?;
            Ok(&mut workbook.activities[index].rows)
        }
        Parent::Group(id) => workbook
            .group_mut(id)
            .map(|group| &mut group.rows)
            .ok_or(EditError::Missing(What::Row(RowId::Group(id)))),
    }
}

/// Where a row stands now.
fn position_of(workbook: &Workbook, id: RowId) -> Option<Position> {
    fn within(rows: &[Row], parent: Parent, id: RowId) -> Option<Position> {
        rows.iter().enumerate().find_map(|(index, row)| match row {
            row if row.id() == id => Some(Position { parent, index }),
            Row::Group(group) => within(&group.rows, Parent::Group(group.id), id),
            Row::Line(_) => None,
        })
    }
    workbook.activities.iter().find_map(|activity| within(&activity.rows, Parent::Activity(activity.id), id))
}

impl Workbook {
    /// Where a row stands: in which table or group, and before which place.
    #[must_use]
    pub fn position(&self, row: RowId) -> Option<Position> {
        position_of(self, row)
    }
}

pub(super) fn insert_row(
    workbook: &mut Workbook,
    position: Position,
    mut row: Row,
) -> Result<Edit, EditError> {
    check_new_rows(workbook, std::slice::from_ref(&row))?;
    without_empty_parts_in(&mut row);
    let id = row.id();
    insert(rows_of(workbook, position.parent)?, position.index, row)?;
    Ok(Edit::RemoveRow(id))
}

fn take_row(workbook: &mut Workbook, id: RowId) -> Result<(Position, Row), EditError> {
    let position = position_of(workbook, id).ok_or(EditError::Missing(What::Row(id)))?;
    let row = rows_of(workbook, position.parent)?.remove(position.index);
    Ok((position, row))
}

pub(super) fn remove_row(workbook: &mut Workbook, id: RowId) -> Result<Edit, EditError> {
    let (position, row) = take_row(workbook, id)?;
    Ok(Edit::InsertRow(position, row))
}

pub(super) fn move_row(workbook: &mut Workbook, id: RowId, to: Position) -> Result<Edit, EditError> {
    let (from, row) = take_row(workbook, id)?;
    // A group cannot go into itself: with the row taken out, such a parent is not found.
    let room = rows_of(workbook, to.parent).map(|rows| rows.len());
    let refused = match room {
        Ok(length) if to.index <= length => None,
        Ok(length) => Some(EditError::OutOfRange { index: to.index, length }),
        Err(error) => Some(error),
    };
    let target = if refused.is_some() { from } else { to };
    let rows = rows_of(workbook, target.parent)?;
    rows.insert(target.index.min(rows.len()), row);
    refused.map_or(Ok(Edit::MoveRow(id, from)), Err)
}

pub(super) fn change_group(
    workbook: &mut Workbook,
    id: GroupId,
    change: GroupChange,
) -> Result<Edit, EditError> {
    let group = workbook.group_mut(id).ok_or(EditError::Missing(What::Row(RowId::Group(id))))?;
    let inverse = match change {
        GroupChange::Name(name) => swap(&mut group.name, name, GroupChange::Name),
        GroupChange::Subtotal(place) => swap(&mut group.subtotal, place, GroupChange::Subtotal),
    };
    Ok(Edit::Group(id, inverse))
}

pub(super) fn change_line(
    workbook: &mut Workbook,
    id: LineId,
    change: LineChange,
) -> Result<Edit, EditError> {
    if let LineChange::Distribution(distribution) = &change {
        check_distribution(workbook, distribution)?;
    }
    let (line, members, guesses) = workbook.line_mut(id);
    let line = line.ok_or(EditError::Missing(What::Row(RowId::Line(id))))?;
    let inverse = match change {
        LineChange::Name(name) => swap(&mut line.name, name, LineChange::Name),
        LineChange::Kind(kind) => swap(&mut line.kind, kind, LineChange::Kind),
        LineChange::Distribution(mut new) => {
            without_empty_parts(&mut new);
            swap(&mut line.distribution, new, LineChange::Distribution)
        }
        LineChange::Profile(profile) => swap(&mut line.profile, profile, LineChange::Profile),
        LineChange::Method(method) => swap(&mut line.method, method, LineChange::Method),
        LineChange::Formula(formula) => swap(&mut line.formula, formula, LineChange::Formula),
        LineChange::Comment(comment) => swap(&mut line.comment, comment, LineChange::Comment),
        LineChange::Adjustments(new) => {
            new.iter().filter_map(|new| new.holder).try_for_each(|holder| known_among(members, holder))?;
            swap(&mut line.adjustments, new, LineChange::Adjustments)
        }
        LineChange::Amount(place, field, entry) => {
            let old = in_amounts(line, (members, guesses), place, |amounts| amounts.replace(field, entry))?;
            LineChange::Amount(place, field, old)
        }
        LineChange::Hold(place, field, held) => {
            let old = in_amounts(line, (members, guesses), place, |amounts| amounts.hold(field, held))?;
            LineChange::Hold(place, field, old)
        }
    };
    Ok(Edit::Line(id, inverse))
}

/// Holders without any amount, of which none is held, are not kept, so that the same content has one form.
fn without_empty_parts(distribution: &mut Distribution) {
    if let Distribution::Direct(parts) = distribution {
        parts.retain(|_, amounts| !amounts.is_empty());
    }
}

fn without_empty_parts_in(row: &mut Row) {
    match row {
        Row::Line(line) => {
            without_empty_parts(&mut line.distribution);
            line.months.take_if(|months| months.is_empty());
        }
        Row::Group(group) => group.rows.iter_mut().for_each(without_empty_parts_in),
    }
}

/// Changes the amounts at a place of a line.
fn in_amounts<T>(
    line: &mut Line,
    (members, guesses): (&[Member], &mut Guesses),
    place: Place,
    change: impl FnOnce(&mut LineAmounts) -> T,
) -> Result<T, EditError> {
    match (&mut line.distribution, place) {
        (Distribution::ByKey { total, .. }, Place::Total) => Ok(change(total)),
        (Distribution::Direct(parts), Place::Part(holder)) => {
            let found = parts.find(holder, guesses.of(holder));
            match found {
                // Who has a part is a member.
                Ok(at) => guesses.remember(holder, at),
                Err(_) => known_among(members, holder)?,
            }
            let amounts = parts.at(found, holder);
            let (old, is_empty) = (change(amounts), amounts.is_empty());
            if is_empty {
                parts.remove(&holder);
            }
            Ok(old)
        }
        (_, Place::Part(holder)) => {
            known_among(members, holder)?;
            Err(EditError::WrongPlace(line.id))
        }
        _ => Err(EditError::WrongPlace(line.id)),
    }
}
