//! The small word tables of a language that understanding reads, and nothing else of it.

use crate::lang::Language;
use crate::text::Token;

/// May this word be skipped, because it means nothing by itself?
pub(super) fn is_filler(language: &Language, token: &Token) -> bool {
    language.reading.fillers.contains(&token.norm.as_str())
}

/// Does this word stand before a name without being part of it?
pub(super) fn is_article(language: &Language, token: &Token) -> bool {
    language.reading.name_strip.contains(&token.norm.as_str())
}

/// Does a name end before this word?
pub(super) fn ends_name(language: &Language, token: &Token) -> bool {
    language.reading.name_end.contains(&token.norm.as_str())
}

/// May this word stand in the middle of a name?
pub(super) fn is_inside_name(language: &Language, token: &Token) -> bool {
    language.reading.name_inside.contains(&token.norm.as_str())
}

/// May this word stand between two requests?
pub(super) fn is_joiner(language: &Language, token: &Token) -> bool {
    language.reading.joiners.contains(&token.norm.as_str())
}
