//! The program for files of spreadsheets that runs beside the page (`worker.js` gives it what the page asks).

#![allow(missing_docs)] // a program has no users of its code

use sambudget_xlsx::{Book, Limits};
use wasm_bindgen::prelude::*;

/// The file of a workbook that is told as JSON.
#[wasm_bindgen]
pub fn write_book(told: &[u8]) -> Result<Vec<u8>, JsError> {
    let book: Book = serde_json::from_slice(told)?;
    sambudget_xlsx::write(&book).map_err(|error| JsError::new(&error))
}

/// What is in a file, or why it cannot be read, as JSON.
#[wasm_bindgen]
pub fn read_file(bytes: &[u8], limits: &[u8]) -> Result<Vec<u8>, JsError> {
    let limits: Limits = serde_json::from_slice(limits)?;
    Ok(serde_json::to_vec(&sambudget_xlsx::read(bytes, limits))?)
}

fn main() {}
