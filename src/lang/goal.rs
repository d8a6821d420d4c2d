//! Goals in words: what is asked of them, whether they are reached, and what is said of all of them together.

use rust_decimal::Decimal;

use super::Lang;
use crate::model::Workbook;
use crate::model::entry::Entry;
use crate::model::goal::{Assessment, Better, GoalLabel, Grade, Indicator, Judgement, Quantity, RollUp};
use crate::model::sentence::Topic;
use crate::rules::goal::{Fulfilment, Overall, RolledUp};
use crate::text::letters::lower;
use crate::text::number::{format_number, round};

words! {
    none: "Inga mål än. Skriv nämndens mål och hur de mäts: varje indikator får mål, utfall och prognos, och målet räknas ihop till uppnått, delvis uppnått eller ej uppnått. Tabellen kommer med i rapporten.", "No goals yet. Write the board's goals and how they are measured: each indicator gets a target, an outcome and a prognosis, and the goal is rolled up to reached, partly reached or not reached. The table goes into the report.";
    new_goal: "Nytt mål…", "New goal…";
    new_goal_title: "Nytt mål", "New goal";
    a_goal: "Mål", "Goal";
    new_indicator: "Ny indikator…", "New indicator…";
    new_indicator_of: "Ny indikator till {}", "New indicator of {}";
    new_indicator_title: "Ny indikator", "New indicator";
    an_indicator: "Indikator", "Indicator";
    indicators_of: "Indikatorer till {}", "Indicators of {}";
    no_indicators: "Inga indikatorer än.", "No indicators yet.";
    change_goal: "Ändra målet {}", "Change the goal {}";
    change_indicator: "Ändra indikatorn {}", "Change the indicator {}";
    up: "Flytta upp {}", "Move {} up";
    down: "Flytta ned {}", "Move {} down";
    delete_goal: "Ta bort målet {}", "Delete the goal {}";
    delete_indicator: "Ta bort indikatorn {}", "Delete the indicator {}";
    change_it: "Ändra", "Change";
    delete_it: "Ta bort", "Delete";
    up_it: "Upp", "Up";
    down_it: "Ned", "Down";
    name: "Namn", "Name";
    area: "Målområde (valfritt)", "Area (optional)";
    owner: "Ansvarig (valfritt)", "Responsible (optional)";
    the_area: "Målområde", "Area";
    the_owner: "Ansvarig", "Responsible";
    the_unit: "Enhet", "Unit";
    mean_grade: "Medelbetyg", "Mean grade";
    follows_from: "Följer av", "Follows from";
    roll_up: "Sammanvägning", "Roll-up";
    as_workbook: "Som arbetsboken ({})", "As the workbook ({})";
    counted: "Efter antal indikatorer", "By the number of indicators";
    graded: "Medelbetyg 1–5", "Mean of grades 1–5";
    counted_rule: "Uppnått: alla indikatorer är uppnådda. Delvis uppnått: mer än hälften är uppnådda eller delvis uppnådda. Ej uppnått: mer än hälften är ej uppnådda eller utan värde. Är det precis hälften på var sida kan målet inte avgöras, och någon bedömer det.", "Reached: all indicators are reached. Partly reached: more than half are reached or partly reached. Not reached: more than half are not reached or without value. With exactly half on either side it cannot be decided, and somebody judges the goal.";
    graded_rule: "Betyg: 1 ej påbörjat, 2 påbörjat men inte avslutat, 3 delrapporterat, 4 fortgår enligt plan, 5 genomfört. Målet får indikatorernas medelbetyg, avrundat. Indikatorer utan betyg räknas inte med, men nämns.", "Grades: 1 not begun, 2 begun and not finished, 3 reported in part, 4 going on as planned, 5 carried out. The goal gets the mean grade of its indicators, rounded. Indicators without a grade do not count, but are told.";
    unit: "Enhet, till exempel %, st eller dagar (valfritt)", "Unit, for example %, pcs or days (optional)";
    better: "Bättre när det är", "Better when it is";
    higher: "högre", "higher";
    lower: "lägre", "lower";
    target: "Målvärde", "Target";
    outcome: "Utfall", "Outcome";
    prognosis: "Prognos", "Prognosis";
    assessment: "Bedömning", "Assessment";
    by_figures: "Räknas ut", "Worked out";
    by_indicators: "Följer av indikatorerna", "Follows from the indicators";
    grade: "Betyg", "Grade";
    no_grade: "Inget betyg", "No grade";
    judged_by: "Bedömt av (valfritt)", "Judged by (optional)";
    comment: "Kommentar", "Comment";
    actions: "Åtgärder för raden", "Actions for the row";
    reached: "Uppnått", "Reached";
    partly: "Delvis uppnått", "Partly reached";
    not_reached: "Ej uppnått", "Not reached";
    no_value: "Utan värde", "Without value";
    undecided: "Kan inte avgöras: lika många på var sida", "Cannot be decided: as many on either side";
    judged: "bedömt", "judged";
    judged_of: "bedömt av {}", "judged by {}";
    unread: "kan inte läsas som tal", "cannot be read as a number";
    unread_mark: "* Kan inte läsas som tal och räknas inte.", "* Cannot be read as a number and does not count.";
    fulfilment: "Måluppfyllelse", "Fulfilment of goals";
    all_goals: "Alla mål", "All goals";
    goal_and_indicator: "Mål och indikatorer", "Goals and indicators";
    figures_note: "Värden i indikatorns egen enhet. En indikator bedöms efter prognosen, eller efter utfallet där prognos saknas.", "Figures in the indicator's own unit. An indicator is judged by its prognosis, or by its outcome where there is none.";
    name_missing: "Skriv ett namn.", "Write a name.";
    too_many: "Arbetsboken rymmer inte fler.", "The workbook has no room for more.";
    left_out: "utelämnad", "left out";
    topic_result: "Årets resultat", "The year's result";
    topic_projects: "Projekten", "The projects";
    topic_goals: "Måluppfyllelse", "Fulfilment of goals";
    topic_grades: "Målens betyg", "Grades of goals";
    topic_line: "En rad som inte finns längre", "A line that is no longer there";
}

