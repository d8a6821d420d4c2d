//! Comparing with a file that has no identity in common with the workbook: what has the same name gets the workbook's
//! identity, everything else a new one; then it is compared as any other.

use litemap::LiteMap;

use super::step::show;
use super::{Compared, Comparison};
use crate::file::renamed;
use crate::lang::file_error;
use crate::model::id::{IdSource, LineId};
use crate::rules::matched::{self, matched};
use crate::session::effect::Effect;
use crate::session::state::State;

/// How far the names of a file lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByNames {
    /// How many of its things have the same name here.
    pub found: usize,
    /// How many it has.
    pub all: usize,
    /// What is called the same more than once, so that nobody can tell which is which.
    pub ambiguous: Vec<String>,
}

/// Whether the file that is compared now has nothing in common with the workbook but names.
pub(super) fn are_strangers(comparison: &Comparison) -> bool {
    let file = comparison.files.get(comparison.at);
    match (&comparison.so_far, file) {
        (Some(mine), Some(file)) => matched::are_strangers(mine, &file.content.workbook),
        _ => false,
    }
}

/// Compares by names.
pub(super) fn compare(state: &mut State) -> Vec<Effect> {
    let Some(comparison) = state.comparison.as_deref_mut() else { return Vec::new() };
    let Some(file) = comparison.files.get_mut(comparison.at) else { return Vec::new() };
    file.is_stranger = true;
    let (Some(mine), theirs) = (&comparison.so_far, &file.content.workbook) else { return Vec::new() };
    let matched = matched(mine, theirs);
    let known: LiteMap<String, String> = matched
        .pairs
        .iter()
        .filter_map(|(theirs, mine)| Some((theirs.identity()?, mine.identity()?)))
        .collect();
    let ids = &mut state.ids;
    let renamed = renamed(theirs, &mut |id| known.get(id).cloned().unwrap_or_else(|| fresh(id, ids)));
    let mine = mine.clone();
    match renamed {
        Ok(theirs) => {
            let compared = Compared::new(state, &mine, &theirs, None);
            let found = matched.pairs.len();
            let by_names = ByNames {
                found,
                all: found + matched.theirs.len(),
                ambiguous: matched.ambiguous().into_iter().map(str::to_owned).collect(),
            };
            show(state, compared.map(|compared| Compared { by_names: Some(by_names), ..compared }))
        }
        Err(error) => {
            state.form_error = Some(file_error::sentence(state.lang, &error));
            Vec::new()
        }
    }
}

/// A new identity of the same kind.
fn fresh(id: &str, ids: &mut IdSource) -> String {
    let (new, kind): (LineId, usize) = (ids.fresh(), LineId::PREFIX.len_utf8());
    let letter = id.get(..kind).unwrap_or_default();
    [letter, new.to_string().get(kind..).unwrap_or_default()].concat()
}
