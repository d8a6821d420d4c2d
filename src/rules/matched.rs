//! Which things of two workbooks are the same where they have no identity in common: by codes, numbers and names, as far as
//! these say so unambiguously. Somebody made the same board anew, or has another year of it.

use litemap::LiteMap;

use crate::model::Workbook;
use crate::model::drift::{Kind, Row, RowId};
use crate::model::edit::What;
use crate::model::investment::ProjectGroup;
use crate::model::measure::MeasureGroup;
use crate::model::order;
use crate::text::letters::lower;

/// What is the same in two workbooks, and what is left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matched {
    /// For each thing of theirs what it is in mine; each of mine once.
    pub pairs: LiteMap<What, What>,
    /// What only mine has, and what cannot be told from others: with its name, in the order of the workbook.
    pub mine: Vec<(What, String)>,
    /// The same of theirs.
    pub theirs: Vec<(What, String)>,
}

/// Matches two workbooks.
#[must_use]
pub fn matched(mine: &Workbook, theirs: &Workbook) -> Matched {
    let mut matching = Matching { both: [mine, theirs], pairs: LiteMap::new(), taken: LiteMap::new() };
    matching.members_and_keys();
    matching.drift();
    matching.investments();
    matching.plan();
    matching.follow_ups();
    matching.scenarios();
    matching.meeting_log();
    matching.goals();
    let Matching { pairs, taken, .. } = matching;
    let left = |workbook, is_paired: &dyn Fn(&What) -> bool| {
        things(workbook).into_iter().filter(|(what, _)| !is_paired(what)).collect()
    };
    Matched {
        mine: left(mine, &|what| taken.contains_key(what)),
        theirs: left(theirs, &|what| pairs.contains_key(what)),
        pairs,
    }
}

/// Whether so little is the same by identity that names say more: of what has the same identity in both, no more has
/// the same name than has another one.
#[must_use]
pub fn are_strangers(mine: &Workbook, theirs: &Workbook) -> bool {
    let mine: LiteMap<What, String> = things(mine).into_iter().collect();
    let (mut same, mut other) = (0, 0);
    for (what, name) in things(theirs) {
        match mine.get(&what) {
            Some(known) if plain(known) == plain(&name) => same += 1,
            Some(_) => other += 1,
            None => {}
        }
    }
    same <= other
}

impl Matched {
    /// The names that things of one kind have in both, but more than once in one of them, so that nobody can tell which of
    /// them are the same.
    #[must_use]
    pub fn ambiguous(&self) -> Vec<&str> {
        let is_same = |(one, name): &(What, String), (other, known): &(What, String)| {
            std::mem::discriminant(one) == std::mem::discriminant(other) && plain(name) == plain(known)
        };
        let mut names: Vec<&str> = Vec::new();
        for thing in &self.theirs {
            let is_named = !thing.1.is_empty() && !names.contains(&thing.1.as_str());
            if is_named && self.mine.iter().any(|other| is_same(thing, other)) {
                names.push(&thing.1);
            }
        }
        names
    }
}

/// Everything with an identity, with its name.
fn things(workbook: &Workbook) -> Vec<(What, String)> {
    let mut all: Vec<(What, String)> = Vec::new();
    all.extend(workbook.members.iter().map(|one| (What::Member(one.id), one.name.clone())));
    all.extend(workbook.keys.iter().map(|one| (What::Key(one.id), one.name.clone())));
    for table in &workbook.activities {
        all.push((What::Activity(table.id), table.name.clone()));
        all.extend(table.all_rows().into_iter().map(|row| (What::Row(row.id()), row_name(row).to_owned())));
    }
    for table in &workbook.project_groups {
        all.push((What::ProjectGroup(table.id), table.name.clone()));
        all.extend(table.projects.iter().map(|one| (What::Project(one.id), one.name.clone())));
    }
    for group in &workbook.plan {
        all.push((What::MeasureGroup(group.id), group.name.clone()));
        all.extend(group.measures.iter().map(|one| (What::Measure(one.id), one.description.clone())));
    }
    all.extend(workbook.follow_ups.iter().map(|one| (What::FollowUp(one.id), one.label.name.clone())));
    all.extend(workbook.scenarios.iter().map(|one| (What::Scenario(one.id), one.name.clone())));
    all.extend(workbook.meeting_log.iter().map(|one| (What::LogEntry(one.id), one.what.clone())));
    for goal in &workbook.goals {
        all.push((What::Goal(goal.id), goal.label.name.clone()));
        all.extend(goal.indicators.iter().map(|one| (What::Indicator(one.id), one.name.clone())));
    }
    all
}

fn row_name(row: &Row) -> &str {
    match row {
        Row::Line(line) => &line.name,
        Row::Group(group) => &group.name,
    }
}

