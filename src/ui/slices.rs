//! Long work done a little at a time, so that the page has its turn in between.

use crate::browser::clock;

/// How long is worked before the page has its turn again, in milliseconds.
const SLICE: u64 = 4;

/// Does this again and again until it gives something.
pub async fn in_slices<T>(mut go_on: impl FnMut() -> Option<T>) -> T {
    loop {
        let begun = clock::milliseconds();
        while clock::milliseconds().saturating_sub(begun) < SLICE {
            if let Some(done) = go_on() {
                return done;
            }
        }
        clock::pause(0).await;
    }
}
