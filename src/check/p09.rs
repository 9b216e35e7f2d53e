//! P09: a phrase that says nothing new beside another one of its topic.

use super::automaton::{Automaton, Spelling};
use super::draft::without_entry;
use super::overlap::topics;
use super::view::View;
use crate::catalog::Diagnostic;
use std::rc::Rc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for topic in topics(view) {
        for phrases in view.codes().filter_map(|code| topic.phrases.get(code)) {
            let mut machine = Automaton::default();
            let spelling =
                Spelling { kind: &|slot| topic.kind(slot), words: &|text| Rc::clone(&view.spelt(text).letters) };
            for phrase in &phrases.learn {
                machine.add(0, &phrase.parts, &spelling);
            }
            let begin = machine.begin();
            for (number, phrase) in phrases.learn.iter().enumerate() {
                // Of two that say the same, the later one says nothing new.
                let says_it = |other: &usize| {
                    let earlier = |other| other < number || !machine.contains(number, other);
                    *other != number && machine.contains(*other, number) && earlier(*other)
                };
                let outer = machine.candidates(number, &begin).into_iter().filter(says_it).min();
                if let Some(outer) = outer.and_then(|outer| phrases.learn.get(outer)) {
                    let told = Diagnostic::hint("P09", "p09").arg("line", outer.place.line());
                    let told = told.at(phrase.place.clone()).at(outer.place.clone());
                    found.push(told.fix(vec![without_entry(&phrase.place)]));
                }
            }
        }
    }
    found
}
