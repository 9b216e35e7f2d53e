//! Files as editors' programs, disks and merges leave them: each is told in one clear message, and only what it
//! holds is off.

use jiff::civil::{DateTime, date};
use schalter::catalog::{self, Diagnostic, Severity};
use schalter::check;
use schalter::entity::Entities;
use schalter::lang::{Languages, Messages};
use schalter::locale::Texts;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const NOW: DateTime = date(2026, 3, 2).at(10, 0, 0, 0);

/// The banking files in a folder of their own.
fn bank() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new(env!("CARGO_MANIFEST_DIR")), folder.path(), &["intents", "locales"]);
    folder
}

fn copy(from: &Path, to: &Path, names: &[&str]) {
    for name in names {
        let (from, to) = (from.join(name), to.join(name));
        fs::create_dir_all(&to).unwrap();
        for path in fs::read_dir(&from).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() {
                copy(path.parent().unwrap(), &to, &[name]);
            } else {
                fs::copy(&path, to.join(name)).unwrap();
            }
        }
    }
}

/// What is told of the files as they lie on the disk.
fn told(bank: &TempDir) -> Vec<Diagnostic> {
    let (languages, entities) = (Languages::default(), Entities::default());
    let (catalog, mut told) = catalog::load(&bank.path().join("intents"), &languages, &entities);
    let (texts, wrong) = Texts::load(&bank.path().join("locales"), &languages, &catalog.bot.languages);
    told.extend(wrong);
    told.extend(check::check(&catalog, &texts, &languages, &entities, None, NOW));
    told
}

/// That exactly this is told, in both languages, and that every other topic is on.
fn only(bank: &TempDir, message: &str, file: &str) {
    let told = told(bank);
    let messages: Vec<&str> = told.iter().map(|told| told.message).collect();
    assert_eq!(messages, [message], "{file}");
    let path = &told[0].labels[0].place.source.path;
    assert!(path.ends_with(file), "{} is no {file}", path.display());
    let languages = Languages::default();
    for language in languages.iter() {
        let words = catalog::render(&told, &Messages::new(language), false);
        assert!(words.contains(file) && !words.contains(&format!("]: {message}\n")), "{words}");
    }
    let (catalog, _) = catalog::load(&bank.path().join("intents"), &languages, &Entities::default());
    let stem = Path::new(file).file_stem().unwrap().to_str().unwrap();
    let others = catalog.intents.iter().filter(|intent| intent.id != stem);
    assert!(others.clone().count() >= 3 && others.clone().all(schalter::catalog::Intent::is_on), "{file}");
}

/// The file, rewritten.
fn rewrite(bank: &TempDir, file: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> PathBuf {
    let path = bank.path().join(file);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, change(bytes)).unwrap();
    path
}

