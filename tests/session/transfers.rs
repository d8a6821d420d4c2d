//! Moving an amount from one cell to another, from a table that a controller can read.

use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::Budget;
use sambudget::model::drift::{LineField, Place};
use sambudget::model::member::Holder;
use sambudget::rules::drift::Lens;
use sambudget::session::msg::Msg;
use sambudget::session::transfer::{End, Transfer};

use super::app::{App, point};
use super::table::{cases, money, shown};

/// The row of a new board that a case means.
fn name(row: &str) -> &'static str {
    let texts = Lang::Swedish.texts();
    match row {
        "cost" => texts.usual_costs[0],
        "other cost" => texts.usual_costs[1],
        "revenue" => texts.other_revenue,
        "contribution" => texts.municipal_contribution,
        other => panic!("{other} is no row"),
    }
}

/// Everybody together, or the member with this number.
fn lens(app: &App, whose: &str) -> Lens {
    match whose.strip_prefix('m') {
        Some(number) => Lens::Holder(Holder::Member(app.member(number.parse::<usize>().unwrap() - 1))),
        None => Lens::Total,
    }
}

/// Writes what each member has of a row's budget.
fn write(app: &mut App, row: &str, parts: &str) {
    for (member, part) in parts.split(' ').enumerate().filter(|(_, part)| *part != "-") {
        app.look_at(member);
        app.write(name(row), Budget, &part.replace('.', ","));
    }
}

fn parts(app: &App, row: &str) -> String {
    let line = app.line(name(row));
    let part = |member: usize| {
        let place = Place::Part(Holder::Member(app.member(member)));
        shown(line.entry(place, LineField::OriginalBudget).value())
    };
    [part(0), part(1), part(2)].join(" ")
}

#[test]
fn amounts_moved_by_hand() {
    for case in cases(include_str!("../cases/transfer.tsv"), 15) {
        let [amount, from, of, has, to, whose, gets, "=", has_then, gets_then, moved, _working] = case[..]
        else {
            panic!("{case:?}")
        };
        let mut app = App::new_board();
        write(&mut app, from, has);
        if gets != "same" {
            write(&mut app, to, gets);
        }
        let lens_of = lens(&app, of);
        app.send(Msg::Look(sambudget::session::state::Look::Lens(lens_of)));
        let (sheet, at) = app.at(name(from), Budget);
        app.send(point(sheet, at));
        let before = app.workbook().clone();
        let to_end = End { line: app.line(name(to)).id, lens: lens(&app, whose) };
        app.send(Msg::Transfer(Box::new(Transfer { amount: money(amount), to: to_end })));
        assert_eq!(parts(&app, from), has_then, "{case:?}");
        if gets_then != "same" {
            assert_eq!(parts(&app, to), gets_then, "{case:?}");
        }
        assert_eq!(app.workbook() != &before, moved == "yes", "{case:?}");
        if moved == "yes" {
            app.can_be_undone(&before);
        }
    }
}
