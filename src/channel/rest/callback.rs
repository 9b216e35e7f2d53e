//! What is said outside a request is posted to the setting `callback_url`, signed.
//!
//! `X-Bot-Signature: t=<seconds>,v1=<hex>`, where the digits are the HMAC-SHA256 of `<seconds>.<raw body>` under
//! `SCHALTER_<CHANNEL>_CALLBACK_SECRET`. Receivers refuse what is older than 300 seconds, and drop an `id` that they
//! have seen.

use crate::channel::open::Opening;
use crate::engine::{SendError, Sent};
use crate::error::Error;
use crate::message::Outgoing;
use jiff::Timestamp;

#[cfg(feature = "client")]
mod posting {
    use super::{Error, Opening, Outgoing, SendError, Sent, Timestamp};
    use crate::channel::api::{Answer, Api, NoAnswer};
    use crate::channel::rest::wire;
    use crate::channel::secrets::Secret;
    use crate::channel::signature::hmac_sha256;
    use crate::engine::Scope;

    /// Posts to one address.
    pub(in crate::channel::rest) struct Callback {
        api: Api,
        secret: Secret,
    }

    impl Callback {
        pub(in crate::channel::rest) fn open(opening: &Opening<'_>) -> Result<Option<Self>, Error> {
            let Some(url) = opening.channel.settings.get("callback_url") else { return Ok(None) };
            Ok(Some(Self { api: Api::new(url)?, secret: opening.secrets.require("CALLBACK_SECRET")?.clone() }))
        }

        pub(in crate::channel::rest) async fn post(
            &self,
            message: &Outgoing,
            now: Timestamp,
        ) -> Result<Sent, SendError> {
            let body = serde_json::to_vec(&wire::reply(message));
            let body = body.map_err(|_| SendError::Invalid("the message cannot be written".into()))?;
            let seconds = now.as_second();
            let signed = [format!("{seconds}.").as_bytes(), &body].concat();
            let signature = format!("t={seconds},v1={}", hmac_sha256(self.secret.expose(), &signed));
            match self.api.post("", &[("x-bot-signature", &signature)], body).await {
                Ok(answer) => judged(&answer, now),
                Err(NoAnswer::NotSent(why)) => {
                    Err(SendError::Retry { after: None, scope: Scope::Conversation, why: why.into() })
                }
                Err(NoAnswer::Unknown(why)) => Err(SendError::Unknown(why.into())),
            }
        }
    }

    fn judged(answer: &Answer, now: Timestamp) -> Result<Sent, SendError> {
        let why = format!("the callback answered {}", answer.status);
        match answer.status {
            200..300 => Ok(Sent::default()),
            401 | 403 => Err(SendError::Auth(why)),
            404 | 410 => Err(SendError::Unreachable(why)),
            408 | 429 | 500.. => Err(SendError::Retry { after: answer.retry_after(now), scope: Scope::Account, why }),
            _ => Err(SendError::Invalid(why)),
        }
    }
}

#[cfg(feature = "client")]
pub(super) use posting::Callback;

/// Without the feature `client` there is no callback.
#[cfg(not(feature = "client"))]
pub(super) struct Callback;

#[cfg(not(feature = "client"))]
impl Callback {
    pub(super) fn open(opening: &Opening<'_>) -> Result<Option<Self>, Error> {
        match opening.channel.settings.contains_key("callback_url") {
            true => Err(Error::invalid("callback_url needs a program that is built with the feature `client`")),
            false => Ok(None),
        }
    }

    pub(super) async fn post(&self, _: &Outgoing, _: Timestamp) -> Result<Sent, SendError> {
        Err(SendError::Unreachable("built without the feature `client`".into()))
    }
}
