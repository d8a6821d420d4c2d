//! Where a grid is scrolled to, and sending it elsewhere.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::request_animation_frame;
use web_sys::HtmlElement;

/// The scroll bars of a grid.
pub struct Scroller {
    frame: HtmlElement,
    /// Where it is on its way to: it stands there with the next frame of the page.
    ahead: Rc<Cell<Option<(i32, i32)>>>,
}

impl Scroller {
    /// The scroll bars of `frame`.
    pub fn new(frame: HtmlElement) -> Self {
        Self { frame, ahead: Rc::default() }
    }

    /// How far it is scrolled to the right and down. `None` while it is on its way: what the browser then says is where a
    /// key before the last one had sent it, and cells drawn for that would be in sight for a frame.
    pub fn place(&self) -> Option<(i32, i32)> {
        let is_there = self.ahead.get().is_none();
        is_there.then(|| (self.frame.scroll_left(), self.frame.scroll_top()))
    }

    /// Sends it there with the frame that shows what is drawn there: before, the page would be laid out once for this and once
    /// for what is drawn.
    pub fn send(&self, left: i32, top: i32) {
        if self.ahead.replace(Some((left, top))).is_some() {
            return; // the frame that comes takes it there
        }
        let (frame, ahead) = (self.frame.clone(), Rc::clone(&self.ahead));
        request_animation_frame(move || {
            if let Some((left, top)) = ahead.take() {
                frame.set_scroll_left(left);
                frame.set_scroll_top(top);
            }
        });
    }
}
