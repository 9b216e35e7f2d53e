//! `[channel.<name>.settings]` against the connector's own table.

use super::Kind;
use crate::catalog::{Catalog, Channel, Diagnostic, nearest};

/// Everything that is wrong with the settings of the catalogue's channels: unknown ones, and values of the wrong
/// form. A channel without a connector here, or with the author's own (`kind = "custom"`), may have any.
pub fn check_settings(catalog: &Catalog) -> Vec<Diagnostic> {
    catalog.bot.channels.values().flat_map(check).collect()
}

/// Is nothing wrong with them?
#[cfg(feature = "http")]
pub(super) fn are_sound(channel: &Channel) -> bool {
    check(channel).is_empty()
}

fn check(channel: &Channel) -> Vec<Diagnostic> {
    let Some(kind) = Kind::of(channel.kind) else { return Vec::new() };
    let wrong = |(name, value): (&String, &String)| {
        let place = channel.keys.get(&format!("settings.{name}")).unwrap_or(&channel.place).clone();
        match kind.settings.iter().find(|setting| setting.name == name) {
            None => {
                let near = nearest(name, kind.settings.iter().map(|setting| setting.name));
                let heading = format!("channel.{}.settings", channel.name);
                let told = Diagnostic::error("T09", "t09").arg("key", name).arg("heading", heading);
                Some(told.suggest(&near).at(place))
            }
            Some(setting) if !setting.form.holds(value) => {
                let told = Diagnostic::error("T15", setting.form.message()).arg("key", name).arg("value", value);
                Some(told.at(place))
            }
            Some(_) => None,
        }
    };
    channel.settings.iter().filter_map(wrong).collect()
}
