//! What must never happen, one test each.
