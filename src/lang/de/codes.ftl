### Jeder Code von check: was es ist, warum es zählt, ein Beispiel vorher und nachher, wie man es behebt.

code-F01 = Typografische Anführungszeichen um einen Wert
    .why = Textprogramme machen aus geraden Anführungszeichen typografische, und dann ist nicht zu erkennen, wo der Text beginnt und endet.
    .wrong = title = „Girokonto“
    .right = title = "Girokonto"
    .repair = Schreiben Sie außen gerade Anführungszeichen. Innen im Text sind die typografischen richtig.
code-F02 = Datei nach Windows-Art gespeichert
    .why = Byte Order Mark und Zeilenenden CR LF funktionieren, aber bei der Prüfung sieht dann jede Zeile geändert aus.
    .wrong = CR LF
    .right = LF
    .repair = Sie müssen nichts tun. „check --fix“ oder „fmt“ speichert die Datei einheitlich.
code-F03 = Datei ist nicht UTF-8
    .why = In einer anderen Kodierung sind Umlaute andere Bytes, und der Bot würde � statt ü schreiben.
    .wrong = �berweisung
    .right = Überweisung
    .repair = Wählen Sie im Editor „Speichern unter“, Codierung UTF-8.
code-F04 = Unsichtbares Zeichen
    .why = Ein geschütztes oder breitenloses Leerzeichen, meist aus Word oder einer Webseite kopiert, sieht aus wie nichts und ist kein Leerzeichen.
    .wrong = type⍽= "money"
    .right = type = "money"
    .repair = Löschen Sie das Zeichen und tippen Sie ein normales Leerzeichen.
code-F05 = Falscher Dateiname
    .why = Mit dem Dateinamen beginnen die Namen aller Texte des Themas, darum muss er ein technischer Name sein.
    .wrong = Überweisung.toml
    .right = ueberweisung.toml
    .repair = Benennen Sie die Datei um: kleine Buchstaben a–z, Ziffern und _. Was Kunden lesen, ist der Text, der auf -title endet.
code-F06 = Reste einer Zusammenführung
    .why = Zwei Personen haben dieselben Zeilen geändert, und beide Fassungen stehen noch in der Datei.
    .wrong = <<<<<<<
    .right = (one of the two versions)
    .repair = Behalten Sie eine Fassung und löschen Sie die Zeilen mit <<<<<<<, ======= und >>>>>>>.
code-F07 = Datei ist nicht lesbar, fehlt oder ist doppelt
    .why = Was nicht gelesen werden kann, kann nicht geprüft werden; es wird ausgeschaltet statt geraten.
    .wrong = (no bot.toml)
    .right = intents/bot.toml
    .repair = Prüfen Sie Ordner, Rechte und ob eine andere Datei denselben Namen hat.
code-F08 = Zu groß, zu lang oder zu viele
    .why = Grenzen halten den Bot schnell und die Dateien für Menschen lesbar.
    .wrong = one phrase of 320 characters
    .right = two shorter phrases
    .repair = Teilen Sie die Datei, die Liste oder den Kundensatz auf.
code-T01 = Schließendes Anführungszeichen fehlt
    .why = Ohne es ginge der Text in der nächsten Zeile weiter.
    .wrong = title = "Balance
    .right = title = "Balance"
    .repair = Setzen Sie ein " an das Ende des Texts.
code-T02 = Anführungszeichen im Kundensatz
    .why = Das erste gerade Anführungszeichen innen beendet den Satz.
    .wrong = "what does "value date" mean"
    .right = "what does value date mean"
    .repair = Lassen Sie die inneren Zeichen weg: Satzzeichen der Kunden werden ignoriert.
code-T03 = Komma in einer Liste fehlt
    .why = Zwischen zwei Einträgen einer Liste steht ein Komma.
    .wrong = "my balance"
    .right = "my balance",
    .repair = Setzen Sie ein Komma an das Ende der Zeile.
