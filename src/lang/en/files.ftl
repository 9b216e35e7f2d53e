# What the commands for files say: fmt, check --fix, --since, --watch, new, expand, texts.

# --- fmt ---
fmt-changed = { $file } has been formatted.
fmt-would-change = { $file } is not formatted.
fmt-unreadable = { $file } cannot be read and stays as it is. “check” says why.
fmt-summary = { $changed } changed, { $same } as they should be, { $unreadable } not readable.

# --- check --fix, --since, --watch ---
fix-nothing = Nothing here can be mended mechanically.
fix-ask = { $files ->
    [one] Write these changes to 1 file? (yes/no)
   *[other] Write these changes to { $files } files? (yes/no)
  }
fix-not-written = Nothing was written. “--yes” writes the changes without asking.
fix-written = { $files ->
    [one] 1 file has been written.
   *[other] { $files } files have been written.
  }
fix-changed-meanwhile = “{ $file }” was changed meanwhile. Nothing was written; please start again.
since-change = {"  "}line { $line }: { $place }: { $before } → { $after }  ({ $who })
since-none = (nothing)
since-editor = editor
since-compliance = compliance
since-developer = developer
since-nothing = Nothing has changed since { $revision } that needs an approval.
since-needs = Needed: { $who }.{ $owners ->
    [none] {""}
   *[other] {" "}Responsible: { $owners }.
  }
since-unknown = git does not know the revision “{ $revision }” here.
since-no-git = The program git is needed for this: { $error }
watch-checked = Checked in { $milliseconds } ms. Checking again at every change; Ctrl-C ends it.

# --- new ---
new-written = { $file } has been written.
new-then = Fill in what is marked TODO; “check” names every gap.
new-name = “{ $name }” is not a technical name: small letters a–z, digits and _, beginning with a letter, at most 40.
new-exists = { $file } exists already. Nothing was written.
new-intent = A topic. It is switched off until active is true.
new-list = A list of values; a slot uses it by its file's name.
new-test = Conversation tests. Each line begins with who does something.
new-phrases = write as customers write: five phrases per language at least
new-words = the bot writes the first word; the others are understood
new-list-word = example
new-answer-text = This answer has not been written yet.
new-test-line = Hello

# --- expand ---
expand-nothing = There is no phrase at “{ $place }”. Name a file and a line with a phrase: intents/transfer.toml:31
expand-phrase = { $phrase } stands for { $count ->
    [one] 1 sentence
   *[other] { $count } sentences
  }:

# --- texts ---
texts-exported = { $count ->
    [one] 1 text has been written to { $file }.
   *[other] { $count } texts have been written to { $file }.
  }
texts-unreadable = “{ $file }” cannot be used: { $problem }. A sheet begins with the columns file, text, attribute and two languages.
texts-nothing = The sheet says nothing new.

# --- test --coverage, test --record, chat ---
coverage-line = { $kind }: { $touched } of { $all } touched
coverage-topics = Topics
coverage-slots = Details
coverage-rules = Rules of details
coverage-texts = Texts
coverage-languages = Languages
coverage-channels = Channels
chat-recorded = The talk has been written to { $file } as the test “{ $name }”. Please give it a title.
reload-taken = The files have changed; the bot answers by the new version now.
reload-kept = The changed files are not in use, the version before goes on answering: { $error }
reload-kept-errors = { $errors ->
    [one] The changed files are not in use because of a mistake; the version before goes on answering.
   *[other] The changed files are not in use because of { $errors } mistakes; the version before goes on answering.
  }
reload-kept-tests = { $tests ->
    [one] The changed files are not in use because a test fails; the version before goes on answering.
   *[other] The changed files are not in use because { $tests } tests fail; the version before goes on answering.
  }
reload-kept-first = { $remark } The first: { $mistake }
serve-not-watched = Changes of the files are not seen, so they need a restart: { $error }
