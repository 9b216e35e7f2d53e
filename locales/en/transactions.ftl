### Transactions. $from_day, $until_day = period, $total = total, $rows = list of transactions, $entries = how many,
### $spent = money out, $received = money in, $booked_on = day of booking, $description = payee or merchant and city,
### $value = amount, $choices = choices, $link = link to the app

# source: e5f55ca0
transactions-title = Show transactions

# source: 59c708fd
transactions-ask-account =
    .again = Which account do you mean?
    .which =
        More than one of your accounts matches:
        { $choices }
        Which one do you mean?

# source: 0619f90c
transactions-ask-amount =
    .again = Which amount should I look for? For example “49.99 euros”.
    .wrong-currency = I can only look for amounts in euros. Which amount do you mean?

# source: 1a6f2ae2
transactions-ask-at-least =
    .again = From which amount on should I look? For example “100 euros”.
    .wrong-currency = I can only look for amounts in euros. From which amount on?

# source: 8619589d
transactions-ask-at-most =
    .again = Up to which amount should I look? For example “100 euros”.
    .wrong-currency = I can only look for amounts in euros. Up to which amount?

# source: 550b043d
transactions-ask-merchant =
    .again = Which merchant should I look for?
    .too-long = That name is too long. Please use no more than { $max } characters.

# source: bf4a2150
transactions-found =
    Transactions from { DATE($from_day, style: "short") } to { DATE($until_day, style: "short") }:
    { $rows }
    Total: { $total }

# source: 4ee22701
transactions-found-row = { DATE($booked_on, style: "short") } { $description }: { $value }

# source: 010ef5e9
transactions-sum =
    Transactions from { DATE($from_day, style: "short") } to { DATE($until_day, style: "short") }
    Number: { $entries }
    Money out: { $spent }
    Money in: { $received }
    The latest of them:
    { $rows }

# source: 4ee22701
transactions-sum-row = { DATE($booked_on, style: "short") } { $description }: { $value }

# source: 17b16664
transactions-none = I found no matching transactions from { DATE($from_day, style: "short") } to { DATE($until_day, style: "short") }.

# source: a646426e
transactions-private = To protect your data, I don’t show transactions here. You can find every booking in our app: { $link }
