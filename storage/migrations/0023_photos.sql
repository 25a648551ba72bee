-- Photos of events: the bytes of each once, and which events show it.

CREATE TABLE photo (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- revisions name it: it must never come to mean another
    digest TEXT NOT NULL UNIQUE, -- SHA-256 of the bytes
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    size INTEGER NOT NULL CHECK (size > 0),
    file_id TEXT NOT NULL, -- as Telegram calls it; for another bot it is not there
    unused_since TEXT -- NULL while an event that is shown, or an open draft, has it
) STRICT;

-- By themselves, so that what is noted of a photo does not write them again.
CREATE TABLE photo_bytes (
    photo_id INTEGER PRIMARY KEY REFERENCES photo (id),
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE event_photo (
    event_id INTEGER NOT NULL REFERENCES event (id),
    photo_id INTEGER NOT NULL REFERENCES photo (id),
    position INTEGER NOT NULL,
    credit TEXT, -- who took it
    PRIMARY KEY (event_id, photo_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_photo_photo ON event_photo (photo_id);

CREATE TABLE event_photo_text (
    event_id INTEGER NOT NULL,
    photo_id INTEGER NOT NULL,
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    caption TEXT NOT NULL,
    PRIMARY KEY (event_id, photo_id, language),
    FOREIGN KEY (event_id, photo_id) REFERENCES event_photo (event_id, photo_id)
) STRICT, WITHOUT ROWID;
