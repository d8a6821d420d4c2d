//! Arbitrary workbooks for property tests: everything that the model can hold, within the limits of files.
//!
//! The strategies of the parts draw identities as small numbers, so that references hit often;
//! [`Resolver`] then replaces them by the identities of a workbook. Numbers from [`STRAY`] on stay as they
//! are: references to nothing.

pub mod decision;
pub mod follow_up;
pub mod formula;
pub mod goal;
pub mod measure;
pub mod meeting_log;
pub mod note;
pub mod scenario;

use litemap::LiteMap;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use rust_decimal::Decimal;
use sambudget::model::Workbook;
use sambudget::model::balance::{Balance, BalanceAdjustment, Deficit};
use sambudget::model::capital::{CapitalCost, Component, Depreciation, InUse, Life, Rate, YearMonth};
use sambudget::model::check::{Acceptance, CommentLimit};
use sambudget::model::control::{Control, ControlPlace};
use sambudget::model::drift::{
    Activity, Adjustment, Distribution, DriftColumn, Group, Kind, Line, LineAmounts, LineField, Method,
    Profile, Row, RowId, SubtotalPlace,
};
use sambudget::model::entry::{Content, Entry};
use sambudget::model::formula::Formula;
use sambudget::model::found::Found;
use sambudget::model::id::{
    ActivityId, FollowUpId, GoalId, GroupId, IndicatorId, KeyId, LineId, LogId, MeasureGroupId, MeasureId,
    MemberId, ProjectGroupId, ProjectId, ScenarioId, WorkbookId,
};
use sambudget::model::investment::{
    Category, ComingField, ComingYear, Project, ProjectAmounts, ProjectColumn, ProjectField, ProjectGroup,
    Status, Tag,
};
use sambudget::model::key::{AllocationKey, MemberWeights, Weight};
use sambudget::model::member::{BoardForm, Holder, Member};
use sambudget::model::money::Money;
use sambudget::model::months::{Booked, BookedYear, Months};
use sambudget::model::period::{FiscalYear, Month};
use sambudget::model::sign::{DeviationSign, Net, SignConvention, Written};
use sambudget::model::unit::{DisplayUnit, Unit};
use sambudget::model::workbook::{Settlement, SettlementAgainst, SettlementBasis, SettlementWay};

/// Numbers from here on are references to nothing.
pub const STRAY: u64 = 1 << 40;

