//! Understanding: lattice matcher, classifier, near matches, ranking with reasons. A pure function
//! of catalogue, text and context.
//!
//! [`Understanding::train`] learns once per catalogue. For one message, `reader` builds a `lattice`
//! of everything that may stand at each place, `walk`s the shared `trie` of sentences along it, asks
//! the `classifier` and the `near` matches, and brings them together as `candidates`; `heard` and
//! `form` find the small words and the details of the open form. [`Recogniser`] is classifier and
//! `tagger` alone, learnt from labelled sentences: what `eval` measures on data sets.

mod calibration;
mod candidates;
mod classifier;
mod clauses;
mod compiled;
mod features;
#[cfg(test)]
mod fixture;
mod form;
mod gather;
mod goal;
mod heard;
mod language;
mod lattice;
mod lists;
mod literals;
mod model;
mod names;
mod near;
mod path;
mod ranking;
mod reader;
mod reading;
mod recogniser;
mod sample;
mod svm;
mod table;
mod tagger;
mod tagger_features;
mod teacher;
#[cfg(test)]
mod tests;
mod trie;
mod understanding;
mod view;
mod vocabulary;
mod walk;
mod weights;
mod words;

pub use compiled::Compiled;
pub use ranking::{Asked, Candidate, Context, Filled, Heard, How, Open, OwnList, Ranking, Reason, Target};
pub use recogniser::{Detail, Labelled, Recognised, Recogniser};
pub use understanding::{Learnt, Title, Understanding};
