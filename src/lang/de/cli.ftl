# Was die Befehle sagen: chat, say, why, check, test.
# Handler heißen hier „Funktionen“, Intents „Themen“, Slots „Felder“.

# --- Allgemein ---
error = Fehler: { $error }
store-unavailable = Die Gespräche können gerade nicht gespeichert werden, deshalb wurde die letzte Nachricht nicht beantwortet. Alles Frühere ist gespeichert. Bitte schaffen Sie Platz oder Schreibrechte und wiederholen Sie die Nachricht. ({ $error })
data-unusable = Im Ordner „{ $folder }“ können keine Gespräche aufbewahrt werden: { $error }. Bitte prüfen Sie Platz, Schreibrechte und die Datei, oder geben Sie mit --data einen anderen Ordner an.
data-newer = Die Gespräche im Ordner „{ $folder }“ hat eine neuere Version dieses Programms geschrieben; sie bleiben unverändert. Bitte starten Sie die neuere Version, oder geben Sie mit --data einen anderen Ordner an. ({ $error })
unknown-language = Die Sprache „{ $code }“ gibt es hier nicht. Möglich: { $known }.
unknown-moment = „{ $moment }“ ist kein Zeitpunkt. So geht es: 2026-03-02 10:00 oder 2026-03-02.
unknown-channel = Den Kanal „{ $channel }“ gibt es nicht. Möglich: { $known }.
unknown-level = Die Anmeldestufe „{ $level }“ gibt es nicht. Möglich: none, known, login, strong.
no-channel = In bot.toml steht kein Kanal, auf dem der Bot antworten kann.
no-intents = Es gibt keinen Ordner „{ $folder }“. Bitte geben Sie mit --intents den Ordner der Themen an.
nothing-to-say = Bitte geben Sie mindestens einen Satz an.
some-parts-off = { $errors ->
    [one] In den Dateien ist ein Fehler; was davon betroffen ist, bleibt abgeschaltet.
   *[other] In den Dateien sind { $errors } Fehler; was davon betroffen ist, bleibt abgeschaltet.
  } Näheres zeigt „check“.
nobody = niemand
none = –

# --- chat ---
chat-start = Kanal { $channel }, angemeldet mit dem Demo-Zugang „{ $person }“ (Stufe { $level }). „:login none“ meldet ab, „:help“ zeigt alle Befehle.
chat-start-anonymous = Kanal { $channel }, nicht angemeldet. „:login login“ meldet den Demo-Zugang „{ $person }“ an, „:help“ zeigt alle Befehle.
chat-goes-on = Das Gespräch geht weiter, wo es aufgehört hat. Zuletzt sagte der Bot:
chat-start-fixed = Die Uhr steht auf { $now }; Zeit vergeht nur mit „:now“.
chat-help =
    :why [Satz]        warum der letzte (oder dieser) Satz so verstanden wurde
    :slots             was der Bot gerade weiß
    :channel NAME      auf einem anderen Kanal weiterreden
    :login STUFE       none, known, login oder strong
    :lang SPRACHE      Sprache des Gesprächs
    :now ZEITPUNKT     die Uhr vorstellen, z. B. 2026-03-02 10:00 oder +6 Minuten
    :approve [no]      den Auftrag in der App freigeben (oder ablehnen)
    :help              diese Hilfe
    :quit              beenden
    Schaltflächen wählen Sie mit ihrer Nummer.
chat-unknown-command = Den Befehl „{ $command }“ gibt es nicht.
chat-unknown-command-near = Den Befehl „{ $command }“ gibt es nicht. Meinten Sie „{ $near }“?
chat-argument-missing = Hinter „{ $command }“ fehlt noch etwas: { $argument }.
chat-silent = (Der Bot schweigt.)
chat-no-approval = Gerade wartet kein Auftrag auf eine Freigabe.
chat-channel = Kanal { $channel }, Anmeldung: { $level }.
chat-login = Anmeldung: { $level }.
chat-language = Sprache des Gesprächs: { $code }.
chat-now = Jetzt ist es { $now }.
chat-time-back = Die Uhr lässt sich nur vorstellen. Jetzt ist es { $now }.
chat-nothing-to-explain = Noch wurde nichts gesagt. Mit „:why Satz“ wird ein Satz erklärt, ohne ihn abzuschicken.

