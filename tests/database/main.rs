//! The queries of `docs/DATABASE.md`, run by the real DuckDB over 290 boards, beside what the core itself calculates.
//!
//! It needs Python with the package duckdb: `./run test` sees to that, and says in `SAMBUDGET_DUCKDB` which Python it is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod boards;
#[path = "../support/table.rs"]
#[allow(dead_code)] // each test uses a part
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::drift::{Kind, RowId};
use sambudget::model::id::LineId;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::rules::drift::{DriftRow, DriftTable, Tables};
use sambudget::rules::figures::Figures;
use sambudget::rules::project::of_project;
use sambudget::rules::sense::Sense;
use sambudget::session::table_files::tidy;

const DOCS: &str = include_str!("../../docs/DATABASE.md");

type Rows = Vec<Vec<Option<String>>>;

#[test]
#[ignore = "needs DuckDB: ./run test"]
fn a_database_gives_what_the_app_calculates() {
    let boards: Vec<Board> = boards::boards().into_iter().map(Board::of).collect();
    assert_eq!(boards.len(), 290);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("boards");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for Board { workbook, tables } in &boards {
        let text = file::write(workbook);
        assert!(file::read(text.as_bytes()).unwrap() == *workbook);
        std::fs::write(folder.join(format!("{}.json", workbook.id)), text).unwrap();
        std::fs::write(folder.join(format!("{} tidy.csv", workbook.id)), tidy::csv(workbook, tables))
            .unwrap();
    }
    let queries = queries();
    let answers = answers(&folder, queries.iter().map(|(_, query)| *query).collect());
    let answers: BTreeMap<&str, Rows> = queries.iter().map(|(name, _)| *name).zip(answers).collect();
    let expected: [(&str, Rows); 8] = [
        ("Is anything left out?", Vec::new()),
        ("What does each municipality pay for, over all its boards?", costs(&boards)),
        ("How far are the boards from their budgets, kind by kind?", deviations(&boards)),
        ("Which boards are worst off?", worst(&boards)),
        ("What is left of the investment budgets?", investments(&boards)),
        ("Who hosts boards, and for how many others?", hosts(&boards)),
        ("Does what was entered come to what is calculated?", entered(&boards)),
        ("Which comments explain the largest deviations?", comments(&boards)),
    ];
    for (name, rows) in &expected {
        assert_eq!(&answers[name], rows, "{name}");
    }
    assert_eq!(answers.len(), expected.len() + 2, "a query whose answer nothing is held against");
}

/// The queries of the docs, each with the heading that it stands under.
fn queries() -> Vec<(&'static str, &'static str)> {
    let sections = DOCS.split("\n### ").skip(1);
    sections
        .map(|section| {
            let (name, text) = section.split_once('\n').unwrap();
            let (_, sql) = text.split_once("```sql\n").expect(name);
            (name, sql.split_once("```").unwrap().0)
        })
        .collect()
}

/// What DuckDB answers; amounts without the zeros at their end.
fn answers(folder: &Path, queries: Vec<&str>) -> Vec<Rows> {
    let python = std::env::var("SAMBUDGET_DUCKDB").expect("SAMBUDGET_DUCKDB: a Python that has duckdb");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/database/duckdb.py");
    let mut duckdb = Command::new(python)
        .args(["-I", script])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut into = duckdb.stdin.take().unwrap();
    into.write_all(&serde_json::to_vec(&queries).unwrap()).unwrap();
    drop(into);
    let output = duckdb.wait_with_output().unwrap();
    assert!(output.status.success(), "DuckDB refuses a query of the docs; its words stand above");
    let mut answers: Vec<Rows> = serde_json::from_slice(&output.stdout).unwrap();
    for cell in answers.iter_mut().flatten().flatten().flatten() {
        if cell.contains('.') && cell.parse::<rust_decimal::Decimal>().is_ok() {
            *cell = cell.trim_end_matches('0').trim_end_matches('.').to_owned();
        }
    }
    answers
}

/// A workbook, and what the core makes of it.
struct Board {
    workbook: Workbook,
    tables: Tables,
}

impl Board {
    fn of(workbook: Workbook) -> Self {
        let tables = Tables::of(&workbook);
        Self { workbook, tables }
    }

    fn lines(&self) -> impl Iterator<Item = (&DriftTable, &DriftRow, LineId, Kind)> {
        self.tables.iter().flat_map(|table| {
            table.rows.iter().filter_map(move |row| match (row.id, row.sense) {
                (Some(RowId::Line(id)), Sense::Kind(kind)) => Some((table, row, id, kind)),
                _ => None,
            })
        })
    }

    fn code(&self, holder: Holder) -> Option<String> {
        match holder {
            Holder::Member(id) => self.workbook.member(id).unwrap().code.clone(),
            Holder::Shared => None,
        }
    }
}

fn shown(amount: Money) -> Option<String> {
    Some(amount.as_decimal().normalize().to_string())
}

