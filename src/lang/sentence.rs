//! Sentences with data in them.

use super::{Lang, Verb, What};
use crate::model::Workbook;
use crate::model::key::Weight;
use crate::model::money::Money;
use crate::model::note::Note;
use crate::model::sign::{DeviationSign, Net, SignConvention};
use crate::model::unit::DisplayUnit;
use crate::rules::added::Cause;
use crate::rules::figures::Figures;
use crate::text::number::{Unreadable, format_amount, format_number, parse_number};
use rust_decimal::Decimal;

/// What a step in the history did: `ändra Personalkostnader`, `klistra in 24 celler`.
#[must_use]
pub fn step(lang: Lang, verb: Verb, what: &What) -> String {
    let verb = match verb {
        Verb::Change => lang.pick("ändra", "change"),
        Verb::Spread => lang.pick("fördela", "spread"),
        Verb::Rename => lang.pick("byta namn på", "rename"),
        Verb::Comment => lang.pick("kommentera", "comment on"),
        Verb::Method => lang.pick("byta metod för", "change the method of"),
        Verb::Adjust => lang.pick("justera prognosen för", "adjust the prognosis of"),
        Verb::Decide => lang.pick("ändra beslut om", "change decisions on"),
        Verb::Accept => lang.pick("godta", "accept"),
        Verb::TakeBack => lang.pick("inte längre godta", "no longer accept"),
        Verb::Control => lang.pick("ändra kontrollsumma för", "change the control total of"),
        Verb::Add => lang.pick("lägga till", "add"),
        Verb::Delete => lang.pick("ta bort", "delete"),
        Verb::Move => lang.pick("flytta", "move"),
        Verb::Settings => lang.pick("ställa in", "set up"),
        Verb::Clear => lang.pick("tömma", "clear"),
        Verb::Fill => lang.pick("fylla i", "fill in"),
        Verb::Cut => lang.pick("klippa ut", "cut"),
        Verb::Paste => lang.pick("klistra in", "paste"),
        Verb::Import => lang.pick("läsa in", "read in"),
        Verb::Group => lang.pick("gruppera", "group"),
        Verb::Ungroup => lang.pick("dela upp", "ungroup"),
        Verb::Hold => lang.pick("hålla fast", "hold"),
        Verb::Release => lang.pick("släppa", "release"),
        Verb::Note => lang.pick("anteckna om", "note on"),
        Verb::RemoveNote => lang.pick("ta bort anteckning om", "remove the note on"),
        Verb::Restore => lang.pick("gå tillbaka till", "go back to"),
        Verb::Merge => lang.pick("slå ihop med", "merge with"),
    };
    match what {
        What::Named(name) => format!("{verb} {name}"),
        What::Cells(count) => format!("{verb} {}", cells(lang, *count)),
        What::Rows(count) => format!("{verb} {}", rows(lang, *count)),
    }
}

/// What a prognosis is made of: `1 000 före justeringar 200, åtgärder −50`. `amount` gives what was added for a cause.
#[must_use]
pub fn added(lang: Lang, raw: &str, amount: impl Fn(Cause) -> Option<String>) -> String {
    let name = |cause| match cause {
        Cause::Adjustment => lang.pick("justeringar", "adjustments"),
        Cause::Measure => lang.pick("åtgärder", "measures"),
        Cause::CapitalCost => lang.pick("kapitalkostnad", "capital cost"),
    };
    let parts =
        Cause::ALL.into_iter().filter_map(|cause| Some(format!("{} {}", name(cause), amount(cause)?)));
    let parts = parts.collect::<Vec<_>>().join(", ");
    let raw = if raw.is_empty() { "0" } else { raw };
    lang.pick(format!("{raw} från metoden, {parts}"), format!("{raw} by the method, {parts}"))
}

/// `1 cell`, `24 celler`
#[must_use]
pub fn cells(lang: Lang, count: usize) -> String {
    let one = count == 1;
    lang.pick(
        format!("{count} {}", if one { "cell" } else { "celler" }),
        format!("{count} {}", if one { "cell" } else { "cells" }),
    )
}

/// `24 celler inklistrade.`
#[must_use]
pub fn pasted(lang: Lang, count: usize) -> String {
    let cells = cells(lang, count);
    let one = count == 1;
    lang.pick(
        format!("{cells} {}.", if one { "inklistrad" } else { "inklistrade" }),
        format!("{cells} pasted."),
    )
}

/// `3 celler hålls fast.`, `3 celler släppta.`
#[must_use]
pub fn held(lang: Lang, count: usize, hold: bool) -> String {
    let cells = cells(lang, count);
    let one = count == 1;
    match hold {
        true => lang.pick(
            format!("{cells} hålls fast."),
            format!("{cells} {} held.", if one { "is" } else { "are" }),
        ),
        false => lang.pick(
            format!("{cells} {}.", if one { "släppt" } else { "släppta" }),
            format!("{cells} released."),
        ),
    }
}

