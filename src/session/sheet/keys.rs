//! Allocation keys as sheets: the weights, and the shares that follow.

use rust_decimal::Decimal;

use super::{
    Cell, Choice, ColumnKind, Content, RowHead, RowStyle, SheetId, Source, Subject, Table, Target, Value,
};
use crate::lang::{heading, sentence};
use crate::model::Workbook;
use crate::model::entry::Entry;
use crate::model::key::{AllocationKey, MemberWeights, Weight, weight_of};
use crate::model::period::Month;
use crate::rules::check::has_date;
use crate::rules::key::{ShareOf, Span, rounding_difference, shares_by, weight_sum};
use crate::text::number::{format_number, format_percent};

/// Each key's weights, their sum, and where they come from.
pub(super) fn table(source: Source<'_>) -> Table<'_> {
    let texts = source.lang.texts();
    let members = source.workbook.members.iter().map(|_| ColumnKind::Number);
    let sets = source.workbook.keys.iter().flat_map(|key| key.sets().map(move |set| (key, set)));
    let rows: Vec<WeightsRow> =
        sets.map(|(key, (from, weights))| WeightsRow { key, from, weights }).collect();
    Table {
        id: SheetId::Keys,
        caption: texts.later().keys_caption.to_owned(),
        corner: texts.later().key,
        columns: members.chain([ColumnKind::Number, ColumnKind::Text, ColumnKind::Short]).collect(),
        rows: rows.iter().map(|row| head(Subject::key(row.key.id, row.from), row.from.is_some())).collect(),
        shown: None,
        beneath: None,
        content: Box::new(Weights { source, rows }),
    }
}

fn head(subject: Subject, is_within: bool) -> RowHead {
    RowHead { subject, depth: is_within.into(), style: RowStyle::Line, fold: None }
}

/// The name of a row beneath that of a key: what tells it from the others comes first, where it is not cut off.
fn within(name: &str, key: &AllocationKey) -> String {
    format!("{name}: {}", key.name)
}

/// One set of a key's weights, from the year's start or from a month on.
struct WeightsRow<'a> {
    key: &'a AllocationKey,
    from: Option<Month>,
    weights: &'a MemberWeights,
}

