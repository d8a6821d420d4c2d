//! The tooltip and the description of the cursor's cell, where there is more to say than the cell itself does.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

thread_local! {
    /// The cell that has more to say now, its own tooltip, and what it was given.
    static GIVEN: RefCell<Option<(Element, Option<String>, String)>> = const { RefCell::new(None) };
}

/// The mouse has come over something: where that is the cursor's cell, its tooltip says `more` as well.
pub fn of_cursor(event: &MouseEvent, more: &str) {
    forget();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let cell = target.and_then(|target| target.closest("[data-cursor]").ok().flatten());
    let Some(cell) = cell.filter(|_| !more.is_empty()) else { return };
    let own = cell.get_attribute("title");
    let given = match own.as_deref() {
        Some(own) if !own.is_empty() => [more, "\n", own].concat(),
        _ => more.to_owned(),
    };
    if cell.set_attribute("title", &given).is_ok() {
        GIVEN.with_borrow_mut(|known| *known = Some((cell, own, given)));
    }
}

/// Has the cursor's cell described by the element with this id, beside nothing else: its tooltip then describes it no more.
pub fn describe(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let cell = document.and_then(|document| document.query_selector("[data-cursor]").ok().flatten());
    if let Some(cell) = cell {
        let _ = cell.set_attribute("aria-describedby", id);
    }
}

/// Gives a cell its own tooltip back, unless it has got another since.
pub fn forget() {
    let Some((cell, own, given)) = GIVEN.with_borrow_mut(Option::take) else { return };
    if cell.get_attribute("title").as_deref() == Some(given.as_str()) {
        let _ = match own {
            Some(own) => cell.set_attribute("title", &own),
            None => cell.remove_attribute("title"),
        };
    }
}
