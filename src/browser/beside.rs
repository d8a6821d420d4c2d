//! The program for files of spreadsheets, which runs beside the page: started for one question and ended with its answer,
//! or when it takes too long. However much it has to do, the page stays alive.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// How long a question may take, in milliseconds.
const PATIENCE: i32 = 30_000;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// The program could not be fetched or started.
    NotStarted,
    /// It took too long.
    TooLong,
    /// It failed.
    Failed,
}

/// Asks the program whose address stands in the page under this name, with one or two parts.
///
/// # Errors
/// There is no answer.
pub async fn ask(name: &str, parts: &[&[u8]]) -> Result<Vec<u8>, NoAnswer> {
    let worker = started(name).ok_or(NoAnswer::NotStarted)?;
    let answer = answer(&worker, parts).await;
    worker.terminate();
    answer
}

/// The program, if the page has one.
fn started(name: &str) -> Option<Worker> {
    let document = web_sys::window()?.document()?;
    let script = document.query_selector(&format!("script[{name}]")).ok()??;
    let address = script.get_attribute(name).filter(|address| !address.is_empty())?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&address, &options).ok()
}

async fn answer(worker: &Worker, parts: &[&[u8]]) -> Result<Vec<u8>, NoAnswer> {
    let question: Array = parts.iter().map(|part| Uint8Array::from(*part)).collect();
    let told = Promise::new(&mut |resolve, reject| {
        worker.set_onmessage(Some(&resolve));
        worker.set_onerror(Some(&reject));
        if let Some(window) = web_sys::window() {
            // Without a reason, as nothing else is.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_1(
                &reject,
                PATIENCE,
                &JsValue::UNDEFINED,
            );
        }
        if worker.post_message(&question).is_err() {
            let _ = reject.call1(&JsValue::NULL, &JsValue::NULL);
        }
    });
    let event = JsFuture::from(told).await.map_err(|reason| match reason.is_undefined() {
        true => NoAnswer::TooLong,
        false => NoAnswer::NotStarted,
    })?;
    let data = event.dyn_into::<MessageEvent>().map_err(|_| NoAnswer::Failed)?.data();
    // What is no answer says why in words for developers.
    let bytes: Uint8Array = data.dyn_into().map_err(|_| NoAnswer::Failed)?;
    Ok(bytes.to_vec())
}
