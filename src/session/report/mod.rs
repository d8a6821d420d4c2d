//! The board's report: headings, sentences and tables in its own order, as data. It is drawn on the page, written as HTML
//! and as text, all from the same.
//!
//! No figure is calculated here: tables are those of the views, whole and in total, whatever somebody looks at.

mod drafts;
mod goals;
mod html;
pub(super) mod settled;
mod tables;
mod text;

use litemap::LiteMap;

use super::arrangement::Arrangement;
use super::effect::Effect;
use super::meeting_log::proposal;
use super::overview::overview;
use super::settlement;
use super::sheet::{SheetId, Source};
use super::shelf::file_name;
use super::state::{Open, State, View};
use crate::file::fingerprint;
use crate::lang::comparison;
use crate::lang::goal::words as goal_words;
use crate::lang::meeting_log;
use crate::lang::report::{self as said, words};
use crate::model::drift::RowId;
use crate::model::id::LineId;
use crate::model::member::BoardForm;
use crate::model::sentence::Topic;
use crate::rules::drift::Lens;
use crate::rules::summary;

use drafts::Draft;
pub use html::{html, page};
pub use settled::Settle;
pub use text::{said, text};

/// The most columns beside the names of the rows that an upright page has room for.
const UPRIGHT: usize = 8;

/// What is asked of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Leaves the drafted sentences out, or has them in.
    Drafts(bool),
    /// Makes something of a drafted sentence.
    Settle(Topic, Settle),
    /// Saves it to a file.
    Save,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The code of its language.
    pub lang: &'static str,
    /// Whose it is, and of which year.
    pub title: String,
    /// Of which period.
    pub period: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// How it is rounded, and of which content it is.
    pub end: Vec<String>,
}

/// What stands under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: &'static str,
    /// What stands there, in order.
    pub parts: Vec<Part>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Figures in words, one a line.
    Facts(Vec<String>),
    /// A paragraph.
    Sentence(Sentence),
    /// A table.
    Table(ReportTable),
    /// What is said of rows of the table before, in their order.
    Remarks(Vec<Remark>),
}

/// A sentence, or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The words.
    pub text: String,
    /// Whose words they are.
    pub standing: Standing,
    /// What a drafted sentence is about, or what stands in its place; `None` is a comment.
    pub topic: Option<Topic>,
}

/// Whose words a sentence is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The controller's own, beside what is drafted.
    Written,
    /// Drafted from the figures.
    Draft,
    /// Drafted or written, and accepted by the controller on the figures as they are.
    Settled,
    /// The same on other figures; what would be drafted of these, if anything would.
    Outdated(Option<String>),
    /// Left out; whoever looks at the report on the page can have it back.
    LeftOut,
}

impl Sentence {
    /// What the controller wrote.
    #[must_use]
    pub fn written(text: impl Into<String>) -> Self {
        Self { text: text.into(), standing: Standing::Written, topic: None }
    }

    /// Whether it was drafted from the figures, and nobody has accepted it.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.standing == Standing::Draft
    }

    /// Whether others get to see it.
    #[must_use]
    pub fn is_in(&self) -> bool {
        self.standing != Standing::LeftOut
    }
}

/// What is said of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The row's name: what the controller wrote stands after it. Drafted sentences have it within them.
    pub name: String,
    /// What is said.
    pub sentences: Vec<Sentence>,
}

/// A table of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportTable {
    /// What it is called.
    pub caption: String,
    /// The heading over the names of the rows.
    pub corner: &'static str,
    /// The headings over the cells.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// In which unit it is, what its signs mean, and what its marks mean.
    pub note: String,
}

impl Report {
    /// Whether it has a table with more columns than an upright page has room for.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        let parts = self.sections.iter().flat_map(|section| &section.parts);
        parts.into_iter().any(|part| matches!(part, Part::Table(table) if table.columns.len() > UPRIGHT))
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Whether it has numbers, which stand to the right.
    pub is_number: bool,
}

/// What a row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One of many.
    Line,
    /// A sum of lines.
    Group,
    /// The bottom line.
    Sum,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// In how many groups it stands.
    pub depth: usize,
    /// What stands under each heading, written.
    pub cells: Vec<String>,
}