code-T04 = Liste oder Überschrift nicht geschlossen
    .why = Eine offene Klammer würde alles verschlucken, was folgt.
    .wrong = en = [ …
    .right = en = [ … ]
    .repair = Setzen Sie die fehlende ] in eine eigene Zeile hinter den letzten Eintrag.
code-T05 = Überschrift doppelt
    .why = Niemand könnte sagen, welche der beiden gilt.
    .wrong = { "[" }slot.amount] … [slot.amount]
    .right = { "[" }slot.amount]
    .repair = Schreiben Sie alles unter eine Überschrift, oder benennen Sie eine von zwei Antworten um.
code-T06 = Einstellung doppelt
    .why = Niemand könnte sagen, welche der beiden gilt.
    .wrong = max = "500 EUR" and max = "5000 EUR"
    .right = max = "5000 EUR"
    .repair = Löschen Sie eine der beiden Zeilen.
code-T07 = Einstellung ohne Überschrift
    .why = Eine Zeile gehört zur Überschrift darüber, und über dieser steht keine.
    .wrong = to_act = "login"
    .right = { "[" }access] and below it to_act = "login"
    .repair = Setzen Sie die richtige Überschrift über die Zeile.
code-T08 = Einstellung unter der falschen Überschrift
    .why = Jede Einstellung gilt nur unter ihrer Überschrift; anderswo würde sie übergangen.
    .wrong = { "[" }slot.purpose] handler = "…"
    .right = { "[" }intent] handler = "…"
    .repair = Verschieben Sie die Zeile unter ihre Überschrift.
code-T09 = Unbekannte Einstellung oder Überschrift
    .why = Eine vertippte Einstellung bliebe stillschweigend ohne Wirkung.
    .wrong = requird = false
    .right = required = false
    .repair = Korrigieren Sie den Namen. Für Bemerkungen gibt es # und note = "…".
code-T10 = Kein Gleichheitszeichen
    .why = Zwischen Name und Wert steht =.
    .wrong = min: "1 EUR"
    .right = min = "1 EUR"
    .repair = Schreiben Sie = zwischen Name und Wert.
code-T11 = Ja oder Nein anders geschrieben
    .why = Nur true und false sind in jeder Sprache eindeutig.
    .wrong = required = ja
    .right = required = true
    .repair = Schreiben Sie true oder false, klein und ohne Anführungszeichen.
code-T12 = Komma in einer Zahl
    .why = Zahlen ohne Anführungszeichen schreibt man mit Punkt.
    .wrong = accept = 0,75
    .right = accept = 0.75
    .repair = Schreiben Sie einen Punkt.
code-T13 = Betrag ist nicht eindeutig
    .why = 5.000 ist auf Deutsch fünftausend, auf Englisch fünf. Davon darf kein Limit abhängen.
    .wrong = "5.000 EUR"
    .right = "5000 EUR"
    .repair = Schreiben Sie den Betrag ohne Tausenderpunkt, mit Währung und in Anführungszeichen.
code-T14 = Datum anders geschrieben
    .why = Es wird verstanden; eine Schreibweise macht Dateien vergleichbar.
    .wrong = "31.12.2026"
    .right = 2026-12-31
    .repair = Sie müssen nichts tun. „fmt“ schreibt Jahr, Monat, Tag.
code-T15 = Wert ist nicht lesbar
    .why = Ein Wert, der nicht verstanden wird, wird nie geraten.
    .wrong = "15 Min"
    .right = "15 minutes"
    .repair = Schreiben Sie ihn wie das Beispiel in der Meldung; „help“ mit dem Namen der Einstellung sagt, was möglich ist.
code-T16 = Doppelte Klammern
    .why = Jeder Block hat eine eigene Überschrift; doppelte Klammern wären eine Liste ohne Namen.
    .wrong = { "[" }[answer]]
    .right = { "[" }answer.card_lost]
    .repair = Schreiben Sie einfache Klammern und einen Namen.
