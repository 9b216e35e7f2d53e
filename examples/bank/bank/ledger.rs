//! The books: accounts, entries, and postings that sum to zero.
//!
//! The database itself refuses to close an entry whose postings do not sum to zero, and refuses to change a closed one:
//! a mistake in the code above cannot create or destroy money.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Bank, BankError};

/// The account of everybody who banks elsewhere: the other side of every payment in or out.
pub(super) const OUTSIDE: &str = "outside";

/// Where opening balances come from.
pub(super) const OPENING: &str = "opening";

const SCHEMA: &str = include_str!("schema.sql");

/// One of a customer's accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) id: String,
    /// `giro`, `savings`, `instant_savings`, `depot` or `credit_card`.
    pub(crate) kind: String,
    /// As the bank writes it: "Girokonto …4300".
    pub(crate) name: String,
    pub(crate) iban: Option<String>,
}

/// What is on an account at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Balance {
    pub(crate) account: Account,
    pub(crate) balance: i64,
    /// The balance and the overdraft, less what accepted orders will take.
    pub(crate) available: i64,
    pub(crate) as_of: Date,
}

/// The words of an entry; its amounts are the postings.
pub(super) struct Entry<'a> {
    pub(super) on: Date,
    pub(super) party: &'a str,
    pub(super) category: &'a str,
    pub(super) city: Option<&'a str>,
    pub(super) purpose: Option<&'a str>,
}

impl Bank {
    /// The customer's accounts in the bank's order.
    pub(crate) fn accounts(&self, customer: &str) -> Result<Vec<Account>, BankError> {
        self.read(|connection| accounts(connection, customer))
    }

    /// Balance and available amount of one account.
    pub(crate) fn balance(&self, customer: &str, account: &str, today: Date) -> Result<Balance, BankError> {
        self.work(today, |connection, _| {
            let account = owned_account(connection, customer, account)?;
            balance(connection, account, today)
        })
    }

    /// Balances of all the customer's accounts.
    pub(crate) fn balances(&self, customer: &str, today: Date) -> Result<Vec<Balance>, BankError> {
        self.work(today, |connection, _| {
            accounts(connection, customer)?.into_iter().map(|account| balance(connection, account, today)).collect()
        })
    }
}

pub(super) fn create_schema(connection: &Connection) -> Result<(), BankError> {
    Ok(connection.execute_batch(SCHEMA)?)
}

/// Books one entry. The caller's transaction makes it all or nothing.
pub(super) fn book(connection: &Connection, entry: &Entry<'_>, postings: &[(&str, i64)]) -> Result<(), BankError> {
    if postings.len() < 2 || postings.iter().try_fold(0_i64, |sum, (_, amount)| sum.checked_add(*amount)) != Some(0) {
        return Err(BankError::Unbalanced);
    }
    connection
        .prepare_cached("INSERT INTO entries (booked_on, party, category, city, purpose) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![entry.on.to_string(), entry.party, entry.category, entry.city, entry.purpose])?;
    let id = connection.last_insert_rowid();
    let mut insert = connection.prepare_cached("INSERT INTO postings (entry, account, amount) VALUES (?1, ?2, ?3)")?;
    for (account, amount) in postings {
        insert.execute(params![id, account, amount])?;
    }
    connection.prepare_cached("UPDATE entries SET closed = 1 WHERE id = ?1")?.execute([id])?;
    Ok(())
}

pub(super) fn balanced(connection: &Connection) -> Result<bool, BankError> {
    let wrong: i64 = connection.query_row(
        "SELECT (SELECT COUNT(*) FROM entries WHERE closed = 0)
              + (SELECT COUNT(*) FROM (SELECT entry FROM postings GROUP BY entry HAVING SUM(amount) <> 0))
              + (SELECT COUNT(*) FROM entries WHERE id NOT IN (SELECT entry FROM postings))",
        [],
        |row| row.get(0),
    )?;
    Ok(wrong == 0)
}

pub(super) fn accounts(connection: &Connection, customer: &str) -> Result<Vec<Account>, BankError> {
    let mut rows = connection.prepare_cached(
        "SELECT id, kind, name, iban FROM accounts JOIN owners ON owners.account = accounts.id
         WHERE owners.customer = ?1 ORDER BY place",
    )?;
    Ok(rows.query_map([customer], read_account)?.collect::<Result<_, _>>()?)
}

/// The account, if it is the customer's own.
pub(super) fn owned_account(connection: &Connection, customer: &str, account: &str) -> Result<Account, BankError> {
    connection
        .prepare_cached(
            "SELECT id, kind, name, iban FROM accounts JOIN owners ON owners.account = accounts.id
             WHERE owners.customer = ?1 AND id = ?2",
        )?
        .query_row([customer, account], read_account)
        .optional()?
        .ok_or(BankError::NoSuchAccount)
}

fn read_account(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account { id: row.get(0)?, kind: row.get(1)?, name: row.get(2)?, iban: row.get(3)? })
}

