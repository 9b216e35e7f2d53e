//! `bot.toml`.

use super::channel::{channels, secrets};
use super::{
    File, Names, World, after_retries, duration, from_moment, text, texts, topic_change, typed, typos, until_moment,
    whole, word,
};
use crate::catalog::bot::{
    AfterRetries, BotSettings, Fact, FactKind, LanguageSettings, Notice, Queue, TopicChange, Typos,
};
use crate::catalog::diagnostic::{Diagnostic, Edit};
use crate::catalog::read::{Table, Val, date};
use crate::catalog::suggest::nearest;
use crate::entity::{Currency, SlotType, Value};
use std::collections::BTreeMap;
use std::time::Duration;

/// Builds the settings.
pub(in crate::catalog) fn bot(file: &mut File<'_>, world: &World<'_>) -> BotSettings {
    let mut bot = BotSettings { keys: super::keys(file), ..BotSettings::default() };
    secrets(file);
    if let Some(table) = file.table("bot") {
        bot.name = text(table, "name").unwrap_or_default();
        bot.languages = languages(file, world, table);
        bot.default_language = default_language(file, table, &bot.languages);
        bot.timezone = text(table, "timezone").unwrap_or(bot.timezone);
        let currency = |val: &Val| if let Val::Currency(currency) = val { Some(*currency) } else { None };
        bot.currency = table.get("currency", currency).or(Currency::EUR, Currency::EUR);
        if let Some(format) = whole::<u32>(file, table, "format", 1_000)
            && format != 1
            && let Some(field) = table.field("format")
        {
            file.tell(Diagnostic::error("T15", "t15-format").arg("value", format).at(field.place.clone()));
        }
    }
    for table in file.all("language.<lang>") {
        let own: &mut LanguageSettings = bot.language.entry(table.name().to_owned()).or_default();
        (own.address, own.spelling) = (text(table, "address"), text(table, "spelling"));
        let Some(style) = world.languages.get(table.name()).map(|language| &language.style) else { continue };
        let forms: Vec<&str> = style.address.iter().map(|form| form.name).collect();
        let spellings: Vec<&str> = style.spelling.iter().map(|known| known.name).collect();
        one_of(file, table, "address", &forms);
        one_of(file, table, "spelling", &spellings);
    }
    for table in file.all("language.<lang>.instead_of") {
        let own = bot.language.entry(table.name().to_owned()).or_default();
        let terms = table.fields.iter().filter_map(|field| match &field.value {
            Some(Val::Text(text)) => Some((field.name.clone(), text.clone())),
            _ => None,
        });
        own.instead_of = terms.collect();
    }
    if let Some(table) = file.table("understanding") {
        bot.max_choices = whole(file, table, "max_choices", 10).unwrap_or(bot.max_choices);
        bot.typos = typos(table, "typos").unwrap_or(Typos::Normal);
        // Unreadable: it acts on certainty only.
        bot.accept = share(file, table, "accept", bot.accept, 1.0);
        bot.ask_back = share(file, table, "ask_back", bot.ask_back, 1.0);
    }
    if let Some(table) = file.table("conversation") {
        bot.retries = whole(file, table, "retries", 5).unwrap_or(bot.retries);
        bot.after_retries = after_retries(table).unwrap_or(AfterRetries::Handoff);
        bot.forget_after = duration(table, "forget_after").or(bot.forget_after, Duration::ZERO);
        bot.logout_after = duration(table, "logout_after").or(bot.logout_after, Duration::ZERO);
        bot.followup_turns = whole(file, table, "followup_turns", 100).unwrap_or(bot.followup_turns);
        bot.topic_change = topic_change(table).unwrap_or(TopicChange::Ask);
    }
    if let Some(table) = file.table("privacy") {
        // Unreadable: messages are not kept, and what must be kept is kept as long as usual.
        bot.keep_messages = duration(table, "keep_messages").or(bot.keep_messages, Duration::ZERO);
        bot.keep_evidence = duration(table, "keep_evidence").or(bot.keep_evidence, bot.keep_evidence);
        bot.keep_complaints = duration(table, "keep_complaints").or(bot.keep_complaints, bot.keep_complaints);
    }
    bot.queue = file.table("handoff").and_then(|table| file.name(table, "queue", "s11-queue", &world.names.queues));
    for table in file.all("queue.<name>") {
        bot.queues.extend(queue(file, table).map(|queue| (table.name().to_owned(), queue)));
    }
    (bot.channels, bot.channel_order) = channels(file);
    bot.links = links(file, &bot.languages);
    for table in file.all("fact.<name>") {
        bot.facts.extend(fact(file, world, table).map(|fact| (table.name().to_owned(), fact)));
    }
    for table in file.all("notice.<name>") {
        let notice = Notice {
            valid_from: from_moment(table, "valid_from"),
            valid_until: until_moment(table, "valid_until"),
            channels: file.names(table, "channels", "s11-channel", &world.names.channels),
            place: table.heading.clone(),
        };
        bot.notices.insert(table.name().to_owned(), notice);
    }
    bot
}

