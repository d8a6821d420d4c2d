//! What two people made of the same workbook, merged: the evening before a meeting, as a story.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod table;
    pub mod workbook;
}

use sambudget::model::Workbook;
use sambudget::model::drift::{Activity, Group, Kind, LineField, Method, Place, Row, RowId, SubtotalPlace};
use sambudget::model::edit::{Edit, LineChange, LogEdit, Parent, Position, Setting, What};
use sambudget::model::entry::Entry;
use sambudget::model::follow_up::FrozenParts;
use sambudget::model::formula::AmountCell;
use sambudget::model::id::{ActivityId, GroupId, LineId, LogId, MemberId, ScenarioId};
use sambudget::model::meeting_log::{LogEntry, LogStage};
use sambudget::model::member::Holder;
use sambudget::model::merge::{Aspect, Clash, Merged, Spot, merge};
use sambudget::model::money::Money;
use sambudget::model::period::Month;
use sambudget::model::scenario::{By, Change};
use support::table::{board, direct, line, only};

const STAFF: LineId = LineId(1);
const LICENCES: LineId = LineId(2);
const NEW: LineId = LineId(7);

/// Two lines of two members.
fn base() -> Workbook {
    let amounts = |text| only(LineField::Prognosis, text);
    let of = |id, one, other| line(id, Kind::Cost, direct([amounts(one), amounts(other)]));
    board(2, "1 1", [of(STAFF, "700", "300"), of(LICENCES, "80", "20")])
}

fn prognosis(line: LineId, member: u64, kronor: i64) -> Edit {
    Edit::amount(line, part(member), LineField::Prognosis, Entry::Value(Money::kronor(kronor)))
}

fn part(member: u64) -> Place {
    Place::Part(Holder::Member(MemberId(member)))
}

fn cell(line: LineId, member: u64) -> Spot {
    Spot::Amount(AmountCell::Line(line, part(member), LineField::Prognosis))
}

fn made(edits: impl IntoIterator<Item = Edit>) -> Workbook {
    let mut workbook = base();
    edits.into_iter().for_each(|edit| drop(workbook.apply(edit).unwrap()));
    workbook
}

fn merged(mine: impl IntoIterator<Item = Edit>, theirs: impl IntoIterator<Item = Edit>) -> Merged {
    merge(&base(), &made(mine), &made(theirs)).unwrap()
}

fn collisions(merged: &Merged) -> Vec<(Spot, Clash)> {
    merged.conflicts.iter().map(|conflict| (conflict.spot, conflict.clash)).collect()
}

fn amount(workbook: &Workbook, line: LineId, member: u64) -> Option<Money> {
    workbook.line(line).unwrap().entry(part(member), LineField::Prognosis).value()
}

#[test]
fn what_only_one_changed_is_taken_by_itself() {
    let new = Row::Line(line(NEW, Kind::Cost, direct([only(LineField::Prognosis, "5")])));
    let last = Position { parent: Parent::Activity(ActivityId(1)), index: 2 };
    let result = merged(
        [
            prognosis(STAFF, 1, 720_000),
            Edit::InsertRow(last, new),
            Edit::Set(Setting::PeriodEnd(Month::DECEMBER)),
        ],
        [prognosis(STAFF, 2, 310_000), Edit::Line(LICENCES, LineChange::Method(Some(Method::RunRate)))],
    );
    assert_eq!(collisions(&result), []);
    let workbook = result.workbook;
    assert_eq!(amount(&workbook, STAFF, 1), Some(Money::kronor(720_000)));
    assert_eq!(amount(&workbook, STAFF, 2), Some(Money::kronor(310_000)));
    assert_eq!(workbook.line(LICENCES).unwrap().method, Some(Method::RunRate));
    assert_eq!(workbook.period_end, Month::DECEMBER);
    assert_eq!(workbook.lines().map(|line| line.id).collect::<Vec<_>>(), [STAFF, LICENCES, NEW]);
}

#[test]
fn the_same_cell_is_a_choice() {
    let result = merged([prognosis(STAFF, 1, 720_000)], [prognosis(STAFF, 1, 690_000)]);
    assert_eq!(collisions(&result), [(cell(STAFF, 1), Clash::Both)]);
    assert_eq!(
        amount(&result.workbook, STAFF, 1),
        Some(Money::kronor(720_000)),
        "mine until somebody chooses"
    );
    assert_eq!(amount(&result.settled(&[0]).unwrap(), STAFF, 1), Some(Money::kronor(690_000)));
    // Both came to the same.
    assert_eq!(collisions(&merged([prognosis(STAFF, 1, 1)], [prognosis(STAFF, 1, 1)])), []);
}

#[test]
fn comments_are_put_together() {
    let comment = |text: &str| Edit::Line(STAFF, LineChange::Comment(text.to_owned()));
    let result = merged([comment("Sjukskrivning.")], [comment("Vikarie från maj.")]);
    assert_eq!(collisions(&result), []);
    assert_eq!(result.workbook.line(STAFF).unwrap().comment, "Sjukskrivning.\nVikarie från maj.");
    let again = merged([comment("Vikarie från maj. Klart.")], [comment("Vikarie från maj.")]);
    assert_eq!(again.workbook.line(STAFF).unwrap().comment, "Vikarie från maj. Klart.", "nothing twice");
}

