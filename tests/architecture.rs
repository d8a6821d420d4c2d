//! The dependency rule of `src/lib.rs`, and what else holds for every source file, read from the sources.
//!
//! The sources are read as text, without a compiler: what is looked at is named plainly enough for that.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may import of ours.
const MAY_IMPORT: [(&str, &[&str]); 9] = [
    ("part", &[]),
    ("model", &["part"]),
    ("text", &["part", "model"]),
    ("rules", &["part", "model", "text"]),
    ("file", &["part", "model", "text"]),
    ("lang", &["model", "text", "rules", "file"]), // file: it words what is wrong with one
    ("session", &["part", "model", "text", "rules", "file", "lang"]),
    ("browser", &[]),
    ("ui", &["model", "text", "rules", "file", "lang", "session", "browser"]),
];

/// The modules without a browser: exact, and built natively.
const CORE: [&str; 7] = ["part", "model", "text", "rules", "file", "lang", "session"];

const BROWSER_CRATES: [&str; 8] = [
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "gloo_storage",
    "console_error_panic_hook",
];

const LONGEST_FILE: usize = 560;

/// Attributes whose value people see or hear.
const VISIBLE_ATTRIBUTES: [&str; 6] =
    ["title", "alt", "placeholder", "aria-label", "aria-description", "label"];

/// A source file, taken apart.
struct Source {
    /// From the repository's root.
    path: String,
    /// The top module that it belongs to; `lib` and `main` are their own.
    module: String,
    /// How many modules above it are ours: 1 for `src/model/mod.rs`, 2 for `src/model/money.rs`.
    depth: usize,
    /// As it is written.
    text: String,
    /// Without comments and without what stands in literals.
    code: String,
    /// The string literals.
    literals: Vec<Literal>,
}

struct Literal {
    line: usize,
    text: String,
    /// The code before it, without spaces at the end.
    before: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    files(&root().join("src"), "rs", &mut paths);
    paths.sort();
    assert!(paths.len() > 50, "the sources are not where this test looks for them");
    paths.iter().map(|path| source(path)).collect()
}

fn source(path: &Path) -> Source {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let mut modules: Vec<String> =
        inside.with_extension("").iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    modules.retain(|module| module != "mod");
    let text = fs::read_to_string(path).unwrap();
    let (code, literals) = take_apart(&text);
    Source {
        path: format!("src/{}", inside.display()),
        module: modules[0].clone(),
        depth: modules.len(),
        text,
        code,
        literals,
    }
}

/// Splits a source into code and string literals; comments go.
fn take_apart(text: &str) -> (String, Vec<Literal>) {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::new();
    let mut literals = Vec::new();
    let mut at = 0;
    let starts = |at: usize, what: &str| what.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c));
    while let Some(&c) = chars.get(at) {
        let raw = (c == 'r' && !code.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
            .then(|| chars[at + 1..].iter().take_while(|c| **c == '#').count())
            .filter(|hashes| chars.get(at + 1 + hashes) == Some(&'"'));
        if starts(at, "//") {
            at += chars[at..].iter().take_while(|c| **c != '\n').count();
        } else if c == '"' || raw.is_some() {
            let line = 1 + code.matches('\n').count();
            let before = code.trim_end().to_owned();
            let mut literal = String::new();
            let end = format!("\"{}", "#".repeat(raw.unwrap_or(0)));
            at += raw.map_or(1, |hashes| hashes + 2);
            while !starts(at, &end) {
                let step = if raw.is_none() && chars[at] == '\\' { 2 } else { 1 };
                literal.extend(&chars[at..at + step]);
                at += step;
            }
            at += end.len();
            code.push_str("\"\"");
            code.extend(literal.matches('\n'));
            literals.push(Literal { line, text: literal, before });
        } else if c == '\'' && (chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\'')) {
            // A character, not a lifetime; an escape ends at the quote after what it escapes.
            let escaped = if chars[at + 1] == '\\' { 2 } else { 1 };
            at += 1 + escaped;
            at += chars[at..].iter().take_while(|c| **c != '\'').count() + 1;
            code.push_str("' '");
        } else {
            code.push(c);
            at += 1;
        }
    }
    (code, literals)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The identifiers of code.
fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !is_word(c)).filter(|word| !word.is_empty())
}

/// The modules that code names after `prefix`, as in `crate::model`.
fn named_after<'a>(code: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(prefix).filter_map(move |(at, _)| {
        let follows_word = code[..at].ends_with(is_word);
        (!follows_word).then(|| words(&code[at + prefix.len()..]).next().unwrap_or_default())
    })
}

/// Fails with every fault at once, so that one run shows them all.
#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn imports_run_one_way() {
    let mut faults = Vec::new();
    for source in sources() {
        let Source { path, module, depth, code, .. } = &source;
        if module == "lib" {
            continue;
        }
        if module == "main" {
            let stray = named_after(code, "sambudget::").filter(|named| *named != "ui");
            faults.extend(stray.map(|named| format!("{path}: main imports {named}")));
            continue;
        }
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| name == module) else {
            faults.push(format!("{path}: {module} is not a module of the dependency rule"));
            continue;
        };
        for named in named_after(code, "crate::").chain(named_after(code, "sambudget::")) {
            if named != module && !allowed.contains(&named) {
                faults.push(format!("{path}: {module} may not import {named}"));
            }
        }
        // Whatever is taken from another module is said with `crate::`, one module a path, so that the check
        // above sees it.
        if code.contains("crate::{") {
            faults.push(format!("{path}: say `crate::module::…`, not `crate::{{…}}`"));
        }
        if code.contains(&"super::".repeat(*depth)) {
            faults.push(format!("{path}: climbs out of {module} with super"));
        }
    }
    none(&faults);
}

