# What the commands say: chat, say, why, check, test.
# Handlers are called "functions", intents "topics", slots "details".

# --- general ---
error = Error: { $error }
store-unavailable = Conversations cannot be saved just now, so your last message has not been answered. Everything before it is saved. Please make room or allow writing, and repeat the message. ({ $error })
data-unusable = Conversations cannot be kept in the folder “{ $folder }”: { $error }. Please check space and permissions, or name another folder with --data.
data-newer = The conversations in the folder “{ $folder }” were written by a newer version of this program; they stay as they are. Please start the newer version, or name another folder with --data. ({ $error })
unknown-language = There is no language “{ $code }” here. Possible: { $known }.
unknown-moment = “{ $moment }” is not a moment. Write it like this: 2026-03-02 10:00 or 2026-03-02.
unknown-channel = There is no channel “{ $channel }”. Possible: { $known }.
unknown-level = There is no login level “{ $level }”. Possible: none, known, login, strong.
no-channel = bot.toml names no channel on which the bot can answer.
no-intents = There is no folder “{ $folder }”. Please name the folder of topics with --intents.
nothing-to-say = Please give at least one sentence.
some-parts-off = { $errors ->
    [one] There is one error in the files; what it concerns is switched off.
   *[other] There are { $errors } errors in the files; what they concern is switched off.
  } “check” shows more.
nobody = nobody
none = –

# --- chat ---
chat-start = Channel { $channel }, logged in as the demo customer “{ $person }” (level { $level }). “:login none” logs out, “:help” shows all commands.
chat-start-anonymous = Channel { $channel }, not logged in. “:login login” logs in the demo customer “{ $person }”, “:help” shows all commands.
chat-goes-on = The conversation goes on where it stopped. The bot said last:
chat-start-fixed = The clock stands at { $now }; time passes only with “:now”.
chat-help =
    :why [SENTENCE]    why the last (or this) sentence was understood as it was
    :slots             what the bot knows just now
    :channel NAME      go on talking on another channel
    :login LEVEL       none, known, login or strong
    :lang LANGUAGE     language of the conversation
    :now MOMENT        put the clock forward, e.g. 2026-03-02 10:00 or +6 minutes
    :approve [no]      approve the order in the app (or decline it)
    :help              this help
    :quit              leave
    Choose a button by its number.
chat-unknown-command = There is no command “{ $command }”.
chat-unknown-command-near = There is no command “{ $command }”. Did you mean “{ $near }”?
chat-argument-missing = Something is missing after “{ $command }”: { $argument }.
chat-silent = (The bot is silent.)
chat-no-approval = No order is waiting for an approval.
chat-channel = Channel { $channel }, login: { $level }.
chat-login = Login: { $level }.
chat-language = Language of the conversation: { $code }.
chat-now = It is now { $now }.
chat-time-back = The clock can only be put forward. It is now { $now }.
chat-nothing-to-explain = Nothing has been said yet. “:why SENTENCE” explains a sentence without sending it.

slots-intent = Topic: { $intent }
slots-slot = { $slot } = { $value }
slots-no-slots = Details: none
slots-choices = On offer: { $choices }
slots-login = Login: { $level }
slots-language = Language: { $code }
slots-approval = Waiting for approval: { $proposal }

# --- say ---
say-understood = understood: { $target }

