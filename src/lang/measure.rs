//! The action plan in words: its columns, what can be chosen in them, and why a measure does not count.

use super::{Lang, heading};
use crate::model::Workbook;
use crate::model::measure::{DecidedBy, Mark, Measure, MeasureColumn, Stage};
use crate::model::member::Holder;
use crate::rules::measure::Uncounted;
use crate::text::letters::lower;

/// What can be chosen, each with what stands for it in a draft, in Swedish, and in English.
pub type Choices<T> = [(T, [&'static str; 3])];

/// Who can have decided a measure.
pub static DECIDED_BY: [(Option<DecidedBy>, [&str; 3]); 3] = [
    (None, ["", "Ej beslutad", "Not decided"]),
    (Some(DecidedBy::Administration), ["administration", "Förvaltningen", "Administration"]),
    (Some(DecidedBy::Board), ["board", "Nämnden", "Board"]),
];
/// How far a measure can have come.
pub static STAGES: [(Stage, [&str; 3]); 2] = [
    (Stage::Planned, ["planned", "Planerad", "Planned"]),
    (Stage::Started, ["started", "Påbörjad", "Started"]),
];
/// Whether something is said of a measure.
pub static YES_NO: [(bool, [&str; 3]); 2] = [(true, ["yes", "Ja", "Yes"]), (false, ["no", "Nej", "No"])];

/// What is chosen now: its draft, and its name.
#[must_use]
pub fn chosen<T: PartialEq>(lang: Lang, choices: &Choices<T>, now: &T) -> (&'static str, &'static str) {
    let found = choices.iter().find(|(value, _)| value == now);
    found.map_or(("", ""), |(_, [draft, swedish, english])| (*draft, lang.pick(*swedish, *english)))
}

/// The choice that a text names, by its draft or in either language.
#[must_use]
pub fn named<T: Copy>(choices: &Choices<T>, text: &str) -> Option<T> {
    let text = lower(text.trim());
    let found = choices.iter().find(|(_, names)| names.iter().any(|name| lower(name) == text));
    found.map(|(value, _)| *value)
}

/// The heading of a column of the plan.
#[must_use]
pub fn column(lang: Lang, column: MeasureColumn, workbook: &Workbook) -> String {
    let text = match column {
        MeasureColumn::Effect(after) => {
            let year = workbook.year.number() + after;
            return lang.pick(format!("Effekt {year}"), format!("Effect {year}"));
        }
        MeasureColumn::Number => lang.pick("Nr", "No."),
        MeasureColumn::Description => lang.texts().later().a_measure,
        MeasureColumn::Activity => lang.pick("Verksamhet", "Activity"),
        MeasureColumn::Goal => lang.pick("Mål", "Goal"),
        MeasureColumn::DecidedBy => lang.pick("Beslut av", "Decided by"),
        MeasureColumn::DecidedOn => lang.pick("Beslutsdatum", "Decided on"),
        MeasureColumn::Stage => lang.pick("Planerad eller påbörjad", "Planned or started"),
        MeasureColumn::Start => lang.pick("Driftsättning", "Start"),
        MeasureColumn::Lines => lang.pick("Driftrader", "Drift lines"),
        MeasureColumn::Members => lang.texts().later().members,
        MeasureColumn::Marked(Mark::Secured) => lang.pick("Säkerställd", "Secured"),
        MeasureColumn::Marked(Mark::Approved) => lang.pick("Godkänd", "Approved"),
        MeasureColumn::Marked(Mark::Included) => lang.pick("Ingår i prognosen", "In the prognosis"),
        MeasureColumn::ThisYear => lang.pick("Effekt i år", "Effect this year"),
        MeasureColumn::Amount => lang.texts().later().amount,
    };
    text.to_owned()
}

/// A measure by number and name.
#[must_use]
pub fn name(measure: &Measure) -> String {
    [measure.number.as_str(), " ", &measure.description].concat().trim().to_owned()
}

/// The drift lines that a measure touches, in the order of the tables.
#[must_use]
pub fn lines(lang: Lang, workbook: &Workbook, measure: &Measure) -> String {
    let mut names: Vec<&str> = workbook
        .lines()
        .filter(|line| measure.lines.contains(line.id))
        .map(|line| line.name.as_str())
        .collect();
    if names.len() < measure.lines.len() {
        names.push(lang.pick("(borttagen rad)", "(deleted line)"));
    }
    names.join(", ")
}

/// The members that a measure touches.
#[must_use]
pub fn members(lang: Lang, workbook: &Workbook, measure: &Measure) -> String {
    if measure.members.is_empty() {
        return lang.texts().later().as_lines.to_owned();
    }
    let named = workbook.members.iter().filter(|member| measure.members.contains(member.id));
    let names: Vec<String> =
        named.map(|member| heading::holder(lang, Holder::Member(member.id), workbook)).collect();
    names.join(", ")
}

/// Why a measure does not count in the prognosis.
#[must_use]
pub fn why(lang: Lang, why: Uncounted) -> &'static str {
    match why {
        Uncounted::NotIncluded => lang.pick("Ingår inte i prognosen.", "Not in the prognosis."),
        Uncounted::NotLikely => lang.pick(
            "Effekten är inte tillräckligt sannolik för att beaktas i prognosen: den är varken säkerställd eller godkänd av förvaltningschefen.",
            "The effect is not likely enough to count in the prognosis: it is neither secured nor approved by the head of administration.",
        ),
        Uncounted::NoEffect => lang.pick(
            "Räknas inte: ingen effekt är angiven för året.",
            "Does not count: no effect is given for the year.",
        ),
        Uncounted::EffectUnread => lang.pick(
            "Räknas inte: effekten kan inte läsas som ett belopp.",
            "Does not count: the effect cannot be read as an amount.",
        ),
        Uncounted::StartUnread => lang.pick(
            "Driftsättningen är inget datum, så effekten kan inte räknas. Skriv till exempel 2022-09-01 eller 1 september.",
            "The start is no date, so the effect cannot be calculated. Write for instance 2022-09-01 or 1 September.",
        ),
        Uncounted::StartsLater => lang.pick(
            "Ger inget i år: åtgärden börjar när ingen hel månad är kvar av året.",
            "Gives nothing this year: the measure starts when no whole month of the year is left.",
        ),
        Uncounted::NoLine => lang.pick(
            "Räknas inte: åtgärden berör ingen driftrad. Välj rader med Alt+Enter.",
            "Does not count: the measure touches no drift line. Choose lines with Alt+Enter.",
        ),
        Uncounted::LinesGone => lang.pick(
            "Räknas inte: raderna som åtgärden berör är borttagna.",
            "Does not count: the lines that the measure touches have been deleted.",
        ),
        Uncounted::NoPrognosis => lang.pick(
            "Räknas inte: raderna som åtgärden berör saknar prognos att ändra.",
            "Does not count: the lines that the measure touches have no prognosis to change.",
        ),
    }
}
