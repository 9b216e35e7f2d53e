//! What tests touch, and what none does.

use crate::bot::Bot;
use crate::catalog::Catalog;
use crate::locale::Texts;
use std::collections::BTreeSet;

/// What one test, or several, touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Intents and answers that were understood, by id.
    pub topics: BTreeSet<String>,
    /// Slots that had a value, as `intent.slot`.
    pub slots: BTreeSet<String>,
    /// Texts that were said, as `id` or `id.attribute`.
    pub texts: BTreeSet<String>,
    /// Languages.
    pub languages: BTreeSet<String>,
    /// Channels.
    pub channels: BTreeSet<String>,
}

impl Touched {
    /// Both together.
    pub fn merge(&mut self, other: &Self) {
        self.topics.extend(other.topics.iter().cloned());
        self.slots.extend(other.slots.iter().cloned());
        self.texts.extend(other.texts.iter().cloned());
        self.languages.extend(other.languages.iter().cloned());
        self.channels.extend(other.channels.iter().cloned());
    }
}

/// One kind of thing that tests can touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// `topics`, `slots`, `rules`, `texts`, `languages` or `channels`.
    pub kind: &'static str,
    /// How many there are.
    pub all: usize,
    /// Those that no test touches, in order.
    pub missing: Vec<String>,
}

/// Attributes that say that a rule of a slot was broken.
const RULES: &[&str] = &[
    "too-low",
    "too-high",
    "too-early",
    "too-late",
    "too-short",
    "too-long",
    "wrong-format",
    "wrong-currency",
    "not-allowed",
    "incomplete",
    "unknown",
    "which",
];

/// What of the bot's files no test touches, by kind. Texts that stand inside others (notes, rows, titles,
/// buttons, variants) cannot be told apart in what was said, and are left out.
///
/// ```no_run
/// # async fn example(bot: schalter::bot::Bot) {
/// use schalter::testing::{Demo, Touched, coverage, play};
/// let demo = Demo { person: "anna".into(), now: None };
/// let mut touched = Touched::default();
/// for script in &bot.catalog().scripts {
///     touched.merge(&play(&bot, script, &demo).await.touched);
/// }
/// for covered in coverage(&bot, &touched) {
///     println!("{}: {} of {} missing", covered.kind, covered.missing.len(), covered.all);
/// }
/// # }
/// ```
pub fn coverage(bot: &Bot, touched: &Touched) -> Vec<Covered> {
    let catalog = bot.catalog();
    let (rules, texts) = said(bot.texts(), &catalog);
    let covered = |kind, all: BTreeSet<String>, touched: &BTreeSet<String>| Covered {
        kind,
        all: all.len(),
        missing: all.difference(touched).cloned().collect(),
    };
    vec![
        covered("topics", topics(&catalog), &touched.topics),
        covered("slots", slots(&catalog), &touched.slots),
        covered("rules", rules, &touched.texts),
        covered("texts", texts, &touched.texts),
        covered("languages", catalog.bot.languages.iter().cloned().collect(), &touched.languages),
        covered("channels", catalog.bot.channel_order.iter().cloned().collect(), &touched.channels),
    ]
}

fn topics(catalog: &Catalog) -> BTreeSet<String> {
    let intents = catalog.intents.iter().filter(|intent| intent.is_on()).map(|intent| intent.id.clone());
    // Yes, no and the like are heard inside other topics.
    let answers = catalog.answers().filter(|answer| !answer.broken && answer.role.is_none());
    intents.chain(answers.map(|answer| answer.text_id.clone())).collect()
}

fn slots(catalog: &Catalog) -> BTreeSet<String> {
    let on = catalog.intents.iter().filter(|intent| intent.is_on());
    on.flat_map(|intent| intent.slots.iter().map(move |slot| format!("{}.{}", intent.id, slot.name))).collect()
}

/// Texts for broken rules, and all others that a bot can say by themselves.
fn said(texts: &Texts, catalog: &Catalog) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut rules, mut others) = (BTreeSet::new(), BTreeSet::new());
    for text in texts.all(&catalog.bot.default_language).filter(|text| !text.id.starts_with('-')) {
        let inside = text.id.ends_with("-title") || text.id.ends_with("-row") || text.id.contains("-note-");
        if text.value.is_some() && !inside {
            others.insert(text.id.clone());
        }
        for name in text.attributes.keys() {
            let own = format!("{}.{name}", text.id);
            if RULES.contains(&name.as_str()) {
                rules.insert(own);
            } else if matches!(name.as_str(), "again" | "again2") {
                others.insert(own);
            }
        }
    }
    (rules, others)
}