slots-intent = Thema: { $intent }
slots-slot = { $slot } = { $value }
slots-no-slots = Felder: keine
slots-choices = Zur Wahl: { $choices }
slots-login = Anmeldung: { $level }
slots-language = Sprache: { $code }
slots-approval = Wartet auf Freigabe: { $proposal }

# --- say ---
say-understood = erkannt: { $target }

# --- why ---
percent = { $percent } %
why-sentence = „{ $sentence }“
why-tokens = Wörter: { $tokens }
why-no-tokens = Wörter: keine, in dieser Nachricht ist nichts zu lesen
why-language = Sprache: als { $language } verstanden, das Gespräch läuft auf { $conversation }
why-readings = Gelesen: { $readings }
why-reading = „{ $words }“ als { $kind } ({ $value })
why-heard = Gehört: „{ $role }“
why-answer = Antwort auf die Frage nach „{ $slot }“: { $value }
why-candidate = { $rank }. { $target }, Sicherheit { $score } ({ $how })
how-phrase = Kundensatz
how-classifier = gelerntes Modell
how-near = ähnlicher Satz
why-reason-phrase = passender Satz: { $phrase } ({ $place })
why-reason-near = ähnlich wie: { $phrase } (Abweichung: { $distance ->
    [one] ein Buchstabe
   *[other] { $distance } Buchstaben
})
why-word = „{ $word }“
why-weighed = vor allem { $most }; schwächer { $less }
why-reason-features = dafür sprechen: { $features }
why-reason-against = dagegen spricht, was eher zu „{ $best }“ gehört: { $features }
why-reason-doubt = nicht ganz sicher wegen: { $doubts }
doubt-typos = { $count ->
    [one] eines Tippfehlers
   *[other] { $count } Tippfehlern
}
doubt-unproved = { $count ->
    [one] eines Wortes, das alles Mögliche sein kann
   *[other] { $count } Wörtern, die alles Mögliche sein können
}
doubt-bare = { $count ->
    [one] einer Zahl ohne Einheit
   *[other] { $count } Zahlen ohne Einheit
}
why-second = Zweites Anliegen in derselben Nachricht: { $target }
why-reason-coverage = nur { $share } der Wörter sind bekannt, das senkt die Sicherheit
why-slot = { $slot } = { $value }, aus „{ $words }“
why-followup = Anschlussfrage: Angaben, die nicht genannt wurden, bleiben
why-no-candidates = Kein Thema kommt infrage.
why-out-of-scope = Sicherheit, dass es nichts für den Bot ist: { $score }
why-thresholds = Schwellen: ab { $accept } handelt der Bot, ab { $ask_back } fragt er nach.
rule-heard = Regel: { $target } wird hier immer gehört.
rule-answer = Regel: Der Bot wartet auf eine Antwort, und diese passt.
rule-acts = Regel: { $target } ist sicher genug, der Bot handelt.
rule-asks-back = Regel: Nichts ist allein sicher genug, der Bot fragt nach: { $target }?
rule-language = Regel: Der Kunde wünscht eine andere Sprache.
rule-out-of-scope = Regel: Das ist nichts für diesen Bot, und das sagt er.
rule-not-understood = Regel: Nichts ist sicher genug; der Bot sagt, dass er nicht verstanden hat.

# --- check ---
check-names-taken = Ohne Programm geprüft: Die Namen der Funktionen gelten, wie sie in den Dateien stehen.
check-fine = Alles in Ordnung: { $intents } Themen, { $answers } Antworten, { $scripts } Testgespräche.
check-summary = { $errors } Fehler, { $warnings ->
    [one] 1 Warnung
   *[other] { $warnings } Warnungen
  }, { $hints ->
    [one] 1 Hinweis
   *[other] { $hints } Hinweise
  } in { $files ->
    [one] 1 Datei
   *[other] { $files } Dateien
  }.

