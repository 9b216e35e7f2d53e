//! C01: more would be said on a channel than it may show.

use super::c07::raises;
use super::view::{View, key};
use crate::catalog::{Channel, Diagnostic, Edit, Intent, Place, Policy};
use crate::message::{DataClass, LoginLevel};
use crate::privacy::{Decision, guard, reachable, variable_class};
use std::collections::BTreeMap;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut written = TooMuch::new();
    for intent in view.intents() {
        if !view.is_unclear(&reachable(intent)) {
            unanswered(view, intent, &mut found);
        }
        let stand_ins = stand_ins(view, intent);
        for channel in view.channels() {
            // What is written there although the topic may not be: the words instead, and an urgent
            // topic's first words, which come before any login.
            let instead = !matches!(decided(view, intent, channel), Decision::Answer);
            let own = intent.on.get(&channel.name).and_then(|rule| rule.message.clone());
            let first = intent.urgent.then(|| intent.text("first"));
            let said = stand_ins.iter().filter(|id| instead && own.as_ref().is_none_or(|own| own == *id));
            for id in said.cloned().chain(first) {
                too_much(view, &id, channel, &mut written);
            }
        }
    }
    for text in ["common-welcome", "common-off", "common-secret-seen", "common-login"] {
        for channel in view.channels() {
            too_much(view, text, channel, &mut written);
        }
    }
    found.extend(tell_too_much(view, written));
    for answer in view.catalog.answers().filter(|answer| !answer.broken) {
        if view.is_unclear(std::slice::from_ref(&answer.text_id)) {
            continue;
        }
        let allowed = |c: &&Channel| answer.channels.is_empty() || answer.channels.contains(&c.name);
        for channel in view.channels().filter(allowed) {
            let decided = view.clearance.decide(&answer.text_id, &channel.name, LoginLevel::Strong);
            if let Decision::Private(instead) = decided
                && instead.policy == Policy::Refuse
            {
                let class = view.clearance.topic(&answer.text_id).map_or(answer.data, |topic| topic.class);
                let told = Diagnostic::error("C01", "c01-answer").arg("id", &answer.text_id);
                let told = told.arg("channel", &channel.name).arg("class", word(class));
                let told = told.arg("limit", word(channel.may_show));
                found.push(told.at(answer.place.clone()).at(limit(channel)));
            }
        }
    }
    found
}

fn decided(view: &View<'_>, intent: &Intent, channel: &Channel) -> Decision {
    view.clearance.decide(&intent.id, &channel.name, LoginLevel::Strong)
}

fn stand_ins(view: &View<'_>, intent: &Intent) -> Vec<String> {
    let own = intent.on.values().filter_map(|rule| rule.message.clone());
    let ids = std::iter::once(intent.text("private")).chain(own);
    ids.filter(|id| view.codes().any(|code| view.texts.text(code, id).is_some())).collect()
}

/// A topic that exceeds a channel, and nothing says what happens instead.
fn unanswered(view: &View<'_>, intent: &Intent, found: &mut Vec<Diagnostic>) {
    let Some(topic) = view.clearance.topic(&intent.id).filter(|_| intent.active) else { return };
    let mut open: Vec<&Channel> = Vec::new();
    for channel in view.channels().filter(|channel| !raises(view, intent, channel)) {
        let limit_of = channel.may_show.min(channel.may_collect);
        if topic.class <= limit_of && topic.class < DataClass::Secret {
            continue;
        }
        let rule = intent.on.get(&channel.name).map(|rule| rule.instead).filter(|policy| *policy != Policy::Normal);
        // Where the editor has decided to go on elsewhere, C03 says what that lacks.
        let meant = matches!(rule.or(intent.privacy.if_not_allowed), Some(Policy::Refuse | Policy::Continue));
        let refused =
            matches!(decided(view, intent, channel), Decision::Private(instead) if instead.policy == Policy::Refuse);
        if !meant && refused {
            open.push(channel);
        }
    }
    // One decision is missing, however many channels wait for it.
    let Some(most) = open.iter().map(|channel| channel.may_show.min(channel.may_collect)).max() else { return };
    let told = match culprit(view, intent, most) {
        Some((id, name, place)) => Diagnostic::error("C01", "c01-text").arg("id", id).arg("name", name).at(place),
        None => Diagnostic::error("C01", "c01").at(key(intent, "privacy.class").clone()),
    };
    let told = told.arg("intent", &intent.id).arg("all_channels", names(&open));
    let told = told.arg("class", word(topic.class)).arg("limit", word(most));
    let told = open.iter().fold(told, |told, channel| told.at(limit(channel)));
    found.push(told.fix(vec![refuse(intent)]));
}

