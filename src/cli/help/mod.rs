//! `help`: a command, the code of a mistake, a setting or heading of intent files, or a type of values.
//!
//! All pages come from the tables that reading and checking are driven by; `--all` puts them together to the
//! reference page, `--schema` writes what TOML extensions of editors read.

mod kinds;
mod page;
mod reference;
mod settings;
mod tree;

pub(super) use tree::tree;

use super::args::HelpOptions;
use super::messages::Messages;
use super::screen::Screen;
use super::stop::Stop;
use crate::catalog::schema::{FileKind, json_schema, topic_schema};
use crate::catalog::{CODES, nearest};
use crate::entity::SlotType;
use crate::lang::Languages;
use page::Page;
use serde_json::Value as Json;

/// The schema for files whose kind only their headings tell.
const TOPIC: &str = "topic";

/// Runs the command.
pub(super) fn help(
    languages: &Languages,
    mut screen: Screen,
    messages: &Messages,
    options: &HelpOptions,
) -> Result<bool, Stop> {
    if options.all {
        screen.block(&reference::reference(languages, messages))?;
        return Ok(true);
    }
    if let Some(kind) = &options.schema {
        screen.block(&schema(languages, messages, kind)?)?;
        return Ok(true);
    }
    let mut tree = tree(messages, None);
    let Some(topic) = &options.topic else {
        screen.block(&tree.render_long_help().to_string())?;
        return Ok(true);
    };
    let pages = pages(languages, messages, topic);
    match (pages.is_empty(), tree.find_subcommand_mut(topic)) {
        (_, Some(command)) if !options.json => screen.block(&command.render_long_help().to_string())?,
        (true, _) => return Err(unknown(&tree, messages, topic)),
        (false, _) if options.json => {
            let all: Vec<Json> = pages.iter().map(Page::json).collect();
            screen.line(&Json::from(all).to_string())?;
        }
        (false, _) => {
            let words: Vec<String> = pages.iter().map(|page| page.words(&screen)).collect();
            screen.block(&words.join("\n"))?;
        }
    }
    Ok(true)
}

/// Everything that goes by that name.
fn pages(languages: &Languages, messages: &Messages, topic: &str) -> Vec<Page> {
    let code = CODES.iter().find(|code| code.eq_ignore_ascii_case(topic));
    let mut pages: Vec<Page> = code.map(|code| code_page(messages, code)).into_iter().collect();
    pages.extend(settings::pages(languages, messages, topic));
    let kind = SlotType::KINDS.iter().find(|kind| kind.word() == topic);
    pages.extend(kind.map(|kind| kinds::page(languages, messages, kind)));
    pages
}

/// What a code of `check` means.
fn code_page(messages: &Messages, code: &str) -> Page {
    let id = format!("code-{code}");
    let attribute = |name: &str| messages.attribute(&id, name).unwrap_or_default();
    Page::new(format!("{code}: {}", messages.text(&id)))
        .part("why", messages.text("help-why"), attribute("why"))
        .part("wrong", messages.text("help-wrong"), attribute("wrong"))
        .part("right", messages.text("help-right"), attribute("right"))
        .part("repair", messages.text("help-repair"), attribute("repair"))
}

fn schema(languages: &Languages, messages: &Messages, word: &str) -> Result<String, Stop> {
    let kind = FileKind::ALL.into_iter().find(|kind| kind.word() == word);
    let schema = match kind {
        Some(kind) => json_schema(kind, languages, messages.own()),
        None if word == TOPIC => topic_schema(languages, messages.own()),
        None => {
            let known: Vec<&str> = FileKind::ALL.into_iter().map(FileKind::word).chain([TOPIC]).collect();
            let named = [("kind", word.into()), ("known", known.join(", ").into())];
            return Err(Stop::Misuse(messages.say("help-unknown-schema", &named)));
        }
    };
    // A value without maps that have other keys than texts can always be written.
    Ok(serde_json::to_string_pretty(&schema).unwrap_or_default())
}

fn unknown(tree: &clap::Command, messages: &Messages, topic: &str) -> Stop {
    let commands: Vec<&str> = tree.get_subcommands().map(clap::Command::get_name).collect();
    let kinds: Vec<&str> = SlotType::KINDS.iter().map(SlotType::word).collect();
    let keys = settings::names();
    let all = commands.iter().chain(&kinds).copied().chain(keys.iter().map(String::as_str));
    let near = match nearest(topic, all).as_slice() {
        [] => "none".to_owned(),
        near => messages.either(near),
    };
    let (commands, kinds) = (commands.join(", "), kinds.join(", "));
    let named =
        [("topic", topic.into()), ("near", near.into()), ("commands", commands.into()), ("kinds", kinds.into())];
    Stop::Misuse(messages.say("help-unknown", &named))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::messages::every;

    #[test]
    fn every_code_has_a_page_in_every_language() {
        for messages in every() {
            for code in CODES {
                let page = code_page(&messages, code);
                let json = page.json();
                for part in ["why", "wrong", "right", "repair"] {
                    assert!(
                        json[part].as_str().is_some_and(|text| !text.is_empty()),
                        "{}: {code} {part}",
                        messages.code()
                    );
                }
                assert!(!json["title"].as_str().unwrap().contains("code-"), "{code}");
            }
        }
    }

    #[test]
    fn every_code_that_the_program_tells_has_a_page() {
        let mut files = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        let mut told = 0;
        while let Some(path) = files.pop() {
            if path.is_dir() {
                files.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
                continue;
            }
            let code = std::fs::read_to_string(&path).unwrap_or_default();
            for level in ["Diagnostic::error(\"", "Diagnostic::warning(\"", "Diagnostic::hint(\""] {
                for code in code.split(level).skip(1).map(|rest| rest.split('"').next().unwrap()) {
                    told += 1;
                    assert!(code.len() != 3 || CODES.contains(&code), "{}: {code}", path.display());
                }
            }
        }
        assert!(told > 100, "{told}");
    }

    #[test]
    fn a_topic_is_a_code_a_setting_a_heading_or_a_type() {
        let languages = Languages::default();
        for messages in every() {
            let titles = |topic: &str| -> Vec<String> {
                let pages = pages(&languages, &messages, topic);
                pages.iter().map(|page| page.json()["title"].as_str().unwrap().to_owned()).collect()
            };
            assert_eq!(titles("p03").len(), 1);
            assert_eq!(titles("to_act").len(), 1);
            // Under a slot and under the bot's settings.
            assert_eq!(titles("after_retries").len(), 2);
            assert_eq!(titles("slot.after_retries").len(), 1);
            assert_eq!(titles("confirm").len(), 1);
            assert_eq!(titles("money").len(), 1);
            assert_eq!(titles("test_de").len(), titles("test_en").len());
            assert_eq!(titles("nonsense").len(), 0);
        }
    }
}