/// Any workbook, in the one form that its content has: no empty parts, weights or coming years.
pub fn workbook() -> impl Strategy<Value = Workbook> {
    let whole = (name(), form(), year(), month(), display_unit(), display_unit());
    let habits = (signs(), method(), profile(), drift_columns());
    let parts = (
        vec(member(), 0..6),
        vec(key(), 0..5),
        vec(activity(), 0..4),
        vec(project_group(), 0..4),
        (option::of(settlement_key()), basis()),
        vec(control(), 0..4),
        (
            option::of(number()),
            vec(note::note(), 0..6),
            acceptances(),
            comment_limit(),
            balance(),
            against(),
            (
                plan().boxed(),
                prop_oneof![2 => Just(Vec::new()), 1 => vec(follow_up::follow_up(), 1..3)].boxed(),
                prop_oneof![2 => Just(Vec::new()), 1 => vec(scenario::scenario(), 1..4)].boxed(),
                prop_oneof![2 => Just(Vec::new()), 1 => vec(meeting_log::entry(), 1..4)].boxed(),
                (
                    prop_oneof![2 => Just(Vec::new()), 1 => vec(goal::goal(), 1..4)].boxed(),
                    goal::roll_up(),
                    goal::sentences(),
                ),
            ),
            (capital(), method_formula()),
        ),
    );
    (any::<u64>(), whole, habits, parts).prop_map(|(seed, whole, habits, parts)| {
        let (name, form, year, period_end, drift_unit, investment_unit) = whole;
        let (signs, method, profile, drift_columns) = habits;
        let (members, keys, activities, project_groups, settlement, controls, beside) = parts;
        let (
            host,
            notes,
            acceptances,
            comment_limit,
            balance,
            (against, way),
            (plan, follow_ups, scenarios, meeting_log, (goals, roll_up, sentences)),
            (capital, formula),
        ) = beside;
        let mut workbook = Workbook {
            id: WorkbookId(seed),
            lineage: Vec::new(),
            name,
            form,
            host: None,
            year,
            period_end,
            drift_unit,
            investment_unit,
            signs,
            method,
            formula,
            profile,
            drift_columns,
            members,
            keys,
            activities,
            project_groups,
            settlement: Settlement { key: None, basis: settlement.1, against, way },
            acceptances,
            comment_limit,
            balance,
            plan,
            follow_ups,
            scenarios,
            meeting_log,
            goals,
            roll_up,
            sentences,
            capital: CapitalCost::default(),
            controls,
            notes: Vec::new(),
            unknown: String::new(),
            found: Found::default(),
        };
        let mut fresh = Fresh::new(seed);
        workbook.members.iter_mut().for_each(|member| member.id = fresh.id());
        workbook.keys.iter_mut().for_each(|key| key.id = fresh.id());
        let resolver = Resolver::of(&workbook);
        workbook.host = host.and_then(|n| resolver.member(MemberId(n)));
        workbook.settlement.key = settlement.0.and_then(|n| resolver.key(n));
        workbook.keys.iter_mut().for_each(|key| resolver.weights(key));
        for activity in &mut workbook.activities {
            resolver.activity(activity, &mut fresh);
        }
        for group in &mut workbook.project_groups {
            resolver.project_group(group, &mut fresh);
        }
        let resolver = Resolver::of(&workbook);
        workbook.plan.iter_mut().for_each(|group| resolver.measure_group(group, &mut fresh));
        workbook.follow_ups.iter_mut().for_each(|of| resolver.follow_up(of, &mut fresh));
        let resolver = Resolver::of(&workbook);
        workbook.scenarios.iter_mut().for_each(|of| resolver.scenario(of, &mut fresh));
        let resolver = Resolver::of(&workbook);
        workbook.meeting_log.iter_mut().for_each(|of| resolver.log_entry(of, &mut fresh));
        workbook.goals.iter_mut().for_each(|goal| Resolver::goal(goal, &mut fresh));
        let sentences = std::mem::replace(&mut workbook.sentences, LiteMap::new());
        workbook.sentences = sentences.into_iter().map(|(of, own)| (resolver.topic(of), own)).collect();
        resolver.formulas(&mut workbook);
        workbook.capital = resolver.capital(capital);
        workbook.controls.iter_mut().for_each(|control| resolver.control(control));
        without_empties(&mut workbook);
        workbook.notes = notes;
        workbook.notes.iter_mut().for_each(|note| resolver.note(note));
        workbook.notes.retain(|note| !note.text.is_empty() && resolver.has(note.place));
        workbook.notes.sort_by_key(|note| note.place);
        workbook.notes.dedup_by_key(|note| note.place);
        workbook
    })
}

/// Two of three workbooks have no action plan.
fn plan() -> impl Strategy<Value = Vec<sambudget::model::measure::MeasureGroup>> {
    prop_oneof![2 => Just(Vec::new()), 1 => vec(measure::group(), 1..3)]
}

/// New identities: each once, in no order.
pub struct Fresh(u64);

impl Fresh {
    /// Identities that follow from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next one.
    pub fn id<T: From<u64>>(&mut self) -> T {
        // An odd step comes back to the same number only after all of them.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        T::from(self.0)
    }
}

/// The identities of a workbook, which drawn numbers stand for.
pub struct Resolver {
    members: Vec<MemberId>,
    keys: Vec<KeyId>,
    activities: Vec<ActivityId>,
    rows: Vec<RowId>,
    project_groups: Vec<ProjectGroupId>,
    projects: Vec<ProjectId>,
    measure_groups: Vec<MeasureGroupId>,
    measures: Vec<MeasureId>,
    follow_ups: Vec<FollowUpId>,
    scenarios: Vec<ScenarioId>,
    meeting_log: Vec<LogId>,
    goals: Vec<GoalId>,
    indicators: Vec<IndicatorId>,
    year: u16,
}

fn pick<T: Copy>(items: &[T], number: u64) -> Option<T> {
    (number < STRAY && !items.is_empty()).then(|| items[(number % items.len() as u64) as usize])
}

