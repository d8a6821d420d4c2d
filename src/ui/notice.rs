//! What went wrong, or well in an unexpected way: a plain sentence, and what to do.

use leptos::prelude::*;

use super::context::Ctx;
use super::reminder::ReminderBar;
use super::{disk, points, wall};
use crate::file::FileError;
use crate::file::link::LinkError;
use crate::lang::{Lang, comparison, file_error, locked, sentence, table_file, within};
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
            title: Some(texts.later().file_refused_title.replace("{}", name)),
            text: format!("{} {}", file_error::sentence(lang, error), texts.later().nothing_changed),
            serious: true,
            offer: None,
        },
        Notice::LockedRefused { name, error } => Words {
            title: Some(texts.later().file_refused_title.replace("{}", name)),
            text: format!("{} {}", locked::why(lang, *error), texts.later().nothing_changed),
            serious: true,
            offer: None,
        },
        Notice::LinkRefused(error) => {
            let later = texts.later();
            let why = match error {
                LinkError::Damaged => later.link_damaged.to_owned(),
                LinkError::Newer => later.link_newer.to_owned(),
                LinkError::TooLong(_) => later.link_too_long.to_owned(),
                LinkError::TooLarge => later.link_too_large.to_owned(),
                LinkError::Content(error) => file_error::sentence(lang, error),
                LinkError::Iterations(iterations) => locked::of_iterations(lang, *iterations),
            };
            let text = format!("{why} {}", later.nothing_changed);
            Words { title: Some(later.link_refused.to_owned()), text, serious: true, offer: None }
        }
        Notice::SpreadsheetNotMade(trouble) => Words {
            title: Some(table_file::words(lang).not_made.to_owned()),
            text: table_file::trouble(lang, *trouble).to_owned(),
            serious: true,
            offer: None,
        },
        Notice::FileIsSpreadsheet { name } => Words {
            title: Some(texts.later().file_refused_title.replace("{}", name)),
            text: texts.later().file_is_spreadsheet.to_owned(),
            serious: true,
            offer: None,
        },
        Notice::FileUnreadable { name } => Words {
            title: Some(texts.later().file_refused_title.replace("{}", name)),
            text: texts.later().file_unreadable.to_owned(),
            serious: true,
            offer: None,
        },
        Notice::ImportedBeside { name, as_name } => {
            plain(&texts.later().imported_beside.replace("{}", name).replace("{as}", as_name))
        }
        Notice::ImportedNewer { version, beside } => {
            let newer = texts.later().made_by_newer.replace("{}", version);
            let beside = beside.as_ref().map(|(name, as_name)| {
                texts.later().imported_beside.replace("{}", name).replace("{as}", as_name) + " "
            });
            plain(&(beside.unwrap_or_default() + &newer))
        }
        Notice::FileEdited { name } => {
            let said = comparison::words(lang);
            Words { title: Some(said.edited_title.to_owned()), ..plain(&said.edited.replace("{}", name)) }
        }
        Notice::Merged { changes: 0, .. } => plain(comparison::words(lang).nothing_merged),
        Notice::Merged { changes, names } => plain(&comparison::merged(lang, *changes, names)),
        Notice::NotSaved(problem) => {
            let (title, text) = match problem {
                StorageProblem::Full => (texts.later().storage_full_title, texts.later().storage_full),
                StorageProblem::Unavailable => {
                    (texts.later().storage_unavailable_title, texts.later().storage_unavailable)
                }
            };
            Words {
                title: Some(title.to_owned()),
                text: text.to_owned(),
                serious: true,
                offer: Some((texts.save_to_file, Offer::Open)),
            }
        }
        Notice::PointNotKept(problem) => plain(match problem {
            StorageProblem::Full => texts.later().point_not_kept,
            StorageProblem::Unavailable => texts.later().point_not_stored,
        }),
        Notice::NotBinned(problem) => plain(match problem {
            StorageProblem::Full => texts.later().not_binned_full,
            StorageProblem::Unavailable => texts.later().not_binned,
        }),
        Notice::PointUnreadable => plain(texts.later().point_unreadable),
        Notice::StorageUnreachable => Words {
            title: None,
            text: texts.later().storage_unreachable.to_owned(),
            serious: true,
            offer: None,
        },
        Notice::StepsStranded { name, steps } => {
            let text =
                texts.later().stranded.replacen("{}", &steps.len().to_string(), 1).replace("{name}", name);
            let title = Some(texts.later().stranded_title.to_owned());
            Words { title, text, serious: true, offer: Some((texts.later().save_broken, Offer::Stranded)) }
        }
        Notice::BrokenWorkbook { id, error: FileError::Newer { .. } } => Words {
            title: Some(texts.later().newer_title.to_owned()),
            text: texts.later().newer_text.to_owned(),
            serious: true,
            offer: Some((texts.later().save_broken, Offer::Stored(*id))),
        },
        Notice::BrokenWorkbook { id, error } => Words {
            title: Some(texts.later().broken_title.to_owned()),
            text: format!("{} {}", texts.later().broken_text, file_error::sentence(lang, error)),
            serious: true,
            offer: Some((texts.later().save_broken, Offer::Stored(*id))),
        },
        Notice::ChangedElsewhere => plain(texts.later().changed_elsewhere),
        Notice::WorkbookGone => plain(texts.later().workbook_gone),
        Notice::ExampleWasHere => plain(texts.later().example_was_here),
        Notice::KeyInUse(key) => {
            let open = state.open.as_ref();
            let name = open.and_then(|open| open.workbook.key(*key)).map(|key| key.name.as_str());
            plain(&texts.later().key_in_use.replace("{}", name.unwrap_or_default()))
        }
        Notice::KeyHasNoWeights => plain(texts.later().key_has_no_weights),
        Notice::LastOne => plain(texts.later().last_one),
        Notice::NotMoved(why) => plain(match why {
            Immovable::Sorted => texts.later().not_moved_sorted,
            Immovable::TooDeep => texts.later().not_moved_deep,
            Immovable::Within => texts.later().not_moved_within,
            Immovable::Elsewhere => texts.later().not_moved_elsewhere,
        }),
        Notice::PasteTooLarge => plain(texts.later().paste_too_large),
        Notice::LeftAlone { cells, names, reasons, no_choices, words } => {
            let reasons: Vec<&str> = reasons.iter().map(|why| why_left(lang, *why)).collect();
            let left = sentence::left_alone(lang, *cells, names);
            let words = sentence::no_choice(lang, *no_choices, words);
            plain(format!("{left}. {} {words}", reasons.join(" ")).trim_end())
        }
    }
}

fn why_left(lang: Lang, why: Why) -> &'static str {
    let texts = lang.texts();
    match why {
        Why::Calculated => texts.later().left_calculated,
        Why::ByKey => texts.later().left_by_key,
        Why::Held => texts.later().left_held,
        Why::NoChoice => texts.later().left_no_choice,
        Why::Refused => texts.later().left_refused,
        Why::OfTheBase => within::words(lang).of_the_base,
    }
}

/// The notice, until it is dismissed.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let notice = context.seen(move |state| state.notice.clone());
    // Beside what it may have to say: restore points are followed wherever the page has its second part.
    points::follow(context);
    disk::follow(context);
    wall::follow(context);
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
        <ReminderBar />
        <disk::OnDiskBar />
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
                            aria-label=texts.later().dismiss
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
