//! Control totals: printed figures that are typed or pasted for the selected cells, and the list of all of them.

use rust_decimal::Decimal;

use super::cursor::selection_in;
use super::place::{Destination, of_control};
use super::selection::{Area, At};
use super::sheet::{SheetId, Table};
use super::state::{Open, State, StepLabel};
use crate::file::limit;
use crate::lang::control::no_amount;
use crate::lang::{Verb, What, finding, sentence};
use crate::model::Workbook;
use crate::model::control::{Control, ControlPlace};
use crate::model::edit::{Edit, Setting};
use crate::model::money::Money;
use crate::model::order;
use crate::model::unit::DisplayUnit;
use crate::rules::check::calculated;
use crate::rules::print::written;
use crate::text::clipboard::{Refusal, read};
use crate::text::number::{Typed, format_number, parse_amount, rounded};

/// What would be written for the selected cells.
#[derive(Debug)]
pub(super) struct Planned {
    /// The cells with a figure in print, each with the printed and the calculated one and their unit.
    pub cells: Vec<(At, Decimal, Option<Decimal>, DisplayUnit)>,
    /// How many cells have a control no longer.
    pub removed: usize,
    /// How many figures stand where nothing is calculated.
    pub left: usize,
    /// All controls of the workbook afterwards.
    controls: Vec<Control>,
}

impl Planned {
    /// The cells that differ from print.
    pub fn differing(&self) -> impl Iterator<Item = &(At, Decimal, Option<Decimal>, DisplayUnit)> {
        self.cells.iter().filter(|(_, printed, calculated, _)| *calculated != Some(*printed))
    }
}

/// The selected rectangle of the cursor's table, if control totals can stand in it.
pub(super) fn area(state: &State) -> Option<(SheetId, Area)> {
    let sheet = state.open.as_ref().and_then(Open::cursor)?.sheet;
    let area = selection_in(state, sheet).current();
    let table = state.table(sheet)?;
    let has_place = area.cells().any(|at| table.control_place(at).is_some());
    has_place.then_some((sheet, area))
}

fn is_one(area: Area) -> bool {
    area.size() == (1, 1)
}

/// What is in print for the selected cells, as text that is read back as the same controls.
pub(super) fn text(state: &State) -> Option<String> {
    let (sheet, area) = area(state)?;
    let (open, table) = (state.open.as_ref()?, state.table(sheet)?);
    let (first, last) = (area.first(), area.last());
    let known = |at: At| {
        let place = table.control_place(at)?;
        let control = open.workbook.controls.iter().find(|control| control.place == place)?;
        let (printed, _) = table.compared(at, control);
        Some(format_number(printed, Some(u32::from(control.unit.decimals)), state.lang.numbers()))
    };
    let rows: Vec<String> = (first.row..=last.row)
        .map(|row| {
            let cells =
                (first.column..=last.column).map(|column| known(At { row, column }).unwrap_or_default());
            cells.collect::<Vec<_>>().join("\t")
        })
        .collect();
    // Cells without anything need no lines of their own.
    Some(rows.join("\n")).map(|text| if text.trim().is_empty() { String::new() } else { text })
}

/// What a text of printed figures would write from the first selected cell on; without any, the selected cells have no
/// control any more.
///
/// # Errors
/// What to tell the user where a figure cannot be read, or has no cell.
pub(super) fn plan(state: &State, text: &str) -> Result<Planned, String> {
    let (texts, style) = (state.lang.texts().later(), state.lang.numbers());
    let found = area(state).and_then(|(sheet, area)| Some((state.open.as_ref()?, state.table(sheet)?, area)));
    let Some((open, table, area)) = found else { return Err(texts.controls_nowhere.to_owned()) };
    let block = match read(None, Some(text), style) {
        Ok(block) if block.decimals().asks() => return Err(texts.control_decimals.to_owned()),
        Ok(block) => Some(block),
        Err(Refusal::Nothing) => None,
        Err(Refusal::TooLarge) => return Err(texts.paste_too_large.to_owned()),
    };
    let (first, shape) = (area.first(), table.shape());
    let mut covered: Vec<ControlPlace> = area.cells().filter_map(|at| table.control_place(at)).collect();
    let mut new: Vec<Control> = Vec::new();
    let mut planned = Planned { cells: Vec::new(), removed: 0, left: 0, controls: Vec::new() };
    let rows = block.iter().flat_map(|block| block.rows().enumerate().map(move |row| (block, row)));
    for (block, (row, cells)) in rows {
        for (column, cell) in cells.iter().enumerate() {
            let at = At { row: first.row + row, column: first.column + column };
            let is_empty = cell.text.trim().is_empty();
            if at.row >= shape.rows || at.column >= shape.columns {
                if is_empty {
                    continue;
                }
                return Err(texts.controls_no_room.to_owned());
            }
            let Some(place) = table.control_place(at) else {
                planned.left += usize::from(!is_empty);
                continue;
            };
            covered.push(place);
            let unit = table.printed_unit();
            match block.typed(cell, style).map(|typed| parse_amount(&typed, unit.unit, style)) {
                Some(Ok(Typed::Nothing)) => {}
                Some(Ok(Typed::Amount(amount))) => {
                    let control = control(&open.workbook, &open.tables, place, amount, unit);
                    let (printed, calculated) = table.compared(at, &control);
                    planned.cells.push((at, printed, calculated, control.unit));
                    new.push(control);
                }
                _ => return Err(no_amount(state.lang, &table.name_of(at), cell.text.trim())),
            }
        }
    }
    order::sort_by(&mut covered, ControlPlace::cmp);
    let is_covered = |control: &&Control| covered.binary_search(&control.place).is_ok();
    let before = open.workbook.controls.iter().filter(is_covered).count();
    planned.removed = before.saturating_sub(new.len());
    let others = open.workbook.controls.iter().filter(|control| !is_covered(control));
    planned.controls = others.cloned().chain(new).collect();
    if planned.controls.len() > limit::CONTROLS {
        return Err(texts.controls_too_many.to_owned());
    }
    Ok(planned)
}

