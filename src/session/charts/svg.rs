//! A drawing as an SVG file that needs nothing else: its colours and fonts stand in it.

use std::fmt::Write;

use super::drawing::{Drawing, Label, Look, Paint, Stroke, WIDTH};

/// The fonts of the page; the first that a reader has is used.
const FONTS: &str = "'Segoe UI', 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";

/// The file of a drawing, with its title and what it shows in a sentence.
#[must_use]
pub fn svg(drawing: &Drawing, title: &str, summary: &str) -> String {
    let (width, height) = (WIDTH, drawing.height);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" font-family=\"{FONTS}\">\n<title>{}</title>\n<desc>{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n",
        escaped(title),
        escaped(summary),
    );
    // Writing to a text cannot fail.
    drawing.behind.iter().for_each(|stroke| line(&mut text, stroke));
    for (area, paint) in &drawing.areas {
        let _ = write!(
            text,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            area.x, area.y, area.width, area.height
        );
        looks(&mut text, *paint);
        text.push_str("/>\n");
    }
    drawing.lines.iter().for_each(|stroke| line(&mut text, stroke));
    drawing.labels.iter().for_each(|label| written(&mut text, label));
    text.push_str("</svg>\n");
    text
}

fn line(text: &mut String, stroke: &Stroke) {
    let ((x1, y1), (x2, y2)) = (stroke.from, stroke.to);
    let _ = write!(text, "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"");
    looks(text, stroke.paint);
    text.push_str("/>\n");
}

fn looks(text: &mut String, paint: Paint) {
    let Look { fill, stroke, tenths, dashes } = paint.on_paper();
    let _ = write!(text, " fill=\"{fill}\"");
    if !stroke.is_empty() {
        let _ = write!(text, " stroke=\"{stroke}\" stroke-width=\"{}.{}\"", tenths / 10, tenths % 10);
    }
    if !dashes.is_empty() {
        let _ = write!(text, " stroke-dasharray=\"{dashes}\"");
    }
}

fn written(text: &mut String, label: &Label) {
    let Label { x, y, anchor, paint, size, text: said, whole } = label;
    let _ = write!(text, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{}\"", anchor.name());
    looks(text, *paint);
    if *paint == Paint::Title {
        text.push_str(" font-weight=\"600\"");
    }
    text.push('>');
    if let Some(whole) = whole {
        let _ = write!(text, "<title>{}</title>", escaped(whole));
    }
    let _ = writeln!(text, "{}</text>", escaped(said));
}

/// A text as XML has it; letters that XML has no place for are shown as unknown.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            letter if letter.is_control() => safe.push('\u{fffd}'),
            letter => safe.push(letter),
        }
    }
    safe
}
