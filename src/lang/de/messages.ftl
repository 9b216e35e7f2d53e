### Was das Programm der Redaktion und der Entwicklung sagt, auf Deutsch.
### Eine Meldung je Kennung; `.help` ist eine zweite Zeile.

### Wörter um jede Meldung

level-error = Fehler
level-warning = Warnung
level-hint = Hinweis
fix-line = Korrektur: { $before } → { $after }   (check --fix)
fix-insert = Korrektur: { $after } einfügen   (check --fix)
fix-remove = Korrektur: { $before } streichen   (check --fix)
choice-line = möglich: { $before } → { $after }
choice-insert = möglich: { $after } einfügen
choice-remove = möglich: { $before } streichen
fix-more = … und { $count ->
    [1] eine weitere Zeile
   *[other] { $count } weitere Zeilen
}
fix-store = Korrektur: Datei als UTF-8 mit einfachen Zeilenenden speichern   (check --fix)
help-line = Hilfe: schalter help { $code }
more-in-file = und { $count } weitere in { $file }
summary = { $errors ->
    [0] Keine Fehler
    [1] 1 Fehler
   *[other] { $errors } Fehler
}, { $warnings ->
    [0] keine Warnungen
    [1] 1 Warnung
   *[other] { $warnings } Warnungen
} in { $files ->
    [1] 1 Datei
   *[other] { $files } Dateien
}.
quoted = „{ $item }“
or = { $rest } oder { $last }
did-you-mean = { $nears ->
    [none] {""}
   *[some] {" "}Meinten Sie { $near }?
}

in-languages = { $in ->
    [de] auf Deutsch
    [en] auf Englisch
    [de-en] auf Deutsch und Englisch
   *[other] (Sprachen: { $languages })
}

### Zeichen und Dateien

