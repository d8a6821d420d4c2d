//! All figures of a workbook as one long table: a row for each line, holder and column. Any number of boards and years can
//! be put below each other in a database; `docs/DATABASE.md` says what the columns hold.

use super::save::quoted;
use crate::file::name;
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, Kind, RowId};
use crate::model::investment::{Project, ProjectColumn, ProjectGroup};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::drift::{DriftRow, DriftTable, Lens, Tables};
use crate::rules::project::{lacks, project_amount};
use crate::rules::sense::Sense;

/// The names of its columns, in order.
pub const COLUMNS: [&str; 16] = [
    "workbook",
    "workbook_id",
    "year",
    "period_end",
    "part",
    "activity",
    "activity_id",
    "line",
    "line_id",
    "kind",
    "member",
    "member_id",
    "member_code",
    "column",
    "amount",
    "incomplete",
];

/// The columns of drift tables that hold amounts.
pub const DRIFT: [DriftColumn; 14] = [
    DriftColumn::PriorActual,
    DriftColumn::OriginalBudget,
    DriftColumn::Supplements,
    DriftColumn::Budget,
    DriftColumn::BudgetToDate,
    DriftColumn::Actual,
    DriftColumn::DeviationToDate,
    DriftColumn::RawPrognosis,
    DriftColumn::Adjustments,
    DriftColumn::BeforeMeasures,
    DriftColumn::Measures,
    DriftColumn::CapitalCost,
    DriftColumn::Prognosis,
    DriftColumn::Deviation,
];

/// The table of a workbook as CSV: UTF-8, commas, amounts in kronor with a decimal point, signs as inside (see
/// `model::sign`). The same workbook gives the same bytes, whatever language it is looked at in. What leaves something out
/// that stands in a cell is marked as incomplete, and has no amount where none is known.
#[must_use]
pub fn csv(workbook: &Workbook, tables: &Tables) -> String {
    let mut rows = Rows { workbook, out: COLUMNS.join(",") + "\n" };
    for table in tables.iter() {
        for row in &table.rows {
            if let (Some(RowId::Line(_)), Sense::Kind(kind)) = (row.id, row.sense) {
                rows.line(table, row, kind);
            }
        }
    }
    for group in &workbook.project_groups {
        for project in &group.projects {
            rows.project(tables, group, project);
        }
    }
    rows.out
}

/// The rows that are written so far.
struct Rows<'a> {
    workbook: &'a Workbook,
    out: String,
}

impl Rows<'_> {
    fn line(&mut self, table: &DriftTable, row: &DriftRow, kind: Kind) {
        let name = self.workbook.activity(table.activity).map_or("", |activity| &activity.name);
        let id = row.id.map(|id| match id {
            RowId::Line(id) => id.to_string(),
            RowId::Group(id) => id.to_string(),
        });
        let of = self.beginning(
            "drift",
            (name, &table.activity.to_string()),
            (&row.name, &id.unwrap_or_default()),
            &name::kind(kind),
        );
        for column in DRIFT {
            let cell = |lens| {
                let lacks = table.figures(row, lens).is_some_and(|figures| figures.lacks.has(column));
                (table.amount(row, lens, column), lacks)
            };
            let total = cell(Lens::Total);
            let parts: Vec<_> =
                table.holders.iter().map(|holder| (*holder, cell(Lens::Holder(*holder)))).collect();
            let known: Money = parts.iter().filter_map(|(_, (amount, _))| *amount).sum();
            let column = name::drift_column(column);
            let has_parts = total.0.is_none() || parts.iter().any(|(_, (amount, _))| amount.is_some());
            if known == total.0.unwrap_or_default() && has_parts {
                let is_said = parts.iter().any(|(_, (_, lacks))| *lacks);
                for (holder, cell) in parts {
                    self.row(&of, Some(holder), &column, cell);
                }
                // Whose it is what is left out, nobody knows either.
                self.row(&of, None, &column, (None, total.1 && !is_said));
            } else {
                // Nobody knows whose it is; it is the line's all the same.
                self.row(&of, None, &column, total);
            }
        }
    }

    fn project(&mut self, tables: &Tables, group: &ProjectGroup, project: &Project) {
        let name = match project.number.as_str() {
            "" => project.name.clone(),
            number => format!("{number} {}", project.name),
        };
        let of = self.beginning(
            "investments",
            (&group.name, &group.id.to_string()),
            (&name, &project.id.to_string()),
            "investment",
        );
        let years = project.coming_years.keys();
        let coming = years.flat_map(|year| [ProjectColumn::Decided(*year), ProjectColumn::Requested(*year)]);
        for column in ProjectColumn::ALL.into_iter().chain(coming) {
            // The sum of two columns that are here.
            if column == ProjectColumn::SupplementAndCarryOver {
                continue;
            }
            let amount = project_amount(self.workbook, tables.formulas(), project, column);
            let lacks = lacks(self.workbook, tables.formulas(), project, column);
            self.row(&of, Some(project.holder), &name::project_column(column), (amount, lacks));
        }
    }

    /// What all rows of a line begin with.
    fn beginning(
        &self,
        table: &str,
        (activity, activity_id): (&str, &str),
        (line, line_id): (&str, &str),
        kind: &str,
    ) -> String {
        let year = self.workbook.year.number();
        let period_end = format!("{year}-{:02}", self.workbook.period_end.number());
        let fields = [
            &quoted(&self.workbook.name, ','),
            &self.workbook.id.to_string(),
            &year.to_string(),
            &period_end,
            table,
            &quoted(activity, ','),
            activity_id,
            &quoted(line, ','),
            line_id,
            kind,
        ];
        fields.join(",") + ","
    }

    /// A row, if there is something to say.
    fn row(
        &mut self,
        of: &str,
        holder: Option<Holder>,
        column: &str,
        (amount, lacks): (Option<Money>, bool),
    ) {
        if amount.is_none() && !lacks {
            return;
        }
        let amount = amount.map(|amount| amount.as_decimal().normalize().to_string()).unwrap_or_default();
        let member = match holder {
            None => ",,".to_owned(),
            Some(Holder::Shared) => "shared,shared,".to_owned(),
            Some(Holder::Member(id)) => {
                let member = self.workbook.member(id);
                let code = member.and_then(|member| member.code.as_deref()).unwrap_or_default();
                format!(
                    "{},{id},{}",
                    quoted(member.map_or("", |member| &member.name), ','),
                    quoted(code, ',')
                )
            }
        };
        self.out.extend([of, &member, ",", column, ",", &amount, ",", if lacks { "true" } else { "false" }]);
        self.out.push('\n');
    }
}