# --- test ---
test-no-handlers = Ohne Programm getestet: Wo ein Testgespräch keinen Ersatz für eine Funktion nennt, schlägt es fehl.
test-none = Kein Test passt zu „{ $filter }“.
test-scripts = Testgespräche: { $passed } von { $all } bestanden
test-phrases = Testsätze: { $passed } von { $all } bestanden
test-progress = Teste
transcript-customer = Kunde
transcript-taps = Tippt
transcript-time = Zeit
transcript-approval = Freigabe
transcript-login = Anmeldung
transcript-agent = Mitarbeit
transcript-bot = Bot

# --- Einheiten für „:now +…“ ---
units-second = s sek sekunde sekunden
units-minute = m min minute minuten
units-hour = h std stunde stunden
units-day = t tag tage tagen
units-week = w woche wochen

# --- entities ---
entities-none = Kein Wert gefunden.
entities-line = Diese Zeile ist nicht lesbar: { $error }
entities-earlier = der frühere
entities-later = der spätere
entities-otherhalf = die andere Tageshälfte
entities-grouping = das Zeichen anders gelesen
entities-currency = eine andere Währung dieses Namens
entities-other = ein anderer Wert derselben Wörter
entities-type = als andere Art
entities-iban-country = ein solches Land gibt es im IBAN-Register nicht
entities-iban-length = die Länge passt nicht zum Land
entities-iban-checkdigits = die Prüfziffern passen nicht

# --- help ---
help-unknown = Zu „{ $topic }“ gibt es keine Hilfe.{ $near ->
    [none] {""}
   *[other] {" "}Meinten Sie { $near }?
  } Möglich sind: ein Befehl ({ $commands }), ein Code wie P03, eine Einstellung oder Überschrift der Themendateien, eine Art von Werten ({ $kinds }).
help-unknown-schema = Es gibt keine Art von Datei „{ $kind }“. Möglich sind: { $known }.
help-why = Warum
help-wrong = Vorher
help-right = Nachher
help-repair = Was zu tun ist
help-file = Datei
help-meaning = Bedeutung
help-settings = Einstellungen
help-type = Art
help-example = Beispiel
help-default = Ohne Angabe
help-required = (Pflicht)
help-who = Wer es ändern darf
help-who-editor = Redaktion
help-who-compliance = Redaktion mit Freigabe von Compliance
help-who-developer = Entwicklung
help-read = So wird es gelesen
reference-title = Nachschlageseite der Themendateien
reference-made = Diese Seite entsteht aus den Tabellen des Programms: `schalter help --all --lang de`. `schalter help NAME` zeigt einen Eintrag daraus.
reference-key = Einstellung
reference-types = Arten von Werten
reference-types-how = Was Kunden sagen und was der Bot liest, am Dienstag, 24. November 2026.
reference-codes = Meldungen von check und test
schema-default = Ohne Angabe: { $default }.
schema-who-compliance = Braucht die Freigabe von Compliance.
schema-who-developer = Für die Entwicklung.
help-language = Sprache { $code }
help-plain = Wird ohne Regeln gelesen: an Prüfziffern, Zeichen oder Listen.

