//! Tests of whole decisions, with a catalogue and rankings built by hand.

mod bank;
mod context;
mod dialogs;
mod properties;
mod safety;
mod talk;
