//! Allocation keys as sheets: the weights, and the shares that follow.

use super::{Cell, Column, ColumnKind, RowStyle, Sheet, SheetId, SheetRow, Source, Subject, Target};
use crate::model::entry::Entry;
use crate::rules::key::{shares as key_shares, weight_sum};
use crate::text::number::{format_number, format_percent};

/// Each key's weights, their sum, and where they come from.
pub(super) fn table(source: Source) -> Sheet {
    let texts = source.lang.texts();
    let rows = source.workbook.keys.iter().map(|key| {
        let mut cells = Vec::new();
        cells.extend(source.workbook.members.iter().map(|member| {
            let target = Target::KeyWeight(key.id, member.id);
            match key.weight(member.id) {
                Entry::Empty => Cell { target: Some(target), ..Cell::default() },
                Entry::Value(weight) => Cell {
                    text: format_number(weight.as_decimal(), None, source.lang.numbers()),
                    draft: format_number(weight.as_decimal(), None, source.lang.numbers()),
                    target: Some(target),
                    ..Cell::default()
                },
                Entry::Formula(never) => match *never {},
                Entry::Unread(text) => {
                    Cell { unread: true, note: texts.unread_cell.to_owned(), ..Cell::text(text, target) }
                }
            }
        }));
        cells.push(Cell::shown(format_number(weight_sum(key), None, source.lang.numbers())));
        cells.push(Cell::text(&key.source, Target::KeySource(key.id)));
        cells.push(Cell::text(&key.date, Target::KeyDate(key.id)));
        SheetRow {
            subject: Subject::Key(key.id),
            header: Cell::text(&key.name, Target::KeyName(key.id)),
            depth: 0,
            style: RowStyle::Line,
            cells,
        }
    });
    let column = |heading: &str, kind| Column { heading: heading.to_owned(), kind };
    let columns = members(source).chain([
        column(texts.sum, ColumnKind::Number),
        column(texts.source, ColumnKind::Text),
        column(texts.date, ColumnKind::Short),
    ]);
    Sheet {
        id: SheetId::Keys,
        caption: texts.keys_caption.to_owned(),
        corner: texts.key.to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
    }
}

/// What each key gives each member, in percent.
pub(super) fn shares(source: Source) -> Sheet {
    let texts = source.lang.texts();
    let rows = source.workbook.keys.iter().map(|key| {
        let shares = key_shares(source.workbook, key);
        let cells = (0..source.workbook.members.len())
            .map(|index| {
                let share = shares.as_ref().and_then(|shares| shares.get(index));
                Cell::shown(share.map(|s| format_percent(*s, 2, source.lang.numbers())).unwrap_or_default())
            })
            .collect();
        SheetRow {
            subject: Subject::Key(key.id),
            header: Cell::shown(&key.name),
            depth: 0,
            style: RowStyle::Line,
            cells,
        }
    });
    Sheet {
        id: SheetId::Shares,
        caption: texts.shares_caption.to_owned(),
        corner: texts.key.to_owned(),
        columns: members(source).collect(),
        rows: rows.collect(),
    }
}

fn members(source: Source<'_>) -> impl Iterator<Item = Column> + '_ {
    source
        .workbook
        .members
        .iter()
        .map(|member| Column { heading: member.name.clone(), kind: ColumnKind::Number })
}
