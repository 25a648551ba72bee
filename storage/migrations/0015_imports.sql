-- Documents that editors bring in, from the first message to the brief that was made of them.

CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    brief_id INTEGER REFERENCES brief (id), -- into which it goes; NULL: a brief of its own
    state TEXT NOT NULL CHECK (state IN ('collecting', 'review', 'published', 'discarded')),
    name TEXT NOT NULL, -- of the file; empty for what was pasted
    parts TEXT NOT NULL, -- what was pasted, a JSON array with a text a message
    reading TEXT, -- what was understood, JSON; the file itself is not kept
    decisions TEXT NOT NULL, -- what the editor said of it, by thing and field, a JSON object
    awaiting TEXT, -- what the next message is for: 'parts', or a field of the reading
    version INTEGER NOT NULL DEFAULT 1,
    revision_id INTEGER REFERENCES revision (id),
    updated_at TEXT NOT NULL,
    origin INTEGER, -- the row of the inbox that it was made for
    last_origin INTEGER, -- … and that last changed it
    CHECK ((state = 'collecting') <= (reading IS NULL))
) STRICT;

CREATE INDEX import_user ON import (user_id, state, updated_at);
CREATE INDEX import_brief ON import (brief_id);
CREATE INDEX import_revision ON import (revision_id);
CREATE INDEX import_age ON import (state, updated_at);
CREATE UNIQUE INDEX import_origin ON import (origin) WHERE origin IS NOT NULL;

-- The revisions that stand in the history as one, and are undone together.
CREATE TABLE revision_part (
    part_id INTEGER PRIMARY KEY REFERENCES revision (id),
    whole_id INTEGER NOT NULL REFERENCES revision (id)
) STRICT;

CREATE INDEX revision_part_whole ON revision_part (whole_id);

-- What documents last said of a thing in the store, as a snapshot: what differs from it there is
-- the editors', what differs from it in a document is new.
CREATE TABLE document_said (
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    snapshot TEXT NOT NULL, -- JSON
    PRIMARY KEY (subject, subject_id)
) STRICT, WITHOUT ROWID;
