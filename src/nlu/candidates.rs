//! Bringing the matchers together: one candidate for each goal, with its score and reasons.

use super::classifier::Verdict;
use super::features::View;
use super::gather::{gather, listed};
use super::goal::{Goal, is_free};
use super::lattice::Lattice;
use super::model::Model;
use super::names;
use super::near;
use super::path::{Path, free, is_phrase, trimmed};
use super::ranking::{Candidate, Context, Filled, How, Reason};
use super::reading::disjoint;
use super::teacher::words;
use super::walk::Arrival;
use crate::entity::{Proof, SlotType};
use std::ops::Range;

/// The most candidates that are told.
const MOST: usize = 8;
/// What a classifier alone can reach; only a phrase is certain.
const CLASSIFIED: f32 = 0.97;
/// How much of the doubt is left where the whole message is values.
const DOUBT: f32 = 0.4;
/// The most words of a reason.
const FEATURES: usize = 5;
/// For so many candidates the classifier says why.
const EXPLAINED: usize = 3;

/// A candidate with the number of its goal, and its place among equal scores.
pub(super) struct Numbered {
    pub(super) goal: usize,
    pub(super) candidate: Candidate,
    /// Is it a phrase in which nothing could be something else?
    pub(super) sure: bool,
}

/// The best path of each goal that is possible here and now, best first.
pub(super) fn paths(
    model: &Model,
    lattice: &Lattice<'_>,
    goals: &[Goal],
    arrivals: &[Arrival],
    context: &Context<'_>,
) -> Vec<Path> {
    let whole = arrivals.iter().filter(|arrival| arrival.at == lattice.length);
    let read = |arrival: &Arrival| {
        let sentence = model.trie.sentence(arrival.sentence)?;
        let goal = goals.get(sentence.goal).filter(|goal| goal.is_candidate() && is_possible(goal, context))?;
        let now = !sentence.followup || context.recent == Some(goal.target.id());
        Path::new(arrival, sentence, goal, lattice).filter(|path| now && path.cost.literal > 0)
    };
    let mut paths: Vec<Path> = whole.filter_map(read).collect();
    paths.sort_by(|a, b| a.cost.order().cmp(&b.cost.order()).then(a.origin.cmp(&b.origin)));
    let mut best: Vec<Path> = Vec::new();
    for path in paths {
        if best.iter().all(|known| known.goal != path.goal) {
            best.push(path);
        }
    }
    best
}

/// All candidates, best first.
pub(super) fn candidates(
    model: &Model,
    lattice: &Lattice<'_>,
    goals: &[Goal],
    paths: Vec<Path>,
    (verdict, start): (&Verdict, usize),
    barred: &[usize],
    context: &Context<'_>,
) -> Vec<Numbered> {
    let most = verdict.certainty.iter().copied().fold(1e-6, f32::max);
    let certainty = |goal: usize| verdict.certainty.get(goal).copied().unwrap_or(0.0);
    let mut found: Vec<Numbered> = Vec::new();
    for path in paths {
        let Some(goal) = goals.get(path.goal) else { continue };
        let sure = path.is_sure();
        let score = if sure {
            path.score()
        } else {
            // What nothing proves is weighed with what the classifier thinks of it.
            let agreed = path.score() * (0.85 + 0.15 * certainty(path.goal) / most);
            agreed.max(certainty(path.goal)).min(CLASSIFIED)
        };
        let reasons = reason(model, path.origin).into_iter().chain(path.doubt()).collect();
        let candidate = Candidate {
            target: goal.target.clone(),
            score,
            how: How::Phrase,
            slots: path.slots,
            reasons,
            followup: path.followup,
        };
        found.push(Numbered { goal: path.goal, candidate, sure });
    }
    near_matches(model, lattice, goals, start, context, &mut found);
    for (number, goal) in goals.iter().enumerate() {
        let score = certainty(number).min(CLASSIFIED);
        let known = found.iter().any(|known| known.goal == number && known.candidate.score >= score);
        if score < 0.02 || known || !goal.is_candidate() || !is_possible(goal, context) {
            continue;
        }
        found.retain(|known| known.goal != number);
        let candidate = Candidate {
            target: goal.target.clone(),
            score,
            how: How::Classifier,
            slots: Vec::new(),
            reasons: verdict.coverage.map(Reason::Coverage).into_iter().collect(),
            followup: false,
        };
        found.push(Numbered { goal: number, candidate, sure: false });
    }
    // A negative example holds word for word, whatever the classifier made of it.
    found.retain(|known| !barred.contains(&known.goal));
    // Stable: among equals the order of paths, then of files.
    found.sort_by(|a, b| b.candidate.score.total_cmp(&a.candidate.score));
    found.truncate(MOST);
    for Numbered { goal, candidate, .. } in &mut found {
        if candidate.how == How::Classifier {
            let within = start..lattice.length;
            gather(model, lattice, goals, *goal, within.clone(), &mut candidate.slots);
            // Only where a message opens a topic: inside a form, an unknown word may be anything.
            if context.open.is_none()
                && let Some(known) = goals.get(*goal)
            {
                names::nameless(lattice, known, *goal, &within, &mut candidate.slots);
                tagged(model, lattice, known, *goal, &within, &mut candidate.slots);
                candidate.slots.sort_by_key(|value| value.tokens.start);
            }
        } else {
            listed(lattice, goals, *goal, start..lattice.length, &mut candidate.slots);
        }
    }
    trust_values(lattice, start, &mut found);
    found
}

