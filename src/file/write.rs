//! A workbook to text: the model laid out as wire types, and those as JSON. The same content gives the same
//! bytes.

use std::borrow::Cow;
use std::fmt::Display;

use serde::Serialize;

use super::layout::laid_out;
use super::name::Named;
use super::parts::Written;
use super::pieces::Pieces;
use super::read::later;
use super::schema::{self, Cell, Cells, Map, Text};
use super::{FORMAT, SCHEMA, VERSION};
use crate::model::balance::Balance;
use crate::model::capital::{CapitalCost, Component, Depreciation, InUse};
use crate::model::check::{Acceptance, CommentLimit};
use crate::model::control::{Control, ControlPlace};
use crate::model::drift::{
    Activity, Adjustment, Distribution, Group, Line, LineAmounts, LineField, Profile, Row, RowId,
};
use crate::model::entry::Entry;
use crate::model::formula::{Figure, Formula, ProjectRow, TableRow};
use crate::model::investment::{
    ComingField, ComingYear, Project, ProjectAmounts, ProjectField, ProjectGroup, Tag,
};
use crate::model::key::{AllocationKey, MemberWeights, Weight};
use crate::model::member::{Holder, Member};
use crate::model::money::Money;
use crate::model::months::{Booked, BookedYear};
use crate::model::note::{Note, NotePlace, NoteRow};
use crate::model::period::Month;
use crate::model::sign::SignConvention;
use crate::model::unit::DisplayUnit;
use crate::model::workbook::{Settlement, Workbook};
use crate::text::formula::LATER;

/// The workbook as a file: JSON with one field per line, so that a line diff reads well, ending in a line
/// break.
#[must_use]
pub fn write(workbook: &Workbook) -> String {
    let mut text = laid_out(&compact(workbook));
    text.push('\n');
    text
}

/// The workbook as JSON on one line; reads back the same as [`write`].
#[must_use]
pub fn compact(workbook: &Workbook) -> String {
    let text = whole(Pieces::default(), workbook);
    // Where there are unknown fields, what found them is here.
    match later::here().filter(|_| !workbook.unknown.is_empty()) {
        Some(later) => (later.put_in)(&text, workbook),
        None => text,
    }
}

/// The workbook as it is stored: JSON on one line, with the plain amounts of a line in one text. Reads back the same as
/// [`write`].
#[must_use]
pub fn stored(workbook: &Workbook) -> String {
    whole(Pieces::stored(workbook), workbook)
}

fn whole(mut pieces: Pieces, workbook: &Workbook) -> String {
    let mut text = String::new();
    while let Some(piece) = pieces.next(workbook) {
        text.push_str(&piece);
    }
    text
}

/// A wire type as JSON on one line.
pub(super) fn json(wire: &impl Serialize) -> String {
    // Writing to memory cannot fail, and every field's name is text; were it to fail, the reader refuses
    // the empty text.
    serde_json::to_string(wire).unwrap_or_default()
}

pub(super) fn head(w: &Workbook) -> schema::Head<'_> {
    schema::Head {
        schema: SCHEMA.into(),
        format: FORMAT.into(),
        version: VERSION.into(),
        id: shown(w.id),
        lineage: w.lineage.iter().map(shown).collect(),
        name: text(&w.name),
        form: w.form.name(),
        host: w.host.map(shown),
        year: w.year.number(),
        period_end: format!("{}-{:02}", w.year.number(), w.period_end.number()).into(),
        drift_unit: unit(w.drift_unit),
        investment_unit: unit(w.investment_unit),
        signs: signs(w.signs),
        method: w.method.name(),
        formula: w.formula.as_deref().map(|own| formula(own, Some(w.signs))),
        profile: profile(&w.profile),
        drift_columns: names(&w.drift_columns),
        members: w.members.iter().map(member).collect(),
        keys: w.keys.iter().map(key).collect(),
    }
}

