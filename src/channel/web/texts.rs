//! What the pages say, in the bot's languages, from the languages' packs.

use crate::channel::language::ranges;
use crate::lang::{Languages, Messages};
use std::collections::BTreeMap;

/// Every text of the pages. Those that a script fills in are given `{seconds}` and the like in place of a value.
pub(super) const IDS: &[&str] = &[
    "web-app-approve",
    "web-app-approved",
    "web-app-decline",
    "web-app-declined",
    "web-app-demo",
    "web-app-nothing",
    "web-app-open",
    "web-app-title",
    "web-app-waits",
    "web-back-to-chat",
    "web-bot-role",
    "web-close",
    "web-cookies",
    "web-conversation",
    "web-demo",
    "web-elsewhere",
    "web-elsewhere-here",
    "web-failed",
    "web-hidden",
    "web-input",
    "web-input-hint",
    "web-language",
    "web-language-name",
    "web-login",
    "web-login-address",
    "web-login-choose",
    "web-login-failed",
    "web-login-none",
    "web-login-title",
    "web-logged-in",
    "web-logged-out",
    "web-logout",
    "web-long",
    "web-new-messages",
    "web-no-script",
    "web-offline",
    "web-open",
    "web-options",
    "web-pending",
    "web-person",
    "web-role",
    "web-secret",
    "web-send",
    "web-slow",
    "web-stay",
    "web-title",
    "web-typing",
    "web-update",
    "web-waiting",
    "web-warning",
    "web-you",
];

/// The texts of every language of the bot.
pub(super) struct Texts {
    by_language: BTreeMap<String, BTreeMap<&'static str, String>>,
    default: String,
}

impl Texts {
    /// The texts in `spoken`, the bot's languages. What a pack does not say, the first one says.
    pub(super) fn new(languages: &Languages, spoken: &[String], default: &str, bot: &str) -> Self {
        let first = Messages::new(languages.first());
        let variables = [("bot", bot), ("seconds", "{seconds}"), ("count", "{count}"), ("max", "{max}")];
        let in_language = |code: &String| {
            let own = languages.get(code).map(|language| Messages::new(language));
            let text = |id: &'static str| {
                let own = own.as_ref().map(|own| own.say(id, &variables)).filter(|text| text != id);
                (id, own.unwrap_or_else(|| first.say(id, &variables)))
            };
            (code.clone(), IDS.iter().map(|id| text(id)).collect())
        };
        Self { by_language: spoken.iter().map(in_language).collect(), default: default.to_owned() }
    }

    /// The languages' codes.
    pub(super) fn languages(&self) -> impl Iterator<Item = &str> {
        self.by_language.keys().map(String::as_str)
    }

    /// The language for a wish such as `xx-YY, yy;q=0.8`; the bot's own where it speaks none of them.
    pub(super) fn language(&self, wish: Option<&str>) -> &str {
        let wishes = ranges(wish.unwrap_or_default());
        let known = |tag: &String| {
            let primary = tag.split('-').next().unwrap_or_default().to_lowercase();
            self.by_language.get_key_value(&primary).map(|(code, _)| code.as_str())
        };
        wishes.iter().find_map(known).unwrap_or(&self.default)
    }

    /// The languages by their own names, a line each: code, tabulator, name.
    pub(super) fn names(&self) -> String {
        let name = |code: &str| self.say(code, "web-language-name").unwrap_or(code).to_owned();
        self.languages().map(|code| format!("{code}\t{}\n", name(code))).collect()
    }

    /// One text.
    pub(super) fn say(&self, language: &str, id: &str) -> Option<&str> {
        self.by_language.get(language)?.get(id).map(String::as_str)
    }

    /// All texts of a language, as JSON.
    pub(super) fn json(&self, language: &str) -> Option<String> {
        serde_json::to_string(self.by_language.get(language)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_exists_in_every_language() {
        let languages = Languages::default();
        let spoken: Vec<String> = languages.iter().map(|language| language.code.to_owned()).collect();
        let texts = Texts::new(&languages, &spoken, &spoken[0], "Lina");
        for code in &spoken {
            for id in IDS {
                let text = texts.say(code, id).unwrap();
                assert!(!text.is_empty() && text != *id, "{code}: {id}");
            }
        }
    }

    #[test]
    fn the_first_language_that_the_bot_speaks_is_taken() {
        let spoken = ["aa".to_owned(), "bb".to_owned()];
        let texts = Texts::new(&Languages::default(), &spoken, "bb", "Lina");
        for (wish, taken) in [("aa-XX", "aa"), ("zz, aa;q=0.5", "aa"), ("zz", "bb"), ("", "bb"), ("aa;q=0.1, bb", "bb")]
        {
            assert_eq!(texts.language(Some(wish)), taken, "{wish}");
        }
    }
}
