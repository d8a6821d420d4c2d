//! A file to a workbook: everything in it is checked, and every refusal says where, what was found and what
//! was expected. Unknown fields are kept as they stand (`unknown`), so that a file of a newer minor version opens.

pub(super) mod cell;
pub(super) mod control;
pub(super) mod drift;
pub(super) mod investment;
pub(super) mod later;
pub(super) mod note;

use litemap::LiteMap;

use rust_decimal::Decimal;

use super::cursor::{At, Fields, Refusal};
use super::error::{Expected, FileError};
use super::{FORMAT, VERSION, json, limit, migrate, seal, unknown};
use crate::model::balance::Balance;
use crate::model::capital::CapitalCost;
use crate::model::check::CommentLimit;
use crate::model::drift::{Method, Profile};
use crate::model::found::Found;
use crate::model::goal::RollUp;
use crate::model::id::{KeyId, MemberId, WorkbookId};
use crate::model::key::{AllocationKey, MemberWeights, Weight};
use crate::model::lineage::{self, Fingerprint};
use crate::model::member::{Holder, Member};
use crate::model::period::{FiscalYear, Month};
use crate::model::sign::SignConvention;
use crate::model::unit::DisplayUnit;
use crate::model::workbook::{Settlement, Workbook};

/// Reads a workbook file of any version up to the current one.
///
/// ```
/// use sambudget::file::{FileError, read};
/// let error = read(br#"{"format": "sambudget-workbook", "version": "1.0", "id": 7}"#).unwrap_err();
/// assert_eq!(error.to_string(), "at id: expected an identity such as \"w1\", but found 7");
/// assert!(matches!(read(b"{"), Err(FileError::NotJson { truncated: true, .. })));
/// ```
///
/// # Errors
/// Says why the bytes are not a workbook. There is no partly read workbook.
pub fn read(bytes: &[u8]) -> Result<Workbook, FileError> {
    read_with(bytes, false, &mut |_| ())
}

/// Reads what this program stored: without looking for unknown fields, unless it says that it has some or was stored
/// by another version.
///
/// # Errors
/// As [`read`].
pub fn read_stored(bytes: &[u8]) -> Result<Workbook, FileError> {
    read_with(bytes, true, &mut |_| ())
}

/// Reads a workbook, ours or not, and has `looks` see the fields of the whole as the file has them.
pub(super) fn read_with(
    bytes: &[u8],
    is_ours: bool,
    looks: &mut dyn FnMut(&Fields<'_>),
) -> Result<Workbook, FileError> {
    if is_ours && !seal::is_whole_workbook(bytes) {
        return Err(FileError::Damaged);
    }
    let root = json::parse(bytes)?;
    let content =
        check_format(&At::top(&root), looks).and_then(|()| migrate::to_current(root)).and_then(|root| {
            let top = At::top(&root);
            let fields = top.object()?;
            let is_plain = fields.get(unknown::FIELD).is_none()
                && fields.need("version").text().is_ok_and(|version| version == VERSION);
            let mut workbook = workbook(&top)?;
            if !(is_ours && is_plain) {
                (later::get()?.unknown)(&mut workbook, bytes, &root, is_ours)?;
            }
            Ok(workbook)
        });
    content.map_err(|refusal| *refusal)
}

fn check_format(top: &At<'_>, looks: &mut dyn FnMut(&Fields<'_>)) -> Result<(), Refusal> {
    let Ok(fields) = top.object() else {
        return Err(Box::new(FileError::NotOurs { found: top.snippet() }));
    };
    looks(&fields);
    let format = fields.need("format");
    format
        .parsed(Expected::Version, |text| (text == FORMAT).then_some(()))
        .map_err(|_| Box::new(FileError::NotOurs { found: format.snippet() }))
}

