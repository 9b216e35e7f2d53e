//! Conversation tests (FORMAT §10).

use super::Who::Editor as E;
use super::{Key, SectionSpec, Type as T, key, must, section};

const NOTE: Key = key("note", T::Text, E, "", "A remark.");
const STUB: &[Key] = &[
    key("outcome", T::Text, E, "", "The outcome."),
    key("note", T::Text, E, "", "A preparation's note."),
    key("found", T::Texts, E, "", "What a lookup finds."),
    key("fails", T::Word(&["timeout", "error"]), E, "", "How it fails."),
    key("<name>", T::Setting, E, "", "A variable of the outcome."),
];

pub(super) const SECTIONS: &[SectionSpec] = &[
    section(
        "defaults",
        &[
            key("language", T::Text, E, "", "The customer's language."),
            key("channel", T::Name, E, "", "The channel."),
            key("login", T::Level, E, "none", "Login at the start."),
            key("now", T::Moment, E, "", "Local time at the start."),
            key("scenario", T::Text, E, "", "Test data that the developers provide."),
            key("welcome", T::YesNo, E, "false", "Does the script begin with the welcome?"),
            NOTE,
        ],
    ),
    section(
        "test.<name>",
        &[
            must("title", T::Text, E, "What is tested."),
            must("talk", T::Script, E, "The conversation."),
            key("language", T::Text, E, "", "The customer's language."),
            key("channel", T::Name, E, "", "The channel."),
            key("login", T::Level, E, "none", "Login at the start."),
            key("now", T::Moment, E, "", "Local time at the start."),
            key("scenario", T::Text, E, "", "Test data that the developers provide."),
            key("welcome", T::YesNo, E, "false", "Does the script begin with the welcome?"),
            NOTE,
        ],
    ),
    section("test.<name>.stub.<function>", STUB),
    section("stub.<function>", STUB),
];