/// The fields of a file after its tables and follow-ups, and its end.
pub(super) fn tail(w: &Workbook) -> String {
    // Where there is more, what brought it is here, and with it what writes it.
    let [of_result, of_checks] = later::here().map(|later| (later.write_end)(w)).unwrap_or_default();
    let controls: Vec<_> = w.controls.iter().map(control).collect();
    let notes = match w.notes.is_empty() {
        true => String::new(),
        false => [",\"notes\":", &json(&w.notes.iter().map(note).collect::<Vec<_>>())].concat(),
    };
    let settlement = json(&settlement(&w.settlement));
    let parts = [
        "\"settlement\":",
        &settlement,
        &of_result,
        ",\"controls\":",
        &json(&controls),
        &of_checks,
        &notes,
        "}",
    ];
    parts.concat()
}

pub(super) fn settlement(settlement: &Settlement) -> schema::Settlement<'_> {
    let default = Settlement::default();
    schema::Settlement {
        key: settlement.key.map(shown),
        basis: settlement.basis.name(),
        against: (settlement.against != default.against).then(|| settlement.against.name()),
        way: (settlement.way != default.way).then(|| settlement.way.name()),
    }
}

pub(super) fn capital<'a>(capital: &CapitalCost) -> schema::CapitalCost<'a> {
    schema::CapitalCost {
        rate: shown(capital.rate.percent()),
        depreciation: (capital.depreciation != Depreciation::default()).then(|| capital.depreciation.name()),
        line: capital.line.map(shown),
        key: capital.key.map(shown),
    }
}

pub(super) fn text(text: &str) -> Text<'_> {
    Cow::Borrowed(text)
}

/// An identity or a decimal as it is displayed.
pub(super) fn shown<'a>(value: impl Display) -> Text<'a> {
    value.to_string().into()
}

pub(super) fn names<'a, T: Named>(choices: &[T]) -> Vec<Text<'a>> {
    choices.iter().map(|choice| choice.name()).collect()
}

/// An amount cell's content, if there is any, in a workbook with these signs; without them a formula says its own.
pub(super) fn amount(entry: &Entry<Money>, now: Option<SignConvention>) -> Option<Cell<'_>> {
    match entry {
        Entry::Empty => None,
        Entry::Value(amount) => Some(Cell::Value(shown(amount))),
        Entry::Unread(written) => Some(unread(written)),
        Entry::Formula(written) => Some(formula(written, now)),
        // Where there are decisions, what reads and writes them is here.
        Entry::Decisions(decisions) => {
            let written = later::here().map(|later| (later.write_decisions)(decisions));
            Some(Cell::Unread { text: shown(decisions.sum()), decisions: written.unwrap_or_default() })
        }
    }
}

/// A cell with text that could not be read.
pub(super) fn unread(written: &str) -> Cell<'_> {
    Cell::Unread { text: text(written), decisions: Vec::new() }
}

pub(super) fn formula<'a>(formula: &Formula, now: Option<SignConvention>) -> Cell<'a> {
    let frame = formula.frame();
    Cell::Formula {
        // Where there are formulas, what reads and writes them is here.
        text: LATER.get().map(|formulas| (formulas.print_stored)(formula)).unwrap_or_default().into(),
        unit: frame.unit.name(),
        signs: (Some(frame.signs) != now).then(|| signs(frame.signs)),
    }
}

pub(super) fn weight(entry: &Entry<Weight>) -> Option<Cell<'_>> {
    match entry {
        Entry::Empty => None,
        Entry::Value(weight) => Some(Cell::Value(shown(weight.as_decimal().normalize()))),
        Entry::Unread(written) => Some(unread(written)),
        Entry::Formula(never) | Entry::Decisions(never) => match *never {},
    }
}

/// The amounts that are there, with the names of their fields, and which of the fields are held.
fn amounts<'a>(fields: &[(Text<'a>, &'a Entry<Money>, bool)], now: Option<SignConvention>) -> Cells<'a> {
    let (mut cells, mut held) = (Vec::new(), Vec::new());
    for (name, entry, is_held) in fields {
        cells.extend(amount(entry, now).map(|cell| (name.clone(), cell)));
        if *is_held {
            held.push(name.clone());
        }
    }
    if !held.is_empty() {
        cells.push(("held".into(), Cell::Held(held)));
    }
    Map(cells)
}

