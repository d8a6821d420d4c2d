//! Follow-ups as sheets: what was expected of each row at each of them, what is expected now, and what came of it.

use super::{Cell, ColumnKind, Content, Mark, RowHead, RowStyle, SheetId, Source, Subject, Table};
use crate::lang::follow_up as words;
use crate::model::drift::RowId;
use crate::model::follow_up::FollowUp;
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;
use crate::rules::follow_up::{self as rule, FollowedRow, Of, Outcome, Then};
use crate::rules::sense::Sense;

/// A column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    /// The prognosis at a follow-up, by its place among those that are compared.
    Then(usize),
    /// The prognosis now.
    Now,
    /// What has changed since the last follow-up.
    Change,
    /// All of these as a drawn line.
    Course,
    /// What came of it.
    Outcome,
    /// How far the prognosis of a follow-up was from that.
    Distance(usize),
    /// The same as a part of it.
    DistancePercent(usize),
}

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
    let compared = rule::compared(workbook);
    let outcome = rule::outcome(workbook);
    let places = || 0..compared.len();
    let mut columns: Vec<Column> = places().map(Column::Then).chain([Column::Now]).collect();
    columns.extend(compared.last().map(|_| Column::Change));
    columns.push(Column::Course);
    if outcome.is_some() {
        columns.push(Column::Outcome);
        columns.extend(places().flat_map(|at| [Column::Distance(at), Column::DistancePercent(at)]));
    }
    let style = |of| match of {
        Of::Total => RowStyle::Total,
        of if is_sum(of) => RowStyle::Sum,
        _ => RowStyle::Line,
    };
    let head = |(place, row): (usize, &FollowedRow)| RowHead {
        subject: match row.of {
            Of::Row(id) => Subject::Row(id),
            Of::Activity(id) => Subject::Activity(id),
            Of::Project(id) => Subject::Project(id),
            Of::ProjectGroup(id) => Subject::ProjectGroup(id),
            Of::Total => Subject::Total,
            Of::GoneLine(..) | Of::GoneProject(..) | Of::Gone => Subject::Place(place),
        },
        depth: row.depth,
        style: style(row.of),
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
        content: Box::new(FollowUps {
            source,
            unit: if is_drift { workbook.drift_unit } else { workbook.investment_unit },
            largest: rows.iter().filter_map(FollowedRow::change).map(Money::abs).max().unwrap_or_default(),
            rows,
            columns,
            compared,
            outcome,
        }),
    })
}

/// Whether a row adds up others.
fn is_sum(of: Of) -> bool {
    !matches!(of, Of::Row(RowId::Line(_)) | Of::Project(_) | Of::GoneLine(..) | Of::GoneProject(..))
}

struct FollowUps<'a> {
    source: Source<'a>,
    unit: DisplayUnit,
    rows: Vec<FollowedRow>,
    columns: Vec<Column>,
    /// The follow-ups that are compared, by place.
    compared: Vec<usize>,
    outcome: Option<Outcome>,
    largest: Money,
}

impl Content for FollowUps<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn parents(&self) -> Vec<Option<usize>> {
        self.rows.iter().map(|row| row.parent).collect()
    }

    fn heading(&self, column: usize) -> String {
        let (lang, later) = (self.source.lang, self.source.lang.texts().later());
        match self.columns[column] {
            Column::Then(at) => self.name(at).to_owned(),
            Column::Now => later.prognosis_now.to_owned(),
            Column::Change => words::change(lang, self.name(self.compared.len() - 1)),
            Column::Course => later.course.to_owned(),
            Column::Outcome => {
                let outcome = self.outcome.map(|of| words::outcome(lang, self.source.workbook, of));
                outcome.unwrap_or_default()
            }
            Column::Distance(at) => words::distance(lang, self.name(at), false),
            Column::DistancePercent(at) => words::distance(lang, self.name(at), true),
        }
    }

    fn header(&self, row: usize) -> Cell {
        let (workbook, texts) = (self.source.workbook, self.source.lang.texts());
        let name = match self.rows[row].of {
            Of::Row(id) => {
                let rows = self.source.tables.iter().find_map(|table| table.row(Some(id)));
                rows.map(|row| row.name.as_str())
            }
            Of::Activity(id) => workbook.activity(id).map(|of| of.name.as_str()),
            Of::Project(id) => workbook.project(id).map(|of| of.name.as_str()),
            Of::ProjectGroup(id) => workbook.project_group(id).map(|of| of.name.as_str()),
            Of::GoneLine(at, id) => workbook.follow_ups[at].line(id).map(|of| of.name.as_str()),
            Of::GoneProject(at, id) => workbook.follow_ups[at].project(id).map(|of| of.name.as_str()),
            Of::Gone => Some(texts.later().gone_rows),
            Of::Total => Some(match &workbook.activities[..] {
                _ if self.is_projects() => texts.sum_investments,
                [only] => &only.result_name,
                _ => texts.result,
            }),
        };
        Cell::shown(name.unwrap_or_default())
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let (row, later) = (&self.rows[row], self.source.lang.texts().later());
        match self.columns[column] {
            Column::Then(at) => self.then(row, row.then[at], later.not_there, Some(at)),
            Column::Now => self.then(row, row.now, later.gone_now, None),
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
        &self.source.workbook.follow_ups[self.compared[at]]
    }

    /// The name of a follow-up that is compared.
    fn name(&self, at: usize) -> &str {
        &self.follow_up(at).label.name
    }

    /// A figure, or that there was no row; of a sum that is said by its rows.
    fn then(&self, row: &FollowedRow, then: Then, absent: &str, at: Option<usize>) -> Cell {
        match then {
            Then::Absent if !is_sum(row.of) => {
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
        let then = row.then.iter().enumerate().map(|(at, then)| (self.name(at), then.amount()));
        let outcome = row.outcome.and_then(Then::amount);
        let all = then.chain([(later.now, row.now.amount())]).chain([(later.outcome_word, outcome)]);
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
