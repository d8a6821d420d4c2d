//! From what was written in a cell to the edit that it means.

use super::sheet::{AmountColumn, Target};
use super::state::{PartOfTotal, StepLabel};
use crate::file::limit;
use crate::lang::{Lang, Verb, heading};
use crate::model::Workbook;
use crate::model::drift::{Distribution, Line, LineField, Method, Place, RowId};
use crate::model::edit::{
    ActivityChange, Edit, GroupChange, KeyChange, LineChange, MemberChange, ProjectChange, ProjectGroupChange,
};
use crate::model::entry::Entry;
use crate::model::id::{LineId, ProjectId};
use crate::model::investment::{ProjectField, Tag};
use crate::model::key::Weight;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;
use crate::rules::drift::{DriftTable, Lens};
use crate::rules::figures::Figures;
use crate::rules::key::weights;
use crate::rules::sense::Sense;
use crate::rules::split::{split_like, total_for_part};
use crate::rules::summary::drift_tables;
use crate::text::number::{Typed, parse_amount, parse_number};

/// The longest name or other short text, in characters.
pub const LONGEST_NAME: usize = limit::NAME;
/// The longest comment, in characters.
pub const LONGEST_COMMENT: usize = limit::PROSE;

/// What writing a text in a cell means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plan {
    /// A change.
    Edit(Edit, StepLabel),
    /// A part of a by-key line was written: the user has to say what is meant.
    AskPart(PartOfTotal),
    /// The text cannot be taken; it stays in the editor with this reason.
    Refuse(Refusal),
}

/// Why a text stays in the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Not an amount, and no cell could keep it as text without another amount being lost.
    NotAnAmount,
    /// Longer than the cell can keep.
    TooLong,
    /// Not four digits.
    NotACode,
    /// A postponed project's year, or another choice, that there is none of.
    NotAChoice,
    /// A part of a line whose key has no weights.
    NoWeights,
    /// A total for parts of which one is text that cannot be read.
    UnreadPart,
    /// An empty name.
    NoName,
    /// A member's name that another member has.
    NameTaken,
}

/// What a workbook looks like at the moment of writing.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// Its drift tables, calculated.
    pub tables: &'a [DriftTable],
    /// The language that numbers are written in.
    pub lang: Lang,
}

