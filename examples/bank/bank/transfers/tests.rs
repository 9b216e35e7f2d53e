//! Orders: once per key, within limit and cover, on the right day; and books that balance whatever is ordered.

use jiff::civil::date;
use proptest::prelude::*;

use super::super::DEMO_CUSTOMER;
use super::*;

/// An order to a saved payee of the demo customer.
pub(in super::super) fn order(on: Date, amount: i64) -> Order {
    Order {
        account: "anna-giro".into(),
        recipient: "Optik Klein".into(),
        iban: "DE89370400440532013000".into(),
        amount,
        purpose: None,
        date: on,
        instant: false,
    }
}

fn giro(bank: &Bank, today: Date) -> i64 {
    bank.balance(DEMO_CUSTOMER, "anna-giro", today).unwrap().balance
}

#[test]
fn the_same_key_books_once() -> anyhow::Result<()> {
    let today = date(2026, 3, 2);
    let (bank, now) = (Bank::demo(today)?, today.at(10, 0, 0, 0));
    for _ in 0..3 {
        assert_eq!(bank.transfer(DEMO_CUSTOMER, "key", &order(today, 25_000), now)?, Receipt::Done);
    }
    assert_eq!(giro(&bank, today), 348_217 - 25_000);
    let later = today.at(18, 0, 0, 0);
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "key", &order(today, 25_000), later)?, Receipt::Done, "the first receipt");
    let other = bank.transfer(DEMO_CUSTOMER, "key", &order(today, 26_000), now);
    assert!(matches!(other, Err(BankError::KeyReused)));
    assert_eq!(giro(&bank, today), 348_217 - 25_000);
    Ok(())
}

#[test]
fn a_refusal_is_final_for_its_key() -> anyhow::Result<()> {
    let today = date(2026, 3, 2);
    let (bank, now) = (Bank::demo(today)?, today.at(10, 0, 0, 0));
    let too_much = order(today, 490_000);
    assert_eq!(bank.prepare_transfer(DEMO_CUSTOMER, &too_much, now)?.refused, Some(Receipt::NotEnough));
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "key", &too_much, now)?, Receipt::NotEnough);
    let mut incoming = order(today, 400_000);
    incoming.account = "anna-instant-savings".into();
    incoming.iban = bank.accounts(DEMO_CUSTOMER)?.remove(0).iban.unwrap();
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "top-up", &incoming, now)?, Receipt::Done);
    assert_eq!(giro(&bank, today), 748_217, "an account kept here is credited");
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "key", &too_much, now)?, Receipt::NotEnough);
    Ok(())
}

#[test]
fn the_daily_limit_counts_all_orders_of_the_day() -> anyhow::Result<()> {
    let today = date(2026, 3, 2);
    let (bank, now) = (Bank::demo(today)?, today.at(10, 0, 0, 0));
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "one", &order(today, 300_000), now)?, Receipt::Done);
    let second = order(today, 250_000);
    assert_eq!(bank.prepare_transfer(DEMO_CUSTOMER, &second, now)?.refused, Some(Receipt::LimitExceeded));
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "two", &second, now)?, Receipt::LimitExceeded);
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "three", &order(date(2026, 3, 5), 250_000), now)?, Receipt::Scheduled);
    assert_eq!(giro(&bank, today), 48_217);
    Ok(())
}

#[test]
fn after_the_cut_off_the_money_is_reserved_and_leaves_on_the_next_bank_day() -> anyhow::Result<()> {
    let friday = date(2026, 3, 6);
    let (bank, evening) = (Bank::demo(friday)?, friday.at(18, 0, 0, 0));
    let prepared = bank.prepare_transfer(DEMO_CUSTOMER, &order(friday, 100_000), evening)?;
    assert_eq!(prepared.execution_date, date(2026, 3, 9));
    assert_eq!(prepared.verdict, Verdict::NotPossible);
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "key", &order(friday, 100_000), evening)?, Receipt::Scheduled);
    let reserved = bank.balance(DEMO_CUSTOMER, "anna-giro", friday)?;
    assert_eq!((reserved.balance, reserved.available), (348_217, 348_217 + 100_000 - 100_000));
    assert_eq!(giro(&bank, date(2026, 3, 9)), 248_217);
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "key", &order(friday, 100_000), evening)?, Receipt::Scheduled);
    assert!(bank.balanced()?);
    Ok(())
}

