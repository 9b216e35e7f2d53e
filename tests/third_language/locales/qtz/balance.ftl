### Hulo. $pot = pot, $balance = hulo, $as_of = solu, $rows = potu

balance-title = Miro hulo

balance-ask-pot =
    .again = Kel pot tu vola?
    .which =
        Kel pot?
        { $choices }

balance-one = { $pot }: { $balance }

balance-all =
    Tu potu, { DATE($as_of, style: "short") }:
    { $rows }

balance-all-row = { $pot }: { $balance }

balance-private = Hulo es nur oru app: { $link }
