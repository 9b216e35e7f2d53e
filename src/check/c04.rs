//! C04: a safeguard that is missing where something changes or money moves.

use super::draft::without;
use super::needed::changes;
use super::view::{View, key};
use crate::catalog::{ActLevel, ConfirmWhen, Diagnostic, Edit, Effect, Intent, Place};
use crate::message::LoginLevel;
use std::sync::Arc;

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
    let told = if key(intent, at) == effect { told } else { told.at(effect.clone()) };
    let edit = match message {
        "c04-when" => Some(setting(intent, "confirm", "when = \"always\"")),
        "c04-approval" => Some(setting(intent, "access", "to_act = \"approval\"")),
        "c04-login" => Some(setting(intent, "access", "to_act = \"login\"")),
        "c04-valid-for" => intent.keys.get(at).map(without),
        // What runs before the read-back of an order of money only developers know.
        "c04-confirm" if intent.effect == Effect::Change => Some(setting(intent, "confirm", "when = \"always\"")),
        _ => None,
    };
    found.push(match edit {
        Some(edit) => told.fix(vec![edit]),
        None => told,
    });
}

/// Writes a setting: in its place, else under its heading, else with its heading at the end.
fn setting(intent: &Intent, heading: &str, line: &str) -> Edit {
    let name = line.split(' ').next().unwrap_or_default();
    let source = &intent.place.source;
    let at = |end: usize| Place { source: Arc::clone(source), span: end..end };
    match (intent.keys.get(&format!("{heading}.{name}")), intent.keys.get(heading)) {
        (Some(written), _) => Edit { place: written.clone(), text: line.to_owned() },
        (None, Some(heading)) => Edit { place: at(heading.span.end), text: format!("\n{line}") },
        (None, None) => Edit { place: at(source.text.len()), text: format!("\n[{heading}]\n{line}\n") },
    }
}