f01 = Dieser Text steht in typografischen Anführungszeichen: { $text }. Außen sind nur gerade Anführungszeichen "…" möglich, innen dürfen Sie „…“ verwenden.
f02 = Diese Datei wurde nach Windows-Art gespeichert (Bytereihenfolge-Marke, CR LF). Das funktioniert; `check --fix` speichert sie einheitlich, damit Änderungen lesbar bleiben.
f02-marks = In dieser Datei sind Umlaute aus zwei Zeichen zusammengesetzt (zum Beispiel in „{ $word }“), wie ein Mac sie manchmal speichert. Das funktioniert; `check --fix` speichert sie einheitlich.
f03 = Diese Datei ist nicht in UTF-8 gespeichert, deshalb gehen Umlaute verloren („{ $word }“, Zeile { $line }). Im Editor: Speichern unter → Codierung: UTF-8.
f03-utf16 = Diese Datei ist nicht in UTF-8 gespeichert, sondern in UTF-16 („Unicode“). Im Editor: Speichern unter → Codierung: UTF-8.
f04 = Hinter „{ $after }“ steht ein unsichtbares Zeichen ({ $code }, vermutlich aus Word kopiert).
f04-tabs = Zeilen dieser Datei beginnen mit Tabulatoren, die in jedem Programm anders aussehen. Das funktioniert; `check --fix` ersetzt sie durch Leerzeichen.
f05 = „{ $name }.toml“: Dateinamen sind der technische Name des Themas: Kleinbuchstaben a–z, Ziffern und _, nicht „common“.{ $better ->
    [none] {""}
   *[other] {" "}Zum Beispiel: { $better }.toml.
} Was Kunden lesen, steht im Fluent-Text „…-title“.
f05-ending = „{ $name }“ wird nicht gelesen, denn der Dateiname endet nicht richtig. Benennen Sie die Datei um in „{ $better }“.
f06 = Zwei Fassungen dieser Datei wurden zusammengeführt, und die Marken `<<<<<<<` stehen noch hier (Zeilen { $first } bis { $last }). Wählen Sie eine Fassung.
f06-rest = Hier steht noch eine Marke aus dem Zusammenführen zweier Fassungen (Zeile { $line }). Prüfen Sie bitte, ob darüber und darunter das Richtige steht, und löschen Sie die Marke.
f07 = „{ $file }“ kann nicht gelesen werden: { $cause }.
f07-permission = „{ $file }“ kann nicht gelesen werden: keine Berechtigung.
f07-missing = „{ $file }“ gibt es nicht.
f07-folder = „{ $file }“ ist ein Ordner; erwartet wird eine Datei.
f07-file = „{ $file }“ ist eine Datei; erwartet wird ein Ordner.
f07-device = „{ $file }“ ist keine gewöhnliche Datei.
f07-link = „{ $file }“ ist eine Verknüpfung, die ins Leere oder im Kreis führt.
f07-elsewhere = „{ $file }“ liegt in einem Ordner, der nicht gelesen wird. Themen und Antworten stehen direkt in intents/, Listen in lists/, Testgespräche in tests/.
f07-second-bot = Hier liegt eine zweite bot.toml. Es gibt genau eine, direkt in intents/.
f07-twice = Zwei Dateien heißen „{ $name }“.
f07-no-bot = Hier gibt es keine bot.toml. In ihr stehen Sprachen und Kanäle des Bots; ohne sie ist kein Kanal eingeschaltet.
f08-file = Diese Datei hat { $size } KB; gelesen werden höchstens { $limit } KB.
f08-name = Der Name „{ $name }“ ist zu lang; erlaubt sind { $limit } Zeichen.
f08-phrase = Dieser Kundensatz hat { $size } Zeichen; erlaubt sind { $limit }.
f08-nesting = Die Klammern dieses Kundensatzes sind zu tief verschachtelt; erlaubt sind { $limit } Ebenen. Teilen Sie den Satz.
f08-alternatives = Diese Klammer zählt { $size } Möglichkeiten auf; erlaubt sind { $limit }. Teilen Sie den Satz oder verwenden Sie eine Wortgruppe.
f08-phrases = Das sind { $size } Kundensätze; je Sprache werden höchstens { $limit } gelesen.
f08-slots = Dieses Thema hat { $size } Felder; erlaubt sind { $limit }.
f08-values = Diese Liste hat { $size } Werte; erlaubt sind { $limit }.
f08-intents = Es gibt { $size } Themen; erlaubt sind { $limit }.

### Das Dateiformat

