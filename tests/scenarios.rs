//! What scenarios come to, worked by hand, and what holds for all of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod sydnarke;
    pub mod table;
    pub mod workbook;
}

use proptest::prelude::*;
use sambudget::model::Workbook;
use sambudget::model::drift::{Distribution, LineAmounts, LineField, Place, RowId};
use sambudget::model::edit::Edit;
use sambudget::model::entry::Entry;
use sambudget::model::formula::AmountCell;
use sambudget::model::id::{KeyId, LineId, MeasureId, ProjectId, ScenarioId};
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::period::Month;
use sambudget::model::scenario::{By, Change, Percent, ProjectChange, Scenario};
use sambudget::rules::chart::moved;
use sambudget::rules::drift::{Lens, Tables};
use sambudget::rules::scenario::lens::{LensRow, lens};
use sambudget::rules::scenario::{
    MemberEffect, Played, Unplayable, alone, chain, each_alone, member_effects, play, stand,
};
use sambudget::rules::summary::{result, result_through};
use support::sydnarke::{LEKEBERG, SERVICES, SHARED, WAGES, sydnarke};
use support::table::cases;
use support::workbook::workbook;

fn percent(text: &str) -> Percent {
    Percent::new(text.parse().unwrap()).unwrap()
}

fn scenario(id: u64, name: &str, on: Option<u64>, changes: Vec<Change>) -> Scenario {
    let (name, note) = (name.to_owned(), String::new());
    Scenario { id: ScenarioId(id), name, note, on: on.map(ScenarioId), is_archived: false, changes }
}

fn rise(line: LineId, by: By) -> Change {
    Change::Prognosis { rows: vec![RowId::Line(line)], holder: None, by }
}

fn scenarios() -> Vec<Scenario> {
    let two = percent("2");
    let postponed = [LEKEBERG, SHARED].map(|id| Change::Project(id, ProjectChange::Moved(6)));
    let ended = [1, 2].map(|id| Change::Measure(MeasureId(id), true));
    let services = rise(SERVICES, By::Percent(two));
    vec![
        scenario(1, "Skjut upp investeringar", None, postponed.into()),
        scenario(2, "Avsluta konsulter", None, ended.to_vec()),
        scenario(3, "+2 % löner", None, vec![rise(WAGES, By::Percent(two))]),
        scenario(4, "Konsulter på uppskjutna", Some(1), ended.to_vec()),
        scenario(5, "Alla tre", Some(4), vec![rise(WAGES, By::Percent(two))]),
        scenario(
            6,
            "+2 % löner från september",
            None,
            vec![rise(WAGES, By::Index(two, Month::new(9).unwrap()))],
        ),
        scenario(7, "+2 % tjänsteköp", None, vec![services.clone()]),
        scenario(8, "Konsulter, sedan +2 % tjänsteköp", Some(2), vec![services]),
    ]
}

fn played(workbook: &Workbook, changes: Vec<Change>) -> Played {
    play(workbook, &Tables::of(workbook), &[&scenario(1, "Prövning", None, changes)])
}

fn prognosis(tables: &Tables) -> Money {
    result(tables).prognosis.unwrap()
}

#[test]
fn sydnarke_2022_worked_out_by_hand() {
    let base = sydnarke();
    let tables = Tables::of(&base);
    assert_eq!(prognosis(&tables), Money::kronor(-1_765_251), "−1 000 000 − 380 251 − 385 000");
    let scenarios = scenarios();
    for case in cases(include_str!("cases/scenarios.tsv"), 7) {
        let [name, ref expected @ ..] = case[..] else { panic!("{case:?}") };
        let id = scenarios.iter().find(|scenario| scenario.name == name).unwrap().id;
        let played = play(&base, &tables, &chain(&scenarios, id));
        assert_eq!(played.lost, []);
        let all = prognosis(&played.tables) - prognosis(&tables);
        let effects = member_effects(&base, &tables, &played);
        let parts = effects.iter().filter_map(MemberEffect::difference);
        let shown: Vec<String> = [all].into_iter().chain(parts).map(|amount| amount.to_string()).collect();
        assert_eq!(shown[..5], expected[..], "{name}");
        assert!(shown[5..].iter().all(|shared| shared == "0"), "{name}: {shown:?}");
        assert_eq!(played.tables, Tables::of(&played.workbook), "{name}: what followed is what is made anew");
    }
}

