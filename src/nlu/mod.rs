//! Understanding: lattice matcher, classifier, near matches, ranking with reasons. A pure function
//! of catalogue, text and context.

mod ranking;

pub use ranking::{Asked, Candidate, Context, Filled, Heard, How, Open, Ranking, Reason, Target};
