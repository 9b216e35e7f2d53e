//! Writing without being asked.

use super::Bot;
use crate::Error;
use crate::dialogue::Variables;
use crate::engine::Connector;
use crate::message::{Content, ConversationId, DataClass, Incoming, InternalEvent, PersonId};
use crate::store::{View, Which, after};
use jiff::Timestamp;

impl Bot {
    /// Has the text `text`, with these variables, written to a person: in the conversation in which they wrote last,
    /// of those whose channel may show what the variables hold and whose window is still open. It waits in the same
    /// queue as everything else, and while a person of the bank has the conversation it waits for its end.
    ///
    /// Gives back the conversation; `None` where there is none that may be written to.
    ///
    /// # Errors
    /// If there is no such text, or the store cannot take it.
    ///
    /// ```no_run
    /// # async fn told(bot: schalter::Bot) -> Result<(), schalter::Error> {
    /// use schalter::{DataClass, PersonId, dialogue::Variables, entity::Value};
    /// let mut variables = Variables::default();
    /// variables.set("card", Some(Value::Text("Girocard".into())), DataClass::Personal);
    /// let person = PersonId("customer-7".into());
    /// bot.notify(&person, "card-arrived", variables).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn notify(
        &self,
        person: &PersonId,
        text: &str,
        variables: Variables,
    ) -> Result<Option<ConversationId>, Error> {
        let languages = &self.loaded.catalog.bot.languages;
        if languages.iter().all(|code| self.loaded.texts.text(code, text).is_none()) {
            return Err(Error::invalid(format!("there is no text `{text}`")));
        }
        let (now, class) = ((self.clock)(), class_of(&variables));
        let views = self.store.views(&Which::Person(person.clone())).await?;
        let reachable = views.iter().filter(|view| self.may_be_written_to(view, class, now));
        let Some(view) = reachable.max_by_key(|view| view.heard_at) else { return Ok(None) };
        let variables = serde_json::to_value(&variables)
            .map_err(|error| Error::invalid("the variables cannot be written").because(error))?;
        let event = InternalEvent::Notify { text: text.to_owned(), variables };
        let incoming = Incoming::new(view.conversation.clone(), now, Content::Internal(event));
        self.inbox().accept(vec![incoming]).await?;
        Ok(Some(view.conversation.clone()))
    }

    /// The conversations in which a message was given up.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn given_up(&self) -> Result<Vec<View>, Error> {
        self.store.views(&Which::GivenUp).await
    }

    fn may_be_written_to(&self, view: &View, class: DataClass, now: Timestamp) -> bool {
        let name = &view.conversation.channel;
        let channels = &self.loaded.catalog.bot.channels;
        let shows = channels.get(name).is_some_and(|channel| !channel.broken && channel.may_show >= class);
        let connector = self.connectors.iter().find(|connector| connector.id() == name);
        let window = connector.and_then(|connector| window_of(connector.as_ref(), &view.conversation));
        let heard_at = view.heard_at.unwrap_or(Timestamp::UNIX_EPOCH);
        shows && connector.is_some() && window.is_none_or(|window| now < after(heard_at, window))
    }
}

fn window_of(connector: &dyn Connector, conversation: &ConversationId) -> Option<std::time::Duration> {
    connector.capabilities(conversation).window
}

/// The most sensitive of them.
fn class_of(variables: &Variables) -> DataClass {
    let classes = variables.0.values().filter(|fact| fact.value.is_some()).map(|fact| fact.class);
    classes.max().unwrap_or(DataClass::Public)
}
