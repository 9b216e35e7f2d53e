//! Who speaks with the customer: one state machine for all channels.
//!
//! | from | change | to |
//! | --- | --- | --- |
//! | bot, waiting, closing | the bot hands over | waiting |
//! | any | a person writes, takes the thread, or another app answers | person |
//! | person, waiting | the person is done | closing |
//! | any | the platform gives the thread back | bot |
//! | waiting | the customer changes their mind | bot |
//! | closing | the customer does something | bot |
//! | person | the person has done nothing for a day, and the customer does something | bot |
//!
//! Everything else changes nothing.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// After so long without a sign of the person the conversation is the bot's again, as on the platforms themselves.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24);

/// Who speaks with the customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Owner {
    /// The bot.
    #[default]
    Bot,
    /// The bot, until a person of the queue comes.
    Waiting {
        /// The queue.
        queue: String,
    },
    /// A person of the bank, or another app; the bot is silent.
    Person,
    /// The person is done. The bot is silent until the customer does something.
    Closing,
}

/// What changes who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handing {
    /// The bot hands over to a queue.
    Over {
        /// The queue.
        queue: String,
    },
    /// A person has written, or has taken the thread.
    PersonActs,
    /// The person is done.
    PersonDone,
    /// The platform gives the thread back.
    GivenBack,
    /// The customer no longer wants a person.
    Cancelled,
    /// The customer does something; the person did something last at that time.
    CustomerActs {
        /// When a person did something last.
        person_at: Option<Timestamp>,
        /// Now.
        now: Timestamp,
    },
}

impl Owner {
    /// Must the bot be silent?
    pub fn is_silent(&self) -> bool {
        matches!(self, Self::Person | Self::Closing)
    }

    /// Who speaks after `change`.
    ///
    /// ```
    /// use schalter::dialogue::{Handing, Owner};
    /// let waiting = Owner::Bot.after(Handing::Over { queue: "service".into() });
    /// assert_eq!(waiting.after(Handing::PersonActs).after(Handing::PersonDone), Owner::Closing);
    /// ```
    #[must_use]
    pub fn after(self, change: Handing) -> Self {
        match (self, change) {
            (Self::Bot | Self::Waiting { .. } | Self::Closing, Handing::Over { queue }) => Self::Waiting { queue },
            (_, Handing::PersonActs) => Self::Person,
            (Self::Person | Self::Waiting { .. }, Handing::PersonDone) => Self::Closing,
            (_, Handing::GivenBack) | (Self::Waiting { .. }, Handing::Cancelled) => Self::Bot,
            (Self::Closing, Handing::CustomerActs { .. }) => Self::Bot,
            (Self::Person, Handing::CustomerActs { person_at: Some(at), now })
                if now.duration_since(at) >= FORGOTTEN =>
            {
                Self::Bot
            }
            (owner, _) => owner,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes() -> Vec<Handing> {
        let acts = |hours: i64| Handing::CustomerActs {
            person_at: Some(Timestamp::UNIX_EPOCH),
            now: Timestamp::from_second(hours * 3_600).unwrap(),
        };
        let over = Handing::Over { queue: "service".into() };
        let rest = [Handing::PersonActs, Handing::PersonDone, Handing::GivenBack, Handing::Cancelled];
        rest.into_iter().chain([over, acts(1), acts(24)]).collect()
    }

    #[test]
    fn the_bot_speaks_again_only_where_the_table_says_so() {
        let waiting = Owner::Waiting { queue: "service".into() };
        for owner in [Owner::Bot, waiting, Owner::Person, Owner::Closing] {
            for change in changes() {
                let after = owner.clone().after(change.clone());
                let speaks_again = owner.is_silent() && !after.is_silent();
                let allowed = match (&owner, &change) {
                    (_, Handing::GivenBack) | (Owner::Closing, Handing::CustomerActs { .. } | Handing::Over { .. }) => {
                        true
                    }
                    (Owner::Person, Handing::CustomerActs { now, .. }) => now.as_second() >= 24 * 3_600,
                    _ => false,
                };
                assert_eq!(speaks_again, allowed && owner.is_silent(), "{owner:?} {change:?} {after:?}");
            }
        }
    }

    #[test]
    fn from_everywhere_a_person_can_come_and_the_bot_can_come_back() {
        for change in changes() {
            let anywhere = Owner::Bot.after(change);
            assert_eq!(anywhere.clone().after(Handing::PersonActs), Owner::Person);
            assert_eq!(anywhere.after(Handing::GivenBack), Owner::Bot);
        }
    }
}
