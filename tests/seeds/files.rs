//! Characters and files.

use super::{MARK, Mistake, Pen, Seed, mistake};

const ANY: &str = r"^(intents/.*\.toml|locales/.*\.ftl)$";
const INTENTS: &str = r"^intents/[a-z_]+\.toml$";

pub(super) const ALL: &[Mistake] = &[
    mistake("F01", "typographic quotes around a phrase", |pen| {
        pen.replace(INTENTS, r#"(?m)^  "([^"\\\[]+)",$"#, "  ¦„$1“,")
    }),
    mistake("F01", "typographic quotes around a value", |pen| {
        pen.replace(INTENTS, r#"(?m)^(owner|title|queue)( *)= "([^"]+)""#, "$1$2= ¦“$3”")
    }),
    mistake("F02", "saved by a Windows program", |pen| {
        let paths = pen.paths(ANY);
        let path = paths[pen.below(paths.len())].clone();
        let text = pen.text(&path).replace('\n', "\r\n");
        pen.bytes(&path, [b"\xEF\xBB\xBF", text.as_bytes()].concat(), 1, 1)
    }),
    mistake("F03", "saved as Windows-1252", windows),
    mistake("F03", "saved as UTF-16", |pen| {
        let paths = pen.paths(ANY);
        let path = paths[pen.below(paths.len())].clone();
        let units = format!("\u{feff}{}", pen.text(&path));
        let bytes = units.encode_utf16().flat_map(u16::to_le_bytes).collect();
        pen.bytes(&path, bytes, 1, 1)
    }),
    mistake("F04", "a no-break space behind a name", |pen| pen.replace(INTENTS, r"(?m)^([a-z_]+) += ", "$1¦\u{a0}= ")),
    mistake("F04", "a text indented by a tab", |pen| {
        pen.replace(r"^locales/LANG/", r"(?m)^    ([A-ZÄÖÜ{][^\n]*)$", "¦\t$1")
    }),
    mistake("F05", "a name with an umlaut, a capital letter or a space", |pen| {
        let name = pen.one_of(&["Überweisung", "Konto", "konto info", "konto-info", "1konto"]);
        let text = "[collection]\n\n[answer.house]\nde = [\"was kostet ein Haus\"]\nen = [\"the price of a house\"]\n";
        pen.bytes(&format!("intents/{name}.toml"), text.into(), 1, 1)
    }),
    mistake("F06", "merge marks", |pen| {
        let paths = pen.paths(ANY);
        let path = paths[pen.below(paths.len())].clone();
        let mut lines: Vec<String> = pen.text(&path).lines().map(str::to_owned).collect();
        let at = pen.below(lines.len());
        let old = lines[at].clone();
        lines[at] = format!("{MARK}<<<<<<< HEAD\n{old}\n=======\n{old}\n>>>>>>> other");
        pen.done(&path, lines.join("\n"))
    }),
    mistake("F07", "two files of one name", |pen| {
        let path = pen.one_of(&["intents/old/balance.toml", "intents/old/faq.toml", "intents/old/transfer.toml"]);
        let text = pen.text(&path.replace("old/", "")).into_bytes();
        pen.bytes(path, text, 1, 1)
    }),
    mistake("F07", "a second bot.toml", |pen| {
        let text = pen.text("intents/bot.toml").into_bytes();
        pen.bytes("intents/lists/bot.toml", text, 1, 1)
    }),
    mistake("F07", "no bot.toml", |pen| {
        pen.files.remove(std::path::Path::new("intents/bot.toml"));
        let faq = pen.text("intents/faq.toml").into_bytes();
        let mut seed = pen.bytes("intents/faq.toml", faq, 1, 1)?;
        seed.path = "bot.toml".into();
        Some(seed)
    }),
    mistake("F08", "a phrase of more than 300 characters", |pen| {
        let long = "sehr ".repeat(60);
        pen.replace(INTENTS, r#"(?m)^  "([^"\\\[({<]+)",$"#, &format!("  \"¦$1 {long}\","))
    }),
    mistake("F08", "a text of more than 2,000 characters", |pen| {
        let long = "Und noch ein Satz. ".repeat(110);
        pen.replace(r"^locales/LANG/faq", r"(?m)^(faq-[a-z-]+ = [^\n{]+)$", &format!("¦$1 {long}"))
    }),
    mistake("F08", "a file of more than 256 KB", |pen| {
        let text = pen.text("intents/faq.toml") + &"# and on it goes\n".repeat(20_000);
        pen.bytes("intents/faq.toml", text.into_bytes(), 1, 1)
    }),
];

fn windows(pen: &mut Pen<'_>) -> Option<Seed> {
    let byte = |c: char| match c {
        '€' => Some(0x80),
        '„' => Some(0x84),
        '…' => Some(0x85),
        '’' => Some(0x92),
        '“' => Some(0x93),
        '”' => Some(0x94),
        '–' => Some(0x96),
        c => u8::try_from(u32::from(c)).ok().filter(|byte| !(0x80..0xA0).contains(byte)),
    };
    let bytes = |text: &str| text.chars().map(byte).collect::<Option<Vec<u8>>>();
    let paths: Vec<String> = pen.paths(ANY).into_iter().filter(|path| !pen.text(path).is_ascii()).collect();
    let mut paths: Vec<String> = paths.into_iter().filter(|path| bytes(&pen.text(path)).is_some()).collect();
    let path = paths.swap_remove(pen.below(paths.len()));
    let text = pen.text(&path);
    let before = &text[..text.find(|c: char| !c.is_ascii()).unwrap()];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().len() + 1;
    pen.bytes(&path, bytes(&text).unwrap(), line, column)
}
