### Was `check` zu Texten, Schutzregeln und allem zwischen den Dateien sagt. Die Namen sind die Codes, Varianten nach einem Bindestrich.

b01 = Der Text „{ $id }“ fehlt { in-languages }. In einer anderen Sprache lautet er: „{ $says }“
b01-nowhere = Der Text „{ $id }“ fehlt { in-languages }.

b01-language = Für die Sprache „{ $language }“ gibt es noch keinen einzigen Text (Ordner { $folder }). Ergänzen Sie die Texte, oder nehmen Sie die Sprache in bot.toml aus `languages`.
b02 = Der Text „{ $id }“ wird nirgends verwendet.
b02-near = Der Text „{ $id }“ wird nirgends verwendet. Meinten Sie { $near }?
b03 = Im Text „{ $id }“ gibt es „${ $name }“ nicht. Bekannt sind: { $known }
b03-near = Im Text „{ $id }“ gibt es „${ $name }“ nicht. Meinten Sie { $near }? Bekannt sind: { $known }
b03-reference = Den Text „{ $id }“, der hier eingesetzt werden soll, gibt es nicht.
b03-shared = „{ $id }“ lässt sich nicht in einen anderen Text einsetzen: Das geht nur mit Texten, die mit „common-“ beginnen, und mit Begriffen.
b03-function = „{ $name }“ ist so nicht möglich. Es gibt DATE(x, style: "short" oder "long"), NUMBER(x, decimals: 2) und MASK(x).

b04 = „{ "{" } { $name } { "}" }“ ohne $ würde wörtlich erscheinen. Für einen Wert schreiben Sie bitte „{ "{" } ${ $name } { "}" }“.
b04-doubled = Hier stehen doppelte geschweifte Klammern. Ein Paar genügt.
b04-open = In „{ $id }“ wird eine Klammer „{ "{" }“ nicht geschlossen. Bis dahin wird der Text nicht verwendet.
b04-closing = In „{ $id }“ steht eine Klammer „{ "}" }“ zu viel. Bis dahin wird der Text nicht verwendet.

b05 = Der Text „{ $id }“ zeigt „${ $name }“ { in-languages } nicht, in einer anderen Sprache aber doch: Diese Kunden würden es nicht erfahren.
b05-confirm = Alles, was gesendet wird, muss zu sehen sein: In „{ $id }“ fehlt { in-languages } „${ $name }“.
b05-shows = Die Vorprüfung liefert „${ $name }“, aber { in-languages } zeigt es weder „{ $id }“ noch ein Hinweis.

b06-indent = Diese Zeile muss eingerückt sein (mindestens ein Leerzeichen), sonst wird sie abgeschnitten: Kunden sähen nur „{ $shown }“.
b06-colon = Zwischen dem Namen „{ $id }“ und den Wörtern muss `=` stehen, kein Doppelpunkt.
b06-start = Im Text „{ $id }“ darf keine Zeile mit „{ $sign }“ beginnen. Stellen Sie bitte ein Wort davor.
b06-plural = Die Auswahl in „{ $id }“ braucht genau einen Zweig, der mit „*[other]“ beginnt.
b06-empty = Der Text „{ $id }“ ist leer.
b06-unreadable = Das lässt sich nicht lesen (Text „{ $id }“). Ein Text sieht so aus: sein-name = Wörter.
b06-deep = Hier stehen zu viele geschweifte Klammern ineinander. Aus dieser Datei wird nichts verwendet.