t01 = Der Text, der hier beginnt, wird nicht geschlossen: Am Ende der Zeile fehlt ein Anführungszeichen.
t01-long = Der Text, der hier beginnt, wird nicht geschlossen: Vor der nächsten Überschrift fehlt { $quotes }.
t02 = Die Anführungszeichen um „{ $word }“ beenden den Kundensatz zu früh. Satzzeichen der Kunden werden nicht beachtet: Lassen Sie sie einfach weg.
t03 = Am Ende dieser Zeile fehlt ein Komma.
t03-semicolon = Zwischen Einträgen steht ein Komma, kein Semikolon.
t03-double = Hier steht ein Komma zu viel.
t04 = Die Liste „{ $key } = [“ aus Zeile { $line } wird nicht geschlossen. Vor der nächsten Überschrift (Zeile { $next }) fehlt eine eckige Klammer „]“.
t04-entry = Die Liste „{ $key } = [“ aus Zeile { $line } wird nicht geschlossen. Vor der nächsten Einstellung (Zeile { $next }) fehlt eine eckige Klammer „]“.
t04-heading = Die Überschrift „{ $heading }“ wird nicht geschlossen: Am Ende fehlt „]“.
t04-brace = Diese geschweifte Klammer wird nicht geschlossen: In derselben Zeile fehlt „{"}"}“.
t05 = Die Überschrift „[{ $heading }]“ kommt zweimal vor: Zeile { $first } und Zeile { $second }. Schreiben Sie alles dazu unter eine Überschrift.
t05-answer = Zwei Antworten heißen „{ $name }“: Zeile { $first } und Zeile { $second }. Benennen Sie eine davon um.
t05-test = Zwei Testgespräche heißen „{ $name }“: Zeile { $first } und Zeile { $second }. Benennen Sie eines davon um.
t06 = Die Einstellung „{ $key }“ steht unter „[{ $heading }]“ zweimal: Zeile { $first } und Zeile { $second }. Welche gilt?
t06-inline = „{ $key }“ steht hier zweimal. Welche Angabe gilt?
t07 = „{ $line }“ steht vor der ersten Überschrift. Über jeder Zeile muss eine Überschrift stehen{ $nears ->
    [none] .
   *[some] ; diese gehört unter { $near }.
}
t08 = „{ $key }“ ist keine Einstellung von „[{ $heading }]“, sondern gehört unter „[{ $home }]“{ $line ->
    [none] .
   *[other] {" "}(Zeile { $line }).
}
t08-language = Diese Datei enthält nur Kundensätze für die Sprache „{ $language }“; „{ $key }“ gehört in die Datei ohne Sprache im Namen.
t09 = Die Einstellung „{ $key }“ gibt es unter „[{ $heading }]“ nicht.{ did-you-mean }
t09-heading = Die Überschrift „[{ $heading }]“ gibt es nicht.{ did-you-mean }
t09-heading-name = Der Überschrift „[{ $heading }]“ fehlt ein Name. Schreiben Sie `[{ $full }]`, mit dem Namen anstelle dessen, was in < > steht.
t09-inline = „{ $key }“ ist hier nicht möglich; es gibt type, data und for.{ did-you-mean }
t09-fact = „{ $key }“ ist weder eine Einstellung eines Werts noch ein Tag. Tage schreiben Sie so: `2026-12-31 = "…"`.{ did-you-mean }
t10 = Zwischen Name und Wert steht ein Gleichheitszeichen „=“, kein Doppelpunkt.
t10-line = Diese Zeile ist nicht lesbar. Eine Einstellung schreiben Sie als `name = wert`, eine Anmerkung beginnt mit #.
t11 = „{ $key }“ ist eine Ja/Nein-Einstellung: Schreiben Sie `true` oder `false`, ohne Anführungszeichen.
t12 = Zahlen ohne Anführungszeichen haben einen Punkt: { $value }.
t13 = „{ $value }“ ist nicht eindeutig: { $whole } oder { $comma }? Bitte schreiben Sie "{ $whole }" oder "{ $comma }".
t13-currency = Beträge brauchen eine Währung und Anführungszeichen: "{ $value } EUR".
t14 = „{ $value }“ wird verstanden. Einheitlich schreibt `fmt` { $better }.
t14-quotes = Ein Tag mit Punkten braucht Anführungszeichen, oder Sie schreiben ihn so: { $day }.
t14-unclear = „{ $value }“ ist nicht eindeutig: { $one } oder { $other }?
t15-class = Die Schutzklasse „{ $value }“ gibt es nicht.{ did-you-mean } (Möglich sind { $all })
t15-level = Die Stufe „{ $value }“ gibt es nicht.{ did-you-mean } (Möglich sind { $all })
t15-word = „{ $value }“ ist hier nicht möglich.{ did-you-mean } (Möglich sind { $all })
t15-condition = Die Bedingung „{ $value }“ ist nicht lesbar. Schreiben Sie zum Beispiel `amount > 30 EUR` oder `recipient is set`.
t15-condition-mixed = Die Bedingung „{ $value }“ mischt „and“ mit „or“; nur eines von beiden ist möglich.
t15-currency = { $value } ist keine Währung. Schreiben Sie ihre drei Großbuchstaben: "EUR".
t15-date = { $value } ist kein eindeutig lesbarer Tag. Schreiben Sie "2026-12-31".
t15-date-rule = { $value } ist keine Regel für einen Tag. Schreiben Sie "today", "today + 1 year", "next bank day" oder "2026-12-31".
t15-digits = „{ $key }“ besteht aus Ziffern; { $value } ist nicht möglich.
t15-duration = { $value } ist keine Dauer. Schreiben Sie "15 minutes", "30 days" oder "10 years".
t15-empty = Hinter dem Gleichheitszeichen steht kein Wert.
t15-escape = In Anführungszeichen "…" hat der Rückstrich eine besondere Bedeutung. Schreiben Sie diesen Text in einfachen Anführungszeichen: `'…'`.
t15-format = Diese Datei ist für Format { $value } geschrieben; dieses Programm liest Format 1.
t15-heading = Die Überschrift „{ $heading }“ ist nicht lesbar. Eine Überschrift ist ein Name in eckigen Klammern: `[slot.amount]`.
t15-hours = { $value } sind keine Öffnungszeiten. Schreiben Sie "Mo-Fr 08:00-20:00" oder "always".
t15-iban = Das ist keine gültige IBAN: Länge oder Prüfziffern stimmen nicht.
t15-lang = Die Sprache „{ $name }“ gibt es hier nicht.{ did-you-mean }
t15-list = Diese Einstellung ist eine Liste: Schreiben Sie ["…", "…"].
t15-moment = { $value } ist kein Zeitpunkt. Schreiben Sie "2026-03-07 20:00"; ein Tag allein meint den ganzen Tag.
t15-money = { $value } ist kein Betrag. Schreiben Sie "5000 EUR" oder "0,01 EUR".
t15-month-day = { $value } ist kein Tag des Jahres. Schreiben Sie Monat und Tag: "12-24".
t15-name = „{ $name }“ ist kein technischer Name: Möglich sind Kleinbuchstaben a–z, Ziffern und _; am Anfang steht ein Buchstabe.
t15-nested = Listen und geschweifte Klammern in Listen gibt es nicht. Ein Kundensatz mit Klammern braucht Anführungszeichen: "[bitte] …".
t15-no-value = Für diesen Typ kann hier kein Wert stehen.
t15-number = { $value } ist keine Zahl. Schreiben Sie sie ohne Anführungszeichen und mit Punkt: `0.75`.
t15-one = Hier steht ein einzelner Wert, keine Liste.
t15-percent = { $value } ist kein Prozentsatz. Schreiben Sie "11,9 Prozent".
t15-quotes = Texte stehen in Anführungszeichen: "{ $value }".
t15-range = „{ $key }“ ist eine ganze Zahl von 0 bis { $limit }; { $value } ist nicht möglich.
t15-reserved = Der Name „{ $name }“ ist vergeben: Texte verwenden ihn für etwas anderes.
t15-rest = Der Rest dieser Zeile ist nicht verständlich. Hinter dem Gleichheitszeichen steht ein Wert; Anmerkungen beginnen mit #.
t15-share = { $value } ist keine Sicherheit; sie liegt zwischen 0 und 1.
t15-source = „{ $value }“ ist keine Quelle einer Liste. Schreiben Sie "handler:name".
t15-syntax = Das ist nicht lesbar.
t15-time = { $value } ist keine Uhrzeit. Schreiben Sie "08:00".
t15-url = „{ $value }“ ist keine Adresse. Schreiben Sie sie vollständig: "https://…".
t15-variable = Eine Variable braucht einen Typ: "money" oder `{"{"} type = "money" {"}"}`.
t15-whole = { $value } ist keine ganze Zahl. Schreiben Sie sie ohne Anführungszeichen: `3`.
t15-yes-no = „{ $key }“ ist `true` oder `false`; { $value } ist nicht möglich.
t16 = Doppelte Klammern gibt es nicht: Jeder Block hat eine eigene Überschrift, etwa `[answer.card_lost]`. Schreiben Sie `[{ $name }]`.
t17 = Unter „[{ $heading }]“ fehlt die Einstellung „{ $key }“.
t17-section = In dieser Datei fehlt die Überschrift „[{ $section }]“.
t17-fact = „{ $name }“ hat keinen Wert. Schreiben Sie je erstem Tag eine Zeile: `2026-01-01 = "…"`.

