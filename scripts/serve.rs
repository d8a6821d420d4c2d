//! Serves a build on a local address: `serve FOLDER PORT`. Takes the next free port if that one is in use.

mod static_server;

use std::error::Error;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use static_server::Files;

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let mut arguments = std::env::args().skip(1);
    let root = arguments.next().unwrap_or_else(|| "dist".into()).into();
    let first: u16 = arguments.next().and_then(|port| port.parse().ok()).unwrap_or(8080);
    let listener = (first..=first.saturating_add(50))
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .ok_or("no free port: stop what is running there, or name another port")?;
    println!("\nSambudget is at http://{}/  (Ctrl+C stops it)\n", listener.local_addr()?);
    let files = Files { root: Arc::new(Mutex::new(root)), prefix: "/".into(), headers: Vec::new() };
    static_server::serve(listener, files, |_, _| true, std::future::pending::<()>())?;
    Ok(())
}
