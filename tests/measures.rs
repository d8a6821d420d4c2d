//! What measures give and where it goes, from tables that a controller can read, and what holds for all of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod table;
    pub mod workbook;
}

use litemap::LiteMap;
use proptest::prelude::*;
use sambudget::model::Workbook;
use sambudget::model::drift::{Distribution, Line, LineField, Method, Place};
use sambudget::model::edit::{Edit, LineChange, PlanEdit};
use sambudget::model::entry::Entry;
use sambudget::model::id::{LineId, MeasureGroupId, MeasureId};
use sambudget::model::measure::{Mark, Measure, MeasureGroup};
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::drift::{Lens, Reach, Tables, follow};
use sambudget::rules::measure::{Uncounted, calculated, counted, months_left, of_result, of_row};
use support::table::{self, HOLDERS, board, cases, distribution, entry, line, row, shown, shown_parts};

const YEAR: u16 = 2022;

/// A workbook with these lines, and a measure that touches all of them and these members.
fn workbook(lines: &str, members: &str, effect: &str) -> Workbook {
    let line = |(id, text): (u64, &str)| {
        let (kind, rest) = text.split_once(' ').unwrap();
        line(LineId(id), table::kind(kind), distribution(rest, LineField::Prognosis))
    };
    let lines: Vec<Line> = (1..).zip(lines.split("; ")).map(line).collect();
    let ids = lines.iter().map(|line| line.id).collect();
    let mut workbook = board(2, "3 1", lines);
    let mut measure = Measure::new(MeasureId(1), "1.1".to_owned(), "Åtgärd".to_owned());
    measure.lines = ids;
    measure.members = HOLDERS
        .iter()
        .filter_map(|(_, of)| if let Holder::Member(id) = of { Some(*id) } else { None })
        .filter(|id| members.split(' ').any(|name| name == id.to_string()))
        .collect();
    measure.effects = LiteMap::from_iter([(YEAR, entry(effect))]);
    measure.effects.retain(|_, effect| !effect.is_empty());
    measure.marks = [Mark::Secured, Mark::Included].into_iter().collect();
    let name = "Grupp".to_owned();
    workbook.plan = vec![MeasureGroup { id: MeasureGroupId(1), name, measures: vec![measure] }];
    workbook
}

fn measure(workbook: &mut Workbook) -> &mut Measure {
    &mut workbook.plan[0].measures[0]
}

fn count(workbook: &Workbook) -> Result<Money, Uncounted> {
    counted(workbook, &Tables::of(workbook), &workbook.plan[0].measures[0])
}

#[test]
fn months_and_effects_worked_out_by_hand() {
    for case in cases(include_str!("cases/measure_months.tsv"), 16) {
        let [start, yearly, "=", months, effect] = case[..] else { panic!("{case:?}") };
        let start = if start == "-" { "" } else { start };
        assert_eq!(
            months_left(start, YEAR).map_or("-".to_owned(), |months| months.to_string()),
            months,
            "{case:?}"
        );
        let mut workbook = workbook("cost 100 - -", "-", yearly);
        start.clone_into(&mut measure(&mut workbook).start);
        assert_eq!(shown(calculated(&workbook, &workbook.plan[0].measures[0]).ok()), effect, "{case:?}");
        let gained = of_result(&Tables::of(&workbook), Lens::Total).effect;
        assert_eq!(shown(gained), if effect == "-" { "0" } else { effect }, "{case:?}");
    }
}

#[test]
fn where_an_effect_goes_worked_out_by_hand() {
    for case in cases(include_str!("cases/measures.tsv"), 16) {
        let [lines, members, effect, "=", prognoses, gained] = case[..] else { panic!("{case:?}") };
        let workbook = workbook(lines, members, effect);
        let tables = Tables::of(&workbook);
        let prognosis = |line: &Line| {
            let row = row(&tables, line.id);
            format!("{}: {}", shown(row.total.prognosis), shown_parts(row, |part| part.prognosis))
        };
        let shown_lines: Vec<String> = workbook.lines().map(prognosis).collect();
        assert_eq!(shown_lines.join("; "), prognoses, "{case:?}");
        assert_eq!(shown(of_result(&tables, Lens::Total).effect), gained, "{case:?}");
        let expected =
            if gained == "-" { Err(Uncounted::NoPrognosis) } else { Ok(entry(gained).value().unwrap()) };
        assert_eq!(count(&workbook), expected, "{case:?}");
    }
}

