//! A copy of the banking files, and the program run on it.
#![allow(dead_code, reason = "not every test needs everything")]

use serde_json::Value as Json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A copy of the banking files; it goes with this value.
pub(crate) struct Files(tempfile::TempDir);

impl Files {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["intents", "locales"] {
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(name), &folder.path().join(name));
        }
        Self(folder)
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    /// Replaces words that stand in the file.
    pub(crate) fn edit(&self, file: &str, old: &str, new: &str) {
        let text = self.read(file);
        assert!(text.contains(old), "{file} holds {old:?}");
        fs::write(self.path(file), text.replacen(old, new, 1)).unwrap();
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_schalter"));
        command
            .args(arguments)
            .args(["--now", "2026-03-02 10:00"])
            .current_dir(self.0.path())
            .env("LC_ALL", "en_GB.UTF-8");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).stdin(Stdio::null()).output().unwrap()
    }

    /// Exit code and everything that was said.
    pub(crate) fn says(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        let text = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(text).unwrap())
    }

    pub(crate) fn git(&self, arguments: &[&str]) {
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

pub(crate) fn lines(text: &str) -> Vec<Json> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("JSON: {line}"))).collect()
}
