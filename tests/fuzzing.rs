//! The properties that `scripts/fuzz` tries for hours, tried for seconds with every test run.

#[cfg(feature = "http")]
#[path = "properties/frames.rs"]
mod frames;
#[path = "properties/mod.rs"]
mod properties;
#[cfg(feature = "client")]
#[path = "properties/webhooks.rs"]
mod webhooks;

use proptest::prelude::*;
use proptest::test_runner::Config;

fn few(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// Stretches that mean something to the readers, and some that mean nothing to anybody.
fn stretch() -> impl Strategy<Value = String> {
    let known = [
        "50 Euro",
        "€1,250.50",
        "1.250,50 €",
        "DE89 3704 0044 0532 0130 00",
        "am 3.4.",
        "last month",
        "morgen",
        "Jonas Weber",
        "Girokonto",
        "in my savings account",
        "fünfundzwanzig",
        "halb neun",
        "zwischen dem",
        "1. und 15. März",
        "30. Februar",
        "von 9 bis",
        "17 Uhr",
        "alle 14 Tage",
        "every other Friday",
        "two hundred and",
        "in 99999 years",
        "KW 53",
        "am Montagabend",
        "(+49) 0561-",
        "12.32e+99",
        "1/0",
        "50,-",
        "PIN 4711",
        "👍",
        "…",
        "\u{202e}",
        "ﬁ",
        "ŉ",
        "İ",
        "ß",
        "9999999999999999999",
        "31.02.2026",
        "-",
        "%",
        "ja",
        "no",
    ];
    prop_oneof![
        prop::sample::select(known.map(str::to_owned).to_vec()),
        "\\PC{0,12}",
        any::<String>().prop_map(|text| text.chars().take(8).collect()),
    ]
}

fn phrase() -> impl Strategy<Value = String> {
    let pieces =
        ["(", ")", "[", "]", "|", "{", "}", "<w>", "<", ">", "{amount=50 Euro}", "=", "a", "b c", " ", "\\", "\""];
    let piece = prop_oneof![8 => prop::sample::select(pieces.map(str::to_owned).to_vec()), 1 => "\\PC{0,3}"];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn event() -> impl Strategy<Value = String> {
    let known = [
        "Überweise 50 Euro an Jonas Weber",
        "send 20 euros to Jonas Weber",
        "wie viel habe ich noch?",
        "ja",
        "yes",
        "nein, 55 Euro",
        "no",
        "abbrechen",
        "help",
        "meine Karte sperren",
        "Girocard",
        "zurück",
        "\u{1}",
        "\u{2}",
        "\u{3}",
        "\u{3}0",
        "\u{4}image",
        "\u{5}",
        "\u{6}en",
        "\u{6}xx",
        "and my savings account?",
        "agent",
    ];
    prop_oneof![6 => prop::sample::select(known.map(str::to_owned).to_vec()), 1 => stretch()]
}

proptest! {
    #![proptest_config(few(300))]

    #[test]
    fn any_text_is_read(stretches in prop::collection::vec(stretch(), 0..8)) {
        properties::text(&stretches.join(" "));
    }

    #[test]
    fn any_values_are_read(asked in any::<u8>(), day in any::<u8>(), stretches in prop::collection::vec(stretch(), 0..8)) {
        properties::entities(&[&[asked, day], stretches.join(" ").as_bytes()].concat());
    }

    #[test]
    fn any_message_is_ranked(stretches in prop::collection::vec(prop_oneof![stretch(), event()], 0..8)) {
        properties::understanding(&stretches.join(" "));
    }

    #[test]
    fn any_phrase_is_read_or_told(phrase in phrase()) {
        let mut bytes = vec![5];
        bytes.extend(phrase.bytes());
        properties::catalogue(&bytes);
    }

    #[test]
    fn any_file_is_read_or_told(kind in 0..5_u8, bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        properties::catalogue(&[&[kind], bytes.as_slice()].concat());
    }
}

proptest! {
    #![proptest_config(few(40))]

    #[test]
    fn any_conversation_is_survived(begin in 0..4_usize, events in prop::collection::vec(event(), 1..8)) {
        let begin = ["", "\u{1}\n", "\u{1}\n", "\u{7}\n\u{1}\n"][begin];
        let _ = properties::conversation(&format!("{begin}{}", events.join("\n")));
    }
}

/// Found by `scripts/fuzz text`: control characters beside an umlaut, and apostrophes that are none to NFKC.
#[test]
fn words_with_control_characters_and_odd_apostrophes_fold_alike() {
    for text in ["Überw\0\0eisen", "überw\u{1}eisen", "Ü`b´e’r'weisen"] {
        properties::text(text);
        assert_eq!(schalter::text::fold(text), "ueberweisen");
    }
    assert_eq!(schalter::text::fold("o`clock´s"), "oclocks");
}

/// The property is not empty: an order that is approved is booked, once, and the counting sees it.
#[test]
fn an_approved_order_is_booked_once() {
    let order = "\u{1}\nÜberweise 50 Euro an Jonas Weber\nja";
    assert_eq!(properties::conversation(order), 0);
    assert_eq!(properties::conversation(&format!("{order}\n\u{2}\nja\n\u{2}\nabbrechen")), 1);
}

/// Bodies of platforms, and what becomes of them when bytes are lost, doubled or changed.
#[cfg(feature = "client")]
fn body() -> impl Strategy<Value = Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/webhooks");
    let seeds: Vec<Vec<u8>> =
        std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect();
    const WORDS: &[&str] = &["null", "[]", "{}", "-1", "\"\"", "\"1001\"", "[[[[", "1e999", "true"];
    let change = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8, prop::sample::select(WORDS));
    (prop::sample::select(seeds), prop::collection::vec(change, 0..4)).prop_map(|(mut raw, changes)| {
        for (from, to, how, word) in changes {
            let (a, b) = (from.index(raw.len() + 1), to.index(raw.len() + 1));
            let range = a.min(b)..a.max(b).min(a.min(b) + 40);
            match how {
                0 => drop(raw.drain(range)),
                1 => {
                    let doubled = raw[range.clone()].to_vec();
                    raw.splice(range.start..range.start, doubled);
                }
                // A whole value, where one stands.
                2 => {
                    let Some(colon) = raw.iter().skip(a).position(|byte| *byte == b':').map(|at| a + at + 1) else {
                        continue;
                    };
                    let end =
                        raw.iter().skip(colon).position(|byte| b",}".contains(byte)).map_or(raw.len(), |at| colon + at);
                    raw.splice(colon..end, word.bytes());
                }
                _ => raw.iter_mut().skip(a).take(1).for_each(|byte| *byte ^= 0x21),
            }
        }
        raw
    })
}

