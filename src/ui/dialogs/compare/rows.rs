//! What differs, as a table for each table of the workbook; where somebody has to choose, with a radio button for each side.

use leptos::prelude::*;

use super::{of, send};
use crate::lang::comparison::{Words, words};
use crate::session::comparison::{Comparison, Difference, Fate, Step};
use crate::ui::context::Ctx;

/// How many rows are drawn. What is not drawn can still be chosen with all others.
const MOST: usize = 400;

/// All tables; with `only` those rows where somebody has to choose.
pub fn tables(context: Ctx, differences: Vec<Difference>, only: bool) -> AnyView {
    let said = words(context.lang());
    let has_base = differences.iter().any(|one| one.base.is_some());
    let is_shown = |one: &Difference| !only || matches!(one.fate, Fate::Choice(..));
    let mut shown: Vec<Difference> = differences.into_iter().filter(is_shown).collect();
    let more = shown.len().saturating_sub(MOST);
    shown.truncate(MOST);
    let mut groups: Vec<(String, Vec<Difference>)> = Vec::new();
    for one in shown {
        match groups.last_mut() {
            Some((table, rows)) if *table == one.named.table => rows.push(one),
            _ => groups.push((one.named.table.clone(), vec![one])),
        }
    }
    let tables = groups.into_iter().map(|(name, rows)| table(context, name, rows, has_base)).collect_view();
    view! {
        <div class="compared" tabindex="0" role="region" aria-label=said.title>
            {tables}
            {(more > 0).then(|| view! { <p>{said.more.replace("{}", &more.to_string())}</p> })}
        </div>
    }
    .into_any()
}

fn table(context: Ctx, name: String, rows: Vec<Difference>, has_base: bool) -> impl IntoView {
    let said = words(context.lang());
    let choices = rows.iter().filter(|one| matches!(one.fate, Fate::Choice(..))).count();
    let shown = if name.is_empty() { said.settings.to_owned() } else { name.clone() };
    let all = |theirs: bool, label: &'static str| {
        let (of, table) = (name.clone(), said.of_table.replace("{what}", label).replace("{table}", &shown));
        view! {
            <button
                type="button"
                aria-label=table
                on:click=move |_| send(context, Step::ChooseAll(Some(of.clone()), theirs))
            >
                {label}
            </button>
        }
    };
    let buttons = (choices > 1).then(|| view! { {all(false, said.all_mine)} {all(true, said.all_theirs)} });
    let rows = rows.into_iter().map(|one| row(context, one, has_base)).collect_view();
    view! {
        <section>
            <h3>{shown.clone()}" "{buttons}</h3>
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{said.row}</th>
                        <th scope="col">{said.whose}</th>
                        <th scope="col">{said.what}</th>
                        {has_base.then(|| view! { <th scope="col">{said.base}</th> })}
                        <th scope="col">{said.mine}</th>
                        <th scope="col">{said.theirs}</th>
                        <th scope="col">{said.becomes}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(context: Ctx, one: Difference, has_base: bool) -> impl IntoView {
    let said = words(context.lang());
    let Difference { named, base, mine, theirs, fate, .. } = one;
    let name = [&named.row, &named.holder, &named.column].map(String::as_str);
    let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let text = |text: String| if text.is_empty() { format!("({})", said.empty) } else { text };
    let (mine, theirs) = (text(mine), text(theirs));
    let base = has_base.then(|| view! { <td>{text(base.unwrap_or_default())}</td> });
    let (mine, theirs, becomes, class) = match fate {
        Fate::Choice(at, can_be) => (
            side(context, said, at, false, mine, &name, true),
            side(context, said, at, true, theirs, &name, can_be),
            said.choice.to_owned(),
            "choice",
        ),
        Fate::Taken(None) => (mine.into_any(), theirs.into_any(), said.taken.to_owned(), ""),
        Fate::Taken(Some(both)) => {
            (mine.into_any(), theirs.into_any(), format!("{}: {both}", said.joined), "")
        }
        Fate::Kept => (mine.into_any(), theirs.into_any(), said.kept.to_owned(), ""),
    };
    view! {
        <tr class=class>
            <th scope="row">{named.row}</th>
            <td>{named.holder}</td>
            <td>{named.column}</td>
            {base}
            <td>{mine}</td>
            <td>{theirs}</td>
            <td>{becomes}</td>
        </tr>
    }
}

/// One side of a choice.
fn side(
    context: Ctx,
    said: &'static Words,
    at: usize,
    is_theirs: bool,
    text: String,
    name: &str,
    can_be: bool,
) -> AnyView {
    let whose = if is_theirs { said.theirs } else { said.mine };
    let chosen = Memo::new(move |_| {
        of(context, |comparison: &Comparison| {
            comparison.shown().and_then(|shown| shown.choices.get(at).copied()).flatten()
        }) == Some(is_theirs)
    });
    view! {
        <label class="side" class:chosen=chosen>
            <input
                type="radio"
                data-side
                name=format!("choice-{at}")
                aria-label=format!("{name}: {whose}, {text}")
                disabled=!can_be
                title=(!can_be).then_some(said.cannot_be)
                prop:checked=chosen
                on:change=move |_| send(context, Step::Choose(at, is_theirs))
            />
            <span>{text.clone()}</span>
        </label>
    }
    .into_any()
}
