//! The workbook: one board, one fiscal year.

use litemap::LiteMap;

use super::balance::Balance;
use super::capital::CapitalCost;
use super::check::{Acceptance, CommentLimit};
use super::control::Control;
use super::drift::{Activity, DriftColumn, Group, Line, Method, Profile, Row, RowId};
use super::follow_up::FollowUp;
use super::formula::Formula;
use super::found::Found;
use super::goal::{Goal, RollUp};
use super::id::{ActivityId, GroupId, KeyId, LineId, MemberId, ProjectGroupId, ProjectId, WorkbookId};
use super::investment::{Project, ProjectGroup};
use super::key::AllocationKey;
use super::lineage::Fingerprint;
use super::measure::MeasureGroup;
use super::meeting_log::LogEntry;
use super::member::{BoardForm, Holder, Member};
use super::note::Note;
use super::parts::Guesses;
use super::period::{FiscalYear, Month};
use super::scenario::Scenario;
use super::sentence::{Own, Topic};
use super::sign::SignConvention;
use super::unit::DisplayUnit;

/// Everything about one board and one fiscal year; in one JSON file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// Its identity among the workbooks of a browser.
    pub id: WorkbookId,
    /// The saved versions that it stems from, newest first, each once; at most [`MOST`](super::lineage::MOST).
    pub lineage: Vec<Fingerprint>,
    /// The board's name: `Sydnärkes IT-nämnd`.
    pub name: String,
    /// Joint board or municipal association.
    pub form: BoardForm,
    /// The municipality that runs the board for the others, if there is one.
    pub host: Option<MemberId>,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The last month that the actuals cover.
    pub period_end: Month,
    /// The unit that drift tables are written in.
    pub drift_unit: DisplayUnit,
    /// The unit that investment tables are written in.
    pub investment_unit: DisplayUnit,
    /// The organisation's signs.
    pub signs: SignConvention,
    /// How prognoses come about where a line or project does not say.
    pub method: Method,
    /// The formula of [`Method::Formula`] where a line does not have its own.
    pub formula: Option<Box<Formula>>,
    /// How budgets are spread over the year where a line does not say.
    pub profile: Profile,
    /// The columns that drift tables show, in order.
    pub drift_columns: Vec<DriftColumn>,
    /// The members, in the order that they are printed and that ties are broken.
    pub members: Vec<Member>,
    /// The allocation keys.
    pub keys: Vec<AllocationKey>,
    /// The drift tables.
    pub activities: Vec<Activity>,
    /// The investment tables.
    pub project_groups: Vec<ProjectGroup>,
    /// The action plan: measures in groups.
    pub plan: Vec<MeasureGroup>,
    /// Figures as they were reported, the first first.
    pub follow_ups: Vec<FollowUp>,
    /// What is tried out on top of all this.
    pub scenarios: Vec<Scenario>,
    /// What was tried live on scenarios, in order.
    pub meeting_log: Vec<LogEntry>,
    /// What is to be reached beside the money, in order.
    pub goals: Vec<Goal>,
    /// How the indicators of a goal become one assessment where it does not say.
    pub roll_up: RollUp,
    /// What stands in the place of sentences that the report drafts.
    pub sentences: LiteMap<Topic, Own>,
    /// How the year's result is split over the members.
    pub settlement: Settlement,
    /// What the balance requirement of an association needs beside the result.
    pub balance: Balance,
    /// How the capital cost of projects reaches the drift.
    pub capital: CapitalCost,
    /// Printed figures to check against.
    pub controls: Vec<Control>,
    /// Findings of the checks that are all right, each once.
    pub acceptances: Vec<Acceptance>,
    /// Which deviations must be explained.
    pub comment_limit: CommentLimit,
    /// What people wrote about rows, cells and months: by place, each place once.
    pub notes: Vec<Note>,
    /// Fields of a newer version of the format, as a file had them: JSON that only `file` reads. Empty where there are none.
    pub unknown: String,
    /// Where lines were found before.
    pub found: Found,
}

/// How the year's result is split over the members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// The key that splits it; nothing is split without one.
    pub key: Option<KeyId>,
    /// Which result is split.
    pub basis: SettlementBasis,
    /// What each member's part is the difference from.
    pub against: SettlementAgainst,
    /// What becomes of the parts.
    pub way: SettlementWay,
}

impl Default for Settlement {
    fn default() -> Self {
        Self {
            key: None,
            basis: SettlementBasis::Actual,
            against: SettlementAgainst::Zero,
            way: SettlementWay::Invoiced,
        }
    }
}

/// What each member's part of a settlement is the difference from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SettlementAgainst {
    /// Nothing: the result itself is split by the key.
    Zero,
    /// What the member has paid in: the key splits the net cost, and each gets its contribution less its share of that.
    Contribution,
}

/// What becomes of the parts of a settlement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SettlementWay {
    /// A deficit is invoiced and a surplus repaid (regleras på första fakturan).
    Invoiced,
    /// Both are carried over to next year.
    CarriedOver,
}

/// Which result a settlement splits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SettlementBasis {
    /// The result booked so far.
    Actual,
    /// The result that is expected for the whole year.
    Prognosis,
}

