//! Reads what few workbooks have, and writes what is large of it; the page loads this later. What meets it before that is
//! read again when it is there.

use super::{Known, investment};
use crate::file::cursor::{At, Refusal};
use crate::file::{limit, plan};
use crate::model::drift::Adjustment;
use crate::model::measure::MeasureGroup;
use crate::part::Part;

/// All that is done here.
pub(in crate::file) struct Later {
    /// What is added to a line's prognosis.
    pub(in crate::file) adjustments: fn(&At<'_>, &Known) -> Result<Vec<Adjustment>, Refusal>,
    /// The action plan.
    pub(in crate::file) plan: fn(&At<'_>, &Known) -> Result<Vec<MeasureGroup>, Refusal>,
    /// The action plan as JSON.
    pub(in crate::file) write_plan: fn(&[MeasureGroup]) -> String,
}

static ALL: Later = Later { adjustments, plan: plan::plan, write_plan: plan::write };
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
