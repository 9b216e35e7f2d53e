### Help, small talk, not our business

basics-help = I can help you with balances, transactions, transfers and questions about your card. What would you like to do?

basics-hello = Hello. How can I help?

basics-thanks = You’re welcome.
    .alt1 = My pleasure. Is there anything else I can do for you?

basics-out-of-scope = I’m afraid I can’t help with that. I can help with your account, your card and transfers.

basics-who-are-you = I’m { $bot_name }, a computer program that works for your bank. If you would rather talk to our service team, write “adviser”.

basics-bye = Goodbye. I’m here whenever you need me.
    .alt1 = Take care and see you soon.
