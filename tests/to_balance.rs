//! What brings a result to a target: worked by hand, and what holds for every proposal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod sydnarke;
    pub mod table;
    pub mod workbook;
}

use proptest::prelude::*;
use sambudget::model::Workbook;
use sambudget::model::drift::{Line, LineField, Place, RowId};
use sambudget::model::entry::Entry;
use sambudget::model::id::{LineId, MeasureId, ProjectId, ScenarioId};
use sambudget::model::money::Money;
use sambudget::model::period::Month;
use sambudget::model::scenario::{By, Change, Percent, ProjectChange, Scenario};
use sambudget::rules::drift::Tables;
use sambudget::rules::scenario::to_balance::{Most, Mover, Proposal, Reason, Wish, to_balance};
use sambudget::rules::scenario::{Played, play};
use sambudget::rules::summary::result;
use support::sydnarke::{LEKEBERG, SERVICES, SHARED, WAGES, sydnarke};
use support::table::cases;
use support::workbook::workbook;

const REVENUE: LineId = LineId(1);
const TRAVEL: LineId = LineId(7);

fn percent(text: &str) -> Percent {
    Percent::new(text.parse().unwrap()).unwrap()
}

/// A mover by the name that the table gives it.
fn mover(text: &str) -> Mover {
    let line = |id, most| Mover::Line(id, Most::Percent(percent(most)));
    let moved = |id| Mover::Project(id, ProjectChange::Moved(7));
    match text.split(' ').collect::<Vec<_>>()[..] {
        ["k1"] => Mover::Measure(MeasureId(1), None),
        ["k2"] => Mover::Measure(MeasureId(2), None),
        ["k2@9"] => Mover::Measure(MeasureId(2), Month::new(9)),
        ["lekeberg"] => moved(LEKEBERG),
        ["gemensamt"] => moved(SHARED),
        ["gemensamt-10"] => Mover::Project(SHARED, ProjectChange::Cut(percent("10"))),
        ["löner", most] => line(WAGES, most),
        ["tjänster", most] => line(SERVICES, most),
        ["resor", most] => line(TRAVEL, most),
        ["intäkter", most] => line(REVENUE, most),
        _ => panic!("{text}"),
    }
}

fn name(mover: Mover) -> &'static str {
    match mover {
        Mover::Measure(id, _) => ["k1", "k2"][id.0 as usize - 1],
        Mover::Project(LEKEBERG, _) => "lekeberg",
        Mover::Project(..) => "gemensamt",
        Mover::Line(WAGES, _) => "löner",
        Mover::Line(SERVICES, _) => "tjänster",
        Mover::Line(REVENUE, _) => "intäkter",
        Mover::Line(..) => "resor",
    }
}

/// A proposal as the table writes it.
fn written(proposal: &Proposal) -> String {
    let step = |step: &sambudget::rules::scenario::to_balance::Step| {
        let reason = match step.reason {
            Reason::Alone => "alone",
            Reason::Largest => "largest",
            Reason::Closer => "closer",
            Reason::Rest => "rest",
        };
        let last = step.last_start.map(|month| format!(" {}", month.number())).unwrap_or_default();
        format!("{} {} {reason}{last}", name(step.mover), step.effect)
    };
    proposal.steps.iter().map(step).collect::<Vec<_>>().join("; ")
}

fn proposed(base: &Workbook, target: i64, movers: Vec<Mover>) -> Proposal {
    let wish = Wish { target: Money::kronor(target), movers };
    to_balance(base, &Tables::of(base), &wish).unwrap()
}

fn played(base: &Workbook, changes: Vec<Change>) -> Played {
    let (name, note) = (String::new(), String::new());
    let scenario = Scenario { id: ScenarioId(1), name, note, on: None, is_archived: false, changes };
    play(base, &Tables::of(base), &[&scenario])
}

fn prognosis(tables: &Tables) -> Money {
    result(tables).prognosis.unwrap()
}

