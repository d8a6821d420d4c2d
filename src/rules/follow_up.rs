//! Follow-ups (domain: uppföljningstillfälle): freezing the figures as they are reported, and setting what was reported
//! then beside what is expected now and what came of it.
//!
//! Rows are those of the workbook now. What has been taken away since stands behind them, so that every sum of a
//! follow-up is the sum of what was frozen, whatever has been done to the workbook since.

use std::rc::Rc;

use litemap::LiteMap;

use rust_decimal::Decimal;

use super::drift::{DriftTable, Lens, Tables};
use super::figures::sum;
use super::project;
use super::sense::Sense;
use crate::model::Workbook;
use crate::model::drift::RowId;
use crate::model::follow_up::{
    FollowUp, FollowUpLabel, Frozen, FrozenField, FrozenLine, FrozenParts, FrozenProject,
};
use crate::model::id::{ActivityId, FollowUpId, LineId, ProjectGroupId, ProjectId};
use crate::model::money::Money;
use crate::model::period::Month;
use crate::model::set::Set;

/// The figures of a workbook as they are now; `None` if one of them is larger than an amount can be
/// ([`Money::LIMIT`]), so that nothing is ever frozen as something else.
#[must_use]
pub fn freeze(
    workbook: &Workbook,
    tables: &Tables,
    id: FollowUpId,
    label: FollowUpLabel,
) -> Option<FollowUp> {
    let figures = |budget, actual, prognosis| {
        let frozen: Frozen = [budget, actual, prognosis];
        frozen.iter().flatten().all(|amount| amount.can_be_entered()).then_some(frozen)
    };
    let mut lines = Vec::new();
    for table in tables.iter() {
        for row in &table.rows {
            let Some(RowId::Line(id)) = row.id else { continue };
            let Some(line) = workbook.line(id) else { continue };
            let of = |of: &super::figures::Figures| figures(of.budget, of.actual, of.prognosis);
            lines.push(FrozenLine {
                id,
                activity: table.activity,
                name: row.name.clone(),
                kind: line.kind,
                total: of(&row.total)?,
                parts: FrozenParts::of(row.parts.iter().map(of).collect::<Option<Vec<_>>>()?),
            });
        }
    }
    let projects = workbook.projects().map(|project| {
        let of = project::of_project(workbook, tables.formulas(), project);
        Some(FrozenProject {
            id: project.id,
            name: project.name.clone(),
            holder: project.holder,
            total: figures(of.budget, of.actual, of.prognosis)?,
        })
    });
    Some(FollowUp {
        id,
        label,
        period_end: workbook.period_end,
        holders: workbook.holders().collect(),
        lines,
        projects: projects.collect::<Option<_>>()?,
    })
}

/// Where the outcome of the year is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// In the follow-up at this place, which is marked as final.
    Final(usize),
    /// In what is booked now, to the end of December.
    Now,
}

/// Where the outcome of the year is read; `None` while there is none.
#[must_use]
pub fn outcome(workbook: &Workbook) -> Option<Outcome> {
    let last = workbook.follow_ups.iter().rposition(|follow_up| follow_up.label.is_final);
    let now = (workbook.period_end == Month::DECEMBER).then_some(Outcome::Now);
    last.map(Outcome::Final).or(now)
}

/// The follow-ups whose prognoses are compared, by place: all but the one that is the outcome.
#[must_use]
pub fn compared(workbook: &Workbook) -> Vec<usize> {
    let outcome = outcome(workbook);
    (0..workbook.follow_ups.len()).filter(|at| outcome != Some(Outcome::Final(*at))).collect()
}

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A line or group.
    Row(RowId),
    /// A drift table: its result.
    Activity(ActivityId),
    /// A line that has been taken away since: in which follow-up it was last, by place.
    GoneLine(usize, LineId),
    /// A project.
    Project(ProjectId),
    /// An investment table.
    ProjectGroup(ProjectGroupId),
    /// A project that has been taken away since: in which follow-up it was last, by place.
    GoneProject(usize, ProjectId),
    /// Everything of a drift table that has been taken away since; without one, of the investments or of tables that are gone
    /// themselves.
    Gone(Option<ActivityId>),
    /// Everything together.
    Total,
}

/// A figure at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// The row was not there.
    Absent,
    /// The figure of the row; `None` if it had none.
    Figure(Option<Money>),
}