/// The members and keys that the rest of the file may refer to, and the signs of formulas that do not say theirs.
#[derive(Default)]
pub(super) struct Known {
    members: LiteMap<MemberId, ()>,
    keys: LiteMap<KeyId, ()>,
    /// The workbook's; without it every formula has to say its own.
    signs: Option<SignConvention>,
    /// Whether any may be referred to: what is read is a part, and the rest is checked where it is put in.
    any: bool,
}

impl Known {
    /// For a part of a workbook, without the members and keys beside it.
    pub(super) fn any() -> Self {
        Self { any: true, ..Self::default() }
    }

    pub(super) fn member(&self, at: &At<'_>) -> Result<MemberId, Refusal> {
        let id = at.id(MemberId::PREFIX)?;
        if self.has_member(id) { Ok(id) } else { Err(at.refuse(Expected::KnownMember)) }
    }

    fn has_member(&self, id: MemberId) -> bool {
        self.any || self.members.contains_key(&id)
    }

    fn key(&self, at: &At<'_>) -> Result<KeyId, Refusal> {
        let id = at.id(KeyId::PREFIX)?;
        if self.any || self.keys.contains_key(&id) { Ok(id) } else { Err(at.refuse(Expected::KnownKey)) }
    }

    /// Every holder that may be referred to, in order; only shared where any may be.
    pub(super) fn holders(&self) -> impl Iterator<Item = Holder> + Clone {
        self.members.keys().map(|id| Holder::Member(*id)).chain([Holder::Shared])
    }

    /// The holder that a field of the file is named by, or that its text names.
    fn holder(&self, text: &str) -> Result<Holder, Expected> {
        match holder(text) {
            Some(Holder::Member(id)) if !self.has_member(id) => Err(Expected::KnownMember),
            Some(holder) => Ok(holder),
            None => Err(Expected::Holder),
        }
    }
}

/// A holder as text: a member's identity or `shared`.
pub(super) fn holder(text: &str) -> Option<Holder> {
    if text == "shared" { Some(Holder::Shared) } else { text.parse().ok().map(Holder::Member) }
}

/// What few workbooks have: what reads it comes later, all together.
const MORE: [&str; 11] = [
    "capitalCost",
    "balance",
    "acceptances",
    "commentLimit",
    "plan",
    "scenarios",
    "meetingLog",
    "followUps",
    "goals",
    "goalRollUp",
    "sentences",
];

pub(super) fn workbook(top: &At<'_>) -> Result<Workbook, Refusal> {
    let fields = top.object()?;
    let id = fields.need("id").id(WorkbookId::PREFIX)?;
    let name = fields.need("name").name()?;
    let form = fields.need("form").named()?;
    let year = year(&fields)?;
    let period_end = period_end(&fields.need("periodEnd"), year)?;

    let signs = signs(&fields.need("signs"))?;
    let mut known = Known { signs: Some(signs), ..Known::default() };
    let members = members(&fields.need("members"), &mut known)?;
    let keys = keys(&fields.need("keys"), &mut known)?;
    let activities = drift::activities(&fields.need("activities"), &known)?;
    let project_groups = investment::groups(&fields.need("projectGroups"), &known)?;

    let mut workbook = Workbook {
        id,
        lineage: fields.get("lineage").map_or_else(|| Ok(Vec::new()), |at| lineage(&at))?,
        name,
        form,
        host: fields.get("host").map(|at| known.member(&at)).transpose()?,
        year,
        period_end,
        drift_unit: unit(&fields.need("driftUnit"))?,
        investment_unit: unit(&fields.need("investmentUnit"))?,
        signs,
        method: fields.need("method").named()?,
        formula: fields.get("formula").map(|at| cell::formula(&at, &known)).transpose()?,
        profile: profile(&fields.need("profile"))?,
        drift_columns: columns(&fields.need("driftColumns"))?,
        settlement: settlement(&fields.need("settlement"), &known)?,
        capital: CapitalCost::default(),
        controls: control::controls(&fields.need("controls"))?,
        balance: Balance::default(),
        acceptances: Vec::new(),
        comment_limit: CommentLimit::default(),
        notes: match fields.get("notes") {
            Some(at) => note::notes(&at, &known, &activities, &project_groups)?,
            None => Vec::new(),
        },
        plan: Vec::new(),
        scenarios: Vec::new(),
        meeting_log: Vec::new(),
        goals: Vec::new(),
        roll_up: RollUp::default(),
        sentences: LiteMap::new(),
        follow_ups: Vec::new(),
        activities,
        project_groups,
        members,
        keys,
        unknown: String::new(),
        found: Found::default(),
    };
    if MORE.iter().any(|name| fields.get(name).is_some()) {
        (later::get()?.more)(&fields, &known, &mut workbook)?;
    }
    Ok(workbook)
}

