//! Which meaning of a message wins: a pure function of ranking, what is awaited, and thresholds.
//!
//! Precedence, first match wins:
//!
//! 0. the wish for another language, unless a single word answers a question;
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
//! 8. if nothing is open and the best topic reaches `ask_back`, or the best two together reach
//!    `accept`, the bot asks which one is meant;
//! 9. while a form is open, a question that answers nothing is about a topic from `ask_back` on, if
//!    it is twice as likely as the next;
//! 10. nothing of ours, else not understood.

use super::session::{Awaited, Session};
use crate::catalog::{BotSettings, Catalog, Role};
use crate::entity::Proof;
use crate::nlu::{Candidate, How, Ranking};
use crate::text::Utterance;

/// Two candidates nearer than this are too close to choose between.
const CLOSE: f32 = 0.08;
/// From here on, a phrase matched without unproved free text.
const LITERAL: f32 = 0.999;

/// The second of two that are only together certain enough must be at least so likely.
const SECOND: f32 = 0.25;

/// Where the bot asks back anyway, it offers whatever is at least so likely.
const OFFERED: f32 = 0.03;

/// What a message is taken for. Indices point into the ranking's candidates.
#[derive(Clone, Debug, PartialEq)]
pub enum Taken {
    /// A topic: the index of the candidate.
    Topic(usize),
    /// A role's words.
    Role(Role),
    /// The customer would rather go on in that language.
    Language(String),
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
struct Situation<'a> {
    /// Thresholds.
    bot: &'a BotSettings,
    /// What the bot waits for.
    awaited: &'a Awaited,
    /// The intent of the open form.
    open: Option<&'a str>,
    /// How many tokens the message has.
    tokens: usize,
    /// Is it written as a question?
    question: bool,
    /// Is the candidate urgent?
    urgent: &'a dyn Fn(&str) -> bool,
    /// The role of the candidate.
    role: &'a dyn Fn(&str) -> Option<Role>,
}

/// What a message is taken for where the conversation stands. `step` acts on it, and an
/// explanation tells it; nobody else decides.
pub fn taken(catalog: &Catalog, session: &Session, said: &Utterance, ranking: &Ranking) -> Taken {
    let at = Situation {
        bot: &catalog.bot,
        awaited: &session.awaited,
        open: session.form.as_ref().map(|form| form.intent.as_str()),
        tokens: said.tokens().len(),
        question: is_question(said),
        urgent: &|id| catalog.is_urgent(id),
        role: &|id| catalog.answer(id).and_then(|answer| answer.role),
    };
    choose(ranking, &at)
}

/// Is the message written as a question? Only the sign at its end tells, in any language.
pub(super) fn is_question(said: &Utterance) -> bool {
    said.raw().trim_end().ends_with(['?', '？', '؟'])
}

