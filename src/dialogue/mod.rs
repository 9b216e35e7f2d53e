//! The whole decision of a turn: [`step`] and what it works on. No clock, no randomness, no I/O.
//!
//! A turn calls [`step`] again and again from the *same* session, each time with more [`Facts`],
//! until the answer is [`Step::Done`]. So a turn may be repeated after a crash and decides the same.
//!
//! | file | idea |
//! | --- | --- |
//! | `decide` | the entry: which event goes where |
//! | `choose` | which meaning of a message wins |
//! | `topic` | beginning an intent or an answer: clearance, login, change of topic |
//! | `ask` | slots in file order: what is missing, doubtful or against a rule |
//! | `order` | preparation, read-back, yes, approval, run |
//! | `outcome` | what came of it |
//! | `repair` | no, change, cancel, back, repeat, not understood |
//! | `people` | handing over to a person |
//! | `timers` | what a pause does |

mod form;
mod proposal;
mod session;
mod step;
mod world;

pub use form::{Failures, Form, Held, Origin, Possible};
pub use proposal::{Proposal, ProposalState};
pub use session::{Awaited, CachedList, Meaning, Offered, Owner, Recent, Session};
pub use step::{
    Act, Answered, Done, Door, Evidence, Fact, Facts, Found, HandlerResult, Later, Left, Query, Row, Run, Say, Step,
    Variables,
};
pub use world::{Clearance, Event, Now, World};
