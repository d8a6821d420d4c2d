//! How long the core takes: a full calculation, and one edit with everything that follows from it.

#![allow(clippy::expect_used)]

mod workload;

use std::hint::black_box;
use std::time::{Duration, Instant};

use sambudget::model::drift::{LineField, Place};
use sambudget::model::edit::Edit;
use sambudget::model::entry::Entry;
use sambudget::model::history::History;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::rules::drift::{Reach, follow};
use sambudget::rules::summary::drift_tables;
use workload::{SIZES, workbook};

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
        let mut workbook = workbook(size);
        let (median, most) = measure(11, |_| {
            black_box(drift_tables(black_box(&workbook)));
        });
        println!("{}: full calculation   median {median:>10.1?}, 95 % {most:>10.1?}", size.name);

        let lines: Vec<_> = workbook.lines().map(|line| line.id).collect();
        let members: Vec<_> = workbook.members.iter().map(|member| member.id).collect();
        let mut history = History::default();
        let mut tables = drift_tables(&workbook);
        let (median, most) = measure(1001, |time| {
            let (line, member) = (lines[time * 7 % lines.len()], members[time * 13 % members.len()]);
            let entry = Entry::Value(Money::kronor(time as i64 * 1_000));
            let edit = Edit::amount(line, Place::Part(Holder::Member(member)), LineField::Actual, entry);
            let reach = Reach::of(&edit);
            history.perform(&mut workbook, edit, ()).expect("an edit");
            follow(&mut tables, &workbook, &reach);
            black_box(&tables);
        });
        println!("{}: one edit           median {median:>10.1?}, 95 % {most:>10.1?}", size.name);
    }
}
