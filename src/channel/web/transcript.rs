//! What a page is shown again after a reload or a loss of connection, and what never again.

use super::frame::Line;
use crate::message::{Content, InternalEvent, Part, Status};
use crate::store::{Heard, HeardState, Told, View};
use jiff::Timestamp;

/// At most so many lines are shown again.
const MOST: usize = 200;

/// What was said behind message `seq`, in order, as far as it may still be shown: nothing of what was before the end
/// of a login. With `seq` 0, for a page that has nothing, the customer's own words are among it.
pub(super) fn since(view: &View, seq: u64) -> Vec<Line<'_>> {
    if seq > 0 {
        return told_since(view, seq).map(|told| Line::of(&told.message)).collect();
    }
    let (told, hidden) = (told_since(view, seq), hidden(view));
    // Half steps, so that the customer's words stand before their answers.
    let told = told.filter(|told| status_of(told).is_none());
    let told = told.map(|told| (2 * told.message.seq, Line::of(&told.message)));
    let own = view.heard.iter().filter_map(|heard| {
        let place = place(view, heard);
        Some((2 * place + 1, own(&heard.incoming.content)?)).filter(|_| place >= hidden)
    });
    let mut lines: Vec<(u64, Line<'_>)> = told.chain(own).collect();
    lines.sort_by_key(|(place, _)| *place);
    let surplus = lines.len().saturating_sub(MOST);
    lines.into_iter().skip(surplus).map(|(_, line)| line).collect()
}

/// What the bot said behind message `seq`, in order, as far as it may still be shown.
pub(super) fn told_since(view: &View, seq: u64) -> impl Iterator<Item = &Told> {
    let hidden = hidden(view);
    view.told.iter().filter(move |told| told.message.seq > seq && told.message.seq >= hidden)
}

/// Everything before this message was hidden when a login ended.
fn hidden(view: &View) -> u64 {
    let ended = view.told.iter().rev().find(|told| status_of(told).is_some_and(|status| status.ended));
    ended.map_or(0, |told| told.message.seq)
}

/// How the conversation stood last.
pub(super) fn status(view: &View) -> Option<&Status> {
    view.told.iter().rev().find_map(status_of)
}

/// When the login ends if the customer does nothing: the latest of its timers that still wait.
pub(super) fn login_ends(view: &View) -> Option<Timestamp> {
    view.heard.iter().filter(|heard| heard.state == HeardState::Waiting && is_timer(heard)).filter_map(due).max()
}

/// Is a timer due whose turn is still to come? Until then nobody knows what may be shown.
pub(super) fn is_uncertain(view: &View, now: Timestamp) -> bool {
    let waits = |heard: &Heard| heard.state == HeardState::Waiting && due(heard).is_some_and(|due| due <= now);
    view.heard.iter().any(waits)
}

fn due(heard: &Heard) -> Option<Timestamp> {
    heard.incoming.due_at
}

fn is_timer(heard: &Heard) -> bool {
    matches!(&heard.incoming.content, Content::Internal(InternalEvent::Timer { name, .. }) if name == "logout")
}

fn status_of(told: &Told) -> Option<&Status> {
    match &told.message.part {
        Part::Status(status) => Some(status),
        _ => None,
    }
}

/// The message behind which a customer's words stand: the one before their first answer. Of words without an answer,
/// the last one that was said to something earlier.
fn place(view: &View, heard: &Heard) -> u64 {
    let answers = view.told.iter().filter(|told| told.answers == heard.id).map(|told| told.message.seq).min();
    // Timers come to the inbox long before they are due, so their ids tell nothing about when they were answered.
    let is_timer = |told: &Told| view.heard.iter().any(|heard| heard.id == told.answers && due(heard).is_some());
    let before = || {
        let earlier = view.told.iter().filter(|told| told.answers < heard.id && !is_timer(told));
        earlier.map(|told| told.message.seq).max().unwrap_or(0)
    };
    answers.map_or_else(before, |seq| seq.saturating_sub(1))
}

/// The customer's own line; `None` where there is nothing to be seen.
fn own(content: &Content) -> Option<Line<'_>> {
    Some(match content {
        Content::Said { text } => Line::Own { text: Some(text) },
        Content::Picked { title: Some(title), .. } => Line::Own { text: Some(title) },
        Content::Withheld => Line::Own { text: None },
        _ => return None,
    })
}
