//! Why a calculated figure is what it is, in words: one text for the bar over the tables, tooltips, screen readers and
//! reports, and the operands one by one.

mod names;

use rust_decimal::Decimal;

use self::names::{Names, capital};
use super::{Lang, capital as capital_cost, finding, follow_up, formula as formulas, heading, measure};
use crate::model::money::Money;
use crate::model::sign::DeviationSign;
use crate::rules::follow_up::Column;
use crate::rules::key::ShareOf;
use crate::rules::why::{Book, Is, Missing, Operand, Quantity, Rule, Where, Why, Working};
use crate::text::formula::{View, print};
use crate::text::number::{format_amount, format_number, format_percent};

/// The most operands of a sum that stand in a sentence; of a longer one the first [`FEW`] do.
const MOST: usize = 6;
/// How many operands of a long sum stand in a sentence.
const FEW: usize = 4;

/// An operand in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// What it is: `budget`, `Licenser`.
    pub name: String,
    /// How much, as its cell shows it.
    pub amount: String,
    /// Whether it is taken away.
    pub minus: bool,
    /// Where it stands.
    pub place: Option<Where>,
    /// What it is.
    pub is: Is,
}

/// The calculation as one sentence without a full stop: `Avvikelse −2 214 = budget 8 086 − prognos 10 300`.
#[must_use]
pub fn sentence(lang: Lang, book: Book<'_>, why: &Why) -> String {
    let words = Words { names: Names { lang, workbook: book.workbook, of: why.of }, why };
    let subject = words.subject();
    let mut text = match (&why.figure, &why.missing) {
        (Some(figure), _) => {
            let (figure, calculation) = (words.names.quantity(*figure), words.calculation());
            if calculation.is_empty() {
                format!("{subject} {figure}")
            } else {
                format!("{subject} {figure} = {calculation}")
            }
        }
        (None, Some(missing)) => {
            let reason = words.missing(missing);
            let reason = reason.trim_end_matches('.');
            lang.pick(format!("{subject} saknas: {reason}"), format!("{subject} is missing: {reason}"))
        }
        (None, None) if why.working == Working::Listed => {
            let listed: Vec<String> = why.operands.iter().map(|operand| words.operand(operand)).collect();
            format!("{subject}: {}", listed.join(", "))
        }
        (None, None) => lang.pick(format!("{subject} saknas"), format!("{subject} is missing")),
    };
    text.push_str(&words.left_out());
    text
}

/// What the figure is, as a title: `Licenser, budget till och med juli, Laxå`.
#[must_use]
pub fn title(lang: Lang, book: Book<'_>, of: Where) -> String {
    Names { lang, workbook: book.workbook, of }.full(of)
}

/// The operands, in the order of the calculation.
#[must_use]
pub fn operands(lang: Lang, book: Book<'_>, why: &Why) -> Vec<Worded> {
    let names = Names { lang, workbook: book.workbook, of: why.of };
    let named = |is| match (names.of_operand(is), names.detail(is)) {
        (name, detail) if detail.is_empty() => name,
        (name, detail) => format!("{name} ({detail})"),
    };
    let worded = |operand: &Operand| Worded {
        name: capital(&named(operand.is)),
        amount: names.operand_amount(operand),
        minus: operand.minus,
        place: operand.is.place(),
        is: operand.is,
    };
    let mut known: Vec<Worded> = Vec::new();
    for operand in why.operands.iter().filter(|operand| operand.is != Is::Rounding) {
        let operand = worded(operand);
        if !known.contains(&operand) {
            known.push(operand);
        }
    }
    known
}

/// What is left out, each with its place.
#[must_use]
pub fn left_out(lang: Lang, book: Book<'_>, why: &Why) -> Vec<(String, Where)> {
    let names = Names { lang, workbook: book.workbook, of: why.of };
    why.left_out.iter().map(|at| (capital(&names.at(*at)), *at)).collect()
}

