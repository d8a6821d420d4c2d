//! What is said of charts. Its fixed texts are not among the others: the page loads them with what shows them.

use super::Lang;
use crate::rules::chart::Kind;

words! {
    which: "Diagram", "Chart";
    save_svg: "Spara som SVG", "Save as SVG";
    save_png: "Spara som PNG", "Save as PNG";
    no_picture: "Webbläsaren kunde inte göra bilden. Spara som SVG i stället.", "The browser could not make the picture. Save it as SVG instead.";
    none: "Inget att rita än. Ett diagram behöver en budget och en prognos eller ett utfall på någon rad, eller ett projekt med belopp.", "Nothing to draw yet. A chart needs a budget and a prognosis or an actual on some line, or a project with amounts.";
    bars: "Diagrammets delar", "The parts of the chart";
    hint: "Peka på en del, eller tabba till diagrammet och gå med pilarna.", "Point at a part, or tab to the chart and use the arrow keys.";
    hint_leads: "Peka på en del, eller tabba till diagrammet och gå med pilarna. Klick eller Enter går till raden.", "Point at a part, or tab to the chart and use the arrow keys. A click or Enter goes to the row.";
    table: "Diagrammets siffror", "The figures of the chart";
    others: "Övriga", "Others";
    row: "Rad", "Line";
    budget: "Budget", "Budget";
    actual: "Utfall", "Actual";
    prognosis: "Prognos", "Prognosis";
    effect: "Effekt på resultatet", "Effect on the result";
    difference: "Differens", "Difference";
    used: "Förbrukat", "Used";
    result: "Resultat", "Result";
    result_budget: "Resultat, budget", "Result, budget";
    result_prognosis: "Resultat, prognos", "Result, prognosis";
    better: "Bättre än budget", "Better than budget";
    worse: "Sämre än budget", "Worse than budget";
    whole: "Resultat", "Result";
    whole_budget: "Hela årets budget", "The whole year's budget";
    base: "Basen", "The base";
    scenario: "Scenario", "Scenario";
    better_than_base: "Bättre än basen", "Better than the base";
    worse_than_base: "Sämre än basen", "Worse than the base";
    against_base: "Mot basen", "Against the base";
    best: "bäst", "best";
    worst: "sämst", "worst";
    within: "Förbrukat", "Used";
    beyond: "Mer än budget", "More than the budget";
    used_revenue: "Intäkter: andel av budget som kommit in", "Revenue: the part of the budget that has come in";
    reach: "Så långt når metoderna", "As far as the methods reach";
    worst_method: "Nu, sämsta metod för varje rad", "Now, the worst method for each line";
    best_method: "Nu, bästa metod för varje rad", "Now, the best method for each line";
    follow_up: "Uppföljning", "Follow-up";
    now: "Nu", "Now";
    project: "Projekt", "Project";
    member: "Medlem", "Member";
    year: "År", "Year";
    total: "Totalt", "Total";
    depreciation: "Avskrivning", "Depreciation";
    interest: "Internränta", "Internal interest";
    capital_cost: "Kapitalkostnad", "Capital cost";
    no_prognosis: "utan prognos", "without a prognosis";
    not_from_zero: "Skalan börjar inte vid noll", "The scale does not begin at zero";
    rounded: "Varje belopp är avrundat för sig.", "Each amount is rounded by itself.";
    net: "Projektens belopp är utgifter efter inkomster.", "Amounts of projects are expenditure less income.";
    unknown_left_out: "Projekt vars kapitalkostnad inte är känd är inte med.", "Projects whose capital cost is not known are left out.";
}

