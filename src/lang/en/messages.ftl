### What the program tells editors and developers, in English.
### One message for each id of a diagnostic; `.help` is a second line.

### Words around every message

level-error = error
level-warning = warning
level-hint = hint
fix-line = fix: { $before } → { $after }   (check --fix)
fix-insert = fix: insert { $after }   (check --fix)
fix-remove = fix: delete { $before }   (check --fix)
choice-line = possible: { $before } → { $after }
choice-insert = possible: insert { $after }
choice-remove = possible: delete { $before }
fix-more = … and { $count ->
    [1] one more line
   *[other] { $count } more lines
}
fix-store = fix: store the file as UTF-8 with plain line ends   (check --fix)
help-line = help: schalter help { $code }
more-in-file = and { $count } more in { $file }
summary = { $errors ->
    [0] No errors
    [1] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warnings
    [1] 1 warning
   *[other] { $warnings } warnings
} in { $files ->
    [1] 1 file
   *[other] { $files } files
}.
quoted = "{ $item }"
or = { $rest } or { $last }
did-you-mean = { $nears ->
    [none] {""}
   *[some] {" "}Did you mean { $near }?
}

in-languages = { $in ->
    [de] in German
    [en] in English
    [de-en] in German and English
   *[other] (languages: { $languages })
}

### Characters and files

f01 = This text is in typographic quotes: { $text }. Here only straight quotes "…" work as the outer marks. Inside a text „…“ is fine.
f02 = This file was saved the Windows way (byte order mark, CR LF). That works; `check --fix` stores it in the standard way so that changes stay readable.
f02-marks = Some accents in this file are made of two characters (for example in "{ $word }"), as a Mac sometimes stores them. That works; `check --fix` stores them in the standard way.
f03 = This file is not stored as UTF-8, so umlauts get lost ("{ $word }", line { $line }). In Notepad: Save as → Encoding: UTF-8.
f03-utf16 = This file is not stored as UTF-8, but as UTF-16 ("Unicode"). In Notepad: Save as → Encoding: UTF-8.
f04 = There is an invisible character ({ $code }, probably copied from Word) after "{ $after }".
f04-tabs = Lines of this file begin with tabs, which look different in every program. That works; `check --fix` replaces them by spaces.
f05 = "{ $name }.toml": file names are the technical name of the topic: small letters a–z, digits and _, not "common".{ $better ->
    [none] {""}
   *[other] {" "}For example: { $better }.toml.
} The name customers see is in the Fluent text "…-title".
f05-ending = "{ $name }" is not read because its name does not end as it must. Rename the file to "{ $better }".
f06 = Two versions of this file were merged and the marks `<<<<<<<` are still here (lines { $first } to { $last }). Choose one version.
f06-rest = A mark from merging two versions is still here (line { $line }). Please check that the right lines stand above and below it, and delete the mark.
f07 = "{ $file }" cannot be read: { $cause }.
f07-permission = "{ $file }" cannot be read: no permission.
f07-missing = "{ $file }" does not exist.
f07-folder = "{ $file }" is a folder; a file was expected.
f07-file = "{ $file }" is a file; a folder is expected.
f07-device = "{ $file }" is no ordinary file.
f07-link = "{ $file }" is a link that leads nowhere or in a circle.
f07-elsewhere = "{ $file }" lies in a folder that is not read. Topics and answers stand directly in intents/, lists in lists/, conversation tests in tests/.
f07-second-bot = Here is a second bot.toml. There is exactly one, directly in intents/.
f07-twice = Two files are called "{ $name }".
f07-no-bot = There is no bot.toml here. It holds the bot's languages and channels; without it no channel is on.
f08-file = This file has { $size } KB; at most { $limit } KB are read.
f08-name = The name "{ $name }" is too long; { $limit } characters are allowed.
f08-phrase = This phrase has { $size } characters; at most { $limit } are allowed.
f08-nesting = The brackets of this phrase are nested too deeply; { $limit } levels are allowed. Split the phrase.
f08-alternatives = This bracket lists { $size } possibilities; at most { $limit } are allowed. Split the phrase or use a word group.
f08-phrases = These are { $size } phrases; at most { $limit } per language are read.
f08-slots = This topic has { $size } slots; at most { $limit } are allowed.
f08-values = This list has { $size } values; at most { $limit } are allowed.
f08-intents = There are { $size } topics; at most { $limit } are allowed.

