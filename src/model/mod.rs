//! What is stored: plain data, and every change to it as a value. Nothing here is calculated.
//!
//! ```text
//! Workbook                     one board, one fiscal year; one JSON file
//! ├─ board, year, period end   whose, when, and the last month that the actuals cover
//! ├─ lineage                   the saved versions that it stems from
//! ├─ units, signs              how the organisation writes its amounts
//! ├─ members                   the municipalities; plus "shared", the holder beside them
//! ├─ keys                      allocation keys: weights per member
//! ├─ activities                one drift table each
//! │  └─ rows: line | group     a line has amounts in total, or per holder, and perhaps months; a group has a subtotal
//! ├─ project groups            one investment table each
//! │  └─ projects
//! ├─ plan                      groups of measures, each with its effects by year
//! ├─ goals                     what is to be reached beside the money, each with its indicators
//! ├─ follow-ups                figures as they were reported, frozen
//! ├─ settlement                how the year's result is split
//! ├─ capital                   what projects in use cost the drift
//! ├─ controls                  printed figures that the calculated ones are checked against
//! ├─ balance                   what the balance requirement needs beside the result
//! ├─ acceptances, limit        what is said of findings, and which deviations must be explained
//! ├─ sentences                 what stands in the place of sentences that the report drafts
//! └─ notes                     what people write about rows, cells and months
//! ```

pub mod balance;
pub mod capital;
pub mod check;
pub mod control;
pub mod copying;
pub mod decimal;
pub mod decision;
pub mod drift;
pub mod edit;
pub mod entry;
pub mod follow_up;
pub mod formula;
pub mod found;
pub mod goal;
pub mod held;
pub mod history;
pub mod id;
pub mod investment;
pub mod key;
pub mod lineage;
pub mod measure;
pub mod meeting_log;
pub mod member;
pub mod merge;
pub mod money;
pub mod months;
pub mod note;
pub mod order;
pub mod parts;
pub mod period;
pub mod scenario;
pub mod sentence;
pub mod set;
pub mod sign;
pub mod unit;
pub mod workbook;

pub use workbook::Workbook;
