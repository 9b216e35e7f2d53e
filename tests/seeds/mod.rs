//! The table of mistakes, and the pen that makes them.

mod files;
mod logic;
mod phrases;
mod texts;
mod toml;

use regex::Regex;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files by the paths that people see.
pub(super) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A way to make a mistake.
pub(super) struct Mistake {
    /// The code that is to be told.
    pub(super) code: &'static str,
    /// What the editor does.
    pub(super) what: &'static str,
    /// Does it somewhere; `None` where the files have no place for it in that language.
    pub(super) make: fn(&mut Pen<'_>) -> Option<Seed>,
}

/// Files with a mistake, and where it is to be told.
pub(super) struct Seed {
    pub(super) files: Files,
    pub(super) path: PathBuf,
    pub(super) line: usize,
    pub(super) column: usize,
}

const fn mistake(code: &'static str, what: &'static str, make: fn(&mut Pen<'_>) -> Option<Seed>) -> Mistake {
    Mistake { code, what, make }
}

/// All mistakes.
pub(super) static MISTAKES: std::sync::LazyLock<Vec<&'static Mistake>> = std::sync::LazyLock::new(|| {
    [files::ALL, toml::ALL, phrases::ALL, logic::ALL, texts::ALL].into_iter().flatten().collect()
});

/// Marks in new words where the mistake is to be told.
pub(super) const MARK: char = '¦';

/// Writes into the files, at places that chance picks.
pub(super) struct Pen<'a> {
    pub(super) files: Files,
    pub(super) language: &'a str,
    chance: u64,
}

impl<'a> Pen<'a> {
    pub(super) fn new(files: &Files, language: &'a str, seed: u64) -> Self {
        Self { files: files.clone(), language, chance: seed }
    }

    /// A number below `limit` (splitmix64).
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.chance = self.chance.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.chance;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }

    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// In the words of the language.
    pub(super) fn say(&self, de: &'static str, en: &'static str) -> &'static str {
        if self.language == "de" { de } else { en }
    }

    pub(super) fn text(&self, path: &str) -> String {
        String::from_utf8(self.files[Path::new(path)].clone()).unwrap()
    }

    /// Files whose path the pattern fits; `LANG` in it stands for the language.
    pub(super) fn paths(&self, pattern: &str) -> Vec<String> {
        let pattern = Regex::new(&pattern.replace("LANG", self.language)).unwrap();
        let all = self.files.keys().map(|path| path.to_str().unwrap().to_owned());
        all.filter(|path| pattern.is_match(path)).collect()
    }

    /// Replaces one match of `find` in one of the files by `put` (with `$1` … and [`MARK`]).
    pub(super) fn replace(&mut self, paths: &str, find: &str, put: &str) -> Option<Seed> {
        let find = Regex::new(&find.replace("LANG", self.language)).unwrap();
        let mut all = Vec::new();
        for path in self.paths(paths) {
            let text = self.text(&path);
            for found in find.captures_iter(&text) {
                let mut new = String::new();
                found.expand(put, &mut new);
                all.push((path.clone(), found.get(0).unwrap().range(), new));
            }
        }
        if all.is_empty() {
            return None;
        }
        let (path, span, new) = all.swap_remove(self.below(all.len()));
        let mut text = self.text(&path);
        text.replace_range(span, &new);
        self.done(&path, text)
    }

    /// Replaces everywhere, without a mark: what the mistake needs besides.
    pub(super) fn also(&mut self, paths: &str, find: &str, put: &str) {
        let find = Regex::new(&find.replace("LANG", self.language)).unwrap();
        for path in self.paths(paths) {
            let text = find.replace_all(&self.text(&path), put).into_owned();
            self.files.insert(path.into(), text.into_bytes());
        }
    }

    /// A file of new words with one mark.
    pub(super) fn done(&mut self, path: &str, text: String) -> Option<Seed> {
        let at = text.find(MARK).unwrap_or_else(|| panic!("no mark in {path}"));
        let before = &text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        let text = text.replacen(MARK, "", 1);
        self.bytes(path, text.into_bytes(), line, column)
    }

    /// A file as bytes.
    pub(super) fn bytes(&mut self, path: &str, bytes: Vec<u8>, line: usize, column: usize) -> Option<Seed> {
        let mut files = std::mem::take(&mut self.files);
        files.insert(path.into(), bytes);
        Some(Seed { files, path: path.into(), line, column })
    }
}
