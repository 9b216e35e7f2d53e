//! What is off just now: turns that begin afterwards see the files without it.

use super::Bot;
use crate::Error;
use crate::catalog::Catalog;
use crate::engine::{ALL, Stop, Switches, switch};
use crate::privacy::Clearance;
use crate::turn::Parts;
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

/// How often a process looks for switches that others have moved.
const LOOK: Duration = Duration::from_secs(2);

/// The parts of turns, with and without what is off.
pub(super) struct Live {
    now: RwLock<Now>,
}

struct Now {
    /// The parts as the files have them.
    base: Arc<Parts>,
    /// What is off: topics, channels, `ALL`.
    off: BTreeSet<String>,
    /// Without the topics that are off.
    open: Arc<Parts>,
    /// With nothing but what is urgent.
    closed: Arc<Parts>,
}

impl Live {
    pub(super) fn new(base: Arc<Parts>) -> Self {
        Self { now: RwLock::new(Now::without(base, BTreeSet::new())) }
    }

    fn now(&self) -> RwLockReadGuard<'_, Now> {
        self.now.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The parts as the files have them.
    pub(super) fn base(&self) -> Arc<Parts> {
        Arc::clone(&self.now().base)
    }

    /// The parts for a turn that begins now on that channel.
    pub(super) fn of(&self, channel: &str) -> Arc<Parts> {
        let now = self.now();
        let closed = now.off.contains(ALL) || now.off.contains(channel);
        Arc::clone(if closed { &now.closed } else { &now.open })
    }

    /// Takes in what is off. Says whether anything has changed.
    fn set(&self, off: BTreeSet<String>) -> bool {
        let changed = self.now().off != off;
        if changed {
            self.replace(|now| (Arc::clone(&now.base), off.clone()));
        }
        changed
    }

    /// Takes another version of the files; what is off stays off.
    pub(super) fn swap(&self, base: &Arc<Parts>) {
        self.replace(|now| (Arc::clone(base), now.off.clone()));
    }

    /// Both in one step, so that no turn sees one version without what is off in it.
    fn replace(&self, new: impl FnOnce(&Now) -> (Arc<Parts>, BTreeSet<String>)) {
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        let (base, off) = new(&now);
        *now = Now::without(base, off);
    }
}

impl Now {
    fn without(base: Arc<Parts>, off: BTreeSet<String>) -> Self {
        if off.is_empty() {
            return Self { open: Arc::clone(&base), closed: Arc::clone(&base), base, off };
        }
        let open = without(&base, |id| off.contains(id));
        let closed = without(&base, |_| true);
        Self { base, off, open, closed }
    }
}

/// The parts without some topics. What is urgent, and what the conversation itself needs (yes, no, cancel), stays.
fn without(base: &Arc<Parts>, is_off: impl Fn(&str) -> bool) -> Arc<Parts> {
    let mut catalog = Catalog::clone(&base.catalog);
    for intent in catalog.intents.iter_mut().filter(|intent| !intent.urgent && is_off(&intent.id)) {
        intent.active = false;
    }
    let answers = catalog.collections.iter_mut().flat_map(|collection| &mut collection.answers);
    for answer in answers.filter(|answer| !answer.urgent && answer.role.is_none() && is_off(&answer.text_id)) {
        answer.broken = true;
    }
    let clearance = Clearance::of(&catalog, &base.texts.uses());
    Arc::new(Parts { catalog: Arc::new(catalog), clearance: Arc::new(clearance), ..Parts::clone(base) })
}

impl Bot {
    /// Switches a topic, a channel or everything ([`ALL`]) off or on, in every process of the store within five
    /// seconds. Urgent topics stay on. The reason is kept as evidence.
    ///
    /// # Errors
    /// If there is no such topic or channel, or the store cannot be written.
    pub async fn switch(&self, target: &str, off: bool, reason: &str, until: Option<Timestamp>) -> Result<(), Error> {
        if !self.switchable().any(|known| known == target) {
            return Err(Error::invalid(format!("there is no topic and no channel `{target}`")));
        }
        self.engine.answer(switch(target, off, reason, until, (self.clock)())).await?;
        self.look_at_switches().await
    }

    /// What can be switched: topics, channels, [`ALL`].
    pub fn switchable(&self) -> impl Iterator<Item = &str> {
        let catalog = &self.loaded.catalog;
        let topics = catalog.intents.iter().map(|intent| intent.id.as_str());
        let answers = catalog.answers().filter(|answer| answer.role.is_none()).map(|answer| answer.text_id.as_str());
        topics.chain(answers).chain(catalog.bot.channels.keys().map(String::as_str)).chain([ALL])
    }

    /// What is off.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn switches(&self) -> Result<Switches, Error> {
        Switches::read(&*self.store).await
    }

    /// Looks what is off by now, for the turns that begin afterwards.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn look_at_switches(&self) -> Result<(), Error> {
        let (switches, now) = (self.switches().await?, (self.clock)());
        let off = switches.off.keys().filter(|target| switches.is_off(target, now)).cloned().collect();
        if self.live.set(off) {
            tracing::info!(off = ?switches.off.keys().collect::<Vec<_>>(), "what is off has changed");
        }
        Ok(())
    }

    /// Looks again and again until `stop`.
    pub(super) async fn watch_switches(&self, stop: Stop) {
        while !stop.is_stopped() {
            if let Err(error) = self.look_at_switches().await {
                tracing::warn!(%error, "nobody knows what is off");
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                () = stop.stopped() => {}
            }
        }
    }
}
