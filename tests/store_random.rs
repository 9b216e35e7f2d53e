//! Random operations by several workers, on both stores at once: they must agree at every step, and
//! whatever happens, each conversation is first in, first out, and each message counts once.
#![cfg(feature = "sqlite")]

use jiff::Timestamp;
use proptest::prelude::*;
use schalter::store::{Changes, Claim, Delivery, MemoryStore, Outcome, SqliteStore, Store, Taken, Worker};
use schalter::{Content, ConversationId, DataClass, Incoming, Outgoing, Part, Purpose};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

#[derive(Clone, Debug)]
enum Op {
    Accept { peer: u8, key: Option<u8>, delay: Option<u8> },
    Claim { only: Option<u8> },
    Renew { which: usize },
    Commit { which: usize, replies: u8, again: bool },
    Take,
    Settle { which: usize, again: bool },
    Pass { seconds: u8 },
}

fn op() -> impl Strategy<Value = Op> {
    let peer = 0_u8..3;
    prop_oneof![
        4 => (peer.clone(), prop::option::of(0_u8..6), prop::option::weighted(0.2, 0_u8..20))
            .prop_map(|(peer, key, delay)| Op::Accept { peer, key, delay }),
        4 => prop::option::of(peer).prop_map(|only| Op::Claim { only }),
        1 => (0_usize..6).prop_map(|which| Op::Renew { which }),
        4 => (0_usize..6, 0_u8..3, prop::bool::weighted(0.2))
            .prop_map(|(which, replies, again)| Op::Commit { which, replies, again }),
        3 => Just(Op::Take),
        3 => (0_usize..6, prop::bool::weighted(0.3)).prop_map(|(which, again)| Op::Settle { which, again }),
        2 => (0_u8..12).prop_map(|seconds| Op::Pass { seconds }),
    ]
}

fn conversation(peer: u8) -> ConversationId {
    ConversationId::new("web", peer.to_string())
}

fn text(message: &Incoming) -> String {
    match &message.content {
        Content::Said { text } => text.clone(),
        _ => String::new(),
    }
}

/// One store with the claims and deliveries that its workers hold or held.
struct Side<S> {
    store: S,
    first_id: Option<u64>,
    claims: Vec<Claim>,
    deliveries: Vec<Delivery>,
}

impl<S: Store> Side<S> {
    fn new(store: S) -> Self {
        Self { store, first_id: None, claims: Vec::new(), deliveries: Vec::new() }
    }

    /// Does one operation and tells what can be seen of it, with ids counted from the first.
    async fn step(&mut self, op: &Op, number: usize, now: Timestamp) -> String {
        let worker = Worker::new("w").with_lease(Duration::from_secs(10));
        match op {
            Op::Accept { peer, key, delay } => {
                let content = Content::Said { text: number.to_string() };
                let mut message = Incoming::new(conversation(*peer), now, content);
                message.dedupe = key.iter().map(|key| format!("k{key}")).collect();
                message.due_at = delay.map(|delay| now.checked_add(Duration::from_secs(delay.into())).unwrap());
                let accepted = self.store.accept(&[message]).await.unwrap();
                let id = accepted.ids[0].0;
                let first = *self.first_id.get_or_insert(id);
                format!("accepted {} {}", id - first, accepted.new[0])
            }
            Op::Claim { only } => {
                let only = only.map(conversation);
                let claim = self.store.claim(&worker, only.as_ref(), now).await.unwrap();
                let seen = claim.as_ref().map(|claim| {
                    let id = claim.message.0 - self.first_id.unwrap();
                    let session = claim.session.as_deref().map(String::from_utf8_lossy);
                    let order = (claim.fence, claim.failures, claim.next_seq);
                    format!("claimed {id} {:?} {} {order:?} {session:?}", claim.conversation, text(&claim.incoming))
                });
                self.claims.extend(claim);
                format!("{seen:?}")
            }
            Op::Renew { which } => match self.claims.get(*which) {
                Some(claim) => format!("renewed {:?}", self.store.renew(claim, now).await.map_err(|e| e.is_stale())),
                None => String::new(),
            },
            Op::Commit { which, replies, again } => {
                let Some(claim) = self.claims.get(*which).cloned() else { return String::new() };
                let mut changes = Changes::default();
                changes.at = now;
                if *again {
                    changes.taken = Taken::Again { at: now.checked_add(Duration::from_secs(3)).unwrap() };
                } else {
                    let id = claim.message.0 - self.first_id.unwrap();
                    changes.session = Some(id.to_string().into_bytes());
                    changes.outgoing = (0..*replies).map(|n| reply(&claim, format!("{id}-{n}"))).collect();
                }
                format!("committed {:?}", self.store.commit(claim, changes).await.map_err(|e| e.is_stale()))
            }
            Op::Take => {
                let taken = self.store.take(&worker, "web", now).await.unwrap();
                let seen = taken.as_ref().map(|d| format!("{} {} {}", d.message.id, d.message.seq, d.attempts));
                self.deliveries.extend(taken);
                format!("took {seen:?}")
            }
            Op::Settle { which, again } => {
                let Some(delivery) = self.deliveries.get(*which).cloned() else { return String::new() };
                let outcome = match again {
                    true => Outcome::Again { at: now.checked_add(Duration::from_secs(4)).unwrap(), counts: true },
                    false => Outcome::Sent { platform_ids: vec![] },
                };
                let next = Some(&worker).filter(|_| which % 2 == 0);
                let settled = self.store.settle(delivery, outcome, now, next).await.map_err(|e| e.is_stale());
                let seen =
                    settled.as_ref().map(|next| next.as_ref().map(|d| format!("{} {}", d.message.id, d.attempts)));
                let line = format!("settled {seen:?}");
                self.deliveries.extend(settled.ok().flatten());
                line
            }
            Op::Pass { .. } => String::new(),
        }
    }

