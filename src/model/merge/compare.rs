//! Comparing two workbooks of which no common version is known: then nobody can tell who changed what, and whatever differs
//! is a choice.

use super::combine::both_texts;
use super::seat::{is_there, reseated, seat_of};
use super::{Clash, Conflict, Merged, Spot, only_stands_elsewhere};
use crate::model::edit::{Edit, EditError, LineChange, ProjectChange, between};
use crate::model::note::Note;
use crate::model::workbook::Workbook;

/// What differs between two workbooks, mine until somebody chooses. Comments and notes are put together; in which order things
/// stand is mine's.
///
/// # Errors
/// [`EditError::NotYet`] where what applies edits has not been loaded.
pub fn compare(mine: &Workbook, theirs: &Workbook) -> Result<Merged, EditError> {
    let (mut workbook, mut conflicts) = (mine.clone(), Vec::<Conflict>::new());
    for edit in between(mine, theirs)? {
        let Some(spot) = Spot::of(&edit) else { continue };
        if let Some(both) = texts(mine, &edit) {
            // A note about something that only theirs have comes along with that.
            both.into_iter().for_each(|both| drop(workbook.apply(both)));
            continue;
        }
        let clash = match spot {
            Spot::There(what) if is_there(theirs, what) => Clash::GoneHere,
            Spot::There(_) => Clash::GoneThere,
            Spot::Place(what) if seat_of(mine, what) == seat_of(theirs, what) => continue,
            Spot::Place(what) if !is_there(mine, what) => continue,
            _ => match clash(&mut workbook, &edit, mine, theirs)? {
                Some(clash) => clash,
                None => continue,
            },
        };
        // A thing that is another one by the same identity goes and comes, and one that stands elsewhere too.
        match conflicts.iter().position(|other| other.spot == spot) {
            Some(at) if only_stands_elsewhere(mine, &edit) => drop(conflicts.remove(at)),
            Some(at) => conflicts[at] = Conflict { spot, clash: Clash::Both, theirs: edit },
            None => conflicts.push(Conflict { spot, clash, theirs: edit }),
        }
    }
    Ok(Merged { workbook, conflicts, theirs: theirs.clone(), base: mine.clone() })
}

/// What has to come along where theirs are chosen, found by trying; `None` where nothing is to be chosen.
fn clash(
    workbook: &mut Workbook,
    edit: &Edit,
    mine: &Workbook,
    theirs: &Workbook,
) -> Result<Option<Clash>, EditError> {
    match workbook.apply(reseated(edit.clone(), theirs, workbook, mine)) {
        Ok(back) => {
            workbook.apply(back)?;
            Ok(Some(Clash::Both))
        }
        Err(EditError::NotYet) => Err(EditError::NotYet),
        Err(EditError::Missing(what)) if !is_there(workbook, what) => Ok(Some(Clash::Needs(what))),
        Err(EditError::InUse(what)) => Ok(Some(Clash::InUse(what))),
        Err(_) => Ok(Some(Clash::Both)),
    }
}

/// Where `edit` writes words that never collide: the edit that puts both together, if there is more to say than mine.
fn texts(mine: &Workbook, edit: &Edit) -> Option<Option<Edit>> {
    Some(match edit {
        Edit::Line(id, LineChange::Comment(theirs)) => {
            let here = &mine.line(*id)?.comment;
            let both = both_texts(here, theirs);
            (both != *here).then_some(Edit::Line(*id, LineChange::Comment(both)))
        }
        Edit::Project(id, ProjectChange::Comment(theirs)) => {
            let here = &mine.project(*id)?.comment;
            let both = both_texts(here, theirs);
            (both != *here).then_some(Edit::Project(*id, ProjectChange::Comment(both)))
        }
        Edit::Note(theirs) => {
            let none = Note::none(theirs.place);
            let here = mine.note(theirs.place).unwrap_or(&none);
            let both = both_texts(&here.text, &theirs.text);
            let by = if here.is_none() { theirs } else { here };
            (both != here.text).then(|| Edit::Note(Note { text: both, ..by.clone() }))
        }
        _ => return None,
    })
}
