//! What the journeys stand on: a server for the release, browsers, and pages as users see them.

mod acting;
mod browser;
pub mod driver;
mod hands;
mod page;
mod server;

use std::panic::resume_unwind;

pub use browser::Browser;
pub use page::Page;
use server::Server;

/// How the address of the program's second part ends.
pub const LATER: &str = "-later.wasm";

/// How a browser is set up for a story.
#[derive(Debug, Clone, Copy, Default)]
pub struct Setup {
    /// Whether the system asks for dark colours.
    pub dark: bool,
}

/// Runs a story in Chromium and in Firefox, each with a fresh profile.
pub fn both(story: impl AsyncFn(&Page)) {
    both_with(Setup::default(), story);
}

/// Runs a story in both browsers with a setup.
pub fn both_with(setup: Setup, story: impl AsyncFn(&Page)) {
    for browser in Browser::ALL {
        run(browser, setup, &story);
    }
}

/// Runs a story in one browser. The browser is closed however the story ends.
pub fn run(browser: Browser, setup: Setup, story: impl AsyncFn(&Page)) {
    run_several(browser, setup, 1, async |pages| story(&pages[0]).await);
}

/// Runs a story over several browsers of a kind, each with a page and a server of its own. They are closed however
/// the story ends.
pub fn run_several(browser: Browser, setup: Setup, count: usize, story: impl AsyncFn(&[Page])) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let (mut drivers, mut pages) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let driver = browser.start(setup).await;
            pages.push(Page::new(driver.web.clone(), Server::start(), driver.downloads.clone(), browser));
            drivers.push(driver);
        }
        // All that can fail is caught: a driver let go of without a goodbye would block for two minutes.
        let whole = async {
            for page in &pages {
                page.visit().await;
            }
            story(&pages).await;
            for page in &pages {
                page.check_quiet().await;
            }
        };
        let outcome = Caught(Box::pin(whole)).await;
        if outcome.is_err() {
            eprintln!("--- failed in {browser:?}");
            let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
            for page in &pages {
                page.shot(&format!("failed-{test}-{browser:?}")).await;
            }
        }
        for driver in drivers {
            driver.stop().await;
        }
        if let Err(panic) = outcome {
            resume_unwind(panic);
        }
    });
}

/// Runs a story in one browser, kills the browser in the middle of everything, and runs another one after it was started
/// again.
pub fn killed_between(browser: Browser, before: impl AsyncFn(&Page), after: impl AsyncFn(&Page)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let profile = std::env::temp_dir().join(format!("sambudget-profile-{}-{browser:?}", std::process::id()));
    let _ = std::fs::remove_dir_all(&profile);
    std::fs::create_dir_all(&profile).expect("a folder for the profile");
    runtime.block_on(async {
        let driver = browser.start_with(Setup::default(), Some(&profile)).await;
        let page = Page::new(driver.web.clone(), Server::start(), driver.downloads.clone(), browser);
        let story = async {
            page.visit().await;
            before(&page).await;
        };
        let outcome = Caught(Box::pin(story)).await;
        let address = page.location().await;
        let Page { server, .. } = page;
        driver.kill();
        if let Err(panic) = outcome {
            resume_unwind(panic);
        }
        for lock in PROFILE_LOCKS {
            let _ = std::fs::remove_file(profile.join(lock));
        }
        let driver = browser.start_with(Setup::default(), Some(&profile)).await;
        let page = Page::new(driver.web.clone(), server, driver.downloads.clone(), browser);
        let story = async {
            page.go(&address).await;
            after(&page).await;
        };
        let outcome = Caught(Box::pin(story)).await;
        driver.stop().await;
        if let Err(panic) = outcome {
            resume_unwind(panic);
        }
    });
    let _ = std::fs::remove_dir_all(&profile);
}

/// Runs rounds of a story in one browser with one profile and one server, and kills the whole browser at the end of each. The
/// story is told the round, from 0, and where the page was when the last one ended.
pub fn killed_each_round(browser: Browser, rounds: usize, story: impl AsyncFn(&Page, usize)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let profile = std::env::temp_dir().join(format!("sambudget-rounds-{}-{browser:?}", std::process::id()));
    let _ = std::fs::remove_dir_all(&profile);
    std::fs::create_dir_all(&profile).expect("a folder for the profile");
    runtime.block_on(async {
        let mut server = Server::start();
        for round in 0..rounds {
            for lock in PROFILE_LOCKS {
                let _ = std::fs::remove_file(profile.join(lock));
            }
            let driver = browser.start_with(Setup::default(), Some(&profile)).await;
            let page = Page::new(driver.web.clone(), server, driver.downloads.clone(), browser);
            let outcome = Caught(Box::pin(story(&page, round))).await;
            Page { server, .. } = page;
            driver.kill();
            if let Err(panic) = outcome {
                resume_unwind(panic);
            }
        }
    });
    let _ = std::fs::remove_dir_all(&profile);
}

/// What a killed browser leaves in its profile, and would take for another one that runs.
const PROFILE_LOCKS: [&str; 5] =
    ["SingletonLock", "SingletonCookie", "SingletonSocket", "lock", ".parentlock"];

/// A future whose panic is a value, so that the browser can be closed first.
struct Caught<'a>(std::pin::Pin<Box<dyn Future<Output = ()> + 'a>>);

impl Future for Caught<'_> {
    type Output = std::thread::Result<()>;

    fn poll(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Self::Output> {
        let step = std::panic::AssertUnwindSafe(|| self.0.as_mut().poll(context));
        match std::panic::catch_unwind(step) {
            Ok(std::task::Poll::Pending) => std::task::Poll::Pending,
            Ok(std::task::Poll::Ready(())) => std::task::Poll::Ready(Ok(())),
            Err(panic) => std::task::Poll::Ready(Err(panic)),
        }
    }
}