#[test]
fn only_what_is_included_and_likely_counts() {
    use Mark::{Approved, Included, Secured};
    let counts = Ok(Money::kronor(40));
    let table: [(&[Mark], Result<Money, Uncounted>); 7] = [
        (&[], Err(Uncounted::NotIncluded)),
        (&[Secured], Err(Uncounted::NotIncluded)),
        (&[Secured, Approved], Err(Uncounted::NotIncluded)),
        (&[Included], Err(Uncounted::NotLikely)),
        (&[Included, Secured], counts),
        (&[Included, Approved], counts),
        (&[Included, Secured, Approved], counts),
    ];
    for (marks, expected) in table {
        let mut workbook = workbook("cost 400 - -", "-", "40");
        measure(&mut workbook).marks = marks.iter().copied().collect();
        assert_eq!(count(&workbook), expected, "{marks:?}");
        let effect = of_result(&Tables::of(&workbook), Lens::Total).effect;
        assert_eq!(effect, Some(expected.unwrap_or_default()), "{marks:?}");
    }
}

/// What is done to a measure of 40 on one line, what it then counts with, and what the checks say of it.
type Odd = (&'static str, fn(&mut Measure), Result<i64, Uncounted>, Option<Uncounted>);

#[test]
fn what_does_not_count_says_why() {
    let table: [Odd; 9] = [
        ("as it is", |_| {}, Ok(40), None),
        ("an amount of its own", |m| (m.amount, m.start) = (entry("7"), "2025-01-01".into()), Ok(7), None),
        ("no line", |m| m.lines.clear(), Err(Uncounted::NoLine), Some(Uncounted::NoLine)),
        (
            "a line that is gone",
            |m| m.lines = [LineId(9)].into_iter().collect(),
            Err(Uncounted::LinesGone),
            Some(Uncounted::LinesGone),
        ),
        ("nothing written", |m| m.effects.clear(), Err(Uncounted::NoEffect), Some(Uncounted::NoEffect)),
        ("no date", |m| m.start = "snart".into(), Err(Uncounted::StartUnread), Some(Uncounted::StartUnread)),
        (
            "next year",
            |m| m.start = "2023-03-01".into(),
            Err(Uncounted::StartsLater),
            Some(Uncounted::StartsLater),
        ),
        (
            "no date, and not included",
            |m| (m.start, m.marks) = ("snart".into(), Default::default()),
            Err(Uncounted::NotIncluded),
            Some(Uncounted::StartUnread),
        ),
        ("not included", |m| m.marks.clear(), Err(Uncounted::NotIncluded), None),
    ];
    for (what, change, expected, found) in table {
        let mut workbook = workbook("cost 400 - -", "-", "40");
        change(measure(&mut workbook));
        assert_eq!(count(&workbook), expected.map(Money::kronor), "{what}");
        let all = findings(&workbook, &Tables::of(&workbook));
        let of_measures: Vec<&Finding> =
            all.iter().filter(|finding| matches!(finding, Finding::MeasureUncounted(..))).collect();
        let wanted = found.map(|why| Finding::MeasureUncounted(MeasureId(1), why));
        assert_eq!(of_measures, wanted.iter().collect::<Vec<_>>(), "{what}");
    }
}

#[test]
fn unread_effects_and_lines_that_are_gone_are_pointed_out() {
    let mut workbook = workbook("cost 400 - -", "-", "40");
    let one = measure(&mut workbook);
    one.effects.insert(YEAR + 1, Entry::Unread("mycket".into()));
    one.lines.insert(LineId(9));
    let found = findings(&workbook, &Tables::of(&workbook));
    assert!(found.contains(&Finding::MeasureLineGone(MeasureId(1))), "{found:?}");
    let unread = |finding: &Finding| matches!(finding, Finding::Unread { text, .. } if text == "mycket");
    assert!(found.iter().any(unread), "{found:?}");
    assert_eq!(count(&workbook), Ok(Money::kronor(40)), "what is there takes all of it");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Before + effect = after, in every row and for everybody; without the plan, the prognosis is the one before; and
    /// every effect counts once, however many lines and members it touches.
    #[test]
    fn before_and_effect_are_after(workbook in support::workbook::workbook()) {
        let mut without = workbook.clone();
        without.plan.clear();
        let (then, now) = (Tables::of(&without), Tables::of(&workbook));
        // A formula may read a prognosis, and then gives another amount.
        let is_plain = now.formulas().is_empty();
        for (then, now) in then.iter().zip(now.iter()) {
            for (row_then, row) in then.rows.iter().zip(&now.rows) {
                let lenses = [Lens::Total].into_iter().chain(now.holders.iter().map(|of| Lens::Holder(*of)));
                for lens in lenses {
                    let figures = of_row(now, row, lens);
                    prop_assert_eq!(figures.after, now.figures(row, lens).unwrap().prognosis);
                    prop_assert_eq!(
                        figures.before.zip(figures.effect).map(|(before, effect)| before + effect),
                        figures.after
                    );
                    if is_plain {
                        let before = then.figures(row_then, lens).unwrap().prognosis;
                        prop_assert_eq!(figures.before.unwrap_or_default(), before.unwrap_or_default());
                    }
                }
                let parts = now.holders.iter().filter_map(|of| of_row(now, row, Lens::Holder(*of)).effect);
                if !row.unsplit {
                    let total = of_row(now, row, Lens::Total).effect;
                    prop_assert_eq!(parts.sum::<Money>(), total.unwrap_or_default());
                }
            }
        }
        let all = workbook.measures().filter_map(|measure| counted(&workbook, &now, measure).ok());
        let effect = of_result(&now, Lens::Total).effect;
        prop_assert_eq!(all.sum::<Money>(), effect.unwrap_or_default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Where a measure is split by what its lines and members have, tables that followed each change of an amount, a
    /// method or the measure are those made from nothing.
    #[test]
    fn tables_follow_what_measures_are_split_by(
        lines in prop::sample::select(vec![
            "cost 100 200 300; revenue 50 - 10; cost key 900",
            "cost - - -; cost key 900; cost key -",
            "revenue -5 0 5; cost 1 1 1; cost 7 - -; revenue key 40",
        ]),
        members in prop::sample::select(vec!["", "m1", "m1 m2", "m2"]),
        effect in prop::sample::select(vec!["100", "-7", "-"]),
        changes in prop::collection::vec((0usize..8, 0usize..4, 0usize..3, -3i64..900), 1..10),
    ) {
        let mut workbook = workbook(lines, members, effect);
        let mut tables = Tables::of(&workbook);
        let ids: Vec<LineId> = workbook.lines().map(|line| line.id).collect();
        for (what, at, holder, amount) in changes {
            let line = workbook.line(ids[at % ids.len()]).unwrap();
            let place = match &line.distribution {
                Distribution::ByKey { .. } => Place::Total,
                Distribution::Direct(_) => Place::Part(HOLDERS[holder].1),
            };
            let entry = if amount < 0 { Entry::Empty } else { Entry::Value(Money::kronor(amount)) };
            let edit = match what {
                0 => Edit::Line(line.id, LineChange::Method(Some(Method::ALL[amount.unsigned_abs() as usize % 7]))),
                1 => {
                    let mut changed = workbook.plan[0].measures[0].clone();
                    let mark = if amount % 2 == 0 { Mark::Included } else { Mark::Secured };
                    if !changed.marks.insert(mark) {
                        changed.marks.remove(mark);
                    }
                    Edit::Plan(PlanEdit::Measure(Box::new(changed)))
                }
                2 => Edit::Line(line.id, LineChange::Amount(place, LineField::Actual, entry)),
                3 => Edit::Line(line.id, LineChange::Amount(place, LineField::OriginalBudget, entry)),
                _ => Edit::Line(line.id, LineChange::Amount(place, LineField::Prognosis, entry)),
            };
            let reach = Reach::of(&edit);
            workbook.apply(edit).unwrap();
            follow(&mut tables, &workbook, &reach);
            prop_assert_eq!(&tables, &Tables::of(&workbook));
        }
    }
}
