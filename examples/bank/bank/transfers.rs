//! Transfers: what is checked before an order is read back, and the order itself, booked at most once per key.

use jiff::civil::{Date, DateTime};
use rusqlite::{Connection, OptionalExtension, params};

use super::ledger::{self, Entry, OUTSIDE};
use super::{Bank, BankError, Scenario, Verdict, calendar, verify};

/// A transfer as the customer orders it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// Id of the account that pays.
    pub(crate) account: String,
    pub(crate) recipient: String,
    pub(crate) iban: String,
    /// In cents, above zero.
    pub(crate) amount: i64,
    pub(crate) purpose: Option<String>,
    /// The day the customer wants.
    pub(crate) date: Date,
    pub(crate) instant: bool,
}

/// What became of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Receipt {
    /// Booked.
    Done,
    /// Accepted, to be booked on a later day.
    Scheduled,
    /// Refused: the account does not hold so much.
    NotEnough,
    /// Refused: more than the customer may transfer on one day.
    LimitExceeded,
}

/// What the customer learns before saying yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prepared {
    pub(crate) execution_date: Date,
    pub(crate) verdict: Verdict,
    /// Why the order would be refused, if it would.
    pub(crate) refused: Option<Receipt>,
}

impl Receipt {
    const ALL: [Self; 4] = [Self::Done, Self::Scheduled, Self::NotEnough, Self::LimitExceeded];

    /// The outcome in `transfer.toml`, also how the books keep it.
    pub(crate) fn outcome(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Scheduled => "scheduled",
            Self::NotEnough => "not_enough_money",
            Self::LimitExceeded => "limit_exceeded",
        }
    }

    fn from_outcome(outcome: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|receipt| receipt.outcome() == outcome)
    }
}

impl Bank {
    /// Checks an order without placing it: payee, day of execution, limit and cover.
    pub(crate) fn prepare_transfer(&self, customer: &str, order: &Order, now: DateTime) -> Result<Prepared, BankError> {
        self.work(now.date(), |connection, scenario| {
            Ok(Prepared {
                execution_date: calendar::execution_date(order.date, order.instant, now)?,
                verdict: verify::verify(connection, scenario, &order.iban, &order.recipient)?,
                refused: refusal(connection, customer, order, now)?,
            })
        })
    }

    /// Places an order. The same key gives back the first receipt and books nothing; a key that was used for another
    /// order is an error, never a second booking.
    pub(crate) fn transfer(
        &self,
        customer: &str,
        key: &str,
        order: &Order,
        now: DateTime,
    ) -> Result<Receipt, BankError> {
        let (receipt, scenario) = self
            .work(now.date(), |connection, scenario| Ok((place(connection, customer, key, order, now)?, scenario)))?;
        // The order is booked by now: that is what makes this failure worth testing.
        if scenario == Scenario::HandlerFails { Err(BankError::Unavailable) } else { Ok(receipt) }
    }
}

fn place(
    connection: &Connection,
    customer: &str,
    key: &str,
    order: &Order,
    now: DateTime,
) -> Result<Receipt, BankError> {
    let details = format!("{order:?}");
    let known: Option<(String, String, String)> = connection
        .query_row("SELECT customer, details, receipt FROM orders WHERE key = ?1", [key], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    if let Some((known_customer, known_details, receipt)) = known {
        let same = known_customer == customer && known_details == details;
        return same.then(|| Receipt::from_outcome(&receipt)).flatten().ok_or(BankError::KeyReused);
    }
    let today = now.date();
    let execution_date = calendar::execution_date(order.date, order.instant, now)?;
    let receipt = match refusal(connection, customer, order, now)? {
        Some(refused) => refused,
        None if execution_date <= today => Receipt::Done,
        None => Receipt::Scheduled,
    };
    let state = match receipt {
        Receipt::Done => "booked",
        Receipt::Scheduled => "waiting",
        Receipt::NotEnough | Receipt::LimitExceeded => "refused",
    };
    // Cover was checked for an order of today that only missed the cut-off time; its amount is spoken for.
    let reserved = order.date <= today;
    let iban = verify::compact(&order.iban);
    connection.execute(
        "INSERT INTO orders (key, customer, details, account, recipient, iban, amount, purpose, execution_date, receipt,
                             state, reserved) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            key,
            customer,
            details,
            order.account,
            order.recipient,
            iban,
            order.amount,
            order.purpose,
            execution_date.to_string(),
            receipt.outcome(),
            state,
            reserved
        ],
    )?;
    if receipt == Receipt::Done {
        let purpose = order.purpose.as_deref();
        book_transfer(connection, &order.account, &order.recipient, &iban, order.amount, purpose, execution_date)?;
    }
    Ok(receipt)
}

