//! Which words of a language reveal that a secret stands beside them.
//!
//! A word alone reveals nothing ("meine PIN ist falsch" is a question to be answered); a value
//! beside it does. Words are folded and compared whole, so "Stand" never contains "TAN".

/// Words around secrets, folded as [`crate::text::fold`] writes them; names of two words without the space.
#[derive(Clone, Copy, Debug, Default)]
pub struct Secrets {
    /// Names of numeric secrets (`pin`, `tan`): digits beside them are the secret.
    pub numbers: &'static [&'static str],
    /// Names of card security codes (`cvv`): three or four digits beside them are the secret.
    pub codes: &'static [&'static str],
    /// Names of passwords: what follows a linking word is the secret.
    pub passwords: &'static [&'static str],
    /// Words between a name and its value, either way round (`ist`, `meine`, `als`).
    pub links: &'static [&'static str],
    /// Words after which a password follows in any case (`lautet`).
    pub tells: &'static [&'static str],
    /// Words that are no password, whatever stands before them (`falsch`, `vergessen`).
    pub no_value: &'static [&'static str],
    /// What a bot's text must never ask for: the word, and its form as shown to editors.
    pub never_ask: &'static [(&'static str, &'static str)],
    /// Words with which a text asks for what stands in the same sentence; all of a set must be there
    /// (`geben` and `ein`).
    pub asks: &'static [&'static [&'static str]],
    /// Words beside which it is asked for somewhere else, not by the bot (`Geldautomat`).
    pub elsewhere: &'static [&'static str],
    /// Words of warning, beside which a bot's text may name a secret (`nie`).
    pub warnings: &'static [&'static str],
}
