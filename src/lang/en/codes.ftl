### Every code of check: what it is, why it matters, an example before and after, how to repair it.

code-F01 = “slanted” quotes around a value
    .why = Word processors turn straight quotes into typographic ones, and then nobody can say where the text begins and ends.
    .wrong = title = „Girokonto“
    .right = title = "Girokonto"
    .repair = Write straight quotes outside. Inside a text the typographic ones are right.
code-F02 = File saved the Windows way
    .why = A byte order mark and CR LF line ends work, but every line then looks changed to reviewers.
    .wrong = CR LF
    .right = LF
    .repair = Nothing has to be done. “check --fix” or “fmt” stores the file in the standard way.
code-F03 = File is not UTF-8
    .why = In another encoding umlauts are other bytes, and the bot would write � instead of ü.
    .wrong = �berweisung
    .right = Überweisung
    .repair = In Notepad choose Save as, Encoding: UTF-8.
code-F04 = Invisible character
    .why = A no-break or zero-width space, usually copied from Word or a web page, looks like nothing and is not a space.
    .wrong = type⍽= "money"
    .right = type = "money"
    .repair = Delete the character and type a normal space.
code-F05 = Wrong file name
    .why = The file's name begins the ids of all its texts, so it must be a technical name.
    .wrong = Überweisung.toml
    .right = ueberweisung.toml
    .repair = Rename the file with small letters a–z, digits and _. What customers read is the text ending in -title.
code-F06 = Merge marks left behind
    .why = Two people changed the same lines, and both versions still stand in the file.
    .wrong = <<<<<<<
    .right = (one of the two versions)
    .repair = Keep one version and delete the lines with <<<<<<<, ======= and >>>>>>>.
code-F07 = File cannot be read, is missing or there twice
    .why = What cannot be read cannot be checked, so it is switched off rather than guessed.
    .wrong = (no bot.toml)
    .right = intents/bot.toml
    .repair = Check the folder, the permissions and whether another file has the same name.
code-F08 = Too big, too long or too many
    .why = Limits keep the bot quick and the files readable for people.
    .wrong = one phrase of 320 characters
    .right = two shorter phrases
    .repair = Split the file, the list or the phrase.
code-T01 = Closing quote missing
    .why = Without it the text would go on into the next line.
    .wrong = title = "Balance
    .right = title = "Balance"
    .repair = Put a " at the end of the text.
code-T02 = Quote inside a phrase
    .why = The first straight quote inside ends the phrase.
    .wrong = "what does "value date" mean"
    .right = "what does value date mean"
    .repair = Leave the inner quotes out: customers' punctuation is ignored.
code-T03 = Comma missing in a list
    .why = Between two entries of a list stands a comma.
    .wrong = "my balance"
    .right = "my balance",
    .repair = Put a comma at the end of the line.
code-T04 = List or heading not closed
    .why = An open bracket would swallow everything that follows.
    .wrong = en = [ …
    .right = en = [ … ]
    .repair = Put the missing ] in a line of its own behind the last entry.
code-T05 = Same heading twice
    .why = Nobody could say which of the two counts.
    .wrong = { "[" }slot.amount] … [slot.amount]
    .right = { "[" }slot.amount]
    .repair = Put everything under one heading, or rename one of two answers.
code-T06 = Same setting twice
    .why = Nobody could say which of the two counts.
    .wrong = max = "500 EUR" and max = "5000 EUR"
    .right = max = "5000 EUR"
    .repair = Delete one of the two lines.
code-T07 = Setting without a heading
    .why = A line belongs to the heading above it, and above this one there is none.
    .wrong = to_act = "login"
    .right = { "[" }access] and below it to_act = "login"
    .repair = Put the right heading above the line.
code-T08 = Setting under the wrong heading
    .why = Each setting counts under its own heading only; elsewhere it would be ignored.
    .wrong = { "[" }slot.purpose] handler = "…"
    .right = { "[" }intent] handler = "…"
    .repair = Move the line under its heading.
