//! Applies edits of what stands in the place of drafted sentences.

use super::Edit;
use crate::model::sentence::{Own, Topic};
use crate::model::workbook::Workbook;

/// Puts a text in the place of a drafted sentence, or has it drafted again. The line of one need not be there.
pub(super) fn put(workbook: &mut Workbook, topic: Topic, own: Option<Own>) -> Edit {
    let before = match own {
        Some(own) => workbook.sentences.insert(topic, own),
        None => workbook.sentences.remove(&topic),
    };
    Edit::Sentence(topic, before)
}
