//! What columns, methods, statuses and other values of the model are called.

use super::Lang;
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, Method, Row};
use crate::model::formula::{Figure, ProjectRow, TableRow};
use crate::model::investment::{Category, ProjectColumn, Status};
use crate::model::key::AllocationKey;
use crate::model::member::Holder;
use crate::model::months::BookedYear;
use crate::model::note::{NotePlace, NoteRow};
use crate::model::period::Month;
use crate::rules::drift::Lens;
use crate::text::letters::lower;

const MONTHS: [(&str, &str); 12] = [
    ("januari", "January"),
    ("februari", "February"),
    ("mars", "March"),
    ("april", "April"),
    ("maj", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augusti", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

/// The name of a month, as in running text.
#[must_use]
pub fn month(lang: Lang, month: Month) -> &'static str {
    let (swedish, english) = MONTHS[usize::from(month.number()) - 1];
    lang.pick(swedish, english)
}

/// A key, or its weights from a month on.
#[must_use]
pub fn key(lang: Lang, name: &str, from: Option<Month>) -> String {
    from.map_or(name.to_owned(), |from| format!("{name}, {}", from_month(lang, from)))
}

/// From a month on: `från juli`.
#[must_use]
pub fn from_month(lang: Lang, of: Month) -> String {
    format!("{} {}", lang.pick("från", "from"), month(lang, of))
}

/// `1 månad`, `6 månader`.
#[must_use]
pub fn so_many_months(lang: Lang, months: u8) -> String {
    let (one, many) = lang.pick(("månad", "månader"), ("month", "months"));
    format!("{months}\u{a0}{}", if months == 1 { one } else { many })
}

/// When a set of a key's weights begins to hold: `från juli`; those of the year's start reach only the year before where others
/// hold from January.
#[must_use]
pub fn weights_from(lang: Lang, key: &AllocationKey, from: Option<Month>) -> String {
    match from {
        None if key.later.contains_key(&Month::JANUARY) => {
            lang.pick("före januari", "before January").to_owned()
        }
        from => from_month(lang, from.unwrap_or(Month::JANUARY)),
    }
}

/// The month with this name in either language, or with at least its first three letters.
#[must_use]
pub fn month_named(name: &str) -> Option<Month> {
    let name = lower(name.trim_end_matches('.'));
    let is = |month: &str| name.chars().count() >= 3 && lower(month).starts_with(&name);
    let at = MONTHS.iter().position(|(swedish, english)| is(swedish) || is(english))?;
    Month::all().nth(at)
}

/// A month in three letters, over a narrow column.
#[must_use]
pub fn month_short(lang: Lang, of: Month) -> &'static str {
    let name = month(lang, of);
    name.get(..3).unwrap_or(name)
}

/// The year that months are of, as a number, in a workbook of the fiscal year `now`.
#[must_use]
pub fn booked_year(year: BookedYear, now: u16) -> u16 {
    match year {
        BookedYear::This => now,
        BookedYear::Prior => now - 1,
    }
}

/// What a table of months shows: `utfall månad för månad 2022`.
#[must_use]
pub fn booked_by_month(lang: Lang, year: BookedYear, workbook: &Workbook) -> String {
    let number = booked_year(year, workbook.year.number());
    lang.pick(format!("utfall månad för månad {number}"), format!("actual month by month {number}"))
}

/// The heading over the sum of a year's months: this year of those that count to date.
#[must_use]
pub fn sum_of_months(lang: Lang, year: BookedYear, workbook: &Workbook) -> String {
    let of = match year {
        BookedYear::This => to_period_end(lang, workbook),
        BookedYear::Prior => (workbook.year.number() - 1).to_string(),
    };
    lang.pick(format!("Summa {of}"), format!("Sum {of}"))
}

/// That a month does not count yet, and why.
#[must_use]
pub fn not_counted_yet(lang: Lang, workbook: &Workbook) -> String {
    let month = month(lang, workbook.period_end);
    lang.pick(
        format!("Räknas inte än: utfallet går t.o.m. {month}"),
        format!("Does not count yet: the actual is to {month}"),
    )
}

