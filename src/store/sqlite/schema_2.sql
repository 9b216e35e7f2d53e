-- When the customer did something last that lets the bot write on platforms with a window.
ALTER TABLE conversation ADD COLUMN heard_at INTEGER;
CREATE INDEX outbox_dead ON outbox (conversation) WHERE state = 3;
