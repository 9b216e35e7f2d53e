-- Instants are microseconds since 1970. Columns named `content` and `session` are sealed blobs.

CREATE TABLE conversation (
  id         INTEGER PRIMARY KEY,
  bot        TEXT NOT NULL,
  channel    TEXT NOT NULL,
  account    TEXT NOT NULL,
  peer       TEXT NOT NULL,
  thread     TEXT NOT NULL DEFAULT '',  -- '' where the platform has none
  person     TEXT NOT NULL,
  session    BLOB,
  touched_at INTEGER NOT NULL,          -- when something happened last
  -- the inbox
  fence      INTEGER NOT NULL DEFAULT 0,
  worker     TEXT,                      -- who claimed last
  held_until INTEGER NOT NULL DEFAULT 0,-- end of the lease or of the wait before a repetition
  wake_at    INTEGER,                   -- when a message can be claimed; NULL: none waits
  wake_first INTEGER,                   -- breaks ties of wake_at: who waits longest
  position   INTEGER NOT NULL DEFAULT -9223372036854775808,  -- of the last undelayed message
  -- the outbox
  next_seq   INTEGER NOT NULL DEFAULT 1,
  send_fence INTEGER NOT NULL DEFAULT 0,
  send_at    INTEGER,                   -- when a message can be sent; NULL: none waits
  send_first INTEGER,
  UNIQUE (peer, channel, bot, account, thread)
) STRICT;
CREATE INDEX conversation_wake ON conversation (wake_at, wake_first) WHERE wake_at IS NOT NULL;
CREATE INDEX conversation_send ON conversation (channel, send_at, send_first) WHERE send_at IS NOT NULL;
CREATE INDEX conversation_person ON conversation (person);

CREATE TABLE inbox (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation INTEGER NOT NULL REFERENCES conversation (id),
  position     INTEGER NOT NULL,        -- order within the conversation
  due          INTEGER NOT NULL,        -- 0: at once
  received_at  INTEGER NOT NULL,
  state        INTEGER NOT NULL DEFAULT 0, -- 0 waiting, 1 answered, 2 set aside
  failures     INTEGER NOT NULL DEFAULT 0,
  ended_at     INTEGER,
  content      BLOB NOT NULL
) STRICT;
CREATE INDEX inbox_waiting ON inbox (conversation, position, id, due) WHERE state = 0;
CREATE INDEX inbox_conversation ON inbox (conversation, id);

CREATE TABLE dedupe (
  conversation INTEGER NOT NULL REFERENCES conversation (id),
  key          TEXT NOT NULL,
  message      INTEGER NOT NULL,
  received_at  INTEGER NOT NULL,
  PRIMARY KEY (conversation, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  id           INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversation (id),
  seq          INTEGER NOT NULL,
  name         TEXT NOT NULL,           -- the message's own id
  answers      INTEGER NOT NULL,        -- the inbox message
  state        INTEGER NOT NULL DEFAULT 0, -- 0 waiting, 1 sent, 2 returned, 3 dead
  attempts     INTEGER NOT NULL DEFAULT 0,
  written_at   INTEGER NOT NULL,
  ended_at     INTEGER,
  platform_ids TEXT,                    -- JSON list
  reason       TEXT,                    -- why it is dead
  content      BLOB NOT NULL,
  UNIQUE (conversation, seq)
) STRICT;
CREATE INDEX outbox_waiting ON outbox (conversation, seq) WHERE state = 0;

CREATE TABLE record (
  id           INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversation (id),
  message      INTEGER NOT NULL,        -- the inbox message whose turn wrote it
  proposal     TEXT NOT NULL,
  kind         TEXT NOT NULL,
  written_at   INTEGER NOT NULL,
  content      BLOB NOT NULL
) STRICT;
CREATE INDEX record_conversation ON record (conversation, id);
CREATE INDEX record_proposal ON record (proposal);
