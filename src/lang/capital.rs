//! What is said of capital cost.

use super::Lang;
use super::sentence::amount;
use crate::model::Workbook;
use crate::model::capital::InUse;
use crate::rules::capital::{Problem, Without};

/// The useful lives of a project's components: `5 år`, `3–10 år`; empty without any.
#[must_use]
pub fn life(lang: Lang, in_use: &InUse) -> String {
    let years = || in_use.components.iter().map(|component| component.life.years());
    let (Some(least), Some(most)) = (years().min(), years().max()) else { return String::new() };
    let unit = lang.pick("år", if most == 1 { "year" } else { "years" });
    if least == most { format!("{least}\u{a0}{unit}") } else { format!("{least}–{most}\u{a0}{unit}") }
}

/// Why a project has no capital cost.
#[must_use]
pub fn without(lang: Lang, why: Without) -> &'static str {
    match why {
        Without::Plan => lang.pick(
            "Start av användning och avskrivningstid saknas",
            "There is no start of use and no useful life",
        ),
        Without::Start => lang.pick("Start av användning saknas", "There is no start of use"),
        Without::Life => lang.pick("Avskrivningstid saknas", "There is no useful life"),
        Without::CarryingOut => lang.pick(
            "Projektet genomförs inte och kostar inget",
            "The project is not carried out and costs nothing",
        ),
        Without::Postponed => lang.pick(
            "Projektet är uppskjutet och kostar inget. Flytta starten av användning när det blir av",
            "The project is postponed and costs nothing. Move its start of use when it is carried out",
        ),
        Without::Amount => lang.pick(
            "Projektets belopp är inte känt. Skriv beräknad totalutgift, prognos eller budget",
            "The amount of the project is not known. Write its calculated total, prognosis or budget",
        ),
    }
}

/// What the checks say of a project's capital cost.
#[must_use]
pub fn problem(lang: Lang, workbook: &Workbook, project: &str, problem: Problem) -> String {
    match problem {
        Problem::NoLine => lang.pick(
            format!("{project}: kapitalkostnaden räknas inte i driften. Välj driftrad i inställningarna."),
            format!("{project}: the capital cost does not count in the operating tables. Choose its line in the settings."),
        ),
        Problem::Unknown(why) => {
            let why = without(lang, why);
            lang.pick(
                format!("{project}: kapitalkostnaden kan inte beräknas och räknas inte med. {why}."),
                format!("{project}: the capital cost cannot be calculated and does not count. {why}."),
            )
        }
        Problem::Components(more) => {
            let size = amount(lang, more.abs(), workbook.investment_unit);
            if more.is_negative() {
                lang.pick(
                    format!("{project}: delarna som skrivs av är {size} mindre än projektet."),
                    format!("{project}: the components that are written off are {size} less than the project."),
                )
            } else {
                lang.pick(
                    format!("{project}: delarna som skrivs av är {size} mer än projektet."),
                    format!("{project}: the components that are written off are {size} more than the project."),
                )
            }
        }
    }
}
