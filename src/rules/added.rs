//! What is added to a line's prognosis beside what its method gives: adjustments, the effects of measures, and the
//! capital cost of projects (domain: Columns of a drift line; Action plan; Investments).
//!
//! Prognosis = what the method gives + adjustments + measures + capital cost, in total and for each holder. What is one
//! holder's goes to that holder. What is the whole line's reaches the holders as the line does: by its key, or where the
//! line is direct, in proportion to what the method gives each of them.
//!
//! A line for which the method gives nothing has no prognosis that an adjustment or a measure could change: they then
//! count nowhere, which the checks point out. A capital cost stands by itself.

use litemap::LiteMap;

use super::capital;
use super::drift::DriftTable;
use super::figures::{Figures, sum};
use super::formula::Formulas;
use super::key::{Span, Weights};
use super::measure;
use super::sense::Sense;
use super::split::{split, split_like};
use crate::model::Workbook;
use crate::model::drift::DriftColumn;
use crate::model::id::{LineId, MeasureId};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::order;
use crate::model::set::Set;
use crate::part::Part;

/// Why something is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The controller adjusts the prognosis.
    Adjustment,
    /// A measure that is included takes effect.
    Measure,
    /// Projects cost depreciation and interest.
    CapitalCost,
}

impl Cause {
    /// Every cause, in the order of the columns.
    pub const ALL: [Self; 3] = [Self::Adjustment, Self::Measure, Self::CapitalCost];

    /// The cause whose amounts a column shows.
    #[must_use]
    pub fn of(column: DriftColumn) -> Option<Self> {
        match column {
            DriftColumn::Adjustments => Some(Self::Adjustment),
            DriftColumn::Measures => Some(Self::Measure),
            DriftColumn::CapitalCost => Some(Self::CapitalCost),
            _ => None,
        }
    }
}

/// Something that is added to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addition {
    /// Why.
    pub cause: Cause,
    /// Whose it is; `None` is the whole line's.
    pub holder: Option<Holder>,
    /// What is added to the prognosis, in kronor as inside: more cost or more revenue is positive.
    pub amount: Money,
    /// The measure whose effect it is, if it is one's.
    pub measure: Option<MeasureId>,
}

/// Everything that is added to lines; lines to which nothing is are not here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Additions {
    lines: LiteMap<LineId, Vec<Addition>>,
    /// The lines from whose amounts something follows that is added to them.
    pub(in crate::rules) by_lines: Set<LineId>,
    /// Whether formulas stand on those, so that it may follow from any amount.
    pub(in crate::rules) by_any: bool,
}

/// What has been added to a row's prognosis, by cause; `None` is nothing, which is not 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Added([Option<Money>; Cause::ALL.len()]);

/// What has been added to a line: in total, and for each holder in the order of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineAdded {
    /// For the whole line.
    pub total: Added,
    /// For each holder.
    pub parts: Vec<Added>,
    /// What the method gives for the whole line.
    pub raw: Option<Money>,
    /// What it gives each holder.
    pub raw_parts: Vec<Option<Money>>,
}

/// What works this out, which the page loads later: what brings such things into a workbook asks for it first.
#[derive(Debug)]
pub struct Later {
    of: fn(&Workbook, &Formulas, Option<&[DriftTable]>) -> Additions,
    add_instead: AddInstead,
}

/// As [`add_instead`].
type AddInstead = fn(&mut LineParts<'_>, WasAdded, &[Addition]) -> WasAdded;

/// What was added to a line, if anything was.
type WasAdded = Option<Box<LineAdded>>;

/// All of it.
pub static ALL: Later = Later { of, add_instead: add_later };
/// Where it is when it has come.
pub static LATER: Part<Later> = Part::new(&ALL);

/// The figures of a line before anything is added.
pub(in crate::rules) struct LineParts<'a> {
    /// In total.
    pub(in crate::rules) total: &'a mut Figures,
    /// For each holder.
    pub(in crate::rules) parts: &'a mut [Figures],
    /// What its amounts mean.
    pub(in crate::rules) sense: Sense,
    /// Where a holder stands among the parts.
    pub(in crate::rules) place: &'a dyn Fn(Holder) -> Option<usize>,
    /// How a key splits it; `None` for a direct line.
    pub(in crate::rules) key: Option<Option<Weights>>,
}

impl Added {
    /// What was added for this cause.
    #[must_use]
    pub fn get(self, cause: Cause) -> Option<Money> {
        self.0[cause as usize]
    }

    /// All that was added.
    #[must_use]
    pub fn sum(self) -> Option<Money> {
        sum(self.0)
    }

    /// These and others, by cause; the others turned if `opposite`.
    #[must_use]
    pub fn plus(mut self, other: Self, opposite: bool) -> Self {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own = sum([*own, if opposite { other.map(|amount| -amount) } else { other }]);
        }
        self
    }

    fn add(&mut self, cause: Cause, amount: Money) {
        let own = &mut self.0[cause as usize];
        *own = sum([*own, Some(amount)]);
    }
}

