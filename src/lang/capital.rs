//! What is said of capital cost. Its fixed texts are not among the others: the page loads them with what shows them.

use super::Lang;
use super::sentence::amount;
use crate::model::Workbook;
use crate::model::capital::InUse;
use crate::rules::capital::{Problem, Without};

words! {
    in_use: "Start och avskrivning", "Start and depreciation";
    in_use_of: "{}. En del utan belopp är det som de andra lämnar av projektets belopp, i {}. En tom rad tas bort.", "{}. A component without an amount is what the others leave of the project's, in {}. An empty row is taken away.";
    component: "Del", "Component";
    several_components: "Projektet har flera delar. Ändra dem under Egenskaper.", "The project has several components. Change them under Properties.";
    life_in_years: "Avskrivningstid, år", "Useful life, years";
    component_without_life: "En del saknar avskrivningstid.", "A component has no useful life.";
    amount_unread: "Ett belopp kan inte läsas. Skriv till exempel 1 200 eller -350,5.", "An amount cannot be read. Write for example 1,200 or -350.5.";
    capital_cost: "Kapitalkostnad", "Capital cost";
    rate: "Internränta, procent", "Internal interest, percent";
    rate_wrong: "Internräntan är 0 till 100 procent med högst fyra decimaler.", "Internal interest is 0 to 100 percent with at most four decimals.";
    depreciation_method: "Avskrivningsmetod", "Depreciation method";
    straight_line: "Rak: lika avskrivning varje månad", "Straight line: the same depreciation each month";
    annuity: "Annuitet: lika kapitalkostnad varje år", "Annuity: the same capital cost each year";
    capital_line: "Driftrad för kapitalkostnad", "Operating line for capital cost";
    no_line: "Ingen", "None";
    capital_key: "Gemensamma projekt fördelas med", "Shared projects are split by";
    stays_shared: "Stannar gemensamt", "Stays shared";
    schedule: "Kapitalkostnad år för år", "Capital cost year by year";
    schedule_copied: "Kopierat.", "Copied.";
    in_kronor: "Kronor. Bokfört värde är det vid årets början, första året hela beloppet.", "Kronor. The book value is that at the start of the year, in the first year the whole amount.";
    all_projects: "Alla projekt", "All projects";
    no_capital_cost: "Inget projekt har kapitalkostnad. Skriv start av användning och avskrivningstid", "No project has a capital cost. Write its start of use and useful life";
    book_value: "Bokfört värde", "Book value";
    depreciation: "Avskrivning", "Depreciation";
    interest: "Internränta", "Internal interest";
    save_csv: "Spara som CSV", "Save as CSV";
}

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