### The file format

t01 = The text that starts here is not closed: a quote is missing at the end of the line.
t01-long = The text that starts here is never closed: { $quotes } is missing before the next heading.
t02 = The quotes around "{ $word }" end the phrase too early. Customers' punctuation is ignored: simply leave them out.
t03 = A comma is missing at the end of this line.
t03-semicolon = Between entries there is a comma, not a semicolon.
t03-double = There is one comma too many here.
t04 = The list `{ $key } = [` from line { $line } is never closed. The next heading starts in line { $next }.
t04-entry = The list `{ $key } = [` from line { $line } is never closed. The next setting starts in line { $next }.
t04-heading = The heading `{ $heading }` is not closed: `]` is missing at its end.
t04-brace = This `{"{"}` is never closed: `{"}"}` is missing on the same line.
t05 = The heading `[{ $heading }]` appears twice: line { $first } and line { $second }. Put everything about it under one heading.
t05-answer = Two answers are called "{ $name }": line { $first } and line { $second }. Rename one.
t05-test = Two tests are called "{ $name }": line { $first } and line { $second }. Rename one.
t06 = The setting "{ $key }" is given twice under `[{ $heading }]`: line { $first } and line { $second }. Which one counts?
t06-inline = "{ $key }" is given twice here. Which one counts?
t07 = `{ $line }` stands before the first heading. Every line needs a heading above it{ $nears ->
    [none] .
   *[some] ; this one belongs under { $near }.
}
t08 = "{ $key }" is not a setting of `[{ $heading }]`; it belongs under `[{ $home }]`{ $line ->
    [none] .
   *[other] {" "}(line { $line }).
}
t08-language = This file holds phrases for "{ $language }" only; "{ $key }" belongs in the file without a language in its name.
t09 = I don't know the setting "{ $key }" under `[{ $heading }]`.{ did-you-mean }
t09-heading = I don't know the heading `[{ $heading }]`.{ did-you-mean }
t09-heading-name = The heading `[{ $heading }]` lacks a name. Write `[{ $full }]`, with the name in place of what stands in < >.
t09-inline = I don't know "{ $key }" here; type, data and for are possible.{ did-you-mean }
t09-fact = "{ $key }" is neither a setting of a figure nor a day. Days are written `2026-12-31 = "…"`.{ did-you-mean }
t10 = Between name and value there must be `=`, not `:`.
t10-line = I cannot read this line. A setting is written `name = value`, a remark begins with #.
t11 = "{ $key }" is a yes/no setting: write `true` or `false`, without quotes.
t12 = Numbers without quotes use a point: { $value }.
t13 = "{ $value }" can mean { $whole } (German) or { $dot } (English). Please write `"{ $whole }"` or `"{ $dot }"`.
t13-currency = Amounts need a currency and quotes: `"{ $value } EUR"`.
t14 = "{ $value }" is understood. `fmt` writes { $better }, so that all files look alike.
t14-quotes = A date with points needs quotes, or you write it like this: { $day }.
t14-unclear = "{ $value }" can mean { $one } or { $other }. Which day is meant?
t15-class = There is no data class "{ $value }".{ did-you-mean } (Possible: { $all })
t15-level = There is no level "{ $value }".{ did-you-mean } (Possible: { $all })
t15-word = "{ $value }" is not possible here.{ did-you-mean } (Possible: { $all })
t15-condition = I cannot read the condition "{ $value }". Write for example `amount > 30 EUR` or `recipient is set`.
t15-condition-mixed = The condition "{ $value }" mixes "and" with "or"; only one of them is possible.
t15-currency = { $value } is not a currency. Write its three capital letters: `"EUR"`.
t15-date = { $value } is not a day that can be read without doubt. Write `"2026-12-31"`.
t15-date-rule = { $value } is not a rule for a day. Write `"today"`, `"today + 1 year"`, `"next bank day"` or `"2026-12-31"`.
t15-digits = "{ $key }" consists of digits; { $value } is not possible.
t15-duration = { $value } is not a duration. Write `"15 minutes"`, `"30 days"` or `"10 years"`.
t15-empty = There is no value behind the equals sign.
t15-escape = In quotes "…" the backslash is special. Write this text in single quotes: `'…'`.
t15-format = This file is written for format { $value } of the intent files; this program reads format 1.
t15-heading = I cannot read the heading `{ $heading }`. A heading is a name in square brackets: `[slot.amount]`.
t15-hours = { $value } are not opening hours. Write `"Mo-Fr 08:00-20:00"` or `"always"`.
t15-iban = This is not a valid IBAN: length or check digits are wrong.
t15-lang = There is no language "{ $name }" here.{ did-you-mean }
t15-list = This setting is a list: write `["…", "…"]`.
t15-moment = { $value } is not a moment. Write `"2026-03-07 20:00"`; a day alone means all of it.
t15-money = { $value } is not an amount. Write `"5000 EUR"` or `"0.01 EUR"`.
t15-month-day = { $value } is not a day of the year. Write month and day: `"12-24"`.
t15-name = "{ $name }" is not a technical name: small letters a–z, digits and _ are possible, beginning with a letter.
t15-nested = Lists and braces inside lists are not used. A phrase in brackets needs quotes: `"[bitte] …"`.
t15-no-value = For this type no value can be written here.
t15-number = { $value } is not a number. Write it without quotes and with a point: `0.75`.
t15-one = One single value belongs here, not a list.
t15-percent = { $value } is not a percentage. Write `"11.9 percent"`.
t15-quotes = Texts stand in quotes: `"{ $value }"`.
t15-range = "{ $key }" is a whole number from 0 to { $limit }; { $value } is not possible.
t15-reserved = The name "{ $name }" is reserved: texts use it for something else.
t15-rest = I don't understand the rest of this line. One value belongs behind the equals sign, remarks begin with #.
t15-share = { $value } is not a certainty; it lies between 0 and 1.
t15-source = "{ $value }" is not the source of a list. Write `"handler:name"`.
t15-syntax = I cannot read this.
t15-time = { $value } is not a time of day. Write `"08:00"`.
t15-url = "{ $value }" is not an address. Write it in full: `"https://…"`.
t15-variable = A variable needs a type: `"money"` or `{"{"} type = "money" {"}"}`.
t15-whole = { $value } is not a whole number. Write it without quotes: `3`.
t15-yes-no = "{ $key }" is `true` or `false`; { $value } is not possible.
t16 = Double brackets are not used: every block has a heading of its own, such as `[answer.card_lost]`. Write `[{ $name }]`.
t17 = `[{ $heading }]` needs the setting "{ $key }".
t17-section = This file needs the heading `[{ $section }]`.
t17-fact = The figure "{ $name }" has no value. Write one line per first day: `2026-01-01 = "…"`.

