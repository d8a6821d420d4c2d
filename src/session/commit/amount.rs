//! What it means that an amount of a line was written, or its method chosen.

use super::{Context, Plan, entered, formula, label, one, read};
use crate::lang::sentence::Refused;
use crate::lang::{Lang, Verb, heading};
use crate::model::Workbook;
use crate::model::drift::{Distribution, DriftColumn, Line, LineField, Method, Place, RowId};
use crate::model::edit::{Edit, LineChange};
use crate::model::entry::Entry;
use crate::model::formula::{AmountCell, Column, Figure, TableRow};
use crate::model::id::LineId;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::drift::{Lens, Tables};
use crate::rules::figures::Figures;
use crate::rules::key::{Span, weights};
use crate::rules::sense::Sense;
use crate::rules::split::{split_around, total_for_part};
use crate::rules::summary::drift_tables;
use crate::session::hold::line_is_fixed;
use crate::session::sheet::AmountColumn;
use crate::session::state::{PartOfTotal, StepLabel};
use crate::text::formula::is_formula;

/// Writes amounts of one line through one lens.
struct Writer<'a> {
    context: Context<'a>,
    line: &'a Line,
    lens: Lens,
}

impl Writer<'_> {
    fn sense(&self) -> Sense {
        Sense::Kind(self.line.kind)
    }

    fn figures(&self, lens: Lens) -> Figures {
        let id = Some(RowId::Line(self.line.id));
        let found = self.context.tables.iter().find_map(|table| {
            let row = table.row(id)?;
            // What is added to a prognosis stays beside what is written.
            Some(Figures { prognosis: table.raw_prognosis(row, lens), ..*table.figures(row, lens)? })
        });
        found.unwrap_or_default()
    }

    fn amount(&self, column: AmountColumn, text: &str) -> Option<Plan> {
        if line_is_fixed(self.context.workbook, self.line, self.lens, column.field()) {
            return Some(Plan::Refuse(Refused::Held));
        }
        let entry = if is_formula(text) {
            match self.formula(column, text) {
                Ok(entry) => entry,
                Err(refused) => return Some(Plan::Refuse(refused)),
            }
        } else {
            match read(self.context, text, self.context.workbook.drift_unit, self.sense()) {
                Entry::Value(amount) => self.entered(column, amount, text),
                entry => entry,
            }
        };
        self.put(column, entry)
    }

    /// Writes an entry in a column.
    fn put(&self, column: AmountColumn, entry: Entry<Money>) -> Option<Plan> {
        let field = column.field();
        let plan = match (&self.line.distribution, self.lens) {
            (Distribution::ByKey { .. }, Lens::Total) => self.write(Place::Total, field, entry),
            (Distribution::Direct(_), Lens::Holder(holder)) => self.write(Place::Part(holder), field, entry),
            (Distribution::Direct(_), Lens::Total) => return Some(self.spread(field, entry)),
            (Distribution::ByKey { key, .. }, Lens::Holder(holder)) => {
                return match entry {
                    Entry::Value(amount) => {
                        let key = self.context.workbook.key(*key)?;
                        let Some(weights) = weights(self.context.workbook, key) else {
                            return Some(Plan::Refuse(Refused::NoWeights));
                        };
                        let index = self.context.workbook.holders().position(|known| known == holder)?;
                        let weights = weights.over(Span::of(column.field()));
                        let total = total_for_part(amount, weights, index);
                        let line = self.line.id;
                        Some(Plan::AskPart(PartOfTotal { line, holder, column, amount, total }))
                    }
                    Entry::Empty | Entry::Unread(_) | Entry::Formula(_) | Entry::Decisions(_) => {
                        Some(Plan::Refuse(Refused::NotAnAmount))
                    }
                };
            }
        };
        Some(plan)
    }

    /// An amount in a column as the entry that gives it: a budget is original + supplements, and what is written
    /// decides the original.
    fn entered(&self, column: AmountColumn, amount: Money, text: &str) -> Entry<Money> {
        match column {
            AmountColumn::Field(_) => Entry::Value(amount),
            AmountColumn::Budget => {
                let supplements = self.figures(self.lens).supplements.unwrap_or_default();
                entered(amount - supplements).map_or_else(|| Entry::Unread(text.to_owned()), Entry::Value)
            }
        }
    }

    /// The entry that a written formula is: itself in a cell that is entered, its amount where the figure is
    /// spread or split.
    fn formula(&self, column: AmountColumn, text: &str) -> Result<Entry<Money>, Refused> {
        let holder = match self.lens {
            Lens::Total => None,
            Lens::Holder(holder) => Some(holder),
        };
        let row = TableRow::Row(RowId::Line(self.line.id));
        let at = Figure::Drift { row, holder, column: column.column() };
        let formula = formula::read(self.context, text, at)?;
        let place = match (&self.line.distribution, self.lens) {
            (Distribution::ByKey { .. }, Lens::Total) => Place::Total,
            (Distribution::Direct(_), Lens::Holder(holder)) => Place::Part(holder),
            _ => {
                let amount = formula::amount(self.context, &formula, at)?;
                return Ok(self.entered(column, amount, text));
            }
        };
        let supplements = self.line.entry(place, LineField::Supplements);
        let more = column == AmountColumn::Budget && !supplements.is_empty();
        let more = more.then_some(Column::Drift(DriftColumn::Supplements));
        formula::of_original(self.context, formula, more).map(|formula| Entry::Formula(Box::new(formula)))
    }

    fn label(&self) -> StepLabel {
        label(Verb::Change, &self.line.name)
    }

    /// Writes one entry; a written prognosis makes the line's method "typed".
    fn write(&self, place: Place, field: LineField, entry: Entry<Money>) -> Plan {
        let mut edits = Vec::new();
        if field == LineField::Prognosis {
            edits.extend(self.before_prognosis(&entry));
        }
        edits.push(Edit::amount(self.line.id, place, field, entry));
        Plan::Edit(one(edits), self.label())
    }

    /// What a written prognosis changes besides the cell. The other parts keep the figures they show; a
    /// cleared one gives the line back to the workbook's method, if no part is held.
    fn before_prognosis(&self, entry: &Entry<Money>) -> Vec<Edit> {
        let workbook = self.context.workbook;
        let method = self.line.method.unwrap_or(workbook.method);
        let set = |method| Edit::Line(self.line.id, LineChange::Method(method));
        match entry {
            Entry::Empty if method == Method::Typed && workbook.method != Method::Typed => {
                let is_held = |holder| self.line.is_held(Place::Part(holder), LineField::Prognosis);
                let is_free = self.lens == Lens::Total && !workbook.holders().any(is_held);
                if is_free { vec![set(None)] } else { Vec::new() }
            }
            Entry::Empty => Vec::new(),
            _ if method == Method::Typed => Vec::new(),
            _ => {
                let mut edits = self.typed_as_shown();
                edits.push(set(Some(Method::Typed)));
                edits
            }
        }
    }

    /// Writes the prognosis that is shown as the typed one, everywhere on the line where none is held.
    fn typed_as_shown(&self) -> Vec<Edit> {
        let write = |place, lens| {
            let shown = self.figures(lens).prognosis.and_then(entered);
            Edit::amount(self.line.id, place, LineField::Prognosis, shown.into())
        };
        let is_free = |place: &Place| !self.line.is_held(*place, LineField::Prognosis);
        match &self.line.distribution {
            Distribution::ByKey { .. } => Some(Place::Total)
                .filter(is_free)
                .map(|place| write(place, Lens::Total))
                .into_iter()
                .collect(),
            Distribution::Direct(_) => {
                let holders = self.context.workbook.holders();
                holders
                    .filter(|holder| is_free(&Place::Part(*holder)))
                    .map(|holder| write(Place::Part(holder), Lens::Holder(holder)))
                    .collect()
            }
        }
    }

    /// Spreads a total over the holders in proportion to what stands there, exact to the krona; equally over
    /// the members where nothing stands (domain: Per member). Parts that are held stay, and the others take the
    /// difference.
    fn spread(&self, field: LineField, entry: Entry<Money>) -> Plan {
        let workbook = self.context.workbook;
        let place = |holder| Place::Part(holder);
        let at = |holder: &Holder| self.line.entry(Place::Part(*holder), field);
        let is_held = |holder: &Holder| self.line.is_fixed(Place::Part(*holder), field);
        // Text in the shared part alone is what was written in the total before; it gives way to what is written now.
        let is_alone = || workbook.members.iter().all(|member| at(&Holder::Member(member.id)).is_empty());
        let given = |holder: &Holder| {
            *holder != Holder::Shared || !at(holder).is_unread() || is_held(holder) || !is_alone()
        };
        let has_fault = |holder: &Holder| {
            let cell = AmountCell::Line(self.line.id, Place::Part(*holder), field);
            at(holder).formula().is_some() && self.context.tables.formulas().fault(cell).is_some()
        };
        let unread =
            workbook.holders().any(|holder| given(&holder) && at(&holder).is_unread() || has_fault(&holder));
        let mut edits = Vec::new();
        if field == LineField::Prognosis {
            edits.extend(self.before_prognosis(&entry));
        }
        let write = |holder, entry| Edit::amount(self.line.id, place(holder), field, entry);
        match entry {
            Entry::Empty => {
                let free = || workbook.holders().filter(|holder| !is_held(holder));
                if free().all(|holder| at(&holder).is_empty()) && workbook.holders().any(|h| is_held(&h)) {
                    return Plan::Refuse(Refused::AllHeld);
                }
                edits.extend(free().map(|holder| write(holder, Entry::Empty)));
            }
            // What somebody wrote in a part would vanish behind the new figures.
            Entry::Value(_) | Entry::Decisions(_) if unread => return Plan::Refuse(Refused::UnreadPart),
            Entry::Value(total) => {
                let now = |holder: &Holder| match is_held(holder) {
                    // What is held counts as it is written, also where another method shows something else.
                    true => {
                        let cell = AmountCell::Line(self.line.id, Place::Part(*holder), field);
                        self.context.tables.formulas().amount(cell, at(holder)).unwrap_or_default()
                    }
                    false => self.shown(field, *holder),
                };
                let holders: Vec<Holder> = workbook
                    .holders()
                    .filter(|holder| *holder != Holder::Shared || is_held(holder) || !now(holder).is_zero())
                    .collect();
                let amounts: Vec<(Money, bool)> =
                    holders.iter().map(|holder| (now(holder), is_held(holder))).collect();
                if holders.is_empty() {
                    edits.push(write(Holder::Shared, Entry::Value(total)));
                } else {
                    let Some(parts) = split_around(total, &amounts) else {
                        return Plan::Refuse(Refused::AllHeld);
                    };
                    let parts = holders.into_iter().zip(parts).filter(|(holder, _)| !is_held(holder));
                    for (holder, part) in parts {
                        // Beside what is held, a difference can be more than a cell keeps.
                        let Some(part) = entered(part) else { return Plan::Refuse(Refused::NotAnAmount) };
                        edits.push(write(holder, Entry::Value(part)));
                    }
                    if !given(&Holder::Shared) {
                        edits.push(write(Holder::Shared, Entry::Empty));
                    }
                }
            }
            // The amount of a formula is spread, not the formula; decisions are written where they stand.
            Entry::Formula(_) | Entry::Decisions(_) => return Plan::Refuse(Refused::NotAnAmount),
            Entry::Unread(text) => {
                // A line without amounts keeps the text; beside amounts, which would still count, it stays in
                // the editor.
                if workbook.holders().any(|holder| given(&holder) && !at(&holder).is_empty())
                    || is_held(&Holder::Shared)
                {
                    return Plan::Refuse(Refused::NotAnAmount);
                }
                edits.push(write(Holder::Shared, Entry::Unread(text)));
            }
        }
        Plan::Edit(one(edits), label(Verb::Spread, &self.line.name))
    }

    /// What a holder's part shows now, as the basis for spreading.
    fn shown(&self, field: LineField, holder: Holder) -> Money {
        let figures = self.figures(Lens::Holder(holder));
        let amount = match field {
            LineField::PriorActual => figures.prior_actual,
            LineField::OriginalBudget => figures.original_budget,
            LineField::Supplements => figures.supplements,
            LineField::Actual => figures.actual,
            LineField::Prognosis => figures.prognosis,
        };
        amount.unwrap_or_default()
    }
}

