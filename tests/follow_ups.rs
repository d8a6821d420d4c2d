//! What was reported beside what came of it, from a table that a controller can read; and the laws of what is frozen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod edit;
    pub mod workbook;
}

use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::drift::{
    Activity, Distribution, Kind, Line, LineAmounts, LineField, Method, Place, Row, RowId,
};
use sambudget::model::edit::{Edit, FollowUpEdit, LineChange, Setting};
use sambudget::model::entry::Entry;
use sambudget::model::follow_up::{FollowUp, FollowUpLabel, FrozenField};
use sambudget::model::id::{ActivityId, FollowUpId, LineId};
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::period::Month;
use sambudget::rules::drift::{Lens, Tables};
use sambudget::rules::follow_up::{self, FollowedRow, Of, Outcome, Then};
use sambudget::rules::sense::Sense;
use support::edit::{edit, resolved};
use support::workbook::{Fresh, workbook};

fn entry(text: &str) -> Entry<Money> {
    match text {
        "-" => Entry::Empty,
        text => Entry::Value(Money::kronor(text.parse().unwrap_or_else(|_| panic!("{text} is no amount")))),
    }
}

fn shown(amount: Option<impl ToString>) -> String {
    amount.map_or("-".to_owned(), |amount| amount.to_string())
}

/// A workbook with one line, of shared amounts.
fn of_line(kind: &str) -> Workbook {
    let mut workbook = file::read(include_bytes!("files/v1.0/small.json")).unwrap();
    let kind = match kind {
        "cost" => Kind::Cost,
        "revenue" => Kind::Revenue,
        "contribution" => Kind::Contribution,
        other => panic!("{other}"),
    };
    let line = Line {
        id: LineId(1),
        name: "Rad".to_owned(),
        kind,
        distribution: Distribution::Direct([(Holder::Shared, LineAmounts::default())].into_iter().collect()),
        profile: None,
        method: Some(Method::Typed),
        formula: None,
        adjustments: Vec::new(),
        months: None,
        comment: String::new(),
    };
    let (name, result_name) = ("Drift".to_owned(), "Resultat".to_owned());
    workbook.activities =
        vec![Activity { id: ActivityId(1), name, result_name, rows: vec![Row::Line(line)] }];
    workbook
}

fn write(workbook: &mut Workbook, field: LineField, text: &str) {
    let change = LineChange::Amount(Place::Part(Holder::Shared), field, entry(text));
    workbook.apply(Edit::Line(LineId(1), change)).unwrap();
}

fn label(name: &str, is_final: bool) -> FollowUpLabel {
    FollowUpLabel { name: name.to_owned(), is_final, ..FollowUpLabel::default() }
}

fn freeze(workbook: &mut Workbook, id: u64, label: FollowUpLabel) -> Option<()> {
    let frozen = follow_up::freeze(workbook, &Tables::of(workbook), FollowUpId(id), label)?;
    let end = workbook.follow_ups.len();
    workbook.apply(Edit::FollowUp(FollowUpEdit::Insert(end, Box::new(frozen)))).unwrap();
    Some(())
}

fn drift(workbook: &Workbook) -> Vec<FollowedRow> {
    follow_up::drift(workbook, &Tables::of(workbook), Lens::Total)
}

fn percent(ratio: Option<Decimal>) -> String {
    let whole = |ratio: Decimal| {
        let percent = ratio * Decimal::ONE_HUNDRED;
        percent.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).normalize()
    };
    shown(ratio.map(whole))
}

#[test]
fn then_now_and_outcome_worked_out_by_hand() {
    let mut count = 0;
    for line in include_str!("cases/follow_ups.tsv").lines().filter(|line| !line.starts_with('#')) {
        count += 1;
        let case: Vec<&str> = line.split('\t').collect();
        let [kind, april, august, now, outcome, "=", change, first, first_part, second, second_part] =
            case[..]
        else {
            panic!("{case:?}")
        };
        let mut workbook = of_line(kind);
        for (month, prognosis) in [(4, april), (8, august)] {
            workbook.apply(Edit::Set(Setting::PeriodEnd(Month::new(month).unwrap()))).unwrap();
            write(&mut workbook, LineField::Prognosis, prognosis);
            freeze(&mut workbook, month.into(), label("Tertial", false)).unwrap();
        }
        write(&mut workbook, LineField::Prognosis, now);
        write(&mut workbook, LineField::Actual, outcome);
        let before = drift(&workbook);
        assert_eq!(
            (before[0].outcome, before[0].distance(0)),
            (None, None),
            "{case:?}: no outcome in August"
        );
        workbook.apply(Edit::Set(Setting::PeriodEnd(Month::DECEMBER))).unwrap();

        // The outcome is what is booked now, or what was when the year was frozen, whatever is booked afterwards.
        let booked = drift(&workbook);
        freeze(&mut workbook, 12, label("Bokslut", true)).unwrap();
        write(&mut workbook, LineField::Actual, "77");
        for (rows, way) in [(booked, Outcome::Now), (drift(&workbook), Outcome::Final(2))] {
            let row = &rows[0];
            assert_eq!(row.of, Of::Row(RowId::Line(LineId(1))));
            assert_eq!(row.compared(), [0, 1], "{way:?}");
            let found = [
                shown(row.change()),
                shown(row.distance(0)),
                percent(row.distance_ratio(0)),
                shown(row.distance(1)),
                percent(row.distance_ratio(1)),
            ];
            assert_eq!(found, [change, first, first_part, second, second_part], "{case:?} {way:?}");
        }
        assert_eq!(follow_up::outcome(&workbook), Some(Outcome::Final(2)));
    }
    assert!(count > 14, "{count} cases");
}

