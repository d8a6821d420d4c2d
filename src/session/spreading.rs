//! Spreading a total over the selected cells: which cells, what each comes to, and the step that writes them.

use rust_decimal::Decimal;

use super::commit::{Context, Plan, write_amount};
use super::cursor::selection_in;
use super::effect::Effect;
use super::sheet::{AmountColumn, ColumnKey, SheetId, Subject};
use super::state::{Open, State, StepLabel};
use super::update::{announce_result, perform};
use crate::lang::sentence::{Refused, amount as amount_text};
use crate::lang::spread::{NoSpread, no_spread, over};
use crate::lang::{Lang, Verb, What};
use crate::model::Workbook;
use crate::model::drift::{Distribution, DriftColumn, Kind, Line, LineField, Place, RowId};
use crate::model::edit::Edit;
use crate::model::formula::{AmountCell, Figure};
use crate::model::id::{KeyId, LineId};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::order;
use crate::rules::drift::{Lens, Reach, Tables, amount, follow};
use crate::rules::key::{Span, weights};
use crate::rules::months::are_the_actual;
use crate::rules::sense::Sense;
use crate::rules::spread::{Spread, SpreadCell, spread};

/// How many lines the name of a step has.
const MOST_NAMED: usize = 2;

/// What the parts of a total are in proportion to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// What stands there.
    InProportion,
    /// Nothing: they are equal.
    Equally,
    /// Each member's weight in a key; what is shared has none.
    ByKey(KeyId),
    /// What each member has in another row, in the same column.
    LikeRow(RowId),
    /// What stands in another column, in the same row.
    LikeColumn(DriftColumn),
}

/// A total that is to be spread over what is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spreading {
    /// The new total, signs as inside.
    pub total: Money,
    /// How.
    pub way: Way,
}

/// A written amount of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub line: LineId,
    /// Whose: a holder's part of a direct line, or the total.
    pub lens: Lens,
    /// What it shows; where it is held, what is written in it.
    pub now: Money,
    pub is_held: bool,
    /// Whether a formula gives its amount.
    pub is_formula: bool,
}

/// The cells that a total is spread over, all of one column and kind.
#[derive(Debug)]
pub(super) struct Area {
    pub column: AmountColumn,
    pub kind: Kind,
    pub cells: Vec<Cell>,
    /// The one cell that is selected, as formulas see it; `None` if there are several.
    pub figure: Option<Figure>,
}

impl Area {
    /// What the cells come to now.
    pub fn sum(&self) -> Money {
        self.cells.iter().map(|cell| cell.now).sum()
    }

    /// The line, where all cells are holders' parts of it.
    pub fn one_line(&self) -> Option<LineId> {
        let first = self.cells.first()?.line;
        let is_part = |cell: &Cell| cell.line == first && cell.lens != Lens::Total;
        self.cells.iter().all(is_part).then_some(first)
    }
}

/// What spreading would do.
pub(super) struct Planned {
    pub area: Area,
    pub spread: Spread,
    /// The places of the cells that change.
    pub changed: Vec<usize>,
}

/// Where a line has an amount that people write.
pub(super) fn place(line: &Line, lens: Lens) -> Option<Place> {
    match (&line.distribution, lens) {
        (Distribution::ByKey { .. }, Lens::Total) => Some(Place::Total),
        (Distribution::Direct(_), Lens::Holder(holder)) => Some(Place::Part(holder)),
        _ => None,
    }
}

/// The amount that a row shows in a column.
pub(super) fn shown(tables: &Tables, row: RowId, lens: Lens, column: DriftColumn) -> Option<Money> {
    tables.iter().find_map(|table| amount(table.figures(table.row(Some(row))?, lens)?, column))
}

/// Whether a column of a line shows what its months add up to, and nothing can be written there.
pub(super) fn is_sum_of_months(open: &Open, line: &Line, column: AmountColumn) -> bool {
    column.field() == LineField::Actual && are_the_actual(line, open.workbook.period_end)
}

