//! The page that data protection signs: what it shows of the banking files, and that no gap hides.

use jiff::civil::{DateTime, date};
use schalter::catalog::{self, Catalog, Diagnostic, Policy};
use schalter::check::{self, Cell, Matrix};
use schalter::entity::Entities;
use schalter::lang::Languages;
use schalter::locale::Texts;
use schalter::message::DataClass;
use schalter::privacy::Clearance;
use std::fs;
use std::path::Path;

const NOW: DateTime = date(2026, 3, 2).at(10, 0, 0, 0);

/// The page after words in files were exchanged.
fn page(changes: &[(&str, &str, &str)]) -> (Matrix, Catalog, Vec<Diagnostic>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    for part in ["intents", "intents/lists", "locales/de", "locales/en"] {
        fs::create_dir_all(folder.path().join(part)).unwrap();
        for path in fs::read_dir(root.join(part)).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_file() {
                let name = format!("{part}/{}", path.file_name().unwrap().to_str().unwrap());
                let mut text = fs::read_to_string(&path).unwrap();
                for (_, old, new) in changes.iter().filter(|(file, ..)| *file == name) {
                    assert!(text.contains(old), "{name}: {old}");
                    text = text.replacen(old, new, 1);
                }
                fs::write(folder.path().join(name), text).unwrap();
            }
        }
    }
    let (languages, entities) = (Languages::default(), Entities::default());
    let (mut catalog, mut told) = catalog::load(&folder.path().join("intents"), &languages, &entities);
    let (texts, wrong) = Texts::load(&folder.path().join("locales"), &languages, &catalog.bot.languages);
    told.extend(wrong);
    told.extend(check::check(&catalog, &texts, &languages, &entities, None, NOW));
    catalog::switch_off(&mut catalog, &told);
    let clearance = Clearance::of(&catalog, &texts.uses());
    (Matrix::of(&catalog, &clearance, &entities, &told), catalog, told)
}

fn cell<'a>(matrix: &'a Matrix, topic: &str, channel: &str) -> &'a Cell {
    let at = matrix.channels.iter().position(|own| own.name == channel).unwrap();
    &matrix.rows.iter().find(|row| row.name == topic).unwrap().cells[at]
}

#[test]
fn the_banking_files_are_closed() {
    let (matrix, ..) = page(&[]);
    assert!(matrix.is_closed());
    assert_eq!(*cell(&matrix, "balance", "web"), Cell::AfterLogin);
    assert!(matches!(cell(&matrix, "balance", "messenger"), Cell::Instead(own) if own.policy == Policy::Link));
    assert!(matches!(cell(&matrix, "card_block", "whatsapp"), Cell::Instead(own) if own.policy == Policy::Continue));
    assert_eq!(*cell(&matrix, "faq", "messenger"), Cell::Answers);
    assert!(matrix.rows.iter().find(|row| row.name == "transfer").unwrap().approval);
    assert_eq!(matrix.fingerprint(), page(&[]).0.fingerprint());
}

#[test]
fn every_lowering_has_its_line() {
    let before = page(&[]).0;
    let change =
        ("intents/balance.toml", "available = \"money\"", "available = { type = \"money\", data = \"personal\" }");
    let (matrix, ..) = page(&[change]);
    assert_eq!(matrix.lowered.len(), before.lowered.len() + 1);
    let new = matrix.lowered.iter().find(|own| own.what == "balance: $available").unwrap();
    assert_eq!((new.from, new.to), (DataClass::Account, DataClass::Personal));
    let line = new.place.source.text.lines().nth(new.place.line() - 1).unwrap();
    assert!(line.contains("available"), "{line}");
    assert_ne!(matrix.fingerprint(), before.fingerprint());
    let list = page(&[("intents/lists/account.toml", "[list]\n", "[list]\ndata = \"public\"\n")]).0;
    assert!(list.lowered.iter().any(|own| own.what == "lists/account" && own.to == DataClass::Public));
}

#[test]
fn a_channel_without_an_answer_is_not_closed() {
    // Without a web channel with a login the side door of a blocked card leads nowhere.
    let (matrix, _, told) = page(&[("intents/bot.toml", "kind          = \"web\"", "kind          = \"rest\"")]);
    assert!(!matrix.is_closed());
    assert!(told.iter().any(|told| told.code == "C03"), "{told:?}");
    assert!(!matrix.open.is_empty());
}

#[test]
fn what_is_refused_on_purpose_is_an_answer() {
    let change = ("intents/balance.toml", "if_not_allowed = \"link\"", "if_not_allowed = \"refuse\"");
    let (matrix, ..) = page(&[change]);
    assert_eq!(*cell(&matrix, "balance", "whatsapp"), Cell::Refused);
    assert!(matrix.is_closed());
}

/// The proof beside the decisions finds what a wrong decision would let through.
#[test]
fn an_answer_above_the_limit_is_found_whatever_was_decided() {
    let (mut matrix, ..) = page(&[]);
    let messenger = matrix.channels.iter().position(|own| own.name == "messenger").unwrap();
    let balance = matrix.rows.iter_mut().find(|row| row.name == "balance").unwrap();
    balance.cells[messenger] = Cell::Answers;
    assert_eq!(matrix.excess().len(), 1);
    assert!(!matrix.is_closed());
}
