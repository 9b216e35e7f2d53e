//! One help page: a title and labelled parts, for people, for the reference and for programs.

use crate::cli::screen::{Ink, Screen};
use serde_json::{Map, Value as Json};

/// One help page.
pub(super) struct Page {
    title: String,
    /// Name for programs, label for people, text.
    parts: Vec<(&'static str, String, String)>,
}

impl Page {
    pub(super) fn new(title: String) -> Self {
        Self { title, parts: Vec::new() }
    }

    /// With one more part; an empty one is left out.
    pub(super) fn part(mut self, name: &'static str, label: String, text: String) -> Self {
        if !text.is_empty() {
            self.parts.push((name, label, text));
        }
        self
    }

    /// For a terminal.
    pub(super) fn words(&self, screen: &Screen) -> String {
        let mut words = screen.ink(Ink::Bold, &self.title) + "\n";
        for (_, label, text) in &self.parts {
            let indented = text.replace('\n', "\n    ");
            words += &format!("  {} {indented}\n", screen.ink(Ink::Faint, &format!("{label}:")));
        }
        words
    }

    /// For the reference page.
    pub(super) fn markdown(&self) -> String {
        let mut text = format!("### {}\n\n", self.title);
        for (name, label, part) in &self.parts {
            let code = matches!(*name, "wrong" | "right");
            let part = if code { format!("`{part}`") } else { part.replace('\n', "  \n") };
            text += &format!("* **{label}:** {part}\n");
        }
        text
    }

    /// For programs.
    pub(super) fn json(&self) -> Json {
        let mut fields = Map::new();
        fields.insert("title".into(), self.title.as_str().into());
        fields.extend(self.parts.iter().map(|(name, _, text)| ((*name).to_owned(), text.as_str().into())));
        fields.into()
    }
}
