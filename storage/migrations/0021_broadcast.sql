-- What owners write to subscribers in words of their own. Its messages are in the outbox, under the
-- key "broadcast" with its number.

CREATE TABLE broadcast (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- unlike a row's number, never given twice
    user_id INTEGER NOT NULL, -- the owner who writes it
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'sent', 'stopped')),
    brief_id INTEGER REFERENCES brief (id), -- to whom: who hears of it; NULL: of any
    language TEXT CHECK (language GLOB '[a-z][a-z]'), -- … and hears in it; NULL: in any
    text TEXT, -- NULL while nothing is written
    awaiting INTEGER NOT NULL DEFAULT 0 CHECK (awaiting IN (0, 1)), -- whether the next message is it
    version INTEGER NOT NULL DEFAULT 1,
    chat_id INTEGER, -- where its owner watches it
    message_id INTEGER,
    at TEXT NOT NULL, -- begun, or sent
    origin INTEGER, -- the row of the inbox that the text came with
    CHECK (state = 'open' OR text IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX broadcast_open ON broadcast (user_id) WHERE state = 'open';
CREATE INDEX broadcast_user ON broadcast (user_id);
CREATE INDEX broadcast_brief ON broadcast (brief_id);
CREATE INDEX broadcast_at ON broadcast (at);
