-- What real briefs say: several contacts, agreements, facts with a value, events that are planned,
-- cancelled or have several dates, partners that are no country. All of it has a version and can
-- be hidden, so that editors change it and take it back. Briefs can be ordered, hidden and retired.
--
-- Foreign keys are not checked while a migration runs; what names a table that is made anew names
-- it by its name.

CREATE TABLE brief_new (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    partner_kind TEXT NOT NULL DEFAULT 'country'
        CHECK (partner_kind IN ('country', 'region', 'city', 'organisation')),
    country TEXT, -- NULL for a partner that is in none
    as_of TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'shown' CHECK (state IN ('shown', 'hidden', 'retired')),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO brief_new (id, slug, language, country, as_of, position, version)
    SELECT id, slug, language, country, as_of, id, version FROM brief;
DROP TABLE brief;
ALTER TABLE brief_new RENAME TO brief;

ALTER TABLE direction ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1));
ALTER TABLE entity ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- NULL: it took place, as far as the brief says.
ALTER TABLE event ADD COLUMN status TEXT CHECK (status IN ('planned', 'cancelled'));

-- The dates of an event beside its first one.
CREATE TABLE event_date (
    event_id INTEGER NOT NULL REFERENCES event (id),
    date TEXT NOT NULL,
    earliest_start TEXT NOT NULL,
    latest_start TEXT NOT NULL,
    earliest_end TEXT NOT NULL,
    latest_end TEXT NOT NULL,
    PRIMARY KEY (event_id, date),
    CHECK (earliest_start <= latest_start AND earliest_end <= latest_end),
    CHECK (earliest_start <= earliest_end AND latest_start <= latest_end)
) STRICT, WITHOUT ROWID;

ALTER TABLE fact ADD COLUMN value TEXT; -- a decimal number
ALTER TABLE fact ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE fact ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1));
ALTER TABLE fact ADD COLUMN edited_on TEXT; -- ISO 8601 day; NULL while as the brief had it
ALTER TABLE fact_text ADD COLUMN unit TEXT;

CREATE TABLE contact_new (
    id INTEGER PRIMARY KEY,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    position INTEGER NOT NULL DEFAULT 0,
    phone TEXT,
    phone_international TEXT,
    extension TEXT,
    more_phones TEXT, -- further numbers, a line each
    fax TEXT,
    email TEXT,
    site TEXT,
    source TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    verified_on TEXT -- ISO 8601 day
) STRICT;
-- The one contact of a brief was known by the number of its brief; revisions and buttons know it so.
INSERT INTO contact_new (id, brief_id, language, phone, phone_international, email, source, version,
        verified_on)
    SELECT brief_id, brief_id, language, phone, phone_international, email, source, version,
        verified_on FROM contact;