code-T09 = Unknown setting or heading
    .why = A mistyped setting would silently have no effect.
    .wrong = requird = false
    .right = required = false
    .repair = Correct the name. For remarks use # or note = "…".
code-T10 = No equals sign
    .why = Name and value are joined by =.
    .wrong = min: "1 EUR"
    .right = min = "1 EUR"
    .repair = Write = between name and value.
code-T11 = Yes or no written otherwise
    .why = Only true and false are certain in every language.
    .wrong = required = ja
    .right = required = true
    .repair = Write true or false, small and without quotes.
code-T12 = Comma in a number
    .why = Numbers without quotes use a point.
    .wrong = accept = 0,75
    .right = accept = 0.75
    .repair = Write a point.
code-T13 = Amount can be read in two ways
    .why = 5.000 is five thousand in German and five in English. A limit must not depend on that.
    .wrong = "5.000 EUR"
    .right = "5000 EUR"
    .repair = Write the amount without a thousands sign, with a currency and in quotes.
code-T14 = Date written otherwise
    .why = It is understood; one spelling makes files comparable.
    .wrong = "31.12.2026"
    .right = 2026-12-31
    .repair = Nothing has to be done. “fmt” writes year, month, day.
code-T15 = Value cannot be read
    .why = A value that is not understood is never guessed.
    .wrong = "15 Min"
    .right = "15 minutes"
    .repair = Write it like the example in the message; “help” with the setting's name says what is possible.
code-T16 = Double brackets
    .why = Every block has a heading of its own; double brackets would be a list without names.
    .wrong = { "[" }[answer]]
    .right = { "[" }answer.card_lost]
    .repair = Write single brackets and a name.
code-T17 = Compulsory setting missing
    .why = Without it the bot would not know what is meant.
    .wrong = { "[" }intent]
    .right = { "[" }intent] and below it title = "Balance"
    .repair = Add the line.
code-P01 = Bracket of a phrase not closed
    .why = Nobody could say which words may be left out.
    .wrong = "[please show my balance"
    .right = "[please] show my balance"
    .repair = Close the bracket behind the last word that belongs to it.
code-P02 = Wrong kind of bracket
    .why = Round brackets choose one of several; with one possibility there is nothing to choose.
    .wrong = "(please) transfer"
    .right = "[please] transfer"
    .repair = Use square brackets for what may be left out.
code-P03 = Unknown slot in a phrase
    .why = The value would be lost, because the topic has no slot of that name.
    .wrong = { "{" }amout=250 euros{ "}" }
    .right = { "{" }amount=250 euros{ "}" }
    .repair = Correct the name, or add the slot to the file.
code-P04 = Example does not fit the slot
    .why = Examples are learnt from; one that the bot cannot read teaches it nothing.
    .wrong = { "{" }amount=a few quid{ "}" }
    .right = { "{" }amount=250 euros{ "}" }
    .repair = Use a readable value. Add the customers' own words as a test phrase and tell the developers.
code-P05 = Slot inside alternatives
    .why = Then it would be unclear which details the phrase holds.
    .wrong = "(send { "{" }amount{ "}" }|send money)"
    .right = "send { "{" }amount{ "}" }" and "send money"
    .repair = Write two phrases.
code-P06 = Phrase is only a slot
    .why = The topic would start whenever somebody mentions such a value.
    .wrong = "{ "{" }amount{ "}" }"
    .right = (delete the line)
    .repair = Delete the line. Answers to the bot's question are understood anyway.
code-P07 = Same sentence in two topics
    .why = The bot could only guess which one is meant.
    .wrong = "my balance" in balance and in faq
    .right = in balance only
    .repair = Decide where it belongs and delete it in the other file.
code-P08 = Almost the same sentence in two topics
    .why = The bot will mix the two up.
    .wrong = "how long does a transfer take" and "what does a transfer cost"
    .right = clearer words in both
    .repair = Add the one sentence to not_<language> of the other topic, or write both more clearly.
