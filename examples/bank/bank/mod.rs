//! The demo bank behind the example bot: an embedded double-entry ledger with three customers, their cards, payees
//! and eighteen months of transactions.
//!
//! It knows nothing of conversations. Every call is synchronous and is given the customer and the bank's local day or
//! time, so that tests choose the date. Money is whole cents; the bank has no other currency than the euro.

mod calendar;
mod cards;
mod error;
mod history;
mod households;
mod iban;
mod ledger;
mod names;
mod payees;
mod search;
mod seed;
mod transfers;
mod verify;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::civil::Date;
use rusqlite::{Connection, TransactionBehavior};

pub(crate) use cards::Card;
pub(crate) use error::BankError;
pub(crate) use search::Filter;
pub(crate) use seed::DEMO_CUSTOMER;
pub(crate) use transfers::Order;
pub(crate) use verify::Verdict;

/// The customers: their ids and names.
pub(crate) const CUSTOMERS: [(&str, &str); 3] =
    [("anna", "Anna Bergmann"), ("ben", "Ben Krüger"), ("clara", "Clara Krüger")];

/// What goes wrong on purpose, so that conversation tests can name it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scenario {
    /// Everything works.
    #[default]
    StandardCustomer,
    /// The payee check finds a name that is only nearly the one given.
    PayeeCloseMatch,
    /// An order is booked, but the bank's answer does not come in time.
    BankTimesOut,
    /// An order is booked, but the bank answers with an error.
    HandlerFails,
}

impl Scenario {
    pub(crate) const ALL: [Self; 4] =
        [Self::StandardCustomer, Self::PayeeCloseMatch, Self::BankTimesOut, Self::HandlerFails];

    /// The name that test scripts use.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::StandardCustomer => "standard_customer",
            Self::PayeeCloseMatch => "payee_close_match",
            Self::BankTimesOut => "bank_times_out",
            Self::HandlerFails => "handler_fails",
        }
    }
}

/// The bank; cheap to clone, all clones share one set of books.
#[derive(Clone)]
pub(crate) struct Bank {
    books: Arc<Mutex<Books>>,
}

struct Books {
    connection: Connection,
    scenario: Scenario,
}

impl Bank {
    /// A bank in memory whose history ends on `today`.
    pub(crate) fn demo(today: Date) -> Result<Self, BankError> {
        Ok(Self {
            books: Arc::new(Mutex::new(Books { connection: books_in_memory(today)?, scenario: Scenario::default() })),
        })
    }

    /// A bank kept in `directory`. Its history is written once, on the first day it is opened.
    pub(crate) fn open(directory: &Path, today: Date) -> Result<Self, BankError> {
        std::fs::create_dir_all(directory)?;
        let connection = Connection::open(directory.join("bank.db"))?;
        connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
        let bank = Self::with(connection, today)?;
        if bank.balanced()? { Ok(bank) } else { Err(BankError::Unbalanced) }
    }

    fn with(mut connection: Connection, today: Date) -> Result<Self, BankError> {
        prepare_books(&mut connection, today)?;
        Ok(Self { books: Arc::new(Mutex::new(Books { connection, scenario: Scenario::default() })) })
    }

    /// Starts again in memory with `scenario` and a history that ends on `today`; every clone sees it.
    pub(crate) fn reset(&self, scenario: Scenario, today: Date) -> Result<(), BankError> {
        *self.lock() = Books { connection: books_in_memory(today)?, scenario };
        Ok(())
    }

    /// How long the bank keeps silent after it has booked an order; a handler waits so long before it answers.
    pub(crate) fn silence(&self) -> Option<Duration> {
        (self.lock().scenario == Scenario::BankTimesOut).then(|| Duration::from_secs(3_600))
    }

    /// Whether every entry in the books is closed and its postings sum to zero.
    pub(crate) fn balanced(&self) -> Result<bool, BankError> {
        self.read(ledger::balanced)
    }

    /// A look at the books that books nothing.
    fn read<T>(&self, look: impl FnOnce(&Connection) -> Result<T, BankError>) -> Result<T, BankError> {
        look(&self.lock().connection)
    }

    /// Work on the books in one transaction, after everything that was due has been carried out.
    fn work<T>(
        &self,
        today: Date,
        work: impl FnOnce(&Connection, Scenario) -> Result<T, BankError>,
    ) -> Result<T, BankError> {
        let mut books = self.lock();
        let scenario = books.scenario;
        let transaction = books.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transfers::carry_out_due(&transaction, today)?;
        let done = work(&transaction, scenario)?;
        transaction.commit()?;
        Ok(done)
    }

    fn lock(&self) -> MutexGuard<'_, Books> {
        // A panic in another thread has rolled its transaction back; the books themselves are sound.
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Books of one's own in memory. They are filled once for each day and copied afterwards: conversation tests begin
/// with new ones hundreds of times.
fn books_in_memory(today: Date) -> Result<Connection, BankError> {
    static FILLED: Mutex<BTreeMap<Date, Connection>> = Mutex::new(BTreeMap::new());
    static COPIES: AtomicU64 = AtomicU64::new(0);
    let mut filled = FILLED.lock().unwrap_or_else(PoisonError::into_inner);
    let original = match filled.entry(today) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(free) => {
            let mut connection = Connection::open_in_memory()?;
            prepare_books(&mut connection, today)?;
            free.insert(connection)
        }
    };
    // A name makes the copy reachable for the original; it is gone when the last connection to it closes.
    let name = format!("file:books-{}?mode=memory&cache=shared", COPIES.fetch_add(1, Ordering::Relaxed));
    let copy = Connection::open(&name)?;
    original.execute("VACUUM INTO ?1", [&name])?;
    copy.execute_batch("PRAGMA foreign_keys = ON;")?;
    Ok(copy)
}

fn prepare_books(connection: &mut Connection, today: Date) -> Result<(), BankError> {
    connection.execute_batch("PRAGMA foreign_keys = ON;")?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    ledger::create_schema(&transaction)?;
    seed::fill(&transaction, today)?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_kept_bank_remembers_and_is_not_filled_twice() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let today = date(2026, 3, 2);
        let order = transfers::tests::order(date(2026, 3, 2), 1_000);
        let first = Bank::open(folder.path(), today)?;
        first.transfer(DEMO_CUSTOMER, "key", &order, today.at(10, 0, 0, 0))?;
        let before = first.balance(DEMO_CUSTOMER, "anna-giro", today)?;
        drop(first);
        let again = Bank::open(folder.path(), date(2026, 4, 2))?;
        assert_eq!(again.balance(DEMO_CUSTOMER, "anna-giro", today)?, before);
        assert!(again.balanced()?);
        Ok(())
    }

    #[test]
    fn clones_share_the_books_and_a_reset_reaches_all() -> anyhow::Result<()> {
        let today = date(2026, 3, 2);
        let bank = Bank::demo(today)?;
        let clone = bank.clone();
        bank.transfer(DEMO_CUSTOMER, "key", &transfers::tests::order(today, 1_000), today.at(10, 0, 0, 0))?;
        assert_eq!(clone.balance(DEMO_CUSTOMER, "anna-giro", today)?.balance, 348_217 - 1_000);
        clone.reset(Scenario::BankTimesOut, today)?;
        assert_eq!(bank.balance(DEMO_CUSTOMER, "anna-giro", today)?.balance, 348_217);
        assert!(bank.silence().is_some());
        Ok(())
    }

    #[test]
    fn every_scenario_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = Scenario::ALL.iter().map(|scenario| scenario.name()).collect();
        assert_eq!(names.len(), Scenario::ALL.len());
    }
}
