//! Transactions by account, period, merchant, amount and city.

use jiff::ToSpan;
use jiff::civil::Date;
use rusqlite::{Connection, params};

use super::{Bank, BankError, calendar, ledger, names};

/// How far back the bank looks if no period is given: a month, or longer if something particular is looked for.
const DAYS: i32 = 30;
const DAYS_OF_A_SEARCH: i32 = 90;

/// Money moved between the customer's own accounts: neither spent nor received.
pub(super) const OWN_TRANSFER: &str = "own_transfer";

/// What is looked for; every part may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// Account id; without it all accounts, and no transfers between them.
    pub(crate) account: Option<String>,
    /// First day.
    pub(crate) from: Option<Date>,
    /// The day after the last.
    pub(crate) until: Option<Date>,
    /// Part of the merchant's or the other party's name.
    pub(crate) merchant: Option<String>,
    /// Bounds of the amount in cents, whichever way the money went.
    pub(crate) at_least: Option<i64>,
    pub(crate) at_most: Option<i64>,
    /// City by name or by its id in `lists/city.toml`.
    pub(crate) city: Option<String>,
}

impl Filter {
    /// Only transactions of exactly this amount.
    pub(crate) fn exactly(self, amount: i64) -> Self {
        Self { at_least: Some(amount), at_most: Some(amount), ..self }
    }
}

/// What an account saw of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Transaction {
    pub(crate) account: String,
    pub(crate) booked_on: Date,
    /// Merchant, payee or payer.
    pub(crate) party: String,
    pub(crate) category: String,
    pub(crate) city: Option<String>,
    pub(crate) purpose: Option<String>,
    /// In cents; negative went out.
    pub(crate) amount: i64,
}

impl Transaction {
    /// "Rewe, Kassel".
    pub(crate) fn description(&self) -> String {
        match &self.city {
            Some(city) => format!("{}, {city}", self.party),
            None => self.party.clone(),
        }
    }
}

/// The transactions found, the latest first, and the days that were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) first_day: Date,
    pub(crate) last_day: Date,
    pub(crate) transactions: Vec<Transaction>,
}

impl Statement {
    /// What went out, as a negative amount.
    pub(crate) fn spent(&self) -> i64 {
        self.amounts().filter(|amount| *amount < 0).sum()
    }

    /// What came in.
    pub(crate) fn received(&self) -> i64 {
        self.amounts().filter(|amount| *amount > 0).sum()
    }

    /// Both together.
    pub(crate) fn total(&self) -> i64 {
        self.amounts().sum()
    }

    fn amounts(&self) -> impl Iterator<Item = i64> {
        self.transactions.iter().map(|transaction| transaction.amount)
    }
}

impl Bank {
    /// The customer's transactions up to `today` that fit.
    pub(crate) fn transactions(&self, customer: &str, filter: &Filter, today: Date) -> Result<Statement, BankError> {
        self.work(today, |connection, _| statement(connection, customer, filter, today))
    }
}

fn statement(connection: &Connection, customer: &str, filter: &Filter, today: Date) -> Result<Statement, BankError> {
    if let Some(account) = &filter.account {
        ledger::owned_account(connection, customer, account)?;
    }
    let searching = filter.merchant.is_some() || filter.city.is_some() || filter.at_least.is_some();
    let days = if searching { DAYS_OF_A_SEARCH } else { DAYS };
    let last_day = match filter.until {
        // Nothing is booked in the future; a period that lies there whole stays as it was asked for.
        Some(until) if filter.from.is_some_and(|from| from > today) => until.yesterday()?,
        Some(until) => until.yesterday()?.min(today),
        None => today,
    };
    let first_day = match filter.from {
        Some(from) => from,
        None => last_day.checked_sub(days.days())?,
    };
    let mut transactions = booked(connection, customer, first_day, last_day)?;
    transactions.retain(|transaction| fits(transaction, filter));
    Ok(Statement { first_day, last_day, transactions })
}

