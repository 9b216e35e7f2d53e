//! English: the `Tool` table.

use crate::lang::Tool;

pub(super) fn table() -> Tool {
    Tool {}
}