impl SettlementBasis {
    /// The column of the drift tables whose result is split.
    #[must_use]
    pub fn column(self) -> DriftColumn {
        match self {
            Self::Actual => DriftColumn::Actual,
            Self::Prognosis => DriftColumn::Prognosis,
        }
    }
}

fn find_row(rows: &[Row], id: RowId) -> Option<&Row> {
    rows.iter().find_map(|row| match (row, id) {
        (Row::Line(line), RowId::Line(id)) if line.id == id => Some(row),
        (Row::Group(group), RowId::Group(id)) if group.id == id => Some(row),
        (Row::Group(group), _) => find_row(&group.rows, id),
        (Row::Line(_), _) => None,
    })
}

fn find_row_mut(rows: &mut [Row], id: RowId) -> Option<&mut Row> {
    for row in rows {
        match (&*row, id) {
            (Row::Line(line), RowId::Line(id)) if line.id == id => return Some(row),
            (Row::Group(group), RowId::Group(id)) if group.id == id => return Some(row),
            _ => {}
        }
        if let Row::Group(group) = row
            && let Some(found) = find_row_mut(&mut group.rows, id)
        {
            return Some(found);
        }
    }
    None
}

fn visit_rows<'a>(rows: &'a [Row], visit: &mut impl FnMut(&'a Row)) {
    for row in rows {
        visit(row);
        if let Row::Group(group) = row {
            visit_rows(&group.rows, visit);
        }
    }
}

impl Activity {
    /// Every row of the table, groups before their rows.
    #[must_use]
    pub fn all_rows(&self) -> Vec<&Row> {
        let mut all = Vec::new();
        visit_rows(&self.rows, &mut |row| all.push(row));
        all
    }

    /// Every line of the table in printed order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.all_rows().into_iter().filter_map(|row| match row {
            Row::Line(line) => Some(line),
            Row::Group(_) => None,
        })
    }
}

impl Group {
    /// Every line within the group, nested groups included.
    #[must_use]
    pub fn lines(&self) -> Vec<&Line> {
        let mut lines = Vec::new();
        visit_rows(&self.rows, &mut |row| {
            if let Row::Line(line) = row {
                lines.push(line);
            }
        });
        lines
    }
}

impl Workbook {
    /// The member with this identity.
    #[must_use]
    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    /// Every holder in order: the members, then what they share.
    pub fn holders(&self) -> impl Iterator<Item = Holder> + '_ {
        self.members.iter().map(|member| Holder::Member(member.id)).chain([Holder::Shared])
    }

    /// The key with this identity.
    #[must_use]
    pub fn key(&self, id: KeyId) -> Option<&AllocationKey> {
        self.keys.iter().find(|key| key.id == id)
    }

    /// The activity with this identity.
    #[must_use]
    pub fn activity(&self, id: ActivityId) -> Option<&Activity> {
        self.activities.iter().find(|activity| activity.id == id)
    }

    /// The row with this identity, in any activity.
    #[must_use]
    pub fn row(&self, id: RowId) -> Option<&Row> {
        self.activities.iter().find_map(|activity| find_row(&activity.rows, id))
    }

    pub(super) fn row_mut(&mut self, id: RowId) -> Option<&mut Row> {
        self.activities.iter_mut().find_map(|activity| find_row_mut(&mut activity.rows, id))
    }

    /// The line with this identity.
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&Line> {
        match self.row(RowId::Line(id)) {
            Some(Row::Line(line)) => Some(line),
            _ => None,
        }
    }

    /// The line with this identity, the members beside it, and where holders were found before.
    pub(super) fn line_mut(&mut self, id: LineId) -> (Option<&mut Line>, &[Member], &mut Guesses) {
        let line = match self.found.way_to(id, &self.activities) {
            Some((at, way)) => {
                self.activities.get_mut(at).and_then(|table| way.line_mut(&mut table.rows, id))
            }
            None => {
                let mut tables = self.activities.iter_mut();
                let row = tables.find_map(|activity| find_row_mut(&mut activity.rows, RowId::Line(id)));
                row.and_then(|row| if let Row::Line(line) = row { Some(line) } else { None })
            }
        };
        (line, &self.members, &mut self.found.holders)
    }

    /// The group of lines with this identity.
    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        match self.row(RowId::Group(id)) {
            Some(Row::Group(group)) => Some(group),
            _ => None,
        }
    }

    pub(super) fn group_mut(&mut self, id: GroupId) -> Option<&mut Group> {
        match self.row_mut(RowId::Group(id)) {
            Some(Row::Group(group)) => Some(group),
            _ => None,
        }
    }

    /// Every line of every activity, in printed order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.activities.iter().flat_map(Activity::lines)
    }

    /// The investment table with this identity.
    #[must_use]
    pub fn project_group(&self, id: ProjectGroupId) -> Option<&ProjectGroup> {
        self.project_groups.iter().find(|group| group.id == id)
    }

    /// The project with this identity, in any investment table.
    #[must_use]
    pub fn project(&self, id: ProjectId) -> Option<&Project> {
        self.projects().find(|project| project.id == id)
    }

    /// Every project of every investment table, in printed order.
    pub fn projects(&self) -> impl Iterator<Item = &Project> {
        self.project_groups.iter().flat_map(|group| &group.projects)
    }
}
