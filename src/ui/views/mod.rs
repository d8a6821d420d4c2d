//! The views of an open workbook.

mod allocation;
mod checks;
mod drift;
mod investments;
mod overview;
mod title;

pub use allocation::Allocation;
pub use drift::Drift;
pub use investments::Investments;
pub use overview::Overview;
