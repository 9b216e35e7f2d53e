//! From checked tables to the nouns of the catalogue; names that lead nowhere are told here.

mod bot;
mod channel;
mod collection;
mod condition;
mod intent;
mod list;
mod phrases;
mod script;
mod script_line;
mod slot;
mod stub;
mod typed;

pub(super) use bot::{bot, names as bot_names};
pub(super) use collection::{collection, text_id};
pub(super) use intent::{intent, language_file};
pub(super) use list::list;
pub(super) use script::scripts;

use super::diagnostic::{Diagnostic, Edit};
use super::list::List;
use super::read::{Got, Reader, Table, Val};
use super::source::{Place, Source};
use super::suggest::nearest;
use crate::entity::Entities;
use crate::lang::Languages;
use crate::message::DataClass;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The names of one bot: what references may lead to.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Intents, with or without mistakes.
    pub(super) intents: Vec<String>,
    /// Answers: text id and plain id.
    pub(super) answers: Vec<(String, String)>,
    /// Lists.
    pub(super) lists: Vec<String>,
    /// Queues.
    pub(super) queues: Vec<String>,
    /// Links.
    pub(super) links: Vec<String>,
    /// Channels.
    pub(super) channels: Vec<String>,
    /// Facts.
    pub(super) facts: Vec<String>,
    /// The bot's languages.
    pub(super) languages: Vec<String>,
}

/// What building one file may look at.
pub(super) struct World<'a> {
    pub(super) names: &'a Names,
    pub(super) languages: &'a Languages,
    pub(super) entities: &'a Entities,
    pub(super) lists: &'a BTreeMap<String, List>,
}

/// The tables of one file, and what is told about it.
pub(super) struct File<'a> {
    pub(super) stem: &'a str,
    pub(super) source: &'a Arc<Source>,
    pub(super) tables: &'a [Table],
    pub(super) reader: Reader<'a>,
}

impl<'a> File<'a> {
    /// The only section of that kind.
    pub(super) fn table(&self, path: &str) -> Option<&'a Table> {
        self.tables.iter().find(|table| table.spec.path == path)
    }

    /// All sections of that kind.
    pub(super) fn all(&self, path: &'static str) -> impl Iterator<Item = &'a Table> + use<'a> {
        self.tables.iter().filter(move |table| table.spec.path == path)
    }

    pub(super) fn tell(&mut self, diagnostic: Diagnostic) {
        self.reader.tell(diagnostic);
    }

    /// The start of the file.
    pub(super) fn start(&self) -> Place {
        self.source.place(0..0)
    }

    /// Is that name one of `valid`? If not, it is told, with suggestions.
    pub(super) fn known(&mut self, what: &'static str, name: &str, span: Range<usize>, valid: &[String]) -> bool {
        if valid.iter().any(|known| known == name) {
            return true;
        }
        let near = nearest(name, valid.iter().map(String::as_str));
        let place = self.source.place(span);
        let mut told = Diagnostic::error("S11", what).arg("name", name).suggest(&near).at(place.clone());
        if let Some(first) = near.first() {
            // The name may stand in quotes.
            let quoted = self.source.text.get(place.span.clone()).is_some_and(|text| text.starts_with('"'));
            let text = if quoted { format!("\"{first}\"") } else { (*first).to_owned() };
            told = told.fix(vec![Edit { place, text }]);
        }
        self.tell(told);
        false
    }

    /// The name in a setting, if it leads somewhere.
    pub(super) fn name(&mut self, table: &Table, key: &str, what: &'static str, valid: &[String]) -> Option<String> {
        let field = table.field(key)?;
        let Some(Val::Text(name)) = &field.value else { return None };
        let known = self.known(what, name, field.place.span.clone(), valid);
        known.then(|| name.clone())
    }

    /// The names in a list; those that lead nowhere are told and left out.
    pub(super) fn names(&mut self, table: &Table, key: &str, what: &'static str, valid: &[String]) -> Vec<String> {
        let Some(field) = table.field(key) else { return Vec::new() };
        let Some(Val::Texts(names)) = &field.value else { return Vec::new() };
        names
            .iter()
            .filter(|(name, span)| self.known(what, name, span.clone(), valid))
            .map(|(name, _)| name.clone())
            .collect()
    }

    /// Intents and answers; answers by their text id, or by their own id where only one has it.
    pub(super) fn topics(&mut self, table: &Table, key: &str, names: &Names) -> Vec<String> {
        let Some(field) = table.field(key) else { return Vec::new() };
        let Some(Val::Texts(written)) = &field.value else { return Vec::new() };
        let mut valid = names.intents.clone();
        valid.extend(names.answers.iter().map(|(text_id, _)| text_id.clone()));
        let mut topics = Vec::new();
        for (name, span) in written {
            let mut answers = names.answers.iter().filter(|(_, id)| id == name);
            match (valid.contains(name), answers.next(), answers.next()) {
                (true, ..) => topics.push(name.clone()),
                (false, Some((text_id, _)), None) => topics.push(text_id.clone()),
                _ => {
                    self.known("s11-topic", name, span.clone(), &valid);
                }
            }
        }
        topics
    }
}