#[cfg(feature = "client")]
proptest! {
    #![proptest_config(few(3_000))]

    #[test]
    fn webhooks_are_read_whatever_they_say(raw in body()) {
        webhooks::webhooks(&raw);
    }

    #[test]
    fn webhooks_are_read_whatever_the_bytes(raw in prop::collection::vec(any::<u8>(), 0..200)) {
        webhooks::webhooks(&raw);
    }
}

/// Frames of the web chat's page, and what comes near to one.
#[cfg(feature = "http")]
fn frame() -> impl Strategy<Value = String> {
    let kinds = ["msg", "choice", "lang", "present", "logout", "hello", "ping", "typing", "read", "logged_in"];
    let value = prop_oneof![
        4 => "[ -~]{0,12}".prop_map(|text| serde_json::json!(text)),
        1 => ".{0,260}".prop_map(|text| serde_json::json!(text)),
        1 => prop::sample::select(vec![serde_json::Value::Null, 1.into(), serde_json::json!([[[{}]]])]),
    ];
    let fields = ["cid", "text", "value", "title", "code", "v", "tab", "seq", "locale", "t"];
    let pair = (prop::sample::select(fields.to_vec()), value);
    (prop::sample::select(kinds.to_vec()), prop::collection::vec(pair, 0..5)).prop_map(|(kind, pairs)| {
        let pairs: String = pairs.iter().map(|(name, value)| format!(",\"{name}\":{value}")).collect();
        format!("{{\"t\":\"{kind}\"{pairs}}}")
    })
}

#[cfg(feature = "http")]
proptest! {
    #![proptest_config(few(3_000))]

    #[test]
    fn frames_are_read_whatever_they_say(text in prop_oneof![frame(), ".{0,80}"]) {
        frames::frames(text.as_bytes());
    }
}
