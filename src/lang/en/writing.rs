//! English: the `Writing` table.

use crate::lang::Writing;

pub(super) fn table() -> Writing {
    Writing {}
}
