//! One spelling for what customers write in many: FORMAT §3's normalisation of a word.

use unicode_normalization::UnicodeNormalization;

/// Folds a word: NFKC, lower case, `ä`→`ae` (same for ö, ü), `ß`→`ss`, other accents removed,
/// apostrophes and invisible characters dropped.
///
/// ```
/// use schalter::text::fold;
/// assert_eq!(fold("Überweißung’s"), "ueberweissungs");
/// assert_eq!(fold("Café"), "cafe");
/// ```
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len() + 4);
    // Apostrophes first: NFKC would make a space and a mark of an acute accent.
    let heard = word.chars().filter(|c| !is_apostrophe(*c) && !c.is_control());
    if word.is_ascii() {
        folded.extend(heard.map(|c| c.to_ascii_lowercase()));
        return folded;
    }
    for c in heard.nfkc().flat_map(char::to_lowercase) {
        match c {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            c if is_apostrophe(c) => {}
            c if c.is_ascii() => folded.push(c),
            c => folded.extend(std::iter::once(c).nfd().filter(|c| !is_mark(*c) && !is_invisible(*c))),
        }
    }
    folded
}

/// What people type as an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

/// Combining marks of the Latin blocks; other scripts keep theirs.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}')
}

/// Characters that nobody sees: zero width, direction marks, soft hyphen, variation selectors.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
