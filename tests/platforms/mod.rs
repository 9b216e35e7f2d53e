//! Fake platforms on loopback: what they take is checked as strictly as the real ones do, and they fail on request.
#![allow(dead_code, unreachable_pub, missing_docs, missing_debug_implementations)]

pub mod graph;
pub mod receiver;
