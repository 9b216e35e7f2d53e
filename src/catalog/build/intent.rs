//! Task files. Whatever could not be read is at its strictest, besides the intent being off.

use super::phrases::{by_language, groups, languages};
use super::slot::{replies, slot, slot_type, types};
use super::{File, World, class, condition, day, duration, text, texts, topic_change, whole, word, yes_no};
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::intent::{
    Access, ActLevel, ChannelRule, Confirm, ConfirmWhen, Effect, Handoff, Intent, OnNo, OnlyWhen, Outcome, Policy,
    Privacy, Variable,
};
use crate::catalog::phrase::Slots;
use crate::catalog::read::{Table, Val};
use crate::catalog::slot::Slot;
use crate::entity::SlotType;
use crate::message::{DataClass, LoginLevel};
use std::collections::BTreeMap;
use std::time::Duration;

const MOST_SLOTS: usize = 12;
const OUTCOMES: &[&str] =
    &["title", "confirm", "approve", "unknown", "change", "cancelled", "first", "private", "answer"];

/// Builds one intent; `elsewhere` are the languages that have a file of their own.
pub(in crate::catalog) fn intent(file: &mut File<'_>, world: &World<'_>, elsewhere: &[String]) -> Intent {
    let head = file.table("intent");
    let groups = groups(file);
    let typed = types(file, world);
    let all: Vec<(String, SlotType)> = typed.iter().map(|(name, kind, _)| (name.clone(), kind.clone())).collect();
    let names: Vec<String> = typed.iter().map(|(name, ..)| name.clone()).collect();
    let mut slots: Vec<Slot> = Vec::new();
    for (table, (_, kind, class)) in file.all("slot.<name>").zip(typed) {
        if world.names.facts.iter().any(|fact| fact == table.name()) {
            let told = Diagnostic::error("S11", "s11-twice").arg("name", table.name()).at(table.heading.clone());
            file.tell(told);
        }
        slots.push(slot(file, world, table, &all, kind, class));
    }
    if let Some(extra) = slots.get(MOST_SLOTS) {
        let told = Diagnostic::error("F08", "f08-slots").arg("size", slots.len()).arg("limit", MOST_SLOTS);
        file.tell(told.at(extra.place.clone()));
    }
    for table in file.all("slot.<name>.replies") {
        if file.known("s11-slot", table.name(), name_span(table), &names) {
            let said = replies(file, table, &groups, file.stem, &names);
            slots.iter_mut().filter(|slot| slot.name == table.name()).for_each(|slot| slot.replies = said.clone());
        }
    }
    let mut phrases = BTreeMap::new();
    if let Some(table) = file.table("phrases") {
        phrases = by_language(file, &groups, table, || Slots::Of(file.stem, &names));
        languages(file, table, file.stem, &phrases, &world.names.languages, elsewhere);
    }
    Intent {
        id: file.stem.to_owned(),
        title: head.and_then(|table| text(table, "title")).unwrap_or_else(|| file.stem.to_owned()),
        owner: head.and_then(|table| text(table, "owner")),
        review_by: head.and_then(|table| day(table, "review_by")),
        active: head.is_some_and(|table| yes_no(table, "active").or(true, false)),
        topic_change: head.and_then(topic_change),
        urgent: head.is_some_and(|table| yes_no(table, "urgent").or(false, false)),
        effect: head.map_or(Effect::Money, |table| match word(table, "effect").or("read", "money") {
            "read" => Effect::Read,
            "change" => Effect::Change,
            _ => Effect::Money,
        }),
        handler: head.and_then(|table| text(table, "handler")),
        access: access(file),
        phrases,
        only_when: file.table("only_when").map(|table| only_when(file, world, table)),
        confirm: confirm(file, world, &all),
        outcomes: outcomes(file, world),
        privacy: privacy(file, world),
        on: rules(file, world),
        handoff: file.table("handoff").map(|table| Handoff {
            queue: file.name(table, "queue", "s11-queue", &world.names.queues),
            tell: file.names(table, "tell", "s11-slot", &names),
        }),
        suggest: file.table("suggest").map(|table| file.topics(table, "next", world.names)).unwrap_or_default(),
        broken: false,
        place: head.map_or_else(|| file.start(), |table| table.heading.clone()),
        keys: super::keys(file),
        slots,
    }
}

/// Adds the phrases of one further language (`transfer.fr.toml`).
pub(in crate::catalog) fn language_file(file: &mut File<'_>, world: &World<'_>, code: &str, intent: &mut Intent) {
    let groups = groups(file);
    let names: Vec<String> = intent.slots.iter().map(|slot| slot.name.clone()).collect();
    if !world.names.languages.iter().any(|known| known == code) {
        let near = crate::catalog::suggest::nearest(code, world.names.languages.iter().map(String::as_str));
        let told = Diagnostic::error("T15", "t15-lang").arg("name", code).suggest(&near).at(file.start());
        file.tell(told);
    }
    let Some(table) = file.table("phrases") else { return };
    for field in table.fields.iter().filter(|field| !field.capture.is_empty() && field.capture != code) {
        let told = Diagnostic::error("T08", "t08-language").arg("key", &field.name).arg("language", code);
        file.tell(told.at(field.key_place.clone()));
    }
    let mut phrases = by_language(file, &groups, table, || Slots::Of(&intent.id, &names));
    languages(file, table, &intent.id, &phrases, &[code.to_owned()], &[]);
    intent.phrases.extend(phrases.remove(code).map(|own| (code.to_owned(), own)));
}

fn name_span(table: &Table) -> std::ops::Range<usize> {
    table.names.first().map_or(table.heading.span.clone(), |(_, place)| place.span.clone())
}

