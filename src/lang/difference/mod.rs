//! What differs between two workbooks in the words of the tables: which table, row, holder and column, and what stands there.

mod value;

pub use value::value;

use super::{Lang, goal, heading, measure, meeting_log};
use crate::model::Workbook;
use crate::model::drift::{Place, Row, RowId};
use crate::model::edit::What;
use crate::model::formula::{AmountCell, TableRow};
use crate::model::investment::ProjectColumn;
use crate::model::measure::MeasureColumn;
use crate::model::member::Holder;
use crate::model::merge::{Aspect, SettingName, Spot};
use crate::model::note::NoteRow;

words! {
    settings: "Inställningar", "Settings";
    is_there: "finns", "is there";
    is_not_there: "finns inte", "is not there";
    nothing: "tomt", "empty";
    otherwise: "annat innehåll", "other content";
    held: "fasthållen", "held";
    not_held: "inte fasthållen", "not held";
    the_row: "hela raden", "the whole row";
    the_table: "hela tabellen", "the whole table";
    place: "plats", "place";
    note: "anteckning", "note";
    split: "fördelning", "split";
    kind: "slag", "kind";
    profile: "profil över året", "profile over the year";
    adjustments: "justeringar", "adjustments";
    result_name: "resultatradens namn", "name of the bottom line";
    columns: "kolumner", "columns";
    subtotal: "delsummans plats", "place of the subtotal";
    code: "kommunkod", "municipality code";
    date: "datum", "date";
    weight: "vikt", "weight";
    weights_from: "vikter från {}", "weights from {}";
    share_decimals: "andelarnas decimaler", "decimals of shares";
    formula: "metodens formel", "formula of the method";
    in_use: "ibruktagande", "taken into use";
    of_measure: "åtgärdens uppgifter", "what the measure says";
    of_log_entry: "mötesloggens uppgifter", "what the meeting log says";
    of_scenario: "scenariots uppgifter", "what the scenario says";
    of_goal: "målets uppgifter", "what the goal says";
    of_indicator: "indikatorns uppgifter", "what the indicator says";
    roll_up: "sammanvägning av mål", "roll-up of goals";
    sentence: "mening i rapporten", "sentence of the report";
    label: "uppföljningens namn", "name of the follow-up";
    name: "namn", "name";
    form: "form", "form";
    period_end: "utfall till och med", "actuals through";
    drift_unit: "enhet i driften", "unit of the drift";
    investment_unit: "enhet i investeringarna", "unit of investments";
    method: "prognosmetod", "prognosis method";
    settlement: "reglering", "settlement";
    balance: "balanskrav", "balance requirement";
    capital: "kapitalkostnad", "capital cost";
    controls: "kontrollsummor", "control totals";
    acceptances: "godtagna anmärkningar", "accepted remarks";
    comment_limit: "gräns för kommentar", "limit for comments";
    lineage: "ursprung", "lineage";
}

/// A spot in the words of the tables; each is empty where it has none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// The table, or what else it belongs to.
    pub table: String,
    /// The line, group, project, key or setting.
    pub row: String,
    /// Whose.
    pub holder: String,
    /// The column.
    pub column: String,
}

/// Where a spot is, in the words of this workbook; `None` where what it is about is not there.
#[must_use]
pub fn named(lang: Lang, spot: Spot, workbook: &Workbook) -> Option<Named> {
    let words = words(lang);
    let Some(what) = spot.subject() else {
        let (row, column) = match spot {
            Spot::Setting(setting) => (of_setting(lang, setting).to_owned(), String::new()),
            Spot::Sentence(topic) => {
                let table = lang.texts().report.to_owned();
                let row = goal::topic(lang, topic, workbook);
                return Some(Named { table, row, column: words.sentence.to_owned(), ..Named::default() });
            }
            Spot::Note(place) => (heading::note_place(lang, place, workbook), words.note.to_owned()),
            _ => Default::default(),
        };
        return Some(Named { table: words.settings.to_owned(), row, column, ..Named::default() });
    };
    let mut named = of(lang, what, workbook)?;
    named.column = match spot {
        Spot::There(what) if is_table(what) => words.the_table.to_owned(),
        Spot::There(_) => words.the_row.to_owned(),
        Spot::Place(_) => words.place.to_owned(),
        Spot::Of(_, aspect) => of_aspect(lang, aspect, what, workbook),
        Spot::Weight(..) => words.weight.to_owned(),
        Spot::Amount(cell) | Spot::Held(cell) => column(lang, cell, workbook),
        Spot::ComingYear(_, year) => year.to_string(),
        Spot::Month(_, year, month) => {
            let year = heading::booked_year(year, workbook.year.number());
            format!("{} {year}", heading::month(lang, month))
        }
        Spot::Note(_) => words.note.to_owned(),
        Spot::Sentence(_) | Spot::Setting(_) => String::new(),
    };
    let holder = match spot {
        Spot::Amount(AmountCell::Line(_, Place::Part(holder), _))
        | Spot::Held(AmountCell::Line(_, Place::Part(holder), _)) => Some(holder),
        Spot::Weight(_, member) => Some(Holder::Member(member)),
        Spot::Note(place) => place.holder(),
        _ => None,
    };
    if let Some(holder) = holder {
        named.holder = heading::holder(lang, holder, workbook);
    }
    if let Spot::Note(place) = spot
        && let (Some(NoteRow::Table(TableRow::Result(_))), true) = (place.row(), named.row.is_empty())
    {
        named.row = heading::note_place(lang, place, workbook);
    }
    Some(named)
}

fn is_table(what: What) -> bool {
    matches!(what, What::Activity(_) | What::ProjectGroup(_))
}