#[test]
fn sydnarke_2022_worked_out_by_hand() {
    let base = sydnarke();
    for case in cases(include_str!("cases/to_balance.tsv"), 16) {
        let [target, movers, after, missing, steps] = case[..] else { panic!("{case:?}") };
        let movers = movers.split(", ").filter(|text| !text.is_empty()).map(mover).collect();
        let proposal = proposed(&base, target.parse().unwrap(), movers);
        assert_eq!(written(&proposal), steps, "{case:?}");
        let figures = [proposal.after, proposal.missing()].map(|amount| amount.to_string());
        assert_eq!(figures, [after, missing], "{case:?}");
        check(&base, &proposal);
    }
}

#[test]
fn what_is_held_or_counts_already_is_idle() {
    let mut base = sydnarke();
    base.apply(sambudget::model::edit::Edit::hold(
        sambudget::model::formula::AmountCell::Line(WAGES, Place::Total, LineField::Prognosis),
        true,
    ))
    .unwrap();
    let wages = mover("löner 5");
    let proposal = proposed(&base, 0, vec![wages, mover("k1"), mover("resor 5")]);
    assert_eq!(written(&proposal), "k1 400000 largest");
    assert_eq!(proposal.idle, [wages, mover("resor 5")]);
    // A measure that counts already can only start at another time.
    let counted = played(&base, vec![Change::Measure(MeasureId(2), true)]).workbook;
    assert_eq!(written(&proposed(&counted, 0, vec![mover("k2")])), "");
    assert_eq!(written(&proposed(&counted, 0, vec![mover("k2@9")])), "k2 100000 largest");
}

#[test]
fn a_measure_with_an_amount_of_its_own_has_no_last_start() {
    let mut base = sydnarke();
    base.plan[0].measures[0].amount = Entry::Value(Money::kronor(500_000));
    assert_eq!(written(&proposed(&base, -1_300_000, vec![mover("k1")])), "k1 500000 alone");
}

#[test]
fn nothing_is_proposed_without_a_prognosis() {
    let mut base = sydnarke();
    base.activities.clear();
    assert_eq!(
        to_balance(&base, &Tables::of(&base), &Wish { target: Money::ZERO, movers: Vec::new() }),
        None
    );
}

/// What holds for every proposal.
fn check(base: &Workbook, proposal: &Proposal) {
    let tables = Tables::of(base);
    let then = played(base, proposal.changes());
    assert_eq!(then.lost, []);
    assert_eq!(prognosis(&then.tables), proposal.after, "the figure is the played one");
    let effects: Money = proposal.steps.iter().map(|step| step.effect).sum();
    assert_eq!(proposal.before + effects, proposal.after);
    assert_eq!(proposal.before, prognosis(&tables));
    assert_eq!(result(&then.tables).actual, result(&tables).actual, "actuals never change");
    for (row, after) in
        tables.iter().zip(then.tables.iter()).flat_map(|(table, other)| table.rows.iter().zip(&other.rows))
    {
        assert_eq!(row.total.actual, after.total.actual);
    }
    // What is held is as it was.
    let moves = |id| proposal.steps.iter().any(|step| matches!(step.mover, Mover::Line(of, _) if of == id));
    for (line, after) in base.lines().zip(then.workbook.lines()).filter(|(line, _)| !moves(line.id)) {
        assert_eq!(line, after);
    }
    for (measure, after) in base.measures().zip(then.workbook.measures()) {
        let moves =
            proposal.steps.iter().any(|step| matches!(step.mover, Mover::Measure(id, _) if id == measure.id));
        assert!(moves || measure == after);
    }
    for (project, after) in base.projects().zip(then.workbook.projects()) {
        let moves =
            proposal.steps.iter().any(|step| matches!(step.mover, Mover::Project(id, _) if id == project.id));
        assert!(moves || project == after);
    }
    // Nothing can be left out of what suffices, and every measure starts in the last month.
    if proposal.missing().is_zero() {
        for at in 0..proposal.steps.len() {
            let mut others = proposal.steps.clone();
            let step = others.remove(at);
            let mut changes: Vec<Change> = others.into_iter().flat_map(|step| step.changes).collect();
            assert!(prognosis(&played(base, changes.clone()).tables) < proposal.target, "{step:?} is needed");
            let (Mover::Measure(id, _), Some(last)) = (step.mover, step.last_start) else { continue };
            changes.push(Change::Measure(id, true));
            let starting = |month: u8| {
                let year = base.year.number();
                let start = match Month::new(month) {
                    Some(_) => format!("{year}-{month:02}-01"),
                    None => format!("{}-01-01", year + 1),
                };
                let changes = changes.iter().cloned().chain([Change::MeasureStart(id, start)]).collect();
                prognosis(&played(base, changes).tables) >= proposal.target
            };
            assert!(starting(last.number()) && !starting(last.number() + 1), "{last:?}");
        }
    }
}

