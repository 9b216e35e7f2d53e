//! What two topics say in common; a title counts as a phrase.

use super::automaton::{Automaton, Spelling, readable};
use super::view::View;
use crate::catalog::{Intent, Phrase, PhrasePart, Phrases, Place};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A topic with its phrases by language and the attribute of its text that is its title.
pub(super) struct Topic<'a> {
    pub(super) id: &'a str,
    pub(super) phrases: &'a BTreeMap<String, Phrases>,
    title: (String, Option<&'static str>),
    /// Answers have no slots.
    intent: Option<&'a Intent>,
}

impl<'a> Topic<'a> {
    /// A reader cannot tell two slots of one type apart.
    pub(super) fn kind(&self, slot: &str) -> &'a str {
        self.intent.and_then(|intent| intent.slot(slot)).map_or("", |slot| slot.kind.word())
    }

    /// The phrases of a language, and the title, which counts as one.
    fn said(&self, view: &View<'_>, code: &str) -> Vec<Cow<'a, Phrase>> {
        let (id, attribute) = &self.title;
        let title = view.body(code, id, *attribute).filter(|body| body.uses.is_empty()).map(|body| {
            let words = body.literal();
            let parts = vec![PhrasePart::Text(words.clone())];
            Cow::Owned(Phrase { parts, raw: words, place: body.place.clone() })
        });
        let learn = self.phrases.get(code).into_iter().flat_map(|phrases| &phrases.learn).map(Cow::Borrowed);
        learn.chain(title).collect()
    }
}

/// Topics that compete with each other: what is possible only after another one competes with nothing.
pub(super) fn topics<'a>(view: &View<'a>) -> Vec<Topic<'a>> {
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
    intents.chain(answers).collect()
}

/// Two topics that have a sentence in common, once for each two.
pub(super) struct Common<'a> {
    /// The later topic, then the earlier one.
    pub(super) topics: (&'a str, &'a str),
    /// The phrases.
    pub(super) at: [Place; 2],
    /// The sentence as each has it.
    pub(super) sentences: [String; 2],
}

/// What the topics say in common in a language; `words` are the letters of a text that count.
pub(super) fn common<'a>(
    topics: &[Topic<'a>],
    view: &View<'_>,
    code: &str,
    words: &dyn Fn(&str) -> Rc<str>,
) -> Vec<Common<'a>> {
    let mut machine = Automaton::default();
    let mut said: Vec<(&Topic<'a>, Cow<'a, Phrase>)> = Vec::new();
    for (owner, topic) in topics.iter().enumerate() {
        for phrase in topic.said(view, code) {
            machine.add(owner, &phrase.parts, &Spelling { kind: &|slot| topic.kind(slot), words });
            said.push((topic, phrase));
        }
    }
    let pair = |shared: super::automaton::Shared| {
        let ((there, first), (here, second)) = (said.get(shared.phrases.0)?, said.get(shared.phrases.1)?);
        let read = |topic: &Topic<'a>, phrase: &Phrase| {
            readable(phrase, &shared.sentence, &Spelling { kind: &|slot| topic.kind(slot), words })
        };
        Some(Common {
            topics: (here.id, there.id),
            at: [second.place.clone(), first.place.clone()],
            sentences: [read(here, second), read(there, first)],
        })
    };
    machine.shared().into_iter().filter_map(pair).collect()
}
