//! From a message or a learnt sentence to what the classifier sees of it.

use super::features::{Seen, View};
use super::goal::is_free;
use super::reading::{Group, disjoint, select};
use crate::catalog::Piece;
use crate::entity::SlotType;
use crate::text::{Shape, Utterance};
use std::ops::Range;

/// A sentence written out with the examples of its slots, and where these stand.
pub(super) struct Example {
    pub(super) said: Utterance,
    pub(super) slots: Vec<(Range<usize>, SlotType)>,
}

/// Writes an expansion out; a slot without example is its type's name.
pub(super) fn example(pieces: &[Piece], kind: impl Fn(&str) -> Option<SlotType>) -> Example {
    let mut text = String::new();
    let mut spans = Vec::new();
    for piece in pieces {
        if !text.is_empty() {
            text.push(' ');
        }
        let begin = text.len();
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Slot { name, example } => {
                text.push_str(example.as_deref().unwrap_or(name));
                spans.extend(kind(name).map(|kind| (begin..text.len(), kind)));
            }
        }
    }
    let said = Utterance::new(&text);
    let slots = spans.into_iter().map(|(span, kind)| (said.tokens_of(span), kind)).collect();
    Example { said, slots }
}

/// What the classifier sees of the tokens from `start`: typed values by their kind, list values by
/// their words and their kind. `known` are values that are given, and not to be found.
pub(super) fn view(said: &Utterance, start: usize, groups: &[Group], known: &[(Range<usize>, SlotType)]) -> View {
    let is_list = |kind: &SlotType| matches!(kind, SlotType::List(_));
    let found = groups.iter().filter(|group| group.is_marked() && group.tokens.start >= start && group.only.is_none());
    let free = |group: &&Group| known.iter().all(|(tokens, _)| disjoint(tokens, &group.tokens));
    let typed = |kind: &SlotType| !is_list(kind) && !is_free(kind) && *kind != SlotType::YesNo;
    let mut values: Vec<(Range<usize>, &SlotType)> =
        select(found.clone().filter(|group| typed(&group.kind)).filter(free))
            .into_iter()
            .map(|group| (group.tokens.clone(), &group.kind))
            .collect();
    values.extend(known.iter().filter(|(_, kind)| typed(kind)).map(|(tokens, kind)| (tokens.clone(), kind)));
    values.sort_by_key(|(tokens, _)| tokens.start);

    let mut view = View::default();
    let mut at = start;
    while let Some(token) = said.tokens().get(at) {
        match values.iter().find(|(tokens, _)| tokens.start == at && !tokens.is_empty()) {
            Some((tokens, kind)) => {
                view.tokens.push(Seen::Kind(shown(kind)));
                at = tokens.end;
            }
            None => {
                view.tokens.push(Seen::Word(match token.shape {
                    Shape::Number => "0".to_owned(),
                    _ => token.norm.clone(),
                }));
                at += 1;
            }
        }
    }
    let lists = found.filter(|group| is_list(&group.kind)).map(|group| &group.kind);
    view.lists = lists.chain(known.iter().map(|(_, kind)| kind).filter(|kind| is_list(kind))).map(shown).collect();
    view.lists.sort();
    view.lists.dedup();
    view
}

fn shown(kind: &SlotType) -> String {
    format!("{{{}}}", kind.word())
}
