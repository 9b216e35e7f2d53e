//! `help`: a command's help, or the rules by which values of a type are read, with their examples.

use super::args::Args;
use super::messages::Messages;
use super::screen::{Ink, Screen};
use super::stop::Stop;
use crate::entity::{Entities, Expectation, SlotType, select};
use crate::lang::{Language, Languages};
use crate::locale::{Style, show};
use crate::text::Utterance;
use clap::CommandFactory;
use jiff::civil::DateTime;

/// The moment of the examples: Tuesday, 24 November 2026, at noon.
const NOON: DateTime = DateTime::constant(2026, 11, 24, 12, 0, 0, 0);

/// Runs the command.
pub(super) fn help(
    languages: &Languages,
    mut screen: Screen,
    messages: &Messages,
    topic: Option<&str>,
) -> Result<bool, Stop> {
    let mut tree = Args::command();
    let Some(topic) = topic else {
        screen.block(&tree.render_long_help().to_string())?;
        return Ok(true);
    };
    if let Some(command) = tree.find_subcommand_mut(topic) {
        screen.block(&command.render_long_help().to_string())?;
        return Ok(true);
    }
    let Some(kind) = SlotType::KINDS.iter().find(|kind| kind.word() == topic) else {
        return Err(unknown(&tree, messages, topic));
    };
    let mut any = false;
    for language in languages.iter() {
        let lines = rules(language, kind, &screen);
        if !lines.is_empty() {
            any = true;
            let title = messages.say("help-language", &[("code", language.code.into())]);
            screen.line(&screen.ink(Ink::Bold, &title))?;
        }
        for line in lines {
            screen.line(&line)?;
        }
    }
    if !any {
        screen.line(&messages.text("help-plain"))?;
    }
    Ok(true)
}

fn unknown(tree: &clap::Command, messages: &Messages, topic: &str) -> Stop {
    let commands: Vec<&str> = tree.get_subcommands().map(clap::Command::get_name).collect();
    let kinds: Vec<&str> = SlotType::KINDS.iter().map(SlotType::word).collect();
    let (commands, kinds) = (commands.join(", "), kinds.join(", "));
    let named = [("topic", topic.into()), ("commands", commands.into()), ("kinds", kinds.into())];
    Stop::Misuse(messages.say("help-unknown", &named))
}

/// The rules of one language: patterns, and each example with what it is read as.
fn rules(language: &Language, kind: &SlotType, screen: &Screen) -> Vec<String> {
    let mut lines = Vec::new();
    for rule in language.reading.rules_of(kind.word()) {
        for pattern in rule.patterns {
            lines.push(screen.ink(Ink::Faint, &format!("  {pattern}")));
        }
        let read = rule.examples.iter().filter_map(|(text, _)| Some((*text, value(language, kind, text)?)));
        lines.extend(read.map(|(text, value)| format!("    {text}  →  {value}")));
    }
    lines
}

/// What an example is read as.
fn value(language: &Language, kind: &SlotType, text: &str) -> Option<String> {
    let expected = Expectation { now: NOON, ..Expectation::of(language) };
    let found = select(Entities::default().readings(&Utterance::new(text), &expected), None);
    let style = if *kind == SlotType::Percent { Style::Percent } else { Style::Plain };
    found.iter().find(|reading| reading.kind == *kind).map(|reading| show(&reading.value, language, style))
}
