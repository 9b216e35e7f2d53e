### Exchange rate. $currency = currency, $rate = euros for one unit

rate-title = Exchange rate

rate-ask-currency = Which currency?
    .again = Sorry, I don’t know that one. I know dollars, pounds and francs.
    .which = Which of them do you mean? { $choices }

rate-found = You get { $rate } for one euro ({ $currency }).
