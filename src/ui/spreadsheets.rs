//! Has files of spreadsheets made and read by the program beside the page, and tells the session how it went.

use leptos::prelude::*;
use leptos::task::spawn_local;
use sambudget_xlsx::Trouble;

use super::context::Ctx;
use crate::browser::beside::{NoAnswer, ask};
use crate::browser::file;
use crate::lang::table_file::words;
use crate::session::msg::Msg;
use crate::session::table_files::open::Step;

/// The attribute of the page that names the program.
const PROGRAM: &str = "data-xlsx";

fn trouble(why: NoAnswer) -> Trouble {
    match why {
        NoAnswer::NotStarted => Trouble::NotFetched,
        NoAnswer::TooLong => Trouble::TooLong,
        NoAnswer::Failed => Trouble::Failed,
    }
}

/// Makes a file, and gives it to the user.
pub fn write(context: Ctx, name: String, told: Vec<u8>) {
    spawn_local(async move {
        match ask(PROGRAM, &[&told]).await {
            Ok(bytes) => {
                let _ = file::download_bytes(&name, &bytes);
                context.said.set(words(context.lang()).saved.replace("{}", &name));
            }
            Err(why) => context.send(Msg::TableFile(Step::NotWritten(trouble(why)))),
        }
    });
}

/// Reads a file, and says what was found.
pub fn read(context: Ctx, asked: u32, bytes: &[u8], limits: &[u8]) {
    let (bytes, limits) = (bytes.to_vec(), limits.to_vec());
    spawn_local(async move {
        let told = ask(PROGRAM, &[&bytes, &limits]).await.map_err(trouble);
        context.send(Msg::TableFile(Step::Told(asked, told)));
    });
}
