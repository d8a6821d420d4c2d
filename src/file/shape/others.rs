//! The tables of what only some workbooks have: projects, the action plan, scenarios, follow-ups.

use super::CellKind::{Amount, Budget, Formula};
use super::What::{ByName, Cell, Cells, Object, Objects, Plain, Plains};
use super::{HELD, Plain as P, Shape, YEAR, anchor, choice, id, item, may, name, need, part};
use crate::file::name::Named;
use crate::file::{limit, meeting_log, scenario};
use crate::model::capital::Life;
use crate::model::drift::{Kind, Method};
use crate::model::investment::{Category, ComingField, ProjectColumn, ProjectField, Status};
use crate::model::measure::{DecidedBy, Mark, Stage};

pub(super) static PROJECT_GROUP: Shape = anchor(
    "projectGroup",
    &[
        need("id", id("i"), "Its identity."),
        need("name", name(), "The investment table's name."),
        need("totalName", name(), "What its total is called."),
        need(
            "columns",
            Plains(P::Choice(ProjectColumn::NAMES), limit::COLUMNS),
            "The columns that it shows, each once.",
        ),
        need("projects", Objects(&PROJECT, limit::PROJECTS), "Its projects."),
    ],
);

static PROJECT: Shape = anchor(
    "project",
    &[
        need("id", id("p"), "Its identity."),
        may("number", name(), "Its number in the ledger."),
        need("name", name(), "Its name."),
        need("holder", Plain(P::Holder), "Who it is for."),
        may(
            "budgetedBy",
            id("m"),
            "The member in whose budget it stands; absent where that is the board's own.",
        ),
        need("category", choice::<Category>(), "Of the board's own plan, or on behalf of a member."),
        need("status", choice::<Status>(), "How far it has come."),
        may("method", choice::<Method>(), "Its own prognosis method."),
        may("tags", Objects(&TAG, limit::TAGS), "What it is part of."),
        may("amounts", Object(&PROJECT_AMOUNTS), "Its amounts; expenditure and income are positive."),
        may(
            "comingYears",
            ByName(P::YearName, &COMING_YEAR),
            "What is decided and requested for coming years.",
        ),
        may("inUse", Object(&IN_USE), "When it is taken into use, and what it is written off as."),
        may("comment", Plain(P::Prose), "Its comment."),
    ],
);

static TAG: Shape = item(
    "tag",
    &["name"],
    &[
        need("name", name(), "What it is called."),
        may("actual", Cell(Amount), "The part of the actual that it covers; absent is all of it."),
    ],
);

static PROJECT_AMOUNTS: Shape = part(
    "projectAmounts",
    &[
        may("priorSpending", Cell(Formula), "What was spent in earlier years."),
        may("originalBudget", Cell(Budget), "The budget as first decided."),
        may("supplement", Cell(Budget), "What was decided during the year."),
        may("carryOver", Cell(Budget), "What was carried over from the year before."),
        may("actual", Cell(Formula), "What is booked through the period end."),
        may("prognosis", Cell(Formula), "The controller's own figure."),
        may("decidedTotal", Cell(Formula), "What was decided for all years."),
        may("calculatedTotal", Cell(Formula), "What it is calculated to cost in all years."),
        may("yearlyOperatingCost", Cell(Formula), "What it costs a year when it is done."),
        may("carryOverOut", Cell(Formula), "What is carried over to the year after."),
        may("incomeBudget", Cell(Formula), "The budget of its income."),
        may("income", Cell(Formula), "Its income through the period end."),
        may("incomePrognosis", Cell(Formula), "The prognosis of its income."),
        may("held", Plains(P::Choice(ProjectField::NAMES), ProjectField::NAMES.len()), HELD),
    ],
);

static COMING_YEAR: Shape = part(
    "comingYear",
    &[
        may("decided", Cell(Formula), "What is decided for the year."),
        may("requested", Cell(Formula), "What is requested for it."),
        may("held", Plains(P::Choice(ComingField::NAMES), ComingField::NAMES.len()), HELD),
    ],
);

static IN_USE: Shape = part(
    "inUse",
    &[
        may("from", Plain(P::Month), "The first month in use."),
        may("components", Objects(&COMPONENT, limit::COMPONENTS), "What it is written off as."),
    ],
);

static COMPONENT: Shape = item(
    "component",
    &["name"],
    &[
        may("name", name(), "What it is."),
        may("amount", Plain(P::Amount), "Its amount; a grant is negative; absent: what the others leave."),
        need("years", Plain(P::Whole(1, Life::MOST as u32)), "Its useful life."),
    ],
);

pub(super) static MEASURE_GROUP: Shape = anchor(
    "measureGroup",
    &[
        need("id", id("h"), "Its identity."),
        need("name", name(), "Its name."),
        need("measures", Objects(&MEASURE, limit::MEASURES), "Its measures."),
    ],
);

static MEASURE: Shape = anchor(
    "measure",
    &[
        need("id", id("t"), "Its identity."),
        may("number", name(), "Its number."),
        need("description", name(), "What is done."),
        may("activity", name(), "The activity, as people write it."),
        may("goal", name(), "What it is for."),
        may("decidedBy", choice::<DecidedBy>(), "Who decided it."),
        may("decidedOn", name(), "When it was decided, as people write it."),
        need("stage", choice::<Stage>(), "How far it has come."),
        may("start", name(), "When it starts, as people write it."),
        may(
            "effects",
            Cells(P::YearName, Amount),
            "By year, what it gives in a whole year; positive is better for the result.",
        ),
        may("lines", Plains(P::Id("l"), limit::ROWS), "The drift lines that it touches."),
        may(
            "members",
            Plains(P::Id("m"), limit::MEMBERS),
            "The members that it touches; absent: all that its lines reach.",
        ),
        may("marks", Plains(P::Choice(Mark::NAMES), Mark::NAMES.len()), "What holds of it."),
        may(
            "amount",
            Cell(Amount),
            "What it gives this year where that does not follow from effect and start.",
        ),
    ],
);