/// Does what is asked.
pub(super) fn ask(state: &mut State, ask: Ask) -> Vec<Effect> {
    match ask {
        Ask::Drafts(are_in) => {
            if let Some(open) = state.open.as_mut() {
                open.without_drafts = !are_in;
            }
            Vec::new()
        }
        Ask::Settle(topic, what) => settled::settle(state, topic, what),
        Ask::Save => save(state),
    }
}

fn save(state: &State) -> Vec<Effect> {
    let (Some(report), Some(open)) = (of(state), &state.open) else { return Vec::new() };
    let name = state.lang.texts().view(super::address::view_name(View::Report));
    let name = format!("{name} {} {}.html", file_name(&open.workbook.name), open.workbook.year.number());
    vec![Effect::Download { name, text: page(&report) }]
}

/// The report of the open workbook.
#[must_use]
pub fn of(state: &State) -> Option<Report> {
    let open = state.open.as_ref()?;
    let (lang, workbook) = (state.lang, &open.workbook);
    let arrangements = LiteMap::new();
    let source = source(state, open, &arrangements);
    let texts = lang.texts();
    let made = Made { state, open, source };
    let mut sections = vec![
        Section { heading: words(lang).summary, parts: made.summary() },
        Section { heading: texts.drift, parts: made.drift() },
        Section { heading: texts.investments, parts: made.investments() },
        Section { heading: words(lang).plan, parts: made.plan() },
        Section { heading: words(lang).settlement, parts: made.settlement() },
        Section { heading: goal_words(lang).fulfilment, parts: made.goals() },
        Section { heading: meeting_log::words(lang).proposal, parts: made.decisions() },
    ];
    sections.retain(|section| !section.parts.is_empty());
    Some(Report {
        lang: lang.code(),
        title: said::title(lang, workbook),
        period: said::period(lang, workbook),
        sections,
        end: vec![
            words(lang).rounding.to_owned(),
            format!("{} {}", comparison::words(lang).fingerprint, fingerprint::of(workbook)),
        ],
    })
}

/// The tables in total and whole, whatever somebody looks at.
fn source<'a>(state: &State, open: &'a Open, arrangements: &'a LiteMap<SheetId, Arrangement>) -> Source<'a> {
    Source {
        workbook: &open.workbook,
        tables: &open.tables,
        base: None,
        lang: state.lang,
        lens: Lens::Total,
        measure: open.measure,
        beside: &[],
        trials: None,
        arrangements,
    }
}

/// What is said of rows, if anything is.
fn remarks_of(remarks: impl Iterator<Item = Remark>) -> Option<Part> {
    let remarks: Vec<Remark> = remarks.collect();
    (!remarks.is_empty()).then_some(Part::Remarks(remarks))
}

/// What the sections are made of.
struct Made<'a> {
    state: &'a State,
    open: &'a Open,
    source: Source<'a>,
}

