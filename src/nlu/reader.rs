//! One message read in one language.

use super::candidates::{self, Numbered};
use super::form::Form;
use super::heard::heard;
use super::lattice::Lattice;
use super::model::Model;
use super::ranking::{Asked, Context, Filled, How, Ranking};
use super::reading::{Group, group};
use super::understanding::Understanding;
use super::walk::walk;
use super::{lattice, lists, view};
use crate::catalog::Role;
use crate::entity::{Expectation, ListWords, Proof, Reading, SlotType, Value, select};
use crate::text::{Token, Utterance};

/// From this certainty on a message is rather that than a free answer to a question.
pub(super) const BETTER: f32 = 0.75;

/// What a single value says about the topic: it is an answer to a question, and begins nothing by itself.
const BARE: f32 = 0.5;

/// Reads `said` in the language of `model`, and says why where `explain` is set.
pub(super) fn read(
    all: &Understanding,
    model: &Model,
    said: &Utterance,
    context: &Context<'_>,
    explain: bool,
) -> Ranking {
    let goals = all.goals.as_slice();
    let open = context.open.and_then(|open| {
        let number = goals.iter().position(|goal| goal.target.id() == open.intent)?;
        Some((number, open.asked))
    });
    let asked = open.and_then(|(number, asked)| match asked {
        Asked::Slot(name) => goals.get(number)?.slots.iter().find(|slot| slot.name == name),
        _ => None,
    });
    let asked_kind = asked.map(|slot| slot.kind.clone());
    let readings = readings(all, model, said, context, asked_kind.as_ref());
    let groups = groups(all, model, said, &readings);
    let lattice = Lattice::new(said, &model.language, &model.vocabulary, groups);

    let mut arrivals = walk(&model.trie, &lattice, 0);
    let form = |start| open.map(|(goal, _)| Form { model, lattice: &lattice, goals, goal, start });
    let heard = heard(&model.trie, &lattice, goals, &arrivals).filter(|heard| {
        // A beginning counts only where a comma or a correction follows: "ne Überweisung" is no no.
        let comma = heard.rest.start.checked_sub(1).and_then(|last| lattice.tokens().get(last));
        let corrects = || {
            form(heard.rest.start).is_some_and(|form| {
                let mentioned = form.mentioned(None);
                !mentioned.is_empty() || !form.called(&mentioned).is_empty()
            })
        };
        heard.rest.is_empty() || comma.is_some_and(|token| token.ends_clause) || corrects()
    });
    let start = heard.as_ref().map_or(0, |heard| if heard.rest.is_empty() { 0 } else { heard.rest.start });
    if start > 0 {
        arrivals = walk(&model.trie, &lattice, start);
    }

    let paths = candidates::paths(model, &lattice, goals, &arrivals, context);
    let seen = view::view(said, start, &lattice.groups, &[]);
    let mut verdict = model.classifier.judge(&seen);
    if is_bare_value(&readings, &lattice, start) {
        verdict.certainty.iter_mut().for_each(|certainty| *certainty *= BARE);
    }
    let barred = barred(all, &lattice, start);
    let mut found = candidates::candidates(model, &lattice, goals, paths, (&verdict, start), &barred, context);
    if explain {
        candidates::explain(model, &seen, &verdict, &mut found);
    }
    let out_of_scope = out_of_scope(all, &verdict.certainty, verdict.nothing, &found);

    let mut ranking = Ranking {
        heard,
        out_of_scope,
        unknown: says_nothing(all, &lattice, start),
        readings: typed(readings, asked_kind.as_ref()),
        ..Ranking::default()
    };
    if let (Some(form), Some((goal, asked))) = (form(start), open) {
        let own = found.iter().find(|c| c.goal == goal && c.candidate.how == How::Phrase);
        ranking.mentioned = form.mentioned(own.map(|own| own.candidate.slots.as_slice()));
        ranking.called = form.called(&ranking.mentioned);
        if matches!(asked, Asked::Confirmation | Asked::Change)
            && ranking.mentioned.is_empty()
            && ranking.called.is_empty()
        {
            ranking.mentioned.extend(form.corrected_name());
        }
        ranking.replied = form.is_reply();
        if let Asked::Slot(name) = asked {
            let whole = ranking.heard.as_ref().is_some_and(|heard| heard.rest.is_empty());
            let better = found.iter().any(|c| c.goal != goal && is_better(c));
            ranking.answer = form.answer(name, !whole && !better);
            let heard = ranking.heard.as_ref().filter(|_| asked_kind == Some(SlotType::YesNo));
            if let Some((yes, heard)) = heard.and_then(|heard| Some((says_yes(heard.role)?, heard))) {
                let end = if whole { lattice.length } else { heard.rest.start };
                let values = vec![Value::YesNo(yes)];
                ranking.answer.push(Filled { slot: name.to_owned(), values, tokens: 0..end, proof: Proof::Marked });
            }
        }
    }
    ranking.candidates = found.into_iter().map(|numbered| numbered.candidate).collect();
    ranking
}

