//! `bot.toml` (FORMAT §7).

use super::Who::{Compliance as C, Developer as D, Editor as E};
use super::{Key, SectionSpec, Type as T, key, must, needed, section};

const NOTE: Key = key("note", T::Text, E, "", "A remark.");
const KINDS: &[&str] = &["facebook", "whatsapp", "telegram", "slack", "matrix", "web", "rest", "console", "custom"];

pub(super) const SECTIONS: &[SectionSpec] = &[
    needed(
        "bot",
        &[
            key("format", T::Whole, E, "1", "Version of this file format."),
            must("name", T::Text, E, "The bot's name."),
            must("languages", T::Texts, E, "Every text must exist in all of these."),
            key("default_language", T::Text, E, "the first", "Language of a new conversation."),
            key("timezone", T::Text, E, "UTC", "IANA time zone."),
            key("currency", T::Currency, E, "EUR", "Currency of bare amounts."),
            NOTE,
        ],
    ),
    section(
        "language.<lang>",
        &[
            key("address", T::Text, E, "", "Form of address; check enforces it."),
            key("spelling", T::Text, E, "", "Spelling; check enforces it."),
            NOTE,
        ],
    ),
    section("language.<lang>.instead_of", &[key("<name>", T::Text, E, "", "Agreed term for the left one.")]),
    section(
        "understanding",
        &[
            key("max_choices", T::Whole, E, "3", "Most choices when the bot asks back."),
            key(
                "typos",
                T::Word(&["off", "careful", "normal", "generous"]),
                E,
                "normal",
                "Tolerance for typing errors.",
            ),
            key("accept", T::Number, D, "0.75", "Certainty from which the bot acts."),
            key("ask_back", T::Number, D, "0.45", "Certainty from which it asks back."),
            NOTE,
        ],
    ),
    section(
        "conversation",
        &[
            key("retries", T::Whole, E, "2", "How often a question is repeated."),
            key("after_retries", T::Word(&["handoff", "cancel", "link"]), E, "handoff", "What happens then."),
            key("forget_after", T::Duration, E, "15 minutes", "Pause after which a form is dropped."),
            key("logout_after", T::Duration, C, "5 minutes", "Pause after which the login ends."),
            key("followup_turns", T::Whole, E, "3", "How long a follow-up works."),
            key("topic_change", T::Word(&["allow", "ask", "refuse"]), E, "ask", "May the topic change in the middle?"),
            NOTE,
        ],
    ),
    section(
        "privacy",
        &[
            key("keep_messages", T::Duration, C, "30 days", "How long messages are kept."),
            key("keep_evidence", T::Duration, C, "10 years", "How long evidence of orders is kept."),
            key("keep_complaints", T::Duration, C, "6 years", "How long complaints are kept."),
            NOTE,
        ],
    ),
    section("handoff", &[key("queue", T::Name, E, "", "Where an intent names no other."), NOTE]),
    section(
        "queue.<name>",
        &[
            must("hours", T::Hours, E, "Opening hours."),
            key("last_request", T::Duration, E, "0 minutes", "So long before closing nobody new is taken."),
            key("holidays", T::Text, E, "", "State whose public holidays count."),
            key("closed_on", T::MonthDays, E, "", "Month and day."),
            key("when_closed", T::Texts, E, "", "callback, message: the first that the channel may do."),
            NOTE,
        ],
    ),
    section(
        "channel.<name>",
        &[
            must("kind", T::Word(KINDS), C, "What kind of platform it is."),
            must("may_show", T::Class, C, "The most sensitive class the bot may write there."),
            must("may_collect", T::Class, C, "The most sensitive class the bot may ask for there."),
            must("highest_login", T::Level, C, "The highest login that can be reached there."),
            key("buttons", T::Whole, C, "0", "How many buttons it shows."),
            key("max_length", T::Whole, C, "", "Longest message."),
            key("say_done", T::YesNo, C, "false", "After the side door: write \"done\" there?"),
            NOTE,
        ],
    ),
    section("channel.<name>.settings", &[key("<name>", T::Setting, D, "", "The connector's own setting.")]),
    section("link.<name>", &[must("<lang>", T::Text, E, "The address in that language."), NOTE]),
    section(
        "fact.<name>",
        &[
            must("type", T::Word(&["percent", "money", "number", "text"]), E, "What its values are."),
            key("owner", T::Text, E, "", "Department."),
            NOTE,
            key("<name>", T::Any, E, "", "The value from that day on."),
        ],
    ),
    section(
        "notice.<name>",
        &[
            key("valid_from", T::Moment, E, "", "Shown from then on."),
            key("valid_until", T::Moment, E, "", "Not shown afterwards; the last day counts."),
            key("channels", T::Names, E, "all", "Only on these channels."),
            key("owner", T::Text, E, "", "Department."),
            NOTE,
        ],
    ),
];
