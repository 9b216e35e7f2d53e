//! C03: a login that cannot be reached on a channel, and nothing says what happens instead.

use super::view::{View, key};
use crate::catalog::{ChannelKind, Diagnostic, Intent, Policy};
use crate::message::{DataClass, LoginLevel};
use crate::privacy::{Decision, Topic, reachable};

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let clear = |intent: &&Intent| intent.active && !view.is_unclear(&reachable(intent));
    for intent in view.intents().filter(clear) {
        let Some(topic) = view.clearance.topic(&intent.id) else { continue };
        for channel in view.catalog.bot.channels.values().filter(|channel| !channel.broken) {
            let rule = intent.on.get(&channel.name);
            let instead = rule.map(|rule| rule.instead).filter(|policy| *policy != Policy::Normal);
            let policy = instead.or(intent.privacy.if_not_allowed);
            let at = channel.keys.get("highest_login").unwrap_or(&channel.place).clone();
            let decided = view.clearance.decide(&intent.id, &channel.name, LoginLevel::Strong);
            let refused = matches!(decided, Decision::Private(ref instead) if instead.policy == Policy::Refuse);
            if !refused || policy == Some(Policy::Refuse) {
                continue;
            }
            let told = match policy {
                Some(Policy::Continue) => match nearest_web(view, topic) {
                    Some(to) => Diagnostic::error("C03", "c03-continue").arg("to", to),
                    None => Diagnostic::error("C03", "c03-nowhere"),
                },
                // Too much data is C01's, which asks the same question.
                _ if topic.class > channel.may_show.min(channel.may_collect) || topic.class == DataClass::Secret => {
                    continue;
                }
                _ if topic.needed > channel.highest_login => Diagnostic::error("C03", "c03"),
                _ => continue,
            };
            let told = told.arg("intent", &intent.id).arg("channel", &channel.name);
            let told = told.arg("needed", level(topic.needed)).arg("highest", level(channel.highest_login));
            let asked = rule.map_or_else(|| key(intent, "access.to_talk"), |rule| &rule.place);
            found.push(told.at(asked.clone()).at(at));
        }
    }
    found
}

/// The web channel that the side door would lead to, if its login were high enough.
fn nearest_web(view: &View<'_>, topic: &Topic) -> Option<String> {
    let web = view.catalog.bot.channels.values().filter(|c| c.kind == ChannelKind::Web && !c.broken);
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