code-T17 = Pflichtangabe fehlt
    .why = Ohne sie wüsste der Bot nicht, was gemeint ist.
    .wrong = { "[" }intent]
    .right = { "[" }intent] and below it title = "Balance"
    .repair = Ergänzen Sie die Zeile.
code-P01 = Klammer im Kundensatz nicht geschlossen
    .why = Niemand könnte sagen, welche Wörter wegfallen dürfen.
    .wrong = "[please show my balance"
    .right = "[please] show my balance"
    .repair = Schließen Sie die Klammer hinter dem letzten Wort, das dazugehört.
code-P02 = Falsche Klammerart
    .why = Runde Klammern wählen eine von mehreren Möglichkeiten; bei einer gibt es nichts zu wählen.
    .wrong = "(please) transfer"
    .right = "[please] transfer"
    .repair = Nehmen Sie eckige Klammern für das, was wegfallen darf.
code-P03 = Unbekanntes Feld im Kundensatz
    .why = Die Angabe ginge verloren, weil das Thema kein Feld dieses Namens hat.
    .wrong = { "{" }amout=250 euros{ "}" }
    .right = { "{" }amount=250 euros{ "}" }
    .repair = Korrigieren Sie den Namen, oder ergänzen Sie das Feld in der Datei.
code-P04 = Beispiel passt nicht zum Feld
    .why = Aus Beispielen wird gelernt; eines, das der Bot nicht lesen kann, lehrt ihn nichts.
    .wrong = { "{" }amount=a few quid{ "}" }
    .right = { "{" }amount=250 euros{ "}" }
    .repair = Nehmen Sie einen lesbaren Wert. Die Worte der Kunden gehören in einen Testsatz; sagen Sie es der Entwicklung.
code-P05 = Feld innerhalb von Alternativen
    .why = Dann wäre unklar, welche Angaben der Satz enthält.
    .wrong = "(send { "{" }amount{ "}" }|send money)"
    .right = "send { "{" }amount{ "}" }" and "send money"
    .repair = Schreiben Sie zwei Kundensätze.
code-P06 = Kundensatz besteht nur aus einem Feld
    .why = Das Thema würde beginnen, sobald jemand einen solchen Wert erwähnt.
    .wrong = "{ "{" }amount{ "}" }"
    .right = (delete the line)
    .repair = Löschen Sie die Zeile. Antworten auf die Frage des Bots werden ohnehin verstanden.
code-P07 = Derselbe Satz in zwei Themen
    .why = Der Bot könnte nur raten, welches gemeint ist.
    .wrong = "my balance" in balance and in faq
    .right = in balance only
    .repair = Entscheiden Sie, wohin er gehört, und löschen Sie ihn in der anderen Datei.
code-P08 = Fast derselbe Satz in zwei Themen
    .why = Der Bot wird die beiden verwechseln.
    .wrong = "how long does a transfer take" and "what does a transfer cost"
    .right = clearer words in both
    .repair = Schreiben Sie den einen Satz beim anderen Thema unter not_<Sprache>, oder formulieren Sie beide deutlicher.
code-P09 = Kundensatz sagt nichts Neues
    .why = Ein anderer Satz des Themas enthält ihn schon.
    .wrong = "show balance" beside "show [my] balance"
    .right = "show [my] balance"
    .repair = Löschen Sie ihn.
code-P10 = Zu viele Kombinationen
    .why = Jeder Teil, der wegfallen darf, verdoppelt die Zahl der Sätze; die meisten sagt niemand.
    .wrong = "[a] [b] [c] [d] [e] [f] balance"
    .right = two phrases
    .repair = Teilen Sie den Satz auf, oder lassen Sie weg, was niemand sagt. „expand DATEI:ZEILE“ zeigt alle Sätze.
