//! How long it takes to read all values of one message, of hard ones, and to get ready for it.
//!
//! Input: the 663 ordinary sentences of `tests/entities/` and sentences with values, each in its own
//! language, of at most 20 words. Run with `cargo bench --bench entities`; an argument sets the
//! rounds (`-- 20`).

use jiff::civil::date;
use schalter::entity::{Entities, Expectation, Policy, select};
use schalter::lang::Languages;
use schalter::text::Utterance;
use std::hint::black_box;
use std::time::{Duration, Instant};

const WITH_VALUES: &[(&str, &str)] = &[
    ("de", "Überweise bitte 250 Euro an Anna Müller zum Monatsende"),
    ("de", "Schick meiner Mutter zwölf Euro fünfzig am Freitag um 14 Uhr"),
    ("de", "Welche Umsätze hatte ich zwischen dem 1. und 15. März auf dem Girokonto?"),
    ("de", "Bitte 1.234,56 € von DE89 3704 0044 0532 0130 00 auf mein Tagesgeld buchen"),
    ("de", "Richte einen Dauerauftrag über 640 Euro ein, monatlich zum 1., ab dem 1. Januar 2027"),
    ("de", "Zeig mir alle Abbuchungen der letzten 30 Tage über dreihundertfünfundzwanzig Euro"),
    ("de", "Ruf mich morgen zwischen 9 und 12 Uhr unter 0561 123 45 67 an, bitte"),
    ("de", "Wie viel Prozent Zinsen bekomme ich ab dem nächsten Quartal, 2,5 % oder drei Komma fünf?"),
    ("en", "Please transfer two hundred and fifty pounds to John Smith on Friday"),
    ("en", "What did I spend between 1 and 15 March on my current account?"),
    ("en", "Send a grand to my landlord at the end of the month, please"),
    ("en", "Set up a standing order of £640 on the 1st of every month from January 2027"),
    ("en", "Show me everything from the last 30 days that was more than 100 euros"),
    ("en", "Call me tomorrow between 9 and 12 at +44 20 7946 0958 or mail anna@example.com"),
];

fn main() {
    let rounds: usize = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(20);
    let begun = Instant::now();
    let languages = Languages::default();
    let entities = Entities::default();
    for language in languages.iter() {
        black_box(entities.readings(&Utterance::new("1"), &Expectation::of(language)));
    }
    println!("ready, both languages: {:?}", begun.elapsed());

    let ordinary = [
        ("de", include_str!("../tests/entities/negatives.de.txt")),
        ("en", include_str!("../tests/entities/negatives.en.txt")),
    ];
    let ordinary = ordinary.iter().flat_map(|(language, lines)| lines.lines().map(|line| (*language, line.to_owned())));
    let ordinary: Vec<(&str, String)> = ordinary.collect();
    let with_values: Vec<(&str, String)> = WITH_VALUES.iter().map(|(l, text)| (*l, (*text).to_owned())).collect();
    for (name, texts) in [("ordinary sentences", ordinary), ("sentences with values", with_values)] {
        let mut times = Vec::new();
        for round in 0..=rounds {
            for (language, text) in &texts {
                let time = read(&languages, language, text);
                if round > 0 {
                    times.push(time);
                }
            }
        }
        times.sort_unstable();
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!("{name} ({}): p50 {:?}, p95 {:?}, p99 {:?}", texts.len(), at(0.5), at(0.95), at(0.99));
    }

    for piece in [
        "9",
        "9 ",
        "1.",
        "(",
        "hundert ",
        "hundert",
        "zwei hundert ",
        "am 1. ",
        "1-",
        "3 Uhr ",
        "two hundred and ",
        "Mai ",
    ] {
        for language in ["de", "en"] {
            let text = piece.repeat(10_000 / piece.len());
            let slowest = (0..5).map(|_| read(&languages, language, &text)).min().unwrap_or_default();
            println!("10,000 characters of {piece:?} ({language}): {slowest:?}");
        }
    }
}

/// Reads and selects, as the bot does for each message.
fn read(languages: &Languages, language: &str, text: &str) -> Duration {
    let now = date(2026, 3, 2).at(9, 0, 0, 0);
    let language = languages.get(language).expect("a built-in language");
    let begun = Instant::now();
    let said = Utterance::new(text);
    let expected = Expectation { now, policy: Policy::Future, ..Expectation::of(language) };
    black_box(select(Entities::default().readings(&said, &expected), None));
    begun.elapsed()
}
