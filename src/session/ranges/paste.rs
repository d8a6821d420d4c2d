//! Pasting: what is on the clipboard is written into cells, as if it had been typed there.

use super::by_name::Named;
use super::copy::{block_cell, written_beneath};
use super::emptied;
use super::write::Writing;
use crate::lang::{Verb, What, sentence};
use crate::model::edit::Edit;
use crate::session::cursor::{select, selection_in};
use crate::session::effect::Effect;
use crate::session::scenarios::within;
use crate::session::selection::{Area, At, Selection};
use crate::session::sheet::{SheetId, Table};
use crate::session::state::{Dialog, Notice, Open, State, StepLabel};
use crate::session::structure::new_rows;
use crate::text::clipboard::{Block, BlockCell, DecimalSign, Known, Refusal, read};
use crate::text::letters::lower;
use crate::text::number::NumberStyle;

/// What is to be pasted, and where, while the user is asked something about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paste {
    /// The table.
    pub sheet: SheetId,
    /// The cell that the first one goes to.
    pub at: At,
    /// What is pasted.
    pub block: Block,
    /// How many of its rows the table has no room for.
    pub rows_over: usize,
    /// How many of its columns the table has no room for.
    pub columns_over: usize,
    /// Whether the table can be given more rows.
    pub can_grow: bool,
}

/// Pastes what is on the clipboard at the cursor: its HTML, its text, or both.
pub(in crate::session) fn paste(state: &mut State, html: Option<&str>, text: Option<&str>) -> Vec<Effect> {
    let Some(sheet) = state.open.as_ref().and_then(Open::cursor).map(|cursor| cursor.sheet) else {
        return Vec::new();
    };
    if let Some(open) = state.open.as_mut() {
        // Something else was copied since, here or elsewhere.
        open.cut = open.cut.take().filter(|cut| text.is_some_and(|text| cut.is(text)));
    }
    match read(html, text, state.lang.numbers()) {
        Ok(block) => begin(state, sheet, block),
        Err(Refusal::Nothing) => {
            vec![Effect::Announce(state.lang.texts().later().nothing_to_paste.to_owned())]
        }
        Err(Refusal::TooLarge) => {
            state.notice = Some(Notice::PasteTooLarge);
            Vec::new()
        }
    }
}

/// The user says which decimal sign the pasted numbers have.
pub(in crate::session) fn paste_with(state: &mut State, sign: DecimalSign) -> Vec<Effect> {
    let Some(Dialog::PasteDecimals(paste)) = state.dialog.take() else { return Vec::new() };
    let Paste { sheet, mut block, .. } = *paste;
    block.choose(sign);
    begin(state, sheet, block)
}

/// The user says what to do with rows that the table has no room for: add them, or leave them out.
pub(in crate::session) fn paste_larger(state: &mut State, grow: bool) -> Vec<Effect> {
    let Some(Dialog::PasteLarger(paste)) = state.dialog.take() else { return Vec::new() };
    let Paste { sheet, at, block, rows_over, can_grow, .. } = *paste;
    let grows = grow && can_grow;
    // Added rows and what is written in them are one step.
    let first = if grows { new_rows(state, sheet, rows_over) } else { Vec::new() };
    put(state, sheet, at, &block, if grows { 0 } else { rows_over }, first)
}

fn begin(state: &mut State, sheet: SheetId, block: Block) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    let at = cells.current().first();
    let named = Named::find(state, sheet, at, &block);
    // Rows and columns that are named are there.
    let (rows, columns) = match &named {
        Some(named) if named.by_row_name => (0, 1),
        Some(named) => (named.rows.iter().flatten().count(), 1),
        None => (block.rows().len(), block.columns()),
    };
    let room = state.table(sheet).map(|table| (end_of(&table, &block, at.row + rows), table.shape().columns));
    let Some(shape) = room else { return Vec::new() };
    let over = |start: usize, count: usize, end: usize| (start + count).saturating_sub(end.max(start));
    let paste = Paste {
        sheet,
        at,
        rows_over: over(at.row, rows, shape.0),
        columns_over: over(at.column, columns, shape.1),
        can_grow: matches!(
            sheet,
            SheetId::Drift(_) | SheetId::SideBySide(_) | SheetId::Projects(_) | SheetId::Measures
        ) && !is_arranged(state, sheet)
            && !state.open.as_ref().is_some_and(within::takes_what_is_written),
        block,
    };
    if paste.block.decimals().asks() {
        state.dialog = Some(Dialog::PasteDecimals(Box::new(paste)));
        return Vec::new();
    }
    let is_one = rows == 1 && columns == 1;
    if !is_one && (paste.rows_over > 0 || paste.columns_over > 0) {
        state.dialog = Some(Dialog::PasteLarger(Box::new(paste)));
        return Vec::new();
    }
    put(state, sheet, at, &paste.block, 0, Vec::new())
}