/// What months are and do, for a table of them.
#[must_use]
pub fn about_months(lang: Lang, year: BookedYear, workbook: &Workbook) -> String {
    let end = month(lang, workbook.period_end);
    match year {
        BookedYear::This if workbook.period_end == Month::DECEMBER => lang.pick(
            "På rader som fördelas med nyckel är månadernas summa utfallet. På direkta rader skrivs utfallet under Drift, och kontrollerna säger om månaderna skiljer sig från det.",
            "On lines that a key splits, the sum of the months is the actual. On direct lines the actual is written under Operating, and the checks say if the months differ from it.",
        ).to_owned(),
        BookedYear::This => lang.pick(
            format!("På rader som fördelas med nyckel är summan t.o.m. {end} utfallet. På direkta rader skrivs utfallet under Drift, och kontrollerna säger om månaderna skiljer sig från det. Månader efter {end} kan skrivas men räknas inte än."),
            format!("On lines that a key splits, the sum to {end} is the actual. On direct lines the actual is written under Operating, and the checks say if the months differ from it. Months after {end} can be written but do not count yet."),
        ),
        BookedYear::Prior => lang.pick(
            "Fjolårets månader ändrar inget utfall. De används av periodiseringen ”Som fjolårets månader” och av metoderna ”Fjolåret för resten”. En tom månad räknas som att inget bokfördes.",
            "The prior year's months change no actual. They are used by the spread “As the prior year's months” and by the methods “Prior year for the rest”. An empty month counts as one in which nothing was booked.",
        ).to_owned(),
    }
}

/// The heading of a column of drift tables, with the year and the period where they matter.
#[must_use]
pub fn drift(lang: Lang, column: DriftColumn, workbook: &Workbook) -> String {
    let year = workbook.year.number();
    let to = to_period_end(lang, workbook);
    match column {
        DriftColumn::PriorActual => lang.pick(format!("Utfall {}", year - 1), format!("Actual {}", year - 1)),
        DriftColumn::OriginalBudget => lang.pick("Ursprungsbudget", "Original budget").to_owned(),
        DriftColumn::Supplements => lang.pick("Tilläggsbudget", "Supplements").to_owned(),
        DriftColumn::Budget => format!("Budget {year}"),
        DriftColumn::BudgetToDate => format!("Budget {to}"),
        DriftColumn::Actual => lang.pick(format!("Utfall {to}"), format!("Actual {to}")),
        DriftColumn::DeviationToDate => lang.pick(format!("Avvikelse {to}"), format!("Deviation {to}")),
        DriftColumn::UsedPercent => lang.pick("% av budget", "% of budget").to_owned(),
        DriftColumn::Method => lang.pick("Metod", "Method").to_owned(),
        DriftColumn::RawPrognosis
        | DriftColumn::Adjustments
        | DriftColumn::BeforeMeasures
        | DriftColumn::Measures
        | DriftColumn::CapitalCost => drift_plain(lang, column).to_owned(),
        DriftColumn::Prognosis => lang.pick(format!("Prognos {year}"), format!("Prognosis {year}")),
        DriftColumn::Deviation => lang.pick("Avvikelse", "Deviation").to_owned(),
        DriftColumn::DeviationPercent => lang.pick("Avvikelse %", "Deviation %").to_owned(),
        DriftColumn::Comment => lang.pick("Kommentar", "Comment").to_owned(),
    }
}

