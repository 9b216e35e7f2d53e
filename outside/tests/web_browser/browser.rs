//! A headless Chromium through WebDriver.

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longer than anything takes; it only ends a test whose moment never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Keys as WebDriver names them.
pub const TAB: &str = "\u{e004}";
pub const SHIFT_TAB: &str = "\u{e008}\u{e004}\u{e008}";
pub const ENTER: &str = "\u{e007}";

/// The driver's process.
pub struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    /// `None` where Chromium or its driver is not installed.
    pub fn start() -> Option<Self> {
        let found =
            |name: &str| Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if found("chromium").is_err() || found("chromedriver").is_err() {
            return None;
        }
        let mut command = Command::new("chromedriver");
        let mut child = command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.find_map(|line| {
            line.unwrap()
                .split_once("started successfully on port ")
                .map(|(_, port)| port.trim_end_matches('.').to_owned())
        });
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { child, address: format!("http://127.0.0.1:{}", port.unwrap()) })
    }

    /// A window of that size, as a browser that prefers `language`.
    pub async fn open(&self, width: u32, height: u32, language: &str) -> Browser {
        let options = json!({
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"],
            "prefs": { "intl.accept_languages": language },
        });
        let wanted = json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
        let Value::Object(wanted) = wanted else { unreachable!() };
        let wanted: Capabilities = wanted;
        let client = ClientBuilder::new(HttpConnector::new()).capabilities(wanted).connect(&self.address).await;
        let browser = Browser { client: client.unwrap() };
        browser.size(width, height, 1.0).await;
        browser
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It ends its browsers with it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A browser.
pub struct Browser {
    pub client: Client,
}

/// A command of Chromium's own.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    pub async fn own(&self, command: &str, params: Value) -> Value {
        let body = json!({ "cmd": command, "params": params });
        self.client.issue_cmd(Own { path: "goog/cdp/execute", body }).await.unwrap()
    }

    /// What the console has said since it was asked last: warnings and errors.
    pub async fn console(&self) -> Vec<String> {
        let log = self.client.issue_cmd(Own { path: "se/log", body: json!({ "type": "browser" }) }).await.unwrap();
        log.as_array().unwrap().iter().map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    pub async fn size(&self, width: u32, height: u32, scale: f64) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 500 });
        self.own("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    pub async fn prefers(&self, feature: &str, value: &str) {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.own("Emulation.setEmulatedMedia", features).await;
    }

    pub async fn go(&self, address: &str) {
        self.client.goto(address).await.unwrap();
    }

    pub async fn js(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Waits until an expression holds.
    pub async fn until(&self, expression: &str) {
        let begun = Instant::now();
        let script = format!("return Boolean({expression})");
        while self.js(&script).await != true {
            if begun.elapsed() > PATIENCE {
                let seen = self.js("return document.body.innerText").await;
                panic!("{expression} never came:\n{}\n{:?}", seen.as_str().unwrap_or_default(), self.console().await);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub async fn until_seen(&self, words: &str) {
        self.until(&format!("document.body.innerText.includes({})", json!(words))).await;
    }

    pub async fn sees(&self, words: &str) -> bool {
        self.js(&format!("return document.body.innerText.includes({})", json!(words))).await == true
    }

    /// Presses keys wherever the focus is.
    pub async fn keys(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Goes to an element with the keyboard alone.
    pub async fn walk_to(&self, selector: &str, key: &str) {
        for _ in 0..30 {
            if self.js(&format!("return document.activeElement.matches({})", json!(selector))).await == true {
                return;
            }
            self.keys(key).await;
        }
        panic!("the keyboard does not reach {selector}");
    }

    pub async fn click(&self, selector: &str) {
        self.client.find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
    }

    /// Writes something and waits for the answer.
    pub async fn say(&self, words: &str) {
        let lines = "document.querySelectorAll('.line.bot').length";
        let before = self.js(&format!("return {lines}")).await;
        let input = self.client.find(Locator::Css("#input")).await.unwrap();
        input.send_keys(&format!("{words}{ENTER}")).await.unwrap();
        self.until(&format!("{lines} > {before}")).await;
    }

    /// Logs in as the first customer of the demonstration.
    pub async fn log_in(&self) {
        self.until("!document.getElementById('login').hidden").await;
        self.click("#login").await;
        self.until("document.querySelectorAll('#people button').length").await;
        self.click("#people button").await;
        self.until("document.getElementById('logout') && !document.getElementById('logout').hidden").await;
    }
}
