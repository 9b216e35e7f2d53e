//! English: the `Reading` table.

use crate::lang::Reading;

pub(super) fn table() -> Reading {
    Reading {}
}
