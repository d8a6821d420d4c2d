//! A file that is read into a table: how it is read, where its columns go, and what that does, before it does it.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::modal::{Buttons, Modal};
use crate::browser::file;
use crate::file::LIMIT_BYTES;
use crate::lang::table_file::{self, finds, separator, words};
use crate::model::unit::Unit;
use crate::session::msg::Msg;
use crate::session::ranges::{can_grow, written_columns};
use crate::session::table_files::open::{Content, Step, TableFile};
use crate::text::clipboard::{DecimalSign, SEPARATORS};
use crate::text::encoding::Encoding;
use crate::ui::context::Ctx;
use crate::ui::field::Choose;
use crate::ui::seen::Seen;

type File = Seen<Option<Box<TableFile>>>;

fn send(context: Ctx, step: Step) {
    context.send(Msg::TableFile(step));
}

/// Something of what is in the file; the default while there is none.
fn of<T: Default>(file: File, look: impl FnOnce(&Content) -> T) -> T {
    file.with(|file| file.as_ref().and_then(|file| file.content.as_ref()).map(look)).unwrap_or_default()
}

/// The same as of now.
fn of_now<T: Default>(file: File, look: impl FnOnce(&Content) -> T) -> T {
    untrack(|| of(file, look))
}

/// The dialog.
#[component]
pub fn OpenTable() -> impl IntoView {
    let context = Ctx::get();
    let words = words(context.lang());
    let file: File = context.seen(move |state| state.table_file.clone());
    // Whether what is read has sheets.
    let kind = Memo::new(move |_| of(file, |content| Some(content.sheets.is_some())));
    let is_read = Memo::new(move |_| kind.get().is_some());
    let has_names = Memo::new(move |_| of(file, Content::has_names));
    let caption = context.state.with_untracked(|state| {
        let sheet = state.table_file.as_ref().map(|file| file.sheet);
        sheet.and_then(|sheet| state.table(sheet)).map(|table| table.caption).unwrap_or_default()
    });
    let choose = move |event: ev::Event| {
        let field: HtmlInputElement = event_target(&event);
        let Some(chosen) = field.files().and_then(|files| files.get(0)) else { return };
        let size = file::size(&chosen);
        if size > LIMIT_BYTES {
            // Not even read: a file of this size would only fill the memory.
            send(context, Step::TooLarge(size));
            return;
        }
        spawn_local(async move {
            let bytes = file::read(&chosen).await;
            send(context, Step::Chosen(chosen.name(), bytes));
        });
    };
    let wrong = move || file.with(|file| file.as_ref().and_then(|file| file.wrong.clone()));
    let reading = move || file.with(|file| file.as_ref().and_then(|file| file.reading.clone()));
    let refusal = Signal::derive(move || match wrong() {
        None if is_read.get() && !has_names.get() => Some(words.no_names.to_owned()),
        wrong => wrong,
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if is_read.get_untracked() && has_names.get_untracked() {
            send(context, Step::Take);
        }
    };
    view! {
        <Modal title=words.title wide=true>
            <form method="dialog" on:submit=submit>
                <p class="about">{words.into.replace("{}", &caption)}</p>
                <p class="hint">{words.about}</p>
                <label class="field">
                    <span>{words.choose_file}</span>
                    <input type="file" accept=".xlsx,.csv,.tsv,.tab,.txt,text/csv,text/plain" on:change=choose />
                </label>
                <p role="status">{move || reading().map(|name| words.reading.replace("{}", &name))}</p>
                {move || kind.get().map(|has_sheets| view! {
                    {ways(context, file, has_sheets)}
                    {rows(context, file)}
                    {outcome(context, file)}
                })}
                <Buttons label=words.take wrong=refusal />
            </form>
        </Modal>
    }
}

/// How the file is read.
fn ways(context: Ctx, file: File, has_sheets: bool) -> AnyView {
    let words = words(context.lang());
    let units = Unit::ALL.map(|unit| (unit, unit.abbreviation().to_owned()));
    let has_headings = move || of(file, |content| content.has_headings);
    view! {
        <div class="form-grid">
            {if has_sheets { of_sheets(context, file) } else { of_text(context, file) }}
            <Choose
                label=words.unit
                choices=units.into()
                now=move || of(file, |content| Some(content.unit)).unwrap_or(Unit::Kr)
                choose=move |unit| send(context, Step::Unit(unit))
            />
        </div>
        {move || {
            let faults = of(file, |content| content.sheets.as_ref().map_or(0, |sheets| sheets.faults));
            (faults > 0).then(|| view! { <p class="hint">{table_file::faults(context.lang(), faults)}</p> })
        }}
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=has_headings
                on:change=move |event| send(context, Step::Headings(event_target_checked(&event)))
            />
            <span>{words.has_headings}</span>
        </label>
    }
    .into_any()
}

/// Which sheet and range of a file of spreadsheets is read.
fn of_sheets(context: Ctx, file: File) -> AnyView {
    let words = words(context.lang());
    let names = of_now(file, |content| {
        let sheets = content.sheets.as_ref();
        sheets.map(|sheets| sheets.names().map(str::to_owned).collect::<Vec<_>>()).unwrap_or_default()
    });
    let range = move || of(file, |content| content.sheets.as_ref().map(|sheets| sheets.range.clone()));
    view! {
        <Choose
            label=words.sheet
            choices=names.into_iter().enumerate().collect()
            now=move || of(file, |content| content.sheets.as_ref().map_or(0, |sheets| sheets.chosen))
            choose=move |sheet| send(context, Step::Sheet(sheet))
        />
        <label class="field">
            <span>{words.range}</span>
            <input
                type="text"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || range().unwrap_or_default()
                on:change=move |event| send(context, Step::Range(event_target_value(&event)))
            />
        </label>
    }
    .into_any()
}

/// How a file of text is read.
fn of_text(context: Ctx, file: File) -> AnyView {
    let (lang, words) = (context.lang(), words(context.lang()));
    let encodings = Encoding::ALL.map(|encoding| (encoding, encoding.name().to_owned()));
    let separators = SEPARATORS.map(|sign| (sign, separator(lang, sign).to_owned()));
    let signs = [(DecimalSign::Comma, words.sign_comma), (DecimalSign::Point, words.sign_point)];
    view! {
        <Choose
            label=words.encoding
            choices=encodings.into()
            now=move || of(file, |content| Some(content.encoding)).unwrap_or(Encoding::Utf8)
            choose=move |encoding| send(context, Step::Encoding(encoding))
        />
        <Choose
            label=words.separator
            choices=separators.into()
            now=move || of(file, |content| content.separator)
            choose=move |separator| send(context, Step::Separator(separator))
        />
        <Choose
            label=words.sign
            choices=signs.map(|(sign, name)| (sign, name.to_owned())).into()
            now=move || of(file, |c| Some(c.block.decimals().sign)).unwrap_or(DecimalSign::Comma)
            choose=move |sign| send(context, Step::Sign(sign))
        />
    }
    .into_any()
}

/// The first rows, and over each column where it goes.
fn rows(context: Ctx, file: File) -> AnyView {
    let words = words(context.lang());
    let first = Memo::new(move |_| file.with(|file| file.as_ref().map(|file| file.first_rows().0)));
    let count = Memo::new(move |_| of(file, |content| content.columns.len()));
    let here = StoredValue::new(context.state.with_untracked(|state| {
        state.table_file.as_ref().map(|file| written_columns(state, file.sheet)).unwrap_or_default()
    }));
    let head = move || {
        (0..count.get())
            .map(|column| view! { <th scope="col">{goes_to(context, file, here, column)}</th> })
            .collect_view()
    };
    let body = move || {
        let rows = first.get().unwrap_or_default().into_iter();
        rows.map(|row| {
            let cells = row.into_iter().map(|text| view! { <td>{text}</td> }).collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view()
    };
    view! {
        <div class="schedule file-rows" tabindex="0" role="region" aria-label=words.first_rows>
            <table>
                <caption>{words.first_rows}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        <p class="hint">{words.empty_cells}</p>
    }
    .into_any()
}

/// The choice of where a column goes.
fn goes_to(
    context: Ctx,
    file: File,
    here: StoredValue<Vec<(usize, String)>>,
    column: usize,
) -> impl IntoView {
    let words = words(context.lang());
    let now = Memo::new(move |_| of(file, |content| content.columns.get(column).copied().flatten()));
    let value = |to: Option<usize>| to.map(|to| to.to_string()).unwrap_or_default();
    let option = move |to: Option<usize>, name: String| {
        view! { <option value=value(to) selected=move || now.get() == to>{name}</option> }
    };
    let options = here.with_value(|here| {
        let name = |(to, heading): &(usize, String)| match to {
            0 => option(Some(0), words.names.to_owned()),
            to => option(Some(*to), heading.clone()),
        };
        here.iter().map(name).collect_view()
    });
    view! {
        <select
            aria-label=words.goes_to.replace("{}", &(column + 1).to_string())
            prop:value=move || value(now.get())
            on:change=move |event| {
                send(context, Step::Column(column, event_target_value(&event).parse().ok()));
            }
        >
            {option(None, words.goes_nowhere.to_owned())}
            {options}
        </select>
    }
}

/// What reading it would do.
fn outcome(context: Ctx, file: File) -> AnyView {
    let (lang, words) = (context.lang(), words(context.lang()));
    let found = Memo::new(move |_| {
        let found = file.with(|file| {
            context.state.with_untracked(|state| file.as_ref().and_then(|file| file.finds(state)))
        });
        found.unwrap_or_default()
    });
    let grows = move || {
        let can_grow = file.with(|file| file.as_ref().is_some_and(|file| can_grow(file.sheet)));
        can_grow && found.with(|found| !found.missing.is_empty())
    };
    let grows = Memo::new(move |_| grows());
    let adds = Memo::new(move |_| of(file, |content| content.adds));
    let said = move || {
        let lines = found.with(|f| {
            let counts = (f.changes, f.unchanged, f.calculated);
            finds(lang, counts, (&f.missing, adds.get() && grows.get()), f.nameless)
        });
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        {move || grows.get().then(|| view! {
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || adds.get()
                    on:change=move |event| send(context, Step::Adds(event_target_checked(&event)))
                />
                <span>{words.adds}</span>
            </label>
        })}
        <div class="preview" role="status"><ul>{said}</ul></div>
    }
    .into_any()
}
