//! What is said of scenarios: each change in words, and why one cannot be made.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Lang, heading};
use crate::model::Workbook;
use crate::model::drift::{Place, Row, RowId};
use crate::model::edit::{EditError, What};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::id::{KeyId, MeasureId, ProjectId};
use crate::model::investment::ProjectColumn;
use crate::model::money::Money;
use crate::model::scenario::{By, Change, Percent, ProjectChange};
use crate::model::unit::DisplayUnit;
use crate::rules::scenario::{Outcome, Unplayable};
use crate::rules::sense::Sense;
use crate::text::number::{format_amount, format_number};

words! {
    new: "Nytt scenario…", "New scenario…";
    scenario: "Scenario", "Scenario";
    change_scenario: "Ändra scenariot {}", "Change the scenario {}";
    copy: "Kopiera scenariot {}", "Duplicate the scenario {}";
    archive: "Lägg undan scenariot {}", "Archive the scenario {}";
    unarchive: "Ta fram scenariot {}", "Bring back the scenario {}";
    delete: "Ta bort scenariot {}", "Delete the scenario {}";
    change_it: "Ändra", "Change";
    copy_it: "Kopiera", "Duplicate";
    archive_it: "Lägg undan", "Archive";
    unarchive_it: "Ta fram", "Bring back";
    delete_it: "Ta bort", "Delete";
    archived: "Undanlagda", "Archived";
    is_archived: "undanlagt", "archived";
    is_not_shown: "visas inte bredvid basen", "not shown beside the base";
    all_with_changes: "Scenarierna och deras ändringar", "Scenarios and their changes";
    state: "Läge", "State";
    stands_on: "Bygger på", "Stands on";
    base: "Basen", "The base";
    name: "Namn", "Name";
    note: "Anteckning", "Note";
    none: "Inga scenarier än. Ett scenario är ändringar ovanpå arbetsboken: vad blir resultatet, och vad betalar varje medlem, om …? Arbetsboken själv ändras inte.", "No scenarios yet. A scenario is changes on top of the workbook: what would the result be, and what would each member pay, if …? The workbook itself does not change.";
    beside: "Visa bredvid basen", "Show beside the base";
    most: "Högst fem scenarier visas bredvid varandra.", "At most five scenarios are shown beside each other.";
    changes_of: "Ändringar i {}", "Changes in {}";
    no_changes: "Inga ändringar än. Utan dem är scenariot som det som det bygger på.", "No changes yet. Without any, the scenario is as what it stands on.";
    add_rows: "Ändra prognoser…", "Change prognoses…";
    add_cell: "Skriv över en siffra…", "Type over a figure…";
    add_measure: "Pröva en åtgärd…", "Try a measure…";
    add_project: "Flytta eller minska ett projekt…", "Move or cut a project…";
    add_key: "Byt nyckel…", "Exchange a key…";
    size_of: "Hur mycket: {}", "How much: {}";
    is_live: "Prövas nu, inte sparat i scenariot.", "Being tried, not saved in the scenario.";
    keep: "Spara i scenariot", "Save in the scenario";
    give_up: "Återställ", "Reset";
    drop: "Ta bort ändringen {}", "Take away the change {}";
    drift: "Drift: prognos per scenario", "Operating: prognosis per scenario";
    projects: "Investeringar: prognos per scenario", "Investments: prognosis per scenario";
    holders: "Medlemmarnas del av resultatet per scenario", "Members' parts of the result per scenario";
    member: "Medlem", "Member";
    difference: "{} − bas", "{} − base";
    better: "bättre än basen", "better than the base";
    worse: "sämre än basen", "worse than the base";
    same: "som basen", "as the base";
    best: "bäst", "best";
    worst: "sämst", "worst";
    result: "Prognostiserat resultat", "Prognosticated result";
    all_projects: "Alla projekt", "All projects";
    unknown_result: "Resultatet saknas", "The result is missing";
    settled: "Avräkning {}", "Settlement {}";
    row: "Rad eller grupp", "Line or group";
    selected_rows: "De markerade raderna", "The selected rows";
    selected_members: "De markerade: {}", "The selected: {}";
    whose: "Vems del", "Whose part";
    way: "Hur", "How";
    by_percent: "Procent av årets prognos", "Percent of the year's prognosis";
    by_amount: "Belopp", "Amount";
    by_index: "Procent från en månad (index)", "Percent from a month on (index)";
    how_much: "Hur mycket (mer är positivt)", "By how much (more is positive)";
    from: "Från och med", "From";
    column: "Kolumn", "Column";
    amount: "Belopp", "Amount";
    measure: "Åtgärd", "Measure";
    counts: "Räknas med i prognosen", "Counts in the prognosis";
    start: "Annan start (valfritt)", "Another start (optional)";
    project: "Projekt", "Project";
    months: "Månader senare, eller procent mindre", "Months later, or percent less";
    moved: "Tas i bruk senare (månader; minus är tidigare)", "Taken into use later (months; minus is earlier)";
    cut: "Prognosen minskas (procent)", "The prognosis is cut (percent)";
    cancelled: "Avbryts", "Is cancelled";
    key: "Nyckel", "Key";
    by_key: "Ersätts av", "Is replaced by";
    in_scenario: "I scenariot", "In the scenario";
    a_new_one: "Ett nytt", "A new one";
    try_rows: "Pröva i ett scenario…", "Try in a scenario…";
    no_percent: "Skriv procenten som ett tal, till exempel 2 eller −1,5; högst 1 000.", "Write the percent as a number, for example 2 or −1.5; at most 1,000.";
    no_amount: "Skriv ett belopp, till exempel 250 eller −1 200.", "Write an amount, for example 250 or −1,200.";
    no_months: "Skriv ett helt antal månader, till exempel 6.", "Write a whole number of months, for example 6.";
    same_key: "Välj två olika nycklar.", "Choose two different keys.";
    nothing_of: "Arbetsboken har inget sådant än.", "The workbook has nothing of the kind yet.";
    of_whom: "Raden är fördelad direkt på medlemmarna. Välj vems belopp det är.", "The line is split directly over the members. Choose whose amount it is.";
    of_all: "En nyckel fördelar raden. Välj totalt.", "A key splits the line. Choose the total.";
    too_many: "Arbetsboken rymmer inte fler.", "The workbook has no room for more.";
    gone: "(borttagen)", "(taken away)";
    emptied: "tom", "empty";
    unread: "”{}”", "“{}”";
    formula: "en formel", "a formula";
    is_counted: "räknas med", "counts";
    is_not_counted: "räknas inte med", "does not count";
    starts: "startar {}", "starts {}";
    is_cancelled: "avbryts", "is cancelled";
    replaced_by: "ersätts av {}", "is replaced by {}";
    prognosis: "prognos", "prognosis";
    does_not_count: "Räknas inte: {}", "Does not count: {}";
    lines_gone: "raderna finns inte längre.", "the lines are no longer there.";
    no_prognosis: "det finns ingen prognos att ändra.", "there is no prognosis to change.";
    mixed_kinds: "ett belopp kan inte fördelas över både intäkter och kostnader.", "an amount cannot be spread over both revenue and cost.";
    no_profile: "radens profil säger inte vad som hör till vilka månader.", "the line's profile does not say what belongs to which months.";
    actual: "utfall ändras inte i ett scenario.", "actuals do not change in a scenario.";
    no_start: "projektet har ingen månad då det tas i bruk.", "the project has no month in which it is taken into use.";
    out_of_years: "månaden ligger utanför de år som finns.", "the month lies outside the years there are.";
    too_large: "siffran blir för stor.", "the figure becomes too large.";
    missing: "det som ändras finns inte längre.", "what is changed is no longer there.";
    not_possible: "ändringen går inte att göra.", "the change cannot be made.";
}

