//! `eval --train FILE --test FILE`: how well labelled sentences are recognised after learning others.

use super::labelled::read;
use super::score::{auroc, bins, calibration_error, details, f1, macro_f1, quantile};
use crate::cli::args::EvalOptions;
use crate::cli::messages::Messages;
use crate::cli::screen::Screen;
use crate::cli::spinner::Spinner;
use crate::cli::stop::Stop;
use crate::nlu::{Labelled, Recognised, Recogniser};
use serde_json::{Value as Json, json};
use std::path::Path;
use std::time::Instant;

/// How often each sentence is recognised for its time, of which the median counts.
const TIMES: usize = 5;
/// The share of what is in scope that must not be refused.
const KEPT: f64 = 0.95;

/// Learns, recognises and prints the figures.
pub(super) fn dataset(
    train: &Path,
    test: &Path,
    options: &EvalOptions,
    messages: &Messages,
    screen: &mut Screen,
) -> Result<bool, Stop> {
    let sentences = read(train, messages)?;
    let tests = read(test, messages)?;
    let held_out = options.val.as_deref().map(|path| read(path, messages)).transpose()?;

    let spinner = Spinner::begin(messages.text("eval-learning"));
    let begun = Instant::now();
    let recogniser = Recogniser::train(&sentences);
    let seconds = begun.elapsed().as_secs_f64();
    spinner.end();
    let spinner = Spinner::begin(messages.text("eval-recognising"));
    // The threshold comes from what is not tested: the validation file, else what training held out.
    let threshold = match &held_out {
        Some(sentences) => {
            let inside = sentences.iter().filter(|sentence| sentence.intent.is_some());
            let mut scores: Vec<f32> =
                inside.map(|sentence| recogniser.recognise(&sentence.text).out_of_scope).collect();
            quantile(&mut scores, KEPT, f32::total_cmp)
        }
        None => recogniser.refusal_keeping(KEPT),
    };
    let figures = figures(&recogniser, &tests, threshold);
    let times = times(&recogniser, &tests);
    spinner.end();

    let mut figures = figures;
    figures.extend([
        ("train_seconds", json!(round(seconds, 3))),
        ("p50_us", json!(times.0)),
        ("p99_us", json!(times.1)),
        ("model_bytes", json!(recogniser.bytes())),
        ("peak_bytes", json!(peak_bytes())),
    ]);
    if options.json {
        let object: serde_json::Map<String, Json> = figures.into_iter().map(|(key, v)| (key.to_owned(), v)).collect();
        screen.line(&Json::Object(object).to_string())?;
    } else {
        for (key, value) in figures {
            screen.line(&format!("{key:18} {value}"))?;
        }
    }
    Ok(true)
}

fn figures(recogniser: &Recogniser, tests: &[Labelled], threshold: Option<f32>) -> Vec<(&'static str, Json)> {
    let found: Vec<(&Labelled, Recognised<'_>)> =
        tests.iter().map(|sentence| (sentence, recogniser.recognise(&sentence.text))).collect();
    let inside = || found.iter().filter_map(|(sentence, found)| Some((sentence.intent.as_deref()?, found)));
    let right = inside().filter(|(truth, found)| found.intents.first().is_some_and(|best| best.0 == *truth)).count();
    let all = inside().count();
    let pairs = inside().map(|(truth, found)| (truth, found.intents.first().map(|(intent, _)| *intent)));
    let answers = inside().filter_map(|(truth, found)| found.intents.first().map(|best| (best.1, best.0 == truth)));
    let refusals = |outside: bool| -> Vec<f32> {
        let scores = found.iter().filter(|(sentence, _)| sentence.intent.is_none() == outside);
        scores.map(|(_, found)| found.out_of_scope).collect()
    };
    let outside = refusals(true);
    let refused = threshold
        .filter(|_| !outside.is_empty())
        .map(|threshold| outside.iter().filter(|score| **score > threshold).count() as f64 / outside.len() as f64);
    let mut slots = [0; 3];
    for (sentence, found) in &found {
        slots.iter_mut().zip(details(&sentence.details, &found.details)).for_each(|(sum, count)| *sum += count);
    }
    let [right_slots, missed, wrong] = slots;
    let slot_f1 = (right_slots + missed > 0).then(|| f1(right_slots, missed, wrong));
    let share = |value: Option<f64>| json!(value.map(|value| round(value, 4)));
    vec![
        ("accuracy", share((all > 0).then(|| right as f64 / all as f64))),
        ("macro_f1", share(macro_f1(pairs))),
        ("oos_auroc", share(auroc(&refusals(false), &outside))),
        ("oos_recall_at_95", share(refused)),
        ("slot_f1", share(slot_f1)),
        ("ece", share(calibration_error(&bins(answers)))),
    ]
}

/// The median and the 99th percentile in microseconds, from raw text to ranking, refusal and details.
fn times(recogniser: &Recogniser, tests: &[Labelled]) -> (Option<f64>, Option<f64>) {
    let mut times: Vec<f64> = tests
        .iter()
        .filter_map(|sentence| {
            let mut own = [0.0; TIMES];
            for time in &mut own {
                let begun = Instant::now();
                std::hint::black_box(recogniser.recognise(&sentence.text));
                *time = begun.elapsed().as_secs_f64() * 1e6;
            }
            quantile(&mut own, 0.5, f64::total_cmp)
        })
        .collect();
    let mut share = |share| quantile(&mut times, share, f64::total_cmp).map(|time| round(time, 2));
    (share(0.5), share(0.99))
}

/// The most memory that the process ever had, where the system tells.
fn peak_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}

fn round(value: f64, digits: i32) -> f64 {
    let factor = 10_f64.powi(digits);
    (value * factor).round() / factor
}
