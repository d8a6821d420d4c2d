//! Kommunalförbundet ITSAM 2015.

use sambudget::model::Workbook;
use sambudget::model::drift::Method;
use sambudget::model::id::KeyId;
use sambudget::model::key::AllocationKey;
use sambudget::model::sign::{SignConvention, Written};

use super::adjust::Adjustment;
use super::board::{Board, LINES_KEY, Layout, key};

/// The published volumes and what they are called; lines are split by the first.
const VOLUMES: [(&str, &str); 4] = [
    ("workstations", "Datorarbetsplatser"),
    ("tablets", "Läsplattor"),
    ("extensions", "Fasta anknytningar"),
    ("mobile", "Mobilabonnemang"),
];

pub fn workbook(adjustments: &[Adjustment]) -> Workbook {
    let signs = SignConvention { cost: Written::Negative, ..SignConvention::default() };
    let board = Board::new("itsam-2015", adjustments, signs);
    let mut workbook = board.workbook(5, Method::RunRate);
    workbook.keys = keys(&board, &workbook);
    workbook.settlement.key = Some(LINES_KEY);
    workbook.activities =
        board.activities(&Layout { contributions: &[], over_all: &["Resultat före extraordinära poster"] });
    workbook.project_groups = board.project_groups(&workbook);
    board.add_controls(&mut workbook);
    workbook
}

/// A key for each published volume. A volume that is not published (Vimmerby's mobile subscriptions) is
/// missing, not 0.
fn keys(board: &Board, workbook: &Workbook) -> Vec<AllocationKey> {
    let volumes = board.organisation.volumes_for_allocation_keys.as_ref().unwrap();
    let volume =
        |name: &str, of| workbook.members.iter().find(|m| m.name == name).zip(volumes.rows[name][of]);
    (LINES_KEY.0..)
        .zip(VOLUMES)
        .map(|(id, (of, name))| {
            let weights = volumes.rows.keys().filter_map(|member| volume(member, of));
            let weights = weights.map(|(member, weight)| (member.id, weight.into()));
            let source = format!("Årsredovisning 2015: {}", volumes.title);
            key(KeyId(id), name, source, &board.organisation.period_end, weights)
        })
        .collect()
}
