//! `eval`: how well is understood what was not learnt. Over labelled sentences with `--train`, else
//! over the phrases of the intent files.

mod catalogue;
mod compare;
mod dataset;
mod folds;
mod html;
mod labelled;
mod report;
mod revision;
mod score;

pub(super) use catalogue::catalogue;

use super::args::EvalOptions;
use super::messages::Messages;
use super::screen::Screen;
use super::stop::Stop;
use crate::lang::Languages;

/// Labelled sentences from files: needs neither intent files nor a bot. `None` where the options name none.
pub(super) fn labelled(options: &EvalOptions, messages: &Messages, screen: &mut Screen) -> Option<Result<bool, Stop>> {
    if let Some(code) = options.locale.as_deref().filter(|code| Languages::default().get(code).is_none()) {
        return Some(Err(Stop::misuse(messages, "eval-locale", "locale", code)));
    }
    let (train, test) = options.train.as_deref().zip(options.test.as_deref())?;
    Some(dataset::dataset(train, test, options, messages, screen))
}
