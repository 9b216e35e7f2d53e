//! Two requests in one message: where it falls into two clauses that are each understood by themselves.

use super::model::Model;
use super::ranking::{Candidate, Context, How, Ranking};
use super::reader::{BETTER, read};
use super::understanding::Understanding;
use super::words;
use crate::text::Utterance;

/// The most places at which a message is split in trial.
const PLACES: usize = 3;

/// The ranking of the first clause with the second's request, where `whole`, the ranking of the
/// message as one, is no phrase and both clauses are about something else each. While a form is
/// open, what is said there belongs to it.
pub(super) fn split(
    all: &Understanding,
    model: &Model,
    said: &Utterance,
    context: &Context<'_>,
    whole: &Ranking,
) -> Option<Ranking> {
    let understood = whole.candidates.first().is_some_and(|best| best.how == How::Phrase && best.score >= BETTER);
    if context.open.is_some() || understood || whole.language.is_some() || whole.heard.is_some() {
        return None;
    }
    let tokens = said.tokens();
    let joiner = |at: usize| tokens.get(at).is_some_and(|token| words::is_joiner(&model.language, token));
    let ends = |at: usize| tokens.get(at).is_some_and(|token| token.ends_clause);
    // A clause begins behind a joiner, or behind the end of the one before.
    let begins = |at: &usize| !joiner(*at) && (joiner(*at - 1) || ends(*at - 1));
    for begin in (1..tokens.len()).filter(begins).take(PLACES) {
        let end = (0..begin).rev().find(|at| !joiner(*at)).map_or(0, |last| last + 1);
        let [first, second] = [said.raw_of(0..end), said.raw_of(begin..tokens.len())].map(Utterance::new);
        if first.is_empty() || second.is_empty() {
            continue;
        }
        let mut ranking = read(all, model, &first, context);
        // "Hello, …" and "help, …" are no requests of their own.
        let role = |found: &Candidate| all.goals.iter().find(|g| g.target == found.target).and_then(|goal| goal.role);
        let is_request = |found: &&Candidate| found.score >= BETTER && role(found).is_none();
        let Some(best) = ranking.candidates.first().filter(is_request) else { continue };
        let other = read(all, model, &second, context).candidates.into_iter().next();
        let other = other.filter(|other| is_request(&other) && other.target != best.target && !other.followup);
        if let Some(mut other) = other {
            for value in &mut other.slots {
                value.tokens = value.tokens.start + begin..value.tokens.end + begin;
            }
            ranking.second = Some(other);
            return Some(ranking);
        }
    }
    None
}
