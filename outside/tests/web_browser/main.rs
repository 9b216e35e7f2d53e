//! The web chat in a real browser: by keyboard alone, through a loss of connection and a restart of the server, in two
//! tabs, zoomed in, embedded; and that nothing is left on the screen after a login.
//!
//! Needs Chromium and its driver, and for the rules of accessibility axe-core in `target/npm`; `scripts/test` installs
//! them. With `SCHALTER_IMAGES=docs/images` the pictures of the README are taken anew.
#![cfg(unix)]

mod browser;
mod server;

use browser::{Browser, Driver, ENTER, SHIFT_TAB, TAB};
use fantoccini::elements::Element;
use fantoccini::wd::WindowHandle;
use serde_json::Value;
use server::Server;
use std::path::PathBuf;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const BALANCE: &str = "3,482.17";
const TRANSFER: &str = "send 50 euros to Jonas Weber";

#[tokio::test(flavor = "multi_thread")]
async fn the_chat_in_a_browser() {
    let Some(driver) = Driver::start() else {
        println!("left out: chromium and chromedriver are not installed");
        return;
    };
    let host = host_page().await;
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start(folder.path(), &host);
    let home = format!("http://{}/", server.address);
    let axe = axe();
    small_and_quick(&driver, &home).await;
    by_keyboard_alone(&driver, &home, &axe).await;
    said_once(&driver, &home).await;
    two_tabs(&driver, &home).await;
    after_the_login(&driver, &home, &mut server).await;
    restart_in_a_transfer(&driver, &home, &mut server).await;
    zoomed_in(&driver, &home, &axe).await;
    without_motion(&driver, &home).await;
    embedded(&driver, &home, &host, &axe).await;
    pictures(&driver, &home).await;
}

/// What a page may not do wrong, by axe-core; `None` where it is not installed.
fn axe() -> Option<String> {
    let file = server::root().join("target/npm/node_modules/axe-core/axe.min.js");
    let script = std::fs::read_to_string(&file).ok();
    if script.is_none() {
        println!("left out: the rules of accessibility, as axe-core is not in {}", file.display());
    }
    script
}

async fn check(browser: &Browser, axe: &Option<String>, page: &str) {
    let Some(axe) = axe else { return };
    // A bubble that still fades in has another contrast than it will have.
    browser
        .until("document.getAnimations().every((a) => a.playState !== 'running' || a.effect.getComputedTiming().endTime === Infinity)")
        .await;
    browser.js(axe).await;
    let run = "const [done] = arguments; axe.run(document, { resultTypes: ['violations'] }).then((found) => \
               done(found.violations.map((wrong) => wrong.id + ': ' + wrong.nodes.map((node) => node.html).join(' | '))))";
    let found = browser.client.execute_async(run, Vec::new()).await.unwrap();
    assert_eq!(found, Value::Array(Vec::new()), "{page}");
}

async fn quiet(browser: &Browser, what: &str) {
    let said = browser.console().await;
    assert!(said.is_empty(), "{what}: {said:?}");
}

async fn small_and_quick(driver: &Driver, home: &str) {
    let browser = driver.open(1_100, 800, "en").await;
    let mut paints = Vec::new();
    for _ in 0..5 {
        browser.go(home).await;
        browser.until("document.querySelector('.line.bot')").await;
        let paint = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1";
        paints.push(browser.js(paint).await.as_f64().unwrap().round());
        browser.js("sessionStorage.clear()").await;
    }
    let fresh = driver.open(1_100, 800, "en").await;
    fresh.go(home).await;
    fresh.until("document.querySelector('.line.bot')").await;
    let sizes = "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]\
                 .reduce((sum, entry) => sum + entry.transferSize, 0)";
    let bytes = fresh.js(sizes).await.as_f64().unwrap();
    println!("first paint: {paints:?} ms; transferred: {bytes} bytes");
    assert!((5_000.0..60_000.0).contains(&bytes), "{bytes} bytes");
    quiet(&fresh, "a fresh page").await;
    let cookie = fresh.js("return document.cookie").await;
    assert_eq!(cookie, "", "no script sees the cookie");
    fresh.client.close().await.unwrap();
    browser.client.close().await.unwrap();
}

