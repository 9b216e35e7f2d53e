### Fixed answers. $link = link from bot.toml, $overdraft_rate = figure from bot.toml
### .title = what the button says when the bot offers the answer as a choice

# source: a727fcd3
faq-opening-hours = Our branches are open Monday to Friday from 9 am to 4 pm and until 6 pm on Thursdays. They are closed at weekends. All branches: { $link }
    .title = Opening hours

# source: 263d7c09
faq-card-lost = Please have your card blocked straight away: call 116 116 (from abroad +49 116 116), 24 hours a day. This message alone does not block the card. If it was stolen, please also report the theft to the police.
    .title = Lost card

# source: 7fcd1060
faq-transfer-duration = A euro transfer within the European Economic Area arrives by the next business day at the latest, an instant transfer within ten seconds.
    .title = Transfer times

# source: de0d1049
faq-overdraft-rate = The interest rate for overdrafts is currently { $overdraft_rate } per year.
    .title = Overdraft rate

# source: 60b597ee
faq-strike-march = Because of the strike, some branches are closed up to and including 6 March. The app and online banking are working as usual.
    .title = Strike

# source: 1216ee16
faq-savings-rate = Our easy access account currently pays { $savings_rate } interest per year. Interest is added at the end of each quarter.
    .title = Savings rate

# source: 2bb2494b
faq-account-fee = Our current account costs { $account_fee } a month, including a debit card and online banking.
    .title = Account fee

# source: 39fc1a0b
faq-daily-limit = You can transfer up to { $daily_limit } in total per day. You can change the limit in online banking.
    .title = Transfer limit