# --- why ---
percent = { $percent }%
why-sentence = “{ $sentence }”
why-tokens = Words: { $tokens }
why-no-tokens = Words: none, there is nothing to read in this message
why-language = Language: understood as { $language }, the conversation is in { $conversation }
why-readings = Read: { $readings }
why-reading = “{ $words }” as { $kind } ({ $value })
why-heard = Heard: “{ $role }”
why-answer = Answer to the question for “{ $slot }”: { $value }
why-candidate = { $rank }. { $target }, certainty { $score } ({ $how })
how-phrase = phrase
how-classifier = learnt model
how-near = similar phrase
why-reason-phrase = phrase that matched: { $phrase } ({ $place })
why-reason-near = similar to: { $phrase } ({ $distance ->
    [one] one letter differs
   *[other] { $distance } letters differ
})
why-word = “{ $word }”
why-weighed = mainly { $most }; less so { $less }
why-reason-features = speaking for it: { $features }
why-reason-against = speaking against it, because it belongs to “{ $best }”: { $features }
why-reason-doubt = not quite certain because of: { $doubts }
doubt-typos = { $count ->
    [one] one typing error
   *[other] { $count } typing errors
}
doubt-unproved = { $count ->
    [one] one word that may be anything
   *[other] { $count } words that may be anything
}
doubt-bare = { $count ->
    [one] one number without a unit
   *[other] { $count } numbers without a unit
}
why-second = Second request in the same message: { $target }
why-reason-coverage = only { $share } of the words are known, which lowers the certainty
why-slot = { $slot } = { $value }, from “{ $words }”
why-followup = follow-up: details that were not mentioned are kept
why-no-candidates = No topic comes into question.
why-out-of-scope = Certainty that this is nothing for the bot: { $score }
why-thresholds = Thresholds: from { $accept } the bot acts, from { $ask_back } it asks back.
rule-heard = Rule: { $target } is always heard here.
rule-answer = Rule: the bot is waiting for an answer, and this one fits.
rule-acts = Rule: { $target } is certain enough, the bot acts.
rule-asks-back = Rule: nothing is certain enough by itself, the bot asks back: { $target }?
rule-language = Rule: the customer asks for another language.
rule-out-of-scope = Rule: this is nothing for this bot, and it says so.
rule-not-understood = Rule: nothing is certain enough; the bot says that it has not understood.

# --- check ---
check-names-taken = Checked without a program: names of functions are taken as they stand in the files.
check-fine = All is well: { $intents } topics, { $answers } answers, { $scripts } conversation tests.
check-summary = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
  }, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
  }, { $hints ->
    [one] 1 hint
   *[other] { $hints } hints
  } in { $files ->
    [one] 1 file
   *[other] { $files } files
  }.

# --- test ---
test-no-handlers = Tested without a program: a conversation test that names no stub for a function fails.
test-none = No test matches “{ $filter }”.
test-scripts = Conversation tests: { $passed } of { $all } passed
test-phrases = Test phrases: { $passed } of { $all } passed
test-progress = Testing
transcript-customer = Customer
transcript-taps = Taps
transcript-time = Time
transcript-approval = Approval
transcript-login = Login
transcript-agent = Agent
transcript-bot = Bot

# --- units for “:now +…” ---
units-second = s sec second seconds
units-minute = m min minute minutes
units-hour = h hour hours
units-day = d day days
units-week = w week weeks

# --- entities ---
entities-none = No value found.
entities-line = This line cannot be read: { $error }
entities-earlier = the earlier one
entities-later = the later one
entities-otherhalf = the other half of the day
entities-grouping = the sign read otherwise
entities-currency = another currency of that name
entities-other = another value of the same words
entities-type = as another kind
entities-iban-country = the IBAN register has no such country
entities-iban-length = its length is not that of its country
entities-iban-checkdigits = the check digits do not match

# --- help ---
help-unknown = There is no help on “{ $topic }”.{ $near ->
    [none] {""}
   *[other] {" "}Did you mean { $near }?
  } Possible: a command ({ $commands }), a code such as P03, a setting or heading of intent files, a type of values ({ $kinds }).
help-unknown-schema = There is no kind of file “{ $kind }”. Possible: { $known }.
help-why = Why
help-wrong = Before
help-right = After
help-repair = What to do
help-file = File
help-meaning = Meaning
help-settings = Settings
help-type = Type
help-example = Example
help-default = If left out
help-required = (compulsory)
help-who = Who may change it
help-who-editor = editors
help-who-compliance = editors with the approval of compliance
help-who-developer = developers
help-read = How it is read
reference-title = Reference of the intent files
reference-made = This page is made from the program's own tables: `schalter help --all`. `schalter help NAME` shows one entry of it.
reference-key = Setting
reference-types = Types of values
reference-types-how = What customers say, and what the bot reads, on Tuesday, 24 November 2026.
reference-codes = Messages of check and test
schema-default = If left out: { $default }.
schema-who-compliance = Needs the approval of compliance.
schema-who-developer = For developers.
help-language = Language { $code }
help-plain = Read without rules: by check digits, signs or lists.

