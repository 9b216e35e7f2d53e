### What `check` says about texts, safeguards and everything between files. Ids are codes, with a variant behind a hyphen.

b01 = The text "{ $id }" is missing { in-languages }. In another language it says: "{ $says }"
b01-nowhere = The text "{ $id }" is missing { in-languages }.

b01-language = There is not a single text for the language "{ $language }" yet (folder { $folder }). Add the texts, or take the language out of `languages` in bot.toml.
b02 = The text "{ $id }" is used nowhere.
b02-near = The text "{ $id }" is used nowhere. Did you mean { $near }?
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
b06-colon = Between the name "{ $id }" and its words there must be `=`, not a colon.
b06-start = A line of the text "{ $id }" may not begin with "{ $sign }". Put a word before it.
b06-plural = The choice in "{ $id }" needs exactly one branch that begins with "*[other]".
b06-empty = The text "{ $id }" is empty.
b06-unreadable = This cannot be read (text "{ $id }"). A text looks like this: its-id = Words.
b06-deep = Braces stand inside braces too many times here. Nothing of this file is used.

b07 = The bot says "{ $form }" (bot.toml), here it says "{ $word }".
b08 = "{ $article }" does not go with every value of "${ $name }". Better is a form such as "Account: { "{" } ${ $name } { "}" }".
b09 = "${ $name }" may still be empty here. Give it a line of its own, which is then left out, or leave it out.
b09-later = The question for "{ $slot }" mentions "${ $name }", but that is asked later. Move [slot.{ $name }] up, or leave it out.
b10 = "{ $words }" has { $size } characters; buttons show { $limit }. Please add a short form (`.short`).
b10-button = "{ $words }" has { $size } characters; buttons show { $limit }. Please shorten it.
b11 = This answer is hard to read (a sentence of { $words } words). Two sentences would help.
b12 = Here it says "{ $word }"; agreed is "{ $instead }".
b13 = ".{ $name }" is not possible in "{ $id }".
b13-near = ".{ $name }" is not possible in "{ $id }". Did you mean { $near }?
b13-variant = "{ $id }" has no variants: customers must always read the same words. Delete ".{ $name }".
b14 = "{ $id }" has changed in the source language ({ $source }) since this version ({ $here }) was written. Does it still fit?
b14-bare = { $count ->
    [1] "{ $id }" does not say from which version of its source it was written, as other texts of this file do.
   *[other] { $count } texts of this file, first "{ $id }", do not say from which version of their source they were written, as others do.
  }
