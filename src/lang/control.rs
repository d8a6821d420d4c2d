//! What is said of control totals: printed figures beside the calculated ones.

use rust_decimal::Decimal;

use super::Lang;
use super::sentence::figure;
use crate::model::unit::DisplayUnit;

/// A printed figure beside the calculated one, both in the unit and signs of the print: `Kontrollsumma: tryckt 31 293 tkr,
/// beräknat 31 294 tkr, skillnad −1 tkr`.
#[must_use]
pub fn compared(lang: Lang, printed: Decimal, calculated: Option<Decimal>, unit: DisplayUnit) -> String {
    let Some(calculated) = calculated else {
        let printed = figure(lang, printed, unit);
        return lang.pick(
            format!("Kontrollsumma: tryckt {printed}, inget beräknat"),
            format!("Control total: printed {printed}, nothing calculated"),
        );
    };
    let difference = figure(lang, printed - calculated, unit);
    let (printed, calculated) = (figure(lang, printed, unit), figure(lang, calculated, unit));
    lang.pick(
        format!("Kontrollsumma: tryckt {printed}, beräknat {calculated}, skillnad {difference}"),
        format!("Control total: printed {printed}, calculated {calculated}, difference {difference}"),
    )
}

/// What stands where an amount was expected.
#[must_use]
pub fn no_amount(lang: Lang, cell: &str, text: &str) -> String {
    lang.pick(
        format!("{cell}: ”{text}” är inget belopp. Skriv siffran som den är tryckt, till exempel 12 000."),
        format!("{cell}: “{text}” is no amount. Write the figure as it is printed, for instance 12,000."),
    )
}

/// How many control totals there will be in the cells, how many of them differ, how many are taken away, and how many figures
/// belong to no calculated amount.
#[must_use]
pub fn counts(lang: Lang, [written, differ, removed, left]: [usize; 4]) -> String {
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let mut said = match written {
        0 => lang.pick("Ingen kontrollsumma.".to_owned(), "No control total.".to_owned()),
        _ => lang.pick(
            format!(
                "{written} {}, {differ} skiljer.",
                if written == 1 { "kontrollsumma" } else { "kontrollsummor" }
            ),
            format!("{written} control total{}, {differ} of them differing.", plural(written)),
        ),
    };
    if removed > 0 {
        said += &lang.pick(format!(" {removed} tas bort."), format!(" {removed} taken away."));
    }
    if left > 0 {
        said += &lang.pick(
            format!(" {left} lämnas, för de hör inte till någon beräknad siffra."),
            format!(" {left} left out: they belong to no calculated figure."),
        );
    }
    said
}
