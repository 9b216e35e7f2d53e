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
