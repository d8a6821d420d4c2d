//! Every decision of the workbook, as a list to look at, print, copy and save.

use super::decisions::Budget;
use super::effect::Effect;
use super::list::{Item, List};
use super::shelf::file_name;
use super::state::State;
use crate::lang::decision::words;
use crate::lang::heading;
use crate::model::drift::{Kind as LineKind, Place};
use crate::model::formula::AmountCell;
use crate::model::money::Money;
use crate::model::order;
use crate::model::period::Date;
use crate::rules::sense::Sense;

/// The decisions of the open workbook.
#[must_use]
pub fn of(state: &State) -> Option<List> {
    let workbook = &state.open.as_ref()?.workbook;
    let (lang, texts, words) = (state.lang, state.lang.texts().later(), words(state.lang));
    let mut rows: Vec<(Option<Date>, Vec<Item>)> = Vec::new();
    let mut sums: Vec<(&str, Money)> = Vec::new();
    for budget in Budget::all(workbook) {
        let sense = budget.sense();
        let of = match sense {
            Sense::Kind(LineKind::Revenue) => words.revenue,
            Sense::Kind(LineKind::Contribution) => words.contribution,
            Sense::Kind(LineKind::Cost) => words.cost,
            _ => words.investments,
        };
        let decided = budget.decisions().into_iter();
        for (cell, kind, decision) in decided.filter(|(cell, ..)| budget.entry(*cell).decisions().is_some()) {
            let amount = sense.written(decision.amount, &workbook.signs);
            match sums.iter_mut().find(|(known, _)| *known == of) {
                Some((_, sum)) => *sum += amount,
                None => sums.push((of, amount)),
            }
            let holder = match (budget.project(), cell) {
                (Some(project), _) => heading::holder(lang, project.holder, workbook),
                (_, AmountCell::Line(_, Place::Part(holder), _)) => heading::holder(lang, holder, workbook),
                _ => words.whole_line.to_owned(),
            };
            let date = decision.date.map(|date| date.to_string()).unwrap_or_default();
            let name = budget.name().to_owned();
            let [date, reference, name, holder, kind] =
                [date, decision.reference, name, holder, kind.name(words).to_owned()].map(Item::Text);
            let reason = Item::Text(decision.reason);
            let row = vec![date, reference, name, holder, kind, Item::amount(amount), reason];
            rows.push((decision.date, row));
        }
    }
    // What has no date comes last.
    order::sort_by(&mut rows, |(a, _), (b, _)| a.is_none().cmp(&b.is_none()).then(a.cmp(b)));
    let without = rows.is_empty().then_some(words.none);
    let total = |(of, sum): (&str, Money)| {
        let mut row = vec![Item::Text(String::new()); 7];
        row[0] = Item::Text(words.sum_of.replace("{}", of));
        row[5] = Item::amount(sum);
        row
    };
    Some(List {
        about: vec![format!("{}, {}", workbook.name, workbook.year.number())],
        without,
        headings: vec![
            texts.date,
            words.reference,
            words.row,
            texts.holder,
            words.kind,
            texts.amount,
            texts.reason,
        ],
        rows: rows.into_iter().map(|(_, row)| row).chain(sums.into_iter().map(total)).collect(),
    })
}

/// Saves the list to a file.
pub(super) fn save(state: &State) -> Vec<Effect> {
    let (Some(list), Some(open)) = (of(state), &state.open) else { return Vec::new() };
    let title = words(state.lang).list_command;
    let name = format!("{title} {} {}.csv", file_name(&open.workbook.name), open.workbook.year.number());
    list.save(state.lang, name)
}
