-- Editors, their drafts, and the revisions of everything they change.

ALTER TABLE event ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE event ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN edited_on TEXT; -- ISO 8601 day; NULL while as the brief had it
ALTER TABLE direction ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE contact ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE contact ADD COLUMN verified_on TEXT; -- ISO 8601 day
ALTER TABLE brief ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

DROP INDEX event_order;
CREATE INDEX event_order ON event (brief_id, deleted, latest_start, earliest_start DESC);

CREATE TABLE editor (
    user_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    added_by INTEGER NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE invitation (
    token_hash TEXT PRIMARY KEY, -- SHA-256: the store alone lets nobody in
    created_by INTEGER NOT NULL,
    expires_at TEXT NOT NULL,
    used_by INTEGER
) STRICT;

-- People whom owners have shared with the bot, to decide about.
CREATE TABLE shared_person (
    user_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

-- What an editor works at. The content is a snapshot: a JSON object of flat keys such as "date",
-- "directions" and "ru.title".
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    state TEXT NOT NULL CHECK (state IN ('offered', 'open', 'published', 'discarded')),
    subject TEXT NOT NULL CHECK (subject IN ('event', 'direction', 'contact', 'brief')),
    subject_id INTEGER, -- NULL for a new one
    base TEXT NOT NULL, -- the snapshot that the changes were made on
    base_version INTEGER NOT NULL,
    changes TEXT NOT NULL,
    language TEXT NOT NULL, -- of the texts being written
    awaiting TEXT, -- the field that the next message fills
    guided INTEGER NOT NULL, -- whether the next field is asked for after it
    notes TEXT NOT NULL, -- doubts to point out, a JSON array
    version INTEGER NOT NULL DEFAULT 1,
    revision_id INTEGER REFERENCES revision (id),
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX draft_user ON draft (user_id, state, updated_at);

CREATE TABLE revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    user_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    before TEXT, -- NULL where the subject was new
    after TEXT NOT NULL,
    reverts INTEGER REFERENCES revision (id)
) STRICT;

CREATE INDEX revision_subject ON revision (subject, subject_id, id);
CREATE INDEX revision_user ON revision (user_id, id);

-- When the editors were last reminded of something.
CREATE TABLE reminder (
    key TEXT PRIMARY KEY,
    sent_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
