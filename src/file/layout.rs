//! JSON with one field or item per line, so that a line diff reads well.

/// The same JSON with one field or item per line. Done on the text, so that the wire types are serialized by
/// one piece of code only: the page is smaller for it.
pub(super) fn laid_out(compact: &str) -> String {
    let mut out = String::with_capacity(compact.len() * 2);
    let mut depth = 0;
    let mut rest = compact;
    let new_line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    while let Some(c) = rest.chars().next() {
        let length = if c == '"' { text_length(rest) } else { c.len_utf8() };
        let (token, after) = rest.split_at(length);
        let empty = after.starts_with(['}', ']']);
        match c {
            '}' | ']' if !out.ends_with(['{', '[']) => {
                depth -= 1;
                new_line(&mut out, depth);
                out.push(c);
            }
            _ => out.push_str(token),
        }
        match c {
            '{' | '[' if !empty => {
                depth += 1;
                new_line(&mut out, depth);
            }
            ',' => new_line(&mut out, depth),
            ':' => out.push(' '),
            _ => {}
        }
        rest = after;
    }
    out
}

/// The length in bytes of the JSON text that `json` starts with, its quotes included.
fn text_length(json: &str) -> usize {
    let mut escaped = false;
    for (index, b) in json.bytes().enumerate().skip(1) {
        match b {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    json.len()
}