/// Measures and limits of lines on the board of the hand-worked cases, whose effects are independent: at most six movers.
fn independent() -> impl Strategy<Value = (Workbook, Vec<Mover>, i64)> {
    let measures = proptest::collection::vec((0i64..1_500, 1u8..=12), 0..4);
    let lines =
        proptest::sample::subsequence(vec![REVENUE, WAGES, LineId(5), SERVICES, TRAVEL, LineId(9)], 0..3);
    let limits = proptest::collection::vec((any::<bool>(), 0i64..600), 2);
    let projects = proptest::sample::subsequence(vec![LEKEBERG, SHARED], 0..=1);
    (measures, lines, limits, projects, -1_900i64..300).prop_map(
        |(measures, lines, limits, projects, target)| {
            let mut base = sydnarke();
            let known = base.plan[0].measures[0].clone();
            base.plan[0].measures = (1..)
                .zip(&measures)
                .map(|(id, (effect, start))| {
                    let mut measure = known.clone();
                    measure.id = MeasureId(id);
                    measure.start = format!("2022-{start:02}-01");
                    measure.effects.insert(2022, Entry::Value(Money::kronor(effect * 1_000)));
                    measure
                })
                .collect();
            let lines = lines.into_iter().zip(limits).map(|(line, (is_percent, much))| {
                let most = if is_percent {
                    Most::Percent(percent(&(much / 10).to_string()))
                } else {
                    Most::Amount(Money::kronor(much * 1_000))
                };
                Mover::Line(line, most)
            });
            let measures = (1..=measures.len() as u64).map(|id| Mover::Measure(MeasureId(id), None));
            let projects =
                projects.into_iter().map(|id: ProjectId| Mover::Project(id, ProjectChange::Moved(7)));
            let movers = lines.chain(measures).chain(projects).collect();
            (base, movers, target * 1_000)
        },
    )
}

