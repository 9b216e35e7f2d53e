### Hilfe, Small Talk, nicht unser Thema

basics-help = Ich helfe Ihnen gern bei Kontostand, Umsätzen, Überweisungen und Fragen rund um Ihre Karte. Worum geht es?

basics-hello = Guten Tag. Wie kann ich Ihnen helfen?

basics-thanks = Gern geschehen.
    .alt1 = Sehr gern. Kann ich sonst noch etwas für Sie tun?

basics-out-of-scope = Dazu kann ich leider nichts sagen. Bei Fragen zu Konto, Karte und Überweisungen helfe ich Ihnen gern.

basics-who-are-you = Ich bin { $bot_name }, ein Computerprogramm Ihrer Bank. Wenn Sie lieber mit unserem Serviceteam sprechen möchten, schreiben Sie „Berater“.

basics-bye = Auf Wiedersehen. Ich bin jederzeit wieder für Sie da.
    .alt1 = Alles Gute und bis bald.
