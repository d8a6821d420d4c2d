//! The tables: one for each object of the file.

use super::CellKind::{Amount, Budget, Formula, OnlyFormula};
use super::What::{ByName, Cell, Cells, CellsBy, Object, Objects, Plain, Plains, Rows};
use super::goals::{GOAL, SENTENCE};
use super::others::{FOLLOW_UP, LOG_ENTRY, MEASURE_GROUP, PROJECT_GROUP, SCENARIO};
use super::{CellKind, HELD, Plain as P, Shape, YEAR, anchor, choice, id, item, may, name, need, part};
use crate::file::name::Named;
use crate::file::{FORMAT, SCHEMA, limit};
use crate::model::capital::Depreciation;
use crate::model::decision::Decisions;
use crate::model::drift::{DriftColumn, Kind, LineField, Method, SubtotalPlace};
use crate::model::goal::RollUp;
use crate::model::key::AllocationKey;
use crate::model::lineage;
use crate::model::member::BoardForm;
use crate::model::sign::{DeviationSign, Net, Written};
use crate::model::unit::{DisplayUnit, Unit};
use crate::model::workbook::{SettlementAgainst, SettlementBasis, SettlementWay};

pub(in crate::file) static WORKBOOK: Shape = part(
    "workbook",
    &[
        may("$schema", Plain(P::Text), SCHEMA),
        need("format", Plain(P::Just(FORMAT)), "What this file is."),
        need("version", Plain(P::Version), "The version of the format, major.minor."),
        need("id", id("w"), "The identity of the workbook."),
        may(
            "lineage",
            Plains(P::Fingerprint, lineage::MOST),
            "The fingerprints of the saved versions that it stems from, newest first.",
        ),
        may("fingerprint", Plain(P::Fingerprint), "The fingerprint of the content, from the name on."),
        need("name", name(), "The board's name."),
        need(
            "form",
            choice::<BoardForm>(),
            "A joint board (gemensam nämnd) or an association (kommunalförbund).",
        ),
        may("host", id("m"), "The member that runs the board for the others."),
        need("year", YEAR, "The fiscal year."),
        need("periodEnd", Plain(P::Month), "The last month that the actuals cover; in the fiscal year."),
        need("driftUnit", Object(&UNIT), "The unit that drift tables are shown in."),
        need("investmentUnit", Object(&UNIT), "The unit that investment tables are shown in."),
        need(
            "signs",
            Object(&SIGNS),
            "How the organisation shows signs; inside, revenue and cost are both positive.",
        ),
        need("method", choice::<Method>(), "How prognoses come about where a line or project does not say."),
        may(
            "formula",
            Cell(OnlyFormula),
            "The formula of the method formula where a line does not have its own.",
        ),
        need("profile", Plain(P::Profile), "How budgets are spread over the year where a line does not say."),
        need(
            "driftColumns",
            Plains(P::Choice(DriftColumn::NAMES), limit::COLUMNS),
            "The columns that drift tables show.",
        ),
        need(
            "members",
            Objects(&MEMBER, limit::MEMBERS),
            "The members, in the order they are printed and ties are broken.",
        ),
        need("keys", Objects(&KEY, limit::KEYS), "The allocation keys."),
        need("activities", Objects(&ACTIVITY, limit::TABLES), "The drift tables."),
        need("projectGroups", Objects(&PROJECT_GROUP, limit::TABLES), "The investment tables."),
        may("plan", Objects(&MEASURE_GROUP, limit::TABLES), "The action plan."),
        may("scenarios", Objects(&SCENARIO, limit::SCENARIOS), "What is tried out on top of all this."),
        may("meetingLog", Objects(&LOG_ENTRY, limit::LOG_ENTRIES), "What was tried live, in order."),
        may("goals", Objects(&GOAL, limit::GOALS), "What is to be reached beside the money."),
        may(
            "goalRollUp",
            choice::<RollUp>(),
            "How the indicators of a goal become one assessment where it does not say; absent: counted.",
        ),
        may(
            "sentences",
            Objects(&SENTENCE, limit::SENTENCES),
            "What stands in the place of sentences that the report drafts, one for each.",
        ),
        may(
            "followUps",
            Objects(&FOLLOW_UP, limit::FOLLOW_UPS),
            "The figures as they were reported, first reported first.",
        ),
        need("settlement", Object(&SETTLEMENT), "How the year's result is split."),
        may("balance", Object(&BALANCE), "What the balance requirement needs beside the result."),
        may("capitalCost", Object(&CAPITAL_COST), "How what projects in use cost reaches the drift."),
        need(
            "controls",
            Objects(&CONTROL, limit::CONTROLS),
            "Printed figures that the calculated ones are checked against.",
        ),
        may(
            "acceptances",
            Objects(&ACCEPTANCE, limit::ACCEPTANCES),
            "Findings of the checks that are all right.",
        ),
        may(
            "commentLimit",
            Object(&COMMENT_LIMIT),
            "Which deviations must be explained; both limits must be exceeded.",
        ),
        may(
            "notes",
            Objects(&NOTE, limit::NOTES),
            "What people wrote about rows, cells and months, one for each place.",
        ),
    ],
);

