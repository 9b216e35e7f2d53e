//! Conversation tests (FORMAT §10).

use super::Who::Editor as E;
use super::{Key, SectionSpec, Type as T, key, must, section};

const NOTE: Key = key("note", T::Text, E, "");
const STUB: &[Key] = &[
    key("outcome", T::Text, E, ""),
    key("note", T::Text, E, ""),
    key("found", T::Texts, E, ""),
    key("fails", T::Word(&["timeout", "error"]), E, ""),
    key("<name>", T::Setting, E, ""),
];

pub(super) const SECTIONS: &[SectionSpec] = &[
    section(
        "defaults",
        &[
            key("language", T::Text, E, ""),
            key("channel", T::Name, E, ""),
            key("login", T::Level, E, "none"),
            key("now", T::Moment, E, ""),
            key("scenario", T::Text, E, ""),
            key("welcome", T::YesNo, E, "false"),
            NOTE,
        ],
    ),
    section(
        "test.<name>",
        &[
            must("title", T::Text, E),
            must("talk", T::Script, E),
            key("language", T::Text, E, ""),
            key("channel", T::Name, E, ""),
            key("login", T::Level, E, "none"),
            key("now", T::Moment, E, ""),
            key("scenario", T::Text, E, ""),
            key("welcome", T::YesNo, E, "false"),
            NOTE,
        ],
    ),
    section("test.<name>.stub.<function>", STUB),
    section("stub.<function>", STUB),
];
