//! The address: `#/w1/drift` names a workbook and a view, so that back, forward, reload and bookmarks work.

use super::effect::Effect;
use super::state::{State, View};
use super::unsaved;
use super::update::show_start;
use crate::model::id::WorkbookId;

/// The name of a view in the address; the same in every language.
#[must_use]
pub fn view_name(view: View) -> &'static str {
    match view {
        View::Overview => "oversikt",
        View::Drift => "drift",
        View::Investments => "investeringar",
        View::Measures => "atgarder",
        View::Goals => "mal",
        View::Allocation => "fordelning",
        View::Months => "manader",
        View::FollowUps => "uppfoljning",
        View::Scenarios => "scenarier",
        View::Charts => "diagram",
        View::Report => "rapport",
    }
}

/// The workbook and view that an address names; `None` is the start page.
#[must_use]
pub fn parse(hash: &str) -> Option<(WorkbookId, View)> {
    let mut parts = hash.trim_start_matches('#').trim_start_matches('/').split('/');
    let id = parts.next()?.parse().ok()?;
    let name = parts.next().unwrap_or_default();
    let view = View::ALL.into_iter().find(|view| view_name(*view) == name).unwrap_or_default();
    Some((id, view))
}

/// Puts the place that the state is at into the address and the title.
pub(super) fn effect(state: &State) -> Option<Effect> {
    let texts = state.lang.texts();
    Some(match &state.open {
        Some(open) => Effect::Address {
            hash: format!("#/{}/{}", open.workbook.id, view_name(open.view)),
            title: format!(
                "{} – {} {} – {}",
                texts.view(view_name(open.view)),
                open.workbook.name,
                open.workbook.year.number(),
                texts.app_name
            ),
        },
        None => Effect::Address { hash: "#/".to_owned(), title: texts.app_name.to_owned() },
    })
}

/// Goes to the place that the address names.
pub(super) fn follow(state: &mut State, hash: &str) -> Vec<Effect> {
    match parse(hash) {
        None => show_start(state),
        Some((id, view)) => match state.open.as_mut() {
            Some(open) if open.workbook.id == id => {
                open.view = view;
                effect(state).into_iter().collect()
            }
            _ => unsaved::open(state, id, view),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert_eq!(parse(""), None);
        assert_eq!(parse("#/"), None);
        assert_eq!(parse("#/nonsense/drift"), None);
        assert_eq!(parse("#/w1/drift"), Some((WorkbookId(1), View::Drift)));
        assert_eq!(parse("#/w1/elsewhere"), Some((WorkbookId(1), View::Overview)));
        for view in View::ALL {
            assert_eq!(parse(&format!("#/w1/{}", view_name(view))), Some((WorkbookId(1), view)));
        }
    }
}
