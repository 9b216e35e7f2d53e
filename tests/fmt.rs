//! `fmt` promises one output, nothing lost and nothing changed in meaning. These tests try to break that on
//! the project's own files, with layouts made up at random.
#![cfg(feature = "cli")]

use proptest::prelude::*;
use schalter::catalog::{formatted, read};
use schalter::entity::Entities;
use schalter::lang::Languages;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file of texts and intents of the project's bots.
fn files() -> Vec<(PathBuf, String)> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["intents", "locales", "examples/hello", "tests/fixtures/example"];
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| project.join(folder)).collect();
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|end| end == "toml" || end == "ftl") {
            files.push((path.strip_prefix(project).unwrap().to_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
    assert!(files.len() > 50, "{}", files.len());
    files
}

fn intent_files() -> Vec<(PathBuf, String)> {
    files().into_iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "toml")).collect()
}

fn fmt(path: &Path, text: &str) -> String {
    formatted(path, text, &Languages::default()).unwrap_or_else(|| panic!("{} is readable:\n{text}", path.display()))
}

/// Everything that loading finds in one file, without the places where it stands.
fn loaded(path: &Path, text: &str) -> String {
    let bot = (PathBuf::from("intents/bot.toml"), fs::read("intents/bot.toml").unwrap());
    let mut all = vec![(path.to_owned(), text.as_bytes().to_vec())];
    if !path.ends_with("bot.toml") {
        all.push(bot);
    }
    let (catalog, told) = read(all, &Languages::default(), &Entities::default());
    let told: Vec<_> = told.iter().map(|told| (told.code, told.message, &told.args)).collect();
    let places = regex::Regex::new(r"span: \d+\.\.\d+|line, \d+").unwrap();
    places.replace_all(&format!("{catalog:?} {told:?}"), "").into_owned()
}

/// The comments of a file, in order. No text of the project's files holds a `#` behind a space.
fn comments(text: &str) -> Vec<String> {
    let mut talk = false;
    let mut comments = Vec::new();
    for line in text.lines() {
        let fence = line.contains("'''");
        if !talk
            && !fence
            && let Some(at) = line.match_indices('#').map(|(at, _)| at).find(|at| comment(line, *at))
        {
            comments.push(line[at..].trim().to_owned());
        }
        talk ^= fence;
    }
    comments
}

/// Is the `#` at that byte outside quotes?
fn comment(line: &str, at: usize) -> bool {
    let before = &line[..at];
    before.matches('"').count().is_multiple_of(2)
}

#[test]
fn formatting_again_changes_nothing() {
    for (path, text) in files() {
        let once = fmt(&path, &text);
        assert_eq!(fmt(&path, &once), once, "{}", path.display());
    }
}

#[test]
fn what_is_loaded_and_every_comment_stay() {
    for (path, text) in intent_files() {
        let better = fmt(&path, &text);
        assert_eq!(loaded(&path, &better), loaded(&path, &text), "{}", path.display());
        assert_eq!(comments(&better), comments(&text), "{}", path.display());
    }
}

#[test]
fn texts_stay_word_for_word() {
    for (path, text) in files().into_iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "ftl")) {
        let better = fmt(&path, &text);
        // The tree holds comments too.
        assert_eq!(fluent_syntax::parser::parse(better.as_str()), fluent_syntax::parser::parse(text.as_str()));
    }
}

#[test]
fn the_project_s_own_files_are_formatted() {
    for (path, text) in
        files().into_iter().filter(|(path, _)| path.starts_with("intents") || path.starts_with("locales"))
    {
        assert!(fmt(&path, &text) == text, "{}: run schalter fmt", path.display());
    }
}

/// How one line is laid out otherwise.
#[derive(Clone, Debug)]
struct Disorder {
    indent: usize,
    around: usize,
    behind: usize,
    blanks: usize,
    comment: bool,
    above: bool,
}

fn disorder() -> impl Strategy<Value = Disorder> {
    (0..5_usize, 0..4_usize, 0..3_usize, 0..3_usize, any::<bool>(), any::<bool>()).prop_map(
        |(indent, around, behind, blanks, comment, above)| Disorder { indent, around, behind, blanks, comment, above },
    )
}

