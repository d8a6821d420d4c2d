//! What it means that a project's start of use or its useful life was written.

use crate::lang::heading::month_named;
use crate::model::Workbook;
use crate::model::capital::{Component, InUse, Life, Rate, YearMonth};
use crate::model::edit::ProjectChange;
use crate::model::id::ProjectId;
use crate::model::period::{FiscalYear, Month};
use crate::session::sheet::Target;
use crate::text::number::{NumberStyle, parse_number};

/// What a text does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRead {
    /// A month.
    Month,
    /// A useful life, or one that only the dialog can change.
    Life,
}

/// The month that a text names: `2026-07`, `2026-07-01`, `juli 2026`; a month alone is one of `year`. Nothing where none is
/// named.
///
/// # Errors
/// The text names no month.
pub fn year_month(text: &str, year: FiscalYear) -> Result<Option<YearMonth>, NotRead> {
    let text = text.trim();
    if text.is_empty() || text == "-" {
        return Ok(None);
    }
    let named = || {
        let (month, of) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let month = month_named(month).or_else(|| Month::new(month.parse().ok()?))?;
        let year = if of.is_empty() { year } else { FiscalYear::new(of.trim().parse().ok()?)? };
        Some(YearMonth { year, month })
    };
    let dated = || {
        let (month, day) = text.split_at_checked("2026-07".len())?;
        let day = day.strip_prefix('-').filter(|day| day.len() == 2);
        let is_day = |day: &str| day.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
        YearMonth::of(month).filter(|_| day.is_some_and(is_day))
    };
    YearMonth::of(text).or_else(dated).or_else(named).map(Some).ok_or(NotRead::Month)
}

/// The useful life that a text says in years: `5`, `5 år`. Nothing where none is said.
///
/// # Errors
/// The text is no whole number of years, or outside what a life can be.
pub fn life(text: &str, style: NumberStyle) -> Result<Option<Life>, NotRead> {
    let number =
        ["år", "years", "year"].iter().find_map(|unit| text.trim().strip_suffix(unit)).unwrap_or(text);
    let years = parse_number(number, style).map_err(|_| NotRead::Life)?;
    let life = |years: rust_decimal::Decimal| {
        let years = years.normalize();
        let whole = (years.scale() == 0).then(|| u8::try_from(years.mantissa()).ok());
        whole.flatten().and_then(Life::new).ok_or(NotRead::Life)
    };
    years.map(life).transpose()
}

/// The rate that a text says in percent; none is 0.
#[must_use]
pub fn rate(text: &str, style: NumberStyle) -> Option<Rate> {
    Rate::new(parse_number(text, style).ok()?.unwrap_or_default())
}

/// What it means that `text` was written in one of these cells of a project.
pub(super) fn plan(
    workbook: &Workbook,
    target: Target,
    text: &str,
    style: NumberStyle,
) -> Option<Result<(ProjectId, ProjectChange), NotRead>> {
    let in_use = |id| Some(workbook.project(id)?.in_use.clone());
    Some(match target {
        Target::ProjectStart(id) => {
            let before = in_use(id)?;
            year_month(text, workbook.year).map(|from| (id, ProjectChange::InUse(InUse { from, ..before })))
        }
        Target::ProjectLife(id) => {
            let mut now = in_use(id)?;
            match life(text, style) {
                // What differs between components is written where they stand.
                _ if now.components.len() > 1 => Err(NotRead::Life),
                Ok(None) if now.components.iter().all(|component| component.amount.is_none()) => {
                    now.components.clear();
                    Ok((id, ProjectChange::InUse(now)))
                }
                // With its amount, a component would lose it.
                Ok(None) => Err(NotRead::Life),
                Ok(Some(life)) => {
                    match now.components.first_mut() {
                        Some(component) => component.life = life,
                        None => now.components.push(Component { name: String::new(), amount: None, life }),
                    }
                    Ok((id, ProjectChange::InUse(now)))
                }
                Err(refused) => Err(refused),
            }
        }
        _ => return None,
    })
}