impl Of {
    fn is_line(self) -> bool {
        matches!(self, Self::Row(RowId::Line(_)) | Self::GoneLine(..))
    }
}

impl Then {
    /// The amount, if there is one.
    #[must_use]
    pub fn amount(self) -> Option<Money> {
        match self {
            Self::Figure(amount) => amount,
            Self::Absent => None,
        }
    }

    /// What two rows are together; the other one may count the other way.
    fn plus(self, other: Self, opposite: bool) -> Self {
        match other {
            Self::Absent => self,
            Self::Figure(more) => {
                let more = if opposite { more.map(|more| -more) } else { more };
                Self::Figure(sum([self.amount(), more]))
            }
        }
    }
}

/// A column of what was reported. Follow-ups are known by their place among those of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A figure at a follow-up.
    Then(usize, FrozenField),
    /// The figure now.
    Now(FrozenField),
    /// How the prognosis has changed since the last follow-up.
    Change,
    /// The prognoses from the first follow-up to now, as a drawn line.
    Course,
    /// What came of it.
    Outcome,
    /// How far the prognosis of a follow-up was from that.
    Distance(usize),
    /// The same as a part of it.
    DistancePercent(usize),
}

impl Column {
    /// Every column of a workbook that shows these figures beside the prognosis, in order.
    #[must_use]
    pub fn all(workbook: &Workbook, beside: &[FrozenField]) -> Vec<Self> {
        let compared = compared(workbook);
        let mut columns = Vec::new();
        for field in FrozenField::ALL {
            if field == FrozenField::Prognosis || beside.contains(&field) {
                columns.extend(compared.iter().map(|at| Self::Then(*at, field)));
                columns.push(Self::Now(field));
            }
        }
        columns.extend(compared.last().map(|_| Self::Change));
        columns.push(Self::Course);
        if outcome(workbook).is_some() {
            columns.push(Self::Outcome);
            columns.extend(compared.iter().flat_map(|at| [Self::Distance(*at), Self::DistancePercent(*at)]));
        }
        columns
    }

    /// A number that tells it from the others, whichever of them are shown.
    #[must_use]
    pub fn number(self) -> usize {
        let at = |place: usize, kind: usize| 16 * place + kind;
        match self {
            Self::Then(place, field) => at(place, field as usize),
            Self::Now(field) => at(0, 3 + field as usize),
            Self::Change => 6,
            Self::Course => 7,
            Self::Outcome => 8,
            Self::Distance(place) => at(place, 9),
            Self::DistancePercent(place) => at(place, 10),
        }
    }

    /// The column with a number.
    #[must_use]
    pub fn numbered(number: usize) -> Option<Self> {
        let (place, kind) = (number / 16, number % 16);
        let field = |kind: usize| FrozenField::ALL.get(kind).copied();
        Some(match kind {
            0..3 => Self::Then(place, field(kind)?),
            3..6 => Self::Now(field(kind - 3)?),
            6 => Self::Change,
            7 => Self::Course,
            8 => Self::Outcome,
            9 => Self::Distance(place),
            10 => Self::DistancePercent(place),
            _ => return None,
        })
    }
}

/// A row with what was reported of it at each follow-up, in kronor with the signs inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowedRow {
    /// What it is about.
    pub of: Of,
    /// How many sums it stands in.
    pub depth: usize,
    /// What its amounts mean.
    pub sense: Sense,
    /// The row with the sum that it is directly part of.
    pub parent: Option<usize>,
    /// The figures at each follow-up that is compared, in the order of [`FrozenField`].
    then: Vec<[Then; 3]>,
    /// The figures now.
    now: [Then; 3],
    /// The places of the follow-ups that are compared.
    compared: Rc<[usize]>,
    /// What came of it; `None` while the year has no outcome.
    pub outcome: Option<Then>,
}

impl FollowedRow {
    fn new(of: Of, depth: usize, sense: Sense, parent: Option<usize>) -> Self {
        let (compared, now) = (Rc::new([]), [Then::Absent; 3]);
        Self { of, depth, sense, parent, then: Vec::new(), now, compared, outcome: None }
    }

