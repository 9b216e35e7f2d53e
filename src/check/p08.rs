//! P08: sentences of two topics that differ only in words that mean nothing by themselves.

use super::draft::entry;
use super::overlap::{Common, common, topics};
use super::view::View;
use crate::catalog::{Diagnostic, Edit, Phrases, Place};
use crate::text::Utterance;
use std::collections::BTreeSet;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let topics = topics(view);
    let mut found = Vec::new();
    for code in view.codes() {
        let Some(language) = view.languages.get(code) else { continue };
        // What is the same to the letter is P07's.
        let same: BTreeSet<_> = view.common(code).iter().map(|pair| pair.topics).collect();
        let filler = |word: &str| language.reading.fillers.contains(&word);
        let words = |text: &str| view.spelt(text).without(&filler);
        for Common { topics: (here, there), at: [place, first], sentences: [sentence, other] } in
            common(&topics, view, code, &words)
        {
            // Who has said that the other's sentence is not meant has decided.
            if same.contains(&(here, there))
                || refuses(view, code, here, &other)
                || refuses(view, code, there, &sentence)
            {
                continue;
            }
            let told = Diagnostic::warning("P08", "p08").arg("sentence", sentence).arg("here", here);
            let told = told.arg("other", &other).arg("there", there).at(place).at(first);
            found.push(match refusal(view, code, here, &other) {
                Some(edit) => told.fix(vec![edit]),
                None => told,
            });
        }
    }
    found
}

/// Does a topic name a sentence among those that are not meant?
fn refuses(view: &View<'_>, code: &str, topic: &str, sentence: &str) -> bool {
    let fold =
        |words: &str| -> String { Utterance::new(words).tokens().iter().map(|token| token.norm.as_str()).collect() };
    let intent = view.catalog.intent(topic).map(|intent| &intent.phrases);
    let phrases = intent.or_else(|| view.catalog.answer(topic).map(|answer| &answer.phrases));
    let own: Option<&Phrases> = phrases.and_then(|phrases| phrases.get(code));
    own.is_some_and(|own| own.not.iter().any(|phrase| fold(&phrase.raw) == fold(sentence)))
}

/// Adds a sentence to those that are not meant by a topic.
fn refusal(view: &View<'_>, code: &str, topic: &str, sentence: &str) -> Option<Edit> {
    if sentence.contains(['"', '\\', '[', '(', '{', '<']) {
        return None;
    }
    let section = |keys: &std::collections::BTreeMap<String, Place>, heading: &str| {
        let refused = keys.get(&format!("{heading}.not_{code}")).map(|list| entry(list, sentence));
        refused.or_else(|| {
            let learnt = keys.get(&format!("{heading}.{code}"))?;
            let end = learnt.span.end;
            let place = Place { source: std::sync::Arc::clone(&learnt.source), span: end..end };
            Some(Edit { place, text: format!("\nnot_{code} = [\"{sentence}\"]") })
        })
    };
    if let Some(intent) = view.catalog.intent(topic) {
        return section(&intent.keys, "phrases");
    }
    let mut collections = view.catalog.collections.iter();
    collections.find_map(|own| {
        let answer = own.answers.iter().find(|answer| answer.text_id == topic)?;
        section(&own.keys, &format!("answer.{}", answer.id))
    })
}
