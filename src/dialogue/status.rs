//! How a conversation stands, for channels that show more than words.

use super::ownership::Owner;
use super::proposal::ProposalState;
use super::session::{Awaited, Session};
use crate::message::{Errand, LoginLevel, Partner, Status};

/// How the conversation stands after a turn; `None` where the turn has changed nothing of it.
pub fn status(before: &Session, after: &Session) -> Option<Status> {
    let known = before.login >= LoginLevel::Login;
    let ended = known && (after.login < LoginLevel::Login || after.person != before.person);
    let now = of(after);
    (ended || now != of(before)).then_some(Status { ended, ..now })
}

fn of(session: &Session) -> Status {
    let proposal = session.form.as_ref().and_then(|form| form.proposal.as_ref());
    let approval = proposal.filter(|order| order.state == ProposalState::AwaitingApproval);
    let errand = match (&session.awaited, approval) {
        (Awaited::Login, _) => Some(Errand::Login),
        (_, Some(order)) => Some(Errand::Approval { proposal: order.id.clone() }),
        _ => None,
    };
    let partner = match session.owner {
        Owner::Bot | Owner::Closing => Partner::Bot,
        Owner::Waiting { .. } => Partner::Waiting,
        Owner::Person => Partner::Person,
    };
    Status { login: session.login, ended: false, errand, partner, language: session.language.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::PersonId;

    fn logged_in(person: &str) -> Session {
        let person = Some(PersonId(person.into()));
        Session { login: LoginLevel::Login, person, ..Session::new("xx") }
    }

    #[test]
    fn only_a_change_is_told_and_the_end_of_a_login_always() {
        let (nobody, anna, ben) = (Session::new("xx"), logged_in("anna"), logged_in("ben"));
        assert_eq!(status(&anna, &anna), None);
        assert_eq!(status(&nobody, &nobody), None);
        let ended = |before, after| status(before, after).map(|status| status.ended);
        assert_eq!(ended(&nobody, &anna), Some(false));
        assert_eq!(ended(&anna, &nobody), Some(true));
        assert_eq!(ended(&anna, &ben), Some(true), "another person sees nothing of the former's");
    }
}
