//! A workbook to text: the model laid out as wire types, and those as JSON. The same content gives the same
//! bytes.

use super::name::Named;
use super::schema::{self, Amounts, Cell, Map, Shown};
use super::{FORMAT, SCHEMA, VERSION};
use crate::model::control::{Control, ControlPlace};
use crate::model::drift::{Activity, Distribution, Line, LineAmounts, LineField, Profile, Row, RowId};
use crate::model::entry::Entry;
use crate::model::investment::{ComingYear, Project, ProjectField, ProjectGroup};
use crate::model::key::{AllocationKey, Weight};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::sign::SignConvention;
use crate::model::unit::DisplayUnit;
use crate::model::workbook::Workbook;

/// The workbook as a file: JSON with one field per line, so that a line diff reads well, ending in a line
/// break.
#[must_use]
pub fn write(workbook: &Workbook) -> String {
    let mut text = laid_out(&compact(workbook));
    text.push('\n');
    text
}

/// The workbook as JSON on one line, for storage; reads back the same as [`write`].
#[must_use]
pub fn compact(workbook: &Workbook) -> String {
    // Writing to memory cannot fail, and every field's name is text; were it to fail, the reader refuses
    // the empty text.
    serde_json::to_string(&file(workbook)).unwrap_or_default()
}

/// The same JSON with one field or item per line. Done on the text, so that the wire types are serialized by
/// one piece of code only: the page is smaller for it.
fn laid_out(compact: &str) -> String {
    let mut out = String::with_capacity(compact.len() * 2);
    let mut depth = 0;
    let mut rest = compact;
    let new_line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    while let Some(c) = rest.chars().next() {
        let length = if c == '"' { text_length(rest) } else { c.len_utf8() };
        let (token, after) = rest.split_at(length);
        let empty = after.starts_with(['}', ']']);
        match c {
            '}' | ']' if !out.ends_with(['{', '[']) => {
                depth -= 1;
                new_line(&mut out, depth);
                out.push(c);
            }
            _ => out.push_str(token),
        }
        match c {
            '{' | '[' if !empty => {
                depth += 1;
                new_line(&mut out, depth);
            }
            ',' => new_line(&mut out, depth),
            ':' => out.push(' '),
            _ => {}
        }
        rest = after;
    }
    out
}

/// The length in bytes of the JSON text that `json` starts with, its quotes included.
fn text_length(json: &str) -> usize {
    let mut escaped = false;
    for (index, b) in json.bytes().enumerate().skip(1) {
        match b {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    json.len()
}

fn file(w: &Workbook) -> schema::File<'_> {
    schema::File {
        schema: SCHEMA,
        format: FORMAT,
        version: VERSION,
        id: Shown(w.id),
        name: &w.name,
        form: w.form.name(),
        host: w.host.map(Shown),
        year: w.year.number(),
        period_end: format!("{}-{:02}", w.year.number(), w.period_end.number()),
        drift_unit: unit(w.drift_unit),
        investment_unit: unit(w.investment_unit),
        signs: signs(w.signs),
        method: w.method.name(),
        profile: profile(&w.profile),
        drift_columns: w.drift_columns.iter().map(|column| column.name()).collect(),
        members: w
            .members
            .iter()
            .map(|m| schema::Member { id: Shown(m.id), name: &m.name, code: m.code.as_deref() })
            .collect(),
        keys: w.keys.iter().map(key).collect(),
        activities: w.activities.iter().map(activity).collect(),
        project_groups: w.project_groups.iter().map(project_group).collect(),
        settlement: schema::Settlement { key: w.settlement.key.map(Shown), basis: w.settlement.basis.name() },
        controls: w.controls.iter().map(control).collect(),
    }
}

fn unit(unit: DisplayUnit) -> schema::DisplayUnit {
    schema::DisplayUnit { unit: unit.unit.name(), decimals: unit.decimals }
}

fn signs(signs: SignConvention) -> schema::Signs {
    schema::Signs {
        revenue: signs.revenue.name(),
        cost: signs.cost.name(),
        contribution: signs.contribution.name(),
        subtotal: signs.subtotal.name(),
        result: signs.result.name(),
        deviation: signs.deviation.name(),
        project_deviation: signs.project_deviation.name(),
    }
}

fn profile(profile: &Profile) -> schema::Profile {
    match profile {
        Profile::Even => schema::Profile::Even("even"),
        Profile::Months(weights) => {
            schema::Profile::Months(weights.iter().map(|weight| Shown(weight.normalize())).collect())
        }
    }
}

fn key(key: &AllocationKey) -> schema::AllocationKey<'_> {
    let weights = key.weights.iter().filter_map(|(member, entry)| Some((Shown(*member), weight(entry)?)));
    schema::AllocationKey {
        id: Shown(key.id),
        name: &key.name,
        source: &key.source,
        date: &key.date,
        weights: Map(weights.collect()),
    }
}

