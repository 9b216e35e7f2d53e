### Help, small talk, not our business

# source: fa84db13
basics-help = I can help you with balances, transactions, transfers and questions about your card. What would you like to do?

# source: 4323cd95
basics-hello = Hello. How can I help?

# source: 448fbd18
basics-thanks = You’re welcome.
    .alt1 = My pleasure. Is there anything else I can do for you?

# source: bfdb5c10
basics-out-of-scope = I’m afraid I can’t help with that. I can help with your account, your card and transfers.

# source: 51795f9c
basics-who-are-you = I’m { $bot_name }, a computer program that works for your bank. If you would rather talk to our service team, write “adviser”.

# source: 61120385
basics-bye = Goodbye. I’m here whenever you need me.
    .alt1 = Take care and see you soon.
