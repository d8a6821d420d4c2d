//! Reads what few workbooks have; the page loads this later. What meets it before that is read again when it is there.

use super::{Known, investment, name_or_empty};
use crate::file::cursor::{At, Refusal};
use crate::file::error::Expected;
use crate::file::limit;
use crate::model::capital::{CapitalCost, Component, InUse, Life, Rate, YearMonth};
use crate::model::drift::{Activity, Adjustment};
use crate::model::id::LineId;
use crate::part::Part;

/// All that is read here.
pub(in crate::file) struct Later {
    /// What is added to a line's prognosis.
    pub(in crate::file) adjustments: fn(&At<'_>, &Known) -> Result<Vec<Adjustment>, Refusal>,
    /// When a project is taken into use.
    pub(in crate::file) in_use: fn(&At<'_>) -> Result<InUse, Refusal>,
    /// How capital cost reaches the drift of these tables.
    pub(in crate::file) capital: fn(&At<'_>, &Known, &[Activity]) -> Result<CapitalCost, Refusal>,
}

static ALL: Later = Later { adjustments, in_use, capital };
/// Where it is when it has come.
pub(in crate::file) static LATER: Part<Later> = Part::new(&ALL);

/// It has come.
pub fn arrive() {
    LATER.arrive(&ALL);
}

/// What is added to a line's prognosis, each with its reason.
pub(in crate::file) fn adjustments(at: &At<'_>, known: &Known) -> Result<Vec<Adjustment>, Refusal> {
    at.list(limit::ADJUSTMENTS)?
        .map(|item| {
            let fields = item.object()?;
            Ok(Adjustment {
                holder: fields.get("holder").map(|at| investment::holder(&at, known)).transpose()?,
                amount: fields.need("amount").amount()?,
                reason: match fields.get("reason") {
                    Some(at) => at.prose()?,
                    None => String::new(),
                },
            })
        })
        .collect()
}

/// When a project is taken into use, and what it is written off as.
pub(in crate::file) fn in_use(at: &At<'_>) -> Result<InUse, Refusal> {
    let fields = at.object()?;
    let from = fields.get("from").map(|at| at.parsed(Expected::Month, YearMonth::of)).transpose()?;
    let components = match fields.get("components") {
        Some(at) => at.list(limit::COMPONENTS)?.map(|item| component(&item)).collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    Ok(InUse { from, components })
}

fn component(item: &At<'_>) -> Result<Component, Refusal> {
    let fields = item.object()?;
    let (min, max) = (1, Life::MOST.into());
    let at = fields.need("years");
    let life = u8::try_from(at.whole(min, max)?).ok().and_then(Life::new);
    Ok(Component {
        name: name_or_empty(&fields, "name")?,
        amount: fields.get("amount").map(|at| at.amount()).transpose()?,
        life: life.ok_or_else(|| at.refuse(Expected::WholeNumber { min, max }))?,
    })
}

/// How capital cost reaches the drift, before it is known which lines there are.
pub(in crate::file) fn capital_anywhere(at: &At<'_>, known: &Known) -> Result<CapitalCost, Refusal> {
    let fields = at.object()?;
    let rate = fields.need("rate");
    Ok(CapitalCost {
        rate: rate
            .weight()
            .ok()
            .and_then(|rate| Rate::new(rate.as_decimal()))
            .ok_or_else(|| rate.refuse(Expected::Rate))?,
        line: fields.get("line").map(|at| at.id(LineId::PREFIX)).transpose()?,
        key: fields.get("key").map(|at| known.key(&at)).transpose()?,
    })
}

fn capital(at: &At<'_>, known: &Known, activities: &[Activity]) -> Result<CapitalCost, Refusal> {
    let capital = capital_anywhere(at, known)?;
    let is_there = |id| activities.iter().flat_map(Activity::lines).any(|line| line.id == id);
    match capital.line {
        Some(id) if !is_there(id) => Err(at.object()?.need("line").refuse(Expected::KnownLine)),
        _ => Ok(capital),
    }
}