async fn by_keyboard_alone(driver: &Driver, home: &str, axe: &Option<String>) {
    let browser = driver.open(1_100, 800, "en").await;
    browser.go(home).await;
    browser.until("document.querySelector('.line.bot')").await;
    check(&browser, axe, "the empty chat").await;
    browser.walk_to("#input", TAB).await;
    browser.keys(&format!("{TRANSFER}{ENTER}")).await;
    browser.until("document.querySelector('.bubble a.main')").await;
    assert_eq!(browser.js("return document.activeElement.id").await, "input", "the focus stays");
    check(&browser, axe, "the chat before a login").await;
    browser.walk_to(".bubble a.main", SHIFT_TAB).await;
    browser.keys(ENTER).await;
    browser.until("document.querySelectorAll('#people button').length == 3").await;
    check(&browser, axe, "the log-in").await;
    browser.walk_to("#people button", TAB).await;
    browser.keys(ENTER).await;
    browser.until("document.querySelector('.choices button')").await;
    check(&browser, axe, "a read-back").await;
    browser.prefers("prefers-color-scheme", "dark").await;
    check(&browser, axe, "a read-back in the dark").await;
    browser.prefers("prefers-color-scheme", "light").await;
    browser.walk_to(".choices button", TAB).await;
    browser.keys(ENTER).await;
    browser.until("!document.getElementById('task').hidden").await;
    assert!(browser.js("return document.activeElement !== document.body").await == true, "the focus is kept");
    check(&browser, axe, "an order that waits").await;
    let chat = browser.client.window().await.unwrap();
    browser.walk_to("#app", TAB).await;
    browser.keys(ENTER).await;
    let app = other_window(&browser, &chat).await;
    browser.client.switch_to_window(app).await.unwrap();
    browser.until("document.getElementById('pair') && !document.getElementById('pair').hidden").await;
    assert!(!browser.js("return location.href").await.as_str().unwrap().contains("tab="));
    check(&browser, axe, "the app").await;
    browser.walk_to("#approve", TAB).await;
    browser.keys(ENTER).await;
    browser.until("document.getElementById('pair').hidden").await;
    browser.client.close_window().await.unwrap();
    browser.client.switch_to_window(chat).await.unwrap();
    browser.until_seen("Your transfer of €50.00 to").await;
    browser.until("document.getElementById('task').hidden").await;
    browser.walk_to("#logout", SHIFT_TAB).await;
    browser.keys(ENTER).await;
    browser.until("document.getElementById('logout').hidden").await;
    assert!(!browser.sees("Jonas Weber").await);
    check(&browser, axe, "after the login").await;
    quiet(&browser, "a transfer by keyboard").await;
    browser.client.close().await.unwrap();
}

async fn other_window(browser: &Browser, than: &WindowHandle) -> WindowHandle {
    loop {
        let windows = browser.client.windows().await.unwrap();
        if let Some(other) = windows.into_iter().find(|window| window != than) {
            return other;
        }
    }
}

async fn said_once(driver: &Driver, home: &str) {
    let browser = driver.open(1_100, 800, "en").await;
    browser.go(home).await;
    browser.until("document.querySelector('.line.bot')").await;
    browser
        .js("window.heard = []; new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach((node) => \
             window.heard.push(node.textContent)))).observe(document.getElementById('said'), { childList: true })")
        .await;
    browser.say("How much is in my accounts?").await;
    let heard = browser.js("return window.heard.filter((text) => text.includes('log in')).length").await;
    assert_eq!(heard, 1, "{}", browser.js("return window.heard").await);
    let live =
        browser.js("return document.querySelectorAll('#log[aria-live], #log [aria-live], #log [role=log]').length");
    assert_eq!(live.await, 0, "what is read out stands in one place");
    browser.client.refresh().await.unwrap();
    browser.until("document.querySelectorAll('.line').length >= 3").await;
    assert_eq!(
        browser.js("return document.getElementById('said').textContent").await,
        "",
        "old lines are not read out"
    );
    browser.client.close().await.unwrap();
}

