-- The search index again, so that a search costs the same in a brief of a million events as in one
-- of a hundred. Its rows are numbered by brief and day (storage/indexing.py): the newest matches are
-- read first, and reading ends when there are enough. Titles, and titles with names, have indexes of
-- their own: to look for a common word in one column of a joint index is to read all of its entries.
-- Built by code when it is empty.

DROP TABLE search_vocabulary;
DROP TABLE search;

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

ALTER TABLE search_state ADD COLUMN documents INTEGER NOT NULL DEFAULT 0;
