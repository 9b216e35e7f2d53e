//! The example bank's handlers; those that book can die at named points before and after they did.

use crate::bank::{Bank, BankError};
use crate::handlers::{self, BlockCard, Transfer};
use schalter::bot::Builder;
use schalter::engine::crash;
use schalter::{Confirmed, Identity, Reply, State, Turn};

pub(crate) fn register(builder: Builder<Bank>) -> Builder<Bank> {
    handlers::register(builder).on("transfer.submit", transfer).on("card.block", block_card)
}

async fn transfer(
    order: Confirmed<Transfer>,
    bank: State<Bank>,
    identity: Identity,
    turn: Turn,
) -> Result<Reply, BankError> {
    crash::point("before-booking");
    let reply = handlers::transfer(order, bank, identity, turn).await;
    crash::point("after-booking");
    reply
}

async fn block_card(
    order: Confirmed<BlockCard>,
    bank: State<Bank>,
    identity: Identity,
    turn: Turn,
) -> Result<Reply, BankError> {
    crash::point("before-booking");
    let reply = handlers::block_card(order, bank, identity, turn).await;
    crash::point("after-booking");
    reply
}
