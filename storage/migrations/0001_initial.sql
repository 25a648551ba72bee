-- Dates are EDTF; their four bounds are stored beside them, as ISO 8601 days, for comparison.
-- A *_text table has a row a language; the language a thing was written in always has one.

CREATE TABLE brief (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    country TEXT NOT NULL,
    as_of TEXT NOT NULL
) STRICT;

CREATE TABLE brief_text (
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    language TEXT NOT NULL,
    verified INTEGER NOT NULL,
    partner TEXT NOT NULL,
    title TEXT NOT NULL,
    overview TEXT NOT NULL, -- paragraphs, a JSON array
    PRIMARY KEY (brief_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE direction (
    id INTEGER PRIMARY KEY,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    language TEXT NOT NULL,
    position INTEGER NOT NULL,
    icon TEXT NOT NULL
) STRICT;

CREATE INDEX direction_brief ON direction (brief_id, position);

CREATE TABLE direction_text (
    direction_id INTEGER NOT NULL REFERENCES direction (id),
    language TEXT NOT NULL,
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (direction_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- a link to an event must never come to mean another
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    language TEXT NOT NULL,
    date TEXT NOT NULL,
    earliest_start TEXT NOT NULL,
    latest_start TEXT NOT NULL,
    earliest_end TEXT NOT NULL,
    latest_end TEXT NOT NULL, -- 9999-12-31 while the end is open
    is_open INTEGER NOT NULL,
    country TEXT,
    source TEXT NOT NULL
) STRICT;

CREATE INDEX event_order ON event (brief_id, latest_start, earliest_start DESC);

CREATE TABLE event_text (
    event_id INTEGER NOT NULL REFERENCES event (id),
    language TEXT NOT NULL,
    label TEXT,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    place TEXT,
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
    language TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'place'))
) STRICT;

CREATE TABLE entity_text (
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    language TEXT NOT NULL,
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
    language TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (event_id, entity_id, language),
    FOREIGN KEY (event_id, entity_id) REFERENCES event_entity (event_id, entity_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    language TEXT NOT NULL,
    position INTEGER NOT NULL,
    date TEXT,
    source TEXT NOT NULL
) STRICT;

CREATE INDEX fact_brief ON fact (brief_id, position);

CREATE TABLE fact_text (
    fact_id INTEGER NOT NULL REFERENCES fact (id),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    derived TEXT,
    PRIMARY KEY (fact_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
    brief_id INTEGER PRIMARY KEY REFERENCES brief (id),
    language TEXT NOT NULL,
    phone TEXT NOT NULL,
    phone_international TEXT NOT NULL,
    email TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;

CREATE TABLE contact_text (
    brief_id INTEGER NOT NULL REFERENCES contact (brief_id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    position TEXT NOT NULL,
    unit TEXT NOT NULL,
    organisation TEXT NOT NULL,
    PRIMARY KEY (brief_id, language)
) STRICT, WITHOUT ROWID;

-- What a person chose; the id is Telegram's.
CREATE TABLE user_choice (
    user_id INTEGER PRIMARY KEY,
    language TEXT,
    brief_id INTEGER REFERENCES brief (id)
) STRICT;