pub(super) fn balance(connection: &Connection, account: Account, today: Date) -> Result<Balance, BankError> {
    let sum: i64 = connection
        .prepare_cached(
            "SELECT COALESCE(SUM(amount), 0) FROM postings JOIN entries ON entries.id = postings.entry
             WHERE account = ?1 AND booked_on <= ?2",
        )?
        .query_row(params![account.id, today.to_string()], |row| row.get(0))?;
    let (overdraft, reserved): (i64, i64) = connection
        .prepare_cached(
            "SELECT overdraft, (SELECT COALESCE(SUM(amount), 0) FROM orders
                                WHERE orders.account = accounts.id AND state = 'waiting' AND reserved = 1)
             FROM accounts WHERE id = ?1",
        )?
        .query_row([&account.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Balance { account, balance: sum, available: sum + overdraft - reserved, as_of: today })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::DEMO_CUSTOMER;
    use super::*;

    fn entry(on: Date) -> Entry<'static> {
        Entry { on, party: "Testfirma", category: "test", city: None, purpose: None }
    }

    #[test]
    fn money_neither_appears_nor_disappears() -> anyhow::Result<()> {
        let today = date(2026, 3, 2);
        let bank = Bank::demo(today)?;
        bank.read(|connection| {
            let lost = book(connection, &entry(today), &[("anna-giro", -100), (OUTSIDE, 99)]);
            assert!(matches!(lost, Err(BankError::Unbalanced)));
            let huge = book(connection, &entry(today), &[("anna-giro", i64::MAX), (OUTSIDE, 1)]);
            assert!(matches!(huge, Err(BankError::Unbalanced)));
            Ok(())
        })?;
        assert!(bank.balanced()?);
        Ok(())
    }

    #[test]
    fn the_database_itself_refuses_a_wrong_or_changed_entry() -> anyhow::Result<()> {
        let bank = Bank::demo(date(2026, 3, 2))?;
        bank.read(|connection| {
            connection.execute_batch(
                "INSERT INTO entries (id, booked_on, party, category) VALUES (999999, '2026-03-02', 'x', 'x');
                 INSERT INTO postings VALUES (999999, 'anna-giro', 5), (999999, 'outside', -4);",
            )?;
            assert!(connection.execute("UPDATE entries SET closed = 1 WHERE id = 999999", []).is_err());
            assert!(!balanced(connection)?, "the open entry is noticed");
            assert!(connection.execute("UPDATE postings SET amount = amount + 1 WHERE entry = 1", []).is_err());
            assert!(connection.execute("DELETE FROM postings WHERE entry = 1", []).is_err());
            assert!(connection.execute("INSERT INTO postings VALUES (1, 'outside', 7)", []).is_err());
            assert!(connection.execute("UPDATE entries SET party = 'other' WHERE id = 1", []).is_err());
            Ok(())
        })?;
        Ok(())
    }

    #[test]
    fn nobody_sees_another_customers_account() -> anyhow::Result<()> {
        let today = date(2026, 3, 2);
        let bank = Bank::demo(today)?;
        assert!(matches!(bank.balance("ben", "anna-giro", today), Err(BankError::NoSuchAccount)));
        assert!(matches!(bank.balance(DEMO_CUSTOMER, OUTSIDE, today), Err(BankError::NoSuchAccount)));
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn any_sequence_of_entries_keeps_the_books_balanced(
            entries in prop::collection::vec((0_usize..4, 0_usize..4, 1_i64..5_000_000), 1..40)
        ) {
            let today = date(2026, 3, 2);
            let accounts = ["anna-giro", "anna-savings", "krueger-joint", OUTSIDE];
            let bank = Bank::demo(today).unwrap();
            bank.read(|connection| {
                for (from, to, amount) in &entries {
                    book(connection, &entry(today), &[(accounts[*from], -amount), (accounts[*to], *amount)])?;
                }
                Ok(())
            }).unwrap();
            prop_assert!(bank.balanced().unwrap());
            let moved: i64 = entries.iter().map(|(from, to, amount)| {
                i64::from(*to == 0) * amount - i64::from(*from == 0) * amount
            }).sum();
            prop_assert_eq!(bank.balance(DEMO_CUSTOMER, "anna-giro", today).unwrap().balance, 348_217 + moved);
        }
    }
}