/// The name of a column of drift tables without year and period, for menus.
#[must_use]
pub fn drift_plain(lang: Lang, column: DriftColumn) -> &'static str {
    match column {
        DriftColumn::PriorActual => lang.pick("Utfall föregående år", "Prior actual"),
        DriftColumn::OriginalBudget => lang.pick("Ursprungsbudget", "Original budget"),
        DriftColumn::Supplements => lang.pick("Tilläggsbudget", "Supplements"),
        DriftColumn::Budget => "Budget",
        DriftColumn::BudgetToDate => lang.pick("Periodiserad budget", "Budget to date"),
        DriftColumn::Actual => lang.pick("Utfall", "Actual"),
        DriftColumn::DeviationToDate => lang.pick("Periodens avvikelse", "Deviation to date"),
        DriftColumn::UsedPercent => lang.pick("% av budget", "% of budget"),
        DriftColumn::Method => lang.pick("Prognosmetod", "Prognosis method"),
        DriftColumn::RawPrognosis => lang.pick("Prognos före justering", "Prognosis before adjustments"),
        DriftColumn::Adjustments => lang.pick("Justeringar", "Adjustments"),
        DriftColumn::BeforeMeasures => lang.pick("Prognos före åtgärder", "Prognosis before measures"),
        DriftColumn::Measures => lang.pick("Åtgärder", "Measures"),
        DriftColumn::CapitalCost => lang.pick("Kapitalkostnad", "Capital cost"),
        DriftColumn::Prognosis => lang.pick("Prognos", "Prognosis"),
        DriftColumn::Deviation => lang.pick("Avvikelse", "Deviation"),
        DriftColumn::DeviationPercent => lang.pick("Avvikelse %", "Deviation %"),
        DriftColumn::Comment => lang.pick("Kommentar", "Comment"),
    }
}

/// The year, or the part of it that has passed: `t.o.m. juli`.
pub(crate) fn to_period_end(lang: Lang, workbook: &Workbook) -> String {
    if workbook.period_end == Month::DECEMBER {
        return workbook.year.number().to_string();
    }
    let month = month(lang, workbook.period_end);
    lang.pick(format!("t.o.m. {month}"), format!("to {month}"))
}

/// The heading of a column of investment tables.
#[must_use]
pub fn project(lang: Lang, column: ProjectColumn, workbook: &Workbook) -> String {
    let to = to_period_end(lang, workbook);
    match column {
        ProjectColumn::Actual => lang.pick(format!("Utfall {to}"), format!("Actual {to}")),
        ProjectColumn::DeviationToDate => lang.pick(format!("Avvikelse {to}"), format!("Deviation {to}")),
        ProjectColumn::Decided(year) => lang.pick(format!("Beslutad {year}"), format!("Decided {year}")),
        ProjectColumn::Requested(year) => lang.pick(format!("Äskande {year}"), format!("Request {year}")),
        column => project_plain(lang, column).to_owned(),
    }
}

