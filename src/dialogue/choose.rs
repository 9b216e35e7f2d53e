//! Which meaning of a message wins: a pure function of ranking, what is awaited, and thresholds.
//!
//! Precedence, first match wins:
//!
//! 1. an urgent intent or answer from `accept` on, unless its form is already open;
//! 2. cancel, back and repeat as the whole message;
//! 3. yes or no while a yes or no is awaited (a changed value behind it is seen to there);
//! 4. a person or help, from `accept` on;
//! 5. an answer to what was asked. A new topic beats it only if it is clearly better: any topic
//!    from `accept` on beats free text if it matched a phrase, or from half-way between `accept`
//!    and 1 on; a proved value is beaten only if it leaves words of the message over and the
//!    topic's phrase matched;
//! 6. values or names of other slots while a form is open, under the same rule;
//! 7. a topic from `accept` on, with distance to the next; two close ones are asked back;
//! 8. topics from `ask_back` on are asked back, if nothing is open;
//! 9. nothing of ours, else not understood.

use super::session::Awaited;
use crate::catalog::{BotSettings, Role};
use crate::entity::Proof;
use crate::nlu::{Candidate, How, Ranking};

/// Two candidates nearer than this are too close to choose between.
const CLOSE: f32 = 0.08;
/// From here on, a phrase matched without unproved free text.
const LITERAL: f32 = 0.999;

/// What a message is taken for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Taken {
    /// A topic: the index of the candidate.
    Topic(usize),
    /// A role's words.
    Role(Role),
    /// An answer to what was asked, or values for the open form.
    Answer,
    /// One of several topics: their indices.
    Unclear(Vec<usize>),
    /// Nothing for this bot.
    OutOfScope,
    /// Nothing at all.
    NotUnderstood,
}

/// What the choice depends on besides the ranking.
pub(super) struct Situation<'a> {
    /// Thresholds.
    pub(super) bot: &'a BotSettings,
    /// What the bot waits for.
    pub(super) awaited: &'a Awaited,
    /// The intent of the open form.
    pub(super) open: Option<&'a str>,
    /// How many tokens the message has.
    pub(super) tokens: usize,
    /// Is the candidate urgent?
    pub(super) urgent: &'a dyn Fn(&str) -> bool,
    /// The role of the candidate.
    pub(super) role: &'a dyn Fn(&str) -> Option<Role>,
}

/// The meaning that wins.
pub(super) fn choose(ranking: &Ranking, at: &Situation<'_>) -> Taken {
    let accept = at.bot.accept;
    let is_open = |candidate: &Candidate| at.open == Some(candidate.target.id());
    let ranked = || ranking.candidates.iter().enumerate();

    let urgent = ranked().find(|(_, c)| c.score >= accept && !is_open(c) && (at.urgent)(c.target.id()));
    if let Some((index, _)) = urgent {
        return Taken::Topic(index);
    }
    if let Some(role) = heard(ranking, at) {
        return Taken::Role(role);
    }
    let best = ranked().find(|(_, c)| !is_open(c));
    if let Some((_, candidate)) = best.filter(|(_, c)| c.score >= accept)
        && let Some(role @ (Role::Human | Role::Help)) = (at.role)(candidate.target.id())
    {
        return Taken::Role(role);
    }
    if has_answer(ranking, at) && !best.is_some_and(|(_, candidate)| beats_answer(candidate, ranking, at)) {
        return Taken::Answer;
    }
    topic(ranking, at)
}

/// Roles that are heard now.
fn heard(ranking: &Ranking, at: &Situation<'_>) -> Option<Role> {
    let heard = ranking.heard.as_ref()?;
    let whole = heard.rest.is_empty();
    let waits = !matches!(at.awaited, Awaited::Nothing | Awaited::Slot { .. });
    match heard.role {
        role @ (Role::Yes | Role::No) if waits => Some(role),
        // To a slot's question a bare yes or no is an answer, or not understood there.
        Role::Yes | Role::No => None,
        role if whole => Some(role),
        _ => None,
    }
}

/// Does the message say something for the open form?
fn has_answer(ranking: &Ranking, at: &Situation<'_>) -> bool {
    at.open.is_some()
        && (!ranking.answer.is_empty()
            || !ranking.mentioned.is_empty()
            || !ranking.called.is_empty()
            || ranking.candidates.first().is_some_and(|c| at.open == Some(c.target.id()) && c.score >= at.bot.accept))
}

/// Is the topic clearly better than the answer?
fn beats_answer(candidate: &Candidate, ranking: &Ranking, at: &Situation<'_>) -> bool {
    let accept = at.bot.accept;
    let own = ranking.candidates.iter().find(|c| at.open == Some(c.target.id()));
    if candidate.score < accept || own.is_some_and(|own| own.score >= candidate.score) {
        return false;
    }
    let by_phrase = candidate.how == How::Phrase;
    let answers = if ranking.answer.is_empty() { &ranking.mentioned } else { &ranking.answer };
    let Some(best) = answers.iter().max_by_key(|filled| filled.proof) else { return true };
    if best.tokens.len() >= at.tokens && best.proof > Proof::Free {
        return false;
    }
    match best.proof {
        Proof::Free => by_phrase || candidate.score >= (accept + 1.0) / 2.0,
        Proof::Likely => by_phrase || candidate.score >= LITERAL,
        Proof::Marked | Proof::Checksum => by_phrase,
    }
}

fn topic(ranking: &Ranking, at: &Situation<'_>) -> Taken {
    let bot = at.bot;
    let ranked = || ranking.candidates.iter().enumerate().filter(|(_, c)| at.open != Some(c.target.id()));
    let Some((index, best)) = ranked().next() else {
        return if ranking.out_of_scope >= bot.accept { Taken::OutOfScope } else { Taken::NotUnderstood };
    };
    let close: Vec<usize> = ranked()
        .filter(|(_, c)| c.score >= bot.ask_back && best.score - c.score < CLOSE)
        // A literal phrase is rivalled only by another one.
        .filter(|(_, c)| best.score < LITERAL || c.score >= LITERAL)
        .map(|(index, _)| index)
        .collect();
    let sure = best.followup || close.len() < 2;
    if best.score >= bot.accept {
        return if sure || at.open.is_some() { Taken::Topic(index) } else { Taken::Unclear(close) };
    }
    if ranking.out_of_scope >= bot.accept {
        return Taken::OutOfScope;
    }
    if best.score >= bot.ask_back && at.open.is_none() {
        return Taken::Unclear(ranked().filter(|(_, c)| c.score >= bot.ask_back).map(|(index, _)| index).collect());
    }
    Taken::NotUnderstood
}