# --- eval ---
eval-unreadable = { $file } cannot be read: { $problem }
eval-empty = no sentences in it
eval-line = line { $line } is no sentence with “text” and “intent” (as CSV: text,category).
eval-locale = This program does not know the language “{ $locale }”.
eval-learning = Learning
eval-recognising = Recognising
eval-how = Every phrase was understood by a bot that had not learnt it (five parts, whole phrases with all their variants).
eval-title = How well “{ $bot }” understands
eval-all = all
eval-language = Language
eval-sentences = Sentences
eval-accuracy = Right, %
eval-details = Details (F1), %
eval-topic = Topic
eval-precision = Precision, %
eval-recall = Recall, %
eval-f1 = F1, %
eval-row = { $language }: { $sentences } sentences, { $accuracy } right, details (F1) { $details }
eval-topics = Topics, the weakest first
eval-topic-row = { $topic }: precision { $precision }, recall { $recall }, F1 { $f1 }
eval-confusions = Confusions, with the sentences that cause them
eval-confusion = { $truth } is taken for { $answer }:
eval-ece = Distance of certainty and truth (ECE): { $error }
eval-calibration = Certainty (across) and how often it is right (up)
eval-thresholds = Acting from this certainty on: right (blue) and wrong (red)
eval-threshold = from { $accept }: { $right } right, { $wrong } wrong, { $back } asked back or not understood
eval-accept = Proposal: act from { $accept } on, then at most 2 of 100 answers are wrong.
eval-learning-curve = Share of the phrases learnt (across) and right answers (up)
eval-learnt = with { $share } of the phrases: { $accuracy } right
eval-change = { $what }: { $before } before, { $now } now
eval-no-change = Nothing has changed noticeably.

# --- serve ---
serve-at = Listening on http://{ $address }
serve-in-memory = Conversations are kept in memory only and end with this process; --data DIR keeps them.
serve-on = { $channel }: on, { $address }
serve-off-no-connector = { $channel }: off, this program has no connector for channels of this kind
serve-off-no-secrets = { $channel }: off, not set: { $variables }
serve-off-broken = { $channel }: off, bot.toml has a mistake about it
serve-cannot-listen = { $address } cannot be listened on: { $error }. Please name another address or port with --listen.
serve-ending = Asked to end: what is under way is finished.
serve-ended = Ended.

# --- channels, outbox, off, on ---
data-needed = This command works on kept conversations: please name their folder with --data.
channels-up = on
channels-prepared = { $channel }: prepared
channels-not-prepared = { $channel }: not prepared: { $error }
outbox-none = No message was given up.
outbox-line = { $id }  { $channel }  { $reason ->
    [too-old] too late to be sent
    [window-closed] the platform's window was closed
    [not-owner] somebody else has the conversation
    [unreachable] cannot be reached any more
   *[other] { $reason }
 }, { $attempts } attempts, { $at }
outbox-replayed = { $count ->
    [one] 1 message is sent after all, as soon as “serve” runs.
   *[other] { $count } messages are sent after all, as soon as “serve” runs.
  }
switch-unknown = There is no topic and no channel “{ $target }”. Possible: { $known }.
switch-reason = Please say why with --reason; it is kept on record.
switch-off = { $target } is off. “on { $target } --reason …” switches it on again.
switch-off-until = { $target } is off until { $until }.
switch-on = { $target } is on.
switch-none = Nothing is switched off.
switch-line = { $target }: off since { $since }, until { $until }: { $reason }
