//! P06: a phrase that consists of a slot alone would start its topic whenever somebody mentions such a value.

use super::draft::without_entry;
use super::view::View;
use crate::catalog::{Diagnostic, PhrasePart};

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let phrases = view.intents().flat_map(|intent| intent.phrases.values()).flat_map(|phrases| &phrases.learn);
    let bare = phrases.filter(|phrase| says_nothing(&phrase.parts) && !phrase.parts.is_empty());
    bare.map(|phrase| {
        let told = Diagnostic::error("P06", "p06").arg("phrase", &phrase.raw);
        told.at(phrase.place.clone()).fix(vec![without_entry(&phrase.place)])
    })
    .collect()
}

/// Can the words be left out altogether?
fn says_nothing(parts: &[PhrasePart]) -> bool {
    parts.iter().all(|part| match part {
        PhrasePart::Text(text) => !text.chars().any(char::is_alphanumeric),
        PhrasePart::Slot { .. } | PhrasePart::Optional(_) => true,
        PhrasePart::Group { body, .. } => says_nothing(body),
        PhrasePart::Choice(branches) => branches.iter().any(|branch| says_nothing(branch)),
    })
}
