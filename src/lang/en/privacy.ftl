### The page that data protection signs: `check --privacy`

privacy-title = Privacy matrix: { $bot }
privacy-version = Version { $fingerprint }, checked on { $date }
privacy-answers = answers
privacy-continue = continue in { $to }
privacy-link = link: { $link }
privacy-handoff = handover: { $queue }
privacy-refused = refuses
privacy-elsewhere = –
privacy-off = off
privacy-nothing = NO ANSWER
privacy-login = * asks for login first
privacy-approval = + asks for an approval before it acts
privacy-channels = What a channel may do
privacy-shows = shows at most
privacy-collects = asks at most
privacy-highest = highest login
privacy-lowered = Classes that were lowered
privacy-lowered-none = No class was lowered.
privacy-lowering = { $what }: { $from } → { $to }   ({ $place })
privacy-open = Open
privacy-open-none = Every topic has an answer on every channel, and nothing goes beyond what the channel may do.
privacy-gap = "{ $topic }" has no answer on "{ $channel }".
privacy-excess = "{ $topic }" is answered on "{ $channel }" although it would show or ask more there than is allowed.
privacy-sign = Approved by: ______________________   on: ______________   Signature: ______________________
