-- The search index: a document an event, direction, fact or contact, all languages together, so
-- that a name is found in whichever alphabet it is asked for. Built by code when it is empty; the
-- rowid tells what an entry is of (storage/indexing.py).

CREATE VIRTUAL TABLE search USING fts5 (
    title,
    names,
    text,
    brief_id UNINDEXED,
    tokenize = "unicode61 remove_diacritics 0"
);

CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab ('search', 'row');

-- Changes whenever the index does.
CREATE TABLE search_state (version INTEGER NOT NULL) STRICT;

INSERT INTO search_state VALUES (0);

-- Words that people searched for, so that a button can name them by a number.
CREATE TABLE search_query (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL UNIQUE,
    asked_at TEXT NOT NULL
) STRICT;

-- Questions that people agreed to send to the editors.
CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL, -- to answer; shown to nobody
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    answer TEXT,
    answered_by INTEGER,
    answered_at TEXT
) STRICT;

CREATE INDEX question_open ON question (answered_at, id);