/// The rule that gives a figure, as a sentence.
#[must_use]
pub fn rule(lang: Lang, book: Book<'_>, why: &Why) -> String {
    let workbook = book.workbook;
    let (swedish, english) = match why.rule {
        Rule::Rows => ("En summa är raderna som hör till den.", "A sum is the rows that belong to it."),
        Rule::Holders => (
            "En direkt rad är summan av vad medlemmarna och gemensamt har.",
            "A direct line is the sum of what the members and shared have.",
        ),
        Rule::Columns => ("Det är kolumner på samma rad.", "These are columns of the same row."),
        Rule::Deviation => match workbook.signs.deviation {
            DeviationSign::FavourablePositive => (
                "En avvikelse är positiv när den är bra för nämnden.",
                "A deviation is positive when it is good for the board.",
            ),
            DeviationSign::OutcomeMinusBudget => (
                "En avvikelse skrivs som utfall minus budget.",
                "A deviation is written as outcome minus budget.",
            ),
        },
        Rule::ToDate => (
            "Den del av budgeten som hör till de månader som har gått, enligt radens periodisering.",
            "The part of the budget that belongs to the months passed, as the line spreads it.",
        ),
        Rule::Method(method) => {
            let name = heading::method(lang, method);
            return lang.pick(format!("Prognosmetod: {name}."), format!("Prognosis method: {name}."));
        }
        Rule::Added => (
            "Vad metoden ger och vad som läggs till: justeringar, åtgärder och kapitalkostnad.",
            "What the method gives and what is added: adjustments, measures and capital cost.",
        ),
        Rule::Key(key) => {
            let known = workbook.key(key);
            let name = known.map(|key| key.name.as_str()).unwrap_or_default();
            let split = lang.pick(
                format!("Fördelas med ”{name}” i hela kronor med största rest, så att delarna blir hela beloppet."),
                format!("Split by “{name}” in whole kronor by largest remainder, so that the parts make the whole."),
            );
            let changes = known.is_some_and(|key| !key.later.is_empty());
            return if changes { format!("{split} {}", lang.texts().later().key_from_rule) } else { split };
        }
        Rule::Additions => ("Allt som hör hit läggs ihop.", "Everything that belongs here is added up."),
        Rule::Months => ("Månaderna som räknas läggs ihop.", "The months that count are added up."),
        Rule::CapitalCost => (
            "Avskrivning och internränta för årets månader i bruk, i hela kronor.",
            "Depreciation and internal interest for the months of the year in use, in whole kronor.",
        ),
        Rule::Ratio if matches!(why.working, Working::ByMonths { .. }) => {
            ("Varje månad räknar de andelar som gäller då.", "Each month counts the shares that hold in it.")
        }
        Rule::Ratio => ("En andel av det hela.", "A part of the whole."),
        Rule::Effect => (
            "Årseffekten för de hela månader som är kvar från driftsättningen.",
            "The effect of a whole year for the whole months that are left from the start.",
        ),
        Rule::Counted => (
            "Räknas i prognosen: åtgärden ingår och är säkerställd eller godkänd.",
            "Counts in the prognosis: the measure is included, and secured or approved.",
        ),
        Rule::Contributions => ("Medlemmens bidrag läggs ihop.", "The member's contributions are added up."),
        Rule::Settled => (
            "Vad medlemmen har betalat mot sin andel av nettokostnaden.",
            "What the member has paid against its share of the net cost.",
        ),
        Rule::Restored => (
            "Ett överskott återställer det äldsta underskottet först.",
            "A surplus restores the oldest deficit first.",
        ),
        Rule::Decisions => ("Beloppet är summan av besluten.", "The amount is the sum of the decisions."),
        Rule::Frozen(at) => {
            let Some(of) = workbook.follow_ups.get(at) else { return String::new() };
            let (name, about) = (&of.label.name, follow_up::about(lang, of));
            return lang
                .pick(format!("Fryst vid ”{name}”: {about}."), format!("Frozen at “{name}”: {about}."));
        }
        Rule::Course => (
            "Prognosen vid varje uppföljning, nu, och vad det blev.",
            "The prognosis at each follow-up, now, and what came of it.",
        ),
        Rule::Formula => ("En formel som någon har skrivit.", "A formula that somebody wrote."),
    };
    lang.pick(swedish, english).to_owned()
}