/// The name of a chart.
#[must_use]
pub fn title(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Waterfall => lang.pick("Från budget till prognos", "From budget to prognosis"),
        Kind::Used => lang.pick("Förbrukat av budget", "Used of the budget"),
        Kind::Members => lang.pick("Medlemmarnas andelar", "The members' parts"),
        Kind::Projects => lang.pick("Investeringar", "Investments"),
        Kind::Trend => lang.pick("Prognosen över året", "The prognosis over the year"),
        Kind::Beside | Kind::Scenario(_) => lang.pick("Scenarier bredvid varandra", "Scenarios side by side"),
        Kind::Capital => {
            lang.pick("Kapitalkostnad kommande tio år", "Capital cost over the coming ten years")
        }
    }
}

/// `Övriga (12)`
#[must_use]
pub fn others(lang: Lang, count: usize) -> String {
    format!("{} ({count})", words(lang).others)
}

/// `tkr, utfall t.o.m. augusti`
#[must_use]
pub fn to_date(lang: Lang, unit: &str, month: &str) -> String {
    lang.pick(format!("{unit}, utfall t.o.m. {month}"), format!("{unit}, actuals to {month}"))
}

/// Where the result comes from and where it goes: `Budget: i balans. Prognos: underskott 1 000 tkr, 1 000 tkr sämre. Mest
/// betyder Personalkostnader, 700 tkr sämre.`
#[must_use]
pub fn waterfall(
    lang: Lang,
    [budget, prognosis, change]: &[String; 3],
    largest: Option<(&str, &str)>,
) -> String {
    let said = lang.pick(
        format!("Budget: {budget}. Prognos: {prognosis}, {change}."),
        format!("Budget: {budget}. Prognosis: {prognosis}, {change}."),
    );
    said + &matters_most(lang, largest)
}

/// The same of a scenario: `Basen: underskott 1 000 tkr. Avsluta konsulter: underskott 300 tkr, 700 tkr bättre. Mest betyder
/// Konsulter, 700 tkr bättre.`
#[must_use]
pub fn scenario(
    lang: Lang,
    name: &str,
    [base, tried, change]: &[String; 3],
    largest: Option<(&str, &str)>,
) -> String {
    let said = format!("{}: {base}. {name}: {tried}, {change}.", words(lang).base);
    said + &matters_most(lang, largest)
}

fn matters_most(lang: Lang, largest: Option<(&str, &str)>) -> String {
    let said = largest.map(|(name, amount)| {
        lang.pick(format!(" Mest betyder {name}, {amount}."), format!(" {name} matters most, {amount}."))
    });
    said.unwrap_or_default()
}

/// The name of the chart from the base to a scenario: `Från basen till Avsluta konsulter`.
#[must_use]
pub fn of_scenario(lang: Lang, name: &str) -> String {
    lang.pick(format!("Från basen till {name}"), format!("From the base to {name}"))
}

/// What scenarios come to side by side: `Bäst är Avsluta konsulter: underskott 300 tkr. Sämst är +2 % löner: underskott
/// 1 200 tkr.`
#[must_use]
pub fn beside(lang: Lang, best: (&str, &str), worst: (&str, &str)) -> String {
    let ((good, a), (bad, b)) = (best, worst);
    lang.pick(
        format!("Bäst är {good}: {a}. Sämst är {bad}: {b}."),
        format!("The best is {good}: {a}. The worst is {bad}: {b}."),
    )
}

/// `1 000 tkr sämre`, `1 000 tkr bättre`, `ingen skillnad`
#[must_use]
pub fn change(lang: Lang, amount: &str, is_better: Option<bool>) -> String {
    match is_better {
        None => lang.pick("ingen skillnad", "no difference").to_owned(),
        Some(true) => lang.pick(format!("{amount} bättre"), format!("{amount} better")),
        Some(false) => lang.pick(format!("{amount} sämre"), format!("{amount} worse")),
    }
}

/// `67 % av året har gått. 3 av 12 rader har förbrukat en större del av sin budget.`
#[must_use]
pub fn used(lang: Lang, passed: &str, ahead: usize, count: usize) -> String {
    lang.pick(
        format!("{passed} av året har gått. {ahead} av {count} rader har använt en större del av sin budget än så."),
        format!("{passed} of the year has passed. {ahead} of {count} lines have used a larger part of their budget."),
    )
}