impl Made<'_> {
    /// The sentence of a topic, if there is anything to say.
    fn sentence(&self, topic: Topic) -> Option<Sentence> {
        self.settled(topic, drafts::draft(self.source, self.open, topic))
    }

    fn settled(&self, topic: Topic, draft: Option<Draft>) -> Option<Sentence> {
        settled::sentence(self.source, topic, draft, !self.open.without_drafts)
    }

    fn summary(&self) -> Vec<Part> {
        let drafts = [Topic::Result, Topic::Projects, Topic::Goals, Topic::Grades];
        let drafts = drafts.into_iter().filter_map(|topic| self.sentence(topic).map(Part::Sentence));
        let lang = self.source.lang;
        let known = overview(self.state).headlines.into_iter().filter(|headline| headline.why.is_some());
        let facts = known.map(|headline| {
            // Who reads the report has no checks to look at.
            let more = headline.more.replace(lang.texts().lacks_figures, words(lang).lacks);
            let more = if more.is_empty() { more } else { format!(" ({more})") };
            format!("{}: {}{more}", headline.label, headline.figure)
        });
        drafts.chain([Part::Facts(facts.collect())]).collect()
    }

    fn drift(&self) -> Vec<Part> {
        let (lang, workbook) = (self.source.lang, self.source.workbook);
        let note = said::drift_note(lang, workbook);
        let mut parts = Vec::new();
        for table in self.source.tables.iter() {
            parts.extend(
                tables::of(self.source, SheetId::Drift(table.activity), &note).into_iter().map(Part::Table),
            );
            let drafted = drafts::of_lines(self.source, self.open, table);
            let remarks = table.rows.iter().filter_map(|row| {
                let id = row.id?;
                let own = tables::comment(workbook, id);
                let own = own.map(Sentence::written);
                let sentences: Vec<Sentence> = own.into_iter().chain(self.of_line(id, &drafted)).collect();
                (!sentences.is_empty()).then(|| Remark { name: row.name.clone(), sentences })
            });
            parts.extend(remarks_of(remarks));
        }
        if workbook.activities.len() > 1 {
            parts.extend(tables::of(self.source, SheetId::Results, &note).into_iter().map(Part::Table));
        }
        parts
    }

    /// The sentence of a line: of one that deviates most, or of which something is settled.
    fn of_line(&self, id: RowId, drafted: &[(LineId, Draft)]) -> Option<Sentence> {
        let RowId::Line(id) = id else { return None };
        let draft = drafted.iter().find(|(of, _)| *of == id).map(|(_, draft)| draft.clone());
        if self.source.workbook.sentences.contains_key(&Topic::Line(id)) {
            return self.sentence(Topic::Line(id));
        }
        self.settled(Topic::Line(id), draft)
    }

    fn investments(&self) -> Vec<Part> {
        let (lang, workbook) = (self.source.lang, self.source.workbook);
        let mut parts = Vec::new();
        for group in &workbook.project_groups {
            let note = said::projects_note(lang, workbook, &group.columns);
            parts.extend(
                tables::of(self.source, SheetId::Projects(group.id), &note).into_iter().map(Part::Table),
            );
            let commented = group.projects.iter().filter(|project| !project.comment.is_empty());
            parts.extend(remarks_of(commented.map(|project| Remark {
                name: project.name.clone(),
                sentences: vec![Sentence::written(&project.comment)],
            })));
        }
        let tags = 0..crate::rules::project::tags(workbook).len();
        let note = said::projects_note(lang, workbook, &[]);
        let tags = tags.flat_map(|tag| tables::of(self.source, SheetId::Tag(tag), &note));
        parts.extend(tags.map(Part::Table));
        parts
    }

    fn plan(&self) -> Vec<Part> {
        if self.source.workbook.plan.is_empty() {
            return Vec::new();
        }
        let note = said::plan_note(self.source.lang, self.source.workbook);
        let none = self.source.workbook.measures().next().is_none();
        let none = none.then(|| Part::Facts(vec![words(self.source.lang).no_measures.to_owned()]));
        let table = tables::of(self.source, SheetId::Measures, &note).into_iter().map(Part::Table);
        none.into_iter().chain(table).collect()
    }

    /// What was accepted at a meeting, as a draft of what is to be decided.
    fn decisions(&self) -> Vec<Part> {
        let proposal = proposal(self.state);
        let paragraphs =
            proposal.iter().filter(|_| !self.open.without_drafts).flat_map(|all| all.paragraphs());
        let draft = |text: &String| Sentence { text: text.clone(), standing: Standing::Draft, topic: None };
        paragraphs.map(|text| Part::Sentence(draft(text))).collect()
    }

    fn settlement(&self) -> Vec<Part> {
        let (lang, workbook) = (self.source.lang, self.source.workbook);
        let texts = lang.texts().later();
        let Some(list) = settlement::of(self.state) else { return Vec::new() };
        // What it is about begins with the board and the year, which the title has said; then comes the result.
        let is_split = list.without.is_none();
        let facts = list.about.iter().skip(1).take(if is_split { usize::MAX } else { 1 }).cloned();
        let unsplit = (!is_split).then(|| words(lang).not_settled.to_owned());
        let lacks = summary::settlement(workbook, self.source.tables).lacks;
        let lacks = lacks.then(|| words(lang).lacks.to_owned());
        let mut parts = vec![Part::Facts(facts.chain(unsplit).chain(lacks).collect())];
        if is_split {
            let note = said::settlement_note(lang, workbook);
            parts.push(Part::Table(tables::of_list(lang, &list, texts.settlement_caption, note)));
        }
        if workbook.form == BoardForm::Association {
            let unit = said::unit_note(lang, workbook.drift_unit);
            let note = format!("{unit} {}", texts.balance_rule);
            parts.extend(tables::of(self.source, SheetId::Balance, &note).into_iter().map(Part::Table));
        }
        parts
    }
}
