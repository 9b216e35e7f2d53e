//! One mistake gives one message: each mistake of the file format is put into the banking files at a random
//! place, and `check` must tell its code, at its line and column, and nothing else.
//!
//! `seeds/` holds the table: for every code the ways in which an editor makes that mistake. `ROUNDS=20 cargo test
//! --test seeded_mistakes` tries more places; `ONLY=P03` one code; `SEED=7` begins elsewhere.

#[path = "seeds/mod.rs"]
mod seeds;

use jiff::civil::{DateTime, date};
use schalter::catalog::{self, Diagnostic};
use schalter::check;
use schalter::entity::Entities;
use schalter::lang::{Languages, Messages};
use schalter::locale::{TextFile, Texts};
use seeds::{Files, MISTAKES, Pen, Seed};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const NOW: DateTime = date(2026, 3, 2).at(10, 0, 0, 0);

/// Codes that only a run of the conversation tests or the bot author's program can tell, not a look at the files.
const PLAYED: [&str; 5] = ["X01", "X03", "H01", "H02", "H03"];

/// Most messages that one mistake may cost.
const MOST: usize = 3;

static KNOWN: LazyLock<(Languages, Entities)> = LazyLock::new(Default::default);

fn banking() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Files::new();
    let mut open = vec![root.join("intents"), root.join("locales")];
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                // Without notes of translations: every change of a German text is one of B14's as well.
                let bytes = fs::read(&path).unwrap();
                let lines = bytes.split_inclusive(|byte| *byte == b'\n');
                let bytes = lines.filter(|line| !line.starts_with(b"# source: ")).collect::<Vec<_>>().concat();
                files.insert(path.strip_prefix(root).unwrap().to_owned(), bytes);
            }
        }
    }
    files
}

fn told(files: &Files) -> Vec<Diagnostic> {
    let (languages, entities) = &*KNOWN;
    let (texts, intents): (BTreeMap<PathBuf, Vec<u8>>, Files) =
        files.clone().into_iter().partition(|(path, _)| path.starts_with("locales"));
    let (catalog, mut told) = catalog::read(intents.into_iter().collect(), languages, entities);
    let mut decoded = Vec::new();
    for (path, bytes) in texts {
        let folder = path.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        decoded.push(TextFile::decode(&folder, path, &bytes, &mut told));
    }
    let (texts, wrong) = Texts::read(decoded, languages, &catalog.bot.languages);
    told.extend(wrong);
    told.extend(check::check(&catalog, &texts, languages, entities, Some(&handlers()), NOW));
    told
}

/// The handlers that the files name.
fn handlers() -> Vec<String> {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let names =
            regex::Regex::new(r#"(?:handler|prepare|lookup|check_with) *= *"([^"]+)"|"handler:([^"]+)""#).unwrap();
        let mut all = BTreeSet::new();
        for bytes in banking().values() {
            let text = String::from_utf8_lossy(bytes).into_owned();
            all.extend(
                names.captures_iter(&text).map(|found| found.get(1).or(found.get(2)).unwrap().as_str().to_owned()),
            );
        }
        all.into_iter().collect()
    });
    NAMES.clone()
}

/// Whether exactly this mistake is told, and where; if not, what was told.
fn verdict(code: &str, seed: &Seed) -> Result<usize, String> {
    let all = told(&seed.files);
    let places = |told: &Diagnostic| -> Vec<(PathBuf, usize, usize)> {
        let of = |label: &catalog::Label| {
            let (line, column) = label.place.source.position(label.place.span.start);
            (label.place.source.path.clone(), line, column)
        };
        told.labels.iter().map(of).collect()
    };
    let here = (seed.path.clone(), seed.line, seed.column);
    let right = all.iter().any(|told| told.code == code && places(told).contains(&here));
    let only = all.iter().all(|told| told.code == code);
    if right && only && all.len() <= MOST {
        for language in KNOWN.0.iter() {
            let messages = Messages::new(language);
            let words = catalog::render(&all, &messages, false);
            assert!(all.iter().all(|told| !words.contains(&format!("]: {}\n", told.message))), "{words}");
        }
        return Ok(all.len());
    }
    let found: Vec<String> =
        all.iter().take(8).map(|told| format!("{} {:?} at {:?}", told.message, told.args, places(told))).collect();
    Err(format!("expected {code} at {here:?}; told {}:\n    {}", all.len(), found.join("\n    ")))
}

#[test]
fn the_banking_files_are_clean() {
    let all = told(&banking());
    assert!(all.is_empty(), "{:?}", all.iter().map(|told| (told.message, &told.args)).collect::<Vec<_>>());
}

#[test]
fn each_code_has_a_seed() {
    let codes = schalter::catalog::CODES.iter().copied().filter(|code| !PLAYED.contains(code));
    let missing: Vec<&str> = codes.filter(|code| !MISTAKES.iter().any(|mistake| mistake.code == *code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn each_mistake_is_told_where_it_is_and_once() {
    let number =
        |name: &str, default: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    let (rounds, first) = (number("ROUNDS", 1), number("SEED", 1));
    let only = std::env::var("ONLY").ok();
    let banking = banking();
    let wanted = |code: &str| only.as_ref().is_none_or(|only| code.starts_with(only.as_str()));
    // One kind of mistake: how many were tried, how many of them cost one message, and what went wrong.
    let try_out = |at: usize| {
        let mistake = MISTAKES[at];
        let (mut tried, mut single, mut wrong) = (0, 0, Vec::new());
        for language in ["de", "en"] {
            for round in 0..rounds {
                let seed = first.wrapping_mul(1_000_003) + (at as u64) * 8_191 + round;
                let Some(seed) = (mistake.make)(&mut Pen::new(&banking, language, seed)) else { continue };
                tried += 1;
                match verdict(mistake.code, &seed) {
                    Ok(messages) => single += usize::from(messages == 1),
                    Err(why) => wrong.push(format!("{} ({}, {language}): {why}", mistake.code, mistake.what)),
                }
            }
        }
        if tried == 0 {
            wrong.push(format!("{} ({}): no place for it in the files", mistake.code, mistake.what));
        }
        (tried, single, wrong)
    };
    let workers = std::thread::available_parallelism().map_or(1, |count| count.get());
    let all: Vec<_> = std::thread::scope(|scope| {
        let own = |worker: usize| (worker..MISTAKES.len()).step_by(workers).filter(|at| wanted(MISTAKES[*at].code));
        let threads: Vec<_> =
            (0..workers).map(|worker| scope.spawn(move || own(worker).map(try_out).collect::<Vec<_>>())).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let (mut tried, mut single, mut wrong) = (0, 0, Vec::new());
    for (own, once, told) in all {
        tried += own;
        single += once;
        wrong.extend(told);
    }
    println!("{tried} mistakes of {} kinds, {single} with a single message", MISTAKES.len());
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}
