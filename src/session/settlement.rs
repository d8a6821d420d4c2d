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
use crate::rules::key::{Holding, ShareOf, Span, holding, shares_by, weight_sum};
use crate::rules::summary::settlement;
use crate::rules::why::{Book, Settled, Where};

/// A part of the whole, as percent.
fn percent(share: Decimal, decimals: u8) -> Item {
    Item::Number(share * Decimal::ONE_HUNDRED, Some(decimals.into()), None)
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
    let (Book { workbook, tables }, lang) = (open.seen(), state.lang);
    let texts = lang.texts().later();
    let rule = workbook.settlement;
    let settled = settlement(workbook, tables);
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
    let mut about = vec![
        format!("{}, {}", workbook.name, workbook.year.number()),
        format!("{} ({}): {}", texts.result_of_year, basis, result.unwrap_or_else(|| "–".to_owned())),
        format!("{}: {}", texts.settlement_key, key.map_or(texts.no_key.to_owned(), described)),
        format!("{}: {way}", texts.settlement_way),
    ];
    let span = Span::settled(rule.basis);
    let held = key.and_then(|key| holding(workbook, key, span)).unwrap_or_default();
    let has_weights = held.len() <= 1;
    // Where several sets of weights count, there is no weight to show, but which of them do.
    let mut headings = vec![lang.texts().member];
    if has_weights {
        headings.push(texts.weight);
    } else if let Some(key) = key {
        let months: Vec<String> = held.iter().map(|held| in_months(lang, key, held)).collect();
        about.push(format!("{}: {}", texts.weights_count, months.join(", ")));
    }
    headings.push(texts.share_percent);
    if settled.paid.is_some() {
        headings.extend([texts.share_of_cost, texts.has_paid]);
    }
    headings.extend([texts.to_get_or_pay, texts.settlement_way]);
    let found =
        key.and_then(|key| Some((key, shares_by(workbook, key, ShareOf::Over(span))?, settled.parts?)));
    let Some((key, shares, parts)) = found else {
        return Some(List { about, without: Some(texts.settlement_none), headings, rows: Vec::new() });
    };
    let weights = held.first().filter(|_| has_weights);
    let paid = settled.paid.unwrap_or_default();
    let (id, mut rows) = (key.id, Vec::<Vec<Item>>::new());
    let amount = |amount, member, figure| Item::amount(amount).because(Where::Settlement { member, figure });
    for (at, (member, part)) in parts.iter().enumerate() {
        let weight = |held: &Holding| held.weights.get(at).copied().unwrap_or_default();
        let mut row = vec![Item::Text(heading::holder(lang, Holder::Member(*member), workbook))];
        row.extend(weights.map(|held| Item::Number(weight(held), None, None)));
        let share = percent(shares.get(at).copied().unwrap_or_default(), key.decimals());
        row.push(share.because(Where::Share { key: id, of: ShareOf::Over(span), member: *member }));
        let member = Some(*member);
        let of_paid = |(paid, cost): &(Money, Money)| {
            [amount(*cost, member, Settled::Cost), amount(*paid, member, Settled::Paid)]
        };
        row.extend(paid.get(at).into_iter().flat_map(of_paid));
        row.push(amount(*part, member, Settled::Part));
        row.push(Item::Text(what_becomes_of(lang, rule.way, *part).to_owned()));
        rows.push(row);
    }
    let mut total = vec![Item::Text(lang.texts().total.to_owned())];
    total.extend(weights.and_then(|held| {
        let sum = weight_sum(key.weights_from(held.from)?);
        let at = Where::Weight { key: id, from: held.from, member: None };
        Some(Item::Number(sum, None, None).because(at))
    }));
    total.push(percent(Decimal::ONE, key.decimals()));
    if !paid.is_empty() {
        let sum = |of: fn(&(Money, Money)) -> Money| paid.iter().map(of).sum();
        total.push(amount(sum(|(_, cost)| *cost), None, Settled::Cost));
        total.push(amount(sum(|(paid, _)| *paid), None, Settled::Paid));
    }
    total.push(amount(parts.iter().map(|(_, part)| *part).sum(), None, Settled::Part));
    total.push(Item::Text(String::new()));
    rows.push(total);
    Some(List { about, without: None, headings, rows })
}

/// From when a set of weights counts, and for how long: `från juli 6 månader`.
fn in_months(lang: Lang, key: &AllocationKey, held: &Holding) -> String {
    let from = heading::weights_from(lang, key, held.from);
    format!("{from} {}", heading::so_many_months(lang, held.months))
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
