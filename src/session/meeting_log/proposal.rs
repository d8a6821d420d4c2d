//! The draft of what is to be decided, of the entries that were accepted.

use crate::lang::meeting_log::{decision, together};
use crate::model::meeting_log::{LogEntry, LogField, LogStage};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::session::state::State;

/// The draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Each decision with what it does, in the order in which they were tried.
    pub decisions: Vec<String>,
    /// What they do together, where there are several.
    pub together: Option<String>,
}

impl Proposal {
    /// Its paragraphs, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &String> {
        self.decisions.iter().chain(&self.together)
    }

    /// As text to be copied.
    #[must_use]
    pub fn text(&self) -> String {
        let paragraphs: Vec<&str> = self.paragraphs().map(String::as_str).collect();
        paragraphs.join("\n\n") + "\n"
    }
}

/// The draft of the open workbook; `None` where nothing was accepted.
#[must_use]
pub fn proposal(state: &State) -> Option<Proposal> {
    let workbook = &state.open.as_ref()?.workbook;
    let all = workbook.meeting_log.iter().filter(|entry| entry.stage == LogStage::Accepted);
    let accepted: Vec<&LogEntry> = all.collect();
    let decisions: Vec<String> = accepted.iter().map(|entry| decision(state.lang, workbook, entry)).collect();
    let gained = LogField::Gained as usize;
    let total: Option<Money> = accepted.iter().map(|entry| entry.total[gained]).sum();
    let several = total.filter(|_| accepted.len() > 1);
    let together = several.map(|total| together(state.lang, workbook, total, &parts(&accepted)));
    (!decisions.is_empty()).then_some(Proposal { decisions, together })
}

/// What each holder gains by all of them.
fn parts(accepted: &[&LogEntry]) -> Vec<(Holder, Money)> {
    let mut sums: Vec<(Holder, Money)> = Vec::new();
    for (holder, of) in accepted.iter().flat_map(|entry| entry.of_holders()) {
        let Some(amount) = of[LogField::Gained as usize] else { continue };
        match sums.iter_mut().find(|(known, _)| *known == holder) {
            Some((_, sum)) => *sum += amount,
            None => sums.push((holder, amount)),
        }
    }
    sums
}