static UNIT: Shape = part(
    "unit",
    &[
        need("unit", choice::<Unit>(), "Kronor, thousands or millions."),
        need(
            "decimals",
            Plain(P::Whole(0, DisplayUnit::MOST_DECIMALS as u32)),
            "How many decimals are shown.",
        ),
    ],
);

pub(in crate::file) static SIGNS: Shape = part(
    "signs",
    &[
        need("revenue", choice::<Written>(), "How revenue is written."),
        need("cost", choice::<Written>(), "How cost is written."),
        need("contribution", choice::<Written>(), "How contributions are written."),
        need("subtotal", choice::<Net>(), "What subtotals show."),
        need("result", choice::<Net>(), "What the bottom line shows."),
        need("deviation", choice::<DeviationSign>(), "Which deviations of drift tables are positive."),
        need(
            "projectDeviation",
            choice::<DeviationSign>(),
            "Which deviations of investment tables are positive.",
        ),
    ],
);

static MEMBER: Shape = anchor(
    "member",
    &[
        need("id", id("m"), "Its identity."),
        need("name", name(), "The municipality's name."),
        may("code", Plain(P::Code), "The municipality code; absent where it is no municipality."),
    ],
);

static KEY: Shape = anchor(
    "key",
    &[
        need("id", id("k"), "Its identity."),
        need("name", name(), "What it is called."),
        may("source", name(), "Where its weights are from."),
        may("date", name(), "Of when its weights are, as people write it."),
        need(
            "weights",
            Cells(P::Id("m"), CellKind::Weight),
            "The weight of each member; only proportions matter.",
        ),
        may(
            "weightsFrom",
            CellsBy(P::MonthName, P::Id("m"), CellKind::Weight),
            "By month, the weights that hold from its first day.",
        ),
        may(
            "shareDecimals",
            Plain(P::Whole(0, AllocationKey::MOST_DECIMALS as u32)),
            "With how many decimals of a percent its shares are shown; two where absent.",
        ),
    ],
);

static ACTIVITY: Shape = anchor(
    "activity",
    &[
        need("id", id("a"), "Its identity."),
        need("name", name(), "The drift table's name."),
        need("resultName", name(), "What its bottom line is called."),
        need("rows", Rows(limit::ROWS), "Its lines and groups."),
    ],
);

pub(in crate::file) static GROUP: Shape = anchor(
    "group",
    &[
        need("type", Plain(P::Just("group")), "This row is a group."),
        need("id", id("g"), "Its identity."),
        need("name", name(), "Its name."),
        need("subtotal", choice::<SubtotalPlace>(), "Where its subtotal is printed."),
        need("rows", Rows(limit::ROWS), "Its lines and groups."),
    ],
);

