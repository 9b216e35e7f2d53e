//! C04: a safeguard that is missing where something changes or money moves.

use super::needed::changes;
use super::view::{View, key};
use crate::catalog::{ActLevel, ConfirmWhen, Diagnostic, Effect, Intent};
use crate::message::LoginLevel;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for intent in view.intents() {
        let approval = intent.access.to_act == Some(ActLevel::Approval);
        if approval && intent.access.valid_for.is_some() {
            tell(intent, "c04-valid-for", "access.valid_for", &mut found);
        }
        if !changes(intent) {
            continue;
        }
        match &intent.confirm {
            None => tell(intent, "c04-confirm", "intent.effect", &mut found),
            Some(confirm) => {
                if confirm.when != ConfirmWhen::Always {
                    tell(intent, "c04-when", "confirm.when", &mut found);
                }
                if intent.effect == Effect::Money && confirm.prepare.is_none() {
                    tell(intent, "c04-prepare", "confirm.prepare", &mut found);
                }
            }
        }
        if intent.effect == Effect::Money {
            if !approval {
                tell(intent, "c04-approval", "access.to_act", &mut found);
            }
            for rest in ["approve", "unknown"] {
                let id = intent.text(rest);
                let missing = view.missing(&id);
                if !missing.is_empty() {
                    let told = Diagnostic::error("C04", "c04-text").arg("intent", &intent.id);
                    found.push(view.lacking(told, &id, &missing, key(intent, "intent.effect")));
                }
            }
        } else if matches!(intent.access.to_act, Some(ActLevel::Level(level)) if level < LoginLevel::Login)
            || (intent.access.to_act.is_none() && low(view, intent))
        {
            tell(intent, "c04-login", "access.to_act", &mut found);
        }
    }
    found
}

/// Without `to_act` the level of `to_talk` counts.
fn low(view: &View<'_>, intent: &Intent) -> bool {
    view.clearance.topic(&intent.id).is_none_or(|topic| topic.to_talk < LoginLevel::Login)
}

fn tell(intent: &Intent, message: &'static str, at: &str, found: &mut Vec<Diagnostic>) {
    let told = Diagnostic::error("C04", message).arg("intent", &intent.id).at(key(intent, at).clone());
    let effect = key(intent, "intent.effect");
    found.push(if key(intent, at) == effect { told } else { told.at(effect.clone()) });
}
