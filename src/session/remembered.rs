//! How tables are looked at, as a text that outlives the page. It is no part of the workbook: a line that cannot be
//! read, or that names what is not there, is passed over, and the others hold.
//!
//! ```text
//! drift.a1 fold g1 g2                  set drift Till mötet
//! drift.a1 hide d.method               columns d.budget d.prognosis d.deviation
//! drift.a1 order d.actual d.budget     width d.budget 120
//! drift.a1 width d.budget 120
//! drift.a1 sort d.deviation down
//! drift.a1 words hyra
//! drift.a1 least d.deviation 100
//! ```

use litemap::LiteMap;
use rust_decimal::Decimal;
use std::fmt::Write;

use super::arrangement::{Arrangement, Filter, Sort};
use super::arranging::WIDTHS;
use super::column_sets::ColumnSet;
use super::commit::one_line;
use super::selection::At;
use super::sheet::{ColumnKey, SheetId};
use crate::file::name;
use crate::model::id::GroupId;
use crate::model::member::Holder;
use crate::model::months::BookedYear;
use crate::rules::drift::Lens;

/// The kinds of tables, each with a name.
const KINDS: [&str; 17] = [
    "drift",
    "side",
    "projects",
    "tag",
    "keys",
    "shares",
    "settlement",
    "results",
    "members",
    "balance",
    "measures",
    "months",
    "followUps",
    "followUpProjects",
    "scenarios",
    "scenarioMembers",
    "scenarioProjects",
];

/// The kind of a table: tables of one kind have the same columns in every workbook, or nearly.
#[must_use]
pub fn kind(sheet: SheetId) -> &'static str {
    KINDS[match sheet {
        SheetId::Drift(_) => 0,
        SheetId::SideBySide(_) => 1,
        SheetId::Projects(_) => 2,
        SheetId::Tag(_) => 3,
        SheetId::Keys => 4,
        SheetId::Shares => 5,
        SheetId::Settlement => 6,
        SheetId::Results => 7,
        SheetId::Members => 8,
        SheetId::Balance => 9,
        SheetId::Measures => 10,
        SheetId::Months(..) => 11,
        SheetId::FollowUps => 12,
        SheetId::FollowUpProjects => 13,
        SheetId::Scenarios => 14,
        SheetId::ScenarioMembers => 15,
        SheetId::ScenarioProjects => 16,
    }]
}

pub(super) fn sheet_name(sheet: SheetId) -> String {
    let kind = kind(sheet);
    match sheet {
        SheetId::Drift(id) | SheetId::SideBySide(id) => format!("{kind}.{id}"),
        SheetId::Months(id, BookedYear::This) => format!("{kind}.{id}"),
        SheetId::Months(id, BookedYear::Prior) => format!("{kind}.{id}.prior"),
        SheetId::Projects(id) => format!("{kind}.{id}"),
        SheetId::Tag(tag) => format!("{kind}.{tag}"),
        _ => kind.to_owned(),
    }
}

pub(super) fn sheet_named(name: &str) -> Option<SheetId> {
    let (kind, id) = name.split_once('.').unwrap_or((name, ""));
    Some(match (kind, id) {
        ("drift", id) => SheetId::Drift(id.parse().ok()?),
        ("side", id) => SheetId::SideBySide(id.parse().ok()?),
        ("months", id) => match id.strip_suffix(".prior") {
            Some(id) => SheetId::Months(id.parse().ok()?, BookedYear::Prior),
            None => SheetId::Months(id.parse().ok()?, BookedYear::This),
        },
        ("projects", id) => SheetId::Projects(id.parse().ok()?),
        ("tag", tag) => SheetId::Tag(tag.parse().ok()?),
        ("keys", "") => SheetId::Keys,
        ("shares", "") => SheetId::Shares,
        ("settlement", "") => SheetId::Settlement,
        ("balance", "") => SheetId::Balance,
        ("results", "") => SheetId::Results,
        ("members", "") => SheetId::Members,
        ("measures", "") => SheetId::Measures,
        ("followUps", "") => SheetId::FollowUps,
        ("followUpProjects", "") => SheetId::FollowUpProjects,
        ("scenarios", "") => SheetId::Scenarios,
        ("scenarioMembers", "") => SheetId::ScenarioMembers,
        ("scenarioProjects", "") => SheetId::ScenarioProjects,
        _ => return None,
    })
}