    /// A figure at the follow-up of the workbook at a place; one that is not compared has none here.
    #[must_use]
    pub fn then(&self, at: usize, field: FrozenField) -> Then {
        let place = self.compared.iter().position(|known| *known == at);
        place.and_then(|place| self.then.get(place)).map_or(Then::Absent, |of| of[field as usize])
    }

    /// A figure now.
    #[must_use]
    pub fn now(&self, field: FrozenField) -> Then {
        self.now[field as usize]
    }

    /// The places of the follow-ups that are compared.
    #[must_use]
    pub fn compared(&self) -> &[usize] {
        &self.compared
    }

    /// How much better for the board what is expected now is than at the last follow-up; worse is negative.
    #[must_use]
    pub fn change(&self) -> Option<Money> {
        let (then, now) = (self.then.last()?, self.now(FrozenField::Prognosis));
        Some(self.sense.deviation(then[FrozenField::Prognosis as usize].amount()?, now.amount()?))
    }

    /// How far the prognosis of a follow-up was from the outcome: prognosis − outcome.
    #[must_use]
    pub fn distance(&self, at: usize) -> Option<Money> {
        Some(self.then(at, FrozenField::Prognosis).amount()? - self.outcome?.amount()?)
    }

    /// The same as a part of the outcome's size; `None` for an outcome of 0.
    #[must_use]
    pub fn distance_ratio(&self, at: usize) -> Option<Decimal> {
        self.distance(at)?.ratio(self.outcome?.amount()?.abs())
    }

    /// The figure of a column, if it is one of its own.
    #[must_use]
    pub fn figure(&self, column: Column) -> Option<Then> {
        match column {
            Column::Then(at, field) => Some(self.then(at, field)),
            Column::Now(field) => Some(self.now(field)),
            Column::Outcome => self.outcome,
            _ => None,
        }
    }

    /// Whether it adds up others.
    #[must_use]
    pub fn is_sum(&self) -> bool {
        let (line, project) = (Of::is_line(self.of), matches!(self.of, Of::Project(_) | Of::GoneProject(..)));
        !line && !project
    }

    /// Whether a part of it counts the other way.
    #[must_use]
    pub fn is_opposite(&self, part: &Self) -> bool {
        !self.sense.is_spent() && part.sense.is_spent()
    }

    /// Adds up what stands in another row.
    fn add(&mut self, part: &Self) {
        let opposite = self.is_opposite(part);
        let add = |sum: &mut [Then; 3], part: &[Then; 3]| {
            sum.iter_mut().zip(part).for_each(|(sum, part)| *sum = sum.plus(*part, opposite));
        };
        self.then.iter_mut().zip(&part.then).for_each(|(sum, part)| add(sum, part));
        add(&mut self.now, &part.now);
        self.outcome = self.outcome.zip(part.outcome).map(|(sum, part)| sum.plus(part, opposite));
    }
}

/// What each follow-up has of lines or projects, to be found by identity.
struct Reported<'w, K, V> {
    by_id: Vec<LiteMap<K, &'w V>>,
    compared: Rc<[usize]>,
    outcome: Option<Outcome>,
}

impl<'w, K: Ord + Copy, V> Reported<'w, K, V> {
    fn new(workbook: &'w Workbook, all: fn(&FollowUp) -> &[V], id: fn(&V) -> K) -> Self {
        let of = |follow_up: &'w FollowUp| all(follow_up).iter().map(|found| (id(found), found)).collect();
        Self {
            by_id: workbook.follow_ups.iter().map(of).collect(),
            compared: compared(workbook).into(),
            outcome: outcome(workbook),
        }
    }

    /// Fills in a row of something that is there now, or is not any more.
    fn fill(&self, row: &mut FollowedRow, id: K, figures: &dyn Fn(usize, &V) -> Frozen, now: Option<Frozen>) {
        let all = |frozen: Option<Frozen>| frozen.map_or([Then::Absent; 3], |of| of.map(Then::Figure));
        let then = |at: usize| all(self.by_id[at].get(&id).map(|found| figures(at, found)));
        row.then = self.compared.iter().map(|at| then(*at)).collect();
        row.now = all(now);
        row.compared = Rc::clone(&self.compared);
        row.outcome = self.outcome.map(|outcome| match outcome {
            Outcome::Final(at) => then(at)[FrozenField::Actual as usize],
            Outcome::Now => row.now(FrozenField::Actual),
        });
    }

