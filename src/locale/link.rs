//! Puts the texts of one voice together: who refers to whom, what each needs in the end, and that
//! nothing runs in circles or grows without end.

use super::parse::Parsed;
use super::text::{Flaw, Text};
use crate::catalog::{Diagnostic, Edit, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Fluent gives up after 100 placeables in one text, in the middle of it; ours are off before that.
const MOST_PLACEABLES: usize = 80;

type Key = (String, Option<String>);

/// The texts of a voice that can be written, with their variables through references. Whatever
/// refers to a text that cannot be used cannot be used either.
pub(super) fn link(mut texts: BTreeMap<String, Text>, parsed: &mut Parsed) -> BTreeMap<String, Text> {
    let mut linked: BTreeMap<Key, (BTreeSet<String>, usize)> = BTreeMap::new();
    let mut bad: BTreeMap<String, Option<Diagnostic>> = BTreeMap::new();
    for text in texts.values() {
        if let Some(told) = text.bodies().flat_map(|(_, body)| &body.flaws).map(flaw).next() {
            bad.insert(text.id.clone(), Some(told));
        }
    }
    for text in texts.values() {
        for (attribute, _) in text.bodies() {
            let key = (text.id.clone(), attribute.map(str::to_owned));
            let mut walk = Walk { texts: &texts, linked: &mut linked, bad: &mut bad, broken: &parsed.broken };
            walk.visit(&key, &mut Vec::new());
        }
    }
    // A text is off as a whole: half its attributes would be half a conversation.
    while let Some(id) = texts
        .values()
        .find(|text| {
            !bad.contains_key(&text.id)
                && text.bodies().flat_map(|(_, body)| &body.references).any(|r| bad.contains_key(&r.id))
        })
        .map(|text| text.id.clone())
    {
        bad.insert(id, None);
    }
    for (id, told) in bad {
        texts.remove(&id);
        parsed.broken.insert(id);
        parsed.diagnostics.extend(told);
    }
    for ((id, attribute), (variables, _)) in linked {
        let Some(text) = texts.get_mut(&id) else { continue };
        let body = match attribute {
            None => text.value.as_mut(),
            Some(name) => text.attributes.get_mut(&name),
        };
        if let Some(body) = body {
            body.variables = variables;
        }
    }
    texts
}

struct Walk<'a> {
    texts: &'a BTreeMap<String, Text>,
    linked: &'a mut BTreeMap<Key, (BTreeSet<String>, usize)>,
    bad: &'a mut BTreeMap<String, Option<Diagnostic>>,
    broken: &'a BTreeSet<String>,
}

impl Walk<'_> {
    /// Variables and placeables of a text, through references. `path` is where we come from.
    fn visit(&mut self, key: &Key, path: &mut Vec<Key>) -> (BTreeSet<String>, usize) {
        if let Some(known) = self.linked.get(key) {
            return known.clone();
        }
        let texts = self.texts;
        let Some(body) = texts.get(&key.0).and_then(|text| text.body(key.1.as_deref())) else {
            return Default::default();
        };
        path.push(key.clone());
        let (mut variables, mut placeables) = (body.variables.clone(), body.placeables);
        for reference in &body.references {
            let target = (reference.id.clone(), reference.attribute.clone());
            let told: Option<Option<Diagnostic>> = if path.contains(&target) {
                let chain: Vec<&str> = path.iter().chain([&target]).map(|(id, _)| id.as_str()).collect();
                let place = reference.place.clone();
                Some(Some(Diagnostic::error("S06", "s06-text").arg("chain", chain.join(" → ")).at(place)))
            } else {
                self.judge(&target, &reference.place)
            };
            if let Some(told) = told {
                self.bad.entry(key.0.clone()).or_insert(told);
                continue;
            }
            // Deeper than this nobody means it, and the walk descends once for each.
            if path.len() < MOST_PLACEABLES {
                let (more, count) = self.visit(&target, path);
                variables.extend(more);
                placeables = placeables.saturating_add(count);
            } else {
                placeables = usize::MAX;
            }
        }
        path.pop();
        if placeables > MOST_PLACEABLES {
            let told = Diagnostic::error("F08", "f08-parts").arg("id", &key.0).arg("limit", MOST_PLACEABLES);
            self.bad.entry(key.0.clone()).or_insert(Some(told.at(body.place.clone())));
        }
        self.linked.insert(key.clone(), (variables.clone(), placeables));
        (variables, placeables)
    }

    /// Is there something wrong with a reference? `Some(None)`: yes, but it is told elsewhere.
    #[expect(clippy::option_option, reason = "three answers: fine, told elsewhere, told here")]
    fn judge(&self, (id, attribute): &Key, place: &Place) -> Option<Option<Diagnostic>> {
        if self.broken.contains(id) {
            return Some(None);
        }
        if !id.contains('-') {
            let at = Place { source: Arc::clone(&place.source), span: place.span.start..place.span.start };
            let dollar = Edit { place: at, text: "$".into() };
            return Some(Some(Diagnostic::error("B04", "b04").arg("name", id).at(place.clone()).fix(vec![dollar])));
        }
        let shared = id.starts_with("common-") || id.starts_with('-');
        let there = self.texts.get(id).is_some_and(|text| text.body(attribute.as_deref()).is_some());
        match (there, shared) {
            (true, true) => None,
            (true, false) => Some(Some(Diagnostic::error("B03", "b03-shared").arg("id", id).at(place.clone()))),
            (false, _) => Some(Some(Diagnostic::error("B03", "b03-reference").arg("id", id).at(place.clone()))),
        }
    }
}

fn flaw(flaw: &Flaw) -> Diagnostic {
    match flaw {
        Flaw::Doubled(place) => Diagnostic::error("B04", "b04-doubled").at(place.clone()),
        Flaw::Function(name, place) => Diagnostic::error("B03", "b03-function").arg("name", name).at(place.clone()),
    }
}
