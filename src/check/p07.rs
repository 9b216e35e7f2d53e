//! P07: one sentence that belongs to two topics. A title counts as a phrase.

use super::expand::{normal, sentences};
use super::view::View;
use crate::catalog::{Diagnostic, Intent, Phrases, Place};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A topic with its phrases by language and the attribute of its text that is its title.
struct Topic<'a> {
    id: &'a str,
    phrases: &'a BTreeMap<String, Phrases>,
    title: (String, Option<&'static str>),
    /// Answers have no slots.
    intent: Option<&'a Intent>,
}

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    // What is possible only after another topic competes with nothing.
    let intents = view.intents().filter(|i| i.only_when.as_ref().is_none_or(|only| only.after.is_empty()));
    let intents = intents.map(|i| {
        let title = (i.text("title"), None);
        Topic { id: &i.id, phrases: &i.phrases, title, intent: Some(i) }
    });
    let answers = view.catalog.answers().filter(|answer| !answer.broken && answer.only_after.is_empty());
    let answers = answers.map(|a| {
        let title = (a.text_id.clone(), Some("title"));
        Topic { id: &a.text_id, phrases: &a.phrases, title, intent: None }
    });
    let topics: Vec<Topic<'_>> = intents.chain(answers).collect();
    let mut found = Vec::new();
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for code in view.codes() {
        let mut owners: HashMap<String, (&str, Place)> = HashMap::new();
        for topic in &topics {
            for (sentence, shown, place) in said(view, topic, code) {
                match owners.get(&sentence) {
                    Some((owner, first)) if *owner != topic.id => {
                        // One mistake, one message: two topics that share ten sentences share one cause.
                        if told.insert((owner, topic.id)) {
                            let mistake = Diagnostic::error("P07", "p07").arg("sentence", shown);
                            let mistake = mistake.arg("here", topic.id).arg("line", place.line());
                            let mistake = mistake.arg("there", owner).arg("other", first.line());
                            found.push(mistake.at(place).at(first.clone()));
                        }
                    }
                    Some(_) => {}
                    None => {
                        owners.insert(sentence, (topic.id, place));
                    }
                }
            }
        }
    }
    found
}

/// Every sentence of a topic in a language: compared form, readable form, place.
fn said<'a>(
    view: &'a View<'_>,
    topic: &'a Topic<'_>,
    code: &str,
) -> impl Iterator<Item = (String, String, Place)> + 'a {
    let (id, attribute) = &topic.title;
    let title = view.body(code, id, *attribute).filter(|body| body.uses.is_empty()).map(|body| {
        let words = body.literal();
        (normal(&words), words, body.place.clone())
    });
    let phrases = topic.phrases.get(code).into_iter().flat_map(|phrases| &phrases.learn);
    let kind = |name: &str| topic.intent.and_then(|intent| intent.slot(name)).map_or("", |slot| slot.kind.word());
    let sentences = phrases.flat_map(move |phrase| {
        sentences(phrase, &kind).into_iter().map(|sentence| (sentence.compared, sentence.shown, phrase.place.clone()))
    });
    sentences.chain(title).filter(|(sentence, ..)| !sentence.is_empty())
}
