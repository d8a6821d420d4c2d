//! Allocation keys as sheets: the weights, and the shares that follow.

use rust_decimal::Decimal;

use super::{Cell, ColumnKind, Content, RowHead, RowStyle, SheetId, Source, Subject, Table, Target, Value};
use crate::lang::sentence;
use crate::model::entry::Entry;
use crate::model::id::MemberId;
use crate::model::key::AllocationKey;
use crate::rules::check::has_date;
use crate::rules::key::{shares as key_shares, weight_sum};
use crate::text::number::{format_number, format_percent};

/// Each key's weights, their sum, and where they come from.
pub(super) fn table(source: Source<'_>) -> Table<'_> {
    let texts = source.lang.texts();
    let members = source.workbook.members.iter().map(|_| ColumnKind::Number);
    Table {
        id: SheetId::Keys,
        caption: texts.later().keys_caption.to_owned(),
        corner: texts.later().key,
        columns: members.chain([ColumnKind::Number, ColumnKind::Text, ColumnKind::Short]).collect(),
        rows: heads(source),
        shown: None,
        content: Box::new(Weights { source }),
    }
}

fn heads(source: Source) -> Vec<RowHead> {
    let head = |key: &AllocationKey| RowHead {
        subject: Subject::Key(key.id),
        depth: 0,
        style: RowStyle::Line,
        fold: None,
    };
    source.workbook.keys.iter().map(head).collect()
}

struct Weights<'a> {
    source: Source<'a>,
}

impl Content for Weights<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn heading(&self, column: usize) -> String {
        let texts = self.source.lang.texts();
        let members = &self.source.workbook.members;
        members.get(column).map(|member| member.name.clone()).unwrap_or_else(|| {
            [texts.later().sum, texts.later().source, texts.later().date][(column - members.len()).min(2)]
                .to_owned()
        })
    }

    fn header(&self, row: usize) -> Cell {
        let key = &self.source.workbook.keys[row];
        Cell::text(&key.name, Target::KeyName(key.id))
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let key = &self.source.workbook.keys[row];
        let members = &self.source.workbook.members;
        match members.get(column) {
            Some(member) => self.weight(key, member.id),
            None if column == members.len() => self.number(weight_sum(key)),
            None if column == members.len() + 1 => Cell::text(&key.source, Target::KeySource(key.id)),
            None => {
                let mut cell = Cell::text(&key.date, Target::KeyDate(key.id));
                if !has_date(key) {
                    cell.unread = true;
                    self.source.lang.texts().later().no_date.clone_into(&mut cell.about);
                }
                cell
            }
        }
    }
}

impl Weights<'_> {
    fn number(&self, number: Decimal) -> Cell {
        let text = format_number(number, None, self.source.lang.numbers());
        Cell { value: Some(Value::Number(number)), ..Cell::shown(text) }
    }

    fn weight(&self, key: &AllocationKey, member: MemberId) -> Cell {
        let target = Target::KeyWeight(key.id, member);
        match key.weight(member) {
            Entry::Empty => Cell { target: Some(target), ..Cell::default() },
            Entry::Value(weight) => {
                let cell = self.number(weight.as_decimal());
                Cell { draft: cell.text.clone(), target: Some(target), ..cell }
            }
            Entry::Formula(never) | Entry::Decisions(never) => match *never {},
            Entry::Unread(text) => {
                let about = sentence::no_weight(self.source.lang, text).to_owned();
                Cell { unread: true, about, ..Cell::text(text, target) }
            }
        }
    }
}

/// What each key gives each member, in percent.
pub(super) fn shares(source: Source<'_>) -> Table<'_> {
    let texts = source.lang.texts();
    Table {
        id: SheetId::Shares,
        caption: texts.later().shares_caption.to_owned(),
        corner: texts.later().key,
        columns: vec![ColumnKind::Number; source.workbook.members.len()],
        rows: heads(source),
        shown: None,
        content: Box::new(Shares {
            source,
            shares: source.workbook.keys.iter().map(|key| key_shares(source.workbook, key)).collect(),
        }),
    }
}

struct Shares<'a> {
    source: Source<'a>,
    shares: Vec<Option<Vec<Decimal>>>,
}

impl Content for Shares<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn heading(&self, column: usize) -> String {
        self.source.workbook.members[column].name.clone()
    }

    fn header(&self, row: usize) -> Cell {
        Cell::shown(&self.source.workbook.keys[row].name)
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let Some(share) = self.shares[row].as_ref().and_then(|shares| shares.get(column)) else {
            return Cell::default();
        };
        let text = format_percent(*share, 2, self.source.lang.numbers());
        Cell { value: Some(Value::Ratio(*share)), ..Cell::shown(text) }
    }
}