pub(in crate::file) static LINE: Shape = anchor(
    "line",
    &[
        need("type", Plain(P::Just("line")), "This row is a line."),
        need("id", id("l"), "Its identity."),
        need("name", name(), "Its name."),
        need("kind", choice::<Kind>(), "What it does to the result."),
        need(
            "distribution",
            Plain(P::Choice(&["byKey", "direct"])),
            "Whether a key splits its total, or each holder has its own amounts.",
        ),
        may("key", id("k"), "With byKey: the key."),
        may("amounts", Object(&LINE_AMOUNTS), "With byKey: the amounts of the whole line."),
        may("parts", ByName(P::Holder, &LINE_AMOUNTS), "With direct: the amounts of each holder."),
        may(
            "plainFields",
            Plains(P::Choice(LineField::NAMES), LineField::NAMES.len()),
            "In the browser's storage only: the fields of plainParts.",
        ),
        may(
            "plainParts",
            Plain(P::Text),
            "In the browser's storage only: plain amounts of all holders in one text.",
        ),
        may("profile", Plain(P::Profile), "Its own spread over the year."),
        may("method", choice::<Method>(), "Its own prognosis method."),
        may("formula", Cell(OnlyFormula), "Its own formula of the method formula."),
        may("months", Cells(P::MonthName, Amount), "What is booked month by month this year."),
        may("priorMonths", Cells(P::MonthName, Amount), "What was booked month by month the year before."),
        may("adjustments", Objects(&ADJUSTMENT, limit::ADJUSTMENTS), "What is added to its prognosis."),
        may("comment", Plain(P::Prose), "Its comment."),
    ],
);

static LINE_AMOUNTS: Shape = part(
    "lineAmounts",
    &[
        may("priorActual", Cell(Formula), "The outcome of the year before."),
        may("originalBudget", Cell(Budget), "The budget as first decided."),
        may("supplements", Cell(Budget), "What was decided during the year, carry-overs too."),
        may("actual", Cell(Formula), "What is booked through the period end."),
        may("prognosis", Cell(Formula), "The controller's own figure."),
        may("held", Plains(P::Choice(LineField::NAMES), LineField::NAMES.len()), HELD),
    ],
);

static ADJUSTMENT: Shape = item(
    "adjustment",
    &["holder", "reason"],
    &[
        may("holder", Plain(P::Holder), "Whose prognosis; absent: the whole line's."),
        need("amount", Plain(P::Amount), "More cost or more revenue is positive."),
        may("reason", Plain(P::Prose), "Why."),
    ],
);

/// A cell that is no plain amount.
pub(in crate::file) static CELL: Shape = part(
    "cell",
    &[
        need("text", Plain(P::Prose), "What is written there."),
        may("unit", choice::<Unit>(), "With it the text is a formula: the unit of its figures."),
        may(
            "signs",
            Object(&SIGNS),
            "The signs that a formula's figures are written in; absent where they are the workbook's.",
        ),
        may("decisions", Objects(&DECISION, Decisions::MOST), "Decisions, whose sum is the amount."),
    ],
);

pub(in crate::file) static DECISION: Shape = item(
    "decision",
    &["date", "reference", "reason"],
    &[
        may("date", Plain(P::Day), "The day it was taken."),
        may("reference", name(), "Where it is found."),
        may(
            "kind",
            Plain(P::Choice(&["carryOver"])),
            "Among a line's supplements: that it carries over from the year before.",
        ),
        need("amount", Plain(P::Amount), "What it adds to the budget."),
        may("reason", Plain(P::Prose), "Why."),
    ],
);

static SETTLEMENT: Shape = part(
    "settlement",
    &[
        may("key", id("k"), "The key that splits the result; absent where nothing is split."),
        need("basis", choice::<SettlementBasis>(), "Which result is split."),
        may(
            "against",
            choice::<SettlementAgainst>(),
            "What each member's part is the difference from; zero where absent.",
        ),
        may("way", choice::<SettlementWay>(), "What becomes of the parts; invoiced where absent."),
    ],
);