### Phrases

p01 = In this phrase the `{ $bracket }` before "{ $word }" is never closed.
p01-close = In this phrase a `{ $bracket }` closes what was never opened.
p01-bar = The `|` separates possibilities and stands only inside ( ) or [ ].
p01-empty = This bracket has an empty part. Write what may be said, or delete it. For "may be left out" use [ ].
p01-blank = This phrase is empty.
p02 = `({ $text })` lists only one possibility. If the word may be left out, write `[{ $text }]`.
p03 = There is no slot "{ $name }" in "{ $intent }".{ did-you-mean }{ $known ->
    [none] {""}
   *[some] {" "}(Known: { $slots })
}
p03-answer = Phrases of answers have no slots; "{ $name }" cannot be filled here.
p03-name = "{ $name }" is not a technical name: small letters a–z, digits and _ are possible.
p05 = The slot "{ $name }" stands in one branch of `|`: then it would be unclear what the phrase fills. Write two phrases.
p10 = This phrase stands for { $count } sentences ({ $limit } is the limit), mostly because of the marked part. Split it, or leave out what nobody says.
p11 = There is no word group "{ $name }".{ did-you-mean }
p11-language = The word group "{ $name }" exists only in the language "{ $there }"; phrases of "{ $here }" use it too.
p12 = Word groups may not contain slots or other groups.
p14 = "{ $intent }" has { $count ->
    [1] 1 phrase
   *[other] { $count } phrases
} in the language "{ $other }" but none in "{ $language }". Those customers cannot reach it.
p14-none = "{ $intent }" has no phrases in the language "{ $language }". Nobody can reach it.

