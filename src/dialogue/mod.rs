//! The whole decision of a turn: [`step`] and what it works on. No clock, no randomness, no I/O.

mod step;

pub use step::{
    Act, Answered, Done, Evidence, Fact, Facts, Found, HandlerResult, Later, Query, Row, Run, Say, Step, Variables,
};
