//! Who may know whom: every `crate::` and `super::` path in `src/` is read from the tokens and held against the
//! order of `docs/architecture.md`.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Left is below: a module may use what stands before it. Modules of one row do not know each other.
const LAYERS: &[&[&str]] = &[
    &["error", "text", "message"],
    &["lang"],
    &["entity"],
    &["catalog"],
    &["locale", "nlu", "privacy"],
    &["dialogue"],
    &["handler"],
    &["check"],
    &["turn"],
    &["store"],
    &["engine"],
    &["channel"],
    &["bot"],
    &["testing"],
    &["cli"],
];

/// Exceptions, each with its reason.
const ALLOWED: &[(&str, &str, &str)] =
    &[("entity", "lang", "readers use the language's tables"), ("error", "message", "the plainest data")];

fn rank(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

/// What a file names outside its tests.
#[derive(Default)]
struct Named {
    /// The modules at the root that its paths begin with.
    modules: BTreeSet<String>,
    literals: Vec<String>,
    /// Modules that are declared for tests only, in files of their own (`#[cfg(test)] mod tests;`).
    test_modules: Vec<String>,
}

impl Named {
    fn of(path: &Path, depth: usize) -> Self {
        let mut named = Self::default();
        let tokens: TokenStream = fs::read_to_string(path).unwrap().parse().unwrap();
        named.read(tokens, depth);
        named
    }

    /// Takes in `tokens`, which stand `depth` modules below the root.
    fn read(&mut self, tokens: TokenStream, depth: usize) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == '#' => {
                    let cfg_test =
                        tokens.get(at + 1).is_some_and(|next| next.to_string().replace(' ', "") == "[cfg(test)]");
                    at += if cfg_test { self.pass_over_test(&tokens[at + 2..]) + 2 } else { 2 };
                    continue;
                }
                TokenTree::Ident(word) if word == "crate" || word == "super" => {
                    let supers =
                        tokens[at..].iter().step_by(3).take_while(|token| token.to_string() == "super").count();
                    // `depth` folders below src: that many `super`s reach the root.
                    if supers == 0 || supers >= depth {
                        self.take(tokens.get(at + 3 * supers.max(1)..).unwrap_or_default());
                    }
                    at += 3 * supers.max(1) - 1;
                }
                TokenTree::Group(group) => {
                    let module =
                        group.delimiter() == Delimiter::Brace && at >= 2 && tokens[at - 2].to_string() == "mod";
                    self.read(group.stream(), depth + usize::from(module));
                }
                TokenTree::Literal(literal) => self.literals.push(literal.to_string()),
                _ => {}
            }
            at += 1;
        }
    }

    /// The name or names that a path goes on with below the root: `catalog`, or `{catalog::Task, text}`.
    fn take(&mut self, rest: &[TokenTree]) {
        match rest.first() {
            Some(TokenTree::Ident(name)) => drop(self.modules.insert(name.to_string())),
            Some(TokenTree::Group(group)) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                inner.split(|token| token.to_string() == ",").for_each(|part| self.take(part));
            }
            _ => {}
        }
    }

    /// How many tokens an item for tests has.
    fn pass_over_test(&mut self, item: &[TokenTree]) -> usize {
        let ends = |token: &TokenTree| match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            other => other.to_string() == ";",
        };
        let last = item.iter().position(ends).map_or(item.len(), |at| at + 1);
        if let [.., keyword, name, TokenTree::Punct(_)] = &item[..last]
            && keyword.to_string() == "mod"
        {
            self.test_modules.push(name.to_string());
        }
        last
    }
}

fn rust_files(dir: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// Files and folders of modules that are declared for tests only.
fn test_modules(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in files {
        let folder = match path.file_stem().unwrap().to_str().unwrap() {
            "mod" | "lib" => path.parent().unwrap().to_owned(),
            stem => path.parent().unwrap().join(stem),
        };
        found.extend(Named::of(path, 0).test_modules.into_iter().map(|name| folder.join(name)));
    }
    found
}

/// All files below a folder of `src/` that are compiled outside tests.
fn product_files(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    rust_files(dir, &mut files);
    let tests = test_modules(&files);
    files.retain(|path| !tests.iter().any(|test| path.starts_with(test) || *path == test.with_extension("rs")));
    files
}

fn sources() -> Vec<(String, PathBuf, Named)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    product_files(&src)
        .into_iter()
        .filter(|path| !path.starts_with(src.join("bin")) && path != &src.join("lib.rs"))
        .map(|path| {
            let inner = path.strip_prefix(&src).unwrap();
            let first = inner.components().next().unwrap().as_os_str().to_string_lossy();
            let module = first.trim_end_matches(".rs").to_owned();
            let named = Named::of(&path, depth(&path));
            (module, path, named)
        })
        .collect()
}

fn depth(path: &Path) -> usize {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let inner = path.strip_prefix(src).unwrap();
    let folders = inner.components().count();
    if inner.file_name().is_some_and(|name| name == "mod.rs") { folders - 1 } else { folders }
}

#[test]
fn nobody_reaches_back_up() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (module, path, named) in sources() {
        let from = rank(&module).unwrap_or_else(|| panic!("{module} has no layer: add it to LAYERS"));
        for used in named.modules {
            // Names at the root are re-exports or the error type; they are found where they are defined.
            let Some(to) = rank(&used) else { continue };
            seen += 1;
            let allowed = ALLOWED.iter().any(|(a, b, _)| *a == module && *b == used);
            if used != module && to >= from && !allowed {
                wrong.push(format!("{}: {module} may not know {used}", path.display()));
            }
        }
    }
    assert!(seen > 600, "the reader of paths is broken: it saw only {seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The reader of paths sees what it must, and passes over tests.
#[test]
fn the_reader_reads_paths() {
    let code = "use crate::{text::Span, entity::{a, b}}; use super::super::nlu::View; use super::near; \
        #[cfg(test)] mod tests { use crate::cli; } #[cfg(test)] mod later; \
        mod inner { fn f() { super::super::super::locale::x(); let y: Vec<crate::store::Z> = \"de\"; } } \
        #[cfg(test)] use crate::bot; fn g() -> crate::check::Report { super::engine::h() }";
    let mut named = Named::default();
    named.read(code.parse().unwrap(), 2);
    // Two levels below the root a single `super` stays below it.
    let modules: Vec<&str> = named.modules.iter().map(String::as_str).collect();
    assert_eq!(modules, ["check", "entity", "locale", "nlu", "store", "text"]);
    assert_eq!((named.test_modules, named.literals), (vec!["later".to_owned()], vec!["\"de\"".to_owned()]));
}

#[test]
fn no_language_is_special() {
    for (module, path, named) in sources().into_iter().filter(|(module, ..)| module != "lang") {
        let found = named.literals.iter().find(|literal| ["\"de\"", "\"en\""].contains(&literal.as_str()));
        assert!(found.is_none(), "{} ({module}) names a language", path.display());
    }
}

#[test]
fn what_is_pure_stays_pure() {
    const PURE: &[&str] = &["text", "lang", "entity", "catalog", "nlu", "dialogue", "locale"];
    const FORBIDDEN: &[&str] =
        &["async fn", "SystemTime", "Instant::now", "Timestamp::now", "Zoned::now", "std::env", "tokio::"];
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for module in PURE {
        for path in product_files(&src.join(module)) {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
                let found = FORBIDDEN.iter().find(|word| line.contains(**word));
                assert!(found.is_none(), "{}: {line}", path.display());
            }
        }
    }
}
