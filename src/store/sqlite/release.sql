-- Claims of a process that died: their conversations need not wait for the leases to run out.
-- Fences stay, so a process that still lives cannot commit on them. Waits before a repetition
-- end as well, which only brings the repetition forward.
UPDATE conversation SET
  held_until = 0,
  wake_at = (SELECT min(due) FROM inbox WHERE inbox.conversation = conversation.id AND state = 0),
  wake_first = (SELECT min(id) FROM inbox WHERE inbox.conversation = conversation.id AND state = 0)
WHERE held_until > 0;