/// A figure that was written with the organisation's signs and in a unit, as a control.
fn control(
    workbook: &Workbook,
    tables: &[crate::rules::drift::DriftTable],
    place: ControlPlace,
    amount: Money,
    unit: DisplayUnit,
) -> Control {
    let is_opposite = written(workbook, tables, place, Decimal::ONE).is_sign_negative();
    // What is printed with more decimals than the table shows is compared with all of them.
    let most = DisplayUnit { decimals: DisplayUnit::MOST_DECIMALS, ..unit };
    let decimals = u8::try_from(rounded(amount, most).normalize().scale()).unwrap_or_default();
    Control {
        place,
        printed: if is_opposite { -amount } else { amount },
        unit: DisplayUnit { decimals: decimals.max(unit.decimals), ..unit },
    }
}

/// The step that a text of printed figures means; `None` if it changes nothing.
///
/// # Errors
/// As [`plan`].
pub(super) fn step(state: &State, text: &str) -> Result<Option<(Edit, StepLabel)>, String> {
    let planned = plan(state, text)?;
    let Some((open, (sheet, area))) = state.open.as_ref().zip(area(state)) else { return Ok(None) };
    let sorted = |controls: &[Control]| {
        let mut controls = controls.to_vec();
        order::sort_by(&mut controls, |a, b| a.place.cmp(&b.place));
        controls
    };
    if sorted(&planned.controls) == sorted(&open.workbook.controls) {
        return Ok(None);
    }
    let one = match planned.cells[..] {
        [(at, ..)] => Some(at),
        [] if is_one(area) => Some(area.anchor),
        _ => None,
    };
    let what = match (one, state.table(sheet)) {
        (Some(at), Some(table)) => What::Named(table.name_of(at)),
        _ => What::Cells(planned.cells.len().max(planned.removed)),
    };
    Ok(Some((Edit::Set(Setting::Controls(planned.controls)), StepLabel { verb: Verb::Control, what })))
}

/// A control total as the list of all shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Of which figure.
    pub place: ControlPlace,
    /// The figure in words.
    pub name: String,
    /// The unit that it is printed in.
    pub unit: DisplayUnit,
    /// As printed and as calculated, in that unit and in the signs of the print; none where nothing is calculated.
    pub numbers: (Decimal, Option<Decimal>),
    /// As printed, with its unit.
    pub printed: String,
    /// As calculated, rounded as it is printed; empty where nothing is calculated.
    pub calculated: String,
    /// Printed − calculated; empty where nothing is calculated.
    pub difference: String,
    /// Whether they are not the same.
    pub differs: bool,
    /// Where it leads.
    pub to: Option<Destination>,
}

/// All control totals of the open workbook, those that differ first.
#[must_use]
pub fn list(state: &State) -> Vec<Listed> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let (workbook, tables) = (&open.workbook, &open.tables);
    let listed = |control: &Control| {
        let Control { place, printed, unit } = *control;
        let figure = |figure| sentence::figure(state.lang, figure, unit);
        let printed = written(workbook, tables, place, rounded(printed, unit));
        let calculated = calculated(workbook, tables, place)
            .map(|amount| written(workbook, tables, place, rounded(amount, unit)));
        Listed {
            place,
            name: finding::place(state.lang, workbook, place),
            unit,
            numbers: (printed, calculated),
            printed: figure(printed),
            calculated: calculated.map(figure).unwrap_or_default(),
            difference: calculated.map(|calculated| figure(printed - calculated)).unwrap_or_default(),
            differs: calculated != Some(printed),
            to: of_control(state, place),
        }
    };
    let mut all: Vec<Listed> = workbook.controls.iter().map(listed).collect();
    order::sort_by(&mut all, |a, b| b.differs.cmp(&a.differs));
    all
}

/// The step that takes a control total away.
#[must_use]
pub fn without(workbook: &Workbook, listed: &Listed) -> (Edit, StepLabel) {
    let others = workbook.controls.iter().filter(|control| control.place != listed.place).cloned();
    let label = StepLabel { verb: Verb::Control, what: What::Named(listed.name.clone()) };
    (Edit::Set(Setting::Controls(others.collect())), label)
}

/// The selected cells in words: one by its name, else how many.
pub(super) fn about(state: &State) -> Option<String> {
    let (sheet, area) = area(state)?;
    let table: Table = state.table(sheet)?;
    let name = match is_one(area) {
        true => table.name_of(area.anchor),
        false => sentence::cells(state.lang, area.cells().count()),
    };
    let texts = state.lang.texts().later();
    let unit = table.printed_unit().unit.abbreviation();
    Some(texts.controls_about.replacen("{}", &name, 1).replacen("{}", unit, 1))
}
