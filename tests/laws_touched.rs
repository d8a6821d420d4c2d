//! What a change of one amount leaves as it was: only then may a page leave it as it was drawn.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use proptest::prelude::*;
use proptest::sample::Index;
use sambudget::lang::{Lang, Verb, What};
use sambudget::model::Workbook;
use sambudget::model::capital::CapitalCost;
use sambudget::model::drift::{Distribution, DriftColumn, LineAmounts, LineField, Place, Row};
use sambudget::model::edit::{Edit, LineChange};
use sambudget::model::entry::Entry;
use sambudget::model::id::LineId;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::rules::drift::Lens;
use sambudget::session::msg::Msg;
use sambudget::session::selection::At;
use sambudget::session::sheet::{Cell, SheetId};
use sambudget::session::state::{Look, Open, Saved, State, StepLabel, View};
use sambudget::session::update;

use support::workbook::workbook;

/// What a page knows of a table that it has drawn: the cells of each row, and what their bars were drawn against.
type Drawn = (Option<Money>, Vec<Vec<Cell>>);

fn drawn(state: &State, sheet: SheetId) -> Option<Drawn> {
    let table = state.table(sheet)?;
    let row = |row| (0..=table.columns.len()).map(|column| table.cell(At { row, column }).unwrap()).collect();
    Some((table.scale(), (0..table.rows.len()).map(row).collect()))
}

/// The workbook with every column shown, and nothing of what makes the figures of one line follow from another.
fn plain(mut workbook: Workbook) -> Workbook {
    workbook.drift_columns = DriftColumn::ALL.into();
    workbook.plan.clear();
    workbook.capital = CapitalCost::default();
    for activity in &mut workbook.activities {
        plain_rows(&mut activity.rows);
    }
    workbook.project_groups.clear();
    workbook.formula = None;
    workbook
}

fn plain_rows(rows: &mut [Row]) {
    let plain = |amounts: &mut LineAmounts| {
        for field in LineField::ALL {
            if amounts.get(field).formula().is_some() {
                amounts.replace(field, Entry::Unread("=".into()));
            }
        }
    };
    for row in rows {
        match row {
            Row::Group(group) => plain_rows(&mut group.rows),
            Row::Line(line) => {
                line.adjustments.clear();
                match &mut line.distribution {
                    Distribution::Direct(parts) => parts.iter_mut().for_each(|(_, amounts)| plain(amounts)),
                    Distribution::ByKey { total, .. } => plain(total),
                }
            }
        }
    }
}

/// A new amount somewhere; most are written where there is one.
fn written(
    workbook: &Workbook,
    line: Index,
    holder: Index,
    field: Index,
    kronor: Option<i64>,
) -> Option<Edit> {
    let lines: Vec<_> = workbook.lines().collect();
    let line = lines.get(line.index(lines.len().max(1)))?;
    let holders: Vec<Holder> = workbook.holders().collect();
    let place = match line.distribution.key() {
        Some(_) => Place::Total,
        None => Place::Part(holders[holder.index(holders.len())]),
    };
    let field = LineField::ALL[field.index(LineField::ALL.len())];
    let entry = kronor.map_or(Entry::Empty, |kronor| Entry::Value(Money::kronor(kronor)));
    Some(Edit::Line(line.id, LineChange::Amount(place, field, entry)))
}

/// Every operating table in every way that it can be looked at.
fn looks(workbook: &Workbook) -> Vec<(Look, DriftColumn, SheetId)> {
    let lenses: Vec<Lens> = workbook.holders().take(2).map(Lens::Holder).chain([Lens::Total]).collect();
    let mut looks: Vec<_> = workbook
        .activities
        .iter()
        .flat_map(|activity| {
            lenses.iter().map(|lens| (Look::Lens(*lens), DriftColumn::Budget, SheetId::Drift(activity.id)))
        })
        .collect();
    for measure in [DriftColumn::Budget, DriftColumn::Prognosis, DriftColumn::Deviation] {
        let sheets = workbook.activities.iter().map(|activity| SheetId::SideBySide(activity.id));
        looks.extend(sheets.map(|sheet| (Look::SideBySide, measure, sheet)));
    }
    looks
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_change_of_one_line_does_not_reach_is_as_it_was(
        workbook in prop_oneof![workbook().prop_map(plain), workbook()],
        edits in proptest::collection::vec(
            (any::<Index>(), any::<Index>(), any::<Index>(), proptest::option::weighted(0.8, -9..99_i64)),
            1..4,
        ),
    ) {
        let looks = looks(&workbook);
        let mut state = State::new(Lang::Swedish, Vec::new(), 7);
        state.open = Some(Open::new(workbook, View::Drift, Saved::Pending));
        for (line, holder, field, kronor) in edits {
            let Some(edit) = written(&state.open.as_ref().unwrap().workbook, line, holder, field, kronor) else {
                continue;
            };
            let all: Vec<Option<Drawn>> = looks.iter().map(|look| seen(&mut state, *look)).collect();
            let before = state.open.as_ref().unwrap().version;
            let label = StepLabel { verb: Verb::Settings, what: What::Named(String::new()) };
            update(&mut state, Msg::Perform(Box::new(edit), label));
            let Some(line) = state.open.as_ref().unwrap().touched_since(before) else { continue };
            for (look, before) in looks.iter().zip(all) {
                let after = seen(&mut state, *look);
                is_left_alone(&state, look.2, line, before.as_ref(), after.as_ref())?;
            }
        }
    }
}

fn seen(state: &mut State, (look, measure, sheet): (Look, DriftColumn, SheetId)) -> Option<Drawn> {
    let open = state.open.as_mut().unwrap();
    (open.look, open.measure) = (look, measure);
    drawn(state, sheet)
}

fn is_left_alone(
    state: &State,
    sheet: SheetId,
    line: LineId,
    before: Option<&Drawn>,
    after: Option<&Drawn>,
) -> Result<(), TestCaseError> {
    let (Some((scale, before)), Some((new_scale, after))) = (before, after) else { return Ok(()) };
    if scale != new_scale || scale.is_none() {
        return Ok(());
    }
    let table = state.table(sheet).unwrap();
    prop_assert_eq!(before.len(), after.len());
    for (row, (before, after)) in before.iter().zip(after).enumerate() {
        if !table.is_reached_by(row, line) {
            prop_assert_eq!(before, after, "row {} of {:?}", row, sheet);
        }
    }
    let Some(rows) = table.rows_of(line) else { return Ok(()) };
    for (row, (before, after)) in before.iter().zip(after).enumerate() {
        prop_assert!(before == after || rows.contains(&row), "row {} of {:?} is a sum of it", row, sheet);
    }
    Ok(())
}
