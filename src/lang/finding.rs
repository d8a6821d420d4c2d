//! What the checks point out, in words: which row, what is printed, what is right.

use super::sentence::{amount, figure};
use super::{Lang, heading};
use crate::model::Workbook;
use crate::model::control::ControlPlace;
use crate::model::drift::{DriftColumn, Kind, LineField, Place, Row, RowId};
use crate::model::id::{ActivityId, KeyId, LineId, MeasureId, ProjectGroupId, ProjectId};
use crate::model::measure::MeasureColumn;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::months::BookedYear;
use crate::model::period::Month;
use crate::rules::check::{Cell, Finding, OddCode};
use crate::rules::months::Lack;
use crate::rules::project::tags;
use crate::rules::sense::Sense;

/// A finding as a sentence.
#[must_use]
pub fn sentence(lang: Lang, workbook: &Workbook, finding: &Finding) -> String {
    let words = Words { lang, workbook };
    match finding {
        Finding::ControlDiffers { place, printed, calculated, unit } => {
            let place = words.place(*place);
            let printed = figure(lang, *printed, *unit);
            match calculated {
                Some(right) => {
                    let right = figure(lang, *right, *unit);
                    lang.pick(
                        format!("{place}: tryckt {printed}, rätt är {right}."),
                        format!("{place}: printed {printed}, right is {right}."),
                    )
                }
                None => lang.pick(
                    format!("{place}: tryckt {printed}, men det finns ingen beräknad siffra där."),
                    format!("{place}: printed {printed}, but there is no calculated figure there."),
                ),
            }
        }
        Finding::PrintedPartsDiffer { place, printed, parts, unit } => {
            let place = words.place(*place);
            let (printed, parts) = (figure(lang, *printed, *unit), figure(lang, *parts, *unit));
            lang.pick(
                format!("{place}: tryckt {printed}, men de tryckta delarna blir {parts}."),
                format!("{place}: printed {printed}, but the printed parts add up to {parts}."),
            )
        }
        Finding::Rounding { place, shown, from_shown, unit } => {
            let place = words.place(*place);
            let (shown, from_shown) = (figure(lang, *shown, *unit), figure(lang, *from_shown, *unit));
            lang.pick(
                format!(
                    "{place}: visar {shown}, de visade siffrorna ger {from_shown} (avrundningsdifferens)."
                ),
                format!("{place}: shows {shown}, the shown figures give {from_shown} (rounding difference)."),
            )
        }
        Finding::Unread { cell, text } => {
            let cell = words.cell(*cell);
            lang.pick(
                format!("{cell}: ”{text}” kan inte läsas och räknas inte med."),
                format!("{cell}: “{text}” cannot be read and is not counted."),
            )
        }
        Finding::FormulaFault { cell, fault } => {
            let cell = words.figure(cell.figure());
            let why = super::formula::fault(lang, workbook, fault);
            lang.pick(
                format!("{cell}: formeln ger inget belopp och räknas inte med. {why}"),
                format!("{cell}: the formula gives no amount and is not counted. {why}"),
            )
        }
        Finding::KeyWithoutWeights(key, from) => {
            let key = words.key(*key, *from);
            lang.pick(
                format!("Nyckeln {key} har ingen vikt större än noll, eller en vikt som inte kan läsas: inget kan fördelas med den."),
                format!("The key {key} has no weight larger than zero, or one that cannot be read: nothing can be split by it."),
            )
        }
        Finding::WeightMissing(key, from, member) => {
            let key = words.key(*key, *from);
            let member = words.holder(Holder::Member(*member));
            lang.pick(
                format!("Nyckeln {key} saknar vikt för {member}, som därför inte får någon del."),
                format!("The key {key} has no weight for {member}, which therefore gets no part."),
            )
        }
        Finding::KeyDate(id) => {
            let key = workbook.key(*id).map(|key| (key.name.as_str(), key.date.as_str()));
            let (name, date) = key.unwrap_or_default();
            lang.pick(
                format!("Nyckeln {name} är från ”{date}”, och det finns inget sådant datum."),
                format!("The key {name} is of “{date}”, and there is no such date."),
            )
        }
        Finding::Code(id, odd) => {
            format!("{}: {}.", words.holder(Holder::Member(*id)), code(lang, workbook, *odd))
        }
        Finding::UnusualSign(id, field, _) => {
            let line = words.line(*id);
            let column = heading::drift(lang, line_column(*field), workbook);
            let kind = workbook.line(*id).map_or(Kind::Cost, |line| line.kind);
            let spent = Sense::Kind(kind).is_spent();
            lang.pick(
                format!(
                    "{line}, {column}: beloppet minskar {}. Kontrollera tecknet.",
                    if spent { "kostnaderna" } else { "intäkterna" }
                ),
                format!(
                    "{line}, {column}: the amount reduces {}. Check its sign.",
                    if spent { "costs" } else { "revenue" }
                ),
            )
        }
        Finding::PrognosisBelowActual { line, .. } => {
            let line = words.line(*line);
            lang.pick(
                format!("{line}: prognosen är lägre än det som redan är bokfört."),
                format!("{line}: the prognosis is less than what is booked already."),
            )
        }
        Finding::PrognosisMissing(line) => {
            let line = words.line(*line);
            lang.pick(
                format!("{line}: prognos saknas och räknas inte i resultatet."),
                format!("{line}: there is no prognosis, and none counts in the result."),
            )
        }
        Finding::ProfileLacks(line, why) => {
            let (line, why) = (words.line(*line), lack(lang, *why));
            lang.pick(
                format!("{line}: ingen budget till och med perioden. {why}."),
                format!("{line}: there is no budget to date. {why}."),
            )
        }
        Finding::MethodLacks(line, why) => {
            let (line, why) = (words.line(*line), lack(lang, *why));
            lang.pick(
                format!("{line}: prognos saknas och räknas inte i resultatet. {why}."),
                format!("{line}: there is no prognosis, and none counts in the result. {why}."),
            )
        }
        Finding::MonthsDiffer { line, year, months, booked } => {
            let kind = workbook.line(*line).map_or(Kind::Cost, |line| line.kind);
            let written = |figure: Money| {
                amount(lang, Sense::Kind(kind).written(figure, &workbook.signs), workbook.drift_unit)
            };
            let (months, booked, by) = (written(*months), written(*booked), written(*booked - *months));
            let column = match year {
                BookedYear::This => DriftColumn::Actual,
                BookedYear::Prior => DriftColumn::PriorActual,
            };
            let (line, column) = (words.line(*line), heading::drift(lang, column, workbook));
            lang.pick(
                format!("{line}: månaderna blir {months}, men {column} är {booked}. Det skiljer {by}."),
                format!(
                    "{line}: the months come to {months}, but {column} is {booked}. The difference is {by}."
                ),
            )
        }
        Finding::MonthsMissing { line, written, passed } => {
            let line = words.line(*line);
            lang.pick(
                format!("{line}: utfallet är summan av radens månader, och bara {written} av {passed} är skrivna. Skriv 0 där inget är bokfört."),
                format!("{line}: the actual is the sum of the line's months, and only {written} of {passed} are written. Write 0 where nothing is booked."),
            )
        }
        Finding::AdjustmentUnreasoned(line) => {
            let line = words.line(*line);
            lang.pick(
                format!("{line}: en justering av prognosen har inget skäl."),
                format!("{line}: an adjustment of the prognosis has no reason."),
            )
        }
        Finding::MeasureOverEffect { measure, counted, effect } => {
            let name = words.measure(*measure);
            let [counted, effect] = [counted, effect].map(|of| amount(lang, *of, workbook.drift_unit));
            lang.pick(
                format!("{name}: {counted} ingår i prognosen, men effekt och start ger {effect} i år."),
                format!(
                    "{name}: {counted} is in the prognosis, but effect and start give {effect} this year."
                ),
            )
        }
        Finding::OutsideMethods { line, .. } => {
            let line = words.line(*line);
            lang.pick(
                format!("{line}: den egna prognosen ligger utanför vad någon av metoderna ger."),
                format!("{line}: the own prognosis is outside what any of the methods gives."),
            )
        }
        Finding::Unexplained(line, _) => {
            let line = words.line(*line);
            lang.pick(
                format!("{line}: avvikelsen är större än gränsen och har ingen kommentar."),
                format!("{line}: the deviation is over the limit and has no comment."),
            )
        }
        Finding::DeficitOverdue(year, left) => {
            let left = amount(lang, *left, workbook.drift_unit);
            lang.pick(
                format!("Underskottet {year} skulle vara återställt senast i år; {left} är kvar."),
                format!("The deficit of {year} had to be restored by this year; {left} is left."),
            )
        }
        Finding::AddedToNothing(line) => {
            let line = words.line(*line);
            lang.pick(
                format!("{line}: justeringar och åtgärder räknas inte, eftersom raden saknar prognos."),
                format!("{line}: adjustments and measures do not count, since the line has no prognosis."),
            )
        }
        Finding::MeasureUncounted(id, why) => {
            format!("{}: {}", words.measure(*id), super::measure::why(lang, *why))
        }
        Finding::MeasureLineGone(id) => {
            let name = words.measure(*id);
            lang.pick(
                format!("{name}: en rad som åtgärden berör är borttagen."),
                format!("{name}: a line that the measure touches has been deleted."),
            )
        }
        Finding::BudgetNotBalanced(activity, budget) => {
            let activity = words.activity(*activity);
            let budget = super::sentence::surplus_or_deficit(lang, *budget, workbook.drift_unit);
            lang.pick(
                format!("{activity}: budgeten går inte jämnt ut ({budget})."),
                format!("{activity}: the budget does not balance ({budget})."),
            )
        }
        Finding::CapitalCost(project, problem) => {
            super::capital::problem(lang, workbook, &words.project(*project), *problem)
        }
        Finding::ProjectOverBudget(project, over) => {
            let project = words.project(*project);
            let over = amount(lang, *over, workbook.investment_unit);
            lang.pick(
                format!("{project}: {over} mer än budget."),
                format!("{project}: {over} more than the budget."),
            )
        }
    }
}