code-P11 = Unbekannte oder leere Wortgruppe
    .why = Der Satz hätte ein Loch.
    .wrong = <sned>
    .right = <send>
    .repair = Korrigieren Sie den Namen, oder ergänzen Sie die Gruppe unter [words.<Sprache>].
code-P12 = Wortgruppe mit Feld oder Gruppe
    .why = Gruppen in Gruppen könnten im Kreis laufen, und Felder darin wären im Satz nicht zu sehen.
    .wrong = want = "I want { "{" }amount{ "}" }"
    .right = want = "(I want|I'd like)"
    .repair = Setzen Sie das Feld oder die Gruppe in den Kundensatz.
code-P13 = Kundensatz in der falschen Sprache
    .why = Kundensätze werden je Sprache gelernt; ein falscher lehrt falsche Wörter.
    .wrong = "my balance" under de
    .right = under en
    .repair = Verschieben Sie den Satz in die Liste seiner Sprache.
code-P14 = Eine Sprache hat keine Kundensätze
    .why = Wer diese Sprache schreibt, erreicht das Thema nicht.
    .wrong = en = []
    .right = five phrases or more
    .repair = Schreiben Sie Kundensätze in dieser Sprache, oder nehmen Sie sie in bot.toml aus languages.
code-P15 = Sieht nach echten Personendaten aus
    .why = Kundensätze sehen alle im Projekt, echte Daten gehören nicht hinein.
    .wrong = { "{" }iban=a customer's IBAN{ "}" }
    .right = { "{" }iban=DE02 1203 0000 0000 2020 51{ "}" }
    .repair = Ersetzen Sie sie durch erfundene Daten.
code-P16 = Zu wenige Kundensätze
    .why = Unter fünf Kundensätzen und zwei Testsätzen versteht der Bot ein Thema schlecht.
    .wrong = 3 phrases
    .right = 5 phrases and 2 test phrases
    .repair = Schreiben Sie weitere, so wie Kunden schreiben.
code-S01 = Frage fehlt
    .why = Der Bot müsste nach einer Angabe fragen und hätte keine Worte dafür.
    .wrong = (no text)
    .right = transfer-ask-recipient = Who should receive the money?
    .repair = Schreiben Sie den Text in jeder Sprache.
code-S02 = Unbekannter Typ oder unbekannte Liste
    .why = Der Bot wüsste nicht, was das Feld enthalten darf.
    .wrong = type = "acount"
    .right = type = "account"
    .repair = Korrigieren Sie den Namen, oder legen Sie die Liste an.
code-S03 = Regel passt nicht zum Typ
    .why = Eine Regel, die nicht greifen kann, schützt nichts.
    .wrong = max_length on an amount
    .right = max = "5000 EUR"
    .repair = Nehmen Sie die Regel, die zum Typ gehört.
code-S04 = Kein Wert erfüllt die Regeln
    .why = Liegt min über max, würde jede Antwort des Kunden abgelehnt.
    .wrong = min = "10000 EUR", max = "5000 EUR"
    .right = min = "1 EUR"
    .repair = Korrigieren Sie einen der beiden Werte.
code-S05 = Fehlerhaftes Muster
    .why = Ein Muster, das nicht gelesen werden kann, prüft nichts.
    .wrong = "\d{ "{" }5{ "}" }"
    .right = '\d{ "{" }5{ "}" }'
    .repair = Schreiben Sie Muster in einfache Anführungszeichen und schließen Sie jede Klammer.
code-S06 = Kreis
    .why = Jede Bedingung wartet auf die andere, darum trifft keine je zu.
    .wrong = iban only if recipient is set, recipient only if iban is set
    .right = remove one condition
    .repair = Nehmen Sie einen der Verweise heraus.
code-S07 = Thema ist nicht erreichbar
    .why = Kein Satz eines Kunden würde je dorthin führen.
    .wrong = after = ["limit_info"], which is off
    .right = switch limit_info on
    .repair = Korrigieren Sie [only_when], oder schreiben Sie eigene Kundensätze.
