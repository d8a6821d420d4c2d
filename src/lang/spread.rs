//! Spreading a total and moving an amount, in words: what would come of it, and why it cannot be done.

use super::sentence::{Refused, cells, refusal};
use super::{Lang, heading};
use crate::model::Workbook;
use crate::model::id::LineId;
use crate::rules::drift::Lens;
use crate::rules::spread::Unspread;

/// Why a total cannot be spread, or an amount not be moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSpread {
    /// Nothing that is selected is an amount that people write.
    NoAmounts,
    /// Cells of several columns are selected.
    SeveralColumns,
    /// Revenue, cost and contribution are selected together.
    SeveralKinds,
    /// A part that follows from a key is selected.
    PartByKey,
    /// The actual of a line that is the sum of its months.
    SumOfMonths,
    /// A cell has text that cannot be read, or a formula that gives no amount: it would be lost.
    Unread,
    /// What was written is no amount.
    NoAmount,
    /// A formula, where more than one cell is selected.
    FormulaForSeveral,
    /// By a key or like a row, over more than the members of one line.
    OverLines,
    /// By a key, where the workbook has none.
    NoKey,
    /// A held or unselected formula follows the cells that change, so that the total would be another.
    FormulaFollows,
    /// From a cell to itself, or between a total and its part.
    SameCell,
    /// Between revenue and cost: the result would change.
    ChangesResult,
    /// Whatever spreading itself says.
    Rule(Unspread),
    /// Whatever is said where an amount is written.
    Refused(Refused),
}

impl From<Unspread> for NoSpread {
    fn from(why: Unspread) -> Self {
        Self::Rule(why)
    }
}

/// Why it cannot be done, and what to do.
#[must_use]
pub fn no_spread(lang: Lang, why: NoSpread) -> String {
    let (swedish, english) = match why {
        NoSpread::NoAmounts | NoSpread::Rule(Unspread::NoCell) => (
            "Här finns inga belopp som kan ändras. Markera en summa, eller celler med belopp i en driftrad.",
            "There are no amounts here that can be changed. Select a total, or cells with amounts of operating lines.",
        ),
        NoSpread::SeveralColumns => {
            ("Markera celler i en och samma kolumn.", "Select cells in one and the same column.")
        }
        NoSpread::SeveralKinds => (
            "Intäkter, kostnader och bidrag räknas åt olika håll. Markera rader av ett slag.",
            "Revenue, costs and contributions count in different directions. Select lines of one kind.",
        ),
        NoSpread::PartByKey => (
            "Delen följer av radens fördelningsnyckel. Välj radens total (hela nämnden).",
            "The part follows from the line's allocation key. Choose the line's total (the whole board).",
        ),
        NoSpread::Unread => (
            "En av cellerna har text eller en formel som inte ger något belopp. Rätta den först.",
            "One of the cells has text, or a formula that gives no amount. Correct it first.",
        ),
        NoSpread::NoAmount => {
            ("Skriv ett belopp, till exempel 12 000.", "Write an amount, for instance 12,000.")
        }
        NoSpread::FormulaForSeveral => (
            "En formel räknar med en rad i taget. Skriv ett belopp eller en ändring, till exempel +3 %.",
            "A formula counts with one row at a time. Write an amount or a change, for instance +3%.",
        ),
        NoSpread::OverLines => (
            "En nyckel eller en annan rad säger vad varje medlem ska ha. Markera en enda rad, som inte redan fördelas med nyckel.",
            "A key or another row says what each member is to have. Select a single line, one that is not split by a key already.",
        ),
        NoSpread::NoKey => {
            ("Arbetsboken har ingen fördelningsnyckel.", "The workbook has no allocation key.")
        }
        NoSpread::FormulaFollows => (
            "En formel följer de celler som skulle ändras, så summan skulle bli en annan.",
            "A formula follows the cells that would change, so the total would be another.",
        ),
        NoSpread::SumOfMonths => (
            "Radens utfall är summan av dess månader, som skrivs under Månader.",
            "The line's actual is the sum of its months, which are written under Months.",
        ),
        NoSpread::SameCell => ("Välj en annan cell att flytta till.", "Choose another cell to move to."),
        NoSpread::ChangesResult => (
            "Mellan intäkt och kostnad kan inget flyttas: resultatet skulle ändras. Välj en rad av samma slag.",
            "Nothing can be moved between revenue and cost: the result would change. Choose a line of the same kind.",
        ),
        NoSpread::Rule(Unspread::AllHeld) | NoSpread::Refused(Refused::AllHeld) => (
            "Alla celler hålls fast eller har beslut, så ingen kan ta upp skillnaden. Släpp någon av dem.",
            "All cells are held or have decisions, so none can take the difference. Release one of them.",
        ),
        NoSpread::Rule(Unspread::TooLarge) => {
            ("Det blir mer än en cell rymmer.", "It comes to more than a cell holds.")
        }
        NoSpread::Refused(Refused::Held) => (
            "Cellen hålls fast eller är summan av beslut. Släpp den (Alt+Skift+H), eller ändra besluten (Alt+Skift+B).",
            "The cell is held or is the sum of decisions. Release it (Alt+Shift+H), or change the decisions (Alt+Shift+B).",
        ),
        NoSpread::Refused(why) => return refusal(lang, why),
    };
    lang.pick(swedish, english).to_owned()
}

/// What a step that spread a total did it to: `12 000 tkr över 5 celler`.
#[must_use]
pub fn over(lang: Lang, amount: &str, count: usize) -> String {
    format!("{amount} {} {}", lang.pick("över", "over"), cells(lang, count))
}

/// How many cells change, and how many stay because they are held: `5 celler ändras, 2 hålls fast`.
#[must_use]
pub fn changing(lang: Lang, changed: usize, held: usize) -> String {
    let change = lang.pick("ändras", if changed == 1 { "changes" } else { "change" });
    let mut text = format!("{} {change}", cells(lang, changed));
    if held > 0 {
        let are = lang.pick("hålls fast", if held == 1 { "is held" } else { "are held" });
        text.push_str(&format!(", {held} {are}"));
    }
    text
}

/// A cell by its line and whose it is: `Konsulter, Laxå`.
#[must_use]
pub fn cell(lang: Lang, workbook: &Workbook, line: LineId, lens: Lens) -> String {
    let name = workbook.line(line).map(|line| line.name.as_str());
    format!("{}, {}", name.unwrap_or_default(), heading::lens(lang, lens, workbook))
}