#[test]
fn what_is_not_changed_follows_the_base() {
    let mut base = sydnarke();
    let scenarios = scenarios();
    let before = play(&base, &Tables::of(&base), &chain(&scenarios, ScenarioId(3)));
    let cell = (LineId(9), Place::Total, LineField::Prognosis);
    let moved = Entry::Value(Money::kronor(855_000));
    base.apply(sambudget::model::edit::Edit::amount(cell.0, cell.1, cell.2, moved)).unwrap();
    let after = play(&base, &Tables::of(&base), &chain(&scenarios, ScenarioId(3)));
    assert_eq!(prognosis(&after.tables) - prognosis(&before.tables), Money::kronor(-100_000));
}

#[test]
fn what_cannot_be_changed_is_said_and_the_rest_counts() {
    let base = sydnarke();
    let gone = Change::Measure(MeasureId(9), true);
    let actual = AmountCell::Line(WAGES, Place::Total, LineField::Actual);
    let one = Entry::Value(Money::kronor(1));
    let unused = Change::Project(ProjectId(2), ProjectChange::Moved(3));
    let mixed = Change::Prognosis {
        rows: vec![RowId::Line(LineId(1)), RowId::Line(WAGES)],
        holder: None,
        by: By::Amount(Money::kronor(5)),
    };
    let nowhere = rise(LineId(99), By::Percent(percent("1")));
    let counts = rise(WAGES, By::Amount(Money::kronor(1_000)));
    let played = played(&base, vec![gone, Change::Cell(actual, one), unused, mixed, nowhere, counts]);
    let why: Vec<_> = played.lost.iter().map(|lost| (lost.index, &lost.why)).collect();
    assert!(
        matches!(
            why[..],
            [
                (0, Unplayable::Edit(_)),
                (1, Unplayable::Actual),
                (2, Unplayable::NoStart),
                (3, Unplayable::MixedKinds),
                (4, Unplayable::LinesGone)
            ]
        ),
        "{why:?}"
    );
    assert_eq!(prognosis(&played.tables), Money::kronor(-1_766_251));
}

#[test]
fn projects_are_cut_and_cancelled_but_never_below_what_is_booked() {
    let base = sydnarke();
    let prognosis = |change| {
        let played = played(&base, vec![Change::Project(SHARED, change)]);
        assert_eq!(played.lost, []);
        let project = played.workbook.project(SHARED).unwrap();
        let amount = project.amounts.get(sambudget::model::investment::ProjectField::Prognosis).value();
        (
            amount.unwrap(),
            result(&played.tables).prognosis.unwrap() - result(&Tables::of(&base)).prognosis.unwrap(),
        )
    };
    // A tenth less is written off: 7/60 and 7/12 of 2 % of 300 000.
    assert_eq!(
        prognosis(ProjectChange::Cut(percent("10"))),
        (Money::kronor(2_700_000), Money::kronor(38_500))
    );
    assert_eq!(prognosis(ProjectChange::Cut(percent("90"))).0, Money::kronor(1_626_000));
    assert_eq!(prognosis(ProjectChange::Cancelled), (Money::kronor(1_626_000), Money::kronor(385_000)));
}

#[test]
fn scenarios_that_stand_on_each_other_end() {
    let on = |id, on| scenario(id, "", Some(on), Vec::new());
    let all = [on(1, 2), on(2, 1), on(3, 9)];
    let ids = |id| chain(&all, ScenarioId(id)).iter().map(|one| one.id.0).collect::<Vec<_>>();
    assert_eq!(ids(1), [2, 1]);
    assert_eq!(ids(3), [3]);
    assert_eq!(ids(9), [0; 0]);
}

