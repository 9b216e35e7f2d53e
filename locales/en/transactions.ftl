### Transactions. $from_day, $until_day = period, $total = total, $rows = list of transactions, $entries = how many,
### $spent = money out, $received = money in, $booked_on = day of booking, $description = payee or merchant and city,
### $value = amount, $choices = choices, $link = link to the app

transactions-title = Show transactions

transactions-ask-account =
    .again = Which account do you mean?
    .which =
        More than one of your accounts matches:
        { $choices }
        Which one do you mean?

transactions-ask-amount =
    .again = Which amount should I look for? For example “49.99 euros”.
    .wrong-currency = I can only look for amounts in euros. Which amount do you mean?

transactions-ask-at-least =
    .again = From which amount on should I look? For example “100 euros”.
    .wrong-currency = I can only look for amounts in euros. From which amount on?

transactions-ask-at-most =
    .again = Up to which amount should I look? For example “100 euros”.
    .wrong-currency = I can only look for amounts in euros. Up to which amount?

transactions-ask-merchant =
    .again = Which merchant should I look for?
    .too-long = That name is too long. Please use no more than { $max } characters.

transactions-found =
    Transactions from { DATE($from_day, style: "short") } to { DATE($until_day, style: "short") }:
    { $rows }
    Total: { $total }

transactions-found-row = { DATE($booked_on, style: "short") } { $description }: { $value }

transactions-sum =
    Transactions from { DATE($from_day, style: "short") } to { DATE($until_day, style: "short") }
    Number: { $entries }
    Money out: { $spent }
    Money in: { $received }
    The latest of them:
    { $rows }

transactions-sum-row = { DATE($booked_on, style: "short") } { $description }: { $value }

transactions-none = I found no matching transactions from { DATE($from_day, style: "short") } to { DATE($until_day, style: "short") }.

transactions-private = To protect your data, I don’t show transactions here. You can find every booking in our app: { $link }