impl LineAdded {
    /// Follows a change of what the method gives the holder at a place, to whom nothing else is added than before: adds to
    /// its figures what is. `None` where there was, or is, no prognosis, on which it depends whether anything counts.
    pub(in crate::rules) fn follow_part(
        &mut self,
        place: usize,
        figures: &mut Figures,
        sense: Sense,
    ) -> Option<()> {
        let (raw, now) = (self.raw_parts.get_mut(place)?, figures.prognosis?);
        let before = raw.replace(now)?;
        self.raw = Some(self.raw? + (now - before));
        if let Some(amount) = self.parts.get(place)?.sum() {
            raise(figures, sense, amount, true);
        }
        Some(())
    }
}

impl Additions {
    /// Everything that is added to lines of this workbook, as far as it follows from these values of formulas. `tables` know
    /// what the methods give, whatever is added to it in them; of a workbook with formulas they do not.
    #[must_use]
    pub(in crate::rules) fn of(
        workbook: &Workbook,
        formulas: &Formulas,
        tables: Option<&[DriftTable]>,
    ) -> Self {
        LATER.get().map(|later| (later.of)(workbook, formulas, tables)).unwrap_or_default()
    }

    /// The same with what projects cost by these values of formulas; all else does not follow from them.
    pub(in crate::rules) fn refresh_costs(&mut self, workbook: &Workbook, formulas: &Formulas) {
        let Some((line, costs)) = capital::additions(workbook, formulas) else { return };
        let mut all = self.lines.remove(&line).unwrap_or_default();
        all.retain(|addition| addition.cause != Cause::CapitalCost);
        // Where they stand when all is made anew: after the adjustments.
        let at = all.iter().take_while(|addition| addition.cause == Cause::Adjustment).count();
        all.splice(at..at, costs);
        if !all.is_empty() {
            self.lines.insert(line, all);
        }
    }