/// The prognosis of a row at a follow-up.
fn then(row: &FollowedRow, at: usize) -> Then {
    row.then(at, FrozenField::Prognosis)
}

/// The prognosis of a row now.
fn now(row: &FollowedRow) -> Then {
    row.now(FrozenField::Prognosis)
}

#[test]
fn what_was_not_there_is_absent_and_what_is_gone_stays() {
    let mut workbook = of_line("cost");
    write(&mut workbook, LineField::Prognosis, "400");
    freeze(&mut workbook, 1, label("Tertial 1", false)).unwrap();
    // Another line comes, and the first goes.
    let Row::Line(mut new) = workbook.activities[0].rows[0].clone() else { panic!("a line") };
    (new.id, new.kind) = (LineId(2), Kind::Revenue);
    let position = sambudget::model::edit::Position {
        parent: sambudget::model::edit::Parent::Activity(ActivityId(1)),
        index: 1,
    };
    workbook.apply(Edit::InsertRow(position, Row::Line(new))).unwrap();
    workbook.apply(Edit::RemoveRow(RowId::Line(LineId(1)))).unwrap();
    let rows = drift(&workbook);
    let kronor = |amount| Then::Figure(Some(Money::kronor(amount)));
    let found: Vec<(Of, Then, Then)> = rows.iter().map(|row| (row.of, then(row, 0), now(row))).collect();
    assert_eq!(
        found,
        [
            (Of::Row(RowId::Line(LineId(2))), Then::Absent, kronor(400)),
            (Of::Gone(Some(ActivityId(1))), kronor(-400), Then::Absent),
            (Of::GoneLine(0, LineId(1)), kronor(400), Then::Absent),
            (Of::Total, kronor(-400), kronor(400)),
        ]
    );
    // A line that has become another kind since counts in its sums as it did.
    workbook.apply(Edit::Line(LineId(2), LineChange::Kind(Kind::Cost))).unwrap();
    freeze(&mut workbook, 2, label("Tertial 2", false)).unwrap();
    workbook.apply(Edit::Line(LineId(2), LineChange::Kind(Kind::Revenue))).unwrap();
    let rows = drift(&workbook);
    assert_eq!((then(&rows[0], 1), then(&rows[3], 1)), (kronor(-400), kronor(-400)));
}

#[test]
fn only_december_is_final() {
    let mut workbook = of_line("cost");
    freeze(&mut workbook, 1, label("Delår", true)).unwrap();
    assert!(!workbook.follow_ups[0].label.is_final);
    let edit = FollowUpEdit::Label(FollowUpId(1), label("Bokslut", true));
    workbook.apply(Edit::FollowUp(edit)).unwrap();
    assert_eq!(workbook.follow_ups[0].label, label("Bokslut", false));
}

#[test]
fn an_amount_that_is_too_large_is_not_frozen_as_another() {
    let mut workbook = of_line("cost");
    workbook.apply(Edit::Line(LineId(1), LineChange::Method(Some(Method::RunRate)))).unwrap();
    workbook.apply(Edit::Set(Setting::PeriodEnd(Month::JANUARY))).unwrap();
    write(&mut workbook, LineField::Actual, "9000000000000");
    assert_eq!(freeze(&mut workbook, 1, label("Tertial 1", false)), None);
}