impl Resolver {
    /// The identities of `workbook`.
    pub fn of(workbook: &Workbook) -> Self {
        Self {
            members: workbook.members.iter().map(|member| member.id).collect(),
            keys: workbook.keys.iter().map(|key| key.id).collect(),
            activities: workbook.activities.iter().map(|activity| activity.id).collect(),
            rows: workbook.activities.iter().flat_map(|a| a.all_rows()).map(Row::id).collect(),
            project_groups: workbook.project_groups.iter().map(|group| group.id).collect(),
            projects: workbook.projects().map(|project| project.id).collect(),
            measure_groups: workbook.plan.iter().map(|group| group.id).collect(),
            measures: workbook.measures().map(|measure| measure.id).collect(),
            follow_ups: workbook.follow_ups.iter().map(|of| of.id).collect(),
            scenarios: workbook.scenarios.iter().map(|of| of.id).collect(),
            meeting_log: workbook.meeting_log.iter().map(|of| of.id).collect(),
            goals: workbook.goals.iter().map(|of| of.id).collect(),
            indicators: workbook.indicators().map(|of| of.id).collect(),
            year: workbook.year.number(),
        }
    }

    pub fn member(&self, drawn: MemberId) -> Option<MemberId> {
        pick(&self.members, drawn.0)
    }

    pub fn key(&self, drawn: KeyId) -> Option<KeyId> {
        pick(&self.keys, drawn.0)
    }

    pub fn activity_id(&self, drawn: ActivityId) -> ActivityId {
        pick(&self.activities, drawn.0).unwrap_or(drawn)
    }

    pub fn row_id(&self, drawn: u64) -> RowId {
        pick(&self.rows, drawn).unwrap_or(RowId::Line(LineId(drawn)))
    }

    pub fn line_id(&self, drawn: LineId) -> LineId {
        let lines: Vec<_> = self
            .rows
            .iter()
            .filter_map(|row| if let RowId::Line(id) = row { Some(*id) } else { None })
            .collect();
        pick(&lines, drawn.0).unwrap_or(drawn)
    }

    pub fn group_id(&self, drawn: GroupId) -> GroupId {
        let groups: Vec<_> = self
            .rows
            .iter()
            .filter_map(|row| if let RowId::Group(id) = row { Some(*id) } else { None })
            .collect();
        pick(&groups, drawn.0).unwrap_or(drawn)
    }

    pub fn project_group_id(&self, drawn: ProjectGroupId) -> ProjectGroupId {
        pick(&self.project_groups, drawn.0).unwrap_or(drawn)
    }

    pub fn project_id(&self, drawn: ProjectId) -> ProjectId {
        pick(&self.projects, drawn.0).unwrap_or(drawn)
    }

    /// The holder; shared where there is no such member.
    pub fn holder(&self, drawn: Holder) -> Holder {
        match drawn {
            Holder::Member(id) => self.member(id).map_or(Holder::Shared, Holder::Member),
            Holder::Shared => Holder::Shared,
        }
    }

    pub fn weights(&self, key: &mut AllocationKey) {
        self.members_of(&mut key.weights);
        key.later.iter_mut().for_each(|(_, weights)| self.members_of(weights));
    }

    pub fn members_of(&self, weights: &mut MemberWeights) {
        let drawn = std::mem::take(weights);
        *weights = drawn.into_iter().filter_map(|(id, w)| Some((self.member(id)?, w))).collect();
    }

    pub fn distribution(&self, distribution: &mut Distribution) {
        match distribution {
            Distribution::ByKey { key, .. } => match self.key(*key) {
                Some(known) => *key = known,
                None => *distribution = Distribution::Direct(sambudget::model::parts::Parts::new()),
            },
            Distribution::Direct(parts) => {
                let drawn = std::mem::take(parts);
                *parts = drawn.into_iter().map(|(of, amounts)| (self.holder(of), amounts)).collect();
            }
        }
    }

    /// The settings of capital cost, with a line and a key of the workbook, or none.
    pub fn capital(&self, drawn: CapitalCost) -> CapitalCost {
        let line = drawn.line.map(|id| self.line_id(id));
        let line = line.filter(|id| self.rows.contains(&RowId::Line(*id)));
        CapitalCost { line, key: drawn.key.and_then(|id| self.key(id)), ..drawn }
    }

    pub fn adjustments(&self, adjustments: &mut [Adjustment]) {
        for adjustment in adjustments {
            adjustment.holder = adjustment.holder.map(|of| self.holder(of));
        }
    }

