//! The whole decision of a turn: [`step`] and what it works on. No clock, no randomness, no I/O.
//!
//! A turn calls [`step`] again and again from the *same* session, each time with more [`Facts`],
//! until the answer is [`Step::Done`]. So a turn may be repeated after a crash and decides the same.
//!
//! | file | idea |
//! | --- | --- |
//! | `decide` | the entry: which event goes where |
//! | `message` | what the customer wrote or pressed |
//! | `choose` | which meaning of a message wins |
//! | `second` | a second request in the same message |
//! | `topic` | beginning an intent or an answer: clearance, login, change of topic |
//! | `ask` | slots in file order: what is missing, doubtful or against a rule |
//! | `question` | the words of a question |
//! | `order` | what only looks, and the preparation and read-back of an order |
//! | `approval` | yes, approval, run |
//! | `outcome` | what came of it |
//! | `reply` | yes, no and other roles by what is awaited |
//! | `repair` | cancel, back, repeat, not understood |
//! | `people` | handing over to a person |
//! | `ownership` | who speaks with the customer |
//! | `timers` | what a pause does |
//! | `status` | how it stands, for channels that show it |

mod approval;
mod ask;
mod choices;
mod choose;
mod conditions;
mod context;
mod decide;
mod draft;
mod form;
mod message;
mod order;
mod outcome;
mod ownership;
mod people;
mod proposal;
mod question;
mod repair;
mod reply;
mod resolve;
mod rules;
mod second;
mod session;
mod status;
mod step;
#[cfg(test)]
mod tests;
mod timers;
mod topic;
mod world;

pub use choose::{Taken, taken};
pub use context::{Pieces, context, needs_lists, own_lists};
pub use decide::{step, who};
pub use form::{Failures, Form, Held, Origin, Possible};
pub use ownership::{Handing, Owner};
pub use people::is_open;
pub use proposal::{Proposal, ProposalState};
pub use session::{Awaited, CachedList, Meaning, Offered, Recent, Session};
pub use status::status;
pub use step::{
    Act, Answered, Done, Door, Evidence, Fact, Facts, Found, HandlerResult, Later, Left, Query, Row, Run, Say, Step,
    Variables,
};
pub use timers::LOGOUT_WARNING;
pub use world::{Clearance, Event, Now, World};
