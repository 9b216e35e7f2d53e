//! How long the banking catalogue takes to load and learn, and how long one message takes to rank.
//!
//! Input: `intents/` of the example bank; the messages are its test phrases, each in its own
//! language. Run with `cargo bench --bench understanding`; an argument sets the rounds (`-- 20`), and with
//! `-- thousand` a thousand topics of ten invented sentences each are learnt and recognised as well.

use schalter::catalog::{self, Piece};
use schalter::entity::Entities;
use schalter::lang::Languages;
use schalter::nlu::{Compiled, Context, Labelled, Recogniser, Understanding};
use schalter::testing::phrase_tests;
use schalter::text::Utterance;
use std::path::Path;
use std::time::Instant;

fn main() {
    let rounds: usize = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(20);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("intents");
    let (languages, entities) = (Languages::default(), Entities::default());
    let begun = Instant::now();
    let (catalog, _) = catalog::load(&folder, &languages, &entities);
    let loaded = begun.elapsed();
    let mut trainings: Vec<f64> = Vec::new();
    let mut understanding = None;
    for _ in 0..5 {
        let begun = Instant::now();
        understanding = Some(Understanding::train(&catalog, &languages, &entities, &[]));
        trainings.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    trainings.sort_by(f64::total_cmp);
    let understanding = understanding.unwrap();

    // What an editor waits for: one phrase more, live with the calibration of before; and a start with what was kept.
    let mut edited = catalog.clone();
    if let Some(phrases) = edited.intents.first_mut().and_then(|intent| intent.phrases.values_mut().next()) {
        phrases.learn.extend(phrases.test.first().cloned());
    }
    let edit = median_ms(|| drop(understanding.retrain(&edited, &languages, &[])));
    let kept = understanding.compiled().to_bytes();
    let start = median_ms(|| {
        let known = Compiled::from_bytes(&kept);
        drop(Understanding::train_with(&catalog, &languages, &entities, &[], &known));
    });
    println!("one phrase more: {edit:.1} ms; start with what was kept ({} kB): {start:.1} ms", kept.len() / 1000);
    if std::env::args().any(|argument| argument == "thousand") {
        thousand();
    }

    let now = jiff::civil::date(2026, 3, 2).at(9, 0, 0, 0);
    let messages: Vec<(String, String)> = phrase_tests(&catalog, now)
        .into_iter()
        .map(|test| {
            let pieces = test.phrase.expansions(1).into_iter().next().unwrap_or_default();
            let words = pieces.into_iter().map(|piece| match piece {
                Piece::Words(words) => words,
                Piece::Slot { name, example } => example.unwrap_or(name),
            });
            (test.language, words.collect::<Vec<_>>().join(" "))
        })
        .collect();
    let rank = |language: &str, text: &str| {
        let context = Context {
            language,
            now,
            open: None,
            recent: None,
            impossible: &[],
            lists: &[],
            policy: Default::default(),
            begun: None,
        };
        let begun = Instant::now();
        let ranking = understanding.rank(&Utterance::new(text), &context);
        let taken = begun.elapsed();
        std::hint::black_box(ranking);
        taken.as_secs_f64() * 1e6
    };
    let mut times = Vec::new();
    for round in 0..=rounds {
        let round_times = messages.iter().map(|(language, text)| rank(language, text));
        match round {
            // The first round only warms up.
            0 => drop(round_times.collect::<Vec<_>>()),
            _ => times.extend(round_times),
        }
    }
    // What is made to be slow: much of what may begin a value or a phrase.
    for piece in ["50 Euro an ", "ueberweise anna ", "an an an ", "girokonto ", "1 2 3 ", "ä,"] {
        let text = piece.repeat(10_000 / piece.len());
        println!("10,000 bytes of \"{piece}\": {:.1} ms", rank(&messages[0].0, &text) / 1e3);
    }
    times.sort_by(f64::total_cmp);
    let share = |of: f64| times[((times.len() - 1) as f64 * of) as usize];
    println!("load {:.1} ms, train {:.1} ms (median of 5)", loaded.as_secs_f64() * 1e3, trainings[2]);
    println!("rank {} messages, {rounds} rounds: p50 {:.1} µs, p99 {:.1} µs", messages.len(), share(0.5), share(0.99));
}

fn median_ms(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// A thousand topics, each of two words of its own among some that many share.
fn thousand() {
    let word = |seed: usize| {
        let syllables = ["ka", "ren", "to", "bel", "su", "mi", "lor", "ta", "ver", "dun", "pe", "schil"];
        let mut seed = seed.wrapping_mul(2_654_435_761) >> 3;
        let mut word = String::new();
        for _ in 0..3 {
            word.push_str(syllables[seed % syllables.len()]);
            seed /= syllables.len();
        }
        word
    };
    let sentence = |topic: usize, turn: usize| {
        let shared = |place: usize| word(9_000_000 + (topic * 7 + turn * 31 + place * 13) % 400);
        let own = [word(2 * topic + 1), word(2 * topic + 2)];
        let words = [shared(0), own[turn % 2].clone(), shared(1), shared(2), own[(turn / 2) % 2].clone(), shared(3)];
        Labelled { text: words.join(" "), intent: Some(format!("topic_{topic}")), details: Vec::new() }
    };
    let sentences: Vec<Labelled> = (0..1000)
        .flat_map(|topic| (0..10).map(move |turn| (topic, turn)))
        .map(|(topic, turn)| sentence(topic, turn))
        .collect();
    let begun = Instant::now();
    let recogniser = Recogniser::train(&sentences);
    let trained = begun.elapsed().as_secs_f64();
    let (mut times, mut right) = (Vec::new(), 0);
    for topic in 0..1000 {
        let said = sentence(topic, 11 + topic % 5);
        let begun = Instant::now();
        let found = recogniser.recognise(&said.text);
        times.push(begun.elapsed().as_secs_f64() * 1e6);
        right += usize::from(found.intents.first().map(|best| best.0) == said.intent.as_deref());
    }
    times.sort_by(f64::total_cmp);
    let megabytes = recogniser.bytes() as f64 / 1e6;
    println!(
        "1000 topics: trained in {trained:.1} s, {megabytes:.1} MB, {right} of 1000 right, p50 {:.1} µs, p99 {:.1} µs",
        times[500], times[990]
    );
}