### Kundensätze

p01 = In diesem Kundensatz wird die Klammer „{ $bracket }“ vor „{ $word }“ nicht geschlossen.
p01-close = In diesem Kundensatz schließt „{ $bracket }“ etwas, das nicht geöffnet wurde.
p01-bar = Der senkrechte Strich „|“ trennt Möglichkeiten und steht nur in ( ) oder [ ].
p01-empty = Diese Klammer hat einen leeren Teil. Schreiben Sie, was gesagt werden kann, oder streichen Sie ihn. Was wegfallen darf, steht in [ ].
p01-blank = Dieser Kundensatz ist leer.
p02 = „({ $text })“ zählt nur eine Möglichkeit auf. Wenn das Wort wegfallen darf, schreiben Sie „[{ $text }]“.
p03 = In „{ $intent }“ gibt es kein Feld „{ $name }“.{ did-you-mean }{ $known ->
    [none] {""}
   *[some] {" "}(Bekannt: { $slots })
}
p03-answer = Kundensätze von Antworten haben keine Felder; „{ $name }“ kann hier nicht gefüllt werden.
p03-name = „{ $name }“ ist kein technischer Name: Möglich sind Kleinbuchstaben a–z, Ziffern und _.
p05 = Das Feld „{ $name }“ steht nur in einem Zweig von „|“: Dann wäre unklar, was der Kundensatz füllt. Schreiben Sie zwei Sätze.
p10 = Dieser Kundensatz steht für { $count } Sätze (Grenze: { $limit }), vor allem wegen der markierten Stelle. Teilen Sie ihn, oder lassen Sie weg, was niemand sagt.
p11 = Die Wortgruppe „{ $name }“ gibt es nicht.{ did-you-mean }
p11-language = Die Wortgruppe „{ $name }“ gibt es nur in der Sprache „{ $there }“; Kundensätze in „{ $here }“ verwenden sie auch.
p12 = Wortgruppen dürfen weder Felder noch andere Wortgruppen enthalten.
p14 = „{ $intent }“ hat in der Sprache „{ $other }“ { $count ->
    [1] einen Kundensatz
   *[other] { $count } Kundensätze
}, in „{ $language }“ aber keinen. Diese Kunden erreichen das Thema nicht.
p14-none = „{ $intent }“ hat in der Sprache „{ $language }“ keine Kundensätze. Niemand erreicht das Thema.

