//! What the bank's systems can do wrong. What a customer can do wrong is a [`Receipt`](super::Receipt), never an error.

/// A failure of the bank's own systems.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BankError {
    /// The database refused.
    #[error("the ledger's database failed")]
    Database(#[from] rusqlite::Error),
    /// The folder of a kept bank cannot be used.
    #[error("the ledger's folder cannot be used")]
    Folder(#[from] std::io::Error),
    /// A day outside the calendar, or one that was stored wrongly.
    #[error("this is not a day of the calendar")]
    Day(#[from] jiff::Error),
    /// The postings of an entry do not sum to zero.
    #[error("the postings of an entry do not sum to zero")]
    Unbalanced,
    /// The customer has no such account.
    #[error("the customer has no such account")]
    NoSuchAccount,
    /// The customer has no such card.
    #[error("the customer has no such card")]
    NoSuchCard,
    /// No such customer.
    #[error("there is no such customer")]
    NoSuchCustomer,
    /// The key stands for another order or another card already.
    #[error("this key was used for something else")]
    KeyReused,
    /// An order over nothing or less.
    #[error("an order needs an amount above zero")]
    NoAmount,
    /// The core banking system is down; whether it booked is not known.
    #[error("the core banking system does not answer")]
    Unavailable,
}
