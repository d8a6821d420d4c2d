//! Arbitrary scenarios: about rows, projects, measures and keys of the workbook, and about some that are not there.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rust_decimal::Decimal;
use sambudget::model::drift::{LineField, Place, RowId};
use sambudget::model::edit::ScenarioEdit;
use sambudget::model::formula::AmountCell;
use sambudget::model::id::{KeyId, LineId, MeasureId, ProjectId, ScenarioId};
use sambudget::model::investment::ProjectField;
use sambudget::model::scenario::{By, Change, Percent, ProjectChange, Scenario};

use super::{Fresh, Resolver, entry, holder, money, month, name, number, pick, prose};

fn percent() -> impl Strategy<Value = Percent> + Clone {
    (-10_000_000i64..=10_000_000, 0u32..=4).prop_map(|(digits, scale)| {
        let percent = Decimal::new(digits / 10i64.pow(4 - scale), scale);
        Percent::new(percent).unwrap_or_default()
    })
}

fn by() -> impl Strategy<Value = By> {
    prop_oneof![
        percent().prop_map(By::Percent),
        money().prop_map(By::Amount),
        (percent(), month()).prop_map(|(percent, from)| By::Index(percent, from)),
    ]
}

fn cell() -> BoxedStrategy<AmountCell> {
    let line = proptest::sample::select(&LineField::ALL[..]);
    let project = proptest::sample::select(&ProjectField::ALL[..]);
    let year = 1950u16..=2199;
    prop_oneof![
        (number(), option::of(holder()), line).prop_map(|(id, of, field)| {
            AmountCell::Line(LineId(id), of.map_or(Place::Total, Place::Part), field)
        }),
        (number(), project).prop_map(|(id, field)| AmountCell::Project(ProjectId(id), field)),
        (number(), year.clone()).prop_map(|(id, year)| AmountCell::Decided(ProjectId(id), year)),
        (number(), year).prop_map(|(id, year)| AmountCell::Requested(ProjectId(id), year)),
    ]
    .boxed()
}

pub fn change() -> BoxedStrategy<Change> {
    let row = number().prop_map(|n| RowId::Line(LineId(n)));
    let of_project = prop_oneof![
        any::<i16>().prop_filter("one sign", |months| *months != i16::MIN).prop_map(ProjectChange::Moved),
        percent().prop_map(ProjectChange::Cut),
        Just(ProjectChange::Cancelled),
    ];
    prop_oneof![
        (vec(row, 1..4), option::of(holder()), by()).prop_map(|(rows, holder, by)| Change::Prognosis {
            rows,
            holder,
            by
        }),
        (cell(), entry(money())).prop_map(|(cell, entry)| Change::Cell(cell, entry)),
        (number(), any::<bool>()).prop_map(|(id, on)| Change::Measure(MeasureId(id), on)),
        (number(), name()).prop_map(|(id, start)| Change::MeasureStart(MeasureId(id), start)),
        (number(), of_project).prop_map(|(id, change)| Change::Project(ProjectId(id), change)),
        (number(), number()).prop_map(|(from, to)| Change::Key { from: KeyId(from), to: KeyId(to) }),
    ]
    .boxed()
}

pub fn scenario() -> BoxedStrategy<Scenario> {
    (name(), prose(), option::of(number()), any::<bool>(), vec(change(), 0..5))
        .prop_map(|(name, note, on, is_archived, changes)| Scenario {
            id: ScenarioId(0),
            name,
            note,
            on: on.map(ScenarioId),
            is_archived,
            changes,
        })
        .boxed()
}

pub fn edit() -> BoxedStrategy<ScenarioEdit> {
    let index = || prop_oneof![15 => 0..3usize, 1 => Just(1_000)];
    let id = || number().prop_map(ScenarioId);
    prop_oneof![
        2 => (index(), scenario()).prop_map(|(at, new)| ScenarioEdit::Insert(at, Box::new(new))),
        1 => id().prop_map(ScenarioEdit::Remove),
        1 => (id(), index()).prop_map(|(id, to)| ScenarioEdit::Move(id, to)),
        3 => (id(), scenario()).prop_map(|(id, new)| ScenarioEdit::Put(Box::new(Scenario { id, ..new }))),
    ]
    .boxed()
}

impl Resolver {
    pub fn scenario_id(&self, drawn: ScenarioId) -> ScenarioId {
        pick(&self.scenarios, drawn.0).unwrap_or(drawn)
    }

    pub fn change(&self, change: &mut Change) {
        match change {
            Change::Prognosis { rows, holder, .. } => {
                for row in rows {
                    if let RowId::Line(id) = *row {
                        *row = self.row_id(id.0);
                    }
                }
                *holder = holder.map(|of| self.holder(of));
            }
            Change::Cell(AmountCell::Line(id, place, _), _) => {
                *id = self.line_id(*id);
                if let Place::Part(of) = place {
                    *of = self.holder(*of);
                }
            }
            Change::Cell(
                AmountCell::Project(id, _) | AmountCell::Decided(id, _) | AmountCell::Requested(id, _),
                _,
            )
            | Change::Project(id, _) => *id = self.project_id(*id),
            Change::Measure(id, _) | Change::MeasureStart(id, _) => {
                *id = pick(&self.measures, id.0).unwrap_or(*id);
            }
            Change::Key { from, to } => {
                *from = self.key(*from).unwrap_or(*from);
                *to = self.key(*to).unwrap_or(*to);
            }
        }
    }

    /// Gives it a new identity, and what it refers to from the workbook.
    pub fn scenario(&self, scenario: &mut Scenario, fresh: &mut Fresh) {
        scenario.id = fresh.id();
        self.within(scenario);
    }

    fn within(&self, scenario: &mut Scenario) {
        scenario.on = scenario.on.map(|on| self.scenario_id(on));
        scenario.changes.iter_mut().for_each(|change| self.change(change));
    }

    pub fn scenario_edit(&self, edit: ScenarioEdit, fresh: &mut Fresh) -> ScenarioEdit {
        match edit {
            ScenarioEdit::Insert(index, mut new) => {
                self.scenario(&mut new, fresh);
                ScenarioEdit::Insert(index, new)
            }
            ScenarioEdit::Remove(id) => ScenarioEdit::Remove(self.scenario_id(id)),
            ScenarioEdit::Move(id, to) => ScenarioEdit::Move(self.scenario_id(id), to),
            ScenarioEdit::Put(mut new) => {
                new.id = self.scenario_id(new.id);
                self.within(&mut new);
                ScenarioEdit::Put(new)
            }
        }
    }
}
