//! How scripts compare: words with `*` for anything, and text ids.

/// Does `pattern` describe all of `text`? `*` stands for anything, also nothing; all spaces are equal.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (evened(pattern), evened(text));
    let mut pieces = pattern.split('*');
    let Some(mut rest) = text.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    let mut pieces: Vec<&str> = pieces.collect();
    // The last piece must stand at the end; without any `*` the text is used up already.
    let Some(last) = pieces.pop() else { return rest.is_empty() };
    for piece in pieces {
        let Some((_, behind)) = rest.split_once(piece) else { return false };
        rest = behind;
    }
    rest.ends_with(last)
}

/// Are these the same words, whatever spaces stand between them?
pub(super) fn same_words(one: &str, other: &str) -> bool {
    evened(one) == evened(other)
}

/// Every run of spaces, no-break ones and line ends included, as one space; none at the ends.
pub(super) fn evened(text: &str) -> String {
    text.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Is the text of a message the expected one? Variants and short forms are the same text.
pub(super) fn is_text(expected: &str, actual: Option<&str>) -> bool {
    let Some(actual) = actual else { return false };
    actual == expected
        || actual
            .strip_prefix(expected)
            .and_then(|rest| rest.strip_prefix('.'))
            .is_some_and(|attribute| attribute == "short" || is_variant(attribute))
}

fn is_variant(attribute: &str) -> bool {
    attribute.strip_prefix("alt").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_anything() {
        assert!(matches("*Optik Klein*99,90 €*", "Empfänger: Optik Klein\nBetrag: 99,90\u{a0}€\nRichtig?"));
        assert!(matches("*", ""));
        assert!(matches("Guten Tag", "  Guten \n Tag "));
        assert!(matches("a*a", "aa"));
        assert!(!matches("a*a", "a"));
        assert!(!matches("a*b*b", "ab"));
    }

    #[test]
    fn without_a_star_the_whole_text_counts() {
        assert!(!matches("Guten Tag", "Guten Tag, Anna"));
        assert!(!matches("Tag", "Guten Tag"));
        assert!(!matches("", "Guten Tag"));
    }

    #[test]
    fn variants_are_the_same_text_and_rules_are_not() {
        assert!(is_text("faq-bye", Some("faq-bye.alt2")));
        assert!(is_text("faq-bye", Some("faq-bye.short")));
        assert!(!is_text("transfer-ask-iban", Some("transfer-ask-iban.again")));
        assert!(is_text("transfer-ask-iban.again", Some("transfer-ask-iban.again")));
        assert!(!is_text("faq-bye", Some("faq-bye-bye")));
        assert!(!is_text("faq-bye", None));
    }
}
