//! The commands that editors use on their files, through the program itself: `fmt`, `check --fix`, `--since`,
//! `--watch`. Every test works on a copy of the banking files.
#![cfg(feature = "cli")]

use serde_json::Value as Json;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A copy of the banking files; it goes with this value.
struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["intents", "locales"] {
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(name), &folder.path().join(name));
        }
        Self(folder)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    /// Replaces words that stand in the file.
    fn edit(&self, file: &str, old: &str, new: &str) {
        let text = self.read(file);
        assert!(text.contains(old), "{file} holds {old:?}");
        fs::write(self.path(file), text.replacen(old, new, 1)).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_schalter"));
        command
            .args(arguments)
            .args(["--now", "2026-03-02 10:00"])
            .current_dir(self.0.path())
            .env("LC_ALL", "en_GB.UTF-8");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).stdin(Stdio::null()).output().unwrap()
    }

    /// Exit code and everything that was said.
    fn says(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        let text = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(text).unwrap())
    }

    fn git(&self, arguments: &[&str]) {
        let person = ["-c", "user.name=Anna", "-c", "user.email=anna@bank.example"];
        let done = Command::new("git").arg("-C").arg(self.0.path()).args(person).args(arguments).output().unwrap();
        assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn lines(text: &str) -> Vec<Json> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("JSON: {line}"))).collect()
}

#[test]
fn fmt_writes_one_form_and_check_says_where_it_is_missing() {
    let files = Files::new();
    assert_eq!(files.run(&["fmt", "--check"]).status.code(), Some(0));
    let tidy = files.read("intents/balance.toml");
    files.edit("intents/balance.toml", "[intent]\n", "[intent]\r\n\r\n");
    files.edit("intents/balance.toml", "title ", "title      ");
    let untidy = files.read("intents/balance.toml");
    let (code, said) = files.says(&["fmt", "--check"]);
    assert!(code == 1 && said.contains("intents/balance.toml is not formatted"), "{said}");
    assert_eq!(files.read("intents/balance.toml"), untidy, "--check writes nothing");
    assert_eq!(files.run(&["fmt"]).status.code(), Some(0));
    assert_eq!(files.read("intents/balance.toml"), tidy);

    files.edit("locales/de/faq.ftl", "faq-card-lost = ", "faq-card-lost = { ");
    let (code, said) = files.says(&["fmt", "--json", "locales/de/faq.ftl"]);
    assert_eq!((code, lines(&said)[0]["result"].as_str()), (1, Some("unreadable")));
}

#[test]
fn fix_shows_asks_and_mends() {
    let files = Files::new();
    let bank = files.read("intents/transfer.toml");
    files.edit("intents/transfer.toml", "{amount=", "{amout=");
    files.edit("intents/transfer.toml", "full_name  = true", "full_name  = ja");
    let broken = files.read("intents/transfer.toml");

    // Nobody can be asked: nothing is written.
    let (code, said) = files.says(&["check", "--fix"]);
    assert_eq!(code, 1, "{said}");
    for part in ["--- intents/transfer.toml", "{amout=", "+full_name  = true", "Nothing was written"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(files.read("intents/transfer.toml"), broken);

    let (code, said) = files.says(&["check", "--fix", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(files.read("intents/transfer.toml"), bank, "comments and order stay");
    let (code, said) = files.says(&["check", "--fix", "--yes"]);
    assert!(code == 0 && said.contains("Nothing here"), "{said}");
}

#[test]
fn fix_leaves_decisions_to_people() {
    let files = Files::new();
    files.edit("intents/transfer.toml", "\"5000 EUR\"", "\"5.000 EUR\"");
    let broken = files.read("intents/transfer.toml");
    let (code, said) = files.says(&["check", "--fix", "--yes"]);
    assert!(code == 1 && said.contains("[T13]"), "{said}");
    assert_eq!(files.read("intents/transfer.toml"), broken);
}

#[test]
fn fix_stores_files_the_standard_way() {
    let files = Files::new();
    let faq = files.read("intents/faq.toml");
    fs::write(files.path("intents/faq.toml"), format!("\u{feff}{}", faq.replace('\n', "\r\n"))).unwrap();
    let lists = files.read("intents/lists/city.toml");
    let windows: Vec<u8> = lists.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    fs::write(files.path("intents/lists/city.toml"), windows).unwrap();
    let (code, said) = files.says(&["check", "--fix", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!((files.read("intents/faq.toml"), files.read("intents/lists/city.toml")), (faq, lists));
}

#[test]
fn since_names_the_approvals_that_a_change_needs() {
    let files = Files::new();
    files.git(&["init", "--quiet"]);
    files.git(&["add", "."]);
    files.git(&["commit", "--quiet", "-m", "first"]);
    let (code, said) = files.says(&["check", "--since", "HEAD"]);
    assert!(code == 0 && said.contains("Nothing has changed"), "{said}");

    files.edit("locales/en/balance.ftl", "balance-title = ", "balance-title = My ");
    files.edit("intents/balance.toml", "[intent]\n", "# no change\n[intent]\n");
    let needs = || {
        let (code, said) = files.says(&["check", "--since", "HEAD", "--json"]);
        assert_eq!(code, 0, "{said}");
        lines(&said)[0].clone()
    };
    assert_eq!(needs()["needs"], serde_json::json!(["editor"]));
    files.edit("intents/transfer.toml", "effect", "urgent = true\neffect");
    files.edit("intents/transfer.toml", "handler ", "# handler ");
    fs::remove_file(files.path("intents/lists/city.toml")).unwrap();
    let told = needs();
    assert_eq!(told["needs"], serde_json::json!(["editor", "compliance", "developer"]));
    assert_eq!(told["owners"], serde_json::json!(["Zahlungsverkehr"]));
    let (_, said) = files.says(&["check", "--since", "HEAD"]);
    assert!(said.contains("[intent] urgent: (nothing) → true  (compliance)"), "{said}");

    let (code, said) = files.says(&["check", "--since", "nowhere"]);
    assert!(code == 2 && said.contains("nowhere"), "{said}");
}

#[test]
fn watch_checks_again_at_every_change() {
    let files = Files::new();
    let mut child = files.command(&["check", "--watch"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut until = |wanted: &str| said.by_ref().find(|line| line.contains(wanted)).unwrap_or_default();
    until("All is well");
    files.edit("intents/balance.toml", "title ", "titel ");
    until("[T09]");
    until("1 error");
    files.edit("intents/balance.toml", "titel ", "title ");
    until("All is well");
    child.kill().unwrap();
    child.wait().unwrap();
}
