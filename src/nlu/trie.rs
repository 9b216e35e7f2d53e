//! The sentences of a language as one tree: common beginnings are stored, and walked, once.

use super::vocabulary::Vocabulary;
use crate::catalog::Piece;
use crate::entity::SlotType;
use crate::text::Utterance;

/// What a phrase of the catalogue looks like to people.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    /// As written.
    pub(super) phrase: String,
    /// File and line.
    pub(super) place: String,
}

/// One expanded sentence of a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// The goal's number.
    pub(super) goal: usize,
    /// The goal's slots in the order of the sentence.
    pub(super) slots: Vec<usize>,
    /// The number of its [`Origin`].
    pub(super) origin: usize,
    /// Counts only shortly after this goal.
    pub(super) followup: bool,
}

/// A step of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// A word of the vocabulary.
    Word(u32),
    /// A value of that kind (an index into the trie's kinds).
    Value(usize),
}

/// A place between two steps.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Sorted by word.
    words: Vec<(u32, usize)>,
    /// Kinds of values that may follow, with where they lead.
    pub(super) values: Vec<(usize, usize)>,
    /// Sentences that end here.
    pub(super) ends: Vec<usize>,
}

impl Node {
    /// Where `word` leads.
    pub(super) fn word(&self, word: u32) -> Option<usize> {
        let at = self.words.binary_search_by_key(&word, |(known, _)| *known).ok()?;
        self.words.get(at).map(|(_, node)| *node)
    }
}

/// The shared prefix tree.
#[derive(Debug)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    sentences: Vec<Sentence>,
    kinds: Vec<SlotType>,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], sentences: Vec::new(), kinds: Vec::new() }
    }
}

impl Trie {
    /// The node of that number; 0 is the root.
    pub(super) fn node(&self, node: usize) -> Option<&Node> {
        self.nodes.get(node)
    }

    /// The sentence of that number.
    pub(super) fn sentence(&self, sentence: usize) -> Option<&Sentence> {
        self.sentences.get(sentence)
    }

    /// The kind of that number.
    pub(super) fn kind(&self, kind: usize) -> Option<&SlotType> {
        self.kinds.get(kind)
    }

    /// Adds one sentence; a second one of the same goal with the same slots adds nothing.
    pub(super) fn add(&mut self, elements: &[Element], sentence: Sentence) {
        let mut at = 0;
        for element in elements {
            let new = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else { return };
            let next = match element {
                Element::Word(word) => match node.words.binary_search_by_key(word, |(known, _)| *known) {
                    Ok(place) => node.words.get(place).map_or(0, |(_, next)| *next),
                    Err(place) => {
                        node.words.insert(place, (*word, new));
                        new
                    }
                },
                Element::Value(kind) => match node.values.iter().find(|(known, _)| known == kind) {
                    Some((_, next)) => *next,
                    None => {
                        node.values.push((*kind, new));
                        new
                    }
                },
            };
            if next == new {
                self.nodes.push(Node::default());
            }
            at = next;
        }
        let known = |number: &usize| {
            self.sentences.get(*number).is_some_and(|known| {
                known.goal == sentence.goal && known.slots == sentence.slots && known.followup == sentence.followup
            })
        };
        let number = self.sentences.len();
        if let Some(node) = self.nodes.get(at)
            && !node.ends.iter().any(known)
        {
            self.sentences.push(sentence);
            if let Some(node) = self.nodes.get_mut(at) {
                node.ends.push(number);
            }
        }
    }

    /// The steps of one expansion, words learnt into `vocabulary`; with them the slots in order.
    /// `None` where it names an unknown slot or says nothing.
    pub(super) fn elements(
        &mut self,
        pieces: &[Piece],
        vocabulary: &mut Vocabulary,
        slot: impl Fn(&str) -> Option<(usize, SlotType)>,
    ) -> Option<(Vec<Element>, Vec<usize>)> {
        let (mut elements, mut slots) = (Vec::new(), Vec::new());
        for piece in pieces {
            match piece {
                Piece::Words(words) => {
                    let said = Utterance::new(words);
                    elements.extend(said.tokens().iter().map(|token| Element::Word(vocabulary.learn(&token.norm))));
                }
                Piece::Slot { name, .. } => {
                    let (number, kind) = slot(name)?;
                    slots.push(number);
                    elements.push(Element::Value(self.number_of(kind)));
                }
            }
        }
        (!elements.is_empty()).then_some((elements, slots))
    }

    fn number_of(&mut self, kind: SlotType) -> usize {
        match self.kinds.iter().position(|known| *known == kind) {
            Some(known) => known,
            None => {
                self.kinds.push(kind);
                self.kinds.len() - 1
            }
        }
    }
}
