//! The words of formulas: columns and functions, in Swedish and in English. They are part of what is read, like
//! the digits of a number. Case makes no difference, and words of both languages are understood in both.

use crate::model::drift::DriftColumn;
use crate::model::formula::{Column, Function};
use crate::model::investment::ProjectColumn;
use crate::model::period::FiscalYear;
use crate::text::letters::lower;
use crate::text::number::NumberStyle;

/// A thing and its words: Swedish, English (also in files), and others that are understood.
type Words<T> = (T, &'static str, &'static str, &'static [&'static str]);

const DRIFT: [Words<DriftColumn>; 11] = [
    (DriftColumn::PriorActual, "ifjol", "priorActual", &["lastyear"]),
    (DriftColumn::OriginalBudget, "ursprungsbudget", "originalBudget", &[]),
    (DriftColumn::Supplements, "tilläggsbudget", "supplements", &["tillägg"]),
    (DriftColumn::Budget, "budget", "budget", &[]),
    (DriftColumn::BudgetToDate, "periodbudget", "budgetToDate", &["periodiseradbudget"]),
    (DriftColumn::Actual, "utfall", "actual", &[]),
    (DriftColumn::DeviationToDate, "periodavvikelse", "deviationToDate", &[]),
    (DriftColumn::UsedPercent, "använt", "usedPercent", &["used", "förbrukat"]),
    (DriftColumn::Prognosis, "prognos", "prognosis", &[]),
    (DriftColumn::Deviation, "avvikelse", "deviation", &[]),
    (DriftColumn::DeviationPercent, "avvikelseprocent", "deviationPercent", &[]),
];

const PROJECT: [Words<ProjectColumn>; 20] = [
    (ProjectColumn::PriorSpending, "tidigareår", "priorSpending", &[]),
    (ProjectColumn::OriginalBudget, "ursprungsbudget", "originalBudget", &[]),
    (ProjectColumn::Supplement, "tilläggsbudget", "supplement", &["tillägg"]),
    (ProjectColumn::CarryOver, "ombudgeterat", "carryOver", &[]),
    (ProjectColumn::SupplementAndCarryOver, "tilläggochombudgeterat", "supplementAndCarryOver", &[]),
    (ProjectColumn::Budget, "budget", "budget", &[]),
    (ProjectColumn::Actual, "utfall", "actual", &[]),
    (ProjectColumn::DeviationToDate, "periodavvikelse", "deviationToDate", &[]),
    (ProjectColumn::Prognosis, "prognos", "prognosis", &[]),
    (ProjectColumn::Deviation, "avvikelse", "deviation", &[]),
    (ProjectColumn::CarryOverOut, "ombudgeteras", "carryOverOut", &[]),
    (ProjectColumn::DecidedTotal, "beslutadtotalutgift", "decidedTotal", &[]),
    (ProjectColumn::CalculatedTotal, "beräknadtotalutgift", "calculatedTotal", &[]),
    (ProjectColumn::YearlyOperatingCost, "driftskostnad", "yearlyOperatingCost", &[]),
    (ProjectColumn::IncomeBudget, "budgetinkomst", "incomeBudget", &[]),
    (ProjectColumn::NetBudget, "nettobudget", "netBudget", &[]),
    (ProjectColumn::Income, "inkomst", "income", &[]),
    (ProjectColumn::NetActual, "netto", "netActual", &["nettoutfall"]),
    (ProjectColumn::IncomePrognosis, "prognosinkomst", "incomePrognosis", &[]),
    (ProjectColumn::NetPrognosis, "nettoprognos", "netPrognosis", &[]),
];

/// How many months the actuals cover.
const MONTHS: (&str, &str) = ("månader", "months");

/// The words for a coming year come before its digits: `äskande2024`.
const DECIDED: (&str, &str) = ("beslutad", "decided");
const REQUESTED: (&str, &str) = ("äskande", "requested");

const FUNCTIONS: [(Function, &str, &str); 5] = [
    (Function::Sum, "SUMMA", "SUM"),
    (Function::Min, "MIN", "MIN"),
    (Function::Max, "MAX", "MAX"),
    (Function::Round, "AVRUNDA", "ROUND"),
    (Function::If, "OM", "IF"),
];