/// Where the rows end that a block is pasted in whose last row would be before `end`. A copied bottom line may fall on the
/// bottom line, where it is left alone like every result.
fn end_of(table: &Table, block: &Block, end: usize) -> usize {
    let has_sum = end == table.rows.len() && (block.is_own() || ends_with_sum(table, block));
    if has_sum { table.rows.len() } else { table.pastable_rows() }
}

/// Whether the last row of a block is named as the table's bottom line.
fn ends_with_sum(table: &Table, block: &Block) -> bool {
    let bottom = table.cell(At { row: table.rows.len().saturating_sub(1), column: 0 });
    let last = block.rows().last().and_then(|row| row.first());
    bottom.zip(last).is_some_and(|(bottom, last)| bottom.text == last.text.trim())
}

/// Whether rows are shown in another order than they stand, so that new ones would not come below.
fn is_arranged(state: &State, sheet: SheetId) -> bool {
    let open = state.open.as_ref();
    open.and_then(|open| open.arrangements.get(&sheet)).is_some_and(|arrangement| arrangement.is_ordered())
}

/// Writes the block from `at` on, after the edits of `first`; over all of a selection that it fits into several times.
/// What was cut is emptied where it stood, once all of it stands here: that is one step.
fn put(
    state: &mut State,
    sheet: SheetId,
    at: At,
    block: &Block,
    left_out: usize,
    first: Vec<Edit>,
) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    let style = state.lang.numbers();
    // What does not fit must not fall on the bottom line, whose name can be written too.
    let fitting = block.rows().len().saturating_sub(left_out).max(1);
    let rows: Vec<&[BlockCell]> = block.rows().take(fitting).collect();
    let size = (rows.len(), block.columns().max(1));
    let cut = state.open.as_mut().and_then(|open| open.cut.take().filter(|cut| cut.waits(open.version)));
    let mut writing = Writing::begin(state, first);
    let named = Named::find(writing.state, sheet, at, block).filter(|_| cut.is_none());
    let Some((written, writes)) = writing.state.table(sheet).map(|table| {
        if let Some(named) = &named {
            let rows = named.rows.iter().flatten().count();
            let end = if named.by_row_name { table.rows.len() } else { end_of(&table, block, at.row + rows) };
            let cells = named.cells(block, end);
            let writes =
                cells.iter().filter_map(|(at, cell)| Some((*at, text_for(&table, *at, block, cell, style)?)));
            return (around(cells.iter().map(|(at, _)| *at)), writes.collect());
        }
        let mut writes = Vec::new();
        let written = areas(&table, &cells, at, size);
        for area in &written {
            let first = area.first();
            for at in area.cells() {
                let cell = &rows[(at.row - first.row) % size.0][(at.column - first.column) % size.1];
                writes.extend(text_for(&table, at, block, cell, style).map(|text| (at, text)));
            }
        }
        (written, writes)
    }) else {
        return Vec::new();
    };
    writing.write(sheet, writes);
    let count = writing.cells;
    let is_moved = cut.is_some() && count > 0 && writing.left == 0;
    if let Some(cut) = cut.filter(|_| is_moved) {
        let is_over = |at: At| cut.sheet == sheet && written.iter().any(|area| area.contains(at));
        let mut writes = writing.state.table(cut.sheet).map(|t| emptied(&t, &cut.cells)).unwrap_or_default();
        writes.retain(|(at, _)| !is_over(*at));
        writing.write(cut.sheet, writes);
    }
    let verb = if is_moved { Verb::Move } else { Verb::Paste };
    let (left, mut effects) = writing.end(StepLabel { verb, what: What::Cells(count) });
    if let [area] = written[..] {
        effects.extend(select(state, sheet, Selection::area(area)));
    }
    let mut pasted = said(state, block, count);
    pasted.push_str(&named.map(|named| named.said(state.lang)).unwrap_or_default());
    // One sentence, for the status bar keeps the last.
    effects.push(Effect::Announce(left.map_or(pasted.clone(), |left| [&pasted, " ", &left].concat())));
    effects.push(Effect::Focus);
    effects
}

