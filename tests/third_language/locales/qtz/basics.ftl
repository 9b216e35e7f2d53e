### Ajuda

basics-help = Nu fara hulo ni sendu. Kio tu vola?

basics-out-of-scope = Ilu nu vak fara. Nu fara hulo ni sendu.
