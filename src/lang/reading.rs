//! What the entity readers need to know of a language.

/// What the entity readers need to know of a language.
#[derive(Debug, Default)]
pub struct Reading {}