fn weight(entry: &Entry<Weight>) -> Option<Cell<'_>> {
    match entry {
        Entry::Empty => None,
        Entry::Value(weight) => Some(Cell::Weight(Shown(weight.as_decimal()))),
        Entry::Unread(text) => Some(Cell::Unread { text }),
    }
}

fn amount(entry: &Entry<Money>) -> Option<Cell<'_>> {
    match entry {
        Entry::Empty => None,
        Entry::Value(amount) => Some(Cell::Amount(Shown(*amount))),
        Entry::Unread(text) => Some(Cell::Unread { text }),
    }
}

fn activity(activity: &Activity) -> schema::Activity<'_> {
    schema::Activity {
        id: Shown(activity.id),
        name: &activity.name,
        result_name: &activity.result_name,
        rows: activity.rows.iter().map(row).collect(),
    }
}

fn row(row: &Row) -> schema::Row<'_> {
    match row {
        Row::Line(l) => schema::Row::Line(line(l)),
        Row::Group(group) => schema::Row::Group(schema::Group {
            r#type: "group",
            id: group.id.to_string(),
            name: &group.name,
            subtotal: group.subtotal.name(),
            rows: group.rows.iter().map(self::row).collect(),
        }),
    }
}

fn line(line: &Line) -> schema::Line<'_> {
    let (distribution, key, amounts, parts) = match &line.distribution {
        Distribution::ByKey { key, total } => ("byKey", Some(Shown(*key)), line_amounts(total), Vec::new()),
        Distribution::Direct(parts) => {
            let parts = parts.iter().map(|(of, amounts)| (holder(*of), line_amounts(amounts)));
            ("direct", None, Map(Vec::new()), parts.collect())
        }
    };
    schema::Line {
        r#type: "line",
        id: line.id.to_string(),
        name: &line.name,
        kind: line.kind.name(),
        distribution,
        key,
        amounts,
        parts: Map(parts),
        profile: line.profile.as_ref().map(profile),
        method: line.method.map(Named::name),
        comment: &line.comment,
    }
}

fn line_amounts(amounts: &LineAmounts) -> Amounts<'_> {
    let cells =
        LineField::ALL.into_iter().filter_map(|field| Some((field.name(), amount(amounts.get(field))?)));
    Map(cells.collect())
}

fn holder(holder: Holder) -> String {
    match holder {
        Holder::Member(id) => id.to_string(),
        Holder::Shared => "shared".to_owned(),
    }
}

fn project_group(group: &ProjectGroup) -> schema::ProjectGroup<'_> {
    schema::ProjectGroup {
        id: Shown(group.id),
        name: &group.name,
        total_name: &group.total_name,
        columns: group.columns.iter().map(|column| column.name()).collect(),
        projects: group.projects.iter().map(project).collect(),
    }
}

fn project(project: &Project) -> schema::Project<'_> {
    let amounts = ProjectField::ALL
        .into_iter()
        .filter_map(|field| Some((field.name(), amount(project.amounts.get(field))?)));
    let tags = project.tags.iter().map(|tag| schema::Tag { name: &tag.name, actual: amount(&tag.actual) });
    schema::Project {
        id: Shown(project.id),
        number: &project.number,
        name: &project.name,
        holder: holder(project.holder),
        budgeted_by: project.budgeted_by.map(Shown),
        category: project.category.name(),
        status: project.status.name(),
        method: project.method.map(Named::name),
        tags: tags.collect(),
        amounts: Map(amounts.collect()),
        coming_years: Map(project
            .coming_years
            .iter()
            .map(|(year, coming)| (Shown(*year), coming_year(coming)))
            .collect()),
        comment: &project.comment,
    }
}

fn coming_year(coming: &ComingYear) -> Amounts<'_> {
    let cells = [("decided", &coming.decided), ("requested", &coming.requested)];
    Map(cells.into_iter().filter_map(|(name, entry)| Some((name.into(), amount(entry)?))).collect())
}

fn control(control: &Control) -> schema::Control {
    let mut wire = schema::Control {
        printed: Some(Shown(control.printed)),
        unit: Some(unit(control.unit)),
        ..Default::default()
    };
    match control.place {
        ControlPlace::Drift { activity, row, column } => {
            wire.place = "drift";
            wire.activity = Some(Shown(activity));
            wire.row = row.map(|row| match row {
                RowId::Line(id) => id.to_string(),
                RowId::Group(id) => id.to_string(),
            });
            wire.column = Some(column.name());
        }
        ControlPlace::AllActivities { column } => {
            wire.place = "allActivities";
            wire.column = Some(column.name());
        }
        ControlPlace::Projects { group, project, column } => {
            wire.place = "projects";
            wire.group = Some(Shown(group));
            wire.project = project.map(Shown);
            wire.column = Some(column.name());
        }
        ControlPlace::Tag { tag, holder: of } => {
            wire.place = "tag";
            wire.tag = Some(tag);
            wire.holder = of.map(holder);
        }
        ControlPlace::Settlement { member } => {
            wire.place = "settlement";
            wire.member = member.map(Shown);
        }
    }
    wire
}
