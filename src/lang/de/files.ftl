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