pub(super) static SCENARIO: Shape = anchor(
    "scenario",
    &[
        need("id", id("s"), "Its identity."),
        need("name", name(), "Its name."),
        may("note", Plain(P::Prose), "What is said of it."),
        may("on", id("s"), "The scenario that it stands on; absent: the workbook itself."),
        may("stage", Plain(P::Choice(&[scenario::ARCHIVED])), "It is put away."),
        may("changes", Objects(&CHANGE, limit::CHANGES), "What is changed, in order."),
    ],
);

static CHANGE: Shape = item(
    "scenarioChange",
    &["change"],
    &[
        need(
            "change",
            Plain(P::Choice(scenario::KINDS)),
            "What is changed; the other fields are of its kind.",
        ),
        may("rows", Plains(P::Id("lg"), limit::ROWS), "The lines and groups whose prognoses change."),
        may("line", id("l"), "The line of a cell that is typed over."),
        may("project", id("p"), "The project that is changed, or of a cell that is typed over."),
        may("measure", id("t"), "The measure that is changed."),
        may("key", id("k"), "The key that is given up."),
        may("holder", Plain(P::Holder), "Whose part; absent: the whole."),
        may("column", Plain(P::Name), "The column of a cell that is typed over."),
        may("decidedFor", YEAR, "The coming year of a cell with what is decided."),
        may("requestedFor", YEAR, "The coming year of a cell with what is requested."),
        may("value", Cell(Budget), "What is typed over a cell; absent: nothing."),
        may("percent", Plain(P::Percent), "By so many percent."),
        may("amount", Plain(P::Amount), "By so much over all the rows."),
        may("from", Plain(P::Whole(1, 12)), "The month from which the percent hold."),
        may("included", Plain(P::Choice(&["yes", "no"])), "Whether the measure counts."),
        may("start", name(), "When the measure starts, as people write it."),
        may("later", Plain(P::Whole(0, scenario::MONTHS)), "How many months later."),
        may("earlier", Plain(P::Whole(0, scenario::MONTHS)), "How many months earlier."),
        may("by", id("k"), "The key in its place."),
    ],
);

pub(super) static LOG_ENTRY: Shape = anchor(
    "logEntry",
    &[
        need("id", id("e"), "Its identity."),
        may("when", name(), "When it was tried: local date and time."),
        need("scenario", id("s"), "The scenario that it was tried in; it need not be there any more."),
        need("name", name(), "The name of the scenario then."),
        need("what", name(), "What was tried, as it was said then."),
        may("askedBy", name(), "Who asked."),
        may("remark", Plain(P::Prose), "What else is said of it."),
        need("change", Object(&CHANGE), "What was tried."),
        may("tried", Plain(P::Choice(&[meeting_log::WITHOUT])), "It was tried how it is without the change."),
        may("before", Plain(P::Amount), "The prognosticated result before: of the base."),
        may("after", Plain(P::Amount), "The result after: of the base with this change alone."),
        may("gained", Plain(P::Amount), "By how much the base became better when this was taken into it."),
        may("shown", Plain(P::Amount), "What the whole scenario came to then."),
        may("holders", Plains(P::Holder, limit::MEMBERS + 1), "The holders there were."),
        may("parts", Plain(P::Text), "Each holder's before, after and gained, in one text."),
        may("stage", Plain(P::Choice(meeting_log::STAGES)), "What became of it; absent: nothing yet."),
    ],
);

pub(super) static FOLLOW_UP: Shape = anchor(
    "followUp",
    &[
        need("id", id("u"), "Its identity."),
        need("name", name(), "Its name."),
        may("date", name(), "When it was reported, as people write it."),
        may("by", name(), "Who reported it."),
        may("stage", Plain(P::Choice(&["final"])), "The outcome of the year."),
        need("month", Plain(P::Whole(1, 12)), "The last month that the actuals covered."),
        need("holders", Plains(P::Holder, limit::MEMBERS + 1), "The holders there were."),
        need("lines", Objects(&FROZEN_LINE, limit::ROWS), "Every line there was."),
        may("projects", Objects(&FROZEN_PROJECT, limit::PROJECTS), "Every project there was."),
    ],
);

static FROZEN_LINE: Shape = item(
    "frozenLine",
    &["id"],
    &[
        need("id", id("l"), "Its identity."),
        need("activity", id("a"), "The drift table it stood in."),
        need("name", name(), "Its name."),
        need("kind", choice::<Kind>(), "What it does to the result."),
        may("budget", Plain(P::Amount), "Its budget."),
        may("actual", Plain(P::Amount), "Its actual."),
        may("prognosis", Plain(P::Amount), "Its prognosis."),
        may("parts", Plain(P::Text), "Each holder's budget, actual and prognosis, in one text."),
    ],
);

static FROZEN_PROJECT: Shape = item(
    "frozenProject",
    &["id"],
    &[
        need("id", id("p"), "Its identity."),
        need("name", name(), "Its name."),
        need("holder", Plain(P::Holder), "Who it was for."),
        may("budget", Plain(P::Amount), "Its budget."),
        may("actual", Plain(P::Amount), "Its actual."),
        may("prognosis", Plain(P::Amount), "Its prognosis."),
    ],
);
