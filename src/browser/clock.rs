//! Time and chance.

use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;

/// The local date and time: `2026-11-21 14:32:05`.
#[must_use]
pub fn now() -> String {
    let date = Date::new_0();
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes(),
        date.get_seconds()
    )
}

/// The local date: `2026-11-21`.
#[must_use]
pub fn today() -> String {
    now().chars().take(10).collect()
}

/// The time in whole milliseconds, for measuring how long something takes.
#[must_use]
pub fn milliseconds() -> u64 {
    // Whole, positive and far below where a double loses whole numbers.
    Date::now() as u64
}

/// Lets the page have its turn, and goes on after at least so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let Some(window) = web_sys::window() else { return };
    let turn = Promise::new(&mut |resolve, _| {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = JsFuture::from(turn).await;
}

/// The current year.
#[must_use]
pub fn year() -> u16 {
    u16::try_from(Date::new_0().get_full_year()).unwrap_or(2000)
}

/// A random number from the browser's own source of chance; the time where it has none.
#[must_use]
pub fn random() -> u64 {
    let mut bytes = [0u8; 8];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if drawn { u64::from_le_bytes(bytes) } else { Date::now().to_bits() }
}
