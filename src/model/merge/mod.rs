//! Merging: what two people made of the same workbook, in one.
//!
//! What only one of them changed is taken by itself. Where both changed the same spot to different ends, or where one took
//! away what the other worked on, somebody has to choose: a [`Conflict`]. Comments never conflict; both stay. The laws are
//! tested in `tests/laws_compare.rs`.

mod along;
mod combine;
mod compare;
mod seat;
mod spot;

pub use compare::compare;
pub use spot::{Aspect, SettingName, Spot};

use self::along::{bring, take_out};
use self::seat::{Seat, is_there, reseated, seat_of, sitting};
use super::drift::RowId;
use super::edit::{
    Edit, EditError, FollowUpEdit, GoalEdit, LineChange, LogEdit, Parent, PlanEdit, ScenarioEdit, What,
    between,
};
use super::formula::AmountCell;
use super::id::LineId;
use super::order;
use super::workbook::Workbook;

/// Something that only one of two people can have their way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What it is about.
    pub spot: Spot,
    /// How they collide.
    pub clash: Clash,
    /// What theirs do there, on their own workbook.
    theirs: Edit,
}

/// How two people collide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// Both changed it, to different ends.
    Both,
    /// Mine took away what theirs changed.
    GoneHere,
    /// Theirs took away what mine changed.
    GoneThere,
    /// Theirs refers to something that mine took away.
    Needs(What),
    /// Theirs took away what mine refers to; as long as it does, it stays.
    InUse(What),
}

/// Two workbooks in one, mine where they collide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Mine with everything of theirs that collides with nothing.
    pub workbook: Workbook,
    /// What somebody has to choose.
    pub conflicts: Vec<Conflict>,
    theirs: Workbook,
    base: Workbook,
}

/// Merges what two people made of `base`.
///
/// # Errors
/// [`EditError::NotYet`] where what applies edits has not been loaded.
pub fn merge(base: &Workbook, mine: &Workbook, theirs: &Workbook) -> Result<Merged, EditError> {
    let my = Mine::of(between(base, mine)?);
    let mut way = base.clone();
    let mut merging =
        Merging { base, mine, theirs, my, merged: mine.clone(), conflicts: Vec::new(), emptied: Vec::new() };
    for edit in between(base, theirs)? {
        way.apply(edit.clone())?;
        merging.take(edit, &way)?;
    }
    merging.empty()?;
    let Merging { merged, conflicts, .. } = merging;
    Ok(Merged { workbook: merged, conflicts, theirs: theirs.clone(), base: base.clone() })
}

impl Merged {
    /// The workbook as it is when theirs have their way in these conflicts, by their places in the list; mine in the others.
    ///
    /// # Errors
    /// Where they cannot have it: what mine still refers to cannot be taken away.
    pub fn settled(&self, theirs: &[usize]) -> Result<Workbook, EditError> {
        let mut settled = self.workbook.clone();
        for conflict in theirs.iter().filter_map(|place| self.conflicts.get(*place)) {
            self.settle(&mut settled, conflict)?;
        }
        Ok(settled)
    }

    /// As [`Merged::settled`], as far as theirs can have their way: what others of these have to go or come before waits for
    /// them. Gives the workbook, and in which of them mine stays.
    #[must_use]
    pub fn settled_as_can_be(&self, theirs: &[usize]) -> (Workbook, Vec<usize>) {
        let (mut settled, mut left) = (self.workbook.clone(), theirs.to_vec());
        loop {
            let before = left.len();
            left.retain(|place| {
                let conflict = self.conflicts.get(*place);
                conflict.is_some_and(|conflict| self.settle(&mut settled, conflict).is_err())
            });
            if left.is_empty() || left.len() == before {
                return (settled, left);
            }
        }
    }

    /// What both stem from; mine where no common version is known.
    #[must_use]
    pub fn base(&self) -> &Workbook {
        &self.base
    }

    /// Theirs.
    #[must_use]
    pub fn theirs(&self) -> &Workbook {
        &self.theirs
    }

    /// Whether theirs can have their way in a conflict, all others being mine's.
    #[must_use]
    pub fn can_be_theirs(&self, place: usize) -> bool {
        self.settled(&[place]).is_ok()
    }

