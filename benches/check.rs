//! How long it takes to load and check the files of a large bot, and to check it again after one file was edited.
//!
//! Input: the banking files, and so many copies of the topic `balance` (its intent file and its two files of texts,
//! every phrase with words of the copy's own) that there are 300 files. Nothing is trained. Run with
//! `cargo bench --bench check`; an argument sets the rounds (`-- 20`).

use schalter::catalog::{self, Severity};
use schalter::check;
use schalter::entity::Entities;
use schalter::lang::Languages;
use schalter::locale::Texts;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// The files of the large bot.
const FILES: usize = 300;

const NOW: jiff::civil::DateTime = jiff::civil::DateTime::constant(2026, 3, 2, 10, 0, 0, 0);

fn main() {
    let rounds: usize = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(9);
    let folder = tempfile::tempdir().unwrap();
    let count = large(folder.path());
    let (languages, entities) = (Languages::default(), Entities::default());
    let check = || {
        let begun = Instant::now();
        let (catalog, mut told) = catalog::load(&folder.path().join("intents"), &languages, &entities);
        let (texts, wrong) = Texts::load(&folder.path().join("locales"), &languages, &catalog.bot.languages);
        let loaded = begun.elapsed().as_secs_f64() * 1e3;
        told.extend(wrong);
        told.extend(check::check(&catalog, &texts, &languages, &entities, None, NOW));
        let taken = begun.elapsed().as_secs_f64() * 1e3;
        (loaded, taken, told, catalog.intents.len())
    };
    let (_, first, told, topics) = check();
    let count_of = |severity| told.iter().filter(|told| told.severity == severity).count();
    println!(
        "{count} files, {topics} topics, {} errors, {} warnings",
        count_of(Severity::Error),
        count_of(Severity::Warning)
    );
    let median = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let (mut loads, mut checks, mut edits) = (Vec::new(), Vec::new(), Vec::new());
    let edited = folder.path().join("intents/topic_7.toml");
    for round in 0..rounds {
        let (loaded, taken, ..) = check();
        loads.push(loaded);
        checks.push(taken);
        let text = fs::read_to_string(&edited).unwrap();
        fs::write(&edited, format!("{text}# edit {round}\n")).unwrap();
        edits.push(check().1);
    }
    println!(
        "first {first:.0} ms (tables are made); load {:.0} ms, load and check {:.0} ms",
        median(loads),
        median(checks)
    );
    println!("the same after one file was edited: {:.0} ms (median of {rounds})", median(edits));
}

/// Writes the bot; how many files it has.
fn large(folder: &Path) -> usize {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = 0;
    for part in ["intents", "intents/lists", "intents/tests", "locales/de", "locales/en"] {
        fs::create_dir_all(folder.join(part)).unwrap();
        for entry in fs::read_dir(root.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, folder.join(part).join(path.file_name().unwrap())).unwrap();
                files += 1;
            }
        }
    }
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let (topic, texts) =
        (read("intents/balance.toml"), ["de", "en"].map(|code| read(&format!("locales/{code}/balance.ftl"))));
    let mut number = 0;
    while files + 3 <= FILES {
        // A word of its own, so that no topic says what another says.
        let word: String =
            (0..4).map(|at| ["ba", "de", "fi", "go", "lu", "ma", "ne", "po"][(number >> (3 * at)) & 7]).collect();
        let own: String = topic
            .lines()
            .map(|line| match line.strip_prefix("  \"") {
                Some(rest) => format!("  \"{word} {rest}\n"),
                None if line.starts_with("followup_") || line.starts_with("test_") || line.starts_with("not_") => {
                    line.replace("[\"", &format!("[\"{word} ")).replace(", \"", &format!(", \"{word} ")) + "\n"
                }
                None => format!("{line}\n"),
            })
            .collect();
        fs::write(
            folder.join(format!("intents/topic_{number}.toml")),
            own.replace("balance-messenger", &format!("topic-{number}-messenger")),
        )
        .unwrap();
        for (code, text) in ["de", "en"].iter().zip(&texts) {
            let text = text.replace("\nbalance-", &format!("\ntopic-{number}-"));
            let text = text.replace("-title = ", &format!("-title = {word} "));
            fs::write(folder.join(format!("locales/{code}/topic_{number}.ftl")), text).unwrap();
        }
        (number, files) = (number + 1, files + 3);
    }
    files
}
