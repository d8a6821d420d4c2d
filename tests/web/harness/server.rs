//! Serves the release from a sub-folder, with the policy also as a header, and remembers what was asked.

#[path = "../../../scripts/static_server.rs"]
mod static_server;

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use static_server::Files;

const PREFIX: &str = "/kommun/budget/";
const REPORTS: &str = "/kommun/policy-report";

/// What was asked of the server.
#[derive(Default)]
struct Seen {
    requests: Vec<String>,
    reports: Vec<String>,
    /// How the addresses end that are not answered.
    withheld: Option<&'static str>,
}

/// The server of one story; it ends with the story.
pub struct Server {
    seen: Arc<Mutex<Seen>>,
    port: u16,
    _running: tokio::sync::oneshot::Sender<()>,
}

fn dist() -> PathBuf {
    let given = std::env::var_os("SAMBUDGET_DIST").map(PathBuf::from);
    let dist = given.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"));
    assert!(dist.join("index.html").is_file(), "there is no release in {dist:?}: run ./run build first");
    dist
}

/// The policy of the release page, as it stands in its source; a header can also say where to report.
fn policy() -> String {
    let meta = include_str!("../../../scripts/csp.html");
    let policy = meta.split("content=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    assert!(policy.contains("default-src 'none'"), "the policy could not be read: {meta}");
    format!("{policy}; report-uri {REPORTS}")
}

impl Server {
    /// Starts on a free port.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let files = Files {
            root: dist(),
            prefix: PREFIX.into(),
            headers: vec![("Content-Security-Policy".into(), policy())],
        };
        let noted = Arc::clone(&seen);
        let note = move |path: &str, sent: &[u8]| {
            let mut seen = noted.lock().expect("not poisoned");
            match path {
                REPORTS => seen.reports.push(String::from_utf8_lossy(sent).into_owned()),
                _ => seen.requests.push(path.to_owned()),
            }
            seen.withheld.is_none_or(|end| !path.ends_with(end))
        };
        let (running, stopped) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || static_server::serve(listener, files, note, stopped).expect("a server"));
        Self { seen, port, _running: running }
    }

    /// The address of the page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{PREFIX}", self.port)
    }

    /// Every address that was asked for, in order.
    pub fn requests(&self) -> Vec<String> {
        self.seen.lock().expect("not poisoned").requests.clone()
    }

    /// From now on, addresses that end so are not answered; `None` answers all again.
    pub fn withhold(&self, end: Option<&'static str>) {
        self.seen.lock().expect("not poisoned").withheld = end;
    }

    /// What browsers reported against the policy.
    pub fn reports(&self) -> Vec<String> {
        self.seen.lock().expect("not poisoned").reports.clone()
    }
}
