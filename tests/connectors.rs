//! Every connector, put through the conformance suite against its fake platform.
#![cfg(all(feature = "http", feature = "client"))]

#[path = "../examples/own_connector.rs"]
#[allow(dead_code, reason = "the example uses all of it")]
mod own_connector;
mod platforms;

use async_trait::async_trait;
use platforms::graph::Graph;
use platforms::receiver::Receiver;
use schalter::catalog::{BotSettings, Channel, ChannelKind, Place, Source};
use schalter::channel::messenger::Messenger;
use schalter::channel::rest::Rest;
use schalter::channel::signature::hmac_sha256;
use schalter::channel::{Environment, Kind, Opening, Secrets};
use schalter::lang::Languages;
use schalter::testing::connector::{Arrived, Door, Fault, Happening, Platform, Post, Seal, What};
use schalter::{Clock, DataClass, LoginLevel};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

fn channel(name: &str, kind: ChannelKind, settings: &[(&str, &str)]) -> Channel {
    let source = Source { path: "bot.toml".into(), text: String::new() };
    Channel {
        name: name.into(),
        kind,
        may_show: DataClass::Public,
        may_collect: DataClass::Public,
        highest_login: LoginLevel::None,
        buttons: 13,
        max_length: None,
        say_done: false,
        settings: settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        broken: false,
        place: Place { source: Arc::new(source), span: 0..0 },
        keys: BTreeMap::new(),
    }
}

fn opened<T>(channel: &Channel, variables: Vec<(String, String)>, clock: Clock, open: fn(&Opening<'_>) -> T) -> T {
    let environment: Environment =
        Arc::new(move |name| variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()));
    let secrets = Secrets::read(&channel.name, Kind::of(channel.kind).unwrap(), &environment).unwrap();
    let bot = BotSettings::default();
    open(&Opening { bot: &bot, channel, secrets, languages: Languages::default(), login: None, clock })
}

mod messenger {
    use super::*;

    const SECRET: &str = "app-secret-0123456789";
    const VERIFY: &str = "verify-token-0123456789";
    const TOKEN: &str = "EAAinvented0123456789";
    const PAGE: &str = "1001";
    const APP: u64 = 1_517_776_481_860_111;

    struct Fake(Graph);

    fn fake() -> Fake {
        Fake(Graph::start(SECRET, &[(PAGE, TOKEN)]))
    }

    fn event(happening: &Happening) -> (&'static str, Value) {
        let (peer, at) = (&happening.peer, happening.at.as_millisecond());
        let plain = |rest: Value| {
            let mut event = json!({ "sender": { "id": peer }, "recipient": { "id": PAGE }, "timestamp": at });
            event.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
            event
        };
        let echo = |app: Value, metadata: Value, text: &str| {
            json!({ "sender": { "id": PAGE }, "recipient": { "id": peer }, "timestamp": at, "message": { "is_echo": true,
                "app_id": app, "metadata": metadata, "mid": happening.id, "text": text } })
        };
        match &happening.what {
            What::Said(text) => ("messaging", plain(json!({ "message": { "mid": happening.id, "text": text } }))),
            What::Standby(text) => ("standby", plain(json!({ "message": { "mid": happening.id, "text": text } }))),
            What::OwnEcho(id) => ("messaging", echo(json!(APP), json!(format!("schalter:{id}")), "…")),
            What::OtherAnswered(text) => ("messaging", echo(json!(263_902_037_430_900_u64), Value::Null, text)),
            What::Unknown => ("messaging", plain(json!({ "teleportation": { "to": "the moon", "deep": [[[{}]]] } }))),
        }
    }

    #[async_trait]
    impl Platform for Fake {
        fn open(&self, clock: Clock) -> Door {
            let variables = vec![
                ("SCHALTER_MESSENGER_APP_SECRET".into(), SECRET.into()),
                ("SCHALTER_MESSENGER_VERIFY_TOKEN".into(), VERIFY.into()),
                ("SCHALTER_MESSENGER_PAGE_TOKENS".into(), format!("{PAGE}={TOKEN}")),
                ("SCHALTER_MESSENGER_GRAPH_BASE".into(), self.0.base()),
            ];
            let channel = channel("messenger", ChannelKind::Facebook, &[("app_id", &APP.to_string())]);
            Door::Called(Arc::new(opened(&channel, variables, clock, |opening| Messenger::open(opening).unwrap())))
        }

        fn post(&self, happenings: &[Happening], seal: Seal) -> Option<Post> {
            // The platform signs no time.
            if seal == Seal::Old {
                return None;
            }
            // Several entries, as the platform batches.
            let entries: Vec<Value> = happenings
                .chunks(20)
                .map(|chunk| {
                    let mut entry =
                        json!({ "id": PAGE, "time": 1_800_000_000_000_u64, "messaging": [], "standby": [] });
                    for (list, event) in chunk.iter().map(event) {
                        entry[list].as_array_mut().unwrap().push(event);
                    }
                    entry
                })
                .collect();
            let body = json!({ "object": "page", "entry": entries }).to_string();
            // As on the wire: everything beyond ASCII is escaped.
            let body: String = body
                .chars()
                .map(|c| match c.is_ascii() {
                    true => c.to_string(),
                    false => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
                })
                .collect();
            let key = if seal == Seal::WrongKey { "another secret" } else { SECRET };
            let mut headers = vec![("content-type".to_owned(), "application/json".to_owned())];
            if seal != Seal::Absent {
                let signature = format!("sha256={}", hmac_sha256(key, body.as_bytes()));
                headers.push(("x-hub-signature-256".to_owned(), signature));
            }
            Some(Post { path: String::new(), headers, body: body.into_bytes(), signed: true })
        }

