//! To balance: the result to reach, and what may move for it.

use super::trial::{percent, with_names};
use super::{Answers, Field, Form, Layout, Read, Section, Wrong, choice, text, wrong, wrong_as_a_whole};
use crate::lang::scenario;
use crate::lang::sentence::amount;
use crate::lang::to_balance::{first_of, words};
use crate::model::Workbook;
use crate::model::drift::{Line, RowId};
use crate::model::id::{LineId, MeasureId, ProjectId};
use crate::model::investment::Project;
use crate::model::measure::{Mark, Measure};
use crate::model::money::Money;
use crate::model::period::Month;
use crate::model::scenario::{Percent, ProjectChange};
use crate::model::unit::Unit;
use crate::rules::scenario::to_balance::{Most, Mover, Wish, is_held};
use crate::rules::sense::Sense;
use crate::rules::summary::result;
use crate::session::msg::Msg;
use crate::session::scenarios::to_balance::{ToBalance, asked};
use crate::session::state::{Open, State};
use crate::text::number::{Typed, edit_text, format_number, parse_amount};

/// What becomes of the projects that may change.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    NextYear,
    Cancelled,
    Cut,
}

/// Everything that could move, and where its fields stand.
struct Places<'w> {
    /// Those with a prognosis, and that.
    lines: Vec<(&'w Line, Money)>,
    measures: Vec<&'w Measure>,
    projects: Vec<&'w Project>,
}

impl<'w> Places<'w> {
    fn of(Open { workbook, tables, .. }: &'w Open) -> Self {
        let starts = |project: &&Project| project.in_use.from.is_some_and(|from| from.year == workbook.year);
        let costs = workbook.capital.line.is_some();
        let prognosis = |line: &Line| {
            let row = tables.iter().find_map(|table| table.row(Some(RowId::Line(line.id))))?;
            row.total.prognosis
        };
        Self {
            lines: workbook
                .lines()
                .filter(|line| !is_held(workbook, line))
                .filter_map(|line| Some((line, prognosis(line)?)))
                .collect(),
            measures: workbook.measures().collect(),
            // Those of earlier years are in use, and those of later ones cost nothing yet.
            projects: workbook.projects().filter(|project| costs && starts(project)).collect(),
        }
    }

    /// The first line; the target stands before it.
    const LINES: usize = 1;

    fn measures(&self) -> usize {
        Self::LINES + self.lines.len()
    }

    fn start(&self) -> usize {
        self.measures() + self.measures.len()
    }

    fn projects(&self) -> usize {
        self.start() + usize::from(!self.measures.is_empty())
    }

    fn fate(&self) -> usize {
        self.projects() + self.projects.len()
    }
}

fn starts(state: &State) -> Vec<(Option<Month>, String)> {
    let planned = (None, words(state.lang).as_planned.to_owned());
    [planned].into_iter().chain(Month::all().map(|of| (Some(of), first_of(state.lang, of)))).collect()
}

fn fates(state: &State) -> Vec<(Fate, String)> {
    let said = words(state.lang);
    with_names([(Fate::NextYear, said.next_year), (Fate::Cancelled, said.cancelled), (Fate::Cut, said.cut)])
}

/// What was asked for last, thing by thing.
struct Before<'s>(Option<&'s Wish>);

impl Before<'_> {
    fn line(&self, id: LineId) -> Option<Most> {
        self.0?.movers.iter().find_map(|mover| match mover {
            Mover::Line(line, most) if *line == id => Some(*most),
            _ => None,
        })
    }

    fn measure(&self, id: MeasureId) -> Option<bool> {
        let moves = |mover: &Mover| matches!(mover, Mover::Measure(of, _) if *of == id);
        Some(self.0?.movers.iter().any(moves))
    }

    fn start(&self) -> Option<Month> {
        self.0?.movers.iter().find_map(|mover| match mover {
            Mover::Measure(_, start) => *start,
            _ => None,
        })
    }

    fn project(&self, id: ProjectId) -> bool {
        let moves = |mover: &Mover| matches!(mover, Mover::Project(of, _) if *of == id);
        self.0.is_some_and(|wish| wish.movers.iter().any(moves))
    }

    fn fate(&self) -> (Fate, Option<Percent>) {
        let found = self.0.into_iter().flat_map(|wish| &wish.movers).find_map(|mover| match mover {
            Mover::Project(_, change) => Some(*change),
            _ => None,
        });
        match found {
            Some(ProjectChange::Cancelled) => (Fate::Cancelled, None),
            Some(ProjectChange::Cut(percent)) => (Fate::Cut, Some(percent)),
            _ => (Fate::NextYear, None),
        }
    }
}