/// Changes of all kinds of what is in a workbook.
fn change(workbook: &Workbook) -> BoxedStrategy<Change> {
    let rows: Vec<RowId> =
        workbook.activities.iter().flat_map(|activity| activity.all_rows()).map(|row| row.id()).collect();
    let holders: Vec<Option<Holder>> = [None].into_iter().chain(workbook.holders().map(Some)).collect();
    let percent = (-2_000i64..2_000).prop_map(|tenths| percent(&format!("{}", tenths as i128 / 10)));
    let by = prop_oneof![
        percent.clone().prop_map(By::Percent),
        (-5_000_000i64..5_000_000).prop_map(|amount| By::Amount(Money::kronor(amount))),
        (percent.clone(), 1u8..=12)
            .prop_map(|(percent, month)| By::Index(percent, Month::new(month).unwrap())),
    ];
    let mut all: Vec<BoxedStrategy<Change>> = Vec::new();
    if !rows.is_empty() {
        let rows = proptest::sample::subsequence(rows.clone(), 1..=rows.len().min(3));
        let prognosis = (rows, proptest::sample::select(holders), by);
        all.push(prognosis.prop_map(|(rows, holder, by)| Change::Prognosis { rows, holder, by }).boxed());
    }
    let projects: Vec<ProjectId> = workbook.projects().map(|project| project.id).collect();
    if !projects.is_empty() {
        let change = prop_oneof![
            (-30i16..30).prop_map(ProjectChange::Moved),
            percent.prop_map(ProjectChange::Cut),
            Just(ProjectChange::Cancelled)
        ];
        let project = (proptest::sample::select(projects), change);
        all.push(project.prop_map(|(id, change)| Change::Project(id, change)).boxed());
    }
    let measures: Vec<MeasureId> = workbook.measures().map(|measure| measure.id).collect();
    if !measures.is_empty() {
        let measure = (proptest::sample::select(measures), any::<bool>());
        all.push(measure.prop_map(|(id, is_included)| Change::Measure(id, is_included)).boxed());
    }
    let keys: Vec<KeyId> = workbook.keys.iter().map(|key| key.id).collect();
    if !keys.is_empty() {
        let keys = (proptest::sample::select(keys.clone()), proptest::sample::select(keys));
        all.push(keys.prop_map(|(from, to)| Change::Key { from, to }).boxed());
    }
    if all.is_empty() {
        all.push(Just(Change::Measure(MeasureId(0), true)).boxed());
    }
    proptest::strategy::Union::new(all).boxed()
}

/// Whether an actual is a formula: one that reads the parts of another line follows the key that splits them, in a scenario as
/// in the workbook itself.
fn has_calculated_actuals(workbook: &Workbook) -> bool {
    let is_formula = |of: &LineAmounts| matches!(of.get(LineField::Actual), Entry::Formula(_));
    workbook.lines().any(|line| match &line.distribution {
        Distribution::ByKey { total, .. } => is_formula(total),
        Distribution::Direct(parts) => parts.values().any(is_formula),
    })
}

fn case() -> impl Strategy<Value = (Workbook, Vec<Change>)> {
    workbook().prop_flat_map(|workbook| {
        let changes = proptest::collection::vec(change(&workbook), 0..6);
        (Just(workbook), changes)
    })
}

