//! `async fn`s as handlers: one blanket implementation over tuples of extractors.

use super::call::Call;
use super::dry_run::Sample;
use super::extract::{FromCall, Wants};
use std::future::Future;
use std::pin::Pin;

/// Why a handler failed: any error of the author's. It goes to the log by its kind, never to customers.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// An `async fn` with up to six extractors that returns `Result<O, E>`.
///
/// You never implement it yourself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handler that gives `{O}`",
    label = "not a handler",
    note = "a handler is an async fn whose arguments are extractors (Slots<T>, Confirmed<T>, State<S>, Turn, Voice, Identity, Said) and that returns Result<{O}, E>, where E: std::error::Error + Send + Sync"
)]
pub trait Handler<Args, S, O>: Clone + Send + Sync + 'static {
    /// What its arguments ask of the intent.
    const WANTS: Wants;

    /// Calls it.
    fn call(&self, call: Call, state: S) -> Pin<Box<dyn Future<Output = Result<O, BoxError>> + Send>>;

    /// Tries its arguments on sample values.
    fn dry_run(sample: &Sample) -> Vec<String>;
}

const fn stronger(a: Wants, b: Wants) -> Wants {
    match (a, b) {
        (Wants::Confirmed, _) | (_, Wants::Confirmed) => Wants::Confirmed,
        (Wants::Slots, _) | (_, Wants::Slots) => Wants::Slots,
        _ => Wants::Nothing,
    }
}

macro_rules! handler {
    ($($arg:ident),*) => {
        #[diagnostic::do_not_recommend]
        impl<F, Fut, S, O, E, $($arg),*> Handler<($($arg,)*), S, O> for F
        where
            F: Fn($($arg),*) -> Fut + Clone + Send + Sync + 'static,
            Fut: Future<Output = Result<O, E>> + Send,
            E: Into<BoxError>,
            O: Send + 'static,
            S: Send + Sync + 'static,
            $($arg: FromCall<S>,)*
        {
            const WANTS: Wants = {
                #[allow(unused_mut, reason = "no arguments, nothing to combine")]
                let mut wants = Wants::Nothing;
                $(wants = stronger(wants, $arg::WANTS);)*
                wants
            };

            #[allow(non_snake_case, unused_variables, reason = "names come from the tuple")]
            fn call(&self, call: Call, state: S) -> Pin<Box<dyn Future<Output = Result<O, BoxError>> + Send>> {
                let this = self.clone();
                Box::pin(async move {
                    $(let $arg = $arg::from_call(&call, &state)?;)*
                    this($($arg),*).await.map_err(Into::into)
                })
            }

            #[allow(unused_variables, reason = "no arguments, nothing to try")]
            fn dry_run(sample: &Sample) -> Vec<String> {
                #[allow(unused_mut, reason = "no arguments, nothing to collect")]
                let mut problems = Vec::new();
                $(problems.extend($arg::dry_run(sample));)*
                problems
            }
        }
    };
}

handler!();
handler!(A1);
handler!(A1, A2);
handler!(A1, A2, A3);
handler!(A1, A2, A3, A4);
handler!(A1, A2, A3, A4, A5);
handler!(A1, A2, A3, A4, A5, A6);