#[test]
fn what_one_took_away_and_the_other_changed_is_a_choice() {
    let gone = || Edit::RemoveRow(RowId::Line(STAFF));
    let whole = Spot::There(What::Row(RowId::Line(STAFF)));

    let here = merged([gone()], [prognosis(STAFF, 1, 690_000)]);
    assert_eq!(collisions(&here), [(whole, Clash::GoneHere)]);
    assert!(here.workbook.line(STAFF).is_none());
    let back = here.settled(&[0]).unwrap();
    assert_eq!(amount(&back, STAFF, 1), Some(Money::kronor(690_000)), "it comes back as theirs have it");
    assert_eq!(back.lines().next().unwrap().id, STAFF, "and where it stood");

    let there = merged([prognosis(STAFF, 1, 690_000)], [gone()]);
    assert_eq!(collisions(&there), [(whole, Clash::GoneThere)]);
    assert!(there.workbook.line(STAFF).is_some());
    assert!(there.settled(&[0]).unwrap().line(STAFF).is_none());
}

fn group(id: u64) -> Edit {
    let rows = Vec::new();
    let group = Group { id: GroupId(id), name: format!("Grupp {id}"), subtotal: SubtotalPlace::Below, rows };
    Edit::InsertRow(Position { parent: Parent::Activity(ActivityId(1)), index: 0 }, Row::Group(group))
}

fn into_group(row: RowId, id: u64) -> Edit {
    Edit::MoveRow(row, Position { parent: Parent::Group(GroupId(id)), index: 0 })
}

/// What a row stands in, from the inside out.
fn groups_around(workbook: &Workbook, row: RowId) -> Vec<u64> {
    let (mut around, mut inner) = (Vec::new(), row);
    while let Some(Parent::Group(group)) = workbook.position(inner).map(|position| position.parent) {
        around.push(group.0);
        inner = RowId::Group(group);
    }
    around
}

#[test]
fn what_both_moved_comes_with_what_theirs_put_it_into() {
    let [first, second] = [1, 2].map(ActivityId);
    let activity =
        |id| Activity { id, name: "Annan".into(), result_name: "Resultat".into(), rows: Vec::new() };
    let mut base = base();
    drop(base.apply(Edit::InsertActivity(1, activity(second))).unwrap());
    let made = |edits: [Edit; 2]| {
        let mut made = base.clone();
        edits.into_iter().for_each(|edit| drop(made.apply(edit).unwrap()));
        made
    };
    // Mine tidied the other table away; theirs made a group in it and put the line there.
    let staff = RowId::Line(STAFF);
    let mine = made([
        Edit::RemoveActivity(second),
        Edit::MoveRow(staff, Position { parent: Parent::Activity(first), index: 1 }),
    ]);
    let group = Group { id: GroupId(8), name: "Ny".into(), subtotal: SubtotalPlace::Below, rows: Vec::new() };
    let theirs = made([
        Edit::InsertRow(Position { parent: Parent::Activity(second), index: 0 }, Row::Group(group)),
        into_group(staff, 8),
    ]);
    let merged = merge(&base, &mine, &theirs).unwrap();
    let place = Spot::Place(What::Row(staff));
    let at = merged.conflicts.iter().position(|conflict| conflict.spot == place).expect("a choice");
    assert!(groups_around(&merged.workbook, staff).is_empty());
    assert!(merged.can_be_theirs(at));
    let settled = merged.settled(&[at]).unwrap();
    assert_eq!(groups_around(&settled, staff), [8], "with the group and the table that it stands in");
    assert!(settled.activity(second).is_some());
}

#[test]
fn one_group_into_the_other_and_the_other_way_round() {
    let mut base = base();
    for edit in [group(1), group(2), group(3)] {
        drop(base.apply(edit).unwrap());
    }
    let made = |edits: &[(u64, u64)]| {
        let mut made = base.clone();
        for (inner, outer) in edits {
            drop(made.apply(into_group(RowId::Group(GroupId(*inner)), *outer)).unwrap());
        }
        made
    };
    let [one, two] = [1, 2].map(|id| RowId::Group(GroupId(id)));
    let merged = merge(&base, &made(&[(1, 2)]), &made(&[(2, 1)])).unwrap();
    assert_eq!(collisions(&merged), [(Spot::Place(What::Row(two)), Clash::Both)]);
    assert_eq!(
        (groups_around(&merged.workbook, one), groups_around(&merged.workbook, two)),
        (vec![2], vec![])
    );
    let settled = merged.settled(&[0]).unwrap();
    assert_eq!((groups_around(&settled, one), groups_around(&settled, two)), (vec![], vec![1]));
    assert_eq!(merged.settled_as_can_be(&[0]), (settled, vec![]));

    // Theirs have three in one another; mine has the outermost of them in the innermost.
    let merged = merge(&base, &made(&[(3, 1)]), &made(&[(1, 2), (2, 3)])).unwrap();
    let all: Vec<usize> = (0..merged.conflicts.len()).collect();
    assert!(!all.is_empty());
    for at in &all {
        assert!(merged.can_be_theirs(*at), "{:?}", merged.conflicts[*at]);
    }
    let (settled, left) = merged.settled_as_can_be(&all);
    assert_eq!((groups_around(&settled, one), left), (vec![2, 3], vec![]));
}

