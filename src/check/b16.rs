//! B16: straight quotation marks and apostrophes in a text, where customers expect printed ones.

use super::view::View;
use crate::catalog::{Diagnostic, Edit, Place};
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
            if let Some(first) = edits.first().map(|edit| edit.place.clone()) {
                let told = Diagnostic::hint("B16", "b16").arg("open", open).arg("close", close).at(first);
                // Of marks that do not come in pairs nobody knows which are missing.
                found.push(if opened { told.offer(edits) } else { told.fix(edits) });
            }
        }
    }
    found
}
