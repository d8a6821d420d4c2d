//! The limits of a workbook file: far above what a board needs, low enough that hostile input is answered
//! at once. Amounts and weights have their limits in the model (`Money`, `Weight`).

/// The largest file that is read, in bytes: 32 MB.
pub const LIMIT_BYTES: usize = 32 * 1024 * 1024;
/// The most lists and objects inside one another; room for [`GROUP_DEPTH`] and what stands around it.
pub const JSON_DEPTH: usize = 64;
/// The most JSON values (texts, numbers, lists, objects) in a file.
pub const JSON_VALUES: usize = 3_000_000;
/// The most characters of a name, a number, a source or a date.
pub const NAME: usize = 500;
/// The most characters of a comment, or of a cell's text that could not be read.
pub const PROSE: usize = 20_000;
/// The most members.
pub const MEMBERS: usize = 1_000;
/// The most allocation keys.
pub const KEYS: usize = 1_000;
/// The most drift tables, the most investment tables, and the most groups of measures.
pub const TABLES: usize = 1_000;
/// The most lines and groups of all drift tables together.
pub const ROWS: usize = 20_000;
/// The most groups inside one another.
pub const GROUP_DEPTH: usize = 16;
/// The most projects of all investment tables together.
pub const PROJECTS: usize = 20_000;
/// The most tags of a project.
pub const TAGS: usize = 100;
/// The most adjustments of a line's prognosis.
pub const ADJUSTMENTS: usize = 100;
/// The most measures of the action plan.
pub const MEASURES: usize = 5_000;
/// The most scenarios.
pub const SCENARIOS: usize = 500;
/// The most changes of a scenario.
pub const CHANGES: usize = 20_000;
/// The most entries of the meeting log.
pub const LOG_ENTRIES: usize = 1_000;
/// How much of a file the meeting log may fill, in bytes, before no more is logged; what is in a file is read.
pub const LOG_BYTES: usize = LIMIT_BYTES / 16;
/// The most goals.
pub const GOALS: usize = 1_000;
/// The most indicators of a goal.
pub const INDICATORS: usize = 500;
/// The most sentences of the report that somebody has settled.
pub const SENTENCES: usize = 20_000;
/// The most follow-ups.
pub const FOLLOW_UPS: usize = 100;
/// How much of a file follow-ups may fill, in bytes, before no more are frozen; what is in a file is read.
pub const FOLLOW_UP_BYTES: usize = LIMIT_BYTES / 2;
/// The most components of a project.
pub const COMPONENTS: usize = 100;
/// The most columns of a table.
pub const COLUMNS: usize = 1_000;
/// The most control figures.
pub const CONTROLS: usize = 20_000;
/// The most findings that are accepted.
pub const ACCEPTANCES: usize = 5_000;
/// The most notes.
pub const NOTES: usize = 5_000;