fn costs(boards: &[Board]) -> Rows {
    let mut of: BTreeMap<String, (String, BTreeSet<String>, Money, Money)> = BTreeMap::new();
    for board in boards {
        for (table, row, _, kind) in board.lines().filter(|(_, _, _, kind)| *kind == Kind::Cost) {
            assert_eq!(kind, Kind::Cost);
            for (holder, part) in table.holders.iter().zip(&row.parts) {
                let (Holder::Member(id), Some(code)) = (*holder, board.code(*holder)) else { continue };
                let name = board.workbook.member(id).unwrap().name.clone();
                let sum = of.entry(code).or_insert((name, BTreeSet::new(), Money::ZERO, Money::ZERO));
                sum.1.insert(board.workbook.id.to_string());
                sum.2 += part.budget.unwrap_or_default();
                sum.3 += part.prognosis.unwrap_or_default();
            }
        }
    }
    assert_eq!(of.len(), 290);
    let row =
        |(code, (name, boards, budget, prognosis)): (String, (String, BTreeSet<String>, Money, Money))| {
            vec![Some(code), Some(name), Some(boards.len().to_string()), shown(budget), shown(prognosis)]
        };
    of.into_iter().map(row).collect()
}

fn deviations(boards: &[Board]) -> Rows {
    let mut of: BTreeMap<(String, &str), Money> = BTreeMap::new();
    for board in boards {
        for (_, row, _, kind) in board.lines() {
            let kind = match kind {
                Kind::Revenue => "revenue",
                Kind::Cost => "cost",
                Kind::Contribution => "contribution",
            };
            let year = board.workbook.year.number().to_string();
            *of.entry((year, kind)).or_default() += row.total.deviation.unwrap();
        }
    }
    assert_eq!(of.len(), 3);
    of.into_iter().map(|((year, kind), sum)| vec![Some(year), Some(kind.to_owned()), shown(sum)]).collect()
}

fn worst(boards: &[Board]) -> Rows {
    let result = |board: &Board| -> Money { board.tables.iter().filter_map(|t| t.result().prognosis).sum() };
    let mut of: Vec<_> =
        boards.iter().map(|board| (result(board), board.workbook.id.to_string(), board)).collect();
    of.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let row = |(result, id, board): (Money, String, &Board)| {
        vec![Some(id), Some(board.workbook.name.clone()), shown(result)]
    };
    of.into_iter().take(10).map(row).collect()
}

fn investments(boards: &[Board]) -> Rows {
    let mut of: BTreeMap<Option<String>, [Money; 3]> = BTreeMap::new();
    for board in boards {
        for project in board.workbook.projects() {
            let figures = of_project(&board.workbook, board.tables.formulas(), project);
            let sums = of.entry(board.code(project.holder)).or_default();
            for (sum, amount) in
                sums.iter_mut().zip([figures.net_budget, figures.net_actual, figures.deviation])
            {
                *sum += amount.unwrap();
            }
        }
    }
    let row = |(code, sums): (Option<String>, [Money; 3])| {
        [code].into_iter().chain(sums.map(shown)).collect::<Vec<_>>()
    };
    let mut rows: Rows = of.into_iter().map(row).collect();
    // DuckDB puts what has no code last.
    let shared = rows.remove(0);
    assert_eq!(shared[0], None);
    rows.push(shared);
    rows
}

fn hosts(boards: &[Board]) -> Rows {
    let mut rows: Rows = boards
        .iter()
        .map(|board| {
            let host = board.workbook.member(board.workbook.host.unwrap()).unwrap();
            let others = (board.workbook.members.len() - 1).to_string();
            vec![host.code.clone(), Some(host.name.clone()), Some("1".to_owned()), Some(others)]
        })
        .collect();
    rows.sort();
    rows
}

fn entered(boards: &[Board]) -> Rows {
    let original = |figures: &Figures| figures.original_budget;
    let sum: Money = boards
        .iter()
        .flat_map(|board| board.lines().filter_map(move |(_, row, ..)| original(&row.total)))
        .sum();
    vec![vec![Some(boards.len().to_string()), shown(sum), shown(sum)]]
}

fn comments(boards: &[Board]) -> Rows {
    let mut of = Vec::new();
    for board in boards {
        for (_, row, id, _) in board.lines() {
            let comment = &board.workbook.line(id).unwrap().comment;
            let comment = (!comment.is_empty()).then(|| comment.clone());
            let (book, id) = (board.workbook.id.to_string(), id.to_string());
            // What would be calculated by a spreadsheet has a space before it.
            let name = if row.name.starts_with('=') { format!(" {}", row.name) } else { row.name.clone() };
            of.push((row.total.deviation.unwrap(), book, id, board.workbook.name.clone(), name, comment));
        }
    }
    of.sort_by(|a, b| b.0.abs().cmp(&a.0.abs()).then_with(|| (&a.1, &a.2).cmp(&(&b.1, &b.2))));
    let rows = of.into_iter().take(20);
    rows.map(|(sum, _, _, board, line, comment)| vec![Some(board), Some(line), shown(sum), comment]).collect()
}