/// The same file laid out otherwise; `more` also puts in blank lines and comments.
fn disordered(text: &str, disorders: &[Disorder], more: bool) -> String {
    let mut talk = false;
    let mut out = String::new();
    for (number, line) in text.lines().enumerate() {
        let fence = line.contains("'''");
        if talk || fence {
            talk ^= fence;
            out += &format!("{line}\n");
            continue;
        }
        let at = &disorders[number % disorders.len()];
        let spaces = |count: usize| " ".repeat(count);
        let trimmed = line.trim();
        if more && at.above {
            out += &format!("{}# above {number}\n", spaces(at.indent));
        }
        let body = match trimmed.split_once('=') {
            Some((key, value)) if !key.contains(['"', '#', '{', '[']) => {
                format!("{}{}={}{}", key.trim(), spaces(at.around), spaces(at.around), value.trim())
            }
            _ => trimmed.to_owned(),
        };
        out += &format!("{}{body}{}", spaces(at.indent), spaces(at.behind));
        let bare = !trimmed.is_empty() && !trimmed.contains('#');
        if more && at.comment && bare {
            out += &format!(" # behind {number}");
        }
        out += "\n";
        if more {
            out += &"\n".repeat(at.blanks);
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Spaces never matter: every layout of the same content becomes the same text.
    #[test]
    fn every_spacing_becomes_the_same_text(
        disorders in prop::collection::vec(disorder(), 1..40), at in any::<prop::sample::Index>()
    ) {
        let files = intent_files();
        let (path, text) = at.get(&files);
        prop_assert_eq!(fmt(path, &disordered(text, &disorders, false)), fmt(path, text));
    }

    /// Comments and blank lines at random places: one pass settles it, nothing is lost, the meaning stays.
    #[test]
    fn comments_anywhere_survive(
        disorders in prop::collection::vec(disorder(), 1..40), at in any::<prop::sample::Index>()
    ) {
        let files = intent_files();
        let (path, text) = at.get(&files);
        let untidy = disordered(text, &disorders, true);
        let once = fmt(path, &untidy);
        prop_assert_eq!(fmt(path, &once), once.clone());
        prop_assert_eq!(comments(&once), comments(&untidy));
        prop_assert_eq!(loaded(path, &once), loaded(path, text));
        prop_assert!(!once.contains("\n\n\n") && !once.lines().any(|line| line != line.trim_end() && !line.contains("'''")));
    }

    /// Whatever the text is: it is formatted to something that stays, or it is left alone.
    #[test]
    fn any_text_is_formatted_for_good_or_refused(text in "(?s).{0,200}", toml in any::<bool>()) {
        let path = Path::new(if toml { "intents/any.toml" } else { "locales/de/any.ftl" });
        if let Some(once) = formatted(path, &text, &Languages::default()) {
            prop_assert_eq!(formatted(path, &once, &Languages::default()), Some(once));
        }
    }

    /// The same with pieces that mean something to TOML and Fluent.
    #[test]
    fn any_pieces_are_formatted_for_good_or_refused(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30), toml in any::<bool>()
    ) {
        let path = Path::new(if toml { "intents/any.toml" } else { "locales/de/any.ftl" });
        let text = pieces.concat();
        if let Some(once) = formatted(path, &text, &Languages::default()) {
            prop_assert_eq!(formatted(path, &once, &Languages::default()), Some(once), "{}", text);
        }
    }
}

const PIECES: &[&str] = &[
    "[intent]\n",
    "[a.b]\n",
    "[slot.x]\n",
    "x = 1\n",
    "y = \"a\"",
    "\n",
    "\n\n",
    " ",
    "# c\n",
    "#",
    "z = [\n",
    "\"a\",",
    "\"b\" # d\n",
    "]\n",
    "w = { a = 1, b = \"c\" }\n",
    "'''",
    "talk = '''\nHi\n'''\n",
    "é",
    "\u{feff}",
    "\r\n",
    "title = ",
    "[[q]]\n",
    "a.b = 2\n",
    "id = Text\n",
    "id-two =\n    Zeile\n",
    "    .attr = x\n",
    "{ $x ->\n",
    "   *[other] y\n }\n",
    "-term = t\n",
    "## g\n",
    "### r\n",
    "default = \"31.12.2026\"\n",
    "type = \"date\"\n",
    "\"k k\" = 'it\"s'\n",
    "\t",
];

#[test]
fn days_have_one_spelling() {
    let path = Path::new("intents/x.toml");
    for (written, better) in [
        ("[intent]\nreview_by = \"31.12.2026\"\n", "[intent]\nreview_by = 2026-12-31\n"),
        ("[intent]\nreview_by = \"2026-12-31\"\n", "[intent]\nreview_by = 2026-12-31\n"),
        (
            "[slot.day]\ntype = \"date\"\nuntil = \"31.12.2026\"\n",
            "[slot.day]\ntype  = \"date\"\nuntil = \"2026-12-31\"\n",
        ),
        (
            "[slot.day]\ntype = \"date\"\ndefault = 2026-12-31\n",
            "[slot.day]\ntype    = \"date\"\ndefault = \"2026-12-31\"\n",
        ),
        // The same words in a text are a text.
        (
            "[slot.code]\ntype = \"text\"\ndefault = \"31.12.2026\"\n",
            "[slot.code]\ntype    = \"text\"\ndefault = \"31.12.2026\"\n",
        ),
        ("[slot.day]\nfrom = \"today + 2 days\"\n", "[slot.day]\nfrom = \"today + 2 days\"\n"),
        ("[intent]\nreview_by = \"12/31/2026\"\n", "[intent]\nreview_by = \"12/31/2026\"\n"),
    ] {
        assert_eq!(fmt(path, written), better);
    }
    let bot = Path::new("intents/bot.toml");
    let notice = |until: &str| format!("[notice.x]\nvalid_until = {until}\n");
    assert_eq!(fmt(bot, &notice("\"07.03.2026 20:00\"")), notice("\"2026-03-07 20:00\""));
    assert_eq!(fmt(bot, &notice("2026-03-07T20:00:00")), notice("\"2026-03-07 20:00\""));
    assert_eq!(fmt(bot, &notice("\"7.3.2026\"")), notice("2026-03-07"));
}

#[test]
fn quotes_and_lists_have_one_form() {
    let path = Path::new("intents/x.toml");
    let long = "\"eins zwei drei vier fünf sechs sieben acht\"";
    let written = format!("[phrases]\nde=['a','b',   # first\n\n  # own line\n {long} , ]\nen = [ \"a\" ]# end\n");
    let better = format!(
        "[phrases]\nde = [\n  \"a\",\n  \"b\",                                # first\n\n  # own line\n  {long},\n]\nen = [\"a\"]                            # end\n"
    );
    assert_eq!(fmt(path, &written), better);
    assert_eq!(fmt(path, "[slot.x]\npattern = '\\d{5}'\n"), "[slot.x]\npattern = '\\d{5}'\n");
    assert_eq!(fmt(path, "[slot.x]\npattern = \"\\\\d{5}\"\n"), "[slot.x]\npattern = '\\d{5}'\n");
    assert_eq!(fmt(path, "[intent]\ntitle = \"Ka\u{308}se\"\r\n"), "[intent]\ntitle = \"Käse\"\n");
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    for (path, text) in [
        ("intents/x.toml", "[intent]\ntitle = „Girokonto“\n"),
        ("intents/x.toml", "[intent]\ntitle = \"a\"\ntitle = \"b\"\n"),
        ("intents/x.toml", "[[answer]]\n"),
        ("intents/x.toml", "a.b = 1\n"),
        ("locales/de/x.ftl", "x-title = { $a\n"),
        ("locales/de/x.ftl", "x-title = a\nzweite Zeile\n"),
    ] {
        assert_eq!(formatted(Path::new(path), text, &Languages::default()), None, "{text}");
    }
}