fn pick(style: NumberStyle, swedish: &'static str, english: &'static str) -> &'static str {
    match style {
        NumberStyle::Swedish => swedish,
        NumberStyle::English => english,
    }
}

fn find<T: Copy>(words: &[Words<T>], word: &str) -> Option<T> {
    let is = |known: &str| lower(known) == word;
    words
        .iter()
        .find(|(_, swedish, english, others)| is(swedish) || is(english) || others.contains(&word))
        .map(|(thing, ..)| *thing)
}

/// The column that a word names among those of the kind of `like`.
pub(super) fn column(word: &str, like: Column) -> Option<Column> {
    let word = lower(word);
    match like {
        Column::Drift(_) => find(&DRIFT, &word).map(Column::Drift),
        Column::Project(_) => {
            let year = |(swedish, english): (&str, &str)| {
                let digits = word.strip_prefix(swedish).or_else(|| word.strip_prefix(english))?;
                let digits =
                    Some(digits).filter(|d| d.len() == 4 && d.bytes().all(|b| b.is_ascii_digit()))?;
                FiscalYear::new(digits.parse().ok()?).map(FiscalYear::number)
            };
            find(&PROJECT, &word)
                .or_else(|| year(DECIDED).map(ProjectColumn::Decided))
                .or_else(|| year(REQUESTED).map(ProjectColumn::Requested))
                .map(Column::Project)
        }
    }
}

/// The word for a column; empty for one without figures.
pub(super) fn column_word(column: Column, style: NumberStyle) -> String {
    let year = |(swedish, english), year: u16| format!("{}{year}", pick(style, swedish, english));
    let word = match column {
        Column::Drift(column) => {
            DRIFT.iter().find(|(known, ..)| *known == column).map(|(_, s, e, _)| pick(style, s, e))
        }
        Column::Project(ProjectColumn::Decided(y)) => return year(DECIDED, y),
        Column::Project(ProjectColumn::Requested(y)) => return year(REQUESTED, y),
        Column::Project(column) => {
            PROJECT.iter().find(|(known, ..)| *known == column).map(|(_, s, e, _)| pick(style, s, e))
        }
    };
    word.unwrap_or_default().to_owned()
}

/// The word for how many months the actuals cover.
pub(super) fn months_word(style: NumberStyle) -> &'static str {
    pick(style, MONTHS.0, MONTHS.1)
}

/// Whether the word means how many months the actuals cover.
pub(super) fn is_months(word: &str) -> bool {
    [MONTHS.0, MONTHS.1].contains(&lower(word).as_str())
}

/// The function that a word names.
pub(super) fn function(word: &str) -> Option<Function> {
    let is = |known: &str| known.eq_ignore_ascii_case(word);
    FUNCTIONS.iter().find(|(_, s, e)| is(s) || is(e)).map(|(function, ..)| *function)
}

/// The word for a function.
pub(super) fn function_word(function: Function, style: NumberStyle) -> &'static str {
    let found = FUNCTIONS.iter().find(|(known, ..)| *known == function);
    found.map(|(_, s, e)| pick(style, s, e)).unwrap_or_default()
}

/// Whether the word means the whole board.
pub(super) fn is_total(word: &str) -> bool {
    ["totalt", "total"].contains(&lower(word).as_str())
}

/// Whether the word means what no single member owns.
pub(super) fn is_shared(word: &str) -> bool {
    ["gemensamt", "shared"].contains(&lower(word).as_str())
}

/// The word for the whole board.
pub(super) fn total_word(style: NumberStyle) -> &'static str {
    pick(style, "totalt", "total")
}

/// What stands in place of the name of what is gone, as spreadsheets say it.
pub(super) fn gone_word(style: NumberStyle) -> &'static str {
    pick(style, "#REFERENS!", "#REF!")
}

/// The word for what no single member owns.
pub(super) fn shared_word(style: NumberStyle) -> &'static str {
    pick(style, "gemensamt", "shared")
}
