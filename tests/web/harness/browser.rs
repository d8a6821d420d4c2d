//! Real browsers, headless, each with a fresh profile and a driver of its own.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use thirtyfour::common::capabilities::chrome::ChromeCapabilities;
use thirtyfour::common::capabilities::firefox::{FirefoxCapabilities, FirefoxPreferences};
use thirtyfour::prelude::*;

use super::Setup;

/// A browser that people use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
}

/// Whether a process has anything left that runs; one that has ended stays on the list until somebody asks for its end.
fn is_running(process: &str) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let has_ended = stat.rsplit(')').next().is_none_or(|state| state.is_empty() || state.starts_with(" Z"));
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).map_or(0, Iterator::count);
    threads > 1 || !has_ended
}

/// A running browser.
pub struct Running {
    /// The way to drive it.
    pub web: WebDriver,
    /// Where it puts downloads.
    pub downloads: PathBuf,
    driver: Killed,
}

/// A process that ends when it is let go of, whatever happens.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

impl Browser {
    /// Every browser.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// Starts the browser.
    pub async fn start(self, setup: Setup) -> Running {
        self.start_with(setup, None).await
    }

    /// Starts the browser with a folder for what it keeps; without one it keeps nothing.
    pub async fn start_with(self, setup: Setup, profile: Option<&Path>) -> Running {
        let port = free_port();
        let program = match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
        };
        let mut command = Command::new(program);
        match self {
            Self::Chromium => command.arg(format!("--port={port}")),
            // Each driver speaks to its browser on a port of its own too.
            Self::Firefox => command
                .args(["--port", &port.to_string()])
                .args(["--websocket-port", "0"])
                // The zoom of a page is the window's.
                .arg("--allow-system-access"),
        };
        // Whoever runs the tests may have no locale, and then no file can be saved whose name has letters like ä.
        command.env("LC_ALL", "C.UTF-8");
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let driver = Killed(child.unwrap_or_else(|error| panic!("{program} did not start: {error}")));
        let downloads = std::env::temp_dir().join(format!("sambudget-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&downloads).expect("a folder for downloads");
        let address = format!("http://127.0.0.1:{port}");
        let mut last = None;
        for _ in 0..100 {
            let session = match self {
                Self::Chromium => WebDriver::new(&address, chromium(setup, &downloads, profile)).await,
                Self::Firefox => WebDriver::new(&address, firefox(setup, &downloads, profile)).await,
            };
            match session {
                Ok(web) => return Running { web, downloads, driver },
                Err(error) => last = Some(error),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{program} did not answer: {last:?}");
    }
}

impl Running {
    /// Kills the browser and its driver at once, as a power cut for them does.
    pub fn kill(self) {
        let mut processes = vec![self.driver.0.id().to_string()];
        let mut at = 0;
        while let Some(process) = processes.get(at) {
            let threads = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
            let children =
                threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
            let children: Vec<String> = children
                .flat_map(|all| all.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
                .collect();
            processes.extend(children);
            at += 1;
        }
        // Some of them may end by themselves when others do.
        let _ = Command::new("kill").arg("-9").args(&processes).stderr(Stdio::null()).status().expect("kill");
        // A process that still waits for the disk holds its storage, and the next browser would go on without it.
        let start = std::time::Instant::now();
        while processes.iter().any(|process| is_running(process)) {
            assert!(start.elapsed() < Duration::from_secs(60), "a killed browser does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
        // Nobody is there to say goodbye to, which would be waited for.
        std::mem::forget(self.web);
        let _ = std::fs::remove_dir_all(&self.downloads);
    }

    /// Closes the browser.
    pub async fn stop(self) {
        let _ = self.web.quit().await;
        let _ = std::fs::remove_dir_all(&self.downloads);
    }
}

fn chromium(setup: Setup, downloads: &Path, profile: Option<&Path>) -> ChromeCapabilities {
    let mut chrome = DesiredCapabilities::chrome();
    if let Some(profile) = profile {
        chrome.add_arg(&format!("--user-data-dir={}", profile.display())).expect("an argument");
    }
    let scheme = format!("--blink-settings=preferredColorScheme={}", u8::from(!setup.dark));
    for argument in [
        "--headless=new",
        // The tests may run as root, for whom Chromium has no sandbox.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        // Nothing of the browser's own business with the network.
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=sv-SE",
        "--window-size=1366,900",
        &scheme,
    ] {
        chrome.add_arg(argument).expect("an argument");
    }
    let preferences = serde_json::json!({
        "download.default_directory": downloads,
        "download.prompt_for_download": false,
        "intl.accept_languages": "sv-SE",
    });
    chrome.add_experimental_option("prefs", preferences).expect("preferences");
    chrome
}

fn firefox(setup: Setup, downloads: &Path, profile: Option<&Path>) -> FirefoxCapabilities {
    let mut firefox = DesiredCapabilities::firefox();
    if let Some(profile) = profile {
        firefox.add_arg("-profile").expect("an argument");
        firefox.add_arg(&profile.display().to_string()).expect("an argument");
    }
    firefox.add_arg("-headless").expect("an argument");
    firefox.add_arg("--width=1366").expect("an argument");
    firefox.add_arg("--height=900").expect("an argument");
    let mut preferences = FirefoxPreferences::new();
    let scheme = i32::from(!setup.dark);
    let set = [
        preferences.set("layout.css.prefers-color-scheme.content-override", scheme),
        preferences.set("intl.accept_languages", "sv-SE"),
        preferences.set("browser.download.folderList", 2),
        preferences.set("browser.download.dir", downloads.to_string_lossy()),
        preferences.set("browser.helperApps.neverAsk.saveToDisk", "application/json"),
        preferences.set("browser.download.alwaysOpenPanel", false),
    ];
    assert!(set.iter().all(Result::is_ok), "preferences");
    firefox.set_preferences(preferences).expect("preferences");
    firefox
}
