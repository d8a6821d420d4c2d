//! Servicenämnderna Herrljunga och Vårgårda 2020.
//!
//! Two boards in one report: Herrljunga hosts IT, switchboard and telephony, Vårgårda economy and staff. A
//! workbook has one host; it is Herrljunga, which hosts the IT board.

use sambudget::model::Workbook;
use sambudget::model::drift::Method;
use sambudget::model::sign::{Net, SignConvention, Written};

use super::adjust::Adjustment;
use super::board::{Board, Layout, assumed_key};

pub fn workbook(adjustments: &[Adjustment]) -> Workbook {
    let signs =
        SignConvention { revenue: Written::Negative, subtotal: Net::NetCost, ..SignConvention::default() };
    let board = Board::new("herrljunga-vargarda-2020", adjustments, signs);
    let mut workbook = board.workbook(3, Method::RunRate);
    // No settlement: "över- och underskott överförs i sin helhet till följande verksamhetsår".
    workbook.keys = vec![assumed_key(&workbook)];
    workbook.activities = board.activities(&Layout::default());
    workbook.project_groups = board.project_groups(&workbook);
    board.add_controls(&mut workbook);
    workbook
}