/// The name of a rule.
#[must_use]
pub fn rule(lang: Lang, rule: RollUp) -> &'static str {
    match rule {
        RollUp::Counted => words(lang).counted,
        RollUp::Graded => words(lang).graded,
    }
}

/// What a rule does.
#[must_use]
pub fn rule_in_words(lang: Lang, rule: RollUp) -> &'static str {
    match rule {
        RollUp::Counted => words(lang).counted_rule,
        RollUp::Graded => words(lang).graded_rule,
    }
}

/// Whether something is reached.
#[must_use]
pub fn assessment(lang: Lang, assessment: Assessment) -> &'static str {
    let words = words(lang);
    match assessment {
        Assessment::Reached => words.reached,
        Assessment::Partly => words.partly,
        Assessment::NotReached => words.not_reached,
        Assessment::NoValue => words.no_value,
    }
}

/// A grade with what it means: `3, delrapporterat`.
#[must_use]
pub fn grade(lang: Lang, grade: Grade) -> String {
    let means = match grade.number() {
        1 => lang.pick("ej påbörjat", "not begun"),
        2 => lang.pick("påbörjat men inte avslutat", "begun and not finished"),
        3 => lang.pick("delrapporterat", "reported in part"),
        4 => lang.pick("fortgår enligt plan", "going on as planned"),
        _ => lang.pick("genomfört", "carried out"),
    };
    format!("{}, {means}", grade.number())
}

/// What becomes of a goal: `Delvis uppnått`, `Betyg 3, delrapporterat`.
#[must_use]
pub fn fulfilment(lang: Lang, of: Fulfilment) -> String {
    match of {
        Fulfilment::Assessed(known) => assessment(lang, known).to_owned(),
        Fulfilment::Undecided => words(lang).undecided.to_owned(),
        Fulfilment::Graded(known) => format!("{} {}", words(lang).grade, grade(lang, known)),
    }
}

/// That somebody has judged, and who, if anybody says: `bedömt av förvaltningschefen`.
#[must_use]
pub fn judged(lang: Lang, by: &str) -> String {
    match by {
        "" => words(lang).judged.to_owned(),
        by => words(lang).judged_of.replace("{}", by),
    }
}

/// Whether an indicator is reached, and who has judged that where somebody has.
#[must_use]
pub fn of_indicator(lang: Lang, indicator: &Indicator, known: Assessment) -> String {
    let said = assessment(lang, known);
    match indicator.judgement.assessment {
        Some(_) => format!("{said} ({})", judged(lang, &indicator.judgement.by)),
        None => said.to_owned(),
    }
}

/// The grade of an indicator, and who has given it if anybody says.
#[must_use]
pub fn grade_of(lang: Lang, indicator: &Indicator, known: Grade) -> String {
    match indicator.judgement.by.as_str() {
        "" => grade(lang, known),
        by => format!("{} ({})", grade(lang, known), judged(lang, by)),
    }
}

/// A figure in the unit of its indicator; text that cannot be read is marked.
#[must_use]
pub fn figure(lang: Lang, entry: &Entry<Quantity>, unit: &str) -> String {
    match entry {
        Entry::Empty => String::new(),
        Entry::Value(figure) => {
            let number = format_number(figure.as_decimal(), None, lang.numbers());
            if unit.is_empty() { number } else { format!("{number}\u{a0}{unit}") }
        }
        Entry::Unread(text) => format!("{text}\u{a0}*"),
        Entry::Formula(never) | Entry::Decisions(never) => match *never {},
    }
}

/// What somebody has judged, in a few words.
fn judgement(lang: Lang, of: &Judgement) -> Vec<String> {
    let known = of.assessment.map(|known| assessment(lang, known).to_owned());
    let given = of.grade.map(|known| format!("{} {}", words(lang).grade, known.number()));
    let by = (!of.by.is_empty()).then(|| judged(lang, &of.by));
    known.into_iter().chain(given).chain(by).collect()
}

