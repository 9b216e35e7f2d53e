//! C03: a login that cannot be reached on a channel, and nothing says what happens instead.

use super::c01::names;
use super::c07::raises;
use super::view::{View, key};
use crate::catalog::{Channel, ChannelKind, Diagnostic, Edit, Intent, Place, Policy};
use crate::message::{DataClass, LoginLevel};
use crate::privacy::{Decision, Topic, reachable};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let clear = |intent: &&Intent| intent.active && !view.is_unclear(&reachable(intent));
    for intent in view.intents().filter(clear) {
        let Some(topic) = view.clearance.topic(&intent.id) else { continue };
        let mut open: BTreeMap<&'static str, Vec<&Channel>> = BTreeMap::new();
        for channel in view.channels().filter(|channel| !raises(view, intent, channel)) {
            if let Some(message) = missing(view, intent, topic, channel) {
                open.entry(message).or_default().push(channel);
            }
        }
        // One decision is missing, however many channels wait for it.
        for (message, channels) in open {
            let Some(first) = channels.first() else { continue };
            let told =
                Diagnostic::error("C03", message).arg("intent", &intent.id).arg("all_channels", names(&channels));
            let told = told.arg("needed", level(topic.needed)).arg("channel", &first.name);
            let highest = channels.iter().map(|channel| channel.highest_login).max().unwrap_or_default();
            let told = told.arg("highest", level(highest)).arg("to", nearest_web(view, topic).unwrap_or_default());
            let asked = intent.on.get(&first.name).map_or_else(|| asks(intent), |rule| &rule.place);
            let limit = |channel: &Channel| channel.keys.get("highest_login").unwrap_or(&channel.place).clone();
            let told = channels.iter().fold(told.at(asked.clone()), |told, channel| told.at(limit(channel)));
            // What the bank wants instead is its decision; the strictest way is always open.
            let none = channels.iter().all(|channel| !intent.on.contains_key(&channel.name));
            found.push(if none { told.offer(vec![refused(intent, &channels)]) } else { told });
        }
    }
    found
}

/// Which message says what is missing for a topic on a channel.
fn missing(view: &View<'_>, intent: &Intent, topic: &Topic, channel: &Channel) -> Option<&'static str> {
    let instead = intent.on.get(&channel.name).map(|rule| rule.instead).filter(|policy| *policy != Policy::Normal);
    let policy = instead.or(intent.privacy.if_not_allowed);
    let decided = view.clearance.decide(&intent.id, &channel.name, LoginLevel::Strong);
    let refused = matches!(decided, Decision::Private(ref instead) if instead.policy == Policy::Refuse);
    if !refused || policy == Some(Policy::Refuse) {
        return None;
    }
    match policy {
        Some(Policy::Continue) if nearest_web(view, topic).is_some() => Some("c03-continue"),
        Some(Policy::Continue) => Some("c03-nowhere"),
        // Too much data is C01's, which asks the same question.
        _ if topic.class > channel.may_show.min(channel.may_collect) || topic.class == DataClass::Secret => None,
        _ => (topic.needed > channel.highest_login).then_some("c03"),
    }
}

/// Sections at the end of the file by which the topic is refused on these channels.
fn refused(intent: &Intent, channels: &[&Channel]) -> Edit {
    let source = &intent.place.source;
    let end = source.text.trim_end().len();
    let sections = channels.iter().map(|channel| format!("\n\n[on.{}]\ninstead = \"refuse\"", channel.name));
    Edit { place: Place { source: Arc::clone(source), span: end..end }, text: sections.collect() }
}

/// The line that makes the login necessary.
fn asks(intent: &Intent) -> &Place {
    intent.keys.get("access.to_talk").unwrap_or_else(|| key(intent, "access.to_act"))
}

/// The web channel that the side door would lead to, if its login were high enough.
fn nearest_web(view: &View<'_>, topic: &Topic) -> Option<String> {
    let web = view.channels().filter(|channel| channel.kind == ChannelKind::Web);
    let best =
        web.max_by_key(|channel| (channel.may_show.min(channel.may_collect) >= topic.class, channel.highest_login));
    best.map(|channel| channel.name.clone())
}

/// A login level as intent files write it.
pub(super) fn level(level: LoginLevel) -> &'static str {
    match level {
        LoginLevel::None => "none",
        LoginLevel::Known => "known",
        LoginLevel::Login => "login",
        LoginLevel::Strong => "strong",
    }
}
