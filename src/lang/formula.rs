//! Formulas in words: why a text is none, why one gives no amount, and what it reads.

use super::finding::Words;
use super::{Lang, heading};
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, RowId};
use crate::model::formula::{Figure, Function, ProjectRow, TableRow};
use crate::model::member::Holder;
use crate::rules::formula::Fault;
use crate::text::change::NoChange;
use crate::text::formula::{FormulaError, Problem};

/// What is wrong at a place in a formula, without the place.
#[must_use]
pub fn problem(lang: Lang, problem: Problem) -> String {
    if lang == Lang::English {
        return problem.to_string();
    }
    match problem {
        Problem::NoEqualSign => "en formel börjar med =",
        Problem::ValueExpected => "ett tal, en kolumn eller en cell saknas",
        Problem::OperatorExpected => "ett räknetecken saknas, till exempel +",
        Problem::NotClosed => "en slutparentes saknas",
        Problem::NotOpened => "parentesen har ingen början",
        Problem::UnknownSign => "tecknet finns inte i formler",
        Problem::Semicolon => "skriv semikolon mellan värden",
        Problem::NoNumber => "det är inte ett tal",
        Problem::Ambiguous => "tecknet kan skilja tusental eller decimaler",
        Problem::LongNumber => "talet har för många siffror",
        Problem::UnknownWord => "det finns ingen sådan kolumn",
        Problem::UnknownFunction => "det finns ingen sådan funktion",
        Problem::Arguments(Function::Round) => "AVRUNDA tar ett tal och antalet decimaler",
        Problem::Arguments(Function::If) => {
            "OM tar ett villkor, värdet om det gäller och värdet om det inte gäller"
        }
        Problem::Arguments(_) => "funktionen behöver ett värde",
        Problem::BracketNotClosed => "en slutklammer saknas",
        Problem::UnknownRow => "det finns ingen sådan rad",
        Problem::SeveralRows => "flera rader heter så",
        Problem::UnknownPart => "det finns ingen sådan innehavare eller kolumn",
        Problem::ColumnExpected => "det saknas vilken kolumn",
        Problem::TooDeep => "för många parenteser i varandra",
        Problem::TooLong => "formeln är för lång",
    }
    .to_owned()
}

/// Why a written formula stays in its editor, and what to do; `found` is the part of it that is meant.
#[must_use]
pub fn refusal(lang: Lang, error: FormulaError, found: &str) -> String {
    let (at, why) = (error.at + 1, problem(lang, error.problem));
    let found = if found.is_empty() {
        String::new()
    } else {
        lang.pick(format!(", ”{found}”"), format!(", “{found}”"))
    };
    lang.pick(
        format!(
            "Formeln kan inte läsas. Tecken {at}{found}: {why}. Rätta den, eller tryck Esc för att ångra."
        ),
        format!(
            "The formula cannot be read. Character {at}{found}: {why}. Correct it, or press Esc to cancel."
        ),
    )
}

/// Why a formula whose amount is wanted at once stays in its editor.
#[must_use]
pub fn no_amount(lang: Lang, workbook: &Workbook, why: &Fault) -> String {
    let why = fault(lang, workbook, why);
    lang.pick(
        format!("Formeln ger inget belopp. {why} Rätta den, eller tryck Esc för att ångra."),
        format!("The formula gives no amount. {why} Correct it, or press Esc to cancel."),
    )
}

/// Why a formula gives no amount, as a sentence.
#[must_use]
pub fn fault(lang: Lang, workbook: &Workbook, fault: &Fault) -> String {
    let words = Words { lang, workbook };
    match fault {
        Fault::Gone(figure) => words.gone(*figure),
        Fault::Unread(cell) => {
            let cell = words.figure(cell.figure());
            lang.pick(format!("{cell} kan inte läsas."), format!("{cell} cannot be read."))
        }
        Fault::Operand(cell) => {
            let cell = words.figure(cell.figure());
            lang.pick(
                format!("Formeln i {cell} ger inget belopp."),
                format!("The formula in {cell} gives no amount."),
            )
        }
        Fault::Circle(figures) => words.circle(figures),
        Fault::NoParts(line) => {
            let line = words.line(*line);
            lang.pick(
                format!("Delarna av {line} är okända: nyckeln saknar vikter."),
                format!("The parts of {line} are unknown: the key has no weights."),
            )
        }
        Fault::Unwritten => lang
            .pick(
                "Ingen formel är skriven för metoden. Skriv den i radens egenskaper eller i inställningarna.",
                "No formula is written for the method. Write it in the line's properties or in the settings.",
            )
            .to_owned(),
        Fault::Empty => lang
            .pick("Allt som formeln räknar med är tomt.", "All that the formula reads is empty.")
            .to_owned(),
        Fault::DivisionByZero => lang.pick("Den delar med noll.", "It divides by zero.").to_owned(),
        Fault::Exponent => lang
            .pick(
                "Exponenten efter ^ måste vara ett heltal, högst 1000.",
                "The exponent after ^ must be a whole number, at most 1000.",
            )
            .to_owned(),
        Fault::Decimals => lang
            .pick(
                "Antalet decimaler måste vara ett heltal från −28 till 28.",
                "The number of decimals must be a whole number from −28 to 28.",
            )
            .to_owned(),
        Fault::TooLarge => {
            lang.pick("Det blir mer än en cell rymmer.", "It comes to more than a cell holds.").to_owned()
        }
    }
}

