### Sendu. $amount = ringi, $recipient = nomo, $iban = IBAN, $date = solu

transfer-title = Sendu ringi

transfer-ask-amount = Kom ringi tu vola sendu?
    .again = Ilu nu vak lego. Skriba „luoma ringi“.
    .too-low = Minu es { $min }. Kom ringi tu vola sendu?
    .too-high = Maksu es { $max }. Kom ringi tu vola sendu?
    .wrong-currency = Nur ringi. Kom ringi tu vola sendu?

transfer-ask-recipient = Az kel homi?
    .again = Kel nomo?
    .which =
        Kel homi?
        { $choices }

transfer-ask-iban = Kel IBAN { $recipient } hava?
    .again = Ilu es vak IBAN.

transfer-ask-date = Kel solu?
    .again = Kel solu tu vola?
    .too-early = Ilu solu es for. Kel solu?
    .too-late = Ilu solu es tro distu. Kel solu?

transfer-confirm =
    Miro tu sendu:
    Nomo: { $recipient }
    IBAN: { $iban }
    Ringi: { $amount }
    Solu: { DATE($date, style: "long") }
    Es zavo?
    .again = Skriba „sá“ o „vak“.
    .button-yes = Sá, sendu
    .button-no = Vak, alta

transfer-approve = Zavela { $amount } az { $recipient }, IBAN { $iban }, oru app.

transfer-change = Kio tu alta: ringi, nomo, iban o solu?

transfer-cancelled = Zavo, nu vak senda.

transfer-done = { $amount } az { $recipient } es senda.

transfer-unknown = Nu vak sava, se { $amount } az { $recipient } es senda. Vak sendu retu. Refo: { $error_id }

transfer-private = Sendu es nur oru app: { $link }