    /// What there was and is not any more, in the order in which it was: each with the last follow-up that has it.
    fn gone(&self, all: impl Fn(usize) -> Vec<K>, is_there: &dyn Fn(K) -> bool) -> Vec<(usize, K)> {
        let mut gone: Vec<(usize, K)> = Vec::new();
        let mut seen = Set::default();
        for at in (0..self.by_id.len()).rev() {
            for id in all(at) {
                if !is_there(id) && seen.insert(id) {
                    gone.push((at, id));
                }
            }
        }
        gone
    }

    /// A sum with nothing in it yet.
    fn nothing(&self, row: &mut FollowedRow) {
        row.then = vec![[Then::Absent; 3]; self.compared.len()];
        row.compared = Rc::clone(&self.compared);
        row.outcome = self.outcome.map(|_| Then::Absent);
    }
}

impl Reported<'_, LineId, FrozenLine> {
    /// Turns what a line was then, when it may have been of another kind, into what that counts as in the line now.
    fn as_now(&self, row: &mut FollowedRow, id: LineId) {
        let turned = |then: Then, at: usize| match (then, self.by_id[at].get(&id)) {
            (Then::Figure(Some(amount)), Some(line))
                if Sense::Kind(line.kind).is_spent() != row.sense.is_spent() =>
            {
                Then::Figure(Some(-amount))
            }
            _ => then,
        };
        let all = row.then.iter().zip(self.compared.iter());
        row.then = all.map(|(then, at)| then.map(|then| turned(then, *at))).collect();
        if let (Some(Outcome::Final(at)), Some(then)) = (self.outcome, row.outcome) {
            row.outcome = Some(turned(then, at));
        }
    }
}

/// The drift through `lens`: each drift table with its lines and groups, and the result. A single table has no row of its
/// own: its result is the total.
#[must_use]
pub fn drift(workbook: &Workbook, tables: &Tables, lens: Lens) -> Vec<FollowedRow> {
    let reported = Reported::new(workbook, |of| &of.lines, |line: &FrozenLine| line.id);
    let lines: Set<LineId> = workbook.lines().map(|line| line.id).collect();
    let gone = reported
        .gone(|at| workbook.follow_ups[at].lines.iter().map(|line| line.id).collect(), &|id| {
            lines.contains(id)
        });
    let frozen = |(at, id): (usize, LineId)| reported.by_id[at].get(&id).copied();
    let figure = |at: usize, line: &FrozenLine| match lens {
        Lens::Total => line.total,
        Lens::Holder(holder) => {
            let place = workbook.follow_ups[at].holders.iter().position(|known| *known == holder);
            place.map(|place| line.parts.get(place)).unwrap_or_default()
        }
    };
    let several = tables.len() > 1;
    let mut rows: Vec<FollowedRow> = Vec::new();
    for table in tables.iter() {
        let top = rows.len();
        if several {
            rows.push(FollowedRow::new(Of::Activity(table.activity), 0, Sense::Result, None));
        }
        let first = rows.len();
        let parents = parents(table);
        for (at, row) in table.rows.iter().enumerate() {
            let Some(id) = row.id else { continue };
            let parent = parents[at].map(|parent| first + parent).or(several.then_some(top));
            let mut followed =
                FollowedRow::new(Of::Row(id), row.depth + usize::from(several), row.sense, parent);
            if let RowId::Line(id) = id {
                let now = table.figures(row, lens).map(|of| [of.budget, of.actual, of.prognosis]);
                reported.fill(&mut followed, id, &figure, Some(now.unwrap_or_default()));
                reported.as_now(&mut followed, id);
            } else {
                reported.nothing(&mut followed);
            }
            rows.push(followed);
        }
        let is_here = |id: &(usize, LineId)| frozen(*id).is_some_and(|line| line.activity == table.activity);
        gone_lines(
            &mut rows,
            (Some(table.activity), several.then_some(top)),
            gone.iter().copied().filter(is_here),
            &reported,
            &figure,
        );
    }
    let elsewhere =
        |id: &(usize, LineId)| frozen(*id).is_some_and(|line| workbook.activity(line.activity).is_none());
    gone_lines(&mut rows, (None, None), gone.iter().copied().filter(elsewhere), &reported, &figure);
    total(rows, Sense::Result, |row| reported.nothing(row))
}