pub(super) fn form(state: &State) -> Option<Form> {
    let open = state.open.as_ref()?;
    let workbook = &open.workbook;
    let (said, places, style) = (words(state.lang), Places::of(open), state.lang.numbers());
    let before = Before(asked(state).map(|asked| &asked.wish));
    let unit = workbook.drift_unit.unit;
    let target = before.0.map(|wish| wish.target).unwrap_or_default();
    let target = text(said.target.replace("{}", unit.abbreviation()), edit_text(target, unit, style));
    let mut sections = vec![Section::new(Layout::Stacked, vec![target])];
    let legend = |legend: &'static str, section: Section| Section { legend: Some(legend.into()), ..section };
    let percent = |percent: Percent| format_number(percent.percent(), None, style);
    if !places.lines.is_empty() {
        let field = |(line, prognosis): &(&Line, Money)| {
            let most = match before.line(line.id) {
                Some(Most::Percent(most)) => percent(most),
                Some(Most::Amount(most)) => {
                    format!("{} {}", edit_text(most, Unit::Kr, style), Unit::Kr.abbreviation())
                }
                None => String::new(),
            };
            text(name_of(state, workbook, line, *prognosis), most)
        };
        let fields = places.lines.iter().map(field).collect();
        sections.push(legend(said.lines, Section::new(Layout::Three, fields)));
    }
    if !places.measures.is_empty() {
        let ticks = places.measures.iter().map(|measure| {
            let counts = measure.marks.contains(Mark::Included) && measure.is_likely();
            let on = before.measure(measure.id).unwrap_or(!counts);
            Field::Tick { label: named(state, measure, counts), on }
        });
        sections.push(legend(said.measures, Section::new(Layout::Ticks, ticks.collect())));
        let start = choice(said.starts, starts(state), &before.start());
        sections.push(Section::new(Layout::Stacked, vec![start]));
    }
    if !places.projects.is_empty() {
        let tick =
            |project: &&Project| Field::Tick { label: project.name.clone(), on: before.project(project.id) };
        let ticks = places.projects.iter().map(tick).collect();
        sections.push(legend(said.projects, Section::new(Layout::Ticks, ticks)));
        let (fate, cut) = before.fate();
        sections.push(Section::new(Layout::Stacked, vec![choice(said.fate, fates(state), &fate)]));
        let cut = text(said.cut_by, cut.map(percent).unwrap_or_default());
        let only_if = Some((places.fate(), Fate::Cut as usize));
        sections.push(Section { only_if, ..Section::new(Layout::Stacked, vec![cut]) });
    }
    let (about, submit) = (Some(said.about.to_owned()), Some(said.propose));
    Some(Form { about, wide: true, submit, ..Form::new(said.title, sections) })
}

/// A line with its prognosis; by its drift table too, where there are several.
fn name_of(state: &State, workbook: &Workbook, line: &Line, prognosis: Money) -> String {
    let table = workbook.activities.iter().find(|table| table.lines().any(|of| of.id == line.id));
    let written = Sense::Kind(line.kind).written(prognosis, &workbook.signs);
    let name = format!("{} ({})", line.name, amount(state.lang, written, workbook.drift_unit));
    match table.filter(|_| workbook.activities.len() > 1) {
        Some(table) => format!("{}: {name}", table.name),
        None => name,
    }
}

/// A measure with its start, and whether it counts already.
fn named(state: &State, measure: &Measure, counts: bool) -> String {
    let (said, name) = (words(state.lang), &measure.description);
    let name = match measure.start.trim() {
        "" => name.clone(),
        start => said.starting.replace("{}", name).replace("{start}", start),
    };
    if counts { said.counted.replace("{}", &name) } else { name }
}

/// # Errors
/// If a figure cannot be read, or nothing may move.
pub(super) fn read(state: &State, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let (workbook, said) = (&open.workbook, words(state.lang));
    if result(&open.tables).prognosis.is_none() {
        return Err(wrong_as_a_whole(scenario::words(state.lang).unknown_result));
    }
    let places = Places::of(open);
    let target = match parse_amount(&answers.text(0), workbook.drift_unit.unit, state.lang.numbers()) {
        Ok(Typed::Amount(target)) => target,
        _ => return Err(wrong(0, scenario::words(state.lang).no_amount)),
    };
    let mut movers = Vec::new();
    for (place, (line, _)) in places.lines.iter().enumerate() {
        let most = most(state, Places::LINES + place, answers)?;
        movers.extend(most.map(|most| Mover::Line(line.id, most)));
    }
    let start = answers.chosen(places.start(), &starts(state)).flatten();
    let ticked = |first: usize, place: usize| answers.is_on(first + place);
    let measures = places.measures.iter().enumerate().filter(|(at, _)| ticked(places.measures(), *at));
    movers.extend(measures.map(|(_, measure)| Mover::Measure(measure.id, start)));
    let projects = places.projects.iter().enumerate().filter(|(at, _)| ticked(places.projects(), *at));
    for (_, project) in projects {
        movers.push(Mover::Project(project.id, fate_of(state, project, places.fate(), answers)?));
    }
    if movers.is_empty() {
        return Err(wrong_as_a_whole(said.nothing_moves));
    }
    Ok(Some(Msg::ToBalance(ToBalance::Propose(Box::new(Wish { target, movers })))))
}

/// How far a line may move: nothing is not at all, a number percent, and what has a unit an amount.
fn most(state: &State, at: usize, answers: Answers) -> Result<Option<Most>, Wrong> {
    let (text, style) = (answers.text(at), state.lang.numbers());
    if text.is_empty() {
        return Ok(None);
    }
    let unread = || wrong(at, words(state.lang).no_most);
    if text.ends_with(char::is_alphabetic) {
        return match parse_amount(&text, Unit::Kr, style) {
            Ok(Typed::Amount(amount)) => Ok(Some(Most::Amount(amount)).filter(|_| amount != Money::ZERO)),
            _ => Err(unread()),
        };
    }
    let percent = percent(state, &text).ok_or_else(unread)?;
    Ok(Some(Most::Percent(percent)).filter(|_| !percent.percent().is_zero()))
}

/// What becomes of a project.
fn fate_of(state: &State, project: &Project, at: usize, answers: Answers) -> Result<ProjectChange, Wrong> {
    Ok(match answers.chosen(at, &fates(state)) {
        Some(Fate::Cancelled) => ProjectChange::Cancelled,
        Some(Fate::Cut) => {
            let unread = || wrong(at + 1, scenario::words(state.lang).no_percent);
            ProjectChange::Cut(percent(state, &answers.text(at + 1)).ok_or_else(unread)?)
        }
        _ => {
            let month = project.in_use.from.map_or(Month::DECEMBER, |from| from.month);
            ProjectChange::Moved(13 - i16::from(month.number()))
        }
    })
}
