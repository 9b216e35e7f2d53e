//! P07: one sentence that belongs to two topics.

use super::overlap::{Common, common, topics};
use super::view::View;
use crate::catalog::Diagnostic;
use std::collections::BTreeSet;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let topics = topics(view);
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for code in view.codes() {
        for Common { topics: (here, there), at: [place, first], sentences: [sentence, _] } in
            common(&topics, view, code, &|_| false)
        {
            // One mistake, one message: two topics that share ten sentences share one cause.
            if told.insert((here, there)) {
                let mistake = Diagnostic::error("P07", "p07").arg("sentence", sentence);
                let mistake = mistake.arg("here", here).arg("line", place.line());
                found.push(mistake.arg("there", there).arg("other", first.line()).at(place).at(first));
            }
        }
    }
    found
}