/// A text.
pub(super) fn text(table: &Table, key: &str) -> Option<String> {
    table.get(key, |val| if let Val::Text(text) = val { Some(text.clone()) } else { None }).ok()
}

/// Texts without their places.
pub(super) fn texts(table: &Table, key: &str) -> Vec<String> {
    let pick = |val: &Val| match val {
        Val::Texts(texts) => Some(texts.iter().map(|(text, _)| text.clone()).collect()),
        _ => None,
    };
    table.get(key, pick).ok().unwrap_or_default()
}

/// Yes or no.
pub(super) fn yes_no(table: &Table, key: &str) -> Got<bool> {
    table.get(key, |val| if let Val::YesNo(yes) = val { Some(*yes) } else { None })
}

/// One of the schema's words.
pub(super) fn word(table: &Table, key: &str) -> Got<&'static str> {
    table.get(key, |val| if let Val::Word(word) = val { Some(*word) } else { None })
}

/// A whole number in a range.
pub(super) fn whole<T: TryFrom<i128>>(file: &mut File<'_>, table: &Table, key: &str, limit: i128) -> Option<T> {
    let field = table.field(key)?;
    let Some(Val::Number(number)) = &field.value else { return None };
    let read = Some(number.digits).filter(|digits| number.scale == 0 && (0..=limit).contains(digits));
    if read.is_none() {
        let told = Diagnostic::error("T15", "t15-range").arg("key", key).arg("value", number).arg("limit", limit);
        file.tell(told.at(field.place.clone()));
    }
    T::try_from(read?).ok()
}

/// A data class.
pub(super) fn class(table: &Table, key: &str) -> Got<DataClass> {
    table.get(key, |val| if let Val::Class(class) = val { Some(*class) } else { None })
}

/// A duration.
pub(super) fn duration(table: &Table, key: &str) -> Got<std::time::Duration> {
    table.get(key, |val| if let Val::Duration(duration) = val { Some(*duration) } else { None })
}

/// The first moment of validity.
pub(super) fn from_moment(table: &Table, key: &str) -> Option<jiff::civil::DateTime> {
    table.get(key, |val| if let Val::Moment(at, _) = val { Some(*at) } else { None }).ok()
}

/// The first moment after validity: a day alone counts to its end.
pub(super) fn until_moment(table: &Table, key: &str) -> Option<jiff::civil::DateTime> {
    let pick = |val: &Val| match val {
        Val::Moment(at, true) => at.date().tomorrow().ok().map(|day| day.to_datetime(jiff::civil::Time::midnight())),
        Val::Moment(at, false) => Some(*at),
        _ => None,
    };
    table.get(key, pick).ok()
}

/// A day.
pub(super) fn day(table: &Table, key: &str) -> Option<jiff::civil::Date> {
    table.get(key, |val| if let Val::Date(day) = val { Some(*day) } else { None }).ok()
}

/// Typing errors.
pub(super) fn typos(table: &Table, key: &str) -> Option<super::Typos> {
    use super::Typos;
    // Unreadable: no tolerance.
    word(table, key).option("off").map(|word| match word {
        "careful" => Typos::Careful,
        "normal" => Typos::Normal,
        "generous" => Typos::Generous,
        _ => Typos::Off,
    })
}

/// What happens when a question was repeated in vain.
pub(super) fn after_retries(table: &Table) -> Option<super::AfterRetries> {
    use super::AfterRetries;
    word(table, "after_retries").option("cancel").map(|word| match word {
        "handoff" => AfterRetries::Handoff,
        "link" => AfterRetries::Link,
        _ => AfterRetries::Cancel,
    })
}

/// May the topic change?
pub(super) fn topic_change(table: &Table) -> Option<super::TopicChange> {
    use super::TopicChange;
    word(table, "topic_change").option("refuse").map(|word| match word {
        "allow" => TopicChange::Allow,
        "ask" => TopicChange::Ask,
        _ => TopicChange::Refuse,
    })
}

/// Where headings and single keys stand.
pub(super) fn keys(file: &File<'_>) -> BTreeMap<String, Place> {
    let mut keys = BTreeMap::new();
    for table in file.tables {
        let mut names = table.names.iter().map(|(name, _)| name.as_str());
        let parts = table
            .spec
            .path
            .split('.')
            .map(|part| if part.starts_with('<') { names.next().unwrap_or(part) } else { part });
        let heading = parts.collect::<Vec<_>>().join(".");
        for field in &table.fields {
            let span = field.key_place.span.start..field.place.span.end.max(field.key_place.span.end);
            keys.insert(format!("{heading}.{}", field.name), file.source.place(span));
        }
        keys.insert(heading, table.heading.clone());
    }
    keys
}
