//! What it means that a cell of the action plan was written.

use super::{Context, Plan, label, one_line, read};
use crate::lang::Verb;
use crate::lang::measure::{DECIDED_BY, STAGES, YES_NO, named};
use crate::lang::sentence::Refused;
use crate::model::edit::{Edit, PlanEdit};
use crate::model::entry::Entry;
use crate::model::id::MeasureId;
use crate::model::measure::{Mark, Measure, MeasureColumn};
use crate::rules::sense::Sense;

/// What it means that `text` was written in a column of a measure.
pub(super) fn plan(context: Context, id: MeasureId, column: MeasureColumn, text: &str) -> Option<Plan> {
    let mut measure = context.workbook.measure(id)?.clone();
    if let Err(refused) = write(context, &mut measure, column, text) {
        return Some(Plan::Refuse(refused));
    }
    let label = label(Verb::Change, &measure.description);
    Some(Plan::Edit(Edit::Plan(PlanEdit::Measure(Box::new(measure))), label))
}

fn write(context: Context, measure: &mut Measure, column: MeasureColumn, text: &str) -> Result<(), Refused> {
    let workbook = context.workbook;
    let line = one_line(text);
    // Written with its own sign by every board, as expenditure is.
    let amount = || read(context, text, workbook.drift_unit, Sense::Expenditure);
    match column {
        MeasureColumn::Number => measure.number = line,
        MeasureColumn::Description => measure.description = line,
        MeasureColumn::Activity => measure.activity = line,
        MeasureColumn::Goal => measure.goal = line,
        MeasureColumn::DecidedOn => measure.decided_on = line,
        MeasureColumn::Start => measure.start = line,
        MeasureColumn::DecidedBy => {
            measure.decided_by = named(&DECIDED_BY, text).ok_or(Refused::NotAChoice)?;
        }
        MeasureColumn::Stage => measure.stage = named(&STAGES, text).ok_or(Refused::NotAChoice)?,
        MeasureColumn::Effect(after) => {
            let year = workbook.year.number() + after;
            // Empty years are not kept.
            match amount() {
                Entry::Empty => measure.effects.remove(&year),
                effect => measure.effects.insert(year, effect),
            };
        }
        MeasureColumn::Amount => measure.amount = amount(),
        // Chosen in a form; emptied here.
        MeasureColumn::Lines if line.is_empty() => measure.lines.clear(),
        MeasureColumn::Members if line.is_empty() => measure.members.clear(),
        MeasureColumn::Lines | MeasureColumn::Members | MeasureColumn::ThisYear => {
            return Err(Refused::NotAChoice);
        }
        MeasureColumn::Marked(mark) => {
            let on = named(&YES_NO, text).ok_or(Refused::NotAChoice)?;
            if on && mark == Mark::Included && !measure.is_likely() {
                return Err(Refused::Told(context.lang.texts().later().not_likely));
            }
            if on {
                measure.marks.insert(mark)
            } else {
                measure.marks.remove(mark)
            };
            // What is no longer likely is no longer included.
            if !measure.is_likely() {
                measure.marks.remove(Mark::Included);
            }
        }
    }
    Ok(())
}