/// Tells of a word that a language's tables do not know; a language without such a table takes every word.
fn one_of(file: &mut File<'_>, table: &Table, key: &str, known: &[&str]) {
    let Some(field) = table.field(key) else { return };
    let Some(Val::Text(word)) = field.value.as_ref().filter(|_| !known.is_empty()) else { return };
    if !known.contains(&word.as_str()) {
        let near = nearest(word, known.iter().copied());
        let told = Diagnostic::error("T15", "t15-word").arg("value", word).arg("all", known.join("\n")).suggest(&near);
        let told = told.at(field.place.clone());
        file.tell(match near.as_slice() {
            [only] => told.fix(vec![Edit { place: field.place.clone(), text: format!("\"{only}\"") }]),
            _ => told,
        });
    }
}

fn languages(file: &mut File<'_>, world: &World<'_>, table: &Table) -> Vec<String> {
    let Some(Val::Texts(written)) = table.field("languages").and_then(|field| field.value.as_ref()) else {
        return Vec::new();
    };
    let mut languages = Vec::new();
    for (code, span) in written {
        if world.languages.get(code).is_some() {
            languages.push(code.clone());
        } else {
            let near = nearest(code, world.languages.iter().map(|language| language.code));
            let at = file.source.place(span.clone());
            file.tell(Diagnostic::error("T15", "t15-lang").arg("name", code).suggest(&near).at(at));
        }
    }
    languages
}

fn default_language(file: &mut File<'_>, table: &Table, languages: &[String]) -> String {
    let first = languages.first().cloned().unwrap_or_default();
    let Some(field) = table.field("default_language") else { return first };
    let Some(Val::Text(code)) = &field.value else { return first };
    if languages.is_empty() || file.known("s11-language", code, field.place.span.clone(), languages) {
        return code.clone();
    }
    first
}

/// A share from 0 to 1; no float is computed with money.
fn share(file: &mut File<'_>, table: &Table, key: &str, missing: f32, bad: f32) -> f32 {
    let Some(field) = table.field(key) else { return missing };
    let Some(Val::Number(number)) = &field.value else { return bad };
    let value: f32 = number.to_string().parse().unwrap_or(2.0);
    if (0.0..=1.0).contains(&value) {
        return value;
    }
    file.tell(Diagnostic::error("T15", "t15-share").arg("value", number).at(field.place.clone()));
    bad
}

/// A queue; a part that cannot be read leaves it out: it is closed, then.
fn queue(file: &mut File<'_>, table: &Table) -> Option<Queue> {
    let hours = table.get("hours", |val| if let Val::Hours(hours) = val { Some(hours.clone()) } else { None });
    let days = table.get("closed_on", |val| if let Val::MonthDays(days) = val { Some(days.clone()) } else { None });
    let ways = texts(table, "when_closed");
    for way in &ways {
        if let Some(field) = table.field("when_closed").filter(|_| !matches!(way.as_str(), "callback" | "message")) {
            let near = nearest(way, ["callback", "message"]);
            let told = Diagnostic::error("T15", "t15-word").arg("value", way).arg("all", "callback\nmessage");
            file.tell(told.suggest(&near).at(field.place.clone()));
        }
    }
    Some(Queue {
        hours: hours.ok()?,
        last_request: duration(table, "last_request").or(Duration::ZERO, Duration::from_secs(86_400)),
        holidays: text(table, "holidays"),
        closed_on: days.ok().unwrap_or_default(),
        when_closed: ways,
    })
}