/// `Det som klistras in är 3 rader och 1 kolumn större än tabellen.`
#[must_use]
pub fn larger(lang: Lang, rows_over: usize, columns_over: usize) -> String {
    let columns = lang.pick(
        format!("{columns_over} {}", if columns_over == 1 { "kolumn" } else { "kolumner" }),
        format!("{columns_over} {}", if columns_over == 1 { "column" } else { "columns" }),
    );
    let rows = rows(lang, rows_over);
    let over = match (rows_over, columns_over) {
        (_, 0) => rows,
        (0, _) => columns,
        _ => format!("{rows} {} {columns}", lang.pick("och", "and")),
    };
    lang.pick(
        format!("Det som klistras in är {over} större än vad som ryms i tabellen."),
        format!("What you paste is {over} larger than the table."),
    )
}

/// `1 rad`, `3 rader`
#[must_use]
pub fn rows(lang: Lang, count: usize) -> String {
    let one = count == 1;
    lang.pick(
        format!("{count} {}", if one { "rad" } else { "rader" }),
        format!("{count} {}", if one { "row" } else { "rows" }),
    )
}

/// `4 tal`: how many of the selected cells hold figures.
#[must_use]
pub fn cells_with_figures(lang: Lang, count: usize) -> String {
    lang.pick(format!("{count} tal"), format!("{count} {}", if count == 1 { "figure" } else { "figures" }))
}

/// `3 celler lämnades som de var: Summa, Budget; Resultat, Budget …`
#[must_use]
pub fn left_alone(lang: Lang, count: usize, names: &[String]) -> String {
    let left = lang.pick(
        if count == 1 { "lämnades som den var" } else { "lämnades som de var" },
        if count == 1 { "was left as it was" } else { "were left as they were" },
    );
    let more = if names.len() < count { " …" } else { "" };
    format!("{} {left}: {}{more}", cells(lang, count), names.join("; "))
}

/// `Finns inte bland valen: ”Sköt”, ”x” …`, where `words` are the first of so many; nothing of none.
#[must_use]
pub fn no_choice(lang: Lang, count: usize, words: &[String]) -> String {
    if count == 0 {
        return String::new();
    }
    let words: Vec<String> =
        words.iter().map(|word| lang.pick(format!("”{word}”"), format!("“{word}”"))).collect();
    let more = if words.len() < count { " …" } else { "" };
    let not_there = lang.pick("Finns inte bland valen", "Not among the choices");
    format!("{not_there}: {}{more}.", words.join(", "))
}

/// `24 celler tömda.`
#[must_use]
pub fn cleared(lang: Lang, count: usize) -> String {
    let cells = cells(lang, count);
    let one = count == 1;
    lang.pick(format!("{cells} {}.", if one { "tömd" } else { "tömda" }), format!("{cells} emptied."))
}

/// `3 celler är beräknade.`
#[must_use]
pub fn calculated(lang: Lang, count: usize) -> String {
    let cells = cells(lang, count);
    let one = count == 1;
    lang.pick(
        format!("{cells} är {} och {} kvar.", if one { "beräknad" } else { "beräknade" }, "står"),
        format!(
            "{cells} {} calculated and {}.",
            if one { "is" } else { "are" },
            if one { "stays" } else { "stay" }
        ),
    )
}

/// Why a text is no weight of a key, and what follows from that.
#[must_use]
pub fn no_weight(lang: Lang, text: &str) -> String {
    let why = match parse_number(text, lang.numbers()) {
        Ok(Some(number)) if number.is_sign_negative() => {
            lang.pick("En vikt kan inte vara negativ.", "A weight cannot be negative.")
        }
        Ok(Some(number)) if number.normalize().scale() > Weight::DECIMALS => lang.pick(
            "En vikt har högst sex decimaler. Avrunda den, eller skriv den i procent.",
            "A weight has at most six decimals. Round it, or write it in percent.",
        ),
        Ok(Some(_)) | Err(Unreadable::TooLarge) => {
            lang.pick("En vikt är mindre än en miljard.", "A weight is less than a thousand million.")
        }
        Err(Unreadable::Ambiguous) => lang.pick(
            "Punkten kan skilja tusental eller decimaler. Skriv till exempel 1202 eller 1,202.",
            "The sign may separate thousands or decimals. Write for instance 1202 or 1.202.",
        ),
        _ => lang.pick(
            "Kan inte läsas som vikt. Skriv ett tal, till exempel 1202 eller 12,5 %.",
            "Cannot be read as a weight. Write a number, for instance 1202 or 12.5%.",
        ),
    };
    let follows = lang.pick(
        "Nyckeln fördelar inget förrän den är rättad.",
        "The key splits nothing until it is corrected.",
    );
    format!("{why} {follows}")
}

/// `Ångra: ändra Personalkostnader`
#[must_use]
pub fn undo(lang: Lang, verb: Verb, what: &What) -> String {
    format!("{}: {}", lang.texts().undo, step(lang, verb, what))
}

/// `Gör om: ändra Personalkostnader`
#[must_use]
pub fn redo(lang: Lang, verb: Verb, what: &What) -> String {
    format!("{}: {}", lang.texts().redo, step(lang, verb, what))
}

/// What is said when a step was taken back.
#[must_use]
pub fn undone(lang: Lang, verb: Verb, what: &What) -> String {
    format!("{}: {}", lang.pick("Ångrat", "Undone"), step(lang, verb, what))
}

