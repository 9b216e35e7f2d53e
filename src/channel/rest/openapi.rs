//! The channel's description in OpenAPI 3.1.

use serde_json::Value;

/// The description with the channel's own path.
pub(super) fn description(path: &str) -> Value {
    // A test reads it, so the file is sound.
    serde_json::from_str(&include_str!("openapi.json").replace("$PATH", path)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_is_sound_and_names_the_path() {
        let description = description("/hook/desk");
        assert_eq!(description["openapi"], "3.1.0");
        assert!(description["paths"]["/hook/desk"]["post"].is_object());
        assert!(description["paths"]["/hook/desk/openapi.json"]["get"].is_object());
    }
}