CREATE TABLE contact_text_new (
    contact_id INTEGER NOT NULL REFERENCES contact (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    name TEXT,
    position TEXT,
    unit TEXT,
    organisation TEXT,
    side TEXT, -- whose contact it is: the city's, the partner's
    address TEXT,
    PRIMARY KEY (contact_id, language)
) STRICT, WITHOUT ROWID;
INSERT INTO contact_text_new (contact_id, language, name, position, unit, organisation)
    SELECT brief_id, language, name, position, unit, organisation FROM contact_text;
DROP TABLE contact_text;
DROP TABLE contact;
ALTER TABLE contact_new RENAME TO contact;
ALTER TABLE contact_text_new RENAME TO contact_text;
CREATE INDEX contact_brief ON contact (brief_id, position);

CREATE TABLE agreement (
    id INTEGER PRIMARY KEY,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    position INTEGER NOT NULL DEFAULT 0,
    number TEXT,
    signed TEXT, -- EDTF, as is the next
    valid_until TEXT,
    source TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    edited_on TEXT -- ISO 8601 day; NULL while as the brief had it
) STRICT;
CREATE INDEX agreement_brief ON agreement (brief_id, position);
CREATE TABLE agreement_text (
    agreement_id INTEGER NOT NULL REFERENCES agreement (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    kind TEXT, -- a memorandum, a protocol …
    title TEXT NOT NULL,
    parties TEXT,
    text TEXT,
    PRIMARY KEY (agreement_id, language)
) STRICT, WITHOUT ROWID;

-- What a brief's files said when they were last taken over, a thing each, as a snapshot: what
-- differs from it in the store is the editors', what differs in the files is new there.
CREATE TABLE imported (
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    subject TEXT NOT NULL,
    key TEXT NOT NULL, -- how the files call it
    subject_id INTEGER NOT NULL,
    snapshot TEXT NOT NULL, -- JSON
    PRIMARY KEY (brief_id, subject, key)
) STRICT, WITHOUT ROWID;
-- Which state of a folder of files is in the store, and of which one the owners have been told.
CREATE TABLE brief_file (
    slug TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    told TEXT
) STRICT, WITHOUT ROWID;

-- Without a row here, a subscriber wants all briefs.
CREATE TABLE subscriber_brief (
    chat_id INTEGER NOT NULL REFERENCES subscriber (chat_id) ON DELETE CASCADE ON UPDATE CASCADE,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    PRIMARY KEY (chat_id, brief_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX subscriber_brief_brief ON subscriber_brief (brief_id, chat_id);
-- Who has chosen directions has heard of no other brief's events.
INSERT INTO subscriber_brief
    SELECT DISTINCT chat_id, brief_id
    FROM subscriber_direction JOIN direction ON direction.id = direction_id;

CREATE TABLE draft_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    state TEXT NOT NULL CHECK (state IN ('offered', 'open', 'published', 'discarded')),
    subject TEXT NOT NULL CHECK (
        subject IN ('event', 'direction', 'contact', 'brief', 'fact', 'agreement', 'entity')
    ),
    subject_id INTEGER, -- NULL for a new one
    base TEXT NOT NULL, -- the snapshot that the changes were made on
    base_version INTEGER NOT NULL,
    changes TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'), -- of the texts being written
    awaiting TEXT, -- the field that the next message fills
    guided INTEGER NOT NULL CHECK (guided IN (0, 1)), -- whether the next field is asked for after it
    notes TEXT NOT NULL, -- doubts to point out, a JSON array
    version INTEGER NOT NULL DEFAULT 1,
    revision_id INTEGER REFERENCES revision (id),
    updated_at TEXT NOT NULL,
    origin INTEGER, -- the row of the inbox that it was made for
    last_origin INTEGER -- … and that last changed it
) STRICT;
INSERT INTO draft_new SELECT * FROM draft;
DELETE FROM sqlite_sequence WHERE name = 'draft_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'draft_new', seq FROM sqlite_sequence
    WHERE name = 'draft';
DROP TABLE draft;
ALTER TABLE draft_new RENAME TO draft;
CREATE INDEX draft_user ON draft (user_id, state, updated_at);
CREATE INDEX draft_brief ON draft (brief_id);
CREATE INDEX draft_revision ON draft (revision_id);
CREATE INDEX draft_age ON draft (state, updated_at);
CREATE UNIQUE INDEX draft_origin ON draft (origin) WHERE origin IS NOT NULL;

CREATE TABLE revision_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    user_id INTEGER NOT NULL, -- 0: whoever keeps the files
    user_name TEXT NOT NULL, -- empty once its editor wants to be forgotten
    subject TEXT NOT NULL CHECK (
        subject IN ('event', 'direction', 'contact', 'brief', 'fact', 'agreement', 'entity')
    ),
    subject_id INTEGER NOT NULL,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    before TEXT, -- NULL where the subject was new
    after TEXT NOT NULL,
    reverts INTEGER REFERENCES revision (id),
    origin INTEGER
) STRICT;
INSERT INTO revision_new SELECT * FROM revision;
DELETE FROM sqlite_sequence WHERE name = 'revision_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'revision_new', seq FROM sqlite_sequence
    WHERE name = 'revision';
DROP TABLE revision;
ALTER TABLE revision_new RENAME TO revision;
CREATE INDEX revision_subject ON revision (subject, subject_id, id);
CREATE INDEX revision_user ON revision (user_id, id);
CREATE INDEX revision_brief ON revision (brief_id);
CREATE INDEX revision_reverts ON revision (reverts);
CREATE UNIQUE INDEX revision_origin ON revision (origin) WHERE origin IS NOT NULL;

-- A list of a year also has the events of which another date lies in it, each once.
DROP VIEW event_listing;
CREATE VIEW event_listing AS
    SELECT brief_id, 0 AS kind, 0 AS key, latest_start, earliest_start, id AS event_id, is_open
    FROM event WHERE deleted = 0
    UNION ALL
    SELECT brief_id, 1, year, latest_start, earliest_start, id, is_open
    FROM event CROSS JOIN calendar_year ON year BETWEEN CAST(substr(latest_start, 1, 4) AS INTEGER)
        AND CAST(substr(earliest_end, 1, 4) AS INTEGER)
    WHERE deleted = 0
    UNION ALL
    SELECT brief_id, 1, year, more.latest_start, more.earliest_start, more.event_id, 0
    FROM event_date AS more CROSS JOIN event ON id = more.event_id
    CROSS JOIN calendar_year ON year BETWEEN CAST(substr(more.latest_start, 1, 4) AS INTEGER)
        AND CAST(substr(more.earliest_end, 1, 4) AS INTEGER)
    WHERE deleted = 0
        AND year NOT BETWEEN CAST(substr(event.latest_start, 1, 4) AS INTEGER)
            AND CAST(substr(event.earliest_end, 1, 4) AS INTEGER)
        AND NOT EXISTS (
            SELECT 1 FROM event_date AS other WHERE other.event_id = more.event_id
            AND (other.latest_start, other.date) < (more.latest_start, more.date)
            AND year BETWEEN CAST(substr(other.latest_start, 1, 4) AS INTEGER)
                AND CAST(substr(other.earliest_end, 1, 4) AS INTEGER)
        )
    UNION ALL
    SELECT brief_id, 2, direction_id, latest_start, earliest_start, id, is_open
    FROM event_direction CROSS JOIN event ON event_id = id WHERE deleted = 0
    UNION ALL
    SELECT brief_id, 3, entity_id, latest_start, earliest_start, id, is_open
    FROM event_entity CROSS JOIN event ON event_id = id WHERE deleted = 0;

-- What stands in a list of a year under another date than its first goes before every change.
CREATE TRIGGER dates_unlisted_for_update
BEFORE UPDATE OF brief_id, earliest_start, latest_start, earliest_end, is_open, deleted ON event
BEGIN
    DELETE FROM listing
        WHERE brief_id = old.brief_id AND kind = 1 AND event_id = old.id
        AND key IN (SELECT key FROM event_listing WHERE event_id = old.id AND kind = 1)
        AND latest_start IN (SELECT latest_start FROM event_date WHERE event_id = old.id);
END;

CREATE TRIGGER dates_unlisted BEFORE DELETE ON event BEGIN
    DELETE FROM listing
        WHERE brief_id = old.brief_id AND kind = 1 AND event_id = old.id
        AND key IN (SELECT key FROM event_listing WHERE event_id = old.id AND kind = 1)
        AND latest_start IN (SELECT latest_start FROM event_date WHERE event_id = old.id);
END;

-- One date more or less may change under which of them the event stands in a year.
CREATE TRIGGER date_unlisted_for_insert BEFORE INSERT ON event_date BEGIN
    DELETE FROM listing
        WHERE brief_id = (SELECT brief_id FROM event WHERE id = new.event_id) AND kind = 1 AND event_id = new.event_id
        AND key IN (SELECT key FROM event_listing WHERE event_id = new.event_id AND kind = 1)
        AND latest_start IN (SELECT latest_start FROM event_date WHERE event_id = new.event_id);
END;

CREATE TRIGGER date_listed AFTER INSERT ON event_date BEGIN
    INSERT OR IGNORE INTO listing
        SELECT * FROM event_listing WHERE event_id = new.event_id AND kind = 1;
END;

CREATE TRIGGER date_unlisted_for_delete BEFORE DELETE ON event_date BEGIN
    DELETE FROM listing
        WHERE brief_id = (SELECT brief_id FROM event WHERE id = old.event_id) AND kind = 1 AND event_id = old.event_id
        AND key IN (SELECT key FROM event_listing WHERE event_id = old.event_id AND kind = 1)
        AND latest_start IN (SELECT latest_start FROM event_date WHERE event_id = old.event_id);
END;

CREATE TRIGGER date_unlisted AFTER DELETE ON event_date BEGIN
    INSERT OR IGNORE INTO listing
        SELECT * FROM event_listing WHERE event_id = old.event_id AND kind = 1;
END;

-- There is one kind of thing more to be found, so that rows are numbered in another way.
INSERT INTO search (search) VALUES ('delete-all');
INSERT INTO search_names (search_names) VALUES ('delete-all');
INSERT INTO search_title (search_title) VALUES ('delete-all');
DELETE FROM search_document;
UPDATE search_word SET documents = 0, version = (SELECT version + 1 FROM search_state);
UPDATE search_state SET version = version + 1, documents = 0, words_version = 0;
