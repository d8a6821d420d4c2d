//! Makes the parts of a workbook from what an organisation published.

use litemap::LiteMap;

use sambudget::model::Workbook;
use sambudget::model::control::Control;
use sambudget::model::drift::{
    Activity, Distribution, Group, Kind, Line, LineAmounts, LineField, Method, Profile, Row, SubtotalPlace,
};
use sambudget::model::entry::Entry;
use sambudget::model::found::Found;
use sambudget::model::id::{ActivityId, GroupId, KeyId, LineId, MemberId, WorkbookId};
use sambudget::model::key::{AllocationKey, Weight};
use sambudget::model::member::{BoardForm, Member};
use sambudget::model::money::Money;
use sambudget::model::period::{FiscalYear, Month};
use sambudget::model::sign::SignConvention;
use sambudget::model::workbook::Settlement;
use sambudget::rules::sense::Sense;
use sambudget::rules::summary::drift_tables;
use sambudget::text::municipality;

use super::adjust::Adjustment;
use super::cells::{cells, drift_column};
use super::published::{Organisation, Part, Row as PublishedRow, Table, published};

/// The key that every line is split by: the published tables give only totals.
pub const LINES_KEY: KeyId = KeyId(1);

/// An organisation, and the adjustments of its inputs.
pub struct Board<'a> {
    pub example: &'static str,
    pub organisation: Organisation,
    adjustments: &'a [Adjustment],
    pub signs: SignConvention,
}

/// How the rows of a drift table belong together.
#[derive(Default)]
pub struct Layout {
    /// Rows of revenue that are the members' contributions.
    pub contributions: &'static [&'static str],
    /// Sums over all rows before them; the others are over the rows since the last sum.
    pub over_all: &'static [&'static str],
}

impl<'a> Board<'a> {
    pub fn new(example: &'static str, adjustments: &'a [Adjustment], signs: SignConvention) -> Self {
        Self { example, organisation: published(example), adjustments, signs }
    }

    /// A workbook without members' keys, tables and controls.
    pub fn workbook(&self, id: u64, method: Method) -> Workbook {
        let organisation = &self.organisation;
        let members: Vec<Member> =
            (1..).zip(&organisation.members).map(|(n, name)| member(n, name)).collect();
        // Where several are named, the first is meant.
        let host = organisation.host.as_deref().unwrap_or_default();
        let host = members.iter().find(|member| host.starts_with(&member.name)).map(|member| member.id);
        let association = organisation.form == "kommunalförbund";
        let first = |part| organisation.about(part).next().unwrap();
        let drift = first(Part::Drift);
        Workbook {
            id: WorkbookId(id),
            name: organisation.organisation.clone(),
            form: if association { BoardForm::Association } else { BoardForm::JointBoard },
            host,
            year: FiscalYear::new(organisation.year).unwrap(),
            period_end: month(&organisation.period_end),
            drift_unit: drift.display_unit(),
            investment_unit: first(Part::Projects).display_unit(),
            signs: self.signs,
            method,
            profile: Profile::Even,
            drift_columns: drift.column_ids().into_iter().map(|id| drift_column(drift, id)).collect(),
            members,
            keys: Vec::new(),
            activities: Vec::new(),
            project_groups: Vec::new(),
            settlement: Settlement::default(),
            balance: sambudget::model::balance::Balance::default(),
            capital: sambudget::model::capital::CapitalCost::default(),
            controls: Vec::new(),
            acceptances: Vec::new(),
            formula: None,
            comment_limit: sambudget::model::check::CommentLimit::default(),
            plan: Vec::new(),
            lineage: Vec::new(),
            follow_ups: Vec::new(),
            scenarios: Vec::new(),
            meeting_log: Vec::new(),
            goals: Vec::new(),
            roll_up: sambudget::model::goal::RollUp::default(),
            sentences: litemap::LiteMap::new(),
            notes: Vec::new(),
            unknown: String::new(),
            found: Found::default(),
        }
    }

    /// The kronor behind a printed figure, with the printed sign: the figure itself, or its adjustment.
    pub fn kronor(&self, table: &Table, row: &PublishedRow, column: &str) -> Option<Money> {
        let printed = *row.values.get(column)?;
        let adjusted = self.adjustments.iter().find(|adjustment| {
            let at = (&*adjustment.example, &*adjustment.table, &*adjustment.row, &*adjustment.column);
            at == (self.example, &*table.id, &*row.label, column)
        });
        Some(adjusted.map_or_else(
            || table.kronor(printed),
            |adjustment| {
                assert_eq!(adjustment.published, printed, "{adjustment:?}");
                Money::entered(adjustment.kronor).unwrap()
            },
        ))
    }

    /// The drift tables, with every line split by [`LINES_KEY`].
    pub fn activities(&self, layout: &Layout) -> Vec<Activity> {
        let mut ids = Ids::default();
        (1..)
            .zip(self.organisation.about(Part::Drift))
            .map(|(n, table)| self.activity(ActivityId(n), table, layout, &mut ids))
            .collect()
    }