/// The rectangle that is all of these cells, if they are one.
fn around(cells: impl Iterator<Item = At> + Clone) -> Vec<Area> {
    let (rows, columns) = (cells.clone().map(|at| at.row), cells.clone().map(|at| at.column));
    let (Some(top), Some(left)) = (rows.clone().min(), columns.clone().min()) else { return Vec::new() };
    let last = At { row: rows.max().unwrap_or(top), column: columns.max().unwrap_or(left) };
    let area = Area { anchor: At { row: top, column: left }, head: last };
    let (height, width) = area.size();
    if height * width == cells.count() { vec![area] } else { Vec::new() }
}

/// The rectangles that are written: the whole selection if the block fits into it several times, else once from the
/// first cell, as far as the table goes.
fn areas(table: &Table, cells: &Selection, at: At, (rows, columns): (usize, usize)) -> Vec<Area> {
    let fits = |area: &Area| {
        let (height, width) = area.size();
        height % rows == 0 && width % columns == 0
    };
    if cells.areas().iter().all(fits) && !cells.is_single() {
        return cells.areas().to_vec();
    }
    let shape = table.shape();
    let last = At {
        row: (at.row + rows).min(shape.rows).saturating_sub(1).max(at.row),
        column: (at.column + columns).min(shape.columns).saturating_sub(1).max(at.column),
    };
    vec![Area { anchor: at, head: last }]
}

/// What is typed in a cell for a cell of the block; `None` leaves it alone, because there is nothing to paste over a
/// name or a choice.
pub(super) fn text_for(
    table: &Table,
    at: At,
    block: &Block,
    from: &BlockCell,
    style: NumberStyle,
) -> Option<String> {
    let cell = table.cell(at)?;
    match cell.target {
        Some(target) if target.is_number() => {
            if let (Some(own), true) = (&from.own, target.is_amount() && block.is_own()) {
                // What a cell shows, pasted on itself, adds nothing to it once more.
                let beneath = written_beneath(&cell, style);
                let is_itself = beneath.is_some() && block_cell(table, cell, style).own.as_ref() == Some(own);
                return beneath.filter(|_| is_itself).or_else(|| Some(own.clone()));
            }
            // What nothing decides stays as it stands, marked as text that could not be read.
            Some(block.typed(from, style).map_or_else(|| from.text.clone(), |text| text.into_owned()))
        }
        Some(_) if cell.is_choice => {
            let label = lower(from.text.trim());
            let choices = table.choices(at);
            let found = choices.into_iter().find(|choice| lower(&choice.label) == label);
            // Refused where it is none of the choices, and said so.
            (!label.is_empty()).then(|| found.map_or_else(|| from.text.clone(), |choice| choice.value))
        }
        Some(target) if !target.can_be_empty() && from.text.trim().is_empty() => None,
        Some(_) => {
            let own = from.own.as_ref().filter(|_| from.exact.is_none() && block.is_own());
            Some(own.unwrap_or(&from.text).replace('\n', " "))
        }
        // Empty cells over a result say nothing; others are reported.
        None => (!from.text.trim().is_empty()).then(|| from.text.clone()),
    }
}

/// `24 celler inklistrade. Decimaltecken: komma, enligt urklippet.`
fn said(state: &State, block: &Block, count: usize) -> String {
    let decimals = block.decimals();
    let texts = state.lang.texts();
    let sign = match decimals.sign {
        DecimalSign::Comma => texts.later().comma,
        DecimalSign::Point => texts.later().point,
    };
    let known = match decimals.known {
        Known::Declared => texts.later().sign_declared,
        Known::Inferred => texts.later().sign_inferred,
        Known::Assumed | Known::Contradictory => texts.later().sign_assumed,
        Known::Chosen => texts.later().sign_chosen,
    };
    let pasted = sentence::pasted(state.lang, count);
    if block.is_own() { pasted } else { format!("{pasted} {}: {sign}, {known}.", texts.later().decimal_sign) }
}
