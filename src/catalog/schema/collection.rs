//! Collections and lists (FORMAT §5 and §6).

use super::Who::{Compliance as C, Developer as D, Editor as E};
use super::{Key, SectionSpec, Type as T, key, needed, section};

const NOTE: Key = key("note", T::Text, E, "", "A remark.");
const ROLES: &[&str] =
    &["yes", "no", "cancel", "help", "human", "repeat", "back", "hello", "smalltalk", "out_of_scope"];

pub(super) const SECTIONS: &[SectionSpec] = &[
    needed(
        "collection",
        &[
            key("owner", T::Text, E, "", "Department; used for review routing."),
            key("review_by", T::Date, E, "", "Warning from 30 days before."),
            NOTE,
        ],
    ),
    section(
        "answer.<name>",
        &[
            key("role", T::Word(ROLES), E, "", "What the answer is for."),
            key("link", T::Name, E, "", "Gives $link."),
            key("handoff", T::Name, E, "", "Queue whose people are offered afterwards."),
            key("urgent", T::YesNo, C, "false", "Wins over everything."),
            key("valid_from", T::Moment, E, "", "Unknown to the bot before."),
            key("valid_until", T::Moment, E, "", "Unknown to the bot afterwards; the last day counts."),
            key("channels", T::Names, E, "all", "Only on these channels."),
            key("only_after", T::Names, E, "", "Only shortly after these."),
            key("suggest", T::Names, E, "", "Buttons afterwards."),
            key("data", T::Class, C, "public", "How sensitive it is."),
            key("owner", T::Text, E, "the collection's", "Department."),
            key("review_by", T::Date, E, "the collection's", "When it is to be reviewed."),
            key("followup_<lang>", T::Phrases, E, "", "Count only shortly after this answer."),
            key("test_<lang>", T::Phrases, E, "", "Never learnt; must be understood."),
            key("not_<lang>", T::Phrases, E, "", "Must not trigger this answer."),
            key("<lang>", T::Phrases, E, "", "What customers say."),
            NOTE,
        ],
    ),
];

pub(super) const LIST: &[SectionSpec] = &[
    needed(
        "list",
        &[
            key("title", T::Text, E, "", "For editors."),
            key(
                "typos",
                T::Word(&["off", "careful", "normal", "generous"]),
                E,
                "the bot's",
                "Tolerance for typing errors.",
            ),
            key("data", T::Class, C, "public; with source account", "How sensitive its values are."),
            key("endings", T::YesNo, E, "true", "Are the language's endings accepted?"),
            key("source", T::Text, D, "", "handler:name: the values come from this function."),
            key("also", T::Name, D, "", "List with words for kinds of values."),
            NOTE,
        ],
    ),
    section(
        "value.<name>",
        &[
            key("hint_<lang>", T::Text, E, "", "Shown under the button."),
            key("<lang>", T::Texts, E, "", "Words; the bot writes the first."),
            NOTE,
        ],
    ),
];
