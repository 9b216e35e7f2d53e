//! From a hash to a number: a fixed open-addressing table, one cache line a look-up.

use serde::{Deserialize, Serialize};

/// The numbers 0.. of hashes, fixed once built.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Table {
    /// The upper half of the hash and the number; [`FREE`] where nothing stands. A power of two long.
    slots: Vec<(u32, u32)>,
}

const FREE: u32 = u32::MAX;

impl Table {
    /// The table in which each hash has its place in `hashes` as number.
    pub(super) fn new(hashes: &[u64]) -> Self {
        let size = (hashes.len() * 3 / 2 + 1).next_power_of_two();
        let mut slots = vec![(0, FREE); size];
        for (number, hash) in (0..FREE).zip(hashes) {
            let mut at = place(*hash, size);
            while slots.get(at).is_some_and(|(_, taken)| *taken != FREE) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = ((hash >> 32) as u32, number);
            }
        }
        Self { slots }
    }

    /// Its size in bytes.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.slots.as_slice())
    }

    /// The number of a hash. Of two hashes with the same upper half that collide, the first's: one
    /// in some billions.
    pub(super) fn get(&self, hash: u64) -> Option<u32> {
        let size = self.slots.len();
        let mut at = place(hash, size.max(1));
        loop {
            let (upper, number) = *self.slots.get(at)?;
            if number == FREE {
                return None;
            }
            if upper == (hash >> 32) as u32 {
                return Some(number);
            }
            at = (at + 1) & (size - 1);
        }
    }
}

fn place(hash: u64, size: usize) -> usize {
    hash as usize & (size - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hash_has_its_number_and_others_have_none() {
        let hashes: Vec<u64> = (1..500_u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect();
        let table = Table::new(&hashes);
        for (number, hash) in hashes.iter().enumerate() {
            assert_eq!(table.get(*hash), Some(number as u32));
        }
        assert_eq!(table.get(12_345), None);
        assert_eq!(Table::default().get(1), None);
        assert_eq!(Table::new(&[]).get(0), None);
    }
}
