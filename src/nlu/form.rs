//! What a message says for the open form: an answer to its question, other details, and details
//! that were called by name.

use super::gather::gather;
use super::goal::{Goal, GoalSlot, is_free};
use super::lattice::Lattice;
use super::model::Model;
use super::path::{Path, free, is_capital, trimmed};
use super::ranking::Filled;
use super::reading::{Group, disjoint};
use super::walk::walk;
use super::words;
use crate::entity::SlotType;
use std::ops::Range;

/// The open form's goal, and where in the message its details may stand (behind a yes or no).
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    pub(super) model: &'a Model,
    pub(super) lattice: &'a Lattice<'a>,
    pub(super) goals: &'a [Goal],
    pub(super) goal: usize,
    pub(super) start: usize,
}

impl Form<'_> {
    fn within(&self) -> Range<usize> {
        self.start..self.lattice.length
    }

    fn slots(&self) -> &[GoalSlot] {
        self.goals.get(self.goal).map_or(&[], |goal| goal.slots.as_slice())
    }

    /// The values of the best reply sentence that the rest of the message is.
    fn reply(&self) -> Vec<Filled> {
        let (Some(replies), Some(goal)) = (self.model.replies.get(self.goal), self.goals.get(self.goal)) else {
            return Vec::new();
        };
        let arrivals = walk(replies, self.lattice, self.start);
        let whole = arrivals.iter().filter(|arrival| arrival.at == self.lattice.length);
        let paths = whole.filter_map(|a| Path::new(a, replies.sentence(a.sentence)?, goal, self.lattice));
        paths.min_by(|a, b| a.cost.order().cmp(&b.cost.order())).map_or_else(Vec::new, |path| path.slots)
    }

    /// Is the rest of the message one of the reply sentences?
    pub(super) fn is_reply(&self) -> bool {
        !self.reply().is_empty()
    }

    /// Values for any slot, at most one each; `own` is what a phrase of the same goal found.
    pub(super) fn mentioned(&self, own: Option<&[Filled]>) -> Vec<Filled> {
        let mut filled = self.reply();
        if filled.is_empty() {
            filled = own.unwrap_or_default().to_vec();
        }
        gather(self.model, self.lattice, self.goals, self.goal, self.within(), &mut filled);
        filled
    }

    /// A name that is all of a correction ("no, Anna Müller") and so can only be the form's only name:
    /// several words, all with capitals, none of which a phrase knows.
    pub(super) fn corrected_name(&self) -> Option<Filled> {
        let mut names = self.slots().iter().enumerate().filter(|(_, slot)| slot.kind == SlotType::Name);
        let (Some((number, slot)), None) = (names.next(), names.next()) else { return None };
        let tokens = self.free_answer(number, slot).filter(|tokens| tokens.len() > 1 && self.left_over(tokens) == 0)?;
        let is_name = is_capital(self.lattice, &tokens) && !tokens.clone().any(|at| self.lattice.is_known(at));
        is_name.then(|| free(self.lattice, tokens, &slot.name))
    }

    /// Slots that were called by name, in the order of the form.
    pub(super) fn called(&self, mentioned: &[Filled]) -> Vec<String> {
        let found = self.model.called.find(self.lattice.tokens(), self.within());
        let free = |tokens: &Range<usize>| mentioned.iter().all(|value| disjoint(&value.tokens, tokens));
        let slots = self.slots().iter().enumerate();
        slots
            .filter(|(slot, _)| found.iter().any(|(at, called)| *called == (self.goal, *slot) && free(at)))
            .map(|(_, slot)| slot.name.clone())
            .collect()
    }

    /// Values for the asked slot, best first. Free text is taken only where `freely` says that
    /// the message is nothing better.
    pub(super) fn answer(&self, asked: &str, freely: bool) -> Vec<Filled> {
        let Some((number, slot)) = self.slots().iter().enumerate().find(|(_, slot)| slot.name == asked) else {
            return Vec::new();
        };
        let mut answers: Vec<Filled> = self.reply().into_iter().filter(|value| value.slot == asked).collect();
        let mut groups: Vec<&Group> =
            self.lattice.groups.iter().filter(|g| g.fits(self.goal, number, &slot.kind)).collect();
        groups.retain(|group| group.tokens.start >= self.start && !group.hidden);
        groups.sort_by_key(|group| (self.left_over(&group.tokens), group.order()));
        for group in groups {
            if answers.iter().all(|answer| answer.tokens != group.tokens) {
                answers.push(Filled {
                    slot: asked.to_owned(),
                    values: group.values.clone(),
                    tokens: group.tokens.clone(),
                    proof: group.proof,
                });
            }
        }
        if freely && is_free(&slot.kind) && answers.is_empty() {
            answers.extend(self.free_answer(number, slot).map(|tokens| free(self.lattice, tokens, asked)));
        }
        answers
    }

    /// How many tokens that mean something stand outside.
    fn left_over(&self, tokens: &Range<usize>) -> usize {
        self.within().filter(|at| !tokens.contains(at) && !self.lattice.is_filler(*at)).count()
    }

    /// The longest stretch of the message that is no other detail: words for yes and no are taken
    /// out of it before, and from a name other typed details and what may be skipped around it.
    fn free_answer(&self, number: usize, slot: &GoalSlot) -> Option<Range<usize>> {
        let name = slot.kind == SlotType::Name;
        let taken = |group: &&Group| match group.only {
            Some((goal, _)) => goal == self.goal,
            None => {
                name && group.is_marked()
                    && self.slots().iter().enumerate().any(|(n, s)| n != number && group.fits(self.goal, n, &s.kind))
            }
        };
        let barred: Vec<&Range<usize>> = self.lattice.groups.iter().filter(taken).map(|g| &g.tokens).collect();
        let mut best: Range<usize> = 0..0;
        let mut begin = self.start;
        for at in self.start..=self.lattice.length {
            let stops = at == self.lattice.length || barred.iter().any(|tokens| tokens.contains(&at));
            if stops {
                let stretch = if name { self.without_fillers(begin..at) } else { begin..at };
                if stretch.len() > best.len() {
                    best = stretch;
                }
                begin = at + 1;
            }
        }
        let best = trimmed(self.lattice, best, &slot.kind);
        let talk = name && self.is_talk(&best);
        (!best.is_empty() && !talk).then_some(best)
    }

    /// Without a letter ("50"), or written small and with a word of the phrases in it ("I don't know", "half of
    /// it"), it is no name.
    fn is_talk(&self, tokens: &Range<usize>) -> bool {
        let words = self.lattice.tokens().get(tokens.clone()).unwrap_or_default();
        let letters = words.iter().any(|word| word.norm.chars().any(char::is_alphabetic));
        !letters || words.iter().all(|word| !word.capital) && tokens.clone().any(|at| self.lattice.is_known(at))
    }

    fn without_fillers(&self, mut tokens: Range<usize>) -> Range<usize> {
        while !tokens.is_empty() && self.lattice.is_filler(tokens.start) {
            tokens.start += 1;
        }
        let ends = |at: usize| {
            self.lattice.is_filler(at)
                || self.lattice.tokens().get(at).is_some_and(|word| words::ends_name(self.lattice.language, word))
        };
        while !tokens.is_empty() && ends(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens
    }
}
