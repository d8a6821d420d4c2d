//! The parts of a line as JSON, written from the model itself: a large workbook has a hundred thousand amounts, and to make
//! texts of them first takes longer than to write them.

use serde::{Serialize, Serializer};

use super::name::Named;
use super::write;
use crate::model::drift::{LineAmounts, LineField};
use crate::model::entry::Entry;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::sign::SignConvention;

/// The parts of holders, in a workbook with these signs; without them a formula says its own.
#[derive(Default)]
pub(super) struct Written<'a> {
    pub(super) parts: Vec<(Holder, &'a LineAmounts)>,
    pub(super) now: Option<SignConvention>,
}

impl Written<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer
            .collect_map(self.parts.iter().map(|(holder, amounts)| (Name(*holder), Part(amounts, self.now))))
    }
}

struct Name(Holder);

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Holder::Member(id) => serializer.collect_str(&id),
            Holder::Shared => serializer.serialize_str("shared"),
        }
    }
}

/// What one holder has.
struct Part<'a>(&'a LineAmounts, Option<SignConvention>);

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(amounts, now) = *self;
        let is_plain = |field: &LineField| {
            matches!(amounts.get(*field), Entry::Empty | Entry::Value(_)) && !amounts.is_held(*field)
        };
        if !LineField::ALL.iter().all(is_plain) {
            return write::line_amounts(amounts, now).serialize(serializer);
        }
        let value = |field: &LineField| match amounts.get(*field) {
            Entry::Value(amount) => Some((field.name(), Amount(*amount))),
            _ => None,
        };
        serializer.collect_map(LineField::ALL.iter().filter_map(value))
    }
}

struct Amount(Money);

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
