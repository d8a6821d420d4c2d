//! How long the core takes: a full calculation, and one edit with everything that follows from it.

#![allow(clippy::expect_used)]

mod workload;

use std::hint::black_box;
use std::time::{Duration, Instant};

use sambudget::model::Workbook;
use sambudget::model::drift::{LineField, Place};
use sambudget::model::edit::Edit;
use sambudget::model::entry::Entry;
use sambudget::model::history::History;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::rules::drift::{Reach, follow};
use sambudget::rules::summary::drift_tables;
use workload::{SIZES, formulas, half_the_budget, workbook};

/// Median and 95th percentile of `times` runs.
fn measure(times: usize, mut run: impl FnMut(usize)) -> (Duration, Duration) {
    let mut all: Vec<Duration> = (0..times)
        .map(|time| {
            let start = Instant::now();
            run(time);
            start.elapsed()
        })
        .collect();
    all.sort();
    (all[times / 2], all[times * 95 / 100])
}

fn main() {
    for size in SIZES {
        let plain = workbook(size);
        run(size.name, plain.clone());
        for count in [1_000, usize::MAX] {
            let mut with = plain.clone();
            let edits = formulas(&with, count);
            let name = format!("{} with {} formulas", size.name, edits.len());
            with.apply(Edit::Batch(edits)).expect("formulas");
            run(&name, with);
        }
    }
}

/// Measures a full calculation, an edit of an amount, and one that puts a formula in its place.
fn run(name: &str, mut workbook: Workbook) {
    let (median, most) = measure(11, |_| {
        black_box(drift_tables(black_box(&workbook)));
    });
    println!("{name}: full calculation   median {median:>10.1?}, 95 % {most:>10.1?}");

    let lines: Vec<_> = workbook.lines().map(|line| line.id).collect();
    let members: Vec<_> = workbook.members.iter().map(|member| member.id).collect();
    let mut history = History::default();
    let mut tables = drift_tables(&workbook);
    let mut edit = |time: usize, entry: Entry<Money>| {
        let (line, member) = (lines[time * 7 % lines.len()], members[time * 13 % members.len()]);
        let edit = Edit::amount(line, Place::Part(Holder::Member(member)), LineField::Actual, entry);
        let reach = Reach::of(&edit);
        history.perform(&mut workbook, edit, ()).expect("an edit");
        follow(&mut tables, &workbook, &reach);
        black_box(&tables);
    };
    let (median, most) = measure(1001, |time| edit(time, Money::kronor(time as i64 * 1_000).into()));
    println!("{name}: one edit           median {median:>10.1?}, 95 % {most:>10.1?}");
    let (median, most) = measure(101, |time| edit(time, half_the_budget()));
    println!("{name}: one formula        median {median:>10.1?}, 95 % {most:>10.1?}");
}