#[test]
fn another_split_and_other_amounts_are_one_choice() {
    let split = Edit::Line(
        STAFF,
        LineChange::Distribution(support::table::distribution("key 900", LineField::Prognosis)),
    );
    let result = merged([split], [prognosis(STAFF, 1, 690_000), prognosis(STAFF, 2, 310_000)]);
    let whole = Spot::Of(What::Row(RowId::Line(STAFF)), Aspect::Distribution);
    assert_eq!(collisions(&result), [(whole, Clash::Both)]);
    let theirs = result.settled(&[0]).unwrap();
    assert_eq!(amount(&theirs, STAFF, 1), Some(Money::kronor(690_000)));
    assert_eq!(amount(&theirs, STAFF, 2), Some(Money::kronor(310_000)));
}

#[test]
fn several_returned_files_one_after_the_other() {
    // Each member's controller filled in their own column of the file that was sent out.
    let returned = [
        made([prognosis(STAFF, 1, 710_000)]),
        made([prognosis(STAFF, 2, 290_000), prognosis(LICENCES, 2, 25_000)]),
    ];
    let mut mine = made([prognosis(LICENCES, 1, 85_000)]);
    for theirs in &returned {
        let result = merge(&base(), &mine, theirs).unwrap();
        assert_eq!(collisions(&result), []);
        mine = result.workbook;
    }
    let amounts = [(STAFF, 1), (STAFF, 2), (LICENCES, 1), (LICENCES, 2)]
        .map(|(line, member)| amount(&mine, line, member));
    assert_eq!(amounts, [710_000, 290_000, 85_000, 25_000].map(|kronor| Some(Money::kronor(kronor))));
}

/// An entry of the meeting log about staff.
fn entry(id: u64, what: &str) -> LogEntry {
    LogEntry {
        id: LogId(id),
        when: "2022-09-14 10:32:05".to_owned(),
        scenario: ScenarioId(1),
        name: "Löner".to_owned(),
        what: what.to_owned(),
        asked_by: String::new(),
        remark: String::new(),
        change: Change::Prognosis {
            rows: vec![RowId::Line(STAFF)],
            holder: None,
            by: By::Amount(Money::kronor(10)),
        },
        counts: true,
        shown: None,
        holders: Vec::new(),
        total: [Some(Money::ZERO), Some(Money::kronor(-10)), None],
        parts: FrozenParts::default(),
        stage: LogStage::Open,
    }
}

#[test]
fn two_meeting_logs_become_one_with_the_entries_of_both() {
    let log = |place, id, what: &str| Edit::Log(LogEdit::Insert(place, Box::new(entry(id, what))));
    let mut base = base();
    drop(base.apply(log(0, 1, "Personal: +10")).unwrap());
    let made = |edits: Vec<Edit>| {
        let mut workbook = base.clone();
        edits.into_iter().for_each(|edit| drop(workbook.apply(edit).unwrap()));
        workbook
    };
    let put = |entry: LogEntry| Edit::Log(LogEdit::Put(Box::new(entry)));
    let asked = |by: &str| put(LogEntry { asked_by: by.to_owned(), ..entry(1, "Personal: +10") });
    let accepted = put(LogEntry { stage: LogStage::Accepted, ..entry(1, "Personal: +10") });

    let mine = made(vec![log(1, 2, "Licenser: +5"), asked("Anna")]);
    let theirs = made(vec![log(1, 3, "Personal: +20"), log(2, 4, "Personal: +30")]);
    let result = merge(&base, &mine, &theirs).unwrap();
    assert_eq!(collisions(&result), []);
    let whats: Vec<&str> = result.workbook.meeting_log.iter().map(|entry| entry.what.as_str()).collect();
    assert_eq!(whats, ["Personal: +10", "Licenser: +5", "Personal: +20", "Personal: +30"]);
    assert_eq!(result.workbook.meeting_log[0].asked_by, "Anna");

    // What both made of the same entry is a choice.
    let result = merge(&base, &made(vec![asked("Anna")]), &made(vec![accepted])).unwrap();
    let spot = Spot::Of(What::LogEntry(LogId(1)), Aspect::LogEntry);
    assert_eq!(collisions(&result), [(spot, Clash::Both)]);
    assert_eq!(result.settled(&[0]).unwrap().meeting_log[0].stage, LogStage::Accepted);
    // What one removed and the other did not touch is gone.
    let result = merge(&base, &made(vec![Edit::Log(LogEdit::Remove(LogId(1)))]), &base).unwrap();
    assert_eq!(result.workbook.meeting_log, []);
    assert!(result.workbook.meeting_log.is_empty());
}
