//! What the page and the server say to each other over the socket: one JSON object a frame, `t` says which.

use crate::dialogue::LOGOUT_WARNING;
use crate::message::{
    Card, Choice, Content, Errand, InternalEvent, Link, LoginLevel, MediaKind, Outgoing, Part, Partner, PlatformEvent,
    Purpose, Status,
};
use serde::{Deserialize, Serialize};

/// The version of this protocol.
pub(super) const VERSION: u32 = 1;
/// Longest message, in characters.
pub(super) const MESSAGE: usize = 4_000;
/// Longest of all other texts, in bytes.
const SHORT: usize = 200;

/// What the page says.
#[derive(Deserialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub(super) enum FromPage {
    /// The first frame: which tab, and the last message that it has.
    Hello {
        v: u32,
        tab: String,
        #[serde(default)]
        seq: u64,
        locale: Option<String>,
    },
    /// The customer wrote. `cid` is the page's own id of it: sent again, it is the same message.
    Msg {
        cid: String,
        text: String,
    },
    /// The customer pressed a button.
    Choice {
        cid: String,
        value: String,
        title: Option<String>,
    },
    /// The customer chose a language.
    Lang {
        cid: String,
        code: String,
    },
    /// The customer pressed "stay logged in".
    Present {
        cid: String,
    },
    /// The customer logs out.
    Logout {
        cid: String,
    },
    /// Is anybody there? For browsers, whose scripts do not see pings.
    Ping,
    /// The customer is writing, or has read up to a message: of no consequence yet.
    Typing,
    Read,
}

impl FromPage {
    /// Reads a frame; `None`: it is none, or something in it is too long.
    pub(super) fn read(text: &str) -> Option<Self> {
        let frame: Self = serde_json::from_str(text).ok()?;
        let short = |text: &str| text.len() <= SHORT;
        let key = |text: &str| short(text) && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        let sound = match &frame {
            Self::Hello { tab, locale, .. } => short(tab) && locale.as_deref().is_none_or(short),
            Self::Msg { cid, text } => key(cid) && !text.trim().is_empty() && text.chars().count() <= MESSAGE,
            Self::Choice { cid, value, title } => key(cid) && short(value) && title.as_deref().is_none_or(short),
            Self::Lang { cid, code } => key(cid) && short(code),
            Self::Present { cid } | Self::Logout { cid } => key(cid),
            Self::Ping | Self::Typing | Self::Read => true,
        };
        sound.then_some(frame)
    }

    /// What the frame brings into the conversation, and the page's own id of it.
    pub(super) fn brings(self) -> Option<(String, Content)> {
        Some(match self {
            Self::Msg { cid, text } => (cid, Content::Said { text }),
            Self::Choice { cid, value, title } => (cid, Content::Picked { payload: value, title }),
            Self::Lang { cid, code } => (cid, Content::Internal(InternalEvent::Language { code })),
            Self::Present { cid } => (cid, Content::Platform(PlatformEvent::Present)),
            Self::Logout { cid } => (cid, Content::Internal(InternalEvent::LoggedOut)),
            Self::Hello { .. } | Self::Ping | Self::Typing | Self::Read => return None,
        })
    }
}

/// Reads a frame of the page: what it brings into the conversation, and the page's own id of it. `None`: it is no
/// frame, or brings nothing.
///
/// ```
/// let (id, said) = schalter::channel::web::parse(r#"{"t":"msg","cid":"1","text":"Hallo"}"#).unwrap();
/// assert_eq!((id.as_str(), said), ("1", schalter::Content::Said { text: "Hallo".into() }));
/// assert!(schalter::channel::web::parse(r#"{"t":"ping"}"#).is_none());
/// ```
pub fn parse(frame: &str) -> Option<(String, Content)> {
    FromPage::read(frame)?.brings()
}