code-P09 = Phrase says nothing new
    .why = Another phrase of the topic contains it already.
    .wrong = "show balance" beside "show [my] balance"
    .right = "show [my] balance"
    .repair = Delete it.
code-P10 = Too many combinations
    .why = Each optional part doubles the number of sentences; most of them nobody says.
    .wrong = "[a] [b] [c] [d] [e] [f] balance"
    .right = two phrases
    .repair = Split the phrase, or leave out what nobody says. “expand FILE:LINE” shows all sentences.
code-P11 = Unknown or empty word group
    .why = The phrase would have a hole.
    .wrong = <sned>
    .right = <send>
    .repair = Correct the name, or add the group under [words.<language>].
code-P12 = Word group with a slot or a group
    .why = Groups within groups could run in circles, and slots there would be invisible in the phrase.
    .wrong = want = "I want { "{" }amount{ "}" }"
    .right = want = "(I want|I'd like)"
    .repair = Move the slot or group into the phrase.
code-P13 = Phrase in the wrong language
    .why = Phrases are learnt per language; a wrong one teaches the wrong words.
    .wrong = "my balance" under de
    .right = under en
    .repair = Move the phrase to the list of its language.
code-P14 = A language has no phrases
    .why = Customers who write that language cannot reach the topic.
    .wrong = en = []
    .right = five phrases or more
    .repair = Write phrases in that language, or take it out of languages in bot.toml.
code-P15 = Looks like real personal data
    .why = Phrases are visible to everybody in the project, so real data must not stand there.
    .wrong = { "{" }iban=a customer's IBAN{ "}" }
    .right = { "{" }iban=DE02 1203 0000 0000 2020 51{ "}" }
    .repair = Replace it by invented data.
code-P16 = Too few phrases
    .why = Below five phrases and two test phrases the bot understands a topic badly.
    .wrong = 3 phrases
    .right = 5 phrases and 2 test phrases
    .repair = Write more, as customers write.
code-S01 = Question missing
    .why = The bot would have to ask for a detail and would have no words for it.
    .wrong = (no text)
    .right = transfer-ask-recipient = Who should receive the money?
    .repair = Write the text in every language.
code-S02 = Unknown type or list
    .why = The bot would not know what the slot may hold.
    .wrong = type = "acount"
    .right = type = "account"
    .repair = Correct the name, or create the list.
code-S03 = Rule does not fit the type
    .why = A rule that cannot apply would protect nothing.
    .wrong = max_length on an amount
    .right = max = "5000 EUR"
    .repair = Use the rule that belongs to the type.
code-S04 = No value can keep the rules
    .why = If min is above max, every answer of the customer would be refused.
    .wrong = min = "10000 EUR", max = "5000 EUR"
    .right = min = "1 EUR"
    .repair = Correct one of the two values.
code-S05 = Faulty pattern
    .why = A pattern that cannot be read checks nothing.
    .wrong = "\d{ "{" }5{ "}" }"
    .right = '\d{ "{" }5{ "}" }'
    .repair = Write patterns in single quotes, and close every bracket.
code-S06 = Circle
    .why = Each condition waits for the other, so none is ever met.
    .wrong = iban only if recipient is set, recipient only if iban is set
    .right = remove one condition
    .repair = Take one of the references out.
code-S07 = Topic cannot be reached
    .why = No sentence of a customer would ever lead there.
    .wrong = after = ["limit_info"], which is off
    .right = switch limit_info on
    .repair = Correct [only_when], or write phrases of its own.
code-S08 = Words of a list cannot be told apart
    .why = With typing errors allowed, one word can be taken for the other.
    .wrong = Depot and Depo
    .right = typos = "careful"
    .repair = Allow fewer typing errors, or choose another word.
code-S09 = Unknown function, or a result without text
    .why = The bot would do nothing, or would have nothing to say about the result.
    .wrong = transfer.sumbit
    .right = transfer.submit
    .repair = Correct the name with the developers, or write the text.
