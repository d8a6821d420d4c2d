//! Tables that a controller can read, in `tests/cases`: their lines, the amounts in them, and the small workbooks that they
//! tell of. What a line, a project or a key has beside what a table says stands here and nowhere else.

use litemap::LiteMap;
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::capital::InUse;
use sambudget::model::drift::{
    Activity, Distribution, Kind, Line, LineAmounts, LineField, Method, Row, RowId,
};
use sambudget::model::entry::Entry;
use sambudget::model::id::{ActivityId, KeyId, LineId, MemberId, ProjectGroupId, ProjectId};
use sambudget::model::investment::{Category, Project, ProjectAmounts, ProjectColumn, ProjectGroup, Status};
use sambudget::model::key::{AllocationKey, MemberWeights, Weight};
use sambudget::model::member::{Holder, Member};
use sambudget::model::money::Money;
use sambudget::model::months::{Booked, BookedYear, Months};
use sambudget::model::period::Month;
use sambudget::rules::drift::{DriftRow, Tables};
use sambudget::rules::figures::Figures;

/// Two members and what is shared, by the names that tables give them.
pub const HOLDERS: [(&str, Holder); 3] =
    [("m1", Holder::Member(MemberId(1))), ("m2", Holder::Member(MemberId(2))), ("s", Holder::Shared)];
/// The line of a workbook that has one.
pub const LINE: LineId = LineId(1);
/// The key of every workbook.
pub const KEY: KeyId = KeyId(1);

/// The cells of every line of a table that is no comment; too few lines are no table.
#[track_caller]
pub fn cases(table: &'static str, at_least: usize) -> Vec<Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let cases: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    assert!(cases.len() >= at_least, "{} cases", cases.len());
    cases
}

/// A known amount in kronor.
#[track_caller]
pub fn money(text: &str) -> Money {
    let amount = text.parse().ok().and_then(Money::entered);
    amount.unwrap_or_else(|| panic!("{text} is no amount"))
}

/// What stands in a cell: a dash is nothing, and words are text that cannot be read.
pub fn entry(text: &str) -> Entry<Money> {
    match (text, text.parse().ok().and_then(Money::entered)) {
        ("-", _) => Entry::Empty,
        (_, Some(amount)) => Entry::Value(amount),
        (_, None) => Entry::Unread(text.to_owned()),
    }
}

/// An amount as a table has it.
pub fn shown(amount: Option<Money>) -> String {
    amount.map_or("-".to_owned(), |amount| amount.to_string())
}

/// The parts of a row, one for each holder.
pub fn shown_parts(row: &DriftRow, of: fn(&Figures) -> Option<Money>) -> String {
    row.parts.iter().map(|part| shown(of(part))).collect::<Vec<_>>().join(" ")
}

#[track_caller]
pub fn holder(name: &str) -> Holder {
    let known = HOLDERS.iter().find(|(known, _)| *known == name);
    known.unwrap_or_else(|| panic!("{name} is no holder")).1
}

#[track_caller]
pub fn kind(text: &str) -> Kind {
    match text {
        "revenue" => Kind::Revenue,
        "cost" => Kind::Cost,
        "contribution" => Kind::Contribution,
        other => panic!("{other} is no kind"),
    }
}

#[track_caller]
pub fn month(text: &str) -> Month {
    Month::new(text.parse().unwrap()).unwrap()
}

/// The months of one year; a dash alone is none of them.
#[track_caller]
pub fn months(year: BookedYear, text: &str) -> Option<Box<Months>> {
    let mut months = Months::default();
    if text == "-" {
        return None;
    }
    assert_eq!(text.split(' ').count(), 12, "{text}: twelve months");
    for (month, text) in Month::all().zip(text.split(' ')) {
        let entry = match entry(text) {
            Entry::Unread(text) => Entry::Unread(text),
            entry => entry.value().map(Booked).into(),
        };
        months.replace(year, month, entry);
    }
    Some(Box::new(months))
}