/// What stands in a cell whose formula gives no amount.
#[must_use]
pub fn short(lang: Lang, fault: &Fault) -> &'static str {
    match fault {
        Fault::Gone(_) => lang.pick("finns inte", "is gone"),
        Fault::Unread(_) | Fault::Operand(_) => lang.pick("saknar underlag", "lacks a figure"),
        Fault::Circle(_) => lang.pick("cirkel", "circle"),
        Fault::NoParts(_) => lang.pick("okänd del", "unknown part"),
        Fault::DivisionByZero => lang.pick("delat med noll", "divided by zero"),
        Fault::Unwritten => lang.pick("formel saknas", "no formula"),
        Fault::Empty => lang.pick("inget underlag", "no figures"),
        Fault::Exponent | Fault::Decimals => lang.pick("fel tal", "wrong number"),
        Fault::TooLarge => lang.pick("för stort", "too large"),
    }
}

/// What a cell with a formula says of itself.
#[must_use]
pub fn note(lang: Lang, formula: &str) -> String {
    lang.pick(format!("Beräknas med formeln {formula}"), format!("Calculated by the formula {formula}"))
}

/// Why a text does not change the number that stands in a cell.
#[must_use]
pub fn no_change(lang: Lang, why: NoChange) -> &'static str {
    match why {
        NoChange::NoOperator | NoChange::NotANumber => lang.pick(
            "Skriv hur talet ändras, till exempel +250, -3 %, *1,02 eller /2.",
            "Write how the number changes, for instance +250, -3%, *1.02 or /2.",
        ),
        NoChange::DivisionByZero => {
            lang.pick("Det går inte att dela med noll.", "It cannot be divided by zero.")
        }
        NoChange::TooLarge => {
            lang.pick("Det blir mer än en cell rymmer.", "It comes to more than a cell holds.")
        }
    }
}

impl Words<'_> {
    /// A figure: row, column, and whose where it is not the whole board's.
    pub(super) fn figure(&self, figure: Figure) -> String {
        match figure {
            Figure::Drift { row, holder, column } => {
                let row = match row {
                    TableRow::Row(row) => self.row(row),
                    TableRow::Result(id) => {
                        self.workbook.activity(id).map(|table| table.result_name.clone()).unwrap_or_default()
                    }
                };
                // People see an original budget without a column of its own as the budget.
                let shown = &self.workbook.drift_columns;
                let hidden = column == DriftColumn::OriginalBudget && !shown.contains(&column);
                let column = if hidden { DriftColumn::Budget } else { column };
                let column = heading::drift_plain(self.lang, column);
                match holder {
                    Some(holder) => format!("{row}, {column}, {}", self.holder(holder)),
                    None => format!("{row}, {column}"),
                }
            }
            Figure::Project { row, column } => {
                let row = match row {
                    ProjectRow::Project(id) => self.project(id),
                    ProjectRow::Total(id) => self.total(id),
                };
                format!("{row}, {}", heading::project(self.lang, column, self.workbook))
            }
        }
    }

    fn gone(&self, figure: Figure) -> String {
        let workbook = self.workbook;
        let row_is_there = match figure {
            Figure::Drift { row: TableRow::Row(RowId::Line(id)), .. } => workbook.line(id).is_some(),
            Figure::Drift { row: TableRow::Row(RowId::Group(id)), .. } => workbook.group(id).is_some(),
            Figure::Drift { row: TableRow::Result(id), .. } => workbook.activity(id).is_some(),
            Figure::Project { row: ProjectRow::Project(id), .. } => workbook.project(id).is_some(),
            Figure::Project { row: ProjectRow::Total(id), .. } => workbook.project_group(id).is_some(),
        };
        let what = match figure {
            Figure::Drift { holder: Some(Holder::Member(_)), .. } if row_is_there => {
                self.lang.pick("en medlem", "a member")
            }
            Figure::Drift { .. } => self.lang.pick("en rad", "a row"),
            Figure::Project { .. } => self.lang.pick("ett projekt", "a project"),
        };
        self.lang.pick(
            format!(
                "Den räknar med {what} som inte finns längre. Ångra borttagningen, eller skriv om formeln."
            ),
            format!("It reads {what} that is no longer there. Undo the deletion, or write the formula anew."),
        )
    }

    /// A circle as a chain that ends where it began; a long one is cut short.
    fn circle(&self, figures: &[Figure]) -> String {
        const MOST: usize = 6;
        let mut names: Vec<String> = figures.iter().take(MOST).map(|figure| self.figure(*figure)).collect();
        if figures.len() > MOST {
            names.push("…".to_owned());
        }
        // Some figures have one name: what is written in a budget, and the budget.
        names.dedup();
        let first = names.first().cloned();
        if names.len() > 1 && names.last() == first.as_ref() {
            names.pop();
        }
        names.extend(first);
        let chain = names.join(" → ");
        self.lang.pick(
            format!("Den räknar med sig själv i en cirkel: {chain}."),
            format!("It depends on itself in a circle: {chain}."),
        )
    }
}