/// Why a change counts for nothing.
#[must_use]
pub fn why_not(lang: Lang, why: &Unplayable) -> String {
    words(lang).does_not_count.replace("{}", reason(lang, why))
}

/// The same as a part of a sentence: `raderna finns inte längre.`
#[must_use]
pub fn reason(lang: Lang, why: &Unplayable) -> &'static str {
    let words = words(lang);
    match why {
        Unplayable::LinesGone => words.lines_gone,
        Unplayable::NoPrognosis => words.no_prognosis,
        Unplayable::MixedKinds => words.mixed_kinds,
        Unplayable::NoProfile => words.no_profile,
        Unplayable::Actual => words.actual,
        Unplayable::NoStart => words.no_start,
        Unplayable::OutOfYears => words.out_of_years,
        Unplayable::TooLarge => words.too_large,
        Unplayable::Edit(EditError::Missing(
            What::Row(_) | What::Project(_) | What::Measure(_) | What::Key(_),
        )) => words.missing,
        Unplayable::Edit(_) => words.not_possible,
    }
}

/// A change in words: `Personalkostnader: +2 %`.
#[must_use]
pub fn change(lang: Lang, workbook: &Workbook, change: &Change) -> String {
    let (words, names) = (words(lang), Names { lang, workbook });
    let (about, what) = match change {
        Change::Prognosis { rows, holder, by } => {
            let rows = rows.iter().map(|row| names.row(*row)).collect::<Vec<_>>().join(" + ");
            let holder = holder.map(|of| format!(", {}", heading::holder(lang, of, workbook)));
            (rows + &holder.unwrap_or_default(), names.by(*by))
        }
        Change::Cell(cell, entry) => names.cell(*cell, entry),
        Change::Measure(id, is_included) => {
            let counts = if *is_included { words.is_counted } else { words.is_not_counted };
            (names.measure(*id), counts.to_owned())
        }
        Change::MeasureStart(id, start) => (names.measure(*id), words.starts.replace("{}", start)),
        Change::Project(id, change) => (names.project(*id), names.of_project(*change)),
        Change::Key { from, to } => (names.key(*from), words.replaced_by.replace("{}", &names.key(*to))),
    };
    format!("{about}: {what}")
}