async fn two_tabs(driver: &Driver, home: &str) {
    let browser = driver.open(1_100, 800, "en").await;
    browser.go(home).await;
    browser.until("document.querySelector('.line.bot')").await;
    browser.say("words of the first tab").await;
    let tab = browser.js("return sessionStorage.getItem('tab')").await;
    let first = browser.client.window().await.unwrap();
    let second = browser.client.new_window(true).await.unwrap().handle;
    browser.client.switch_to_window(second).await.unwrap();
    browser.go(home).await;
    browser.until("document.querySelector('.line.bot')").await;
    assert!(!browser.sees("words of the first tab").await, "each tab has its own conversation");
    // A copy of a tab brings its name with it.
    browser.js(&format!("sessionStorage.setItem('tab', {tab})")).await;
    browser.client.refresh().await.unwrap();
    browser.until_seen("words of the first tab").await;
    browser.client.switch_to_window(first).await.unwrap();
    browser.until("document.querySelector('#connection button')").await;
    assert!(!browser.sees("words of the first tab").await, "one tab of a name shows it");
    browser.click("#connection button").await;
    browser.until_seen("words of the first tab").await;
    browser.client.close().await.unwrap();
}

async fn after_the_login(driver: &Driver, home: &str, server: &mut Server) {
    let browser = driver.open(1_100, 800, "en").await;
    browser.go(home).await;
    browser.log_in().await;
    browser.say("How much is in my accounts?").await;
    browser.until_seen(BALANCE).await;
    browser.client.refresh().await.unwrap();
    browser.until_seen(BALANCE).await;
    browser.click("#logout").await;
    browser.until("document.getElementById('logout').hidden").await;
    assert!(!browser.sees(BALANCE).await);
    browser.client.refresh().await.unwrap();
    browser.until("document.querySelector('.line.bot')").await;
    assert!(!browser.sees(BALANCE).await && !browser.sees("How much").await);
    assert!(!browser.js("return document.documentElement.outerHTML").await.as_str().unwrap().contains(BALANCE));

    // The server cannot be reached, and the pause is over all the same.
    browser.log_in().await;
    browser.say("How much is in my accounts?").await;
    browser.until_seen(BALANCE).await;
    server.kill();
    browser.until("document.getElementById('connection').textContent").await;
    let look = "document.dispatchEvent(new Event('visibilitychange'))";
    browser.js(&format!("const now = Date.now; Date.now = () => now() + 250_000; {look}")).await;
    browser.until("document.querySelector('#warning button')").await;
    assert!(browser.sees(BALANCE).await);
    browser.js(&format!("const now = Date.now; Date.now = () => now() + 60_000; {look}")).await;
    browser.until("document.getElementById('logout').hidden").await;
    assert!(!browser.sees(BALANCE).await, "hidden without the server");
    server.restart();
    browser.client.close().await.unwrap();
}

async fn restart_in_a_transfer(driver: &Driver, home: &str, server: &mut Server) {
    let browser = driver.open(1_100, 800, "en").await;
    browser.go(home).await;
    browser.log_in().await;
    browser.say(TRANSFER).await;
    browser.until("document.querySelector('.choices button')").await;
    server.kill();
    browser.until("document.getElementById('connection').textContent").await;
    browser.click(".choices button").await;
    browser.until("document.querySelector('.pending')").await;
    server.restart();
    browser.until("!document.querySelector('.pending')").await;
    browser.until("!document.getElementById('task').hidden").await;
    assert_eq!(browser.js("return document.querySelectorAll('dl').length").await, 1, "the read-back stands once");
    // A line that breaks is mended at once.
    browser.js("dispatchEvent(new Event('offline'))").await;
    browser.say("what can you do?").await;
    browser.until("!document.querySelector('.pending') && !document.getElementById('connection').textContent").await;
    browser.client.close().await.unwrap();
}

async fn zoomed_in(driver: &Driver, home: &str, axe: &Option<String>) {
    let browser = driver.open(320, 256, "en").await;
    browser.go(home).await;
    browser.log_in().await;
    browser.say(TRANSFER).await;
    browser.until("document.querySelector('.choices button')").await;
    let wide = "return document.documentElement.scrollWidth";
    assert_eq!(browser.js(wide).await, 320, "nothing scrolls sideways at 400 %");
    browser.walk_to(".choices button", SHIFT_TAB).await;
    let visible = "const { top, bottom } = document.activeElement.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight";
    assert_eq!(browser.js(visible).await, true, "what has the focus is seen");
    check(&browser, axe, "zoomed in").await;
    browser.client.close().await.unwrap();
}

