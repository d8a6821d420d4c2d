//! The goals: each with its indicators in a table, and what it comes to in words and as a shape.

use leptos::prelude::*;

use crate::browser::focus;
use crate::lang::goal::{Words, rule, rule_in_words, words};
use crate::model::edit::Setting;
use crate::model::goal::RollUp;
use crate::model::id::{GoalId, IndicatorId};
use crate::session::goals::Ask;
use crate::session::goals::found::GoalPlace;
use crate::session::goals::view::{Mark, Row, Shown, shown, together};
use crate::session::msg::{Direction, Msg};
use crate::session::state::Dialog;
use crate::ui::context::Ctx;
use crate::ui::field::Choose;

/// Where the keyboard goes when what had it is gone.
const HOME: &[&str] = &["[data-new-goal]"];

/// The goals view.
#[component]
pub fn Goals() -> impl IntoView {
    let context = Ctx::get();
    let (lang, said) = (context.lang(), words(context.lang()));
    let version = context.seen_of_open(move |open| open.version);
    let all: All = Memo::new(move |_| {
        let _ = version.get();
        context.state.with_untracked(shown)
    });
    let now = context.seen_of_open(move |open| open.workbook.roll_up);
    let together = context.seen_of_open(move |open| together(lang, &open.workbook));
    let ids = move || all.with(|all| all.iter().map(|goal| goal.id).collect::<Vec<_>>());
    view! {
        <div class="view goals">
            <h2 class="quiet">{context.texts().goals}</h2>
            <div class="view-head">
                <Choose
                    label=said.roll_up
                    choices=[RollUp::Counted, RollUp::Graded].map(|of| (of, rule(lang, of).to_owned())).into()
                    now=move || now.get()
                    choose=move |of| context.send(Msg::Set(Setting::RollUp(of)))
                />
                <button
                    type="button"
                    class="primary"
                    data-new-goal=""
                    on:click=move |_| context.send(Msg::Ask(Dialog::Goal(None)))
                >
                    {said.new_goal}
                </button>
            </div>
            <p class="hint">{move || rule_in_words(lang, now.get())}</p>
            {move || together.get().into_iter().map(|text| view! { <p class="prose">{text}</p> }).collect_view()}
            {move || all.with(Vec::is_empty).then(|| view! { <p class="empty">{said.none}</p> })}
            <For each=ids key=|id| *id let:id>
                <OneGoal all id />
            </For>
        </div>
    }
}

/// All goals, as they are shown.
type All = Memo<Vec<Shown>>;

/// A goal with its indicators.
#[component]
fn OneGoal(
    /// All goals.
    all: All,
    /// The one that is shown.
    id: GoalId,
) -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let goal = Memo::new(move |_| all.with(|all| all.iter().find(|goal| goal.id == id).cloned()));
    let heading = format!("goal-{id}");
    let label = heading.clone();
    let name =
        Memo::new(move |_| goal.with(|goal| goal.as_ref().map(|goal| goal.name.clone()).unwrap_or_default()));
    let has_rows =
        Memo::new(move |_| goal.with(|goal| goal.as_ref().is_some_and(|goal| !goal.rows.is_empty())));
    let body = move || match has_rows.get() {
        true => view! { <Indicators goal name /> }.into_any(),
        false => view! { <p class="empty">{said.no_indicators}</p> }.into_any(),
    };
    let new = move || name.with(|name| said.new_indicator_of.replace("{}", name));
    let does = move |ask: fn(GoalId) -> Ask| Act::Do(ask(id));
    let found = is_found(context, (id, None));
    view! {
        <article class="panel goal" aria-labelledby=label>
            <h3 id=heading data-found=found tabindex=found class:found=move || is_sought(context, found)>{move || name.get()}</h3>
            {move || goal.get().map(|goal| about(goal, said))}
            <p class="row-actions">
                {action(context, name, said.change_goal, said.change_it, Act::Ask(Dialog::Goal(Some(id))))}
                {action(context, name, said.up, said.up_it, does(|id| Ask::MoveGoal(id, Direction::Up)))}
                {action(context, name, said.down, said.down_it, does(|id| Ask::MoveGoal(id, Direction::Down)))}
                {action(context, name, said.delete_goal, said.delete_it, does(Ask::DeleteGoal))}
            </p>
            {body}
            <button
                type="button"
                aria-label=new
                on:click=move |_| context.send(Msg::Ask(Dialog::Indicator(id, None)))
            >
                {said.new_indicator}
            </button>
        </article>
    }
}

/// Whether a goal or an indicator was found last, as its element says it.
type IsFound = Memo<Option<&'static str>>;

fn is_found(context: Ctx, place: GoalPlace) -> IsFound {
    // The keyboard goes there when the search is over, but stops there no more than elsewhere.
    Memo::new(move |_| context.of_open(|open| open.found_goal == Some(place)).then_some("-1"))
}

/// Whether it is to stand out: as long as somebody searches.
fn is_sought(context: Ctx, found: IsFound) -> bool {
    context.finding.get() && found.get().is_some()
}

/// What is said of a goal, and what it comes to.
fn about(goal: Shown, said: &'static Words) -> impl IntoView {
    let Shown { about, mark, fulfilment, why, comment, has_unread, .. } = goal;
    view! {
        {(!about.is_empty()).then(|| view! { <p class="hint">{about}</p> })}
        <p class="fulfilment">{shape(mark)}<strong>{fulfilment}</strong>" "<span class="hint">{why}</span></p>
        {(!comment.is_empty()).then(|| view! { <p class="prose">{comment}</p> })}
        {has_unread.then(|| view! { <p class="hint">{said.unread_mark}</p> })}
    }
}

