//! The order in which a batch is taken, and small sums with time that all stores share.

use crate::message::{Incoming, PersonId};
use jiff::Timestamp;
use std::time::Duration;

/// Indices of a batch in the order of taking: by the platform's time where it is known. Messages
/// without one keep their place.
pub(super) fn of_batch(batch: &[Incoming]) -> Vec<usize> {
    let timed = |(index, message): (usize, &Incoming)| message.platform_at.map(|at| (at, index));
    let places: Vec<usize> = batch.iter().enumerate().filter_map(timed).map(|(_, index)| index).collect();
    let mut sorted: Vec<(Timestamp, usize)> = batch.iter().enumerate().filter_map(timed).collect();
    sorted.sort();
    let mut order: Vec<usize> = (0..batch.len()).collect();
    for (place, (_, index)) in places.into_iter().zip(sorted) {
        if let Some(slot) = order.get_mut(place) {
            *slot = index;
        }
    }
    order
}

/// `now + wait`, at the end of time at the latest.
pub(crate) fn after(now: Timestamp, wait: Duration) -> Timestamp {
    now.checked_add(wait).unwrap_or(Timestamp::MAX)
}

/// `now - age`, at the beginning of time at the earliest.
pub(super) fn before(now: Timestamp, age: Duration) -> Timestamp {
    now.checked_sub(age).unwrap_or(Timestamp::MIN)
}

/// A start for message ids that differs from store to store, so that ids made from them (and
/// sent to platforms as idempotency keys) do not repeat when a database is begun anew.
pub(super) fn first_id() -> u64 {
    (random() & 0x3fff_ffff) << 32
}

/// An id for a person met for the first time.
pub(super) fn new_person() -> PersonId {
    PersonId(format!("p{:016x}{:016x}", random(), random()))
}

/// The standard library seeds its hashers from the system's randomness; that is enough for ids
/// that must not collide and need not be secret.
fn random() -> u64 {
    use std::hash::{BuildHasher, Hasher};
    std::collections::hash_map::RandomState::new().build_hasher().finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platform_time_orders_a_batch_and_others_keep_their_place() {
        let at = |second: Option<i64>| {
            let mut message = Incoming::said("web", "anna", "x");
            message.platform_at = second.map(|s| Timestamp::from_second(s).unwrap());
            message
        };
        let batch = [at(Some(9)), at(None), at(Some(3)), at(Some(3))];
        assert_eq!(of_batch(&batch), [2, 1, 3, 0]);
    }
}