/// What it means that `text` was written at `target`; `None` if what it was about is gone.
#[must_use]
pub fn plan(context: Context, target: Target, text: &str) -> Option<Plan> {
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let limit = match target {
        Target::LineComment(_) | Target::ProjectComment(_) => LONGEST_COMMENT,
        _ => LONGEST_NAME,
    };
    if text.chars().count() > limit {
        return Some(Plan::Refuse(Refusal::TooLong));
    }
    let workbook = context.workbook;
    let trimmed = || one_line(&text);
    if let Some(refusal) = wrong_name(workbook, target, &trimmed()) {
        return Some(Plan::Refuse(refusal));
    }
    match target {
        Target::LineAmount(line, lens, column) => {
            Writer { context, line: workbook.line(line)?, lens }.amount(column, &text)
        }
        Target::LineName(id) => {
            let label = label(Verb::Rename, &workbook.line(id)?.name);
            Some(Plan::Edit(Edit::Line(id, LineChange::Name(trimmed())), label))
        }
        Target::LineComment(id) => {
            let label = label(Verb::Comment, &workbook.line(id)?.name);
            Some(Plan::Edit(Edit::Line(id, LineChange::Comment(text.trim().to_owned())), label))
        }
        Target::LineMethod(id) => method(context, id, &text),
        Target::GroupName(id) => {
            let label = label(Verb::Rename, &workbook.group(id)?.name);
            Some(Plan::Edit(Edit::Group(id, GroupChange::Name(trimmed())), label))
        }
        Target::ResultName(id) => {
            let label = label(Verb::Rename, &workbook.activity(id)?.result_name);
            Some(Plan::Edit(Edit::Activity(id, ActivityChange::ResultName(trimmed())), label))
        }
        Target::ProjectTotalName(id) => {
            let label = label(Verb::Rename, &workbook.project_group(id)?.total_name);
            Some(Plan::Edit(Edit::ProjectGroup(id, ProjectGroupChange::TotalName(trimmed())), label))
        }
        Target::KeyName(id) => {
            let label = label(Verb::Rename, &workbook.key(id)?.name);
            Some(Plan::Edit(Edit::Key(id, KeyChange::Name(trimmed())), label))
        }
        Target::KeySource(id) => {
            let label = label(Verb::Change, &workbook.key(id)?.name);
            Some(Plan::Edit(Edit::Key(id, KeyChange::Source(trimmed())), label))
        }
        Target::KeyDate(id) => {
            let label = label(Verb::Change, &workbook.key(id)?.name);
            Some(Plan::Edit(Edit::Key(id, KeyChange::Date(trimmed())), label))
        }
        Target::KeyWeight(id, member) => {
            let label = label(Verb::Change, &workbook.key(id)?.name);
            Some(Plan::Edit(Edit::Key(id, KeyChange::Weight(member, weight(context, &text))), label))
        }
        Target::MemberName(id) => {
            let label = label(Verb::Rename, &workbook.member(id)?.name);
            Some(Plan::Edit(Edit::Member(id, MemberChange::Name(trimmed())), label))
        }
        Target::MemberCode(id) => {
            let label = label(Verb::Change, &workbook.member(id)?.name);
            let code = trimmed();
            if !code.is_empty() && !is_municipality_code(&code) {
                return Some(Plan::Refuse(Refusal::NotACode));
            }
            let code = (!code.is_empty()).then_some(code);
            Some(Plan::Edit(Edit::Member(id, MemberChange::Code(code)), label))
        }
        _ => project(context, target, &text),
    }
}

/// Why a text is no name for what `target` names.
fn wrong_name(workbook: &Workbook, target: Target, name: &str) -> Option<Refusal> {
    let names = matches!(
        target,
        Target::LineName(_)
            | Target::GroupName(_)
            | Target::ResultName(_)
            | Target::ProjectName(_)
            | Target::ProjectTotalName(_)
            | Target::KeyName(_)
            | Target::MemberName(_)
    );
    match target {
        _ if names && name.is_empty() => Some(Refusal::NoName),
        Target::MemberName(id) => {
            let taken = workbook.members.iter().any(|member| member.id != id && member.name == name);
            taken.then_some(Refusal::NameTaken)
        }
        _ => None,
    }
}

/// A text as a name: on one line and no longer than a file keeps, so that what is stored opens again.
#[must_use]
pub fn one_line(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    line.trim().chars().take(LONGEST_NAME).collect()
}