    /// Gives the row and all in it new identities, and resolves what it refers to.
    pub fn row(&self, row: &mut Row, fresh: &mut Fresh) {
        match row {
            Row::Line(line) => {
                line.id = fresh.id();
                self.adjustments(&mut line.adjustments);
                self.distribution(&mut line.distribution);
            }
            Row::Group(group) => {
                group.id = fresh.id();
                group.rows.iter_mut().for_each(|row| self.row(row, fresh));
            }
        }
    }

    pub fn activity(&self, activity: &mut Activity, fresh: &mut Fresh) {
        activity.id = fresh.id();
        activity.rows.iter_mut().for_each(|row| self.row(row, fresh));
    }

    pub fn project(&self, project: &mut Project, fresh: &mut Fresh) {
        project.id = fresh.id();
        project.holder = self.holder(project.holder);
        project.budgeted_by = project.budgeted_by.and_then(|id| self.member(id));
    }

    pub fn project_group(&self, group: &mut ProjectGroup, fresh: &mut Fresh) {
        group.id = fresh.id();
        group.projects.iter_mut().for_each(|project| self.project(project, fresh));
    }

    /// What a control figure refers to; it may be nothing, as when a line was taken away after it.
    pub fn control(&self, control: &mut Control) {
        match &mut control.place {
            ControlPlace::Drift { activity, row, holder, .. } => {
                *holder = holder.map(|of| self.holder(of));
                *activity = self.activity_id(*activity);
                if let Some(RowId::Line(LineId(n))) = row {
                    *row = Some(self.row_id(*n));
                }
            }
            ControlPlace::AllActivities { holder, .. } => *holder = holder.map(|of| self.holder(of)),
            ControlPlace::Projects { group, project, holder, .. } => {
                *holder = holder.map(|of| self.holder(of));
                *group = self.project_group_id(*group);
                *project = project.map(|id| self.project_id(id));
            }
            ControlPlace::Tag { holder, .. } => *holder = holder.map(|of| self.holder(of)),
            ControlPlace::Settlement { member } => *member = member.map(|id| self.member(id).unwrap_or(id)),
        }
    }
}

/// The one form that a key has.
pub fn without_empty_weights(key: &mut AllocationKey) {
    let later = key.later.iter_mut().map(|(_, weights)| weights);
    later.chain([&mut key.weights]).for_each(|weights| weights.retain(|_, weight| !weight.is_empty()));
}

/// The one form that content has: what is empty is not kept.
fn without_empties(workbook: &mut Workbook) {
    fn in_rows(rows: &mut [Row]) {
        for row in rows {
            match row {
                Row::Group(group) => in_rows(&mut group.rows),
                Row::Line(Line { distribution: Distribution::Direct(parts), .. }) => {
                    parts.retain(|_, amounts| !amounts.is_empty());
                }
                Row::Line(_) => {}
            }
        }
    }
    workbook.keys.iter_mut().for_each(without_empty_weights);
    workbook.activities.iter_mut().for_each(|activity| in_rows(&mut activity.rows));
    for project in workbook.project_groups.iter_mut().flat_map(|group| &mut group.projects) {
        project.coming_years.retain(|_, year| !year.is_empty());
    }
}

/// A number that stands for an identity, now and then one that stands for nothing.
pub fn number() -> impl Strategy<Value = u64> + Clone {
    prop_oneof![15 => 0..40u64, 1 => STRAY..]
}

fn chars(most: usize, good: fn(char) -> bool) -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..most).prop_map(move |chars| chars.into_iter().filter(|c| good(*c)).collect())
}

/// Text on one line, in any script.
pub fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => chars(12, |c| !c.is_control()),
        1 => proptest::sample::select(
            &["", "Licenser & serviceavtal", "\"}],\\", "<b>å</b>", "\u{202e}abc", "👩‍👩‍👧", "=1+1"][..]
        ).prop_map(str::to_owned),
    ]
}

