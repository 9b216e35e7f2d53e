//! Task files (FORMAT §4 and §11).

use super::Who::{Compliance as C, Developer as D, Editor as E};
use super::{Key, SectionSpec, Type as T, key, must, needed, section};

const NOTE: Key = key("note", T::Text, E, "", "A remark.");
const POLICY: &[&str] = &["continue", "link", "handoff", "refuse"];
const INSTEAD: &[&str] = &["normal", "continue", "link", "handoff", "refuse"];

pub(super) const SECTIONS: &[SectionSpec] = &[
    needed(
        "intent",
        &[
            must("title", T::Text, E, "For editors and reports; customers see the text <id>-title."),
            key("owner", T::Text, E, "", "Department; used for review routing."),
            key("review_by", T::Date, E, "", "Warning from 30 days before; the day itself counts."),
            key("active", T::YesNo, E, "true", "false: known but switched off."),
            key(
                "topic_change",
                T::Word(&["allow", "ask", "refuse"]),
                E,
                "the bot's",
                "May the topic change in the middle?",
            ),
            key("urgent", T::YesNo, C, "false", "Wins over everything and drops any open form."),
            key("effect", T::Word(&["read", "change", "money"]), C, "read", "What the handler does at the bank."),
            key("handler", T::Text, D, "", "Rust handler; without it the answer is <id>-answer."),
            NOTE,
        ],
    ),
    section(
        "access",
        &[
            key("to_talk", T::Level, C, "derived", "Login needed before the first question."),
            key("to_act", T::ActLevel, C, "as to_talk", "Login or approval needed before the handler runs."),
            key("valid_for", T::Duration, C, "logout_after", "How fresh the login of to_act must be."),
            NOTE,
        ],
    ),
    section(
        "words.<lang>",
        &[key("<name>", T::Group, E, "", "A word group: a phrase without slots and groups."), NOTE],
    ),
    needed("phrases", PHRASES),
    section(
        "only_when",
        &[
            key("after", T::Names, E, "", "Possible only after one of these intents."),
            key("turns", T::Whole, E, "followup_turns", "Within so many turns."),
            key("level", T::Level, C, "", "From this login level on."),
            key("channels", T::Names, C, "", "Only on these channels."),
            NOTE,
        ],
    ),
    section(
        "slot.<name>",
        &[
            must("type", T::Name, E, "A slot type or a list's name."),
            key("required", T::YesNo, E, "true", "false: used if mentioned, not asked."),
            key("default", T::Any, E, "", "Taken if nobody says otherwise; then not asked."),
            key("only_if", T::Condition, E, "", "Needed only if this holds."),
            key("data", T::Class, C, "from type", "How sensitive it is."),
            key("min", T::Any, E, "", "Smallest value."),
            key("max", T::Any, E, "", "Largest value."),
            key("currency", T::Texts, E, "the bot's", "Currencies that are taken."),
            key("from", T::DateRule, E, "", "First day."),
            key("until", T::DateRule, E, "", "Last day."),
            key("bank_days", T::YesNo, E, "false", "Only bank days."),
            key("one_of", T::AnyList, E, "", "Only these."),
            key("not_one_of", T::AnyList, E, "", "None of these."),
            key("full_name", T::YesNo, E, "false", "A first name alone counts only if the lookup knows it."),
            key("min_length", T::Whole, E, "", "Fewest characters."),
            key("max_length", T::Whole, E, "", "Most characters."),
            key("retries", T::Whole, E, "the bot's", "How often the question is repeated, 0 to 5."),
            key("after_retries", T::Word(&["handoff", "cancel", "link"]), E, "the bot's", "What happens then."),
            key(
                "typos",
                T::Word(&["off", "careful", "normal", "generous"]),
                E,
                "the list's",
                "Tolerance for typing errors.",
            ),
            key("pattern", T::Text, D, "", "Regular expression for texts, anchored."),
            key("lookup", T::Text, D, "", "Function that finds saved values."),
            key("fills", T::Names, D, "", "Slots that a found value brings along."),
            key("check_with", T::Text, D, "", "Function that judges the value."),
            NOTE,
        ],
    ),
    section(
        "slot.<name>.replies",
        &[
            key("called_<lang>", T::Phrases, E, "", "How customers name this detail when they change it."),
            key("yes_<lang>", T::Phrases, E, "", "Words that set it to yes wherever they stand."),
            key("no_<lang>", T::Phrases, E, "", "Words that set it to no wherever they stand."),
            key("<lang>", T::Phrases, E, "", "Sentence forms for the reply."),
            NOTE,
        ],
    ),
    section(
        "confirm",
        &[
            key("when", T::When, C, "always", "When the order is read back."),
            key("on_no", T::Word(&["ask_what_to_change", "cancel"]), C, "ask_what_to_change", "What a no means."),
            key("expires", T::Duration, C, "5 minutes", "How long the order stands, from the read-back."),
            key("prepare", T::Text, D, "", "Function that runs before the read-back."),
            key("notes", T::Texts, D, "", "Notes it may choose."),
            NOTE,
        ],
    ),
    section("confirm.shows", &[key("<name>", T::Variable, D, "", "What the preparation returns.")]),
    section("outcome.<name>", &[key("<name>", T::Variable, D, "", "What the handler returns.")]),
    section("outcome.<name>.row", &[key("<name>", T::Variable, D, "", "What each row holds.")]),
    section(
        "privacy",
        &[
            key("class", T::Class, C, "derived", "Most sensitive thing shown or collected; may only be raised."),
            key("if_not_allowed", T::Word(POLICY), C, "continue", "On a channel below that class."),
            key("link", T::Name, E, "", "Which link, for link."),
            NOTE,
        ],
    ),
    section(
        "on.<name>",
        &[
            must("instead", T::Word(INSTEAD), C, "Rule for one channel; can only be stricter."),
            key("message", T::Text, E, "<id>-private", "Own wording there."),
            NOTE,
        ],
    ),
    section(
        "handoff",
        &[
            key("queue", T::Name, E, "the bot's", "Who takes over."),
            key("tell", T::Names, C, "", "Slots that the agent sees."),
            NOTE,
        ],
    ),
    section("suggest", &[key("next", T::Names, E, "", "Buttons after the answer."), NOTE]),
];

const PHRASES: &[Key] = &[
    key("followup_<lang>", T::Phrases, E, "", "Count only shortly after this intent."),
    key("test_<lang>", T::Phrases, E, "", "Never learnt; must be understood."),
    key("not_<lang>", T::Phrases, E, "", "Must not trigger this intent."),
    key("<lang>", T::Phrases, E, "", "What customers say."),
    NOTE,
];

pub(super) const LANGUAGE: &[SectionSpec] = &[
    needed("phrases", PHRASES),
    section(
        "words.<lang>",
        &[key("<name>", T::Group, E, "", "A word group: a phrase without slots and groups."), NOTE],
    ),
];
