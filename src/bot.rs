//! `Bot` and `Builder`: the only module that knows all parts.