/// The name of a column of investment tables without year and period, for menus.
#[must_use]
pub fn project_plain(lang: Lang, column: ProjectColumn) -> &'static str {
    match column {
        ProjectColumn::Number => lang.pick("Nr", "No."),
        ProjectColumn::Holder => lang.pick("Innehavare", "Holder"),
        ProjectColumn::BudgetedBy => lang.pick("Budgeterad i", "Budgeted in"),
        ProjectColumn::Category => lang.pick("Kategori", "Category"),
        ProjectColumn::Status => "Status",
        ProjectColumn::PriorSpending => lang.pick("Tidigare år", "Earlier years"),
        ProjectColumn::OriginalBudget => lang.pick("Ursprungsbudget", "Original budget"),
        ProjectColumn::Supplement => lang.pick("Tilläggsbudget", "Supplement"),
        ProjectColumn::CarryOver => lang.pick("Ombudgeterat", "Carry-over"),
        ProjectColumn::SupplementAndCarryOver => {
            lang.pick("Tillägg/ombudgetering", "Supplement and carry-over")
        }
        ProjectColumn::Budget => lang.pick("Total budget", "Total budget"),
        ProjectColumn::IncomeBudget => lang.pick("Inkomst, budget", "Income, budget"),
        ProjectColumn::NetBudget => lang.pick("Nettobudget", "Net budget"),
        ProjectColumn::Income => lang.pick("Inkomst", "Income"),
        ProjectColumn::NetActual => lang.pick("Netto", "Net"),
        ProjectColumn::IncomePrognosis => lang.pick("Inkomst, prognos", "Income, prognosis"),
        ProjectColumn::NetPrognosis => lang.pick("Nettoprognos", "Net prognosis"),
        ProjectColumn::Actual => lang.pick("Utfall", "Actual"),
        ProjectColumn::DeviationToDate => lang.pick("Periodens avvikelse", "Deviation to date"),
        ProjectColumn::Method => lang.pick("Metod", "Method"),
        ProjectColumn::Prognosis => lang.pick("Prognos", "Prognosis"),
        ProjectColumn::Deviation => lang.pick("Avvikelse", "Deviation"),
        ProjectColumn::DecidedTotal => lang.pick("Beslutad totalutgift", "Decided total expenditure"),
        ProjectColumn::CalculatedTotal => {
            lang.pick("Aktuell beräknad totalutgift", "Currently calculated total expenditure")
        }
        ProjectColumn::Decided(_) => lang.pick("Beslutad", "Decided"),
        ProjectColumn::Requested(_) => lang.pick("Äskande", "Request"),
        ProjectColumn::CarryOverOut => lang.pick("Ombudgeteras till nästa år", "Carried over to next year"),
        ProjectColumn::YearlyOperatingCost => lang.pick("Årlig driftskostnad", "Yearly operating cost"),
        ProjectColumn::UseFrom => lang.texts().use_from,
        ProjectColumn::UsefulLife => lang.pick("Avskrivningstid", "Useful life"),
        ProjectColumn::CapitalCost => lang.pick("Kapitalkostnad i år", "Capital cost this year"),
        ProjectColumn::Tags => lang.pick("Taggar", "Tags"),
        ProjectColumn::Comment => lang.pick("Kommentar", "Comment"),
    }
}

/// The name of a holder; empty if it is not in the workbook (any more).
#[must_use]
pub fn holder(lang: Lang, holder: Holder, workbook: &Workbook) -> String {
    match holder {
        Holder::Member(id) => workbook.member(id).map(|member| member.name.clone()).unwrap_or_default(),
        Holder::Shared => lang.texts().shared.to_owned(),
    }
}

/// The name of a lens.
#[must_use]
pub fn lens(lang: Lang, lens: Lens, workbook: &Workbook) -> String {
    match lens {
        Lens::Total => lang.texts().whole_board.to_owned(),
        Lens::Holder(of) => holder(lang, of, workbook),
    }
}

/// What a note is about: `juli 2022`, `Personalkostnader`, `Personalkostnader, Prognos, Laxå`.
#[must_use]
pub fn note_place(lang: Lang, place: NotePlace, workbook: &Workbook) -> String {
    let mut words = match place.row() {
        None => match place {
            NotePlace::Month(of) => format!("{} {}", month(lang, of), workbook.year.number()),
            _ => String::new(),
        },
        Some(NoteRow::Table(TableRow::Row(id))) => match workbook.row(id) {
            Some(Row::Line(line)) => line.name.clone(),
            Some(Row::Group(group)) => group.name.clone(),
            None => String::new(),
        },
        Some(NoteRow::Table(TableRow::Result(id))) => {
            workbook.activity(id).map(|table| table.result_name.clone()).unwrap_or_default()
        }
        Some(NoteRow::Project(ProjectRow::Project(id))) => {
            workbook.project(id).map(|project| project.name.clone()).unwrap_or_default()
        }
        Some(NoteRow::Project(ProjectRow::Total(id))) => {
            workbook.project_group(id).map(|group| group.total_name.clone()).unwrap_or_default()
        }
    };
    let column = match place {
        NotePlace::Cell(Figure::Drift { column, .. }) => Some(drift_plain(lang, column).to_owned()),
        NotePlace::Cell(Figure::Project { column, .. }) => Some(project(lang, column, workbook)),
        _ => None,
    };
    for word in column.into_iter().chain(place.holder().map(|of| holder(lang, of, workbook))) {
        words.push_str(", ");
        words.push_str(&word);
    }
    words
}

