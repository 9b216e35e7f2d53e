//! The customer's cards, and blocking one: once per key, whatever is repeated.

use jiff::civil::DateTime;
use rusqlite::{Connection, OptionalExtension, params};

use super::{Bank, BankError, Scenario};

/// One of a customer's cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Card {
    pub(crate) id: String,
    /// `girocard` or `credit_card`.
    pub(crate) kind: String,
    /// As the bank writes it: "Girocard …4300".
    pub(crate) name: String,
    pub(crate) last4: String,
    pub(crate) blocked: bool,
}

/// What became of a wish to block a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// The card is blocked now.
    Done,
    /// It had been blocked before.
    AlreadyBlocked,
}

impl Block {
    /// The outcome in `card_block.toml`, also how the books keep it.
    pub(crate) fn outcome(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::AlreadyBlocked => "already_blocked",
        }
    }
}

impl Bank {
    /// The customer's cards in the bank's order.
    pub(crate) fn cards(&self, customer: &str) -> Result<Vec<Card>, BankError> {
        self.read(|connection| {
            let mut rows = connection.prepare_cached(
                "SELECT id, kind, name, last4, blocked_at IS NOT NULL FROM cards WHERE customer = ?1 ORDER BY place",
            )?;
            let cards = rows.query_map([customer], |row| {
                Ok(Card {
                    id: row.get(0)?,
                    kind: row.get(1)?,
                    name: row.get(2)?,
                    last4: row.get(3)?,
                    blocked: row.get(4)?,
                })
            })?;
            Ok(cards.collect::<Result<_, _>>()?)
        })
    }

    /// Blocks a card. The same key gives the same answer and changes nothing.
    pub(crate) fn block_card(&self, customer: &str, key: &str, card: &str, now: DateTime) -> Result<Block, BankError> {
        let (block, scenario) =
            self.work(now.date(), |connection, scenario| Ok((block(connection, customer, key, card, now)?, scenario)))?;
        // The card is blocked by now: that is what makes this failure worth testing.
        if scenario == Scenario::HandlerFails { Err(BankError::Unavailable) } else { Ok(block) }
    }
}

fn block(connection: &Connection, customer: &str, key: &str, card: &str, now: DateTime) -> Result<Block, BankError> {
    let known: Option<(String, String, String)> = connection
        .query_row("SELECT customer, card, result FROM blocks WHERE key = ?1", [key], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    if let Some((known_customer, known_card, result)) = known {
        let same = known_customer == customer && known_card == card;
        let result = if result == Block::Done.outcome() { Block::Done } else { Block::AlreadyBlocked };
        return if same { Ok(result) } else { Err(BankError::KeyReused) };
    }
    let owned: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM cards WHERE id = ?1 AND customer = ?2)",
        [card, customer],
        |row| row.get(0),
    )?;
    if !owned {
        return Err(BankError::NoSuchCard);
    }
    let changed = connection.execute(
        "UPDATE cards SET blocked_at = ?1 WHERE id = ?2 AND blocked_at IS NULL",
        params![now.to_string(), card],
    )?;
    let result = if changed == 1 { Block::Done } else { Block::AlreadyBlocked };
    connection.execute(
        "INSERT INTO blocks (key, customer, card, result) VALUES (?1, ?2, ?3, ?4)",
        params![key, customer, card, result.outcome()],
    )?;
    Ok(result)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::DEMO_CUSTOMER;
    use super::*;

    #[test]
    fn the_same_key_gives_the_same_answer() -> anyhow::Result<()> {
        let now = date(2026, 3, 3).at(2, 10, 0, 0);
        let bank = Bank::demo(now.date())?;
        assert_eq!(bank.block_card(DEMO_CUSTOMER, "one", "anna-girocard", now)?, Block::Done);
        assert_eq!(bank.block_card(DEMO_CUSTOMER, "one", "anna-girocard", now)?, Block::Done);
        assert_eq!(bank.block_card(DEMO_CUSTOMER, "two", "anna-girocard", now)?, Block::AlreadyBlocked);
        let reused = bank.block_card(DEMO_CUSTOMER, "one", "anna-credit-card", now);
        assert!(matches!(reused, Err(BankError::KeyReused)));
        let blocked: Vec<bool> = bank.cards(DEMO_CUSTOMER)?.iter().map(|card| card.blocked).collect();
        assert_eq!(blocked, [true, false]);
        Ok(())
    }

    #[test]
    fn nobody_blocks_another_customers_card() -> anyhow::Result<()> {
        let now = date(2026, 3, 3).at(2, 10, 0, 0);
        let bank = Bank::demo(now.date())?;
        let foreign = bank.block_card("ben", "one", "anna-girocard", now);
        assert!(matches!(foreign, Err(BankError::NoSuchCard)));
        assert!(bank.cards(DEMO_CUSTOMER)?.iter().all(|card| !card.blocked));
        Ok(())
    }

    #[test]
    fn a_failure_after_the_block_leaves_the_card_blocked() -> anyhow::Result<()> {
        let now = date(2026, 3, 3).at(2, 10, 0, 0);
        let bank = Bank::demo(now.date())?;
        bank.reset(Scenario::HandlerFails, now.date())?;
        assert!(bank.block_card(DEMO_CUSTOMER, "one", "anna-girocard", now).is_err());
        assert!(bank.cards(DEMO_CUSTOMER)?.iter().any(|card| card.blocked));
        Ok(())
    }
}