#[test]
fn a_project_that_waits_is_capital_cost_and_wages_are_drift() {
    let (base, all) = (sydnarke(), scenarios());
    let tables = Tables::of(&base);
    let of = |change: &Change| lens(&base, &tables, &[], change).unwrap();
    for change in &all[0].changes {
        let rows = of(change);
        assert!(rows.iter().all(|row| row.drift.unwrap_or_default() == Money::ZERO), "{rows:?}");
        assert!(rows.last().unwrap().capital > Money::ZERO, "{rows:?}");
    }
    // A member's own project is that member's alone.
    let whose: Vec<_> = of(&all[0].changes[0])
        .iter()
        .filter(|row| row.capital != Money::ZERO)
        .map(|row| row.holder)
        .collect();
    assert_eq!(whose.len(), 2, "the member, and all: {whose:?}");
    let rows = of(&all[2].changes[0]);
    assert!(rows.iter().all(|row| row.capital == Money::ZERO), "{rows:?}");
    assert!(rows.last().unwrap().drift.unwrap() < Money::ZERO, "{rows:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// The base stays as it is, what followed is what is made anew, actuals never change, and what the holders have is
    /// what the board has.
    #[test]
    fn any_scenario_keeps_the_books((base, changes) in case()) {
        let (kept, tables) = (base.clone(), Tables::of(&base));
        let one = scenario(1, "Prövning", None, changes);
        let played = play(&base, &tables, &[&one]);
        prop_assert_eq!(&base, &kept);
        prop_assert_eq!(&played.tables, &Tables::of(&played.workbook));
        if !has_calculated_actuals(&base) {
            prop_assert_eq!(result(&played.tables).actual, result(&tables).actual);
        }
        let all = result(&tables).prognosis.zip(result(&played.tables).prognosis).map(|(a, b)| b - a);
        let unsplit = |tables: &Tables| tables.iter().flat_map(|table| &table.rows).any(|row| row.unsplit);
        let effects = member_effects(&base, &tables, &played);
        let parts: Option<Vec<Money>> = effects
            .iter()
            .map(|effect| match (effect.before, effect.after) {
                (None, None) => Some(Money::ZERO),
                (before, after) => Some(after.unwrap_or_default() - before.unwrap_or_default()),
            })
            .collect();
        if let (Some(all), Some(parts), false) = (all, parts, unsplit(&tables) || unsplit(&played.tables)) {
            prop_assert_eq!(parts.into_iter().sum::<Money>(), all);
        }
    }

    /// What each line adds leads exactly from the result of the base to that of the scenario, whosever it is.
    #[test]
    fn steps_lead_exactly_from_the_base_to_the_scenario((base, changes) in case()) {
        let tables = Tables::of(&base);
        let played = played(&base, changes);
        for lens in [Lens::Total].into_iter().chain(base.holders().map(Lens::Holder)) {
            let Some(fall) = moved(&tables, &played.tables, lens) else { continue };
            let effects: Money = fall.steps.iter().map(|step| step.effect).sum();
            prop_assert_eq!(fall.from + effects, fall.to);
            prop_assert_eq!(Some(fall.from), result_through(&tables, lens).prognosis);
            prop_assert_eq!(Some(fall.to), result_through(&played.tables, lens).prognosis);
        }
        let unchanged = moved(&tables, &tables, Lens::Total);
        prop_assert!(unchanged.is_none_or(|fall| fall.steps.is_empty() && fall.from == fall.to));
    }

    /// What a change alone means for the holders is what a scenario of nothing else comes to, and adds up to what it means for
    /// the board.
    #[test]
    fn the_member_lens_adds_up((base, changes) in case()) {
        let tables = Tables::of(&base);
        for change in changes {
            let played = played(&base, vec![change.clone()]);
            let rows = match lens(&base, &tables, &[], &change) {
                Ok(rows) => rows,
                Err(why) => {
                    prop_assert_eq!(&played.lost[0].why, &why);
                    continue;
                }
            };
            let (all, holders) = rows.split_last().unwrap();
            prop_assert_eq!(all.holder, None);
            let effects = member_effects(&base, &tables, &played);
            for (row, effect) in holders.iter().zip(&effects) {
                prop_assert_eq!(row.holder, Some(effect.holder));
                let is_known = effect.before.is_some() || effect.after.is_some();
                let moved = effect.after.unwrap_or_default() - effect.before.unwrap_or_default();
                prop_assert_eq!(row.result(), is_known.then_some(moved));
                prop_assert_eq!(row.settled, effect.settled.map(|(was, is)| is - was));
            }
            let sum = |figure: fn(&LensRow) -> Option<Money>| holders.iter().filter_map(figure).sum::<Money>();
            prop_assert_eq!(all.result().unwrap_or_default(), sum(|row| row.result()));
            prop_assert_eq!(all.capital, sum(|row| Some(row.capital)));
            let board = result(&tables).prognosis.zip(result(&played.tables).prognosis);
            let unsplit = |tables: &Tables| tables.iter().flat_map(|table| &table.rows).any(|row| row.unsplit);
            if let (Some((was, is)), false) = (board, unsplit(&tables) || unsplit(&played.tables)) {
                prop_assert_eq!(all.result().unwrap_or_default(), is - was);
            }
        }
    }

    /// What was played is played again, with other changes, as if it had been played from the base.
    #[test]
    fn played_again_is_played_anew((base, changes) in case(), at in 0usize..6, reverse in any::<bool>()) {
        let tables = Tables::of(&base);
        let mut played = played(&base, changes.clone());
        let mut others: Vec<Change> = changes[at.min(changes.len())..].to_vec();
        if reverse {
            others.reverse();
        }
        let other = scenario(1, "Prövning", None, others);
        prop_assert_eq!(played.again(&tables, &[&other]), Ok(()));
        prop_assert!(played == play(&base, &tables, &[&other]));
        let nothing = scenario(1, "Prövning", None, Vec::new());
        prop_assert_eq!(played.again(&tables, &[&nothing]), Ok(()));
        prop_assert!(played.workbook == base && played.tables == tables);
    }

    /// A change alone is what a scenario with only that change comes to: its edits made in the base give the same workbook and
    /// the same tables, as taking it in from the meeting log does; and the parts add up to the result.
    #[test]
    fn a_change_alone_is_a_scenario_with_it_alone((base, changes) in case()) {
        let tables = Tables::of(&base);
        let each = each_alone(&base, &tables, &changes, "Prövning");
        for (change, one_by_one) in changes.iter().zip(each) {
            let played = played(&base, vec![change.clone()]);
            let alone = match alone(&base, &tables, change, "Prövning") {
                Ok(alone) => alone,
                Err(why) => {
                    prop_assert_eq!(&played.lost[0].why, &why);
                    prop_assert_eq!(one_by_one, None);
                    continue;
                }
            };
            prop_assert_eq!(&played.lost, &[]);
            prop_assert_eq!(one_by_one.as_ref(), Some(&alone.after));
            prop_assert_eq!(&alone.after, &stand(&played.workbook, &played.tables));
            let mut taken_in = base.clone();
            let back = taken_in.apply(Edit::Batch(alone.edits)).unwrap();
            prop_assert!(taken_in == played.workbook);
            prop_assert!(Tables::of(&taken_in) == played.tables);
            taken_in.apply(back).unwrap();
            prop_assert!(taken_in == base);
            let unsplit = played.tables.iter().flat_map(|table| &table.rows).any(|row| row.unsplit);
            if let (Some(result), false) = (alone.after.result, unsplit) {
                let parts = alone.after.parts.iter().filter_map(|(_, part)| *part);
                prop_assert_eq!(parts.sum::<Money>(), result);
            }
        }
    }

    /// Nothing changed is the base, and two scenarios one on the other are one with the changes of both.
    #[test]
    fn scenarios_stand_on_each_other((base, changes) in case(), at in 0usize..6) {
        let tables = Tables::of(&base);
        let at = at.min(changes.len());
        let name = "Prövning";
        let (first, second) = changes.split_at(at);
        let apart = [scenario(1, name, None, first.to_vec()), scenario(2, name, Some(1), second.to_vec())];
        let whole = scenario(3, name, None, changes.clone());
        let (apart, whole) = (
            play(&base, &tables, &chain(&apart, ScenarioId(2))),
            play(&base, &tables, &[&whole]),
        );
        prop_assert_eq!(apart.workbook, whole.workbook);
        prop_assert_eq!(apart.tables, whole.tables);
        let none = play(&base, &tables, &[&scenario(4, name, None, Vec::new())]);
        prop_assert_eq!((none.workbook, none.tables), (base, tables));
    }
}
