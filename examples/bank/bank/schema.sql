-- The books of the demo bank. A closed entry sums to zero and never changes; the triggers see to that.

CREATE TABLE IF NOT EXISTS customers (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, daily_limit INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS accounts (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, iban TEXT UNIQUE,
    overdraft INTEGER NOT NULL DEFAULT 0, place INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS owners (
    account TEXT NOT NULL REFERENCES accounts, customer TEXT NOT NULL REFERENCES customers,
    PRIMARY KEY (customer, account)
);
CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY, booked_on TEXT NOT NULL, party TEXT NOT NULL, category TEXT NOT NULL,
    city TEXT, purpose TEXT, closed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS postings (
    entry INTEGER NOT NULL REFERENCES entries, account TEXT NOT NULL REFERENCES accounts,
    amount INTEGER NOT NULL CHECK (amount <> 0)
);
CREATE INDEX IF NOT EXISTS postings_of_account ON postings (account, entry);
CREATE INDEX IF NOT EXISTS postings_of_entry ON postings (entry);
CREATE INDEX IF NOT EXISTS entries_by_day ON entries (booked_on);
CREATE TRIGGER IF NOT EXISTS entry_sums_to_zero BEFORE UPDATE OF closed ON entries WHEN NEW.closed = 1 BEGIN
    SELECT RAISE(ABORT, 'the postings do not sum to zero')
    WHERE (SELECT COUNT(*) FROM postings WHERE entry = NEW.id) < 2
       OR (SELECT SUM(amount) FROM postings WHERE entry = NEW.id) <> 0;
END;
CREATE TRIGGER IF NOT EXISTS entry_stays BEFORE UPDATE ON entries WHEN OLD.closed = 1 BEGIN
    SELECT RAISE(ABORT, 'a closed entry does not change');
END;
CREATE TRIGGER IF NOT EXISTS entry_is_kept BEFORE DELETE ON entries WHEN OLD.closed = 1 BEGIN
    SELECT RAISE(ABORT, 'a closed entry does not change');
END;
CREATE TRIGGER IF NOT EXISTS posting_comes_in_time BEFORE INSERT ON postings
WHEN (SELECT closed FROM entries WHERE id = NEW.entry) = 1 BEGIN
    SELECT RAISE(ABORT, 'a closed entry does not change');
END;
CREATE TRIGGER IF NOT EXISTS posting_stays BEFORE UPDATE ON postings BEGIN
    SELECT RAISE(ABORT, 'a posting does not change');
END;
CREATE TRIGGER IF NOT EXISTS posting_is_kept BEFORE DELETE ON postings BEGIN
    SELECT RAISE(ABORT, 'a posting does not change');
END;
CREATE TABLE IF NOT EXISTS cards (
    id TEXT PRIMARY KEY, customer TEXT NOT NULL REFERENCES customers, kind TEXT NOT NULL, name TEXT NOT NULL,
    last4 TEXT NOT NULL, blocked_at TEXT, place INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS blocks (key TEXT PRIMARY KEY, customer TEXT NOT NULL, card TEXT NOT NULL, result TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS payees (
    customer TEXT NOT NULL REFERENCES customers, name TEXT NOT NULL, iban TEXT NOT NULL, PRIMARY KEY (customer, iban)
);
CREATE TABLE IF NOT EXISTS holders (iban TEXT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS orders (
    key TEXT PRIMARY KEY, customer TEXT NOT NULL, details TEXT NOT NULL, account TEXT NOT NULL, recipient TEXT NOT NULL,
    iban TEXT NOT NULL, amount INTEGER NOT NULL, purpose TEXT, execution_date TEXT NOT NULL, receipt TEXT NOT NULL,
    state TEXT NOT NULL, reserved INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS orders_due ON orders (state, execution_date);
