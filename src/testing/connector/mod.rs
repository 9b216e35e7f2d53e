//! What every connector must do, as checks that any connector can be put through.
//!
//! The author describes the platform ([`Platform`]): how it signs and posts, what it received, how it fails. Each
//! check plays that platform against the connector with a real engine behind it, over real sockets on loopback, and
//! panics with a readable sentence where the connector is wrong. What a platform does not have (echoes, signatures)
//! its description leaves out, and the checks for it pass.
//!
//! A connector outside the crate uses the macro [`connector_conformance`](crate::connector_conformance) in its tests; the
//! expression gives a fresh platform. `examples/own_connector.rs` is put through it in `tests/connectors.rs`.

mod inbound;
mod logs;
mod outbound;
mod platform;
mod stage;
mod wire;

pub use inbound::{
    a_batch_is_taken_whole_and_in_order, a_duplicate_is_answered_once, a_long_body_ends_in_a_clear_status,
    a_slow_client_keeps_nobody_waiting, an_old_signature_is_refused, another_owner_is_noticed,
    only_signed_bytes_are_taken, our_own_echo_is_no_message, what_nobody_knows_is_passed_over,
};
pub use outbound::{
    a_closed_window_ends_the_message_and_nothing_else, a_delay_that_the_platform_asks_for_is_kept,
    a_message_that_arrived_unseen_is_not_lost, a_restart_between_taking_and_answering_loses_nothing,
    no_secret_is_logged, temporary_failures_are_repeated,
};
pub use platform::{Arrived, Door, Fault, Happening, Platform, Post, Seal, What};

/// The runtime in which the macro's tests run.
///
/// # Errors
/// If the system gives none.
pub fn runtime() -> Result<tokio::runtime::Runtime, crate::Error> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| crate::Error::other("no runtime").because(error))
}

/// Makes one test of every check. The expression gives a fresh [`Platform`]; it is evaluated inside a Tokio runtime.
#[macro_export]
macro_rules! connector_conformance {
    ($platform:expr) => {
        $crate::connector_conformance! { @each $platform;
            only_signed_bytes_are_taken, an_old_signature_is_refused, a_duplicate_is_answered_once,
            a_batch_is_taken_whole_and_in_order, what_nobody_knows_is_passed_over,
            a_long_body_ends_in_a_clear_status, a_slow_client_keeps_nobody_waiting, our_own_echo_is_no_message,
            another_owner_is_noticed, temporary_failures_are_repeated, a_delay_that_the_platform_asks_for_is_kept,
            a_message_that_arrived_unseen_is_not_lost, a_closed_window_ends_the_message_and_nothing_else,
            a_restart_between_taking_and_answering_loses_nothing, no_secret_is_logged
        }
    };
    (@each $platform:expr; $($check:ident),*) => {
        $(
            #[test]
            fn $check() -> Result<(), $crate::Error> {
                let runtime = $crate::testing::connector::runtime()?;
                runtime.block_on(async { $crate::testing::connector::$check(&$platform).await })
            }
        )*
    };
}
