//! A little web server for the files of a build: used by `./run serve` and by the browser tests.

use std::convert::Infallible;
use std::fs;
use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;

/// Serves the files of one folder under one path.
pub struct Files {
    /// The folder, which may become another one meanwhile.
    pub root: Arc<Mutex<PathBuf>>,
    /// What every address starts with, from `/` to `/`.
    pub prefix: String,
    /// Headers for every answer.
    pub headers: Vec<(String, String)>,
}

/// Answers on a listener until `stop` is done; `seen` is told every path, and what was sent with it, and says whether
/// there is an answer or the server is out of order.
///
/// A task for each connection, so that none waits behind the connections that a browser keeps open.
pub fn serve(
    listener: TcpListener,
    files: Files,
    seen: impl Fn(&str, &[u8]) -> bool + Send + Sync + 'static,
    stop: impl Future,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let shared = Arc::new((files, seen));
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let mut stop = std::pin::pin!(stop);
        loop {
            let accepted = std::future::poll_fn(|context| {
                if stop.as_mut().poll(context).is_ready() {
                    return std::task::Poll::Ready(None);
                }
                listener.poll_accept(context).map(Some)
            });
            let Some(accepted) = accepted.await else { return Ok(()) };
            // A browser that went away needs no answer.
            let Ok((stream, _)) = accepted else { continue };
            let shared = Arc::clone(&shared);
            let service = service_fn(move |request: Request<Incoming>| {
                let shared = Arc::clone(&shared);
                async move {
                    let path = request.uri().path().to_owned();
                    let sent =
                        request.into_body().collect().await.map(|body| body.to_bytes()).unwrap_or_default();
                    let is_answered = (shared.1)(&path, &sent);
                    Ok::<_, Infallible>(if is_answered { shared.0.answer(&path) } else { out_of_order() })
                }
            });
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        }
    })
}

fn out_of_order() -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response
}

impl Files {
    /// The answer to a request for `path`.
    fn answer(&self, path: &str) -> Response<Full<Bytes>> {
        let found = self.file(path).and_then(|file| Some((kind(&file), fs::read(&file).ok()?)));
        let (status, kind, body) = match found {
            Some((kind, body)) => (StatusCode::OK, kind, body),
            None => (StatusCode::NOT_FOUND, "text/plain", b"not found".to_vec()),
        };
        let own = Response::builder().status(status).header("Content-Type", kind);
        let all = self.headers.iter().fold(own, |response, (name, value)| response.header(name, value));
        all.body(Full::from(body)).unwrap_or_default()
    }

    /// The file of a path; nothing outside the folder is ever served.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let below = Path::new(path.strip_prefix(&self.prefix)?);
        let plain = below.components().all(|part| matches!(part, Component::Normal(_)));
        let file = self.root.lock().ok()?.join(below);
        plain.then(|| if file.is_dir() { file.join("index.html") } else { file })
    }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "webmanifest") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
