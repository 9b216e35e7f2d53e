//! The example bank as an operator starts it: a process, its folder, its port.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A running bank.
pub struct Server {
    pub address: String,
    folder: PathBuf,
    child: Child,
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The example, built where it is not: `cargo test --workspace` builds all, a single test target none.
fn bank() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let built = own.parent().unwrap().parent().unwrap().join("examples").join("bank");
    if !built.exists() {
        let mut cargo = Command::new(env!("CARGO"));
        let status = cargo.args(["build", "--quiet", "--example", "bank"]).current_dir(root()).status().unwrap();
        assert!(status.success() && built.exists(), "the example could not be built");
    }
    built
}

impl Server {
    /// In `folder`, whose intent files allow `embedder` to embed the chat.
    pub fn start(folder: &Path, embedder: &str) -> Self {
        let intents = folder.join("intents");
        copy(&root().join("intents"), &intents);
        let bot = fs::read_to_string(intents.join("bot.toml")).unwrap();
        let settings = format!("\n[channel.web.settings]\nembed_in = \"{embedder}\"\n");
        fs::write(intents.join("bot.toml"), bot + &settings).unwrap();
        let (child, address) = start(folder, "127.0.0.1:0");
        Self { address, folder: folder.to_owned(), child }
    }

    /// Ends it without a warning.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts it again where it was.
    pub fn restart(&mut self) {
        let (child, address) = start(&self.folder, &self.address);
        assert_eq!(address, self.address);
        self.child = child;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be dead already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(folder: &Path, listen: &str) -> (Child, String) {
    let mut child = Command::new(bank())
        .args(["serve", "--lang", "en", "--listen", listen, "--data"])
        .arg(folder.join("data"))
        .arg("--intents")
        .arg(folder.join("intents"))
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.find_map(|line| line.unwrap().strip_prefix("Listening on http://").map(str::to_owned));
    // What it says later is read by nobody, but must not block it.
    std::thread::spawn(move || lines.for_each(drop));
    (child, line.expect("it says where it listens"))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