pub(super) fn column_name(column: ColumnKey) -> String {
    match column {
        ColumnKey::Drift(column) => format!("d.{}", name::drift_column(column)),
        ColumnKey::Project(column) => format!("p.{}", name::project_column(column)),
        ColumnKey::Lens(Lens::Total) => "total".to_owned(),
        ColumnKey::Lens(Lens::Holder(Holder::Shared)) => "shared".to_owned(),
        ColumnKey::Lens(Lens::Holder(Holder::Member(id))) => format!("h.{id}"),
        ColumnKey::Place(place) => format!("n.{place}"),
    }
}

pub(super) fn column_named(name: &str) -> Option<ColumnKey> {
    Some(match name.split_once('.').unwrap_or((name, "")) {
        ("d", column) => ColumnKey::Drift(name::drift_column_named(column)?),
        ("p", column) => ColumnKey::Project(name::project_column_named(column)?),
        ("total", "") => ColumnKey::Lens(Lens::Total),
        ("shared", "") => ColumnKey::Lens(Lens::Holder(Holder::Shared)),
        ("h", id) => ColumnKey::Lens(Lens::Holder(Holder::Member(id.parse().ok()?))),
        ("n", place) => ColumnKey::Place(place.parse().ok()?),
        _ => return None,
    })
}

/// A line: a beginning, and words behind it; none without words.
fn line(text: &mut String, start: &str, words: impl Iterator<Item = String>) {
    let before = text.len();
    text.push_str(start);
    let begun = text.len();
    for word in words {
        let _ = write!(text, " {word}");
    }
    if text.len() > begun { text.push('\n') } else { text.truncate(before) }
}

fn width_line(text: &mut String, start: &str, (column, width): (&ColumnKey, &i32)) {
    let words = [column_name(*column), width.to_string()];
    line(text, &format!("{start}width"), words.into_iter());
}

/// How tables are looked at, in lines; nothing of those that are looked at as they stand.
#[must_use]
pub fn write(arrangements: &LiteMap<SheetId, Arrangement>) -> String {
    let mut text = String::new();
    for (sheet, arrangement) in arrangements {
        let sheet = sheet_name(*sheet);
        line(&mut text, &format!("{sheet} fold"), arrangement.folded.iter().map(|group| group.to_string()));
        line(&mut text, &format!("{sheet} hide"), arrangement.hidden.iter().map(column_name));
        line(&mut text, &format!("{sheet} order"), arrangement.placed.iter().copied().map(column_name));
        for width in &arrangement.widths {
            width_line(&mut text, &format!("{sheet} "), width);
        }
        if let Some(Sort { column, descending }) = arrangement.sort {
            let column = column.map_or("name".to_owned(), column_name);
            let _ = writeln!(text, "{sheet} sort {column} {}", if descending { "down" } else { "up" });
        }
        let Some(Filter { words, at_least }) = &arrangement.filter else { continue };
        let words = one_line(words);
        line(&mut text, &format!("{sheet} words"), Some(words).filter(|words| !words.is_empty()).into_iter());
        if let Some((column, least)) = at_least {
            let _ = writeln!(text, "{sheet} least {} {least}", column_name(*column));
        }
    }
    text
}

/// What [`write`] wrote.
#[must_use]
pub fn read(text: &str) -> LiteMap<SheetId, Arrangement> {
    let mut arrangements = LiteMap::new();
    for line in text.lines() {
        let mut parts = line.splitn(3, ' ');
        if let (Some(sheet), Some(what), Some(rest)) =
            (parts.next().and_then(sheet_named), parts.next(), parts.next())
        {
            let _ = read_line(arrangements.entry(sheet).or_default(), what, rest);
        }
    }
    arrangements.retain(|_, arrangement| *arrangement != Arrangement::default());
    arrangements
}