struct Weights<'a> {
    source: Source<'a>,
    rows: Vec<WeightsRow<'a>>,
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
        let WeightsRow { key, from, .. } = self.rows[row];
        match from {
            None => Cell::text(&key.name, Target::KeyName(key.id)),
            Some(from) => Cell::shown(within(&heading::from_month(self.source.lang, from), key)),
        }
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let WeightsRow { key, from, weights } = self.rows[row];
        let members = &self.source.workbook.members;
        match members.get(column) {
            Some(member) => {
                self.weight(weight_of(weights, member.id), Target::KeyWeight(key.id, from, member.id))
            }
            None if column == members.len() => self.number(weight_sum(weights)),
            // Where it comes from is said once.
            None if from.is_some() => Cell::default(),
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

    fn weight(&self, weight: &Entry<Weight>, target: Target) -> Cell {
        match weight {
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

/// What each key gives each member, in percent. A key that changes within the year has a row for the whole year, one
/// for the months passed, and one for each set of its weights.
pub(super) fn shares(source: Source<'_>) -> Table<'_> {
    let texts = source.lang.texts();
    let row = |(key, of)| SharesRow { key, of, shares: shares_by(source.workbook, key, of) };
    let rows: Vec<SharesRow> = share_rows(source.workbook).into_iter().map(row).collect();
    let head =
        |(at, row): (usize, &SharesRow)| head(shares_subject(at, (row.key, row.of)), !row.is_of_year());
    let members = source.workbook.members.iter().map(|_| ColumnKind::Number);
    Table {
        id: SheetId::Shares,
        caption: texts.later().shares_caption.to_owned(),
        corner: texts.later().key,
        columns: members.chain([ColumnKind::Number, ColumnKind::Short]).collect(),
        rows: rows.iter().enumerate().map(head).collect(),
        shown: None,
        beneath: None,
        content: Box::new(Shares { source, rows }),
    }
}

/// Which shares the rows of the table have, in its order.
pub(in crate::session) fn share_rows(workbook: &Workbook) -> Vec<(&AllocationKey, ShareOf)> {
    let mut rows = Vec::new();
    for key in &workbook.keys {
        rows.push((key, ShareOf::Over(Span::Year)));
        if key.later.is_empty() {
            continue;
        }
        let to_date = ShareOf::over(workbook, Span::ToDate);
        if to_date == ShareOf::Over(Span::ToDate) {
            rows.push((key, to_date));
        }
        rows.extend(key.sets().map(|(from, _)| (key, ShareOf::Set(from))));
    }
    rows
}

/// What the row at a place of the shares is about.
pub(in crate::session) fn shares_subject(at: usize, (key, of): (&AllocationKey, ShareOf)) -> Subject {
    if of == ShareOf::Over(Span::Year) { Subject::Key(key.id) } else { Subject::Place(at) }
}

/// Some shares of a key.
struct SharesRow<'a> {
    key: &'a AllocationKey,
    of: ShareOf,
    shares: Option<Vec<Decimal>>,
}

impl SharesRow<'_> {
    /// Whether it is the row of the key itself, with the shares of the whole year.
    fn is_of_year(&self) -> bool {
        self.of == ShareOf::Over(Span::Year)
    }
}

struct Shares<'a> {
    source: Source<'a>,
    rows: Vec<SharesRow<'a>>,
}

impl Content for Shares<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn heading(&self, column: usize) -> String {
        let (texts, members) = (self.source.lang.texts(), &self.source.workbook.members);
        match members.get(column) {
            Some(member) => member.name.clone(),
            None if column == members.len() => texts.later().rounding_difference.to_owned(),
            None => texts.later().shown_decimals.to_owned(),
        }
    }

    fn header(&self, row: usize) -> Cell {
        let (row, Source { workbook, lang, .. }) = (&self.rows[row], self.source);
        Cell::shown(match row.of {
            _ if row.is_of_year() => row.key.name.clone(),
            ShareOf::Over(_) => within(&heading::to_period_end(lang, workbook), row.key),
            ShareOf::Set(from) => within(&heading::weights_from(lang, row.key, from), row.key),
        })
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let (row, decimals) = (&self.rows[row], self.rows[row].key.decimals());
        let SharesRow { key, shares, .. } = row;
        let members = self.source.workbook.members.len();
        if column > members {
            // Said once for the key.
            return match row.is_of_year() {
                true => Cell::choice(decimals.to_string(), decimals.to_string(), Target::KeyDecimals(key.id)),
                false => Cell::default(),
            };
        }
        let Some(shares) = shares else { return Cell::default() };
        let (lang, style) = (self.source.lang, self.source.lang.numbers());
        match shares.get(column) {
            Some(share) => {
                let text = format_percent(*share, decimals.into(), style);
                Cell { value: Some(Value::Ratio(*share)), ..Cell::shown(text) }
            }
            None => {
                let difference = rounding_difference(shares, decimals);
                if difference.is_zero() {
                    return Cell::default();
                }
                let about = lang.texts().later().shares_are_rounded.to_owned();
                Cell {
                    about,
                    ..Cell::shown(format_percent(difference / Decimal::ONE_HUNDRED, decimals.into(), style))
                }
            }
        }
    }

    fn choices(&self, _row: usize, column: usize) -> Vec<Choice> {
        if column <= self.source.workbook.members.len() {
            return Vec::new();
        }
        let choice = |decimals: u8| Choice { value: decimals.to_string(), label: decimals.to_string() };
        (0..=AllocationKey::MOST_DECIMALS).map(choice).collect()
    }
}