/// Whether a text is a municipality code: four digits.
#[must_use]
pub fn is_municipality_code(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

fn label(verb: Verb, name: &str) -> StepLabel {
    StepLabel { verb, name: name.to_owned() }
}

/// What a text means as an amount in a unit, in the organisation's signs.
fn read(context: Context, text: &str, unit: DisplayUnit, sense: Sense) -> Entry<Money> {
    match parse_amount(text, unit.unit, context.lang.numbers()) {
        Ok(Typed::Nothing) => Entry::Empty,
        Ok(Typed::Amount(amount)) => Entry::Value(sense.written(amount, &context.workbook.signs)),
        Ok(Typed::Percent(_)) | Err(_) => Entry::Unread(text.to_owned()),
    }
}

/// A calculated amount as one that can be entered; `None` beyond what a cell keeps.
fn entered(amount: Money) -> Option<Money> {
    Money::entered(amount.as_decimal())
}

fn weight(context: Context, text: &str) -> Entry<Weight> {
    match parse_number(text, context.lang.numbers()) {
        Ok(None) => Entry::Empty,
        Ok(Some(number)) => Weight::new(number).map_or_else(|| Entry::Unread(text.to_owned()), Entry::Value),
        Err(_) => Entry::Unread(text.to_owned()),
    }
}

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
            table.figures(row, lens).copied()
        });
        found.unwrap_or_default()
    }

    fn field(column: AmountColumn) -> LineField {
        match column {
            AmountColumn::Field(field) => field,
            AmountColumn::Budget => LineField::OriginalBudget,
        }
    }

    fn amount(&self, column: AmountColumn, text: &str) -> Option<Plan> {
        let unit = self.context.workbook.drift_unit;
        let entry = read(self.context, text, unit, self.sense());
        // A budget is original + supplements; what is written decides the original.
        let entry = match (column, entry) {
            (AmountColumn::Budget, Entry::Value(budget)) => {
                let supplements = self.figures(self.lens).supplements.unwrap_or_default();
                entered(budget - supplements).map_or_else(|| Entry::Unread(text.to_owned()), Entry::Value)
            }
            (_, entry) => entry,
        };
        let field = Self::field(column);
        let plan = match (&self.line.distribution, self.lens) {
            (Distribution::ByKey { .. }, Lens::Total) => self.write(Place::Total, field, entry),
            (Distribution::Direct(_), Lens::Holder(holder)) => self.write(Place::Part(holder), field, entry),
            (Distribution::Direct(_), Lens::Total) => return Some(self.spread(field, entry)),
            (Distribution::ByKey { key, .. }, Lens::Holder(holder)) => {
                return match entry {
                    Entry::Value(amount) => {
                        let key = self.context.workbook.key(*key)?;
                        let Some(weights) = weights(self.context.workbook, key) else {
                            return Some(Plan::Refuse(Refusal::NoWeights));
                        };
                        let index = self.context.workbook.holders().position(|known| known == holder)?;
                        let total = total_for_part(amount, &weights, index);
                        let line = self.line.id;
                        Some(Plan::AskPart(PartOfTotal { line, holder, column, amount, total }))
                    }
                    Entry::Empty | Entry::Unread(_) => Some(Plan::Refuse(Refusal::NotAnAmount)),
                };
            }
        };
        Some(plan)
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
    /// cleared one gives the line back to the workbook's method.
    fn before_prognosis(&self, entry: &Entry<Money>) -> Vec<Edit> {
        let workbook = self.context.workbook;
        let method = self.line.method.unwrap_or(workbook.method);
        let set = |method| Edit::Line(self.line.id, LineChange::Method(method));
        match entry {
            Entry::Empty if method == Method::Typed && workbook.method != Method::Typed => {
                if self.lens == Lens::Total { vec![set(None)] } else { Vec::new() }
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

    /// Writes the prognosis that is shown as the typed one, everywhere on the line.
    fn typed_as_shown(&self) -> Vec<Edit> {
        let write = |place, lens| {
            let shown = self.figures(lens).prognosis.and_then(entered);
            Edit::amount(self.line.id, place, LineField::Prognosis, shown.into())
        };
        match &self.line.distribution {
            Distribution::ByKey { .. } => vec![write(Place::Total, Lens::Total)],
            Distribution::Direct(_) => self
                .context
                .workbook
                .holders()
                .map(|holder| write(Place::Part(holder), Lens::Holder(holder)))
                .collect(),
        }
    }

    /// Spreads a total over the holders in proportion to what stands there, exact to the krona; equally over
    /// the members where nothing stands (domain: Per member).
    fn spread(&self, field: LineField, entry: Entry<Money>) -> Plan {
        let workbook = self.context.workbook;
        let place = |holder| Place::Part(holder);
        let at = |holder: &Holder| self.line.entry(Place::Part(*holder), field);
        // Text in the shared part is what was written in the total before; it gives way to what is written now.
        let given = |holder: &Holder| *holder != Holder::Shared || !at(holder).is_unread();
        let unread = workbook.holders().any(|holder| given(&holder) && at(&holder).is_unread());
        let mut edits = Vec::new();
        if field == LineField::Prognosis {
            edits.extend(self.before_prognosis(&entry));
        }
        let write = |holder, entry| Edit::amount(self.line.id, place(holder), field, entry);
        match entry {
            Entry::Empty => edits.extend(workbook.holders().map(|holder| write(holder, Entry::Empty))),
            // What somebody wrote in a part would vanish behind the new figures.
            Entry::Value(_) if unread => return Plan::Refuse(Refusal::UnreadPart),
            Entry::Value(total) => {
                let now = |holder: &Holder| self.shown(field, *holder);
                let holders: Vec<Holder> = workbook
                    .holders()
                    .filter(|holder| *holder != Holder::Shared || !now(holder).is_zero())
                    .collect();
                let amounts: Vec<Money> = holders.iter().map(now).collect();
                if holders.is_empty() {
                    edits.push(write(Holder::Shared, Entry::Value(total)));
                } else {
                    let parts = split_like(total, &amounts);
                    edits.extend(
                        holders
                            .into_iter()
                            .zip(parts)
                            .map(|(holder, part)| write(holder, Entry::Value(part))),
                    );
                    if !given(&Holder::Shared) {
                        edits.push(write(Holder::Shared, Entry::Empty));
                    }
                }
            }
            Entry::Unread(text) => {
                // A line without amounts keeps the text; beside amounts, which would still count, it stays in
                // the editor.
                if workbook.holders().any(|holder| given(&holder) && !at(&holder).is_empty()) {
                    return Plan::Refuse(Refusal::NotAnAmount);
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

/// The prognosis that each holder's part of a line shows, where it could be entered.
pub(super) fn shown_prognoses(workbook: &Workbook, line: LineId) -> Vec<(Holder, Money)> {
    let tables = drift_tables(workbook);
    let row = tables.iter().find_map(|table| table.row(Some(RowId::Line(line))));
    let parts = row.map(|row| row.parts.iter()).into_iter().flatten();
    let shown = parts.map(|part| part.prognosis.and_then(entered));
    workbook.holders().zip(shown).filter_map(|(holder, shown)| Some((holder, shown?))).collect()
}

/// Writes an amount into one holder's part of a direct line.
pub(super) fn write_part(
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

/// One edit for one, a batch for several.
fn one(mut edits: Vec<Edit>) -> Edit {
    match edits.pop() {
        Some(only) if edits.is_empty() => only,
        Some(last) => {
            edits.push(last);
            Edit::Batch(edits)
        }
        None => Edit::Batch(Vec::new()),
    }
}

fn method(context: Context, id: LineId, text: &str) -> Option<Plan> {
    let line = context.workbook.line(id)?;
    let Some(method) = heading::method_of_value(text) else {
        return Some(Plan::Refuse(Refusal::NotAChoice));
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

fn project(context: Context, target: Target, text: &str) -> Option<Plan> {
    let workbook = context.workbook;
    let trimmed = || one_line(text);
    let amount = || read(context, text, workbook.investment_unit, Sense::Expenditure);
    let (id, verb, change) = match target {
        Target::ProjectName(id) => (id, Verb::Rename, ProjectChange::Name(trimmed())),
        Target::ProjectNumber(id) => (id, Verb::Change, ProjectChange::Number(trimmed())),
        Target::ProjectComment(id) => (id, Verb::Comment, ProjectChange::Comment(text.trim().to_owned())),
        Target::ProjectTags(id) => {
            let tags = tags(workbook, id, &one_line(text))?;
            if tags.len() > limit::TAGS {
                return Some(Plan::Refuse(Refusal::TooLong));
            }
            (id, Verb::Change, ProjectChange::Tags(tags))
        }
        Target::ProjectBudget(id) => {
            let value = |field| workbook.project(id).and_then(|p| p.amounts.get(field).value());
            let others = value(ProjectField::Supplement).unwrap_or_default()
                + value(ProjectField::CarryOver).unwrap_or_default();
            let entry = match amount() {
                Entry::Value(budget) => {
                    entered(budget - others).map_or_else(|| Entry::Unread(text.to_owned()), Entry::Value)
                }
                entry => entry,
            };
            (id, Verb::Change, ProjectChange::Amount(ProjectField::OriginalBudget, entry))
        }
        Target::ProjectAmount(id, ProjectField::Prognosis) => {
            return project_prognosis(context, id, amount());
        }
        Target::ProjectAmount(id, field) => (id, Verb::Change, ProjectChange::Amount(field, amount())),
        Target::ProjectDecided(id, year) | Target::ProjectRequested(id, year) => {
            let mut plan = workbook.project(id)?.coming_years.get(&year).cloned().unwrap_or_default();
            match target {
                Target::ProjectDecided(..) => plan.decided = amount(),
                _ => plan.requested = amount(),
            }
            (id, Verb::Change, ProjectChange::ComingYear(year, plan))
        }
        _ => match choice(workbook, target, text) {
            Some((id, change)) => (id, Verb::Change, change),
            None => return Some(Plan::Refuse(Refusal::NotAChoice)),
        },
    };
    let label = label(verb, &workbook.project(id)?.name);
    Some(Plan::Edit(Edit::Project(id, change), label))
}

fn project_prognosis(context: Context, id: ProjectId, entry: Entry<Money>) -> Option<Plan> {
    let project = context.workbook.project(id)?;
    let method = project.method.unwrap_or(context.workbook.method);
    let new_method = match &entry {
        Entry::Empty if method == Method::Typed && context.workbook.method != Method::Typed => Some(None),
        Entry::Empty => None,
        _ => (method != Method::Typed).then_some(Some(Method::Typed)),
    };
    let mut edits: Vec<Edit> =
        new_method.map(|method| Edit::Project(id, ProjectChange::Method(method))).into_iter().collect();
    edits.push(Edit::Project(id, ProjectChange::Amount(ProjectField::Prognosis, entry)));
    Some(Plan::Edit(one(edits), label(Verb::Change, &project.name)))
}

/// Tags by name, separated by commas; those that were there keep their amounts.
fn tags(workbook: &Workbook, id: ProjectId, text: &str) -> Option<Vec<Tag>> {
    let old = &workbook.project(id)?.tags;
    let mut tags: Vec<Tag> = Vec::new();
    for name in text.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        if tags.iter().all(|tag| tag.name != name) {
            let kept = old.iter().find(|tag| tag.name == name).cloned();
            tags.push(kept.unwrap_or_else(|| Tag { name: name.to_owned(), actual: Entry::Empty }));
        }
    }
    Some(tags)
}

fn choice(workbook: &Workbook, target: Target, value: &str) -> Option<(ProjectId, ProjectChange)> {
    let member = || value.parse().ok().filter(|id| workbook.member(*id).is_some());
    Some(match target {
        Target::ProjectHolder(id) if value == "shared" => (id, ProjectChange::Holder(Holder::Shared)),
        Target::ProjectHolder(id) => (id, ProjectChange::Holder(Holder::Member(member()?))),
        Target::ProjectBudgetedBy(id) if value.is_empty() => (id, ProjectChange::BudgetedBy(None)),
        Target::ProjectBudgetedBy(id) => (id, ProjectChange::BudgetedBy(Some(member()?))),
        Target::ProjectCategory(id) => (id, ProjectChange::Category(heading::category_of_value(value)?)),
        Target::ProjectStatus(id) => (id, ProjectChange::Status(heading::status_of_value(value)?)),
        Target::ProjectMethod(id) => (id, ProjectChange::Method(Some(heading::method_of_value(value)?))),
        _ => return None,
    })
}
