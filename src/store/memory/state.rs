//! All conversations in memory, and the operations on them.

use super::conversation::{Conversation, Written};
use crate::error::Error;
use crate::message::{ConversationId, Incoming};
use crate::store::{
    Accepted, Changes, Claim, Delivery, Due, HeardState, MessageId, Outcome, Receipt, Retention, Route, Taken, Told,
    ToldState, View, Which, Whom, Worker, order,
};
use jiff::Timestamp;
use std::collections::BTreeMap;

#[derive(Debug)]
pub(super) struct State {
    last_id: u64,
    last_written: u64,
    conversations: BTreeMap<ConversationId, Conversation>,
}

impl State {
    pub(super) fn new(first_id: u64) -> Self {
        Self { last_id: first_id, last_written: 0, conversations: BTreeMap::new() }
    }

    pub(super) fn accept(&mut self, batch: &[Incoming]) -> Accepted {
        let mut results: Vec<_> = order::of_batch(batch)
            .into_iter()
            .filter_map(|place| Some((place, self.put(batch.get(place)?.clone()))))
            .collect();
        results.sort_unstable_by_key(|(place, _)| *place);
        Accepted {
            ids: results.iter().map(|(_, (id, _))| *id).collect(),
            new: results.iter().map(|(_, (_, new))| *new).collect(),
        }
    }

    fn put(&mut self, mut incoming: Incoming) -> (MessageId, bool) {
        if incoming.conversation.thread.as_deref() == Some("") {
            incoming.conversation.thread = None;
        }
        let id = incoming.conversation.clone();
        let conversation = self.conversations.entry(id).or_insert_with(|| Conversation::new(incoming.received_at));
        if let Some(first) = conversation.known(&incoming.dedupe) {
            return (first, false);
        }
        self.last_id += 1;
        conversation.put(MessageId(self.last_id), incoming);
        (MessageId(self.last_id), true)
    }

    pub(super) fn claim(&mut self, worker: &Worker, only: Option<&ConversationId>, now: Timestamp) -> Option<Claim> {
        let id = match only {
            Some(id) => id.clone(),
            None => {
                let wakes = |(id, one): (&ConversationId, &Conversation)| Some((one.wakes()?, id.clone()));
                self.conversations.iter().filter_map(wakes).min()?.1
            }
        };
        let conversation = self.conversations.get_mut(&id)?;
        conversation.wakes().filter(|(at, _)| *at <= now)?;
        let heard = conversation.head(now)?.clone();
        conversation.fence += 1;
        conversation.held_until = order::after(now, worker.lease);
        Some(Claim {
            conversation: id,
            person: conversation.person.clone(),
            message: heard.id,
            incoming: heard.incoming,
            session: conversation.session.clone(),
            fence: conversation.fence,
            failures: heard.failures,
            next_seq: conversation.next_seq,
            lease: worker.lease,
        })
    }

    /// The conversation whose newest claim this is. A message's id is never given twice, so a claim
    /// on an erased conversation stays stale when the person comes back.
    fn held(&mut self, claim: &Claim) -> Result<&mut Conversation, Error> {
        self.conversations
            .get_mut(&claim.conversation)
            .filter(|one| one.fence == claim.fence && one.waiting.iter().any(|w| w.heard.id == claim.message))
            .ok_or_else(|| Error::stale(format!("the claim on message {} was lost", claim.message)))
    }

    pub(super) fn renew(&mut self, claim: &Claim, now: Timestamp) -> Result<(), Error> {
        self.held(claim)?.held_until = order::after(now, claim.lease);
        Ok(())
    }

