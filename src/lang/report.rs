//! The words of the report: its headings, the sentences that are drafted from figures, and what stands under its tables.

use std::cmp::Ordering;

use super::{Lang, heading, sentence};
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, Kind};
use crate::model::investment::ProjectColumn;
use crate::model::money::Money;
use crate::model::period::Month;
use crate::model::sign::{DeviationSign, Net, Written};
use crate::model::unit::{DisplayUnit, Unit};
use crate::text::number::rounded;

words! {
    summary: "Sammanfattning", "Summary";
    plan: "Åtgärdsplan", "Action plan";
    settlement: "Avräkning per medlem", "Settlement per member";
    name: "Namn", "Name";
    draft: "Utkast", "Draft";
    accept: "Godkänn", "Accept";
    accept_of: "Godkänn meningen om {}", "Accept the sentence about {}";
    rewrite: "Skriv om…", "Rewrite…";
    rewrite_of: "Skriv om meningen om {}", "Rewrite the sentence about {}";
    leave_out: "Utelämna", "Leave out";
    leave_out_of: "Utelämna meningen om {}", "Leave out the sentence about {}";
    confirm: "Texten stämmer", "The text still holds";
    confirm_of: "Texten stämmer: {}", "The text still holds: {}";
    redraft: "Tillbaka till utkast", "Back to the draft";
    redraft_of: "Tillbaka till utkast: {}", "Back to the draft: {}";
    left_out: "Utelämnad", "Left out";
    take_in: "Ta med", "Take in";
    take_in_of: "Ta med meningen om {}", "Take in the sentence about {}";
    sentence_title: "Mening i rapporten", "Sentence of the report";
    own_text: "Text", "Text";
    own_text_missing: "Skriv en text, eller utelämna meningen.", "Write a text, or leave the sentence out.";
    with_drafts: "Ta med utkast till meningar", "Include drafted sentences";
    drafts_hint: "Utkast är skrivna ur siffrorna och märkta så, tills du godkänner eller skriver om dem, ett och ett. Dina egna kommentarer skrivs vid raderna och projekten.", "Drafts are written from the figures and marked so, until you accept or rewrite them, one by one. Your own comments are written at the lines and projects.";
    copy: "Kopiera", "Copy";
    copied: "Rapporten är kopierad. Klistra in den i Word eller ett annat program.", "The report is copied. Paste it into Word or another program.";
    save: "Spara som HTML", "Save as HTML";
    rounding: "Belopp avrundas var för sig; summor är av exakta belopp.", "Amounts are rounded one by one; sums are of exact amounts.";
    comments: "Kommentarer", "Comments";
    not_settled: "Resultatet är inte fördelat på medlemmarna.", "The result is not split over the members.";
    no_measures: "Planen har inga åtgärder.", "The plan has no measures.";
    lacks: "Ofullständig: det som inte kan läsas eller räknas ut är inte med.", "Incomplete: what cannot be read or calculated is left out.";
    plan_signs: "Plus förbättrar resultatet.", "Plus makes the result better.";
    expenditure: "Utgifter skrivs med plus.", "Expenditure is written with plus.";
}

/// That the figures behind a text are others than when it was settled, and what they say now.
#[must_use]
pub fn outdated(lang: Lang, now: Option<&str>) -> String {
    match now {
        Some(now) => lang.pick(
            format!("Siffrorna har ändrats sedan texten godkändes: nu ”{now}”"),
            format!("The figures have changed since the text was accepted: now “{now}”"),
        ),
        None => lang
            .pick(
                "Siffrorna har ändrats sedan texten godkändes: nu saknas underlag för meningen.",
                "The figures have changed since the text was accepted: now there is nothing to draft it from.",
            )
            .to_owned(),
    }
}

/// Whose report it is, and of which year.
#[must_use]
pub fn title(lang: Lang, workbook: &Workbook) -> String {
    let (name, year) = (&workbook.name, workbook.year.number());
    lang.pick(format!("{name}: ekonomisk rapport {year}"), format!("{name}: financial report {year}"))
}

/// Which part of the year it covers: `Januari till och med juli 2022`.
#[must_use]
pub fn period(lang: Lang, workbook: &Workbook) -> String {
    let year = workbook.year.number();
    if workbook.period_end == Month::DECEMBER {
        return lang.pick(format!("Helåret {year}"), format!("The whole year {year}"));
    }
    let end = heading::month(lang, workbook.period_end);
    lang.pick(format!("Utfall till och med {end} {year}"), format!("Actuals to {end} {year}"))
}

