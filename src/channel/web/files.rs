//! The pages, scripts and styles: files in the binary, named by a version that changes when one of them does.

use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// One file.
pub(super) struct File {
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) text: &'static str,
}

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const PICTURE: &str = "image/svg+xml";

macro_rules! file {
    ($name:literal, $kind:expr) => {
        File { name: $name, kind: $kind, text: include_str!(concat!("page/", $name)) }
    };
}

/// Everything that a page loads.
pub(super) const FILES: &[File] = &[
    file!("chat.css", STYLE),
    file!("chat.js", SCRIPT),
    file!("connection.js", SCRIPT),
    file!("lines.js", SCRIPT),
    file!("stay.js", SCRIPT),
    file!("tab.js", SCRIPT),
    file!("errand.css", STYLE),
    file!("login.js", SCRIPT),
    file!("app.js", SCRIPT),
    file!("mark.svg", PICTURE),
];

/// The script that other pages embed.
pub(super) const WIDGET: &str = include_str!("page/widget.js");

/// The chat.
pub(super) const CHAT: &str = include_str!("page/chat.html");
/// The log-in.
pub(super) const LOGIN: &str = include_str!("page/login.html");
/// The page that plays the bank's app.
pub(super) const APP: &str = include_str!("page/app.html");

/// Stands in the addresses of the files, which browsers may therefore keep for ever.
pub(super) static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    FILES.iter().for_each(|file| hash.update(file.text));
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

/// A page with its `{{names}}` replaced by what `value` says, which is escaped; `None` leaves nothing.
pub(super) fn fill<'a>(page: &str, value: impl Fn(&str) -> Option<std::borrow::Cow<'a, str>>) -> String {
    let mut filled = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, behind) = after.split_once("}}").unwrap_or((after, ""));
        filled.push_str(before);
        escape(&value(name).unwrap_or_default(), &mut filled);
        rest = behind;
    }
    filled + rest
}

fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            c => into.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::texts::IDS;
    use super::*;

    #[test]
    fn pages_are_filled_and_nothing_gets_out_of_its_place() {
        let filled = fill("<p lang=\"{{lang}}\">{{a}}{{b}}</p>{{", |name| match name {
            "a" => Some("<script>'\"&".into()),
            "lang" => Some("xx".into()),
            _ => None,
        });
        assert_eq!(filled, "<p lang=\"xx\">&lt;script&gt;&#39;&quot;&amp;</p>");
    }

    #[test]
    fn nothing_is_inline_and_nothing_comes_from_elsewhere() {
        for page in [CHAT, LOGIN, APP] {
            for inline in ["<style", " style=", " onclick", " onload", "javascript:", "http://", "https://", "<base"] {
                assert!(!page.contains(inline), "{inline}");
            }
            assert!(page.matches("<script").count() == page.matches("<script type=\"module\" src=").count());
        }
        for file in FILES {
            for unsafe_way in
                ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"]
            {
                assert!(!file.text.contains(unsafe_way), "{}: {unsafe_way}", file.name);
            }
            let elsewhere = file.text.replace("http://www.w3.org/2000/svg", "");
            assert!(!elsewhere.contains("http://"), "{}", file.name);
            assert!(!elsewhere.replace("https?:", "").contains("https:"), "{}", file.name);
        }
    }

    #[test]
    fn all_of_it_is_small() {
        let all: usize = FILES.iter().map(|file| file.text.len()).sum::<usize>() + CHAT.len() + WIDGET.len();
        assert!(all < 60_000, "{all} bytes");
    }

    #[test]
    fn every_text_that_pages_and_scripts_name_exists_and_none_is_idle() {
        let scripts = FILES.iter().map(|file| file.text).chain([CHAT, LOGIN, APP, WIDGET]).collect::<Vec<_>>().concat();
        let mut named: Vec<&str> = Vec::new();
        for (before, after) in scripts.match_indices("web-").map(|(at, _)| scripts.split_at(at)) {
            let end = after.find(|c: char| !(c.is_ascii_lowercase() || c == '-')).unwrap_or(after.len());
            if before.ends_with(['"', '\'', '{']) {
                named.push(&after[..end]);
            }
        }
        for id in &named {
            assert!(IDS.contains(id), "{id} is no text");
        }
        // The server itself writes the languages' names.
        named.push("web-language-name");
        let idle: Vec<&&str> = IDS.iter().filter(|id| !named.contains(id)).collect();
        assert!(idle.is_empty(), "{idle:?} are not used");
    }
}