/// What it means that `text` was written as an amount of a line.
pub(super) fn plan(
    context: Context,
    line: &Line,
    lens: Lens,
    column: AmountColumn,
    text: &str,
) -> Option<Plan> {
    Writer { context, line, lens }.amount(column, text)
}

/// What it means that an amount, signs as inside, is written where a line has one: in the total, which is spread as
/// a written total is, or in a holder's part of a direct line.
pub(in crate::session) fn write_amount(
    context: Context,
    line: &Line,
    lens: Lens,
    column: AmountColumn,
    amount: Money,
) -> Plan {
    let (writer, field) = (Writer { context, line, lens }, column.field());
    if line_is_fixed(context.workbook, line, lens, field) {
        return Plan::Refuse(Refused::Held);
    }
    let entry = match entered(amount).map(|amount| writer.entered(column, amount, "")) {
        Some(entry) if !entry.is_unread() => entry,
        _ => return Plan::Refuse(Refused::NotAnAmount),
    };
    match (&line.distribution, lens) {
        (Distribution::ByKey { .. }, Lens::Total) => writer.write(Place::Total, field, entry),
        (Distribution::Direct(_), Lens::Holder(holder)) => writer.write(Place::Part(holder), field, entry),
        (Distribution::Direct(_), Lens::Total) => writer.spread(field, entry),
        (Distribution::ByKey { .. }, Lens::Holder(_)) => Plan::Refuse(Refused::NotAnAmount),
    }
}

