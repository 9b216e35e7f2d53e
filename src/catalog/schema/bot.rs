//! `bot.toml` (FORMAT §7).

use super::Who::{Compliance as C, Developer as D, Editor as E};
use super::{Key, SectionSpec, Type as T, key, must, needed, section};

const NOTE: Key = key("note", T::Text, E, "");
const KINDS: &[&str] = &["facebook", "whatsapp", "telegram", "slack", "matrix", "web", "rest", "console", "custom"];

pub(super) const SECTIONS: &[SectionSpec] = &[
    needed(
        "bot",
        &[
            key("format", T::Whole, E, "1"),
            must("name", T::Text, E),
            must("languages", T::Texts, E),
            key("default_language", T::Text, E, ""),
            key("timezone", T::Text, E, "UTC"),
            key("currency", T::Currency, E, "EUR"),
            NOTE,
        ],
    ),
    section("language.<lang>", &[key("address", T::Text, E, ""), key("spelling", T::Text, E, ""), NOTE]),
    section("language.<lang>.instead_of", &[key("<name>", T::Text, E, "")]),
    section(
        "understanding",
        &[
            key("max_choices", T::Whole, E, "3"),
            key("typos", T::Word(&["off", "careful", "normal", "generous"]), E, "normal"),
            key("accept", T::Number, D, "0.75"),
            key("ask_back", T::Number, D, "0.45"),
            NOTE,
        ],
    ),
    section(
        "conversation",
        &[
            key("retries", T::Whole, E, "2"),
            key("after_retries", T::Word(&["handoff", "cancel", "link"]), E, "handoff"),
            key("forget_after", T::Duration, E, "15 minutes"),
            key("logout_after", T::Duration, C, "5 minutes"),
            key("followup_turns", T::Whole, E, "3"),
            key("topic_change", T::Word(&["allow", "ask", "refuse"]), E, "ask"),
            NOTE,
        ],
    ),
    section(
        "privacy",
        &[
            key("keep_messages", T::Duration, C, "30 days"),
            key("keep_evidence", T::Duration, C, "10 years"),
            key("keep_complaints", T::Duration, C, "6 years"),
            NOTE,
        ],
    ),
    section("handoff", &[key("queue", T::Name, E, ""), NOTE]),
    section(
        "queue.<name>",
        &[
            must("hours", T::Hours, E),
            key("last_request", T::Duration, E, "0 minutes"),
            key("holidays", T::Text, E, ""),
            key("closed_on", T::MonthDays, E, ""),
            key("when_closed", T::Texts, E, ""),
            NOTE,
        ],
    ),
    section(
        "channel.<name>",
        &[
            must("kind", T::Word(KINDS), C),
            must("may_show", T::Class, C),
            must("may_collect", T::Class, C),
            must("highest_login", T::Level, C),
            key("buttons", T::Whole, C, "0"),
            key("max_length", T::Whole, C, ""),
            key("say_done", T::YesNo, C, "false"),
            NOTE,
        ],
    ),
    section("channel.<name>.settings", &[key("<name>", T::Setting, D, "")]),
    section("link.<name>", &[must("<lang>", T::Text, E), NOTE]),
    section(
        "fact.<name>",
        &[
            must("type", T::Word(&["percent", "money", "number", "text"]), E),
            key("owner", T::Text, E, ""),
            NOTE,
            key("<name>", T::Any, E, ""),
        ],
    ),
    section(
        "notice.<name>",
        &[
            key("valid_from", T::Moment, E, ""),
            key("valid_until", T::Moment, E, ""),
            key("channels", T::Names, E, ""),
            key("owner", T::Text, E, ""),
            NOTE,
        ],
    ),
];
