//! P13: a phrase that seems to be in another language than its list.

use super::draft::{entry_below, without_entry};
use super::view::View;
use crate::catalog::{Diagnostic, Phrase, PhrasePart};
use std::collections::{BTreeSet, HashSet};

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let common = |code| view.languages.get(code).map_or(&[][..], |language| language.style.common);
    let common: Common<'_> = view.codes().map(|code| (code, common(code).iter().copied().collect())).collect();
    let intents = view.intents().map(|intent| &intent.phrases);
    let answers = view.catalog.answers().filter(|answer| !answer.broken).map(|answer| &answer.phrases);
    for topic in intents.chain(answers) {
        for code in view.codes() {
            let Some(own) = topic.get(code) else { continue };
            for phrase in own.learn.iter().chain(&own.followup) {
                let Some(other) = other_language(view, &common, code, phrase) else { continue };
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

/// The commonest words of each language of the bot, in their order.
type Common<'a> = Vec<(&'a str, HashSet<&'static str>)>;

/// The language of the bot in which a phrase seems to be, where that is not its own.
fn other_language<'a>(view: &View<'_>, common: &Common<'a>, code: &str, phrase: &Phrase) -> Option<&'a str> {
    let mut words = BTreeSet::new();
    collect(view, &phrase.parts, &mut words);
    let count = |common: &HashSet<&str>| words.iter().filter(|word| common.contains(word.as_str())).count();
    let counts = common.iter().map(|(code, common)| (*code, count(common)));
    let (own, others): (Vec<_>, Vec<_>) = counts.partition(|(other, _)| *other == code);
    let own = own.first().map_or(0, |(_, count)| *count);
    // Words that both have cancel out; a borrowed one makes no phrase foreign.
    let (other, foreign) = others.into_iter().max_by_key(|(_, count)| *count)?;
    (foreign >= own + 2 && own * 3 <= foreign).then_some(other)
}

/// The words outside examples, which are names and figures.
fn collect(view: &View<'_>, parts: &[PhrasePart], words: &mut BTreeSet<String>) {
    for part in parts {
        match part {
            PhrasePart::Text(text) => {
                words.extend(view.spelt(text).words.iter().cloned());
            }
            PhrasePart::Optional(branches) | PhrasePart::Choice(branches) => {
                branches.iter().for_each(|branch| collect(view, branch, words));
            }
            PhrasePart::Group { body, .. } => collect(view, body, words),
            PhrasePart::Slot { .. } => {}
        }
    }
}
