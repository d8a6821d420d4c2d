//! Scripts of the page beside the app's own, and the events by which they hear of each other.

use web_sys::Event;

/// Loads a script that stands beside the page. One that cannot be loaded is done without.
pub fn load(name: &str) {
    let add = || {
        let document = web_sys::window()?.document()?;
        let script = document.create_element("script").ok()?;
        script.set_attribute("type", "module").ok()?;
        script.set_attribute("src", name).ok()?;
        document.body()?.append_child(&script).ok()
    };
    let _ = add();
}

/// Lets the page's scripts know of an event.
pub fn tell(name: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(name)) {
        let _ = window.dispatch_event(&event);
    }
}