    fn activity(&self, id: ActivityId, table: &Table, layout: &Layout, ids: &mut Ids) -> Activity {
        let (bottom, rows) = table.rows.split_last().unwrap();
        let mut laid_out: Vec<Row> = Vec::new();
        let mut last_sum = 0;
        for row in rows {
            if row.is_total() {
                let from = if layout.over_all.contains(&&*row.label) { 0 } else { last_sum };
                let rows = laid_out.split_off(from);
                laid_out.push(Row::Group(Group {
                    id: GroupId(ids.next_group()),
                    name: row.label.clone(),
                    subtotal: SubtotalPlace::Below,
                    rows,
                }));
                last_sum = laid_out.len();
            } else {
                laid_out.push(Row::Line(self.line(LineId(ids.next_line()), table, row, layout)));
            }
        }
        Activity { id, name: table.title.clone(), result_name: bottom.label.clone(), rows: laid_out }
    }

    fn line(&self, id: LineId, table: &Table, row: &PublishedRow, layout: &Layout) -> Line {
        let kind = match row.kind.as_str() {
            _ if layout.contributions.contains(&&*row.label) => Kind::Contribution,
            "municipal_contribution" => Kind::Contribution,
            "revenue" => Kind::Revenue,
            "cost" => Kind::Cost,
            other => panic!("{}: what is a {other}?", row.label),
        };
        let amount = |column| {
            let written = self.kronor(table, row, column);
            Entry::from(written.map(|money| Sense::Kind(kind).written(money, &self.signs)))
        };
        let prognosis = amount("prognosis");
        let method = (!prognosis.is_empty()).then_some(Method::Typed);
        let total = LineAmounts::default()
            .with(LineField::PriorActual, amount("prior_actual"))
            .with(LineField::OriginalBudget, amount("budget"))
            .with(LineField::Actual, amount("actual"))
            .with(LineField::Prognosis, prognosis);
        Line {
            id,
            name: row.label.clone(),
            kind,
            distribution: Distribution::ByKey { key: LINES_KEY, total },
            profile: None,
            method,
            months: None,
            formula: None,
            adjustments: Vec::new(),
            comment: String::new(),
        }
    }

    /// Puts in what is printed of every figure that the workbook calculates.
    pub fn add_controls(&self, workbook: &mut Workbook) {
        let tables = drift_tables(workbook);
        let mut controls: Vec<Control> = Vec::new();
        for cell in cells(workbook, &tables, &self.organisation) {
            let Some(printed) = cell.printed.filter(|_| cell.calculated) else { continue };
            let control = Control {
                place: cell.place,
                printed: cell.turned(cell.table.kronor(printed)),
                unit: cell.table.display_unit(),
            };
            // A summary repeats the bottom lines of the tables before it.
            if !controls.contains(&control) {
                controls.push(control);
            }
        }
        workbook.controls = controls;
    }
}

/// Numbers lines and groups through all drift tables.
#[derive(Default)]
struct Ids {
    lines: u64,
    groups: u64,
}

impl Ids {
    fn next_line(&mut self) -> u64 {
        self.lines += 1;
        self.lines
    }

    fn next_group(&mut self) -> u64 {
        self.groups += 1;
        self.groups
    }
}

fn member(n: u64, name: &str) -> Member {
    let found = municipality::all().find(|municipality| municipality.name == name);
    Member { id: MemberId(n), name: name.to_owned(), code: found.map(|known| known.code.to_owned()) }
}

/// The month of a date such as `2022-07-31`.
fn month(date: &str) -> Month {
    let month = date.split('-').nth(1).and_then(|month| month.parse().ok());
    month.and_then(Month::new).unwrap_or_else(|| panic!("which month is {date}?"))
}

/// A key with a weight for each member that has one.
pub fn key(
    id: KeyId,
    name: &str,
    source: String,
    date: &str,
    weights: impl IntoIterator<Item = (MemberId, rust_decimal::Decimal)>,
) -> AllocationKey {
    let weights: LiteMap<_, _> = weights
        .into_iter()
        .map(|(member, weight)| (member, Entry::Value(Weight::new(weight).unwrap())))
        .collect();
    AllocationKey {
        id,
        name: name.to_owned(),
        source,
        date: date.to_owned(),
        weights,
        later: LiteMap::new(),
        share_decimals: None,
    }
}

/// A key for an organisation that publishes none: equal parts.
pub fn assumed_key(workbook: &Workbook) -> AllocationKey {
    let source = "Antagande: organisationens fördelningsnyckel är inte publicerad. Lika delar står här bara \
                  för att visa hur en fördelning ser ut.";
    let weights = workbook.members.iter().map(|member| (member.id, rust_decimal::Decimal::ONE));
    key(LINES_KEY, "Lika delar (antagande)", source.to_owned(), "", weights)
}