/// An explanation that is put into words.
struct Words<'a> {
    names: Names<'a>,
    why: &'a Why,
}

impl Words<'_> {
    /// What the figure is called: `Prognos`, `Laxås del`, `Summa IT-kostnader`.
    fn subject(&self) -> String {
        let names = &self.names;
        let named = names.named(self.why.of);
        match self.why.rule {
            Rule::Contributions => format!("{}, {},", capital(&named.column), named.row),
            _ if matches!(self.why.of, Where::Member { holder: Some(_), .. }) => {
                format!("{} {}", names.genitive(&named.row), named.column)
            }
            Rule::Rows if !self.is_deviation() => names.sum_of(&named),
            Rule::Key(_) | Rule::Settled => {
                let whose = named.whose.as_ref().unwrap_or(&named.row);
                format!("{} {}", names.genitive(whose), names.lang.pick("del", "share"))
            }
            _ => match &named.whose {
                Some(whose) => format!("{} {}", names.genitive(whose), named.column),
                None if named.column.is_empty() => named.row,
                None => capital(&named.column),
            },
        }
    }

    /// Whether a deviation is explained.
    fn is_deviation(&self) -> bool {
        use crate::model::drift::DriftColumn::{Deviation, DeviationToDate};
        use crate::model::investment::ProjectColumn;
        match self.why.of {
            Where::Drift { column, .. } | Where::Results { column, .. } => {
                matches!(column, Deviation | DeviationToDate)
            }
            Where::Followed { column, .. } => column == Column::Change,
            Where::Project { column, .. } => {
                matches!(column, ProjectColumn::Deviation | ProjectColumn::DeviationToDate)
            }
            _ => false,
        }
    }

    /// An operand with its name: `budget 8 086`.
    fn operand(&self, operand: &Operand) -> String {
        let text = format!("{} {}", self.names.of_operand(operand.is), self.names.operand_amount(operand));
        let detail = self.names.detail(operand.is);
        if detail.is_empty() { text } else { format!("{text} ({detail})") }
    }

    /// Operands added up, the first without a plus.
    fn sum(&self, operands: &[Operand]) -> String {
        let shown: Vec<&Operand> = operands.iter().filter(|operand| operand.is != Is::Rounding).collect();
        let few = if shown.len() > MOST { FEW } else { shown.len() };
        let mut text = String::new();
        for operand in &shown[..few] {
            text.push_str(match (operand.minus, text.is_empty()) {
                (false, true) => "",
                (true, true) => "− ",
                (false, false) => " + ",
                (true, false) => " − ",
            });
            text.push_str(&self.operand(operand));
        }
        let rest = &shown[few..];
        if !rest.is_empty() {
            let number = |operand: &&Operand| {
                let number = operand.amount.decimal();
                if operand.minus { -number } else { number }
            };
            let sum: Decimal = rest.iter().map(number).sum();
            let sum = match shown[0].amount {
                Quantity::Amount(_) => Quantity::Amount(Money::calculated(sum)),
                Quantity::Number(_) => Quantity::Number(sum),
            };
            let (count, sum) = (rest.len(), self.names.quantity(sum));
            text.push_str(&self.names.lang.pick(
                format!(" + {count} till, tillsammans {sum}"),
                format!(" + {count} more, together {sum}"),
            ));
        }
        if text.is_empty() { "0".to_owned() } else { text }
    }

    fn calculation(&self) -> String {
        let (why, lang) = (self.why, self.names.lang);
        let amount = |operand: &Operand| self.names.operand_amount(operand);
        match (&why.working, why.operands.as_slice()) {
            (Working::Share, [first, of, whole, ..]) => {
                let first = self.signed(first);
                match (of.is, whole.is) {
                    // The other way round: from the months passed to the whole year.
                    (Is::MonthsOfYear, Is::MonthsPassed) => {
                        let months = names::months_passed(lang, whole.amount.decimal());
                        format!("{first} ÷ {} {months} × {}", amount(whole), amount(of))
                    }
                    (Is::WeightsOfYear | Is::PriorYear, _) => {
                        let (whole, what) = (amount(whole), self.profile(whole.is));
                        format!("{first} ÷ {whole} × {} ({what})", amount(of))
                    }
                    (Is::WeightsPassed | Is::PriorToDate, _) => {
                        format!("{first} × {}/{} ({})", amount(of), amount(whole), self.profile(of.is))
                    }
                    (Is::MonthsLeft, _) => {
                        let left = lang.pick("hela månader kvar av året", "whole months left of the year");
                        format!("{first} × {}/{} ({left})", amount(of), amount(whole))
                    }
                    _ => format!("{first} × {}/{}", amount(of), amount(whole)),
                }
            }
            (Working::PlusShare, [first, second, of, whole, ..]) => format!(
                "{} + {} × {}/{} ({})",
                self.signed(first),
                amount(second),
                amount(of),
                amount(whole),
                self.profile(whole.is)
            ),
            (Working::Ratio { .. }, [first, whole]) => {
                format!("{} ÷ {}", self.signed(first), self.operand(whole))
            }
            (Working::Part { .. }, [first, share, sets @ ..]) => {
                let (first, rounded) =
                    (amount(first), lang.pick("avrundat med största rest", "rounded by largest remainder"));
                let share = match (sets, share.is) {
                    ([sum], Is::At(Where::Weight { key, from, .. })) => {
                        let from = self.names.weights_from(key, from);
                        let from = from
                            .map(|from| lang.pick(format!(" (vikter {from})"), format!(" (weights {from})")));
                        format!("{}/{}{}", amount(share), amount(sum), from.unwrap_or_default())
                    }
                    _ => format!("{} ({})", amount(share), self.by_months(sets)),
                };
                format!("{first} × {share}, {rounded}")
            }
            (Working::ByMonths { .. }, sets) => self.by_months(sets),
            (Working::AtMost, [first, others @ ..]) => {
                let most = amount(&Operand {
                    amount: Quantity::Amount(first.amount.money().unwrap_or_default().abs()),
                    ..*first
                });
                let all = self.sum(others);
                lang.pick(
                    format!("det som är kvar, {all}, men högst underskottet {most}"),
                    format!("what is left, {all}, but at most the deficit of {most}"),
                )
            }
            (Working::Formula(formula, at), operands) => {
                let view = View { workbook: self.names.workbook, at: *at, style: lang.numbers() };
                let formula = print(formula, view);
                let formula = formula.trim_start_matches('=');
                if operands.is_empty() {
                    return formula.to_owned();
                }
                let listed: Vec<String> = operands.iter().take(MOST).map(|of| self.operand(of)).collect();
                let more = if operands.len() > MOST { ", …" } else { "" };
                format!("{formula} ({}{more})", listed.join(", "))
            }
            (Working::Left, [first, ..]) if first.amount.money().is_some_and(Money::is_negative) => {
                self.operand(first)
            }
            (_, operands) => self.sum(operands),
        }
    }

    /// An operand with its name, and a minus before it if it is taken away.
    fn signed(&self, operand: &Operand) -> String {
        let text = self.operand(operand);
        if operand.minus { format!("− {text}") } else { text }
    }

    /// Shares with the part of the months in which each counts: `6/12 × 25,00 % från januari`.
    fn by_months(&self, sets: &[Operand]) -> String {
        let months = |operand: &Operand| match operand.is {
            Is::InMonths { months, .. } => u32::from(months),
            _ => 0,
        };
        let all: u32 = sets.iter().map(months).sum();
        let worded = |operand: &Operand| {
            let from = match operand.is {
                Is::InMonths { at: Where::Share { key, of: ShareOf::Set(from), .. }, .. } => {
                    self.names.weights_from(key, from).unwrap_or_default()
                }
                _ => String::new(),
            };
            format!("{}/{all} × {} {from}", months(operand), self.names.operand_amount(operand))
        };
        sets.iter().map(worded).collect::<Vec<_>>().join(" + ")
    }

    /// What a profile counts in.
    fn profile(&self, is: Is) -> &'static str {
        match is {
            Is::WeightsPassed | Is::WeightsOfYear => {
                self.names.lang.pick("månadernas vikter", "the weights of the months")
            }
            _ => self.names.lang.pick("fjolårets månader", "the prior year's months"),
        }
    }

    /// Why the figure is missing.
    fn missing(&self, missing: &Missing) -> String {
        let (lang, workbook) = (self.names.lang, self.names.workbook);
        let text = match missing {
            Missing::Actual => lang.pick("inget utfall är bokfört", "nothing is booked"),
            Missing::Budget => lang.pick("det finns ingen budget", "there is no budget"),
            Missing::BudgetIsZero => lang.pick("budgeten är 0", "the budget is 0"),
            Missing::Typed => lang.pick("ingen prognos är skriven", "no prognosis is written"),
            Missing::Unread => lang.pick(
                "det bygger på en text eller formel som inte ger något belopp",
                "it follows from text or a formula that gives no amount",
            ),
            Missing::Formula(fault) => return formulas::fault(lang, workbook, fault),
            Missing::Key(key) => {
                let name = workbook.key(*key).map(|key| key.name.as_str()).unwrap_or_default();
                return lang.pick(
                    format!("nyckeln ”{name}” saknar användbara vikter"),
                    format!("the key “{name}” has no usable weights"),
                );
            }
            Missing::Months(lack) => finding::lack(lang, *lack),
            Missing::ProjectMethod => lang.texts().later().projects_without_months,
            Missing::Measure(why) => measure::why(lang, *why),
            Missing::Capital(why) => capital_cost::without(lang, *why),
            Missing::Result => lang.pick("det finns inget resultat än", "there is no result yet"),
            Missing::OutOfReach => {
                lang.pick("det går inte att räkna med de beloppen", "those amounts cannot be calculated with")
            }
        };
        names::uncapital(text)
    }

    /// What the figure leaves out, behind it.
    fn left_out(&self) -> String {
        let lang = self.names.lang;
        if self.why.left_out.is_empty() || self.why.missing.is_some() {
            return String::new();
        }
        let names: Vec<String> = self.why.left_out.iter().take(3).map(|at| self.names.at(*at)).collect();
        let more = if self.why.left_out.len() > 3 { lang.pick(" m.fl.", " and others") } else { "" };
        let names = names.join(", ");
        lang.pick(
            format!(". Något i {names}{more} kan inte läsas eller räknas, och är utelämnat"),
            format!(". Something in {names}{more} cannot be read or calculated, and is left out"),
        )
    }
}

/// A figure as its cell shows it; percent with so many decimals.
fn shown(
    lang: Lang,
    quantity: Quantity,
    unit: crate::model::unit::DisplayUnit,
    percent: Option<u32>,
) -> String {
    match (quantity, percent) {
        (Quantity::Amount(amount), _) => format_amount(amount, unit, lang.numbers()),
        (Quantity::Number(ratio), Some(decimals)) => format_percent(ratio, decimals, lang.numbers()),
        (Quantity::Number(number), None) => format_number(number, None, lang.numbers()),
    }
}
