//! What a channel needs from the environment. Secrets stand nowhere else: not in `bot.toml`, not in a log line.

use super::{Kind, Variable};
use crate::error::Error;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// Shorter secrets are refused.
const SHORTEST: usize = 16;

/// How a variable of the environment is asked for; the process's own is `Arc::new(|name| std::env::var(name).ok())`.
pub type Environment = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// A secret; never printed.
///
/// ```
/// assert_eq!(format!("{:?}", schalter::channel::Secret::new("EAAtoken")), "***");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Arc<str>);

impl Secret {
    /// Takes it as it is; see [`Secrets`] for what is refused.
    pub fn new(value: impl Into<Arc<str>>) -> Self {
        Self(value.into())
    }

    /// What it is, for signing and for the header of a request.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The variables of one channel.
#[derive(Clone, Debug)]
pub struct Secrets {
    channel: String,
    values: BTreeMap<&'static str, Secret>,
}

/// Why the variables of a channel cannot be used.
#[non_exhaustive]
#[derive(Clone, Debug)]
pub enum Unusable {
    /// They are not set: the channel is off.
    Missing(Vec<String>),
    /// One is set, and is not what it should be. The program does not start with it.
    Refused(Error),
}

impl Secrets {
    /// Reads the variables of `channel`, which is of that kind.
    ///
    /// # Errors
    /// [`Unusable::Missing`] if one that is required is not set; [`Unusable::Refused`] if one is a placeholder, too
    /// short, or its file cannot be read.
    pub fn read(channel: &str, kind: &Kind, environment: &Environment) -> Result<Self, Unusable> {
        let mut values = BTreeMap::new();
        let mut missing = Vec::new();
        for variable in kind.variables {
            match value(channel, variable, environment).map_err(Unusable::Refused)? {
                Some(value) => drop(values.insert(variable.name, Secret::new(value))),
                None if variable.required => missing.push(full_name(channel, variable.name)),
                None => {}
            }
        }
        if missing.is_empty() {
            Ok(Self { channel: channel.to_owned(), values })
        } else {
            Err(Unusable::Missing(missing))
        }
    }

    /// One that is set.
    pub fn get(&self, name: &str) -> Option<&Secret> {
        self.values.get(name)
    }

    /// One that the table calls required.
    ///
    /// # Errors
    /// If the table does not.
    pub fn require(&self, name: &str) -> Result<&Secret, Error> {
        let missing = || Error::invalid(format!("{} is not set", full_name(&self.channel, name)));
        self.get(name).ok_or_else(missing)
    }
}

/// The variable's name in the environment.
fn full_name(channel: &str, name: &str) -> String {
    format!("SCHALTER_{}_{name}", channel.to_uppercase())
}

fn value(channel: &str, variable: &Variable, environment: &Environment) -> Result<Option<String>, Error> {
    let name = full_name(channel, variable.name);
    let file = format!("{name}_FILE");
    let set = |name: &str| environment(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    let value = match (set(&name), set(&file)) {
        (Some(_), Some(_)) => return Err(Error::invalid(format!("{name} and {file} are both set; set one of them"))),
        (Some(value), None) => value,
        (None, Some(path)) => {
            let read = std::fs::read_to_string(Path::new(&path));
            let read = read.map_err(|error| Error::invalid(format!("{file} names {path}")).because(error))?;
            read.trim().to_owned()
        }
        (None, None) => return Ok(None),
    };
    if variable.secret {
        // A list such as `page=token,…` is as good as its worst part.
        for part in value.split(',').map(|part| part.split_once('=').map_or(part, |(_, secret)| secret).trim()) {
            if is_placeholder(part) {
                return Err(Error::invalid(format!("{name} is a placeholder; set the real secret")));
            }
            if part.chars().count() < SHORTEST {
                return Err(Error::invalid(format!(
                    "{name} is too short: a secret has at least {SHORTEST} characters"
                )));
            }
        }
    }
    Ok(Some(value))
}

/// What stands in templates and is never a secret.
fn is_placeholder(value: &str) -> bool {
    let plain: String = value.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let marked = [("<", ">"), ("${", "}"), ("{{", "}}"), ("[", "]")];
    let framed = marked.iter().any(|(open, close)| value.starts_with(open) && value.ends_with(close));
    let begins = ["changeme", "changethis", "placeholder", "your", "todo", "replace", "insert"];
    let one = plain.chars().next().is_some_and(|first| plain.chars().all(|c| c == first));
    framed || one || begins.iter().any(|word| plain.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ChannelKind;

    const KIND: Kind = Kind {
        kind: ChannelKind::Custom,
        settings: &[],
        variables: &[
            Variable { name: "KEY", required: true, secret: true, doc: "" },
            Variable { name: "BASE", required: false, secret: false, doc: "" },
        ],
    };

    fn read(set: &[(&str, &str)]) -> Result<Secrets, Unusable> {
        let set: BTreeMap<String, String> = set.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Secrets::read("desk", &KIND, &(Arc::new(move |name: &str| set.get(name).cloned()) as Environment))
    }

    #[test]
    fn a_secret_comes_from_the_environment_or_a_file() {
        let read_one = read(&[("SCHALTER_DESK_KEY", "0123456789abcdef"), ("SCHALTER_DESK_BASE", "x")]).unwrap();
        assert_eq!(read_one.require("KEY").unwrap().expose(), "0123456789abcdef");
        assert_eq!(read_one.get("BASE").unwrap().expose(), "x");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        std::fs::write(&path, "fedcba9876543210\n").unwrap();
        let from_file = read(&[("SCHALTER_DESK_KEY_FILE", path.to_str().unwrap())]).unwrap();
        assert_eq!(from_file.require("KEY").unwrap().expose(), "fedcba9876543210");
        assert!(matches!(read(&[]), Err(Unusable::Missing(names)) if names == ["SCHALTER_DESK_KEY"]));
    }

    #[test]
    fn placeholders_short_ones_and_doubts_are_refused() {
        for value in [
            "brief",
            "changeme-changeme-1",
            "<app secret of the page>",
            "xxxxxxxxxxxxxxxxxxxx",
            "your-secret-goes-here",
        ] {
            let refused = read(&[("SCHALTER_DESK_KEY", value)]);
            let Err(Unusable::Refused(error)) = refused else { panic!("{value} was taken") };
            assert!(error.to_string().contains("SCHALTER_DESK_KEY"), "{error}");
            assert!(!error.to_string().contains(value), "the refusal repeats the value: {error}");
        }
        let pages = |value| read(&[("SCHALTER_DESK_KEY", value)]);
        assert!(pages("1001=0123456789abcdef,1002=fedcba9876543210").is_ok());
        assert!(matches!(pages("1001=0123456789abcdef,1002=short"), Err(Unusable::Refused(_))));
        let both = [("SCHALTER_DESK_KEY", "0123456789abcdef"), ("SCHALTER_DESK_KEY_FILE", "/nowhere")];
        assert!(matches!(read(&both), Err(Unusable::Refused(_))));
        assert!(matches!(read(&both[1..]), Err(Unusable::Refused(_))));
    }
}
