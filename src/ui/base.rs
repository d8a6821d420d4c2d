//! The common version of two workbooks, looked for among what this browser keeps of them.

use super::context::Ctx;
use crate::model::id::WorkbookId;
use crate::model::lineage::Fingerprint;
use crate::session::comparison::Step;
use crate::session::msg::Msg;

/// Answers with the newest of these versions that is kept of a workbook.
///
/// Nothing is kept but the workbook and its steps, among which the session has looked already. Where restore points are
/// kept, they are asked here, and nowhere else.
pub fn find_base(context: Ctx, id: WorkbookId, _versions: &[Fingerprint]) {
    context.send(Msg::Compare(Step::Base(id, None)));
}
