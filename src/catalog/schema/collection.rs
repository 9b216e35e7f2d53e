//! Collections and lists (FORMAT §5 and §6).

use super::Who::{Compliance as C, Developer as D, Editor as E};
use super::{Key, SectionSpec, Type as T, key, needed, section};

const NOTE: Key = key("note", T::Text, E, "");
const ROLES: &[&str] =
    &["yes", "no", "cancel", "help", "human", "repeat", "back", "hello", "smalltalk", "out_of_scope"];

pub(super) const SECTIONS: &[SectionSpec] = &[
    needed("collection", &[key("owner", T::Text, E, ""), key("review_by", T::Date, E, ""), NOTE]),
    section(
        "answer.<name>",
        &[
            key("role", T::Word(ROLES), E, ""),
            key("link", T::Name, E, ""),
            key("handoff", T::Name, E, ""),
            key("urgent", T::YesNo, C, "false"),
            key("valid_from", T::Moment, E, ""),
            key("valid_until", T::Moment, E, ""),
            key("channels", T::Names, E, ""),
            key("only_after", T::Names, E, ""),
            key("suggest", T::Names, E, ""),
            key("data", T::Class, C, "public"),
            key("owner", T::Text, E, ""),
            key("review_by", T::Date, E, ""),
            key("followup_<lang>", T::Phrases, E, ""),
            key("test_<lang>", T::Phrases, E, ""),
            key("not_<lang>", T::Phrases, E, ""),
            key("<lang>", T::Phrases, E, ""),
            NOTE,
        ],
    ),
];

pub(super) const LIST: &[SectionSpec] = &[
    needed(
        "list",
        &[
            key("title", T::Text, E, ""),
            key("typos", T::Word(&["off", "careful", "normal", "generous"]), E, ""),
            key("data", T::Class, C, ""),
            key("endings", T::YesNo, E, "true"),
            key("source", T::Text, D, ""),
            key("also", T::Name, D, ""),
            NOTE,
        ],
    ),
    section("value.<name>", &[key("hint_<lang>", T::Text, E, ""), key("<lang>", T::Texts, E, ""), NOTE]),
];