/// See [`super::plan_as_text`].
pub(super) fn plan_as_text(
    context: Context,
    line: &Line,
    lens: Lens,
    column: AmountColumn,
    text: String,
) -> Option<Plan> {
    if line_is_fixed(context.workbook, line, lens, column.field()) {
        return None;
    }
    Writer { context, line, lens }.put(column, Entry::Unread(text))
}

/// The prognosis that each holder's part of a line shows before anything is added, where it could be entered.
pub(in crate::session) fn shown_prognoses(
    workbook: &Workbook,
    tables: &Tables,
    line: LineId,
) -> Vec<(Holder, Money)> {
    let row = tables.iter().find_map(|table| table.row(Some(RowId::Line(line))));
    // What is added stays beside an own figure.
    let raw = row.map(|row| match &row.added {
        Some(added) => added.raw_parts.clone(),
        None => row.parts.iter().map(|part| part.prognosis).collect(),
    });
    let shown = raw.into_iter().flatten().map(|raw| raw.and_then(entered));
    workbook.holders().zip(shown).filter_map(|(holder, shown)| Some((holder, shown?))).collect()
}

/// Writes an amount into one holder's part of a direct line.
pub(in crate::session) fn write_part(
    workbook: &Workbook,
    line: LineId,
    holder: Holder,
    field: LineField,
    amount: Money,
) -> Option<Edit> {
    let tables = drift_tables(workbook);
    let context = Context { workbook, tables: &tables, lang: Lang::default() };
    let writer = Writer { context, line: workbook.line(line)?, lens: Lens::Holder(holder) };
    match writer.write(Place::Part(holder), field, Entry::Value(amount)) {
        Plan::Edit(edit, _) => Some(edit),
        Plan::AskPart(_) | Plan::Refuse(_) => None,
    }
}

pub(super) fn method(context: Context, id: LineId, text: &str) -> Option<Plan> {
    let line = context.workbook.line(id)?;
    let Some(method) = heading::method_of_value(text) else {
        return Some(Plan::Refuse(Refused::NotAChoice));
    };
    let now = line.method.unwrap_or(context.workbook.method);
    let mut edits = Vec::new();
    if method == Method::Typed && now != Method::Typed {
        // The own figure begins as the one that is shown, so that nothing jumps.
        edits.extend(Writer { context, line, lens: Lens::Total }.typed_as_shown());
    }
    edits.push(Edit::Line(id, LineChange::Method(Some(method))));
    Some(Plan::Edit(one(edits), label(Verb::Method, &line.name)))
}