/// Why nothing follows from months or weights, without a full stop.
#[must_use]
pub fn lack(lang: Lang, lack: Lack) -> &'static str {
    match lack {
        Lack::Weights => lang.pick("Alla tolv vikter är 0", "All twelve weights are 0"),
        Lack::Missing => lang.pick(
            "Fjolårets månader är inte ifyllda på båda sidor om periodens slut",
            "The prior year's months are not filled in on both sides of the period end",
        ),
        Lack::Unread => lang
            .pick("En av fjolårets månader kan inte läsas", "One of the prior year's months cannot be read"),
        Lack::Nothing => {
            lang.pick("Fjolårets månader är tillsammans 0", "The prior year's months come to 0 together")
        }
        Lack::NothingToDate => lang.pick(
            "Fjolårets månader t.o.m. periodens slut är tillsammans 0",
            "The prior year's months to the period end come to 0 together",
        ),
        Lack::Shares => lang.pick(
            "Ingen innehavare har ett utfall, i år eller ifjol, att fördela resten efter",
            "No holder has an actual, this year or the year before, to share the rest by",
        ),
    }
}

/// A figure in words: its row and column.
#[must_use]
pub fn place(lang: Lang, workbook: &Workbook, place: ControlPlace) -> String {
    Words { lang, workbook }.place(place)
}

