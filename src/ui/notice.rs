//! What went wrong, or well in an unexpected way: a plain sentence, and what to do.

use leptos::prelude::*;

use super::context::Ctx;
use crate::lang::{Lang, file_error, sentence};
use crate::session::moving::Immovable;
use crate::session::msg::Msg;
use crate::session::ranges::Why;
use crate::session::state::{Notice, State, StorageProblem};

/// A notice in words.
struct Words {
    title: Option<String>,
    text: String,
    serious: bool,
    /// What to offer: a label and what it does.
    offer: Option<(&'static str, Offer)>,
}

/// What a notice offers to save to a file.
#[derive(Clone, Copy)]
enum Offer {
    /// The open workbook.
    Open,
    /// What is stored of a broken workbook.
    Stored(crate::model::id::WorkbookId),
    /// The steps that the notice is about.
    Stranded,
}

fn words(lang: Lang, state: &State, notice: &Notice) -> Words {
    let texts = lang.texts();
    let plain = |text: &str| Words { title: None, text: text.to_owned(), serious: false, offer: None };
    match notice {
        Notice::FileRefused { name, error } => Words {
            title: Some(texts.file_refused_title.replace("{}", name)),
            text: format!("{} {}", file_error::sentence(lang, error), texts.nothing_changed),
            serious: true,
            offer: None,
        },
        Notice::FileUnreadable { name } => Words {
            title: Some(texts.file_refused_title.replace("{}", name)),
            text: texts.file_unreadable.to_owned(),
            serious: true,
            offer: None,
        },
        Notice::ImportedBeside { name, as_name } => {
            plain(&texts.imported_beside.replace("{}", name).replace("{as}", as_name))
        }
        Notice::NotSaved(problem) => {
            let (title, text) = match problem {
                StorageProblem::Full => (texts.storage_full_title, texts.storage_full),
                StorageProblem::Unavailable => (texts.storage_unavailable_title, texts.storage_unavailable),
            };
            Words {
                title: Some(title.to_owned()),
                text: text.to_owned(),
                serious: true,
                offer: Some((texts.save_to_file, Offer::Open)),
            }
        }
        Notice::StorageUnreachable => {
            Words { title: None, text: texts.storage_unreachable.to_owned(), serious: true, offer: None }
        }
        Notice::StepsStranded { name, steps } => {
            let text = texts.stranded.replacen("{}", &steps.len().to_string(), 1).replace("{name}", name);
            let title = Some(texts.stranded_title.to_owned());
            Words { title, text, serious: true, offer: Some((texts.save_broken, Offer::Stranded)) }
        }
        Notice::BrokenWorkbook { id, error } => Words {
            title: Some(texts.broken_title.to_owned()),
            text: format!("{} {}", texts.broken_text, file_error::sentence(lang, error)),
            serious: true,
            offer: Some((texts.save_broken, Offer::Stored(*id))),
        },
        Notice::ChangedElsewhere => plain(texts.changed_elsewhere),
        Notice::WorkbookGone => plain(texts.workbook_gone),
        Notice::ExampleWasHere => plain(texts.example_was_here),
        Notice::KeyInUse(key) => {
            let open = state.open.as_ref();
            let name = open.and_then(|open| open.workbook.key(*key)).map(|key| key.name.as_str());
            plain(&texts.key_in_use.replace("{}", name.unwrap_or_default()))
        }
        Notice::KeyHasNoWeights => plain(texts.key_has_no_weights),
        Notice::LastOne => plain(texts.last_one),
        Notice::NotMoved(why) => plain(match why {
            Immovable::Sorted => texts.not_moved_sorted,
            Immovable::TooDeep => texts.not_moved_deep,
            Immovable::Within => texts.not_moved_within,
            Immovable::Elsewhere => texts.not_moved_elsewhere,
        }),
        Notice::PasteTooLarge => plain(texts.paste_too_large),
        Notice::LeftAlone { cells, names, reasons, words } => {
            let reasons: Vec<&str> = reasons.iter().map(|why| why_left(lang, *why)).collect();
            let left = sentence::left_alone(lang, *cells, names);
            plain(format!("{left}. {} {words}", reasons.join(" ")).trim_end())
        }
    }
}

fn why_left(lang: Lang, why: Why) -> &'static str {
    let texts = lang.texts();
    match why {
        Why::Calculated => texts.left_calculated,
        Why::ByKey => texts.left_by_key,
        Why::Held => texts.left_held,
        Why::NoChoice => texts.left_no_choice,
        Why::Refused => texts.left_refused,
    }
}

/// The notice, until it is dismissed.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let notice = Memo::new(move |_| context.state.with(|state| state.notice.clone()));
    let act = move |offer| match offer {
        Offer::Open => {
            let open = context.state.with_untracked(|s| s.open.as_ref().map(|open| open.workbook.id));
            if let Some(id) = open {
                context.send(Msg::Export(id, crate::browser::clock::now()));
            }
        }
        Offer::Stranded => context.send(Msg::ExportStranded),
        Offer::Stored(id) => context.send(Msg::ExportStored(id)),
    };
    view! {
        <div class="notices" role="alert">
            {move || {
                let notice = notice.get()?;
                let Words { title, text, serious, offer } =
                    context.state.with_untracked(|state| words(context.lang(), state, &notice));
                Some(view! {
                    <div class="notice" class:serious=serious>
                        <div class="notice-text">
                            {title.map(|title| view! { <strong>{title}</strong> })}
                            <p>{text}</p>
                        </div>
                        {offer.map(|(label, offer)| view! {
                            <button type="button" class="primary" on:click=move |_| act(offer)>{label}</button>
                        })}
                        <button
                            type="button"
                            class="plain"
                            aria-label=texts.dismiss
                            on:click=move |_| context.send(Msg::DismissNotice)
                        >
                            "×"
                        </button>
                    </div>
                })
            }}
        </div>
    }
}
