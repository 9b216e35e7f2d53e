//! The guides for editors: every snippet in them is carried out, page by page, on a copy of the banking files.
//!
//! A `diff FILE` block changes a file, a `toml FILE` block writes one, a `sh` block runs commands (` # 1` behind
//! a command is its exit code), and every word group of a `text` block must stand in what they said.
#![cfg(feature = "cli")]

mod editor_support;

use editor_support::Files;
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// A fenced block: what stands behind the fence, and its lines.
struct Block<'a> {
    kind: &'a str,
    file: &'a str,
    lines: Vec<&'a str>,
}

/// The pages of a guide, each with its title and blocks.
fn pages(guide: &str) -> Vec<(&str, Vec<Block<'_>>)> {
    let mut pages = Vec::new();
    for page in guide.split("\n## ").skip(1) {
        let mut lines = page.lines();
        let title = lines.next().unwrap();
        let mut blocks = Vec::new();
        while let Some(line) = lines.next() {
            let Some(info) = line.strip_prefix("```") else { continue };
            let (kind, file) = info.split_once(' ').unwrap_or((info, ""));
            blocks.push(Block { kind, file, lines: lines.by_ref().take_while(|line| *line != "```").collect() });
        }
        pages.push((title, blocks));
    }
    pages
}

/// The words of a shell command; quotes hold some together.
fn words(command: &str) -> Vec<String> {
    let pieces = command.split('"').enumerate();
    let each = |(at, piece): (usize, &str)| match at % 2 {
        0 => piece.split_whitespace().map(str::to_owned).collect(),
        _ => vec![piece.to_owned()],
    };
    pieces.flat_map(each).collect()
}

fn play(title: &str, blocks: &[Block<'_>], locale: &str) {
    let files = Files::new();
    let mut said = String::new();
    for block in blocks {
        match block.kind {
            "diff" => {
                let side = |other: char| {
                    let own = block.lines.iter().filter(|line| !line.starts_with(other));
                    own.map(|line| line.get(1..).unwrap_or_default()).collect::<Vec<_>>().join("\n")
                };
                files.edit(block.file, &side('+'), &side('-'));
            }
            "toml" => fs::write(files.path(block.file), block.lines.join("\n") + "\n").unwrap(),
            "sh" => {
                said.clear();
                for line in &block.lines {
                    let (command, code) = line.split_once(" # ").unwrap_or((line, "0"));
                    let words = words(command);
                    assert_eq!(words[0], "schalter", "{title}: {line}");
                    let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
                    let mut run = files.command(&arguments);
                    let output = run.env("LC_ALL", locale).stdin(Stdio::null()).output().unwrap();
                    said += &String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
                    let wanted: i32 = code.trim().parse().unwrap();
                    assert_eq!(output.status.code(), Some(wanted), "{title}: {line}\n{said}");
                }
            }
            "text" => {
                let codes = block.lines.iter().flat_map(|line| match line.starts_with('[') {
                    true => line.split(' ').collect(),
                    false => vec![*line],
                });
                for words in codes {
                    assert!(said.contains(words), "{title}: {words}\n{said}");
                }
            }
            other => panic!("{title}: a block of kind {other}"),
        }
    }
}

fn guide(name: &str, locale: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    let text = fs::read_to_string(path).unwrap();
    let pages = pages(&text);
    let jobs = pages.iter().filter(|(_, blocks)| blocks.iter().any(|block| block.kind == "sh")).count();
    assert_eq!(jobs, 9, "{name}: every everyday job is shown");
    for (title, blocks) in &pages {
        play(title, blocks, locale);
    }
}

#[test]
fn the_german_guide_does_what_it_says() {
    guide("redaktion.md", "de_DE.UTF-8");
}

#[test]
fn the_english_guide_does_what_it_says() {
    guide("editors.md", "en_GB.UTF-8");
}
