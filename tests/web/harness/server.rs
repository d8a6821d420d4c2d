//! Serves the release from a sub-folder, with the policy also as a header, and remembers what was asked.

#[path = "../../../scripts/static_server.rs"]
mod static_server;

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use static_server::Files;

const PREFIX: &str = "/kommun/budget/";
const REPORTS: &str = "/kommun/policy-report";

impl Drop for Server {
    fn drop(&mut self) {
        let root = self.root.lock().expect("not poisoned");
        if *root != dist() {
            let _ = std::fs::remove_dir_all(&*root);
        }
    }
}

/// What was asked of the server.
#[derive(Default)]
struct Seen {
    requests: Vec<String>,
    reports: Vec<String>,
    /// How the addresses end that are not answered.
    withheld: Option<&'static str>,
    /// Whether there is no service worker.
    without_worker: bool,
}

/// The server of one story; it ends with the story.
pub struct Server {
    seen: Arc<Mutex<Seen>>,
    port: u16,
    root: Arc<Mutex<PathBuf>>,
    running: Mutex<Option<tokio::sync::oneshot::Sender<()>>>,
}

/// The file of the service worker, which browsers ask the server for and nobody else.
const WORKER: &str = "worker.js";

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
        let root = Arc::new(Mutex::new(dist()));
        let files = Files {
            root: Arc::clone(&root),
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
            let is_withheld = seen.withheld.is_some_and(|end| path.ends_with(end));
            !(is_withheld || seen.without_worker && path.ends_with(WORKER))
        };
        let (running, stopped) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || static_server::serve(listener, files, note, stopped).expect("a server"));
        Self { seen, port, root, running: Mutex::new(Some(running)) }
    }

    /// Ends it: from now on there is no network.
    pub fn stop(&self) {
        drop(self.running.lock().expect("not poisoned").take());
        // It lets go of its port before anybody can ask again.
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }

    /// From now on it serves a copy of the release, in a folder where the story may change it.
    pub fn serve_a_copy(&self) -> PathBuf {
        let copy = std::env::temp_dir().join(format!("sambudget-site-{}-{}", std::process::id(), self.port));
        let _ = std::fs::remove_dir_all(&copy);
        let copied = std::process::Command::new("cp").arg("-r").arg(dist()).arg(&copy).status();
        assert!(copied.is_ok_and(|status| status.success()), "the release could not be copied");
        self.root.lock().expect("not poisoned").clone_from(&copy);
        copy
    }

    /// From now on there is no service worker.
    pub fn without_worker(&self) {
        self.seen.lock().expect("not poisoned").without_worker = true;
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
