//! A language's words and rules, made ready for reading: one table of words, one trie of patterns.

use super::rule::{Chapter, Make, Part};
use super::word::Word;
use std::collections::HashMap;

/// How two neighbours in a pattern must stand to each other in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Space, a hyphen, an abbreviation's point, or nothing.
    Soft,
    Comma,
    Dash,
    Slash,
}

/// One item of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Word(u32),
    Part(Part),
}

/// Where a beginning of some patterns leads.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) words: Vec<(Gap, u32, u32)>,
    pub(crate) parts: Vec<(Gap, Part, u32)>,
    pub(crate) done: Vec<Make>,
}

/// A language's words and rules, made ready for reading.
#[derive(Debug)]
pub(crate) struct Grammar {
    ids: HashMap<String, u32>,
    /// What each word means by itself.
    meanings: Vec<Vec<Word>>,
    /// Words that numbers in one word are made of, by their first letter, longest first.
    morphemes: Vec<Vec<(&'static str, Word)>>,
    /// Phrases of several words with a meaning of their own, by the number of the first word.
    phrases: HashMap<u32, Vec<(Vec<u32>, Word)>>,
    states: Vec<State>,
    /// The state behind each word or part that begins a pattern.
    first_words: Vec<Option<u32>>,
    first_parts: [Option<u32>; Part::COUNT],
    /// Patterns that could not be understood; a test makes sure that there are none.
    pub(crate) faults: Vec<String>,
}

impl Grammar {
    pub(crate) fn new<'a>(
        words: impl IntoIterator<Item = &'a (&'static [&'static str], Word)>,
        chapters: impl IntoIterator<Item = &'a Chapter>,
    ) -> Self {
        let mut grammar = Self {
            ids: HashMap::new(),
            meanings: Vec::new(),
            morphemes: vec![Vec::new(); 26],
            phrases: HashMap::new(),
            states: Vec::new(),
            first_words: Vec::new(),
            first_parts: [None; Part::COUNT],
            faults: Vec::new(),
        };
        // Hyphens that tokens may be.
        grammar.id("-");
        grammar.id("−");
        for (entries, word) in words {
            for entry in *entries {
                let ids: Vec<u32> = entry.split(' ').map(|word| grammar.id(word)).collect();
                match ids.as_slice() {
                    [] => {}
                    [only] => {
                        if let Some(meanings) = grammar.meanings.get_mut(*only as usize) {
                            meanings.push(*word);
                        }
                        grammar.add_morpheme(entry, *word);
                    }
                    [first, rest @ ..] => grammar.phrases.entry(*first).or_default().push((rest.to_vec(), *word)),
                }
            }
        }
        for morphemes in &mut grammar.morphemes {
            morphemes.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        for rule in chapters.into_iter().flat_map(|chapter| chapter.rules) {
            for pattern in rule.patterns {
                match expand(pattern, &mut |word| grammar.id(word)) {
                    Some(ways) => ways.iter().for_each(|way| grammar.add(way, rule.make)),
                    None => grammar.faults.push((*pattern).to_owned()),
                }
            }
        }
        grammar
    }

    /// The number of a word that some table or pattern holds.
    pub(crate) fn known(&self, word: &str) -> Option<u32> {
        self.ids.get(word).copied()
    }

    /// What the word of that number means.
    pub(crate) fn meanings(&self, id: u32) -> &[Word] {
        self.meanings.get(id as usize).map_or(&[], Vec::as_slice)
    }

    /// The words that begin like `rest` and that numbers in one word are made of, longest first.
    pub(crate) fn morphemes(&self, rest: &str) -> impl Iterator<Item = (&'static str, Word)> {
        let letter = rest.bytes().next().and_then(|byte| byte.checked_sub(b'a'));
        let all = letter.and_then(|letter| self.morphemes.get(usize::from(letter))).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(move |(word, _)| rest.starts_with(word))
    }

    /// The phrases of several words that begin with that word: the words behind it, and what they mean.
    pub(crate) fn phrases(&self, first: u32) -> &[(Vec<u32>, Word)] {
        self.phrases.get(&first).map_or(&[], Vec::as_slice)
    }

    fn add_morpheme(&mut self, entry: &'static str, word: Word) {
        let part =
            matches!(word, Word::One | Word::Number(_) | Word::Scale(_) | Word::And | Word::AndHalf | Word::Ordinal(_));
        let letter = entry.bytes().next().and_then(|byte| byte.checked_sub(b'a'));
        if part && let Some(all) = letter.and_then(|letter| self.morphemes.get_mut(usize::from(letter))) {
            all.push((entry, word));
        }
    }

    /// What a word means by itself.
    pub(crate) fn meanings_of(&self, word: &str) -> &[Word] {
        self.known(word).map_or(&[], |id| self.meanings(id))
    }

    pub(crate) fn state(&self, number: u32) -> Option<&State> {
        self.states.get(number as usize)
    }

    /// Where patterns go on that begin with that word.
    pub(crate) fn after_word(&self, id: u32) -> Option<u32> {
        self.first_words.get(id as usize).copied().flatten()
    }

    /// Where patterns go on that begin with that part.
    pub(crate) fn after_part(&self, part: Part) -> Option<u32> {
        self.first_parts.get(part as usize).copied().flatten()
    }

    fn id(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = u32::try_from(self.meanings.len()).unwrap_or(u32::MAX);
        self.ids.insert(word.to_owned(), id);
        self.meanings.push(Vec::new());
        self.first_words.push(None);
        id
    }

    fn add(&mut self, way: &[(Gap, Item)], done: Make) {
        let Some(((_, first), rest)) = way.split_first() else { return };
        let known = match first {
            Item::Word(id) => self.after_word(*id),
            Item::Part(part) => self.after_part(*part),
        };
        let mut at = known.unwrap_or_else(|| {
            let new = self.new_state();
            let place = match first {
                Item::Word(id) => self.first_words.get_mut(*id as usize),
                Item::Part(part) => self.first_parts.get_mut(*part as usize),
            };
            if let Some(place) = place {
                *place = Some(new);
            }
            new
        });
        for (gap, item) in rest {
            at = self.step(at, *gap, *item);
        }
        if let Some(state) = self.states.get_mut(at as usize)
            && !state.done.contains(&done)
        {
            state.done.push(done);
        }
    }

    fn step(&mut self, from: u32, gap: Gap, item: Item) -> u32 {
        let known = self.state(from).and_then(|state| match item {
            Item::Word(id) => state.words.iter().find(|(g, w, _)| *g == gap && *w == id).map(|found| found.2),
            Item::Part(part) => state.parts.iter().find(|(g, p, _)| *g == gap && *p == part).map(|found| found.2),
        });
        known.unwrap_or_else(|| {
            let new = self.new_state();
            if let Some(state) = self.states.get_mut(from as usize) {
                match item {
                    Item::Word(id) => state.words.push((gap, id, new)),
                    Item::Part(part) => state.parts.push((gap, part, new)),
                }
            }
            new
        })
    }

    fn new_state(&mut self) -> u32 {
        self.states.push(State::default());
        u32::try_from(self.states.len() - 1).unwrap_or(u32::MAX)
    }
}

type Way = Vec<(Gap, Item)>;

/// Writes a pattern out: one way for each choice of its brackets. `None` if it cannot be understood.
fn expand(pattern: &str, id: &mut impl FnMut(&str) -> u32) -> Option<Vec<Way>> {
    let spaced: String = pattern
        .chars()
        .flat_map(|c| {
            let apart = matches!(c, '[' | ']' | '(' | ')' | '|' | ',' | '/' | '-');
            if apart { vec![' ', c, ' '] } else { vec![c] }
        })
        .collect();
    let signs: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = signs.as_slice();
    let ways = alternatives(&mut rest, id)?;
    // What is only signs, or nothing, is no way.
    let whole = rest.is_empty() && !ways.is_empty();
    let read = |way: Sketch| {
        let mut gap = Gap::Soft;
        let mut items = Way::new();
        for sign in way {
            match sign {
                Sign::Gap(other) => gap = other,
                Sign::Item(item) => items.push((std::mem::replace(&mut gap, Gap::Soft), item)),
            }
        }
        items
    };
    let ways: Vec<Way> = ways.into_iter().map(read).collect();
    let begins = |way: &Way| way.first().is_some_and(|(gap, _)| *gap == Gap::Soft);
    (whole && ways.iter().all(begins)).then_some(ways)
}

#[derive(Clone, Copy)]
enum Sign {
    Gap(Gap),
    Item(Item),
}

type Sketch = Vec<Sign>;

fn alternatives(rest: &mut &[&str], id: &mut impl FnMut(&str) -> u32) -> Option<Vec<Sketch>> {
    let mut all = Vec::new();
    loop {
        all.extend(sequence(rest, id)?);
        match rest.split_first() {
            Some((&"|", behind)) => *rest = behind,
            _ => return Some(all),
        }
    }
}

fn sequence(rest: &mut &[&str], id: &mut impl FnMut(&str) -> u32) -> Option<Vec<Sketch>> {
    let mut ways: Vec<Sketch> = vec![Vec::new()];
    while let Some((sign, behind)) = rest.split_first() {
        let next: Vec<Sketch> = match *sign {
            "|" | ")" | "]" => break,
            open @ ("(" | "[") => {
                *rest = behind;
                let mut inner = alternatives(rest, id)?;
                if open == "[" {
                    inner.push(Vec::new());
                }
                let (close, behind) = rest.split_first()?;
                if (open == "(") != (*close == ")") {
                    return None;
                }
                *rest = behind;
                inner
            }
            other => {
                *rest = behind;
                let sign = match other {
                    "," => Sign::Gap(Gap::Comma),
                    "-" => Sign::Gap(Gap::Dash),
                    "/" => Sign::Gap(Gap::Slash),
                    word => match word.strip_prefix('{') {
                        Some(name) => Sign::Item(Item::Part(Part::named(name.strip_suffix('}')?)?)),
                        None => Sign::Item(Item::Word(id(word))),
                    },
                };
                vec![vec![sign]]
            }
        };
        ways = ways.iter().flat_map(|way| next.iter().map(move |more| [way.as_slice(), more].concat())).collect();
    }
    Some(ways)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written_out(pattern: &str) -> Option<Vec<String>> {
        let mut words: Vec<String> = Vec::new();
        let ways = expand(pattern, &mut |word| {
            words.push(word.to_owned());
            u32::try_from(words.len() - 1).unwrap()
        })?;
        let item = |(gap, item): &(Gap, Item)| {
            let gap = match gap {
                Gap::Soft => "",
                Gap::Comma => ", ",
                Gap::Dash => "- ",
                Gap::Slash => "/ ",
            };
            match item {
                Item::Word(id) => format!("{gap}{}", words[*id as usize]),
                Item::Part(part) => format!("{gap}{part:?}"),
            }
        };
        Some(ways.iter().map(|way| way.iter().map(item).collect::<Vec<_>>().join(" ")).collect())
    }

    #[test]
    fn patterns_are_written_out() {
        assert_eq!(
            written_out("(am|an dem) {weekday}[,] den {date}").unwrap(),
            ["am Weekday , den Date", "am Weekday den Date", "an dem Weekday , den Date", "an dem Weekday den Date",]
        );
        assert_eq!(written_out("{day} - {day}").unwrap(), ["Day - Day"]);
        for wrong in ["", "[x]", "(a", "a]", "{nobody}", "(a]", "- a"] {
            assert_eq!(written_out(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn every_part_has_its_name_and_place() {
        assert_eq!(Part::NAMES.len(), Part::COUNT);
        for (at, (_, part)) in Part::NAMES.iter().enumerate() {
            assert_eq!(*part as usize, at);
        }
    }
}
