//! What may move: as changes of a scenario, and how far it goes.

use rust_decimal::Decimal;

use super::super::scope::chosen;
use super::desk::Desk;
use super::{Most, Mover};
use crate::model::Workbook;
use crate::model::drift::{Kind, Line, LineField, Place, RowId};
use crate::model::id::LineId;
use crate::model::money::Money;
use crate::model::order;
use crate::model::period::{FiscalYear, Month};
use crate::model::scenario::{By, Change};
use crate::rules::sense::Sense;

/// A mover that makes the result better.
pub(super) struct Candidate {
    pub(super) mover: Mover,
    /// By how much, as far as it may go and by itself.
    pub(super) effect: Money,
    /// How a line moves.
    pub(super) line: Option<OfLine>,
    most: Vec<Change>,
}

/// How a line moves.
#[derive(Clone, Copy)]
pub(super) struct OfLine {
    id: LineId,
    sense: Sense,
    /// The most, in whole kronor; positive makes the result better.
    most: Money,
}

/// How often a line is moved further before it is moved as far as it may: effects that do not follow the amount end.
const TRIES: usize = 8;

impl Candidate {
    /// Its changes as far as it may go.
    pub(super) fn most(&self) -> Vec<Change> {
        self.most.clone()
    }

    /// Its changes as far as they are needed to reach the target from where the desk stands; all of them where that is not
    /// enough.
    pub(super) fn just_enough(&self, desk: &mut Desk, target: Money) -> Vec<Change> {
        let Some(line) = self.line else { return self.most() };
        let mut amount = Money::ZERO;
        for _ in 0..TRIES {
            let kept = desk.mark();
            desk.make(&line.by(amount));
            let missing = desk.result().map(|result| target - result);
            desk.back_to(kept);
            match missing {
                Some(missing) if missing > Money::ZERO && amount < line.most => {
                    let more = missing.share(line.most.as_decimal(), self.effect.as_decimal());
                    amount = more.map_or(line.most, |more| (amount + up(more)).min(line.most));
                }
                Some(_) => return line.by(amount),
                None => return self.most(),
            }
        }
        self.most()
    }
}

impl OfLine {
    fn by(self, amount: Money) -> Vec<Change> {
        let by = By::Amount(self.sense.to_result(amount));
        vec![Change::Prognosis { rows: vec![RowId::Line(self.id)], holder: None, by }]
    }
}

/// The movers that make the result better, the largest effect first, and the others.
pub(super) fn candidates(desk: &mut Desk, movers: &[Mover]) -> (Vec<Candidate>, Vec<Mover>) {
    let before = desk.result().unwrap_or_default();
    let (mut found, mut idle): (Vec<Candidate>, Vec<Mover>) = (Vec::new(), Vec::new());
    for mover in movers {
        let line = of_line(desk, *mover);
        let most = match (mover, line) {
            (Mover::Line(..), None) => Vec::new(),
            (_, Some(line)) => line.by(line.most),
            (Mover::Measure(id, start), _) => {
                let year = desk.workbook().year;
                let starts = start.map(|month| Change::MeasureStart(*id, first_of(year, month)));
                [Change::Measure(*id, true)].into_iter().chain(starts).collect()
            }
            (Mover::Project(id, change), _) => vec![Change::Project(*id, *change)],
        };
        let made = desk.make(&most);
        let effect = desk.result().filter(|_| made).map(|after| after - before);
        desk.clear();
        match effect.filter(|effect| *effect > Money::ZERO) {
            Some(effect) => found.push(Candidate { mover: *mover, effect, line, most }),
            None => idle.push(*mover),
        }
    }
    order::sort_by(&mut found, |a, b| b.effect.cmp(&a.effect));
    (found, idle)
}

/// How far a line may move; `None` if the mover is no line or this one may not.
fn of_line(desk: &Desk, mover: Mover) -> Option<OfLine> {
    let Mover::Line(id, most) = mover else { return None };
    let workbook = desk.workbook();
    let all = chosen(workbook, desk.tables(), &[RowId::Line(id)], None).ok()?;
    let found = all.first().filter(|found| !is_held(workbook, found.line))?;
    let most = match most {
        Most::Percent(percent) => percent.of(found.prognosis)?,
        Most::Amount(amount) => amount,
    };
    let left = (found.prognosis - found.actual.unwrap_or_default()).max(Money::ZERO);
    let most = match found.line.kind {
        Kind::Cost => most.abs().min(left),
        Kind::Revenue | Kind::Contribution => most.abs(),
    };
    let most = Money::calculated(most.as_decimal().floor());
    let sense = Sense::Kind(found.line.kind);
    (most > Money::ZERO).then_some(OfLine { id, sense, most })
}

/// Whether the prognosis of a line, or of a part of it, is held.
#[must_use]
pub fn is_held(workbook: &Workbook, line: &Line) -> bool {
    let parts = workbook.holders().map(Place::Part);
    [Place::Total].into_iter().chain(parts).any(|place| line.is_held(place, LineField::Prognosis))
}

/// The first day of a month, as the start of a measure is written.
pub(super) fn first_of(year: FiscalYear, month: Month) -> String {
    format!("{}-{:02}-01", year.number(), month.number())
}

/// Up to whole kronor.
fn up(amount: Money) -> Money {
    let kronor: Decimal = amount.as_decimal();
    Money::calculated(kronor.ceil())
}
