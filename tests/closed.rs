//! However a key of access, confirmation, privacy or channels is corrupted, the bot never asks less,
//! shows more or confirms less than before, unless the intent or the channel is off.

use proptest::prelude::*;
use proptest::test_runner::Config;
use schalter::LoginLevel;
use schalter::catalog::{self, ActLevel, Catalog, Channel, ConfirmWhen, Diagnostic, Intent, Policy, Severity};
use schalter::entity::Entities;
use schalter::lang::Languages;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

type Files = Vec<(PathBuf, Vec<u8>)>;

static FILES: LazyLock<Files> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/example/intents");
    let mut files = Files::new();
    // Conversation tests hold no such key.
    for folder in [root.clone(), root.join("lists")] {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_file() {
                files.push((path.strip_prefix(&root).unwrap().to_path_buf(), short(&path).into_bytes()));
            }
        }
    }
    files.sort();
    files
});

/// The file with two phrases per list: they hold no such key, and reading them takes time.
fn short(path: &Path) -> String {
    let mut count = 0;
    let text = std::fs::read_to_string(path).unwrap();
    let keep = text.lines().filter(|line| {
        count = if line.starts_with("  \"") { count + 1 } else { 0 };
        count <= 2 && !line.starts_with("not_") && !line.starts_with("test_")
            || line.ends_with('[')
            || line.contains("= [  ")
    });
    keep.map(|line| format!("{line}\n")).collect()
}

static ORIGINAL: LazyLock<Catalog> = LazyLock::new(|| read(FILES.clone()).0);

fn read(files: Files) -> (Catalog, Vec<Diagnostic>) {
    catalog::read(files, &Languages::default(), &Entities::default())
}

/// Lines that hold a key which must never become looser: (file, start, end).
static LINES: LazyLock<Vec<(usize, usize, usize)>> = LazyLock::new(|| {
    let keys = [
        "to_talk",
        "to_act",
        "valid_for",
        "effect",
        "urgent",
        "when",
        "expires",
        "prepare",
        "on_no",
        "class",
        "if_not_allowed",
        "link",
        "instead",
        "tell",
        "data",
        "may_show",
        "may_collect",
        "highest_login",
        "kind",
        "say_done",
        "logout_after",
        "keep_messages",
        "source",
        "also",
        "type",
        "[access]",
        "[confirm]",
        "[privacy]",
        "[channel",
        "[on.",
        "[intent]",
        "[conversation]",
        "[outcome",
        "[slot",
        "balance ",
        "available",
        "as_of",
    ];
    let mut lines = Vec::new();
    for (index, (_, bytes)) in FILES.iter().enumerate() {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut start = 0;
        for line in text.split('\n') {
            if keys.iter().any(|key| line.starts_with(key)) {
                lines.push((index, start, start + line.len()));
            }
            start += line.len() + 1;
        }
    }
    assert!(lines.len() > 60, "{}", lines.len());
    assert!(read(FILES.clone()).1.is_empty());
    lines
});

fn act(level: Option<ActLevel>) -> u8 {
    match level {
        None => 0,
        Some(ActLevel::Level(level)) => level as u8,
        Some(ActLevel::Approval) => 9,
    }
}

/// Why `now` is looser than `before`.
fn looser(before: &Intent, now: &Intent) -> Option<&'static str> {
    let talk = |intent: &Intent| intent.access.to_talk.unwrap_or(LoginLevel::None);
    let confirms = |intent: &Intent| match intent.confirm.as_ref().map(|confirm| &confirm.when) {
        Some(ConfirmWhen::Always) => 2,
        Some(ConfirmWhen::If(_)) => 1,
        Some(ConfirmWhen::Never) | None => 0,
    };
    let prepared = |intent: &Intent| intent.confirm.as_ref().is_some_and(|confirm| confirm.prepare.is_some());
    let stands = |intent: &Intent| intent.confirm.as_ref().map(|confirm| confirm.expires);
    let variables = |intent: &Intent| -> Vec<_> {
        let all =
            intent.outcomes.iter().flat_map(|outcome| outcome.variables.iter().chain(outcome.row.iter().flatten()));
        all.map(|variable| (variable.name.clone(), variable.data)).collect()
    };
    if talk(now) < talk(before) {
        return Some("to_talk");
    }
    if act(now.access.to_act) < act(before.access.to_act) {
        return Some("to_act");
    }
    if now.effect < before.effect {
        return Some("effect");
    }
    if confirms(now) < confirms(before) || prepared(before) && !prepared(now) || stands(now) > stands(before) {
        return Some("confirm");
    }
    if now.privacy.class < before.privacy.class {
        return Some("class");
    }
    if before.privacy.if_not_allowed.is_some() && now.privacy.if_not_allowed.is_none() {
        return Some("if_not_allowed");
    }
    for (channel, rule) in &before.on {
        let same = now.on.get(channel).is_some_and(|now| now.instead == rule.instead || now.instead == Policy::Refuse);
        if !same {
            return Some("on");
        }
    }
    for slot in &before.slots {
        if now.slot(&slot.name).is_none_or(|now| now.data < slot.data) {
            return Some("slot data");
        }
    }
    for (name, class) in variables(before) {
        if variables(now).iter().any(|(other, now)| *other == name && *now < class) {
            return Some("variable data");
        }
    }
    None
}

