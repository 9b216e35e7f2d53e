//! One conversation in memory.

use crate::message::{ConversationId, Incoming, PersonId};
use crate::store::{
    Confirmed, Delivery, Heard, HeardState, MessageId, Receipt, Retention, Told, ToldState, View, Worker, order,
};
use crate::turn::Record;
use jiff::Timestamp;
use std::collections::BTreeMap;

#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) position: Timestamp,
    pub(super) heard: Heard,
}

impl Waiting {
    /// When it may be taken; the beginning of time if it is not delayed.
    fn due(&self) -> Timestamp {
        self.heard.incoming.due_at.unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

#[derive(Debug)]
pub(super) struct Written {
    pub(super) told: Told,
    /// When it was written or settled last.
    pub(super) at: Timestamp,
    /// Grows with every message that any conversation is told.
    pub(super) number: u64,
}

#[derive(Debug)]
pub(super) struct Conversation {
    pub(super) person: PersonId,
    pub(super) session: Option<Vec<u8>>,
    pub(super) touched_at: Timestamp,
    pub(super) heard_at: Option<Timestamp>,
    pub(super) fence: u64,
    pub(super) held_until: Timestamp,
    pub(super) waiting: Vec<Waiting>,
    pub(super) ended: Vec<(Heard, Timestamp)>,
    pub(super) keys: BTreeMap<String, (MessageId, Timestamp)>,
    position: Timestamp,
    pub(super) send_fence: u64,
    pub(super) send_at: Option<Timestamp>,
    /// Has a sender the next message?
    pub(super) send_held: bool,
    pub(super) told: Vec<Written>,
    pub(super) next_seq: u64,
    pub(super) records: Vec<(Record, Timestamp)>,
}

impl Conversation {
    pub(super) fn new(at: Timestamp) -> Self {
        Self {
            person: order::new_person(),
            session: None,
            touched_at: at,
            heard_at: None,
            fence: 0,
            held_until: Timestamp::UNIX_EPOCH,
            waiting: Vec::new(),
            ended: Vec::new(),
            keys: BTreeMap::new(),
            position: Timestamp::MIN,
            send_fence: 0,
            send_at: None,
            send_held: false,
            told: Vec::new(),
            next_seq: 1,
            records: Vec::new(),
        }
    }

    /// The first message that one of these keys belongs to.
    pub(super) fn known(&self, keys: &[String]) -> Option<MessageId> {
        keys.iter().find_map(|key| self.keys.get(key)).map(|(id, _)| *id)
    }

    /// Puts a message into its place; undelayed ones keep the order of acceptance even if a clock
    /// steps back.
    pub(super) fn put(&mut self, id: MessageId, incoming: Incoming) {
        let received = incoming.received_at;
        if incoming.content.opens_window() {
            self.heard_at = self.heard_at.max(Some(received));
        }
        for key in &incoming.dedupe {
            self.keys.entry(key.clone()).or_insert((id, received));
        }
        let position = incoming.due_at.unwrap_or_else(|| {
            self.position = self.position.max(received);
            self.position
        });
        self.touched_at = self.touched_at.max(received);
        let heard = Heard { id, incoming, state: HeardState::Waiting, failures: 0 };
        self.waiting.push(Waiting { position, heard });
        self.waiting.sort_by_key(|waiting| (waiting.position, waiting.heard.id));
    }

    /// When a message can be claimed, and which waits longest.
    pub(super) fn wakes(&self) -> Option<(Timestamp, MessageId)> {
        let due = self.waiting.iter().map(Waiting::due).min()?;
        let first = self.waiting.iter().map(|waiting| waiting.heard.id).min()?;
        Some((due.max(self.held_until), first))
    }

    /// The oldest message that is due.
    pub(super) fn head(&self, now: Timestamp) -> Option<&Heard> {
        self.waiting.iter().find(|waiting| waiting.due() <= now).map(|waiting| &waiting.heard)
    }

    /// The next message to send.
    pub(super) fn unsent(&mut self) -> Option<&mut Written> {
        self.told.iter_mut().find(|written| written.told.state == ToldState::Waiting)
    }

    /// Gives the next message to send to a sender, who holds the conversation's sending meanwhile.
    pub(super) fn hand_out(&mut self, sender: &Worker, now: Timestamp) -> Option<Delivery> {
        let told = &self.unsent()?.told;
        let (message, attempts) = (told.message.clone(), told.attempts);
        let unsure = std::mem::replace(&mut self.send_held, true);
        self.send_fence += 1;
        self.send_at = Some(order::after(now, sender.lease));
        Some(Delivery { message, attempts, fence: self.send_fence, heard_at: self.heard_at, unsure })
    }

    /// When a message can be sent, and which waits longest.
    pub(super) fn sends(&self) -> Option<(Timestamp, u64)> {
        let first = self.told.iter().find(|written| written.told.state == ToldState::Waiting)?;
        Some((self.send_at?, first.number))
    }

    pub(super) fn view(&self, id: &ConversationId) -> View {
        let waiting = self.waiting.iter().map(|waiting| waiting.heard.clone());
        let mut heard: Vec<Heard> = self.ended.iter().map(|(heard, _)| heard.clone()).chain(waiting).collect();
        heard.sort_by_key(|heard| heard.id);
        View {
            conversation: id.clone(),
            person: self.person.clone(),
            session: self.session.clone(),
            heard_at: self.heard_at,
            heard,
            told: self.told.iter().map(|written| written.told.clone()).collect(),
            records: self.records.iter().map(|(record, _)| record.clone()).collect(),
        }
    }

    /// Messages that have arrived without our having known it are not sent again; whoever sends one just now is too
    /// late to say what became of it.
    pub(super) fn confirm(&mut self, confirmed: &[Confirmed], at: Timestamp) {
        for one in confirmed {
            let same = |told: &Told| told.state == ToldState::Waiting && told.message.id == one.message;
            let Some(written) = self.told.iter_mut().find(|written| same(&written.told)) else { continue };
            written.told.state = ToldState::Sent;
            written.told.ended_at = Some(at);
            self.send_fence += 1;
            self.send_held = false;
            self.send_at = self.unsent().map(|_| Timestamp::UNIX_EPOCH);
        }
    }

    /// Messages that were given up are to be sent after all, however old they are.
    pub(super) fn revive(&mut self, names: &[String]) {
        for written in &mut self.told {
            let told = &mut written.told;
            if told.state == ToldState::Dead && names.contains(&told.message.id) {
                told.state = ToldState::Waiting;
                (told.attempts, told.reason, told.ended_at, told.message.not_after) = (0, None, None, None);
                // What waits for a repetition goes on waiting.
                self.send_at.get_or_insert(Timestamp::UNIX_EPOCH);
            }
        }
    }

    /// Counts all that it holds.
    pub(super) fn count(&self) -> Receipt {
        Receipt {
            conversations: 1,
            sessions: u64::from(self.session.is_some()),
            incoming: (self.waiting.len() + self.ended.len()) as u64,
            outgoing: self.told.len() as u64,
            records: self.records.len() as u64,
            keys: self.keys.len() as u64,
        }
    }

    /// Drops what is too old and no longer waits.
    pub(super) fn let_go(&mut self, retention: &Retention, now: Timestamp) -> Receipt {
        let before = self.count();
        let dialogue = order::before(now, retention.dialogue);
        self.ended.retain(|(_, at)| *at >= dialogue);
        self.told.retain(|written| written.told.state == ToldState::Waiting || written.at >= dialogue);
        let records = order::before(now, retention.records);
        self.records.retain(|(_, at)| *at >= records);
        let (keys, waiting) = (order::before(now, retention.keys), &self.waiting);
        self.keys.retain(|_, (id, at)| *at >= keys || waiting.iter().any(|waiting| waiting.heard.id == *id));
        let idle = self.waiting.is_empty() && self.send_at.is_none();
        if idle && self.touched_at < order::before(now, retention.sessions) {
            self.session = None;
        }
        let after = self.count();
        Receipt {
            conversations: 0,
            sessions: before.sessions - after.sessions,
            incoming: before.incoming - after.incoming,
            outgoing: before.outgoing - after.outgoing,
            records: before.records - after.records,
            keys: before.keys - after.keys,
        }
    }
}
