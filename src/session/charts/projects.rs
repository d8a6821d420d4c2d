//! Budget, actual and prognosis of each project.

use rust_decimal::Decimal;

use super::amounts::{Source, measure, split_in_order};
use super::drawing::Paint;
use super::frame::{Bars, Beside, Figure, Head, rows};
use super::{Chart, Part};
use crate::lang::chart::{drawn, projects as sentence, title};
use crate::model::id::{ProjectGroupId, ProjectId};
use crate::model::investment::ProjectColumn;
use crate::model::money::Money;
use crate::rules::chart::{Kind, projects};
use crate::rules::drift::Lens;
use crate::rules::figures::sum;
use crate::rules::project::ProjectFigures;
use crate::session::place::Destination;
use crate::session::sheet::{SheetId, Subject};
use crate::session::state::{Look, View};

/// How many projects are drawn one by one, at most.
const MOST: usize = 9;

/// Budget, actual and prognosis, net.
type Three = [Option<Money>; 3];

fn three(of: &ProjectFigures) -> Three {
    [of.net_budget, of.net_actual, of.net_prognosis]
}

/// The projects.
pub(super) fn of(source: &Source<'_>) -> Option<Chart> {
    let (lang, said, unit) = (source.lang, source.said, source.workbook.investment_unit);
    let all = projects(source.workbook, source.open.tables.formulas());
    if all.projects.is_empty() {
        return None;
    }
    let size =
        |of: &ProjectFigures| three(of).into_iter().flatten().map(Money::abs).max().unwrap_or_default();
    let (single, rest) = split_in_order(all.projects.iter().map(|(.., of)| size(of)), MOST);
    let drawn_ones = || single.iter().filter_map(|at| all.projects.get(*at));
    let name = |id| source.workbook.project(id).map(|project| project.name.clone()).unwrap_or_default();
    let mut bars: Vec<Bars> = drawn_ones().map(|(_, id, of)| bar(source, name(*id), three(of))).collect();
    let mut words: Vec<(String, Option<Destination>)> = drawn_ones()
        .map(|(group, id, of)| (in_words(source, &name(*id), three(of)), Some(place(source, *group, *id))))
        .collect();
    if !rest.is_empty() {
        let others =
            |at| sum(rest.iter().filter_map(|place| all.projects.get(*place)).map(|(.., of)| three(of)[at]));
        let together = [others(0), others(1), others(2)];
        bars.push(bar(source, source.others(rest.len()), together));
        words.push((in_words(source, &source.others(rest.len()), together), None));
    }

    let head = Head {
        title: title(lang, Kind::Projects).to_owned(),
        about: source.about(unit, Lens::Total),
        legend: vec![
            (Paint::Budget, said.budget.to_owned()),
            (Paint::Actual, said.actual.to_owned()),
            (Paint::Prognosis, said.prognosis.to_owned()),
        ],
        end: String::new(),
    };
    let written = |kronor: Decimal| source.tick(kronor, unit);
    let (drawing, areas) = rows(&head, &bars, &measure(unit, &written), &Beside::default());
    let parts = areas.into_iter().zip(words).map(|(area, (said, to))| Part { area, said, to }).collect();
    let row = |name: String, of: Three| {
        [name.into()].into_iter().chain(of.map(|amount| source.cell(amount, unit))).collect::<Vec<_>>()
    };
    let in_table = all.projects.iter().map(|(_, id, of)| row(name(*id), three(of)));
    let [budget, actual, prognosis] = three(&all.total).map(|amount| source.with_unit(amount, unit));
    let has_income = all.projects.iter().any(|(.., of)| of.income_budget.is_some() || of.income.is_some());
    let mut notes: Vec<String> = has_income.then(|| said.net.to_owned()).into_iter().collect();
    notes.extend((!rest.is_empty()).then(|| drawn(lang, single.len(), all.projects.len())));
    Some(Chart {
        kind: Kind::Projects,
        title: head.title,
        summary: sentence(lang, all.projects.len(), &budget, &actual, &prognosis),
        notes,
        headings: vec![said.project, said.budget, said.actual, said.prognosis],
        rows: in_table.chain([row(said.total.to_owned(), three(&all.total))]).collect(),
        drawing,
        parts,
    })
}

fn bar(source: &Source<'_>, name: String, of: Three) -> Bars {
    let paints = [Paint::Budget, Paint::Actual, Paint::Prognosis];
    let unit = source.workbook.investment_unit;
    let figure = |(amount, paint): (Option<Money>, Paint)| {
        amount.map(|amount| Figure { at: amount.as_decimal(), text: source.plain(amount, unit), paint })
    };
    Bars { name, bars: of.into_iter().zip(paints).map(figure).collect(), end: None }
}

/// `Nytt nät: Budget 400 tkr, Utfall 100 tkr, Prognos 390 tkr`
fn in_words(source: &Source<'_>, name: &str, of: Three) -> String {
    let labels = [source.said.budget, source.said.actual, source.said.prognosis];
    let unit = source.workbook.investment_unit;
    let figures = labels.iter().zip(of).filter(|(_, amount)| amount.is_some());
    let said: Vec<String> =
        figures.map(|(label, amount)| format!("{label} {}", source.with_unit(amount, unit))).collect();
    format!("{name}: {}", said.join(", "))
}

fn place(source: &Source<'_>, group: ProjectGroupId, id: ProjectId) -> Destination {
    let columns = source.workbook.project_groups.iter().find(|known| known.id == group).map(|of| &of.columns);
    let column = columns.and_then(|all| all.iter().position(|column| *column == ProjectColumn::Prognosis));
    Destination {
        view: View::Investments,
        look: Look::Lens(Lens::Total),
        activity: None,
        sheet: SheetId::Projects(group),
        subject: Subject::Project(id),
        column: column.map_or(0, |at| at + 1),
    }
}
