//! S07: a topic that nobody can get to.

use super::automaton::{Automaton, Spelling};
use super::overlap::{Topic, topics};
use super::reach::{circle, unreachable};
use super::view::View;
use crate::catalog::Diagnostic;
use std::collections::BTreeSet;
use std::rc::Rc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let topics = unreachable(view);
    for topic in &topics {
        // What runs in a loop is S06's, and what waits for another unreachable topic follows from that one.
        let waits = topic.after.iter().any(|id| topics.iter().any(|other| other.id == id));
        if waits || circle(&topics, topic.id).is_some() {
            continue;
        }
        let off: Vec<_> = topic.after.iter().filter_map(|id| view.catalog.intent(id)).collect();
        let Some(first) = off.first().filter(|_| off.len() == topic.after.len()) else { continue };
        let told = Diagnostic::error("S07", "s07").arg("intent", topic.id).arg("after", &first.id);
        let line = first.keys.get("intent.active").unwrap_or(&first.place);
        found.push(told.at(topic.place.clone()).at(line.clone()));
    }
    for (here, there) in swallowed(view) {
        let (Some(inner), Some(outer)) = (view.topic_place(here), view.topic_place(there)) else { continue };
        let told = Diagnostic::error("S07", "s07-phrases").arg("intent", here).arg("other", there);
        found.push(told.at(inner.clone()).at(outer.clone()));
    }
    found
}

/// Topics of which every phrase is one of another topic too, each with that one.
pub(super) fn swallowed<'a>(view: &View<'a>) -> Vec<(&'a str, &'a str)> {
    let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
    for code in view.codes() {
        pairs.extend(view.common(code).iter().map(|pair| pair.topics));
    }
    let topics = topics(view);
    let find = |id: &str| topics.iter().find(|topic| topic.id == id);
    let mut found = Vec::new();
    for (here, there) in pairs {
        let (Some(later), Some(earlier)) = (find(here), find(there)) else { continue };
        if holds(view, earlier, later) {
            found.push((here, there));
        } else if holds(view, later, earlier) {
            found.push((there, here));
        }
    }
    found
}

/// Is every phrase of `inner`, in every language, also one of `outer`?
fn holds(view: &View<'_>, outer: &Topic<'_>, inner: &Topic<'_>) -> bool {
    view.codes().all(|code| {
        let (Some(large), Some(small)) = (outer.phrases.get(code), inner.phrases.get(code)) else { return false };
        let mut machine = Automaton::default();
        for (owner, (topic, phrases)) in [(outer, large), (inner, small)].into_iter().enumerate() {
            let spelling =
                Spelling { kind: &|slot| topic.kind(slot), words: &|text| Rc::clone(&view.spelt(text).letters) };
            phrases.learn.iter().for_each(|phrase| machine.add(owner, &phrase.parts, &spelling));
        }
        let first = large.learn.len();
        !small.learn.is_empty()
            && (0..small.learn.len()).all(|at| (0..first).any(|other| machine.contains(other, first + at)))
    })
}
