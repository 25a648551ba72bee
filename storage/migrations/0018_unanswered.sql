-- What people asked and did not find, without who asked: how often on each day.

CREATE TABLE unanswered (
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    day TEXT NOT NULL, -- ISO 8601
    asks TEXT NOT NULL, -- what was asked for: when, who …; empty where a topic was
    words TEXT NOT NULL, -- of what, folded, in the order of the question
    count INTEGER NOT NULL DEFAULT 1 CHECK (count > 0),
    PRIMARY KEY (brief_id, day, asks, words)
) STRICT, WITHOUT ROWID;

CREATE INDEX unanswered_day ON unanswered (day);
