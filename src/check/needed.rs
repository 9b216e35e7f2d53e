//! Which texts a bot needs, and which variables each of them has (FORMAT §9).

use crate::catalog::{Catalog, Effect, Intent, Policy, Role, Slot, Variable};
use crate::entity::SlotType;
use crate::privacy::reachable;
use std::collections::BTreeMap;

/// Shared texts that every bot needs.
pub(super) const COMMON: [&str; 24] = [
    "clarify",
    "not-understood",
    "login",
    "logout-warning",
    "expired",
    "approval-declined",
    "approval-expired",
    "cancelled",
    "topic-change",
    "topic-refused",
    "off",
    "link",
    "logged-out",
    "outdated",
    "unreadable",
    "handoff-offer",
    "handoff",
    "handoff-closed",
    "ask-phone",
    "noted",
    "error",
    "unknown",
    "secret-seen",
    "deleted-chat",
];

/// Shared texts that the bot writes where they are there, and does without.
pub(super) const OPTIONAL: [&str; 2] = ["greeting", "second"];

/// Must the bot be able to ask for it? Also where the customer can name it in a change.
pub(super) fn is_asked(slot: &Slot) -> bool {
    let open = slot.required && slot.default.is_none() && slot.default_rule.is_none();
    open || slot.replies.values().any(|replies| !replies.called.is_empty())
}

/// Has the answer a text of its own? Some roles speak with shared ones.
pub(super) fn speaks(role: Option<Role>) -> bool {
    !matches!(role, Some(Role::Yes | Role::No | Role::Cancel | Role::Back | Role::Repeat | Role::Human))
}

/// Can a conversation about it be refused or led elsewhere on some channel?
pub(super) fn stands_in(intent: &Intent) -> bool {
    intent.privacy.if_not_allowed.is_some()
        || intent.on.values().any(|rule| rule.instead != Policy::Normal && rule.message.is_none())
}

/// The variables that a text has, with their types where they have one. `None`: nobody uses the text.
pub fn available(catalog: &Catalog, id: &str) -> Option<BTreeMap<String, Option<SlotType>>> {
    let mut names: BTreeMap<String, Option<SlotType>> =
        catalog.bot.facts.keys().map(|fact| (fact.clone(), None)).collect();
    let mut add = |all: &[&str]| names.extend(all.iter().map(|name| ((*name).to_owned(), None)));
    add(&["bot_name", "privacy_link", "imprint_link"]);
    if let Some(rest) = id.strip_prefix("common-") {
        match rest {
            "login" | "link" | "deleted-chat" => add(&["link"]),
            "topic-change" | "topic-refused" | "expired" | "off" | "approval-expired" | "approval-declined" => {
                add(&["title"]);
            }
            "handoff" | "handoff-closed" | "handoff-offer" | "noted" => add(&["wait", "hours"]),
            "error" | "unknown" => add(&["error_id"]),
            "clarify" => add(&["choices"]),
            "second" => add(&["title", "details"]),
            _ => {}
        }
        return Some(names);
    }
    if let Some(answer) = catalog.answer(id) {
        if answer.link.is_some() {
            add(&["link"]);
        }
        return Some(names);
    }
    let (intent, rest) = catalog.owner(id)?;
    let stand_in = id == intent.text("private") || intent.on.values().any(|rule| rule.message.as_deref() == Some(id));
    if !stand_in && !reachable(intent).iter().any(|known| known == id) {
        return None;
    }
    if stand_in {
        add(&["link"]);
    }
    if rest.starts_with("ask-") {
        add(&["min", "max", "choices", "input"]);
    }
    match rest {
        "confirm" => add(&["note"]),
        "unknown" => add(&["error_id"]),
        "answer" if intent.privacy.link.is_some() => add(&["link"]),
        _ => {}
    }
    names.extend(intent.slots.iter().map(|slot| (slot.name.clone(), Some(slot.kind.clone()))));
    let mut declare = |all: &[Variable]| {
        names.extend(all.iter().map(|variable| (variable.name.clone(), Some(variable.kind.clone()))));
    };
    let outcomes = || intent.outcomes.iter().map(|outcome| intent.text(&outcome.name));
    let after_preparation = ["confirm", "approve", "unknown"].contains(&rest)
        || rest.starts_with("note-")
        || outcomes().any(|text| id == text || id == format!("{text}-row"));
    if after_preparation {
        intent.confirm.iter().for_each(|confirm| declare(&confirm.shows));
    }
    for outcome in &intent.outcomes {
        let text = intent.text(&outcome.name);
        if id == text || id == format!("{text}-row") {
            declare(&outcome.variables);
        }
        if let Some(row) = &outcome.row
            && id == format!("{text}-row")
        {
            declare(row);
        }
    }
    if intent.outcomes.iter().any(|outcome| outcome.row.is_some() && id == intent.text(&outcome.name)) {
        names.insert("rows".into(), None);
        names.insert("count".into(), Some(SlotType::WholeNumber));
    }
    Some(names)
}

/// Does it change something at the bank?
pub(super) fn changes(intent: &Intent) -> bool {
    intent.effect >= Effect::Change
}