fn says_yes(role: Role) -> Option<bool> {
    match role {
        Role::Yes => Some(true),
        Role::No => Some(false),
        _ => None,
    }
}

/// The goals of which the message is a negative example, in whatever language it is read: the
/// other one may not bring back what the customer's own has ruled out.
fn barred(all: &Understanding, lattice: &Lattice<'_>, start: usize) -> Vec<usize> {
    let whole = start..lattice.length;
    let found = all.models.iter().flat_map(|model| model.barred.find(lattice.tokens(), whole.clone()));
    found.filter(|(tokens, _)| *tokens == whole).map(|(_, goal)| goal).collect()
}

/// Is it so certain that the message is no name or text?
fn is_better(found: &Numbered) -> bool {
    found.candidate.score >= BETTER
}

/// All that may be meant as a value.
fn readings(
    all: &Understanding,
    model: &Model,
    said: &Utterance,
    context: &Context<'_>,
    asked: Option<&SlotType>,
) -> Vec<Reading> {
    let own = lists::own(&model.lists, context.lists);
    let known = model.lists.iter().filter(|known| own.iter().all(|own| own.list != known.list));
    let lists: Vec<&ListWords> = known.chain(&own).collect();
    let expected = Expectation {
        language: &model.language,
        now: context.now,
        asked,
        policy: context.policy,
        lists: &lists,
        currency: all.currency,
        begun: context.begun,
    };
    all.entities.readings(said, &expected)
}

/// Is the message one value, and nothing else that means something ("every two weeks")?
fn is_bare_value(readings: &[Reading], lattice: &Lattice<'_>, start: usize) -> bool {
    let typed = |reading: &&Reading| reading.proof >= Proof::Marked && !matches!(reading.kind, SlotType::List(_));
    let rest =
        |reading: &Reading| (start..lattice.length).all(|at| lattice.is_filler(at) || reading.tokens.contains(&at));
    readings.iter().filter(typed).any(rest)
}

/// The joint selection. A free answer would cover all that the message holds.
fn typed(mut readings: Vec<Reading>, asked: Option<&SlotType>) -> Vec<Reading> {
    readings.retain(|reading| reading.proof > Proof::Free);
    select(readings, asked)
}

/// The readings by the words they were read from, and the words that switch a yes or no of their own.
fn groups(all: &Understanding, model: &Model, said: &Utterance, readings: &[Reading]) -> Vec<Group> {
    let length = said.tokens().len().min(lattice::LONGEST);
    let mut groups = group(readings, length, all.currency);
    // A plain yes or no belongs to the role; as a value it is taken from there.
    groups.retain(|group| group.kind != SlotType::YesNo);
    let mut switches: Vec<Group> = model
        .switches
        .find(said.tokens(), 0..length)
        .into_iter()
        .map(|(tokens, (goal, slot, yes))| Group {
            tokens,
            kind: SlotType::YesNo,
            values: vec![Value::YesNo(yes)],
            proof: Proof::Marked,
            weight: 1.0,
            only: Some((goal, slot)),
            hidden: false,
        })
        .collect();
    // "nicht per Echtzeit" holds "per Echtzeit": the longer words count.
    let longer = |a: &Group, b: &Group| {
        b.only == a.only
            && b.tokens.len() > a.tokens.len()
            && b.tokens.start <= a.tokens.start
            && a.tokens.end <= b.tokens.end
    };
    let all = switches.clone();
    switches.retain(|group| all.iter().all(|other| !longer(group, other)));
    groups.extend(switches);
    groups
}

/// Is there, besides values, no word in it that occurs in any phrase?
fn says_nothing(all: &Understanding, lattice: &Lattice<'_>, start: usize) -> bool {
    let is_value = |at: usize| lattice.groups.iter().any(|group| group.is_marked() && group.tokens.contains(&at));
    let known = |token: &Token| all.models.iter().any(|model| model.vocabulary.get(&token.norm).is_some());
    let words = lattice.tokens().iter().enumerate().skip(start).filter(|(at, _)| !is_value(*at));
    !words.into_iter().any(|(_, token)| known(token))
}

/// The class of what no goal is about, with the answers of the role out of scope; a sure phrase
/// leaves little of it.
fn out_of_scope(all: &Understanding, certainty: &[f32], nothing: f32, found: &[Numbered]) -> f32 {
    let outside = all.goals.iter().zip(certainty).filter(|(goal, _)| goal.role == Some(Role::OutOfScope));
    let share = nothing + outside.map(|(_, share)| share).sum::<f32>();
    let inside = |c: &&Numbered| all.goals.get(c.goal).is_some_and(|goal| goal.role != Some(Role::OutOfScope));
    let best = found.iter().filter(inside).map(|c| c.candidate.score).fold(0.0, f32::max);
    share.min(1.0 - best).clamp(0.0, 1.0)
}
