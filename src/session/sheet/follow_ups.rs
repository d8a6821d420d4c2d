//! Follow-ups as sheets: what was expected of each row at each of them, what is expected now, and what came of it.

use super::{Cell, ColumnKey, ColumnKind, Content, Mark, RowHead, RowStyle, SheetId, Source, Subject, Table};
use crate::lang::follow_up as words;
use crate::model::follow_up::{FollowUp, FrozenField};
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;
use crate::rules::follow_up::{self as rule, Column, FollowedRow, Of, Outcome, Then};
use crate::rules::sense::Sense;

/// The drift, or the projects; `None` while nothing is frozen.
pub(super) fn table(source: Source<'_>, id: SheetId) -> Option<Table<'_>> {
    let (workbook, texts) = (source.workbook, source.lang.texts());
    if workbook.follow_ups.is_empty() {
        return None;
    }
    let is_drift = id == SheetId::FollowUps;
    let rows = if is_drift {
        rule::drift(workbook, source.tables, source.lens)
    } else {
        rule::projects(workbook, source.tables)
    };
    let columns = Column::all(workbook, source.beside);
    let style = |row: &FollowedRow| match row.of {
        Of::Total => RowStyle::Total,
        _ if row.is_sum() => RowStyle::Sum,
        _ => RowStyle::Line,
    };
    let head = |(place, row): (usize, &FollowedRow)| RowHead {
        subject: match row.of {
            Of::Row(id) => Subject::Row(id),
            Of::Activity(id) => Subject::Activity(id),
            Of::Project(id) => Subject::Project(id),
            Of::ProjectGroup(id) => Subject::ProjectGroup(id),
            Of::Total => Subject::Total,
            Of::GoneLine(..) | Of::GoneProject(..) | Of::Gone(_) => Subject::Place(place),
        },
        depth: row.depth,
        style: style(row),
        fold: None,
    };
    let kind = |column: &Column| match column {
        Column::Change => ColumnKind::Deviation,
        Column::Course => ColumnKind::Short,
        _ => ColumnKind::Number,
    };
    Some(Table {
        id,
        caption: if is_drift { texts.later().follow_ups_caption } else { texts.later().follow_ups_projects }
            .to_owned(),
        corner: if is_drift { texts.line } else { texts.later().project },
        columns: columns.iter().map(kind).collect(),
        rows: rows.iter().enumerate().map(head).collect(),
        shown: None,
        beneath: None,
        content: Box::new(FollowUps {
            source,
            unit: if is_drift { workbook.drift_unit } else { workbook.investment_unit },
            largest: rows.iter().filter_map(FollowedRow::change).map(Money::abs).max().unwrap_or_default(),
            rows,
            columns,
            outcome: rule::outcome(workbook),
        }),
    })
}

struct FollowUps<'a> {
    source: Source<'a>,
    unit: DisplayUnit,
    rows: Vec<FollowedRow>,
    columns: Vec<Column>,
    outcome: Option<Outcome>,
    largest: Money,
}

impl Content for FollowUps<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn key(&self, column: usize) -> ColumnKey {
        ColumnKey::Place(self.columns[column].number())
    }

    fn parents(&self) -> Vec<Option<usize>> {
        self.rows.iter().map(|row| row.parent).collect()
    }

    fn heading(&self, column: usize) -> String {
        let Source { lang, workbook, beside, .. } = self.source;
        words::column(lang, workbook, self.columns[column], !beside.is_empty())
    }

    fn header(&self, row: usize) -> Cell {
        Cell::shown(words::row(self.source.lang, self.source.workbook, self.rows[row].of, self.is_projects()))
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let (row, later) = (&self.rows[row], self.source.lang.texts().later());
        match self.columns[column] {
            Column::Then(at, field) => self.then(row, row.then(at, field), later.not_there, Some(at)),
            Column::Now(field) => self.then(row, row.now(field), later.gone_now, None),
            Column::Change => self.change(row),
            Column::Course => self.course(row),
            Column::Outcome => {
                let at = self.outcome.filter(|of| *of == Outcome::Now).is_some();
                let why = if at { later.gone_now } else { later.not_there };
                self.then(row, row.outcome.unwrap_or(Then::Absent), why, None)
            }
            Column::Distance(at) => self.source.amount(row.distance(at), row.sense, self.unit),
            Column::DistancePercent(at) => {
                let (ratio, signs) = (row.distance_ratio(at), &self.source.workbook.signs);
                // With the sign that the amount beside it has.
                let flips = row.sense.written(Money::kronor(1), signs).is_negative();
                self.source.percent(ratio.map(|ratio| if flips { -ratio } else { ratio }))
            }
        }
    }
}

