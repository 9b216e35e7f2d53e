//! A channel of one's own: whoever writes a line `anna: Guten Tag` on standard input is a customer,
//! and the answers come out the same way. It passes the conformance suite (`tests/connectors.rs`). Everything else (durable inbox, order, retries) is the engine's.
//!
//! ```text
//! $ echo "anna: what is the rate of francs" | cargo run --example own_connector
//! anna: Hello, I’m Ada, your bank’s digital assistant: a computer program, not a person.
//! …
//! anna: You get 0.94 for one euro (francs).
//! ```

use anyhow::Context;
use async_trait::async_trait;
use schalter::engine::{Capabilities, Connector, Inbox, SendError, Sent, Stop};
use schalter::{Bot, ConversationId, Error, Incoming, Outgoing, Reply};
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::io::Write;
use std::sync::{Mutex, PoisonError};
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};

/// Lines from anywhere to anywhere, so that a test can put it through the conformance suite.
pub(crate) struct Lines {
    capabilities: Capabilities,
    input: Mutex<Option<Box<dyn AsyncRead + Send + Unpin>>>,
    output: Mutex<Box<dyn Write + Send>>,
    /// Asked when the input has ended.
    stop: Stop,
}

impl Lines {
    pub(crate) fn new(
        input: impl AsyncRead + Send + Unpin + 'static,
        output: impl Write + Send + 'static,
        stop: Stop,
    ) -> Self {
        Self {
            capabilities: Capabilities::default(),
            input: Mutex::new(Some(Box::new(input))),
            output: Mutex::new(Box::new(output)),
            stop,
        }
    }
}

#[async_trait]
impl Connector for Lines {
    fn id(&self) -> &str {
        "console"
    }

    fn capabilities(&self, _: &ConversationId) -> &Capabilities {
        &self.capabilities
    }

    async fn run(&self, inbox: Inbox, stop: Stop) -> Result<(), Error> {
        let input = self.input.lock().unwrap_or_else(PoisonError::into_inner).take();
        // Called again after an error, there is nothing left to read.
        let Some(input) = input else { return Ok(()) };
        let mut lines = BufReader::new(input).lines();
        let mut talked = BTreeSet::new();
        loop {
            let line = tokio::select! {
                line = lines.next_line() => line.map_err(|error| Error::unavailable("the input").because(error))?,
                () = stop.stopped() => return Ok(()),
            };
            match line {
                Some(line) => {
                    if let Some((peer, text)) = line.split_once(": ") {
                        let incoming = Incoming::said(self.id(), peer, text);
                        talked.insert(incoming.conversation.clone());
                        inbox.accept(vec![incoming]).await?;
                    }
                }
                None => {
                    // What has been accepted is answered before the program ends.
                    for conversation in &talked {
                        inbox.settled(conversation).await?;
                    }
                    self.stop.stop();
                    return Ok(());
                }
            }
        }
    }

    async fn send(&self, message: &Outgoing) -> Result<Sent, SendError> {
        let mut output = self.output.lock().unwrap_or_else(PoisonError::into_inner);
        let written = writeln!(output, "{}: {}", message.conversation.peer, message.text());
        written.map_err(|error| SendError::Unreachable(error.to_string()))?;
        Ok(Sent::default())
    }
}

async fn rate() -> Result<Reply, Infallible> {
    Ok(Reply::outcome("found").with("rate", schalter::entity::Decimal { digits: 94, scale: 2 }))
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/hello");
    let stop = Stop::new();
    let bot = Bot::builder(())
        .intents(format!("{root}/intents"))
        .texts(format!("{root}/locales"))
        .on("rate.show", rate)
        .connector(Lines::new(tokio::io::stdin(), std::io::stdout(), stop.clone()))
        .build()
        .context("the bot's files")?;
    bot.run(stop).await?;
    Ok(())
}
