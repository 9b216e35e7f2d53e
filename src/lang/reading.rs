//! What the entity readers need to know of a language.

/// What the entity readers need to know of a language.
#[derive(Debug, Default)]
pub struct Reading {
    /// Words before a name that are no part of it: articles, possessives, `an`, `to`.
    pub name_strip: &'static [&'static str],
    /// Words that end a name: `am`, `für`, `on`, `please`.
    pub name_end: &'static [&'static str],
    /// Words that mean nothing by themselves and may be skipped: `bitte`, `mal`, `please`.
    pub fillers: &'static [&'static str],
}
