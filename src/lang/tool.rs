//! The program's own messages and the words of conversation scripts.

/// The program's own messages and the words of conversation scripts.
#[derive(Debug, Default)]
pub struct Tool {}
