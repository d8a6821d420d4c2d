//! Sydnärkes IT-nämnd, 2019 (annual report) and 2022 (31 July).

use sambudget::model::Workbook;
use sambudget::model::drift::{Method, Row};
use sambudget::model::id::{KeyId, MemberId};
use sambudget::model::investment::Tag;
use sambudget::model::key::AllocationKey;
use sambudget::model::member::Holder;
use sambudget::model::sign::{Net, SignConvention, Written};

use super::adjust::Adjustment;
use super::board::{Board, LINES_KEY, Layout, key};
use super::published::{Organisation, Part, published};

const SIGNS: SignConvention = SignConvention {
    revenue: Written::Negative,
    cost: Written::Positive,
    contribution: Written::Negative,
    subtotal: Net::NetCost,
    result: Net::NetCost,
    deviation: sambudget::model::sign::DeviationSign::FavourablePositive,
    project_deviation: sambudget::model::sign::DeviationSign::FavourablePositive,
};

/// The year whose report gives the shares.
const KEY_FROM: &str = "sydnarke-2019";

/// The shares that the surplus of 2019 was settled by; the report prints kronor, and no other key.
fn settled_2019(id: KeyId, source: &str) -> AllocationKey {
    let Organisation { period_end, tables, .. } = published(KEY_FROM);
    let table = tables.iter().find(|table| table.part() == Part::Settlement).unwrap();
    let shares = table.rows.iter().filter(|row| !row.is_total()).map(|row| row.values["share"]);
    let source = format!("Årsrapport 2019, avsnitt 1.3, {}. {source}", table.title);
    key(id, "Fördelning enligt reglering 2019", source, &period_end, (1..).map(MemberId).zip(shares))
}

pub fn year_2022(adjustments: &[Adjustment]) -> Workbook {
    let board = Board::new("sydnarke-2022", adjustments, SIGNS);
    let mut workbook = board.workbook(1, Method::AsBudget);
    let source = "Rapporten för 2022 anger ingen nyckel; att den från 2019 gäller är ett antagande.";
    workbook.keys = vec![settled_2019(LINES_KEY, source)];
    workbook.settlement.key = Some(LINES_KEY);
    workbook.activities = board.activities(&Layout::default());
    workbook.project_groups = board.project_groups(&workbook);
    comment(&mut workbook, &board.organisation);
    board.add_controls(&mut workbook);
    workbook
}

/// The comments that the report's text has for lines: its measures, word for word.
fn comment(workbook: &mut Workbook, organisation: &Organisation) {
    let measures = organisation.said_in_the_text["measures"].as_array().unwrap();
    let measure = |about| {
        let mut measures = measures.iter().filter_map(|measure| measure.as_str());
        measures.find(|measure| measure.contains(about)).unwrap().to_owned()
    };
    let over = organisation.said_in_the_text["service_desk_over_budget"].as_str().unwrap();
    let comments = [
        ("Licenser & serviceavtal", measure("Microsoft 365")),
        ("Övrigt tjänsteköp", format!("{}; servicedesk {over} tkr över budget", measure("resurskonsulter"))),
        ("Kapitalkostnader", measure("kapitalkostnader")),
    ];
    for row in workbook.activities.iter_mut().flat_map(|activity| &mut activity.rows) {
        if let Row::Line(line) = row
            && let Some((_, comment)) = comments.iter().find(|(name, _)| *name == line.name)
        {
            line.comment.clone_from(comment);
        }
    }
}

pub fn year_2019(adjustments: &[Adjustment]) -> Workbook {
    let board = Board::new("sydnarke-2019", adjustments, SIGNS);
    let mut workbook = board.workbook(2, Method::RunRate);
    workbook.keys = vec![settled_2019(LINES_KEY, "Vikterna är de tryckta kronorna.")];
    workbook.settlement.key = Some(LINES_KEY);
    workbook.activities =
        board.activities(&Layout { contributions: &["Driftbidrag fr kommuner"], over_all: &[] });
    workbook.project_groups = board.project_groups(&workbook);
    tag(&mut workbook, &board);
    board.add_controls(&mut workbook);
    workbook
}

/// Tags each project with its holder's part of the published "varav" table.
fn tag(workbook: &mut Workbook, board: &Board) {
    let table = board.organisation.table("sydnet");
    // "Varav projekt Sydnet 2.0 (ej med i budget)"
    let name = table.title.trim_start_matches("Varav projekt ").split(" (").next().unwrap();
    let members = workbook.members.clone();
    for project in workbook.project_groups.iter_mut().flat_map(|group| &mut group.projects) {
        let is_holders = |label: &str| match project.holder {
            Holder::Member(id) => members.iter().any(|member| member.id == id && member.name == label),
            Holder::Shared => label.starts_with("Gemensamma"),
        };
        let row = table.rows.iter().find(|row| is_holders(&row.label)).unwrap();
        let actual = board.kronor(table, row, "actual").into();
        project.tags.push(Tag { name: name.to_owned(), actual });
    }
}
