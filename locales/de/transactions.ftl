### Umsätze. $from_day, $until_day = Zeitraum, $total = Summe, $rows = Liste der Umsätze, $entries = Anzahl,
### $spent = Ausgaben, $received = Eingänge, $booked_on = Buchungstag, $description = Empfänger oder Händler und Ort,
### $value = Betrag, $choices = Auswahl, $link = Link zur App

transactions-title = Umsätze anzeigen

transactions-ask-account =
    .again = Welches Konto meinen Sie?
    .which =
        Sie haben mehrere passende Konten:
        { $choices }
        Welches meinen Sie?

transactions-ask-amount =
    .again = Welchen Betrag soll ich suchen? Zum Beispiel „49,99 Euro“.
    .wrong-currency = Ich kann nur nach Beträgen in Euro suchen. Welchen Betrag meinen Sie?

transactions-ask-at-least =
    .again = Ab welchem Betrag soll ich suchen? Zum Beispiel „100 Euro“.
    .wrong-currency = Ich kann nur nach Beträgen in Euro suchen. Ab welchem Betrag?

transactions-ask-at-most =
    .again = Bis zu welchem Betrag soll ich suchen? Zum Beispiel „100 Euro“.
    .wrong-currency = Ich kann nur nach Beträgen in Euro suchen. Bis zu welchem Betrag?

transactions-ask-merchant =
    .again = Bei welchem Händler soll ich suchen?
    .too-long = Der Name ist zu lang. Bitte verwenden Sie höchstens { $max } Zeichen.

transactions-found =
    Umsätze vom { DATE($from_day, style: "short") } bis { DATE($until_day, style: "short") }:
    { $rows }
    Summe: { $total }

transactions-found-row = { DATE($booked_on, style: "short") } { $description }: { $value }

transactions-sum =
    Umsätze vom { DATE($from_day, style: "short") } bis { DATE($until_day, style: "short") }
    Anzahl: { $entries }
    Ausgaben: { $spent }
    Eingänge: { $received }
    Die letzten davon:
    { $rows }

transactions-sum-row = { DATE($booked_on, style: "short") } { $description }: { $value }

transactions-none = Vom { DATE($from_day, style: "short") } bis { DATE($until_day, style: "short") } habe ich keine passenden Umsätze gefunden.

transactions-private = Umsätze zeige ich Ihnen hier zum Schutz Ihrer Daten nicht. In unserer App finden Sie alle Buchungen: { $link }
