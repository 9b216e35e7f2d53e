//! Requests byte by byte, so that a check can send what no client would.

use super::platform::Post;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A check does not wait longer for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// A connection that is being written to.
pub(super) struct Line(TcpStream);

impl Line {
    pub(super) async fn open(address: SocketAddr) -> std::io::Result<Self> {
        TcpStream::connect(address).await.map(Self)
    }

    /// Writes bytes; a server that has hung up already says so in its answer.
    pub(super) async fn write(&mut self, bytes: &[u8]) {
        let _ = self.0.write_all(bytes).await;
    }

    /// The status, once the server has answered and closed; `None`: it closed without an answer, or never did.
    pub(super) async fn status(mut self) -> Option<u16> {
        let mut answer = Vec::new();
        let mut piece = [0_u8; 4_096];
        let read = async {
            loop {
                match self.0.read(&mut piece).await {
                    Ok(0) | Err(_) => break,
                    Ok(count) => answer.extend(piece.iter().take(count)),
                }
            }
        };
        // What has come until then is the answer.
        let _ = tokio::time::timeout(PATIENCE, read).await;
        let text = String::from_utf8_lossy(&answer);
        text.strip_prefix("HTTP/1.1 ")?.split(' ').next()?.parse().ok()
    }
}

/// The head of a request that closes its connection.
pub(super) fn head(channel: &str, post: &Post) -> String {
    let fields: String = post.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    format!(
        "POST /hook/{channel}{} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {}\r\n{fields}\r\n",
        post.path,
        post.body.len()
    )
}

/// Posts, and gives back the status.
pub(super) async fn send(address: SocketAddr, channel: &str, post: &Post) -> Option<u16> {
    let mut line = Line::open(address).await.ok()?;
    line.write(head(channel, post).as_bytes()).await;
    line.write(&post.body).await;
    line.status().await
}