    /// Whole or not at all, with what it brings along.
    fn settle(&self, settled: &mut Workbook, conflict: &Conflict) -> Result<(), EditError> {
        let is_gone = conflict.clash == Clash::GoneHere;
        if !is_gone {
            let applied = self.apply(settled, conflict);
            if !matches!(applied, Err(EditError::Missing(_))) {
                return applied;
            }
        }
        let mut way = settled.clone();
        match conflict.spot.subject() {
            Some(what) if is_gone => bring(&mut way, what, &self.theirs, &self.base)?,
            _ => self.apply_with_others(&mut way, conflict)?,
        }
        *settled = way;
        Ok(())
    }

    fn apply_with_others(&self, settled: &mut Workbook, conflict: &Conflict) -> Result<(), EditError> {
        loop {
            // Each round brings one thing that it refers to; what theirs have not either ends it.
            match (self.apply(settled, conflict), conflict.spot) {
                (Err(EditError::Missing(what)), _) if !is_there(settled, what) => {
                    bring(settled, what, &self.theirs, &self.base)?;
                }
                // A row cannot go into what stands in it.
                (Err(EditError::Missing(group)), Spot::Place(What::Row(row))) => {
                    take_out(settled, group, row, &self.theirs, &self.base)?;
                    return self.apply(settled, conflict);
                }
                (other, _) => return other,
            }
        }
    }

    fn apply(&self, settled: &mut Workbook, conflict: &Conflict) -> Result<(), EditError> {
        let edit = match reseated(conflict.theirs.clone(), &self.theirs, settled, &self.base) {
            // What is frozen never changes: theirs takes the place of what is known by the same identity.
            Edit::FollowUp(FollowUpEdit::Insert(index, one)) if settled.follow_up(one.id).is_some() => {
                let gone = FollowUpEdit::Remove(one.id);
                let comes = FollowUpEdit::Insert(index, one);
                Edit::Batch([gone, comes].map(Edit::FollowUp).into())
            }
            edit => edit,
        };
        settled.apply(edit).map(|_| ())
    }
}

/// What mine changed, to be looked up.
struct Mine {
    /// In the order of their spots.
    edits: Vec<(Spot, Edit)>,
    /// The things of which anything but their place changed, in order.
    touched: Vec<What>,
    /// The lines of which any amount changed, in order.
    amounts: Vec<LineId>,
}

impl Mine {
    fn of(edits: Vec<Edit>) -> Self {
        let mut edits: Vec<(Spot, Edit)> =
            edits.into_iter().filter_map(|edit| Some((Spot::of(&edit)?, edit))).collect();
        order::sort_by(&mut edits, |(one, _), (other, _)| one.cmp(other));
        let spots = || edits.iter().map(|(spot, _)| *spot);
        let mut touched: Vec<What> =
            spots().filter(|spot| !matches!(spot, Spot::Place(_))).filter_map(Spot::subject).collect();
        order::sort(&mut touched);
        let mut amounts: Vec<LineId> = spots().filter_map(line_of_amount).collect();
        order::sort(&mut amounts);
        Self { edits, touched, amounts }
    }

    /// All at a spot: what was put there anew went and came.
    fn all_at(&self, spot: Spot) -> impl Iterator<Item = &Edit> {
        let from = self.edits.partition_point(|(other, _)| *other < spot);
        self.edits.iter().skip(from).take_while(move |(other, _)| *other == spot).map(|(_, edit)| edit)
    }

    fn at(&self, spot: Spot) -> Option<&Edit> {
        let found = self.edits.binary_search_by(|(other, _)| other.cmp(&spot)).ok()?;
        self.edits.get(found).map(|(_, edit)| edit)
    }
}

fn line_of_amount(spot: Spot) -> Option<LineId> {
    match spot {
        Spot::Amount(AmountCell::Line(line, ..)) | Spot::Held(AmountCell::Line(line, ..)) => Some(line),
        _ => None,
    }
}

/// How a line's amounts reach the members, with all of them.
fn distribution_of(line: LineId) -> Spot {
    Spot::Of(What::Row(RowId::Line(line)), Aspect::Distribution)
}

struct Merging<'a> {
    base: &'a Workbook,
    mine: &'a Workbook,
    theirs: &'a Workbook,
    my: Mine,
    merged: Workbook,
    conflicts: Vec<Conflict>,
    /// What theirs took away that others stand in: it goes when they have gone or moved.
    emptied: Vec<(Spot, What, Edit)>,
}