fn booked(
    connection: &Connection,
    customer: &str,
    first_day: Date,
    last_day: Date,
) -> Result<Vec<Transaction>, BankError> {
    let mut rows = connection.prepare_cached(
        "SELECT booked_on, postings.account, party, category, city, purpose, amount
         FROM entries JOIN postings ON postings.entry = entries.id JOIN owners ON owners.account = postings.account
         WHERE owners.customer = ?1 AND booked_on BETWEEN ?2 AND ?3 AND category <> 'opening'
         ORDER BY booked_on DESC, entries.id DESC",
    )?;
    let mut rows = rows.query(params![customer, first_day.to_string(), last_day.to_string()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(0)?;
        found.push(Transaction {
            booked_on: calendar::read_day(&day)?,
            account: row.get(1)?,
            party: row.get(2)?,
            category: row.get(3)?,
            city: row.get(4)?,
            purpose: row.get(5)?,
            amount: row.get(6)?,
        });
    }
    Ok(found)
}

fn fits(transaction: &Transaction, filter: &Filter) -> bool {
    let account = match &filter.account {
        Some(account) => transaction.account == *account,
        None => transaction.category != OWN_TRANSFER,
    };
    let amount = transaction.amount.saturating_abs();
    account
        && filter.merchant.as_ref().is_none_or(|part| contains(&transaction.party, part))
        && filter.city.as_ref().is_none_or(|part| {
            transaction.city.as_ref().is_some_and(|city| contains(city, part) || city_id(city) == part)
        })
        && filter.at_least.is_none_or(|least| amount >= least)
        && filter.at_most.is_none_or(|most| amount <= most)
}

fn contains(name: &str, part: &str) -> bool {
    let part = names::fold(part);
    !part.is_empty() && names::fold(name).contains(&part)
}

/// The id in `lists/city.toml` of a city whose English name is not the German one.
fn city_id(city: &str) -> &str {
    match city {
        "München" => "munich",
        "Köln" => "cologne",
        "Hannover" => "hanover",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::DEMO_CUSTOMER;
    use super::*;

    fn look(filter: Filter) -> Statement {
        let today = date(2026, 3, 2);
        Bank::demo(today).unwrap().transactions(DEMO_CUSTOMER, &filter, today).unwrap()
    }

    fn february() -> Filter {
        Filter { from: Some(date(2026, 2, 1)), until: Some(date(2026, 3, 1)), ..Filter::default() }
    }

    #[test]
    fn merchant_and_period() {
        let found = look(Filter { merchant: Some("rewe".into()), ..february() });
        assert_eq!((found.first_day, found.last_day), (date(2026, 2, 1), date(2026, 2, 28)));
        assert_eq!(found.transactions.len(), 4, "one on each Saturday");
        assert!(found.transactions.iter().all(|one| one.description() == "Rewe, Kassel" && one.amount < 0));
        assert!(found.transactions.is_sorted_by(|one, next| one.booked_on >= next.booked_on));
        assert_eq!((found.total(), found.received()), (found.spent(), 0));
    }

    #[test]
    fn city_by_name_and_by_id() {
        let found = look(Filter { city: Some("hamburg".into()), ..february() });
        assert!(found.transactions.iter().any(|one| one.description() == "Hotel Alsterblick, Hamburg"));
        assert!(found.transactions.iter().all(|one| one.city.as_deref() == Some("Hamburg")));
        assert!(look(Filter { city: Some("munich".into()), ..february() }).transactions.is_empty());
    }

    #[test]
    fn amount_exactly_and_between() {
        let found = look(Filter::default().exactly(4_999));
        assert_eq!(found.first_day, date(2025, 12, 2));
        assert_eq!(found.transactions.len(), 3, "three months of membership");
        assert!(found.transactions.iter().all(|one| one.party == "Fitnessstudio Fulda-Aue"));
        assert!(look(Filter::default().exactly(123)).transactions.is_empty());
        let large = look(Filter { at_least: Some(100_000), ..february() });
        assert!(large.transactions.iter().any(|one| one.category == "salary" && one.amount > 0));
    }

    #[test]
    fn own_transfers_show_on_their_account_only() {
        assert!(look(february()).transactions.iter().all(|one| one.category != OWN_TRANSFER));
        let savings = look(Filter { account: Some("anna-savings".into()), ..february() });
        assert!(savings.transactions.iter().any(|one| one.category == OWN_TRANSFER && one.amount > 0));
    }

    #[test]
    fn nobody_looks_into_another_customers_account() {
        let today = date(2026, 3, 2);
        let bank = Bank::demo(today).unwrap();
        let filter = Filter { account: Some("anna-giro".into()), ..Filter::default() };
        assert!(matches!(bank.transactions("ben", &filter, today), Err(BankError::NoSuchAccount)));
    }

    #[test]
    fn nothing_lies_in_the_future() {
        let found = look(Filter { from: Some(date(2026, 2, 1)), until: Some(date(2027, 1, 1)), ..Filter::default() });
        assert_eq!(found.last_day, date(2026, 3, 2));
    }
}
