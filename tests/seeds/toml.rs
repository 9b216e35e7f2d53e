//! The file format.

use super::{Mistake, mistake};

const INTENTS: &str = r"^intents/[a-z_]+\.toml$";
const TASKS: &str = r"^intents/(transfer|balance|transactions|card_block)\.toml$";

pub(super) const ALL: &[Mistake] = &[
    mistake("T01", "the closing quote is missing", |pen| pen.replace(INTENTS, r#"(?m)^  "([^"\\]+)",$"#, "  ¦\"$1,")),
    mistake("T02", "quotes inside a phrase", |pen| {
        pen.replace(INTENTS, r#"(?m)^  "([^"\\\[({<]+ )([a-zäöü]+)",$"#, "  \"$1¦\"$2\"\",")
    }),
    mistake("T03", "a comma is missing", |pen| pen.replace(INTENTS, r#"(?m)^  "([^"\\]+)",\n  ""#, "  \"$1\"¦\n  \"")),
    mistake("T04", "a list is not closed", |pen| {
        pen.replace(INTENTS, r#"(?m)^((?:de|en) += )\[\n((?:  "[^\n]+\n)+)\]\n"#, "$1¦[\n$2")
    }),
    mistake("T04", "a heading is not closed", |pen| {
        pen.replace(TASKS, r"(?m)^\[(slot\.[a-z]+|privacy|handoff)\]", "¦[$1")
    }),
    mistake("T05", "a heading twice", |pen| {
        pen.replace(TASKS, r"(?ms)^(\[(?:slot\.[a-z]+|outcome\.[a-z]+|privacy|access)\])(.*)\z", "$1$2\n¦$1\n")
    }),
    mistake("T05", "two answers of one name", |pen| {
        pen.replace(
            r"^intents/faq\.toml$",
            r"(?ms)^(\[answer\.[a-z_]+\])(.*)\z",
            "$1$2\n¦$1\nde = [\"was ist los\"]\nen = [\"what is up\"]\n",
        )
    }),
    mistake("T06", "a setting twice", |pen| {
        pen.replace(
            INTENTS,
            r"(?m)^(owner|type|kind|may_show|effect|if_not_allowed|max|min|hours)( *= [^\n]+)\n",
            "$1$2\n¦$1$2\n",
        )
    }),
    mistake("T07", "a setting above the first heading", |pen| pen.replace(TASKS, r"\A", "¦to_act = \"approval\"\n")),
    mistake("T08", "a setting under another heading", |pen| {
        pen.replace(TASKS, r"(?m)^(\[(?:slot\.[a-z]+|privacy|suggest|handoff)\])[^\n]*\n", "$1\n¦effect = \"read\"\n")
    }),
    mistake("T09", "a setting mistyped", |pen| {
        pen.replace(
            INTENTS,
            r"(?m)^(ty|ow|que|if_not_allo|may_sh|may_col|highest_lo|review_)[a-z]([a-z_]+)( *=)",
            "¦$1$2$3",
        )
    }),
    mistake("T09", "a heading mistyped", |pen| {
        pen.replace(TASKS, r"(?m)^\[(pri|hand|sug|acc)[a-z]([a-z]+)\]", "¦[$1$2]")
    }),
    mistake("T10", "a colon for the equals sign", |pen| {
        pen.replace(INTENTS, r"(?m)^(owner|type|kind|may_show|effect|queue|role|title)( *)= ", "$1$2¦: ")
    }),
    mistake("T11", "yes for true", |pen| {
        let yes = pen.one_of(&["ja", "yes", "True", "\"true\""]);
        pen.replace(r"^intents/[a-z_/]+\.toml$", r"(?m)^([a-z_]+ *= )(true|false)", &format!("$1¦{yes}"))
    }),
    mistake("T12", "a comma in a number", |pen| {
        let key = pen.one_of(&["accept", "ask_back"]);
        pen.replace(r"^intents/bot", r"(?m)^(\[understanding\]\n)", &format!("${{1}}{key} = 0¦,75\n"))
    }),
    mistake("T13", "an amount with two readings", |pen| {
        pen.replace(r"^intents/(bot|transfer)", r#"(?m)^([a-z0-9-]+ *= )"5000 EUR""#, "$1¦\"5.000 EUR\"")
    }),
    mistake("T13", "an amount without a currency", |pen| {
        pen.replace(r"^intents/(bot|transfer)", r#"(?m)^([a-z0-9-]+ *= )"([0-9.]+) EUR""#, "$1¦$2")
    }),
    mistake("T14", "a date with points", |pen| {
        pen.replace(INTENTS, r"(?m)^([a-z_]+ *= )(20\d\d)-(\d\d)-(\d\d)", "$1¦\"$4.$3.$2\"")
    }),
    mistake("T14", "a date that two people read differently", |pen| {
        pen.replace(INTENTS, r"(?m)^(review_by *= )20\d\d-\d\d-\d\d", "$1¦\"03/04/2028\"")
    }),
    mistake("T14", "a date with points and without quotes", |pen| {
        pen.replace(INTENTS, r"(?m)^([a-z_]+ *= )(20\d\d)-(\d\d)-(\d\d)", "$1¦$4.$3.$2")
    }),
    mistake("T15", "a duration that is none", |pen| {
        pen.replace(INTENTS, r#"(?m)^([a-z_]+ *= )"(\d+) minutes""#, "$1¦\"$2 Min\"")
    }),
    mistake("T15", "opening hours that are none", |pen| {
        pen.replace(r"^intents/bot", r#"(?m)^(hours *= )"Mo-Fr 08:00-(\d\d):00[^"]*""#, "$1¦\"Mo-Fr 8-$2\"")
    }),
    mistake("T15", "a class or level that there is not", |pen| {
        let word = pen.one_of(&["privat", "publik", "hoch"]);
        pen.replace(
            INTENTS,
            r#"(?m)^((?:may_show|may_collect|highest_login|class|data) *= )"[a-z]+""#,
            &format!("$1¦\"{word}\""),
        )
    }),
    mistake("T16", "double brackets", |pen| {
        pen.replace(INTENTS, r"(?m)^\[((?:answer|slot|outcome)\.[a-z_]+)\]", "¦[[$1]]")
    }),
    mistake("T17", "a setting is missing", |pen| {
        pen.replace(TASKS, r#"(?m)^(\[slot\.[a-z]+\][^\n]*\n)type *= [^\n]+\n"#, "¦$1")
    }),
    mistake("T17", "the title is missing", |pen| pen.replace(TASKS, r"(?m)^(\[intent\]\n)title *= [^\n]+\n", "¦$1")),
];
