//! The wire types: what is written, field by field and in this order. Apart from the model, so that the
//! model can change without changing files.
//!
//! What is empty is left out where absence says the same: an empty cell, no comment, no tags. The reader
//! (`read`) takes the same fields; `docs/FILE_FORMAT.md` describes them.

use std::borrow::Cow;
use std::fmt::Display;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::model::id::{ActivityId, KeyId, MemberId, ProjectGroupId, ProjectId, WorkbookId};
use crate::model::money::Money;

/// The name of a choice; see `name`.
pub(super) type Name = Cow<'static, str>;

/// Something written as text the way it is displayed: identities and decimals.
pub(super) struct Shown<T>(pub(super) T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// An object whose fields are named by the content: amounts by field, parts by holder, years.
pub(super) struct Map<K, V>(pub(super) Vec<(K, V)>);

impl<K, V> Map<K, V> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// What stands in a cell; empty cells are not written.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Cell<'a> {
    Amount(Shown<Money>),
    Weight(Shown<Decimal>),
    Unread { text: &'a str },
}

/// The amounts that are there, by the name of their field.
pub(super) type Amounts<'a> = Map<Name, Cell<'a>>;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct File<'a> {
    #[serde(rename = "$schema")]
    pub(super) schema: &'static str,
    pub(super) format: &'static str,
    pub(super) version: &'static str,
    pub(super) id: Shown<WorkbookId>,
    pub(super) name: &'a str,
    pub(super) form: Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) host: Option<Shown<MemberId>>,
    pub(super) year: u16,
    pub(super) period_end: String,
    pub(super) drift_unit: DisplayUnit,
    pub(super) investment_unit: DisplayUnit,
    pub(super) signs: Signs,
    pub(super) method: Name,
    pub(super) profile: Profile,
    pub(super) drift_columns: Vec<Name>,
    pub(super) members: Vec<Member<'a>>,
    pub(super) keys: Vec<AllocationKey<'a>>,
    pub(super) activities: Vec<Activity<'a>>,
    pub(super) project_groups: Vec<ProjectGroup<'a>>,
    pub(super) settlement: Settlement,
    pub(super) controls: Vec<Control>,
}

#[derive(Serialize)]
pub(super) struct DisplayUnit {
    pub(super) unit: Name,
    pub(super) decimals: u8,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Signs {
    pub(super) revenue: Name,
    pub(super) cost: Name,
    pub(super) contribution: Name,
    pub(super) subtotal: Name,
    pub(super) result: Name,
    pub(super) deviation: Name,
    pub(super) project_deviation: Name,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Profile {
    /// The word `even`.
    Even(&'static str),
    Months(Vec<Shown<Decimal>>),
}

#[derive(Serialize)]
pub(super) struct Member<'a> {
    pub(super) id: Shown<MemberId>,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct AllocationKey<'a> {
    pub(super) id: Shown<KeyId>,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) source: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) date: &'a str,
    pub(super) weights: Map<Shown<MemberId>, Cell<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Activity<'a> {
    pub(super) id: Shown<ActivityId>,
    pub(super) name: &'a str,
    pub(super) result_name: &'a str,
    pub(super) rows: Vec<Row<'a>>,
}

/// A row says what it is in its field `type`.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Row<'a> {
    Line(Line<'a>),
    Group(Group<'a>),
}

#[derive(Serialize)]
pub(super) struct Group<'a> {
    pub(super) r#type: &'static str,
    pub(super) id: String,
    pub(super) name: &'a str,
    pub(super) subtotal: Name,
    pub(super) rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
pub(super) struct Line<'a> {
    pub(super) r#type: &'static str,
    pub(super) id: String,
    pub(super) name: &'a str,
    pub(super) kind: Name,
    /// `direct` with `parts`, or `byKey` with `key` and `amounts`.
    pub(super) distribution: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<Shown<KeyId>>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) amounts: Amounts<'a>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) parts: Map<String, Amounts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) profile: Option<Profile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) method: Option<Name>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) comment: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProjectGroup<'a> {
    pub(super) id: Shown<ProjectGroupId>,
    pub(super) name: &'a str,
    pub(super) total_name: &'a str,
    pub(super) columns: Vec<Name>,
    pub(super) projects: Vec<Project<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Project<'a> {
    pub(super) id: Shown<ProjectId>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) number: &'a str,
    pub(super) name: &'a str,
    pub(super) holder: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) budgeted_by: Option<Shown<MemberId>>,
    pub(super) category: Name,
    pub(super) status: Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) method: Option<Name>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<Tag<'a>>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) amounts: Amounts<'a>,
    /// By year, each with `decided` and `requested`.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) coming_years: Map<Shown<u16>, Amounts<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) comment: &'a str,
}

#[derive(Serialize)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) actual: Option<Cell<'a>>,
}

#[derive(Serialize)]
pub(super) struct Settlement {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<Shown<KeyId>>,
    pub(super) basis: Name,
}

/// A control figure; which of the optional fields are there follows from `place`.
#[derive(Serialize, Default)]
pub(super) struct Control {
    pub(super) place: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) activity: Option<Shown<ActivityId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) row: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<Shown<ProjectGroupId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) project: Option<Shown<ProjectId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tag: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) holder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) member: Option<Shown<MemberId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) printed: Option<Shown<Money>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<DisplayUnit>,
}
