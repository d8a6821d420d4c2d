//! The settlement member by member, as a list to look at, print, copy and save.

use rust_decimal::Decimal;

use super::effect::Effect;
use super::list::{Item, List};
use super::shelf::file_name;
use super::state::State;
use crate::lang::{Lang, heading, sentence};
use crate::model::key::AllocationKey;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;
use crate::model::workbook::{SettlementBasis, SettlementWay};
use crate::rules::key::{shares, weight_sum, weights};
use crate::rules::summary::settlement;

/// A part of the whole, as percent.
fn percent(share: Decimal) -> Item {
    Item::Number(share * Decimal::ONE_HUNDRED, Some(2))
}

/// What becomes of a member's part, in words.
#[must_use]
pub fn what_becomes_of(lang: Lang, way: SettlementWay, part: Money) -> &'static str {
    let texts = lang.texts().later();
    match way {
        _ if part.is_zero() => texts.nothing_to_settle,
        SettlementWay::CarriedOver => texts.is_carried_over,
        SettlementWay::Invoiced if part.is_negative() => texts.is_invoiced,
        SettlementWay::Invoiced => texts.is_repaid,
    }
}

/// The settlement of the open workbook as a list.
#[must_use]
pub fn of(state: &State) -> Option<List> {
    let open = state.open.as_ref()?;
    let (workbook, lang) = (&open.workbook, state.lang);
    let texts = lang.texts().later();
    let rule = workbook.settlement;
    let settled = settlement(workbook, &open.tables);
    let key = rule.key.and_then(|key| workbook.key(key));
    let basis = match rule.basis {
        SettlementBasis::Actual => texts.basis_actual,
        SettlementBasis::Prognosis => texts.basis_prognosis,
    };
    let way = match rule.way {
        SettlementWay::Invoiced => texts.way_invoiced,
        SettlementWay::CarriedOver => texts.way_carried_over,
    };
    let result = settled.result.map(|result| sentence::surplus_or_deficit(lang, result, DisplayUnit::KR));
    let about = vec![
        format!("{}, {}", workbook.name, workbook.year.number()),
        format!("{} ({}): {}", texts.result_of_year, basis, result.unwrap_or_else(|| "–".to_owned())),
        format!("{}: {}", texts.settlement_key, key.map_or(texts.no_key.to_owned(), described)),
        format!("{}: {way}", texts.settlement_way),
    ];
    let mut headings = vec![lang.texts().member, texts.weight, texts.share_percent];
    if settled.paid.is_some() {
        headings.extend([texts.share_of_cost, texts.has_paid]);
    }
    headings.extend([texts.to_get_or_pay, texts.settlement_way]);
    let found =
        key.and_then(|key| Some((key, weights(workbook, key)?, shares(workbook, key)?, settled.parts?)));
    let Some((key, weights, shares, parts)) = found else {
        return Some(List { about, without: Some(texts.settlement_none), headings, rows: Vec::new() });
    };
    let paid = settled.paid.unwrap_or_default();
    let mut rows: Vec<Vec<Item>> = Vec::new();
    for (at, (member, part)) in parts.iter().enumerate() {
        let mut row = vec![
            Item::Text(heading::holder(lang, Holder::Member(*member), workbook)),
            Item::Number(weights.get(at).copied().unwrap_or_default(), None),
            percent(shares.get(at).copied().unwrap_or_default()),
        ];
        row.extend(
            paid.get(at).into_iter().flat_map(|(paid, cost)| [Item::amount(*cost), Item::amount(*paid)]),
        );
        row.push(Item::amount(*part));
        row.push(Item::Text(what_becomes_of(lang, rule.way, *part).to_owned()));
        rows.push(row);
    }
    let mut total = vec![
        Item::Text(lang.texts().total.to_owned()),
        Item::Number(weight_sum(key), None),
        percent(Decimal::ONE),
    ];
    if !paid.is_empty() {
        let sum = |of: fn(&(Money, Money)) -> Money| Item::amount(paid.iter().map(of).sum());
        total.extend([sum(|(_, cost)| *cost), sum(|(paid, _)| *paid)]);
    }
    total.push(Item::amount(parts.iter().map(|(_, part)| *part).sum()));
    total.push(Item::Text(String::new()));
    rows.push(total);
    Some(List { about, without: None, headings, rows })
}

/// A key with where it comes from and the day that it is of.
fn described(key: &AllocationKey) -> String {
    let from = [key.source.as_str(), key.date.as_str()];
    let from: Vec<&str> = from.into_iter().filter(|text| !text.is_empty()).collect();
    if from.is_empty() { key.name.clone() } else { format!("{} ({})", key.name, from.join(", ")) }
}

/// Saves the list to a file.
pub(super) fn save(state: &State) -> Vec<Effect> {
    let (Some(list), Some(open)) = (of(state), &state.open) else { return Vec::new() };
    let title = state.lang.texts().later().settlement_list;
    let name = format!("{title} {} {}.csv", file_name(&open.workbook.name), open.workbook.year.number());
    list.save(state.lang, name)
}
