//! C07: a rule for a channel that would raise what the channel may show or how far its login goes.

use super::draft::without;
use super::view::{View, key};
use crate::catalog::{Channel, Diagnostic, Intent, Policy};
use crate::message::DataClass;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for intent in view.intents() {
        for channel in view.channels().filter(|channel| raises(view, intent, channel)) {
            let name = &channel.name;
            let place = key(intent, &format!("on.{name}.instead")).clone();
            let told = Diagnostic::error("C07", "c07-normal").arg("channel", name).arg("intent", &intent.id);
            let limit = channel.keys.get("may_show").unwrap_or(&channel.place).clone();
            // Without the setting the channel's own limit counts, and other checks say what is still open.
            let heading = key(intent, &format!("on.{name}"));
            // The heading would be left without its setting.
            let mut edits = vec![without(&place)];
            if intent.on.get(name).is_some_and(|rule| rule.message.is_none()) {
                edits.push(without(heading));
            }
            found.push(told.fix(edits).at(place).at(limit));
        }
    }
    found
}

/// Does the topic's rule say "as usual" on a channel that is too open for it?
pub(super) fn raises(view: &View<'_>, intent: &Intent, channel: &Channel) -> bool {
    let normal = intent.on.get(&channel.name).is_some_and(|rule| rule.instead == Policy::Normal);
    let topic = view.clearance.topic(&intent.id);
    // What counts as secret only because a text is wrong is told where the text is wrong.
    normal && topic.is_some_and(|topic| topic.class < DataClass::Secret && !topic.fits(channel))
}
