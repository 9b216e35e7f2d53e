//! Channels. Whatever could not be read is at its strictest.

use super::{File, class, whole, word, yes_no};
use crate::catalog::bot::{Channel, ChannelKind};
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::read::Val;
use crate::message::{DataClass, LoginLevel};
use std::collections::BTreeMap;

/// Builds the channels; the second part is their order in the file.
pub(super) fn channels(file: &mut File<'_>) -> (BTreeMap<String, Channel>, Vec<String>) {
    let (mut channels, mut order) = (BTreeMap::new(), Vec::new());
    for table in file.all("channel.<name>") {
        let kind = word(table, "kind").or("custom", "custom");
        let level = |val: &Val| if let Val::Level(level) = val { Some(*level) } else { None };
        let mut keys = BTreeMap::new();
        for field in &table.fields {
            let span = field.key_place.span.start..field.place.span.end.max(field.key_place.span.end);
            keys.insert(field.name.clone(), file.source.place(span));
        }
        let name = table.name().to_owned();
        order.push(name.clone());
        let channel = Channel {
            kind: channel_kind(kind),
            may_show: class(table, "may_show").or(DataClass::Public, DataClass::Public),
            may_collect: class(table, "may_collect").or(DataClass::Public, DataClass::Public),
            highest_login: table.get("highest_login", level).or(LoginLevel::None, LoginLevel::None),
            buttons: whole(file, table, "buttons", 100).unwrap_or(0),
            max_length: whole(file, table, "max_length", 100_000),
            say_done: yes_no(table, "say_done").or(false, false),
            settings: BTreeMap::new(),
            broken: false,
            place: table.heading.clone(),
            keys,
            name: name.clone(),
        };
        channels.insert(name, channel);
    }
    for table in file.all("channel.<name>.settings") {
        let names = &order;
        let span = table.names.first().map_or(table.heading.span.clone(), |(_, place)| place.span.clone());
        if !file.known("s11-channel", table.name(), span, names) {
            continue;
        }
        let settings = table.fields.iter().filter_map(|field| match &field.value {
            Some(Val::Text(text)) => Some((field.name.clone(), text.clone())),
            _ => None,
        });
        let settings: BTreeMap<String, String> = settings.collect();
        channels.entry(table.name().to_owned()).and_modify(|channel| {
            channel.settings = settings;
            let places = table.fields.iter().map(|field| (format!("settings.{}", field.name), field.key_place.clone()));
            channel.keys.extend(places);
        });
    }
    (channels, order)
}

fn channel_kind(word: &str) -> ChannelKind {
    match word {
        "facebook" => ChannelKind::Facebook,
        "whatsapp" => ChannelKind::Whatsapp,
        "telegram" => ChannelKind::Telegram,
        "slack" => ChannelKind::Slack,
        "matrix" => ChannelKind::Matrix,
        "web" => ChannelKind::Web,
        "rest" => ChannelKind::Rest,
        "console" => ChannelKind::Console,
        _ => ChannelKind::Custom,
    }
}

/// Tells of texts that look like access tokens.
pub(super) fn secrets(file: &mut File<'_>) {
    for table in file.tables.iter().filter(|table| !table.spec.path.starts_with("link")) {
        for field in &table.fields {
            let texts: Vec<&str> = match &field.value {
                Some(Val::Text(text)) => vec![text],
                Some(Val::Texts(texts)) => texts.iter().map(|(text, _)| text.as_str()).collect(),
                _ => Vec::new(),
            };
            if texts.iter().any(|text| is_secret(&field.name, text)) {
                file.tell(Diagnostic::error("C08", "c08").arg("key", &field.name).at(field.place.clone()));
            }
        }
    }
}

/// By its name, by a known beginning, or long and mixed as no word is.
fn is_secret(name: &str, text: &str) -> bool {
    let name = name.to_lowercase();
    let named = ["token", "secret", "password", "api_key", "apikey"].iter().any(|word| name.contains(word));
    let begins = ["xoxb-", "xoxp-", "xapp-", "EAA", "sk_", "syt_", "ghp_", "Bearer "].iter();
    let begins = begins.into_iter().any(|start| text.starts_with(start)) && text.len() >= 16;
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | '+' | '='));
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let mixed = plain && text.len() >= 30 && letters >= 8 && digits >= 4;
    (named && !text.is_empty()) || begins || mixed
}
