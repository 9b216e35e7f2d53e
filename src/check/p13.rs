//! P13: a phrase that seems to be in another language than its list.

use super::draft::{entry_below, without_entry};
use super::view::View;
use crate::catalog::{Diagnostic, Phrase, PhrasePart};
use crate::text::Utterance;
use std::collections::BTreeSet;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let intents = view.intents().map(|intent| &intent.phrases);
    let answers = view.catalog.answers().filter(|answer| !answer.broken).map(|answer| &answer.phrases);
    for topic in intents.chain(answers) {
        for code in view.codes() {
            let Some(own) = topic.get(code) else { continue };
            for phrase in own.learn.iter().chain(&own.followup) {
                let Some(other) = other_language(view, code, phrase) else { continue };
                let told = Diagnostic::warning("P13", "p13").arg("looks", other).arg("list", code);
                let told = told.at(phrase.place.clone());
                let last = topic.get(other).and_then(|phrases| phrases.learn.last());
                found.push(match last.filter(|_| own.learn.len() > 1) {
                    Some(last) => told.fix(vec![without_entry(&phrase.place), entry_below(&last.place, &phrase.place)]),
                    None => told,
                });
            }
        }
    }
    found
}

/// The language of the bot in which a phrase seems to be, where that is not its own.
fn other_language<'a>(view: &View<'a>, code: &str, phrase: &Phrase) -> Option<&'a str> {
    let mut words = BTreeSet::new();
    collect(&phrase.parts, &mut words);
    let count = |code: &str| {
        let common = view.languages.get(code).map_or(&[][..], |language| language.style.common);
        words.iter().filter(|word| common.contains(&word.as_str())).count()
    };
    let own = count(code);
    let other = view.codes().filter(|other| *other != code).max_by_key(|other| count(other))?;
    // Words that both have cancel out; a borrowed one makes no phrase foreign.
    let foreign = count(other);
    (foreign >= own + 2 && own * 3 <= foreign).then_some(other)
}

/// The words outside examples, which are names and figures.
fn collect(parts: &[PhrasePart], words: &mut BTreeSet<String>) {
    for part in parts {
        match part {
            PhrasePart::Text(text) => {
                words.extend(Utterance::new(text).tokens().iter().map(|token| token.norm.clone()));
            }
            PhrasePart::Optional(branches) | PhrasePart::Choice(branches) => {
                branches.iter().for_each(|branch| collect(branch, words));
            }
            PhrasePart::Group { body, .. } => collect(body, words),
            PhrasePart::Slot { .. } => {}
        }
    }
}
