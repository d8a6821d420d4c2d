//! The tables of goals with their indicators, and of what stands in the place of drafted sentences.

use super::CellKind::Quantity;
use super::Plain as P;
use super::What::{Cell, Objects, Plain};
use super::{Shape, anchor, choice, id, item, may, name, need};
use crate::file::{goal, limit};
use crate::model::goal::{Assessment, Better, Grade, RollUp};

pub(super) static GOAL: Shape = anchor(
    "goal",
    &[
        need("id", id("o"), "Its identity."),
        need("name", name(), "Its name."),
        may("area", name(), "The area or perspective that it belongs to."),
        may("owner", name(), "Who answers for it."),
        may(
            "rollUp",
            choice::<RollUp>(),
            "How its indicators become one assessment; absent: as the workbook.",
        ),
        may("assessment", choice::<Assessment>(), "What somebody has judged of the goal itself."),
        may("grade", Plain(P::Whole(1, Grade::MOST as u32)), "The grade that somebody has given it."),
        may("judgedBy", name(), "Who has judged."),
        may("comment", Plain(P::Prose), "What is said about it."),
        may("indicators", Objects(&INDICATOR, limit::INDICATORS), "What it is measured by."),
    ],
);

static INDICATOR: Shape = anchor(
    "indicator",
    &[
        need("id", id("n"), "Its identity."),
        need("name", name(), "Its name."),
        may("unit", name(), "What its figures count, as people write it."),
        may("better", choice::<Better>(), "In which direction it is better; absent: higher."),
        may("target", Cell(Quantity), "What is to be reached."),
        may("outcome", Cell(Quantity), "What it is so far."),
        may("prognosis", Cell(Quantity), "What it will be at the end of the year."),
        may("assessment", choice::<Assessment>(), "What somebody has judged; absent: what the figures say."),
        may("grade", Plain(P::Whole(1, Grade::MOST as u32)), "Its grade."),
        may("judgedBy", name(), "Who has judged."),
        may("comment", Plain(P::Prose), "What is said about it."),
    ],
);

pub(super) static SENTENCE: Shape = item(
    "sentence",
    &["about", "line"],
    &[
        need("about", Plain(P::Choice(goal::TOPICS)), "What the drafted sentence is about."),
        may("line", id("l"), "The line that it is about."),
        may("text", Plain(P::Prose), "What stands in its place; absent: it is left out."),
        may("figures", name(), "The figures that it was settled on, as the report writes them down."),
    ],
);