/// The versions that the workbook stems from.
pub(super) fn lineage(at: &At<'_>) -> Result<Vec<Fingerprint>, Refusal> {
    at.list(lineage::MOST)?.map(|item| item.parsed(Expected::Fingerprint, |text| text.parse().ok())).collect()
}

fn year(fields: &Fields<'_>) -> Result<FiscalYear, Refusal> {
    let (min, max) = (FiscalYear::FIRST.into(), FiscalYear::LAST.into());
    let at = fields.need("year");
    let year = u16::try_from(at.whole(min, max)?).ok().and_then(FiscalYear::new);
    year.ok_or_else(|| at.refuse(Expected::WholeNumber { min, max }))
}

fn period_end(at: &At<'_>, year: FiscalYear) -> Result<Month, Refusal> {
    at.parsed(Expected::MonthOfYear(year.number()), |text| {
        let month = text.strip_prefix(&format!("{}-", year.number()))?;
        let digits = month.len() == 2 && month.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| month.parse().ok())?.and_then(Month::new)
    })
}

pub(super) fn unit(at: &At<'_>) -> Result<DisplayUnit, Refusal> {
    let fields = at.object()?;
    let most = DisplayUnit::MOST_DECIMALS;
    let at = fields.need("decimals");
    let decimals = at.whole(0, most.into())?;
    let unit = fields.need("unit").named()?;
    Ok(DisplayUnit { unit, decimals: u8::try_from(decimals).unwrap_or(most) })
}

pub(super) fn signs(at: &At<'_>) -> Result<SignConvention, Refusal> {
    let fields = at.object()?;
    Ok(SignConvention {
        revenue: fields.need("revenue").named()?,
        cost: fields.need("cost").named()?,
        contribution: fields.need("contribution").named()?,
        subtotal: fields.need("subtotal").named()?,
        result: fields.need("result").named()?,
        deviation: fields.need("deviation").named()?,
        project_deviation: fields.need("projectDeviation").named()?,
    })
}

/// One of the words `even` and `priorYear`, or twelve weights.
pub(super) fn profile(at: &At<'_>) -> Result<Profile, Refusal> {
    let word = at.parsed(Expected::Profile, |text| match text {
        "even" => Some(Profile::Even),
        "priorYear" => Some(Profile::PriorYear),
        _ => None,
    });
    if word.is_ok() {
        return word;
    }
    let refused = |_| at.refuse(Expected::Profile);
    let weights: Vec<Decimal> = at
        .list(12)
        .map_err(refused)?
        .map(|item| item.weight().map(Weight::as_decimal))
        .collect::<Result<_, _>>()?;
    let all_zero = weights.iter().all(Decimal::is_zero);
    match <[Decimal; 12]>::try_from(weights) {
        Ok(months) if !all_zero => Ok(Profile::Months(months)),
        _ => Err(at.refuse(Expected::Profile)),
    }
}

/// The method of a line or a project; none follows the workbook.
fn own_method(fields: &Fields<'_>) -> Result<Option<Method>, Refusal> {
    fields.get("method").map(|at| at.named()).transpose()
}