/// A surplus or a deficit of so much, as a part of a sentence; what rounds to nothing is none.
fn gives(lang: Lang, amount: Money, unit: DisplayUnit) -> Option<String> {
    let much = sentence::amount(lang, amount.abs(), unit);
    if rounded(amount, unit).is_zero() {
        return None;
    }
    Some(if amount.is_negative() {
        lang.pick(format!("ett underskott om {much}"), format!("a deficit of {much}"))
    } else {
        lang.pick(format!("ett överskott om {much}"), format!("a surplus of {much}"))
    })
}

/// How a result compares with the budget: `, 1 000 tkr sämre än budget`.
fn against(lang: Lang, deviation: Option<Money>, unit: DisplayUnit) -> String {
    let Some(deviation) = deviation else { return String::new() };
    let much = sentence::amount(lang, deviation.abs(), unit);
    match rounded(deviation, unit).cmp(&rust_decimal::Decimal::ZERO) {
        Ordering::Equal => lang.pick(", enligt budget", ", as budgeted").to_owned(),
        Ordering::Greater => {
            lang.pick(format!(", {much} bättre än budget"), format!(", {much} better than budget"))
        }
        Ordering::Less => {
            lang.pick(format!(", {much} sämre än budget"), format!(", {much} worse than budget"))
        }
    }
}

/// The year's result, prognosticated (`ahead`) or to date, and its deviation: `Årets resultat prognosticeras bli ett
/// underskott om 1 000 tkr, 1 000 tkr sämre än budget.`
#[must_use]
pub fn of_result(
    lang: Lang,
    workbook: &Workbook,
    ahead: bool,
    amount: Money,
    deviation: Option<Money>,
) -> String {
    let unit = workbook.drift_unit;
    let gives = gives(lang, amount, unit);
    let against = against(lang, deviation, unit);
    let gives = gives.unwrap_or_else(|| lang.pick("noll", "nil").to_owned());
    let end = heading::month(lang, workbook.period_end);
    match (ahead, workbook.period_end == Month::DECEMBER) {
        (true, _) => lang.pick(
            format!("Årets resultat prognosticeras bli {gives}{against}."),
            format!("The year's result is expected to be {gives}{against}."),
        ),
        (false, true) => lang.pick(
            format!("Årets resultat blev {gives}{against}."),
            format!("The year's result was {gives}{against}."),
        ),
        (false, false) => lang.pick(
            format!("Resultatet till och med {end} är {gives}{against}."),
            format!("The result to {end} is {gives}{against}."),
        ),
    }
}

/// What a line does to the result against its budget: `Personalkostnader prognosticeras ge ett överskott om 1 202 tkr mot
/// budget.`
#[must_use]
pub fn of_line(lang: Lang, workbook: &Workbook, ahead: bool, name: &str, deviation: Money) -> String {
    let gives = gives(lang, deviation, workbook.drift_unit);
    let gives = gives.unwrap_or_else(|| lang.pick("ingen avvikelse", "no deviation").to_owned());
    let end = heading::month(lang, workbook.period_end);
    match (ahead, workbook.period_end == Month::DECEMBER) {
        (true, _) => lang.pick(
            format!("{name} prognosticeras ge {gives} mot budget."),
            format!("{name}: expected to give {gives} against budget."),
        ),
        (false, true) => lang
            .pick(format!("{name} gav {gives} mot budget."), format!("{name}: gave {gives} against budget.")),
        (false, false) => lang.pick(
            format!("{name} har till och med {end} gett {gives} mot budget."),
            format!("{name}: has given {gives} against budget to {end}."),
        ),
    }
}

/// What the projects come to of their budget: `Investeringarna prognosticeras uppgå till 12 824 tkr av budgeterade 14 450
/// tkr.`
#[must_use]
pub fn of_projects(lang: Lang, workbook: &Workbook, ahead: bool, spent: Money, budget: Money) -> String {
    let unit = workbook.investment_unit;
    let amount = |amount| sentence::amount(lang, amount, unit);
    let of = match rounded(spent, unit) == rounded(budget, unit) {
        true => lang.pick(", enligt budget", ", as budgeted").to_owned(),
        false => {
            let budget = amount(budget);
            lang.pick(format!(" av budgeterade {budget}"), format!(" of the budgeted {budget}"))
        }
    };
    let spent = amount(spent);
    let end = heading::month(lang, workbook.period_end);
    match (ahead, workbook.period_end == Month::DECEMBER) {
        (true, _) => lang.pick(
            format!("Investeringarna prognosticeras uppgå till {spent}{of}."),
            format!("Investments are expected to come to {spent}{of}."),
        ),
        (false, true) => lang.pick(
            format!("Investeringarna uppgick till {spent}{of}."),
            format!("Investments came to {spent}{of}."),
        ),
        (false, false) => lang.pick(
            format!("Investeringarna uppgår till och med {end} till {spent}{of}."),
            format!("Investments come to {spent} by {end}{of}."),
        ),
    }
}

