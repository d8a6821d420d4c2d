//! Where each published figure stands in a workbook: by order of tables and rows, and by what the columns
//! mean.

use rust_decimal::Decimal;
use sambudget::model::Workbook;
use sambudget::model::control::ControlPlace;
use sambudget::model::drift::DriftColumn;
use sambudget::model::investment::ProjectColumn;
use sambudget::model::money::Money;
use sambudget::model::sign::DeviationSign;
use sambudget::rules::drift::DriftTable;
use sambudget::rules::formula::Formulas;
use sambudget::rules::project::tag_tables;
use sambudget::rules::sense::Sense;

use super::published::{Organisation, Part, Row, Table};

/// A cell of a published table, and the figure of the workbook that belongs there.
pub struct PublishedCell<'a> {
    pub table: &'a Table,
    pub row: &'a Row,
    pub column: &'a str,
    /// As printed, in the printed unit; `None` is an empty cell.
    pub printed: Option<Decimal>,
    /// The figure of the workbook.
    pub place: ControlPlace,
    /// Whether the organisation writes the figure with the opposite sign of the one inside.
    pub opposite: bool,
    /// Whether the workbook calculates it, rather than that somebody enters it.
    pub calculated: bool,
}

impl PublishedCell<'_> {
    /// An amount with the sign inside as it is written, or the other way round.
    pub fn turned(&self, amount: Money) -> Money {
        if self.opposite { -amount } else { amount }
    }
}

/// Whether a column is a deviation.
fn is_deviation(column: &str) -> bool {
    column.starts_with("deviation")
}

/// Whether the figure follows from others where it stands on a row that is not a sum.
fn follows(table: &Table, column: &str) -> bool {
    is_deviation(column)
        || column == "budget_to_date"
        || column == "budget" && table.has("original_budget")
        || matches!(table.part(), Part::Summary | Part::Settlement)
}

/// What a column of a drift table means. At a year end there is no prognosis, and the deviation is the one
/// of the actual.
pub fn drift_column(table: &Table, id: &str) -> DriftColumn {
    match id {
        "prior_actual" => DriftColumn::PriorActual,
        "budget" => DriftColumn::Budget,
        "budget_to_date" => DriftColumn::BudgetToDate,
        "actual" => DriftColumn::Actual,
        "deviation" if table.has("prognosis") => DriftColumn::Deviation,
        "deviation" | "deviation_to_date" => DriftColumn::DeviationToDate,
        "prognosis" => DriftColumn::Prognosis,
        other => panic!("{}: what is the column {other}?", table.id),
    }
}

/// What a column of an investment table means; as [`drift_column`].
pub fn project_column(table: &Table, id: &str) -> ProjectColumn {
    let year = |prefix| id.strip_prefix(prefix).and_then(|year| year.parse().ok());
    if let Some(year) = year("decided_") {
        return ProjectColumn::Decided(year);
    }
    if let Some(year) = year("requested_") {
        return ProjectColumn::Requested(year);
    }
    match id {
        "opening" => ProjectColumn::PriorSpending,
        "original_budget" => ProjectColumn::OriginalBudget,
        "supplement" => ProjectColumn::SupplementAndCarryOver,
        "budget" => ProjectColumn::Budget,
        "actual" => ProjectColumn::Actual,
        "deviation" if table.has("prognosis") => ProjectColumn::Deviation,
        "deviation" | "deviation_to_date" => ProjectColumn::DeviationToDate,
        "prognosis" => ProjectColumn::Prognosis,
        "annual_operating_cost" => ProjectColumn::YearlyOperatingCost,
        other => panic!("{}: what is the column {other}?", table.id),
    }
}

/// Every cell of every published table, empty ones too.
pub fn cells<'a>(
    workbook: &Workbook,
    drift_tables: &[DriftTable],
    organisation: &'a Organisation,
) -> Vec<PublishedCell<'a>> {
    let mut cells = Vec::new();
    for part in [Part::Drift, Part::Projects, Part::Summary, Part::Tag, Part::Settlement] {
        for (nth, table) in organisation.about(part).enumerate() {
            for (at, row) in table.rows.iter().enumerate() {
                for column in table.column_ids() {
                    let spot = Spot { workbook, drift_tables, table, nth, at, row, column };
                    let (place, opposite) = spot.find();
                    cells.push(PublishedCell {
                        table,
                        row,
                        column,
                        printed: row.values.get(column).copied(),
                        place,
                        opposite,
                        calculated: row.is_total() || follows(table, column),
                    });
                }
            }
        }
    }
    cells
}

/// A cell that is looked for: the `at`-th row of the `nth` table of its sort.
struct Spot<'a> {
    workbook: &'a Workbook,
    drift_tables: &'a [DriftTable],
    table: &'a Table,
    nth: usize,
    at: usize,
    row: &'a Row,
    column: &'a str,
}

impl Spot<'_> {
    fn find(&self) -> (ControlPlace, bool) {
        match self.table.part() {
            Part::Drift => self.drift(),
            Part::Projects => self.project(),
            Part::Summary => self.summary(),
            // Varav: expenditure, and what members get back, are written as they are inside.
            Part::Tag => (self.tag(), false),
            Part::Settlement => {
                let member = self.workbook.members.get(self.at).map(|member| member.id);
                (ControlPlace::Settlement { member }, false)
            }
            Part::ActionPlan => panic!("the action plan has no figures"),
        }
    }

    fn drift(&self) -> (ControlPlace, bool) {
        let column = drift_column(self.table, self.column);
        let table = &self.drift_tables[self.nth];
        let row = &table.rows[self.at];
        let place = ControlPlace::Drift { activity: table.activity, row: row.id, holder: None, column };
        (place, self.is_opposite(row.sense, self.workbook.signs.deviation))
    }

    fn project(&self) -> (ControlPlace, bool) {
        let group = &self.workbook.project_groups[self.nth];
        let project = if self.row.is_total() { None } else { Some(group.projects[self.at].id) };
        let column = project_column(self.table, self.column);
        let place = ControlPlace::Projects { group: group.id, project, holder: None, column };
        (place, self.is_opposite(Sense::Expenditure, self.workbook.signs.project_deviation))
    }

    fn summary(&self) -> (ControlPlace, bool) {
        let column = drift_column(self.table, self.column);
        let place = if self.row.is_total() {
            ControlPlace::AllActivities { holder: None, column }
        } else {
            let activity = self.drift_tables[self.at].activity;
            ControlPlace::Drift { activity, row: None, holder: None, column }
        };
        (place, self.is_opposite(Sense::Result, self.workbook.signs.deviation))
    }

    fn tag(&self) -> ControlPlace {
        let holder = if self.row.is_total() {
            None
        } else {
            Some(tag_tables(self.workbook, &Formulas::default())[self.nth].holders[self.at].0)
        };
        ControlPlace::Tag { tag: self.nth, holder }
    }

    fn is_opposite(&self, sense: Sense, sign: DeviationSign) -> bool {
        let one = Money::kronor(1);
        let signs = &self.workbook.signs;
        let written = if is_deviation(self.column) {
            sense.written_deviation(one, sign, signs)
        } else {
            sense.written(one, signs)
        };
        written.is_negative()
    }
}
