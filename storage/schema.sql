-- The schema of a new store, version 12. Later changes are the numbered files in migrations/; what
-- is here never changes once it has landed.
--
-- Dates are EDTF; their four bounds are stored beside them, as ISO 8601 days, for comparison.
-- Moments are ISO 8601, in UTC. A *_text table has a row a language; the language a thing was
-- written in always has one.

CREATE TABLE brief (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    country TEXT NOT NULL,
    as_of TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE brief_text (
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
    partner TEXT NOT NULL,
    title TEXT NOT NULL,
    overview TEXT NOT NULL, -- paragraphs, a JSON array
    PRIMARY KEY (brief_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE direction (
    id INTEGER PRIMARY KEY,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    position INTEGER NOT NULL,
    icon TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX direction_brief ON direction (brief_id, position);

CREATE TABLE direction_text (
    direction_id INTEGER NOT NULL REFERENCES direction (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (direction_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- a link to an event must never come to mean another
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    date TEXT NOT NULL,
    earliest_start TEXT NOT NULL,
    latest_start TEXT NOT NULL,
    earliest_end TEXT NOT NULL,
    latest_end TEXT NOT NULL, -- 9999-12-31 while the end is open
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    country TEXT,
    source TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    edited_on TEXT, -- ISO 8601 day; NULL while as the brief had it
    CHECK (earliest_start <= latest_start AND earliest_end <= latest_end),
    CHECK (earliest_start <= earliest_end AND latest_start <= latest_end)
) STRICT;

CREATE INDEX event_order ON event (brief_id, deleted, latest_start, earliest_start DESC);

-- The few that a year's list shows beside its own: what began before it and may still go on, and
-- what may have begun at any time.
CREATE INDEX event_open ON event (brief_id, latest_start, earliest_start DESC, id)
    WHERE is_open = 1 AND deleted = 0;
CREATE INDEX event_unstarted ON event (brief_id, latest_start, id)
    WHERE earliest_start = '0001-01-01' AND deleted = 0;

CREATE TABLE event_text (
    event_id INTEGER NOT NULL REFERENCES event (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    label TEXT,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    place TEXT,
    -- Which original the text goes with, as a digest of it: a translation is outdated once the
    -- original has another. NULL: nothing has been edited since it was imported.
    original TEXT,
    -- A digest of the text as it was imported, kept once editors have changed it: it is the
    -- editors' own word for as long as it differs. Empty: it never was imported. NULL: it is as it
    -- was imported.
    imported TEXT,
    PRIMARY KEY (event_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_direction (
    event_id INTEGER NOT NULL REFERENCES event (id),
    direction_id INTEGER NOT NULL REFERENCES direction (id),
    PRIMARY KEY (event_id, direction_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_direction_direction ON event_direction (direction_id, event_id);

-- People, organisations and places that events name.
CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'place'))
) STRICT;

CREATE INDEX entity_brief ON entity (brief_id, kind);

CREATE TABLE entity_text (
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    name TEXT NOT NULL,
    PRIMARY KEY (entity_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_entity (
    event_id INTEGER NOT NULL REFERENCES event (id),
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (event_id, entity_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_entity_entity ON event_entity (entity_id, event_id);

CREATE TABLE role_text (
    event_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    role TEXT NOT NULL,
    PRIMARY KEY (event_id, entity_id, language),
    FOREIGN KEY (event_id, entity_id) REFERENCES event_entity (event_id, entity_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    position INTEGER NOT NULL,
    date TEXT,
    source TEXT NOT NULL
) STRICT;

CREATE INDEX fact_brief ON fact (brief_id, position);

CREATE TABLE fact_text (
    fact_id INTEGER NOT NULL REFERENCES fact (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    text TEXT NOT NULL,
    derived TEXT,
    PRIMARY KEY (fact_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
    brief_id INTEGER PRIMARY KEY REFERENCES brief (id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    phone TEXT NOT NULL,
    phone_international TEXT NOT NULL,
    email TEXT NOT NULL,
    source TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    verified_on TEXT -- ISO 8601 day
) STRICT;

CREATE TABLE contact_text (
    brief_id INTEGER NOT NULL REFERENCES contact (brief_id),
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    name TEXT NOT NULL,
    position TEXT NOT NULL,
    unit TEXT NOT NULL,
    organisation TEXT NOT NULL,
    PRIMARY KEY (brief_id, language)
) STRICT, WITHOUT ROWID;

-- Every list of events in its order, with its counts, so that a year, a card and a page in the
-- middle cost the same in a brief of a hundred events and in one of a million. Triggers keep them,
-- in the transaction of every change.

-- The lists: all events of a brief (kind 0, key 0), of a year (1, the year), of a direction (2, its
-- id), of a person, organisation or place (3, its id). Hidden events stand in none.
CREATE TABLE listing (
    brief_id INTEGER NOT NULL,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
    key INTEGER NOT NULL,
    latest_start TEXT NOT NULL,
    earliest_start TEXT NOT NULL,
    event_id INTEGER NOT NULL,
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    PRIMARY KEY (brief_id, kind, key, latest_start, earliest_start DESC, event_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE listing_count (
    brief_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    key INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (brief_id, kind, key, is_open)
) STRICT, WITHOUT ROWID;

-- How many of a list have surely begun in each month, to find a page without walking there.
CREATE TABLE listing_month (
    brief_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    key INTEGER NOT NULL,
    month TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (brief_id, kind, key, month)
) STRICT, WITHOUT ROWID;

-- A trigger cannot count from one year to another; it can join.
CREATE TABLE calendar_year (year INTEGER PRIMARY KEY) STRICT;

INSERT INTO calendar_year
    WITH RECURSIVE years (year) AS (SELECT 1 UNION ALL SELECT year + 1 FROM years WHERE year < 9999)
    SELECT year FROM years;

-- What `listing` holds, worked out anew. CROSS JOIN keeps SQLite from going through all years
-- first, and through all events for each.
CREATE VIEW event_listing AS
    SELECT brief_id, 0 AS kind, 0 AS key, latest_start, earliest_start, id AS event_id, is_open
    FROM event WHERE deleted = 0
    UNION ALL
    SELECT brief_id, 1, year, latest_start, earliest_start, id, is_open
    FROM event CROSS JOIN calendar_year ON year BETWEEN CAST(substr(latest_start, 1, 4) AS INTEGER)
        AND CAST(substr(earliest_end, 1, 4) AS INTEGER)
    WHERE deleted = 0
    UNION ALL
    SELECT brief_id, 2, direction_id, latest_start, earliest_start, id, is_open
    FROM event_direction CROSS JOIN event ON event_id = id WHERE deleted = 0
    UNION ALL
    SELECT brief_id, 3, entity_id, latest_start, earliest_start, id, is_open
    FROM event_entity CROSS JOIN event ON event_id = id WHERE deleted = 0;

CREATE TRIGGER listing_counted AFTER INSERT ON listing BEGIN
    INSERT INTO listing_count VALUES (new.brief_id, new.kind, new.key, new.is_open, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
    INSERT INTO listing_month
        VALUES (new.brief_id, new.kind, new.key, substr(new.latest_start, 1, 7), 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER listing_uncounted AFTER DELETE ON listing BEGIN
    UPDATE listing_count SET count = count - 1
        WHERE (brief_id, kind, key, is_open) = (old.brief_id, old.kind, old.key, old.is_open);
    DELETE FROM listing_count
        WHERE (brief_id, kind, key, is_open) = (old.brief_id, old.kind, old.key, old.is_open)
        AND count = 0;
    UPDATE listing_month SET count = count - 1
        WHERE (brief_id, kind, key, month)
        = (old.brief_id, old.kind, old.key, substr(old.latest_start, 1, 7));
    DELETE FROM listing_month
        WHERE (brief_id, kind, key, month)
        = (old.brief_id, old.kind, old.key, substr(old.latest_start, 1, 7)) AND count = 0;
END;

CREATE TRIGGER event_listed AFTER INSERT ON event BEGIN
    INSERT INTO listing SELECT * FROM event_listing WHERE event_id = new.id;
END;

-- Before the change the view still gives the lists that it is in, after it the new ones.
CREATE TRIGGER event_unlisted_for_update
BEFORE UPDATE OF brief_id, earliest_start, latest_start, earliest_end, is_open, deleted ON event
BEGIN
    DELETE FROM listing
        WHERE (brief_id, latest_start, earliest_start, event_id)
        = (old.brief_id, old.latest_start, old.earliest_start, old.id)
        AND (kind, key) IN (SELECT kind, key FROM event_listing WHERE event_id = old.id);
END;

CREATE TRIGGER event_listed_after_update
AFTER UPDATE OF brief_id, earliest_start, latest_start, earliest_end, is_open, deleted ON event
BEGIN
    INSERT INTO listing SELECT * FROM event_listing WHERE event_id = new.id;
END;

CREATE TRIGGER event_unlisted BEFORE DELETE ON event BEGIN
    DELETE FROM listing
        WHERE (brief_id, latest_start, earliest_start, event_id)
        = (old.brief_id, old.latest_start, old.earliest_start, old.id)
        AND (kind, key) IN (SELECT kind, key FROM event_listing WHERE event_id = old.id);
END;

CREATE TRIGGER direction_listed AFTER INSERT ON event_direction BEGIN
    INSERT INTO listing SELECT * FROM event_listing
        WHERE event_id = new.event_id AND kind = 2 AND key = new.direction_id;
END;

CREATE TRIGGER direction_unlisted BEFORE DELETE ON event_direction BEGIN
    DELETE FROM listing
        WHERE (kind, key, event_id) = (2, old.direction_id, old.event_id)
        AND (brief_id, latest_start, earliest_start) = (
            SELECT brief_id, latest_start, earliest_start FROM event WHERE id = old.event_id
        );
END;

CREATE TRIGGER entity_listed AFTER INSERT ON event_entity BEGIN
    INSERT INTO listing SELECT * FROM event_listing
        WHERE event_id = new.event_id AND kind = 3 AND key = new.entity_id;
END;

CREATE TRIGGER entity_unlisted BEFORE DELETE ON event_entity BEGIN
    DELETE FROM listing
        WHERE (kind, key, event_id) = (3, old.entity_id, old.event_id)
        AND (brief_id, latest_start, earliest_start) = (
            SELECT brief_id, latest_start, earliest_start FROM event WHERE id = old.event_id
        );
END;

-- The search index, so that a search costs the same in a brief of a million events as in one of a
-- hundred: a document an event, direction, fact or contact, all languages together, so that a name
-- is found in whichever alphabet it is asked for. Its rows are numbered by brief and day
-- (storage/indexing.py): the newest matches are read first, and reading ends when there are enough.
-- Titles, and titles with names, have indexes of their own: to look for a common word in one column
-- of a joint index is to read all of its entries. Built by code when it is empty.
CREATE TABLE search_document (
    row INTEGER PRIMARY KEY,
    thing INTEGER NOT NULL UNIQUE, -- what it is of: its id and its kind
    title TEXT NOT NULL, -- words as they are compared, with a space between; so are the others
    names TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- "ascii": what stands between two spaces is a word, whatever its letters.
CREATE VIRTUAL TABLE search USING fts5 (
    title,
    names,
    text,
    content = "search_document",
    content_rowid = "row",
    detail = none,
    columnsize = 0,
    tokenize = "ascii"
);

CREATE VIRTUAL TABLE search_names USING fts5 (
    title,
    names,
    content = "search_document",
    content_rowid = "row",
    detail = none,
    columnsize = 0,
    tokenize = "ascii"
);

CREATE VIRTUAL TABLE search_title USING fts5 (
    title,
    content = "search_document",
    content_rowid = "row",
    detail = none,
    columnsize = 0,
    tokenize = "ascii"
);

-- The words of the index, each with the number of its documents (0: none any more) and the version
-- of the index that changed it last, so that who knows an older one reads only what is new.
CREATE TABLE search_word (
    word TEXT PRIMARY KEY,
    documents INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX search_word_version ON search_word (version);

CREATE TABLE search_state (
    version INTEGER NOT NULL, -- changes whenever the index does
    documents INTEGER NOT NULL DEFAULT 0,
    -- By which rules the texts were taken apart into words (WORDS_VERSION in storage/words.py): when
    -- these change the index is built anew.
    words_version INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO search_state (version) VALUES (0);

-- What people do. Their ids are Telegram's. storage/privacy.py says what of it is deleted when.

CREATE TABLE user_choice (
    user_id INTEGER PRIMARY KEY,
    language TEXT CHECK (language GLOB '[a-z][a-z]'),
    brief_id INTEGER REFERENCES brief (id),
    seen_on TEXT -- ISO 8601 day on which it was last of use
) STRICT;

CREATE INDEX user_choice_brief ON user_choice (brief_id);

-- Words that people searched for, so that a button can name them by a number.
CREATE TABLE search_query (
    id INTEGER PRIMARY KEY, -- at random: nobody shall read through what others have asked
    user_id INTEGER, -- whose they are; NULL while that was not kept
    text TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    UNIQUE (user_id, text)
) STRICT;

CREATE INDEX search_query_asked ON search_query (asked_at);

-- Questions that people agreed to send to the editors.
CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL, -- to answer; shown to nobody
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    text TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'closed')),
    answer TEXT, -- as it was sent: its message is in the outbox since the same transaction
    ended_by INTEGER, -- the editor who answered or closed it
    ended_at TEXT,
    origin INTEGER,
    CHECK ((state = 'open') = (ended_at IS NULL)),
    CHECK ((state = 'answered') = (answer IS NOT NULL))
) STRICT;

CREATE INDEX question_state ON question (state, id);
CREATE INDEX question_user ON question (user_id);
CREATE INDEX question_asked ON question (asked_at);
CREATE UNIQUE INDEX question_origin ON question (origin) WHERE origin IS NOT NULL;

-- What an editor is writing in answer to a question: nobody else can send it.
CREATE TABLE answer (
    editor_id INTEGER NOT NULL,
    question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    text TEXT, -- NULL while nothing is written
    awaiting INTEGER NOT NULL CHECK (awaiting IN (0, 1)), -- whether the next message is it
    origin INTEGER, -- the row of the inbox that the text came with
    PRIMARY KEY (editor_id, question_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_question ON answer (question_id);
CREATE UNIQUE INDEX answer_awaiting ON answer (editor_id) WHERE awaiting = 1;

-- Editors, their drafts, and the revisions of everything they change.

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
    used_by INTEGER,
    origin INTEGER
) STRICT;

CREATE UNIQUE INDEX invitation_origin ON invitation (origin) WHERE origin IS NOT NULL;

-- People whom owners have shared with the bot, to decide about.
CREATE TABLE shared_person (
    user_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    shared_at TEXT
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

CREATE INDEX draft_user ON draft (user_id, state, updated_at);
CREATE INDEX draft_brief ON draft (brief_id);
CREATE INDEX draft_revision ON draft (revision_id);
CREATE INDEX draft_age ON draft (state, updated_at);
CREATE UNIQUE INDEX draft_origin ON draft (origin) WHERE origin IS NOT NULL;

CREATE TABLE revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    user_name TEXT NOT NULL, -- empty once its editor wants to be forgotten
    subject TEXT NOT NULL CHECK (subject IN ('event', 'direction', 'contact', 'brief')),
    subject_id INTEGER NOT NULL,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    before TEXT, -- NULL where the subject was new
    after TEXT NOT NULL,
    reverts INTEGER REFERENCES revision (id),
    origin INTEGER
) STRICT;

CREATE INDEX revision_subject ON revision (subject, subject_id, id);
CREATE INDEX revision_user ON revision (user_id, id);
CREATE INDEX revision_brief ON revision (brief_id);
CREATE INDEX revision_reverts ON revision (reverts);
CREATE UNIQUE INDEX revision_origin ON revision (origin) WHERE origin IS NOT NULL;

-- When the editors were last reminded of something.
CREATE TABLE reminder (
    key TEXT PRIMARY KEY,
    sent_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Updates are kept until they are handled. What is written because of an update names its row, so
-- that an update which is handled again after a crash writes nothing twice.
CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- unlike Telegram's update ids, never given twice
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
    -- How often the process has ended before it was handled.
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    body TEXT NOT NULL, -- JSON; empty when done
    error TEXT,
    at TEXT NOT NULL, -- received, or brought to its end
    UNIQUE (bot_id, update_id)
) STRICT;

CREATE INDEX inbox_waiting ON inbox (bot_id, update_id) WHERE state = 'waiting';
CREATE INDEX inbox_ended ON inbox (at) WHERE state != 'waiting';

-- Who wants to hear of new events, and the messages that go out to them, a row a recipient.

CREATE TABLE subscriber (
    chat_id INTEGER PRIMARY KEY, -- a person's private chat, or a group
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    weekly INTEGER NOT NULL DEFAULT 0 CHECK (weekly IN (0, 1)), -- else at once
    hour INTEGER NOT NULL DEFAULT 10 CHECK (hour BETWEEN 0 AND 23), -- of Monday, in the zone
    zone TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)), -- 0 while it takes no messages …
    gone_at TEXT, -- … since then
    since TEXT NOT NULL,
    digest_until TEXT NOT NULL -- what was announced up to here is in a digest already
) STRICT;

-- Without a row here, a subscriber wants all directions.
CREATE TABLE subscriber_direction (
    chat_id INTEGER NOT NULL REFERENCES subscriber (chat_id) ON DELETE CASCADE ON UPDATE CASCADE,
    direction_id INTEGER NOT NULL REFERENCES direction (id),
    PRIMARY KEY (chat_id, direction_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX subscriber_direction_direction ON subscriber_direction (direction_id, chat_id);

-- An event that editors announce; once for each of its revisions.
CREATE TABLE notice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    revision_id INTEGER NOT NULL UNIQUE REFERENCES revision (id),
    event_id INTEGER NOT NULL REFERENCES event (id),
    user_id INTEGER NOT NULL,
    chat_id INTEGER, -- where its editor watches it
    message_id INTEGER,
    stopped INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1)),
    at TEXT NOT NULL
) STRICT;

CREATE INDEX notice_event ON notice (event_id);
CREATE INDEX notice_at ON notice (at);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL, -- what it is about; nobody gets it twice
    chat_id INTEGER NOT NULL,
    -- A notice, an answer to a question, or, with neither, a digest.
    notice_id INTEGER REFERENCES notice (id),
    question_id INTEGER REFERENCES question (id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'queued' CHECK (
        -- uncertain: it may have arrived; gone: the chat cannot be reached; failed: it surely did
        -- not arrive, for any other reason; stopped: it was not to be sent any more
        state IN ('queued', 'sending', 'sent', 'uncertain', 'gone', 'failed', 'stopped')
    ),
    at TEXT NOT NULL,
    UNIQUE (key, chat_id),
    CHECK (notice_id IS NULL OR question_id IS NULL)
) STRICT;

CREATE INDEX outbox_state ON outbox (state, id);
CREATE INDEX outbox_notice ON outbox (notice_id, state);
CREATE INDEX outbox_question ON outbox (question_id);
CREATE INDEX outbox_chat ON outbox (chat_id, state);

-- The events of a digest, in their order.
CREATE TABLE outbox_event (
    outbox_id INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    event_id INTEGER NOT NULL REFERENCES event (id),
    PRIMARY KEY (outbox_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_event_event ON outbox_event (event_id);

-- The bot whose data these are, by its id at Telegram; the playground's is 1. Nobody writes to the
-- same people by another one.
CREATE TABLE bot (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id INTEGER NOT NULL
) STRICT;
