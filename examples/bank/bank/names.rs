//! Names of people and companies made comparable: case, umlauts, accents of spelling and punctuation do not count.

/// The name in lower case, umlauts written out, words separated by one space.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for character in name.chars().flat_map(char::to_lowercase) {
        match character {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// How many slips of the pen still count as the same word: none in a short one.
pub(super) fn slips_allowed(folded: &str) -> usize {
    match folded.chars().count() {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    }
}

/// Slips of the pen between two folded names.
pub(super) fn slips(one: &str, other: &str) -> usize {
    strsim::damerau_levenshtein(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_does_not_count() {
        assert_eq!(fold("  Anna  MÜLLER-Groß "), "anna mueller gross");
        assert_eq!(fold("Anna Mueller-Gross"), fold("Anna Müller-Groß"));
        assert_eq!(fold("…"), "");
    }
}
