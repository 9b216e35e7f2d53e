//! The kinds of channels that the program brings along: their settings and the variables of the environment
//! that they need, as one table. It is there whatever features are built, so that files are checked the same.

use crate::catalog::ChannelKind;

/// One kind of channel.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// As `kind` in `bot.toml` says it.
    pub kind: ChannelKind,
    /// What may stand in `[channel.<name>.settings]`.
    pub settings: &'static [Setting],
    /// What comes from the environment.
    pub variables: &'static [Variable],
}

/// One setting in `bot.toml`.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// What its value must look like.
    pub form: Form,
    /// What holds without it; empty: nothing.
    pub default: &'static str,
    /// What it means, in a sentence.
    pub doc: &'static str,
}

/// What a setting's value must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Any text.
    Text,
    /// Only digits.
    Digits,
    /// An absolute address, `https://…` or, for tests, `http://…`.
    Url,
    /// `true` or `false`.
    YesNo,
}

/// One variable of the environment: `SCHALTER_<CHANNEL>_<NAME>`, or a file that `SCHALTER_<CHANNEL>_<NAME>_FILE` names.
#[derive(Clone, Copy, Debug)]
pub struct Variable {
    /// Its name behind the channel's.
    pub name: &'static str,
    /// Without it the channel is off.
    pub required: bool,
    /// Is it a secret? Then placeholders and short ones are refused.
    pub secret: bool,
    /// What it means, in a sentence.
    pub doc: &'static str,
}

const fn setting(name: &'static str, form: Form, default: &'static str, doc: &'static str) -> Setting {
    Setting { name, form, default, doc }
}

const fn required(name: &'static str, doc: &'static str) -> Variable {
    Variable { name, required: true, secret: true, doc }
}

const fn optional(name: &'static str, secret: bool, doc: &'static str) -> Variable {
    Variable { name, required: false, secret, doc }
}

/// Every kind that has a connector here.
pub const KINDS: &[Kind] = &[
    Kind {
        kind: ChannelKind::Facebook,
        settings: &[
            setting(
                "app_id",
                Form::Digits,
                "",
                "The app's number, by which its own echoes are told from those of others.",
            ),
            setting("graph_version", Form::Text, "v25.0", "Version of the Graph API."),
            setting(
                "inbox_app_id",
                Form::Digits,
                "263902037430900",
                "The app in which people answer: the page's inbox.",
            ),
            setting(
                "human_agent",
                Form::YesNo,
                "false",
                "Has the platform allowed the app that people answer for 7 days?",
            ),
            setting("persona_id", Form::Digits, "", "As whom customers see people of the bank who write through us."),
            setting(
                "mark_seen",
                Form::YesNo,
                "false",
                "Show the customer that the message was read; one call more each.",
            ),
        ],
        variables: &[
            required("APP_SECRET", "The app's secret: checks who posts, and proves who calls."),
            required("VERIFY_TOKEN", "A random text of your own, which the platform says when it checks the address."),
            required("PAGE_TOKENS", "`page=token,…`: the pages' numbers and access tokens."),
            optional("GRAPH_BASE", false, "Address of the Graph API, for tests and proxies."),
        ],
    },
    Kind {
        kind: ChannelKind::Rest,
        settings: &[setting(
            "callback_url",
            Form::Url,
            "",
            "Where what is said outside a request is posted, and the answers to requests that do not wait.",
        )],
        variables: &[
            required("API_KEY", "What callers send as `Authorization: Bearer …`."),
            optional("CALLBACK_SECRET", true, "Signs what is posted to `callback_url`; needed with it."),
        ],
    },
    Kind {
        kind: ChannelKind::Web,
        settings: &[
            setting(
                "address",
                Form::Url,
                "",
                "Where customers open the chat, `https://chat.bank.example`; without it, wherever the program listens.",
            ),
            setting(
                "embed_in",
                Form::Text,
                "",
                "Sites whose pages may embed the chat, with a space between them: `https://www.bank.example`.",
            ),
            setting(
                "images_from",
                Form::Text,
                "",
                "Sites whose pictures the chat may show, with a space between them.",
            ),
        ],
        variables: &[],
    },
];

impl Kind {
    /// The entry of a kind; `None` where the program has no connector for it.
    pub fn of(kind: ChannelKind) -> Option<&'static Self> {
        KINDS.iter().find(|entry| entry.kind == kind)
    }
}

impl Form {
    /// Does `value` look like this?
    ///
    /// ```
    /// use schalter::channel::Form;
    /// assert!(Form::Url.holds("https://bank.example/hook") && !Form::Url.holds("bank.example"));
    /// ```
    pub fn holds(self, value: &str) -> bool {
        match self {
            Self::Text => !value.trim().is_empty(),
            Self::Digits => !value.is_empty() && value.chars().all(|c| c.is_ascii_digit()),
            Self::YesNo => matches!(value, "true" | "false"),
            Self::Url => {
                let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
                rest.is_some_and(|rest| {
                    !rest.is_empty()
                        && !rest.starts_with('/')
                        && !rest.contains(|c: char| c.is_whitespace() || c == '@')
                })
            }
        }
    }

    /// The message that says what it must look like.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Text => "t15-empty",
            Self::Digits => "t15-digits",
            Self::Url => "t15-url",
            Self::YesNo => "t15-yes-no",
        }
    }
}