impl Merging<'_> {
    /// Takes one edit of theirs over, or finds what it collides with. `after` is their workbook when it was done.
    fn take(&mut self, edit: Edit, after: &Workbook) -> Result<(), EditError> {
        let Some(spot) = Spot::of(&edit) else { return Ok(()) };
        match spot {
            Spot::There(what) if is_there(after, what) => self.insert(edit, spot, what, after),
            Spot::There(what) => self.remove(edit, spot, what),
            Spot::Place(what) => self.shift(edit, spot, what, after),
            _ => self.change(edit, spot, after),
        }
    }

    fn insert(&mut self, edit: Edit, spot: Spot, what: What, after: &Workbook) -> Result<(), EditError> {
        if !is_there(&self.merged, what) {
            return self.apply(edit, spot, after);
        }
        // That theirs took away what they put there anew is no choice of its own.
        self.conflicts.retain(|other| other.spot != spot);
        // Both have it from somebody else; where it differs, mine stays.
        let is_same = self.my.all_at(spot).any(|mine| same(mine, &edit));
        if !is_same && !only_stands_elsewhere(self.base, &edit) {
            self.collide(spot, Clash::Both, edit);
        }
        Ok(())
    }

    fn remove(&mut self, edit: Edit, spot: Spot, what: What) -> Result<(), EditError> {
        if !is_there(&self.merged, what) {
            return Ok(());
        }
        let is_touched = self.my.touched.binary_search(&what).is_ok();
        // A line that goes takes the capital cost's way to it along, without a word.
        let line = self.mine.capital.line.filter(|line| Some(*line) != self.base.capital.line);
        let is_referred_to = line.is_some_and(|line| what == What::Row(RowId::Line(line)));
        if is_touched || is_referred_to {
            self.collide(spot, Clash::GoneThere, edit);
            return Ok(());
        }
        if has_something_in_it(&self.merged, what) {
            self.emptied.push((spot, what, edit));
            return Ok(());
        }
        self.apply(edit, spot, self.base)
    }

    /// Takes away what nothing stands in any more, until something does in all that is left.
    fn empty(&mut self) -> Result<(), EditError> {
        loop {
            let (full, empty): (Vec<_>, Vec<_>) = std::mem::take(&mut self.emptied)
                .into_iter()
                .partition(|(_, what, _)| has_something_in_it(&self.merged, *what));
            if empty.is_empty() {
                full.into_iter().for_each(|(spot, _, edit)| self.collide(spot, Clash::GoneThere, edit));
                return Ok(());
            }
            for (spot, _, edit) in empty {
                self.apply(edit, spot, self.base)?;
            }
            self.emptied = full;
        }
    }

    fn shift(&mut self, edit: Edit, spot: Spot, what: What, after: &Workbook) -> Result<(), EditError> {
        if !is_there(&self.merged, what) {
            return Ok(());
        }
        if self.my.at(spot).is_some() {
            // Both moved it. In which order things stand is no conflict, but in what they stand is.
            if seat_of(&self.merged, what) != seat_of(self.theirs, what) {
                self.collide(spot, Clash::Both, edit);
            }
            return Ok(());
        }
        self.apply(edit, spot, after)
    }

    fn change(&mut self, edit: Edit, spot: Spot, after: &Workbook) -> Result<(), EditError> {
        if let Some(what) = spot.subject().filter(|what| !is_there(&self.merged, *what)) {
            self.collide(Spot::There(what), Clash::GoneHere, edit);
            return Ok(());
        }
        // Who changes how a line is split writes over all its amounts.
        let split = line_of_amount(spot).map(distribution_of).filter(|split| self.my.at(*split).is_some());
        if let Some(split) = split {
            return self.collide_in_split(split);
        }
        if let Edit::Line(line, LineChange::Distribution(_)) = &edit
            && self.my.amounts.binary_search(line).is_ok()
        {
            return self.collide_in_split(spot);
        }
        match self.my.at(spot) {
            None => self.apply(edit, spot, after),
            Some(mine) if *mine == edit => Ok(()),
            Some(_) => match combine::combined(self.base, self.mine, &edit) {
                Some(both) => self.apply(both, spot, after),
                None => {
                    self.collide(spot, Clash::Both, edit);
                    Ok(())
                }
            },
        }
    }

    /// One changed how a line is split, the other its amounts: the split with its amounts is one choice.
    fn collide_in_split(&mut self, spot: Spot) -> Result<(), EditError> {
        if let Spot::Of(What::Row(RowId::Line(line)), _) = spot
            && let Some(theirs) = self.theirs.line(line)
        {
            let split = LineChange::Distribution(theirs.distribution.clone());
            self.collide(spot, Clash::Both, Edit::Line(line, split));
        }
        Ok(())
    }

    fn collide(&mut self, spot: Spot, clash: Clash, theirs: Edit) {
        if !self.conflicts.iter().any(|other| other.spot == spot) {
            self.conflicts.push(Conflict { spot, clash, theirs });
        }
    }

    fn apply(&mut self, edit: Edit, spot: Spot, after: &Workbook) -> Result<(), EditError> {
        let here = reseated(edit.clone(), after, &self.merged, self.base);
        match self.merged.apply(here) {
            Ok(_) => {}
            Err(EditError::NotYet) => return Err(EditError::NotYet),
            Err(EditError::Missing(what)) if !is_there(&self.merged, what) => {
                self.collide(spot, Clash::Needs(what), edit);
            }
            Err(EditError::InUse(what)) => self.collide(spot, Clash::InUse(what), edit),
            Err(_) => self.collide(spot, Clash::Both, edit),
        }
        Ok(())
    }
}

