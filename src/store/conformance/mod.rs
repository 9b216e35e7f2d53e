//! What every store must do, as checks that any store can be put through.
//!
//! Each check takes an empty store and panics with a readable sentence where the store is wrong;
//! an `Err` is an operation that failed and should not have. A store outside the crate uses the
//! macro in its tests:
//!
//! ```
//! mod my_store {
//!     schalter::store_conformance!((schalter::store::MemoryStore::new(), ()));
//! }
//! ```

mod inbox;
mod outbox;
mod person;
mod turn;

pub use inbox::{
    batches_are_ordered, delayed_messages_wait, duplicates_are_taken_once, one_conversation_is_first_in_first_out,
};
pub use outbox::{
    a_commit_hands_over_a_delivery, a_lost_delivery_is_stale, messages_leave_in_order, news_and_due_times_tell_of_work,
    settling_hands_over_the_next_delivery, what_has_arrived_is_not_sent_again, what_was_given_up_can_be_sent_after_all,
};
pub use person::{erasing_leaves_nothing, exports_are_complete, old_things_are_let_go};
pub use turn::{
    a_claim_holds_its_conversation, a_failed_turn_holds_the_conversation, a_lost_claim_is_stale,
    a_message_is_set_aside, a_stale_commit_changes_nothing, a_turn_is_committed_whole,
};

use crate::message::{Content, ConversationId, DataClass, Incoming, Outgoing, Part, Purpose};
use jiff::Timestamp;

/// Makes one test of every check. The expression gives an empty store and whatever has to live as
/// long as it does (a temporary folder, or `()`); it is evaluated inside a Tokio runtime.
#[macro_export]
macro_rules! store_conformance {
    ($store:expr) => {
        $crate::store_conformance! { @each $store;
            duplicates_are_taken_once, batches_are_ordered, one_conversation_is_first_in_first_out,
            delayed_messages_wait, a_claim_holds_its_conversation, a_lost_claim_is_stale,
            a_stale_commit_changes_nothing, a_turn_is_committed_whole,
            a_failed_turn_holds_the_conversation, a_message_is_set_aside, messages_leave_in_order,
            a_lost_delivery_is_stale, a_commit_hands_over_a_delivery,
            settling_hands_over_the_next_delivery, news_and_due_times_tell_of_work, erasing_leaves_nothing,
            exports_are_complete, old_things_are_let_go, what_has_arrived_is_not_sent_again,
            what_was_given_up_can_be_sent_after_all
        }
    };
    (@each $store:expr; $($check:ident),*) => {
        $(
            #[test]
            fn $check() -> Result<(), $crate::Error> {
                let runtime = $crate::store::conformance::runtime()?;
                runtime.block_on(async {
                    let (store, _guard) = $store;
                    $crate::store::conformance::$check(&store).await
                })
            }
        )*
    };
}

/// The runtime in which the macro's tests run.
pub fn runtime() -> Result<tokio::runtime::Runtime, crate::Error> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| crate::Error::other("no runtime").because(error))
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap_or_default()
}

fn anna() -> ConversationId {
    ConversationId::new("web", "anna")
}

fn said(peer: &str, text: &str, second: i64) -> Incoming {
    let conversation = ConversationId::new("web", peer);
    Incoming::new(conversation, at(second), Content::Said { text: text.into() })
}

fn words(message: &Incoming) -> &str {
    match &message.content {
        Content::Said { text } => text,
        _ => "",
    }
}

fn reply(id: &str, text: &str) -> Outgoing {
    Outgoing {
        id: id.into(),
        conversation: anna(),
        seq: 0,
        purpose: Purpose::Reply,
        part: Part::Text { text: text.into() },
        not_after: None,
        text_id: None,
        class: DataClass::Public,
    }
}