fn wider(before: &Channel, now: &Channel) -> bool {
    now.may_show > before.may_show
        || now.may_collect > before.may_collect
        || now.highest_login > before.highest_login
        || now.say_done && !before.say_done
}

fn check(files: Files) -> Result<(), TestCaseError> {
    let texts = files.clone();
    let (now, told) = read(files);
    if !told.iter().any(|told| told.severity == Severity::Error) {
        // Another value that is right is an edit, not a corruption; but it must be TOML.
        for (path, bytes) in &texts {
            let text = String::from_utf8_lossy(bytes).replace('\r', "\n");
            let text = text.trim_start_matches('\u{feff}');
            prop_assert!(toml::de::DeTable::parse(text).is_ok(), "{}", path.display());
        }
        return Ok(());
    }
    for before in &ORIGINAL.intents {
        let Some(intent) = now.intent(&before.id).filter(|intent| intent.is_on()) else { continue };
        let loose = looser(before, intent);
        prop_assert!(loose.is_none(), "{}: {loose:?}", before.id);
    }
    for (name, channel) in &now.bot.channels {
        if channel.broken {
            continue;
        }
        match ORIGINAL.bot.channels.get(name) {
            Some(before) => {
                prop_assert!(!wider(before, channel), "{name}");
                prop_assert!(now.bot.logout_after <= ORIGINAL.bot.logout_after);
                prop_assert!(now.bot.keep_messages <= ORIGINAL.bot.keep_messages);
            }
            // Another name is an edit; whatever refers to the old one is told and off.
            None => prop_assert!(ORIGINAL.bot.channels.values().any(|before| !wider(before, channel)), "{name}"),
        }
    }
    Ok(())
}

/// What happens to a line, at which characters, with what.
#[derive(Clone, Debug)]
enum Slip {
    Delete(usize, usize),
    Replace(usize, char),
    Insert(usize, char),
    Repeat,
    Swap(usize),
}

fn slip() -> impl Strategy<Value = Slip> {
    let odd = prop::sample::select("=:\"'[]{}(),.#„“ \u{a0}\n\tx7é\0".chars().collect::<Vec<_>>());
    prop_oneof![
        (0..60usize, 1..6usize).prop_map(|(at, count)| Slip::Delete(at, count)),
        (0..60usize, odd.clone()).prop_map(|(at, c)| Slip::Replace(at, c)),
        (0..60usize, odd).prop_map(|(at, c)| Slip::Insert(at, c)),
        Just(Slip::Repeat),
        (0..60usize).prop_map(Slip::Swap),
    ]
}

fn apply(line: &str, slip: &Slip) -> String {
    let mut chars: Vec<char> = line.chars().collect();
    let len = chars.len();
    match *slip {
        Slip::Delete(at, count) => drop(chars.drain(at % len..(at % len + count).min(len))),
        Slip::Replace(at, c) => chars[at % len] = c,
        Slip::Insert(at, c) => chars.insert(at % len, c),
        Slip::Repeat => return format!("{line}\n{line}"),
        Slip::Swap(at) => chars.swap(at % len, (at + 1) % len),
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(Config { cases: 250, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_corrupted_key_never_opens_the_bot(line in 0..10_000usize, slip in slip()) {
        let (file, start, end) = LINES[line % LINES.len()];
        let mut files = FILES.clone();
        let text = std::str::from_utf8(&files[file].1).unwrap();
        let changed = format!("{}{}{}", &text[..start], apply(&text[start..end], &slip), &text[end..]);
        files[file].1 = changed.into_bytes();
        check(files)?;
    }

    #[test]
    fn any_bytes_are_read_without_panic(file in 0..20usize, at in 0..5_000usize, bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let mut files = FILES.clone();
        let file = file % files.len();
        let at = at % files[file].1.len();
        files[file].1.splice(at..at, bytes);
        check(files)?;
    }

    #[test]
    fn half_a_file_is_read_without_panic(file in 0..20usize, at in 0..5_000usize) {
        let mut files = FILES.clone();
        let file = file % files.len();
        let at = at % files[file].1.len();
        files[file].1.truncate(at);
        let _ = read(files);
    }
}
