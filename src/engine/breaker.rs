//! The circuit breaker of each account: when the platform asks for a pause, refuses our credentials, or fails again
//! and again, nothing is sent on that account for a while; then one message tries, and only its success lets the
//! others go.

use super::{Policy, Scope, SendError};
use crate::store::after;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// So many failures in a row open the circuit.
const FAILURES: u32 = 8;
/// While one message tries, the others wait so long; then one more may try.
const PROBE: Duration = Duration::from_secs(1);
/// So long after our credentials were refused it is tried again: permissions come back without a new token.
const REFUSED: Duration = Duration::from_secs(15 * 60);

/// The accounts of one channel.
#[derive(Default)]
pub(super) struct Breaker(Mutex<BTreeMap<String, Account>>);

#[derive(Default)]
struct Account {
    /// In a row.
    failures: u32,
    /// Nothing is sent before.
    until: Option<Timestamp>,
    refused: bool,
}

impl Breaker {
    fn accounts(&self) -> MutexGuard<'_, BTreeMap<String, Account>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// May a message be sent on that account now? `Err`: not before then. Of those that ask when a pause has ended,
    /// the first may.
    pub(super) fn ask(&self, account: &str, now: Timestamp) -> Result<(), Timestamp> {
        let mut accounts = self.accounts();
        let Some(account) = accounts.get_mut(account) else { return Ok(()) };
        match account.until {
            Some(until) if until > now => Err(until),
            Some(_) => {
                account.until = Some(after(now, PROBE));
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Takes in how a message went: `Ok`, or its error and how long it waits.
    pub(super) fn tell(
        &self,
        account: &str,
        result: Result<(), (&SendError, Duration)>,
        policy: &Policy,
        now: Timestamp,
    ) {
        let mut accounts = self.accounts();
        let (error, wait) = match result {
            Err(told) if !told.0.is_final() => told,
            // The account answers, whatever it said of this one message.
            _ => {
                accounts.remove(account);
                return;
            }
        };
        let state = accounts.entry(account.to_owned()).or_default();
        state.failures = state.failures.saturating_add(1);
        state.refused = matches!(error, SendError::Auth(_));
        let pause = match error {
            SendError::Auth(_) => Some(REFUSED),
            SendError::Retry { scope: Scope::Account, .. } => Some(wait),
            _ => state.failures.checked_sub(FAILURES).map(|more| policy.wait(&account, more).max(policy.first_wait)),
        };
        state.until = pause.map(|pause| after(now, pause));
        if let Some(until) = state.until {
            tracing::warn!(account, %until, code = error.code(), "nothing is sent on an account for a while");
        }
    }

    /// Accounts on which our credentials are refused.
    pub(super) fn refused(&self) -> Vec<String> {
        self.accounts().iter().filter(|(_, account)| account.refused).map(|(name, _)| name.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    #[test]
    fn after_a_pause_one_tries_and_its_success_lets_the_others_go() {
        let (breaker, policy) = (Breaker::default(), Policy::default());
        let busy = SendError::Retry { after: None, scope: Scope::Account, why: String::new() };
        breaker.tell("one", Err((&busy, Duration::from_secs(90))), &policy, at(0));
        assert_eq!(breaker.ask("one", at(89)), Err(at(90)));
        assert_eq!(breaker.ask("two", at(89)), Ok(()), "other accounts go on");
        assert_eq!(breaker.ask("one", at(90)), Ok(()));
        assert!(breaker.ask("one", at(90)).is_err(), "one at a time");
        breaker.tell("one", Ok(()), &policy, at(91));
        assert_eq!(breaker.ask("one", at(91)), Ok(()));
    }

    #[test]
    fn many_failures_in_a_row_open_it_and_refused_credentials_at_once() {
        let (breaker, policy) = (Breaker::default(), Policy::default());
        let down = SendError::Retry { after: None, scope: Scope::Conversation, why: String::new() };
        for _ in 0..FAILURES - 1 {
            breaker.tell("one", Err((&down, Duration::ZERO)), &policy, at(0));
            assert_eq!(breaker.ask("one", at(0)), Ok(()));
        }
        breaker.tell("one", Err((&down, Duration::ZERO)), &policy, at(0));
        assert!(breaker.ask("one", at(0)).is_err());
        breaker.tell("two", Err((&SendError::Auth(String::new()), Duration::ZERO)), &policy, at(0));
        assert_eq!((breaker.ask("two", at(1)), breaker.refused()), (Err(at(900)), vec!["two".to_owned()]));
        breaker.tell("three", Err((&down, Duration::ZERO)), &policy, at(0));
        breaker.tell("three", Err((&SendError::WindowClosed, Duration::ZERO)), &policy, at(0));
        assert_eq!(breaker.ask("three", at(0)), Ok(()));
    }
}
