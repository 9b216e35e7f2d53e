//! Bubbles become messages: words, buttons, the class of what they carry, and the guard that lets
//! nothing out above the channel's clearance.

use super::Parts;
use crate::catalog::Channel;
use crate::dialogue::{Act, Door, Fact, Say, Session, Variables};
use crate::entity::Value;
use crate::locale::{Style, Variant, Vars, Voice, hours, show_with, wait};
use crate::message::{Choice, ConversationId, DataClass, Outgoing, Part, Purpose};
use crate::privacy::guard;
use jiff::civil::DateTime;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::time::Duration;

/// How long a customer waits for a person, until the agent desk measures it.
const USUAL_WAIT: Duration = Duration::from_secs(5 * 60);

/// Writes the bubbles of one turn.
pub(super) struct Speaker<'a> {
    pub(super) parts: &'a Parts,
    pub(super) conversation: &'a ConversationId,
    pub(super) channel: Option<&'a Channel>,
    pub(super) voice: Voice,
    pub(super) now: DateTime,
}

/// A written text with the class of what it took.
struct Words {
    text: String,
    class: DataClass,
}

impl Speaker<'_> {
    /// The messages of `says`, in order. Remembers in the session which variant of a text was written.
    pub(super) fn speak(&self, says: &[Say], session: &mut Session) -> Vec<Outgoing> {
        says.iter().enumerate().filter_map(|(index, say)| self.bubble(say, index, session)).collect()
    }

    fn bubble(&self, say: &Say, index: usize, session: &mut Session) -> Option<Outgoing> {
        let id = format!("{}-{index}", self.stamp("message", session.turn));
        let may_show = self.channel.map_or(DataClass::Public, |channel| channel.may_show);
        let mut written = self.say(say, session);
        // The guard: whatever the decision before the first question missed stops here.
        if written.as_ref().is_some_and(|(words, _)| !guard(self.channel, words.class)) {
            tracing::error!(text = say.text, "a text above the channel's clearance was held back");
            if say.act == Act::Notify {
                return None;
            }
            let instead = Say { text: "common-off".into(), ..Say::default() };
            written = self.say(&instead, session);
        }
        let (words, text_id) = written?;
        let options: Vec<Choice> = say.buttons.iter().filter_map(|button| self.button(button, may_show)).collect();
        let part = if options.is_empty() {
            Part::Text { text: words.text }
        } else {
            Part::Choices { prompt: words.text, options }
        };
        Some(Outgoing {
            id,
            conversation: self.conversation.clone(),
            seq: 0,
            purpose: Purpose::Reply,
            part,
            not_after: None,
            text_id: Some(text_id),
            class: words.class,
        })
    }

    /// The words and the id of what was written; `None` where there is neither the text nor its substitute.
    fn say(&self, say: &Say, session: &mut Session) -> Option<(Words, String)> {
        let mut variables = self.built_in(say, session.turn);
        variables.0.extend(say.variables.0.iter().map(|(name, fact)| (name.clone(), fact.clone())));
        if let Some(rows) = &say.rows {
            let row_text = format!("{}-row", say.text);
            let mut class = DataClass::Public;
            let mut lines = Vec::new();
            for row in rows {
                let mut row_variables = variables.clone();
                row_variables.0.extend(row.0.iter().map(|(name, fact)| (name.clone(), fact.clone())));
                let line = self.write(&row_text, None, &row_variables, Variant::default())?;
                class = class.max(line.0.class);
                lines.push(line.0.text);
            }
            variables.set("rows", Some(Value::Text(lines.join("\n"))), class);
        }
        if let Some(note) = &say.note {
            let note = self.write(note, None, &variables, Variant::default())?.0;
            variables.set("note", Some(Value::Text(note.text)), note.class);
        }
        let seed = seed(&self.conversation.key(), session.turn);
        let candidates = std::iter::once(&say.text).chain(&say.or);
        for id in candidates {
            let last = session.alternatives.get(id).and_then(|last| last.parse().ok());
            let attribute = say.attribute.as_deref();
            if let Some((words, variant)) = self.write(id, attribute, &variables, Variant { seed, last }) {
                if attribute.is_none() && (variant > 0 || last.is_some()) {
                    session.alternatives.insert(id.clone(), variant.to_string());
                }
                let text_id = attribute.map_or_else(|| id.clone(), |attribute| format!("{id}.{attribute}"));
                return Some((words, text_id));
            }
        }
        tracing::error!(text = say.text, "a text is missing or could not be written");
        // In development the id shows what is missing; it is no datum.
        (say.act != Act::Inform || say.text != "common-error")
            .then(|| (Words { text: say.text.clone(), class: DataClass::Public }, say.text.clone()))
    }

    fn write(&self, id: &str, attribute: Option<&str>, variables: &Variables, variant: Variant) -> Option<(Words, u8)> {
        let vars: Vars = variables.0.iter().map(|(name, fact)| (name.clone(), fact.value.clone())).collect();
        let written = self.parts.texts.write(&self.voice, id, attribute, &vars, variant)?;
        let class = written
            .used
            .iter()
            .filter_map(|name| variables.0.get(name))
            .filter(|fact| fact.value.is_some())
            .map(|fact| fact.class)
            .max()
            .unwrap_or(DataClass::Public);
        Some((Words { text: written.text, class }, written.variant))
    }

    /// A button; one whose title is missing or above the clearance is left out.
    fn button(&self, button: &Choice, may_show: DataClass) -> Option<Choice> {
        let Some(reference) = button.title.strip_prefix('#') else {
            return Some(button.clone());
        };
        let title = self.label(reference)?;
        (title.class <= may_show).then(|| Choice { title: title.text, ..button.clone() })
    }

    /// The words of `transfer-title` (its short form where it has one) or `transfer-confirm.button-yes`.
    fn label(&self, reference: &str) -> Option<Words> {
        label(self.parts, &self.voice, reference).map(|text| Words { text, class: DataClass::Public })
    }

    /// Variables that every text may use: the bot's name, links, the figures of the day, hours.
    fn built_in(&self, say: &Say, turn: u64) -> Variables {
        let bot = &self.parts.catalog.bot;
        let language = &self.voice.language;
        let mut variables = Variables(BTreeMap::new());
        let mut text = |name: &str, value: String| {
            variables.0.insert(name.into(), Fact { value: Some(Value::Text(value)), class: DataClass::Public });
        };
        text("bot_name", bot.name.clone());
        for (variable, link) in [("privacy_link", "privacy"), ("imprint_link", "imprint")] {
            if let Some(url) = bot.links.get(link).and_then(|urls| urls.get(language)) {
                text(variable, url.clone());
            }
        }
        if let Some(door) = &say.door {
            let path = match door {
                Door::Login => "login".to_owned(),
                Door::Continue { target } => format!("go-on/{target}"),
            };
            text("link", format!("{}/{path}/{}", self.parts.web, self.stamp(&path, turn)));
        }
        if let (Some(queue), Some(pack)) = (&say.queue, self.parts.languages.get(language)) {
            if let Some(queue) = bot.queues.get(queue) {
                text("hours", hours(queue.hours.as_deref(), pack));
            }
            text("wait", wait(USUAL_WAIT, pack));
        }
        let today = self.now.date();
        for (name, fact) in &bot.facts {
            let value = fact.values.iter().rev().find(|(from, _)| *from <= today).map(|(_, value)| value.clone());
            variables.set(name.clone(), value, DataClass::Public);
        }
        variables
    }

    /// A short text that is the same for the same conversation and turn, and tells nothing about either.
    fn stamp(&self, what: &str, turn: u64) -> String {
        stamp(&[&self.conversation.key(), &turn.to_string(), what])
    }
}

/// The words of `transfer-title` or `transfer-confirm.button-yes` in a voice.
pub(super) fn label(parts: &Parts, voice: &Voice, reference: &str) -> Option<String> {
    let vars = Vars::new();
    match reference.split_once('.') {
        Some((id, attribute)) => parts.texts.write(voice, id, Some(attribute), &vars, Variant::default()),
        None => parts.texts.write_short(voice, reference, &vars, Variant::default()),
    }
    .map(|written| written.text)
}

/// A value as customers read it in that language.
pub(super) fn show(parts: &Parts, value: &Value, language: &str) -> String {
    match parts.languages.get(language) {
        Some(pack) => show_with(value, pack, Style::Plain, parts.texts.names()),
        None => String::new(),
    }
}

/// Sixteen hexadecimal digits of the SHA-256 of the parts.
pub(super) fn stamp(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0x1f]);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn seed(conversation: &str, turn: u64) -> u64 {
    let mut hash = Sha256::new();
    hash.update(conversation.as_bytes());
    hash.update(turn.to_le_bytes());
    hash.finalize().iter().take(8).fold(0, |seed, byte| (seed << 8) | u64::from(*byte))
}
