//! What is said of bringing the result to a target: what may move, what is proposed, and why.

use super::sentence::{amount, surplus_or_deficit};
use super::{Lang, heading, scenario};
use crate::model::Workbook;
use crate::model::money::Money;
use crate::model::period::Month;
use crate::model::scenario::{By, Change};
use crate::model::unit::DisplayUnit;
use crate::rules::scenario::to_balance::{Mover, Proposal, Reason, Step};

words! {
    command: "Till balans…", "To balance…";
    title: "Till balans", "To balance";
    proposal: "Förslag till balans", "Proposal for balance";
    about: "Välj vad som får ändras: det som är tomt eller inte ikryssat hålls fast. Förslaget är den minsta uppsättning som räcker.", "Choose what may change: what is empty or not ticked is held. What is proposed is the smallest set that suffices.";
    propose: "Visa förslaget", "Show the proposal";
    target: "Resultat att nå i {} (underskott med minus)", "Result to reach in {} (a deficit with a minus)";
    lines: "Rader: högst så mycket, till exempel 5 % eller 200 tkr", "Lines: at most so much, for example 5% or 200 tkr";
    measures: "Åtgärder som får räknas med", "Measures that may count";
    counted: "{} (räknas redan)", "{} (counts already)";
    starting: "{}, startar {start}", "{}, starts {start}";
    starts: "Åtgärderna startar", "The measures start";
    as_planned: "Som i planen", "As planned";
    projects: "Projekt som får ändras", "Projects that may change";
    fate: "Projekten", "The projects";
    next_year: "tas i bruk först i januari nästa år", "are taken into use no earlier than in January next year";
    cancelled: "avbryts", "are cancelled";
    cut: "minskas med så många procent", "are cut by so many percent";
    cut_by: "Procent mindre", "Percent less";
    nothing_moves: "Välj något som får ändras: en rad, en åtgärd eller ett projekt.", "Choose something that may change: a line, a measure or a project.";
    no_most: "Skriv procent, till exempel 5, eller ett belopp med enhet, till exempel 200 tkr.", "Write a percent, for example 5, or an amount with its unit, for example 200 tkr.";
    step: "Ändring, i ordning", "Change, in order";
    effect: "Effekt i år", "Effect this year";
    result_after: "Resultat efter", "Result after";
    reason: "Varför här", "Why here";
    last_start: "Senaste start", "Last start";
    in_kronor: "Kronor; det som gör resultatet bättre är positivt. Effekten är den som ändringen ger efter dem ovanför. Senaste start är den sista dag som räcker i år om allt annat blir som i förslaget.", "Kronor; what makes the result better is positive. The effect is what the change gives after those above it. The last start is the last day that suffices this year if all else is as proposed.";
    alone: "Räcker ensam", "Enough by itself";
    largest: "Störst effekt av det som tas fullt ut", "Largest effect of what is taken in full";
    closer: "Kommer närmare målet än det med större effekt", "Comes closer to the target than what has a larger effect";
    rest: "Täcker resten", "Covers the rest";
    all: "Tillsammans", "Together";
    reached: "Från {before} till {after}: {count}.", "From {before} to {after}: {count}.";
    missing: "Det räcker inte: från {before} till {after}. Till målet saknas {missing}.", "It is not enough: from {before} to {after}. {missing} are missing to the target.";
    already: "Inget behöver ändras: resultatet är {before}", "Nothing needs to change: the result is {before}";
    already_there: "Resultatet är redan vid målet eller bättre", "The result is at the target or better already";
    none_helps: "Inget av det som får ändras gör resultatet bättre", "Nothing of what may change makes the result better";
    idle: "Ger inget i år: {}.", "Gives nothing this year: {}.";
    make: "Gör till scenario", "Make it a scenario";
    again: "Ändra villkoren", "Change the conditions";
    to: "Till {}", "To {}";
}

/// What comes of it, as a sentence: `Från underskott 1 000 000 kr till 0 kr: 2 ändringar.`
#[must_use]
pub fn outcome(lang: Lang, proposal: &Proposal) -> String {
    let words = words(lang);
    let result = |result: Money| match result.is_zero() {
        true => amount(lang, result, DisplayUnit::KR),
        false => surplus_or_deficit(lang, result, DisplayUnit::KR),
    };
    let (before, missing) = (result(proposal.before), proposal.missing());
    if missing.is_zero() && proposal.steps.is_empty() {
        return words.already.replace("{before}", &before) + ".";
    }
    let count = proposal.steps.len();
    let count = match (lang, count) {
        (Lang::Swedish, 1) => "1 ändring".to_owned(),
        (Lang::Swedish, _) => format!("{count} ändringar"),
        (Lang::English, 1) => "1 change".to_owned(),
        (Lang::English, _) => format!("{count} changes"),
    };
    let said = if missing.is_zero() { words.reached } else { words.missing };
    said.replace("{before}", &before)
        .replace("{after}", &result(proposal.after))
        .replace("{count}", &count)
        .replace("{missing}", &amount(lang, missing, DisplayUnit::KR))
}

/// A step in words, with its place in the order: `1. Personalkostnader: −365 251 kr`.
#[must_use]
pub fn step(lang: Lang, workbook: &Workbook, place: usize, step: &Step) -> String {
    let name = mover(workbook, step.mover);
    let what = match (&step.mover, &step.changes[..]) {
        (_, [Change::Prognosis { by: By::Amount(by), .. }]) => {
            let plus = if by.is_negative() { "" } else { "+" };
            format!("{name}: {plus}{}", amount(lang, *by, DisplayUnit::KR))
        }
        (Mover::Measure(_, Some(month)), _) => {
            let starts = scenario::words(lang).starts.replace("{}", &first_of(lang, *month));
            format!("{name}: {}, {starts}", scenario::words(lang).is_counted)
        }
        (_, changes) => {
            let changes = changes.iter().map(|of| scenario::change(lang, workbook, of));
            changes.collect::<Vec<_>>().join(", ")
        }
    };
    format!("{}. {what}", place + 1)
}

/// The first day of a month: `1 september`.
#[must_use]
pub fn first_of(lang: Lang, month: Month) -> String {
    format!("1 {}", heading::month(lang, month))
}

/// Why a step has its place.
#[must_use]
pub fn reason(lang: Lang, reason: Reason) -> &'static str {
    let words = words(lang);
    match reason {
        Reason::Alone => words.alone,
        Reason::Largest => words.largest,
        Reason::Closer => words.closer,
        Reason::Rest => words.rest,
    }
}

/// What may move, by its name.
#[must_use]
pub fn mover(workbook: &Workbook, mover: Mover) -> String {
    let name = match mover {
        Mover::Line(id, _) => workbook.line(id).map(|line| &line.name),
        Mover::Measure(id, _) => workbook.measure(id).map(|measure| &measure.description),
        Mover::Project(id, _) => workbook.project(id).map(|project| &project.name),
    };
    name.cloned().unwrap_or_default()
}

/// The name of the scenario that a proposal becomes.
#[must_use]
pub fn name(lang: Lang, workbook: &Workbook, target: Money) -> String {
    let words = words(lang);
    if target.is_zero() {
        return words.title.to_owned();
    }
    words.to.replace("{}", &scenario::result_in_words(lang, workbook, Some(target)))
}