impl FollowUps<'_> {
    fn is_projects(&self) -> bool {
        self.rows.last().is_some_and(|row| row.sense == Sense::Expenditure)
    }

    fn follow_up(&self, at: usize) -> &FollowUp {
        &self.source.workbook.follow_ups[at]
    }

    /// The name of a follow-up.
    fn name(&self, at: usize) -> &str {
        &self.follow_up(at).label.name
    }

    /// A figure, or that there was no row; of a sum that is said by its rows.
    fn then(&self, row: &FollowedRow, then: Then, absent: &str, at: Option<usize>) -> Cell {
        match then {
            Then::Absent if !row.is_sum() => {
                let about = at.map(|at| words::was_absent(self.source.lang, self.name(at)));
                Cell { about: about.unwrap_or_default(), ..Cell::shown(absent) }
            }
            then => self.source.amount(then.amount(), row.sense, self.unit),
        }
    }

    /// What has changed: good for the board, or bad.
    fn change(&self, row: &FollowedRow) -> Cell {
        let signs = &self.source.workbook.signs;
        let sign = if self.is_projects() { signs.project_deviation } else { signs.deviation };
        let mut cell = self.source.deviation(row.change(), row.sense, (self.unit, sign), self.largest);
        let later = self.source.lang.texts().later();
        cell.about = match cell.mark {
            Mark::Deviation { good: true, .. } => later.better_than_then,
            Mark::Deviation { .. } => later.worse_than_then,
            Mark::OnBudget => later.as_then,
            _ => "",
        }
        .to_owned();
        cell
    }

    /// The prognoses as a drawn line, from the first follow-up to now, and to the outcome; in words for who does not see it.
    fn course(&self, row: &FollowedRow) -> Cell {
        let later = self.source.lang.texts().later();
        let field = FrozenField::Prognosis;
        let then = row.compared().iter().map(|at| (self.name(*at), row.then(*at, field).amount()));
        let outcome = row.outcome.and_then(Then::amount);
        let all = then.chain([(later.now, row.now(field).amount())]).chain([(later.outcome_word, outcome)]);
        let known: Vec<(&str, Money)> = all.filter_map(|(name, amount)| Some((name, amount?))).collect();
        let written = |amount| row.sense.written(amount, &self.source.workbook.signs);
        let words = known.iter().map(|(name, amount)| {
            format!("{name}: {}", self.source.amount(Some(*amount), row.sense, self.unit).text)
        });
        let about = words.collect::<Vec<_>>().join("; ");
        let amounts: Vec<Money> = known.iter().map(|(_, amount)| written(*amount)).collect();
        Cell { mark: course(&amounts), about, ..Cell::default() }
    }
}

/// A line through amounts: the largest at the top. The last ones where there are more than can be drawn.
fn course(amounts: &[Money]) -> Mark {
    let amounts = &amounts[amounts.len().saturating_sub(Mark::COURSE)..];
    let (Some(low), Some(high)) = (amounts.iter().min(), amounts.iter().max()) else { return Mark::None };
    if amounts.len() < 2 {
        return Mark::None;
    }
    let mut heights = [None; Mark::COURSE];
    for (slot, amount) in heights.iter_mut().zip(amounts) {
        let part = (*amount - *low).ratio(*high - *low);
        *slot = Some(part.and_then(super::amounts::percent).unwrap_or(50));
    }
    Mark::Course(heights)
}
