//! How a language is well written: what `check` knows about phrases and texts beyond their form.
//!
//! Everything is a table, so that a language from outside the crate brings its own. An empty table
//! checks nothing:
//!
//! ```
//! use schalter::lang::{Address, Style};
//! let elvish = Style {
//!     address: &[
//!         Address { name: "le", words: &[("le", ""), ("lín", "cín")], ..Address::NONE },
//!         Address { name: "ce", words: &[("ce", ""), ("cín", "lín")], ..Address::NONE },
//!     ],
//!     common: &["i", "a", "na", "le", "im"],
//!     ..Style::default()
//! };
//! assert!(elvish.articles.is_empty());
//! ```

/// What makes a text of a language good, as far as a table can say it.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Forms of address (`address` in `bot.toml`); a bot speaks one of them. Empty: there is only one.
    pub address: &'static [Address],
    /// Articles and possessives in lower case, whose form depends on the word behind them: no variable may
    /// stand there, unless all its values have one gender.
    pub articles: &'static [&'static str],
    /// Commonest words, folded: which language a phrase is in is told by them. Words of several languages may
    /// stand in each; they cancel out.
    pub common: &'static [&'static str],
    /// Endings of inflected nouns, for agreed terms.
    pub endings: &'static [&'static str],
    /// Spellings (`spelling` in `bot.toml`).
    pub spelling: &'static [Spelling],
    /// Words with a full stop that ends no sentence (`Nr`, `z. B`), without the last full stop, in lower case.
    pub abbreviations: &'static [&'static str],
    /// Is a number with a full stop a rank (`7. März`)?
    pub ranks_with_stop: bool,
    /// A sentence of more words is hard to read.
    pub longest_sentence: usize,
    /// The first digits, with the leading zero, of telephone numbers that are set aside for films and examples.
    /// The first one, filled up, is the example that stands in for a real number.
    pub invented_phones: &'static [&'static str],
    /// An invented telephone number as people write it.
    pub invented_phone: &'static str,
}

impl Default for Style {
    /// No tables, and sentences of at most 25 words.
    fn default() -> Self {
        Self {
            address: &[],
            articles: &[],
            common: &[],
            endings: &[],
            spelling: &[],
            abbreviations: &[],
            ranks_with_stop: false,
            longest_sentence: 25,
            invented_phones: &[],
            invented_phone: "",
        }
    }
}

/// One form of address.
#[derive(Clone, Copy, Debug)]
pub struct Address {
    /// Its name in `bot.toml`.
    pub name: &'static str,
    /// The words that only this form has, each with the same word of the other form; empty where more than the
    /// word would have to change.
    pub words: &'static [(&'static str, &'static str)],
    /// Do its words count only with their capital letter, and only within a sentence (`Sie`)?
    pub capital: bool,
    /// Commands of this form that need no such word (`prüfe`); they count where a sentence begins.
    pub commands: &'static [&'static str],
    /// Words that may stand before a command (`bitte`).
    pub before: &'static [&'static str],
    /// Words behind which it is no command (`prüfe ich`).
    pub not_before: &'static [&'static str],
}

impl Address {
    /// A form without words.
    pub const NONE: Self = Self { name: "", words: &[], capital: false, commands: &[], before: &[], not_before: &[] };
}

/// One spelling of a language.
#[derive(Clone, Copy, Debug)]
pub struct Spelling {
    /// Its name in `bot.toml`.
    pub name: &'static str,
    /// Words of another spelling, each with this one's.
    pub instead_of: &'static [(&'static str, &'static str)],
}