pub(super) fn unit<'a>(unit: DisplayUnit) -> schema::DisplayUnit<'a> {
    schema::DisplayUnit { unit: unit.unit.name(), decimals: unit.decimals }
}

pub(super) fn signs<'a>(signs: SignConvention) -> schema::Signs<'a> {
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

pub(super) fn profile<'a>(profile: &Profile) -> schema::Profile<'a> {
    match profile {
        Profile::Even => schema::Profile::Word("even".into()),
        Profile::PriorYear => schema::Profile::Word("priorYear".into()),
        Profile::Months(weights) => {
            schema::Profile::Months(weights.iter().map(|weight| shown(weight.normalize())).collect())
        }
    }
}

pub(super) fn member(member: &Member) -> schema::Member<'_> {
    schema::Member { id: shown(member.id), name: text(&member.name), code: member.code.as_deref().map(text) }
}

/// The weights of a key by member.
pub(super) fn weights(weights: &MemberWeights) -> Cells<'_> {
    Map(weights.iter().filter_map(|(member, entry)| Some((shown(member), weight(entry)?))).collect())
}

pub(super) fn key(key: &AllocationKey) -> schema::AllocationKey<'_> {
    schema::AllocationKey {
        id: shown(key.id),
        name: text(&key.name),
        source: text(&key.source),
        date: text(&key.date),
        weights: weights(&key.weights),
        later: Map(key.later.iter().map(|(from, set)| (shown(from.number()), weights(set))).collect()),
        share_decimals: key.share_decimals,
    }
}

pub(super) fn activity(activity: &Activity, now: Option<SignConvention>) -> schema::Activity<'_> {
    schema::Activity { rows: activity.rows.iter().map(|r| row(r, now)).collect(), ..activity_head(activity) }
}

/// A drift table without its rows; they are the last field.
pub(super) fn activity_head(activity: &Activity) -> schema::Activity<'_> {
    schema::Activity {
        id: shown(activity.id),
        name: text(&activity.name),
        result_name: text(&activity.result_name),
        rows: Vec::new(),
    }
}

pub(super) fn row(row: &Row, now: Option<SignConvention>) -> schema::Row<'_> {
    match row {
        Row::Line(l) => schema::Row::Line(line(l, now)),
        Row::Group(group) => schema::Row::Group(schema::Group {
            rows: group.rows.iter().map(|row| self::row(row, now)).collect(),
            ..group_head(group)
        }),
    }
}

/// A group without its rows; they are the last field.
pub(super) fn group_head(group: &Group) -> schema::Group<'_> {
    schema::Group {
        r#type: "group".into(),
        id: shown(group.id),
        name: text(&group.name),
        subtotal: group.subtotal.name(),
        rows: Vec::new(),
    }
}

pub(super) fn line(line: &Line, now: Option<SignConvention>) -> schema::Line<'_> {
    line_with(line, split(&line.distribution, now), now)
}

/// A line whose amounts are laid out already.
pub(super) fn line_with<'a>(
    line: &'a Line,
    split: schema::Split<'a>,
    now: Option<SignConvention>,
) -> schema::Line<'a> {
    let schema::Split { distribution, key, amounts, parts, plain_fields, plain_parts } = split;
    schema::Line {
        r#type: "line".into(),
        id: shown(line.id),
        name: text(&line.name),
        kind: line.kind.name(),
        distribution,
        key,
        amounts,
        parts,
        plain_fields,
        plain_parts,
        profile: line.profile.as_ref().map(profile),
        method: line.method.map(Named::name),
        formula: line.formula.as_deref().map(|own| formula(own, now)),
        months: months(line, BookedYear::This),
        prior_months: months(line, BookedYear::Prior),
        adjustments: line.adjustments.iter().map(adjustment).collect(),
        comment: text(&line.comment),
    }
}

