//! B11: a sentence that is hard to read.

use super::prose::sentences;
use super::view::View;
use crate::catalog::{Diagnostic, Place};
use std::sync::Arc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, language, text) in view.written() {
        let limit = language.style.longest_sentence;
        for (_, body) in text.bodies() {
            let all = sentences(body, &language.style);
            for sentence in all.iter().filter(|sentence| sentence.len() > limit) {
                let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
                let span = first.start..last.start + last.text.len();
                let place = Place { source: Arc::clone(&body.place.source), span };
                found.push(Diagnostic::hint("B11", "b11").arg("words", sentence.len()).arg("limit", limit).at(place));
            }
        }
    }
    found
}
