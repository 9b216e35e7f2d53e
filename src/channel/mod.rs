//! Channels: what connects the engine to platforms.
//!
//! A connector is one file or folder. What its settings and secrets are called stands in one table
//! ([`KINDS`]); how it is opened from `bot.toml` and the environment, in [`open`](open::open).

#[cfg(feature = "client")]
pub mod api;
#[cfg(feature = "http")]
pub mod http;
mod kind;
#[cfg(feature = "http")]
mod language;
#[cfg(feature = "client")]
pub mod messenger;
#[cfg(feature = "http")]
mod open;
mod profile;
#[cfg(feature = "http")]
pub mod rest;
mod secrets;
mod settings;
#[cfg(feature = "http")]
pub mod signature;
#[cfg(feature = "http")]
pub mod web;

pub use kind::{Form, KINDS, Kind, Setting, Variable};
#[cfg(feature = "http")]
pub use open::{Off, Opened, Opening, Surroundings, Why, open};
pub use profile::{Menu, Profile};
pub use secrets::{Environment, Secret, Secrets, Unusable};
pub use settings::check_settings;
