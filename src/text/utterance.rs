//! A text and its tokens.

use super::fold::{fold, is_apostrophe, is_invisible};
use std::ops::Range;

/// The longest text that is read; the rest is ignored (bytes, cut at a character).
const LONGEST: usize = 8 * 1024;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters, or letters and digits (`Girokonto`, `DE89`, `12k`).
    Word,
    /// Begins with a digit; may hold `.`, `,`, `:`, `/` between digits (`1.250,50`, `14:30`, `3.4.`).
    Number,
    /// One sign that carries meaning between words (`€`, `$`, `£`, `%`, `@`, `+`, `-`).
    Sign,
}

/// One word, number or sign of an utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Folded spelling; see [`fold`].
    pub norm: String,
    /// Bytes of the raw text.
    pub span: Range<usize>,
    /// What it looks like.
    pub shape: Shape,
    /// Was it written with a capital first letter?
    pub capital: bool,
    /// Does punctuation that ends a clause (`.`, `,`, `!`, `?`, `;`, `:`, line end) follow it?
    pub ends_clause: bool,
}

/// What somebody wrote, normalised, with every token's place in the raw text.
///
/// Punctuation and emoji are no tokens. A hyphen separates words like a space; the matcher joins
/// neighbours, so `Giro-Konto`, `Giro Konto` and `Girokonto` meet. The thumbs up 👍 becomes the
/// token `👍`, which yes/no readers know.
///
/// ```
/// use schalter::text::Utterance;
/// let said = Utterance::new("Überweise 1.250,50 € an Anna!");
/// let words: Vec<&str> = said.tokens().iter().map(|t| t.norm.as_str()).collect();
/// assert_eq!(words, ["ueberweise", "1.250,50", "€", "an", "anna"]);
/// assert_eq!(said.raw_of(1..3), "1.250,50 €");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Utterance {
    raw: String,
    tokens: Vec<Token>,
}

impl Utterance {
    /// Reads at most the first 8 KiB of `raw`.
    pub fn new(raw: &str) -> Self {
        let mut end = raw.len().min(LONGEST);
        while !raw.is_char_boundary(end) {
            end -= 1;
        }
        let raw = raw.get(..end).unwrap_or_default().to_owned();
        let tokens = tokenise(&raw);
        Self { raw, tokens }
    }

    /// The text as written.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The tokens in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Is there nothing to read?
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The raw text from the first to the last token of `tokens`; empty for an empty range.
    pub fn raw_of(&self, tokens: Range<usize>) -> &str {
        self.span_of(tokens).and_then(|span| self.raw.get(span)).unwrap_or_default()
    }

    /// The bytes from the first to the last token of `tokens`.
    pub fn span_of(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let first = self.tokens.get(tokens.start)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)?)?;
        Some(first.span.start..last.span.end)
    }

    /// The tokens that overlap the bytes `span`.
    pub fn tokens_of(&self, span: Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }
}

fn tokenise(raw: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = raw.char_indices().collect();
    let at = |i: usize| chars.get(i).map(|(_, c)| *c);
    let offset = |i: usize| chars.get(i).map_or(raw.len(), |(o, _)| *o);
    let mut tokens: Vec<Token> = Vec::new();
    let mut i = 0;
    while let Some(c) = at(i) {
        let start = i;
        if c.is_alphanumeric() {
            let digits = c.is_ascii_digit();
            while let Some(c) = at(i) {
                let inside = c.is_alphanumeric()
                    || is_invisible(c)
                    || is_combining(c)
                    || (is_apostrophe(c) && at(i + 1).is_some_and(char::is_alphanumeric))
                    || (digits && number_goes_on(at(i.wrapping_sub(1)), c, at(i + 1)));
                if !inside {
                    break;
                }
                i += 1;
            }
            push(&mut tokens, raw, offset(start)..offset(i), if digits { Shape::Number } else { Shape::Word });
        } else {
            if is_sign(c, at(i + 1)) {
                push(&mut tokens, raw, offset(i)..offset(i + 1), Shape::Sign);
            } else if matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | '\n')
                && let Some(last) = tokens.last_mut()
            {
                last.ends_clause = true;
            }
            i += 1;
        }
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, raw: &str, span: Range<usize>, shape: Shape) {
    let text = raw.get(span.clone()).unwrap_or_default();
    let norm = fold(text);
    if !norm.is_empty() {
        let capital = text.chars().next().is_some_and(char::is_uppercase);
        tokens.push(Token { norm, span, shape, capital, ends_clause: false });
    }
}

/// `.`, `,`, `:` and `/` belong to a number between two digits; a point also behind one (`3.4.`),
/// unless the text ends there or a capital follows, where it ends a sentence or is an ordinal's.
fn number_goes_on(before: Option<char>, c: char, after: Option<char>) -> bool {
    matches!(c, '.' | ',' | ':' | '/' | '\'' | '’')
        && before.is_some_and(|b| b.is_ascii_digit())
        && after.is_some_and(|a| a.is_ascii_digit())
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}')
}

/// Signs that carry meaning: currency, percent, at, a minus or plus directly before a digit, 👍.
fn is_sign(c: char, next: Option<char>) -> bool {
    matches!(c, '€' | '$' | '£' | '¥' | '₹' | '₩' | '₽' | '₺' | '₪' | '₴' | '฿' | '¢' | '%' | '@' | '👍')
        || (matches!(c, '+' | '-' | '−') && next.is_some_and(|n| n.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        Utterance::new(text).tokens().iter().map(|t| t.norm.clone()).collect()
    }

    #[test]
    fn hyphens_separate_and_apostrophes_vanish() {
        assert_eq!(words("Giro-Konto"), ["giro", "konto"]);
        assert_eq!(words("that’s hab's"), ["thats", "habs"]);
        assert_eq!(words("am 3.4. um 14:30 Uhr"), ["am", "3.4", "um", "14:30", "uhr"]);
        assert_eq!(words("-50 EUR, 20%"), ["-", "50", "eur", "20", "%"]);
        assert_eq!(words("👍"), ["👍"]);
    }

    #[test]
    fn nothing_is_no_token() {
        assert!(Utterance::new(" … ?! 🙂 \u{200b}").is_empty());
        assert_eq!(Utterance::new(&"ä".repeat(10_000)).raw().len(), LONGEST);
    }

    proptest! {
        #[test]
        fn spans_lie_inside_on_boundaries_in_order(text in "\\PC{0,80}") {
            let said = Utterance::new(&text);
            let mut end = 0;
            for token in said.tokens() {
                prop_assert!(token.span.start >= end && token.span.start < token.span.end);
                prop_assert!(said.raw().get(token.span.clone()).is_some());
                end = token.span.end;
            }
        }

        #[test]
        fn spelling_does_not_matter(text in "[a-zA-ZäöüÄÖÜß ]{0,40}") {
            let other = text.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
            prop_assert_eq!(words(&text), words(&format!("  {other} .")));
        }
    }
}
