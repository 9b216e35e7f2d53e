//! Values of lists: their words with endings and typing errors, in one word or several.

use super::scan::Scan;
use crate::entity::kind::{ListWords, Proof, SlotType};
use crate::entity::value::{Item, Value};
use crate::text::{Shape, Utterance};
use std::borrow::Cow;
use std::ops::Range;

/// Tokens that one value may take.
const WIDEST: usize = 6;

pub(super) fn read(scan: &mut Scan<'_>) {
    let expected = scan.expected;
    if expected.lists.is_empty() {
        return;
    }
    let together = written_together(scan);
    let windows = windows(scan, &together);
    let endings = scan.table.endings;
    let ending = endings.iter().map(|ending| ending.len()).max().unwrap_or(0);
    for list in expected.lists {
        let mut found: Vec<(Range<usize>, &Item, Proof, f32)> = Vec::new();
        for (item, words) in &list.values {
            let named = item.name.iter().flat_map(|name| name_keys(name));
            let keys = words.iter().map(|word| key(word)).chain(named.map(Cow::Owned));
            for key in keys.filter(|key| !key.is_empty()).map(Key::new) {
                let allowed = if key.numeric { 0 } else { tolerance(list.typos, key.length) };
                let lengths = key.length.saturating_sub(allowed)..=key.length + allowed + ending;
                // Every error changes at most two of the letters that occur, an ending adds its own.
                let letters = 2 * allowed + ending;
                let near = |window: &&Window| {
                    lengths.contains(&window.length) && window.letters.differ(key.letters) <= letters
                };
                for window in windows.iter().filter(near) {
                    if let Some((proof, weight)) = fits(window, &key, list, allowed, endings) {
                        found.push((window.tokens.clone(), item, proof, weight));
                    }
                }
            }
        }
        // A typing error is only supposed where nothing is written right.
        let right: Vec<Range<usize>> =
            found.iter().filter(|f| f.2 == Proof::Marked).map(|(tokens, ..)| tokens.clone()).collect();
        found.retain(|(tokens, _, proof, _)| {
            *proof == Proof::Marked || !right.iter().any(|r| r.start < tokens.end && tokens.start < r.end)
        });
        found.sort_by(|a, b| b.3.total_cmp(&a.3));
        let mut seen: Vec<(Range<usize>, &str)> = Vec::new();
        for (tokens, item, proof, weight) in found {
            if seen.iter().any(|(range, id)| *range == tokens && *id == item.id) {
                continue;
            }
            seen.push((tokens.clone(), &item.id));
            scan.push(tokens, SlotType::List(list.list.clone()), Value::Item(item.clone()), proof, weight);
        }
    }
}

/// Neighbouring tokens, joined.
struct Window<'a> {
    tokens: Range<usize>,
    text: &'a str,
    letters: Letters,
    /// In characters.
    length: usize,
    numeric: bool,
}

/// All tokens in one, and how much of it each of them and those before take up.
fn written_together(scan: &Scan<'_>) -> (String, Vec<usize>) {
    let (mut text, mut ends) = (String::new(), Vec::new());
    for token in scan.tokens {
        if token.shape != Shape::Sign {
            text.push_str(&token.norm);
        }
        ends.push(text.len());
    }
    (text, ends)
}

fn windows<'a>(scan: &Scan<'_>, (together, ends): &'a (String, Vec<usize>)) -> Vec<Window<'a>> {
    let mut windows = Vec::new();
    let mut begin = 0;
    for (start, first) in scan.tokens.iter().enumerate() {
        let from = std::mem::replace(&mut begin, ends.get(start).copied().unwrap_or(0));
        if first.shape == Shape::Sign {
            continue;
        }
        for (i, token) in scan.tokens.iter().enumerate().skip(start).take(WIDEST) {
            let text = ends.get(i).and_then(|end| together.get(from..*end)).unwrap_or_default();
            windows.push(Window {
                tokens: start..i + 1,
                letters: Letters::of(text),
                length: text.chars().count(),
                numeric: text.bytes().any(|b| b.is_ascii_digit()),
                text,
            });
            if token.ends_clause {
                break;
            }
        }
    }
    windows
}

/// A word with what is asked of it for every window.
struct Key<'a> {
    text: Cow<'a, str>,
    letters: Letters,
    length: usize,
    numeric: bool,
}

impl<'a> Key<'a> {
    fn new(text: Cow<'a, str>) -> Self {
        let numeric = text.bytes().any(|b| b.is_ascii_digit());
        Self { letters: Letters::of(&text), length: text.chars().count(), numeric, text }
    }
}

/// A word of a list as it is compared: folded and without spaces.
pub(crate) fn key(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    joined(&Utterance::new(word)).into()
}

fn joined(said: &Utterance) -> String {
    said.tokens().iter().map(|token| token.norm.as_str()).collect()
}