/// For each row of a table, the row that adds it up, bottom line left out.
fn parents(table: &DriftTable) -> Vec<Option<usize>> {
    let mut parents = vec![None; table.rows.len()];
    for (sum, row) in table.rows.iter().enumerate().filter(|(_, row)| row.id.is_some()) {
        row.adds.iter().for_each(|part| parents[*part] = Some(sum));
    }
    parents
}

/// Adds rows of lines that are not there any more.
fn gone_lines(
    rows: &mut Vec<FollowedRow>,
    (activity, parent): (Option<ActivityId>, Option<usize>),
    gone: impl Iterator<Item = (usize, LineId)>,
    reported: &Reported<'_, LineId, FrozenLine>,
    figure: &dyn Fn(usize, &FrozenLine) -> Frozen,
) {
    let mut gone = gone.peekable();
    if gone.peek().is_none() {
        return;
    }
    let at = rows.len();
    let depth = usize::from(parent.is_some());
    let mut head = FollowedRow::new(Of::Gone(activity), depth, Sense::Subtotal, parent);
    reported.nothing(&mut head);
    rows.push(head);
    for (follow_up, id) in gone {
        let Some(line) = reported.by_id[follow_up].get(&id) else { continue };
        let sense = Sense::Kind(line.kind);
        let mut row = FollowedRow::new(Of::GoneLine(follow_up, id), depth + 1, sense, Some(at));
        reported.fill(&mut row, id, figure, None);
        reported.as_now(&mut row, id);
        rows.push(row);
    }
}

/// The projects: each investment table with its projects, and all together.
#[must_use]
pub fn projects(workbook: &Workbook, tables: &Tables) -> Vec<FollowedRow> {
    let reported = Reported::new(workbook, |of| &of.projects, |project: &FrozenProject| project.id);
    let figure = |_: usize, project: &FrozenProject| project.total;
    let there: Set<ProjectId> = workbook.projects().map(|project| project.id).collect();
    let gone = reported
        .gone(|at| workbook.follow_ups[at].projects.iter().map(|project| project.id).collect(), &|id| {
            there.contains(id)
        });
    let mut rows: Vec<FollowedRow> = Vec::new();
    let head = |rows: &mut Vec<FollowedRow>, of| {
        let mut head = FollowedRow::new(of, 0, Sense::Expenditure, None);
        reported.nothing(&mut head);
        rows.push(head);
        Some(rows.len() - 1)
    };
    for group in &workbook.project_groups {
        let parent = head(&mut rows, Of::ProjectGroup(group.id));
        for project in &group.projects {
            let now = project::of_project(workbook, tables.formulas(), project);
            let mut row = FollowedRow::new(Of::Project(project.id), 1, Sense::Expenditure, parent);
            reported.fill(&mut row, project.id, &figure, Some([now.budget, now.actual, now.prognosis]));
            rows.push(row);
        }
    }
    if !gone.is_empty() {
        let parent = head(&mut rows, Of::Gone(None));
        for (at, id) in gone {
            let mut row = FollowedRow::new(Of::GoneProject(at, id), 1, Sense::Expenditure, parent);
            reported.fill(&mut row, id, &figure, None);
            rows.push(row);
        }
    }
    total(rows, Sense::Expenditure, |row| reported.nothing(row))
}

/// Adds up all sums from the inside out, and everything together in a last row.
fn total(mut rows: Vec<FollowedRow>, sense: Sense, nothing: impl Fn(&mut FollowedRow)) -> Vec<FollowedRow> {
    let end = rows.len();
    let mut all = FollowedRow::new(Of::Total, 0, sense, None);
    nothing(&mut all);
    all.now = [Then::Figure(None); 3];
    rows.push(all);
    for row in &mut rows[..end] {
        row.parent = row.parent.or(Some(end));
        if matches!(row.of, Of::Activity(_)) {
            nothing(row);
        }
    }
    // The deepest first: a sum is whole before it is added up itself. Sums above their rows come before them, others after.
    let deepest = rows.iter().map(|row| row.depth).max().unwrap_or_default();
    for depth in (0..=deepest).rev() {
        for at in 0..end {
            if let Some(sum) = rows[at].parent.filter(|_| rows[at].depth == depth) {
                let part = rows[at].clone();
                rows[sum].add(&part);
            }
        }
    }
    rows
}
