//! Who is connected: one socket a tab. What is said to somebody who is not waits in the store until they come back.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// More messages than this are not kept for a socket that does not take them; its page fetches them when it comes back.
const WAITING: usize = 32;

/// What a socket is told.
pub(super) enum Told {
    /// A message, as the frame to send.
    Message { seq: u64, frame: Arc<str> },
    /// The same tab is connected by another socket.
    Elsewhere,
}

/// The sockets, by the peer of their conversations.
#[derive(Clone, Default)]
pub(super) struct Hub(Arc<Inner>);

/// Each peer's socket by its number, so that a former one cannot give up its successor's place.
type Seats = HashMap<Arc<str>, (u64, Sender<Told>)>;

#[derive(Default)]
struct Inner {
    seats: Mutex<Seats>,
    numbers: AtomicU64,
}

/// A socket's place; given up when it is dropped.
pub(super) struct Seat {
    hub: Hub,
    peer: Arc<str>,
    number: u64,
    told: Receiver<Told>,
}

impl Hub {
    /// Takes the place of `peer`. Whoever had it is told.
    pub(super) fn sit(&self, peer: &str) -> Seat {
        let (sender, told) = channel(WAITING);
        let number = self.0.numbers.fetch_add(1, Ordering::Relaxed);
        let peer: Arc<str> = Arc::from(peer);
        let former = self.0.lock().insert(Arc::clone(&peer), (number, sender));
        if let Some((_, former)) = former {
            // One that is not read any more is as good as closed.
            let _ = former.try_send(Told::Elsewhere);
        }
        Seat { hub: self.clone(), peer, number, told }
    }

    /// Tells the socket of `peer`, if there is one. A socket that does not keep up is cut off.
    pub(super) fn tell(&self, peer: &str, seq: u64, frame: impl FnOnce() -> String) {
        let sender = self.0.lock().get(peer).map(|(_, sender)| sender.clone());
        let Some(sender) = sender else { return };
        if sender.try_send(Told::Message { seq, frame: frame().into() }).is_err() {
            self.0.lock().remove(peer);
        }
    }

    /// How many are connected.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.0.lock().len()
    }
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, Seats> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// What comes next; `None`: the socket was cut off.
    pub(super) async fn next(&mut self) -> Option<Told> {
        self.told.recv().await
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.hub.0.lock();
        if seats.get(&self.peer).is_some_and(|(number, _)| *number == self.number) {
            seats.remove(&self.peer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_newer_socket_of_a_tab_has_the_place() {
        let hub = Hub::default();
        let mut old = hub.sit("anna");
        let mut new = hub.sit("anna");
        assert!(matches!(old.next().await, Some(Told::Elsewhere)));
        assert!(old.next().await.is_none());
        drop(old);
        hub.tell("anna", 1, || "one".into());
        assert!(matches!(new.next().await, Some(Told::Message { seq: 1, .. })));
        drop(new);
        assert_eq!(hub.len(), 0);
        hub.tell("anna", 2, || unreachable!("nobody is there"));
    }

    #[tokio::test]
    async fn a_socket_that_does_not_keep_up_is_cut_off() {
        let hub = Hub::default();
        let mut slow = hub.sit("anna");
        for seq in 1..=WAITING as u64 + 1 {
            hub.tell("anna", seq, String::new);
        }
        assert_eq!(hub.len(), 0);
        let mut got = 0;
        while slow.next().await.is_some() {
            got += 1;
        }
        assert_eq!(got, WAITING);
    }
}
