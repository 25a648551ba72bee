-- Who wants to hear of new events, and the messages that go out to them, a row a recipient.

CREATE TABLE subscriber (
    chat_id INTEGER PRIMARY KEY, -- a person's private chat, or a group
    language TEXT NOT NULL,
    weekly INTEGER NOT NULL DEFAULT 0, -- else at once
    hour INTEGER NOT NULL DEFAULT 10, -- of Monday, in the zone
    zone TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1, -- 0 while the chat takes no messages
    since TEXT NOT NULL,
    digest_until TEXT NOT NULL -- what was announced up to here is in a digest already
) STRICT;

-- Without a row here, a subscriber wants all directions.
CREATE TABLE subscriber_direction (
    chat_id INTEGER NOT NULL REFERENCES subscriber (chat_id) ON DELETE CASCADE ON UPDATE CASCADE,
    direction_id INTEGER NOT NULL REFERENCES direction (id),
    PRIMARY KEY (chat_id, direction_id)
) STRICT, WITHOUT ROWID;

-- An event that editors announce; once for each of its revisions.
CREATE TABLE notice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    revision_id INTEGER NOT NULL UNIQUE REFERENCES revision (id),
    event_id INTEGER NOT NULL REFERENCES event (id),
    user_id INTEGER NOT NULL,
    chat_id INTEGER, -- where its editor watches it
    message_id INTEGER,
    stopped INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL, -- what it is about; nobody gets it twice
    chat_id INTEGER NOT NULL,
    notice_id INTEGER REFERENCES notice (id), -- NULL for a digest
    events TEXT NOT NULL, -- ids, a JSON array
    state TEXT NOT NULL DEFAULT 'queued' CHECK (
        state IN ('queued', 'sending', 'sent', 'uncertain', 'gone', 'stopped')
    ),
    at TEXT NOT NULL,
    UNIQUE (key, chat_id)
) STRICT;

CREATE INDEX outbox_state ON outbox (state, id);
CREATE INDEX outbox_notice ON outbox (notice_id, state);
