//! Extractors: what a handler may take as an argument.

use super::call::{Call, Identity, Turn};
use super::dry_run::Sample;
use crate::Error;
use crate::entity::Value;
use crate::locale::Voice;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::ops::Deref;

/// What an argument asks of the intent that it serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Nothing.
    Nothing,
    /// The intent changes nothing.
    Slots,
    /// The intent changes something, and the order was confirmed.
    Confirmed,
}

/// An argument of a handler, made from the call and the bot's state.
///
/// Implement it for your own arguments; most handlers need only [`Slots`], [`Confirmed`],
/// [`State`], [`Turn`], [`Voice`], [`Identity`] and [`Said`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an argument of a handler",
    label = "not something a handler can take",
    note = "a handler takes Slots<T>, Confirmed<T>, State<S>, Turn, Voice, Identity or Said, where T: Deserialize and S is the type given to Bot::builder"
)]
pub trait FromCall<S>: Sized + Send {
    /// What it asks of the intent.
    const WANTS: Wants = Wants::Nothing;

    /// Makes the argument.
    ///
    /// # Errors
    /// If the call does not hold what the argument needs; `build()` has found such cases before.
    fn from_call(call: &Call, state: &S) -> Result<Self, Error>;

    /// Tries the argument on sample values, and says what would go wrong.
    fn dry_run(_sample: &Sample) -> Vec<String> {
        Vec::new()
    }
}

/// The slots of the intent as a struct of the author.
#[derive(Clone, Debug)]
pub struct Slots<T>(pub T);

impl<T> Deref for Slots<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<S, T: DeserializeOwned + Send> FromCall<S> for Slots<T> {
    const WANTS: Wants = Wants::Slots;

    fn from_call(call: &Call, _: &S) -> Result<Self, Error> {
        read(&call.slots).map(Self)
    }

    fn dry_run(sample: &Sample) -> Vec<String> {
        sample.problems::<T>()
    }
}

/// The slots of an order that the customer has seen, said yes to and, where needed, approved.
///
/// Only the engine can make one. [`Confirmed::key`] is the idempotency key: hand it to the bank,
/// so that the same order is booked once however often it arrives.
#[derive(Clone, Debug)]
pub struct Confirmed<T> {
    values: T,
    key: String,
    approved: bool,
}

impl<T> Confirmed<T> {
    /// The proposal's id: the same for every repetition of exactly this order.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Was it approved on another device?
    pub fn approved(&self) -> bool {
        self.approved
    }
}

impl<T> Deref for Confirmed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.values
    }
}

impl<S, T: DeserializeOwned + Send> FromCall<S> for Confirmed<T> {
    const WANTS: Wants = Wants::Confirmed;

    fn from_call(call: &Call, _: &S) -> Result<Self, Error> {
        let key = call.proposal.clone().ok_or_else(|| Error::invalid("the order has not been confirmed"))?;
        Ok(Self { values: read(&call.slots)?, key, approved: call.approved })
    }

    fn dry_run(sample: &Sample) -> Vec<String> {
        sample.problems::<T>()
    }
}

/// The state that was given to [`crate::Bot::builder`].
#[derive(Clone, Debug)]
pub struct State<S>(pub S);

impl<S: Clone + Send> FromCall<S> for State<S> {
    fn from_call(_: &Call, state: &S) -> Result<Self, Error> {
        Ok(Self(state.clone()))
    }
}

/// What was said for a slot: the argument of lookups and checks.
#[derive(Clone, Debug)]
pub struct Said(pub Value);

impl Said {
    /// The words, where it is a text or a name; empty otherwise.
    pub fn text(&self) -> &str {
        match &self.0 {
            Value::Text(text) => text,
            _ => "",
        }
    }
}

impl<S> FromCall<S> for Said {
    fn from_call(call: &Call, _: &S) -> Result<Self, Error> {
        call.said.clone().map(Self).ok_or_else(|| Error::invalid("only lookups and checks are given what was said"))
    }
}

impl<S> FromCall<S> for Turn {
    fn from_call(call: &Call, _: &S) -> Result<Self, Error> {
        Ok(call.turn.clone())
    }
}

impl<S> FromCall<S> for Voice {
    fn from_call(call: &Call, _: &S) -> Result<Self, Error> {
        Ok(call.voice.clone())
    }
}

impl<S> FromCall<S> for Identity {
    fn from_call(call: &Call, _: &S) -> Result<Self, Error> {
        Ok(call.identity.clone())
    }
}

fn read<T: DeserializeOwned>(slots: &BTreeMap<String, Value>) -> Result<T, Error> {
    let json = slots.iter().map(|(name, value)| (name.clone(), value.to_json())).collect();
    // The cause may quote a value, so only the path is kept.
    serde_path_to_error::deserialize(serde_json::Value::Object(json))
        .map_err(|error| Error::invalid(format!("the slot `{}` does not fit the handler's struct", error.path())))
}
