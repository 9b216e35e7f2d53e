//! The payee check: does the name belong to the IBAN? Its four answers are those of the European scheme.

use rusqlite::{Connection, OptionalExtension};

#[cfg(test)]
use super::Bank;
use super::{BankError, Scenario, names};

/// What the payee's bank says about a name and an IBAN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Name and IBAN belong together.
    Match,
    /// Nearly: the account belongs to this name.
    CloseMatch(String),
    /// They do not belong together. The real name is not told.
    NoMatch,
    /// The payee's bank cannot say.
    NotPossible,
}

impl Verdict {
    /// The name of the note in `transfer.toml`.
    pub(crate) fn note(&self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::CloseMatch(_) => "close_match",
            Self::NoMatch => "no_match",
            Self::NotPossible => "not_possible",
        }
    }
}

#[cfg(test)]
impl Bank {
    /// Checks whether `name` belongs to `iban`.
    pub(crate) fn verify_payee(&self, iban: &str, name: &str) -> Result<Verdict, BankError> {
        let books = self.lock();
        verify(&books.connection, books.scenario, iban, name)
    }
}

pub(super) fn verify(
    connection: &Connection,
    scenario: Scenario,
    iban: &str,
    name: &str,
) -> Result<Verdict, BankError> {
    if scenario == Scenario::PayeeCloseMatch {
        return Ok(Verdict::CloseMatch(format!("{}-Lenz", name.trim())));
    }
    let holder: Option<String> = connection
        .prepare_cached("SELECT name FROM holders WHERE iban = ?1")?
        .query_row([compact(iban)], |row| row.get(0))
        .optional()?;
    Ok(holder.map_or(Verdict::NotPossible, |holder| compare(&holder, name)))
}

/// The IBAN as the books keep it.
pub(super) fn compact(iban: &str) -> String {
    iban.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

fn compare(holder: &str, given: &str) -> Verdict {
    let (holder_folded, given_folded) = (names::fold(holder), names::fold(given));
    if in_order(&holder_folded) == in_order(&given_folded) {
        Verdict::Match
    } else if nearly(&holder_folded, &given_folded) {
        Verdict::CloseMatch(holder.to_owned())
    } else {
        Verdict::NoMatch
    }
}

/// "Weber, Jonas" is "Jonas Weber".
fn in_order(folded: &str) -> Vec<&str> {
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words
}

/// A slip or two, an initial instead of the first name, or one name more or less.
fn nearly(holder: &str, given: &str) -> bool {
    if given.is_empty() {
        return false;
    }
    if names::slips(holder, given) <= names::slips_allowed(holder) {
        return true;
    }
    let (longer, shorter) = if holder.len() >= given.len() { (holder, given) } else { (given, holder) };
    let words: Vec<&str> = shorter.split(' ').collect();
    words.len() >= 2
        && words.iter().all(|word| {
            longer.split(' ').any(|part| part == *word || (word.chars().count() == 1 && part.starts_with(word)))
        })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::DEMO_CUSTOMER;
    use super::*;

    #[test]
    fn the_four_answers() {
        assert_eq!(compare("Jonas Weber", "jonas weber"), Verdict::Match);
        assert_eq!(compare("Jonas Weber", "Weber, Jonas"), Verdict::Match);
        assert_eq!(compare("Anna Müller", "Anna Mueller"), Verdict::Match);
        assert_eq!(compare("Jonas Weber", "Jonas Wever"), Verdict::CloseMatch("Jonas Weber".into()));
        assert_eq!(compare("Jonas Peter Weber", "Jonas Weber"), Verdict::CloseMatch("Jonas Peter Weber".into()));
        assert_eq!(compare("Jonas Weber", "J. Weber"), Verdict::CloseMatch("Jonas Weber".into()));
        assert_eq!(compare("Jonas Weber", "Weber"), Verdict::NoMatch);
        assert_eq!(compare("Jonas Weber", "Erna Sommer"), Verdict::NoMatch);
        assert_eq!(compare("Jonas Weber", ""), Verdict::NoMatch);
    }

    #[test]
    fn saved_payees_match_and_unknown_ibans_cannot_be_checked() {
        let bank = Bank::demo(date(2026, 3, 2)).unwrap();
        for payee in bank.payees(DEMO_CUSTOMER).unwrap() {
            assert_eq!(bank.verify_payee(&payee.iban, &payee.name).unwrap(), Verdict::Match, "{}", payee.name);
            assert_eq!(bank.verify_payee(&payee.iban, "Ganz Anders").unwrap(), Verdict::NoMatch);
        }
        let unknown = bank.verify_payee("DE89 3704 0044 0532 0130 00", "Optik Klein").unwrap();
        assert_eq!(unknown, Verdict::NotPossible);
    }

    #[test]
    fn spaces_in_the_iban_do_not_count() {
        let bank = Bank::demo(date(2026, 3, 2)).unwrap();
        let jonas = bank.find_payees(DEMO_CUSTOMER, "Jonas Weber").unwrap().remove(0);
        let spaced = jonas.iban.to_lowercase().chars().flat_map(|letter| [letter, ' ']).collect::<String>();
        assert_eq!(bank.verify_payee(&spaced, "Jonas Weber").unwrap(), Verdict::Match);
    }

    #[test]
    fn the_scenario_shows_a_close_match() {
        let bank = Bank::demo(date(2026, 3, 2)).unwrap();
        bank.reset(Scenario::PayeeCloseMatch, date(2026, 3, 2)).unwrap();
        let verdict = bank.verify_payee("DE89370400440532013000", "Anna Müller").unwrap();
        assert_eq!(verdict, Verdict::CloseMatch("Anna Müller-Lenz".into()));
    }
}