/// Adds which words spoke for those that the classifier found, and against the runner-up.
pub(super) fn explain(model: &Model, view: &View, verdict: &Verdict, found: &mut [Numbered]) {
    let classified = found.iter().filter(|known| known.candidate.how == How::Classifier).map(|known| known.goal);
    let classified: Vec<usize> = classified.take(EXPLAINED).collect();
    let mut reasons = model.classifier.reasons(view, verdict, &classified, FEATURES).into_iter();
    for candidate in found.iter_mut().map(|known| &mut known.candidate).filter(|c| c.how == How::Classifier) {
        candidate.reasons.splice(0..0, reasons.next().map(Reason::Features));
    }
    if let [best, second, ..] = found {
        let against = model.classifier.against(view, verdict, (best.goal, second.goal), FEATURES);
        second.candidate.reasons.extend((!against.is_empty()).then_some(Reason::Against(against)));
    }
}

/// Fills free slots that nothing else filled with what the tagger finds outside of all values.
fn tagged(
    model: &Model,
    lattice: &Lattice<'_>,
    goal: &Goal,
    number: usize,
    within: &Range<usize>,
    filled: &mut Vec<Filled>,
) {
    let words = words(lattice.tokens(), &lattice.groups, &[]);
    for (tokens, detail) in model.tagger.tag(words.get(within.clone()).unwrap_or_default(), number) {
        let tokens = within.start + tokens.start..within.start + tokens.end;
        let slot = model.details.name(detail).and_then(|name| goal.slots.get(goal.slot(name)?));
        let Some(slot) = slot.filter(|slot| is_free(&slot.kind)) else { continue };
        let tokens = trimmed(lattice, tokens, &slot.kind);
        let is_open = filled.iter().all(|value| value.slot != slot.name && disjoint(&value.tokens, &tokens));
        let is_value = lattice.groups.iter().any(|group| group.is_marked() && !disjoint(&group.tokens, &tokens));
        if is_open && !is_value && !(slot.kind == SlotType::Name && is_phrase(lattice, &tokens)) {
            filled.push(free(lattice, tokens, &slot.name));
        }
    }
}

/// Where nothing but values stands ("45,50 € Sportverein"), the values are the evidence: two or
/// more that together are the whole message make the clear winner of the classifier more certain.
fn trust_values(lattice: &Lattice<'_>, start: usize, found: &mut [Numbered]) {
    let second = found.get(1).map_or(0.0, |second| second.candidate.score);
    let Some(first) = found.first_mut().map(|first| &mut first.candidate) else { return };
    let clear = first.how == How::Classifier && first.score > 0.35 && first.score > 2.0 * second;
    let typed = first.slots.iter().any(|value| value.proof >= Proof::Marked);
    let is_value = |at: usize| first.slots.iter().any(|value| value.tokens.contains(&at));
    let rest = (start..lattice.length).find(|at| !lattice.is_filler(*at) && !is_value(*at));
    if clear && typed && first.slots.len() > 1 && rest.is_none() && lattice.length == lattice.said.tokens().len() {
        first.score = (1.0 - (1.0 - first.score) * DOUBT).min(CLASSIFIED);
    }
}

fn near_matches(
    model: &Model,
    lattice: &Lattice<'_>,
    goals: &[Goal],
    start: usize,
    context: &Context<'_>,
    found: &mut Vec<Numbered>,
) {
    let tokens = lattice.said.tokens().get(start..).unwrap_or_default();
    if tokens.is_empty() || tokens.len() > near::WORDS || found.iter().any(|known| known.sure) {
        return;
    }
    let joined: String = tokens.iter().map(|token| token.norm.as_str()).collect();
    for (short, distance) in near::nearest(&joined, &model.shorts) {
        let Some(goal) = goals.get(short.goal).filter(|goal| is_possible(goal, context)) else { continue };
        if short.followup && context.recent != Some(goal.target.id()) {
            continue;
        }
        let score = near::score(short, distance);
        if found.iter().any(|known| known.goal == short.goal && known.candidate.score >= score) {
            continue;
        }
        found.retain(|known| known.goal != short.goal);
        let phrase = model.origins.get(short.origin).map(|origin| origin.phrase.clone()).unwrap_or_default();
        let candidate = Candidate {
            target: goal.target.clone(),
            score,
            how: How::Near,
            slots: Vec::new(),
            reasons: vec![Reason::Near { phrase, distance }],
            followup: short.followup,
        };
        found.push(Numbered { goal: short.goal, candidate, sure: false });
    }
}

fn reason(model: &Model, origin: usize) -> Option<Reason> {
    let origin = model.origins.get(origin)?;
    Some(Reason::Phrase { phrase: origin.phrase.clone(), place: origin.place.clone() })
}

fn is_possible(goal: &Goal, context: &Context<'_>) -> bool {
    context.impossible.iter().all(|id| id != goal.target.id())
}