/// The name of a prognosis method.
#[must_use]
pub fn method(lang: Lang, method: Method) -> &'static str {
    match method {
        Method::Typed => lang.pick("Egen", "Own figure"),
        Method::AsBudget => lang.pick("Som budget", "As budget"),
        Method::RunRate => lang.pick("Löpande takt", "Run rate"),
        Method::BudgetForRest => lang.pick("Budget för resten", "Budget for the rest"),
        Method::ByProfile => lang.pick("Enligt profil", "By profile"),
        Method::PriorRest => lang.pick("Fjolåret för resten", "Prior year for the rest"),
        Method::PriorRestScaled => {
            lang.pick("Fjolåret för resten, uppräknat", "Prior year for the rest, scaled")
        }
        Method::Formula => lang.pick("Formel", "Formula"),
    }
}

/// What stands for a method in a choice.
#[must_use]
pub fn method_value(method: Method) -> &'static str {
    match method {
        Method::Typed => "typed",
        Method::AsBudget => "asBudget",
        Method::RunRate => "runRate",
        Method::BudgetForRest => "budgetForRest",
        Method::ByProfile => "byProfile",
        Method::PriorRest => "priorRest",
        Method::PriorRestScaled => "priorRestScaled",
        Method::Formula => "formula",
    }
}

/// The method that a choice's value stands for.
#[must_use]
pub fn method_of_value(value: &str) -> Option<Method> {
    Method::ALL.into_iter().find(|method| method_value(*method) == value)
}

/// The name of a category of projects.
#[must_use]
pub fn category(lang: Lang, category: Category) -> &'static str {
    match category {
        Category::OwnPlan => lang.pick("Egen plan", "Own plan"),
        Category::OnBehalf => lang.pick("För medlems räkning", "On a member's behalf"),
    }
}

/// What stands for a category in a choice.
#[must_use]
pub fn category_value(category: Category) -> &'static str {
    match category {
        Category::OwnPlan => "ownPlan",
        Category::OnBehalf => "onBehalf",
    }
}

/// The category that a choice's value stands for.
#[must_use]
pub fn category_of_value(value: &str) -> Option<Category> {
    [Category::OwnPlan, Category::OnBehalf].into_iter().find(|category| category_value(*category) == value)
}

/// The name of a project's status.
#[must_use]
pub fn status(lang: Lang, status: Status) -> String {
    match status {
        Status::NotStarted => lang.pick("Ej påbörjad", "Not started").to_owned(),
        Status::Ongoing => lang.pick("Pågående", "Ongoing").to_owned(),
        Status::Completed => lang.pick("Genomförd", "Completed").to_owned(),
        Status::Postponed(None) => lang.pick("Uppskjuten", "Postponed").to_owned(),
        Status::Postponed(Some(year)) => {
            lang.pick(format!("Uppskjuten till {year}"), format!("Postponed to {year}"))
        }
        Status::NotCarriedOut => lang.pick("Ej genomförd", "Not carried out").to_owned(),
    }
}

/// What stands for a status in a choice.
#[must_use]
pub fn status_value(status: Status) -> String {
    match status {
        Status::NotStarted => "notStarted".to_owned(),
        Status::Ongoing => "ongoing".to_owned(),
        Status::Completed => "completed".to_owned(),
        Status::Postponed(None) => "postponed".to_owned(),
        Status::Postponed(Some(year)) => format!("postponed:{year}"),
        Status::NotCarriedOut => "notCarriedOut".to_owned(),
    }
}

/// The status that a choice's value stands for.
#[must_use]
pub fn status_of_value(value: &str) -> Option<Status> {
    if let Some(year) = value.strip_prefix("postponed:") {
        return year.parse().ok().map(|year| Status::Postponed(Some(year)));
    }
    [Status::NotStarted, Status::Ongoing, Status::Completed, Status::Postponed(None), Status::NotCarriedOut]
        .into_iter()
        .find(|status| status_value(*status) == value)
}
