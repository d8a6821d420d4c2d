//! What the measures of the action plan give this year, and where it goes (domain: Action plan).
//!
//! - The effect of the year is the yearly effect × the months left ÷ 12. A measure that starts on the first of a month
//!   counts from that month (1 September: 4 of 12), one that starts later in it from the next. Without a start, or with
//!   one in an earlier year, it counts for all twelve; with one after the last whole month of the year for none. An
//!   amount of its own takes the place of this.
//! - It is counted if it is included and secured or approved, and touches a line that has a prognosis.
//! - It is counted once: over several lines it is split in proportion to what the method gives each of them (before
//!   measures), and over several named members, in each line, in proportion to what the method gives them there;
//!   equally where that is nothing; to the krona by largest remainder. Without named members it reaches the holders as
//!   the line does ([`super::added`]).
//! - A positive effect makes the result better: it lowers a cost and raises a revenue.

use rust_decimal::Decimal;

use super::added::{Addition, Additions, Cause};
use super::drift::{Calculation, DriftRow, DriftTable, Lens, RawPrognoses, Tables};
use super::figures::sum;
use super::formula::Formulas;
use super::sense::Sense;
use super::split::split_like;
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, Line};
use crate::model::entry::Entry;
use crate::model::id::LineId;
use crate::model::measure::{Mark, Measure};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::text::date::parse_date;

/// Why a measure counts in no prognosis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncounted {
    /// It is not to be included.
    NotIncluded,
    /// Its effect is neither secured nor approved.
    NotLikely,
    /// Nothing is said of what it gives this year.
    NoEffect,
    /// What it gives this year cannot be read.
    EffectUnread,
    /// Its start is no date.
    StartUnread,
    /// It starts when no whole month of the year is left.
    StartsLater,
    /// It touches no line.
    NoLine,
    /// The lines that it touches have been taken away.
    LinesGone,
    /// None of its lines has a prognosis that it could change.
    NoPrognosis,
}

/// How many months of `year` are left from a start as people write it; `None` where it is no date.
///
/// ```
/// use sambudget::rules::measure::months_left;
/// // Sydnärke's consultants, 2022.
/// assert_eq!([months_left("1 september", 2022), months_left("2022-10-01", 2022)], [Some(4), Some(3)]);
/// ```
#[must_use]
pub fn months_left(start: &str, year: u16) -> Option<u8> {
    if start.trim().is_empty() {
        return Some(12);
    }
    let date = parse_date(start, year)?;
    Some(match date.year.cmp(&year) {
        std::cmp::Ordering::Less => 12,
        std::cmp::Ordering::Equal => 13 - date.month - u8::from(date.day > 1),
        std::cmp::Ordering::Greater => 0,
    })
}

/// Whether a measure's start is no date.
#[must_use]
pub fn start_is_unread(workbook: &Workbook, measure: &Measure) -> bool {
    months_left(&measure.start, workbook.year.number()).is_none()
}

/// What the yearly effect of a measure and its start give this year, whether it is included or not.
///
/// # Errors
/// Why that is not known, or nothing.
pub fn calculated(workbook: &Workbook, measure: &Measure) -> Result<Money, Uncounted> {
    let year = workbook.year.number();
    let yearly = match measure.effect(year) {
        Entry::Empty => return Err(Uncounted::NoEffect),
        entry => entry.value().ok_or(Uncounted::EffectUnread)?,
    };
    match months_left(&measure.start, year) {
        None => Err(Uncounted::StartUnread),
        Some(0) => Err(Uncounted::StartsLater),
        Some(months) => yearly.share(months.into(), Decimal::from(12)).ok_or(Uncounted::EffectUnread),
    }
}

/// What a measure is to count with, and in which lines; whether those have a prognosis is not asked yet.
fn wanted<'w>(workbook: &'w Workbook, measure: &Measure) -> Result<(Money, Vec<&'w Line>), Uncounted> {
    if !measure.marks.contains(Mark::Included) {
        return Err(Uncounted::NotIncluded);
    }
    if !measure.is_likely() {
        return Err(Uncounted::NotLikely);
    }
    let effect = match &measure.amount {
        Entry::Empty => calculated(workbook, measure)?,
        own => own.value().ok_or(Uncounted::EffectUnread)?,
    };
    if measure.lines.is_empty() {
        return Err(Uncounted::NoLine);
    }
    let lines: Vec<&Line> = workbook.lines().filter(|line| measure.lines.contains(line.id)).collect();
    if lines.is_empty() { Err(Uncounted::LinesGone) } else { Ok((effect, lines)) }
}

/// What a measure counts with in the prognosis; positive makes the result better.
///
/// # Errors
/// Why it does not count.
pub fn counted(workbook: &Workbook, tables: &Tables, measure: &Measure) -> Result<Money, Uncounted> {
    let (effect, lines) = wanted(workbook, measure)?;
    let has_prognosis = |line: &&Line| in_tables(tables, line.id, Lens::Total).is_some();
    if lines.iter().any(has_prognosis) { Ok(effect) } else { Err(Uncounted::NoPrognosis) }
}

