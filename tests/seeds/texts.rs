//! What the bot says.

use super::{Mistake, mistake};

const TEXTS: &str = r"^locales/LANG/";
const FAQ: &str = r"^locales/LANG/faq";
const BOTH: &str = r"^locales/(de|en)/";

pub(super) const ALL: &[Mistake] = &[
    mistake("B01", "a text is missing in one language", |pen| {
        let id = pen.one_of(&["off", "link", "noted", "outdated", "logged-out", "cancelled"]);
        let path = format!("locales/{}/common.ftl", pen.say("en", "de"));
        pen.also(r"^locales/LANG/common", &format!(r"(?m)^common-{id} = [^\n]*\n"), "");
        pen.replace(&format!("^{path}"), &format!("(?m)^common-{id} ="), &format!("¦common-{id} ="))
    }),
    mistake("B02", "a text that nobody uses", |pen| {
        pen.replace(TEXTS, r"(?m)^((?:transfer|faq|balance)-[a-z-]+ = )", "¦transfer-zzz = Etwas.\n\n$1")
    }),
    mistake("B03", "a variable mistyped", |pen| {
        pen.replace(TEXTS, r"(?m)^(transfer-(?:done|scheduled|not|lim|unk)[^\n]*?\{ )\$am(o)(u)", "$1¦$$am$3$2")
    }),
    mistake("B04", "the dollar sign is missing", |pen| {
        pen.replace(TEXTS, r"(?m)^((?:transfer|balance|card-block|faq)-[a-z-]+ = [^\n$]*\{ )\$(\w)", "$1¦$2")
    }),
    mistake("B04", "a brace is not closed", |pen| {
        pen.replace(FAQ, r"(?m)^(faq-[a-z-]+ = [^\n{]*)(\{ \$\w+) \}([^\n]*)$", "$1¦$2 $3")
    }),
    mistake("B05", "a variable lost in one language", |pen| {
        pen.replace(TEXTS, r"(?m)^(faq-[a-z-]+ = )([^\n{]*)\{ \$\w+ \}", "$1¦$2")
    }),
    mistake("B05", "a detail missing in the read-back", |pen| {
        let slot = pen.one_of(&["recipient", "iban", "amount", "purpose", "account"]);
        pen.replace(
            r"^locales/LANG/transfer",
            &format!(r"(?m)^(transfer-confirm =\n    )((?:[^\n]*\n)*?)    [^\n]*\{{ \${slot} \}}[^\n]*\n"),
            "$1¦$2",
        )
    }),
    mistake("B06", "a line that is not indented", |pen| {
        pen.replace(TEXTS, r"(?m)^    ([A-ZÄÖÜ][a-zäöü]+[^\n:=]*[a-z?]:?[^\n]*)$", "¦$1")
    }),
    mistake("B07", "another form of address", |pen| {
        let begin = pen.say("Ihre?", "nothing of the kind");
        pen.replace(TEXTS, &format!(r"(?m)^([a-z-]+ = [^\n]*\s){begin}(\s)"), "$1¦deine$2")
    }),
    mistake("B08", "a variable behind an article", |pen| {
        let article = pen.say("den", "a");
        pen.replace(
            r"^locales/LANG/transfer",
            r"(?m)^(transfer-(?:done|scheduled)[^\n]*?)\{ \$recipient",
            &format!("$1¦{article} {{ $$recipient"),
        )
    }),
    mistake("B09", "a question that mentions what comes later", |pen| {
        pen.also(BOTH, r"(?m)^transfer-ask-amount = ", "transfer-ask-amount = { $$recipient }: ");
        pen.replace(r"^locales/LANG/transfer", r"(?m)^(transfer-ask-amount = \{ )", "$1¦")
    }),
    mistake("B09", "what may be empty in the middle of a line", |pen| {
        pen.also(BOTH, r"(?m)^transfer-done = ", "transfer-done = { $$purpose }: ");
        pen.replace(r"^locales/LANG/transfer", r"(?m)^(transfer-done = \{ )", "$1¦")
    }),
    mistake("B10", "a button that is too long", |pen| {
        pen.replace(TEXTS, r"(?m)^(    \.(?:button-[a-z]+|title) = )([^\n]+)$", "$1¦$2 und noch viel mehr davon")
    }),
    mistake("B10", "a title without a short form", |pen| {
        pen.replace(TEXTS, r"(?m)^([a-z-]+-title = )([^\n]+)$", "$1¦$2 und noch viel mehr davon")
    }),
    mistake("B11", "a sentence without an end", |pen| {
        let long = pen.say("und dann noch dies und jenes ", "and then this and that too ").repeat(5);
        pen.replace(FAQ, r"(?m)^(faq-[a-z-]+ = [^\n]+)$", &format!("$1 ¦So {long}xy."))
    }),
    mistake("B12", "another term than agreed", |pen| {
        let term = pen.say("EC-Karte", "checking account");
        pen.replace(FAQ, r"(?m)^(faq-[a-z-]+ = [^\n]+)$", &format!("$1 Xy ¦{term} xy."))
    }),
    mistake("B12", "another spelling", |pen| {
        let term = pen.say("Online-Banking", "color");
        pen.replace(FAQ, r"(?m)^(faq-[a-z-]+ = [^\n]+)$", &format!("$1 Xy ¦{term} xy."))
    }),
    mistake("B13", "an attribute mistyped", |pen| {
        pen.replace(r"^locales/LANG/transfer", r"(?m)^    \.(too|not|wrong)-(\w)(\w)", "    ¦.$1-$3$2")
    }),
    mistake("B13", "a variant where there must be none", |pen| {
        pen.replace(r"^locales/LANG/transfer", r"(?m)^(transfer-(?:done|scheduled) = [^\n]+)$", "$1\n    ¦.alt1 = Gut.")
    }),
    mistake("B14", "a translation older than its source, or a draft", |pen| match pen.language {
        "de" => pen.replace(TEXTS, r"(?m)^((?:faq|basics)-[a-z-]+ = )", "¦# TODO\n$1"),
        _ => pen.replace(TEXTS, r"(?m)^((?:faq|basics)-[a-z-]+ = )", "# source: 00000000\n¦$1"),
    }),
    mistake("B15", "a choice on an amount", |pen| {
        pen.replace(
            r"^locales/LANG/transfer",
            r"(?m)^(transfer-(?:done|scheduled) = [^\n]*?)\{ \$amount \}",
            "$1{ ¦$$amount ->\n       *[other] viel\n    }",
        )
    }),
    mistake("B16", "straight quotation marks", |pen| {
        pen.replace(FAQ, r"(?m)^(faq-[a-z-]+ = [^\n]+)$", "$1 Xy ¦\"xy\" xy.")
    }),
];