/// Text that may have several lines.
pub fn prose() -> impl Strategy<Value = String> {
    chars(20, |c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
}

pub fn money() -> impl Strategy<Value = Money> {
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    let largest = decimal("9999999999999.9999999999");
    let any = (-9_999_999_999_999i64..10_000_000_000_000, 0..=Money::DECIMALS)
        .prop_map(|(digits, scale)| Decimal::new(digits, scale));
    prop_oneof![
        2 => (-20_000i64..20_000).prop_map(Decimal::from),
        2 => any,
        1 => proptest::sample::select(vec![largest, -largest, Decimal::ZERO, decimal("-0.0000000001")]),
    ]
    .prop_map(|kronor| Money::entered(kronor).unwrap())
}

pub fn weight() -> impl Strategy<Value = Weight> {
    (0i64..Weight::LIMIT, 0..=Weight::DECIMALS)
        .prop_map(|(digits, scale)| Weight::new(Decimal::new(digits, scale)).unwrap())
}

/// A cell with nothing, a value or unread text.
pub fn entry<
    T: Content<Formula: Clone + std::fmt::Debug, Decisions: Clone + std::fmt::Debug> + Clone + std::fmt::Debug,
>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Entry<T>> {
    let unread = prop_oneof![prose(), Just("=budget*1,02".to_owned()), Just("tolv".to_owned())];
    prop_oneof![
        3 => Just(Entry::Empty),
        6 => value.prop_map(Entry::Value),
        1 => unread.prop_map(Entry::Unread),
    ]
}

fn choice<T: Copy + std::fmt::Debug + 'static>(choices: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(choices)
}

pub fn form() -> impl Strategy<Value = BoardForm> {
    choice(&[BoardForm::JointBoard, BoardForm::Association])
}

pub fn year() -> impl Strategy<Value = FiscalYear> {
    // Mostly years in which projects are in use.
    prop_oneof![1 => FiscalYear::FIRST..=FiscalYear::LAST, 2 => 2018..2030u16]
        .prop_map(|year| FiscalYear::new(year).unwrap())
}

pub fn month() -> impl Strategy<Value = Month> {
    (1..=12u8).prop_map(|month| Month::new(month).unwrap())
}

pub fn display_unit() -> impl Strategy<Value = DisplayUnit> {
    (choice(&Unit::ALL), 0..=DisplayUnit::MOST_DECIMALS)
        .prop_map(|(unit, decimals)| DisplayUnit { unit, decimals })
}

pub fn signs() -> impl Strategy<Value = SignConvention> {
    const WRITTEN: &[Written] = &[Written::Positive, Written::Negative];
    const NET: &[Net] = &[Net::Result, Net::NetCost];
    const SIGN: &[DeviationSign] = &[DeviationSign::FavourablePositive, DeviationSign::OutcomeMinusBudget];
    let written = (choice(WRITTEN), choice(WRITTEN), choice(WRITTEN));
    (written, choice(NET), choice(NET), choice(SIGN), choice(SIGN)).prop_map(
        |((revenue, cost, contribution), subtotal, result, deviation, project_deviation)| SignConvention {
            revenue,
            cost,
            contribution,
            subtotal,
            result,
            deviation,
            project_deviation,
        },
    )
}

pub fn method() -> impl Strategy<Value = Method> {
    choice(&Method::ALL)
}

pub fn profile() -> impl Strategy<Value = Profile> {
    let months = proptest::array::uniform12(weight()).prop_map(|weights| {
        let mut months = weights.map(Weight::as_decimal);
        if months.iter().all(Decimal::is_zero) {
            months[6] = Decimal::ONE;
        }
        Profile::Months(months)
    });
    prop_oneof![2 => Just(Profile::Even), 1 => months, 1 => Just(Profile::PriorYear)]
}

pub fn drift_columns() -> impl Strategy<Value = Vec<DriftColumn>> {
    proptest::sample::subsequence(DriftColumn::ALL.to_vec(), 0..=DriftColumn::ALL.len()).prop_shuffle()
}

pub fn project_column() -> impl Strategy<Value = ProjectColumn> {
    prop_oneof![
        4 => choice(&ProjectColumn::ALL),
        1 => year().prop_map(|year| ProjectColumn::Decided(year.number())),
        1 => year().prop_map(|year| ProjectColumn::Requested(year.number())),
    ]
}

pub fn project_columns() -> impl Strategy<Value = Vec<ProjectColumn>> {
    proptest::collection::btree_set(project_column(), 0..10)
        .prop_map(|set| set.into_iter().collect::<Vec<_>>())
        .prop_shuffle()
}

