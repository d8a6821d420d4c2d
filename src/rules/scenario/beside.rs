//! Scenarios side by side: each row's prognosis in the base and in each of them.

use super::Played;
use super::members::{Standing, standings};
use crate::model::Workbook;
use crate::model::drift::RowId;
use crate::model::id::{ActivityId, MemberId, ProjectGroupId, ProjectId};
use crate::model::investment::ProjectColumn;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::drift::{DriftRow, DriftTable, Lens, Tables};
use crate::rules::figures::sum;
use crate::rules::project::project_amount;
use crate::rules::sense::Sense;
use crate::rules::summary::{result, result_parts};

/// What a row of scenarios side by side is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A line or group.
    Row(RowId),
    /// A drift table: its result.
    Activity(ActivityId),
    /// A project.
    Project(ProjectId),
    /// An investment table.
    ProjectGroup(ProjectGroupId),
    /// A member's, or the shared, part of the result.
    Holder(Holder),
    /// What a member is to have (positive) or to pay by the settlement.
    Settled(MemberId),
    /// Everything together.
    Total,
}

/// A row with its figure in the base and in each scenario, in kronor with the signs inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BesideRow {
    /// What it is about.
    pub of: Of,
    /// How many sums it stands in.
    pub depth: usize,
    /// What its amounts mean.
    pub sense: Sense,
    /// The prognosis in the base; `None` where there is none.
    pub base: Option<Money>,
    /// The prognosis in each scenario.
    pub tried: Vec<Option<Money>>,
}

impl BesideRow {
    /// How much better for the board a scenario is than the base; worse is negative. `None` where one of them has no figure.
    #[must_use]
    pub fn difference(&self, scenario: usize) -> Option<Money> {
        Some(self.sense.deviation(self.base?, (*self.tried.get(scenario)?)?))
    }

    /// Whether it adds up others.
    #[must_use]
    pub fn is_sum(&self) -> bool {
        matches!(self.of, Of::Row(RowId::Group(_)) | Of::Activity(_) | Of::ProjectGroup(_))
    }
}

/// The drift through `lens`: each drift table with its lines and groups, and the result. A single table has no row of its
/// own: its result is the total.
#[must_use]
pub fn drift(tables: &Tables, played: &[&Played], lens: Lens) -> Vec<BesideRow> {
    let several = tables.len() > 1;
    let mut rows = Vec::new();
    for (place, table) in tables.iter().enumerate() {
        let others: Vec<Option<&DriftTable>> = played
            .iter()
            .map(|played| played.tables.get(place).filter(|other| other.activity == table.activity))
            .collect();
        if let Some(last) = table.rows.len().checked_sub(1).filter(|_| several) {
            rows.push(row_at(table, last, &others, lens, Of::Activity(table.activity), 0));
        }
        for (at, row) in table.rows.iter().enumerate() {
            let Some(id) = row.id else { continue };
            rows.push(row_at(table, at, &others, lens, Of::Row(id), row.depth + usize::from(several)));
        }
    }
    let total = |tables: &[DriftTable]| match lens {
        Lens::Total => result(tables).prognosis,
        Lens::Holder(holder) => {
            let place = tables.first().and_then(|table| table.holders.iter().position(|of| *of == holder));
            place.and_then(|place| result_parts(tables).get(place)?.prognosis)
        }
    };
    rows.push(BesideRow {
        of: Of::Total,
        depth: 0,
        sense: Sense::Result,
        base: total(tables),
        tried: played.iter().map(|played| total(&played.tables)).collect(),
    });
    rows
}

/// The row at a place of a table and of the same table in each scenario: a scenario leaves rows where they are.
fn row_at(
    table: &DriftTable,
    at: usize,
    others: &[Option<&DriftTable>],
    lens: Lens,
    of: Of,
    depth: usize,
) -> BesideRow {
    let row = &table.rows[at];
    let prognosis = |table: &DriftTable, row: &DriftRow| table.figures(row, lens).and_then(|of| of.prognosis);
    let tried = others.iter().map(|other| {
        let other = (*other)?;
        prognosis(other, other.rows.get(at).filter(|found| found.id == row.id)?)
    });
    BesideRow { of, depth, sense: row.sense, base: prognosis(table, row), tried: tried.collect() }
}

/// The projects by investment table, and all of them together.
#[must_use]
pub fn projects(base: &Workbook, tables: &Tables, played: &[&Played]) -> Vec<BesideRow> {
    let prognosis = |workbook: &Workbook, tables: &Tables, id: ProjectId| {
        let project = workbook.project(id)?;
        project_amount(workbook, tables.formulas(), project, ProjectColumn::Prognosis)
    };
    let row = |of, depth, base, tried| BesideRow { of, depth, sense: Sense::Expenditure, base, tried };
    let mut rows: Vec<BesideRow> = Vec::new();
    let adds = |of: Of, depth: usize, parts: &[BesideRow]| {
        let base = sum(parts.iter().map(|part| part.base));
        let tried = (0..played.len()).map(|at| sum(parts.iter().map(|part| part.tried[at]))).collect();
        row(of, depth, base, tried)
    };
    let several = base.project_groups.len() > 1;
    let mut all = Vec::new();
    for group in &base.project_groups {
        let of_group: Vec<BesideRow> = group
            .projects
            .iter()
            .map(|project| {
                let tried = played.iter().map(|of| prognosis(&of.workbook, &of.tables, project.id));
                let base = prognosis(base, tables, project.id);
                row(Of::Project(project.id), usize::from(several), base, tried.collect())
            })
            .collect();
        if several {
            rows.push(adds(Of::ProjectGroup(group.id), 0, &of_group));
        }
        all.extend(of_group.clone());
        rows.extend(of_group);
    }
    rows.push(adds(Of::Total, 0, &all));
    rows
}

/// Each holder's part of the result, which add up to it, and what each member is to have or pay by the settlement where
/// there is one.
#[must_use]
pub fn holders(base: &Workbook, tables: &Tables, played: &[&Played]) -> Vec<BesideRow> {
    let now = standings(base, tables);
    let then: Vec<_> = played.iter().map(|of| standings(&of.workbook, &of.tables)).collect();
    let row = |of, base, tried| BesideRow { of, depth: 0, sense: Sense::Result, base, tried };
    let of_each = |place: usize, figure: fn(&Standing) -> Option<Money>| {
        then.iter().map(|standings| standings.get(place).and_then(figure)).collect()
    };
    let mut rows: Vec<BesideRow> = now
        .iter()
        .enumerate()
        .map(|(place, of)| row(Of::Holder(of.holder), of.part, of_each(place, |of| of.part)))
        .collect();
    let results = played.iter().map(|of| result(&of.tables).prognosis).collect();
    rows.push(row(Of::Total, result(tables).prognosis, results));
    let settled = now.iter().enumerate().filter_map(|(place, of)| match of.holder {
        Holder::Member(id) if of.settled.is_some() => {
            Some(row(Of::Settled(id), of.settled, of_each(place, |of| of.settled)))
        }
        _ => None,
    });
    rows.extend(settled);
    rows
}
