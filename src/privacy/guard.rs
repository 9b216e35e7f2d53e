//! The last gate: every bubble passes it on its way to a channel.

use crate::catalog::Channel;
use crate::message::DataClass;

/// May something of that class be written on that channel? Secret never, a broken channel nothing.
///
/// `None` is a channel that nobody declared.
pub fn guard(channel: Option<&Channel>, class: DataClass) -> bool {
    channel.is_some_and(|channel| !channel.broken && class < DataClass::Secret && class <= channel.may_show)
}