/// The cell of a line at a place that it has, unless what stands there cannot be read.
fn cell(open: &Open, line: &Line, lens: Lens, place: Place, column: AmountColumn) -> Result<Cell, NoSpread> {
    let field = column.field();
    let (at, entry) = (AmountCell::Line(line.id, place, field), line.entry(place, field));
    // What the months add up to stays as what is held does.
    if is_sum_of_months(open, line, column) {
        let now = shown(open.seen().tables, RowId::Line(line.id), lens, column.column()).unwrap_or_default();
        return Ok(Cell { line: line.id, lens, now, is_held: true, is_formula: false });
    }
    if entry.is_unread() || open.seen().tables.formulas().fault(at).is_some() {
        return Err(NoSpread::Unread);
    }
    let is_held = line.is_fixed(place, field);
    // What is held counts as it is written, also where another method shows something else.
    let now = match is_held && field == LineField::Prognosis {
        true => open.seen().tables.formulas().amount(at, entry),
        false => shown(open.seen().tables, RowId::Line(line.id), lens, column.column()),
    };
    let is_formula = entry.formula().is_some();
    Ok(Cell { line: line.id, lens, now: now.unwrap_or_default(), is_held, is_formula })
}

/// Adds the cells of a line. Its total is that of the members, and of what is shared if that has something.
fn add(found: &mut Area, open: &Open, line: &Line, lens: Lens) -> Result<(), NoSpread> {
    let is_direct = matches!(line.distribution, Distribution::Direct(_));
    if lens != Lens::Total || !is_direct {
        let place = place(line, lens).ok_or(NoSpread::PartByKey)?;
        found.cells.push(cell(open, line, lens, place, found.column)?);
        return Ok(());
    }
    let has_members = !open.workbook.members.is_empty();
    for holder in open.workbook.holders() {
        let cell = cell(open, line, Lens::Holder(holder), Place::Part(holder), found.column)?;
        if holder != Holder::Shared || cell.is_held || !cell.now.is_zero() || !has_members {
            found.cells.push(cell);
        }
    }
    Ok(())
}

/// The cells behind what is selected, each once.
pub(super) fn area(state: &State) -> Result<Area, NoSpread> {
    let open = state.open.as_ref().ok_or(NoSpread::NoAmounts)?;
    let sheet = open.cursor().ok_or(NoSpread::NoAmounts)?.sheet;
    let (Some(table), Some(source)) = (state.table(sheet), state.source()) else {
        return Err(NoSpread::NoAmounts);
    };
    let selection = selection_in(state, sheet);
    let mut found: Option<Area> = None;
    for at in selection.cells() {
        let (column, lens) = match table.key(at.column) {
            Some(ColumnKey::Drift(column)) => (column, source.lens),
            Some(ColumnKey::Lens(lens)) => (open.measure, lens),
            _ => return Err(NoSpread::NoAmounts),
        };
        let lines = match (table.rows.get(at.row).map(|row| row.subject), sheet) {
            (Some(Subject::Row(RowId::Line(id))), _) => open.seen().workbook.line(id).into_iter().collect(),
            (Some(Subject::Row(RowId::Group(id))), _) => {
                open.seen().workbook.group(id).map(|group| group.lines()).unwrap_or_default()
            }
            (Some(Subject::Total), SheetId::Drift(id) | SheetId::SideBySide(id)) => open
                .seen()
                .workbook
                .activity(id)
                .map(|activity| activity.lines().collect())
                .unwrap_or_default(),
            _ => Vec::new(),
        };
        let column = AmountColumn::of(column).ok_or(NoSpread::NoAmounts)?;
        for line in lines {
            let area = found.get_or_insert_with(|| Area {
                column,
                kind: line.kind,
                cells: Vec::new(),
                figure: table.figure(at).filter(|_| selection.is_single()),
            });
            if area.column != column {
                return Err(NoSpread::SeveralColumns);
            }
            if area.kind != line.kind {
                return Err(NoSpread::SeveralKinds);
            }
            add(area, open, line, lens)?;
        }
    }
    let mut area = found.ok_or(NoSpread::NoAmounts)?;
    keep_once(&mut area.cells);
    Ok(area)
}

