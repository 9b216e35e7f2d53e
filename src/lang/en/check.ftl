### What `check` says about texts, safeguards and everything between files. Ids are codes, with a variant behind a hyphen.

b01 = The text "{ $id }" is missing { in-languages }. In another language it says: "{ $says }"
b01-nowhere = The text "{ $id }" is missing { in-languages }.

b03 = The text "{ $id }" does not have "${ $name }". It knows: { $known }
b03-near = The text "{ $id }" does not have "${ $name }". Did you mean { $near }? It knows: { $known }
b03-reference = There is no text "{ $id }" to put in here.
b03-shared = "{ $id }" cannot be put into another text: only texts that begin with "common-" and terms can.
b03-function = "{ $name }" is not possible like this. There are DATE(x, style: "short" or "long"), NUMBER(x, decimals: 2) and MASK(x).

b04 = "{ "{" } { $name } { "}" }" without $ would print literally. For a value write "{ "{" } ${ $name } { "}" }".
b04-doubled = Braces are doubled here. One pair is enough.
b04-open = In "{ $id }" a brace "{ "{" }" is never closed. The text is not used until it is.
b04-closing = In "{ $id }" there is a brace "{ "}" }" too many. The text is not used until it is gone.

b05 = The text "{ $id }" does not show "${ $name }" { in-languages }, although it does in another language: those customers would not learn it.
b05-confirm = Everything that is sent must be shown: "{ $id }" lacks "${ $name }" { in-languages }.
b05-shows = The preparation returns "${ $name }", but neither "{ $id }" nor a note shows it { in-languages }.

b06-indent = This line must be indented (at least one space), otherwise it is cut off: customers would only see "{ $shown }".
b06-start = A line of the text "{ $id }" may not begin with "{ $sign }". Put a word before it.
b06-plural = The choice in "{ $id }" needs exactly one branch that begins with "*[other]".
b06-empty = The text "{ $id }" is empty.
b06-unreadable = This cannot be read (text "{ $id }"). A text looks like this: its-id = Words.
b06-deep = Braces stand inside braces too many times here. Nothing of this file is used.

b15 = A choice on "${ $name }" always takes the last branch. Only yes/no details can choose.

c01 = "{ $intent }" holds { $class } data; on "{ $all_channels }" the bot may use at most { $limit } data. Say what should happen there: a link, a handover, or a refusal (`if_not_allowed` under [privacy]).
c01-text = "{ $id }" shows "${ $name }", so "{ $intent }" holds { $class } data; on "{ $all_channels }" the bot may use at most { $limit } data. Say what should happen there: a link, a handover, or a refusal (`if_not_allowed` under [privacy]).
c01-answer = The answer "{ $id }" holds { $class } data; on "{ $channel }" the bot may show at most { $limit } data, and there is no web channel with login to continue in. Name the channels where it may be given (channels).
c01-instead = "{ $id }" is written on "{ $channel }", but shows "${ $name }" ({ $class } data).

c03 = "{ $intent }" needs the login level "{ $needed }"; on "{ $all_channels }" at most "{ $highest }" is possible, and nothing says what should happen instead. Add [on.{ $channel }].
c03-continue = "{ $intent }" is to continue in a web channel with the login level "{ $needed }", but "{ $to }" does not allow it.
c03-nowhere = "{ $intent }" is to continue in a web channel with the login level "{ $needed }", but there is none.

c04-confirm = "{ $intent }" changes something or moves money, but there is no [confirm].
c04-when = Where something changes, the read-back always comes: "{ $intent }" allows only when = "always".
c04-prepare = "{ $intent }" moves money, but nothing is prepared before the read-back (prepare under [confirm]).
c04-approval = "{ $intent }" moves money, so to_act must be "approval": a login alone never authorises a payment.
c04-login = "{ $intent }" changes something, so to_act must be at least "login".
c04-valid-for = "valid_for" is not possible with an approval, which belongs to exactly one order.
c04-text = "{ $intent }" moves money, but the text "{ $id }" is missing { in-languages }. What does the customer read then?

c05 = "{ $intent }" gives out data that need the login level "{ $needed }" before the first question; to_talk = "{ $written }" is lower. Leave the line out, and the level follows by itself.

c06 = The welcome "{ $id }" is missing { in-languages }.
c06-link = The welcome does not contain "{ "{" } ${ $name } { "}" }" { in-languages }. Customers must be told at the first contact who we are and what happens to their data.

c07-normal = `instead = "normal"` cannot allow what "{ $channel }" does not: "{ $intent }" shows more, or needs a higher login level.

f08-text = The text "{ $id }" has { $length } characters; at most { $limit } are possible.
f08-parts = The text "{ $id }" is put together from more than { $limit } parts.

p04 = "{ $example }" cannot be read as { $type ->
        [money] an amount
        [date] a date
        [number] a number
        [percent] a percentage
        [phone] a phone number
        [iban] an IBAN
       *[other] "{ $type }"
    } (slot "{ $slot }"). Customers may well write that; then add it as a test phrase and tell the developers. As an example use a readable value.
p06 = "{ $phrase }" alone would start the topic whenever somebody mentions such a value. Answers to the bot's question are understood anyway; delete this line.
p07 = The sentence "{ $sentence }" belongs to two topics: "{ $here }" (line { $line }) and "{ $there }" (line { $other }). The bot could only guess.
p08 = "{ $sentence }" ({ $here }) and "{ $other }" ({ $there }) differ only in words that mean nothing. The bot will mix the two topics up.
p09 = This phrase says nothing new: it is contained in line { $line }.

s01 = The bot may have to ask for "{ $slot }", but there is no text for the question. Please write "{ $id }" { in-languages }.
s04 = The lower limit of "{ $slot }" is larger than the upper one: no value would be accepted.
s04-default = The default of "{ $slot }" does not keep its own rule.
s06-text = These texts refer to each other in a circle: { $chain }
s09 = The developers know no handler "{ $name }".
s09-near = The developers know no handler "{ $name }". Did you mean { $near }?
s09-outcome = The handler of "{ $intent }" can answer "{ $name }", but the text "{ $id }" is missing { in-languages }.
s09-row = "{ $name }" is a list, but the text "{ $id }" for one row of it is missing { in-languages }.
s09-note = The preparation can choose the note "{ $name }", but the text "{ $id }" is missing { in-languages }.
s11-source = The text "{ $id }" would belong to both: to this heading and to the second one. Rename one of them.
s11-text = Two texts are called "{ $id }". Neither is used; rename or delete one.

### Handlers (H)

h01 = The handler "{ $handler }" does not fit the slots of "{ $intent }": { $problem }.
h02-read = "{ $intent }" changes nothing (`effect = "read"`), but the handler "{ $handler }" takes a Confirmed order. Either change `effect`, or take Slots in the handler.
h02-change = "{ $intent }" changes something at the bank, but the handler "{ $handler }" does not take a confirmed order. Take Confirmed instead of Slots in the handler.
h02-kind = "{ $handler }" is registered as another kind of handler. An intent's handler is registered with .on(…).
h03 = The handler "{ $handler }" is registered, but no intent and no list uses it.
