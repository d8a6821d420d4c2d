//! What the figures of a calculation are called, seen from the one that is explained.

use rust_decimal::Decimal;

use super::shown;
use crate::lang::finding::Words;
use crate::lang::{Lang, capital as capital_cost, follow_up, heading, measure};
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, RowId};
use crate::model::follow_up::FrozenField;
use crate::model::formula::AmountCell;
use crate::model::id::KeyId;
use crate::model::investment::ProjectColumn;
use crate::model::key::AllocationKey;
use crate::model::measure::MeasureColumn;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::period::Month;
use crate::model::unit::DisplayUnit;
use crate::rules::drift::Lens;
use crate::rules::follow_up::Column;
use crate::rules::key::{ShareOf, Span};
use crate::rules::why::{Is, Operand, Overall, PlanRow, Quantity, Settled, Where, Yearly};
use crate::text::letters::{lower, lower_letter};
use crate::text::number::{format_amount, format_number};

/// The names of a figure's row, of whose it is, and of its column.
#[derive(PartialEq)]
pub(super) struct Named {
    pub(super) row: String,
    pub(super) whose: Option<String>,
    pub(super) column: String,
}

/// Names as they are seen from one figure.
pub(super) struct Names<'a> {
    pub(super) lang: Lang,
    pub(super) workbook: &'a Workbook,
    /// The figure that is explained.
    pub(super) of: Where,
}

/// What a figure over all tables is called.
fn overall(lang: Lang, figure: Overall) -> &'static str {
    let (swedish, english) = match figure {
        Overall::CostBudget => ("budgeterade kostnader", "budgeted costs"),
        Overall::CostActual => ("bokförda kostnader", "booked costs"),
        Overall::CostUsed => ("använt av budget", "used of the budget"),
        Overall::ProjectBudget => ("investeringsbudget", "investment budget"),
        Overall::ProjectActual => ("bokförda investeringar", "booked investments"),
        Overall::ProjectUsed => ("använt av investeringsbudget", "used of the investment budget"),
    };
    lang.pick(swedish, english)
}

/// With a large first letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// With a small first letter.
pub(super) fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| std::iter::once(lower_letter(first)).chain(letters).collect())
        .unwrap_or_default()
}

/// A name with what tells it from others of its kind, if anything does.
fn with(name: &str, more: Option<String>) -> String {
    more.map_or(name.to_owned(), |more| format!("{name} {more}"))
}

/// `passerade månader`, after their number.
pub(super) fn months_passed(lang: Lang, months: Decimal) -> &'static str {
    if months == Decimal::ONE {
        lang.pick("passerad månad", "month passed")
    } else {
        lang.pick("passerade månader", "months passed")
    }
}

