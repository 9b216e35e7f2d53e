//! B02: a text that nobody uses.

use super::draft::whole;
use super::needed::{COMMON, OPTIONAL};
use super::view::{View, nearest};
use crate::catalog::{Diagnostic, Edit};
use crate::locale::Text;
use crate::privacy::reachable;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let names: BTreeSet<String> = wanted(view).into_iter().chain(shared(view)).collect();
    view.unused().iter().map(|(id, texts)| tell(view, id, texts, &names)).collect()
}

/// Texts by their id, in all their languages.
pub(super) type Unused<'a> = BTreeMap<&'a str, Vec<&'a Text>>;

/// The texts that nobody uses, in all their languages: that is one mistake.
pub(super) fn unused<'a>(view: &View<'a>) -> Unused<'a> {
    let bodies = view.written().flat_map(|(.., text)| text.bodies());
    let referred: BTreeSet<&str> =
        bodies.flat_map(|(_, body)| &body.references).map(|reference| reference.id.as_str()).collect();
    let shared = shared(view);
    let mut unused = Unused::new();
    for (.., text) in view.written() {
        let id = text.id.as_str();
        let used = match id.strip_prefix("common-") {
            Some(_) => shared.contains(id) || (view.catalog.bot.broken && id.starts_with("common-notice-")),
            None => view.available(id).is_some(),
        };
        if !used && !referred.contains(id) && !view.is_off(id) {
            unused.entry(id).or_default().push(text);
        }
    }
    unused
}

fn tell(view: &View<'_>, id: &str, texts: &[&Text], names: &BTreeSet<String>) -> Diagnostic {
    // A name that is only mistyped is most likely one that is missing.
    let lacking = |name: &&str| !view.missing(name).is_empty() && begins_alike(name, id);
    let near = nearest(id, names.iter().map(String::as_str).filter(lacking));
    let told = Diagnostic::warning("B02", if near.is_some() { "b02-near" } else { "b02" }).arg("id", id);
    let told = texts.iter().fold(told, |told, text| told.at(text.place.clone()));
    let edits = |edit: &dyn Fn(&Text) -> Edit| texts.iter().map(|text| edit(text)).collect::<Vec<_>>();
    let gone = edits(&|text| Edit { place: whole(text), text: String::new() });
    match near {
        Some(near) => {
            let rename = edits(&|text| Edit { place: text.place.clone(), text: near.to_owned() });
            told.arg("near", near).offer(rename).offer(gone)
        }
        None => told.offer(gone),
    }
}

fn begins_alike(name: &str, id: &str) -> bool {
    name.split('-').next() == id.split('-').next()
}

/// The shared texts that the bot writes.
fn shared(view: &View<'_>) -> BTreeSet<String> {
    let notices = view.catalog.bot.notices.keys().map(|name| format!("notice-{}", name.replace('_', "-")));
    let all =
        COMMON.iter().chain(&OPTIONAL).map(|rest| (*rest).to_owned()).chain(["welcome".to_owned()]).chain(notices);
    all.map(|rest| format!("common-{rest}")).collect()
}

/// The texts that topics may write.
fn wanted(view: &View<'_>) -> BTreeSet<String> {
    let stand_ins = view.intents().flat_map(|intent| {
        let own = intent.on.values().filter_map(|rule| rule.message.clone());
        own.chain([intent.text("private")])
    });
    let texts = view.intents().flat_map(reachable);
    let answers = view.catalog.answers().map(|answer| answer.text_id.clone());
    stand_ins.chain(texts).chain(answers).collect()
}