### Felder, Listen, Logik

s02 = Es gibt weder einen Typ noch eine Liste „{ $name }“.{ did-you-mean }
s02-list = Eine Liste darf nicht „{ $name }“ heißen: So heißt ein Feldtyp.
s02-card-number = Nach einer vollständigen Kartennummer wird nie gefragt; sie wird nur erkannt, um gelöscht zu werden. Verwenden Sie "card_last4".
s03 = „{ $key }“ passt nicht zum Typ „{ $type }“.{ $instead ->
    [none] {""}
   *[other] {" "}Für diesen Typ heißt es „{ $instead }“.
}
s11-channel = Den Kanal „{ $name }“ gibt es nicht.{ did-you-mean }
s11-intent = Das Thema „{ $name }“ gibt es nicht.{ did-you-mean }
s11-language = Die Sprache „{ $name }“ spricht der Bot nicht.{ did-you-mean }
s11-link = Den Link „{ $name }“ gibt es nicht.{ did-you-mean }
s11-list = Die Liste „{ $name }“ gibt es nicht.{ did-you-mean }
s11-outcome = Das Ergebnis „{ $name }“ gibt es nicht.{ did-you-mean }
s11-queue = Die Warteschlange „{ $name }“ gibt es nicht.{ did-you-mean }
s11-slot = In diesem Thema gibt es kein Feld „{ $name }“.{ did-you-mean }
s11-topic = Es gibt weder ein Thema noch eine Antwort „{ $name }“.{ did-you-mean }
s11-twice = „{ $name }“ heißen ein Feld und ein Wert in bot.toml. Texte könnten sie nicht unterscheiden; benennen Sie eines um.
s11-value = Die Liste hat keinen Wert „{ $name }“.{ did-you-mean }
s12 = Keine Antwort hat die Rolle „{ $role }“.
s12-twice = Zwei Antworten haben die Rolle „{ $role }“.

