-- What tells the events of this installation from those of any other, in calendars.

CREATE TABLE installation (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL
) STRICT;

INSERT INTO installation (only, id) VALUES (1, lower(hex(randomblob(8))));
