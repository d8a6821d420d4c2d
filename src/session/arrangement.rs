//! How a table is looked at: folded groups, hidden and moved columns, widths, sorting and filter. None of it moves or changes
//! what the workbook holds.

use std::cmp::Ordering;

use litemap::LiteMap;
use rust_decimal::Decimal;

use super::sheet::{ColumnKey, Content, RowHead, RowStyle, Subject, Value};
use crate::model::decimal;
use crate::model::drift::RowId;
use crate::model::id::GroupId;
use crate::model::order;
use crate::model::set::Set;
use crate::text::letters::lower;

/// How a table is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrangement {
    /// Groups of which only the sum is shown.
    pub folded: Set<GroupId>,
    /// Columns that are not shown.
    pub hidden: Set<ColumnKey>,
    /// The columns that people moved, with all others of then, in the order that they are shown in; without any they
    /// stand as the table has them.
    pub placed: Vec<ColumnKey>,
    /// Widths that people gave columns, in pixels.
    pub widths: LiteMap<ColumnKey, i32>,
    /// The column that rows are sorted by.
    pub sort: Option<Sort>,
    /// Which rows are shown.
    pub filter: Option<Filter>,
    /// The rows that are shown, in order, as folding, sorting and filter found them; `None` is all as they
    /// stand. It stays while figures change, so that no row jumps away from under the hands that write in it.
    order: Option<Order>,
}

/// Which rows there were, and which of them are shown, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Order {
    known: Vec<Subject>,
    shown: Vec<Subject>,
}

/// The order that rows are looked at in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// By this column; `None` is by name.
    pub column: Option<ColumnKey>,
    /// The largest first.
    pub descending: bool,
}

/// Which rows are shown: those for which all that is asked holds. Sums of rows that are shown are shown too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words that the row has to have in its name or its texts, in small letters.
    pub words: String,
    /// A column whose figure has to be at least so large, whatever its sign.
    pub at_least: Option<(ColumnKey, Decimal)>,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.at_least.is_none()
    }
}

impl Arrangement {
    /// The columns that are shown, by their place, in the order that they are shown in.
    pub(super) fn columns(&self, content: &dyn Content, count: usize) -> Vec<usize> {
        let keys: Vec<ColumnKey> = (0..count).map(|column| content.key(column)).collect();
        let mut columns = self.in_order(&keys);
        columns.retain(|column| !self.hidden.contains(keys[*column]));
        columns
    }

    /// All columns of a table, hidden ones too, in the order that they are shown in. One that was not there when others
    /// were moved stands behind the one that it follows in the table.
    pub(super) fn in_order(&self, keys: &[ColumnKey]) -> Vec<usize> {
        if self.placed.is_empty() {
            return (0..keys.len()).collect();
        }
        let mut places: Vec<(ColumnKey, usize)> =
            keys.iter().enumerate().map(|(place, key)| (*key, place)).collect();
        order::sort(&mut places);
        let place = |key: &ColumnKey| {
            let found = places.binary_search_by_key(key, |(key, _)| *key);
            found.ok().map(|found| places[found].1)
        };
        let mut columns: Vec<usize> = self.placed.iter().filter_map(place).collect();
        let mut is_placed = vec![false; keys.len()];
        columns.iter().for_each(|column| is_placed[*column] = true);
        for column in (0..keys.len()).filter(|column| !is_placed[*column]) {
            let before = columns.iter().position(|known| known + 1 == column);
            columns.insert(before.map_or(0, |before| before + 1), column);
        }
        columns
    }

    /// The rows that are shown, by their place, in the order that they are shown in; `None` is all of them.
    pub(super) fn rows(&self, rows: &[RowHead]) -> Option<Vec<usize>> {
        let order = self.order.as_ref()?;
        let mut places: Vec<(Subject, usize)> =
            rows.iter().enumerate().map(|(place, row)| (row.subject, place)).collect();
        order::sort(&mut places);
        let place = |subject: &Subject| {
            let found = places.binary_search_by_key(subject, |(subject, _)| *subject);
            found.ok().map(|found| places[found].1)
        };
        Some(order.shown.iter().filter_map(place).collect())
    }

