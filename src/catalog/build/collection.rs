//! Collections: answers without code.

use super::phrases::{by_language, groups, languages};
use super::{File, World, class, day, from_moment, text, until_moment, word, yes_no};
use crate::catalog::collection::{Answer, Collection, Role};
use crate::catalog::phrase::Slots;
use crate::message::DataClass;

/// Builds one collection.
pub(in crate::catalog) fn collection(file: &mut File<'_>, world: &World<'_>) -> Collection {
    let head = file.table("collection");
    let none = groups(file);
    let mut answers = Vec::new();
    for table in file.all("answer.<name>") {
        let id = table.name().to_owned();
        let text_id = text_id(file.stem, &id);
        let phrases = by_language(file, &none, table, || Slots::Answer);
        languages(file, table, &id, &phrases, &world.names.languages, &[]);
        answers.push(Answer {
            phrases,
            role: word(table, "role").ok().and_then(role),
            link: file.name(table, "link", "s11-link", &world.names.links),
            handoff: file.name(table, "handoff", "s11-queue", &world.names.queues),
            urgent: yes_no(table, "urgent").or(false, false),
            valid_from: from_moment(table, "valid_from"),
            valid_until: until_moment(table, "valid_until"),
            channels: file.names(table, "channels", "s11-channel", &world.names.channels),
            only_after: file.topics(table, "only_after", world.names),
            suggest: file.topics(table, "suggest", world.names),
            data: class(table, "data").or(DataClass::Public, DataClass::Secret),
            owner: text(table, "owner"),
            review_by: day(table, "review_by"),
            broken: false,
            place: table.heading.clone(),
            id,
            text_id,
        });
    }
    Collection {
        name: file.stem.to_owned(),
        owner: head.and_then(|table| text(table, "owner")),
        review_by: head.and_then(|table| day(table, "review_by")),
        answers,
        broken: false,
        place: head.map_or_else(|| file.start(), |table| table.heading.clone()),
        keys: super::keys(file),
    }
}

/// `faq-card-lost`
pub(in crate::catalog) fn text_id(collection: &str, id: &str) -> String {
    format!("{collection}-{id}").replace('_', "-")
}

fn role(word: &str) -> Option<Role> {
    Some(match word {
        "yes" => Role::Yes,
        "no" => Role::No,
        "cancel" => Role::Cancel,
        "help" => Role::Help,
        "human" => Role::Human,
        "repeat" => Role::Repeat,
        "back" => Role::Back,
        "hello" => Role::Hello,
        "smalltalk" => Role::Smalltalk,
        "out_of_scope" => Role::OutOfScope,
        _ => return None,
    })
}