b07 = Der Bot sagt „{ $form }“ (bot.toml), hier steht „{ $word }“.
b08 = „{ $article }“ passt nicht zu jedem Wert von „${ $name }“: Ob der, die oder das richtig ist, hängt vom Wort ab. Besser ist eine Form wie „Konto: { "{" } ${ $name } { "}" }“.
b09 = „${ $name }“ kann hier noch leer sein. Geben Sie ihm eine eigene Zeile, die dann wegfällt, oder lassen Sie es weg.
b09-later = Die Frage nach „{ $slot }“ nennt „${ $name }“, danach wird aber erst später gefragt. Stellen Sie [slot.{ $name }] weiter nach oben, oder lassen Sie die Angabe weg.
b10 = „{ $words }“ hat { $size } Zeichen, auf Schaltflächen passen { $limit }. Bitte ergänzen Sie eine Kurzform (`.short`).
b10-button = „{ $words }“ hat { $size } Zeichen, auf Schaltflächen passen { $limit }. Bitte kürzen Sie.
b11 = Diese Antwort ist schwer zu lesen (Satz mit { $words } Wörtern). Zwei Sätze wären leichter.
b12 = Hier steht „{ $word }“, vereinbart ist „{ $instead }“.
b13 = „.{ $name }“ ist bei „{ $id }“ nicht möglich.
b13-near = „.{ $name }“ ist bei „{ $id }“ nicht möglich. Meinten Sie { $near }?
b13-variant = „{ $id }“ hat keine Varianten: Kunden sollen immer dieselben Worte lesen. Löschen Sie „.{ $name }“.
b14 = „{ $id }“ hat sich in der Ausgangssprache ({ $source }) geändert, seit diese Fassung ({ $here }) geschrieben wurde. Passt sie noch?
b14-bare = { $count ->
    [1] „{ $id }“ nennt nicht wie andere Texte dieser Datei die Fassung der Ausgangssprache, nach der der Text geschrieben ist.
   *[other] { $count } Texte dieser Datei, zuerst „{ $id }“, nennen nicht wie andere die Fassung der Ausgangssprache, nach der sie geschrieben sind.
  }
