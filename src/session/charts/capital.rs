//! What projects in use cost the drift in the workbook's year and the ten that come.

use rust_decimal::Decimal;

use super::amounts::{Source, measure};
use super::drawing::Paint;
use super::frame::{Column, Head, columns};
use super::{Chart, Part};
use crate::lang::chart::{capital as sentence, title};
use crate::model::money::Money;
use crate::rules::capital::{Without, Year, schedule};
use crate::rules::chart::{Kind, coming};

/// The capital cost year by year.
pub(super) fn of(source: &Source<'_>) -> Option<Chart> {
    let (lang, said, unit) = (source.lang, source.said, source.unit());
    let years = coming(source.workbook, source.open.tables.formulas());
    let (first, last) = (years.first()?, years.last()?);
    let most = years.iter().max_by_key(|year| (year.cost().as_decimal(), std::cmp::Reverse(year.year)))?;
    let head = Head {
        title: title(lang, Kind::Capital).to_owned(),
        about: format!(
            "{} {} – {}",
            source.workbook.name,
            source.workbook.year.number(),
            unit.unit.abbreviation()
        ),
        legend: vec![
            (Paint::Depreciation, said.depreciation.to_owned()),
            (Paint::Interest, said.interest.to_owned()),
        ],
        end: String::new(),
    };
    let written = |kronor: Decimal| source.tick(kronor, unit);
    let all: Vec<Column> = years.iter().map(|year| column(source, year)).collect();
    let (drawing, areas) = columns(&head, &all, &measure(unit, &written));
    let amount = |amount: Money| source.with_unit(Some(amount), unit);
    let words = |year: &Year| {
        format!(
            "{}: {} {}, {} {}, {} {}",
            year.year,
            said.capital_cost,
            amount(year.cost()),
            said.depreciation,
            amount(year.depreciation),
            said.interest,
            amount(year.interest)
        )
    };
    let parts = areas.into_iter().zip(&years);
    let parts = parts.map(|(area, year)| Part { area, said: words(year), to: None }).collect();
    let row = |name: String, of: &Year| {
        let amounts = [of.depreciation, of.interest, of.cost()];
        [name.into()]
            .into_iter()
            .chain(amounts.map(|amount| source.cell(Some(amount), unit)))
            .collect::<Vec<_>>()
    };
    let total = years.iter().copied().reduce(Year::plus)?;
    let in_table = years.iter().map(|year| row(year.year.to_string(), year));
    let formulas = source.open.tables.formulas();
    let is_unknown = |project| match schedule(source.workbook, formulas, project) {
        // What is not carried out, or not yet, is known to cost nothing.
        Ok(_) | Err(Without::CarryingOut | Without::Postponed) => false,
        Err(Without::Plan | Without::Start | Without::Life | Without::Amount) => true,
    };
    let lacks = source.workbook.projects().any(is_unknown);
    let of_year = |year: &Year| (amount(year.cost()), year.year);
    let (a, b, c) = (of_year(first), of_year(last), of_year(most));
    Some(Chart {
        kind: Kind::Capital,
        title: head.title,
        summary: sentence(lang, (&a.0, a.1), (&b.0, b.1), (&c.0, c.1)),
        notes: lacks.then(|| said.unknown_left_out.to_owned()).into_iter().collect(),
        headings: vec![said.year, said.depreciation, said.interest, said.capital_cost],
        rows: in_table.chain([row(said.total.to_owned(), &total)]).collect(),
        drawing,
        parts,
    })
}

/// Interest stands on depreciation; what is negative hangs from zero, and the other beneath it.
fn column(source: &Source<'_>, year: &Year) -> Column {
    let (depreciation, interest) = (year.depreciation, year.interest);
    let same = depreciation.is_negative() == interest.is_negative();
    let base = if same { depreciation } else { Money::ZERO };
    let ends = [depreciation, base + interest];
    Column {
        name: year.year.to_string(),
        pieces: vec![
            (Decimal::ZERO, depreciation.as_decimal(), Paint::Depreciation),
            (base.as_decimal(), (base + interest).as_decimal(), Paint::Interest),
        ],
        figure: (source.plain(year.cost(), source.unit()), Paint::Text),
        is_beneath: ends.iter().all(|end| end.is_negative()),
        leads_on: None,
        span: None,
    }
}
