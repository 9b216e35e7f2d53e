//! P08: sentences of two topics that differ only in words that mean nothing by themselves.

use super::overlap::{Common, common, topics};
use super::view::View;
use crate::catalog::Diagnostic;
use std::collections::BTreeSet;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let topics = topics(view);
    let mut found = Vec::new();
    for code in view.codes() {
        let Some(language) = view.languages.get(code) else { continue };
        // What is the same to the letter is P07's.
        let same: BTreeSet<_> = common(&topics, view, code, &|_| false).into_iter().map(|pair| pair.topics).collect();
        let filler = |word: &str| language.reading.fillers.contains(&word);
        for Common { topics: (here, there), at: [place, first], sentences: [sentence, other] } in
            common(&topics, view, code, &filler)
        {
            if !same.contains(&(here, there)) {
                let told = Diagnostic::warning("P08", "p08").arg("sentence", sentence).arg("here", here);
                found.push(told.arg("other", other).arg("there", there).at(place).at(first));
            }
        }
    }
    found
}
