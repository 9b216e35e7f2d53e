//! Two requests in one message: where it falls into two clauses that are each understood by themselves.

use super::model::Model;
use super::ranking::{Candidate, Context, How, Ranking};
use super::reader::{BETTER, read};
use super::understanding::{CERTAIN, Understanding};
use super::words;
use crate::entity::Proof;
use crate::text::Utterance;

/// The most places at which a message is split in trial.
const PLACES: usize = 3;

/// The ranking of the first clause with the second's request, where both clauses are about something
/// else each, or order the same with other values. `whole` is the ranking of the message as one. While
/// a form is open, what is said there belongs to it.
pub(super) fn split(
    all: &Understanding,
    model: &Model,
    said: &Utterance,
    context: &Context<'_>,
    whole: &Ranking,
    explain: bool,
) -> Option<Ranking> {
    if context.open.is_some() || whole.heard.is_some() || whole.asked_language.is_some() {
        return None;
    }
    let phrase = whole.candidates.first().filter(|best| best.how == How::Phrase && best.score >= BETTER);
    let tokens = said.tokens();
    let joiner = |at: usize| tokens.get(at).is_some_and(|token| words::is_joiner(&model.language, token));
    let ends = |at: usize| tokens.get(at).is_some_and(|token| token.ends_clause);
    // A clause begins behind a joiner, or behind the end of the one before.
    let begins = |at: &usize| !joiner(*at) && (joiner(*at - 1) || ends(*at - 1));
    let tears = |at: &usize| phrase.is_none_or(|phrase| is_torn(phrase, said, *at));
    // What is a phrase gives way to a certain second one only.
    let least = if phrase.is_some() { CERTAIN } else { BETTER };
    for begin in (1..tokens.len()).filter(begins).filter(tears).take(PLACES) {
        let end = (0..begin).rev().find(|at| !joiner(*at)).map_or(0, |last| last + 1);
        let [first, second] = [said.raw_of(0..end), said.raw_of(begin..tokens.len())].map(Utterance::new);
        if first.is_empty() || second.is_empty() {
            continue;
        }
        let mut ranking = read(all, model, &first, context, explain);
        // "Hello, …" and "help, …" are no requests of their own.
        let is_request = |found: &Candidate| {
            let goal = all.goals.iter().find(|goal| goal.target == found.target);
            !found.followup && goal.is_some_and(|goal| goal.role.is_none())
        };
        let Some(best) = ranking.candidates.first().filter(|best| best.score >= BETTER && is_request(best)) else {
            continue;
        };
        let other = read(all, model, &second, context, explain);
        // "No, 60 euros to Anna" corrects the first.
        if other.heard.is_some() {
            return None;
        }
        let other = other.candidates.into_iter().enumerate().find(|(rank, other)| match other.target == best.target {
            true => orders_again(best, other),
            false => *rank == 0 && other.score >= least && is_request(other),
        });
        if let Some((_, mut other)) = other {
            for value in &mut other.slots {
                value.tokens = value.tokens.start + begin..value.tokens.end + begin;
            }
            ranking.second = Some(other);
            ranking.language.clone_from(&whole.language);
            return Some(ranking);
        }
    }
    None
}

/// Has a phrase only swallowed the clause that begins at `at`: as part of a free text that holds the end of a
/// sentence?
fn is_torn(phrase: &Candidate, said: &Utterance, at: usize) -> bool {
    let free = phrase.slots.iter().filter(|value| value.proof == Proof::Free);
    let swallowed = free.into_iter().any(|value| value.tokens.start < at && at < value.tokens.end);
    let before = said.tokens().get(at - 1).and_then(|token| said.raw().get(token.span.end..));
    swallowed && before.is_some_and(|rest| rest.starts_with(['.', '!', '?', ';', '\n']))
}

/// Does the second clause order the same as the first once more ("… and 30 euros to Anna")? Two other values
/// are another order; one alone may go on with the first ("to Anna and Jonas").
fn orders_again(first: &Candidate, second: &Candidate) -> bool {
    let other = |value: &&super::Filled| {
        first.slots.iter().any(|known| known.slot == value.slot && known.values != value.values)
    };
    let others = second.slots.iter().filter(other).count();
    others > 1 || others == 1 && second.how == How::Phrase && second.score >= BETTER
}