code-S10 = Dated value with a gap
    .why = On some day the text would have no figure.
    .wrong = (no value before 2027)
    .right = 2026-01-01 = "11.4 percent"
    .repair = Add a value for the earlier days, or correct the order of the days.
code-S11 = Name leads nowhere
    .why = A link, queue, channel or topic of that name does not exist.
    .wrong = queue = "paymnts"
    .right = queue = "payments"
    .repair = Correct the name, or create what it names.
code-S12 = Role missing or there twice
    .why = Yes, no, cancel, help and the wish for a person must have exactly one answer.
    .wrong = (no role = "help")
    .right = { "[" }answer.help] role = "help"
    .repair = Give exactly one answer the role.
code-S13 = Review due
    .why = Somebody promised to look at this topic by that day.
    .wrong = review_by = 2026-09-30
    .right = review_by = 2027-03-31
    .repair = Review the topic, then set the next day.
code-B01 = Text missing in one language
    .why = Customers of that language would get nothing to read.
    .wrong = only English
    .right = English and German
    .repair = Write the text in the other language.
code-B02 = Text that nobody uses
    .why = Usually its id is mistyped, and the right one is missing.
    .wrong = transfer-ask-betrag
    .right = transfer-ask-amount
    .repair = Rename or delete it.
code-B03 = Variable not available here
    .why = The text would show a hole where the value belongs.
    .wrong = { "{" } $ammount { "}" }
    .right = { "{" } $amount { "}" }
    .repair = Use one of the variables that the message lists.
code-B04 = Braces written wrongly
    .why = Without $ the braces would be printed as they stand.
    .wrong = { "{" } amount { "}" }
    .right = { "{" } $amount { "}" }
    .repair = Write one pair of braces and $ before the name.
code-B05 = Value shown in one language only
    .why = Customers of the other language would not learn it; in a read-back that is an error.
    .wrong = English without { "{" } $max { "}" }
    .right = English with { "{" } $max { "}" }
    .repair = Add the value to the text.
code-B06 = Layout of a text
    .why = A line that is not indented ends the text; customers would read half of it.
    .wrong = Amount: { "{" } $amount { "}" }
    .right = (four spaces) Amount: { "{" } $amount { "}" }
    .repair = Indent the lines that belong to the text.
code-B07 = Other form of address
    .why = A bot that says Sie and du in turn seems careless.
    .wrong = dein Konto
    .right = Ihr Konto
    .repair = Write the form that bot.toml names.
code-B08 = Variable behind an article
    .why = German articles depend on the word, and the bot does not know it beforehand.
    .wrong = auf Ihrem { "{" } $account { "}" }
    .right = Konto: { "{" } $account { "}" }
    .repair = Write the value behind a colon.
code-B09 = Variable may still be empty
    .why = The text is said before the customer has named the value.
    .wrong = a question with { "{" } $amount { "}" } before the amount is asked
    .right = without it
    .repair = Move the slot up, leave the value out, or give it a line of its own.
code-B10 = Too long for a button
    .why = Buttons show 20 characters; the rest is cut off.
    .wrong = Change my exemption order
    .right = { "." }short = Exemption order
    .repair = Add .short with at most 20 characters.
code-B11 = Hard to read
    .why = Long sentences are misread on a telephone.
    .wrong = one sentence of 34 words
    .right = two sentences
    .repair = Make two sentences of it.
code-B12 = Other term agreed
    .why = The bank has agreed on one word for one thing.
    .wrong = EC-Karte
    .right = Girocard
    .repair = Use the agreed term.
code-B13 = Additional text not possible here
    .why = It would never be said, or it would change what must stay the same.
    .wrong = { "." }none
    .right = { "." }button-none
    .repair = Correct its name, or delete it.
code-B14 = Translation older than its source
    .why = The text was changed in one language, and the other may say something else now.
    .wrong = German changed
    .right = English reviewed
    .repair = Compare both texts and adapt the translation.