/// What a scenario comes to in words: `Avsluta konsulter: underskott 1 065 tkr, 700 tkr bättre än basen`.
#[must_use]
pub fn outcome(lang: Lang, workbook: &Workbook, outcome: &Outcome) -> String {
    let words = words(lang);
    let name = outcome.id.and_then(|id| workbook.scenario(id)).map_or(words.base, |of| of.name.as_str());
    let result = result_in_words(lang, workbook, outcome.result);
    let difference = match outcome.difference.filter(|_| outcome.id.is_some()) {
        Some(difference) => format!(", {}", difference_in_words(lang, workbook, difference)),
        None => String::new(),
    };
    format!("{name}: {result}{difference}")
}

/// A result: `underskott 1 065 tkr`.
#[must_use]
pub fn result_in_words(lang: Lang, workbook: &Workbook, result: Option<Money>) -> String {
    let Some(result) = result else { return words(lang).unknown_result.to_owned() };
    let size = Names { lang, workbook }.amount(result.abs(), workbook.drift_unit);
    match result.cmp(&Money::ZERO) {
        Ordering::Less => lang.pick("underskott ", "deficit ").to_owned() + &size,
        Ordering::Equal => size,
        Ordering::Greater => lang.pick("överskott ", "surplus ").to_owned() + &size,
    }
}

/// How a result differs from the base's: `700 tkr bättre än basen`.
#[must_use]
pub fn difference_in_words(lang: Lang, workbook: &Workbook, difference: Money) -> String {
    let (words, names) = (words(lang), Names { lang, workbook });
    let size = names.amount(difference.abs(), workbook.drift_unit);
    match difference.cmp(&Money::ZERO) {
        Ordering::Equal => words.same.to_owned(),
        Ordering::Greater => format!("{size} {}", words.better),
        Ordering::Less => format!("{size} {}", words.worse),
    }
}

pub(super) struct Names<'w> {
    pub(super) lang: Lang,
    pub(super) workbook: &'w Workbook,
}

