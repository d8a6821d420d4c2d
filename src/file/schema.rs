//! The wire types: what is written, field by field and in this order. Apart from the model, so that the
//! model can change without changing files.
//!
//! What is empty is left out where absence says the same: an empty cell, no comment, no tags. The reader
//! (`read`) takes the same fields; `docs/FILE_FORMAT.md` describes them.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::parts::Written;

/// Text: what people wrote, or one of the kinds below.
pub(super) type Text<'a> = Cow<'a, str>;

/// The text of an identity: `m1`; of a holder also `shared`.
pub(super) type Id<'a> = Text<'a>;
/// The name of a choice; see `name`.
pub(super) type Choice<'a> = Text<'a>;
/// A decimal number: `-1202.5`. Amounts are in kronor.
pub(super) type Decimal<'a> = Text<'a>;

fn text_is_empty(text: &Text<'_>) -> bool {
    text.is_empty()
}

/// An object whose fields are named by the content: amounts by field, parts by holder, years.
pub(super) struct Map<'a, V>(pub(super) Vec<(Text<'a>, V)>);

impl<V> Default for Map<'_, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Map<'_, V> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<V: Serialize> Serialize for Map<'_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// What stands in a cell; empty cells are not written.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Cell<'a> {
    Value(Decimal<'a>),
    /// Text that could not be read; with decisions it is their sum, which only programs read that do not know them.
    Unread {
        text: Text<'a>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        decisions: Vec<Cells<'a>>,
    },
    /// What has a unit besides its text is a formula.
    Formula {
        text: Text<'a>,
        unit: Choice<'a>,
        #[serde(skip_serializing_if = "Option::is_none")]
        signs: Option<Signs<'a>>,
    },
    /// No cell but, under the name `held`, the fields that are held.
    Held(Vec<Choice<'a>>),
}

/// The cells that are not empty, by the name of their field, and which of the fields are held.
pub(super) type Cells<'a> = Map<'a, Cell<'a>>;

/// The fields of a file before its tables; the tables, which are large, are written row by row (`pieces`).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Head<'a> {
    #[serde(rename = "$schema")]
    pub(super) schema: Text<'a>,
    pub(super) format: Text<'a>,
    pub(super) version: Text<'a>,
    pub(super) id: Id<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) lineage: Vec<Text<'a>>,
    pub(super) name: Text<'a>,
    pub(super) form: Choice<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) host: Option<Id<'a>>,
    pub(super) year: u16,
    pub(super) period_end: Text<'a>,
    pub(super) drift_unit: DisplayUnit<'a>,
    pub(super) investment_unit: DisplayUnit<'a>,
    pub(super) signs: Signs<'a>,
    pub(super) method: Choice<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) formula: Option<Cell<'a>>,
    pub(super) profile: Profile<'a>,
    pub(super) drift_columns: Vec<Choice<'a>>,
    pub(super) members: Vec<Member<'a>>,
    pub(super) keys: Vec<AllocationKey<'a>>,
}

#[derive(Serialize)]
pub(super) struct DisplayUnit<'a> {
    pub(super) unit: Choice<'a>,
    pub(super) decimals: u8,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Signs<'a> {
    pub(super) revenue: Choice<'a>,
    pub(super) cost: Choice<'a>,
    pub(super) contribution: Choice<'a>,
    pub(super) subtotal: Choice<'a>,
    pub(super) result: Choice<'a>,
    pub(super) deviation: Choice<'a>,
    pub(super) project_deviation: Choice<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Profile<'a> {
    /// One of the words `even` and `priorYear`.
    Word(Choice<'a>),
    Months(Vec<Decimal<'a>>),
}

#[derive(Serialize)]
pub(super) struct Member<'a> {
    pub(super) id: Id<'a>,
    pub(super) name: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<Text<'a>>,
}

#[derive(Serialize)]
pub(super) struct AllocationKey<'a> {
    pub(super) id: Id<'a>,
    pub(super) name: Text<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) source: Text<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) date: Text<'a>,
    pub(super) weights: Cells<'a>,
    #[serde(rename = "weightsFrom", skip_serializing_if = "Map::is_empty")]
    pub(super) later: Map<'a, Cells<'a>>,
    #[serde(rename = "shareDecimals", skip_serializing_if = "Option::is_none")]
    pub(super) share_decimals: Option<u8>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Activity<'a> {
    pub(super) id: Id<'a>,
    pub(super) name: Text<'a>,
    pub(super) result_name: Text<'a>,
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
    pub(super) r#type: Text<'a>,
    pub(super) id: Id<'a>,
    pub(super) name: Text<'a>,
    pub(super) subtotal: Choice<'a>,
    pub(super) rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Line<'a> {
    pub(super) r#type: Text<'a>,
    pub(super) id: Id<'a>,
    pub(super) name: Text<'a>,
    pub(super) kind: Choice<'a>,
    // The fields of `Split`; serde's own way to put them here makes the page larger.
    pub(super) distribution: Choice<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) amounts: Cells<'a>,
    #[serde(skip_serializing_if = "Written::is_empty")]
    pub(super) parts: Written<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) plain_fields: Vec<Choice<'a>>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) plain_parts: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) profile: Option<Profile<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) method: Option<Choice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) formula: Option<Cell<'a>>,
    /// By the number of the month: what is booked this year, and the year before.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) months: Cells<'a>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) prior_months: Cells<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) adjustments: Vec<Adjustment<'a>>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) comment: Text<'a>,
}