#[test]
fn an_instant_transfer_does_not_wait() -> anyhow::Result<()> {
    let saturday = date(2026, 3, 7);
    let bank = Bank::demo(saturday)?;
    let instant = Order { instant: true, ..order(saturday, 5_000) };
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "key", &instant, saturday.at(23, 30, 0, 0))?, Receipt::Done);
    Ok(())
}

#[test]
fn a_scheduled_order_without_cover_is_returned() -> anyhow::Result<()> {
    let today = date(2026, 3, 2);
    let (bank, now) = (Bank::demo(today)?, today.at(10, 0, 0, 0));
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "later", &order(date(2026, 3, 4), 400_000), now)?, Receipt::Scheduled);
    assert_eq!(bank.transfer(DEMO_CUSTOMER, "now", &order(today, 300_000), now)?, Receipt::Done);
    assert_eq!(giro(&bank, date(2026, 3, 4)), 48_217, "the later order was returned");
    assert!(bank.balanced()?);
    Ok(())
}

#[test]
fn only_own_accounts_and_real_amounts() -> anyhow::Result<()> {
    let today = date(2026, 3, 2);
    let (bank, now) = (Bank::demo(today)?, today.at(10, 0, 0, 0));
    assert!(matches!(bank.transfer("ben", "key", &order(today, 100), now), Err(BankError::NoSuchAccount)));
    for amount in [0, -100, i64::MIN] {
        let wrong = bank.transfer(DEMO_CUSTOMER, "key", &order(today, amount), now);
        assert!(matches!(wrong, Err(BankError::NoAmount)));
    }
    assert_eq!(giro(&bank, today), 348_217);
    Ok(())
}

#[test]
fn a_failing_answer_hides_a_booking_that_happened() -> anyhow::Result<()> {
    let today = date(2026, 3, 2);
    let (bank, now) = (Bank::demo(today)?, today.at(10, 0, 0, 0));
    bank.reset(Scenario::HandlerFails, today)?;
    for _ in 0..2 {
        let failed = bank.transfer(DEMO_CUSTOMER, "key", &order(today, 1_000), now);
        assert!(matches!(failed, Err(BankError::Unavailable)));
    }
    assert_eq!(giro(&bank, today), 347_217, "booked, and only once");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn whatever_is_ordered_the_books_balance_and_no_key_books_twice(
        orders in prop::collection::vec((0_u8..6, 1_i64..600_000, 0_i8..6, 8_i8..20, any::<bool>()), 1..30)
    ) {
        let start = date(2026, 3, 2);
        let bank = Bank::demo(start).unwrap();
        let mut receipts = std::collections::HashMap::new();
        for (key, amount, wait, hour, instant) in orders {
            let wanted = Date::new(2026, 3, 2 + wait).unwrap();
            let order = Order { instant, ..order(wanted, amount) };
            match bank.transfer(DEMO_CUSTOMER, &key.to_string(), &order, start.at(hour, 0, 0, 0)) {
                Ok(receipt) => {
                    let first = receipts.entry(key).or_insert((receipt, order.clone()));
                    prop_assert_eq!(first, &(receipt, order));
                }
                Err(BankError::KeyReused) => prop_assert_ne!(&receipts[&key].1, &order),
                Err(other) => return Err(TestCaseError::fail(other.to_string())),
            }
        }
        let done: i64 = receipts.values().filter(|(receipt, _)| *receipt == Receipt::Done).map(|(_, order)| order.amount).sum();
        prop_assert_eq!(giro(&bank, start), 348_217 - done);
        prop_assert!(done <= 500_000, "the daily limit holds");
        giro(&bank, date(2026, 3, 20));
        prop_assert!(bank.balanced().unwrap());
    }
}
