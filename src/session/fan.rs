//! A line's prognosis by every method, ready to be shown on one scale.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::commit::{Context, Plan, plan};
use super::msg::Msg;
use super::sheet::Target;
use super::state::State;
use super::why::is_asked;
use crate::lang::heading;
use crate::model::decimal;
use crate::model::drift::{Method, RowId};
use crate::model::id::LineId;
use crate::model::money::Money;
use crate::rules::drift::Lens;
use crate::rules::fan::fan;
use crate::rules::sense::Sense;
use crate::rules::why::Where;
use crate::text::number::format_amount;

/// The figures of a line by every method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FanView {
    /// The line's name.
    pub name: String,
    /// Each method with its figure.
    pub methods: Vec<FanItem>,
    /// The budget, and where it stands on the scale.
    pub budget: Option<(String, u8)>,
    /// Whether the controller's own figure is outside all methods.
    pub is_outside: bool,
}

/// A method and what it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FanItem {
    /// The method.
    pub method: Method,
    /// What it is called.
    pub name: &'static str,
    /// Its figure, in the organisation's signs; empty where it has nothing to go by.
    pub figure: String,
    /// Where it stands on the scale, 0 to 100.
    pub at: Option<u8>,
    /// Whether the line goes by it.
    pub is_chosen: bool,
    /// Which figure it is, if one can ask why.
    pub why: Option<Where>,
}

/// The figures of a line by every method; `None` if it is gone.
#[must_use]
pub fn fan_view(state: &State, id: LineId) -> Option<FanView> {
    let open = state.open.as_ref()?;
    let workbook = &open.workbook;
    let line = workbook.line(id)?;
    let fan = fan(workbook, &open.tables, line);
    let row = open.tables.iter().find_map(|table| table.row(Some(RowId::Line(id))))?;
    let budget = row.total.budget;
    // The scale is that of what is shown: where costs are written negative, more cost stands further to the left.
    let shown = |amount: Money| Sense::Kind(line.kind).written(amount, &workbook.signs);
    let known = fan.figures.iter().filter_map(|(_, figure)| *figure).chain(budget).map(shown);
    let (least, most) = known.fold((None, None), |(least, most): (Option<Money>, Option<Money>), amount| {
        (
            Some(least.map_or(amount, |known| known.min(amount))),
            Some(most.map_or(amount, |known| known.max(amount))),
        )
    });
    let at = |amount: Money| place(shown(amount), least?, most?);
    let written = |amount: Money| format_amount(shown(amount), workbook.drift_unit, state.lang.numbers());
    let item = |(method, figure): &(Method, Option<Money>)| FanItem {
        method: *method,
        name: heading::method(state.lang, *method),
        figure: figure.map(written).unwrap_or_default(),
        at: figure.and_then(at),
        is_chosen: *method == fan.chosen,
        why: Some(Where::Fan { line: id, method: *method, lens: Lens::Total })
            .filter(|of| is_asked(state, *of)),
    };
    Some(FanView {
        name: line.name.clone(),
        methods: fan.figures.iter().map(item).collect(),
        budget: budget.and_then(|budget| Some((written(budget), at(budget)?))),
        is_outside: fan.outside().is_some(),
    })
}

/// Where an amount stands between the smallest and the largest, in percent; in the middle if they are the same.
fn place(amount: Money, least: Money, most: Money) -> Option<u8> {
    let span = most - least;
    if span.is_zero() {
        return Some(50);
    }
    let part = decimal::multiply((amount - least).ratio(span)?, Decimal::ONE_HUNDRED)?;
    part.round().to_u8().map(|percent| percent.min(100))
}

/// What has a line go by another method; `None` if it does already, or is gone.
#[must_use]
pub fn choose(state: &State, id: LineId, method: Method) -> Option<Msg> {
    let open = state.open.as_ref()?;
    let context = Context { workbook: &open.workbook, tables: &open.tables, lang: state.lang };
    match plan(context, Target::LineMethod(id), heading::method_value(method))? {
        Plan::Edit(edit, label) => Some(Msg::Perform(Box::new(edit), label)),
        _ => None,
    }
}
