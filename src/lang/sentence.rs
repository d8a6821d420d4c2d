//! Sentences with data in them.

use super::{Lang, Verb};
use crate::model::Workbook;
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;
use crate::rules::figures::Figures;
use crate::text::formula::FormulaError;
use crate::text::number::{format_amount, format_number};
use rust_decimal::Decimal;

/// What a step in the history did: `ändra Personalkostnader`.
#[must_use]
pub fn step(lang: Lang, verb: Verb, name: &str) -> String {
    let what = match verb {
        Verb::Change => lang.pick("ändra", "change"),
        Verb::Spread => lang.pick("fördela", "spread"),
        Verb::Rename => lang.pick("byta namn på", "rename"),
        Verb::Comment => lang.pick("kommentera", "comment on"),
        Verb::Method => lang.pick("byta metod för", "change the method of"),
        Verb::Add => lang.pick("lägga till", "add"),
        Verb::Delete => lang.pick("ta bort", "delete"),
        Verb::Move => lang.pick("flytta", "move"),
        Verb::Settings => lang.pick("ställa in", "set up"),
    };
    format!("{what} {name}")
}

/// `Ångra: ändra Personalkostnader`
#[must_use]
pub fn undo(lang: Lang, verb: Verb, name: &str) -> String {
    format!("{}: {}", lang.texts().undo, step(lang, verb, name))
}

/// `Gör om: ändra Personalkostnader`
#[must_use]
pub fn redo(lang: Lang, verb: Verb, name: &str) -> String {
    format!("{}: {}", lang.texts().redo, step(lang, verb, name))
}

/// What is said when a step was taken back.
#[must_use]
pub fn undone(lang: Lang, verb: Verb, name: &str) -> String {
    format!("{}: {}", lang.pick("Ångrat", "Undone"), step(lang, verb, name))
}

/// What is said when a step was done again.
#[must_use]
pub fn redone(lang: Lang, verb: Verb, name: &str) -> String {
    format!("{}: {}", lang.pick("Gjort om", "Redone"), step(lang, verb, name))
}

/// An amount with its unit: `−1 412 tkr`.
#[must_use]
pub fn amount(lang: Lang, money: Money, unit: DisplayUnit) -> String {
    format!("{}\u{a0}{}", format_amount(money, unit, lang.numbers()), unit.unit.abbreviation())
}

/// A figure in the unit that it is rounded to: `31 293 tkr`.
#[must_use]
pub fn figure(lang: Lang, figure: Decimal, unit: DisplayUnit) -> String {
    let decimals = Some(u32::from(unit.decimals));
    format!("{}\u{a0}{}", format_number(figure, decimals, lang.numbers()), unit.unit.abbreviation())
}

/// `överskott 42 tkr`, `underskott 1 000 tkr` or `i balans`; a result is a surplus when positive.
#[must_use]
pub fn surplus_or_deficit(lang: Lang, result: Money, unit: DisplayUnit) -> String {
    let texts = lang.texts();
    match result.cmp(&Money::ZERO) {
        std::cmp::Ordering::Equal => texts.balanced.to_owned(),
        std::cmp::Ordering::Greater => format!("{} {}", texts.surplus, amount(lang, result, unit)),
        std::cmp::Ordering::Less => format!("{} {}", texts.deficit, amount(lang, result.abs(), unit)),
    }
}

/// What is said after a change: the result that follows.
#[must_use]
pub fn result(lang: Lang, workbook: &Workbook, figures: &Figures) -> String {
    let unit = workbook.drift_unit;
    let Some(prognosis) = figures.prognosis.or(figures.actual) else {
        return lang.pick("Ändrat", "Changed").to_owned();
    };
    let outcome = surplus_or_deficit(lang, prognosis, unit);
    lang.pick(format!("Ändrat. Resultat: {outcome}."), format!("Changed. Result: {outcome}."))
}

/// Why a text stays in its editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Not a formula, though it begins with `=`.
    NoFormula {
        /// Where and why.
        error: FormulaError,
        /// The part of the text that is meant.
        found: String,
    },
    /// A formula whose amount is wanted at once, and that gives none; why, in words.
    NoAmount(String),
    /// Not an amount, and there is no cell to keep it in as text.
    NotAnAmount,
    /// Longer than the cell can keep.
    TooLong,
    /// Not a municipality code.
    NotACode,
    /// Not one of the choices.
    NotAChoice,
    /// A part of a line whose key has no weights: no total gives it, and there are no parts to make direct.
    NoWeights,
    /// A total for parts of which one is text that cannot be read: it would be lost.
    UnreadPart,
    /// An empty name.
    NoName,
    /// A member's name that another member has.
    NameTaken,
}

/// Why a text stays in its editor, and what to do.
#[must_use]
pub fn refusal(lang: Lang, refused: Refused) -> String {
    let text = match refused {
        Refused::NoFormula { error, found } => return super::formula::refusal(lang, error, &found),
        Refused::NoAmount(why) => return why,
        Refused::NotAnAmount => lang.pick(
            "Det går inte att läsa som ett belopp. Rätta det, eller tryck Esc för att ångra.",
            "This cannot be read as an amount. Correct it, or press Esc to cancel.",
        ),
        Refused::TooLong => lang.pick(
            "Texten är för lång. Korta den, eller tryck Esc för att ångra.",
            "The text is too long. Shorten it, or press Esc to cancel.",
        ),
        Refused::NotACode => lang.pick(
            "En kommunkod är fyra siffror, till exempel 1814. Rätta den, eller tryck Esc för att ångra.",
            "A municipality code is four digits, for instance 1814. Correct it, or press Esc to cancel.",
        ),
        Refused::NotAChoice => lang.pick(
            "Det är inte ett av valen. Tryck Esc för att ångra.",
            "This is not one of the choices. Press Esc to cancel.",
        ),
        Refused::UnreadPart => lang.pick(
            "En medlems del är text som inte kan läsas. Rätta den först, eller tryck Esc för att ångra.",
            "A member's part is text that cannot be read. Correct it first, or press Esc to cancel.",
        ),
        Refused::NoName => lang
            .pick("Skriv ett namn, eller tryck Esc för att ångra.", "Write a name, or press Esc to cancel."),
        Refused::NameTaken => lang.pick(
            "En annan medlem heter så. Skriv ett annat namn, eller tryck Esc för att ångra.",
            "Another member has this name. Write another, or press Esc to cancel.",
        ),
        Refused::NoWeights => lang.pick(
            "Nyckeln saknar vikter. Skriv vikter först, eller tryck Esc för att ångra.",
            "The key has no weights. Type weights first, or press Esc to cancel.",
        ),
    };
    text.to_owned()
}

/// A size in storage: `12 kB`.
#[must_use]
pub fn size(lang: Lang, bytes: usize) -> String {
    let bytes = Decimal::from(bytes);
    let (thousand, million) = (Decimal::from(1_000), Decimal::from(1_000_000));
    if bytes < million {
        format!("{}\u{a0}kB", format_number((bytes / thousand).ceil(), Some(0), lang.numbers()))
    } else {
        format!("{}\u{a0}MB", format_number(bytes / million, Some(1), lang.numbers()))
    }
}
