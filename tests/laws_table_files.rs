//! The laws of the long table: what its rows of a line and column add up to is what the app shows, whatever is in the
//! workbook, and nothing is left out without saying so.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::Decimal;
use sambudget::file::name;
use sambudget::model::drift::RowId;
use sambudget::rules::drift::{Lens, Tables};
use sambudget::rules::project::{lacks, project_amount};
use sambudget::session::table_files::tidy::{COLUMNS, DRIFT, csv};
use sambudget::text::clipboard::{MOST_CELLS, delimited};
use sambudget::text::number::NumberStyle;
use support::workbook::workbook;

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_line_has_in_the_long_table_what_it_has(workbook in workbook()) {
        let tables = Tables::of(&workbook);
        let text = csv(&workbook, &tables);
        prop_assume!(text.lines().count() * COLUMNS.len() < MOST_CELLS);
        let block = delimited(&text, ',', NumberStyle::English).unwrap();
        let at = |name: &str| COLUMNS.iter().position(|column| *column == name).unwrap();
        let mut sums: BTreeMap<(String, String), (Decimal, bool)> = BTreeMap::new();
        for row in block.rows().skip(1) {
            prop_assert_eq!(row.len(), COLUMNS.len());
            let cell = |name| row[at(name)].text.clone();
            let sum = sums.entry((cell("line_id"), cell("column"))).or_default();
            if cell("amount").is_empty() {
                prop_assert_eq!(cell("incomplete"), "true");
            } else {
                sum.0 += cell("amount").parse::<Decimal>().unwrap();
            }
            sum.1 |= cell("incomplete") == "true";
        }
        for table in tables.iter() {
            for row in &table.rows {
                let Some(RowId::Line(id)) = row.id else { continue };
                for column in DRIFT {
                    let known = table.amount(row, Lens::Total, column).unwrap_or_default();
                    let lacks = row.total.lacks.has(column);
                    let (sum, is_incomplete) = sums
                        .get(&(id.to_string(), name::drift_column(column).into_owned()))
                        .copied()
                        .unwrap_or_default();
                    prop_assert_eq!(sum, known.as_decimal(), "{} {:?}", &row.name, column);
                    prop_assert!(is_incomplete || !lacks, "{} {:?}", &row.name, column);
                }
            }
        }
        for project in workbook.projects() {
            for column in sambudget::model::investment::ProjectColumn::ALL {
                let known = project_amount(&workbook, tables.formulas(), project, column).unwrap_or_default();
                let found = sums.get(&(project.id.to_string(), name::project_column(column).into_owned()));
                if let Some((sum, is_incomplete)) = found {
                    prop_assert_eq!(*sum, known.as_decimal());
                    prop_assert_eq!(*is_incomplete, lacks(&workbook, tables.formulas(), project, column));
                } else if name::project_column(column) != "supplementAndCarryOver" {
                    prop_assert!(known.is_zero(), "{} {:?}", &project.name, column);
                }
            }
        }
    }

    /// Whatever is in a file, reading it ends, and in a table that is no larger than anybody's.
    #[test]
    fn any_text_is_read_or_refused(text in "[a-c;,\"\n\r\t 0-9.]{0,200}", separator in prop::sample::select(vec![';', ',', '\t', '|'])) {
        if let Ok(block) = delimited(&text, separator, NumberStyle::Swedish) {
            prop_assert!(block.rows().len() * block.columns() <= MOST_CELLS);
            for letter in ['a', 'b', 'c'] {
                let count = |text: &str| text.matches(letter).count();
                let read: usize = block.rows().flatten().map(|cell| count(&cell.text)).sum();
                prop_assert_eq!(read, count(&text), "no letter is lost");
            }
        }
    }
}