/// `62 % av 10 804 tkr, när 67 % av året har gått`
#[must_use]
pub fn used_line(lang: Lang, part: &str, budget: &str, passed: &str) -> String {
    lang.pick(
        format!("{part} av {budget}, när {passed} av året har gått"),
        format!("{part} of {budget}, when {passed} of the year has passed"),
    )
}

/// `67 % av året`
#[must_use]
pub fn of_year(lang: Lang, passed: &str) -> String {
    lang.pick(format!("{passed} av året"), format!("{passed} of the year"))
}

/// `Prognosen för hela nämnden är underskott 1 000 tkr, fördelad på 5.`
#[must_use]
pub fn members(lang: Lang, result: &str, count: usize) -> String {
    lang.pick(
        format!("Prognosen för helheten är {result}, fördelad på {count}."),
        format!("The prognosis for the whole is {result}, split over {count}."),
    )
}

/// `8 projekt: budget 4 000 tkr, utfall 2 100 tkr, prognos 3 900 tkr.`
#[must_use]
pub fn projects(lang: Lang, count: usize, budget: &str, actual: &str, prognosis: &str) -> String {
    lang.pick(
        format!("{count} projekt: budget {budget}, utfall {actual}, prognos {prognosis}."),
        format!("{count} projects: budget {budget}, actual {actual}, prognosis {prognosis}."),
    )
}

/// `Kapitalkostnaden är 1 200 tkr år 2022 och 400 tkr år 2032; som mest 1 300 tkr, år 2023.`
#[must_use]
pub fn capital(lang: Lang, first: (&str, u16), last: (&str, u16), most: (&str, u16)) -> String {
    let ((a, from), (b, to), (c, peak)) = (first, last, most);
    lang.pick(
        format!("Kapitalkostnaden är {a} år {from} och {b} år {to}; som mest {c}, år {peak}."),
        format!("The capital cost is {a} in {from} and {b} in {to}; the most is {c}, in {peak}."),
    )
}

/// `Prognosen för resultatet var underskott 200 tkr (Tertial 1) och är underskott 1 000 tkr (Nu): 800 tkr sämre.`
#[must_use]
pub fn trend(lang: Lang, first: (&str, &str), last: (&str, &str), change: &str) -> String {
    let ((name, then), (end, now)) = (first, last);
    lang.pick(
        format!("Prognosen för resultatet var {then} ({name}) och är {now} ({end}): {change}."),
        format!("The prognosis of the result was {then} ({name}) and is {now} ({end}): {change}."),
    )
}

/// Between what the year ends by other methods: `Med andra metoder för raderna slutar året mellan underskott 2 000 tkr och
/// överskott 100 tkr.`
#[must_use]
pub fn by_methods(lang: Lang, worst: &str, best: &str) -> String {
    lang.pick(
        format!("Med andra metoder för raderna slutar året mellan {worst} och {best}."),
        format!("With other methods for the lines the year ends between {worst} and {best}."),
    )
}

/// How many of the newest are drawn: `De 8 senaste av 12 är ritade; alla står i tabellen.`
#[must_use]
pub fn drawn_last(lang: Lang, drawn: usize, count: usize) -> String {
    lang.pick(
        format!("De {drawn} senaste av {count} är ritade; alla står i tabellen."),
        format!("The {drawn} newest of {count} are drawn; all stand in the table."),
    )
}

/// How many are drawn one by one: `De 9 största av 40 är ritade var för sig; alla står i tabellen.`
#[must_use]
pub fn drawn(lang: Lang, drawn: usize, count: usize) -> String {
    lang.pick(
        format!("De {drawn} största av {count} är ritade var för sig; alla står i tabellen."),
        format!("The {drawn} largest of {count} are drawn one by one; all stand in the table."),
    )
}