pub fn code() -> impl Strategy<Value = Option<String>> {
    option::of((0..10_000u16).prop_map(|code| format!("{code:04}")))
}

pub fn member() -> impl Strategy<Value = Member> {
    (name(), code()).prop_map(|(name, code)| Member { id: MemberId(0), name, code })
}

pub fn key() -> BoxedStrategy<AllocationKey> {
    let later = btree_map(month(), weights(), 0..3).prop_map(|later| later.into_iter().collect());
    let later = prop_oneof![2 => Just(LiteMap::new()), 1 => later];
    (name(), name(), name(), weights(), later, share_decimals())
        .prop_map(|(name, source, date, weights, later, share_decimals)| {
            let id = KeyId(0);
            AllocationKey { id, name, source, date, weights, later, share_decimals }
        })
        .boxed()
}

/// Weights of a key; mostly ones that can be split by.
pub fn weights() -> BoxedStrategy<MemberWeights> {
    btree_map(number().prop_map(MemberId), entry(weight()), 0..6)
        .prop_map(|weights| weights.into_iter().collect())
        .boxed()
}

pub fn share_decimals() -> impl Strategy<Value = Option<u8>> {
    option::of(0..=AllocationKey::MOST_DECIMALS)
}

pub fn settlement_key() -> impl Strategy<Value = KeyId> {
    number().prop_map(KeyId)
}

pub fn basis() -> impl Strategy<Value = SettlementBasis> {
    choice(&[SettlementBasis::Actual, SettlementBasis::Prognosis])
}

pub fn holder() -> impl Strategy<Value = Holder> + Clone {
    prop_oneof![4 => number().prop_map(|n| Holder::Member(MemberId(n))), 1 => Just(Holder::Shared)]
}

pub fn line_amounts() -> impl Strategy<Value = LineAmounts> {
    let cell = |field| (decision::line_entry(field), proptest::bool::weighted(0.1));
    LineField::ALL.map(cell).prop_map(|cells| {
        LineField::ALL.into_iter().zip(cells).fold(LineAmounts::default(), |mut amounts, (field, cell)| {
            amounts.replace(field, cell.0);
            amounts.hold(field, cell.1);
            amounts
        })
    })
}

pub fn distribution() -> impl Strategy<Value = Distribution> {
    let amounts = || prop_oneof![8 => line_amounts(), 1 => Just(LineAmounts::default())];
    prop_oneof![
        2 => btree_map(holder(), amounts(), 0..4).prop_map(|parts| Distribution::Direct(parts.into_iter().collect())),
        1 => (number(), line_amounts()).prop_map(|(key, total)| Distribution::ByKey { key: KeyId(key), total }),
    ]
}

pub fn kind() -> impl Strategy<Value = Kind> {
    choice(&[Kind::Revenue, Kind::Cost, Kind::Contribution])
}

pub fn subtotal() -> impl Strategy<Value = SubtotalPlace> {
    choice(&[SubtotalPlace::Above, SubtotalPlace::Below])
}

pub fn balance() -> BoxedStrategy<Balance> {
    let adjustment = (money(), prose()).prop_map(|(amount, reason)| BalanceAdjustment { amount, reason });
    // Each year once.
    let deficits = btree_map(1990..2030u16, money(), 0..3).prop_map(|all| {
        all.into_iter().map(|(year, amount)| Deficit { year, amount: amount.abs() }).collect::<Vec<_>>()
    });
    (vec(adjustment, 0..3), deficits)
        .prop_map(|(adjustments, deficits)| Balance { adjustments, deficits })
        .boxed()
}

pub fn against() -> BoxedStrategy<(SettlementAgainst, SettlementWay)> {
    (
        choice(&[SettlementAgainst::Zero, SettlementAgainst::Contribution]),
        choice(&[SettlementWay::Invoiced, SettlementWay::CarriedOver]),
    )
        .boxed()
}

pub fn acceptances() -> BoxedStrategy<Vec<Acceptance>> {
    let acceptance = (prose(), prose(), name(), name()).prop_map(|(finding, reason, by, date)| Acceptance {
        finding,
        reason,
        by,
        date,
    });
    // Each finding once.
    let once = |all: Vec<Acceptance>| {
        let mut seen = std::collections::BTreeSet::new();
        all.into_iter().filter(|one| seen.insert(one.finding.clone())).collect()
    };
    prop_oneof![3 => Just(Vec::new()), 1 => vec(acceptance, 1..3).prop_map(once)].boxed()
}