code-S08 = Wörter einer Liste sind nicht unterscheidbar
    .why = Wenn Tippfehler erlaubt sind, wird das eine Wort für das andere gehalten.
    .wrong = Depot and Depo
    .right = typos = "careful"
    .repair = Erlauben Sie weniger Tippfehler, oder wählen Sie ein anderes Wort.
code-S09 = Unbekannte Funktion oder Ergebnis ohne Text
    .why = Der Bot täte nichts, oder er könnte zum Ergebnis nichts sagen.
    .wrong = transfer.sumbit
    .right = transfer.submit
    .repair = Korrigieren Sie den Namen mit der Entwicklung, oder schreiben Sie den Text.
code-S10 = Wert mit Datum hat eine Lücke
    .why = An manchen Tagen hätte der Text keine Zahl.
    .wrong = (no value before 2027)
    .right = 2026-01-01 = "11.4 percent"
    .repair = Ergänzen Sie einen Wert für die früheren Tage, oder korrigieren Sie die Reihenfolge der Tage.
code-S11 = Name führt ins Leere
    .why = Einen Link, eine Warteschlange, einen Kanal oder ein Thema dieses Namens gibt es nicht.
    .wrong = queue = "paymnts"
    .right = queue = "payments"
    .repair = Korrigieren Sie den Namen, oder legen Sie an, was er nennt.
code-S12 = Rolle fehlt oder ist doppelt
    .why = Ja, Nein, Abbrechen, Hilfe und der Wunsch nach einem Menschen brauchen genau eine Antwort.
    .wrong = (no role = "help")
    .right = { "[" }answer.help] role = "help"
    .repair = Geben Sie genau einer Antwort die Rolle.
code-S13 = Prüfung fällig
    .why = Jemand hat zugesagt, das Thema bis zu diesem Tag zu prüfen.
    .wrong = review_by = 2026-09-30
    .right = review_by = 2027-03-31
    .repair = Prüfen Sie das Thema und setzen Sie dann den nächsten Tag.
code-B01 = Text fehlt in einer Sprache
    .why = Kunden dieser Sprache bekämen nichts zu lesen.
    .wrong = only English
    .right = English and German
    .repair = Schreiben Sie den Text in der anderen Sprache.
code-B02 = Text, den niemand verwendet
    .why = Meist ist der Name vertippt, und der richtige fehlt.
    .wrong = transfer-ask-betrag
    .right = transfer-ask-amount
    .repair = Benennen Sie ihn um oder löschen Sie ihn.
code-B03 = Angabe ist hier nicht verfügbar
    .why = Der Text hätte ein Loch, wo der Wert stehen soll.
    .wrong = { "{" } $ammount { "}" }
    .right = { "{" } $amount { "}" }
    .repair = Nehmen Sie eine der Angaben, die die Meldung nennt.
code-B04 = Geschweifte Klammern falsch geschrieben
    .why = Ohne $ stünden die Klammern wörtlich in der Nachricht.
    .wrong = { "{" } amount { "}" }
    .right = { "{" } $amount { "}" }
    .repair = Schreiben Sie ein Klammerpaar und $ vor dem Namen.
code-B05 = Wert steht nur in einer Sprache
    .why = Kunden der anderen Sprache erführen ihn nicht; in einer Zusammenfassung ist das ein Fehler.
    .wrong = English without { "{" } $max { "}" }
    .right = English with { "{" } $max { "}" }
    .repair = Ergänzen Sie den Wert im Text.
code-B06 = Aufbau eines Texts
    .why = Eine nicht eingerückte Zeile beendet den Text; Kunden läsen nur die Hälfte.
    .wrong = Amount: { "{" } $amount { "}" }
    .right = (four spaces) Amount: { "{" } $amount { "}" }
    .repair = Rücken Sie die Zeilen ein, die zum Text gehören.