/// Whether an edit puts in what a workbook has as it is: it can only stand elsewhere.
fn only_stands_elsewhere(workbook: &Workbook, edit: &Edit) -> bool {
    matches!(edit, Edit::FollowUp(FollowUpEdit::Insert(_, one)) if workbook.follow_up(one.id) == Some(one))
}

/// Whether two edits bring the same thing, wherever they put it.
fn same(one: &Edit, other: &Edit) -> bool {
    match (one, other) {
        (Edit::InsertMember(_, one), Edit::InsertMember(_, other)) => one == other,
        (Edit::InsertKey(_, one), Edit::InsertKey(_, other)) => one == other,
        (Edit::InsertRow(_, one), Edit::InsertRow(_, other)) => one == other,
        (Edit::InsertProject(_, _, one), Edit::InsertProject(_, _, other)) => one == other,
        (Edit::InsertActivity(_, one), Edit::InsertActivity(_, other)) => one == other,
        (Edit::InsertProjectGroup(_, one), Edit::InsertProjectGroup(_, other)) => one == other,
        (Edit::Plan(PlanEdit::Insert(_, _, one)), Edit::Plan(PlanEdit::Insert(_, _, other))) => one == other,
        (Edit::Plan(PlanEdit::InsertGroup(_, one)), Edit::Plan(PlanEdit::InsertGroup(_, other))) => {
            one == other
        }
        (Edit::FollowUp(FollowUpEdit::Insert(_, one)), Edit::FollowUp(FollowUpEdit::Insert(_, other))) => {
            one == other
        }
        (Edit::Scenario(ScenarioEdit::Insert(_, one)), Edit::Scenario(ScenarioEdit::Insert(_, other))) => {
            one == other
        }
        (Edit::Log(LogEdit::Insert(_, one)), Edit::Log(LogEdit::Insert(_, other))) => one == other,
        (Edit::Goal(GoalEdit::Insert(_, one)), Edit::Goal(GoalEdit::Insert(_, other))) => one == other,
        (
            Edit::Goal(GoalEdit::InsertIndicator(_, _, one)),
            Edit::Goal(GoalEdit::InsertIndicator(_, _, other)),
        ) => one == other,
        _ => false,
    }
}

/// Whether other things stand in a thing.
fn has_something_in_it(workbook: &Workbook, what: What) -> bool {
    let seat = match what {
        What::Activity(id) => Seat::Rows(Parent::Activity(id)),
        What::Row(RowId::Group(id)) => Seat::Rows(Parent::Group(id)),
        What::ProjectGroup(id) => Seat::Projects(id),
        What::MeasureGroup(id) => Seat::Measures(id),
        What::Goal(id) => Seat::Indicators(id),
        _ => return false,
    };
    !sitting(workbook, seat).is_empty()
}