/// What the server says.
#[derive(Serialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub(super) enum ToPage<'a> {
    /// The answer to hello: how things stand, and what the page does not have yet.
    Welcome {
        /// The last message there is.
        seq: u64,
        /// The page has messages of a conversation that is gone: it begins anew.
        reset: bool,
        status: Stands<'a>,
        /// Seconds without a sign of the customer after which the login ends.
        logout: u64,
        /// Seconds until it ends; absent where nobody is logged in.
        left: Option<u64>,
        /// What was said, without what a login's end has hidden.
        history: Vec<Line<'a>>,
    },
    /// A message of the page is safe.
    Ack { cid: &'a str },
    /// A message of the page could not be taken, or cannot be: `later`, `unknown`, `slow`, `version`, `cookie`, `tab`.
    Err { code: &'static str, cid: Option<&'a str> },
    /// Here.
    Pong,
    /// Something new.
    #[serde(untagged)]
    Line(Line<'a>),
}

/// One line of the conversation.
#[derive(Serialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub(super) enum Line<'a> {
    /// The customer's own.
    Own {
        /// `None`: it held a secret and was not kept.
        text: Option<&'a str>,
    },
    /// A message.
    Msg {
        seq: u64,
        id: &'a str,
        /// Does a person of the bank write?
        person: bool,
        text: &'a str,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        buttons: &'a [Choice],
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        links: &'a [Link],
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        cards: &'a [Card],
        #[serde(skip_serializing_if = "Option::is_none")]
        media: Option<Media<'a>>,
        /// It says that the login ends in a minute.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        warning: bool,
    },
    /// How things stand.
    Status {
        seq: u64,
        #[serde(flatten)]
        stands: Stands<'a>,
    },
}

/// A picture or a document.
#[derive(Serialize)]
pub(super) struct Media<'a> {
    image: bool,
    url: &'a str,
    alt: &'a str,
}

/// How the conversation stands.
#[derive(Serialize)]
pub(super) struct Stands<'a> {
    login: bool,
    ended: bool,
    errand: Option<&'static str>,
    partner: Partner,
    lang: &'a str,
}

impl<'a> Stands<'a> {
    pub(super) fn of(status: &'a Status) -> Self {
        Self {
            login: status.login >= LoginLevel::Login,
            ended: status.ended,
            errand: status.errand.as_ref().map(|errand| match errand {
                Errand::Login => "login",
                Errand::Approval { .. } => "approval",
            }),
            partner: status.partner,
            lang: &status.language,
        }
    }
}

impl<'a> Line<'a> {
    /// A message to the customer.
    pub(super) fn of(message: &'a Outgoing) -> Self {
        if let Part::Status(status) = &message.part {
            return Self::Status { seq: message.seq, stands: Stands::of(status) };
        }
        let part = &message.part;
        Self::Msg {
            seq: message.seq,
            id: &message.id,
            person: message.purpose == Purpose::Agent,
            // Cards and pictures say their own words.
            text: if matches!(part, Part::Cards { .. } | Part::Media { .. }) { "" } else { message.text() },
            buttons: if let Part::Choices { options, .. } = part { options } else { &[] },
            links: if let Part::Links { links, .. } = part { links } else { &[] },
            cards: if let Part::Cards { cards } = part { cards } else { &[] },
            media: match part {
                Part::Media { kind, url, alt } => Some(Media { image: *kind == MediaKind::Image, url, alt }),
                _ => None,
            },
            warning: message.text_id.as_deref() == Some(LOGOUT_WARNING),
        }
    }
}

impl ToPage<'_> {
    /// The frame's text.
    pub(super) fn write(&self) -> String {
        // Nothing in it can fail to be written; an empty frame is passed over by the page.
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn frames_are_read_and_nonsense_is_none() {
        let msg = r#"{"t":"msg","cid":"a1","text":"Grüezi"}"#;
        assert!(matches!(FromPage::read(msg), Some(FromPage::Msg { text, .. }) if text == "Grüezi"));
        assert!(matches!(FromPage::read(r#"{"t":"hello","v":1,"tab":"x"}"#), Some(FromPage::Hello { seq: 0, .. })));
        let long = format!(r#"{{"t":"msg","cid":"a","text":"{}"}}"#, "ä".repeat(MESSAGE + 1));
        let deep = format!(r#"{{"t":"msg","cid":"a","text":{}}}"#, "[".repeat(10_000));
        let blank = r#"{"t":"msg","cid":"a","text":" \n"}"#;
        let split = "{\"t\":\"msg\",\"cid\":\"a\\u001fb\",\"text\":\"a\"}";
        for wrong in ["", "null", "[]", "{}", r#"{"t":"msg"}"#, r#"{"t":"evil"}"#, blank, split, &long, &deep] {
            assert!(FromPage::read(wrong).is_none(), "{wrong:.60}");
        }
    }

    #[test]
    fn what_the_server_says_names_itself() {
        let ack = ToPage::Ack { cid: "a" }.write();
        assert_eq!(ack, r#"{"t":"ack","cid":"a"}"#);
        let own = ToPage::Line(Line::Own { text: Some("a") }).write();
        assert_eq!(own, r#"{"t":"own","text":"a"}"#);
    }

    proptest! {
        #[test]
        fn no_frame_makes_it_panic(text in ".*") {
            let _ = FromPage::read(&text);
        }
    }
}
