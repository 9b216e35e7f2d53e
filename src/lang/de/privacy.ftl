### Die Seite, die der Datenschutz unterschreibt: `check --privacy`

privacy-title = Datenschutz-Übersicht: { $bot }
privacy-version = Fassung { $fingerprint }, geprüft am { $date }
privacy-answers = antwortet
privacy-continue = weiter in { $to }
privacy-link = Link: { $link }
privacy-handoff = Übergabe: { $queue }
privacy-refused = lehnt ab
privacy-elsewhere = –
privacy-off = aus
privacy-nothing = KEINE ANTWORT
privacy-login = * erst nach der Anmeldung
privacy-approval = + vor der Ausführung gibt der Kunde den Auftrag frei
privacy-channels = Was ein Kanal darf
privacy-shows = zeigt höchstens
privacy-collects = fragt höchstens
privacy-highest = höchste Anmeldung
privacy-lowered = Herabgesetzte Schutzklassen
privacy-lowered-none = Keine Schutzklasse ist herabgesetzt.
privacy-lowering = { $what }: { $from } → { $to }   ({ $place })
privacy-open = Offen
privacy-open-none = Jedes Thema hat auf jedem Kanal eine Antwort, und nichts geht über das hinaus, was der Kanal darf.
privacy-gap = „{ $topic }“ hat auf „{ $channel }“ keine Antwort.
privacy-excess = „{ $topic }“ wird auf „{ $channel }“ beantwortet, obwohl es dort mehr zeigen oder fragen würde, als erlaubt ist.
privacy-sign = Freigegeben von: ______________________   am: ______________   Unterschrift: ______________________
