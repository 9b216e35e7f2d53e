//! Names and free texts, as answers to their questions; in sentences the matcher takes them.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;
use crate::lang::Language;
use crate::text::Utterance;
use std::ops::Range;

/// The name in `raw`: without articles, possessives and the like in front, and without politeness
/// behind; capitals as written. Empty if nothing is left.
///
/// ```
/// use schalter::{entity::clean_name, lang::Languages};
/// let german = Languages::default().get("de").cloned().unwrap();
/// assert_eq!(clean_name("an die Hausverwaltung Roth, bitte", &german), "Hausverwaltung Roth");
/// ```
pub fn clean_name(raw: &str, language: &Language) -> String {
    let said = Utterance::new(raw);
    let tokens = name_tokens(&said, 0..said.tokens().len(), language);
    said.span_of(tokens.clone()).map(|span| with_point(&said, &tokens, span)).unwrap_or_default()
}

pub(super) fn read(scan: &mut Scan<'_>) {
    let all = 0..scan.said.tokens().len();
    if all.is_empty() {
        return;
    }
    if scan.asked(&SlotType::Name) {
        let tokens = name_tokens(scan.said, all, scan.expected.language);
        if let Some(span) = scan.said.span_of(tokens.clone()) {
            let name = with_point(scan.said, &tokens, span);
            scan.push(tokens, SlotType::Name, Value::Text(name), Proof::Free, 0.5);
        }
    } else if scan.asked(&SlotType::Text) {
        let text = scan.said.raw().trim().to_owned();
        scan.push(all, SlotType::Text, Value::Text(text), Proof::Free, 0.5);
    }
}

/// The tokens of the name among `tokens`.
fn name_tokens(said: &Utterance, tokens: Range<usize>, language: &Language) -> Range<usize> {
    let table = &language.reading;
    let is = |words: &[&str], i: usize| said.tokens().get(i).is_some_and(|token| words.contains(&token.norm.as_str()));
    let small = |i: usize| said.tokens().get(i).is_some_and(|token| !token.capital || token.ends_clause);
    // "ähm, an Anna", "Anna bitte"; but a capital may begin a name: "Genau Software GmbH".
    let filler = |i: usize| is(table.polite, i) || is(table.fillers, i) && small(i);
    let Range { mut start, mut end } = tokens;
    while start < end && (is(table.name_strip, start) || filler(start)) {
        start += 1;
    }
    while start < end && filler(end - 1) {
        end -= 1;
    }
    start..end
}

/// The text of the tokens, with the point of an abbreviation at its end: `Jonas W.`, `Lang & Co.`
fn with_point(said: &Utterance, tokens: &Range<usize>, span: Range<usize>) -> String {
    let short = said.tokens().get(tokens.end.saturating_sub(1)).is_some_and(|t| t.span.len() <= 2 && t.capital);
    let point = said.raw().get(span.end..).is_some_and(|rest| rest.starts_with('.'));
    let end = span.end + usize::from(short && point);
    said.raw().get(span.start..end).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::clean_name;
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::asked;
    use crate::lang::Languages;

    #[test]
    fn articles_and_politeness_go() {
        for (language, raw, name) in [
            ("de", "an die Hausverwaltung Roth", "Hausverwaltung Roth"),
            ("de", "meiner Mutter bitte", "Mutter"),
            ("de", "Fa. Elektro Lang", "Fa. Elektro Lang"),
            ("de", "Jonas W.", "Jonas W."),
            ("de", "O’Brien & Söhne GmbH.", "O’Brien & Söhne GmbH"),
            ("de", "an den", ""),
            ("de", "Bitte an Tom", "Tom"),
            ("de", "Genau Software", "Genau Software"),
            ("en", "to my landlord, please", "landlord"),
            ("en", "the sports club", "sports club"),
            ("en", "", ""),
        ] {
            let languages = Languages::default();
            assert_eq!(clean_name(raw, languages.get(language).unwrap()), name, "{raw}");
        }
    }

    #[test]
    fn free_answers() {
        assert_eq!(asked("de", "An Anna Müller.", SlotType::Name), ["Anna Müller name Anna Müller"]);
        assert_eq!(
            asked("de", " Miete Mai (Wohnung 3) ", SlotType::Text),
            ["Miete Mai (Wohnung 3 text Miete Mai (Wohnung 3)"]
        );
    }
}
