//! Eighteen months of everyday life: salary, rent, direct debits, shopping, a trip a month.
//!
//! What happens on a day follows from the day and the household alone, by a hash and no chance: every run on every
//! machine has the same history, and a later `today` only adds to it.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::households::Household;
use super::ledger::OUTSIDE;
use super::search::OWN_TRANSFER;
use super::{BankError, calendar};

const MONTHS: i32 = 18;

/// An entry to be booked: `amount` on `account`, the opposite on `against`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Planned {
    pub(super) on: Date,
    pub(super) account: &'static str,
    pub(super) against: &'static str,
    pub(super) amount: i64,
    pub(super) party: &'static str,
    pub(super) category: &'static str,
    pub(super) city: Option<&'static str>,
    pub(super) purpose: Option<&'static str>,
}

/// The first of the month, eighteen months before `today`.
pub(super) fn first_day(today: Date) -> Result<Date, BankError> {
    Ok(today.checked_sub(MONTHS.months())?.first_of_month())
}

impl Household {
    /// Everything that happened from `first_day` up to and including `today`.
    pub(super) fn history(&self, first_day: Date, today: Date) -> Result<Vec<Planned>, BankError> {
        let mut diary = Diary { household: self, day: first_day, entries: Vec::new(), month: 0, card: 0 };
        while diary.day <= today {
            diary.live()?;
            diary.day = diary.day.tomorrow()?;
        }
        Ok(diary.entries)
    }
}

/// One household, day after day.
struct Diary<'a> {
    household: &'a Household,
    day: Date,
    entries: Vec<Planned>,
    /// What the current account gained or lost this month.
    month: i64,
    /// What the credit card is owed.
    card: i64,
}