/// What is said of a goal, short enough for a table that puts two of them side by side.
#[must_use]
pub fn goal_in_short(lang: Lang, label: &GoalLabel) -> String {
    let rule = label.roll_up.map(|known| rule(lang, known));
    let said = [label.name.as_str(), &label.area, &label.owner].into_iter().chain(rule).map(str::to_owned);
    let said = said.chain(judgement(lang, &label.judgement)).chain([label.comment.clone()]);
    said.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What an indicator says, in the same way.
#[must_use]
pub fn indicator_in_short(lang: Lang, indicator: &Indicator) -> String {
    let words = words(lang);
    let better = match indicator.better {
        Better::Higher => String::new(),
        Better::Lower => format!("{} {}", words.better, words.lower),
    };
    let figures = [
        (words.target, &indicator.target),
        (words.outcome, &indicator.outcome),
        (words.prognosis, &indicator.prognosis),
    ];
    let figures = figures.into_iter().filter(|(_, entry)| !entry.is_empty());
    let figures = figures.map(|(name, entry)| format!("{name}: {}", figure(lang, entry, &indicator.unit)));
    let said = [indicator.name.clone(), better].into_iter().chain(figures);
    let said = said.chain(judgement(lang, &indicator.judgement)).chain([indicator.comment.clone()]);
    said.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A mean of grades as it is shown: with two decimals.
fn mean(lang: Lang, mean: Decimal) -> String {
    format_number(round(mean, 2), Some(2), lang.numbers())
}

/// What a goal comes to and why: `2 uppnådda, 1 delvis uppnådd, 1 ej uppnådd, 0 utan värde`, or the mean of its grades.
#[must_use]
pub fn why(lang: Lang, rule: RollUp, of: &RolledUp) -> String {
    match rule {
        RollUp::Counted if of.counts.all() == 0 => words(lang).no_indicators.to_owned(),
        RollUp::Counted => {
            let of = of.counts;
            lang.pick(
                format!(
                    "Indikatorer: {} uppnådda, {} delvis uppnådda, {} ej uppnådda, {} utan värde.",
                    of.reached, of.partly, of.not_reached, of.no_value
                ),
                format!(
                    "Indicators: {} reached, {} partly reached, {} not reached, {} without value.",
                    of.reached, of.partly, of.not_reached, of.no_value
                ),
            )
        }
        RollUp::Graded => {
            let known = of.mean.map(|known| {
                let known = mean(lang, known);
                lang.pick(format!("Medelbetyg {known}."), format!("Mean grade {known}."))
            });
            let without = (of.ungraded > 0).then(|| {
                let count = of.ungraded;
                lang.pick(
                    format!("Indikatorer utan betyg: {count}."),
                    format!("Indicators without a grade: {count}."),
                )
            });
            known.into_iter().chain(without).collect::<Vec<_>>().join(" ")
        }
    }
}

/// How many goals are reached, as a sentence: `3 av 5 mål bedöms nås, 1 nås delvis och 1 nås inte. Sammantaget: delvis
/// uppnått.` `None` where no goal is counted.
#[must_use]
pub fn of_goals(lang: Lang, overall: &Overall) -> Option<String> {
    let (counts, all) = (overall.counts, overall.counts.all());
    if all == 0 {
        return None;
    }
    let (reached, parts) = lang.pick(
        (
            format!("{} av {all} nämndmål bedöms nås", counts.reached),
            [
                (counts.partly, "bedöms nås delvis"),
                (counts.not_reached, "bedöms inte nås"),
                (counts.no_value, "kan inte bedömas"),
            ],
        ),
        (
            format!("{} of {all} goals are expected to be reached", counts.reached),
            [(counts.partly, "partly"), (counts.not_reached, "not"), (counts.no_value, "cannot be assessed")],
        ),
    );
    let parts =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, said)| format!(", {count} {said}"));
    let together = lower(&fulfilment(lang, overall.fulfilment));
    let together = lang.pick(format!("Sammantaget: {together}."), format!("Together: {together}."));
    Some(format!("{reached}{}. {together}", parts.collect::<String>()))
}

/// What the grades of goals come to, as a sentence; `None` where there are none.
#[must_use]
pub fn of_grades(lang: Lang, overall: &Overall) -> Option<String> {
    let known = mean(lang, overall.mean?);
    let (all, most) = (overall.grades.len(), Grade::MOST);
    let done = overall.grades.iter().filter(|grade| grade.number() == most).count();
    Some(lang.pick(
        format!("Målens medelbetyg är {known} av {most}; {done} av {all} mål har betyget {most}, genomfört."),
        format!("The mean grade of goals is {known} of {most}; {done} of {all} goals have grade {most}, carried out."),
    ))
}

/// What a drafted sentence is about.
#[must_use]
pub fn topic(lang: Lang, topic: Topic, workbook: &Workbook) -> String {
    let words = words(lang);
    match topic {
        Topic::Result => words.topic_result.to_owned(),
        Topic::Projects => words.topic_projects.to_owned(),
        Topic::Goals => words.topic_goals.to_owned(),
        Topic::Grades => words.topic_grades.to_owned(),
        Topic::Line(id) => match workbook.line(id) {
            Some(line) => line.name.clone(),
            None => words.topic_line.to_owned(),
        },
    }
}