impl Names<'_> {
    fn words(&self) -> Words<'_> {
        Words { lang: self.lang, workbook: self.workbook }
    }

    fn holder(&self, holder: Holder) -> String {
        heading::holder(self.lang, holder, self.workbook)
    }

    /// `Laxås`, `Degerfors`; `Laxå's`.
    pub(super) fn genitive(&self, name: &str) -> String {
        let ends_in_s = name.ends_with(['s', 'x', 'z', 'S', 'X', 'Z']);
        let ending = self.lang.pick(if ends_in_s { "" } else { "s" }, if ends_in_s { "'" } else { "'s" });
        [name, ending].concat()
    }

    /// The last month that counts: `juli`.
    fn end(&self) -> &'static str {
        heading::month(self.lang, self.workbook.period_end)
    }

    /// What a column of drift tables is called in a sentence.
    fn drift_column(&self, column: DriftColumn) -> String {
        let end = self.end();
        let to =
            |what: &str| self.lang.pick(format!("{what} till och med {end}"), format!("{what} to {end}"));
        match column {
            DriftColumn::BudgetToDate => to("budget"),
            DriftColumn::DeviationToDate => to(self.lang.pick("avvikelse", "deviation")),
            column => uncapital(heading::drift_plain(self.lang, column)),
        }
    }

    /// What a figure is called, wherever it is seen from.
    pub(super) fn named(&self, at: Where) -> Named {
        let (lang, workbook, words) = (self.lang, self.workbook, self.words());
        let texts = lang.texts();
        let of_all = || texts.total.to_owned();
        let (row, whose, column) = match at {
            Where::Drift { activity, row, lens, column } => {
                let row = match row {
                    Some(id) => words.row(id),
                    // Among the results of several tables, the table's name tells them apart.
                    None if !matches!(self.of, Where::Drift { .. }) && workbook.activities.len() > 1 => {
                        words.activity(activity)
                    }
                    None => {
                        workbook.activity(activity).map(|table| table.result_name.clone()).unwrap_or_default()
                    }
                };
                (row, self.whose(lens), self.drift_column(column))
            }
            Where::Month { activity, row, month, .. } => {
                let row = match row {
                    Some(id) => words.row(id),
                    None => {
                        workbook.activity(activity).map(|table| table.result_name.clone()).unwrap_or_default()
                    }
                };
                let month = month.map_or(lang.pick("summan av månaderna", "the sum of the months"), |of| {
                    heading::month(lang, of)
                });
                (row, None, month.to_owned())
            }
            Where::Project { group, project, lens, column } => {
                let row = project.map_or_else(|| words.total(group), |id| words.project(id));
                let column = match column {
                    ProjectColumn::Decided(_) | ProjectColumn::Requested(_) => {
                        heading::project(lang, column, workbook)
                    }
                    column => heading::project_plain(lang, column).to_owned(),
                };
                (row, self.whose(lens).filter(|_| project.is_none()), uncapital(&column))
            }
            Where::Tag { tag, holder } => {
                let name = crate::rules::project::tags(workbook).get(tag).map(|name| (*name).to_owned());
                let row = holder.map_or_else(of_all, |holder| self.holder(holder));
                (row, None, name.unwrap_or_default())
            }
            Where::Results { activity, lens, column } => {
                let all = || texts.later().sum_of_results.to_owned();
                (
                    activity.map_or_else(all, |id| words.activity(id)),
                    self.whose(lens),
                    self.drift_column(column),
                )
            }
            Where::Member { holder, column } => {
                let column = self.drift_column(column);
                (holder.map_or_else(of_all, |holder| self.holder(holder)), None, uncapital(&column))
            }
            Where::Settlement { member, figure } => {
                let all = || texts.later().result_of_year.to_owned();
                let column = match figure {
                    Settled::Part => lang.pick("del", "share"),
                    Settled::Paid => texts.later().has_paid,
                    Settled::Cost => texts.later().share_of_cost,
                };
                let row = match (member, figure) {
                    (Some(id), _) => self.holder(Holder::Member(id)),
                    (None, Settled::Part) => all(),
                    (None, _) => of_all(),
                };
                (row, None, uncapital(column))
            }
            Where::Balance { row, column } => {
                let name = self.balance_row(row);
                let column = match column {
                    0 => String::new(),
                    1 => uncapital(texts.later().balance_restored),
                    _ => uncapital(texts.later().balance_to_restore),
                };
                (name, None, column)
            }
            Where::Measure { row, column } => {
                let row = match row {
                    PlanRow::Measure(id) => words.measure(id),
                    PlanRow::Group(id) => {
                        workbook.measure_group(id).map(|group| group.name.clone()).unwrap_or_default()
                    }
                    PlanRow::Total => of_all(),
                };
                let column = match column {
                    MeasureColumn::Effect(0) => lang.pick("årseffekt", "yearly effect").to_owned(),
                    column => uncapital(&measure::column(lang, column, workbook)),
                };
                (row, None, column)
            }
            Where::Weight { key, from, member } => {
                let row = workbook.key(key).map(|key| key.name.clone()).unwrap_or_default();
                let column = match member {
                    Some(_) => lang.pick("vikt", "weight"),
                    None => lang.pick("summan av vikterna", "the sum of the weights"),
                };
                // Of a share by these weights, that is said.
                let is_said =
                    matches!(self.of, Where::Share { of: ShareOf::Set(known), .. } if known == from);
                let from = self.weights_from(key, from).filter(|_| !is_said);
                (row, member.map(|id| self.holder(Holder::Member(id))), with(column, from))
            }
            Where::Share { key, of, member } => {
                let known = workbook.key(key);
                let months = match of {
                    ShareOf::Set(from) => self.weights_from(key, from),
                    _ if known.is_none_or(|key| key.later.is_empty()) => None,
                    ShareOf::Over(Span::ToDate) => Some(heading::to_period_end(lang, workbook)),
                    ShareOf::Over(_) => Some(lang.pick("hela året", "of the whole year").to_owned()),
                };
                let row = known.map(|key| key.name.clone()).unwrap_or_default();
                let column = with(lang.pick("andel", "share"), months);
                (row, Some(self.holder(Holder::Member(member))), column)
            }
            Where::Fan { line, method, lens } => {
                (words.row(RowId::Line(line)), self.whose(lens), uncapital(heading::method(lang, method)))
            }
            Where::Schedule { project, year, figure } => {
                let cost = capital_cost::words(lang);
                let row = project.map_or_else(|| cost.all_projects.to_owned(), |id| words.project(id));
                let column = uncapital(match figure {
                    Yearly::BookValue => cost.book_value,
                    Yearly::Depreciation => cost.depreciation,
                    Yearly::Interest => cost.interest,
                    Yearly::Cost => cost.capital_cost,
                });
                let all = || lang.pick("alla år", "all years").to_owned();
                (row, None, format!("{column} {}", year.map_or_else(all, |year| year.to_string())))
            }
            Where::Overall(figure) => (String::new(), None, overall(lang, figure).to_owned()),
            Where::Followed { projects, row, lens, column } => {
                let column = match column {
                    Column::Then(at, FrozenField::Prognosis) => {
                        follow_up::column(lang, workbook, Column::Then(at, FrozenField::Prognosis), false)
                    }
                    column => uncapital(&follow_up::column(lang, workbook, column, true)),
                };
                (follow_up::row(lang, workbook, row, projects), self.whose(lens), column)
            }
        };
        Named { row, whose, column }
    }

    /// From when a set of weights holds, where the key has several.
    pub(super) fn weights_from(&self, key: KeyId, from: Option<Month>) -> Option<String> {
        let key = self.workbook.key(key).filter(|key| !key.later.is_empty())?;
        Some(heading::weights_from(self.lang, key, from))
    }

    fn whose(&self, lens: Lens) -> Option<String> {
        match lens {
            Lens::Total => None,
            Lens::Holder(holder) => Some(self.holder(holder)),
        }
    }

    /// What a row of the balance requirement is called.
    fn balance_row(&self, row: usize) -> String {
        let (texts, balance) = (self.lang.texts().later(), &self.workbook.balance);
        let adjusted = balance.adjustments.len() + 1;
        let mut deficits = balance.deficits.clone();
        deficits.sort_by_key(|deficit| deficit.year);
        if row == 0 {
            return texts.result_of_year.to_owned();
        }
        if let Some(adjustment) = balance.adjustments.get(row - 1) {
            let reason = adjustment.reason.as_str();
            return if reason.is_empty() { texts.balance_adjustment } else { reason }.to_owned();
        }
        match row.checked_sub(adjusted + 1).and_then(|at| deficits.get(at)) {
            _ if row == adjusted => texts.balance_result.to_owned(),
            Some(deficit) => {
                let year = deficit.year;
                self.lang.pick(format!("Underskott ({year})"), format!("Deficit ({year})"))
            }
            None => texts.balance_left.to_owned(),
        }
    }

    /// `Summa IT-kostnader`; what is called a sum or a result already keeps its name.
    pub(super) fn sum_of(&self, named: &Named) -> String {
        let row = lower(&named.row);
        let is_sum = ["summa", "sum", "total", "result", "resultat", "netto", "net"].iter().any(|word| {
            row.strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || *word == "total")
        });
        let has_own_name = match self.of {
            Where::Drift { row, .. } | Where::Month { row, .. } => row.is_none(),
            Where::Project { project, .. } => project.is_none(),
            Where::Measure { row: PlanRow::Group(_), .. } => false,
            _ => true,
        };
        let sum = self.lang.pick("Summa", "Sum of");
        let row = if is_sum || has_own_name { named.row.clone() } else { format!("{sum} {}", named.row) };
        match &named.whose {
            Some(whose) => format!("{row}, {whose},"),
            None => row,
        }
    }

    /// A figure with all its names: `Licenser, budget till och med juli, Laxå`.
    pub(super) fn full(&self, at: Where) -> String {
        let Named { row, whose, column } = self.named(at);
        let mut parts = vec![row];
        parts.push(column);
        parts.extend(whose);
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// A figure as it is seen from the one that is explained: what both share is not said.
    pub(super) fn at(&self, at: Where) -> String {
        let (own, of) = (self.named(self.of), self.named(at));
        if let (Where::Weight { .. } | Where::Share { .. }, Some(whose)) = (at, &of.whose) {
            return match self.of {
                Where::Weight { .. } => whose.clone(),
                Where::Share { .. } => of.column,
                _ => format!("{} {}", self.genitive(whose), of.column),
            };
        }
        if let (Where::Balance { column: 1, .. }, false) = (at, own.row == of.row) {
            let row = uncapital(&of.row);
            return self.lang.pick(format!("återställt av {row}"), format!("restored of the {row}"));
        }
        // A row without columns beside each other, and the sum of the weights of any key.
        if of.column.is_empty() {
            return uncapital(&of.row);
        }
        if matches!(at, Where::Weight { .. }) {
            return of.column;
        }
        if std::mem::discriminant(&self.of) != std::mem::discriminant(&at) {
            return if own.row == of.row { of.column } else { of.row };
        }
        let same_column = own.column == of.column;
        let (row, column) = match own.row == of.row {
            true => (None, !same_column),
            false => (Some(of.row), !same_column),
        };
        // A project has one holder, whoever is looked at.
        let same_whose = own.whose == of.whose || matches!(at, Where::Project { project: Some(_), .. });
        let everybody = || self.lang.texts().whole_board.to_owned();
        let whose = (!same_whose).then(|| of.whose.unwrap_or_else(everybody));
        let is_all_same = row.is_none() && !column && whose.is_none();
        let column = (column || is_all_same).then_some(of.column);
        let parts: Vec<String> = [row, column, whose].into_iter().flatten().collect();
        parts.join(", ")
    }

    /// More about an operand, behind its amount; empty where there is nothing to say.
    pub(super) fn detail(&self, is: Is) -> String {
        let lang = self.lang;
        let amount = |amount| format_amount(amount, self.unit(), lang.numbers());
        let when = match self.of {
            Where::Schedule { year: Some(year), .. } => year.to_string(),
            _ => lang.pick("i år", "this year").to_owned(),
        };
        match is {
            Is::Depreciation { amount: whole, life, months } => {
                let whole = amount(whole);
                let years = format_number(Decimal::from(life) / Decimal::from(12), None, lang.numbers());
                lang.pick(
                    format!("{whole} på {years} år, {months} månader {when}"),
                    format!("{whole} over {years} years, {months} months {when}"),
                )
            }
            Is::Interest { rate, book_value, months } => {
                let (whole, percent) =
                    (amount(book_value), format_number(rate.percent(), None, lang.numbers()));
                lang.pick(
                    format!("{percent}\u{a0}% på {whole}, {months} månader {when}"),
                    format!("{percent}% on {whole}, {months} months {when}"),
                )
            }
            Is::InMonths { months, .. } => heading::so_many_months(lang, months),
            Is::AnnuityRest { annuity, life, months } => {
                let annuity = amount(annuity);
                let years = format_number(Decimal::from(life) / Decimal::from(12), None, lang.numbers());
                lang.pick(
                    format!("annuitet {annuity} om året i {years} år, {months} månader {when}, mindre räntan"),
                    format!("annuity {annuity} a year for {years} years, {months} months {when}, less the interest"),
                )
            }
            Is::AnnuityInterest { rate, months } => {
                let percent = format_number(rate.percent(), None, lang.numbers());
                lang.pick(
                    format!("{percent}\u{a0}% på det som är kvar, {months} månader {when}"),
                    format!("{percent}% on what is left, {months} months {when}"),
                )
            }
            _ => String::new(),
        }
    }

    /// What a decision is called: `beslut 2022-03-14, KS § 12`.
    fn decision(&self, cell: AmountCell, at: usize) -> String {
        let decisions = self.workbook.entry(cell).decisions();
        let Some(decision) = decisions.and_then(|all| all.list().get(at)) else { return String::new() };
        let date = decision.date.map(|date| date.to_string()).unwrap_or_default();
        let mut said = vec![date.as_str(), decision.reference.as_str()];
        said.retain(|text| !text.is_empty());
        if said.is_empty() && !decision.reason.is_empty() {
            said.push(&decision.reason);
        }
        format!("{} {}", self.lang.pick("beslut", "decision"), said.join(", ")).trim_end().to_owned()
    }

    /// What an operand is called.
    pub(super) fn of_operand(&self, is: Is) -> String {
        let (lang, end) = (self.lang, self.end());
        let text = match is {
            Is::At(at) | Is::Hidden(at) | Is::InMonths { at, .. } => return self.at(at),
            Is::PartOf(at) => {
                let name = self.at(at);
                return lang.pick(format!("del av {name}"), format!("part of {name}"));
            }
            Is::Adjustment(line, at) => {
                let line = self.workbook.line(line);
                let reason = line.and_then(|line| line.adjustments.get(at)).map(|of| of.reason.as_str());
                return match reason.unwrap_or_default() {
                    "" => lang.pick("justering", "adjustment").to_owned(),
                    reason => lang.pick(format!("”{reason}”"), format!("“{reason}”")),
                };
            }
            Is::Depreciation { .. } | Is::AnnuityRest { .. } => ("avskrivning", "depreciation"),
            Is::Interest { .. } | Is::AnnuityInterest { .. } => ("internränta", "internal interest"),
            Is::BudgetToDate => return self.drift_column(DriftColumn::BudgetToDate),
            Is::PriorToDate => {
                return lang.pick(
                    format!("fjolårets månader till och med {end}"),
                    format!("the prior year's months to {end}"),
                );
            }
            Is::PriorRest => {
                return lang.pick(
                    format!("fjolårets månader efter {end}"),
                    format!("the prior year's months after {end}"),
                );
            }
            Is::MonthsPassed => ("passerade månader", "months passed"),
            Is::MonthsLeft => ("hela månader kvar av året", "whole months left of the year"),
            Is::MonthsOfYear => ("årets månader", "months of the year"),
            Is::WeightsPassed => ("vikter för passerade månader", "weights of the months passed"),
            Is::WeightsOfYear => ("vikter för hela året", "weights of the whole year"),
            Is::PriorYear => ("fjolårets alla månader", "all the prior year's months"),
            Is::Component(project, at) => {
                let name = self.workbook.project(project).and_then(|of| of.in_use.components.get(at));
                return match name.map(|of| of.name.as_str()).unwrap_or_default() {
                    "" => lang.pick("beloppet som skrivs av", "the amount written off").to_owned(),
                    name => name.to_owned(),
                };
            }
            Is::Decision(cell, at) => return self.decision(cell, at),
            Is::Frozen(_) => ("fryst belopp", "frozen amount"),
            Is::WeightSum(_) => ("summan av vikterna", "the sum of the weights"),
            Is::Rounding => ("avrundning", "rounding"),
        };
        lang.pick(text.0, text.1).to_owned()
    }

    /// The unit of the table in which the explained figure stands.
    fn unit(&self) -> DisplayUnit {
        match self.of {
            Where::Project { .. } | Where::Tag { .. } => self.workbook.investment_unit,
            Where::Settlement { .. } | Where::Schedule { .. } => DisplayUnit::KR,
            Where::Overall(Overall::ProjectBudget | Overall::ProjectActual)
            | Where::Followed { projects: true, .. } => self.workbook.investment_unit,
            _ => self.workbook.drift_unit,
        }
    }

    /// The explained figure as its cell shows it.
    pub(super) fn quantity(&self, quantity: Quantity) -> String {
        shown(self.lang, quantity, self.unit(), self.percent(self.of))
    }

    /// With how many decimals a figure is written as percent; `None` if it is not.
    fn percent(&self, at: Where) -> Option<u32> {
        match at {
            Where::Share { key, .. } => Some(self.share_decimals(key)),
            Where::Drift { column: DriftColumn::UsedPercent | DriftColumn::DeviationPercent, .. }
            | Where::Overall(Overall::CostUsed | Overall::ProjectUsed)
            | Where::Followed { column: Column::DistancePercent(_), .. } => Some(0),
            _ => None,
        }
    }

    /// With how many decimals the shares of a key are shown.
    fn share_decimals(&self, key: KeyId) -> u32 {
        self.workbook.key(key).map_or(AllocationKey::DECIMALS, AllocationKey::decimals).into()
    }

    /// How much an operand is, in the unit of the explained figure.
    pub(super) fn operand_amount(&self, operand: &Operand) -> String {
        let quantity = match (operand.is, operand.amount) {
            // The prior year's months are kronor, also where only their proportion counts.
            (Is::PriorToDate | Is::PriorRest | Is::PriorYear, Quantity::Number(kronor)) => {
                Quantity::Amount(Money::calculated(kronor))
            }
            (_, amount) => amount,
        };
        let percent = match operand.is {
            Is::At(at) | Is::InMonths { at, .. } => self.percent(at),
            Is::Hidden(_) => Some(0),
            _ => None,
        };
        shown(self.lang, quantity, self.unit(), percent)
    }
}