code-B15 = Choice on an amount, number or date
    .why = Such a choice always takes the last branch.
    .wrong = { "{" } $amount -> … { "}" }
    .right = { "{" } $instant -> … { "}" }
    .repair = Choose by a yes/no detail only.
code-B16 = Straight quotation marks in a text
    .why = Customers read a text as they read print, where quotation marks and apostrophes are typographic.
    .wrong = "Yes"
    .right = “Yes”
    .repair = Let check --fix write them. Only what the bot says is meant; in TOML the outer marks stay straight.
code-C01 = Too sensitive for a channel
    .why = Messages on that platform leave the bank's own servers.
    .wrong = a balance on messenger
    .right = if_not_allowed = "link"
    .repair = Say what happens there instead: a link, a handover or a refusal.
code-C02 = Question for a secret
    .why = A bank never asks for PIN, TAN or passwords; customers are to be able to rely on that.
    .wrong = What is your TAN?
    .right = Please approve the order in your app.
    .repair = Ask for something else, or use the approval in the app.
code-C03 = Login impossible on this channel
    .why = The topic needs a login that cannot be reached there.
    .wrong = messenger without login
    .right = { "[" }on.messenger] instead = "link"
    .repair = Say what happens there instead.
code-C04 = Safeguard missing
    .why = Where something changes or money moves, the customer sees the whole order before and approves it.
    .wrong = effect = "money" without [confirm]
    .right = { "[" }confirm] with prepare
    .repair = Add what the message names.
code-C05 = Login too weak
    .why = The topic gives out data that need a stronger login.
    .wrong = to_talk = "none"
    .right = (leave the line out)
    .repair = Leave to_talk out; it then follows from the data.
code-C06 = Compulsory notice incomplete
    .why = Customers must be told at the first contact who speaks and what happens to their data.
    .wrong = welcome without { "{" } $privacy_link { "}" }
    .right = welcome with { "{" } $privacy_link { "}" }
    .repair = Add the missing part to common-welcome.
code-C07 = Limit exceeded
    .why = This limit protects customers and cannot be raised here.
    .wrong = logout_after = "15 minutes"
    .right = logout_after = "5 minutes"
    .repair = Lower the value.
code-C08 = Secret in a file
    .why = Files are read by many people and kept for years; a secret in them is none.
    .wrong = token = "…"
    .right = (environment variable)
    .repair = Delete it, have it replaced at once, and give the new one in the environment or a file.
code-X01 = Test phrase understood otherwise
    .why = Test phrases show whether the bot understands what it has not learnt.
    .wrong = "balance please" understood as transfer
    .right = more phrases for balance
    .repair = Write more phrases of that kind. The test phrase itself stays a test.
code-X02 = Line of a test cannot be read
    .why = Each line begins with who does something.
    .wrong = Costumer: hello
    .right = Customer: hello
    .repair = Correct the word before the colon, or the text's id.
code-X03 = Test goes differently
    .why = Either the bot does something wrong, or the test is older than an intended change.
    .wrong = expected transfer-ask-iban, said transfer-confirm
    .right = one of the two corrected
    .repair = Decide which is right. Then correct the bot's files or the test.
code-H01 = Function does not fit the slots
    .why = The developers' function expects details that the topic does not have, or that may be missing.
    .wrong = a required field for an optional slot
    .right = Option<…>
    .repair = Developers: adapt the function's struct or the file.
code-H02 = Function does not fit the effect
    .why = What changes something at the bank takes confirmed orders only, and nothing else does.
    .wrong = Slots where effect = "money"
    .right = Confirmed
    .repair = Developers: take Confirmed, or correct effect.
code-H03 = Function that nobody uses
    .why = Usually its name is mistyped in one of the two places.
    .wrong = transfer.sumbit
    .right = transfer.submit
    .repair = Developers: correct the name, or delete the function.