/// Nothing but this in this field.
pub fn only(field: LineField, text: &str) -> LineAmounts {
    LineAmounts::default().with(field, entry(text))
}

/// What each of [`HOLDERS`] has of its own; who has nothing has no part.
pub fn direct(parts: impl IntoIterator<Item = LineAmounts>) -> Distribution {
    let parts = HOLDERS.iter().zip(parts).filter(|(_, amounts)| !amounts.is_empty());
    Distribution::Direct(parts.map(|((_, of), amounts)| (*of, amounts)).collect())
}

/// One field of a line: what each holder has, or after `key` what the key splits.
pub fn distribution(text: &str, field: LineField) -> Distribution {
    match text.strip_prefix("key ") {
        Some(total) => Distribution::ByKey { key: KEY, total: only(field, total) },
        None => direct(text.split(' ').map(|part| only(field, part))),
    }
}

/// A line with its own prognosis and nothing else.
pub fn line(id: LineId, kind: Kind, distribution: Distribution) -> Line {
    Line {
        id,
        name: format!("Rad {}", id.0),
        kind,
        distribution,
        profile: None,
        method: Some(Method::Typed),
        months: None,
        formula: None,
        adjustments: Vec::new(),
        comment: String::new(),
    }
}

/// A project of the first member with nothing written.
pub fn project(id: ProjectId) -> Project {
    Project {
        id,
        number: String::new(),
        name: format!("Projekt {}", id.0),
        holder: HOLDERS[0].1,
        budgeted_by: None,
        category: Category::OwnPlan,
        status: Status::Ongoing,
        method: Some(Method::Typed),
        tags: Vec::new(),
        amounts: ProjectAmounts::default(),
        coming_years: LiteMap::new(),
        in_use: InUse::default(),
        comment: String::new(),
    }
}

/// An investment table with all columns.
pub fn project_group(projects: Vec<Project>) -> ProjectGroup {
    ProjectGroup {
        id: ProjectGroupId(1),
        name: "Investeringar".to_owned(),
        total_name: "Summa".to_owned(),
        columns: ProjectColumn::ALL.into(),
        projects,
    }
}

/// The weights of the members in their order; a dash is none.
#[track_caller]
pub fn key(of: &str) -> AllocationKey {
    let (name, source, date) = ("Nyckel".to_owned(), String::new(), String::new());
    let (weights, later) = (weights(of), LiteMap::new());
    AllocationKey { id: KEY, name, source, date, weights, later, share_decimals: None }
}

/// Weights in member order; `-` is no weight, and what is no number is text that cannot be read.
pub fn weights(of: &str) -> MemberWeights {
    let weight = |text: &str| match text.parse() {
        Ok(weight) => Entry::Value(Weight::new(weight).unwrap()),
        Err(_) => Entry::Unread(text.into()),
    };
    let known = (1..).zip(of.split(' ')).filter(|(_, weight)| *weight != "-");
    known.map(|(id, text)| (MemberId(id), weight(text))).collect()
}

/// A workbook with so many members, their key and one drift table. It is of 2022 to July, in thousands of kronor.
#[track_caller]
pub fn board(members: u64, weights: &str, lines: impl IntoIterator<Item = Line>) -> Workbook {
    let mut workbook = file::read(include_bytes!("../files/v1.0/small.json")).unwrap();
    let member = |id| Member { id: MemberId(id), name: format!("Medlem {id}"), code: None };
    workbook.members = (1..=members).map(member).collect();
    workbook.keys = vec![key(weights)];
    let (name, result_name) = ("Drift".to_owned(), "Resultat".to_owned());
    let rows = lines.into_iter().map(Row::Line).collect();
    workbook.activities = vec![Activity { id: ActivityId(1), name, result_name, rows }];
    workbook
}

/// The row of a line in the first drift table.
#[track_caller]
pub fn row(tables: &Tables, line: LineId) -> &DriftRow {
    tables[0].row(Some(RowId::Line(line))).unwrap()
}