/// The columns of a table, each once.
pub(super) fn columns<T: super::name::Named + Ord>(at: &At<'_>) -> Result<Vec<T>, Refusal> {
    let mut seen = LiteMap::new();
    at.list(limit::COLUMNS)?.map(|item| once(&mut seen, item.named()?, &item)).collect()
}

/// `id`, unless it has been seen already.
fn once<T: Ord + Copy>(seen: &mut LiteMap<T, ()>, id: T, at: &At<'_>) -> Result<T, Refusal> {
    if seen.insert(id, ()).is_none() { Ok(id) } else { Err(at.refuse(Expected::Unique)) }
}

/// Text on one line that may be left out.
pub(super) fn name_or_empty(fields: &Fields<'_>, name: &'static str) -> Result<String, Refusal> {
    fields.get(name).map_or_else(|| Ok(String::new()), |at| at.name())
}

fn comment(fields: &Fields<'_>) -> Result<String, Refusal> {
    fields.get("comment").map_or_else(|| Ok(String::new()), |at| at.prose())
}

fn members(at: &At<'_>, known: &mut Known) -> Result<Vec<Member>, Refusal> {
    at.list(limit::MEMBERS)?.map(|item| member(&item, known)).collect()
}

pub(super) fn member(at: &At<'_>, known: &mut Known) -> Result<Member, Refusal> {
    let fields = at.object()?;
    let at = fields.need("id");
    let id = once(&mut known.members, at.id(MemberId::PREFIX)?, &at)?;
    let code = fields.get("code").map(|at| municipality_code(&at)).transpose()?;
    Ok(Member { id, name: fields.need("name").name()?, code })
}

pub(super) fn municipality_code(at: &At<'_>) -> Result<String, Refusal> {
    at.parsed(Expected::MunicipalityCode, |text| {
        (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.to_owned())
    })
}

fn keys(at: &At<'_>, known: &mut Known) -> Result<Vec<AllocationKey>, Refusal> {
    at.list(limit::KEYS)?.map(|item| key(&item, known)).collect()
}

pub(super) fn key(at: &At<'_>, known: &mut Known) -> Result<AllocationKey, Refusal> {
    let fields = at.object()?;
    let at = fields.need("id");
    let id = once(&mut known.keys, at.id(KeyId::PREFIX)?, &at)?;
    let (later, share_decimals) = match (fields.get("weightsFrom"), fields.get("shareDecimals")) {
        (None, None) => Default::default(),
        _ => (later::get()?.of_key)(&fields, known)?,
    };
    Ok(AllocationKey {
        id,
        name: fields.need("name").name()?,
        source: name_or_empty(&fields, "source")?,
        date: name_or_empty(&fields, "date")?,
        weights: weights(&fields.need("weights"), known)?,
        later,
        share_decimals,
    })
}

/// The weights of a key by member.
pub(super) fn weights(at: &At<'_>, known: &Known) -> Result<MemberWeights, Refusal> {
    let mut weights = LiteMap::new();
    for (name, at) in at.object()?.each() {
        let member: MemberId =
            name.parse().map_err(|_| at.refuse_name(name, Expected::Id(MemberId::PREFIX)))?;
        if !known.has_member(member) {
            return Err(at.refuse_name(name, Expected::KnownMember));
        }
        weights.insert(member, at.entry(At::weight)?);
    }
    Ok(weights)
}

pub(super) fn settlement(at: &At<'_>, known: &Known) -> Result<Settlement, Refusal> {
    let fields = at.object()?;
    let key = fields.get("key").map(|at| known.key(&at)).transpose()?;
    let default = Settlement::default();
    Ok(Settlement {
        key,
        basis: fields.need("basis").named()?,
        against: fields.get("against").map_or(Ok(default.against), |at| at.named())?,
        way: fields.get("way").map_or(Ok(default.way), |at| at.named())?,
    })
}