        fn fails(&self, fault: Fault) -> bool {
            self.0.fail(fault);
            true
        }

        fn arrived(&self) -> Vec<Arrived> {
            let text = |value: &Value, pointer: &str| value.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
            let each = self.0.messages().into_iter().map(|body| Arrived {
                peer: text(&body, "/recipient/id").unwrap(),
                text: text(&body, "/message/text").unwrap_or_default(),
                id: text(&body, "/message/metadata").and_then(|id| Some(id.strip_prefix("schalter:")?.to_owned())),
            });
            each.collect()
        }

        fn secrets(&self) -> Vec<String> {
            let proof = hmac_sha256(SECRET, TOKEN.as_bytes());
            vec![SECRET.into(), VERIFY.into(), TOKEN.into(), proof]
        }
    }

    schalter::connector_conformance!(fake());
}

mod rest {
    use super::*;

    const KEY: &str = "api-key-0123456789";
    const CALLBACK: &str = "callback-secret-0123456789";

    struct Fake(Receiver);

    fn fake() -> Fake {
        Fake(Receiver::start(CALLBACK))
    }

    #[async_trait]
    impl Platform for Fake {
        fn open(&self, clock: Clock) -> Door {
            let variables = vec![
                ("SCHALTER_DESK_API_KEY".into(), KEY.into()),
                ("SCHALTER_DESK_CALLBACK_SECRET".into(), CALLBACK.into()),
            ];
            let channel = channel("desk", ChannelKind::Rest, &[("callback_url", &self.0.url())]);
            Door::Called(Arc::new(opened(&channel, variables, clock, |opening| Rest::open(opening).unwrap())))
        }

        fn post(&self, happenings: &[Happening], seal: Seal) -> Option<Post> {
            // One message a request, and a key instead of a signature.
            let [one] = happenings else { return None };
            let What::Said(text) = &one.what else { return None };
            let mut headers = vec![
                ("content-type".to_owned(), "application/json".to_owned()),
                ("prefer".to_owned(), "respond-async".to_owned()),
                ("idempotency-key".to_owned(), one.id.clone()),
            ];
            match seal {
                Seal::Right => headers.push(("authorization".into(), format!("Bearer {KEY}"))),
                Seal::WrongKey => headers.push(("authorization".into(), "Bearer another-key".into())),
                Seal::Absent => {}
                Seal::Old => return None,
            }
            let body = json!({ "sender": one.peer, "message": text }).to_string().into_bytes();
            Some(Post { path: String::new(), headers, body, signed: false })
        }

        fn fails(&self, fault: Fault) -> bool {
            if fault == Fault::WindowClosed {
                return false;
            }
            self.0.fail(fault);
            true
        }

        fn arrived(&self) -> Vec<Arrived> {
            self.0.arrived()
        }

        fn secrets(&self) -> Vec<String> {
            vec![KEY.into(), CALLBACK.into()]
        }
    }

    schalter::connector_conformance!(fake());
}

mod own {
    use super::*;
    use own_connector::Lines;
    use schalter::engine::Stop;
    use std::io::{self, Write};
    use std::sync::Mutex;
    use tokio::io::{AsyncWriteExt, DuplexStream};

    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            Write::write(&mut *self.0.lock().unwrap(), bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[derive(Default)]
    struct Fake {
        input: tokio::sync::Mutex<Option<DuplexStream>>,
        output: Written,
    }

    #[async_trait]
    impl Platform for Fake {
        fn open(&self, _: Clock) -> Door {
            let (ours, theirs) = tokio::io::duplex(64 * 1_024);
            *self.input.try_lock().unwrap() = Some(ours);
            Door::Own(Arc::new(Lines::new(theirs, self.output.clone(), Stop::new())))
        }

        fn post(&self, _: &[Happening], _: Seal) -> Option<Post> {
            None
        }

        async fn bring(&self, happenings: &[Happening]) -> bool {
            let mut lines = String::new();
            for happening in happenings {
                match &happening.what {
                    What::Said(text) => lines.push_str(&format!("{}: {text}\n", happening.peer)),
                    What::Unknown => lines.push_str("a line of nobody\n"),
                    _ => return false,
                }
            }
            let mut input = self.input.lock().await;
            input.as_mut().unwrap().write_all(lines.as_bytes()).await.unwrap();
            true
        }

        fn fails(&self, _: Fault) -> bool {
            false
        }

        fn arrived(&self) -> Vec<Arrived> {
            let bytes = self.output.0.lock().unwrap().clone();
            let text = String::from_utf8(bytes).unwrap();
            let lines = text.lines().filter_map(|line| line.split_once(": "));
            lines.map(|(peer, text)| Arrived { peer: peer.into(), text: text.into(), id: None }).collect()
        }
    }

    schalter::connector_conformance!(Fake::default());
}
