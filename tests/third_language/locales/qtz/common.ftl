### Oru tota

common-welcome =
    Salu, nu es { $bot_name }, oru masino, vak homi.
    Maska: { $privacy_link }
    Lurem: { $imprint_link }

common-clarify = Kio tu vola?
    .button-none = Alta
common-not-understood = Nu vak lego. Skriba alta?
    .again = Nu retu vak lego. Vola tu homi?

common-login = Enta: { $link }
common-logout-warning = Es tu oru? Nu klosa oru pa minu.
common-expired = Nu forgeta tota. Nul es fara. Vola tu retu?
common-approval-declined = Zavo. Nul es fara.
common-approval-expired = Zavelo es tro late. Nul es fara. Vola tu retu?
common-cancelled = Zavo, nul es fara.
common-topic-change = „{ $title }“ es vak fina. Vola tu alta?
    .button-yes = Alta
    .button-no = Fina

common-handoff-offer = Vola tu homi?
    .button-yes = Sá
    .button-no = Vak
common-handoff = Oru homi vena. Tempo: { $wait }.
common-handoff-closed = Homi es for. Retu: { $hours }.
    .callback = Vola tu tele?
    .message = Skriba nuna. Vak skriba potu.
common-ask-phone = Kel tele?
    .again = Ilu es vak tele.
common-noted = Zavo, homi sava ilu.

common-error = Ilu es fulta. Retu oru pa minu. Refo: { $error_id }
common-unknown = Nu vak sava, se ilu es fara. Vak skriba retu. Refo: { $error_id }
common-secret-seen = Vak skriba klavo oru. Nu vak gardo ilu.
common-deleted-chat = Tota es for. Enta: { $link }
common-off = Ilu vak es nuna. Vola tu homi?
common-topic-refused = Fina „{ $title }“, o skriba „droma“.
common-link = Oru tu fara ilu: { $link }
common-logged-out = Nu klosa.
common-outdated = Ilu es for.
common-unreadable = Nu vak lego ilu. Skriba.
