//! What is said of the meeting log, and the draft of what is to be decided.

use std::cmp::Ordering;

use super::scenario::{self, Names};
use super::{Lang, heading, sentence};
use crate::model::Workbook;
use crate::model::formula::AmountCell;
use crate::model::meeting_log::{LogEntry, LogField, LogStage};
use crate::model::member::{BoardForm, Holder};
use crate::model::money::Money;
use crate::model::note::NotePlace;
use crate::model::scenario::{By, Change, Percent, ProjectChange};
use crate::text::number::{format_number, rounded};

words! {
    title: "Mötesloggen", "Meeting log";
    command: "Mötesloggen…", "Meeting log…";
    to_log: "Till mötesloggen", "To the meeting log";
    none: "Mötesloggen är tom. Öppna Scenarier eller presentationen, pröva en ändring med bock eller reglage och välj Till mötesloggen (L i presentationen). Det som prövas loggas också när du sparar eller återställer det.", "The meeting log is empty. Open Scenarios or the presentation, try a change with its tick or slider, and choose To the meeting log (L in the presentation). What is tried is also logged when you save or reset it.";
    about: "Varje post är en ändring för sig, räknad på basen som den var då. Godta tar in ändringen i arbetsboken, som ett steg som kan ångras; utfall ändras aldrig.", "Each entry is one change by itself, reckoned on the base as it was then. Accepting takes the change into the workbook, as a step that can be undone; actuals never change.";
    entries: "Poster i mötesloggen", "Entries of the meeting log";
    when: "När", "When";
    asked_by: "Vem frågade", "Who asked";
    asked_by_of: "Vem frågade: {}", "Who asked: {}";
    what: "Vad prövades", "What was tried";
    scenario: "Scenario", "Scenario";
    before: "Resultat före", "Result before";
    after: "Resultat efter", "Result after";
    difference: "Bättre (+) eller sämre (−)", "Better (+) or worse (−)";
    shown: "Hela scenariot då", "The whole scenario then";
    gained: "I basen när det godtogs", "In the base when accepted";
    stage: "Läge", "State";
    open: "Öppen", "Open";
    accepted: "Godtagen", "Accepted";
    dropped: "Avförd", "Dropped";
    remark: "Anmärkning", "Remark";
    accept: "Godta", "Accept";
    accept_it: "Godta: {}", "Accept: {}";
    drop: "Avför", "Drop";
    drop_it: "Avför: {}", "Drop: {}";
    reopen: "Öppna igen", "Reopen";
    reopen_it: "Öppna igen: {}", "Reopen: {}";
    remove: "Ta bort", "Remove";
    remove_it: "Ta bort ur mötesloggen: {}", "Remove from the meeting log: {}";
    choose_it: "Medlemmar: {}", "Members: {}";
    members_of: "Medlemmarna: {}", "The members: {}";
    members_caption: "Kronor. Plus är överskott eller bättre, minus underskott eller sämre.", "Kronor. Plus is a surplus or better, minus a deficit or worse.";
    member: "Medlem", "Member";
    sum: "Summa", "Total";
    without: "Utan: {}", "Without: {}";
    only_without: "Prövades utan ändringen. Då är det som i basen, så det finns inget att ta in.", "Tried without the change. That is as the base, so there is nothing to take in.";
    nothing_tried: "Det finns inget att logga: scenariot har inga ändringar.", "There is nothing to log: the scenario has no changes.";
    logged_already: "Det står redan i mötesloggen.", "It stands in the meeting log already.";
    full: "Mötesloggen rymmer inte mer. Ta bort poster som inte behövs.", "The meeting log has no room for more. Remove entries that are not needed.";
    cannot: "{what} kan inte tas in i basen: {why}", "{what} cannot be taken into the base: {why}";
    held: "{} hålls fast eller är en summa av beslut. Släpp cellen eller ändra besluten först.", "{} is held or is the sum of decisions. Release the cell or change the decisions first.";
    adjusted: "en rad har redan så många justeringar som den rymmer.", "a line has as many adjustments as it has room for already.";
    taken_out: "Ändringen finns nu i basen och togs ur scenariot {}.", "The change is in the base now, and was taken out of the scenario {}.";
    is_dropped: "Avförd: {}", "Dropped: {}";
    is_open: "Öppen igen: {}", "Open again: {}";
    is_removed: "Borttagen ur mötesloggen: {}", "Removed from the meeting log: {}";
    proposal: "Förslag till beslut", "Draft decisions";
    proposal_hint: "Utkast, skrivet ur de godtagna posterna och siffrorna när de godtogs.", "A draft, written from the accepted entries and the figures when they were accepted.";
    copy: "Kopiera förslaget", "Copy the draft";
    copied: "Förslaget till beslut är kopierat.", "The draft decisions are copied.";
    save_csv: "Spara som CSV", "Save as CSV";
}

