//! The payees a customer has saved, found by what the customer calls them.

use rusqlite::Connection;

use super::{Bank, BankError, names};

/// A saved payee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Payee {
    pub(crate) name: String,
    pub(crate) iban: String,
}

impl Bank {
    /// All saved payees by name.
    pub(crate) fn payees(&self, customer: &str) -> Result<Vec<Payee>, BankError> {
        self.read(|connection| payees(connection, customer))
    }

    /// The saved payees that `said` can mean: those of that very name; else those whose names contain all its words
    /// ("Tom", "Becker"); else the nearest by spelling. Several mean: ask which.
    pub(crate) fn find_payees(&self, customer: &str, said: &str) -> Result<Vec<Payee>, BankError> {
        Ok(matching(self.payees(customer)?, said))
    }
}

fn payees(connection: &Connection, customer: &str) -> Result<Vec<Payee>, BankError> {
    let mut rows =
        connection.prepare_cached("SELECT name, iban FROM payees WHERE customer = ?1 ORDER BY name, iban")?;
    let found = rows.query_map([customer], |row| Ok(Payee { name: row.get(0)?, iban: row.get(1)? }))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn matching(payees: Vec<Payee>, said: &str) -> Vec<Payee> {
    let said = names::fold(said);
    if said.is_empty() {
        return Vec::new();
    }
    let exact: Vec<Payee> = payees.iter().filter(|payee| names::fold(&payee.name) == said).cloned().collect();
    if !exact.is_empty() {
        return exact;
    }
    let by_words: Vec<Payee> =
        payees.iter().filter(|payee| contains_words(&names::fold(&payee.name), &said)).cloned().collect();
    if !by_words.is_empty() {
        return by_words;
    }
    nearest(payees, &said)
}

fn contains_words(name: &str, said: &str) -> bool {
    said.split(' ').all(|word| name.split(' ').any(|part| part == word))
}

/// Only the whole name or, for a single word, one word of it; and only the smallest distance.
fn nearest(payees: Vec<Payee>, said: &str) -> Vec<Payee> {
    let distance = |payee: &Payee| {
        let name = names::fold(&payee.name);
        if said.contains(' ') {
            Some(names::slips(&name, said))
        } else {
            name.split(' ').map(|part| names::slips(part, said)).min()
        }
    };
    let allowed = names::slips_allowed(said);
    let near: Vec<(usize, Payee)> = payees
        .into_iter()
        .filter_map(|payee| distance(&payee).map(|slips| (slips, payee)))
        .filter(|(slips, _)| *slips <= allowed)
        .collect();
    let best = near.iter().map(|(slips, _)| *slips).min();
    near.into_iter().filter(|(slips, _)| Some(*slips) == best).map(|(_, payee)| payee).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::DEMO_CUSTOMER;
    use super::*;

    fn found(said: &str) -> Vec<String> {
        let bank = Bank::demo(date(2026, 3, 2)).unwrap();
        bank.find_payees(DEMO_CUSTOMER, said).unwrap().into_iter().map(|payee| payee.name).collect()
    }

    #[test]
    fn the_full_name_is_one_payee_even_where_others_are_near() {
        assert_eq!(found("Anna Müller"), ["Anna Müller"]);
        assert_eq!(found("anna mueller"), ["Anna Müller"]);
        assert_eq!(found("Anna Miller"), ["Anna Miller"]);
    }

    #[test]
    fn a_first_name_may_mean_several() {
        assert_eq!(found("Tom"), ["Tom Becker", "Tom Fischer"]);
        assert_eq!(found("Jonas"), ["Jonas Weber"]);
        assert_eq!(found("becker"), ["Tom Becker"]);
    }

    #[test]
    fn slips_of_the_pen_are_forgiven_in_long_names_only() {
        assert_eq!(found("Jonas Wbeer"), ["Jonas Weber"]);
        assert_eq!(found("Fisher"), ["Tom Fischer"]);
        assert_eq!(found("Tim"), [""; 0]);
    }

    #[test]
    fn strangers_are_not_found() {
        for stranger in ["Oma", "Erna Sommer", "Optik Klein", "Hausverwaltung Roth", "", "  "] {
            assert_eq!(found(stranger), [""; 0], "{stranger}");
        }
    }
}
