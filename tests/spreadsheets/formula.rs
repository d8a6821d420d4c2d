//! The formulas of a file, worked out in decimals.

use std::collections::HashMap;

use rust_decimal::Decimal;
use sambudget_xlsx::{Book, Cell};

/// The cells of a file by sheet, column and row, the latter as formulas name them.
struct Cells<'a>(HashMap<(&'a str, usize, usize), &'a Cell>);

/// Holds the names of the sheets against what spreadsheets take, and each formula against the number beside it.
pub fn check(book: &Book) {
    let mut names = std::collections::HashSet::new();
    let mut cells = HashMap::new();
    for sheet in &book.sheets {
        assert!(names.insert(sheet.name.to_lowercase()), "two sheets are called {}", sheet.name);
        assert!((1..=31).contains(&sheet.name.chars().count()), "{}", sheet.name);
        assert!(!sheet.name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{}", sheet.name);
        for (row, of) in (2..).zip(&sheet.rows) {
            assert_eq!(of.cells.len(), sheet.columns.len());
            for (column, cell) in of.cells.iter().enumerate() {
                cells.insert((sheet.name.as_str(), column, row), cell);
            }
        }
    }
    let cells = Cells(cells);
    for ((sheet, column, row), cell) in &cells.0 {
        if let Cell::Number { number, formula: Some(formula), .. } = cell {
            let found = cells.value((sheet, *column, *row), 0);
            assert_eq!(found, number.parse().unwrap(), "{sheet} {column} {row}: {formula}");
        }
    }
}

impl Cells<'_> {
    fn value(&self, at: (&str, usize, usize), depth: usize) -> Decimal {
        assert!(depth < 60, "a circle through {at:?}");
        match self.0.get(&at) {
            Some(Cell::Number { formula: Some(formula), .. }) => {
                self.sum(at.0, formula.strip_prefix('=').unwrap(), depth)
            }
            Some(Cell::Number { number, .. }) => number.parse().unwrap(),
            Some(Cell::Empty) => Decimal::ZERO,
            cell => panic!("a formula reads {cell:?} at {at:?}"),
        }
    }

    /// `SUM(B2:B5,'IT'!B9)-C4`.
    fn sum(&self, sheet: &str, text: &str, depth: usize) -> Decimal {
        let mut is_quoted = false;
        let minus = text.char_indices().find(|(_, c)| {
            is_quoted ^= *c == '\'';
            *c == '-' && !is_quoted
        });
        let (plus, minus) = minus.map_or((text, ""), |(at, _)| (&text[..at], &text[at + 1..]));
        self.term(sheet, plus, depth) - self.term(sheet, minus, depth)
    }

    fn term(&self, sheet: &str, text: &str, depth: usize) -> Decimal {
        let list = text.strip_prefix("SUM(").map_or(text, |list| list.strip_suffix(')').unwrap());
        let mut sum = Decimal::ZERO;
        for range in split(list) {
            let (of, range) = match range.rsplit_once('!') {
                Some((of, range)) => {
                    let of = of.strip_prefix('\'').and_then(|of| of.strip_suffix('\'')).unwrap();
                    (of.replace("''", "'"), range)
                }
                None => (sheet.to_owned(), range),
            };
            let (first, last) = range.split_once(':').unwrap_or((range, range));
            let (first, last) = (place(first), place(last));
            for column in first.0..=last.0 {
                for row in first.1..=last.1 {
                    sum += self.value((&of, column, row), depth + 1);
                }
            }
        }
        sum
    }
}

/// What commas divide, names in quotes left whole.
fn split(list: &str) -> Vec<&str> {
    let mut is_quoted = false;
    let parts = list.split(move |c: char| {
        is_quoted ^= c == '\'';
        c == ',' && !is_quoted
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// `AB12` as column, counted from 0, and row.
fn place(name: &str) -> (usize, usize) {
    let digits = name.find(|c: char| c.is_ascii_digit()).unwrap();
    let column =
        name[..digits].bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
    (column - 1, name[digits..].parse().unwrap())
}