/// The meaning that wins.
fn choose(ranking: &Ranking, at: &Situation<'_>) -> Taken {
    let accept = at.bot.accept;
    let is_open = |candidate: &Candidate| at.open == Some(candidate.target.id());
    let ranked = || ranking.candidates.iter().enumerate();

    if let Some(code) = &ranking.asked_language
        && (at.tokens > 1 || !matches!(at.awaited, Awaited::Slot { .. }))
    {
        return Taken::Language(code.clone());
    }
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
    // "No, what is my balance?": behind yes or no stands a topic, not a correction.
    let corrects = !ranking.mentioned.is_empty() || !ranking.called.is_empty();
    let is_topic = |c: &Candidate| c.score >= at.bot.accept && at.open != Some(c.target.id());
    if !whole && !corrects && ranking.candidates.iter().any(is_topic) {
        return None;
    }
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
    // Asked what is to be changed, the name of a detail is an answer, not small talk about it.
    if *at.awaited == Awaited::Change && !ranking.called.is_empty() {
        let aside = matches!((at.role)(candidate.target.id()), Some(Role::OutOfScope | Role::Smalltalk));
        return by_phrase && !aside;
    }
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
    // A question that answers nothing needs less to be told that it is nothing of ours.
    let asks = at.open.is_some() && at.question;
    let outside = !ranking.unknown && ranking.out_of_scope >= if asks { bot.ask_back } else { bot.accept };
    let ranked = || ranking.candidates.iter().enumerate().filter(|(_, c)| at.open != Some(c.target.id()));
    let Some((index, best)) = ranked().next() else {
        return if outside { Taken::OutOfScope } else { Taken::NotUnderstood };
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
    let second = ranked().nth(1).map_or(0.0, |(_, candidate)| candidate.score);
    if asks && best.score >= bot.ask_back && best.score >= 2.0 * second {
        return Taken::Topic(index);
    }
    if outside {
        return Taken::OutOfScope;
    }
    // Certainties are probabilities: that one of two is meant is as certain as their sum.
    let either = second >= SECOND && best.score + second >= bot.accept;
    if (best.score >= bot.ask_back || either) && at.open.is_none() {
        return Taken::Unclear(ranked().filter(|(_, c)| c.score >= OFFERED).map(|(index, _)| index).collect());
    }
    Taken::NotUnderstood
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nlu::{Filled, Heard, Target};

    /// Score, matcher and id of each candidate; the open one is `open`, the urgent one `urgent`.
    fn ranking(candidates: &[(&str, f32, How)]) -> Ranking {
        let candidate = |(id, score, how): &(&str, f32, How)| Candidate {
            target: Target::Intent((*id).into()),
            score: *score,
            how: *how,
            slots: Vec::new(),
            reasons: Vec::new(),
            followup: false,
        };
        Ranking { candidates: candidates.iter().map(candidate).collect(), ..Ranking::default() }
    }

    fn with_answer(mut ranking: Ranking, proof: Proof, tokens: usize) -> Ranking {
        ranking.answer.push(Filled { slot: "s".into(), values: Vec::new(), tokens: 0..tokens, proof });
        ranking
    }

    fn with_heard(mut ranking: Ranking, role: Role, rest: usize) -> Ranking {
        ranking.heard = Some(Heard { role, rest: 0..rest });
        ranking
    }

    #[test]
    fn precedence() {
        use How::{Classifier, Phrase};
        let slot = Awaited::Slot { slot: "s".into() };
        let (nothing, confirm) = (Awaited::Nothing, Awaited::Confirmation);
        let table: Vec<(&str, &Awaited, Ranking, Taken)> = vec![
            (
                "urgent beats a better one",
                &slot,
                ranking(&[("a", 1.0, Phrase), ("urgent", 0.8, Classifier)]),
                Taken::Topic(1),
            ),
            (
                "urgent below accept does not",
                &nothing,
                ranking(&[("a", 1.0, Phrase), ("urgent", 0.7, Classifier)]),
                Taken::Topic(0),
            ),
            (
                "yes to a read-back",
                &confirm,
                with_heard(ranking(&[("a", 0.9, Phrase)]), Role::Yes, 0),
                Taken::Role(Role::Yes),
            ),
            (
                "no with another topic behind it",
                &confirm,
                with_heard(ranking(&[("a", 0.9, Phrase)]), Role::No, 2),
                Taken::Topic(0),
            ),
            ("yes to nothing", &nothing, with_heard(ranking(&[]), Role::Yes, 0), Taken::NotUnderstood),
            (
                "cancel only as the whole message",
                &slot,
                with_heard(ranking(&[]), Role::Cancel, 2),
                Taken::NotUnderstood,
            ),
            ("cancel", &slot, with_heard(ranking(&[("a", 1.0, Phrase)]), Role::Cancel, 0), Taken::Role(Role::Cancel)),
            (
                "help beats an answer",
                &slot,
                with_answer(ranking(&[("help", 0.9, Phrase)]), Proof::Free, 3),
                Taken::Role(Role::Help),
            ),
            (
                "free text loses to a phrase",
                &slot,
                with_answer(ranking(&[("a", 0.8, Phrase)]), Proof::Free, 3),
                Taken::Topic(0),
            ),
            (
                "free text beats a guess",
                &slot,
                with_answer(ranking(&[("a", 0.8, Classifier)]), Proof::Free, 3),
                Taken::Answer,
            ),
            (
                "a proved value beats a guess",
                &slot,
                with_answer(ranking(&[("a", 0.95, Classifier)]), Proof::Marked, 2),
                Taken::Answer,
            ),
            (
                "a proved whole message beats all",
                &slot,
                with_answer(ranking(&[("a", 1.0, Phrase)]), Proof::Marked, 3),
                Taken::Answer,
            ),
            (
                "the open topic is no other topic",
                &slot,
                with_answer(ranking(&[("open", 1.0, Phrase)]), Proof::Free, 1),
                Taken::Answer,
            ),
            ("clear", &nothing, ranking(&[("a", 0.9, Classifier), ("b", 0.8, Classifier)]), Taken::Topic(0)),
            (
                "close",
                &nothing,
                ranking(&[("a", 0.9, Classifier), ("b", 0.85, Classifier)]),
                Taken::Unclear(vec![0, 1]),
            ),
            (
                "literal beats a close guess",
                &nothing,
                ranking(&[("a", 1.0, Phrase), ("b", 0.95, Classifier)]),
                Taken::Topic(0),
            ),
            (
                "two literal ones",
                &nothing,
                ranking(&[("a", 1.0, Phrase), ("b", 1.0, Phrase)]),
                Taken::Unclear(vec![0, 1]),
            ),
            (
                "unsure",
                &nothing,
                ranking(&[("a", 0.6, Classifier), ("b", 0.2, Classifier), ("c", 0.01, Classifier)]),
                Taken::Unclear(vec![0, 1]),
            ),
            ("unsure while asked", &slot, ranking(&[("a", 0.6, Classifier)]), Taken::NotUnderstood),
            ("a likely topic in a question while asked?", &slot, ranking(&[("a", 0.6, Classifier)]), Taken::Topic(0)),
            (
                "two topics in a question while asked?",
                &slot,
                ranking(&[("a", 0.5, Classifier), ("b", 0.4, Classifier)]),
                Taken::NotUnderstood,
            ),
            (
                "a question with an answer?",
                &slot,
                with_answer(ranking(&[("a", 0.6, Classifier)]), Proof::Marked, 2),
                Taken::Answer,
            ),
            ("too unsure", &nothing, ranking(&[("a", 0.3, Classifier)]), Taken::NotUnderstood),
            (
                "nothing that is known",
                &nothing,
                Ranking { out_of_scope: 0.9, unknown: true, ..Ranking::default() },
                Taken::NotUnderstood,
            ),
            (
                "not ours, said as an answer",
                &slot,
                Ranking { out_of_scope: 0.6, ..Ranking::default() },
                Taken::NotUnderstood,
            ),
            (
                "not ours, asked in between?",
                &slot,
                Ranking { out_of_scope: 0.6, ..Ranking::default() },
                Taken::OutOfScope,
            ),
            ("not ours", &nothing, Ranking { out_of_scope: 0.9, ..Ranking::default() }, Taken::OutOfScope),
        ];
        for (name, awaited, ranking, expected) in table {
            let open = (*awaited != Awaited::Nothing).then_some("open");
            let bot = BotSettings::default();
            let at = Situation {
                bot: &bot,
                awaited,
                open,
                tokens: 3,
                question: name.ends_with('?'),
                urgent: &|id| id == "urgent",
                role: &|id| (id == "help").then_some(Role::Help),
            };
            assert_eq!(choose(&ranking, &at), expected, "{name}");
        }
    }
}
