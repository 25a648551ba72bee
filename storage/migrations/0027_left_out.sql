-- What editors left out of a document that they took over: it is not offered anew when it comes again.

CREATE TABLE left_out (
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    fingerprint TEXT NOT NULL, -- of the thing as the document tells it
    revision_id INTEGER NOT NULL REFERENCES revision (id), -- once that is undone, it counts no more
    PRIMARY KEY (brief_id, fingerprint)
) STRICT, WITHOUT ROWID;
CREATE INDEX left_out_revision ON left_out (revision_id);