static BALANCE: Shape = part(
    "balance",
    &[
        may(
            "adjustments",
            Objects(&BALANCE_ADJUSTMENT, limit::ADJUSTMENTS),
            "What the result is adjusted by.",
        ),
        may(
            "deficits",
            Objects(&DEFICIT, limit::ADJUSTMENTS),
            "What is left to restore of earlier deficits.",
        ),
    ],
);

static BALANCE_ADJUSTMENT: Shape = item(
    "balanceAdjustment",
    &["reason"],
    &[
        need("amount", Plain(P::Amount), "What is added to the result."),
        may("reason", Plain(P::Prose), "Why."),
    ],
);

static DEFICIT: Shape = item(
    "deficit",
    &["year"],
    &[
        need("year", YEAR, "The year, each once."),
        need("amount", Plain(P::NotNegative), "What is left to restore."),
    ],
);

static CAPITAL_COST: Shape = part(
    "capitalCost",
    &[
        need("rate", Plain(P::Rate), "The internal interest in percent."),
        may(
            "depreciation",
            choice::<Depreciation>(),
            "How projects are written off; in a straight line where absent.",
        ),
        may("line", id("l"), "The drift line that it is added to."),
        may("key", id("k"), "The key that splits what shared projects cost."),
    ],
);

const PLACES: &[&str] = &["drift", "allActivities", "projects", "tag", "settlement"];

/// Where a control figure stands is all but what was printed and in which unit.
static CONTROL: Shape = item(
    "control",
    &["place", "activity", "row", "group", "project", "column", "tag", "holder", "member"],
    &[
        need("place", Plain(P::Choice(PLACES)), "Where it belongs; decides which other fields there are."),
        may("activity", id("a"), "The drift table."),
        may("row", id("lg"), "The line or group; absent for the bottom line."),
        may("group", id("i"), "The investment table."),
        may("project", id("p"), "The project; absent for the total."),
        may("column", Plain(P::Text), "The column."),
        may(
            "tag",
            Plain(P::Whole(0, (limit::PROJECTS * limit::TAGS - 1) as u32)),
            "Which tag, in the order that the projects name them.",
        ),
        may("holder", Plain(P::Holder), "Whose part; absent for the whole board's."),
        may("member", id("m"), "Whose part of the settlement; absent for the whole result."),
        need("printed", Plain(P::Amount), "The printed figure, with the inner signs."),
        need("unit", Object(&UNIT), "The unit that it was printed in."),
    ],
);

static ACCEPTANCE: Shape = item(
    "acceptance",
    &["finding"],
    &[
        need("finding", Plain(P::Prose), "The code that the checks give the finding, each once."),
        need("reason", Plain(P::Prose), "Why it is all right."),
        may("by", name(), "Who says so."),
        may("date", name(), "When, as people write it."),
    ],
);

static COMMENT_LIMIT: Shape = part(
    "commentLimit",
    &[
        may("amount", Plain(P::NotNegative), "A deviation in kronor."),
        may("part", Plain(P::Part), "A part of the budget: 0.05 is five percent."),
    ],
);

static NOTE: Shape = item(
    "note",
    &["month", "row", "holder", "column"],
    &[
        may("month", Plain(P::Whole(1, 12)), "The month that it is about."),
        may("row", id("lgapi"), "The row that it is about; for a bottom line the identity of its table."),
        may("holder", Plain(P::Holder), "In a drift table: whose cell."),
        may(
            "column",
            Plain(P::Text),
            "The column of the cell; absent where the note is about the whole row.",
        ),
        need("text", Plain(P::Prose), "What it says."),
        may("by", name(), "Who wrote it."),
        may("date", name(), "When, as they typed it."),
    ],
);