/// What a button does.
#[derive(Clone)]
enum Act {
    /// Asks something.
    Ask(Dialog),
    /// Does something to a goal or an indicator.
    Do(Ask),
}

/// A button that says what it is about to those who only hear it.
fn action(context: Ctx, name: Memo<String>, label: &'static str, verb: &'static str, act: Act) -> AnyView {
    let click = move |_: leptos::ev::MouseEvent| match act.clone() {
        Act::Ask(dialog) => context.send(Msg::Ask(dialog)),
        Act::Do(ask) => {
            // What is moved on the page loses the keyboard, and what is deleted takes it along.
            match &ask {
                Ask::DeleteGoal(_) | Ask::DeleteIndicator(_) => focus::put(HOME),
                _ => focus::hold(),
            }
            context.send(Msg::Goal(ask));
        }
    };
    let label = move || name.with(|name| label.replace("{}", name));
    view! {
        <button type="button" class="plain" aria-label=label on:click=click>
            {verb}
        </button>
    }
    .into_any()
}

/// The indicators of a goal.
#[component]
fn Indicators(
    /// The goal.
    goal: Memo<Option<Shown>>,
    /// Its name.
    name: Memo<String>,
) -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let ids = move || {
        goal.with(|goal| goal.iter().flat_map(|goal| &goal.rows).map(|row| row.id).collect::<Vec<_>>())
    };
    let assessment = move || match goal.with(|goal| goal.as_ref().map(|goal| goal.rule)) {
        Some(RollUp::Graded) => said.grade,
        _ => said.assessment,
    };
    let caption = move || name.with(|name| said.indicators_of.replace("{}", name));
    // Where it is wider than the page, the keyboard scrolls it.
    view! {
        <div class="report-table" tabindex="0" role="group" aria-label=caption>
            <table>
                <caption class="quiet">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{said.an_indicator}</th>
                        <th scope="col" class="number">{said.target}</th>
                        <th scope="col" class="number">{said.outcome}</th>
                        <th scope="col" class="number">{said.prognosis}</th>
                        <th scope="col">{assessment}</th>
                        <th scope="col">{said.comment}</th>
                        <th scope="col"><span class="quiet">{said.actions}</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=ids key=|id| *id let:id>
                        <OneIndicator goal id />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// An indicator with what can be done with it.
#[component]
fn OneIndicator(
    /// Its goal.
    goal: Memo<Option<Shown>>,
    /// The one that is shown.
    id: IndicatorId,
) -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let found = Memo::new(move |_| {
        goal.with(|goal| {
            let goal = goal.as_ref()?;
            goal.rows.iter().find(|row| row.id == id).map(|row| (goal.id, row.clone()))
        })
    });
    let row = move |of: fn(&Row) -> String| {
        move || found.with(|found| found.as_ref().map(|(_, row)| of(row)).unwrap_or_default())
    };
    let name = Memo::new(move |_| row(|row| row.name.clone())());
    let mark = move || found.with(|found| found.as_ref().map(|(_, row)| shape(row.mark)));
    let goal_id = found.with_untracked(|found| found.as_ref().map(|(goal, _)| *goal));
    let does = move |ask: fn(IndicatorId) -> Ask| Act::Do(ask(id));
    let place = Memo::new(move |_| goal.with(|goal| goal.as_ref().map(|goal| goal.id)));
    let found: IsFound = Memo::new(move |_| {
        let place = place.get().map(|goal| (goal, Some(id)));
        context.of_open(|open| place.is_some() && open.found_goal == place).then_some("-1")
    });
    view! {
        <tr data-found=found tabindex=found class:found=move || is_sought(context, found)>
            <th scope="row">{move || name.get()}</th>
            <td class="number">{row(|row| row.figures[0].clone())}</td>
            <td class="number">{row(|row| row.figures[1].clone())}</td>
            <td class="number">{row(|row| row.figures[2].clone())}</td>
            <td>{mark}{row(|row| row.assessment.clone())}</td>
            <td class="prose">{row(|row| row.comment.clone())}</td>
            <td class="row-actions">
                {goal_id.map(|goal| {
                    let change = Act::Ask(Dialog::Indicator(goal, Some(id)));
                    action(context, name, said.change_indicator, said.change_it, change)
                })}
                {action(context, name, said.up, said.up_it, does(|id| Ask::MoveIndicator(id, Direction::Up)))}
                {action(context, name, said.down, said.down_it, does(|id| Ask::MoveIndicator(id, Direction::Down)))}
                {action(context, name, said.delete_indicator, said.delete_it, does(Ask::DeleteIndicator))}
            </td>
        </tr>
    }
}

/// The shape that goes with the words: a circle with a tick, a half one, one with a cross, or a dashed one. A grade has none.
fn shape(mark: Mark) -> impl IntoView {
    let drawn = match mark {
        Mark::Reached => view! { <path d="M4,8.5l3,3,5-6" /> }.into_any(),
        Mark::Partly => view! { <path class="half" d="M8,1.5a6.5,6.5,0,0,0,0,13z" /> }.into_any(),
        Mark::NotReached => view! { <path d="M5,5l6,6M11,5l-6,6" /> }.into_any(),
        Mark::Unknown => view! { <path d="M5,8h6" /> }.into_any(),
        Mark::Graded => return ().into_any(),
    };
    let class = match mark {
        Mark::Reached => "goal-mark good",
        Mark::Partly => "goal-mark",
        Mark::NotReached => "goal-mark bad",
        Mark::Unknown | Mark::Graded => "goal-mark unknown",
    };
    view! {
        <svg class=class viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.5" />
            {drawn}
        </svg>
    }
    .into_any()
}