#[test]
fn only_the_edge_knows_a_browser() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|s| !["browser", "ui", "main"].contains(&s.module.as_str())) {
        for named in BROWSER_CRATES {
            if words(&source.code).any(|word| word == named) {
                faults.push(format!("{}: names {named}", source.path));
            }
        }
    }
    none(&faults);
}

#[test]
fn amounts_are_never_binary_floats() {
    let mut faults = Vec::new();
    for mut source in sources().into_iter().filter(|s| CORE.contains(&s.module.as_str())) {
        if source.path == "src/file/json.rs" {
            // What serde hands over for a number that no field takes: named once, only shown in an error.
            source.code = source.code.replacen("fn visit_f64<E: Error>(self, value: f64)", "", 1);
        }
        if words(&source.code).any(|word| word == "f32" || word == "f64") {
            faults.push(format!("{}: has a binary float", source.path));
        }
    }
    none(&faults);
}

#[test]
fn every_file_says_its_job_and_is_short() {
    let mut faults = Vec::new();
    for Source { path, text, .. } in &sources() {
        if !text.starts_with("//! ") {
            faults.push(format!("{path}: does not open with a `//!` line that says its job"));
        }
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("{path}: {lines} lines, more than {LONGEST_FILE}"));
        }
    }
    none(&faults);
}

/// What a format string says besides what is filled in.
fn without_placeholders(text: &str) -> String {
    let mut said = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '{' => inside = true,
            '}' => inside = false,
            _ if !inside => said.push(c),
            _ => {}
        }
    }
    said
}

/// The classes of the style sheets: what may stand in a literal of several words.
fn classes() -> BTreeSet<String> {
    let mut paths = Vec::new();
    files(&root().join("style"), "css", &mut paths);
    let mut classes = BTreeSet::new();
    for path in paths {
        for part in fs::read_to_string(path).unwrap().split('.').skip(1) {
            classes.insert(part.chars().take_while(|c| is_word(*c) || *c == '-').collect());
        }
    }
    classes
}

/// Why a literal of a view looks like text that belongs in `lang`. It sees text nodes, the attributes that
/// people see, Swedish letters, and two words or more that are not classes; a single word handed on as a value
/// passes.
fn looks_visible(literal: &Literal, classes: &BTreeSet<String>) -> Option<&'static str> {
    let said = without_placeholders(&literal.text);
    let has_letters = said.chars().any(char::is_alphabetic);
    if said.chars().any(|c| "åäöÅÄÖ".contains(c)) {
        return Some("has Swedish letters");
    }
    let before = &literal.before;
    let after_tag = before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->");
    if has_letters && (after_tag || before.ends_with('}')) {
        return Some("is a text node");
    }
    let attribute = before.strip_suffix('=').unwrap_or_default().trim_end();
    let attribute = attribute.rsplit(|c: char| !is_word(c) && c != '-').next().unwrap_or_default();
    if has_letters && VISIBLE_ATTRIBUTES.contains(&attribute) {
        return Some("is an attribute that people see");
    }
    // Keys that are pressed together are symbols, the same in every language.
    let words = || said.split_whitespace().filter(|w| w.contains(char::is_alphabetic) && !w.contains('+'));
    let is_list_of_classes = attribute == "class" || words().any(|word| classes.contains(word));
    (words().count() > 1 && !is_list_of_classes).then_some("has several words")
}

#[test]
fn views_take_their_words_from_the_catalogue() {
    let classes = classes();
    let mut faults = Vec::new();
    for source in sources().iter().filter(|s| s.module == "ui") {
        for literal in &source.literals {
            if let Some(reason) = looks_visible(literal, &classes) {
                faults.push(format!("{}:{}: {:?} {reason}", source.path, literal.line, literal.text));
            }
        }
    }
    none(&faults);
}

#[test]
fn the_check_of_views_sees_what_it_should() {
    let classes = BTreeSet::from(["flag".to_owned(), "error".to_owned()]);
    let cases = [
        (r#"<b>"Spara"</b>"#, true),
        (r#"{amount}" kr""#, true),
        (r#"<b title="Save">"#, true),
        (r#"<b aria-label = "Save">"#, true),
        (r#"set("Save the file")"#, true),
        (r#"set("På")"#, true),
        (r#"<b>"+ "{texts.later().add}</b>"#, false),
        (r#"<b class="any two">"#, false),
        (r#"Error => ("flag error", x)"#, false),
        (r#"("Ctrl+Z, Ctrl+Y", texts.undo)"#, false),
        (r#"format!("{name} {}")"#, false),
        (r##"r#"<b>"#"##, false),
        (r#"// "a comment here""#, false),
        (r#"'"' + '\'' + "x""#, false),
    ];
    for (code, visible) in cases {
        let (_, literals) = take_apart(code);
        let found = literals.iter().any(|literal| looks_visible(literal, &classes).is_some());
        assert_eq!(found, visible, "{code}");
    }
}