fn access(file: &File<'_>) -> Access {
    let Some(table) = file.table("access") else { return Access::default() };
    let level = |val: &Val| if let Val::Level(level) = val { Some(*level) } else { None };
    let act = |val: &Val| if let Val::ActLevel(level) = val { Some(*level) } else { None };
    Access {
        to_talk: table.get("to_talk", level).option(LoginLevel::Strong),
        to_act: table.get("to_act", act).option(ActLevel::Approval),
        valid_for: duration(table, "valid_for").option(Duration::ZERO),
    }
}

fn only_when(file: &mut File<'_>, world: &World<'_>, table: &Table) -> OnlyWhen {
    let level = |val: &Val| if let Val::Level(level) = val { Some(*level) } else { None };
    OnlyWhen {
        after: file.names(table, "after", "s11-intent", &world.names.intents),
        turns: whole(file, table, "turns", 1_000),
        level: table.get("level", level).option(LoginLevel::Strong),
        channels: file.names(table, "channels", "s11-channel", &world.names.channels),
    }
}

fn confirm(file: &mut File<'_>, world: &World<'_>, slots: &[(String, SlotType)]) -> Option<Confirm> {
    let table = file.table("confirm")?;
    let when = match table.field("when").map(|field| field.value.clone()) {
        Some(Some(Val::Node(node))) => match node.text() {
            Some("always") => ConfirmWhen::Always,
            Some("never") => ConfirmWhen::Never,
            _ => condition::condition(file, world, slots, &node).map_or(ConfirmWhen::Always, ConfirmWhen::If),
        },
        _ => ConfirmWhen::Always,
    };
    let shows = file.table("confirm.shows").map(|table| variables(file, world, table, slots)).unwrap_or_default();
    Some(Confirm {
        when,
        on_no: match word(table, "on_no").or("ask_what_to_change", "cancel") {
            "ask_what_to_change" => OnNo::AskWhatToChange,
            _ => OnNo::Cancel,
        },
        expires: duration(table, "expires").or(Duration::from_secs(300), Duration::ZERO),
        prepare: text(table, "prepare"),
        notes: texts(table, "notes"),
        shows,
        place: table.heading.clone(),
    })
}

fn variables(file: &mut File<'_>, world: &World<'_>, table: &Table, slots: &[(String, SlotType)]) -> Vec<Variable> {
    let names: Vec<String> = slots.iter().map(|(name, _)| name.clone()).collect();
    let mut variables = Vec::new();
    for field in table.fields.iter().filter(|field| field.key.name == "<name>") {
        let Some(Val::Variable(decl)) = &field.value else { continue };
        let kind = slot_type(file, world, &decl.kind.0, decl.kind.1.clone());
        let stands_for = decl.stands_for.clone();
        let stands_for = stands_for.filter(|(name, span)| file.known("s11-slot", name, span.clone(), &names));
        variables.push(Variable {
            name: field.name.clone(),
            data: if kind.is_some() { decl.data.unwrap_or(DataClass::Account) } else { DataClass::Secret },
            kind: kind.map_or(SlotType::Text, |(kind, _)| kind),
            stands_for: stands_for.map(|(name, _)| name),
            place: field.key_place.clone(),
        });
    }
    // The order of the file is the order of the variables.
    variables.sort_by_key(|variable| variable.place.span.start);
    variables
}

fn outcomes(file: &mut File<'_>, world: &World<'_>) -> Vec<Outcome> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    for table in file.all("outcome.<name>") {
        let name = table.name();
        if OUTCOMES.contains(&name) || name.starts_with("ask_") || name.starts_with("note_") || name.ends_with("_row") {
            file.tell(Diagnostic::error("T15", "t15-reserved").arg("name", name).at(table.heading.clone()));
        }
        let variables = variables(file, world, table, &[]);
        outcomes.push(Outcome { name: name.to_owned(), variables, row: None, place: table.heading.clone() });
    }
    let names: Vec<String> = outcomes.iter().map(|outcome| outcome.name.clone()).collect();
    for table in file.all("outcome.<name>.row") {
        let row = variables(file, world, table, &[]);
        if file.known("s11-outcome", table.name(), name_span(table), &names) {
            let own = outcomes.iter_mut().filter(|outcome| outcome.name == table.name());
            own.for_each(|outcome| outcome.row = Some(row.clone()));
        }
    }
    outcomes
}

fn policy(word: &str) -> Policy {
    match word {
        "normal" => Policy::Normal,
        "continue" => Policy::Continue,
        "link" => Policy::Link,
        "handoff" => Policy::Handoff,
        _ => Policy::Refuse,
    }
}

fn privacy(file: &mut File<'_>, world: &World<'_>) -> Privacy {
    let Some(table) = file.table("privacy") else { return Privacy::default() };
    let if_not_allowed = word(table, "if_not_allowed").option("refuse").map(policy);
    let needs_link = if_not_allowed == Some(Policy::Link) && table.field("link").is_none();
    if needs_link {
        let told = Diagnostic::error("T17", "t17").arg("heading", "privacy").arg("key", "link");
        file.tell(told.at(table.heading.clone()));
    }
    Privacy {
        class: class(table, "class").option(DataClass::Secret),
        if_not_allowed,
        link: file.name(table, "link", "s11-link", &world.names.links),
    }
}

fn rules(file: &mut File<'_>, world: &World<'_>) -> BTreeMap<String, ChannelRule> {
    let mut rules = BTreeMap::new();
    for table in file.all("on.<name>") {
        if !file.known("s11-channel", table.name(), name_span(table), &world.names.channels) {
            continue;
        }
        let instead = policy(word(table, "instead").or("refuse", "refuse"));
        let rule = ChannelRule { instead, message: text(table, "message"), place: table.heading.clone() };
        rules.insert(table.name().to_owned(), rule);
    }
    rules
}
