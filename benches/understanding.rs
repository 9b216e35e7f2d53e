//! How long the banking catalogue takes to load and learn, and how long one message takes to rank.
//!
//! Input: `intents/` of the example bank; the messages are its test phrases, each in its own
//! language. Run with `cargo bench --bench understanding`; an argument sets the rounds (`-- 20`).

use schalter::catalog::{self, Piece};
use schalter::entity::Entities;
use schalter::lang::Languages;
use schalter::nlu::{Context, Understanding};
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
    let mut times = Vec::new();
    for round in 0..=rounds {
        for (language, text) in &messages {
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
            if round > 0 {
                times.push(taken.as_secs_f64() * 1e6);
            }
        }
    }
    times.sort_by(f64::total_cmp);
    let share = |of: f64| times[((times.len() - 1) as f64 * of) as usize];
    println!("load {:.1} ms, train {:.1} ms (median of 5)", loaded.as_secs_f64() * 1e3, trainings[2]);
    println!("rank {} messages, {rounds} rounds: p50 {:.1} µs, p99 {:.1} µs", messages.len(), share(0.5), share(0.99));
}