    /// Everything that can be seen at the end, without the random parts.
    async fn sight(&self) -> String {
        let mut sight = format!("{:?}", self.store.due().await.unwrap());
        for peer in 0..3 {
            let Some(view) = self.store.read(&conversation(peer)).await.unwrap() else { continue };
            let heard: Vec<_> = view.heard.iter().map(|h| (text(&h.incoming), h.state, h.failures)).collect();
            let told: Vec<_> = view.told.iter().map(|t| (&t.message.id, t.message.seq, t.state, t.attempts)).collect();
            sight.push_str(&format!("\n{heard:?} {told:?} {:?}", view.session));
        }
        sight
    }
}

fn reply(claim: &Claim, id: String) -> Outgoing {
    Outgoing {
        id,
        conversation: claim.conversation.clone(),
        seq: 0,
        purpose: Purpose::Reply,
        part: Part::Text { text: "x".into() },
        not_after: None,
        text_id: None,
        class: DataClass::Public,
    }
}

/// First in, first out: among undelayed messages, numbers grow within a conversation; and what was
/// committed is never claimed again.
#[derive(Default)]
struct Rules {
    delayed: BTreeSet<usize>,
    done: BTreeSet<u64>,
    last: BTreeMap<ConversationId, usize>,
}

impl Rules {
    fn committed(&mut self, claim: &Claim) -> Result<(), TestCaseError> {
        prop_assert!(self.done.insert(claim.message.0), "a message counted twice");
        let number: usize = text(&claim.incoming).parse().unwrap();
        if !self.delayed.contains(&number) {
            let last = self.last.insert(claim.conversation.clone(), number);
            prop_assert!(last.is_none_or(|last| last < number), "{number} after {last:?}");
        }
        Ok(())
    }
}

async fn compare(ops: &[Op]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let mut memory = Side::new(MemoryStore::new());
    let mut sqlite = Side::new(SqliteStore::open(&folder.path().join("bot.db")).unwrap());
    let mut now = Timestamp::from_second(1_800_000_000).unwrap();
    let mut rules = Rules::default();
    for (number, op) in ops.iter().enumerate() {
        match op {
            Op::Pass { seconds } => now = now.checked_add(Duration::from_secs((*seconds).into())).unwrap(),
            Op::Accept { delay: Some(_), .. } => drop(rules.delayed.insert(number)),
            _ => {}
        }
        let (ours, theirs) = (memory.step(op, number, now).await, sqlite.step(op, number, now).await);
        prop_assert_eq!(&ours, &theirs, "step {}: {:?}", number, op);
        if let Op::Commit { which, again: false, .. } = op
            && ours == "committed Ok(())"
        {
            rules.committed(&memory.claims[*which])?;
        }
    }
    prop_assert_eq!(memory.sight().await, sqlite.sight().await);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn both_stores_agree_and_keep_the_rules(ops in prop::collection::vec(op(), 1..80)) {
        let runtime = schalter::store::conformance::runtime().unwrap();
        runtime.block_on(compare(&ops))?;
    }
}