/// What a display name is called by: all of it, what stands before a bracket, and its last digits.
fn name_keys(name: &str) -> Vec<String> {
    let short = name.split('(').next().unwrap_or(name);
    let said = Utterance::new(short);
    let digits = said.tokens().iter().rfind(|t| t.norm.len() >= 3 && t.norm.bytes().all(|b| b.is_ascii_digit()));
    let mut keys = vec![joined(&said)];
    if short.len() < name.len() {
        keys.push(key(name).into_owned());
    }
    keys.extend(digits.map(|token| token.norm.clone()));
    keys
}

/// How well a window fits a word.
fn fits(
    window: &Window<'_>,
    key: &Key<'_>,
    list: &ListWords,
    allowed: usize,
    endings: &[&str],
) -> Option<(Proof, f32)> {
    let text = window.text;
    if text == key.text.as_ref() {
        return Some((Proof::Marked, 0.95));
    }
    let ending = text.strip_prefix(key.text.as_ref()).is_some_and(|ending| endings.contains(&ending));
    if list.endings && ending && !key.numeric && key.length >= 3 {
        return Some((Proof::Marked, 0.9));
    }
    // One wrong digit is another number, not an error of typing.
    if allowed == 0 || window.numeric {
        return None;
    }
    let distance = |text: &str, length: usize, letters: Letters| {
        // Every error changes at most two of the letters that occur.
        let near = length.abs_diff(key.length) <= allowed && letters.differ(key.letters) <= 2 * allowed;
        if near { strsim::osa_distance(text, &key.text) } else { usize::MAX }
    };
    let stems = endings.iter().filter(|_| list.endings).filter_map(|ending| text.strip_suffix(ending));
    let stems = stems.map(|stem| distance(stem, stem.chars().count(), Letters::of(stem)));
    let least = std::iter::once(distance(text, window.length, window.letters)).chain(stems).min()?;
    (least <= allowed).then_some((Proof::Likely, if least <= 1 { 0.7 } else { 0.6 }))
}

/// Typing errors that are forgiven (FORMAT §6): rows careful, normal, generous.
pub(crate) fn tolerance(typos: u8, letters: usize) -> usize {
    let row = match typos {
        0 => return 0,
        1 => [0, 0, 1, 1],
        2 => [0, 1, 1, 2],
        _ => [0, 1, 2, 3],
    };
    let column = match letters {
        0..=3 => 0,
        4..=5 => 1,
        6..=8 => 2,
        _ => 3,
    };
    row.get(column).copied().unwrap_or(0)
}

/// Which letters occur: two words that differ in many need no comparing.
#[derive(Clone, Copy)]
struct Letters(u32);

impl Letters {
    fn of(word: &str) -> Self {
        Self(word.bytes().fold(0, |set, b| set | 1 << (b & 31)))
    }

    fn differ(self, other: Self) -> usize {
        (self.0 ^ other.0).count_ones() as usize
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::ListWords;
    use crate::entity::read::testing::with_lists;
    use crate::entity::value::Item;

    fn item(id: &str, name: Option<&str>) -> Item {
        Item { list: "account".into(), id: id.into(), name: name.map(Into::into), kind: None }
    }

    fn accounts(typos: u8) -> ListWords {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        ListWords {
            list: "account".into(),
            typos,
            endings: true,
            values: vec![
                (item("1", Some("Girokonto …4300 (gemeinsam)")), words(&["Girokonto", "Giro"])),
                (item("2", Some("Girokonto …8812")), words(&["Girokonto", "Giro"])),
                (item("3", None), words(&["Tagesgeldkonto", "Tagesgeld"])),
                (item("4", None), words(&["instant access account"])),
            ],
        }
    }

    #[test]
    fn words_endings_compounds_and_digits() {
        for (text, found) in [
            ("vom Tagesgeld", "Tagesgeld 3"),
            ("des Tagesgelds", "Tagesgelds 3"),
            ("Tages-Geld-Konto", "Tages-Geld-Konto 3"),
            ("das mit 8812", "8812 2"),
            ("Girokonto 4300", "Girokonto 4300 1"),
            ("instant acess account", "instant acess account 4"),
            ("Tagesgled", "Tagesgled 3"),
        ] {
            let all = with_lists("de", text, &[accounts(2)]);
            let longest = all.iter().max_by_key(|found| found.len()).cloned().unwrap_or_default();
            assert_eq!(longest, found, "{text}: {all:?}");
        }
    }

    #[test]
    fn one_word_for_two_values_gives_both() {
        let mut all = with_lists("de", "mein Giro Konto", &[accounts(2)]);
        all.retain(|found| found.starts_with("Giro Konto"));
        all.sort();
        assert_eq!(all, ["Giro Konto 1", "Giro Konto 2"]);
    }

    #[test]
    fn tolerance_is_the_lists() {
        assert!(with_lists("de", "Tagesgled", &[accounts(0)]).is_empty());
        assert!(with_lists("de", "4301", &[accounts(3)]).is_empty());
        assert!(with_lists("de", "Euro", &[accounts(2)]).is_empty());
    }
}
