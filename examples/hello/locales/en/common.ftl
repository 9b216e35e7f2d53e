### Texts used everywhere

# What the bot is; stands in the welcome.
-bot-role = digital assistant

# Compulsory: once per conversation, before the first answer
common-welcome =
    Hello, I’m { $bot_name }, your bank’s { -bot-role }: a computer program, not a person.
    How we use your data: { $privacy_link }
    Legal notice: { $imprint_link }

common-clarify = What exactly do you mean?
    .button-none = Something else
common-not-understood = Sorry, I didn’t understand that. Could you put it another way?
    .again = Sorry, I still don’t understand. Shall I put you through to our service team?

common-login = Please log in first: { $link }
common-logout-warning = Are you still there? Otherwise I’ll log you out in one minute.
common-expired = For your security I’ve discarded your details after a pause. Nothing has been done. Would you like to start again?
common-approval-declined = All right. The request was not approved and nothing has been done.
common-approval-expired = The approval has expired. Nothing has been done. Shall I ask for it again?
common-cancelled = All right, I’ve cancelled that.
common-topic-change = You haven’t finished “{ $title }” yet. Would you like to stop that and change the subject?
    .button-yes = Change subject
    .button-no = Carry on

common-handoff-offer = Shall I put you through to our service team?
    .button-yes = Yes, please
    .button-no = No, thanks
common-handoff = I’ll put you through to our service team and tell them what it’s about. Estimated waiting time: { $wait }.
common-handoff-closed = Our service team isn’t available at the moment. We’re back: { $hours }.
    .callback = Would you like us to call you back?
    .message = You’re welcome to leave us a message now. Please don’t include any account details.
common-ask-phone = Which phone number can we reach you on?
    .again = Sorry, I didn’t recognise that as a phone number. Please include the area code.
common-noted = Thank you, I’ve passed that on to our service team.

common-error = I’m sorry, that didn’t work. Please try again in a few minutes. Reference: { $error_id }
common-unknown = I can’t tell at the moment whether your request has gone through. Please check in online banking first and don’t send it again. Reference: { $error_id }
common-secret-seen = Please never send a PIN, TAN or password here. I haven’t stored your message. Please delete it on your side too, and change the PIN or password.
common-deleted-chat = I’ve deleted this conversation on our side. The operator of this messenger keeps its own copy, which only you can delete there. For all the data your bank holds, please log in: { $link }
common-off = That isn’t available at the moment. Shall I put you through to our service team?
common-topic-refused = Please finish “{ $title }” first, or write “cancel”.
common-link = You can do this yourself here: { $link }
common-logged-out = For your security I’ve logged you out.
common-outdated = That button belongs to an earlier question.
common-unreadable = I’m afraid I can’t read that. Please write briefly what it is about.
