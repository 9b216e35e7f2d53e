//! Programs that we did not write: a client that our fake Graph API must satisfy, a receiver that must understand
//! what our tests post, and a tester of the REST channel's description. `scripts/test` installs them in
//! `target/tools`; where they are missing, the tests say so and are left out.
#![cfg(all(feature = "client", feature = "cli", feature = "sqlite"))]

mod platforms;

use platforms::graph::Graph;
use schalter::channel::messenger;
use schalter::channel::signature::hmac_sha256;
use schalter::{Content, PlatformEvent};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A tool that `scripts/test` installs.
fn tool(path: &str) -> Option<PathBuf> {
    let path = root().join("target/tools").join(path);
    if path.exists() {
        return Some(path);
    }
    println!("note: {} is missing (scripts/test installs it); left out", path.display());
    None
}

#[test]
fn the_fake_graph_api_satisfies_a_client_of_somebody_else() {
    let Some(modules) = tool("node_modules/messaging-api-messenger").map(|path| path.parent().unwrap().to_owned())
    else {
        return;
    };
    let graph = Graph::start("app-secret-0123456789", &[("1001", "EAAinvented0123456789")]);
    let output = Command::new("node")
        .arg(root().join("tests/independent/messenger_client.cjs"))
        .args([&graph.base(), "EAAinvented0123456789", "app-secret-0123456789"])
        .env("NODE_PATH", modules)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let sent = graph.messages();
    assert_eq!(sent.len(), 5, "{sent:#?}");
    // What we write has the same form, field by field.
    assert_eq!(
        sent[1]["message"]["quick_replies"][0],
        json!({ "content_type": "text", "title": "Debit", "payload": "c1" })
    );
    assert_eq!(sent[2]["message"]["attachment"]["payload"]["template_type"], "button");
    assert_eq!(sent[3]["message"]["attachment"]["payload"]["elements"][0]["subtitle"], "Ohne Gebühr");
}

#[test]
fn a_receiver_of_somebody_else_reads_what_we_read() {
    let Some(python) = tool("python/bin/python") else { return };
    let fixtures = ["text", "tap", "started", "echo"]
        .map(|name| std::fs::read_to_string(root().join("fuzz/seeds/webhooks").join(name)).unwrap());
    let mut child = Command::new(python)
        .arg(root().join("tests/independent/messenger_receiver.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all((fixtures.join("\n") + "\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let lines: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0][1], hmac_sha256("appsecret", b"EAAtoken"), "the proof of somebody else");
    let ours =
        fixtures.map(|raw| messenger::parse("m", Some("5"), raw.as_bytes(), jiff::Timestamp::UNIX_EPOCH).unwrap());
    let said = |at: usize| &ours[at].incoming[0];
    assert_eq!(lines[1], json!(["message", "7", "Grüezi"]));
    assert_eq!(said(0).content, Content::Said { text: "Grüezi".into() });
    assert_eq!(lines[2], json!(["message", "7", "Debit"]));
    assert_eq!(said(1).content, Content::Picked { payload: "3.1".into(), title: Some("Debit".into()) });
    assert_eq!(lines[3], json!(["postback", 7, "GET_STARTED"]));
    assert_eq!(said(2).content, Content::Platform(PlatformEvent::Started));
    assert_eq!(said(2).locale.as_deref(), Some("de"));
    // The other one takes our own echo for a message of the page; it is why bots talk to themselves.
    assert_eq!(lines[4], json!(["message", "1001", "x"]));
    assert!(matches!(&said(3).content, Content::Platform(PlatformEvent::Echo { message, .. }) if message == "m1"));
}

struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_rest_channel_keeps_its_description() {
    let Some(tester) = tool("python/bin/st") else { return };
    let own = std::env::current_exe().unwrap();
    let bank = own.parent().unwrap().parent().unwrap().join("examples/bank");
    if !bank.exists() {
        println!("note: the example bank is not built; left out");
        return;
    }
    let mut process = Process(
        Command::new(bank)
            .args(["serve", "--listen", "127.0.0.1:0", "--lang", "en"])
            .env("SCHALTER_REST_API_KEY", "rest-key-0123456789")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut lines = BufReader::new(process.0.stdout.take().unwrap()).lines();
    let address = lines.find_map(|line| Some(line.unwrap().strip_prefix("Listening on ")?.to_owned())).unwrap();
    let output = Command::new(tester)
        .args(["run", &format!("{address}/hook/rest/openapi.json"), "--url", &address])
        .args(["--header", "Authorization: Bearer rest-key-0123456789", "--max-examples", "30", "--seed", "1"])
        .args(["--phases", "examples,coverage,fuzzing", "--no-color"])
        .current_dir(tempfile::tempdir().unwrap().path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