/// What is added to a line's prognosis.
#[derive(Serialize)]
pub(super) struct Adjustment<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) holder: Option<Id<'a>>,
    pub(super) amount: Decimal<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) reason: Text<'a>,
}

/// How a line's amounts reach the members.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub(super) struct Split<'a> {
    /// `direct` with `parts`, or `byKey` with `key` and `amounts`.
    pub(super) distribution: Choice<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) amounts: Cells<'a>,
    #[serde(skip_serializing_if = "Written::is_empty")]
    pub(super) parts: Written<'a>,
    /// In storage only: the amounts of the parts that have nothing else, see `short`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) plain_fields: Vec<Choice<'a>>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) plain_parts: Text<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProjectGroup<'a> {
    pub(super) id: Id<'a>,
    pub(super) name: Text<'a>,
    pub(super) total_name: Text<'a>,
    pub(super) columns: Vec<Choice<'a>>,
    pub(super) projects: Vec<Project<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Project<'a> {
    pub(super) id: Id<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) number: Text<'a>,
    pub(super) name: Text<'a>,
    pub(super) holder: Id<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) budgeted_by: Option<Id<'a>>,
    pub(super) category: Choice<'a>,
    pub(super) status: Choice<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) method: Option<Choice<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<Tag<'a>>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) amounts: Cells<'a>,
    /// By year, each with `decided` and `requested`.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) coming_years: Map<'a, Cells<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) in_use: Option<InUse<'a>>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) comment: Text<'a>,
}

/// When a project is taken into use, and what it is written off as.
#[derive(Serialize)]
pub(super) struct InUse<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) components: Vec<Component<'a>>,
}

#[derive(Serialize)]
pub(super) struct Component<'a> {
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) name: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) amount: Option<Decimal<'a>>,
    pub(super) years: u8,
}

#[derive(Serialize)]
pub(super) struct Tag<'a> {
    pub(super) name: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) actual: Option<Cell<'a>>,
}

#[derive(Serialize)]
pub(super) struct MeasureGroup<'a> {
    pub(super) id: Id<'a>,
    pub(super) name: Text<'a>,
    pub(super) measures: Vec<Measure<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Measure<'a> {
    pub(super) id: Id<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) number: Text<'a>,
    pub(super) description: Text<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) activity: Text<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) goal: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decided_by: Option<Choice<'a>>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) decided_on: Text<'a>,
    pub(super) stage: Choice<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) start: Text<'a>,
    /// By year.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) effects: Cells<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) lines: Vec<Id<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) members: Vec<Id<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) marks: Vec<Choice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) amount: Option<Cell<'a>>,
}

#[derive(Serialize)]
pub(super) struct Settlement<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<Id<'a>>,
    pub(super) basis: Choice<'a>,
    /// From 1.1; absent for what 1.0 does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) against: Option<Choice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) way: Option<Choice<'a>>,
}

/// What the balance requirement needs.
#[derive(Serialize)]
pub(super) struct Balance<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) adjustments: Vec<Adjustment<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) deficits: Vec<Deficit<'a>>,
}

/// What is left of an earlier deficit.
#[derive(Serialize)]
pub(super) struct Deficit<'a> {
    pub(super) year: u16,
    pub(super) amount: Decimal<'a>,
}

#[derive(Serialize)]
pub(super) struct CapitalCost<'a> {
    pub(super) rate: Decimal<'a>,
    /// Absent in a straight line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) depreciation: Option<Choice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<Id<'a>>,
}

#[derive(Serialize)]
pub(super) struct FollowUp<'a> {
    pub(super) id: Id<'a>,
    pub(super) name: Text<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) date: Text<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) by: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stage: Option<Choice<'a>>,
    pub(super) month: u8,
    pub(super) holders: Vec<Id<'a>>,
    pub(super) lines: Vec<FrozenLine<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) projects: Vec<FrozenProject<'a>>,
}

#[derive(Serialize)]
pub(super) struct FrozenLine<'a> {
    pub(super) id: Id<'a>,
    pub(super) activity: Id<'a>,
    pub(super) name: Text<'a>,
    pub(super) kind: Choice<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) budget: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) actual: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prognosis: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) parts: Text<'a>,
}

#[derive(Serialize)]
pub(super) struct FrozenProject<'a> {
    pub(super) id: Id<'a>,
    pub(super) name: Text<'a>,
    pub(super) holder: Id<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) budget: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) actual: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prognosis: Option<Decimal<'a>>,
}

/// A control figure; which of the optional fields are there follows from `place`.
#[derive(Serialize, Default)]
pub(super) struct Control<'a> {
    pub(super) place: Choice<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) activity: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) row: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) project: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<Choice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tag: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) holder: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) member: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) printed: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<DisplayUnit<'a>>,
}

/// A finding that is all right.
#[derive(Serialize)]
pub(super) struct Acceptance<'a> {
    pub(super) finding: Text<'a>,
    pub(super) reason: Text<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) by: Text<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) date: Text<'a>,
}

/// Which deviations must be explained.
#[derive(Serialize)]
pub(super) struct CommentLimit<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) amount: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) part: Option<Decimal<'a>>,
}

/// A note; which of the first fields are there follows from what it is about.
#[derive(Serialize)]
pub(super) struct Note<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) row: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) holder: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<Choice<'a>>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) text: Text<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) by: Text<'a>,
    #[serde(skip_serializing_if = "text_is_empty")]
    pub(super) date: Text<'a>,
}
