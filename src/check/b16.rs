//! B16: straight quotation marks and apostrophes in a text, where customers expect printed ones.

use super::view::View;
use crate::catalog::{Diagnostic, Edit, Place};
use crate::locale::Body;
use std::sync::Arc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, language, text) in view.written() {
        let (open, close) = language.writing.quotes;
        for (_, body) in text.bodies() {
            let mut edits = Vec::new();
            let mut opened = false;
            for words in &body.words {
                let written = words.source.text.get(words.span.clone()).unwrap_or_default();
                for (at, mark) in written.char_indices() {
                    let text = match mark {
                        '"' => {
                            opened = !opened;
                            if opened { open } else { close }
                        }
                        // Between letters, or behind one: anything else may be a minute or a foot.
                        '\'' if written.get(..at).is_some_and(|before| before.ends_with(char::is_alphabetic)) => "’",
                        _ => continue,
                    };
                    let start = words.span.start + at;
                    let place = Place { source: Arc::clone(&words.source), span: start..start + 1 };
                    edits.push(Edit { place, text: text.to_owned() });
                }
            }
            if let Some(around) = around(body, &edits) {
                found.push(around);
            } else if let Some(first) = edits.first().map(|edit| edit.place.clone()) {
                let told = Diagnostic::hint("B16", "b16").arg("open", open).arg("close", close).at(first);
                // Of marks that do not come in pairs nobody knows which are missing.
                found.push(if opened { told.offer(edits) } else { told.fix(edits) });
            }
        }
    }
    found
}

/// A text that stands in quotes as a whole, as values of intent files do: customers would see them.
fn around(body: &Body, edits: &[Edit]) -> Option<Diagnostic> {
    let [first, last] = edits else { return None };
    let (begin, end) = (body.words.first()?, body.words.last()?);
    let written = end.source.text.get(end.span.clone())?;
    let end = end.span.start + written.trim_end().len();
    if (first.place.span.start, last.place.span.end) != (begin.span.start, end) {
        return None;
    }
    let gone = |edit: &Edit| Edit { text: String::new(), ..edit.clone() };
    let told = Diagnostic::hint("B16", "b16-around").at(first.place.clone());
    Some(told.fix(vec![gone(first), gone(last)]))
}
