//! What the bot may do at the bank: thin functions between slots and the ledger.

use crate::bank::{Bank, BankError, Card, Filter, Order, Verdict};
use jiff::civil::Date;
use schalter::bot::Builder;
use schalter::entity::{Currency, Decimal, Iban, Item, Money, Period};
use schalter::{Confirmed, Identity, Match, Prepared, Reply, Row, Said, Slots, State, Turn};
use serde::Deserialize;

/// Registers all handlers under the names that the intent files use.
pub(crate) fn register(builder: Builder<Bank>) -> Builder<Bank> {
    builder
        .list("accounts.mine", accounts)
        .list("cards.mine", cards)
        .lookup("payees.find", payees)
        .on("balance.show", balance)
        .on("transactions.show", transactions)
        .prepare("transfer.prepare", prepare_transfer)
        .on("transfer.submit", transfer)
        .on("card.block", block_card)
}

/// Rows of a statement that are written out; beyond, the sums say more.
const ROWS: usize = 10;

fn euros(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

/// Access is decided before a handler is called; that nobody is logged in here cannot happen.
fn customer(identity: &Identity) -> Result<&str, BankError> {
    identity.person.as_ref().map(|person| person.0.as_str()).ok_or(BankError::NoSuchCustomer)
}

fn item(list: &str, id: &str, name: &str, kind: &str) -> Item {
    Item { list: list.into(), id: id.into(), name: Some(name.into()), kind: Some(kind.into()) }
}

pub(crate) async fn accounts(State(bank): State<Bank>, identity: Identity) -> Result<Vec<Item>, BankError> {
    let accounts = bank.accounts(customer(&identity)?)?;
    Ok(accounts.iter().map(|account| item("account", &account.id, &account.name, &account.kind)).collect())
}

pub(crate) async fn cards(State(bank): State<Bank>, identity: Identity) -> Result<Vec<Item>, BankError> {
    Ok(bank.cards(customer(&identity)?)?.iter().map(card_item).collect())
}

fn card_item(card: &Card) -> Item {
    item("card", &card.id, &card.name, &card.kind)
}

pub(crate) async fn payees(said: Said, State(bank): State<Bank>, identity: Identity) -> Result<Vec<Match>, BankError> {
    let found = bank.find_payees(customer(&identity)?, said.text())?;
    Ok(found
        .into_iter()
        .filter_map(|payee| {
            let iban = Iban::new(&payee.iban)?;
            Some(Match::named(payee.name).fills("iban", iban))
        })
        .collect())
}

#[derive(Deserialize)]
pub(crate) struct BalanceQuestion {
    account: Option<String>,
}

pub(crate) async fn balance(
    question: Slots<BalanceQuestion>,
    State(bank): State<Bank>,
    identity: Identity,
    turn: Turn,
) -> Result<Reply, BankError> {
    let customer = customer(&identity)?;
    if let Some(id) = &question.account {
        let found = bank.balance(customer, id, turn.today())?;
        return Ok(Reply::outcome("one")
            .with("account", item("account", &found.account.id, &found.account.name, &found.account.kind))
            .with("balance", euros(found.balance))
            .with("available", euros(found.available))
            .with("as_of", found.as_of));
    }
    let all = bank.balances(customer, turn.today())?;
    if all.is_empty() {
        return Ok(Reply::outcome("none"));
    }
    Ok(Reply::outcome("several").rows(all.into_iter().map(|found| {
        Row::new()
            .with("account", item("account", &found.account.id, &found.account.name, &found.account.kind))
            .with("balance", euros(found.balance))
    })))
}

#[derive(Deserialize)]
pub(crate) struct TransactionsQuestion {
    period: Option<Period>,
    merchant: Option<String>,
    amount: Option<Money>,
    at_least: Option<Money>,
    at_most: Option<Money>,
    city: Option<String>,
    account: Option<String>,
}

pub(crate) async fn transactions(
    question: Slots<TransactionsQuestion>,
    State(bank): State<Bank>,
    identity: Identity,
    turn: Turn,
) -> Result<Reply, BankError> {
    let filter = Filter {
        account: question.account.clone(),
        from: question.period.and_then(|period| period.from),
        until: question.period.and_then(|period| period.to),
        merchant: question.merchant.clone(),
        city: question.city.clone(),
        at_least: question.at_least.map(|amount| amount.minor),
        at_most: question.at_most.map(|amount| amount.minor),
    };
    let filter = match question.amount {
        Some(amount) => filter.exactly(amount.minor),
        None => filter,
    };
    let statement = bank.transactions(customer(&identity)?, &filter, turn.today())?;
    let count = statement.transactions.len();
    let rows = statement.transactions.iter().take(ROWS).map(|transaction| {
        Row::new()
            .with("booked_on", transaction.booked_on)
            .with("description", transaction.description())
            .with("value", euros(transaction.amount))
    });
    let reply = match count {
        0 => Reply::outcome("none"),
        1..=ROWS => Reply::outcome("found").with("total", euros(statement.total())).rows(rows),
        _ => Reply::outcome("sum")
            .with("entries", Decimal { digits: i128::try_from(count).unwrap_or(i128::MAX), scale: 0 })
            .with("spent", euros(statement.spent()))
            .with("received", euros(statement.received()))
            .rows(rows),
    };
    Ok(reply.with("from_day", statement.first_day).with("until_day", statement.last_day))
}

#[derive(Deserialize)]
pub(crate) struct Transfer {
    amount: Money,
    recipient: String,
    iban: Iban,
    purpose: Option<String>,
    account: String,
    date: Date,
    instant: bool,
}

impl Transfer {
    fn order(&self) -> Order {
        Order {
            account: self.account.clone(),
            recipient: self.recipient.clone(),
            iban: self.iban.as_str().to_owned(),
            amount: self.amount.minor,
            purpose: self.purpose.clone(),
            date: self.date,
            instant: self.instant,
        }
    }
}

pub(crate) async fn prepare_transfer(
    transfer: Slots<Transfer>,
    State(bank): State<Bank>,
    identity: Identity,
    turn: Turn,
) -> Result<Prepared, BankError> {
    let found = bank.prepare_transfer(customer(&identity)?, &transfer.order(), turn.local())?;
    if let Some(refused) = found.refused {
        return Ok(Prepared::stop(refused.outcome()));
    }
    let prepared = Prepared::go_on().note(found.verdict.note()).with("execution_date", found.execution_date);
    Ok(match found.verdict {
        Verdict::CloseMatch(name) => prepared.with("payee_name", name),
        _ => prepared,
    })
}

pub(crate) async fn transfer(
    order: Confirmed<Transfer>,
    State(bank): State<Bank>,
    identity: Identity,
    turn: Turn,
) -> Result<Reply, BankError> {
    let receipt = bank.transfer(customer(&identity)?, order.key(), &order.order(), turn.local())?;
    if let Some(silence) = bank.silence() {
        tokio::time::sleep(silence).await;
    }
    Ok(Reply::outcome(receipt.outcome()))
}

#[derive(Deserialize)]
pub(crate) struct BlockCard {
    card: String,
}

pub(crate) async fn block_card(
    order: Confirmed<BlockCard>,
    State(bank): State<Bank>,
    identity: Identity,
    turn: Turn,
) -> Result<Reply, BankError> {
    let customer = customer(&identity)?;
    let block = bank.block_card(customer, order.key(), &order.card, turn.local())?;
    if let Some(silence) = bank.silence() {
        tokio::time::sleep(silence).await;
    }
    Ok(Reply::outcome(block.outcome()))
}
