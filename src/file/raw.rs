//! Walking along the text of JSON that is known to be good, beside the tree that was made of it: what a value says in its
//! own characters, which the tree does not keep.

/// What is left of the text.
pub(super) struct Raw<'t> {
    rest: &'t str,
}

impl<'t> Raw<'t> {
    /// From the beginning.
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text.strip_prefix('\u{feff}').unwrap_or(text) }
    }

    /// Past space, and the mark that follows it.
    pub(super) fn mark(&mut self) {
        self.space();
        self.rest = self.rest.get(1..).unwrap_or_default();
    }

    /// Past space and the value after it, which is given.
    pub(super) fn value(&mut self) -> &'t str {
        self.space();
        let (value, rest) = self.rest.split_at(value_length(self.rest));
        self.rest = rest;
        value
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
    }
}

/// The length in bytes of the JSON value that the text begins with.
fn value_length(text: &str) -> usize {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => continue,
            }
            if !in_text && depth == 0 {
                return at + 1;
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => depth += 1,
            // The end of what the value stands in.
            b'}' | b']' | b',' if depth == 0 => return at,
            b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => return at,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// The value without the space between its parts, and how many lists and objects in it stand inside one another.
pub(super) fn tight(value: &str) -> (String, usize) {
    let (mut out, mut depth, mut deepest) = (String::with_capacity(value.len()), 0_usize, 0);
    let (mut in_text, mut escaped) = (false, false);
    for c in value.chars() {
        if in_text {
            in_text = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            out.push(c);
            continue;
        }
        match c {
            ' ' | '\n' | '\r' | '\t' => continue,
            '"' => in_text = true,
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
        out.push(c);
    }
    (out, deepest)
}

#[cfg(test)]
mod tests {
    use super::{Raw, tight};

    #[test]
    fn values_are_given_as_they_stand() {
        let mut raw = Raw::new("\u{feff} { \"a}\\\"\" : [1, {\"b\": \"]\"}] , \"c\":1e400}");
        raw.mark();
        assert_eq!(raw.value(), "\"a}\\\"\"");
        raw.mark();
        assert_eq!(raw.value(), "[1, {\"b\": \"]\"}]");
        raw.mark();
        assert_eq!(raw.value(), "\"c\"");
        raw.mark();
        assert_eq!(raw.value(), "1e400");
    }

    #[test]
    fn only_the_space_between_goes() {
        assert_eq!(tight("[ 1,\n {\"a b\" : \"\\\" ]\"} ]"), ("[1,{\"a b\":\"\\\" ]\"}]".to_owned(), 2));
    }
}
