//! Slots, lists, logic, privacy, safeguards, tests.

use super::{Mistake, mistake};

const TASKS: &str = r"^intents/(transfer|balance|transactions|card_block)\.toml$";
const TRANSFER: &str = r"^intents/transfer\.toml$";
const FAQ: &str = r"^intents/faq\.toml$";
const BOT: &str = r"^intents/bot\.toml$";

pub(super) const ALL: &[Mistake] = &[
    mistake("S01", "a question is missing", |pen| {
        let slot = pen.one_of(&["amount", "recipient", "iban", "purpose", "date"]);
        pen.also(r"^locales/LANG/transfer", &format!(r"(?m)^transfer-ask-{slot} =[^\n]*\n(?:    [^\n]*\n)+\n"), "");
        pen.replace(TRANSFER, &format!(r"(?m)^\[slot\.{slot}\]"), &format!("¦[slot.{slot}]"))
    }),
    mistake("S02", "a type mistyped", |pen| {
        pen.replace(TASKS, r#"(?m)^(type *= )"(\w)(\w)(\w)(\w+)""#, "$1¦\"$3$2$4$5\"")
    }),
    mistake("S03", "a rule of another type", |pen| {
        pen.replace(TRANSFER, r"(?m)^(\[slot\.(?:amount|iban|date|instant)\]\n)", "$1¦max_length = 5\n")
    }),
    mistake("S04", "the least is above the most", |pen| {
        pen.replace(TRANSFER, r#"(?m)^(min *= )"0.01 EUR""#, "¦$1\"9000 EUR\"")
    }),
    mistake("S04", "a default that is not allowed", |pen| {
        pen.replace(TRANSFER, r#"(?m)^(default *= )"giro""#, "¦$1\"savings\"")
    }),
    mistake("S05", "a pattern is not closed", |pen| {
        let open = pen.one_of(&["(abc", "[a-z", "(a|(b)"]);
        pen.replace(TRANSFER, r"(?m)^(\[slot\.purpose\]\n)", &format!("${{1}}pattern = '¦{open}'\n"))
    }),
    mistake("S05", "a backslash in double quotes", |pen| {
        pen.replace(TRANSFER, r"(?m)^(\[slot\.purpose\]\n)", "${1}pattern = ¦\"\\d+\"\n")
    }),
    mistake("S06", "two slots wait for each other", |pen| {
        pen.also(TRANSFER, r"(?m)^(\[slot\.date\]\n)", "${1}only_if = \"purpose is set\"\n");
        pen.replace(TRANSFER, r"(?m)^(\[slot\.purpose\]\n)", "$1¦only_if = \"date is set\"\n")
    }),
    mistake("S06", "two topics wait for each other", |pen| {
        pen.also(r"^intents/balance", r"\z", "\n[only_when]\nafter = [\"transactions\"]\n");
        pen.replace(r"^intents/transactions", r"\z", "\n[only_when]\n¦after = [\"balance\"]\n")
    }),
    mistake("S07", "possible only after what is switched off", |pen| {
        pen.also(r"^intents/balance", r"(?m)^\[intent\]\n", "[intent]\nactive = false\n");
        pen.replace(r"^intents/transactions", r"\z", "\n[only_when]\n¦after = [\"balance\"]\n")
    }),
    mistake("S08", "two words that typing errors mix up", |pen| {
        let word = pen.one_of(&["Depott", "Depo", "Girokont", "Kreditkate"]);
        pen.replace(
            r"lists/account_kind",
            r"\z",
            &format!("\n[value.other]\nde = [\"¦{word}\"]\nen = [\"xyz account\"]\n"),
        )
    }),
    mistake("S09", "a handler mistyped", |pen| {
        pen.replace(TASKS, r#"(?m)^((?:handler|prepare|lookup) *= ")(\w+\.\w)(\w)(\w)(\w*)""#, "$1¦$2$4$3$5\"")
    }),
    mistake("S09", "an outcome without a text", |pen| {
        let outcome = pen.one_of(&["done", "scheduled", "not_enough_money", "limit_exceeded"]);
        let id = outcome.replace('_', "-");
        pen.also(r"^locales/LANG/transfer", &format!(r"(?m)^transfer-{id} = [^\n]*\n\n"), "");
        pen.replace(TRANSFER, &format!(r"(?m)^\[outcome\.{outcome}\]"), &format!("¦[outcome.{outcome}]"))
    }),
    mistake("S10", "ends before it begins", |pen| {
        pen.replace(r"^intents/(faq|bot)", r#"(?m)^(valid_until *= )("?)2026-03-0\d"#, "¦${1}${2}2026-02-01")
    }),
    mistake("S10", "a figure that has no value yet", |pen| {
        pen.replace(BOT, r"(?m)^20\d\d-01-01( = [^\n]+)\n(\n\[)", "¦2028-01-01$1\n$2")
    }),
    mistake("S10", "an answer that is over", |pen| {
        pen.also(FAQ, r"(?m)^valid_from *= [^\n]*\n", "");
        pen.replace(FAQ, r"(?m)^(valid_until *= )2026-03-0\d", "¦${1}2026-02-01")
    }),
    mistake("S11", "a name mistyped", |pen| {
        pen.replace(
            r"^intents/[a-z_]+\.toml$",
            r#"(?m)^((?:queue|link|handoff) *= )"(\w)(\w)(\w+)""#,
            "$1¦\"${2}x$3$4\"",
        )
    }),
    mistake("S11", "a suggestion that there is not", |pen| {
        pen.replace(TASKS, r#"(?m)^(next *= \[)"(\w+)""#, "$1¦\"${2}x\"")
    }),
    mistake("S11", "two texts of one name", |pen| {
        pen.replace(r"^locales/LANG/faq", r"(?ms)^(faq-[a-z-]+)( = [^\n]+)\n(.*)\z", "$1$2\n$3\n¦$1 = Noch einmal.\n")
    }),
    mistake("S12", "a role twice", |pen| {
        let (role, other) = pen.one_of(&[("no", "yes"), ("cancel", "no"), ("human", "cancel")]);
        pen.replace(
            r"^intents/basics",
            &format!(r#"(?m)^(\[answer\.{role}\]\n)role = "{role}""#),
            &format!("¦${{1}}role = \"{other}\""),
        )
    }),
    mistake("S13", "a review that is due", |pen| {
        pen.replace(r"^intents/[a-z_]+\.toml$", r"(?m)^(review_by *= )20\d\d-\d\d-\d\d", "¦${1}2026-02-28")
    }),
    mistake("C01", "account data where only public data may go", |pen| {
        pen.also(r"^locales/(de|en)/balance", r"(?m)^balance-private = ", "balance-private = { $$account } ");
        pen.replace(r"^locales/LANG/balance", r"(?m)^(balance-private = \{ )", "$1¦")
    }),
    mistake("C02", "a question for a secret", |pen| {
        let question = pen.say("Wie lautet Ihre ¦PIN?", "What is your ¦PIN?");
        pen.replace(
            r"^locales/LANG/transfer",
            r"(?m)^(transfer-ask-(?:purpose|date|account) = )[^\n]+",
            &format!("${{1}}{question}"),
        )
    }),
    mistake("C02", "an answer that asks for a secret", |pen| {
        let request = pen.say(" Bitte nennen Sie mir Ihr ¦Passwort.", " Please tell me your ¦password.");
        pen.replace(r"^locales/LANG/faq", r"(?m)^(faq-[a-z-]+ = [^\n]+)$", &format!("${{1}}{request}"))
    }),
    mistake("C03", "a login that cannot be reached", |pen| {
        pen.replace(BOT, r#"(?ms)^(\[channel\.web\].*?)^(highest_login = )"strong""#, "$1¦$2\"known\"")
    }),
    mistake("C04", "no preparation where money moves", |pen| {
        pen.replace(TRANSFER, r"(?m)^(\[confirm\]\nwhen[^\n]*\n)prepare[^\n]*\n", "¦$1")
    }),
    mistake("C04", "a login instead of an approval", |pen| {
        pen.replace(TRANSFER, r#"(?m)^(to_act *= )"approval""#, "¦$1\"login\"")
    }),
    mistake("C04", "no read-back", |pen| {
        let when = pen.one_of(&["never", "amount > 30 EUR"]);
        pen.replace(
            r"^intents/(transfer|card_block)",
            r#"(?m)^(when *= )"always""#,
            &format!("¦$1\"{when}\"").replace("amount > 30 EUR", "never"),
        )
    }),
    mistake("C05", "no login before account data", |pen| {
        pen.replace(TRANSFER, r#"(?m)^(to_talk *= )"login""#, "¦$1\"none\"")
    }),
    mistake("C06", "a welcome without its links", |pen| {
        let link = pen.one_of(&["privacy_link", "imprint_link"]);
        pen.replace(
            r"^locales/LANG/common",
            &format!(r"(?m)^(common-welcome =\n(?:    [^\n]*\n)*?)    [^\n]*{link}[^\n]*\n"),
            "¦$1",
        )
    }),
    mistake("C07", "logged in for too long", |pen| {
        pen.replace(BOT, r#"(?m)^(logout_after *= )"5 minutes""#, "¦$1\"15 minutes\"")
    }),
    mistake("C08", "a token in the file", |pen| {
        pen.replace(
            BOT,
            r"(?m)^(say_done[^\n]*\n)",
            "$1\n[channel.messenger.settings]\naccess_token = ¦\"EAAGm0PX4ZCpsBAKZA7x3QZBq9y\"\n",
        )
    }),
    mistake("X02", "a speaker mistyped", |pen| {
        pen.replace(r"^intents/tests/", r"(?m)^(Kun|Cus)(d|t)([a-z]+:)", "¦$1$3")
    }),
    mistake("X02", "a text that there is not", |pen| {
        pen.replace(r"^intents/tests/", r"(?m)^(Bot: +#)([a-z]+-)(\w)(\w)(\w+)", "$1¦$2$4$3$5")
    }),
];