    /// How many rows there are besides the bottom line, shown or not.
    #[must_use]
    pub fn known_rows(&self) -> usize {
        let rows = self.order.as_ref().map(|order| order.known.iter());
        rows.into_iter().flatten().filter(|subject| **subject != Subject::Total).count()
    }

    /// Whether rows are folded, sorted or filtered.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        self.order.is_some()
    }

    /// Whether the rows are others than when they were put in order.
    pub(super) fn is_stale(&self, rows: &[RowHead]) -> bool {
        let is_known = |order: &Order| rows.iter().map(|row| row.subject).eq(order.known.iter().copied());
        self.order.as_ref().is_some_and(|order| !is_known(order))
    }

    /// Folds, sorts and filters anew.
    pub(super) fn put_in_order(&mut self, content: &dyn Content, rows: &[RowHead], columns: usize) {
        let plain = self.folded.is_empty() && self.sort.is_none() && self.filter.is_none();
        self.order = (!plain).then(|| Order {
            known: rows.iter().map(|row| row.subject).collect(),
            shown: self.ordered(content, rows, columns).into_iter().map(|row| rows[row].subject).collect(),
        });
    }

    fn ordered(&self, content: &dyn Content, rows: &[RowHead], columns: usize) -> Vec<usize> {
        let column = |key: ColumnKey| (0..columns).find(|column| content.key(*column) == key);
        let sort = self.sort.map(|sort| (sort.column.map(column), sort.descending));
        let tree = Tree { content, rows, parents: content.parents(), sort };
        let keeps = self.filter.as_ref().filter(|filter| !filter.is_empty()).map(|filter| {
            // What is asked of a column that the table does not have (any more) hides nothing.
            let at_least = filter.at_least.and_then(|(key, least)| Some((column(key)?, least)));
            tree.kept(columns, &lower(&filter.words), at_least)
        });
        let mut shown = Vec::with_capacity(rows.len());
        tree.add(None, &mut shown);
        // The bottom line is nobody's part and always last.
        shown.extend((0..rows.len()).filter(|row| rows[*row].style == RowStyle::Total));
        shown.retain(|row| {
            let is_kept = keeps.as_ref().is_none_or(|keeps| keeps[*row]);
            is_kept && !self.is_folded_away(rows, &tree.parents, *row)
        });
        shown
    }

    /// Whether a row stands in a folded group.
    fn is_folded_away(&self, rows: &[RowHead], parents: &[Option<usize>], row: usize) -> bool {
        let mut at = parents.get(row).copied().flatten();
        while let Some(parent) = at {
            if matches!(rows[parent].subject, Subject::Row(RowId::Group(id)) if self.folded.contains(id)) {
                return true;
            }
            at = parents.get(parent).copied().flatten();
        }
        false
    }
}

/// The rows as they stand in one another.
struct Tree<'a> {
    content: &'a dyn Content,
    rows: &'a [RowHead],
    parents: Vec<Option<usize>>,
    /// The column to sort by (none is the name; an unknown one sorts nothing), and whether the largest comes first.
    sort: Option<(Option<Option<usize>>, bool)>,
}

/// What a row is sorted by.
enum SortKey {
    Number(Decimal),
    Text(String),
    Nothing,
}

impl SortKey {
    /// Numbers stand before texts. Rows without anything come last, in either direction.
    fn order(&self, other: &Self, descending: bool) -> Ordering {
        let order = match (self, other) {
            (Self::Nothing, Self::Nothing) => return Ordering::Equal,
            (Self::Nothing, _) => return Ordering::Greater,
            (_, Self::Nothing) => return Ordering::Less,
            (Self::Number(one), Self::Number(other)) => decimal::compare(*one, *other),
            (Self::Text(one), Self::Text(other)) => one.cmp(other),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        };
        if descending { order.reverse() } else { order }
    }
}