# --- eval ---
eval-unreadable = Die Datei { $file } ist nicht lesbar: { $problem }
eval-empty = keine Sätze darin
eval-line = Zeile { $line } ist kein Satz mit „text“ und „intent“ (als CSV: text,category).
eval-locale = Die Sprache „{ $locale }“ kennt dieses Programm nicht.
eval-learning = Lerne
eval-recognising = Erkenne
eval-how = Jeder Kundensatz wurde von einem Bot verstanden, der ihn nicht gelernt hat (fünf Teile, ganze Sätze mit allen ihren Varianten).
eval-title = Wie gut „{ $bot }“ versteht
eval-all = alle
eval-language = Sprache
eval-sentences = Sätze
eval-accuracy = richtig, %
eval-details = Angaben (F1), %
eval-topic = Thema
eval-precision = Genauigkeit, %
eval-recall = Trefferquote, %
eval-f1 = F1, %
eval-row = { $language }: { $sentences } Sätze, { $accuracy } richtig, Angaben (F1) { $details }
eval-topics = Themen, das schwächste zuerst
eval-topic-row = { $topic }: Genauigkeit { $precision }, Trefferquote { $recall }, F1 { $f1 }
eval-confusions = Verwechslungen, mit den Sätzen, die sie verursachen
eval-confusion = { $truth } wird für { $answer } gehalten:
eval-ece = Abstand von Sicherheit und Wahrheit (ECE): { $error }
eval-calibration = Sicherheit (waagerecht) und wie oft sie recht hat (senkrecht)
eval-thresholds = Ab dieser Sicherheit handeln: richtig (blau) und falsch (rot)
eval-threshold = ab { $accept }: { $right } richtig, { $wrong } falsch, { $back } Rückfrage oder nicht verstanden
eval-accept = Vorschlag: ab { $accept } handeln, dann sind höchstens 2 von 100 Antworten falsch.
eval-learning-curve = Anteil der gelernten Sätze (waagerecht) und richtige Antworten (senkrecht)
eval-learnt = mit { $share } der Sätze: { $accuracy } richtig
eval-change = { $what }: vorher { $before }, jetzt { $now }
eval-no-change = Nichts hat sich merklich geändert.

# --- serve ---
serve-at = Erreichbar unter http://{ $address }
serve-in-memory = Gespräche bleiben nur im Arbeitsspeicher und enden mit diesem Programm; --data ORDNER bewahrt sie auf.
serve-on = { $channel }: an, { $address }
serve-off-no-connector = { $channel }: aus, dieses Programm hat für Kanäle dieser Art keine Anbindung
serve-off-no-secrets = { $channel }: aus, nicht gesetzt: { $variables }
serve-off-broken = { $channel }: aus, in bot.toml ist ein Fehler dazu
serve-cannot-listen = Unter { $address } ist kein Empfang möglich: { $error }. Bitte nennen Sie mit --listen eine andere Adresse oder einen anderen Port.
serve-ending = Das Programm soll enden: Angefangenes wird abgeschlossen.
serve-ended = Beendet.

# --- channels, outbox, off, on ---
data-needed = Dieser Befehl arbeitet mit aufbewahrten Gesprächen: Bitte nennen Sie deren Ordner mit --data.
channels-up = an
channels-prepared = { $channel }: eingerichtet
channels-not-prepared = { $channel }: nicht eingerichtet: { $error }
outbox-none = Keine Nachricht wurde aufgegeben.
outbox-line = { $id }  { $channel }  { $reason ->
    [too-old] zu spät, um noch gesendet zu werden
    [window-closed] das Zeitfenster der Plattform war zu
    [not-owner] jemand anderes hat das Gespräch
    [unreachable] nicht mehr erreichbar
   *[other] { $reason }
 }, { $attempts } Versuche, { $at }
outbox-replayed = { $count ->
    [one] 1 Nachricht wird doch noch gesendet, sobald „serve“ läuft.
   *[other] { $count } Nachrichten werden doch noch gesendet, sobald „serve“ läuft.
  }
switch-unknown = Es gibt weder ein Thema noch einen Kanal „{ $target }“. Möglich: { $known }.
switch-reason = Bitte nennen Sie mit --reason den Grund; er wird festgehalten.
switch-off = { $target } ist aus. „on { $target } --reason …“ schaltet es wieder ein.
switch-off-until = { $target } ist aus bis { $until }.
switch-on = { $target } ist an.
switch-none = Nichts ist ausgeschaltet.
switch-line = { $target }: aus seit { $since }, bis { $until }: { $reason }
