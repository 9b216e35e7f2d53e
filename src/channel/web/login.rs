//! Where customers log in. The chat itself never sees a password: the bank's own page does, and the bank says who came.
//!
//! The log-in belongs to the tab in which it was begun: the page that comes back from the bank posts what it was given,
//! with the tab's name, and the browser adds its cookie. A link that somebody else sends leads to nobody's conversation
//! but the reader's own.

use crate::error::Error;
use crate::message::{LoginLevel, PersonId};
use async_trait::async_trait;
use std::collections::BTreeMap;

/// How customers log in.
///
/// ```
/// use schalter::channel::web::{Entrance, Login, Proof, Who};
/// use schalter::{Error, LoginLevel, PersonId};
///
/// /// The bank's identity provider.
/// struct Identity;
///
/// #[async_trait::async_trait]
/// impl Login for Identity {
///     fn entrance(&self) -> Entrance {
///         Entrance::Address("https://login.bank.example/authorize?client_id=chat&response_type=code".into())
///     }
///
///     async fn who(&self, proof: &Proof) -> Result<Option<Who>, Error> {
///         // Here the provider is asked whose code it is.
///         let person = proof.get("code").map(|code| PersonId(format!("customer of {code}")));
///         Ok(person.map(|person| Who { person, level: LoginLevel::Login }))
///     }
/// }
/// ```
#[async_trait]
pub trait Login: Send + Sync + 'static {
    /// Where it begins.
    fn entrance(&self) -> Entrance;

    /// Who has logged in, by what their browser brought back; `None`: nobody.
    ///
    /// # Errors
    /// If the bank cannot be asked just now.
    async fn who(&self, proof: &Proof) -> Result<Option<Who>, Error>;
}

/// What a browser brings back from the log-in: the fields of the address's query, or of the form.
pub type Proof = BTreeMap<String, String>;

/// Where a log-in begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entrance {
    /// At that address, with `&state=…` added, which has to come back. The bank's page then leads to `/login` of the
    /// chat's own address, with what proves who it is in the query.
    Address(String),
    /// Nowhere: anybody may be one of these. For demonstrations; the chat says so, and plays the bank's app as well.
    Demo(Vec<Customer>),
}

/// A customer of a demonstration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// Their id at the bank.
    pub id: String,
    /// Their name.
    pub name: String,
}

/// Who has logged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The person.
    pub person: PersonId,
    /// How surely; no more than `highest_login` of the channel counts.
    pub level: LoginLevel,
}

/// A log-in that asks for nothing but a name out of a list: for demonstrations and tests only.
///
/// ```
/// use schalter::channel::web::{DemoLogin, Entrance, Login};
/// let login = DemoLogin::new([("anna", "Anna Bergmann"), ("ben", "Ben Krüger")]);
/// assert!(matches!(login.entrance(), Entrance::Demo(customers) if customers.len() == 2));
/// ```
#[derive(Clone, Debug)]
pub struct DemoLogin(Vec<Customer>);

impl DemoLogin {
    /// Of these customers: their ids and names.
    pub fn new<'a>(customers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let customer = |(id, name): (&str, &str)| Customer { id: id.to_owned(), name: name.to_owned() };
        Self(customers.into_iter().map(customer).collect())
    }
}

#[async_trait]
impl Login for DemoLogin {
    fn entrance(&self) -> Entrance {
        Entrance::Demo(self.0.clone())
    }

    async fn who(&self, proof: &Proof) -> Result<Option<Who>, Error> {
        let chosen = proof.get("customer");
        let customer = self.0.iter().find(|customer| chosen == Some(&customer.id));
        Ok(customer.map(|customer| Who { person: PersonId(customer.id.clone()), level: LoginLevel::Login }))
    }
}
