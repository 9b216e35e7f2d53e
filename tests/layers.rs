//! Who may know whom: every `crate::` and `super::` path in `src/` is read from the syntax tree and
//! held against the order of `docs/architecture.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::Visit;

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

#[derive(Default)]
struct Paths(BTreeSet<String>);

impl Paths {
    fn take(&mut self, segments: &[String], depth: usize) {
        match segments {
            [first, second, ..] if first == "crate" => {
                self.0.insert(second.clone());
            }
            [first, ..] if first == "super" => {
                // `depth` folders below src: that many `super`s reach the root.
                let supers = segments.iter().take_while(|segment| *segment == "super").count();
                if supers > depth
                    && let Some(name) = segments.get(supers)
                {
                    self.0.insert(name.clone());
                }
            }
            _ => {}
        }
    }
}

struct Visitor {
    paths: Paths,
    depth: usize,
}

fn flatten(tree: &syn::UseTree, before: &mut Vec<String>, out: &mut Vec<Vec<String>>) {
    match tree {
        syn::UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, out);
            before.pop();
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|item| flatten(item, before, out)),
        syn::UseTree::Name(name) => out.push(before.iter().cloned().chain([name.ident.to_string()]).collect()),
        syn::UseTree::Rename(name) => out.push(before.iter().cloned().chain([name.ident.to_string()]).collect()),
        syn::UseTree::Glob(_) => out.push(before.clone()),
    }
}

impl<'a> Visit<'a> for Visitor {
    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        let mut all = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut all);
        for segments in all {
            self.paths.take(&segments, self.depth);
        }
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.paths.take(&segments, self.depth);
        syn::visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if !for_tests(&item.attrs) {
            self.depth += 1;
            syn::visit::visit_item_mod(self, item);
            self.depth -= 1;
        }
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

/// Is an item only compiled for tests?
fn for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|what| what == "test")
    })
}

/// Files and folders of modules that are declared for tests only (`#[cfg(test)] mod tests;`).
fn test_modules(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in files {
        let file = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
        let folder = match path.file_stem().unwrap().to_str().unwrap() {
            "mod" | "lib" => path.parent().unwrap().to_owned(),
            stem => path.parent().unwrap().join(stem),
        };
        for item in file.items {
            if let syn::Item::Mod(module) = item
                && for_tests(&module.attrs)
                && module.content.is_none()
            {
                found.push(folder.join(module.ident.to_string()));
            }
        }
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

fn sources() -> Vec<(String, PathBuf, syn::File)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    product_files(&src)
        .into_iter()
        .filter(|path| !path.starts_with(src.join("bin")) && path != &src.join("lib.rs"))
        .map(|path| {
            let inner = path.strip_prefix(&src).unwrap();
            let first = inner.components().next().unwrap().as_os_str().to_string_lossy();
            let module = first.trim_end_matches(".rs").to_owned();
            let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
            (module, path, file)
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
    for (module, path, file) in sources() {
        let from = rank(&module).unwrap_or_else(|| panic!("{module} has no layer: add it to LAYERS"));
        let mut visitor = Visitor { paths: Paths::default(), depth: depth(&path) };
        visitor.visit_file(&file);
        for used in visitor.paths.0 {
            // Names at the root are re-exports or the error type; they are found where they are defined.
            let Some(to) = rank(&used) else { continue };
            seen += 1;
            let allowed = ALLOWED.iter().any(|(a, b, _)| *a == module && *b == used);
            if used != module && to >= from && !allowed {
                wrong.push(format!("{}: {module} may not know {used}", path.display()));
            }
        }
    }
    assert!(seen > 50, "the reader of paths is broken: it saw only {seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_language_is_special() {
    struct Literals(Vec<String>);
    impl<'a> Visit<'a> for Literals {
        fn visit_lit_str(&mut self, literal: &'a syn::LitStr) {
            self.0.push(literal.value());
        }
        fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
            if !item.attrs.iter().any(|attribute| attribute.path().is_ident("cfg")) {
                syn::visit::visit_item_mod(self, item);
            }
        }
        fn visit_attribute(&mut self, _: &'a syn::Attribute) {}
    }
    for (module, path, file) in sources().into_iter().filter(|(module, ..)| module != "lang") {
        let mut literals = Literals(Vec::new());
        literals.visit_file(&file);
        let found = literals.0.iter().find(|literal| ["de", "en"].contains(&literal.as_str()));
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