/// What is called what has become of an entry.
#[must_use]
pub fn stage(lang: Lang, stage: LogStage) -> &'static str {
    let words = words(lang);
    match stage {
        LogStage::Open => words.open,
        LogStage::Accepted => words.accepted,
        LogStage::Dropped => words.dropped,
    }
}

/// What was tried, in words; `counts` is whether with the change or without it.
#[must_use]
pub fn what(lang: Lang, workbook: &Workbook, change: &Change, counts: bool) -> String {
    let change = scenario::change(lang, workbook, change);
    if counts { change } else { words(lang).without.replace("{}", &change) }
}

/// How many entries the log has: `3 poster i mötesloggen`.
#[must_use]
pub fn entries(lang: Lang, count: usize) -> String {
    let swedish = if count == 1 { "post" } else { "poster" };
    let english = if count == 1 { "entry" } else { "entries" };
    lang.pick(format!("{count} {swedish} i mötesloggen"), format!("{count} {english} in the meeting log"))
}

/// That so many entries were logged, and the last of them: `Personalkostnader: +2 % (till mötesloggen)`.
#[must_use]
pub fn logged(lang: Lang, count: usize, last: &str) -> String {
    match count {
        1 => lang.pick(format!("{last} (till mötesloggen)"), format!("{last} (to the meeting log)")),
        _ => lang
            .pick(format!("{count} poster till mötesloggen"), format!("{count} entries to the meeting log")),
    }
}

/// An amount with its sign; what rounds to nothing has none.
#[must_use]
pub fn signed(lang: Lang, workbook: &Workbook, amount: Money) -> String {
    let is_more = rounded(amount, workbook.drift_unit) > rust_decimal::Decimal::ZERO;
    let plus = if is_more { "+" } else { "" };
    format!("{plus}{}", sentence::amount(lang, amount, workbook.drift_unit))
}

/// A cell in words: `Konsulter, Prognos`.
#[must_use]
pub fn cell(lang: Lang, workbook: &Workbook, cell: AmountCell) -> String {
    heading::note_place(lang, NotePlace::Cell(cell.figure()), workbook)
}

/// An accepted entry as a sentence of a decision, with what it does: `Nämnden beslutar att skjuta upp projektet ”Switchar”
/// 6 månader. Det förbättrar årets prognostiserade resultat med 60 tkr: Askersund +20 tkr, Hallsberg +40 tkr.`
#[must_use]
pub fn decision(lang: Lang, workbook: &Workbook, entry: &LogEntry) -> String {
    let who = match workbook.form {
        BoardForm::JointBoard => lang.pick("Nämnden", "The board"),
        BoardForm::Association => lang.pick("Förbundet", "The association"),
    };
    let gone = scenario::words(lang).gone;
    let what = decided(lang, workbook, &entry.change);
    // What has gone since is called what it was called then.
    let what = if what.contains(gone) {
        lang.pick(
            format!("genomföra ändringen ”{}”", entry.what),
            format!("make the change “{}”", entry.what),
        )
    } else {
        what
    };
    let gained = |of: [Option<Money>; 3]| of[LogField::Gained as usize];
    let parts = entry.of_holders().filter_map(|(holder, of)| Some((holder, gained(of)?))).collect::<Vec<_>>();
    let effect = effect(lang, workbook, lang.pick("Det", "It"), gained(entry.total), &parts);
    lang.pick(format!("{who} beslutar att {what}. {effect}"), format!("{who} decides to {what}. {effect}"))
}

/// What all decisions do together.
#[must_use]
pub fn together(lang: Lang, workbook: &Workbook, total: Money, parts: &[(Holder, Money)]) -> String {
    effect(lang, workbook, lang.pick("Besluten tillsammans", "All of this together"), Some(total), parts)
}

/// What is decided, after `beslutar att`.
fn decided(lang: Lang, workbook: &Workbook, change: &Change) -> String {
    let names = Names { lang, workbook };
    let quoted = |name: String| lang.pick(format!("”{name}”"), format!("“{name}”"));
    match change {
        Change::Prognosis { rows, holder, by } => {
            let rows = rows.iter().map(|row| names.row(*row)).collect::<Vec<_>>();
            let of = holder.map(|of| format!(" ({})", heading::holder(lang, of, workbook)));
            prognosis(&names, &format!("{}{}", listed(lang, &rows), of.unwrap_or_default()), *by)
        }
        Change::Cell(cell, entry) => {
            let (about, what) = names.cell(*cell, entry);
            lang.pick(format!("ändra {about} till {what}"), format!("change {about} to {what}"))
        }
        Change::Measure(id, is_included) => {
            let name = quoted(names.measure(*id));
            match is_included {
                true => lang.pick(
                    format!("räkna med åtgärden {name} i prognosen"),
                    format!("count the measure {name} in the prognosis"),
                ),
                false => lang.pick(
                    format!("inte räkna med åtgärden {name} i prognosen"),
                    format!("leave the measure {name} out of the prognosis"),
                ),
            }
        }
        Change::MeasureStart(id, start) => {
            let name = quoted(names.measure(*id));
            lang.pick(
                format!("låta åtgärden {name} starta {start}"),
                format!("let the measure {name} start {start}"),
            )
        }
        Change::Project(id, change) => project(lang, &quoted(names.project(*id)), *change),
        Change::Key { from, to } => {
            let (from, to) = (quoted(names.key(*from)), quoted(names.key(*to)));
            lang.pick(
                format!("fördela efter nyckeln {to} det som fördelas efter {from}"),
                format!("split by the key {to} what is split by {from}"),
            )
        }
    }
}

