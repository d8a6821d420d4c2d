//! Reads what few workbooks have, and writes what is large of it; the page loads this later. What meets it before that is
//! read again when it is there.

use litemap::LiteMap;

use super::{Known, investment, name_or_empty};
use crate::file::cursor::{At, Fields, Refusal};
use crate::file::error::{Expected, FileError};
use crate::file::json::Json;
use crate::file::schema::Cells;
use crate::file::{decision, follow_up, goal, limit, meeting_log, plan, scenario, unknown, write};
use crate::model::balance::{Balance, BalanceAdjustment, Deficit};
use crate::model::capital::{CapitalCost, Component, Depreciation, InUse, Life, Rate, YearMonth};
use crate::model::check::{Acceptance, CommentLimit};
use crate::model::decision::Decisions;
use crate::model::drift::{Activity, Adjustment};
use crate::model::entry::Entry;
use crate::model::formula::Column;
use crate::model::id::LineId;
use crate::model::key::{AllocationKey, MemberWeights};
use crate::model::money::Money;
use crate::model::months::{Booked, BookedYear, Months};
use crate::model::period::{FiscalYear, Month};
use crate::model::workbook::Workbook;
use crate::part::Part;

/// All that is done here.
pub(in crate::file) struct Later {
    /// What is added to a line's prognosis.
    pub(in crate::file) adjustments: fn(&At<'_>, &Known) -> Result<Vec<Adjustment>, Refusal>,
    /// The decisions of a cell in this column.
    pub(in crate::file) decisions: fn(&At<'_>, Column) -> Result<Entry<Money>, Refusal>,
    /// Decisions as they are written.
    pub(in crate::file) write_decisions: fn(&Decisions) -> Vec<Cells<'_>>,
    /// What is booked month by month.
    pub(in crate::file) months: fn(&Fields<'_>) -> Result<Option<Box<Months>>, Refusal>,
    /// What few workbooks have, of the workbook with these fields.
    pub(in crate::file) more: fn(&Fields<'_>, &Known, &mut Workbook) -> Result<(), Refusal>,
    /// What of it follows the tables, as fields with a comma behind each.
    pub(in crate::file) write_more: fn(&Workbook) -> String,
    /// What of it follows the settlement, and what the control figures, as fields with a comma before each.
    pub(in crate::file) write_end: fn(&Workbook) -> [String; 2],
    /// The follow-up at a place as JSON.
    pub(in crate::file) follow_up_piece: fn(&Workbook, usize) -> Option<String>,
    /// When a project is taken into use.
    pub(in crate::file) in_use: fn(&At<'_>) -> Result<InUse, Refusal>,
    /// Keeps the fields that are of a newer version: of what is stored all, of a file those that are written back.
    pub(in crate::file) unknown: fn(&mut Workbook, &[u8], &Json<'_>, bool) -> Result<(), Refusal>,
    /// The text of a workbook with those fields in it.
    pub(in crate::file) put_in: fn(&str, &Workbook) -> String,
    /// The weights of a key from months on, and how its shares are shown.
    pub(in crate::file) of_key: fn(&Fields<'_>, &Known) -> Result<OfKey, Refusal>,
}

/// What few keys have.
type OfKey = (LiteMap<Month, MemberWeights>, Option<u8>);

static ALL: Later = Later {
    adjustments,
    decisions: decision::decisions,
    write_decisions: decision::write,
    months,
    more,
    write_more,
    write_end,
    follow_up_piece: follow_up::piece,
    in_use,
    unknown: unknown::keep,
    put_in: unknown::put_in,
    of_key,
};
/// Where it is when it has come.
static LATER: Part<Later> = Part::new(&ALL);

/// All of it, if it is here.
pub(in crate::file) fn get() -> Result<&'static Later, FileError> {
    here().ok_or(FileError::NotYet)
}

/// The same for what is written, which is here where it was read.
pub(in crate::file) fn here() -> Option<&'static Later> {
    LATER.get()
}

/// It has come.
pub fn arrive() {
    LATER.arrive(&ALL);
}

fn more(fields: &Fields<'_>, known: &Known, workbook: &mut Workbook) -> Result<(), Refusal> {
    if let Some(at) = fields.get("capitalCost") {
        workbook.capital = capital(&at, known, &workbook.activities)?;
    }
    if let Some(at) = fields.get("balance") {
        workbook.balance = balance(&at)?;
    }
    if let Some(at) = fields.get("acceptances") {
        workbook.acceptances = acceptances(&at)?;
    }
    if let Some(at) = fields.get("commentLimit") {
        workbook.comment_limit = comment_limit(&at)?;
    }
    if let Some(at) = fields.get("plan") {
        workbook.plan = plan::plan(&at, known)?;
    }
    if let Some(at) = fields.get("scenarios") {
        workbook.scenarios = scenario::scenarios(&at, known)?;
    }
    if let Some(at) = fields.get("meetingLog") {
        workbook.meeting_log = meeting_log::meeting_log(&at, known)?;
    }
    goal::read(fields, workbook)?;
    if let Some(at) = fields.get("followUps") {
        workbook.follow_ups = follow_up::follow_ups(&at)?;
    }
    Ok(())
}

fn write_more(workbook: &Workbook) -> String {
    let mut written = String::new();
    if !workbook.plan.is_empty() {
        written.extend(["\"plan\":", &plan::write(&workbook.plan), ","]);
    }
    if !workbook.scenarios.is_empty() {
        let scenarios = scenario::write(&workbook.scenarios, workbook.signs);
        written.extend(["\"scenarios\":", &scenarios, ","]);
    }
    if !workbook.meeting_log.is_empty() {
        let log = meeting_log::write(&workbook.meeting_log, workbook.signs);
        written.extend(["\"meetingLog\":", &log, ","]);
    }
    written + &goal::write(workbook)
}

fn write_end(workbook: &Workbook) -> [String; 2] {
    let (mut of_result, mut of_checks) = (String::new(), String::new());
    if workbook.balance != Balance::default() {
        of_result.extend([",\"balance\":", &write::json(&write::balance(&workbook.balance))]);
    }
    if workbook.capital != CapitalCost::default() {
        of_result.extend([",\"capitalCost\":", &write::json(&write::capital(&workbook.capital))]);
    }
    if !workbook.acceptances.is_empty() {
        let all: Vec<_> = workbook.acceptances.iter().map(write::acceptance).collect();
        of_checks.extend([",\"acceptances\":", &write::json(&all)]);
    }
    if workbook.comment_limit.is_set() {
        of_checks.extend([",\"commentLimit\":", &write::json(&write::comment_limit(workbook.comment_limit))]);
    }
    [of_result, of_checks]
}

/// A month by its number.
pub(in crate::file) fn month_number(at: &At<'_>) -> Result<Month, Refusal> {
    let month = u8::try_from(at.whole(1, 12)?).ok().and_then(Month::new);
    month.ok_or_else(|| at.refuse(Expected::WholeNumber { min: 1, max: 12 }))
}

/// What is added to a line's prognosis, each with its reason.
pub(in crate::file) fn adjustments(at: &At<'_>, known: &Known) -> Result<Vec<Adjustment>, Refusal> {
    at.list(limit::ADJUSTMENTS)?
        .map(|item| {
            let fields = item.object()?;
            Ok(Adjustment {
                holder: fields.get("holder").map(|at| investment::holder(&at, known)).transpose()?,
                amount: fields.need("amount").amount()?,
                reason: match fields.get("reason") {
                    Some(at) => at.prose()?,
                    None => String::new(),
                },
            })
        })
        .collect()
}

/// What is booked month by month, by the number of the month; nothing where no month is written.
fn months(fields: &Fields<'_>) -> Result<Option<Box<Months>>, Refusal> {
    let mut months: Option<Box<Months>> = None;
    for (name, year) in [("months", BookedYear::This), ("priorMonths", BookedYear::Prior)] {
        let Some(at) = fields.get(name) else { continue };
        for (name, cell) in at.object()?.each() {
            let month = month_named(&at, name)?;
            months.get_or_insert_default().replace(year, month, booked(&cell)?);
        }
    }
    Ok(months)
}

/// The month that a field is named by.
fn month_named(at: &At<'_>, name: &str) -> Result<Month, Refusal> {
    let month = name.parse().ok().and_then(Month::new);
    // One spelling for each.
    let month = month.filter(|month| month.number().to_string() == name);
    month.ok_or_else(|| at.refuse_name(name, Expected::MonthNumber))
}

/// What few keys have: weights by the number of the month from which they hold, and decimals of a percent.
fn of_key(fields: &Fields<'_>, known: &Known) -> Result<OfKey, Refusal> {
    let mut later = LiteMap::new();
    if let Some(at) = fields.get("weightsFrom") {
        for (name, set) in at.object()?.each() {
            later.insert(month_named(&at, name)?, super::weights(&set, known)?);
        }
    }
    Ok((later, fields.get("shareDecimals").map(|at| share_decimals(&at)).transpose()?))
}

/// With how many decimals of a percent the shares of a key are shown.
pub(in crate::file) fn share_decimals(at: &At<'_>) -> Result<u8, Refusal> {
    let (min, max) = (0, AllocationKey::MOST_DECIMALS.into());
    u8::try_from(at.whole(min, max)?).map_err(|_| at.refuse(Expected::WholeNumber { min, max }))
}

/// What is booked in a month.
pub(in crate::file) fn booked(at: &At<'_>) -> Result<Entry<Booked>, Refusal> {
    at.entry(|at| at.amount().map(Booked))
}

/// What was said of findings, each once.
pub(in crate::file) fn acceptances(at: &At<'_>) -> Result<Vec<Acceptance>, Refusal> {
    let mut all: Vec<Acceptance> = Vec::new();
    for item in at.list(limit::ACCEPTANCES)? {
        let fields = item.object()?;
        let at = fields.need("finding");
        let finding = at.prose()?;
        if all.iter().any(|known| known.finding == finding) {
            return Err(at.refuse(Expected::Unique));
        }
        all.push(Acceptance {
            finding,
            reason: fields.need("reason").prose()?,
            by: name_or_empty(&fields, "by")?,
            date: name_or_empty(&fields, "date")?,
        });
    }
    Ok(all)
}

/// Which deviations must be explained.
pub(in crate::file) fn comment_limit(at: &At<'_>) -> Result<CommentLimit, Refusal> {
    let fields = at.object()?;
    let amount = |at: At<'_>| {
        let amount = at.amount()?;
        if amount.is_negative() { Err(at.refuse(Expected::NotNegative)) } else { Ok(amount) }
    };
    let part = |at: At<'_>| {
        let part = at.weight()?.as_decimal();
        if part > CommentLimit::MOST { Err(at.refuse(Expected::PartOfBudget)) } else { Ok(part) }
    };
    Ok(CommentLimit {
        amount: fields.get("amount").map(amount).transpose()?,
        part: fields.get("part").map(part).transpose()?,
    })
}

/// What the balance requirement needs.
pub(in crate::file) fn balance(at: &At<'_>) -> Result<Balance, Refusal> {
    let fields = at.object()?;
    let mut balance = Balance::default();
    if let Some(at) = fields.get("adjustments") {
        for Adjustment { amount, reason, .. } in adjustments(&at, &Known::any())? {
            balance.adjustments.push(BalanceAdjustment { amount, reason });
        }
    }
    if let Some(at) = fields.get("deficits") {
        for item in at.list(limit::ADJUSTMENTS)? {
            let fields = item.object()?;
            let (year, amount) = (fields.need("year"), fields.need("amount"));
            let known = year.whole(FiscalYear::FIRST.into(), FiscalYear::LAST.into())?;
            let deficit =
                Deficit { year: u16::try_from(known).unwrap_or(FiscalYear::LAST), amount: amount.amount()? };
            if deficit.amount.is_negative() {
                return Err(amount.refuse(Expected::NotNegative));
            }
            if balance.deficits.iter().any(|known| known.year == deficit.year) {
                return Err(year.refuse(Expected::Unique));
            }
            balance.deficits.push(deficit);
        }
    }
    Ok(balance)
}

/// When a project is taken into use, and what it is written off as.
pub(in crate::file) fn in_use(at: &At<'_>) -> Result<InUse, Refusal> {
    let fields = at.object()?;
    let from = fields.get("from").map(|at| at.parsed(Expected::Month, YearMonth::of)).transpose()?;
    let components = match fields.get("components") {
        Some(at) => at.list(limit::COMPONENTS)?.map(|item| component(&item)).collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    Ok(InUse { from, components })
}

fn component(item: &At<'_>) -> Result<Component, Refusal> {
    let fields = item.object()?;
    let (min, max) = (1, Life::MOST.into());
    let at = fields.need("years");
    let life = u8::try_from(at.whole(min, max)?).ok().and_then(Life::new);
    Ok(Component {
        name: name_or_empty(&fields, "name")?,
        amount: fields.get("amount").map(|at| at.amount()).transpose()?,
        life: life.ok_or_else(|| at.refuse(Expected::WholeNumber { min, max }))?,
    })
}

/// How capital cost reaches the drift, before it is known which lines there are.
pub(in crate::file) fn capital_anywhere(at: &At<'_>, known: &Known) -> Result<CapitalCost, Refusal> {
    let fields = at.object()?;
    let rate = fields.need("rate");
    Ok(CapitalCost {
        rate: rate
            .weight()
            .ok()
            .and_then(|rate| Rate::new(rate.as_decimal()))
            .ok_or_else(|| rate.refuse(Expected::Rate))?,
        depreciation: fields.get("depreciation").map_or(Ok(Depreciation::default()), |at| at.named())?,
        line: fields.get("line").map(|at| at.id(LineId::PREFIX)).transpose()?,
        key: fields.get("key").map(|at| known.key(&at)).transpose()?,
    })
}

fn capital(at: &At<'_>, known: &Known, activities: &[Activity]) -> Result<CapitalCost, Refusal> {
    let capital = capital_anywhere(at, known)?;
    let is_there = |id| activities.iter().flat_map(Activity::lines).any(|line| line.id == id);
    match capital.line {
        Some(id) if !is_there(id) => Err(at.object()?.need("line").refuse(Expected::KnownLine)),
        _ => Ok(capital),
    }
}
