//! The invented customers, their accounts, cards and payees, and the balances they have on the first day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Connection, params};

use super::history::{self, Planned};
use super::households::Household;
use super::iban::{OTHER_BANKS, OWN_BANK, german_iban};
use super::ledger::{self, Entry, OPENING, OUTSIDE};
use super::{BankError, CUSTOMERS};

/// Who is logged in where the example does not say otherwise.
pub(crate) const DEMO_CUSTOMER: &str = "anna";

/// What a customer may transfer on one day; the same figure as the fact `daily_limit` in `bot.toml`.
const DAILY_LIMIT: i64 = 500_000;

/// An account on the first day.
struct Opened {
    id: &'static str,
    owners: &'static [&'static str],
    kind: &'static str,
    name: &'static str,
    number: Option<u64>,
    overdraft: i64,
    /// What the history has to lead to; without it the account starts at zero.
    closing: Option<i64>,
}

/// An account that has an IBAN.
const fn account(
    owners: &'static [&'static str],
    id: &'static str,
    kind: &'static str,
    name: &'static str,
    number: u64,
    overdraft: i64,
    closing: i64,
) -> Opened {
    Opened { id, owners, kind, name, number: Some(number), overdraft, closing: Some(closing) }
}

/// A depot or a credit card: an account that nobody can transfer to.
const fn inner(
    owners: &'static [&'static str],
    id: &'static str,
    kind: &'static str,
    name: &'static str,
    overdraft: i64,
    closing: Option<i64>,
) -> Opened {
    Opened { id, owners, kind, name, number: None, overdraft, closing }
}

#[rustfmt::skip] // One line each, to be read as a table.
const ACCOUNTS: [Opened; 16] = [
    account(&["anna"], "anna-giro", "giro", "Girokonto …4300", 2_070_004_300, 100_000, 348_217),
    account(&["anna"], "anna-savings", "savings", "Sparkonto …4318", 2_070_004_318, 0, 1_245_000),
    account(&["anna"], "anna-instant-savings", "instant_savings", "Tagesgeldkonto …4326", 2_070_004_326, 0, 2_431_055),
    inner(&["anna"], "anna-depot", "depot", "Depot …7001", 0, Some(2_317_540)),
    inner(&["anna"], "anna-credit-card", "credit_card", "Kreditkarte …8812", 300_000, None),
    account(&["ben"], "ben-giro", "giro", "Girokonto …5510", 2_070_005_510, 50_000, 112_845),
    account(&["ben"], "ben-savings", "savings", "Sparkonto …5528", 2_070_005_528, 0, 2_210_000),
    account(&["ben"], "ben-instant-savings", "instant_savings", "Tagesgeldkonto …5536", 2_070_005_536, 0, 2_480_000),
    inner(&["ben"], "ben-depot", "depot", "Depot …7002", 0, Some(962_310)),
    inner(&["ben"], "ben-credit-card", "credit_card", "Kreditkarte …2046", 200_000, None),
    account(&["clara"], "clara-giro", "giro", "Girokonto …6617", 2_070_006_617, 150_000, 267_390),
    account(&["clara"], "clara-savings", "savings", "Sparkonto …6633", 2_070_006_633, 0, 715_000),
    account(&["clara"], "clara-instant-savings", "instant_savings", "Tagesgeldkonto …6625", 2_070_006_625, 0, 3_420_000),
    inner(&["clara"], "clara-depot", "depot", "Depot …7003", 0, Some(1_508_275)),
    inner(&["clara"], "clara-credit-card", "credit_card", "Kreditkarte …3957", 200_000, None),
    account(&["ben", "clara"], "krueger-joint", "giro", "Girokonto …5505 (gemeinsam)", 2_070_005_505, 100_000, 184_062),
];

const CARDS: [(&str, &str, &str, &str, &str); 6] = [
    ("anna-girocard", "anna", "girocard", "Girocard …4300", "4300"),
    ("anna-credit-card", "anna", "credit_card", "Kreditkarte …8812", "8812"),
    ("ben-girocard", "ben", "girocard", "Girocard …5510", "5510"),
    ("ben-credit-card", "ben", "credit_card", "Kreditkarte …2046", "2046"),
    ("clara-girocard", "clara", "girocard", "Girocard …6617", "6617"),
    ("clara-credit-card", "clara", "credit_card", "Kreditkarte …3957", "3957"),
];

const PAYEES: [(&str, &str, usize, u64); 8] = [
    ("anna", "Jonas Weber", 0, 3_115_201),
    ("anna", "Anna Müller", 1, 4_480_733),
    ("anna", "Anna Miller", 2, 9_027_154),
    ("anna", "Roth Property", 0, 7_700_100),
    ("anna", "Tom Becker", 1, 5_513_926),
    ("anna", "Tom Fischer", 2, 1_846_307),
    ("ben", "Jonas Weber", 0, 3_115_201),
    ("clara", "Lena Hartmann", 2, 6_390_418),
];

/// Fills empty books. Books that have customers are left as they are.
pub(super) fn fill(connection: &Connection, today: Date) -> Result<(), BankError> {
    let filled: bool = connection.query_row("SELECT EXISTS (SELECT 1 FROM customers)", [], |row| row.get(0))?;
    if filled {
        return Ok(());
    }
    for (id, name) in CUSTOMERS {
        connection.execute("INSERT INTO customers VALUES (?1, ?2, ?3)", params![id, name, DAILY_LIMIT])?;
    }
    open_accounts(connection)?;
    for (place, (id, customer, kind, name, last4)) in (0_i64..).zip(CARDS) {
        connection.execute(
            "INSERT INTO cards (id, customer, kind, name, last4, place) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![id, customer, kind, name, last4, place],
        )?;
    }
    for (customer, name, bank, number) in PAYEES {
        let iban = german_iban(OTHER_BANKS.get(bank).copied().unwrap_or(OWN_BANK), number);
        connection.execute("INSERT INTO payees VALUES (?1, ?2, ?3)", [customer, name, &iban])?;
        connection.execute("INSERT OR IGNORE INTO holders VALUES (?1, ?2)", [&iban, name])?;
    }
    let first_day = history::first_day(today)?;
    let mut planned = Vec::new();
    for household in Household::ALL {
        planned.extend(household.history(first_day, today)?);
    }
    book_history(connection, first_day, &planned)
}

