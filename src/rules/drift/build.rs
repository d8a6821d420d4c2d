//! A drift table from nothing: every line, subtotal and the bottom line.

use litemap::LiteMap;

use super::line::{Calculation, Holders, LineFigures, of_line};
use super::{DriftRow, DriftTable, LinePlace};
use crate::model::drift::{Activity, Line, Row, RowId, SubtotalPlace};
use crate::model::found::Way;
use crate::model::id::LineId;
use crate::model::member::Holder;
use crate::model::order;
use crate::rules::figures::Figures;
use crate::rules::sense::Sense;

struct Builder<'a> {
    calculation: &'a Calculation<'a>,
    holders: Vec<Holder>,
    places: Holders,
    rows: Vec<DriftRow>,
    lines: Vec<(LineId, LinePlace)>,
    /// The places, among the rows that they stand in, of the groups around what is added.
    way: Vec<usize>,
}

impl Builder<'_> {
    /// Adds the rows and returns their places, sums counted once.
    fn add(&mut self, rows: &[Row], depth: usize) -> Vec<usize> {
        let mut places = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            self.way.push(index);
            places.push(match row {
                Row::Line(line) => self.add_line(line, depth),
                Row::Group(group) => {
                    let above = group.subtotal == SubtotalPlace::Above;
                    let heading = above.then(|| self.push_sum(Some(row.id()), &group.name, depth));
                    let adds = self.add(&group.rows, depth + 1);
                    let at = heading.unwrap_or_else(|| self.push_sum(Some(row.id()), &group.name, depth));
                    let sense = Sense::of_sum(adds.iter().map(|row| self.rows[*row].sense));
                    self.fill_sum(at, adds, sense);
                    at
                }
            });
            self.way.pop();
        }
        places
    }

    fn add_line(&mut self, line: &Line, depth: usize) -> usize {
        let LineFigures { total, parts, unsplit, added } =
            of_line(self.calculation, line, &self.places, None);
        self.lines.push((line.id, LinePlace { row: self.rows.len(), way: Way::by(&self.way) }));
        self.rows.push(DriftRow {
            id: Some(RowId::Line(line.id)),
            depth,
            name: line.name.clone(),
            sense: Sense::Kind(line.kind),
            total,
            parts,
            adds: Vec::new(),
            unsplit,
            added,
        });
        self.rows.len() - 1
    }

    fn push_sum(&mut self, id: Option<RowId>, name: &str, depth: usize) -> usize {
        self.rows.push(DriftRow {
            id,
            depth,
            name: name.to_owned(),
            sense: Sense::Subtotal,
            total: Figures::default(),
            parts: Vec::new(),
            adds: Vec::new(),
            unsplit: false,
            added: None,
        });
        self.rows.len() - 1
    }

    /// Sums rows of one kind as that kind, and rows of several as what they add to the result.
    fn fill_sum(&mut self, at: usize, adds: Vec<usize>, sense: Sense) {
        let mut total = Figures::default();
        let mut parts = Figures::empty(self.holders.len());
        for row in adds.iter().map(|row| &self.rows[*row]) {
            let opposite = is_opposite(row.sense, sense);
            total.add(&row.total, opposite);
            for (sum, part) in parts.iter_mut().zip(&row.parts) {
                sum.add(part, opposite);
            }
        }
        let unsplit = adds.iter().any(|row| self.rows[*row].unsplit);
        let row = &mut self.rows[at];
        row.total = total;
        row.parts = parts;
        row.adds = adds;
        row.sense = sense;
        row.unsplit = unsplit;
    }
}

/// Whether a sum of sense `sum` counts the amounts of a row of sense `own` the other way round: a subtotal over
/// several kinds counts what they add to the result.
pub(in crate::rules) fn is_opposite(own: Sense, sum: Sense) -> bool {
    match sum {
        Sense::Kind(_) | Sense::Expenditure => false,
        Sense::Subtotal | Sense::Result => own.is_spent(),
    }
}

/// Every drift table of the workbook, every figure recalculated.
pub(in crate::rules) fn drift_tables_with(calculation: &Calculation) -> Vec<DriftTable> {
    calculation.workbook.activities.iter().map(|activity| drift_table(calculation, activity)).collect()
}

fn drift_table(calculation: &Calculation, activity: &Activity) -> DriftTable {
    let holders: Vec<Holder> = calculation.workbook.holders().collect();
    let mut builder = Builder {
        calculation,
        places: Holders::new(&holders),
        holders,
        rows: Vec::new(),
        lines: Vec::new(),
        way: Vec::new(),
    };
    let adds = builder.add(&activity.rows, 0);
    let at = builder.push_sum(None, &activity.result_name, 0);
    builder.fill_sum(at, adds, Sense::Result);
    let rows = builder.rows;
    let mut sums = vec![None; rows.len()];
    for (sum, row) in rows.iter().enumerate() {
        row.adds.iter().for_each(|added| sums[*added] = Some(sum));
    }
    let (holders, holder_places) = (builder.holders, builder.places);
    DriftTable { activity: activity.id, holders, holder_places, places: places(builder.lines), sums, rows }
}

/// Where each line stands, to be looked up.
fn places(mut lines: Vec<(LineId, LinePlace)>) -> LiteMap<LineId, LinePlace> {
    // In order, each goes behind those before it.
    order::sort_by(&mut lines, |(one, _), (other, _)| one.cmp(other));
    let mut places = LiteMap::with_capacity(lines.len());
    lines.into_iter().for_each(|(line, place)| {
        places.insert(line, place);
    });
    places
}