impl Names<'_> {
    fn found(&self, name: Option<String>) -> String {
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| words(self.lang).gone.to_owned())
    }

    pub(super) fn row(&self, id: RowId) -> String {
        self.found(self.workbook.row(id).map(|row| match row {
            Row::Line(line) => line.name.clone(),
            Row::Group(group) => group.name.clone(),
        }))
    }

    pub(super) fn project(&self, id: ProjectId) -> String {
        self.found(self.workbook.project(id).map(|project| project.name.clone()))
    }

    pub(super) fn measure(&self, id: MeasureId) -> String {
        self.found(self.workbook.measure(id).map(|measure| measure.description.clone()))
    }

    pub(super) fn key(&self, id: KeyId) -> String {
        self.found(self.workbook.key(id).map(|key| key.name.clone()))
    }

    fn by(&self, by: By) -> String {
        match by {
            By::Percent(percent) => self.percent(percent),
            By::Amount(amount) => self.signed(amount, self.workbook.drift_unit),
            By::Index(percent, month) => {
                let from = heading::from_month(self.lang, month);
                format!("{} {}", self.percent(percent), from)
            }
        }
    }

    fn percent(&self, percent: Percent) -> String {
        let plus = if percent.percent() > Decimal::ZERO { "+" } else { "" };
        format!("{plus}{}\u{a0}%", format_number(percent.percent(), None, self.lang.numbers()))
    }

    fn signed(&self, amount: Money, unit: DisplayUnit) -> String {
        let plus = if amount > Money::ZERO { "+" } else { "" };
        format!("{plus}{}", self.amount(amount, unit))
    }

    pub(super) fn amount(&self, amount: Money, unit: DisplayUnit) -> String {
        format!("{}\u{a0}{}", format_amount(amount, unit, self.lang.numbers()), unit.unit.abbreviation())
    }

    fn of_project(&self, change: ProjectChange) -> String {
        match change {
            ProjectChange::Moved(months) => moved(self.lang, months),
            ProjectChange::Cut(percent) => {
                let percent = format_number(percent.percent(), None, self.lang.numbers());
                self.lang.pick(format!("{percent}\u{a0}% mindre"), format!("{percent}\u{a0}% less"))
            }
            ProjectChange::Cancelled => words(self.lang).is_cancelled.to_owned(),
        }
    }

    pub(super) fn cell(&self, cell: AmountCell, entry: &Entry<Money>) -> (String, String) {
        let (lang, workbook) = (self.lang, self.workbook);
        let of_project =
            |id, column| format!("{}, {}", self.project(id), heading::project(lang, column, workbook));
        let (about, sense, unit) = match cell {
            AmountCell::Line(id, place, field) => {
                let holder = match place {
                    Place::Part(of) => format!(", {}", heading::holder(lang, of, workbook)),
                    Place::Total => String::new(),
                };
                let column = heading::drift_plain(lang, field.column());
                let sense = workbook.line(id).map(|line| Sense::Kind(line.kind));
                (format!("{}{holder}, {column}", self.row(RowId::Line(id))), sense, workbook.drift_unit)
            }
            AmountCell::Project(id, field) => {
                (of_project(id, field.column()), Some(Sense::Expenditure), workbook.investment_unit)
            }
            AmountCell::Decided(id, year) => (
                of_project(id, ProjectColumn::Decided(year)),
                Some(Sense::Expenditure),
                workbook.investment_unit,
            ),
            AmountCell::Requested(id, year) => (
                of_project(id, ProjectColumn::Requested(year)),
                Some(Sense::Expenditure),
                workbook.investment_unit,
            ),
        };
        let what = match entry {
            Entry::Empty => words(lang).emptied.to_owned(),
            Entry::Value(amount) => {
                let written = sense.map_or(*amount, |sense| sense.written(*amount, &workbook.signs));
                self.amount(written, unit)
            }
            Entry::Unread(text) => words(lang).unread.replace("{}", text),
            Entry::Formula(_) | Entry::Decisions(_) => words(lang).formula.to_owned(),
        };
        (about, what)
    }
}

/// How far something is moved: `6 månader senare`.
fn moved(lang: Lang, months: i16) -> String {
    let count = months.unsigned_abs();
    let swedish = format!(
        "{count} {} {}",
        if count == 1 { "månad" } else { "månader" },
        if months < 0 { "tidigare" } else { "senare" }
    );
    let english = format!(
        "{count} {} {}",
        if count == 1 { "month" } else { "months" },
        if months < 0 { "earlier" } else { "later" }
    );
    lang.pick(swedish, english)
}