/// A name without regard to large and small letters and to space.
fn plain(name: &str) -> String {
    lower(&name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The account that a line begins with: three digits or more, unless they are a year.
fn account(name: &str) -> String {
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    if digits.len() >= 3 && !is_year { digits } else { String::new() }
}

/// Things with what they are known by; one with an empty text is not known by it.
type Known = Vec<(String, What)>;

struct Matching<'w> {
    /// Mine and theirs.
    both: [&'w Workbook; 2],
    /// What of theirs is what of mine.
    pairs: LiteMap<What, What>,
    /// What of mine has been matched.
    taken: LiteMap<What, ()>,
}

impl<'w> Matching<'w> {
    /// Pairs what is known by the same text on both sides, and is the only one of those that are left.
    fn pair(&mut self, [mut mine, mut theirs]: [Known; 2]) -> Vec<[What; 2]> {
        mine.retain(|(text, what)| !text.is_empty() && !self.taken.contains_key(what));
        theirs.retain(|(text, what)| !text.is_empty() && !self.pairs.contains_key(what));
        let (mine, theirs) = (singles(mine), singles(theirs));
        let mut found = Vec::new();
        for (text, what) in theirs {
            if let Ok(at) = mine.binary_search_by(|(known, _)| known.cmp(&text)) {
                let is = mine[at].1;
                self.taken.insert(is, ());
                self.pairs.insert(what, is);
                found.push([is, what]);
            }
        }
        found
    }

    /// The same of two lists, known by `text`.
    fn by<T: 'w>(
        &mut self,
        lists: [&'w [T]; 2],
        what: impl Fn(&T) -> What,
        text: impl Fn(&T) -> String,
    ) -> Vec<[What; 2]> {
        self.pair(lists.map(|list| list.iter().map(|one| (text(one), what(one))).collect()))
    }

    fn members_and_keys(&mut self) {
        let members = self.both.map(|workbook| workbook.members.as_slice());
        self.by(members, |one| What::Member(one.id), |one| one.code.clone().unwrap_or_default());
        self.by(members, |one| What::Member(one.id), |one| plain(&one.name));
        let keys = self.both.map(|workbook| workbook.keys.as_slice());
        let dated =
            |name: &str, date: &str| if name.is_empty() { String::new() } else { plain(name) + "\n" + date };
        self.by(keys, |one| What::Key(one.id), |one| dated(&one.name, &one.date));
        self.by(keys, |one| What::Key(one.id), |one| plain(&one.name));
    }

    fn drift(&mut self) {
        let tables = self.both.map(|workbook| workbook.activities.as_slice());
        self.by(tables, |one| What::Activity(one.id), |one| plain(&one.name));
        // The only table of each is the same, whatever it is called.
        if let [[mine], [theirs]] = tables {
            self.pair([mine, theirs].map(|only| vec![("only".to_owned(), What::Activity(only.id))]));
        }
        for theirs in tables[1] {
            let is = |id| self.pairs.get(&What::Activity(theirs.id)) == Some(&What::Activity(id));
            let Some(mine) = tables[0].iter().find(|table| is(table.id)) else { continue };
            self.rows([&mine.rows, &theirs.rows]);
            // What is left may stand in another group.
            let all = [mine, theirs].map(|table| table.all_rows());
            self.groups(all.each_ref().map(|rows| known(rows, GROUP_NAME)));
            for by in LINES {
                self.pair(all.each_ref().map(|rows| known(rows, by)));
            }
        }
    }

    /// The rows of two tables or groups that are the same, and what is in them.
    fn rows(&mut self, both: [&'w [Row]; 2]) {
        let rows = both.map(|rows| rows.iter().collect::<Vec<_>>());
        for by in LINES {
            self.pair(rows.each_ref().map(|rows| known(rows, by)));
        }
        self.groups(rows.each_ref().map(|rows| known(rows, GROUP_NAME)));
    }

    fn groups(&mut self, groups: [Known; 2]) {
        for pair in self.pair(groups) {
            let [Some(mine), Some(theirs)] = [0, 1].map(|side| match pair[side] {
                What::Row(RowId::Group(id)) => self.both[side].group(id),
                _ => None,
            }) else {
                continue;
            };
            self.rows([&mine.rows, &theirs.rows]);
        }
    }

    fn investments(&mut self) {
        let tables = self.both.map(|workbook| workbook.project_groups.as_slice());
        self.by(tables, |one| What::ProjectGroup(one.id), |one| plain(&one.name));
        if let [[mine], [theirs]] = tables {
            self.pair([mine, theirs].map(|only| vec![("only".to_owned(), What::ProjectGroup(only.id))]));
        }
        for theirs in tables[1] {
            let is = |id| self.pairs.get(&What::ProjectGroup(theirs.id)) == Some(&What::ProjectGroup(id));
            let Some(mine) = tables[0].iter().find(|table| is(table.id)) else { continue };
            self.projects([vec![mine], vec![theirs]]);
        }
        self.projects(tables.map(|tables| tables.iter().collect()));
    }

    fn projects(&mut self, tables: [Vec<&ProjectGroup>; 2]) {
        for is_number in [true, false] {
            let text = |of: &str| plain(of);
            self.pair(tables.each_ref().map(|tables| {
                let all = tables.iter().flat_map(|table| &table.projects);
                all.map(|one| (text(if is_number { &one.number } else { &one.name }), What::Project(one.id)))
                    .collect()
            }));
        }
    }

    fn plan(&mut self) {
        let groups = self.both.map(|workbook| workbook.plan.as_slice());
        self.by(groups, |one| What::MeasureGroup(one.id), |one| plain(&one.name));
        for theirs in groups[1] {
            let is = |id| self.pairs.get(&What::MeasureGroup(theirs.id)) == Some(&What::MeasureGroup(id));
            let Some(mine) = groups[0].iter().find(|group| is(group.id)) else { continue };
            self.measures([vec![mine], vec![theirs]]);
        }
        self.measures(groups.map(|groups| groups.iter().collect()));
    }

    /// Numbers alone do not tell measures: the first of next year's plan is another one.
    fn measures(&mut self, groups: [Vec<&MeasureGroup>; 2]) {
        for has_number in [true, false] {
            self.pair(groups.each_ref().map(|groups| {
                let all = groups.iter().flat_map(|group| &group.measures);
                let text = |number: &str, description: &str| match (plain(description), has_number) {
                    (name, _) if name.is_empty() => name,
                    (name, true) => name + "\n" + &plain(number),
                    (name, false) => name,
                };
                all.map(|one| (text(&one.number, &one.description), What::Measure(one.id))).collect()
            }));
        }
    }

    fn follow_ups(&mut self) {
        let all = self.both.map(|workbook| workbook.follow_ups.as_slice());
        self.by(all, |one| What::FollowUp(one.id), |one| plain(&one.label.name));
    }

    fn scenarios(&mut self) {
        let all = self.both.map(|workbook| workbook.scenarios.as_slice());
        self.by(all, |one| What::Scenario(one.id), |one| plain(&one.name));
    }

    fn meeting_log(&mut self) {
        let all = self.both.map(|workbook| workbook.meeting_log.as_slice());
        self.by(all, |one| What::LogEntry(one.id), |one| plain(&[&one.when, "\n", &one.what].concat()));
    }

    fn goals(&mut self) {
        let goals = self.both.map(|workbook| workbook.goals.as_slice());
        self.by(goals, |one| What::Goal(one.id), |one| plain(&one.label.name));
        for theirs in goals[1] {
            let is = |id| self.pairs.get(&What::Goal(theirs.id)) == Some(&What::Goal(id));
            let Some(mine) = goals[0].iter().find(|goal| is(goal.id)) else { continue };
            let indicators = [mine, theirs].map(|goal| goal.indicators.as_slice());
            self.by(indicators, |one| What::Indicator(one.id), |one| plain(&one.name));
        }
    }
}

/// What rows are known by: lines by name and kind, by name, by the account that they begin with; groups by name.
type By = fn(&Row) -> String;
const LINES: [By; 3] = [
    |row| match row {
        Row::Line(line) if !line.name.is_empty() => plain(&line.name) + "\n" + kind(line.kind),
        _ => String::new(),
    },
    |row| if let Row::Line(line) = row { plain(&line.name) } else { String::new() },
    |row| if let Row::Line(line) = row { account(&line.name) } else { String::new() },
];
const GROUP_NAME: By = |row| if let Row::Group(group) = row { plain(&group.name) } else { String::new() };

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Revenue => "revenue",
        Kind::Cost => "cost",
        Kind::Contribution => "contribution",
    }
}

fn known(rows: &[&Row], by: By) -> Known {
    rows.iter().map(|row| (by(row), What::Row(row.id()))).collect()
}

/// Those that no other has the same text as, in the order of their texts.
fn singles(mut all: Known) -> Known {
    order::sort_by(&mut all, |(one, _), (other, _)| one.cmp(other));
    let is_same = |at: usize, other: Option<usize>| {
        other.and_then(|other| all.get(other)).is_some_and(|(text, _)| *text == all[at].0)
    };
    let single = (0..all.len()).filter(|at| !is_same(*at, at.checked_sub(1)) && !is_same(*at, Some(at + 1)));
    single.map(|at| all[at].clone()).collect()
}