pub fn comment_limit() -> BoxedStrategy<CommentLimit> {
    let part = (0..=100_000_000i64).prop_map(|part| Decimal::new(part, 6));
    (option::of(money()), option::of(part))
        .prop_map(|(amount, part)| CommentLimit { amount: amount.map(Money::abs), part })
        .boxed()
}

pub fn adjustments() -> BoxedStrategy<Vec<Adjustment>> {
    let adjustment = (option::of(holder()), money(), prose())
        .prop_map(|(holder, amount, reason)| Adjustment { holder, amount, reason });
    prop_oneof![3 => Just(Vec::new()), 1 => vec(adjustment, 1..3)].boxed()
}

/// The formula of a prognosis method, if one is written.
pub fn method_formula() -> BoxedStrategy<Option<Box<Formula>>> {
    prop_oneof![2 => Just(None), 1 => formula::drift_formula().prop_map(|formula| Some(Box::new(formula)))]
        .boxed()
}

pub fn line() -> BoxedStrategy<Line> {
    let method = (option::of(method()), method_formula());
    let ways = (option::of(profile()), method, months(), adjustments());
    (name(), kind(), distribution(), ways, prose())
        .prop_map(|(name, kind, distribution, (profile, (method, formula), months, adjustments), comment)| {
            Line {
                id: LineId(0),
                name,
                kind,
                distribution,
                profile,
                method,
                formula,
                months,
                adjustments,
                comment,
            }
        })
        .boxed()
}

pub fn booked() -> impl Strategy<Value = Entry<Booked>> {
    entry(money().prop_map(Booked))
}

/// Months of a line: none, some, or all of the prior year and some of this one.
fn months() -> BoxedStrategy<Option<Box<Months>>> {
    let cell = || (choice(&BookedYear::ALL), month(), booked());
    let some = vec(cell(), 0..6);
    // On the heap, as the others: trees of nested strategies are large.
    let filled = (vec(money(), 12), vec((Just(BookedYear::This), month(), booked()), 0..4)).prop_map(
        |(prior, more)| {
            let prior = Month::all().zip(prior);
            let prior = prior.map(|(month, money)| (BookedYear::Prior, month, Entry::Value(Booked(money))));
            prior.chain(more).collect::<Vec<_>>()
        },
    );
    prop_oneof![2 => Just(Vec::new()), 1 => some, 2 => filled]
        .prop_map(|cells| {
            let mut months = Months::default();
            for (year, month, entry) in cells {
                months.replace(year, month, entry);
            }
            (!months.is_empty()).then(|| Box::new(months))
        })
        .boxed()
}

/// A line, or a group with rows and groups in it.
pub fn row() -> impl Strategy<Value = Row> {
    line().prop_map(Row::Line).prop_recursive(4, 12, 4, |rows| {
        (name(), subtotal(), vec(rows, 0..4))
            .prop_map(|(name, subtotal, rows)| Row::Group(Group { id: GroupId(0), name, subtotal, rows }))
    })
}

pub fn activity() -> impl Strategy<Value = Activity> {
    (name(), name(), vec(row(), 0..6)).prop_map(|(name, result_name, rows)| Activity {
        id: ActivityId(0),
        name,
        result_name,
        rows,
    })
}

pub fn category() -> impl Strategy<Value = Category> {
    choice(&[Category::OwnPlan, Category::OnBehalf])
}

pub fn status() -> impl Strategy<Value = Status> {
    prop_oneof![
        choice(&[Status::NotStarted, Status::Ongoing, Status::Completed, Status::NotCarriedOut]),
        option::of(year()).prop_map(|year| Status::Postponed(year.map(FiscalYear::number))),
    ]
}

pub fn tags() -> impl Strategy<Value = Vec<Tag>> {
    vec((name(), entry(money())).prop_map(|(name, actual)| Tag { name, actual }), 0..3)
}

pub fn coming_year() -> impl Strategy<Value = ComingYear> {
    let held = || proptest::bool::weighted(0.1);
    (formula::project_entry(), formula::project_entry(), held(), held()).prop_map(
        |(decided, requested, holds_decided, holds_requested)| {
            let mut year = ComingYear { decided, requested, ..ComingYear::default() };
            year.held.set(ComingField::Decided as usize, holds_decided);
            year.held.set(ComingField::Requested as usize, holds_requested);
            year
        },
    )
}

