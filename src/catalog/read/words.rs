//! The words that values of intent files may use, of all languages together.

use crate::lang::{Languages, TimeUnit};

/// Words of all languages, in lower case.
#[derive(Debug, Default)]
pub(in crate::catalog) struct Words {
    /// The languages' codes.
    pub(in crate::catalog) codes: Vec<&'static str>,
    pub(super) units: Vec<(String, TimeUnit)>,
    pub(super) percent: Vec<String>,
    pub(super) weekdays: Vec<(String, u8)>,
}

impl Words {
    /// Collects them.
    pub(in crate::catalog) fn new(languages: &Languages) -> Self {
        let mut words = Self::default();
        for language in languages.iter() {
            let tool = &language.tool;
            words.codes.push(language.code);
            words.units.extend(tool.units.iter().map(|(word, unit)| (word.to_lowercase(), *unit)));
            words.percent.extend(tool.percent.iter().map(|word| word.to_lowercase()));
            words.weekdays.extend(tool.weekdays.iter().map(|(word, day)| (word.to_lowercase(), *day)));
        }
        words
    }

    /// `15 minutes`, in whatever language.
    pub(in crate::catalog) fn amount_of(&self, text: &str) -> Option<(i64, TimeUnit)> {
        let (number, word) = text.trim().split_once(' ')?;
        let word = word.trim().to_lowercase();
        let unit = self.units.iter().find(|(known, _)| *known == word)?.1;
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Some((number.parse().ok().filter(|n| *n <= 1_000_000)?, unit))
    }
}