code-B07 = Andere Anrede
    .why = Ein Bot, der mal Sie und mal du sagt, wirkt nachlässig.
    .wrong = dein Konto
    .right = Ihr Konto
    .repair = Schreiben Sie die Form, die bot.toml nennt.
code-B08 = Angabe hinter einem Artikel
    .why = Der Artikel hängt vom Wort ab, und der Bot kennt es vorher nicht.
    .wrong = auf Ihrem { "{" } $account { "}" }
    .right = Konto: { "{" } $account { "}" }
    .repair = Setzen Sie den Wert hinter einen Doppelpunkt.
code-B09 = Angabe kann noch leer sein
    .why = Der Text kommt, bevor der Kunde den Wert genannt hat.
    .wrong = a question with { "{" } $amount { "}" } before the amount is asked
    .right = without it
    .repair = Verschieben Sie das Feld nach oben, lassen Sie den Wert weg, oder geben Sie ihm eine eigene Zeile.
code-B10 = Zu lang für eine Schaltfläche
    .why = Schaltflächen zeigen 20 Zeichen; der Rest wird abgeschnitten.
    .wrong = Change my exemption order
    .right = { "." }short = Exemption order
    .repair = Ergänzen Sie .short mit höchstens 20 Zeichen.
code-B11 = Schwer zu lesen
    .why = Lange Sätze werden am Telefon falsch gelesen.
    .wrong = one sentence of 34 words
    .right = two sentences
    .repair = Machen Sie zwei Sätze daraus.
code-B12 = Anderer Begriff vereinbart
    .why = Die Bank hat sich auf ein Wort für eine Sache geeinigt.
    .wrong = EC-Karte
    .right = Girocard
    .repair = Nehmen Sie den vereinbarten Begriff.
code-B13 = Zusatztext hier nicht möglich
    .why = Er käme nie vor, oder er änderte, was gleich bleiben muss.
    .wrong = { "." }none
    .right = { "." }button-none
    .repair = Korrigieren Sie den Namen, oder löschen Sie ihn.
code-B14 = Übersetzung ist älter als das Original
    .why = Der Text wurde in einer Sprache geändert, die andere sagt vielleicht etwas anderes.
    .wrong = German changed
    .right = English reviewed
    .repair = Vergleichen Sie beide Texte und passen Sie die Übersetzung an.
code-B15 = Auswahl nach Betrag, Zahl oder Datum
    .why = Eine solche Auswahl nimmt immer den letzten Zweig.
    .wrong = { "{" } $amount -> … { "}" }
    .right = { "{" } $instant -> … { "}" }
    .repair = Wählen Sie nur nach Ja/Nein-Angaben.
code-B16 = Gerade Anführungszeichen in einem Text
    .why = Kunden lesen einen Text wie Gedrucktes, und dort sind Anführungszeichen und Apostrophe typografisch.
    .wrong = "Ja"
    .right = „Ja“
    .repair = Lassen Sie check --fix sie schreiben. Gemeint ist nur, was der Bot sagt; in TOML bleiben die äußeren Zeichen gerade.
code-C01 = Zu schutzbedürftig für einen Kanal
    .why = Nachrichten auf dieser Plattform verlassen die Server der Bank.
    .wrong = a balance on messenger
    .right = if_not_allowed = "link"
    .repair = Sagen Sie, was dort stattdessen geschieht: Link, Übergabe oder Ablehnung.
code-C02 = Frage nach einem Geheimnis
    .why = Eine Bank fragt nie nach PIN, TAN oder Passwort; darauf sollen sich Kunden verlassen können.
    .wrong = What is your TAN?
    .right = Please approve the order in your app.
    .repair = Fragen Sie etwas anderes, oder nutzen Sie die Freigabe in der App.
