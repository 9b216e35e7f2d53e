//! What the entity readers need to know of a language: its words with their meanings, and its signs.

use super::word::Word;

/// Words with one meaning each; a word may stand under several.
pub type Lexicon = &'static [(&'static [&'static str], Word)];

/// What the entity readers need to know of a language.
///
/// Every word here is written folded (lower case, `ae` for `ä`, no accents; see
/// [`fold`](crate::text::fold)), because it is compared with folded tokens. An entry of
/// [`words`](Self::words) may be several words with one space between them.
#[derive(Debug, Default)]
pub struct Reading {
    /// The words of numbers, money, dates and periods.
    pub words: Lexicon,
    /// The sign before decimals: `,` in `3,50`.
    pub decimal: char,
    /// The sign between groups of three digits: `.` in `1.250`.
    pub group: char,
    /// Are number words written in one (`einhundertfünf`)?
    pub compounds: bool,
    /// Does the unit come before the ten (`fünfundzwanzig`)?
    pub units_first: bool,
    /// Is `half` before an hour the half hour that leads to it: `halb neun` is 8:30?
    pub half_leads: bool,
    /// What makes digits an ordinal: `.`, or `st nd rd th`.
    pub ordinal_marks: &'static [&'static str],
    /// Does `3/4` mean the third of April?
    pub day_first: bool,
    /// Signs between day and month where no year follows: `.` in `3.4.`, `/` in `3/4`.
    pub date_signs: &'static [char],
    /// Words that mean a month or weekday only where something else says so, too: `may`, `so`.
    pub shy: &'static [&'static str],
    /// Does a capital inside a sentence tell the month from the word? Not where nouns have one anyway.
    pub capitals_tell: bool,
    /// Words before a name that are no part of it: articles, possessives, `an`, `to`.
    pub name_strip: &'static [&'static str],
    /// Words that end a name: `am`, `für`, `on`, `please`.
    pub name_end: &'static [&'static str],
    /// Words of politeness around a name: `bitte`, `please`.
    pub polite: &'static [&'static str],
    /// Words between two requests in one message: `und`, `and`, `then`.
    pub joiners: &'static [&'static str],
    /// Words that mean nothing by themselves and may be skipped: `bitte`, `mal`, `please`.
    pub fillers: &'static [&'static str],
    /// Endings that a list's word may take: `s`, `en`.
    pub endings: &'static [&'static str],
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
                table.polite,
                table.joiners,
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
