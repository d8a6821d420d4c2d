//! What people type and read: amounts and numbers as strings, and the names of Sweden's municipalities.
//!
//! Strings come in with the habits of spreadsheets and reports, and go out in one way. What cannot be read
//! is an error that says why, never a silent 0 (domain: Amounts).

pub mod change;
pub mod clipboard;
pub mod date;
pub mod encoding;
pub mod formula;
pub mod letters;
pub mod moment;
pub mod municipality;
pub mod number;
pub mod weights;