fn open_accounts(connection: &Connection) -> Result<(), BankError> {
    let mut open = connection.prepare_cached("INSERT INTO accounts VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (place, account) in (0_i64..).zip(&ACCOUNTS) {
        let iban = account.number.map(|number| german_iban(OWN_BANK, number));
        open.execute(params![account.id, account.kind, account.name, iban, account.overdraft, place])?;
        for owner in account.owners {
            connection.execute("INSERT INTO owners VALUES (?1, ?2)", [account.id, owner])?;
        }
        if let (Some(iban), Some(holder)) = (iban, holder(account.owners)) {
            connection.execute("INSERT INTO holders VALUES (?1, ?2)", [iban, holder])?;
        }
    }
    for technical in [OUTSIDE, OPENING] {
        open.execute(params![technical, "technical", technical, None::<String>, 0, 0])?;
    }
    Ok(())
}

/// "Ben Krüger, Clara Krüger".
fn holder(owners: &[&str]) -> Option<String> {
    let names = CUSTOMERS.iter().filter(|(id, _)| owners.contains(id)).map(|(_, name)| *name);
    Some(names.collect::<Vec<_>>().join(", ")).filter(|holder| !holder.is_empty())
}

/// Books the opening balances that lead to the closing ones, then everything that happened in between.
fn book_history(connection: &Connection, first_day: Date, planned: &[Planned]) -> Result<(), BankError> {
    let mut moved: BTreeMap<&str, i64> = BTreeMap::new();
    for one in planned {
        *moved.entry(one.account).or_default() += one.amount;
        *moved.entry(one.against).or_default() -= one.amount;
    }
    for account in &ACCOUNTS {
        let opening = account.closing.map_or(0, |closing| closing - moved.get(account.id).copied().unwrap_or(0));
        if opening != 0 {
            let entry = Entry { on: first_day, party: "Saldovortrag", category: "opening", city: None, purpose: None };
            ledger::book(connection, &entry, &[(account.id, opening), (OPENING, -opening)])?;
        }
    }
    for one in planned {
        let entry =
            Entry { on: one.on, party: one.party, category: one.category, city: one.city, purpose: one.purpose };
        ledger::book(connection, &entry, &[(one.account, one.amount), (one.against, -one.amount)])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::Bank;
    use super::*;

    #[test]
    fn the_demo_customer_has_every_kind_of_account_and_both_cards() -> anyhow::Result<()> {
        let today = date(2026, 3, 2);
        let bank = Bank::demo(today)?;
        let kinds: Vec<String> = bank.accounts(DEMO_CUSTOMER)?.into_iter().map(|account| account.kind).collect();
        assert_eq!(kinds, ["giro", "savings", "instant_savings", "depot", "credit_card"]);
        let cards: Vec<String> = bank.cards(DEMO_CUSTOMER)?.into_iter().map(|card| card.name).collect();
        assert_eq!(cards, ["Girocard …4300", "Kreditkarte …8812"]);
        Ok(())
    }

    #[test]
    fn one_account_belongs_to_two_customers() -> anyhow::Result<()> {
        let today = date(2026, 3, 2);
        let bank = Bank::demo(today)?;
        let joint = |customer| bank.balance(customer, "krueger-joint", today).map(|balance| balance.balance);
        assert_eq!(joint("ben")?, 184_062);
        assert_eq!(joint("clara")?, 184_062);
        assert!(joint("anna").is_err());
        Ok(())
    }

    #[test]
    fn every_balance_ends_where_it_should_whatever_the_day() -> anyhow::Result<()> {
        for today in [date(2026, 3, 2), date(2026, 11, 24), date(2028, 2, 29)] {
            let bank = Bank::demo(today)?;
            assert!(bank.balanced()?);
            for account in &ACCOUNTS {
                for owner in account.owners {
                    let balance = bank.balance(owner, account.id, today)?;
                    if let Some(closing) = account.closing {
                        assert_eq!(balance.balance, closing, "{} on {today}", account.id);
                    }
                    assert!(balance.available >= 0, "{} on {today}", account.id);
                }
            }
        }
        Ok(())
    }

    #[test]
    fn no_account_opens_in_debt_or_leaves_its_overdraft() -> anyhow::Result<()> {
        let bank = Bank::demo(date(2026, 3, 2))?;
        let lowest: Vec<(String, i64)> = bank.read(|connection| {
            let mut rows = connection.prepare(
                "SELECT account, MIN(running + overdraft) FROM (
                     SELECT account, SUM(amount) OVER (PARTITION BY account ORDER BY booked_on, entries.id) AS running
                     FROM postings JOIN entries ON entries.id = entry
                 ) JOIN accounts ON accounts.id = account WHERE kind <> 'technical' GROUP BY account",
            )?;
            Ok(rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
        })?;
        assert_eq!(lowest.len(), ACCOUNTS.len());
        assert_eq!(lowest.into_iter().filter(|(_, left)| *left < 0).collect::<Vec<_>>(), []);
        Ok(())
    }
}
