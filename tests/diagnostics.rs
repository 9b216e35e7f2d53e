//! Every folder `tests/fixtures/<CODE>/` is a case: what an editor is told about it, in both languages.
//!
//! A folder holds files that are laid over the bot of `tests/fixtures/base/` (`*.toml` are its intents,
//! `locales/<language>/*.ftl` its texts; an empty file takes one away), and the expected words in
//! `expected.<language>.txt`. With `handlers.txt` the names in it are the registered ones. A folder may be
//! called `<CODE>-<variant>`. `UPDATE=1 cargo test --test diagnostics` writes the expected files.

use jiff::civil::{DateTime, date};
use schalter::bot::Bot;
use schalter::catalog::{self, Diagnostic, Source};
use schalter::check;
use schalter::entity::Entities;
use schalter::lang::{Languages, Messages};
use schalter::locale::{TextFile, Texts};
use schalter::testing::{Demo, PhraseStage, phrase_tests, play};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

/// The cases are checked as on this day.
const NOW: DateTime = date(2026, 3, 2).at(10, 0, 0, 0);

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The files of a bot by the paths that people see.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// All files below `dir`, as `intents/…` and `locales/…`.
fn files(dir: &Path) -> Files {
    let mut all = Files::new();
    let mut open = vec![dir.to_path_buf()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let shown = path.strip_prefix(dir).unwrap();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "toml") {
                all.insert(Path::new("intents").join(shown), fs::read(&path).unwrap());
            } else if path.extension().is_some_and(|end| end == "ftl") {
                all.insert(shown.to_path_buf(), fs::read(&path).unwrap());
            }
        }
    }
    all
}

/// The bot of a case.
fn bot(case: &Path) -> Files {
    let mut bot = files(&fixtures().join("base"));
    bot.extend(files(case));
    bot.retain(|_, bytes| !bytes.is_empty());
    bot
}

/// The handlers that are registered in a case.
fn handlers(case: &Path) -> Option<Vec<String>> {
    let names = fs::read_to_string(case.join("handlers.txt")).ok()?;
    Some(names.lines().map(str::to_owned).collect())
}

/// Everything that is wrong with a bot, found the way a bot is loaded.
fn told(bot: Files, handlers: Option<&[String]>) -> Vec<Diagnostic> {
    // Their tables are made once: hundreds of bots are read.
    static KNOWN: LazyLock<(Languages, Entities)> = LazyLock::new(Default::default);
    let (languages, entities) = &*KNOWN;
    let (texts, intents): (Vec<_>, Vec<_>) = bot.into_iter().partition(|(path, _)| path.starts_with("locales"));
    let (catalog, mut told) = catalog::read(intents, languages, entities);
    let mut decoded = Vec::new();
    for (path, bytes) in texts {
        let folder = path.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        decoded.push(TextFile::decode(&folder, path, &bytes, &mut told));
    }
    let (texts, wrong) = Texts::read(decoded, languages, &catalog.bot.languages);
    told.extend(wrong);
    told.extend(check::check(&catalog, &texts, languages, entities, handlers, NOW));
    told
}

/// What the tests of a bot find out.
fn played(files: &Files) -> Vec<Diagnostic> {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let files = |name: &str| folder.path().join(name);
    let bot = Bot::builder(()).intents(files("intents")).texts(files("locales")).without_handlers().build().unwrap();
    let demo = Demo { person: "anna".into(), now: Some(NOW) };
    let catalog = bot.catalog();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut told = runtime.block_on(async {
        let mut told = Vec::new();
        for script in &catalog.scripts {
            told.extend(play(&bot, script, &demo).await.failure.map(|failure| failure.diagnostic()));
        }
        let mut stage = PhraseStage::new(&bot, &demo).unwrap();
        for phrase in phrase_tests(&catalog, NOW) {
            told.extend(stage.attempt(&phrase).await.unwrap().map(|failure| failure.diagnostic()));
        }
        told
    });
    for place in told.iter_mut().flat_map(|told| &mut told.labels).map(|label| &mut label.place) {
        let source = &place.source;
        let shown = source.path.strip_prefix(folder.path()).unwrap().to_path_buf();
        place.source = Arc::new(Source { path: shown, text: source.text.clone() });
    }
    told
}

/// Folders that are called like a code.
fn cases() -> Vec<PathBuf> {
    let is_code = |name: &str| {
        let code = name.split('-').next().unwrap();
        code.len() == 3 && "FTPSBCX".contains(&code[..1]) && code[1..].bytes().all(|b| b.is_ascii_digit())
    };
    let mut cases: Vec<PathBuf> = fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| is_code(path.file_name().unwrap().to_str().unwrap()));
    cases.sort();
    cases
}

