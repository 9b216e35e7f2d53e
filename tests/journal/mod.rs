//! A platform that writes down what it was sent, so that it is known after the process has died.

use async_trait::async_trait;
use schalter::engine::{Capabilities, Connector, SendError, Sent};
use schalter::{ConversationId, Outgoing};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The channel `web`, kept in a folder.
pub(crate) struct Journal {
    file: File,
    capabilities: Capabilities,
}

fn path(folder: &Path) -> PathBuf {
    folder.join("sent.log")
}

impl Journal {
    pub(crate) fn open(folder: &Path) -> Self {
        let file = OpenOptions::new().create(true).append(true).open(path(folder)).unwrap();
        Self { file, capabilities: Capabilities::default() }
    }
}

#[async_trait]
impl Connector for Journal {
    fn id(&self) -> &str {
        "web"
    }

    fn capabilities(&self, _: &ConversationId) -> &Capabilities {
        &self.capabilities
    }

    async fn send(&self, message: &Outgoing) -> Result<Sent, SendError> {
        let line = format!("{} {}\n", message.conversation.peer, message.id);
        (&self.file).write_all(line.as_bytes()).map_err(|error| SendError::Unknown(error.to_string()))?;
        Ok(Sent::default())
    }
}

/// How often anything was sent.
pub(crate) fn sent(folder: &Path) -> usize {
    std::fs::read_to_string(path(folder)).map_or(0, |log| log.lines().count())
}

/// The ids that the platform saw, per conversation, each at its first appearance.
pub(crate) fn first_sent(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let mut sent: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in std::fs::read_to_string(path(folder)).unwrap_or_default().lines() {
        let (peer, id) = line.split_once(' ').unwrap();
        let ids = sent.entry(peer.to_owned()).or_default();
        if !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }
    sent
}