/// Why the bank would refuse: first the limit of the day of execution, then the cover of an order for today.
fn refusal(
    connection: &Connection,
    customer: &str,
    order: &Order,
    now: DateTime,
) -> Result<Option<Receipt>, BankError> {
    if order.amount <= 0 {
        return Err(BankError::NoAmount);
    }
    let account = ledger::owned_account(connection, customer, &order.account)?;
    let execution_date = calendar::execution_date(order.date, order.instant, now)?;
    let limit: i64 = connection
        .query_row("SELECT daily_limit FROM customers WHERE id = ?1", [customer], |row| row.get(0))
        .optional()?
        .ok_or(BankError::NoSuchCustomer)?;
    let ordered: i64 = connection.query_row(
        "SELECT COALESCE(SUM(amount), 0) FROM orders
         WHERE customer = ?1 AND execution_date = ?2 AND state IN ('booked', 'waiting')",
        params![customer, execution_date.to_string()],
        |row| row.get(0),
    )?;
    if ordered.saturating_add(order.amount) > limit {
        return Ok(Some(Receipt::LimitExceeded));
    }
    let covered =
        order.date > now.date() || order.amount <= ledger::balance(connection, account, now.date())?.available;
    Ok((!covered).then_some(Receipt::NotEnough))
}

/// An accepted order whose day has come.
struct Due {
    key: String,
    customer: String,
    account: String,
    recipient: String,
    iban: String,
    amount: i64,
    purpose: Option<String>,
    day: String,
}

/// Carries out the orders whose day has come; those without cover are returned.
pub(super) fn carry_out_due(connection: &Connection, today: Date) -> Result<(), BankError> {
    for due in due_orders(connection, today)? {
        let day = calendar::read_day(&due.day)?;
        // Out of the reserve first, or the order would stand in its own way.
        connection.execute("UPDATE orders SET state = 'booked' WHERE key = ?1", [&due.key])?;
        let account = ledger::owned_account(connection, &due.customer, &due.account)?;
        if due.amount <= ledger::balance(connection, account, day)?.available {
            let purpose = due.purpose.as_deref();
            book_transfer(connection, &due.account, &due.recipient, &due.iban, due.amount, purpose, day)?;
        } else {
            connection.execute("UPDATE orders SET state = 'returned' WHERE key = ?1", [&due.key])?;
        }
    }
    Ok(())
}

fn due_orders(connection: &Connection, today: Date) -> Result<Vec<Due>, BankError> {
    let mut due = connection.prepare_cached(
        "SELECT key, customer, account, recipient, iban, amount, purpose, execution_date FROM orders
         WHERE state = 'waiting' AND execution_date <= ?1 ORDER BY execution_date, rowid",
    )?;
    let rows = due.query_map([today.to_string()], |row| {
        Ok(Due {
            key: row.get(0)?,
            customer: row.get(1)?,
            account: row.get(2)?,
            recipient: row.get(3)?,
            iban: row.get(4)?,
            amount: row.get(5)?,
            purpose: row.get(6)?,
            day: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The other side is the payee's account if it is kept here, else everybody else's.
fn book_transfer(
    connection: &Connection,
    account: &str,
    recipient: &str,
    iban: &str,
    amount: i64,
    purpose: Option<&str>,
    on: Date,
) -> Result<(), BankError> {
    let here: Option<String> =
        connection.query_row("SELECT id FROM accounts WHERE iban = ?1", [iban], |row| row.get(0)).optional()?;
    let entry = Entry { on, party: recipient, category: "transfer", city: None, purpose };
    ledger::book(connection, &entry, &[(account, -amount), (here.as_deref().unwrap_or(OUTSIDE), amount)])
}

#[cfg(test)]
pub(super) mod tests;