#[test]
fn each_mistake_is_told_once_in_both_languages() {
    let mut wrong = Vec::new();
    for case in cases() {
        let name = case.file_name().unwrap().to_str().unwrap().to_owned();
        let code = name.split('-').next().unwrap();
        let told = match code {
            "X01" | "X03" => played(&bot(&case)),
            _ => told(bot(&case), handlers(&case).as_deref()),
        };
        if !told.iter().any(|told| told.code == code) {
            wrong.push(format!("{name}: {:?}", told.iter().map(|told| told.message).collect::<Vec<_>>()));
        }
        for language in Languages::default().iter() {
            let messages = Messages::new(language);
            let text = catalog::render(&told, &messages, false) + &catalog::summary(&told, &messages) + "\n";
            let path = case.join(format!("expected.{}.txt", language.code));
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&path, &text).unwrap();
            } else if fs::read_to_string(&path).unwrap_or_default() != text {
                wrong.push(format!("{}:\n{text}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_base_bot_of_the_cases_is_right() {
    let told = told(files(&fixtures().join("base")), None);
    assert!(told.is_empty(), "{:?}", told.iter().map(|told| (told.message, &told.args)).collect::<Vec<_>>());
}

#[test]
fn each_code_has_a_case() {
    // What handlers lack is found when a bot is built, not in files: `tests/handlers.rs`.
    let codes = catalog::CODES.iter().filter(|code| !code.starts_with('H'));
    let cases = cases();
    let has = |code: &&str| {
        cases.iter().any(|case| case.file_name().unwrap().to_str().unwrap().split('-').next().unwrap() == *code)
    };
    let missing: Vec<&&str> = codes.filter(|code| !has(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn each_message_id_of_the_code_exists_in_every_language() {
    let mut used = BTreeSet::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                used.extend(text.split('"').filter(|word| is_id(word)).map(str::to_owned));
            }
        }
    }
    assert!(used.contains("t15-duration") && used.len() > 100);
    let mut known: Vec<BTreeSet<String>> = Vec::new();
    for language in Languages::default().iter() {
        let ids: BTreeSet<String> = language
            .tool
            .messages
            .iter()
            .flat_map(|file| file.lines())
            .filter_map(|line| line.split_once(" = ").or(line.split_once(" =")))
            .map(|(id, _)| id.to_owned())
            .filter(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
            .collect();
        let missing: Vec<_> = used.difference(&ids).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", language.code);
        let dead: Vec<_> = ids.iter().filter(|id| is_id(id) && !used.contains(*id)).collect();
        assert!(dead.is_empty(), "{}: nobody says {dead:?}", language.code);
        for file in language.tool.messages {
            let broken = fluent_bundle::FluentResource::try_new((*file).to_owned()).err();
            assert!(broken.is_none(), "{:?}", broken.map(|(_, errors)| errors));
        }
        known.push(ids);
    }
    assert_eq!(known[0], known[1]);
}

/// `p03`, `t15-duration`
fn is_id(word: &str) -> bool {
    let (code, rest) = word.split_once('-').unwrap_or((word, "x"));
    let code = code.as_bytes();
    code.len() == 3
        && b"ftpsbcx".contains(&code[0])
        && code[1..].iter().all(u8::is_ascii_digit)
        && !rest.is_empty()
        && rest.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit())
}

#[test]
fn json_lines_have_every_field() {
    let told = told(bot(&fixtures().join("P03")), None);
    let languages = Languages::default();
    let lines = catalog::json_lines(&told, &Messages::new(languages.get("en").unwrap()));
    let json: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    for field in ["code", "severity", "file", "line", "column", "end_line", "end_column", "message", "help", "fixes"] {
        assert!(json.get(field).is_some(), "{field}");
    }
    assert_eq!(json["code"], "P03");
    assert_eq!(json["fixes"][0][0]["text"], "amount");
}

/// The files with the edits of one fix, the way `check --fix` writes them: the decoded text of each.
fn fixed(files: &Files, fix: &catalog::Fix) -> Files {
    let mut texts: BTreeMap<PathBuf, String> = BTreeMap::new();
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.place.span.start));
    for edit in edits {
        let source = &edit.place.source;
        let text = texts.entry(source.path.clone()).or_insert_with(|| source.text.clone());
        text.replace_range(edit.place.span.clone(), &edit.text);
    }
    let mut files = files.clone();
    files.extend(texts.into_iter().map(|(path, text)| (path, text.into_bytes())));
    files
}

#[test]
fn each_fix_repairs_its_mistake_and_makes_no_other() {
    let (mut fixes, mut wrong) = (0, Vec::new());
    for case in cases() {
        let (bot, handlers) = (bot(&case), handlers(&case));
        let all = told(bot.clone(), handlers.as_deref());
        for one in &all {
            for fix in &one.fixes {
                let now = told(fixed(&bot, fix), handlers.as_deref());
                let name = case.file_name().unwrap().display().to_string();
                let messages = |told: &[Diagnostic]| told.iter().map(|told| told.message).collect::<Vec<_>>();
                // A file that is readable again shows what the rules between files have to say about it.
                let readable = |told: &&Diagnostic| !"FTP".contains(&one.code[..1]) || "FTP".contains(&told.code[..1]);
                let weight = |told: &[Diagnostic]| {
                    let weigh = |told: &Diagnostic| match (told.severity, told.message) {
                        (catalog::Severity::Error, _) => 10,
                        // A text that was put in by a repair is still to be written.
                        (_, "b14-draft") => 0,
                        _ => 1,
                    };
                    told.iter().filter(readable).map(weigh).sum::<usize>()
                };
                let count = |told: &[Diagnostic]| told.iter().filter(|told| told.message == one.message).count();
                if weight(&now) >= weight(&all) || count(&now) >= count(&all) {
                    wrong.push(format!("{name}: {:?}, then {:?}", messages(&all), messages(&now)));
                }
                fixes += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(fixes > 30, "{fixes}");
}

#[tokio::test]
async fn a_mistake_in_one_topic_leaves_the_others_alone() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diagnostics-broken");
    for (path, bytes) in bot(&fixtures().join("P03")) {
        let path = dir.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let builder = schalter::Bot::builder(()).intents(dir.join("intents")).texts(dir.join("locales"));
    let bot = builder.without_handlers().build_to_check().unwrap();
    assert_eq!(bot.diagnostics().iter().map(|told| told.code).collect::<Vec<_>>(), ["P03"]);
    let mut customer = schalter::testing::TestBot::new(&bot, "anna", "2026-03-02 10:00").unwrap();
    let said = customer.say("when are you open").await.unwrap().join("\n");
    assert!(said.contains("Monday to Friday"), "{said}");
    let said = customer.say("I want to send money").await.unwrap().join("\n");
    assert!(!said.contains("How much"), "{said}");
}
