# Was die Befehle für Dateien sagen: fmt, check --fix, --since, --watch, new, expand, texts.

# --- fmt ---
fmt-changed = { $file } wurde formatiert.
fmt-would-change = { $file } ist nicht formatiert.
fmt-unreadable = { $file } ist nicht lesbar und bleibt, wie es ist. „check“ sagt, warum.
fmt-summary = { $changed } geändert, { $same } schon richtig, { $unreadable } nicht lesbar.

# --- check --fix, --since, --watch ---
fix-nothing = Hier lässt sich nichts mechanisch beheben.
fix-ask = { $files ->
    [one] Diese Änderungen in 1 Datei schreiben? (ja/nein)
   *[other] Diese Änderungen in { $files } Dateien schreiben? (ja/nein)
  }
fix-not-written = Es wurde nichts geschrieben. „--yes“ schreibt die Änderungen ohne Rückfrage.
fix-written = { $files ->
    [one] 1 Datei wurde geschrieben.
   *[other] { $files } Dateien wurden geschrieben.
  }
fix-changed-meanwhile = „{ $file }“ wurde inzwischen geändert. Es wurde nichts geschrieben; bitte beginnen Sie noch einmal.
since-change = {"  "}Zeile { $line }: { $place }: { $before } → { $after }  ({ $who })
since-none = (nichts)
since-editor = Redaktion
since-compliance = Compliance
since-developer = Entwicklung
since-nothing = Seit { $revision } hat sich nichts geändert, was eine Freigabe braucht.
since-needs = Nötig: { $who }.{ $owners ->
    [none] {""}
   *[other] {" "}Zuständig: { $owners }.
  }
since-unknown = Die Revision „{ $revision }“ kennt git hier nicht.
since-no-git = Dafür wird das Programm git gebraucht: { $error }
watch-checked = Geprüft in { $milliseconds } ms. Bei jeder Änderung wird neu geprüft; Strg-C beendet.

# --- new ---
new-written = { $file } wurde geschrieben.
new-then = Füllen Sie aus, was mit TODO markiert ist; „check“ nennt jede Lücke.
new-name = „{ $name }“ ist kein technischer Name: kleine Buchstaben a–z, Ziffern und _, am Anfang ein Buchstabe, höchstens 40.
new-exists = { $file } gibt es schon. Es wurde nichts geschrieben.
new-intent = Ein Thema. Es ist ausgeschaltet, bis active auf true steht.
new-list = Eine Liste von Werten; ein Feld verwendet sie mit dem Namen der Datei.
new-test = Testgespräche. Jede Zeile beginnt damit, wer etwas tut.
new-phrases = schreiben Sie, wie Kunden schreiben: mindestens fünf Sätze je Sprache
new-words = das erste Wort schreibt der Bot, die anderen versteht er
new-list-word = Beispiel
new-answer-text = Diese Antwort ist noch nicht geschrieben.
new-test-line = Guten Tag

# --- expand ---
expand-nothing = Bei „{ $place }“ steht kein Kundensatz. Nennen Sie eine Datei und eine Zeile mit einem Satz: intents/transfer.toml:31
expand-phrase = { $phrase } steht für { $count ->
    [one] 1 Satz
   *[other] { $count } Sätze
  }:

# --- texts ---
texts-exported = { $count ->
    [one] 1 Text wurde nach { $file } geschrieben.
   *[other] { $count } Texte wurden nach { $file } geschrieben.
  }
texts-unreadable = „{ $file }“ ist nicht verwendbar: { $problem }. Die erste Zeile nennt die Spalten file, text, attribute und zwei Sprachen.
texts-nothing = Die Liste enthält nichts Neues.

# --- test --coverage, test --record, chat ---
coverage-line = { $kind }: { $touched } von { $all } berührt
coverage-topics = Themen
coverage-slots = Felder
coverage-rules = Regeln der Felder
coverage-texts = Texte
coverage-languages = Sprachen
coverage-channels = Kanäle
chat-recorded = Das Gespräch steht jetzt als Testgespräch „{ $name }“ in { $file }. Bitte geben Sie ihm einen Titel.
reload-taken = Die Dateien haben sich geändert; der Bot antwortet jetzt nach der neuen Fassung.
reload-kept = Die geänderten Dateien gelten nicht, die vorige Fassung antwortet weiter: { $error }
reload-kept-errors = { $errors ->
    [one] Die geänderten Dateien gelten wegen eines Fehlers nicht; die vorige Fassung antwortet weiter.
   *[other] Die geänderten Dateien gelten wegen { $errors } Fehlern nicht; die vorige Fassung antwortet weiter.
  }
reload-kept-tests = { $tests ->
    [one] Die geänderten Dateien gelten nicht, weil ein Test scheitert; die vorige Fassung antwortet weiter.
   *[other] Die geänderten Dateien gelten nicht, weil { $tests } Tests scheitern; die vorige Fassung antwortet weiter.
  }
reload-kept-first = { $remark } Der erste: { $mistake }
serve-not-watched = Änderungen an den Dateien werden nicht bemerkt und brauchen einen Neustart: { $error }
