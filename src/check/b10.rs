//! B10: words that are too long for a button.

use super::draft::line_below;
use super::view::View;
use crate::catalog::Diagnostic;
use crate::locale::{Body, Text};

/// Most characters of a button (FORMAT §9); the platforms' own limits begin there.
const LONGEST: usize = 20;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let titles: Vec<String> = view.intents().map(|intent| intent.text("title")).collect();
    let mut found = Vec::new();
    for (.., text) in view.written() {
        let short = text.body(Some("short"));
        for (attribute, body) in text.bodies().filter(|(_, body)| body.uses.is_empty()) {
            let title = titles.contains(&text.id);
            let (message, wrong) = match attribute {
                None if title && short.is_none() => ("b10", true),
                Some("short") => ("b10-button", title),
                Some(name) => ("b10-button", name == "title" || name.starts_with("button-")),
                None => ("b10", false),
            };
            let words = body.literal();
            let size = words.trim().chars().count();
            if wrong && size > LONGEST {
                found.push(tell(message, text, body, words.trim(), size));
            }
        }
    }
    found
}

fn tell(message: &'static str, text: &Text, body: &Body, words: &str, size: usize) -> Diagnostic {
    let told = Diagnostic::warning("B10", message).arg("words", words).arg("size", size).arg("limit", LONGEST);
    let told = told.at(body.place.clone());
    if message != "b10" {
        return told;
    }
    let mut short = String::new();
    for word in words.split_whitespace() {
        let longer = if short.is_empty() { word.to_owned() } else { format!("{short} {word}") };
        if longer.chars().count() > LONGEST {
            break;
        }
        short = longer;
    }
    if short.is_empty() {
        short = words.chars().take(LONGEST).collect();
    }
    told.offer(vec![line_below(text, &format!(".short = {short}"))])
}
