-- What people ask for, counted by day: no words and nobody's number.

CREATE TABLE usage (
    day TEXT NOT NULL, -- ISO 8601
    brief_id INTEGER NOT NULL, -- 0: of none, or of all; no reference: what was asked is past
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]'),
    kind TEXT NOT NULL CHECK (kind IN ('question', 'screen')),
    asked TEXT NOT NULL, -- what a question asks for: when, who …; or the screen's name
    found INTEGER NOT NULL CHECK (found IN (0, 1)),
    count INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (day, brief_id, language, kind, asked, found)
) STRICT, WITHOUT ROWID;