/// Takes away the cells that are there already: a group's, where its lines are selected too.
fn keep_once(cells: &mut Vec<Cell>) {
    let key = |place: &usize| (cells[*place].line, cells[*place].lens);
    let mut places: Vec<usize> = (0..cells.len()).collect();
    order::sort_by(&mut places, |a, b| key(a).cmp(&key(b)).then(a.cmp(b)));
    let mut is_first = vec![true; cells.len()];
    for pair in places.windows(2) {
        is_first[pair[1]] = key(&pair[0]) != key(&pair[1]);
    }
    let mut is_first = is_first.into_iter();
    cells.retain(|_| is_first.next().unwrap_or_default());
}

/// What the part of each cell is in proportion to.
fn weights_of(open: &Open, area: &Area, way: Way) -> Result<Vec<Decimal>, NoSpread> {
    let basis = |row: Option<RowId>, column| {
        let of =
            |cell: &Cell| shown(open.seen().tables, row.unwrap_or(RowId::Line(cell.line)), cell.lens, column);
        area.cells.iter().map(|cell| of(cell).unwrap_or_default().as_decimal()).collect()
    };
    Ok(match way {
        Way::InProportion => area.cells.iter().map(|cell| cell.now.as_decimal()).collect(),
        Way::Equally => vec![Decimal::ONE; area.cells.len()],
        Way::ByKey(_) | Way::LikeRow(_) if area.one_line().is_none() => return Err(NoSpread::OverLines),
        Way::ByKey(key) => {
            let key = open.workbook.key(key).ok_or(NoSpread::NoKey)?;
            let weights = weights(&open.workbook, key).ok_or(NoSpread::Refused(Refused::NoWeights))?;
            let weight = |cell: &Cell| {
                let at = open.workbook.holders().position(|holder| Lens::Holder(holder) == cell.lens)?;
                weights.over(Span::of(area.column.field())).get(at).copied()
            };
            area.cells.iter().map(|cell| weight(cell).unwrap_or_default()).collect()
        }
        Way::LikeRow(row) => basis(Some(row), area.column.column()),
        Way::LikeColumn(column) => basis(None, column),
    })
}

/// The edits that write amounts, one after the other; nothing is changed yet. What is written, and what is to `stay` as it
/// is, stands there afterwards, or it is refused.
pub(super) fn edits(
    open: &Open,
    lang: Lang,
    column: AmountColumn,
    writes: &[(LineId, Lens, Money)],
    stay: &[(LineId, Lens, Money)],
) -> Result<Vec<Edit>, NoSpread> {
    let seen = open.seen();
    let (mut workbook, mut tables): (Workbook, Tables) = (seen.workbook.clone(), seen.tables.clone());
    let mut edits = Vec::new();
    for (line, lens, amount) in writes {
        let context = Context { workbook: &workbook, tables: &tables, lang };
        let line = workbook.line(*line).ok_or(NoSpread::NoAmounts)?;
        let edit = match write_amount(context, line, *lens, column, *amount) {
            Plan::Edit(edit, _) => edit,
            Plan::Refuse(why) => return Err(NoSpread::Refused(why)),
            Plan::AskPart(_) => return Err(NoSpread::PartByKey),
        };
        let reach = Reach::of(&edit);
        workbook.apply(edit.clone()).map_err(|_| NoSpread::NoAmounts)?;
        follow(&mut tables, &workbook, &reach);
        edits.push(edit);
    }
    // A formula that reads what was written may have moved on.
    let stands = |(line, lens, amount): &(LineId, Lens, Money)| {
        shown(&tables, RowId::Line(*line), *lens, column.column()).unwrap_or_default() == *amount
    };
    let stands = edits.is_empty() || writes.iter().chain(stay).all(stands);
    if stands { Ok(edits) } else { Err(NoSpread::FormulaFollows) }
}

/// What spreading would do; nothing is changed yet, and what formulas would make of it is not looked at.
pub(super) fn plan(state: &State, Spreading { total, way }: Spreading) -> Result<Planned, NoSpread> {
    let open = state.open.as_ref().ok_or(NoSpread::NoAmounts)?;
    let area = area(state)?;
    let weights = weights_of(open, &area, way)?;
    let cells = area.cells.iter().zip(weights);
    let cells = cells.map(|(cell, weight)| SpreadCell { now: cell.now, is_held: cell.is_held, weight });
    let spread = spread(total, &cells.collect::<Vec<_>>())?;
    // A formula gives way to its part, also where that is what it gives now.
    let changes = |at: &usize| {
        let cell = area.cells[*at];
        !cell.is_held && (cell.is_formula || cell.now != spread.parts[*at])
    };
    let changed = (0..area.cells.len()).filter(changes).collect();
    Ok(Planned { area, spread, changed })
}

