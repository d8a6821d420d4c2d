//! A list of texts and numbers with headings: to look at, print, copy and save.

use rust_decimal::Decimal;

use super::effect::Effect;
use crate::lang::Lang;
use crate::model::money::Money;
use crate::rules::why::Where;
use crate::text::number::{NumberStyle, format_number};

/// The list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What it is about, in lines.
    pub about: Vec<String>,
    /// Why there are no rows, where there are none.
    pub without: Option<&'static str>,
    /// What the columns hold.
    pub headings: Vec<&'static str>,
    /// Its rows, sums last.
    pub(super) rows: Vec<Vec<Item>>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Text(String),
    /// A number, how many decimals of it are written (without, all that it has), and which figure it is.
    Number(Decimal, Option<u32>, Option<Where>),
}

impl Item {
    /// An amount in kronor, in the signs that it is to be read in.
    pub(super) fn amount(amount: Money) -> Self {
        Self::Number(amount.as_decimal(), None, None)
    }

    /// The same number, which is this figure: one can ask why.
    pub(super) fn because(self, of: Where) -> Self {
        match self {
            Self::Number(number, decimals, _) => Self::Number(number, decimals, Some(of)),
            Self::Text(_) => self,
        }
    }
}

/// A cell as it is shown, and the figure that it shows if one can ask about it.
pub type Shown = (String, Option<Where>);

impl List {
    /// Its rows as they are shown.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> Vec<Vec<Shown>> {
        let text = |item: &Item| match item {
            Item::Text(text) => (text.clone(), None),
            Item::Number(number, decimals, of) => (format_number(*number, *decimals, lang.numbers()), *of),
        };
        self.rows.iter().map(|row| row.iter().map(text).collect()).collect()
    }

    /// Whether numbers stand in a column.
    pub(super) fn is_number(&self, column: usize) -> bool {
        self.rows.iter().any(|row| matches!(row.get(column), Some(Item::Number(..))))
    }

    /// The whole list as text, a line for each row, as spreadsheets read it in the user's language.
    #[must_use]
    pub fn text(&self, lang: Lang, between: char, end: &str) -> String {
        let plain = |item: &Item| match item {
            Item::Text(text) => quoted(text, between),
            Item::Number(number, decimals, _) => plain(*number, *decimals, lang.numbers()),
        };
        let headings = self.headings.iter().map(|heading| quoted(heading, between)).collect::<Vec<_>>();
        let rows = self.rows.iter().map(|row| row.iter().map(plain).collect::<Vec<_>>());
        [headings].into_iter().chain(rows).map(|row| row.join(&between.to_string()) + end).collect()
    }

    /// Saves it to a file of this name.
    pub(super) fn save(&self, lang: Lang, name: String) -> Vec<Effect> {
        csv(name, &self.text(lang, ';', "\r\n"))
    }
}

/// Saves lines of cells, between which semicolons stand, to a file: they leave the comma to the decimals.
fn csv(name: String, lines: &str) -> Vec<Effect> {
    // The mark says that it is UTF-8.
    vec![Effect::Download { name, text: format!("\u{feff}{lines}") }]
}

/// A number as programs read it: thousands not grouped, and a hyphen for minus.
fn plain(number: Decimal, decimals: Option<u32>, style: NumberStyle) -> String {
    let between_thousands = if style.decimal_sign() == ',' { '\u{a0}' } else { ',' };
    format_number(number, decimals, style).replace(between_thousands, "").replace('\u{2212}', "-")
}

/// What programs calculate a text for that begins so: some pass over what cannot be seen before it, and take the wide
/// signs of East Asia for the same.
const CALCULATED: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A text of a file without the space that [`quoted`] sets before it.
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix(' ').filter(|rest| rest.starts_with(CALCULATED)).unwrap_or(text)
}

/// A text as a cell of a line whose cells `between` divides. What begins like a formula would be calculated.
pub(super) fn quoted(text: &str, between: char) -> String {
    let space = if text.starts_with(CALCULATED) { " " } else { "" };
    if text.contains([between, '"', '\n', '\r']) {
        format!("\"{space}{}\"", text.replace('"', "\"\""))
    } else {
        [space, text].concat()
    }
}