/// A thing by its table and its name.
fn of(lang: Lang, what: What, workbook: &Workbook) -> Option<Named> {
    let texts = lang.texts();
    let (table, row) = match what {
        What::Member(id) => (texts.later().members.to_owned(), workbook.member(id)?.name.clone()),
        What::Key(id) | What::Weights(id, _) => {
            (texts.later().key.to_owned(), workbook.key(id)?.name.clone())
        }
        What::Activity(id) => (workbook.activity(id)?.name.clone(), String::new()),
        What::Row(id) => {
            let mut tables = workbook.activities.iter();
            let table = tables.find(|table| table.all_rows().iter().any(|row| row.id() == id))?;
            (table.name.clone(), row_name(workbook, id)?)
        }
        What::ProjectGroup(id) => (workbook.project_group(id)?.name.clone(), String::new()),
        What::Project(id) => {
            let mut tables = workbook.project_groups.iter();
            let table = tables.find(|table| table.projects.iter().any(|project| project.id == id))?;
            let project = workbook.project(id)?;
            let name = [project.number.as_str(), " ", &project.name].concat();
            (table.name.clone(), name.trim().to_owned())
        }
        What::MeasureGroup(id) => (texts.measures.to_owned(), workbook.measure_group(id)?.name.clone()),
        What::Measure(id) => (texts.measures.to_owned(), measure::name(workbook.measure(id)?)),
        What::Scenario(id) => (texts.scenarios.to_owned(), workbook.scenario(id)?.name.clone()),
        What::LogEntry(id) => {
            (meeting_log::words(lang).title.to_owned(), workbook.log_entry(id)?.what.clone())
        }
        What::Goal(id) => (texts.goals.to_owned(), workbook.goal(id)?.label.name.clone()),
        What::Indicator(id) => {
            let mut goals = workbook.goals.iter();
            let goal = goals.find(|goal| goal.indicators.iter().any(|one| one.id == id))?;
            (goal.label.name.clone(), workbook.indicator(id)?.name.clone())
        }
        What::FollowUp(id) => (texts.follow_ups.to_owned(), workbook.follow_up(id)?.label.name.clone()),
    };
    Some(Named { table, row, ..Named::default() })
}

fn row_name(workbook: &Workbook, id: RowId) -> Option<String> {
    Some(match workbook.row(id)? {
        Row::Line(line) => line.name.clone(),
        Row::Group(group) => group.name.clone(),
    })
}

fn column(lang: Lang, cell: AmountCell, workbook: &Workbook) -> String {
    match cell {
        AmountCell::Line(_, _, field) => heading::drift_plain(lang, field.column()).to_owned(),
        AmountCell::Project(_, field) => heading::project(lang, field.column(), workbook),
        AmountCell::Decided(_, year) => heading::project(lang, ProjectColumn::Decided(year), workbook),
        AmountCell::Requested(_, year) => heading::project(lang, ProjectColumn::Requested(year), workbook),
    }
}

fn of_aspect(lang: Lang, aspect: Aspect, what: What, workbook: &Workbook) -> String {
    let words = words(lang);
    let project = |column| heading::project(lang, column, workbook);
    let text = match aspect {
        Aspect::WeightsFrom(month) => return words.weights_from.replace("{}", heading::month(lang, month)),
        Aspect::Number => return project(ProjectColumn::Number),
        Aspect::Holder => return project(ProjectColumn::Holder),
        Aspect::BudgetedBy => return project(ProjectColumn::BudgetedBy),
        Aspect::Category => return project(ProjectColumn::Category),
        Aspect::Status => return project(ProjectColumn::Status),
        Aspect::Tags => return project(ProjectColumn::Tags),
        Aspect::Comment => return project(ProjectColumn::Comment),
        Aspect::Name if matches!(what, What::Measure(_)) => {
            return measure::column(lang, MeasureColumn::Description, workbook);
        }
        Aspect::Source => lang.texts().later().source,
        Aspect::Name => words.name,
        Aspect::Code => words.code,
        Aspect::Date => words.date,
        Aspect::ShareDecimals => words.share_decimals,
        Aspect::ResultName => words.result_name,
        Aspect::Columns => words.columns,
        Aspect::Subtotal => words.subtotal,
        Aspect::Kind => words.kind,
        Aspect::Distribution => words.split,
        Aspect::Profile => words.profile,
        Aspect::Method => words.method,
        Aspect::Formula => words.formula,
        Aspect::Adjustments => words.adjustments,
        Aspect::InUse => words.in_use,
        Aspect::Measure => words.of_measure,
        Aspect::Label => words.label,
        Aspect::Scenario => words.of_scenario,
        Aspect::LogEntry => words.of_log_entry,
        Aspect::Goal => words.of_goal,
        Aspect::Indicator => words.of_indicator,
    };
    text.to_owned()
}

fn of_setting(lang: Lang, setting: SettingName) -> &'static str {
    let (words, texts) = (words(lang), lang.texts());
    match setting {
        SettingName::Name => words.name,
        SettingName::Lineage => words.lineage,
        SettingName::Form => words.form,
        SettingName::Host => texts.later().host,
        SettingName::Year => texts.year,
        SettingName::PeriodEnd => words.period_end,
        SettingName::DriftUnit => words.drift_unit,
        SettingName::InvestmentUnit => words.investment_unit,
        SettingName::Signs => texts.later().signs,
        SettingName::Method => words.method,
        SettingName::Formula => words.formula,
        SettingName::Profile => words.profile,
        SettingName::DriftColumns => words.columns,
        SettingName::Settlement => words.settlement,
        SettingName::Balance => words.balance,
        SettingName::Capital => words.capital,
        SettingName::Controls => words.controls,
        SettingName::Acceptances => words.acceptances,
        SettingName::CommentLimit => words.comment_limit,
        SettingName::RollUp => words.roll_up,
    }
}