### Slots, lists, logic

s02 = There is no type and no list "{ $name }".{ did-you-mean }
s02-list = A list may not be called "{ $name }": that is a slot type.
s02-card-number = A full card number is never asked for; it is recognised only to be deleted. Use `"card_last4"`.
s03 = "{ $key }" does not fit the type "{ $type }".{ $instead ->
    [none] {""}
   *[other] {" "}For this type it is `{ $instead }`.
}
s11-channel = There is no channel "{ $name }".{ did-you-mean }
s11-intent = There is no intent "{ $name }".{ did-you-mean }
s11-language = The bot does not speak "{ $name }".{ did-you-mean }
s11-link = There is no link "{ $name }".{ did-you-mean }
s11-list = There is no list "{ $name }".{ did-you-mean }
s11-outcome = There is no outcome "{ $name }".{ did-you-mean }
s11-queue = There is no queue "{ $name }".{ did-you-mean }
s11-slot = There is no slot "{ $name }" in this topic.{ did-you-mean }
s11-topic = There is no intent and no answer "{ $name }".{ did-you-mean }
s11-twice = "{ $name }" is the name of a slot and of a figure in bot.toml. Texts could not tell them apart; rename one.
s11-value = The list has no value "{ $name }".{ did-you-mean }
s12 = No answer has the role "{ $role }".
s12-twice = Two answers have the role "{ $role }".

### Privacy and safety

c07-logout = Where money can move ("{ $intent }", line { $line }), the login ends after { $minutes } minutes at the latest.
c08 = "{ $key }" looks like an access token. Tokens come from the environment or a file, never from bot.toml.

### Conversation tests

x02 = I cannot read this line: it begins with "{ $word }".{ did-you-mean } Lines begin with { $words }
x02-colon = A colon is missing behind "{ $word }".
x02-approval = An approval is given or not: `yes` or `no`.
x02-bot = "{ $value }" is not what a bot can say: write `#text-id`, a text with * for anything, or - for silence.
x02-check = I cannot read the check "{ $value }". Write `name = value`, for example `handler = none`.
x02-empty = Something is missing behind the colon.
x02-first = A conversation begins with what the customer does, not with the bot.
x02-login = There is no level "{ $value }". Possible: none, known, login, strong.
x02-time = "{ $value }" is not a time. Write `+ 6 minutes`, `20:01` or `2026-03-07 20:00`.

x01 = "{ $sentence }" was understood as "{ $actual }" ({ $actual_score }) instead of "{ $expected }" ({ $score }).{ $has_closest ->
    [yes] { "" } The closest phrase there: "{ $closest }".
   *[no] { "" }
  }
x01-negative = "{ $sentence }" was understood as "{ $expected }" ({ $score }), although it is listed as not belonging there.
x01-nothing = "{ $sentence }" was not understood; it stands for "{ $expected }" ({ $score }).{ $has_closest ->
    [yes] { "" } The closest phrase there: "{ $closest }".
   *[no] { "" }
  }
x01-slot = In "{ $sentence }", "{ $slot }" was read as "{ $read }" instead of "{ $written }".
x01-slot-nothing = In "{ $sentence }", "{ $slot }" was not read; it says "{ $written }" there.
x03 = Turn { $turn }: expected "{ $expected }", but got "{ $actual }".
x03-nothing = Turn { $turn }: expected "{ $expected }", but the bot said nothing more.
x03-silence = Turn { $turn }: the bot was to say nothing, but said "{ $actual }".
x03-begin = The conversation could not begin: { $actual }
x03-broken = Turn { $turn }: the bot could not go on: { $actual }
x03-button = Turn { $turn }: there is no button "{ $expected }" here. It has: { $actual }
x03-time = Turn { $turn }: time cannot run backwards in a test script.
