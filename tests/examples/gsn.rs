//! Gemensamma servicenämnden, IT-center (Ludvika m.fl.), 31 August 2021.

use rust_decimal::Decimal;
use sambudget::model::Workbook;
use sambudget::model::drift::{Method, Profile, Row};
use sambudget::model::id::MeasureGroupId;
use sambudget::model::measure::MeasureGroup;
use sambudget::model::sign::{DeviationSign, Net, SignConvention};

use super::adjust::Adjustment;
use super::board::{Board, Layout, assumed_key};

pub fn workbook(adjustments: &[Adjustment]) -> Workbook {
    let signs = SignConvention {
        subtotal: Net::NetCost,
        result: Net::NetCost,
        project_deviation: DeviationSign::OutcomeMinusBudget,
        ..SignConvention::default()
    };
    let board = Board::new("gsn-2021", adjustments, signs);
    let mut workbook = board.workbook(4, Method::AsBudget);
    for member in workbook.members.iter_mut().filter(|member| member.name.starts_with('(')) {
        // "(övriga samverkande kommuner nämns inte vid namn)"
        member.name = "Övriga samverkande kommuner".to_owned();
    }
    workbook.keys = vec![assumed_key(&workbook)];
    workbook.activities = board.activities(&Layout::default());
    spread_budgets(&board, &mut workbook);
    workbook.project_groups = board.project_groups(&workbook);
    workbook.plan = plan(&board);
    board.add_controls(&mut workbook);
    workbook
}

/// The form of the action plan: its groups, whose names are not published, without measures.
fn plan(board: &Board) -> Vec<MeasureGroup> {
    let count = board.organisation.table("action-plan").groups.unwrap();
    let group = |number| MeasureGroup {
        id: MeasureGroupId(number),
        name: format!("Grupp {number} (namnet är inte publicerat)"),
        measures: Vec::new(),
    };
    (1..=count).map(group).collect()
}

/// Spreads each line's budget so that the published budget to date comes out: the months passed weigh the
/// same, and so do the months left. Weights are in millions of kronor.
fn spread_budgets(board: &Board, workbook: &mut Workbook) {
    let table = board.organisation.table("drift");
    let passed = workbook.period_end.number();
    for row in workbook.activities.iter_mut().flat_map(|activity| &mut activity.rows) {
        let Row::Line(line) = row else { continue };
        let printed = table.row(&line.name).unwrap();
        let amount = |column| {
            let kronor = board.kronor(table, printed, column).unwrap();
            kronor.as_decimal() / table.display_unit().unit.in_kronor()
        };
        let to_date = amount("budget_to_date");
        let each_passed = to_date / Decimal::from(passed);
        let each_left = (amount("budget") - to_date) / Decimal::from(12 - passed);
        line.profile = Some(Profile::Months(std::array::from_fn(|month| {
            if month < usize::from(passed) { each_passed.normalize() } else { each_left.normalize() }
        })));
    }
}
