//! Moments as the shell gives them, `2026-11-21 14:32:05`: how far one is from another.

use crate::model::period::{Date, days};

/// The number of the day that a moment lies on, counted from a fixed one; `None` for a text that is no moment.
///
/// ```
/// use sambudget::text::moment::day;
/// let between = |a, b| Some(day(b)? - day(a)?);
/// assert_eq!(between("2024-02-28 23:59:59", "2024-03-01 00:00:00"), Some(2));
/// assert_eq!(between("2025-12-31 08:00", "2026-01-01 07:00"), Some(1));
/// assert_eq!(day("snart"), None);
/// ```
#[must_use]
pub fn day(moment: &str) -> Option<i64> {
    let date = Date::of(moment.get(..10)?)?;
    let year = i64::from(date.year);
    let before = year - 1;
    let of_years = before * 365 + before / 4 - before / 100 + before / 400;
    let of_months: i64 = (1..date.month).map(|month| i64::from(days(date.year, month))).sum();
    Some(of_years + of_months + i64::from(date.day))
}

/// The same in minutes.
///
/// ```
/// use sambudget::text::moment::minute;
/// let between = |a, b| Some(minute(b)? - minute(a)?);
/// assert_eq!(between("2026-03-01 23:50:59", "2026-03-02 00:05:00"), Some(15));
/// assert_eq!(minute("2026-03-01"), None);
/// assert_eq!(minute("2026-03-01 kl 10"), None);
/// ```
#[must_use]
pub fn minute(moment: &str) -> Option<i64> {
    let (hour, minute) = moment.get(11..16)?.split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    Some((day(moment)? * 24 + hour) * 60 + minute)
}
