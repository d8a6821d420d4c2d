//! Checks of the action plan.

use super::Finding;
use crate::model::Workbook;
use crate::rules::drift::Tables;
use crate::rules::measure::{Uncounted, calculated, counted, start_is_unread, touches_what_is_gone};

pub(super) fn measures(workbook: &Workbook, tables: &Tables, findings: &mut Vec<Finding>) {
    for measure in workbook.measures() {
        let why = match counted(workbook, tables, measure) {
            _ if start_is_unread(workbook, measure) => Some(Uncounted::StartUnread),
            // What cannot be read is pointed out by itself.
            Ok(_) | Err(Uncounted::NotIncluded | Uncounted::EffectUnread) => None,
            Err(why) => Some(why),
        };
        findings.extend(why.map(|why| Finding::MeasureUncounted(measure.id, why)));
        if let (Ok(counted), Ok(effect)) = (counted(workbook, tables, measure), calculated(workbook, measure))
            && counted > effect
        {
            findings.push(Finding::MeasureOverEffect { measure: measure.id, counted, effect });
        }
        if touches_what_is_gone(workbook, measure) && why != Some(Uncounted::LinesGone) {
            findings.push(Finding::MeasureLineGone(measure.id));
        }
    }
}
