# Was die Seiten des Webchats sagen. Wörter in { } setzt die Seite ein.

web-title = Chat mit { $bot }
web-bot-role = Digitale Assistenz Ihrer Bank
web-role = { $bot } schreibt:
web-you = Sie:
web-person = Unser Serviceteam schreibt:
web-conversation = Gespräch mit { $bot }
web-input = Ihre Nachricht
web-input-hint = Bitte schicken Sie nie PIN, TAN oder Passwort.
web-send = Senden
web-options = Vorschläge für Ihre Antwort
web-typing = { $bot } schreibt gerade
web-new-messages = Neue Nachrichten
web-no-script = Dieser Chat braucht JavaScript. Bitte schalten Sie es in Ihrem Browser ein oder rufen Sie uns an.

# --- Verbindung ---
web-offline = Keine Verbindung. Ihre Nachrichten werden gesendet, sobald sie wieder da ist.
web-pending = noch nicht gesendet
web-slow = Das war etwas schnell. Ihre Nachricht wird gleich gesendet.
web-long = Ihre Nachricht ist zu lang. Bitte schreiben Sie höchstens { $max } Zeichen.
web-cookies = Dieser Chat braucht ein Cookie, damit niemand mitlesen kann. Bitte erlauben Sie Cookies für diese Seite und laden Sie sie neu.
web-elsewhere = Dieses Gespräch ist in einem anderen Tab geöffnet.
web-elsewhere-here = Hier weitermachen
web-update = Der Chat wurde aktualisiert. Bitte laden Sie die Seite neu.
web-secret = zu Ihrer Sicherheit entfernt
web-failed = Das hat nicht geklappt. Bitte versuchen Sie es gleich noch einmal.

# --- Anmeldung ---
web-login = Anmelden
web-logout = Abmelden
web-logged-in = Angemeldet
web-logged-out = Sie sind abgemeldet. Was hier stand, ist ausgeblendet.
web-hidden = Frühere Nachrichten sind ausgeblendet, weil die Anmeldung beendet ist.
web-warning = Sie werden in { $seconds } Sekunden abgemeldet.
web-stay = Angemeldet bleiben
web-waiting = Unser Serviceteam ist benachrichtigt
web-login-title = Anmeldung bei Ihrer Bank
web-login-choose = Wer möchten Sie sein?
web-login-address = Weiter zur Anmeldung
web-login-none = Hier können Sie sich nicht anmelden.
web-login-failed = Die Anmeldung hat nicht geklappt. Bitte versuchen Sie es noch einmal.
web-demo = Vorführung: kein Passwort, keine echten Konten.
web-back-to-chat = Zurück zum Chat

# --- Banking-App, gespielt von einer Seite ---
web-app-title = Banking-App
web-app-demo = Vorführung: Diese Seite spielt die App der Bank auf Ihrem Telefon.
web-app-open = App öffnen
web-app-waits = In der App wartet ein Auftrag auf Ihre Freigabe.
web-app-nothing = Es wartet nichts auf Ihre Freigabe.
web-app-approve = Freigeben
web-app-decline = Ablehnen
web-app-approved = Freigegeben. Sie können zum Chat zurückgehen.
web-app-declined = Abgelehnt. Es wurde nichts ausgeführt.

# --- für andere Seiten ---
web-open = Chat öffnen
web-close = Chat schließen
web-language = Sprache
web-language-name = Deutsch