b14-draft = „{ $id }“ ist noch ein Entwurf (# TODO). Schreiben Sie den Text und löschen Sie dann diesen Vermerk.
b15 = Eine Auswahl nach „${ $name }“ nimmt immer den letzten Zweig. Auswählen lässt sich nur nach Ja/Nein-Angaben.

b16 = Hier stehen gerade Anführungszeichen. Kunden lesen { $open }…{ $close } und ’.
b16-around = Die Anführungszeichen um diesen Text würden Kunden mitlesen. Texte stehen ohne sie.
c01 = „{ $intent }“ enthält Angaben der Schutzklasse „{ $class }“; auf „{ $all_channels }“ ist höchstens „{ $limit }“ erlaubt. Was soll dort geschehen: ein Link, die Übergabe an einen Menschen oder eine Ablehnung (`if_not_allowed` unter [privacy])?
c01-text = „{ $id }“ zeigt „${ $name }“, dadurch hat „{ $intent }“ die Schutzklasse „{ $class }“; auf „{ $all_channels }“ ist höchstens „{ $limit }“ erlaubt. Was soll dort geschehen: ein Link, die Übergabe an einen Menschen oder eine Ablehnung (`if_not_allowed` unter [privacy])?
c01-answer = Die Antwort „{ $id }“ hat die Schutzklasse „{ $class }“; auf „{ $channel }“ ist höchstens „{ $limit }“ erlaubt, und es gibt keinen Webkanal mit Anmeldung, in dem es weitergehen könnte. Nennen Sie bitte die Kanäle, auf denen sie gegeben werden darf (channels).
c01-instead = „{ $id }“ wird auf „{ $all_channels }“ geschrieben, zeigt aber „${ $name }“ (Schutzklasse „{ $class }“).

c02 = Der Bot darf niemals nach PIN, TAN, Passwort oder Kartenprüfnummer fragen; „{ $id }“ fragt nach „{ $word }“.
c02-slot = Der Bot darf niemals nach PIN, TAN, Passwort oder Kartenprüfnummer fragen; das Feld „{ $slot }“ klingt nach „{ $word }“.
c03 = „{ $intent }“ braucht die Anmeldestufe „{ $needed }“; auf „{ $all_channels }“ ist höchstens „{ $highest }“ möglich, und es steht nirgends, was stattdessen geschehen soll. Bitte ergänzen Sie [on.{ $channel }].
c03-continue = „{ $intent }“ soll in einem Webkanal mit der Anmeldestufe „{ $needed }“ weitergehen, aber „{ $to }“ lässt das nicht zu.
c03-nowhere = „{ $intent }“ soll in einem Webkanal mit der Anmeldestufe „{ $needed }“ weitergehen, aber es gibt keinen.

c04-confirm = „{ $intent }“ ändert etwas oder bewegt Geld, aber die Bestätigung vor der Ausführung ([confirm]) fehlt.
c04-when = Wo sich etwas ändert, kommt immer eine Zusammenfassung: Bei „{ $intent }“ ist nur when = "always" möglich.
c04-prepare = „{ $intent }“ bewegt Geld, aber vor der Zusammenfassung fehlt die Vorprüfung (prepare unter [confirm]).
c04-approval = „{ $intent }“ bewegt Geld, also muss to_act "approval" sein: Eine Anmeldung allein gibt nie eine Zahlung frei.
c04-login = „{ $intent }“ ändert etwas, also muss to_act mindestens "login" sein.
c04-valid-for = „valid_for“ ist bei einer Freigabe nicht möglich: Sie gilt für genau einen Auftrag.
c04-text = „{ $intent }“ bewegt Geld, aber der Text „{ $id }“ fehlt { in-languages }. Was liest der Kunde dann?

c05 = „{ $intent }“ gibt Daten heraus, für die vor der ersten Frage die Anmeldestufe „{ $needed }“ nötig ist; to_talk = "{ $written }" reicht nicht. Lassen Sie die Zeile weg, dann ergibt sich die Stufe von selbst.

c06 = Die Begrüßung „{ $id }“ fehlt { in-languages }.
c06-link = In der Begrüßung fehlt { in-languages } „{ "{" } ${ $name } { "}" }“. Kunden müssen beim ersten Kontakt erfahren, wer wir sind und was mit ihren Daten geschieht.

c07-normal = `instead = "normal"` kann nicht erlauben, was „{ $channel }“ nicht zulässt: „{ $intent }“ zeigt mehr oder braucht eine höhere Anmeldestufe.

f04-indent = Diese Zeile von „{ $id }“ ist mit einem Tabulator oder einem anderen Zeichen eingerückt, das kein Leerzeichen ist; so gehört sie nicht zum Text. Rücken Sie sie bitte mit Leerzeichen ein.
f08-text = Der Text „{ $id }“ hat { $length } Zeichen; möglich sind höchstens { $limit }.
f08-parts = Der Text „{ $id }“ ist aus mehr als { $limit } Teilen zusammengesetzt.

p04 = „{ $example }“ lässt sich nicht als { $type ->
        [money] Betrag
        [date] Datum
        [number] Zahl
        [percent] Prozentsatz
        [phone] Telefonnummer
        [iban] IBAN
       *[other] „{ $type }“
    } lesen (Feld „{ $slot }“). Vielleicht schreiben Kunden so; dann nehmen Sie den Satz als Testsatz auf und sagen Sie es der Entwicklung. Als Beispiel verwenden Sie bitte einen lesbaren Wert.
p06 = „{ $phrase }“ allein würde das Thema jedes Mal beginnen, wenn jemand so einen Wert nennt. Antworten auf die Frage des Bots werden ohnehin verstanden; löschen Sie diese Zeile.
p07 = Der Satz „{ $sentence }“ gehört zu zwei Themen: „{ $here }“ (Zeile { $line }) und „{ $there }“ (Zeile { $other }). Der Bot könnte nur raten.
p08 = „{ $sentence }“ ({ $here }) und „{ $other }“ ({ $there }) unterscheiden sich nur in Wörtern, die nichts bedeuten. Der Bot wird die beiden Themen verwechseln.
p09 = Dieser Satz sagt nichts Neues: Er steckt schon in Zeile { $line }.

p13 = Dieser Kundensatz sieht nicht nach der Sprache „{ $list }“ aus, in deren Liste er steht, sondern nach „{ $looks }“.
p15-iban = Das sieht nach einer echten IBAN aus. Verwenden Sie erfundene Daten: Kundensätze sieht jeder im Projekt.
p15-phone = Das sieht nach einer echten Telefonnummer aus. Verwenden Sie erfundene Daten: Kundensätze sieht jeder im Projekt.
p15-email = Das sieht nach einer echten E-Mail-Adresse aus. Verwenden Sie erfundene Daten: Kundensätze sieht jeder im Projekt.
p16 = „{ $intent }“ hat { in-languages } { $count ->
    [1] einen Kundensatz
   *[other] { $count } Kundensätze
} und { $tests ->
    [0] keinen Testsatz
    [1] einen Testsatz
   *[other] { $tests } Testsätze
}; unter { $least } und { $least_tests } wird das Thema schlecht verstanden.
s01 = Nach „{ $slot }“ muss der Bot fragen können, aber der Fragetext fehlt. Bitte ergänzen Sie „{ $id }“ { in-languages }.
s04 = Bei „{ $slot }“ ist die untere Grenze größer als die obere: Kein Wert würde angenommen.
s04-default = Der Vorgabewert von „{ $slot }“ hält die eigene Regel nicht ein.
s05 = Das Muster ist an Position { $position } („{ $sign }“) nicht lesbar.
s05-open = Das Muster ist nicht geschlossen: Zu „{ $sign }“ an Position { $position } fehlt das Ende.
s05-close = Das Muster schließt an Position { $position } etwas, das nicht geöffnet wurde.
s05-look = Ein Blick voraus oder zurück („{ $sign }“) ist in Mustern nicht möglich.
s05-repeat = Vor „{ $sign }“ an Position { $position } steht nichts, was sich wiederholen könnte.
s05-quotes = In Anführungszeichen "…" hat der Rückstrich eine besondere Bedeutung. Schreiben Sie das Muster in einfachen Anführungszeichen: `'\d{ "{" }5{ "}" }'`.
s06 = Diese Bedingungen laufen im Kreis, keine davon kann je erfüllt werden: { $chain }
s06-after = Diese Themen sind nur nacheinander möglich, und zwar im Kreis; niemand erreicht sie: { $chain }
s06-text = Diese Texte verweisen im Kreis aufeinander: { $chain }
s07 = Niemand erreicht „{ $intent }“: Es ist nur nach „{ $after }“ möglich, und das ist ausgeschaltet.
s07-phrases = Niemand erreicht „{ $intent }“: Jeder seiner Kundensätze ist auch einer von „{ $other }“.
s08 = Mit Tippfehlern lassen sich „{ $one }“ ({ $first }) und „{ $other }“ ({ $second }) nicht unterscheiden.
s08-same = „{ $one }“ steht bei zwei Werten: { $first } und { $second }.
s09 = Eine Funktion „{ $name }“ kennt die Entwicklung nicht.
s09-near = Eine Funktion „{ $name }“ kennt die Entwicklung nicht. Meinten Sie { $near }?
s09-outcome = Die Funktion von „{ $intent }“ kann mit „{ $name }“ antworten, aber der Text „{ $id }“ fehlt { in-languages }.
s09-row = „{ $name }“ ist eine Liste, aber der Text „{ $id }“ für eine Zeile fehlt { in-languages }.
s09-note = Die Vorprüfung kann den Hinweis „{ $name }“ wählen, aber der Text „{ $id }“ fehlt { in-languages }.
s10 = „{ $name }“ hat vor dem { $date } keinen Wert, aber „{ $id }“ braucht schon heute einen.
s10-order = Bei „{ $id }“ liegt das Ende (valid_until) vor dem Anfang (valid_from).
s10-answer = Diese Antwort galt bis { $date }. Löschen?
s10-notice = Diese Meldung galt bis { $date }. Löschen?
s13 = „{ $id }“ sollte bis { $date } geprüft werden{ $owner ->
    [none] .
   *[other] {" "}({ $owner }).
}
s13-soon = „{ $id }“ ist bis { $date } zu prüfen{ $owner ->
    [none] .
   *[other] {" "}({ $owner }).
}
x02-text = Einen Text „{ $id }“ gibt es nicht.
x02-text-near = Einen Text „{ $id }“ gibt es nicht. Meinten Sie { $near }?
s11-source = Der Text „{ $id }“ würde zu beidem gehören: zu dieser Überschrift und zu der zweiten. Benennen Sie eine davon um.
s11-text = Zwei Texte heißen „{ $id }“. Keiner wird verwendet; benennen Sie einen um oder löschen Sie ihn.

### Funktionen der Entwicklung (H)

h01 = Die Funktion „{ $handler }“ passt nicht zu den Feldern von „{ $intent }“: { $problem }.
h02-read = „{ $intent }“ verändert nichts (`effect = "read"`), aber die Funktion „{ $handler }“ erwartet einen bestätigten Auftrag (Confirmed). Entweder `effect` ändern oder in der Funktion Slots verwenden.
h02-change = „{ $intent }“ verändert etwas bei der Bank, aber die Funktion „{ $handler }“ nimmt keinen bestätigten Auftrag entgegen. In der Funktion Confirmed statt Slots verwenden.
h02-kind = „{ $handler }“ ist als eine andere Art von Funktion angemeldet. Die Funktion eines Themas wird mit .on(…) angemeldet.
h03 = Die Funktion „{ $handler }“ ist angemeldet, aber kein Thema und keine Liste verwendet sie.