### Datenschutz und Sicherheit

c07-logout = Wo Geld bewegt werden kann („{ $intent }“, Zeile { $line }), endet die Anmeldung spätestens nach { $minutes } Minuten.
c08 = „{ $key }“ sieht nach einem Zugangsschlüssel aus. Zugangsschlüssel kommen aus der Umgebung oder einer Datei, nie aus bot.toml.

### Testgespräche

x02 = Diese Zeile ist nicht lesbar: Sie beginnt mit „{ $word }“.{ did-you-mean } Zeilen beginnen mit { $words }
x02-colon = Hinter „{ $word }“ fehlt der Doppelpunkt.
x02-approval = Eine Freigabe wird erteilt oder nicht: `ja` oder `nein`.
x02-bot = „{ $value }“ kann der Bot nicht sagen: Schreiben Sie `#text-id`, einen Text mit * für Beliebiges oder - für Schweigen.
x02-check = Die Prüfung „{ $value }“ ist nicht lesbar. Schreiben Sie `name = wert`, zum Beispiel `handler = none`.
x02-empty = Hinter dem Doppelpunkt fehlt etwas.
x02-first = Ein Testgespräch beginnt mit dem, was der Kunde tut, nicht mit dem Bot.
x02-login = Die Anmeldestufe „{ $value }“ gibt es nicht. Möglich sind none, known, login, strong.
x02-time = „{ $value }“ ist keine Zeitangabe. Schreiben Sie `+ 6 Minuten`, `20:01` oder `2026-03-07 20:00`.

x01 = „{ $sentence }“ wurde als „{ $actual }“ ({ $actual_score }) verstanden statt als „{ $expected }“ ({ $score }).{ $has_closest ->
    [yes] { "" } Am nächsten kommt dort: „{ $closest }“.
   *[no] { "" }
  }
x01-negative = „{ $sentence }“ wurde als „{ $expected }“ ({ $score }) verstanden, obwohl der Satz gerade nicht dazu gehört.
x01-nothing = „{ $sentence }“ wurde nicht verstanden; gemeint ist „{ $expected }“ ({ $score }).{ $has_closest ->
    [yes] { "" } Am nächsten kommt dort: „{ $closest }“.
   *[no] { "" }
  }
x01-slot = In „{ $sentence }“ wurde „{ $slot }“ als „{ $read }“ gelesen statt als „{ $written }“.
x01-slot-nothing = In „{ $sentence }“ wurde „{ $slot }“ nicht gelesen; dort steht „{ $written }“.
x03 = Schritt { $turn }: Erwartet wurde „{ $expected }“; es kam „{ $actual }“.
x03-nothing = Schritt { $turn }: Erwartet wurde „{ $expected }“; der Bot sagte nichts mehr.
x03-silence = Schritt { $turn }: Der Bot sollte schweigen; er sagte „{ $actual }“.
x03-begin = Das Testgespräch konnte nicht beginnen: { $actual }
x03-broken = Schritt { $turn }: Hier ging es nicht weiter: { $actual }
x03-button = Schritt { $turn }: Eine Schaltfläche „{ $expected }“ gibt es hier nicht. Vorhanden: { $actual }
x03-time = Schritt { $turn }: Die Zeit kann in einem Testgespräch nicht zurücklaufen.