/// The months of a year that are written.
fn months(line: &Line, year: BookedYear) -> Cells<'_> {
    let months = line.months.iter().flat_map(|months| Month::all().zip(months.of(year)));
    Map(months.filter_map(|(month, entry)| Some((shown(month.number()), booked(entry)?))).collect())
}

/// What is booked in a month, if anything is written there.
pub(super) fn booked(entry: &Entry<Booked>) -> Option<Cell<'_>> {
    match entry {
        Entry::Empty => None,
        Entry::Value(booked) => Some(Cell::Value(shown(booked.0))),
        Entry::Unread(written) => Some(unread(written)),
        Entry::Formula(never) | Entry::Decisions(never) => match *never {},
    }
}

pub(super) fn adjustment(adjustment: &Adjustment) -> schema::Adjustment<'_> {
    schema::Adjustment {
        holder: adjustment.holder.map(holder),
        amount: shown(adjustment.amount),
        reason: text(&adjustment.reason),
    }
}

pub(super) fn split(distribution: &Distribution, now: Option<SignConvention>) -> schema::Split<'_> {
    match distribution {
        Distribution::ByKey { key, total } => schema::Split {
            distribution: "byKey".into(),
            key: Some(shown(*key)),
            amounts: line_amounts(total, now),
            ..Default::default()
        },
        Distribution::Direct(parts) => {
            let parts = Written { parts: parts.iter().map(|(of, amounts)| (*of, amounts)).collect(), now };
            schema::Split { distribution: "direct".into(), parts, ..Default::default() }
        }
    }
}

pub(super) fn line_amounts(of: &LineAmounts, now: Option<SignConvention>) -> Cells<'_> {
    amounts(&LineField::ALL.map(|field| (field.name(), of.get(field), of.is_held(field))), now)
}

pub(super) fn holder<'a>(holder: Holder) -> Text<'a> {
    match holder {
        Holder::Member(id) => shown(id),
        Holder::Shared => "shared".into(),
    }
}

pub(super) fn project_group(group: &ProjectGroup, now: Option<SignConvention>) -> schema::ProjectGroup<'_> {
    schema::ProjectGroup {
        projects: group.projects.iter().map(|p| project(p, now)).collect(),
        ..project_group_head(group)
    }
}

/// An investment table without its projects; they are the last field.
pub(super) fn project_group_head(group: &ProjectGroup) -> schema::ProjectGroup<'_> {
    schema::ProjectGroup {
        id: shown(group.id),
        name: text(&group.name),
        total_name: text(&group.total_name),
        columns: names(&group.columns),
        projects: Vec::new(),
    }
}

pub(super) fn project(project: &Project, now: Option<SignConvention>) -> schema::Project<'_> {
    let years = project.coming_years.iter().map(|(year, coming)| (shown(year), coming_year(coming, now)));
    schema::Project {
        id: shown(project.id),
        number: text(&project.number),
        name: text(&project.name),
        holder: holder(project.holder),
        budgeted_by: project.budgeted_by.map(shown),
        category: project.category.name(),
        status: project.status.name(),
        method: project.method.map(Named::name),
        tags: project.tags.iter().map(|t| tag(t, now)).collect(),
        amounts: project_amounts(&project.amounts, now),
        coming_years: Map(years.collect()),
        in_use: (!project.in_use.is_empty()).then(|| in_use(&project.in_use)),
        comment: text(&project.comment),
    }
}

pub(super) fn in_use(in_use: &InUse) -> schema::InUse<'_> {
    let component = |component: &Component| schema::Component {
        name: component.name.clone().into(),
        amount: component.amount.map(shown),
        years: component.life.years(),
    };
    schema::InUse {
        from: in_use.from.map(shown),
        components: in_use.components.iter().map(component).collect(),
    }
}

fn project_amounts(of: &ProjectAmounts, now: Option<SignConvention>) -> Cells<'_> {
    amounts(&ProjectField::ALL.map(|field| (field.name(), of.get(field), of.is_held(field))), now)
}

