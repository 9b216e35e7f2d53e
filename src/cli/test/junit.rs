//! The results as JUnit XML, which build servers read.

use super::failure::{script_words, words};
use super::phrase_name;
use crate::cli::files::replace;
use crate::cli::messages::Messages;
use crate::cli::screen::Screen;
use crate::cli::stop::Stop;
use crate::testing::{Outcome, PhraseFailure, PhraseTest};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::Duration;

/// The suite of the test phrases.
const PHRASES: &str = "phrases";

/// The results so far, one suite a file of tests.
#[derive(Default)]
pub(super) struct Junit(BTreeMap<String, Vec<TestCase>>);

impl Junit {
    /// A conversation test.
    pub(super) fn script(&mut self, outcome: &Outcome, took: Duration, messages: &Messages) {
        let (suite, name) = outcome.script.split_once('/').unwrap_or(("", &outcome.script));
        let failure = outcome.failure.as_ref().map(|failure| {
            (failure.diagnostic().code, script_words(outcome, failure, messages, &Screen::stdout(true)))
        });
        self.add(suite, name, took, failure);
    }

    /// A test phrase.
    pub(super) fn phrase(
        &mut self,
        phrase: &PhraseTest,
        failure: Option<&PhraseFailure>,
        took: Duration,
        messages: &Messages,
    ) {
        let told = failure.map(PhraseFailure::diagnostic);
        let failure = told.map(|told| (told.code, words(told, messages, &Screen::stdout(true))));
        self.add(PHRASES, &phrase_name(phrase), took, failure);
    }

    fn add(&mut self, suite: &str, name: &str, took: Duration, failure: Option<(&str, String)>) {
        let status = match failure {
            None => TestCaseStatus::success(),
            Some((code, words)) => {
                let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                status.set_type(code).set_message(words.lines().next().unwrap_or_default()).set_description(words);
                status
            }
        };
        let mut case = TestCase::new(name, status);
        case.set_classname(suite).set_time(took);
        self.0.entry(suite.to_owned()).or_default().push(case);
    }

    /// Writes the report.
    pub(super) fn write(self, path: &Path) -> Result<(), Stop> {
        let mut report = Report::new("schalter");
        for (name, cases) in self.0 {
            let mut suite = TestSuite::new(name);
            suite.add_test_cases(cases);
            report.add_test_suite(suite);
        }
        let text = report.to_string().map_err(|error| Stop::Output(io::Error::other(error)))?;
        Ok(replace(path, &text)?)
    }
}
