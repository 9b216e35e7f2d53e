//! Which words of a language reveal that a secret stands beside them.
//!
//! A word alone reveals nothing ("meine PIN ist falsch" is a question to be answered); a value
//! beside it does. Words are folded and compared whole, so "Stand" never contains "TAN".

/// Words around secrets, folded as [`crate::text::fold`] writes them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Secrets {
    /// Names of numeric secrets (`pin`, `tan`): digits beside them are the secret.
    pub numbers: &'static [&'static str],
    /// Names of card security codes (`cvv`): three or four digits beside them are the secret.
    pub codes: &'static [&'static str],
    /// Names of passwords: the word behind a linking word is the secret.
    pub passwords: &'static [&'static str],
    /// Words between a name and its value (`lautet`, `ist`). What follows one is taken as a value.
    pub links: &'static [&'static str],
    /// Words that show that no value follows (`falsch`, `vergessen`, `gesperrt`).
    pub no_value: &'static [&'static str],
    /// What the bot must never ask for, as words of a bot text, with the form that is shown to editors.
    pub never_ask: &'static [(&'static str, &'static str)],
    /// Words that make naming a secret in a bot text a warning or a topic (`nie`, `niemals`, `kein`).
    pub warnings: &'static [&'static str],
}
