### Feste Antworten. $link = Link aus bot.toml, $overdraft_rate = Zahl aus bot.toml
### .title = Beschriftung, wenn der Bot die Antwort zur Auswahl anbietet

faq-opening-hours = Unsere Filialen sind montags bis freitags von 9 bis 16 Uhr geöffnet, donnerstags bis 18 Uhr. Samstags und sonntags sind sie geschlossen. Alle Filialen: { $link }
    .title = Öffnungszeiten

faq-card-lost = Bitte lassen Sie Ihre Karte sofort sperren: Sperr-Notruf 116 116, rund um die Uhr, aus dem Ausland +49 116 116. Diese Nachricht allein sperrt die Karte noch nicht. Wurde sie gestohlen, zeigen Sie den Diebstahl bitte auch bei der Polizei an.
    .title = Karte verloren

faq-transfer-duration = Eine Überweisung in Euro innerhalb des Europäischen Wirtschaftsraums kommt spätestens am nächsten Bankarbeitstag an, eine Echtzeitüberweisung innerhalb von zehn Sekunden.
    .title = Überweisungsdauer

faq-overdraft-rate = Der Sollzinssatz für den Dispokredit beträgt derzeit { $overdraft_rate } pro Jahr.
    .title = Dispozinsen

faq-strike-march = Wegen des Streiks bleiben einige Filialen bis einschließlich 6. März geschlossen. App und Onlinebanking funktionieren wie gewohnt.
    .title = Streik

faq-savings-rate = Auf dem Tagesgeldkonto erhalten Sie derzeit { $savings_rate } Zinsen pro Jahr. Die Zinsen werden jeweils zum Quartalsende gutgeschrieben.
    .title = Tagesgeldzinsen

faq-account-fee = Unser Girokonto kostet { $account_fee } im Monat, Girocard und Onlinebanking inklusive.
    .title = Kontogebühr

faq-daily-limit = Sie können am Tag insgesamt bis zu { $daily_limit } überweisen. Das Limit können Sie im Onlinebanking ändern.
    .title = Überweisungslimit
