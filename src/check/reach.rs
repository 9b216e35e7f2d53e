//! Which topics a customer can get to, where some are possible only after others.

use super::view::View;
use crate::catalog::Place;
use std::collections::{BTreeMap, BTreeSet};

/// A topic that is possible only after others.
pub(super) struct Later<'a> {
    pub(super) id: &'a str,
    pub(super) after: &'a [String],
    /// Where that is said.
    pub(super) place: &'a Place,
}

/// Topics that nobody can get to, and those that can be talked about, switched off or not.
pub(super) fn unreachable<'a>(view: &View<'a>) -> Vec<Later<'a>> {
    let mut open: BTreeSet<&str> = BTreeSet::new();
    let mut later: Vec<Later<'a>> = Vec::new();
    for intent in &view.catalog.intents {
        match intent.only_when.as_ref().filter(|only| !only.after.is_empty()) {
            Some(only) if intent.active && !intent.broken => {
                let place =
                    intent.keys.get("only_when.after").or(intent.keys.get("only_when")).unwrap_or(&intent.place);
                later.push(Later { id: &intent.id, after: &only.after, place });
            }
            // What is off for a mistake will be there when that is mended.
            None if intent.active || intent.broken => {
                open.insert(&intent.id);
            }
            _ if intent.broken => {
                open.insert(&intent.id);
            }
            _ => {}
        }
    }
    for collection in &view.catalog.collections {
        for answer in &collection.answers {
            if answer.only_after.is_empty() || answer.broken {
                open.insert(&answer.text_id);
            } else {
                let place = collection.keys.get(&format!("answer.{}.only_after", answer.id)).unwrap_or(&answer.place);
                later.push(Later { id: &answer.text_id, after: &answer.only_after, place });
            }
        }
    }
    loop {
        let (reached, rest): (Vec<_>, Vec<_>) =
            later.into_iter().partition(|topic| topic.after.iter().any(|id| open.contains(id.as_str())));
        open.extend(reached.iter().map(|topic| topic.id));
        later = rest;
        if reached.is_empty() {
            return later;
        }
    }
}

/// The way from a topic over those that must come before it, back to itself.
pub(super) fn circle<'a>(topics: &[Later<'a>], from: &'a str) -> Option<Vec<&'a str>> {
    circle_of(from, &|id| {
        topics.iter().find(|topic| topic.id == id).map_or(Vec::new(), |topic| {
            topic
                .after
                .iter()
                .filter_map(|id| topics.iter().find(|other| other.id == id))
                .map(|other| other.id)
                .collect()
        })
    })
}

/// A shortest way along `next` from a name back to itself, with the name at both ends.
pub(super) fn circle_of<'a>(from: &'a str, next: &dyn Fn(&str) -> Vec<&'a str>) -> Option<Vec<&'a str>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open = vec![from];
    while !open.is_empty() {
        let mut further = Vec::new();
        for at in open {
            for step in next(at) {
                if step == from {
                    let mut way = vec![from];
                    let mut last = at;
                    while last != from {
                        way.push(last);
                        last = before.get(last).copied().unwrap_or(from);
                    }
                    way.push(from);
                    way.reverse();
                    return Some(way);
                }
                if !before.contains_key(step) {
                    before.insert(step, at);
                    further.push(step);
                }
            }
        }
        open = further;
    }
    None
}