async fn without_motion(driver: &Driver, home: &str) {
    let browser = driver.open(1_100, 800, "en").await;
    browser.prefers("prefers-reduced-motion", "reduce").await;
    browser.go(home).await;
    browser.until("document.querySelector('.line.bot')").await;
    browser.say("How much is in my accounts?").await;
    browser.js("document.getElementById('typing').hidden = false").await;
    assert_eq!(browser.js("return document.getAnimations().length").await, 0);
    browser.client.close().await.unwrap();
}

/// A page of somebody else that embeds the chat; gives back its address.
async fn host_page() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = vec![0; 4_096];
            let read = stream.read(&mut head).await.unwrap_or(0);
            let head = String::from_utf8_lossy(&head[..read]).into_owned();
            let chat = head.split(['?', ' ']).nth(2).unwrap_or_default();
            let page = format!(
                "<!doctype html><html lang=en><title>Bank</title><main><h1>Bank</h1></main>\
                 <script type=module src=\"http://{chat}/widget.js\"></script>"
            );
            let length = page.len();
            let answer = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{page}"
            );
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    origin
}

async fn embedded(driver: &Driver, home: &str, host: &str, axe: &Option<String>) {
    let browser = driver.open(1_100, 800, "en").await;
    let chat = home.trim_start_matches("http://").trim_end_matches('/');
    browser.go(&format!("{host}/?{chat}")).await;
    let inside = "document.querySelector('body > div').shadowRoot";
    browser.until("document.querySelector('body > div')?.shadowRoot.querySelector('button')").await;
    check(&browser, axe, "a page with the button").await;
    browser.walk_to("div", TAB).await;
    browser.keys(ENTER).await;
    browser.until(&format!("{inside}.querySelector('iframe')")).await;
    // The frame hangs in a shadow root, where no number finds it.
    let frame = browser.js(&format!("return {inside}.querySelector('iframe')")).await;
    let frame = frame.as_object().and_then(|reference| reference.values().next()).and_then(Value::as_str).unwrap();
    let frame = Element::from_element_id(browser.client.clone(), frame.to_owned().into());
    frame.enter_frame().await.unwrap();
    browser.until("document.querySelector('.line.bot')").await;
    browser.say("How much is in my accounts?").await;
    browser.keys("\u{e00c}").await;
    browser.client.enter_parent_frame().await.unwrap();
    browser.until(&format!("{inside}.querySelector('iframe').hidden")).await;
    assert_eq!(
        browser.js(&format!("return {inside}.activeElement?.localName")).await,
        "button",
        "the focus comes back"
    );
    quiet(&browser, "an embedded chat").await;
    browser.client.close().await.unwrap();
}

/// The pictures of the README.
async fn pictures(driver: &Driver, home: &str) {
    let Some(folder) = std::env::var_os("SCHALTER_IMAGES").map(PathBuf::from) else { return };
    for (name, language, width, height, dark) in [
        ("chat-desktop-de", "de", 900, 820, false),
        ("chat-desktop-en-dark", "en", 900, 820, true),
        ("chat-phone-de", "de", 390, 780, false),
        ("chat-phone-en", "en", 390, 780, false),
        ("chat-phone-de-dark", "de", 390, 780, true),
    ] {
        let browser = driver.open(width, height, language).await;
        browser.prefers("prefers-color-scheme", if dark { "dark" } else { "light" }).await;
        browser.go(home).await;
        browser.log_in().await;
        let (german, english) = ("Überweise 50 Euro an Jonas Weber", TRANSFER);
        browser.say(if language == "de" { german } else { english }).await;
        browser.until("document.querySelector('.choices button')").await;
        browser.until("document.getAnimations().every((one) => one.playState === 'finished')").await;
        std::fs::write(folder.join(format!("{name}.png")), browser.client.screenshot().await.unwrap()).unwrap();
        browser.client.close().await.unwrap();
    }
}