/// What is said when a step was done again.
#[must_use]
pub fn redone(lang: Lang, verb: Verb, what: &What) -> String {
    format!("{}: {}", lang.pick("Gjort om", "Redone"), step(lang, verb, what))
}

/// An amount with its unit: `−1 412 tkr`.
#[must_use]
pub fn amount(lang: Lang, money: Money, unit: DisplayUnit) -> String {
    format!("{}\u{a0}{}", format_amount(money, unit, lang.numbers()), unit.unit.abbreviation())
}

/// What the signs of results and deviations mean in the tables of an organisation.
#[must_use]
pub fn result_signs(lang: Lang, signs: &SignConvention) -> String {
    format!("{} {}", result_sign(lang, signs.result), deviation_sign(lang, signs.deviation))
}

/// What the sign of a result means.
#[must_use]
pub fn result_sign(lang: Lang, sign: Net) -> &'static str {
    match sign {
        Net::Result => lang.pick("Resultat: plus är överskott.", "Results: plus is a surplus."),
        Net::NetCost => lang.pick("Resultat: plus är underskott.", "Results: plus is a deficit."),
    }
}

/// What the sign of a deviation means.
#[must_use]
pub fn deviation_sign(lang: Lang, sign: DeviationSign) -> &'static str {
    match sign {
        DeviationSign::FavourablePositive => {
            lang.pick("Avvikelse: plus är bättre än budget.", "Deviations: plus is better than budget.")
        }
        DeviationSign::OutcomeMinusBudget => {
            lang.pick("Avvikelse: utfall minus budget.", "Deviations: outcome minus budget.")
        }
    }
}

/// That results are written the other way round in the other tables, where they are; with a space before it.
#[must_use]
pub fn turned_elsewhere(lang: Lang, signs: &SignConvention) -> &'static str {
    match signs.result {
        Net::Result => "",
        Net::NetCost => lang.pick(
            " I driften och per medlem är resultatet skrivet med omvänt tecken.",
            " In the operating tables and per member, results are written with the opposite sign.",
        ),
    }
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
    /// Not a formula, though it begins with `=`, or one that gives no amount where it is wanted at once; why, in words.
    Formula(String),
    /// For another reason that what is loaded later knows; in words.
    Told(&'static str),
    /// Not an amount, and there is no cell to keep it in as text.
    NotAnAmount,
    /// Longer than the cell can keep.
    TooLong,
    /// A formula, before what reads it has been loaded.
    NotYet,
    /// Not one of the choices.
    NotAChoice,
    /// A part of a line whose key has no weights: no total gives it, and there are no parts to make direct.
    NoWeights,
    /// A total for parts of which one is text that cannot be read: it would be lost.
    UnreadPart,
    /// An empty name.
    NoName,
    /// A cell that is held.
    Held,
    /// A total of parts that are all held, so that none can take the difference.
    AllHeld,
}

/// Why a text stays in its editor, and what to do.
#[must_use]
pub fn refusal(lang: Lang, refused: Refused) -> String {
    let text = match refused {
        Refused::Formula(why) => return why,
        Refused::Told(why) => why,
        Refused::NotYet => lang.pick(
            "Formler läses av en del av Sambudget som ännu hämtas. Tryck Enter igen om ett ögonblick.",
            "Formulas are read by a part of Sambudget that is still being fetched. Press Enter again in a moment.",
        ),
        Refused::NotAnAmount => lang.pick(
            "Det går inte att läsa som ett belopp. Rätta det, eller tryck Esc för att ångra.",
            "This cannot be read as an amount. Correct it, or press Esc to cancel.",
        ),
        Refused::TooLong => lang.pick(
            "Texten är för lång. Korta den, eller tryck Esc för att ångra.",
            "The text is too long. Shorten it, or press Esc to cancel.",
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
        Refused::Held => lang.texts().is_held,
        Refused::AllHeld => lang.pick(
            "Alla delar hålls fast eller har beslut, så ingen kan ta upp skillnaden. Släpp någon av dem, eller tryck Esc för att ångra.",
            "All parts are held or have decisions, so none can take the difference. Release one of them, or press Esc to cancel.",
        ),
        Refused::NoWeights => lang.pick(
            "Nyckeln saknar vikter. Skriv vikter först, eller tryck Esc för att ångra.",
            "The key has no weights. Type weights first, or press Esc to cancel.",
        ),
    };
    text.to_owned()
}

/// What is noted: `Anteckning: ring Anna (Bo, 12 augusti)`.
#[must_use]
pub fn note(lang: Lang, note: &Note) -> String {
    let (title, text, signed) = (lang.texts().note, &note.text, signed(note));
    if signed.is_empty() { format!("{title}: {text}") } else { format!("{title}: {text} ({signed})") }
}

/// Who wrote a note and when, as far as that is known: `Bo, 12 augusti`.
#[must_use]
pub fn signed(note: &Note) -> String {
    let between = if note.by.is_empty() || note.date.is_empty() { "" } else { ", " };
    [note.by.as_str(), between, &note.date].concat()
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
