//! The common version of two workbooks, looked for among the restore points of this browser.

use wasm_bindgen_futures::spawn_local;

use super::context::Ctx;
use super::points::point_by_fingerprint;
use crate::model::id::WorkbookId;
use crate::model::lineage::Fingerprint;
use crate::session::comparison::Step;
use crate::session::msg::Msg;

/// Answers with the newest of these versions that is kept of a workbook.
pub fn find_base(context: Ctx, id: WorkbookId, versions: &[Fingerprint]) {
    let versions = versions.to_vec();
    spawn_local(async move {
        let found = point_by_fingerprint(id, &versions).await;
        context.send(Msg::Compare(Step::Base(id, found)));
    });
}