pub fn capital() -> BoxedStrategy<CapitalCost> {
    let rate = (0..=1_000_000i64).prop_map(|part| Rate::new(Decimal::new(part, 4)).unwrap());
    let line = prop_oneof![1 => Just(None), 3 => number().prop_map(|n| Some(LineId(n)))];
    let depreciation = choice(&[Depreciation::StraightLine, Depreciation::Annuity]);
    (prop_oneof![1 => Just(Rate::default()), 2 => rate], depreciation, line, option::of(settlement_key()))
        .prop_map(|(rate, depreciation, line, key)| CapitalCost { rate, depreciation, line, key })
        .boxed()
}

pub fn in_use() -> BoxedStrategy<InUse> {
    let from =
        (prop_oneof![1 => year(), 3 => (2015..2030u16).prop_map(|y| FiscalYear::new(y).unwrap())], month())
            .prop_map(|(year, month)| YearMonth { year, month });
    let life = prop_oneof![3 => 1..=10u8, 1 => 1..=Life::MOST].prop_map(|years| Life::new(years).unwrap());
    let component =
        (name(), option::of(money()), life).prop_map(|(name, amount, life)| Component { name, amount, life });
    (option::weighted(0.7, from), vec(component, 0..3))
        .prop_map(|(from, components)| InUse { from, components })
        .boxed()
}

pub fn project() -> BoxedStrategy<Project> {
    let cell = |field| (decision::project_entry(field), proptest::bool::weighted(0.1));
    let amounts = ProjectField::ALL.map(cell).prop_map(|cells| {
        ProjectField::ALL.into_iter().zip(cells).fold(
            ProjectAmounts::default(),
            |mut amounts, (field, cell)| {
                amounts.replace(field, cell.0);
                amounts.hold(field, cell.1);
                amounts
            },
        )
    });
    let coming_years = btree_map(year().prop_map(FiscalYear::number), coming_year(), 0..4);
    let words = (name(), name(), prose());
    let budgeted_by = option::of(number().prop_map(MemberId));
    let place = (holder(), budgeted_by, category(), status(), option::of(method()), in_use());
    (words, place, tags(), amounts, coming_years)
        .prop_map(|(words, place, tags, amounts, coming_years)| {
            let (number, name, comment) = words;
            let (holder, budgeted_by, category, status, method, in_use) = place;
            Project {
                id: ProjectId(0),
                number,
                name,
                holder,
                budgeted_by,
                category,
                status,
                method,
                tags,
                amounts,
                coming_years: coming_years.into_iter().collect(),
                in_use,
                comment,
            }
        })
        .boxed()
}

pub fn project_group() -> impl Strategy<Value = ProjectGroup> {
    (name(), name(), project_columns(), vec(project(), 0..4)).prop_map(
        |(name, total_name, columns, projects)| ProjectGroup {
            id: ProjectGroupId(0),
            name,
            total_name,
            columns,
            projects,
        },
    )
}

pub fn control() -> impl Strategy<Value = Control> {
    let row = option::of(number().prop_map(|n| RowId::Line(LineId(n))));
    let column = || choice(&DriftColumn::ALL);
    let place = prop_oneof![
        (number(), row, option::of(holder()), column()).prop_map(|(activity, row, holder, column)| {
            ControlPlace::Drift { activity: ActivityId(activity), row, holder, column }
        }),
        (option::of(holder()), column())
            .prop_map(|(holder, column)| ControlPlace::AllActivities { holder, column }),
        (number(), option::of(number()), option::of(holder()), project_column()).prop_map(
            |(group, project, holder, column)| ControlPlace::Projects {
                group: ProjectGroupId(group),
                project: project.map(ProjectId),
                holder: holder.filter(|_| project.is_none()),
                column
            }
        ),
        (0..100usize, option::of(holder())).prop_map(|(tag, holder)| ControlPlace::Tag { tag, holder }),
        option::of(number().prop_map(MemberId)).prop_map(|member| ControlPlace::Settlement { member }),
    ];
    (place, money(), display_unit()).prop_map(|(place, printed, unit)| Control { place, printed, unit })
}