/// The caption of a part of a table.
#[must_use]
pub fn part_of(lang: Lang, caption: &str, part: usize, parts: usize) -> String {
    lang.pick(format!("{caption} (del {part} av {parts})"), format!("{caption} (part {part} of {parts})"))
}

/// In which unit a table is.
#[must_use]
pub fn unit_note(lang: Lang, unit: DisplayUnit) -> String {
    let unit = match unit.unit {
        Unit::Kr => lang.pick("kronor", "kronor"),
        unit => unit.abbreviation(),
    };
    lang.pick(format!("Belopp i {unit}."), format!("Amounts in {unit}."))
}

/// The unit of drift tables, and what their signs mean.
#[must_use]
pub fn drift_note(lang: Lang, workbook: &Workbook) -> String {
    let signs = &workbook.signs;
    let kinds = [
        (signs.revenue, Kind::Revenue, lang.pick("intäkter", "revenue")),
        (signs.contribution, Kind::Contribution, lang.pick("kommunbidrag", "municipal contributions")),
        (signs.cost, Kind::Cost, lang.pick("kostnader", "costs")),
    ];
    let is_there = |kind| workbook.lines().any(|line| line.kind == kind);
    let negative = kinds.iter().filter(|(written, kind, _)| *written == Written::Negative && is_there(*kind));
    let negative = negative.map(|(_, _, name)| *name).collect::<Vec<_>>().join(lang.pick(" och ", " and "));
    let kinds = match negative.is_empty() {
        true => lang.pick(
            "Intäkter och kostnader skrivs med plus.".to_owned(),
            "Revenue and costs are written with plus.".to_owned(),
        ),
        false => {
            lang.pick(format!("Med minus skrivs {negative}."), format!("Written with minus: {negative}."))
        }
    };
    let subtotal = match (signs.subtotal, signs.result) {
        (Net::NetCost, Net::Result) => {
            lang.pick(" Delsummor: plus är nettokostnad.", " Subtotals: plus is a net cost.")
        }
        (Net::Result, Net::NetCost) => {
            lang.pick(" Delsummor: plus är överskott.", " Subtotals: plus is a surplus.")
        }
        _ => "",
    };
    let unit = unit_note(lang, workbook.drift_unit);
    let result = sentence::result_sign(lang, signs.result);
    let deviation = workbook.drift_columns.iter().any(|column| {
        matches!(
            column,
            DriftColumn::Deviation | DriftColumn::DeviationToDate | DriftColumn::DeviationPercent
        )
    });
    format!("{unit} {kinds}{subtotal} {result}{}", of_deviation(lang, deviation, signs.deviation))
}

/// What the sign of deviations means, where a table has any; with a space before it.
fn of_deviation(lang: Lang, has_any: bool, sign: DeviationSign) -> String {
    if has_any { format!(" {}", sentence::deviation_sign(lang, sign)) } else { String::new() }
}

/// The unit of an investment table with these columns, and what its signs mean.
#[must_use]
pub fn projects_note(lang: Lang, workbook: &Workbook, columns: &[ProjectColumn]) -> String {
    let deviation = [ProjectColumn::Deviation, ProjectColumn::DeviationToDate];
    let deviation = columns.iter().any(|column| deviation.contains(column));
    let deviation = of_deviation(lang, deviation, workbook.signs.project_deviation);
    format!("{} {}{deviation}", unit_note(lang, workbook.investment_unit), words(lang).expenditure)
}

/// The unit of the action plan, and what its signs mean.
#[must_use]
pub fn plan_note(lang: Lang, workbook: &Workbook) -> String {
    format!("{} {}", unit_note(lang, workbook.drift_unit), words(lang).plan_signs)
}

/// The unit of the settlement, and what its signs mean.
#[must_use]
pub fn settlement_note(lang: Lang, workbook: &Workbook) -> String {
    let texts = lang.texts().later();
    let turned = sentence::turned_elsewhere(lang, &workbook.signs);
    format!("{} {}{turned}", unit_note(lang, DisplayUnit::KR), texts.surplus_is_positive)
}
