//! Prepares the pages: which events they send, the greeting, the menu, the first questions.

use super::Messenger;
use super::envelope::{SAYS, STARTED};
use crate::channel::profile::Profile;
use crate::error::Error;
use serde_json::{Value, json};

/// What the pages send us.
const FIELDS: &str = "messages,messaging_postbacks,message_echoes,message_deliveries,message_reads,messaging_referrals,\
                      messaging_handovers,standby,messaging_optins,message_reactions,messaging_policy_enforcement";

/// A greeting is no longer.
const GREETING: usize = 160;
/// A title of the menu is no longer.
const TITLE: usize = 30;
/// A menu has no more entries; of the first questions there are at most four.
const MENU: usize = 20;
const QUESTIONS: usize = 4;

impl Messenger {
    /// Subscribes every page to the events that the channel reads, and sets what it shows.
    ///
    /// # Errors
    /// If a page refuses it; the error names the page and the platform's number.
    pub(super) async fn prepare_pages(&self, profile: &Profile) -> Result<(), Error> {
        let now = (self.clock)();
        for page in self.graph.pages() {
            let calls = [
                (format!("/{page}/subscribed_apps"), json!({ "subscribed_fields": FIELDS })),
                (format!("/{page}/messenger_profile"), body(profile)),
            ];
            for (path, body) in calls {
                let done = self.graph.post(page, &path, &body, now).await;
                done.map_err(|error| Error::unavailable(format!("page {page}: {error}")))?;
            }
        }
        Ok(())
    }
}

/// The profile's body.
fn body(profile: &Profile) -> Value {
    let shown = || {
        let first = profile.languages.first().map(|menu| ("default".to_owned(), menu));
        let each = profile.languages.iter().flat_map(|menu| menu.locales.iter().map(move |code| (code.clone(), menu)));
        first.into_iter().chain(each)
    };
    let greeting: Vec<Value> = shown()
        .filter(|(_, menu)| !menu.greeting.is_empty())
        .map(|(locale, menu)| json!({ "locale": locale, "text": first(&menu.greeting, GREETING) }))
        .collect();
    let menu: Vec<Value> = shown()
        .filter(|(_, menu)| !menu.entries.is_empty())
        .map(|(locale, menu)| {
            let entries = menu.entries.iter().take(MENU);
            let entries: Vec<Value> = entries
                .map(|title| json!({ "type": "postback", "title": first(title, TITLE), "payload": format!("{SAYS}{title}") }))
                .collect();
            json!({ "locale": locale, "composer_input_disabled": false, "call_to_actions": entries })
        })
        .collect();
    let questions: Vec<Value> = shown()
        .filter(|(_, menu)| !menu.entries.is_empty())
        .map(|(locale, menu)| {
            let entries = menu.entries.iter().take(QUESTIONS);
            let entries: Vec<Value> = entries
                .map(|title| json!({ "question": first(title, TITLE), "payload": format!("{SAYS}{title}") }))
                .collect();
            json!({ "locale": locale, "call_to_actions": entries })
        })
        .collect();
    json!({
        "get_started": { "payload": STARTED },
        "greeting": greeting,
        "persistent_menu": menu,
        "ice_breakers": questions,
    })
}

fn first(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect()
}
