//! The reference pages and JSON schemas are made from the program's tables: the written ones must be the same.
//! `UPDATE=1 cargo test --test reference` writes them. That the banking files keep to the schemas is judged by a
//! validator of others, in `outside/tests/schemas.rs`.
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn help(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_schalter")).arg("help").args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Written files by their path, with what the program would write now.
fn pages() -> Vec<(PathBuf, String)> {
    let mut pages = vec![
        (project().join("docs/reference.md"), help(&["--all", "--lang", "en"])),
        (project().join("docs/nachschlagen.md"), help(&["--all", "--lang", "de"])),
    ];
    for kind in ["bot", "task", "language", "collection", "list", "tests", "topic"] {
        for lang in ["de", "en"] {
            let path = project().join(format!("docs/schema/{kind}.{lang}.json"));
            pages.push((path, help(&["--schema", kind, "--lang", lang])));
        }
    }
    pages
}

#[test]
fn the_written_reference_is_the_program_s() {
    let mut stale = Vec::new();
    for (path, text) in pages() {
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            stale.push(path);
        }
    }
    assert!(stale.is_empty(), "stale, write with UPDATE=1 cargo test --test reference: {stale:?}");
}