/// Names of channels, as they stand between quotation marks.
pub(super) fn names(channels: &[&Channel]) -> String {
    channels.iter().map(|channel| channel.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The strictest decision, which needs nothing else; the editor can soften it.
fn refuse(intent: &Intent) -> Edit {
    const LINE: &str = "if_not_allowed = \"refuse\"";
    let keys = ["privacy.if_not_allowed", "privacy"].map(|name| intent.keys.get(name));
    let (place, text) = match keys {
        [Some(written), _] => (written.clone(), LINE.to_owned()),
        [None, Some(heading)] => (after(heading, heading.span.end), format!("\n{LINE}")),
        [None, None] => (after(&intent.place, intent.place.source.text.len()), format!("\n[privacy]\n{LINE}\n")),
    };
    Edit { place, text }
}

fn after(place: &Place, end: usize) -> Place {
    Place { source: std::sync::Arc::clone(&place.source), span: end..end }
}

/// The first variable that exceeds the limit: its text, name and place.
fn culprit(view: &View<'_>, intent: &Intent, limit: DataClass) -> Option<(String, String, Place)> {
    reachable(intent).into_iter().find_map(|id| {
        let texts = view.codes().filter_map(|code| view.texts.text(code, &id));
        let mut uses = texts.flat_map(|text| text.bodies()).flat_map(|(_, body)| &body.uses);
        let used = uses.find(|used| variable_class(view.catalog, &view.uses, &id, &used.name) > limit)?;
        Some((id.clone(), used.name.clone(), used.place.clone()))
    })
}

/// Texts that are written on channels although they hold more than may be shown there: the channels of each
/// text and variable, which are one mistake.
type TooMuch<'a> = BTreeMap<(String, String), Vec<&'a Channel>>;

fn too_much<'a>(view: &View<'a>, id: &str, channel: &'a Channel, found: &mut TooMuch<'a>) {
    for text in view.codes().filter_map(|code| view.texts.text(code, id)) {
        for used in text.bodies().flat_map(|(_, body)| &body.uses) {
            let class = variable_class(view.catalog, &view.uses, id, &used.name);
            // What the text does not have at all is B03's.
            let known = view.available(id).is_some_and(|names| names.contains_key(&used.name));
            if known && !guard(Some(channel), class) {
                let channels = found.entry((id.to_owned(), used.name.clone())).or_default();
                if !channels.iter().any(|known| known.name == channel.name) {
                    channels.push(channel);
                }
            }
        }
    }
}

fn tell_too_much(view: &View<'_>, found: TooMuch<'_>) -> Vec<Diagnostic> {
    let tell = |((id, name), channels): ((String, String), Vec<&Channel>)| {
        let class = variable_class(view.catalog, &view.uses, &id, &name);
        let told = Diagnostic::error("C01", "c01-instead").arg("id", &id).arg("name", &name);
        let told = told.arg("all_channels", names(&channels)).arg("class", word(class));
        let texts = view.codes().filter_map(|code| view.texts.text(code, &id));
        let uses = texts.flat_map(|text| text.bodies()).flat_map(|(_, body)| &body.uses);
        let told = uses.filter(|used| used.name == name).fold(told, |told, used| told.at(used.place.clone()));
        channels.iter().fold(told, |told, channel| told.at(limit(channel)))
    };
    found.into_iter().map(tell).collect()
}

fn limit(channel: &Channel) -> Place {
    channel.keys.get("may_show").unwrap_or(&channel.place).clone()
}

/// A class as intent files write it.
pub(super) fn word(class: DataClass) -> &'static str {
    match class {
        DataClass::Public => "public",
        DataClass::Personal => "personal",
        DataClass::Account => "account",
        DataClass::Secret => "secret",
    }
}
