//! What stands at a spot of a workbook, short enough for a table that puts two of them side by side.

use super::{Words, words};
use crate::lang::{Lang, goal, heading, measure, sentence};
use crate::model::Workbook;
use crate::model::drift::{Distribution, Kind, Profile, Row, RowId, SubtotalPlace};
use crate::model::edit::What;
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::investment::{ComingYear, ProjectColumn};
use crate::model::key::weight_of;
use crate::model::member::BoardForm;
use crate::model::merge::{Aspect, SettingName, Spot};
use crate::model::money::Money;
use crate::model::months::Booked;
use crate::model::unit::DisplayUnit;
use crate::rules::sense::Sense;
use crate::text::formula::{View, print};
use crate::text::number::{format_amount, format_number, format_percent};

/// What stands at a spot of a workbook, in the units and signs of `style`, so that several can be put side by side. Long or
/// many-sided things are told by what tells them apart most often; empty where there is nothing.
#[must_use]
pub fn value(lang: Lang, spot: Spot, workbook: &Workbook, style: &Workbook) -> String {
    let of = Of { lang, workbook, style, words: words(lang) };
    match spot.subject() {
        // A note goes with what it is about.
        Some(what) if !of.is_there(what) && matches!(spot, Spot::Note(_)) => String::new(),
        Some(what) if !of.is_there(what) => of.words.is_not_there.to_owned(),
        _ => of.at(spot).unwrap_or_default(),
    }
}

/// What is said of a workbook.
struct Of<'a> {
    lang: Lang,
    workbook: &'a Workbook,
    /// Whose units and signs it is said in.
    style: &'a Workbook,
    words: &'static Words,
}

