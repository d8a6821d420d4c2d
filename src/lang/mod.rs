//! Every word of the interface, in Swedish and in English.
//!
//! [`texts`] has the fixed texts, both languages side by side, so that none can be missing in one of them;
//! [`heading`] names columns, methods and other values of the model; [`sentence`] makes sentences with data
//! in them. Domain words are those of domain.md.

/// The fixed texts of one subject, apart from the others: they come with the code that says them.
macro_rules! words {
    ($($name:ident: $swedish:literal, $english:literal;)*) => {
        /// The fixed texts of one language.
        #[derive(Debug)]
        pub struct Words {
            $(#[doc = $swedish] pub $name: &'static str,)*
        }

        static SWEDISH: Words = Words { $($name: $swedish,)* };
        static ENGLISH: Words = Words { $($name: $english,)* };

        /// The fixed texts.
        #[must_use]
        pub fn words(lang: Lang) -> &'static Words {
            lang.pick(&SWEDISH, &ENGLISH)
        }
    };
}

pub mod capital;
pub mod chart;
pub mod comparison;
pub mod control;
pub mod decision;
pub mod difference;
pub mod file_error;
pub mod finding;
pub mod follow_up;
pub mod formula;
pub mod goal;
pub mod heading;
mod later_texts;
pub mod lens;
pub mod locked;
pub mod measure;
pub mod meeting_log;
pub mod on_disk;
pub mod points;
pub mod report;
pub mod scenario;
pub mod sentence;
pub mod spread;
pub mod table_file;
pub mod texts;
pub mod to_balance;
pub mod wall;
pub mod why;
pub mod within;

use crate::text::number::NumberStyle;
pub use texts::Texts;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Swedish, the language of the domain.
    #[default]
    Swedish,
    /// English.
    English,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Swedish, Self::English];

    /// The fixed texts.
    #[must_use]
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::Swedish => &texts::SWEDISH,
            Self::English => &texts::ENGLISH,
        }
    }

    /// How numbers are written.
    #[must_use]
    pub fn numbers(self) -> NumberStyle {
        match self {
            Self::Swedish => NumberStyle::Swedish,
            Self::English => NumberStyle::English,
        }
    }

    /// The language's code, for the page and for storage.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// The language of a code; `None` if it is not one of ours.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language's own name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Swedish => "Svenska",
            Self::English => "English",
        }
    }

    /// One of two texts, the Swedish or the English.
    pub(crate) fn pick<T>(self, swedish: T, english: T) -> T {
        match self {
            Self::Swedish => swedish,
            Self::English => english,
        }
    }
}

/// What a step in the history did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Changed figures or properties.
    Change,
    /// Spread a total over the holders.
    Spread,
    /// Changed a name.
    Rename,
    /// Changed a comment.
    Comment,
    /// Changed a prognosis method.
    Method,
    /// Added to a prognosis.
    Adjust,
    /// Wrote decisions on a budget.
    Decide,
    /// Found a remark to be all right.
    Accept,
    /// Found it no longer so.
    TakeBack,
    /// Wrote what is printed.
    Control,
    /// Added.
    Add,
    /// Took away.
    Delete,
    /// Moved.
    Move,
    /// Changed settings.
    Settings,
    /// Emptied cells.
    Clear,
    /// Filled cells from their neighbours.
    Fill,
    /// Emptied cells that were copied.
    Cut,
    /// Wrote what had been copied.
    Paste,
    /// Read from a file.
    Import,
    /// Put into a group.
    Group,
    /// Took a group away around its rows.
    Ungroup,
    /// Held cells.
    Hold,
    /// Released cells that were held.
    Release,
    /// Wrote a note.
    Note,
    /// Took a note away.
    RemoveNote,
    /// Went back to a restore point.
    Restore,
    /// Merged what others made of it.
    Merge,
}

/// What a step in the history was done to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum What {
    /// Something with a name.
    Named(String),
    /// So many cells.
    Cells(usize),
    /// So many rows.
    Rows(usize),
}

impl Verb {
    /// Every verb.
    pub const ALL: [Self; 27] = [
        Self::Change,
        Self::Spread,
        Self::Rename,
        Self::Comment,
        Self::Method,
        Self::Adjust,
        Self::Decide,
        Self::Accept,
        Self::TakeBack,
        Self::Control,
        Self::Add,
        Self::Delete,
        Self::Move,
        Self::Settings,
        Self::Clear,
        Self::Fill,
        Self::Cut,
        Self::Paste,
        Self::Import,
        Self::Group,
        Self::Ungroup,
        Self::Hold,
        Self::Release,
        Self::Note,
        Self::RemoveNote,
        Self::Restore,
        Self::Merge,
    ];

    /// The verb as a code, the same in every language: what the journal keeps.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Spread => "spread",
            Self::Rename => "rename",
            Self::Comment => "comment",
            Self::Method => "method",
            Self::Adjust => "adjust",
            Self::Decide => "decide",
            Self::Accept => "accept",
            Self::TakeBack => "takeBack",
            Self::Control => "control",
            Self::Add => "add",
            Self::Delete => "delete",
            Self::Move => "move",
            Self::Settings => "settings",
            Self::Clear => "clear",
            Self::Fill => "fill",
            Self::Cut => "cut",
            Self::Paste => "paste",
            Self::Import => "import",
            Self::Group => "group",
            Self::Ungroup => "ungroup",
            Self::Hold => "hold",
            Self::Release => "release",
            Self::Note => "note",
            Self::RemoveNote => "removeNote",
            Self::Restore => "restore",
            Self::Merge => "merge",
        }
    }

    /// The verb of a code; `None` if it is not one of ours.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.code() == code)
    }
}
