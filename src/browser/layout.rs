//! Where everything stands, worked out before the frame is due.

use std::cell::Cell;

use leptos::task::{spawn_local, tick};

thread_local! {
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
}

/// Has the browser work out styles and places once what has changed is on the page, rather than when it makes the next frame.
///
/// A key arrives somewhere between two frames. What it changes is done in a part of that time, then the browser waits; and
/// the frame, when it comes, would begin with work that could have been done meanwhile. Asking what is seen at a point is
/// the one question whose answer needs all of it, up to painting.
pub fn ahead() {
    if IS_DUE.replace(true) {
        return;
    }
    spawn_local(async {
        // What is drawn, and what takes and gives the focus, has done so then.
        for _ in 0..4 {
            tick().await;
        }
        IS_DUE.set(false);
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            let _ = document.element_from_point(0.0, 0.0);
        }
    });
}
