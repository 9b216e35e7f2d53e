//! Task files (FORMAT §4 and §11).

use super::Who::{Compliance as C, Developer as D, Editor as E};
use super::{Key, SectionSpec, Type as T, key, must, needed, section};

const NOTE: Key = key("note", T::Text, E, "");
const POLICY: &[&str] = &["continue", "link", "handoff", "refuse"];
const INSTEAD: &[&str] = &["normal", "continue", "link", "handoff", "refuse"];

pub(super) const SECTIONS: &[SectionSpec] = &[
    needed(
        "intent",
        &[
            must("title", T::Text, E),
            key("owner", T::Text, E, ""),
            key("review_by", T::Date, E, ""),
            key("active", T::YesNo, E, "true"),
            key("topic_change", T::Word(&["allow", "ask", "refuse"]), E, ""),
            key("urgent", T::YesNo, C, "false"),
            key("effect", T::Word(&["read", "change", "money"]), C, "read"),
            key("handler", T::Text, D, ""),
            NOTE,
        ],
    ),
    section(
        "access",
        &[
            key("to_talk", T::Level, C, ""),
            key("to_act", T::ActLevel, C, ""),
            key("valid_for", T::Duration, C, ""),
            NOTE,
        ],
    ),
    section("words.<lang>", &[key("<name>", T::Group, E, ""), NOTE]),
    needed("phrases", PHRASES),
    section(
        "only_when",
        &[
            key("after", T::Names, E, ""),
            key("turns", T::Whole, E, ""),
            key("level", T::Level, C, ""),
            key("channels", T::Names, C, ""),
            NOTE,
        ],
    ),
    section(
        "slot.<name>",
        &[
            must("type", T::Name, E),
            key("required", T::YesNo, E, "true"),
            key("default", T::Any, E, ""),
            key("only_if", T::Condition, E, ""),
            key("data", T::Class, C, ""),
            key("min", T::Any, E, ""),
            key("max", T::Any, E, ""),
            key("currency", T::Texts, E, ""),
            key("from", T::DateRule, E, ""),
            key("until", T::DateRule, E, ""),
            key("bank_days", T::YesNo, E, "false"),
            key("one_of", T::AnyList, E, ""),
            key("not_one_of", T::AnyList, E, ""),
            key("full_name", T::YesNo, E, "false"),
            key("min_length", T::Whole, E, ""),
            key("max_length", T::Whole, E, ""),
            key("retries", T::Whole, E, ""),
            key("after_retries", T::Word(&["handoff", "cancel", "link"]), E, ""),
            key("typos", T::Word(&["off", "careful", "normal", "generous"]), E, ""),
            key("pattern", T::Text, D, ""),
            key("lookup", T::Text, D, ""),
            key("fills", T::Names, D, ""),
            key("check_with", T::Text, D, ""),
            NOTE,
        ],
    ),
    section(
        "slot.<name>.replies",
        &[
            key("called_<lang>", T::Phrases, E, ""),
            key("yes_<lang>", T::Phrases, E, ""),
            key("no_<lang>", T::Phrases, E, ""),
            key("<lang>", T::Phrases, E, ""),
            NOTE,
        ],
    ),
    section(
        "confirm",
        &[
            key("when", T::When, C, "always"),
            key("on_no", T::Word(&["ask_what_to_change", "cancel"]), C, "ask_what_to_change"),
            key("expires", T::Duration, C, "5 minutes"),
            key("prepare", T::Text, D, ""),
            key("notes", T::Texts, D, ""),
            NOTE,
        ],
    ),
    section("confirm.shows", &[key("<name>", T::Variable, D, "")]),
    section("outcome.<name>", &[key("<name>", T::Variable, D, "")]),
    section("outcome.<name>.row", &[key("<name>", T::Variable, D, "")]),
    section(
        "privacy",
        &[
            key("class", T::Class, C, ""),
            key("if_not_allowed", T::Word(POLICY), C, "continue"),
            key("link", T::Name, E, ""),
            NOTE,
        ],
    ),
    section("on.<name>", &[must("instead", T::Word(INSTEAD), C), key("message", T::Text, E, ""), NOTE]),
    section("handoff", &[key("queue", T::Name, E, ""), key("tell", T::Names, C, ""), NOTE]),
    section("suggest", &[key("next", T::Names, E, ""), NOTE]),
];

const PHRASES: &[Key] = &[
    key("followup_<lang>", T::Phrases, E, ""),
    key("test_<lang>", T::Phrases, E, ""),
    key("not_<lang>", T::Phrases, E, ""),
    key("<lang>", T::Phrases, E, ""),
    NOTE,
];

pub(super) const LANGUAGE: &[SectionSpec] =
    &[needed("phrases", PHRASES), section("words.<lang>", &[key("<name>", T::Group, E, ""), NOTE])];
