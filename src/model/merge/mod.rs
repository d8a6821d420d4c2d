//! Merging: what two people made of the same workbook, in one.
//!
//! What only one of them changed is taken by itself. Where both changed the same spot to different ends, or where one took
//! away what the other worked on, somebody has to choose: a [`Conflict`]. Comments never conflict; both stay. The laws are
//! tested in `tests/laws_compare.rs`.

mod combine;
mod compare;
mod seat;
mod spot;

pub use compare::compare;
pub use spot::{Aspect, SettingName, Spot};

use self::seat::{Seat, around, is_there, reseated, seat_of, sitting};
use super::drift::{Activity, Group, Row, RowId};
use super::edit::{
    Edit, EditError, FollowUpEdit, GoalEdit, LineChange, LogEdit, Parent, PlanEdit, Position, ScenarioEdit,
    What, between,
};
use super::formula::AmountCell;
use super::goal::Goal;
use super::id::LineId;
use super::investment::ProjectGroup;
use super::measure::MeasureGroup;
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
                let Some(conflict) = self.conflicts.get(*place) else { return false };
                // What brings others along may come halfway; one edit is whole or nothing.
                let comes_with_others = matches!(conflict.clash, Clash::GoneHere | Clash::Needs(_));
                let before = comes_with_others.then(|| settled.clone());
                let is_left = self.settle(&mut settled, conflict).is_err();
                if let Some(before) = before.filter(|_| is_left) {
                    settled = before;
                }
                is_left
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

    fn settle(&self, settled: &mut Workbook, conflict: &Conflict) -> Result<(), EditError> {
        match (conflict.clash, conflict.spot.subject()) {
            (Clash::GoneHere, Some(what)) => bring(settled, what, &self.theirs, &self.base),
            (Clash::Needs(_), _) => loop {
                // Each round brings one thing that it refers to; what theirs have not either ends it.
                match self.apply(settled, conflict) {
                    Err(EditError::Missing(what)) => bring(settled, what, &self.theirs, &self.base)?,
                    other => return other,
                }
            },
            _ => self.apply(settled, conflict),
        }
    }

    fn apply(&self, settled: &mut Workbook, conflict: &Conflict) -> Result<(), EditError> {
        let edit = reseated(conflict.theirs.clone(), &self.theirs, settled, &self.base);
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
        // Both have it from somebody else; where it differs, mine stays.
        let is_same = self.my.at(spot).is_some_and(|mine| same(mine, &edit));
        if !is_same {
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
            Err(EditError::Missing(what)) => self.collide(spot, Clash::Needs(what), edit),
            Err(EditError::InUse(what)) => self.collide(spot, Clash::InUse(what), edit),
            Err(_) => self.collide(spot, Clash::Both, edit),
        }
        Ok(())
    }
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

/// Puts a thing that is not in a workbook there as theirs has it, with its notes, what it stands in and what it refers to.
fn bring(workbook: &mut Workbook, what: What, theirs: &Workbook, base: &Workbook) -> Result<(), EditError> {
    if is_there(workbook, what) {
        return Ok(());
    }
    let seat = seat_of(theirs, what).ok_or(EditError::Missing(what))?;
    if let Some(around) = around(seat) {
        bring(workbook, around, theirs, base)?;
    }
    let insert = inserting(theirs, what, seat).ok_or(EditError::Missing(what))?;
    let insert = reseated(insert, theirs, workbook, base);
    match workbook.apply(insert.clone()) {
        Err(EditError::Missing(needed)) if needed != what && is_there(theirs, needed) => {
            bring(workbook, needed, theirs, base)?;
            // There may be more that it refers to; each round brings one of them.
            bring(workbook, what, theirs, base)
        }
        Err(error) => Err(error),
        Ok(_) => theirs
            .notes
            .iter()
            .filter(|note| Spot::Note(note.place).subject() == Some(what))
            .try_for_each(|note| workbook.apply(Edit::Note(note.clone())).map(|_| ())),
    }
}

/// The edit that inserts a thing as it is in a workbook, without what stands in it.
fn inserting(from: &Workbook, what: What, seat: Seat) -> Option<Edit> {
    Some(match (what, seat) {
        (What::Member(id), _) => Edit::InsertMember(0, from.member(id)?.clone()),
        (What::Key(id), _) => Edit::InsertKey(0, from.key(id)?.clone()),
        (What::Activity(id), _) => {
            Edit::InsertActivity(0, Activity { rows: Vec::new(), ..from.activity(id)?.clone() })
        }
        (What::Row(id), Seat::Rows(parent)) => {
            let row = match from.row(id)? {
                Row::Line(line) => Row::Line(line.clone()),
                Row::Group(group) => Row::Group(Group { rows: Vec::new(), ..group.clone() }),
            };
            Edit::InsertRow(Position { parent, index: 0 }, row)
        }
        (What::ProjectGroup(id), _) => Edit::InsertProjectGroup(
            0,
            ProjectGroup { projects: Vec::new(), ..from.project_group(id)?.clone() },
        ),
        (What::Project(id), Seat::Projects(group)) => {
            Edit::InsertProject(group, 0, Box::new(from.project(id)?.clone()))
        }
        (What::MeasureGroup(id), _) => {
            let group = MeasureGroup { measures: Vec::new(), ..from.measure_group(id)?.clone() };
            Edit::Plan(PlanEdit::InsertGroup(0, group))
        }
        (What::Measure(id), Seat::Measures(group)) => {
            Edit::Plan(PlanEdit::Insert(group, 0, Box::new(from.measure(id)?.clone())))
        }
        (What::FollowUp(id), _) => {
            Edit::FollowUp(FollowUpEdit::Insert(0, Box::new(from.follow_up(id)?.clone())))
        }
        (What::Scenario(id), _) => {
            Edit::Scenario(ScenarioEdit::Insert(0, Box::new(from.scenario(id)?.clone())))
        }
        (What::LogEntry(id), _) => Edit::Log(LogEdit::Insert(0, Box::new(from.log_entry(id)?.clone()))),
        (What::Goal(id), _) => {
            let goal = Goal { indicators: Vec::new(), ..from.goal(id)?.clone() };
            Edit::Goal(GoalEdit::Insert(0, Box::new(goal)))
        }
        (What::Indicator(id), Seat::Indicators(goal)) => {
            Edit::Goal(GoalEdit::InsertIndicator(goal, 0, Box::new(from.indicator(id)?.clone())))
        }
        _ => return None,
    })
}
