//! What a channel shows before anybody has written.

/// What a channel shows before anybody has written, language by language. The first is shown to whoever speaks none
/// of them.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Each language's part.
    pub languages: Vec<Menu>,
}

/// One language's part of a profile.
#[derive(Clone, Debug, Default)]
pub struct Menu {
    /// The platforms' locales for it (`xx_YY`).
    pub locales: Vec<String>,
    /// Words above an empty conversation; may be empty.
    pub greeting: String,
    /// Entries of the menu: what is written on them, and said when they are tapped.
    pub entries: Vec<String>,
}