    pub(super) fn commit(&mut self, claim: &Claim, changes: Changes) -> Result<Option<Delivery>, Error> {
        let mut number = self.last_written;
        let one = self.held(claim)?;
        one.held_until = Timestamp::UNIX_EPOCH;
        one.touched_at = one.touched_at.max(changes.at);
        let ended = match changes.taken {
            Taken::Done => Some(HeardState::Answered),
            Taken::SetAside => Some(HeardState::SetAside),
            Taken::Again { at } => {
                one.held_until = at;
                None
            }
        };
        if let Some(place) = one.waiting.iter().position(|waiting| waiting.heard.id == claim.message) {
            let mut waiting = one.waiting.remove(place);
            waiting.heard.failures += u32::from(ended != Some(HeardState::Answered));
            match ended {
                Some(state) => {
                    waiting.heard.state = state;
                    one.ended.push((waiting.heard, changes.at));
                }
                None => one.waiting.insert(place, waiting),
            }
        }
        if let Some(session) = changes.session {
            one.session = Some(session);
        }
        if let Some(person) = changes.person {
            one.person = person;
        }
        one.confirm(&changes.confirmed, changes.at);
        one.revive(&changes.revived);
        let state = match changes.route {
            Route::Outbox => ToldState::Waiting,
            Route::Returned => ToldState::Returned,
        };
        let sends = state == ToldState::Waiting && !changes.outgoing.is_empty();
        let sender = changes.sender.filter(|_| sends && one.send_at.is_none());
        if sends {
            one.send_at.get_or_insert(Timestamp::UNIX_EPOCH);
        }
        for mut message in changes.outgoing {
            message.seq = one.next_seq;
            one.next_seq += 1;
            number += 1;
            let ended_at = (state != ToldState::Waiting).then_some(changes.at);
            let told = Told { answers: claim.message, message, state, attempts: 0, reason: None, ended_at };
            one.told.push(Written { told, at: changes.at, number });
        }
        one.records.extend(changes.records.into_iter().map(|record| (record, changes.at)));
        let delivery = sender.and_then(|sender| one.hand_out(&sender, changes.at));
        self.last_written = number;
        for later in changes.later {
            self.put(later);
        }
        Ok(delivery)
    }

    pub(super) fn take(&mut self, worker: &Worker, channel: &str, now: Timestamp) -> Option<Delivery> {
        let (_, one) = self
            .conversations
            .iter_mut()
            .filter(|(id, one)| id.channel == channel && one.sends().is_some_and(|(at, _)| at <= now))
            .min_by_key(|(_, one)| one.sends())?;
        one.hand_out(worker, now)
    }

    pub(super) fn settle(
        &mut self,
        delivery: &Delivery,
        outcome: Outcome,
        now: Timestamp,
        next: Option<&Worker>,
    ) -> Result<Option<Delivery>, Error> {
        let stale = || Error::stale(format!("the delivery of {} was lost", delivery.message.id));
        let one = self.conversations.get_mut(&delivery.message.conversation).ok_or_else(stale)?;
        if one.send_fence != delivery.fence {
            return Err(stale());
        }
        let same = |told: &Told| told.message.seq == delivery.message.seq && told.message.id == delivery.message.id;
        let written = one.unsent().filter(|written| same(&written.told)).ok_or_else(stale)?;
        written.at = now;
        let told = &mut written.told;
        let again = match outcome {
            Outcome::Sent { .. } => {
                told.state = ToldState::Sent;
                told.ended_at = Some(now);
                None
            }
            Outcome::Dead { reason } => {
                told.state = ToldState::Dead;
                told.reason = Some(reason);
                told.ended_at = Some(now);
                told.attempts += 1;
                None
            }
            Outcome::Again { at, counts } => {
                told.attempts += u32::from(counts);
                Some(at)
            }
        };
        one.touched_at = one.touched_at.max(now);
        let waits = one.unsent().map(|_| Timestamp::UNIX_EPOCH);
        one.send_at = again.or(waits);
        one.send_held = false;
        Ok(next.filter(|_| again.is_none()).and_then(|worker| one.hand_out(worker, now)))
    }

    pub(super) fn due(&self) -> Due {
        Due {
            inbox: self.conversations.values().filter_map(Conversation::wakes).map(|(at, _)| at).min(),
            outbox: self.conversations.values().filter_map(|one| one.send_at).min(),
        }
    }

    pub(super) fn read(&self, id: &ConversationId) -> Option<View> {
        self.conversations.get(id).map(|one| one.view(id))
    }

    pub(super) fn views(&self, which: &Which) -> Vec<View> {
        let chosen = |one: &Conversation| match which {
            Which::Person(person) => one.person == *person,
            Which::GivenUp => one.told.iter().any(|written| written.told.state == ToldState::Dead),
        };
        self.conversations.iter().filter(|(_, one)| chosen(one)).map(|(id, one)| one.view(id)).collect()
    }

    pub(super) fn erase(&mut self, whom: &Whom) -> Receipt {
        let mut receipt = Receipt::default();
        self.conversations.retain(|id, one| {
            let erased = match whom {
                Whom::Conversation(wanted) => wanted == id,
                Whom::Person(wanted) => *wanted == one.person,
            };
            if erased {
                receipt = receipt.plus(one.count());
            }
            !erased
        });
        receipt
    }

    pub(super) fn retain(&mut self, retention: &Retention, now: Timestamp) -> Receipt {
        self.conversations.values_mut().map(|one| one.let_go(retention, now)).fold(Receipt::default(), Receipt::plus)
    }
}