/// The edits of what is planned; see [`edits`].
pub(super) fn planned_edits(state: &State, planned: &Planned) -> Result<Vec<Edit>, NoSpread> {
    let open = state.open.as_ref().ok_or(NoSpread::NoAmounts)?;
    let (mut writes, mut stay) = (Vec::new(), Vec::new());
    let mut changed = planned.changed.iter().peekable();
    for (at, (cell, part)) in planned.area.cells.iter().zip(&planned.spread.parts).enumerate() {
        let list = if changed.next_if_eq(&&at).is_some() { &mut writes } else { &mut stay };
        list.push((cell.line, cell.lens, *part));
    }
    edits(open, state.lang, planned.area.column, &writes, &stay)
}

/// Spreads a total over what is selected, as one step. Where that cannot be done, it says why and changes nothing.
pub(super) fn run(state: &mut State, spreading: Spreading) -> Vec<Effect> {
    let planned = plan(state, spreading).and_then(|planned| {
        let edits = planned_edits(state, &planned)?;
        let total = written(state, planned.area.kind, spreading.total);
        let over = over(state.lang, &total, planned.changed.len());
        let mut said = state.lang.texts().later().was_spread.replace("{}", &over);
        // Without words of a language, for it may be read in the other one.
        let name = format!("{total} → {}", lines_of(state, &planned));
        let step = StepLabel { verb: Verb::Spread, what: What::Named(name) };
        if planned.spread.is_without_basis {
            said = [&said, ". ", state.lang.texts().later().spread_without_basis].concat();
        }
        Ok((edits, step, said))
    });
    done(state, planned)
}

/// The lines whose cells change, by their names; of many only the first.
fn lines_of(state: &State, planned: &Planned) -> String {
    let mut lines: Vec<LineId> = Vec::new();
    for at in &planned.changed {
        let line = planned.area.cells[*at].line;
        if !lines.contains(&line) && lines.len() <= MOST_NAMED {
            lines.push(line);
        }
    }
    let workbook = state.open.as_ref().map(|open| &open.workbook);
    let name = |id: &LineId| workbook.and_then(|workbook| workbook.line(*id)).map(|line| line.name.as_str());
    let named: Vec<&str> = lines.iter().take(MOST_NAMED).filter_map(name).collect();
    let more = if lines.len() > MOST_NAMED { ", …" } else { "" };
    named.join(", ") + more
}

/// Carries out a planned step and says what it did, or says why it cannot be done.
pub(super) fn done(
    state: &mut State,
    planned: Result<(Vec<Edit>, StepLabel, String), NoSpread>,
) -> Vec<Effect> {
    let (edits, label, said) = match planned {
        Ok(planned) => planned,
        Err(why) => {
            let why = no_spread(state.lang, why);
            if state.dialog.is_some() {
                (state.form_error, state.wrong_field) = (Some(why), None);
                return Vec::new();
            }
            return vec![Effect::Announce(why)];
        }
    };
    state.dialog = None;
    if edits.is_empty() {
        return vec![Effect::Announce(state.lang.texts().later().nothing_changed.to_owned()), Effect::Focus];
    }
    let mut effects = perform(state, Edit::Batch(edits), label);
    let result = match announce_result(state) {
        Some(Effect::Announce(result)) => result,
        _ => String::new(),
    };
    effects.push(Effect::Announce(format!("{said}. {result}")));
    effects.push(Effect::Focus);
    effects
}

/// An amount of a line as the organisation writes it, with its unit.
pub(super) fn written(state: &State, kind: Kind, money: Money) -> String {
    let Some(open) = &state.open else { return String::new() };
    let money = Sense::Kind(kind).written(money, &open.workbook.signs);
    amount_text(state.lang, money, open.workbook.drift_unit)
}
