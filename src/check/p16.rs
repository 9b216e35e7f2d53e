//! P16: too few phrases to learn from, or to test with.

use super::view::{View, in_languages, key};
use crate::catalog::{Diagnostic, Place};
use std::sync::Arc;

/// The least phrases of a task in each language, and the least test phrases (FORMAT §1).
const LEAST: (usize, usize) = (5, 2);

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for intent in view.intents().filter(|intent| intent.active) {
        for code in view.codes() {
            // Without any it is P14's.
            let Some(own) = intent.phrases.get(code).filter(|own| !own.learn.is_empty()) else { continue };
            let (learn, test) = (own.learn.len(), own.test.len());
            if learn < LEAST.0 || test < LEAST.1 {
                let told = Diagnostic::warning("P16", "p16").arg("intent", &intent.id).arg("count", learn);
                let told =
                    in_languages(told.arg("tests", test).arg("least", LEAST.0).arg("least_tests", LEAST.1), &[code]);
                let line = key(intent, &format!("phrases.{code}"));
                let span = line.span.start..(line.span.start + code.len()).min(line.span.end);
                found.push(told.at(Place { source: Arc::clone(&line.source), span }));
            }
        }
    }
    found
}
