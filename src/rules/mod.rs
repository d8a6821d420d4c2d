//! What is calculated and never stored; one rule a file, pure functions of the workbook.
//!
//! Each rule names its source in domain.md. Amounts are in kronor with the signs that are used inside;
//! [`sense`] turns them into the organisation's own.

pub mod added;
mod annuity;
pub mod balance;
pub mod capital;
pub mod chart;
pub mod check;
pub mod differs;
pub mod drift;
pub mod fan;
pub mod figures;
pub mod follow_up;
pub mod formula;
pub mod goal;
pub mod key;
pub mod matched;
pub mod measure;
pub mod months;
pub mod next_year;
pub mod print;
pub mod profile;
pub mod prognosis;
pub mod project;
pub mod scenario;
pub mod sense;
pub mod split;
pub mod spread;
pub mod summary;
pub mod why;