/// Whether a measure touches a line that has been taken away.
#[must_use]
pub fn touches_what_is_gone(workbook: &Workbook, measure: &Measure) -> bool {
    measure.lines.iter().any(|line| workbook.line(line).is_none())
}

/// What the method gives a line through a lens.
fn in_tables(tables: &[DriftTable], line: LineId, lens: Lens) -> Option<Money> {
    let found = tables.iter().find_map(|table| Some((table, table.rows.get(table.place_of(line)?)?)));
    found.and_then(|(table, row)| table.raw_prognosis(row, lens))
}

/// Adds the effects of measures to what is added to lines already. `tables` are as for [`Additions::of`].
pub(super) fn add(workbook: &Workbook, additions: &mut Additions, tables: Option<&[DriftTable]>) {
    let counted: Vec<(&Measure, Money, Vec<&Line>)> = workbook
        .measures()
        .filter_map(|measure| {
            let (effect, lines) = wanted(workbook, measure).ok()?;
            Some((measure, effect, lines))
        })
        .collect();
    // One line takes all, and so does one member of it: only where there are several is there something to split.
    let shared = counted.iter().filter(|(measure, _, lines)| lines.len() > 1 || measure.members.len() > 1);
    let shared = shared.flat_map(|(.., lines)| lines);
    shared.clone().for_each(|line| {
        additions.by_lines.insert(line.id);
    });
    let none = Formulas::default();
    let own = || RawPrognoses::of(&Calculation::new(workbook, &none), shared.copied());
    let own = if tables.is_some() { None } else { own() };
    // Lines with formulas of their own may read any other: then all tables are needed.
    additions.by_any = tables.is_none() && own.is_none();
    let all = additions.by_any.then(|| Tables::with(workbook, additions.clone()));
    let tables = all.as_deref().or(tables).unwrap_or_default();
    let raw = |line: LineId, lens: Lens| match &own {
        Some(own) => own.get(line, lens),
        None => in_tables(tables, line, lens),
    };
    for (measure, effect, lines) in counted {
        let known: Vec<(&Line, Money)> = match lines[..] {
            [only] => vec![(only, Money::ZERO)],
            _ => lines.iter().filter_map(|line| Some((*line, raw(line.id, Lens::Total)?))).collect(),
        };
        let now: Vec<Money> = known.iter().map(|(_, amount)| *amount).collect();
        for ((line, _), part) in known.iter().zip(split_like(effect, &now)) {
            let of_line = Sense::Kind(line.kind).to_result(part);
            for (holder, amount) in over_members(workbook, &raw, (line.id, of_line), measure) {
                let measure = Some(measure.id);
                additions.push(line.id, Addition { cause: Cause::Measure, holder, amount, measure });
            }
        }
    }
}

/// What each of the members that a measure names gets of its part in a line; the whole line where it names none.
fn over_members(
    workbook: &Workbook,
    raw: &dyn Fn(LineId, Lens) -> Option<Money>,
    (line, part): (LineId, Money),
    measure: &Measure,
) -> Vec<(Option<Holder>, Money)> {
    let named = workbook.members.iter().filter(|member| measure.members.contains(member.id));
    let members: Vec<Option<Holder>> = named.map(|member| Some(Holder::Member(member.id))).collect();
    if members.is_empty() {
        return vec![(None, part)];
    }
    let given = |holder: &Option<Holder>| holder.and_then(|of| raw(line, Lens::Holder(of)));
    let now: Vec<Money> = members.iter().map(|of| given(of).unwrap_or_default()).collect();
    members.into_iter().zip(split_like(part, &now)).collect()
}

/// A prognosis before measures, what they give, and the prognosis after: before + effect = after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WithMeasures {
    /// The prognosis as if there were no measures.
    pub before: Option<Money>,
    /// What measures give; nothing is 0 where there is a prognosis.
    pub effect: Option<Money>,
    /// The prognosis.
    pub after: Option<Money>,
}

/// The three figures of a row through a lens, in the sense of the row.
#[must_use]
pub fn of_row(table: &DriftTable, row: &DriftRow, lens: Lens) -> WithMeasures {
    let after = table.figures(row, lens).and_then(|figures| figures.prognosis);
    let effect = table.amount(row, lens, DriftColumn::Measures).or(after.map(|_| Money::ZERO));
    WithMeasures { before: table.amount(row, lens, DriftColumn::BeforeMeasures), effect, after }
}

/// The three figures of the result of all drift tables through a lens (revenue − cost).
#[must_use]
pub fn of_result(tables: &[DriftTable], lens: Lens) -> WithMeasures {
    let rows = tables.iter().filter_map(|table| table.rows.last().map(|row| of_row(table, row, lens)));
    let rows: Vec<WithMeasures> = rows.collect();
    let add = |figure: fn(&WithMeasures) -> Option<Money>| sum(rows.iter().map(figure));
    WithMeasures { before: add(|row| row.before), effect: add(|row| row.effect), after: add(|row| row.after) }
}
