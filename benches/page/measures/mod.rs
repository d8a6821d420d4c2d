//! The measures, one a file, in the order in which they are printed.

mod engine;
mod held;
mod keys;
mod meeting;
mod memory;
mod open;
mod save;
mod scroll;
mod weight;

use crate::Run;

/// Measures something and keeps what it finds in the run.
type Measure = fn(&Run);

/// Every measure by its name on the command line.
pub const MEASURES: [(&str, Measure); 9] = [
    ("engine", engine::measure),
    ("keys", keys::measure),
    ("held", held::measure),
    ("open", open::measure),
    ("scroll", scroll::measure),
    ("save", save::measure),
    ("meeting", meeting::measure),
    ("memory", memory::measure),
    ("weight", weight::measure),
];
