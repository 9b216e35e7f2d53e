//! Buttons: what is offered, what a press, a typed number or a typed title means.
//!
//! A button is valid only for the turn that showed it. An older one is answered by a text that says
//! so, never by what it meant once: an old "yes" must not agree to a new order.

use super::conditions;
use super::draft::Draft;
use super::form::Possible;
use super::session::{Awaited, Meaning, Offered};
use super::step::Say;
use crate::entity::{SlotType, Value};
use crate::message::Choice;
use crate::nlu::Ranking;
use crate::text::Utterance;

/// The most words of a message that counts among what was offered ("I mean the second one").
const COUNTED: usize = 5;

impl Draft<'_> {
    /// Adds a button to a bubble and remembers what it means.
    pub(super) fn offer(&mut self, say: &mut Say, title: String, hint: Option<String>, means: Meaning) {
        let payload = format!("{}.{}", self.session.turn, self.session.choices.len() + 1);
        say.buttons.push(Choice { title: title.clone(), payload: payload.clone(), hint });
        self.session.choices.push(Offered { payload, title, means });
    }

    /// Adds yes and no, written on `text` or, where it has none, on `or`; nothing where neither has.
    pub(super) fn offer_yes_no(&mut self, say: &mut Say, text: &str, or: &str) {
        for (name, means) in [("button-yes", Meaning::Yes), ("button-no", Meaning::No)] {
            let written = [text, or].into_iter().find(|text| self.has(text, Some(name)));
            if let Some(written) = written {
                self.offer(say, format!("#{written}.{name}"), None, means);
            }
        }
    }

    /// Adds a topic, unless this channel may not answer it or it has no title.
    pub(super) fn offer_topic(&mut self, say: &mut Say, id: &str, slots: Vec<(String, Vec<Value>)>) {
        if !self.may_offer(id) {
            return;
        }
        let title = match self.intent(id) {
            Some(intent) => format!("#{}", intent.text("title")),
            None => format!("#{id}.title"),
        };
        self.offer(say, title, None, Meaning::Start { target: id.to_owned(), slots });
    }

    /// May the topic be offered as a button here?
    pub(super) fn may_offer(&self, id: &str) -> bool {
        if !(self.world.clearance)(id).is_clear() {
            return false;
        }
        match (self.intent(id), self.world.catalog.answer(id)) {
            (Some(intent), _) => intent.is_on(),
            (None, Some(answer)) => !answer.broken && self.has(id, Some("title")),
            (None, None) => false,
        }
    }

    /// Adds each of several values of a slot.
    pub(super) fn offer_values(&mut self, say: &mut Say, slot: &str, values: &[Possible]) {
        for possible in values {
            let title = self.show(&possible.value);
            let hint = possible.hint.as_ref().map(|hint| self.show(hint));
            let means = Meaning::Value { slot: slot.to_owned(), possible: possible.clone() };
            self.offer(say, title, hint, means);
        }
    }

    /// A value as it is written in the conversation's language.
    pub(super) fn show(&self, value: &Value) -> String {
        (self.world.show)(value, &self.session.language)
    }

    /// What a typed message means among the buttons shown: a title in full, or a number where
    /// values or topics were numbered. Yes and no to an order are never a number.
    pub(super) fn typed_choice(&self, said: &Utterance) -> Option<Meaning> {
        let words = norms(said);
        if words.is_empty() {
            return None;
        }
        let choices = &self.session.choices;
        let titled = choices.iter().find(|offered| self.title_is(&offered.title, &words));
        if let Some(offered) = titled {
            return Some(offered.means.clone());
        }
        let [number] = words.as_slice() else { return None };
        let number: usize = number.trim_end_matches('.').parse().ok()?;
        let numbered = choices.iter().filter(|offered| !matches!(offered.means, Meaning::Yes | Meaning::No));
        let offered = numbered.into_iter().nth(number.checked_sub(1)?)?;
        // An amount may be asked while buttons of another kind are still on the screen.
        let asked = match (&self.session.awaited, &offered.means) {
            (Awaited::Slot { slot }, Meaning::Value { slot: of, .. }) => slot == of,
            (Awaited::Slot { .. }, _) => false,
            _ => true,
        };
        asked.then(|| offered.means.clone())
    }

    /// What "the second one" or "die letzte" means among the values shown for the asked slot. A word
    /// with a capital besides may be a name ("Erste Bank").
    pub(super) fn counted_choice(&self, said: &Utterance, ranking: &Ranking) -> Option<Meaning> {
        let Awaited::Slot { slot } = &self.session.awaited else { return None };
        let [reading] = ranking.readings.as_slice() else { return None };
        let named = |at: usize, capital: bool| capital && at > 0 && !reading.tokens.contains(&at);
        let tokens = said.tokens();
        if reading.kind != SlotType::Ordinal
            || tokens.len() > COUNTED
            || tokens.iter().enumerate().any(|(at, token)| named(at, token.capital))
        {
            return None;
        }
        let offered = self.session.choices.iter().map(|offered| &offered.means);
        let mut values = offered.filter(|means| matches!(means, Meaning::Value { slot: of, .. } if of == slot));
        match &reading.value {
            Value::Number(number) => values.nth(usize::try_from(number.as_u64()?.checked_sub(1)?).ok()?),
            Value::Relative(place) if place.from_end && place.offset == 0 => values.next_back(),
            _ => None,
        }
        .cloned()
    }

    fn title_is(&self, title: &str, words: &[String]) -> bool {
        let shown = if title.starts_with('#') {
            (self.world.label)(title, &self.session.language)
        } else {
            Some(title.to_owned())
        };
        shown.is_some_and(|shown| norms(&Utterance::new(&shown)) == words)
    }

    /// What a pressed button means, while it is valid.
    pub(super) fn pressed(&self, payload: &str) -> Option<Meaning> {
        self.session.choices.iter().find(|offered| offered.payload == payload).map(|offered| offered.means.clone())
    }

    /// Narrows several values to those that the message names, such as "the second Tom".
    pub(super) fn narrowed(&self, slot: &str, values: &[Value]) -> Option<Possible> {
        let (_, form) = self.open()?;
        let known = form.possible.get(slot)?;
        let mut fits = known.iter().filter(|possible| values.iter().any(|v| conditions::same(&possible.value, v)));
        let first = fits.next()?;
        fits.next().is_none().then(|| first.clone())
    }
}

fn norms(said: &Utterance) -> Vec<String> {
    said.tokens().iter().map(|token| token.norm.clone()).collect()
}
