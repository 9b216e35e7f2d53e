//! Conversation tests: settings, defaults, stubs; the lines are read beside this.

use super::script_line::{Line, lines};
use super::stub::stub;
use super::{File, World, text, yes_no};
use crate::catalog::Intent;
use crate::catalog::read::{Got, Kind, Table, Val};
use crate::catalog::talk::{Script, Stub, Turn};
use crate::message::LoginLevel;
use std::collections::BTreeMap;

/// Builds the scripts of one file; one with a mistake is left out, since half a test proves nothing.
pub(in crate::catalog) fn scripts(file: &mut File<'_>, world: &World<'_>, intents: &[Intent]) -> Vec<Script> {
    let defaults = file.table("defaults");
    let shared: BTreeMap<String, Stub> = file
        .all("stub.<function>")
        .map(|table| (table.name().to_owned(), stub(file, world, intents, table.name(), table)))
        .collect();
    if let Some(table) = defaults {
        names(file, world, table);
    }
    let mut scripts = Vec::new();
    for table in file.all("test.<name>") {
        let before = file.reader.told.len();
        names(file, world, table);
        let tables = [Some(table), defaults];
        let setting = |key: &str| tables.iter().flatten().find_map(|table| text(table, key));
        let default_language = world.names.languages.first().cloned().unwrap_or_default();
        let language = setting("language").unwrap_or(default_language);
        let level = |val: &Val| if let Val::Level(level) = val { Some(*level) } else { None };
        let now = |val: &Val| if let Val::Moment(at, _) = val { Some(*at) } else { None };
        let first = |own: Got<LoginLevel>, other: Option<Got<LoginLevel>>| own.ok().or(other.and_then(Got::ok));
        let login = first(table.get("login", level), defaults.map(|table| table.get("login", level)));
        let welcome = tables.iter().flatten().find_map(|table| yes_no(table, "welcome").ok()).unwrap_or(false);
        let turns = turns(file, world, table);
        let mut stubs = shared.clone();
        let own = file.all("test.<name>.stub.<function>").filter(|stub| stub.name() == table.name());
        for table in own {
            if let Some((function, _)) = table.names.get(1) {
                stubs.insert(function.clone(), stub(file, world, intents, function, table));
            }
        }
        let unreadable = table.fields.iter().any(|field| field.value.is_none());
        if file.reader.told.len() > before || unreadable || table.field("talk").is_none() {
            continue;
        }
        scripts.push(Script {
            id: format!("{}/{}", file.stem, table.name()),
            title: text(table, "title").unwrap_or_default(),
            language,
            channel: setting("channel").or_else(|| world.names.channels.first().cloned()).unwrap_or_default(),
            login: login.unwrap_or_default(),
            now: tables.iter().flatten().find_map(|table| table.get("now", now).ok()),
            scenario: setting("scenario"),
            welcome,
            turns,
            stubs,
            place: table.heading.clone(),
        });
    }
    scripts
}

/// Channel and language must exist.
fn names(file: &mut File<'_>, world: &World<'_>, table: &Table) {
    if !world.names.channels.is_empty() {
        file.name(table, "channel", "s11-channel", &world.names.channels);
    }
    if !world.names.languages.is_empty() {
        file.name(table, "language", "s11-language", &world.names.languages);
    }
}

fn turns(file: &mut File<'_>, world: &World<'_>, table: &Table) -> Vec<Turn> {
    let Some(Val::Node(node)) = table.field("talk").and_then(|field| field.value.as_ref()) else { return Vec::new() };
    let Kind::Text(talk) = &node.kind else { return Vec::new() };
    let mut turns: Vec<Turn> = Vec::new();
    let before = file.reader.told.len();
    for (line, place) in lines(file, world.languages, talk, node) {
        match (line, turns.last_mut()) {
            (Line::Act(action), _) => turns.push(Turn { action, place, bot: Vec::new(), checks: Vec::new() }),
            (Line::Bot(bot), Some(turn)) => turn.bot.push((bot, place)),
            (Line::Check(check), Some(turn)) => turn.checks.push((check, place)),
            // After a line that could not be read the first one may be missing: no second message.
            (Line::Bot(_) | Line::Check(_), None) if file.reader.told.len() > before => {}
            (Line::Bot(_) | Line::Check(_), None) => {
                file.tell(crate::catalog::Diagnostic::error("X02", "x02-first").at(place));
            }
        }
    }
    turns
}
