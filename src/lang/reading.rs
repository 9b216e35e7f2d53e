//! What the entity readers need to know of a language: its words with their meanings, and its signs.

use super::grammar::Grammar;
use super::rule::Chapter;
use super::shared;
use super::word::Word;
use std::sync::OnceLock;

/// Words with one meaning each; a word may stand under several.
pub type Lexicon = &'static [(&'static [&'static str], Word)];

/// What the entity readers need to know of a language.
///
/// Every word here is written folded (lower case, `ae` for `ä`, no accents; see
/// [`fold`](crate::text::fold)), because it is compared with folded tokens. An entry of
/// [`words`](Self::words) may be several words with one space between them.
#[derive(Debug, Default)]
pub struct Reading {
    /// The words of numbers, money, dates and periods. Signs and currency codes are known in every language.
    pub words: Lexicon,
    /// What words beside each other mean, one chapter a slot type; what is the same everywhere
    /// (`{number} {currency}`) need not be said again.
    pub rules: &'static [Chapter],
    /// The currency of the language's home, for amounts that name none where no bank says otherwise:
    /// an ISO 4217 code, or empty for the euro.
    pub currency: &'static str,
    /// Words for the `@` and the points of an e-mail address that is spoken.
    pub spoken_address: (&'static [&'static str], &'static [&'static str]),
    /// The sign before decimals: `,` in `3,50`.
    pub decimal: char,
    /// The sign between groups of three digits: `.` in `1.250`.
    pub group: char,
    /// Are number words written in one (`einhundertfünf`)?
    pub compounds: bool,
    /// Does the unit come before the ten (`fünfundzwanzig`)?
    pub units_first: bool,
    /// Do hours run to twelve, twice a day, where nothing else is said?
    pub halves_of_day: bool,
    /// What makes digits an ordinal: `.`, or `st nd rd th`.
    pub ordinal_marks: &'static [&'static str],
    /// Does `3/4` mean the third of April?
    pub day_first: bool,
    /// Signs between day and month where no year follows: `.` in `3.4.`, `/` in `3/4`.
    pub date_signs: &'static [char],
    /// Short words whose point belongs to them: `fr`, `pfd`, `sept`.
    pub abbreviations: &'static [&'static str],
    /// Words that mean a month or weekday only where something else says so, too: `may`, `so`.
    pub shy: &'static [&'static str],
    /// Does a capital inside a sentence tell the month from the word? Not where nouns have one anyway.
    pub capitals_tell: bool,
    /// Words before a name that are no part of it: articles, possessives, `an`, `to`.
    pub name_strip: &'static [&'static str],
    /// Words that end a name: `am`, `für`, `on`, `please`.
    pub name_end: &'static [&'static str],
    /// Words in the middle of a name, where a capital follows: `von`, `of`.
    pub name_inside: &'static [&'static str],
    /// Words of politeness around a name: `bitte`, `please`.
    pub polite: &'static [&'static str],
    /// Words between two requests in one message: `und`, `and`, `then`.
    pub joiners: &'static [&'static str],
    /// What speakers of any language call this one: `deutsch`, `german`.
    pub called: &'static [&'static str],
    /// Words around the name of a language in which somebody asks for it: `sprechen`, `auf`, `in`.
    pub asking: &'static [&'static str],
    /// Words that mean nothing by themselves and may be skipped: `bitte`, `mal`, `please`.
    pub fillers: &'static [&'static str],
    /// Endings that a list's word may take: `s`, `en`.
    pub endings: &'static [&'static str],
    /// Room for what is made of the tables when they are first used.
    pub compiled: Compiled,
}

/// Words and rules, made ready for reading when they are first used.
#[derive(Debug, Default)]
pub struct Compiled(OnceLock<Grammar>);

impl Reading {
    /// The words and rules, ready for reading.
    pub(crate) fn grammar(&self) -> &Grammar {
        self.compiled.0.get_or_init(|| {
            let words = self.words.iter().chain(shared::WORDS);
            Grammar::new(words, shared::RULES.iter().chain(self.rules))
        })
    }

    /// All rules of a slot type: the language's own, then those of every language.
    pub fn rules_of(&self, kind: &str) -> impl Iterator<Item = &'static super::Rule> {
        let chapters = self.rules.iter().chain(shared::RULES);
        chapters.filter(move |chapter| chapter.kind == kind).flat_map(|chapter| chapter.rules)
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::Languages;
    use crate::text::fold;

    /// A word that is not folded would never be found.
    #[test]
    fn every_word_is_folded() {
        for language in Languages::default().iter() {
            let table = &language.reading;
            let lists = [
                table.shy,
                table.name_strip,
                table.name_end,
                table.name_inside,
                table.polite,
                table.joiners,
                table.called,
                table.asking,
                table.fillers,
                table.endings,
            ];
            let words = table.words.iter().map(|(words, _)| *words);
            for word in words.chain(lists).flatten() {
                assert_eq!(fold(word), *word, "{}", language.code);
                assert!(!word.contains("  ") && !word.contains('-') && word.trim() == *word, "{word:?}");
            }
        }
    }
}