pub(super) fn tag(tag: &Tag, now: Option<SignConvention>) -> schema::Tag<'_> {
    schema::Tag { name: text(&tag.name), actual: amount(&tag.actual, now) }
}

pub(super) fn coming_year(coming: &ComingYear, now: Option<SignConvention>) -> Cells<'_> {
    let fields = [(ComingField::Decided, &coming.decided), (ComingField::Requested, &coming.requested)];
    amounts(&fields.map(|(field, entry)| (field.name(), entry, coming.is_held(field))), now)
}

pub(super) fn control<'a>(control: &Control) -> schema::Control<'a> {
    let mut wire = schema::Control {
        printed: Some(shown(control.printed)),
        unit: Some(unit(control.unit)),
        ..Default::default()
    };
    match control.place {
        ControlPlace::Drift { activity, row, holder: of, column } => {
            wire.place = "drift".into();
            wire.activity = Some(shown(activity));
            wire.row = row.map(|row| match row {
                RowId::Line(id) => shown(id),
                RowId::Group(id) => shown(id),
            });
            wire.holder = of.map(holder);
            wire.column = Some(column.name());
        }
        ControlPlace::AllActivities { holder: of, column } => {
            wire.place = "allActivities".into();
            wire.holder = of.map(holder);
            wire.column = Some(column.name());
        }
        ControlPlace::Projects { group, project, holder: of, column } => {
            wire.place = "projects".into();
            wire.group = Some(shown(group));
            wire.project = project.map(shown);
            wire.holder = of.map(holder);
            wire.column = Some(column.name());
        }
        ControlPlace::Tag { tag, holder: of } => {
            wire.place = "tag".into();
            wire.tag = Some(tag);
            wire.holder = of.map(holder);
        }
        ControlPlace::Settlement { member } => {
            wire.place = "settlement".into();
            wire.member = member.map(shown);
        }
    }
    wire
}

pub(super) fn balance(balance: &Balance) -> schema::Balance<'_> {
    let adjustments = balance.adjustments.iter();
    schema::Balance {
        adjustments: adjustments
            .map(|adjustment| schema::Adjustment {
                holder: None,
                amount: shown(adjustment.amount),
                reason: text(&adjustment.reason),
            })
            .collect(),
        deficits: balance
            .deficits
            .iter()
            .map(|deficit| schema::Deficit { year: deficit.year, amount: shown(deficit.amount) })
            .collect(),
    }
}

pub(super) fn acceptance(acceptance: &Acceptance) -> schema::Acceptance<'_> {
    schema::Acceptance {
        finding: text(&acceptance.finding),
        reason: text(&acceptance.reason),
        by: text(&acceptance.by),
        date: text(&acceptance.date),
    }
}

pub(super) fn comment_limit<'a>(limit: CommentLimit) -> schema::CommentLimit<'a> {
    schema::CommentLimit {
        amount: limit.amount.map(shown),
        part: limit.part.map(|part| shown(part.normalize())),
    }
}

pub(super) fn note(note: &Note) -> schema::Note<'_> {
    schema::Note {
        month: match note.place {
            NotePlace::Month(month) => Some(month.number()),
            _ => None,
        },
        row: note.place.row().map(|row| match row {
            NoteRow::Table(TableRow::Row(RowId::Line(id))) => shown(id),
            NoteRow::Table(TableRow::Row(RowId::Group(id))) => shown(id),
            NoteRow::Table(TableRow::Result(id)) => shown(id),
            NoteRow::Project(ProjectRow::Project(id)) => shown(id),
            NoteRow::Project(ProjectRow::Total(id)) => shown(id),
        }),
        holder: note.place.holder().map(holder),
        column: match note.place {
            NotePlace::Cell(Figure::Drift { column, .. }) => Some(column.name()),
            NotePlace::Cell(Figure::Project { column, .. }) => Some(column.name()),
            _ => None,
        },
        text: text(&note.text),
        by: text(&note.by),
        date: text(&note.date),
    }
}