/// `A`, `A och B`, `A, B och C`.
fn listed(lang: Lang, names: &[String]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => {
            format!("{} {} {last}", first.join(", "), lang.pick("och", "and"))
        }
        names => names.concat(),
    }
}

fn prognosis(names: &Names<'_>, rows: &str, by: By) -> String {
    let lang = names.lang;
    let size =
        |percent: Percent| format!("{}\u{a0}%", format_number(percent.percent().abs(), None, lang.numbers()));
    let (is_less, size) = match by {
        By::Percent(percent) => (percent.percent().is_sign_negative(), size(percent)),
        By::Index(percent, from) => {
            let from = heading::from_month(lang, from);
            (percent.percent().is_sign_negative(), format!("{} {from}", size(percent)))
        }
        By::Amount(amount) => {
            (amount.is_negative(), sentence::amount(lang, amount.abs(), names.workbook.drift_unit))
        }
    };
    match is_less {
        true => lang.pick(
            format!("sänka prognosen för {rows} med {size}"),
            format!("lower the prognosis of {rows} by {size}"),
        ),
        false => lang.pick(
            format!("höja prognosen för {rows} med {size}"),
            format!("raise the prognosis of {rows} by {size}"),
        ),
    }
}

fn project(lang: Lang, name: &str, change: ProjectChange) -> String {
    match change {
        ProjectChange::Moved(months) => {
            let count = months.unsigned_abs();
            let swedish = if count == 1 { "månad" } else { "månader" };
            let english = if count == 1 { "month" } else { "months" };
            if months < 0 {
                lang.pick(
                    format!("tidigarelägga projektet {name} {count} {swedish}"),
                    format!("bring the project {name} forward {count} {english}"),
                )
            } else {
                lang.pick(
                    format!("skjuta upp projektet {name} {count} {swedish}"),
                    format!("postpone the project {name} {count} {english}"),
                )
            }
        }
        ProjectChange::Cut(percent) => {
            let percent = format_number(percent.percent(), None, lang.numbers());
            lang.pick(
                format!("minska prognosen för projektet {name} med {percent}\u{a0}%"),
                format!("cut the prognosis of the project {name} by {percent}\u{a0}%"),
            )
        }
        ProjectChange::Cancelled => {
            lang.pick(format!("avbryta projektet {name}"), format!("cancel the project {name}"))
        }
    }
}

/// What something does to the year's result, and to each holder's part where there are several.
fn effect(
    lang: Lang,
    workbook: &Workbook,
    what: &str,
    total: Option<Money>,
    parts: &[(Holder, Money)],
) -> String {
    let Some(total) = total else {
        return lang
            .pick("Hur årets resultat ändras är inte känt.", "How the year's result changes is not known.")
            .to_owned();
    };
    let unit = workbook.drift_unit;
    let much = sentence::amount(lang, total.abs(), unit);
    let said = match rounded(total, unit).cmp(&rust_decimal::Decimal::ZERO) {
        Ordering::Equal => lang.pick(
            format!("{what} ändrar inte årets prognostiserade resultat"),
            format!("{what} leaves the year's prognosticated result as it is"),
        ),
        Ordering::Greater => lang.pick(
            format!("{what} förbättrar årets prognostiserade resultat med {much}"),
            format!("{what} makes the year's prognosticated result {much} better"),
        ),
        Ordering::Less => lang.pick(
            format!("{what} försämrar årets prognostiserade resultat med {much}"),
            format!("{what} makes the year's prognosticated result {much} worse"),
        ),
    };
    let moved = parts.iter().filter(|(_, part)| !rounded(*part, unit).is_zero());
    let moved: Vec<String> = moved
        .map(|(holder, part)| {
            format!("{} {}", heading::holder(lang, *holder, workbook), signed(lang, workbook, *part))
        })
        .collect();
    if moved.is_empty() || parts.len() < 2 {
        format!("{said}.")
    } else {
        format!("{said}: {}.", moved.join(", "))
    }
}
