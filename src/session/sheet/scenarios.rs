//! Scenarios side by side as sheets: the prognosis of each row in the base and in each scenario, with the difference.

use std::borrow::Cow;

use super::{Cell, ColumnKey, ColumnKind, Content, Mark, RowHead, RowStyle, SheetId, Source, Subject, Table};
use crate::lang::heading;
use crate::lang::scenario::words;
use crate::model::drift::Row;
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;
use crate::rules::scenario::Played;
use crate::rules::scenario::beside::{BesideRow, Of, drift};

/// The drift, the projects or the members; `None` while no scenario stands beside the base.
pub(super) fn table(source: Source<'_>, id: SheetId) -> Option<Table<'_>> {
    let trials = source.trials.filter(|trials| !trials.played.is_empty())?;
    let played: Vec<&Played> = trials.played.iter().map(|(_, played)| played).collect();
    let (workbook, said) = (source.workbook, words(source.lang));
    let (rows, caption, corner) = match id {
        SheetId::ScenarioProjects => {
            (Cow::Borrowed(&trials.projects[..]), said.projects, source.lang.texts().later().project)
        }
        SheetId::ScenarioMembers => (Cow::Borrowed(&trials.holders[..]), said.holders, said.member),
        _ => {
            let rows = drift(source.tables, &played, source.lens);
            (Cow::Owned(rows), said.drift, source.lang.texts().line)
        }
    };
    let head = |(place, row): (usize, &BesideRow)| RowHead {
        subject: match row.of {
            Of::Row(id) => Subject::Row(id),
            Of::Activity(id) => Subject::Activity(id),
            Of::Project(id) => Subject::Project(id),
            Of::ProjectGroup(id) => Subject::ProjectGroup(id),
            Of::Holder(holder) => Subject::Holder(holder),
            Of::Settled(_) => Subject::Place(place),
            Of::Total => Subject::Total,
        },
        depth: row.depth,
        style: match row.of {
            Of::Total => RowStyle::Total,
            _ if row.is_sum() => RowStyle::Sum,
            _ => RowStyle::Line,
        },
        fold: None,
    };
    let pair = [ColumnKind::Number, ColumnKind::Deviation];
    let columns = [ColumnKind::Number].into_iter().chain(played.iter().flat_map(|_| pair));
    let differences = rows.iter().flat_map(|row| (0..played.len()).filter_map(|at| row.difference(at)));
    Some(Table {
        id,
        caption: caption.to_owned(),
        corner,
        columns: columns.collect(),
        rows: rows.iter().enumerate().map(head).collect(),
        shown: None,
        beneath: None,
        content: Box::new(SideBySide {
            source,
            unit: if id == SheetId::ScenarioProjects {
                workbook.investment_unit
            } else {
                workbook.drift_unit
            },
            largest: differences.map(Money::abs).max().unwrap_or_default(),
            rows,
            is_projects: id == SheetId::ScenarioProjects,
        }),
    })
}

struct SideBySide<'a> {
    source: Source<'a>,
    unit: DisplayUnit,
    rows: Cow<'a, [BesideRow]>,
    largest: Money,
    is_projects: bool,
}

/// Which figure a column has.
enum Column {
    Base,
    /// Of the scenario at a place.
    Tried(usize),
    /// How it differs from the base.
    Difference(usize),
}

impl Column {
    fn at(column: usize) -> Self {
        match column.checked_sub(1) {
            None => Self::Base,
            Some(at) if at % 2 == 0 => Self::Tried(at / 2),
            Some(at) => Self::Difference(at / 2),
        }
    }
}

impl SideBySide<'_> {
    fn name(&self, at: usize) -> &str {
        let id = self.source.trials.and_then(|trials| trials.played.get(at)).map(|(id, _)| *id);
        id.and_then(|id| self.source.workbook.scenario(id)).map(|of| of.name.as_str()).unwrap_or_default()
    }
}

impl Content for SideBySide<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn key(&self, column: usize) -> ColumnKey {
        ColumnKey::Place(column)
    }

    fn heading(&self, column: usize) -> String {
        let said = words(self.source.lang);
        match Column::at(column) {
            Column::Base => said.base.to_owned(),
            Column::Tried(at) => self.name(at).to_owned(),
            Column::Difference(at) => said.difference.replace("{}", self.name(at)),
        }
    }

    fn header(&self, row: usize) -> Cell {
        let Source { lang, workbook, .. } = self.source;
        let name = match self.rows[row].of {
            Of::Row(id) => workbook.row(id).map(|row| match row {
                Row::Line(line) => line.name.clone(),
                Row::Group(group) => group.name.clone(),
            }),
            Of::Activity(id) => workbook.activity(id).map(|of| of.name.clone()),
            Of::Project(id) => workbook.project(id).map(|of| of.name.clone()),
            Of::ProjectGroup(id) => workbook.project_group(id).map(|of| of.name.clone()),
            Of::Holder(holder) => Some(heading::holder(lang, holder, workbook)),
            Of::Settled(id) => {
                workbook.member(id).map(|member| words(lang).settled.replace("{}", &member.name))
            }
            Of::Total if self.is_projects => Some(words(lang).all_projects.to_owned()),
            Of::Total => Some(words(lang).result.to_owned()),
        };
        Cell::shown(name.unwrap_or_default())
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let row = &self.rows[row];
        match Column::at(column) {
            Column::Base => self.source.amount(row.base, row.sense, self.unit),
            Column::Tried(at) => {
                let amount = row.tried.get(at).copied().flatten();
                self.source.amount(amount, row.sense, self.unit)
            }
            Column::Difference(at) => {
                let signs = &self.source.workbook.signs;
                let sign = if self.is_projects { signs.project_deviation } else { signs.deviation };
                let difference = row.difference(at);
                let mut cell = self.source.deviation(difference, row.sense, (self.unit, sign), self.largest);
                let said = words(self.source.lang);
                cell.about = match cell.mark {
                    Mark::Deviation { good: true, .. } => said.better,
                    Mark::Deviation { .. } => said.worse,
                    Mark::OnBudget => said.same,
                    _ => "",
                }
                .to_owned();
                cell
            }
        }
    }
}
