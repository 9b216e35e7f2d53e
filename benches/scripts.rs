//! How long the conversation tests of a large bot take.
//!
//! Input: the example bank with its files, and its conversation tests copied until there are 500. Run with
//! `cargo bench --bench scripts`.

#[path = "../examples/bank/bank/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the example uses more of it")]
mod bank;
#[path = "../examples/bank/handlers.rs"]
mod handlers;

use bank::{Bank, Scenario};
use schalter::Bot;
use schalter::testing::{Demo, play_all};
use std::fs;
use std::path::Path;
use std::time::Instant;

const SCRIPTS: usize = 500;

const NOW: jiff::civil::DateTime = jiff::civil::DateTime::constant(2026, 3, 2, 10, 0, 0, 0);

fn main() {
    let folder = tempfile::tempdir().unwrap();
    copies(&folder.path().join("intents"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let builder = Bot::builder(Bank::demo(NOW.date()).unwrap());
    let builder = handlers::register(builder.intents(folder.path().join("intents")).texts(root.join("locales")));
    let builder = Scenario::ALL.into_iter().fold(builder, |builder, scenario| {
        builder.scenario(scenario.name(), move |today| {
            let bank = Bank::demo(today)?;
            bank.reset(scenario, today)?;
            Ok::<_, bank::BankError>(bank)
        })
    });
    let bot = builder.build().unwrap();
    let scripts: Vec<_> = bot.catalog().scripts.iter().take(SCRIPTS).cloned().collect();
    let demo = Demo { person: bank::DEMO_CUSTOMER.into(), now: Some(NOW) };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let begun = Instant::now();
    let outcomes = runtime.block_on(async {
        let mut playing = play_all(&bot, scripts, &demo);
        let mut outcomes = Vec::new();
        while let Some(outcome) = playing.next().await {
            outcomes.push(outcome.0);
        }
        outcomes
    });
    let passed = outcomes.iter().filter(|outcome| outcome.passed()).count();
    println!("{passed} of {} scripts passed in {:.2} s", outcomes.len(), begun.elapsed().as_secs_f64());
}

/// Writes the bank's intent files with so many copies of its tests that there are enough.
fn copies(folder: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("intents");
    let copy = |part: &str, name: &dyn Fn(&str) -> String| {
        fs::create_dir_all(folder.join(part)).unwrap();
        for entry in fs::read_dir(root.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let stem = path.file_stem().unwrap().to_str().unwrap();
                fs::copy(&path, folder.join(part).join(name(stem)).with_extension("toml")).unwrap();
            }
        }
    };
    copy("", &str::to_owned);
    copy("lists", &str::to_owned);
    for number in 0..9 {
        copy("tests", &|stem| format!("{stem}_{number}"));
    }
}
