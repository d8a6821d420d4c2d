//! The inputs that are not exactly what is printed (`adjustments.tsv`).
//!
//! Reports are rounded, and some of their totals are right only because the kronor behind the rows had
//! fractions that are not printed. Such a row gets kronor within half a printed unit of the printed figure.

use rust_decimal::Decimal;

/// An input that differs from what is printed, by less than half a printed unit.
#[derive(Debug, Clone)]
pub struct Adjustment {
    pub example: String,
    pub table: String,
    pub row: String,
    pub column: String,
    /// As printed, in the printed unit.
    pub published: Decimal,
    /// The kronor used, with the printed sign.
    pub kronor: Decimal,
    pub reason: String,
}

/// Every adjustment.
pub fn all() -> Vec<Adjustment> {
    include_str!("adjustments.tsv").lines().skip(1).map(adjustment).collect()
}

fn adjustment(line: &str) -> Adjustment {
    let fields: Vec<&str> = line.split('\t').collect();
    let [example, table, row, column, published, kronor, reason] = fields[..] else {
        panic!("seven fields, separated by tabs: {line}")
    };
    let number = |text: &str| text.parse().unwrap_or_else(|error| panic!("{text} in {line}: {error}"));
    Adjustment {
        example: example.to_owned(),
        table: table.to_owned(),
        row: row.to_owned(),
        column: column.to_owned(),
        published: number(published),
        kronor: number(kronor),
        reason: reason.to_owned(),
    }
}
