//! P07: one sentence that belongs to two topics.

use super::draft::without_entry;
use super::overlap::Common;
use super::s07::swallowed;
use super::view::View;
use crate::catalog::{Diagnostic, Place};
use std::collections::BTreeSet;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    // That one topic lies within another is S07's.
    let within = swallowed(view);
    let mut told: BTreeSet<(&str, &str)> =
        within.iter().flat_map(|(here, there)| [(*here, *there), (*there, *here)]).collect();
    let mut found = Vec::new();
    for code in view.codes() {
        for Common { topics: (here, there), at: [place, first], sentences: [sentence, _] } in view.common(code) {
            // One mistake, one message: two topics that share ten sentences share one cause.
            if told.insert((*here, *there)) {
                let mistake = Diagnostic::error("P07", "p07").arg("sentence", sentence);
                let mistake = mistake.arg("here", here).arg("line", place.line());
                let mistake = mistake.arg("there", there).arg("other", first.line());
                let mistake = mistake.at(place.clone()).at(first.clone());
                // Only where the phrase says nothing else can it go.
                let keep = [place, first].into_iter().filter(|place| says_one(place));
                found.push(keep.fold(mistake, |told, place| told.offer(vec![without_entry(place)])));
            }
        }
    }
    found
}

/// Is it an entry of a list, without anything that may be left out or said in another way?
fn says_one(place: &Place) -> bool {
    let written = place.source.text.get(place.span.clone()).unwrap_or_default();
    let in_list = place.source.path.extension().is_some_and(|end| end == "toml");
    in_list && !written.contains(['[', '(', '<'])
}