impl Diary<'_> {
    fn live(&mut self) -> Result<(), BankError> {
        if self.day.day() == 1 {
            self.month = 0;
        }
        self.income()?;
        self.standing_orders()?;
        self.direct_debits()?;
        self.shopping();
        self.trip();
        self.end_of_month()
    }

    fn income(&mut self) -> Result<(), BankError> {
        if let Some((employer, salary)) = self.household.salary {
            if self.day == calendar::last_bank_day_of_month(self.day)? {
                self.giro(salary, employer, "salary", None, Some("Gehalt"));
            }
            // Concert tickets, dinners: friends pay back.
            if self.falls_on(18)? {
                self.giro(5_000, "Jonas Weber", "incoming", None, Some("Danke fürs Auslegen"));
            }
        }
        Ok(())
    }

    fn standing_orders(&mut self) -> Result<(), BankError> {
        if let Some((landlord, rent)) = self.household.rent
            && self.falls_on(1)?
        {
            self.giro(-rent, landlord, "rent", None, Some("Miete"));
        }
        if self.falls_on(2)? {
            if let Some((joint, amount)) = self.household.joint {
                self.own(joint, amount, "Haushaltskasse");
            }
            if let Some((savings, amount)) = self.household.saving {
                self.own(savings, amount, "Sparen");
            }
        }
        if let Some(depot) = self.household.depot
            && self.falls_on(7)?
        {
            self.own(depot, 10_000, "Sparplan");
        }
        Ok(())
    }

    fn direct_debits(&mut self) -> Result<(), BankError> {
        let debit = "direct_debit";
        if self.household.rent.is_some() && self.falls_on(15)? {
            self.giro(-7_800, "Stadtwerke Kassel", debit, None, Some("Strom und Gas, Abschlag"));
        }
        if self.household.salary.is_none() {
            return Ok(());
        }
        if self.falls_on(5)? {
            self.giro(-4_999, "Fitnessstudio Fulda-Aue", debit, None, Some("Mitgliedsbeitrag"));
        }
        if self.falls_on(12)? {
            self.giro(-1_999, "Funkwerk Mobil", debit, None, Some("Mobilfunk"));
        }
        if self.day.month() % 3 == 1 && self.falls_on(20)? {
            self.giro(-9_270, "Chattia Versicherung", debit, None, Some("Haftpflicht und Hausrat"));
        }
        if let Some(card) = self.household.card
            && self.card > 0
            && self.falls_on(25)?
        {
            let owed = std::mem::take(&mut self.card);
            self.own(card, owed, "Kreditkartenabrechnung");
        }
        Ok(())
    }

    fn shopping(&mut self) {
        if !self.household.shops {
            return;
        }
        let kassel = Some("Kassel");
        let now_and_then = self.hash("needs something").is_multiple_of(2);
        match self.day.weekday() {
            Weekday::Saturday => self.giro(-self.cents("rewe", 42, 97), "Rewe", "groceries", kassel, None),
            Weekday::Wednesday => self.giro(-self.cents("edeka", 16, 55), "Edeka", "groceries", kassel, None),
            Weekday::Friday => self.giro(-self.cents("bread", 4, 12), "Bäckerei Brandau", "groceries", kassel, None),
            Weekday::Monday if now_and_then => {
                self.giro(-self.cents("fuel", 48, 73), "Tankhof Nord", "car", kassel, None);
            }
            Weekday::Tuesday if now_and_then => {
                self.giro(-self.cents("drugstore", 9, 35), "Drogerie Sandkorn", "household", kassel, None);
            }
            Weekday::Thursday if now_and_then => {
                self.on_card(self.cents("online", 12, 60), "Papierhaus Online", "shopping", None);
            }
            _ => {}
        }
    }

    /// Two days in another city around the middle of the month.
    fn trip(&mut self) {
        if !self.household.travels {
            return;
        }
        let (city, hotel, restaurant) = match self.day.month() % 3 {
            2 => ("Hamburg", "Hotel Alsterblick", "Restaurant Kajüte"),
            1 => ("Berlin", "Hotel Spreeufer", "Café Morgenrot"),
            _ => ("Frankfurt am Main", "Hotel Mainkai", "Gasthaus Affentor"),
        };
        match self.day.day() {
            13 => self.on_card(self.cents("train", 38, 96), "Fernbahn", "travel", Some("Kassel")),
            14 => {
                self.on_card(self.cents("dinner", 24, 58), restaurant, "restaurant", Some(city));
                self.on_card(self.cents("hotel", 89, 168), hotel, "travel", Some(city));
            }
            _ => {}
        }
    }

    /// What is left goes to the savings, in steps of 50 euros.
    fn end_of_month(&mut self) -> Result<(), BankError> {
        if self.day == self.day.last_of_month() {
            let surplus = self.month / 5_000 * 5_000;
            if let (Some(savings), true) = (self.household.surplus, surplus > 0) {
                self.own(savings, surplus, "Überschuss");
            }
        }
        Ok(())
    }

    /// Whether something due on this day of the month is booked today: on the next bank day of the same month.
    fn falls_on(&self, day_of_month: i8) -> Result<bool, BankError> {
        let due = Date::new(self.day.year(), self.day.month(), day_of_month)?;
        Ok(self.day == calendar::bank_day_on_or_after(due)?)
    }

    fn giro(
        &mut self,
        amount: i64,
        party: &'static str,
        category: &'static str,
        city: Option<&'static str>,
        purpose: Option<&'static str>,
    ) {
        self.month += amount;
        let account = self.household.giro;
        self.entries.push(Planned { on: self.day, account, against: OUTSIDE, amount, party, category, city, purpose });
    }

    /// Out of the current account into another own one.
    fn own(&mut self, account: &'static str, amount: i64, purpose: &'static str) {
        self.month -= amount;
        self.entries.push(Planned {
            on: self.day,
            account,
            against: self.household.giro,
            amount,
            party: purpose,
            category: OWN_TRANSFER,
            city: None,
            purpose: None,
        });
    }

    /// Paid by credit card; without one, from the current account.
    fn on_card(&mut self, amount: i64, party: &'static str, category: &'static str, city: Option<&'static str>) {
        let Some(account) = self.household.card else {
            return self.giro(-amount, party, category, city, None);
        };
        self.card += amount;
        self.entries.push(Planned {
            on: self.day,
            account,
            against: OUTSIDE,
            amount: -amount,
            party,
            category,
            city,
            purpose: None,
        });
    }

    /// A price between two amounts of euros, in cents.
    fn cents(&self, what: &str, low: i64, high: i64) -> i64 {
        let span = u64::try_from((high - low) * 100).unwrap_or(1).max(1);
        low * 100 + i64::try_from(self.hash(what) % span).unwrap_or(0)
    }

    /// FNV-1a over household, day and thing, mixed once more because its low bits alone repeat.
    fn hash(&self, what: &str) -> u64 {
        let day = format!("{}/{}/{what}", self.household.seed, self.day);
        let hash = day.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        mixed ^ (mixed >> 33)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn anna(today: Date) -> Vec<Planned> {
        let [anna, ..] = Household::ALL;
        anna.history(date(2024, 9, 1), today).unwrap()
    }

    #[test]
    fn the_same_day_gives_the_same_history_and_a_later_one_only_adds() {
        let (once, again) = (anna(date(2026, 3, 2)), anna(date(2026, 3, 2)));
        assert_eq!(once, again);
        let later = anna(date(2026, 4, 2));
        assert_eq!(later.get(..once.len()), Some(once.as_slice()));
        assert!(later.len() > once.len() + 20);
    }

    #[test]
    fn a_price_never_changes_between_releases() {
        let first = anna(date(2024, 9, 30)).into_iter().find(|one| one.party == "Rewe").unwrap();
        assert_eq!((first.on, first.amount), (date(2024, 9, 7), -8_837));
    }

    #[test]
    fn eighteen_months_end_today() {
        let today = date(2026, 3, 2);
        assert_eq!(first_day(today).unwrap(), date(2024, 9, 1));
        let history = anna(today);
        assert!(history.iter().all(|one| one.on <= today && one.amount != 0));
        let salaries = history.iter().filter(|one| one.category == "salary").count();
        assert_eq!(salaries, 18);
    }

    #[test]
    fn debits_wait_for_bank_days() {
        let history = anna(date(2026, 3, 2));
        for one in history.iter().filter(|one| matches!(one.category, "direct_debit" | "rent" | "salary")) {
            assert!(calendar::is_bank_day(one.on).unwrap(), "{} on {}", one.party, one.on);
        }
    }
}