impl Tree<'_> {
    fn parent(&self, row: usize) -> Option<usize> {
        self.parents.get(row).copied().flatten()
    }

    /// Adds the rows within `parent` in order, each sum where it stands: above or below its rows.
    fn add(&self, parent: Option<usize>, shown: &mut Vec<usize>) {
        let mut children: Vec<usize> = (0..self.rows.len())
            .filter(|row| self.parent(*row) == parent && self.rows[*row].style != RowStyle::Total)
            .collect();
        if let Some((column, descending)) = self.sort {
            let mut keyed: Vec<(SortKey, usize)> =
                children.into_iter().map(|row| (self.sort_key(row, column), row)).collect();
            order::sort_by(&mut keyed, |(a, _), (b, _)| a.order(b, descending));
            children = keyed.into_iter().map(|(_, row)| row).collect();
        }
        for row in children {
            let first_part = (0..self.rows.len()).find(|part| self.parent(*part) == Some(row));
            match first_part {
                Some(part) if part < row => {
                    self.add(Some(row), shown);
                    shown.push(row);
                }
                _ => {
                    shown.push(row);
                    if first_part.is_some() {
                        self.add(Some(row), shown);
                    }
                }
            }
        }
    }

    fn sort_key(&self, row: usize, column: Option<Option<usize>>) -> SortKey {
        let text = |text: String| {
            if text.is_empty() { SortKey::Nothing } else { SortKey::Text(lower(&text)) }
        };
        match column {
            None => text(self.content.header(row).text),
            Some(None) => SortKey::Nothing,
            Some(Some(column)) => match self.content.value(row, column) {
                Some(value) => SortKey::Number(value.number()),
                None => text(self.content.cell(row, column).text),
            },
        }
    }

    /// Which rows are kept: those that fit, the sums that they stand in, and the bottom line.
    fn kept(&self, columns: usize, words: &str, at_least: Option<(usize, Decimal)>) -> Vec<bool> {
        let mut keeps = vec![false; self.rows.len()];
        for row in 0..self.rows.len() {
            if self.rows[row].style == RowStyle::Total {
                keeps[row] = true;
            } else if self.rows[row].style == RowStyle::Line && self.fits(row, columns, words, at_least) {
                let mut at = Some(row);
                while let Some(row) = at {
                    keeps[row] = true;
                    at = self.parent(row);
                }
            }
        }
        keeps
    }

    fn fits(&self, row: usize, columns: usize, words: &str, at_least: Option<(usize, Decimal)>) -> bool {
        let is_large = at_least.is_none_or(|(column, least)| {
            self.content
                .value(row, column)
                .is_some_and(|value| decimal::compare(value.number().abs(), least.abs()).is_ge())
        });
        let has_words = words.split_whitespace().all(|word| {
            lower(&self.content.header(row).text).contains(word)
                || (0..columns).any(|column| {
                    self.content.value(row, column).is_none()
                        && lower(&self.content.cell(row, column).text).contains(word)
                })
        });
        is_large && has_words
    }
}

impl Value {
    /// The number that is shown, unrounded: an amount in its unit, a part of a whole in percent.
    #[must_use]
    pub fn number(self) -> Decimal {
        match self {
            Self::Amount(amount, unit) => {
                decimal::divide(amount.as_decimal(), unit.unit.in_kronor()).unwrap_or_default()
            }
            Self::Ratio(ratio) => {
                let largest = if ratio.is_sign_negative() { Decimal::MIN } else { Decimal::MAX };
                decimal::multiply(ratio, Decimal::ONE_HUNDRED).unwrap_or(largest)
            }
            Self::Number(number) => number,
        }
    }
}