/// A Windows program's letters: umlauts in one byte.
fn windows(bytes: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(bytes).unwrap();
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

fn utf16(bytes: Vec<u8>) -> Vec<u8> {
    let text = format!("\u{feff}{}", String::from_utf8(bytes).unwrap());
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn encodings() {
    for file in ["intents/balance.toml", "intents/faq.toml", "locales/de/transfer.ftl", "locales/de/faq.ftl"] {
        let bank = bank();
        rewrite(&bank, file, windows);
        only(&bank, "f03", file);
        let bank = self::bank();
        rewrite(&bank, file, utf16);
        only(&bank, "f03-utf16", file);
    }
}

#[test]
fn marks_and_line_ends_of_windows_work() {
    for file in ["intents/balance.toml", "intents/bot.toml", "locales/en/common.ftl"] {
        let bank = bank();
        rewrite(&bank, file, |bytes| {
            let text = String::from_utf8(bytes).unwrap().replace('\n', "\r\n");
            [b"\xEF\xBB\xBF", text.as_bytes()].concat()
        });
        only(&bank, "f02", file);
        assert_eq!(told(&bank)[0].severity, Severity::Hint);
    }
}

#[test]
fn tabs_quotes_of_word_and_merge_marks() {
    let bank = bank();
    rewrite(&bank, "intents/balance.toml", |bytes| {
        String::from_utf8(bytes).unwrap().replace("\n  \"", "\n\t\"").into_bytes()
    });
    only(&bank, "f04-tabs", "intents/balance.toml");
    let bank = self::bank();
    rewrite(&bank, "intents/balance.toml", |bytes| {
        String::from_utf8(bytes).unwrap().replacen("\"balance.show\"", "„balance.show“", 1).into_bytes()
    });
    only(&bank, "f01", "intents/balance.toml");
    for file in ["intents/balance.toml", "locales/de/balance.ftl"] {
        let bank = self::bank();
        rewrite(&bank, file, |bytes| [b"<<<<<<< HEAD\n", bytes.as_slice(), b"=======\n>>>>>>> theirs\n"].concat());
        only(&bank, "f06", file);
    }
}

#[test]
fn a_file_of_fifty_megabytes_is_not_read() {
    for file in ["intents/balance.toml", "locales/de/balance.ftl"] {
        let bank = bank();
        fs::File::create(bank.path().join(file)).unwrap().set_len(50 * 1024 * 1024).unwrap();
        only(&bank, "f08-file", file);
        assert!(told(&bank)[0].args.contains(&("size", "51200".to_owned())));
    }
}

#[test]
fn a_folder_with_the_name_of_a_file() {
    for file in ["intents/balance.toml", "locales/de/balance.ftl"] {
        let bank = bank();
        fs::remove_file(bank.path().join(file)).unwrap();
        fs::create_dir(bank.path().join(file)).unwrap();
        only(&bank, "f07-folder", file);
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_in_a_circle() {
    use std::os::unix::fs::symlink;
    for file in ["intents/balance.toml", "locales/de/balance.ftl"] {
        let bank = bank();
        let path = bank.path().join(file);
        fs::remove_file(&path).unwrap();
        symlink(&path, &path).unwrap();
        only(&bank, "f07-link", file);
        fs::remove_file(&path).unwrap();
        symlink("nothing", &path).unwrap();
        only(&bank, "f07-link", file);
    }
    // A folder that leads back to where it lies is not followed.
    let bank = bank();
    symlink(bank.path().join("intents"), bank.path().join("intents/again")).unwrap();
    assert!(told(&bank).is_empty());
}

#[cfg(unix)]
#[test]
fn a_file_that_nobody_may_read() {
    use std::os::unix::fs::PermissionsExt;
    for file in ["intents/balance.toml", "locales/de/balance.ftl"] {
        let bank = bank();
        let path = bank.path().join(file);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // The system's own user may read everything.
        if fs::read(&path).is_ok() {
            println!("skipped: this user may read everything");
            return;
        }
        only(&bank, "f07-permission", file);
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_ordinary_file_is_not_waited_for() {
    let bank = bank();
    let path = bank.path().join("intents/balance.toml");
    fs::remove_file(&path).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: no pipes here");
        return;
    }
    only(&bank, "f07-device", "intents/balance.toml");
}

#[test]
fn files_where_nobody_looks() {
    let bank = bank();
    let old = bank.path().join("intents/old");
    fs::create_dir(&old).unwrap();
    fs::copy(bank.path().join("intents/balance.toml"), old.join("balance.toml")).unwrap();
    only(&bank, "f07-elsewhere", "old/balance.toml");
    fs::remove_file(old.join("balance.toml")).unwrap();
    fs::copy(bank.path().join("intents/bot.toml"), old.join("bot.toml")).unwrap();
    only(&bank, "f07-second-bot", "old/bot.toml");
}

#[test]
fn names_that_an_editor_program_has_made() {
    for (name, better) in [("loan.toml.txt", "loan.toml"), ("loan.TOML", "loan.toml")] {
        let bank = bank();
        fs::write(bank.path().join("intents").join(name), "[collection]\n").unwrap();
        only(&bank, "f05-ending", name);
        assert!(told(&bank)[0].args.contains(&("better", better.to_owned())));
    }
    // Copies that programs keep are meant to be none.
    let bank = bank();
    for name in ["balance.toml~", ".balance.toml.swp", "balance.toml.bak", "README.md"] {
        fs::write(bank.path().join("intents").join(name), "x").unwrap();
    }
    assert!(told(&bank).is_empty());
}

#[test]
fn names_with_umlauts() {
    for name in ["Überweisung.toml", "U\u{308}berweisung.toml", "konto info.toml", "Konto.toml"] {
        let bank = bank();
        let text = "[collection]\n\n[answer.house]\nde = [\"was kostet ein Haus\"]\nen = [\"the price of a house\"]\n";
        fs::write(bank.path().join("intents").join(name), text).unwrap();
        only(&bank, "f05", name);
    }
}

#[test]
fn a_language_without_a_folder_is_one_mistake() {
    let bank = bank();
    fs::remove_dir_all(bank.path().join("locales/en")).unwrap();
    let told = told(&bank);
    let errors: Vec<_> = told.iter().map(|told| told.message).collect();
    assert_eq!(errors, ["b01-language"]);
}