/// What a follow-up says of the result, from nothing but what was frozen.
fn result(follow_up: &FollowUp, field: FrozenField) -> Money {
    let lines = follow_up.lines.iter();
    lines.filter_map(|line| Some(Sense::Kind(line.kind).to_result(line.total[field as usize]?))).sum()
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(60))]

    /// What is frozen is what is shown, in total and for each holder, and parts add up as they do now.
    #[test]
    fn what_is_frozen_is_what_stands_there(of in workbook()) {
        let mut workbook = Workbook { follow_ups: Vec::new(), ..of };
        prop_assume!(freeze(&mut workbook, 7, label("Nu", false)).is_some());
        let tables = Tables::of(&workbook);
        let lenses = workbook.holders().map(Lens::Holder).chain([Lens::Total]);
        for lens in lenses {
            for row in follow_up::drift(&workbook, &tables, lens) {
                // Where a key has no weights nobody has a part, then as now.
                if matches!(row.of, Of::Row(RowId::Line(_))) {
                    for field in FrozenField::ALL {
                        prop_assert_eq!(row.then(0, field), row.now(field));
                    }
                }
            }
        }
        let frozen = &workbook.follow_ups[0];
        for line in &frozen.lines {
            // A key without weights says nobody's part.
            let id = Some(RowId::Line(line.id));
            if tables.iter().filter_map(|table| table.row(id)).any(|row| row.unsplit) {
                continue;
            }
            let parts = (0..frozen.holders.len()).map(|place| line.parts.get(place));
            let sums = parts.fold([None; 3], |sums: [Option<Money>; 3], part| {
                std::array::from_fn(|at| sambudget::rules::figures::sum([sums[at], part[at]]))
            });
            if sums != [None; 3] {
                for (sum, total) in sums.into_iter().zip(line.total) {
                    prop_assert_eq!(sum.unwrap_or_default(), total.unwrap_or_default());
                }
            }
        }
        let text = file::stored(&workbook);
        prop_assert_eq!(file::read(text.as_bytes()), Ok(workbook));
    }

    /// Whatever is done to the workbook afterwards, a follow-up says what it said, and its result is that of its lines.
    #[test]
    fn what_is_frozen_stays(of in workbook(), edits in vec(edit(), 1..25), seed in any::<u64>()) {
        let mut workbook = of;
        prop_assume!(freeze(&mut workbook, seed, label("Tertial 1", false)).is_some());
        let frozen = workbook.follow_ups.last().unwrap().clone();
        let mut fresh = Fresh::new(seed);
        for edit in edits {
            let edit = resolved(edit, &workbook, &mut fresh);
            let _ = workbook.apply(edit);
        }
        let Some(now) = workbook.follow_up(frozen.id) else { return Ok(()) };
        prop_assert_eq!(&FollowUp { label: frozen.label.clone(), ..now.clone() }, &frozen);
        let rows = drift(&workbook);
        for place in follow_up::compared(&workbook) {
            let follow_up = &workbook.follow_ups[place];
            for field in FrozenField::ALL {
                let total = rows.last().unwrap().then(place, field).amount().unwrap_or_default();
                prop_assert_eq!(total, result(follow_up, field));
            }
            // Each line once: as it stands now, or among what is gone.
            let found = rows.iter().filter(|row| {
                let id = match row.of {
                    Of::Row(RowId::Line(id)) | Of::GoneLine(_, id) => Some(id),
                    _ => None,
                };
                id.is_some_and(|id| follow_up.line(id).is_some())
            });
            prop_assert_eq!(found.count(), follow_up.lines.len());
        }
        if let Some(Outcome::Final(place)) = follow_up::outcome(&workbook) {
            let total = rows.last().unwrap().outcome.and_then(Then::amount).unwrap_or_default();
            prop_assert_eq!(total, result(&workbook.follow_ups[place], FrozenField::Actual));
        }
        // Every sum is the sum of what stands directly in it.
        for (sum, row) in rows.iter().enumerate() {
            let parts: Vec<&FollowedRow> = rows.iter().filter(|row| row.parent == Some(sum)).collect();
            for at in row.compared().iter().copied() {
                if !parts.is_empty() {
                    let counted = |part: &&FollowedRow| {
                        let amount = then(part, at).amount()?;
                        let opposite = !row.sense.is_spent() && part.sense.is_spent();
                        Some(if opposite { -amount } else { amount })
                    };
                    let parts: Money = parts.iter().filter_map(counted).sum();
                    prop_assert_eq!(then(row, at).amount().unwrap_or_default(), parts);
                }
            }
        }
    }

    /// Projects too: what was frozen stays, each once, and the total is theirs.
    #[test]
    fn projects_are_frozen_too(of in workbook(), edits in vec(edit(), 1..25), seed in any::<u64>()) {
        let mut workbook = Workbook { follow_ups: Vec::new(), ..of };
        prop_assume!(freeze(&mut workbook, seed, label("Tertial 1", false)).is_some());
        let mut fresh = Fresh::new(seed);
        for edit in edits {
            let edit = resolved(edit, &workbook, &mut fresh);
            if !matches!(edit, Edit::FollowUp(_) | Edit::Batch(_)) {
                let _ = workbook.apply(edit);
            }
        }
        let rows = follow_up::projects(&workbook, &Tables::of(&workbook));
        let frozen = workbook.follow_ups[0].projects.iter();
        let sum: Money = frozen.filter_map(|of| of.total[FrozenField::Prognosis as usize]).sum();
        prop_assert_eq!(then(rows.last().unwrap(), 0).amount().unwrap_or_default(), sum);
    }
}
