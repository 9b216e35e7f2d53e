-- 1 while a sender has the conversation's next message. One whose lease runs out without a word may have sent it.
ALTER TABLE conversation ADD COLUMN send_held INTEGER NOT NULL DEFAULT 0;
