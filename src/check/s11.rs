//! S11: two sources of one text id: the text could only serve one of them.

use super::view::View;
use crate::catalog::{Diagnostic, Place};
use crate::privacy::reachable;
use std::collections::BTreeMap;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut sources: BTreeMap<String, Place> = BTreeMap::new();
    let mut found: Vec<Diagnostic> = Vec::new();
    // Answers and outcomes are named by editors; the other texts of a topic follow from its name.
    let answers =
        view.catalog.answers().filter(|a| !a.broken).map(|answer| (answer.text_id.clone(), answer.place.clone()));
    let texts = view.intents().flat_map(|intent| {
        let outcomes: BTreeMap<String, &Place> =
            intent.outcomes.iter().map(|outcome| (intent.text(&outcome.name), &outcome.place)).collect();
        let place = move |id: &String| (*outcomes.get(id).unwrap_or(&&intent.place)).clone();
        reachable(intent).into_iter().map(move |id| (id.clone(), place(&id)))
    });
    for (id, place) in answers.chain(texts) {
        match sources.get(&id) {
            // Two topics of almost the same name share many ids: one mistake, one message.
            Some(first) if *first != place => {
                let known = |told: &Diagnostic| {
                    let places =
                        (told.labels.first().map(|l| &l.place.source), told.labels.last().map(|l| &l.place.source));
                    places == (Some(&place.source), Some(&first.source))
                };
                if !found.iter().any(known) {
                    let told = Diagnostic::error("S11", "s11-source").arg("id", &id);
                    found.push(told.at(place).at(first.clone()));
                }
            }
            Some(_) => {}
            None => {
                sources.insert(id, place);
            }
        }
    }
    found
}
