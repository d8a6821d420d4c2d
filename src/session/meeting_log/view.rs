//! The meeting log as it is shown: its entries in words, what one of them means for each holder, and all as a list to save.

use crate::lang::meeting_log::{signed, stage, words};
use crate::lang::scenario::result_in_words;
use crate::lang::{Lang, heading};
use crate::model::Workbook;
use crate::model::follow_up::Frozen;
use crate::model::id::LogId;
use crate::model::meeting_log::{LogEntry, LogField, LogStage, difference};
use crate::model::money::Money;
use crate::session::effect::Effect;
use crate::session::list::{Item, List};
use crate::session::points::when;
use crate::session::shelf::file_name;
use crate::session::state::State;

/// An entry in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub id: LogId,
    /// When it was tried, to the minute.
    pub when: String,
    /// Who asked.
    pub asked_by: String,
    /// What was tried.
    pub what: String,
    /// The scenario's name then.
    pub scenario: String,
    /// The result before.
    pub before: String,
    /// The result after.
    pub after: String,
    /// By how much it is better, with its sign; empty where that is not known.
    pub difference: String,
    /// Whether it is better, or worse.
    pub is_better: Option<bool>,
    /// What became of it.
    pub stage: LogStage,
    /// What that is called.
    pub stage_name: &'static str,
    /// Whether it can be taken into the base: it is open, and of a change that counted.
    pub can_accept: bool,
}

/// The entries, in the order in which they were tried.
#[must_use]
pub fn rows(state: &State) -> Vec<Row> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    open.workbook.meeting_log.iter().map(|entry| row(state.lang, &open.workbook, entry)).collect()
}

fn row(lang: Lang, workbook: &Workbook, entry: &LogEntry) -> Row {
    let [before, after, _] = entry.total;
    let difference = entry.difference();
    Row {
        id: entry.id,
        when: when(&entry.when),
        asked_by: entry.asked_by.clone(),
        what: entry.what.clone(),
        scenario: entry.name.clone(),
        before: result_in_words(lang, workbook, before),
        after: result_in_words(lang, workbook, after),
        difference: difference.map(|amount| signed(lang, workbook, amount)).unwrap_or_default(),
        is_better: difference.filter(|amount| !amount.is_zero()).map(|amount| !amount.is_negative()),
        stage: entry.stage,
        stage_name: stage(lang, entry.stage),
        can_accept: entry.stage == LogStage::Open && entry.counts,
    }
}

/// What an entry means for each holder, and what else is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Which.
    pub id: LogId,
    /// What was tried.
    pub what: String,
    /// What else is said of it.
    pub remark: String,
    /// What else is known of it, in lines.
    pub about: Vec<String>,
    /// Each holder's part of the result before and after in kronor, and the whole last.
    pub list: List,
}

/// What an entry means for each holder.
#[must_use]
pub fn detail(state: &State, id: LogId) -> Option<Detail> {
    let workbook = &state.open.as_ref()?.workbook;
    let (lang, said) = (state.lang, words(state.lang));
    let entry = workbook.log_entry(id)?;
    let is_accepted = entry.stage == LogStage::Accepted;
    let cells = |name: String, of: Frozen| {
        let [before, after, gained] = of;
        let amounts = [before, after, difference(of)].into_iter().chain(is_accepted.then_some(gained));
        [Item::Text(name)].into_iter().chain(amounts.map(amount)).collect::<Vec<_>>()
    };
    let holders = entry.of_holders().map(|(holder, of)| cells(heading::holder(lang, holder, workbook), of));
    let rows = holders.chain([cells(said.sum.to_owned(), entry.total)]).collect();
    let headings = [said.member, said.before, said.after, said.difference];
    let headings = headings.into_iter().chain(is_accepted.then_some(said.gained)).collect();
    let shown = format!("{}: {}", said.shown, result_in_words(lang, workbook, entry.shown));
    let gained = entry.total[LogField::Gained as usize].filter(|_| is_accepted);
    let gained = gained.map(|amount| format!("{}: {}", said.gained, signed(lang, workbook, amount)));
    let only = (!entry.counts).then(|| said.only_without.to_owned());
    Some(Detail {
        id,
        what: entry.what.clone(),
        remark: entry.remark.clone(),
        about: entry.shown.map(|_| shown).into_iter().chain(gained).chain(only).collect(),
        list: List { about: Vec::new(), without: None, headings, rows },
    })
}

fn amount(of: Option<Money>) -> Item {
    of.map_or_else(|| Item::Text(String::new()), Item::amount)
}

/// The log as a list, in kronor.
#[must_use]
pub fn list(state: &State) -> Option<List> {
    let workbook = &state.open.as_ref()?.workbook;
    let (lang, said) = (state.lang, words(state.lang));
    let text = |text: &str| Item::Text(text.to_owned());
    let row = |entry: &LogEntry| {
        let [before, after, gained] = entry.total;
        vec![
            Item::Text(when(&entry.when)),
            text(&entry.asked_by),
            text(&entry.what),
            text(&entry.name),
            amount(before),
            amount(after),
            amount(entry.difference()),
            text(stage(lang, entry.stage)),
            amount(gained),
            text(&entry.remark),
        ]
    };
    Some(List {
        about: vec![format!("{}, {}", workbook.name, workbook.year.number())],
        without: workbook.meeting_log.is_empty().then_some(said.none),
        headings: vec![
            said.when,
            said.asked_by,
            said.what,
            said.scenario,
            said.before,
            said.after,
            said.difference,
            said.stage,
            said.gained,
            said.remark,
        ],
        rows: workbook.meeting_log.iter().map(row).collect(),
    })
}

/// Saves the log to a file.
pub(super) fn save(state: &State) -> Vec<Effect> {
    let (Some(list), Some(open)) = (list(state), &state.open) else { return Vec::new() };
    let title = words(state.lang).title;
    let name = format!("{title} {} {}.csv", file_name(&open.workbook.name), open.workbook.year.number());
    list.save(state.lang, name)
}