    /// What is added to a line; empty if nothing is.
    #[must_use]
    pub fn to(&self, line: LineId) -> &[Addition] {
        self.lines.get(&line).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether anything here may follow from the amounts of a line, or from others for `None`.
    pub(in crate::rules) fn follow_from(&self, line: Option<LineId>) -> bool {
        self.by_any || line.is_some_and(|line| self.by_lines.contains(line))
    }

    /// Whether what one holder gets may follow from what the others have.
    pub(in crate::rules) fn is_for_all(&self, line: LineId) -> bool {
        self.to(line).iter().any(|addition| addition.cause != Cause::CapitalCost)
    }

    /// Whether nothing is added to any line, nor follows from one.
    pub(in crate::rules) fn are_none(&self) -> bool {
        *self == Self::default()
    }

    /// The lines to which something else is added here than there.
    pub(in crate::rules) fn differing(&self, other: &Self) -> Vec<LineId> {
        let known = self.lines.keys().chain(other.lines.keys());
        let mut lines: Vec<LineId> =
            known.copied().filter(|line| self.to(*line) != other.to(*line)).collect();
        order::sort(&mut lines);
        lines.dedup();
        lines
    }

    /// Something more is added to a line.
    pub(in crate::rules) fn push(&mut self, line: LineId, addition: Addition) {
        match self.lines.get_mut(&line) {
            Some(known) => known.push(addition),
            None => {
                self.lines.insert(line, vec![addition]);
            }
        }
    }
}

/// Adds to the figures of a line what is added to it, in the place of what was added to them before, and gives what that
/// was; `None` if nothing was.
pub(in crate::rules) fn add_instead(
    line: &mut LineParts<'_>,
    before: WasAdded,
    additions: &[Addition],
) -> WasAdded {
    (LATER.get()?.add_instead)(line, before, additions)
}

fn of(workbook: &Workbook, formulas: &Formulas, tables: Option<&[DriftTable]>) -> Additions {
    let mut additions = Additions::default();
    for line in workbook.lines() {
        for adjustment in &line.adjustments {
            additions.push(
                line.id,
                Addition {
                    cause: Cause::Adjustment,
                    holder: adjustment.holder,
                    amount: adjustment.amount,
                    measure: None,
                },
            );
        }
    }
    if let Some((line, costs)) = capital::additions(workbook, formulas) {
        costs.for_each(|cost| additions.push(line, cost));
    }
    // Last: an effect is split by what all else gives.
    measure::add(workbook, &mut additions, tables);
    additions
}

fn add_later(line: &mut LineParts<'_>, before: WasAdded, additions: &[Addition]) -> WasAdded {
    if let Some(before) = before {
        take_away(line, &before);
    }
    if additions.is_empty() { None } else { add(line, additions) }
}

/// Gives a line the prognoses that its method gives, and the deviations of those: where there was a prognosis before, it was
/// compared with the budget exactly if it is now.
fn take_away(line: &mut LineParts<'_>, added: &LineAdded) {
    let sense = line.sense;
    let lower = |figures: &mut Figures, raw: Option<Money>| {
        let compared = raw.filter(|_| figures.deviation.is_some());
        figures.deviation = compared.map(|raw| sense.deviation(figures.budget.unwrap_or_default(), raw));
        figures.prognosis = raw;
    };
    line.parts.iter_mut().zip(&added.raw_parts).for_each(|(part, raw)| lower(part, *raw));
    lower(line.total, added.raw);
    if line.key.is_none() {
        line.total.deviation = sum(line.parts.iter().map(|part| part.deviation));
    }
}

fn add(line: &mut LineParts<'_>, additions: &[Addition]) -> WasAdded {
    let has_prognosis = line.total.prognosis.is_some();
    let mut added = LineAdded {
        total: Added::default(),
        parts: vec![Added::default(); line.parts.len()],
        raw: line.total.prognosis,
        raw_parts: line.parts.iter().map(|part| part.prognosis).collect(),
    };
    for addition in additions {
        if !has_prognosis && addition.cause != Cause::CapitalCost {
            continue;
        }
        added.total.add(addition.cause, addition.amount);
        for (place, amount) in parts_of(addition, line.place, line.key.as_ref(), &added.raw_parts) {
            if let Some(part) = added.parts.get_mut(place) {
                part.add(addition.cause, amount);
            }
        }
    }
    let all = added.total.sum()?;
    let is_compared = !is_budget_unread(line.total);
    raise(line.total, line.sense, all, is_compared);
    // Where a key splits the line, a part is compared with its budget if the whole is: what the whole leaves out is said
    // of each part, also of those that have no budget.
    let with_whole = line.key.is_some().then_some(line.total.deviation.is_some());
    for (figures, added) in line.parts.iter_mut().zip(&added.parts) {
        // Where a capital cost is all that a line by key has, those whom it does not reach cost nothing.
        let is_all = !has_prognosis && line.key.is_some() && figures.budget.is_some();
        if let Some(amount) = added.sum().or(is_all.then_some(Money::ZERO)) {
            let is_compared = with_whole.unwrap_or(!is_budget_unread(figures));
            raise(figures, line.sense, amount, is_compared);
        }
    }
    if line.key.is_none() {
        // A direct line is the sum of its parts, also where only some of them are compared.
        line.total.deviation = sum(line.parts.iter().map(|part| part.deviation));
    }
    Some(Box::new(added))
}

/// What each holder gets of an addition, by the holder's place; nobody gets anything where a key splits nothing. `key` is how
/// a key splits the line, if one does, and `raw` what the method gives each holder.
pub(in crate::rules) fn parts_of(
    addition: &Addition,
    place: &dyn Fn(Holder) -> Option<usize>,
    key: Option<&Option<Weights>>,
    raw: &[Option<Money>],
) -> Vec<(usize, Money)> {
    if let Some(holder) = addition.holder {
        return place(holder).map(|place| (place, addition.amount)).into_iter().collect();
    }
    match key {
        Some(weights) => weights
            .as_ref()
            .and_then(|weights| split(addition.amount, weights.over(Span::Year)))
            .map(|parts| parts.into_iter().enumerate().collect())
            .unwrap_or_default(),
        None => {
            let known: Vec<(usize, Money)> =
                raw.iter().enumerate().filter_map(|(place, raw)| Some((place, (*raw)?))).collect();
            if known.is_empty() {
                return place(Holder::Shared).map(|place| (place, addition.amount)).into_iter().collect();
            }
            let now: Vec<Money> = known.iter().map(|(_, amount)| *amount).collect();
            let parts = split_like(addition.amount, &now);
            known.into_iter().map(|(place, _)| place).zip(parts).collect()
        }
    }
}

/// Raises a prognosis, and moves its deviation with it. Where there was a prognosis but no deviation, the budget cannot
/// be read; where there was none, `compared` says whether it is compared.
fn raise(figures: &mut Figures, sense: Sense, amount: Money, compared: bool) {
    let before = figures.prognosis;
    let prognosis = before.unwrap_or_default() + amount;
    figures.prognosis = Some(prognosis);
    if figures.deviation.is_some() || before.is_none() && compared {
        figures.deviation = Some(sense.deviation(figures.budget.unwrap_or_default(), prognosis));
    }
}

/// Whether something stands in a budget that cannot be read or calculated.
fn is_budget_unread(figures: &Figures) -> bool {
    let is_unread = |column, amount: Option<Money>| amount.is_none() && figures.lacks.has(column);
    is_unread(DriftColumn::OriginalBudget, figures.original_budget)
        || is_unread(DriftColumn::Supplements, figures.supplements)
}
