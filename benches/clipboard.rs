//! How long a paste takes to be read and typed, and a copy to be written: ten thousand cells, and ten times as many.

#![allow(clippy::expect_used)] // a measurement that cannot go on stops

use std::hint::black_box;
use std::time::{Duration, Instant};

use rust_decimal::Decimal;
use sambudget::model::money::Money;
use sambudget::model::unit::{DisplayUnit, Unit};
use sambudget::text::clipboard::{Block, BlockCell, read, write};
use sambudget::text::number::{NumberStyle, format_amount, parse_amount};

/// The median of a few runs.
fn measure(mut run: impl FnMut()) -> Duration {
    let mut all: Vec<Duration> = (0..11)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    all.sort();
    all[5]
}

/// Amounts in tkr with a label in front of each row.
fn block(rows: i64, columns: i64) -> Block {
    let amount = |n: i64| {
        let exact = Decimal::new(n * 7919 - 1_000_000, 2);
        let text = format_amount(
            Money::calculated(exact * Decimal::ONE_THOUSAND),
            DisplayUnit::TKR,
            NumberStyle::Swedish,
        );
        BlockCell { text, exact: Some(exact), own: None }
    };
    let row = |row: i64| {
        let label = BlockCell::text(format!("Licenser & serviceavtal {row}"));
        std::iter::once(label).chain((1..columns).map(|column| amount(row * columns + column))).collect()
    };
    Block::new((0..rows).map(row).collect(), NumberStyle::Swedish)
}

fn main() {
    for (rows, columns) in [(500, 20), (5000, 20)] {
        let block = block(rows, columns);
        let cells = rows * columns;
        let written = write(&block, NumberStyle::Swedish);
        // The same table as another program writes it.
        let foreign = written.html.replace("data-sambudget", "border").replace("data-text", "title");
        println!(
            "{cells} cells: written      {:>10.1?}, {} kB of HTML, {} kB of text",
            measure(|| _ = black_box(write(black_box(&block), NumberStyle::Swedish))),
            written.html.len() / 1000,
            written.tsv.len() / 1000
        );
        for (name, html, tsv) in [
            ("our HTML", Some(&*written.html), None),
            ("other HTML", Some(&*foreign), None),
            ("text", None, Some(&*written.tsv)),
        ] {
            let time = measure(|| {
                let style = NumberStyle::English;
                let block = read(black_box(html), black_box(tsv), style).expect("a block");
                for cell in block.rows().flatten() {
                    let typed = block.typed(cell, style).unwrap_or_default();
                    let _ = black_box(parse_amount(&typed, Unit::Tkr, style));
                }
            });
            println!(
                "{cells} cells: read {name:<10} {time:>8.1?}, with every cell typed and read as an amount"
            );
        }
    }
}