impl Of<'_> {
    fn is_there(&self, what: What) -> bool {
        super::of(self.lang, what, self.workbook).is_some()
    }

    fn at(&self, spot: Spot) -> Option<String> {
        let workbook = self.workbook;
        Some(match spot {
            Spot::Setting(setting) => return self.setting(setting),
            Spot::There(_) => self.words.is_there.to_owned(),
            Spot::Place(what) => self.place(what)?,
            Spot::Of(what, aspect) => return self.aspect(what, aspect),
            Spot::Weight(key, member) => match weight_of(&workbook.key(key)?.weights, member) {
                Entry::Value(weight) => format_number(weight.as_decimal(), None, self.lang.numbers()),
                Entry::Unread(text) => text.clone(),
                _ => return None,
            },
            Spot::Amount(cell) => self.entry(workbook.entry(cell), cell),
            Spot::Held(cell) => self.held(workbook.is_held(cell)),
            Spot::ComingYear(project, year) => {
                self.coming_year(workbook.project(project)?.coming_years.get(&year)?, year)
            }
            Spot::Month(line, year, month) => {
                let line = workbook.line(line)?;
                match line.months.as_ref()?.get(year, month) {
                    Entry::Value(Booked(amount)) => {
                        self.amount(*amount, Sense::Kind(line.kind), self.style.drift_unit)
                    }
                    Entry::Unread(text) => text.clone(),
                    _ => return None,
                }
            }
            Spot::Note(place) => sentence::note(self.lang, workbook.note(place)?),
            Spot::Sentence(topic) => {
                let own = workbook.sentences.get(&topic)?;
                if own.text.is_empty() {
                    goal::words(self.lang).left_out.to_owned()
                } else {
                    own.text.clone()
                }
            }
        })
    }

    fn amount(&self, amount: Money, sense: Sense, unit: DisplayUnit) -> String {
        let written = sense.written(amount, &self.style.signs);
        let shown = format_amount(written, unit, self.lang.numbers());
        format!("{shown}\u{a0}{}", unit.unit.abbreviation())
    }

    fn entry(&self, entry: &Entry<Money>, cell: AmountCell) -> String {
        let (sense, unit) = match cell {
            AmountCell::Line(line, ..) => {
                let kind = self.workbook.line(line).map_or(Kind::Cost, |line| line.kind);
                (Sense::Kind(kind), self.style.drift_unit)
            }
            _ => (Sense::Expenditure, self.style.investment_unit),
        };
        match entry {
            Entry::Empty => String::new(),
            Entry::Unread(text) => text.clone(),
            Entry::Formula(formula) => print(
                formula,
                View { workbook: self.workbook, at: cell.figure(), style: self.lang.numbers() },
            ),
            Entry::Value(_) | Entry::Decisions(_) => {
                entry.value().map(|amount| self.amount(amount, sense, unit)).unwrap_or_default()
            }
        }
    }

    fn held(&self, is_held: bool) -> String {
        if is_held { self.words.held } else { self.words.not_held }.to_owned()
    }

    fn coming_year(&self, year: &ComingYear, of: u16) -> String {
        let part = |entry: &Entry<Money>, column| {
            let amount = entry.value()?;
            let heading = heading::project(self.lang, column, self.workbook);
            Some(format!(
                "{heading}: {}",
                self.amount(amount, Sense::Expenditure, self.style.investment_unit)
            ))
        };
        let parts = [
            part(&year.decided, ProjectColumn::Decided(of)),
            part(&year.requested, ProjectColumn::Requested(of)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// What a thing stands in.
    fn place(&self, what: What) -> Option<String> {
        let workbook = self.workbook;
        match what {
            What::Row(id) => {
                let mut groups = workbook.activities.iter().flat_map(|table| {
                    table.all_rows().into_iter().filter_map(|row| match row {
                        Row::Group(group) => Some(group),
                        Row::Line(_) => None,
                    })
                });
                let around = groups.find(|group| group.rows.iter().any(|row| row.id() == id));
                around
                    .map(|group| group.name.clone())
                    .or_else(|| Some(super::of(self.lang, what, workbook)?.table))
            }
            What::Measure(id) => {
                let mut groups = workbook.plan.iter();
                let around = groups.find(|group| group.measures.iter().any(|measure| measure.id == id));
                around.map(|group| group.name.clone())
            }
            what => Some(super::of(self.lang, what, workbook)?.table),
        }
    }

    fn aspect(&self, what: What, aspect: Aspect) -> Option<String> {
        match what {
            What::Row(RowId::Line(_)) => self.of_line(what, aspect),
            What::Project(_) => self.of_project(what, aspect),
            _ => self.of_other(what, aspect),
        }
    }

    fn of_line(&self, what: What, aspect: Aspect) -> Option<String> {
        let What::Row(RowId::Line(id)) = what else { return None };
        let line = self.workbook.line(id)?;
        Some(match aspect {
            Aspect::Name => line.name.clone(),
            Aspect::Comment => line.comment.clone(),
            Aspect::Kind => self.kind(line.kind).to_owned(),
            Aspect::Method => heading::method(self.lang, line.method?).to_owned(),
            Aspect::Profile => self.profile(line.profile.as_ref()?),
            Aspect::Adjustments => {
                let one = |of: &crate::model::drift::Adjustment| {
                    let amount = self.amount(of.amount, Sense::Kind(line.kind), self.style.drift_unit);
                    format!("{amount} {}", of.reason)
                };
                line.adjustments.iter().map(one).collect::<Vec<_>>().join("; ")
            }
            Aspect::Distribution => match &line.distribution {
                Distribution::Direct(_) => self.lang.texts().later().direct.to_owned(),
                Distribution::ByKey { key, .. } => self.workbook.key(*key)?.name.clone(),
            },
            _ => return None,
        })
    }

    fn of_project(&self, what: What, aspect: Aspect) -> Option<String> {
        let What::Project(id) = what else { return None };
        let project = self.workbook.project(id)?;
        let holder = |holder| heading::holder(self.lang, holder, self.workbook);
        Some(match aspect {
            Aspect::Name => project.name.clone(),
            Aspect::Number => project.number.clone(),
            Aspect::Comment => project.comment.clone(),
            Aspect::Holder => holder(project.holder),
            Aspect::BudgetedBy => self.workbook.member(project.budgeted_by?)?.name.clone(),
            Aspect::Category => heading::category(self.lang, project.category).to_owned(),
            Aspect::Status => heading::status(self.lang, project.status),
            Aspect::Method => heading::method(self.lang, project.method?).to_owned(),
            Aspect::Tags => project.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", "),
            Aspect::InUse => {
                let from = project.in_use.from?;
                format!("{} {}", heading::month(self.lang, from.month), from.year.number())
            }
            _ => return None,
        })
    }

    fn of_other(&self, what: What, aspect: Aspect) -> Option<String> {
        let workbook = self.workbook;
        Some(match (what, aspect) {
            (What::Member(id), Aspect::Code) => workbook.member(id)?.code.clone()?,
            (What::Key(id), Aspect::Source) => workbook.key(id)?.source.clone(),
            (What::Key(id), Aspect::Date) => workbook.key(id)?.date.clone(),
            (What::Activity(id), Aspect::Name) => workbook.activity(id)?.name.clone(),
            (What::Activity(id), Aspect::ResultName) => workbook.activity(id)?.result_name.clone(),
            (What::ProjectGroup(id), Aspect::Name) => workbook.project_group(id)?.name.clone(),
            (What::ProjectGroup(id), Aspect::ResultName) => workbook.project_group(id)?.total_name.clone(),
            (What::ProjectGroup(id), Aspect::Columns) => {
                let columns = &workbook.project_group(id)?.columns;
                let names = columns.iter().map(|column| heading::project(self.lang, *column, workbook));
                names.collect::<Vec<_>>().join(", ")
            }
            (What::Row(RowId::Group(id)), Aspect::Subtotal) => match workbook.group(id)?.subtotal {
                SubtotalPlace::Above => self.lang.texts().later().subtotal_above,
                SubtotalPlace::Below => self.lang.texts().later().subtotal_below,
            }
            .to_owned(),
            (What::Measure(id), _) => {
                let measure = workbook.measure(id)?;
                let year = workbook.year.number();
                let effect = measure.effect(year).value();
                let effect = effect.map(|amount| format!(", {year}: {}", self.amount_of_plan(amount)));
                measure::name(measure) + &effect.unwrap_or_default()
            }
            (What::Goal(id), Aspect::Goal) => goal::goal_in_short(self.lang, &workbook.goal(id)?.label),
            (What::Indicator(id), Aspect::Indicator) => {
                goal::indicator_in_short(self.lang, workbook.indicator(id)?)
            }
            (_, Aspect::Name | Aspect::Label) => super::of(self.lang, what, workbook)?.row,
            _ => return None,
        })
    }

    fn amount_of_plan(&self, amount: Money) -> String {
        sentence::amount(self.lang, amount, DisplayUnit { decimals: 2, ..DisplayUnit::MNKR })
    }

    fn kind(&self, kind: Kind) -> &'static str {
        let texts = self.lang.texts().later();
        match kind {
            Kind::Revenue => texts.revenue,
            Kind::Cost => texts.cost,
            Kind::Contribution => texts.contribution,
        }
    }

    fn profile(&self, profile: &Profile) -> String {
        match profile {
            Profile::Even => self.lang.texts().later().profile_even.to_owned(),
            Profile::PriorYear => self.lang.texts().later().profile_prior.to_owned(),
            Profile::Months(weights) => {
                let weights = weights.iter().map(|weight| format_number(*weight, None, self.lang.numbers()));
                weights.collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn setting(&self, setting: SettingName) -> Option<String> {
        let (workbook, lang) = (self.workbook, self.lang);
        let unit = |unit: DisplayUnit| format!("{}, {}", unit.unit.abbreviation(), unit.decimals);
        let key = |key: Option<_>| key.and_then(|key| workbook.key(key)).map(|key| key.name.clone());
        Some(match setting {
            SettingName::Name => workbook.name.clone(),
            SettingName::Form => match workbook.form {
                BoardForm::JointBoard => lang.texts().later().joint_board,
                BoardForm::Association => lang.texts().later().association,
            }
            .to_owned(),
            SettingName::Host => workbook.member(workbook.host?)?.name.clone(),
            SettingName::Year => workbook.year.number().to_string(),
            SettingName::PeriodEnd => heading::month(lang, workbook.period_end).to_owned(),
            SettingName::DriftUnit => unit(workbook.drift_unit),
            SettingName::InvestmentUnit => unit(workbook.investment_unit),
            SettingName::Signs => sentence::result_signs(lang, &workbook.signs),
            SettingName::Method => heading::method(lang, workbook.method).to_owned(),
            SettingName::Profile => self.profile(&workbook.profile),
            SettingName::DriftColumns => {
                let names = workbook.drift_columns.iter().map(|column| heading::drift_plain(lang, *column));
                names.collect::<Vec<_>>().join(", ")
            }
            SettingName::Settlement => key(workbook.settlement.key)?,
            SettingName::Capital => {
                let rate = workbook.capital.rate.percent() / rust_decimal::Decimal::ONE_HUNDRED;
                let line = workbook.capital.line.and_then(|line| workbook.line(line));
                let line = line.map(|line| format!(", {}", line.name)).unwrap_or_default();
                format_percent(rate, 2, lang.numbers()) + &line
            }
            SettingName::Controls => workbook.controls.len().to_string(),
            SettingName::Acceptances => workbook.acceptances.len().to_string(),
            SettingName::Balance => {
                (workbook.balance.adjustments.len() + workbook.balance.deficits.len()).to_string()
            }
            SettingName::CommentLimit => {
                let limit = workbook.comment_limit;
                let amount = limit.amount.map(|amount| sentence::amount(lang, amount, self.style.drift_unit));
                let part = limit.part.map(|part| format_percent(part, 0, lang.numbers()));
                amount.into_iter().chain(part).collect::<Vec<_>>().join(", ")
            }
            SettingName::RollUp => goal::rule(lang, workbook.roll_up).to_owned(),
            SettingName::Formula | SettingName::Lineage => return None,
        })
    }
}