code-C03 = Anmeldung auf diesem Kanal nicht möglich
    .why = Das Thema braucht eine Anmeldung, die dort nicht erreichbar ist.
    .wrong = messenger without login
    .right = { "[" }on.messenger] instead = "link"
    .repair = Sagen Sie, was dort stattdessen geschieht.
code-C04 = Absicherung fehlt
    .why = Wo sich etwas ändert oder Geld bewegt wird, sieht der Kunde vorher den ganzen Auftrag und gibt ihn frei.
    .wrong = effect = "money" without [confirm]
    .right = { "[" }confirm] with prepare
    .repair = Ergänzen Sie, was die Meldung nennt.
code-C05 = Anmeldung zu schwach
    .why = Das Thema gibt Daten heraus, die eine stärkere Anmeldung brauchen.
    .wrong = to_talk = "none"
    .right = (leave the line out)
    .repair = Lassen Sie to_talk weg; es folgt dann aus den Daten.
code-C06 = Pflichthinweis unvollständig
    .why = Kunden müssen beim ersten Kontakt erfahren, wer spricht und was mit ihren Daten geschieht.
    .wrong = welcome without { "{" } $privacy_link { "}" }
    .right = welcome with { "{" } $privacy_link { "}" }
    .repair = Ergänzen Sie den fehlenden Teil in common-welcome.
code-C07 = Grenze überschritten
    .why = Diese Grenze schützt Kunden und kann hier nicht angehoben werden.
    .wrong = logout_after = "15 minutes"
    .right = logout_after = "5 minutes"
    .repair = Verringern Sie den Wert.
code-C08 = Geheimnis in einer Datei
    .why = Dateien lesen viele, und sie bleiben Jahre; ein Geheimnis darin ist keines mehr.
    .wrong = token = "…"
    .right = (environment variable)
    .repair = Löschen Sie es, lassen Sie es sofort ersetzen, und geben Sie das neue über die Umgebung oder eine Datei.
code-X01 = Testsatz anders verstanden
    .why = Testsätze zeigen, ob der Bot versteht, was er nicht gelernt hat.
    .wrong = "balance please" understood as transfer
    .right = more phrases for balance
    .repair = Schreiben Sie weitere Kundensätze dieser Art. Der Testsatz selbst bleibt ein Test.
code-X02 = Zeile eines Testgesprächs nicht lesbar
    .why = Jede Zeile beginnt damit, wer etwas tut.
    .wrong = Costumer: hello
    .right = Customer: hello
    .repair = Korrigieren Sie das Wort vor dem Doppelpunkt oder den Namen des Texts.
code-X03 = Testgespräch verläuft anders
    .why = Entweder macht der Bot etwas falsch, oder der Test ist älter als eine gewollte Änderung.
    .wrong = expected transfer-ask-iban, said transfer-confirm
    .right = one of the two corrected
    .repair = Entscheiden Sie, was stimmt. Korrigieren Sie dann die Dateien des Bots oder den Test.
code-H01 = Funktion passt nicht zu den Feldern
    .why = Die Funktion der Entwicklung erwartet Angaben, die das Thema nicht hat oder die fehlen können.
    .wrong = a required field for an optional slot
    .right = Option<…>
    .repair = Entwicklung: Passen Sie die Struktur der Funktion oder die Datei an.
code-H02 = Funktion passt nicht zur Wirkung
    .why = Was in der Bank etwas ändert, nimmt nur bestätigte Aufträge an, und sonst nichts.
    .wrong = Slots where effect = "money"
    .right = Confirmed
    .repair = Entwicklung: Nehmen Sie Confirmed, oder korrigieren Sie effect.
code-H03 = Funktion, die niemand verwendet
    .why = Meist ist der Name an einer der beiden Stellen vertippt.
    .wrong = transfer.sumbit
    .right = transfer.submit
    .repair = Entwicklung: Korrigieren Sie den Namen, oder löschen Sie die Funktion.