fn links(file: &mut File<'_>, languages: &[String]) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut links = BTreeMap::new();
    for table in file.all("link.<name>") {
        let mut urls = BTreeMap::new();
        for field in table.fields.iter().filter(|field| !field.capture.is_empty()) {
            let Some(Val::Text(url)) = &field.value else { continue };
            let plain = (url.starts_with("https://") || url.starts_with("http://"))
                && url.len() > 8
                && !url.contains(char::is_whitespace);
            if plain {
                urls.insert(field.capture.clone(), url.clone());
            } else {
                file.tell(Diagnostic::error("T15", "t15-url").arg("value", url).at(field.place.clone()));
            }
        }
        for code in languages.iter().filter(|code| table.field(code).is_none()) {
            let told = Diagnostic::error("T17", "t17").arg("heading", format!("link.{}", table.name()));
            file.tell(told.arg("key", code).at(table.heading.clone()));
        }
        links.insert(table.name().to_owned(), urls);
    }
    for name in ["privacy", "imprint"] {
        let heading = format!("link.{name}");
        if !links.contains_key(name) {
            let last = file.all("link.<name>").last().map(|table| table.heading.clone());
            let mut told = Diagnostic::error("T17", "t17-section").arg("section", heading);
            told.labels.extend(last.map(|place| crate::catalog::Label { place }));
            file.tell(told);
        }
    }
    links
}

fn fact(file: &mut File<'_>, world: &World<'_>, table: &Table) -> Option<Fact> {
    let kind = match word(table, "type").ok()? {
        "percent" => FactKind::Percent,
        "money" => FactKind::Money,
        "number" => FactKind::Number,
        _ => FactKind::Text,
    };
    let slot = match kind {
        FactKind::Percent => SlotType::Percent,
        FactKind::Money => SlotType::Money,
        FactKind::Number => SlotType::Number,
        FactKind::Text => SlotType::Text,
    };
    let mut values: Vec<(jiff::civil::Date, Value)> = Vec::new();
    for field in table.fields.iter().filter(|field| field.key.name == "<name>") {
        let Some(day) = date(&field.name) else {
            let near = nearest(&field.name, ["type", "owner", "note"]);
            let told = Diagnostic::error("T09", "t09-fact").arg("key", &field.name).suggest(&near);
            file.tell(told.at(field.key_place.clone()));
            continue;
        };
        if field.name != day.to_string() {
            let told = Diagnostic::hint("T14", "t14").arg("value", &field.name).arg("better", day);
            let edit = Edit { place: field.key_place.clone(), text: day.to_string() };
            file.tell(told.at(field.key_place.clone()).fix(vec![edit]));
        }
        let Some(Val::Node(node)) = &field.value else { continue };
        values.extend(typed::value(file, world, &slot, node, &field.name).map(|value| (day, value)));
    }
    values.sort_by_key(|(day, _)| *day);
    if values.is_empty() && !table.fields.iter().any(|field| field.key.name == "<name>") {
        file.tell(Diagnostic::error("T17", "t17-fact").arg("name", table.name()).at(table.heading.clone()));
    }
    Some(Fact { kind, values, place: table.heading.clone() })
}

/// The names that `bot.toml` declares, readable or not.
pub(in crate::catalog) fn names(tables: &[Table], names: &mut Names) {
    for table in tables {
        let list = match table.spec.path {
            "queue.<name>" => &mut names.queues,
            "link.<name>" => &mut names.links,
            "channel.<name>" => &mut names.channels,
            "fact.<name>" => &mut names.facts,
            _ => continue,
        };
        list.push(table.name().to_owned());
    }
}