/// What is odd about a municipality code.
#[must_use]
pub fn code(lang: Lang, workbook: &Workbook, odd: OddCode) -> String {
    match odd {
        OddCode::Unknown => {
            lang.pick("ingen kommun har den kommunkoden", "no municipality has this code").to_owned()
        }
        OddCode::SameAs(other) => {
            let other = heading::holder(lang, Holder::Member(other), workbook);
            lang.pick(
                format!("samma kommunkod som {other}"),
                format!("the same municipality code as {other}"),
            )
        }
    }
}

/// Names of what a workbook has.
pub(super) struct Words<'a> {
    pub(super) lang: Lang,
    pub(super) workbook: &'a Workbook,
}

impl Words<'_> {
    pub(super) fn holder(&self, holder: Holder) -> String {
        heading::holder(self.lang, holder, self.workbook)
    }

    fn key(&self, id: KeyId, from: Option<Month>) -> String {
        let name = self.workbook.key(id).map(|key| key.name.as_str()).unwrap_or_default();
        heading::key(self.lang, name, from)
    }

    pub(super) fn line(&self, id: LineId) -> String {
        self.row(RowId::Line(id))
    }

    pub(super) fn row(&self, id: RowId) -> String {
        match self.workbook.row(id) {
            Some(Row::Line(line)) => line.name.clone(),
            Some(Row::Group(group)) => group.name.clone(),
            None => self.lang.pick("(borttagen rad)", "(deleted row)").to_owned(),
        }
    }

    pub(super) fn activity(&self, id: ActivityId) -> String {
        self.workbook.activity(id).map(|activity| activity.name.clone()).unwrap_or_default()
    }

    pub(super) fn project(&self, id: ProjectId) -> String {
        let Some(project) = self.workbook.project(id) else {
            return self.lang.pick("(borttaget projekt)", "(deleted project)").to_owned();
        };
        format!("{} {}", project.number, project.name).trim().to_owned()
    }

    pub(super) fn measure(&self, id: MeasureId) -> String {
        self.workbook.measure(id).map(super::measure::name).unwrap_or_default()
    }

    pub(super) fn total(&self, id: ProjectGroupId) -> String {
        self.workbook.project_group(id).map(|group| group.total_name.clone()).unwrap_or_default()
    }

    /// Whose figure it is, where it is not the whole board's.
    fn whose(&self, holder: Option<Holder>) -> String {
        holder.map(|holder| format!(", {}", self.holder(holder))).unwrap_or_default()
    }

    /// The row, the column and whose it is, after the table's name where there are several tables.
    fn place(&self, place: ControlPlace) -> String {
        let texts = self.lang.texts();
        match place {
            ControlPlace::Drift { activity, row, holder, column } => {
                let table = self.workbook.activity(activity);
                let row = match row {
                    Some(row) => self.row(row),
                    None => table.map(|table| table.result_name.clone()).unwrap_or_default(),
                };
                let column = heading::drift(self.lang, column, self.workbook);
                let several = self.workbook.activities.len() > 1;
                let table = table.filter(|_| several).map(|table| format!("{}, ", table.name));
                format!("{}{row}, {column}{}", table.unwrap_or_default(), self.whose(holder))
            }
            ControlPlace::AllActivities { holder, column } => {
                let column = heading::drift(self.lang, column, self.workbook);
                format!("{}, {column}{}", texts.later().sum_of_results, self.whose(holder))
            }
            ControlPlace::Projects { group, project, holder, column } => {
                let row = project.map_or_else(|| self.total(group), |project| self.project(project));
                let column = heading::project(self.lang, column, self.workbook);
                format!("{row}, {column}{}", self.whose(holder))
            }
            ControlPlace::Tag { tag, holder } => {
                let name = tags(self.workbook).get(tag).copied().unwrap_or_default();
                let row = holder.map_or_else(|| texts.total.to_owned(), |holder| self.holder(holder));
                format!("{}, {row}", texts.later().of_which.replace("{}", name))
            }
            ControlPlace::Settlement { member } => match member {
                Some(member) => {
                    format!("{}, {}", texts.later().settlement_caption, self.holder(Holder::Member(member)))
                }
                None => texts.later().result_of_year.to_owned(),
            },
        }
    }

    fn cell(&self, cell: Cell) -> String {
        match cell {
            Cell::Line(line, place, field) => {
                let column = heading::drift(self.lang, line_column(field), self.workbook);
                let holder = match place {
                    Place::Total => String::new(),
                    Place::Part(holder) => format!(", {}", self.holder(holder)),
                };
                format!("{}, {column}{holder}", self.line(line))
            }
            Cell::Project(project, field) => {
                let column = heading::project(self.lang, field.column(), self.workbook);
                format!("{}, {column}", self.project(project))
            }
            Cell::Measure(id, year) => {
                let year = year.map(|year| year.saturating_sub(self.workbook.year.number()));
                let column = year.map_or(MeasureColumn::Amount, MeasureColumn::Effect);
                let column = super::measure::column(self.lang, column, self.workbook);
                format!("{}, {column}", self.measure(id))
            }
            Cell::ComingYear(project, year) => format!("{}, {year}", self.project(project)),
            Cell::Month(line, year, month) => {
                let year = heading::booked_year(year, self.workbook.year.number());
                format!("{}, {} {year}", self.line(line), heading::month(self.lang, month))
            }
            Cell::Weight(key, from, member) => {
                format!("{}, {}", self.key(key, from), self.holder(Holder::Member(member)))
            }
        }
    }
}

/// The column that people see: an original budget without a column of its own is the budget.
fn line_column(field: LineField) -> DriftColumn {
    match field {
        LineField::OriginalBudget => DriftColumn::Budget,
        field => field.column(),
    }
}
