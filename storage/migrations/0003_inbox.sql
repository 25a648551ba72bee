-- Updates are kept until they are handled. What is written because of an update names its row, so
-- that an update which is handled again after a crash writes nothing twice.

CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- unlike Telegram's update ids, never given twice
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
    tries INTEGER NOT NULL DEFAULT 0, -- how often the process has ended before it was handled
    body TEXT NOT NULL, -- JSON; empty when done
    error TEXT,
    at TEXT NOT NULL, -- received, or brought to its end
    UNIQUE (bot_id, update_id)
) STRICT;

CREATE INDEX inbox_waiting ON inbox (bot_id, update_id) WHERE state = 'waiting';
CREATE INDEX inbox_ended ON inbox (at) WHERE state != 'waiting';

ALTER TABLE draft ADD COLUMN origin INTEGER; -- the row of the inbox that it was made for
ALTER TABLE draft ADD COLUMN last_origin INTEGER; -- … and that last changed it
ALTER TABLE revision ADD COLUMN origin INTEGER;

CREATE UNIQUE INDEX draft_origin ON draft (origin) WHERE origin IS NOT NULL;
CREATE UNIQUE INDEX revision_origin ON revision (origin) WHERE origin IS NOT NULL;