/// Puts what a line says into an arrangement; `None` where it says nothing that can be read.
fn read_line(arrangement: &mut Arrangement, what: &str, rest: &str) -> Option<()> {
    let pair = || rest.split_once(' ');
    match what {
        "fold" => {
            let groups = rest.split(' ').filter_map(|group| group.parse::<GroupId>().ok());
            arrangement.folded.extend(groups);
        }
        "hide" => arrangement.hidden.extend(rest.split(' ').filter_map(column_named)),
        "order" => read_columns(&mut arrangement.placed, rest),
        "width" => {
            let (column, width) = read_width(rest)?;
            arrangement.widths.insert(column, width);
        }
        "sort" => {
            let (column, order) = pair()?;
            let column = if column == "name" { None } else { Some(column_named(column)?) };
            let descending = match order {
                "down" => true,
                "up" => false,
                _ => return None,
            };
            arrangement.sort = Some(Sort { column, descending });
        }
        "words" if !rest.trim().is_empty() => {
            arrangement.filter.get_or_insert_default().words = one_line(rest);
        }
        "least" => {
            let (column, least) = pair()?;
            let least = Some((column_named(column)?, Decimal::from_str_exact(least).ok()?));
            arrangement.filter.get_or_insert_default().at_least = least;
        }
        _ => return None,
    }
    Some(())
}

/// Adds the columns of a line, each once.
fn read_columns(columns: &mut Vec<ColumnKey>, rest: &str) {
    for column in rest.split(' ').filter_map(column_named) {
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
}

fn read_width(rest: &str) -> Option<(ColumnKey, i32)> {
    let (column, width) = rest.split_once(' ')?;
    Some((column_named(column)?, width.parse().ok().filter(|width| WIDTHS.contains(width))?))
}

/// Where the cursor stood in tables, in lines: `drift.a1 5 3`, the last one last.
#[must_use]
pub fn write_cursors(cursors: &[(SheetId, At)]) -> String {
    let mut text = String::new();
    for (sheet, At { row, column }) in cursors {
        let _ = writeln!(text, "{} {row} {column}", sheet_name(*sheet));
    }
    text
}

/// What [`write_cursors`] wrote.
#[must_use]
pub fn read_cursors(text: &str) -> Vec<(SheetId, At)> {
    let read = |line: &str| {
        let mut parts = line.split(' ');
        let sheet = sheet_named(parts.next()?)?;
        let mut number = || parts.next()?.parse().ok();
        Some((sheet, At { row: number()?, column: number()? }))
    };
    text.lines().filter_map(read).collect()
}

/// Sets of columns, in lines.
#[must_use]
pub fn write_sets(sets: &[ColumnSet]) -> String {
    let mut text = String::new();
    for set in sets {
        let _ = writeln!(text, "set {} {}", set.kind, set.name);
        line(&mut text, "columns", set.columns.iter().copied().map(column_name));
        for width in &set.widths {
            width_line(&mut text, "", width);
        }
    }
    text
}

/// What [`write_sets`] wrote, without sets that have no columns that can be read.
#[must_use]
pub fn read_sets(text: &str) -> Vec<ColumnSet> {
    let mut sets: Vec<ColumnSet> = Vec::new();
    // Lines of a set that cannot be read belong to nobody.
    let mut is_in_set = false;
    for line in text.lines() {
        let Some((what, rest)) = line.split_once(' ') else { continue };
        if what == "set" {
            let set = rest.split_once(' ').and_then(|(kind, name)| {
                let kind = KINDS.into_iter().find(|known| *known == kind)?;
                let name = Some(one_line(name)).filter(|name| !name.is_empty())?;
                Some(ColumnSet { kind, name, columns: Vec::new(), widths: LiteMap::new() })
            });
            is_in_set = set.is_some();
            sets.extend(set);
        }
        let Some(set) = sets.last_mut().filter(|_| is_in_set) else { continue };
        match what {
            "columns" => read_columns(&mut set.columns, rest),
            "width" => set.widths.extend(read_width(rest)),
            _ => {}
        }
    }
    sets.retain(|set| !set.columns.is_empty());
    sets
}