b14-draft = "{ $id }" is still a draft (# TODO). Write the text, then delete this note.
b15 = A choice on "${ $name }" always takes the last branch. Only yes/no details can choose.

b16 = Here are straight quotation marks. Customers read { $open }…{ $close } and ’.
b16-around = The quotation marks around this text would be shown to customers. Texts need none.
c01 = "{ $intent }" holds { $class } data; on "{ $all_channels }" the bot may use at most { $limit } data. Say what should happen there: a link, a handover, or a refusal (`if_not_allowed` under [privacy]).
c01-text = "{ $id }" shows "${ $name }", so "{ $intent }" holds { $class } data; on "{ $all_channels }" the bot may use at most { $limit } data. Say what should happen there: a link, a handover, or a refusal (`if_not_allowed` under [privacy]).
c01-answer = The answer "{ $id }" holds { $class } data; on "{ $channel }" the bot may show at most { $limit } data, and there is no web channel with login to continue in. Name the channels where it may be given (channels).
c01-instead = "{ $id }" is written on "{ $all_channels }", but shows "${ $name }" ({ $class } data).

c02 = The bot must never ask for PIN, TAN, passwords or card security codes; "{ $id }" asks for "{ $word }".
c02-slot = The bot must never ask for PIN, TAN, passwords or card security codes; the slot "{ $slot }" sounds like "{ $word }".
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

f04-indent = This line of "{ $id }" is indented with a tab or another character that is no space, so it does not belong to the text. Please indent it with spaces.
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

p13 = This phrase does not look like the language "{ $list }", in whose list it stands, but like "{ $looks }".
p15-iban = This looks like a real IBAN. Use invented data: phrases are visible to everybody in the project.
p15-phone = This looks like a real phone number. Use invented data: phrases are visible to everybody in the project.
p15-email = This looks like a real e-mail address. Use invented data: phrases are visible to everybody in the project.
p16 = "{ $intent }" has { $count ->
    [1] one phrase
   *[other] { $count } phrases
} and { $tests ->
    [0] no test phrase
    [1] one test phrase
   *[other] { $tests } test phrases
} { in-languages }; below { $least } and { $least_tests } it is understood badly.
s01 = The bot may have to ask for "{ $slot }", but there is no text for the question. Please write "{ $id }" { in-languages }.
s04 = The lower limit of "{ $slot }" is larger than the upper one: no value would be accepted.
s04-default = The default of "{ $slot }" does not keep its own rule.
s05 = The pattern cannot be read at position { $position } ("{ $sign }").
s05-open = The pattern is not closed: "{ $sign }" at position { $position } has no end.
s05-close = The pattern closes something at position { $position } that was never opened.
s05-look = Looking ahead or behind ("{ $sign }") is not available in patterns.
s05-repeat = Before "{ $sign }" at position { $position } there is nothing to repeat.
s05-quotes = In quotes "…" the backslash is special. Write the pattern in single quotes: `'\d{ "{" }5{ "}" }'`.
s06 = These conditions run in a loop and can never be satisfied: { $chain }
s06-after = These topics are possible only after each other, in a loop; nobody can get to them: { $chain }
s06-text = These texts refer to each other in a circle: { $chain }
s07 = Nobody can get to "{ $intent }": it is possible only after "{ $after }", and that is switched off.
s07-phrases = Nobody can get to "{ $intent }": every phrase of it is also a phrase of "{ $other }".
s08 = With typos allowed "{ $one }" ({ $first }) and "{ $other }" ({ $second }) cannot be told apart.
s08-same = "{ $one }" stands under two values: { $first } and { $second }.
s09 = The developers know no handler "{ $name }".
s09-near = The developers know no handler "{ $name }". Did you mean { $near }?
s09-outcome = The handler of "{ $intent }" can answer "{ $name }", but the text "{ $id }" is missing { in-languages }.
s09-row = "{ $name }" is a list, but the text "{ $id }" for one row of it is missing { in-languages }.
s09-note = The preparation can choose the note "{ $name }", but the text "{ $id }" is missing { in-languages }.
s10 = "{ $name }" has no value before { $date }, but "{ $id }" needs one today.
s10-order = The end of "{ $id }" (valid_until) lies before its beginning (valid_from).
s10-answer = This answer ended on { $date }. Delete it?
s10-notice = This notice ended on { $date }. Delete it?
s13 = "{ $id }" was to be reviewed by { $date }{ $owner ->
    [none] .
   *[other] {" "}({ $owner }).
}
s13-soon = "{ $id }" is to be reviewed by { $date }{ $owner ->
    [none] .
   *[other] {" "}({ $owner }).
}
x02-text = There is no text "{ $id }".
x02-text-near = There is no text "{ $id }". Did you mean { $near }?
s11-source = The text "{ $id }" would belong to both: to this heading and to the second one. Rename one of them.
s11-text = Two texts are called "{ $id }". Neither is used; rename or delete one.

### Handlers (H)

h01 = The handler "{ $handler }" does not fit the slots of "{ $intent }": { $problem }.
h02-read = "{ $intent }" changes nothing (`effect = "read"`), but the handler "{ $handler }" takes a Confirmed order. Either change `effect`, or take Slots in the handler.
h02-change = "{ $intent }" changes something at the bank, but the handler "{ $handler }" does not take a confirmed order. Take Confirmed instead of Slots in the handler.
h02-kind = "{ $handler }" is registered as another kind of handler. An intent's handler is registered with .on(…).
h03 = The handler "{ $handler }" is registered, but no intent and no list uses it.
