//! Comparing the open workbook with files of colleagues, and merging them into it as one step.
//!
//! ```text
//! files ─▶ the first one ─▶ Effect::FindBase ─▶ Step::Base ─▶ differences, choices ─▶ the next one … ─▶ one edit
//! ```
//!
//! Nothing is written before the last yes: what has been settled of a file is the workbook that the next one is merged into.

mod differences;
mod members;
mod named;
mod step;

pub use differences::{Difference, Fate};
pub use members::OfMember;
pub use named::ByNames;
pub use step::Step;
pub(super) use step::{ask, begin, opened, step};

use crate::file::Content;
use crate::model::Workbook;
use crate::model::edit::EditError;
use crate::model::id::WorkbookId;
use crate::model::lineage::Fingerprint;
use crate::model::merge::{Conflict, Merged, compare, merge};

use super::state::State;
use differences::{differences, is_empty_here};

/// A file of a colleague, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Theirs {
    /// The file's name.
    name: String,
    /// What it holds.
    content: Content,
    /// Whether it was compared by names: then nothing here stems from it.
    is_stranger: bool,
}

/// A comparison under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Which workbook is compared; it may have to be opened first.
    id: WorkbookId,
    /// It, as it was when the comparison began.
    mine: Option<Workbook>,
    /// What has become of it with the files before this one.
    so_far: Option<Workbook>,
    files: Vec<Theirs>,
    /// Whether it is compared as soon as the workbook is open.
    waits: bool,
    /// Which file is compared.
    at: usize,
    /// What is compared now; without while the common version is looked for.
    now: Option<Compared>,
    /// Whether only choices are shown.
    pub only_choices: bool,
    /// Counts the comparisons, so that views know when to look again.
    pub version: u32,
}

/// A file beside the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Compared {
    base: Option<Fingerprint>,
    /// Where nothing is the same by identity: what is by name.
    by_names: Option<ByNames>,
    merged: Merged,
    differences: Vec<Difference>,
    /// For each conflict whether it is theirs; `None` while nobody has chosen.
    choices: Vec<Option<bool>>,
}

impl Compared {
    fn new(
        state: &State,
        mine: &Workbook,
        theirs: &Workbook,
        base: Option<(Fingerprint, Workbook)>,
    ) -> Result<Self, EditError> {
        let (version, base) = base.unzip();
        let merged = match &base {
            Some(base) => merge(base, mine, theirs)?,
            None => compare(mine, theirs)?,
        };
        let first = |conflict: &Conflict| match &base {
            Some(_) => None,
            None => is_empty_here(mine, theirs, conflict.spot),
        };
        let choices = merged.conflicts.iter().map(first).collect();
        let differences = differences(state.lang, mine, base.as_ref(), theirs, &merged)?;
        Ok(Self { base: version, by_names: None, merged, differences, choices })
    }

    fn theirs(&self) -> Vec<usize> {
        self.choices
            .iter()
            .enumerate()
            .filter(|(_, theirs)| **theirs == Some(true))
            .map(|(at, _)| at)
            .collect()
    }
}

/// What a view shows of a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The file's name.
    pub name: &'a str,
    /// Which file of how many it is, from 1.
    pub file: (usize, usize),
    /// The fingerprint of the common version, if it was found.
    pub base: Option<Fingerprint>,
    /// Where nothing is the same by identity: what is by name, and what is not.
    pub by_names: Option<&'a ByNames>,
    /// Whether somebody changed the file outside the app.
    pub is_edited: bool,
    /// The year of the file, where it is another one.
    pub other_year: Option<u16>,
    /// What differs, table by table.
    pub differences: &'a [Difference],
    /// For each choice whether it is the file's; `None` while nobody has chosen.
    pub choices: &'a [Option<bool>],
}

impl Comparison {
    /// What is shown of it; `None` while the common version is looked for.
    #[must_use]
    pub fn shown(&self) -> Option<Shown<'_>> {
        let (compared, file, mine) = (self.now.as_ref()?, self.files.get(self.at)?, self.mine.as_ref()?);
        let year = file.content.workbook.year;
        Some(Shown {
            name: &file.name,
            file: (self.at + 1, self.files.len()),
            base: compared.base,
            by_names: compared.by_names.as_ref(),
            is_edited: file.content.is_edited,
            other_year: (year != mine.year).then_some(year.number()),
            differences: &compared.differences,
            choices: &compared.choices,
        })
    }

    /// The names of the files.
    #[must_use]
    pub fn names(&self) -> String {
        self.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// How many choices nobody has made.
    #[must_use]
    pub fn left(&self) -> usize {
        self.now.iter().flat_map(|now| &now.choices).filter(|choice| choice.is_none()).count()
    }
}