/// What each mover gives by itself, as far as it may go, and whether it is a line; those that give nothing are left out.
fn effects(base: &Workbook, movers: &[Mover]) -> Vec<(Money, bool)> {
    let far = 1_000_000_000_000;
    let each = movers.iter().filter_map(|mover| {
        let proposal = proposed(base, far, vec![*mover]);
        let is_line = matches!(mover, Mover::Line(..));
        (!proposal.steps.is_empty()).then(|| (proposal.after - proposal.before, is_line))
    });
    each.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Of all sets that suffice none is smaller, and none of the same size goes past the target by less.
    #[test]
    fn no_smaller_set_suffices_and_none_comes_closer((base, movers, target) in independent()) {
        let proposal = proposed(&base, target, movers.clone());
        check(&base, &proposal);
        let effects = effects(&base, &movers);
        let need = proposal.target - proposal.before;
        let whole = |amount: Money| amount.as_decimal().floor();
        // The size of each set that suffices, and by how much it goes past: not at all where a line can move less.
        let best = (0u32..1 << effects.len())
            .filter_map(|set| {
                let of = || effects.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0);
                let sum: Money = of().map(|(_, (effect, _))| *effect).sum();
                let has_line = of().any(|(_, (_, is_line))| *is_line);
                let past = if has_line { rust_decimal::Decimal::ZERO } else { whole(sum - need) };
                (sum >= need).then(|| (set.count_ones(), past))
            })
            .min();
        match best {
            Some((0, _)) => prop_assert!(proposal.steps.is_empty() && proposal.missing().is_zero()),
            Some((size, past)) => {
                prop_assert_eq!(proposal.steps.len(), size as usize);
                prop_assert_eq!(whole(proposal.after - proposal.target), past);
            }
            None => {
                prop_assert_eq!(proposal.steps.len(), effects.len());
                let all: Money = effects.iter().map(|(effect, _)| *effect).sum();
                prop_assert_eq!(proposal.missing(), need - all);
            }
        }
        // A line moves in whole kronor, and no further than it may.
        for step in &proposal.steps {
            if let (Mover::Line(id, most), [Change::Prognosis { rows, holder: None, by: By::Amount(by) }]) = (&step.mover, &step.changes[..]) {
                prop_assert_eq!(rows, &vec![RowId::Line(*id)]);
                prop_assert!(by.as_decimal().is_integer());
                if let Most::Amount(most) = most {
                    prop_assert!(by.abs() <= *most);
                }
            }
        }
    }
}

fn has_calculated_actual(base: &Workbook) -> bool {
    let places = || base.holders().map(Place::Part).chain([Place::Total]);
    let is_calculated = |line: &Line, at| matches!(line.entry(at, LineField::Actual), Entry::Formula(_));
    base.lines().any(|line| places().any(|at| is_calculated(line, at)))
}

/// Any workbook, with all that could move in it.
fn dependent() -> impl Strategy<Value = (Workbook, Vec<Mover>, i64)> {
    (workbook(), 0i64..100, -5_000_000i64..5_000_000, 0usize..3).prop_map(|(base, most, more, fate)| {
        let fate =
            [ProjectChange::Moved(7), ProjectChange::Cancelled, ProjectChange::Cut(percent("30"))][fate];
        let lines = base.lines().map(|line| Mover::Line(line.id, Most::Percent(percent(&most.to_string()))));
        let measures = base.measures().map(|measure| Mover::Measure(measure.id, None));
        let projects = base.projects().map(|project| Mover::Project(project.id, fate));
        let movers = lines.chain(measures).chain(projects).take(12).collect();
        (base, movers, more)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever the formulas read: what is shown is what is played, nothing that is held moves, and nothing can be left out.
    #[test]
    fn any_proposal_is_what_it_says((base, movers, more) in dependent()) {
        let tables = Tables::of(&base);
        let Some(before) = result(&tables).prognosis else { return Ok(()) };
        let wish = Wish { target: before + Money::kronor(more), movers };
        let proposal = to_balance(&base, &tables, &wish).unwrap();
        prop_assert!(more > 0 || proposal.steps.is_empty());
        let then = played(&base, proposal.changes());
        prop_assert_eq!(&then.lost, &vec![]);
        prop_assert_eq!(prognosis(&then.tables), proposal.after);
        prop_assert_eq!(&then.tables, &Tables::of(&then.workbook));
        // A formula may make an actual of a prognosis; nothing else moves one.
        if !has_calculated_actual(&base) {
            prop_assert_eq!(result(&then.tables).actual, result(&tables).actual);
        }
        let effects: Money = proposal.steps.iter().map(|step| step.effect).sum();
        prop_assert_eq!(proposal.before + effects, proposal.after);
        prop_assert!(proposal.after >= proposal.before);
    }
}
