//! Customers' sentences.

use super::{Mistake, Pen, Seed, mistake};

const INTENTS: &str = r"^intents/[a-z_]+\.toml$";
const TASKS: &str = r"^intents/(transfer|balance|transactions|card_block)\.toml$";
const FAQ: &str = r"^intents/faq\.toml$";
/// The beginning of a list in the language.
const LIST: &str = r"(?m)^(LANG +=) \[\n";

/// A phrase put at the beginning of some list of the language.
fn add(pen: &mut Pen<'_>, paths: &str, phrase: &str) -> Option<Seed> {
    pen.replace(paths, LIST, &format!("$1 [\n  \"{phrase}\",\n"))
}

pub(super) const ALL: &[Mistake] = &[
    mistake("P01", "a bracket is not closed", |pen| {
        pen.replace(INTENTS, r#"(?m)^  "([^"\\\[({<]*)\[([a-zäöü]+)\]([^"\\\[({<]*)",$"#, "  \"$1¦[$2$3\",")
    }),
    mistake("P01", "a bracket is closed that was never opened", |pen| add(pen, INTENTS, "etwas mehr¦] davon")),
    mistake("P02", "round brackets for what may be left out", |pen| {
        pen.replace(INTENTS, r#"(?m)^  "([^"\\\[({<]*)\[([a-zäöü]+)\]([^"\\\[({<]*)",$"#, "  \"$1¦($2)$3\",")
    }),
    mistake("P03", "a slot mistyped", |pen| {
        pen.replace(TASKS, r#"(?m)^(  "[^"]*)\{(am|re|da)([a-z])([a-z])([a-z]+)="#, "$1{¦$2$4$3$5=")
    }),
    mistake("P04", "an example that nobody can read", |pen| {
        pen.replace(
            r"^intents/transfer",
            r#"(?ms)^((?:de|en) = \[\n(?:  "[^\n]*\n)*?  "[^"\n]*\{amount=)[^}\n]+\}"#,
            "$1¦sehr viel Zeug}",
        )
    }),
    mistake("P05", "a slot in one branch", |pen| {
        pen.replace(r"^intents/transfer", r#"(?m)^(  "[^"\[(]*)(\{amount=[^}]+\})"#, "$1(¦$2|etwas)")
    }),
    mistake("P06", "a phrase that is only a slot", |pen| add(pen, r"^intents/transfer", "¦{amount=20 Euro}")),
    mistake("P07", "a phrase of another topic", |pen| {
        let phrase = pen.say("wie lange dauert eine Überweisung", "how long does a transfer take");
        add(pen, TASKS, &format!("¦{phrase}"))
    }),
    mistake("P08", "almost a phrase of another topic", |pen| {
        let phrase = pen.say("bitte wie lange dauert eine Überweisung", "please how long does a transfer take");
        add(pen, TASKS, &format!("¦{phrase}"))
    }),
    mistake("P09", "a phrase twice", |pen| {
        pen.replace(
            INTENTS,
            r#"(?m)^(LANG +=) \[\n((?:  "[^\n]+\n)*?)  "([^"\\\[({<]+)",\n((?:  "[^\n]+\n)*)\]"#,
            "$1 [\n$2  \"$3\",\n$4  \"¦$3\",\n]",
        )
    }),
    mistake("P10", "more sentences than anybody says", |pen| {
        add(pen, INTENTS, "[xa] [xb] [xc] [xd] [xe] [xf] [xg] ¦(xh|xi|xj|xk) xl")
    }),
    mistake("P11", "a word group mistyped", |pen| {
        pen.replace(r"^intents/transfer", r#"(?m)^(  "[^"]*)<(se)(n)(d)>"#, "$1<¦$2$4$3>")
    }),
    mistake("P11", "a word group of another language", |pen| {
        let name = pen.say("could", "can_you");
        pen.also(r"^intents/transfer", r"(?m)^\[words\.de\]\n", "[words.de]\n");
        pen.also(r"^intents/transfer", r"(?m)^\[words\.en\]\n", "[words.en]\ncould = \"(could|can) we\"\n");
        add(pen, r"^intents/transfer", &format!("<¦{name}> etwas senden"))
    }),
    mistake("P12", "a slot in a word group", |pen| {
        pen.replace(r"^intents/transfer", r#"(?m)^((?:want|send|can_you) *= "[^"\n]+)""#, "$1 ¦{amount}\"")
    }),
    mistake("P13", "a phrase in the wrong list", |pen| {
        let phrase = pen.say("can you tell me what this would be", "können Sie mir sagen was das hier ist");
        add(pen, INTENTS, &format!("¦{phrase}"))
    }),
    mistake("P14", "a language without phrases", |pen| {
        pen.replace(TASKS, r#"(?ms)^(\[phrases\]\n.*?)^LANG = \[\n(?:  "[^\n]*\n)+\]\n"#, "¦$1")
    }),
    mistake("P15", "a real IBAN", |pen| {
        let account = pen.say("Lastschrift ¦DE02 1203 0000 0000 2020 51 xy", "payee ¦DE02 1203 0000 0000 2020 51 xy");
        add(pen, INTENTS, account)
    }),
    mistake("P15", "a real telephone number", |pen| add(pen, INTENTS, "Handy ¦0171 5558812 xy")),
    mistake("P15", "a real address", |pen| add(pen, FAQ, "Post an ¦anna.mueller@web.de xy")),
    mistake("P16", "hardly any phrase", |pen| {
        pen.replace(
            TASKS,
            r#"(?m)^LANG = \[\n(  "[^\n]*\n  "[^\n]*\n)(?:  "[^\n]*\n)+\]\n"#,
            &format!("¦{} = [\n$1]\n", pen.language),
        )
    }),
    mistake("P16", "no test phrases", |pen| {
        let language = pen.language;
        pen.also(r"^intents/transfer", r"(?ms)^test_LANG = \[[^\n]*\n.*?^\]\n", "");
        pen.replace(r"^intents/transfer", r"(?m)^LANG = \[\n", &format!("¦{language} = [\n"))
    }),
];
