//! Reads drift tables: activities, groups and lines.

use litemap::LiteMap;

use super::{Known, cell, comment, later, once, own_method, profile};
use crate::file::cursor::{At, Fields, Refusal};
use crate::file::error::Expected;
use crate::file::limit;
use crate::file::name::Named;
use crate::file::short;
use crate::model::drift::{Activity, Distribution, Group, Line, LineAmounts, LineField, Row, RowId};
use crate::model::formula::Column;
use crate::model::id::{ActivityId, GroupId, LineId};
use crate::model::order;
use crate::model::parts::Parts;

/// What all drift tables have together: a row's identity stands once in the whole workbook.
pub(in crate::file) struct Rows<'k> {
    known: &'k Known,
    seen: LiteMap<RowId, ()>,
}

pub(super) fn activities(at: &At<'_>, known: &Known) -> Result<Vec<Activity>, Refusal> {
    let mut seen = LiteMap::new();
    let mut rows = Rows::new(known);
    at.list(limit::TABLES)?
        .map(|item| {
            let activity = rows.activity(&item)?;
            once(&mut seen, activity.id, &item.object()?.need("id"))?;
            Ok(activity)
        })
        .collect()
}

impl<'k> Rows<'k> {
    /// No rows yet.
    pub(in crate::file) fn new(known: &'k Known) -> Self {
        Self { known, seen: LiteMap::new() }
    }

    /// A whole drift table.
    pub(in crate::file) fn activity(&mut self, at: &At<'_>) -> Result<Activity, Refusal> {
        let fields = at.object()?;
        Ok(Activity {
            id: fields.need("id").id(ActivityId::PREFIX)?,
            name: fields.need("name").name()?,
            result_name: fields.need("resultName").name()?,
            rows: self.list(&fields.need("rows"), 0)?,
        })
    }

    /// Rows that stand in `depth` groups.
    fn list(&mut self, at: &At<'_>, depth: usize) -> Result<Vec<Row>, Refusal> {
        at.list(limit::ROWS)?.map(|item| self.row(&item, depth)).collect()
    }

    /// A line or group that stands in `depth` groups.
    pub(in crate::file) fn row(&mut self, at: &At<'_>, depth: usize) -> Result<Row, Refusal> {
        if self.seen.len() == limit::ROWS {
            return Err(at.refuse_count(limit::ROWS + 1, limit::ROWS));
        }
        let fields = at.object()?;
        let is_line = fields.need("type").parsed(Expected::OneOf(&["line", "group"]), |text| match text {
            "line" => Some(true),
            "group" => Some(false),
            _ => None,
        })?;
        if is_line {
            self.line(&fields).map(Row::Line)
        } else {
            self.group(at, &fields, depth).map(Row::Group)
        }
    }

    fn group(&mut self, at: &At<'_>, fields: &Fields<'_>, depth: usize) -> Result<Group, Refusal> {
        if depth == limit::GROUP_DEPTH {
            return Err(at.refuse(Expected::NestedAtMost(limit::GROUP_DEPTH)));
        }
        let id_at = fields.need("id");
        let id: GroupId = id_at.id(GroupId::PREFIX)?;
        once(&mut self.seen, RowId::Group(id), &id_at)?;
        Ok(Group {
            id,
            name: fields.need("name").name()?,
            subtotal: fields.need("subtotal").named()?,
            rows: self.list(&fields.need("rows"), depth + 1)?,
        })
    }

    fn line(&mut self, fields: &Fields<'_>) -> Result<Line, Refusal> {
        let id_at = fields.need("id");
        let id: LineId = id_at.id(LineId::PREFIX)?;
        once(&mut self.seen, RowId::Line(id), &id_at)?;
        Ok(Line {
            id,
            name: fields.need("name").name()?,
            kind: fields.need("kind").named()?,
            distribution: self.distribution(fields)?,
            profile: fields.get("profile").map(|at| profile(&at)).transpose()?,
            method: own_method(fields)?,
            formula: fields.get("formula").map(|at| cell::formula(&at, self.known)).transpose()?,
            months: match fields.get("months").or(fields.get("priorMonths")) {
                Some(_) => (later::get()?.months)(fields)?,
                None => None,
            },
            adjustments: match fields.get("adjustments") {
                Some(at) => (later::get()?.adjustments)(&at, self.known)?,
                None => Vec::new(),
            },
            comment: comment(fields)?,
        })
    }

    /// How a line's amounts reach the members, with the amounts.
    pub(in crate::file) fn distribution(&self, fields: &Fields<'_>) -> Result<Distribution, Refusal> {
        let by_key =
            fields.need("distribution").parsed(Expected::OneOf(&["direct", "byKey"]), |text| match text {
                "direct" => Some(false),
                "byKey" => Some(true),
                _ => None,
            })?;
        if by_key {
            let key = self.known.key(&fields.need("key"))?;
            let total =
                fields.get("amounts").map(|at| amounts(&at, self.known)).transpose()?.unwrap_or_default();
            return Ok(Distribution::ByKey { key, total });
        }
        let mut parts = Parts::new();
        short::read(fields, self.known.holders(), &mut parts)?;
        if let Some(at) = fields.get("parts") {
            let at = at.object()?;
            let mut named = Vec::with_capacity(at.count());
            for (name, at) in at.each() {
                let holder = self.known.holder(name).map_err(|expected| at.refuse_name(name, expected))?;
                named.push((holder, at));
            }
            // In the order of the holders, not of their names, each goes behind those before it.
            if parts.is_empty() {
                parts = Parts::with_capacity(named.len());
            }
            order::sort_by(&mut named, |(a, _), (b, _)| a.cmp(b));
            for (holder, at) in named {
                let amounts = amounts(&at, self.known)?;
                // The same content has one form: a holder without any amount, none of them held, is not kept.
                if !amounts.is_empty() && parts.insert(holder, amounts).is_some() {
                    return Err(at.refuse(Expected::Unique));
                }
            }
        }
        Ok(Distribution::Direct(parts))
    }
}

fn amounts(at: &At<'_>, known: &Known) -> Result<LineAmounts, Refusal> {
    let fields = at.object()?;
    let mut amounts = LineAmounts::default();
    for (name, at) in fields.each() {
        if let Some(field) = LineField::named(name) {
            amounts.replace(field, cell::amount(&at, known, Column::Drift(field.column()))?);
        }
    }
    cell::held(&fields, |field, held| amounts.hold(field, held))?;
    Ok(amounts)
}
