//! The edits between the scenarios of two workbooks.

use super::super::{Edit, EditError, ScenarioEdit};
use super::{Way, order};
use crate::model::id::ScenarioId;
use crate::model::workbook::Workbook;

pub(super) fn between(way: &mut Way, to: &Workbook) -> Result<(), EditError> {
    for id in ids(&way.now).into_iter().filter(|id| to.scenario(*id).is_none()) {
        way.take(Edit::Scenario(ScenarioEdit::Remove(id)))?;
    }
    for (id, index) in order::moves(&ids(&way.now), &ids(to)) {
        let new = to.scenario(id).filter(|_| way.now.scenario(id).is_none());
        way.take(Edit::Scenario(match new {
            Some(new) => ScenarioEdit::Insert(index, Box::new(new.clone())),
            None => ScenarioEdit::Move(id, index),
        }))?;
    }
    for new in &to.scenarios {
        let old = way.now.scenario(new.id).cloned();
        way.take_if(&old, &Some(new.clone()), |_| Edit::Scenario(ScenarioEdit::Put(Box::new(new.clone()))))?;
    }
    Ok(())
}

fn ids(workbook: &Workbook) -> Vec<ScenarioId> {
    workbook.scenarios.iter().map(|scenario| scenario.id).collect()
}
