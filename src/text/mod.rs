//! What somebody wrote, cut into tokens that know where they stood. No meaning here.

mod fold;
mod utterance;

pub use fold::fold;
pub use utterance::{Shape, Token, Utterance};
