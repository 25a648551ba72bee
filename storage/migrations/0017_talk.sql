-- What was last shown to a person in a chat, so that «а когда?» and «второе» have something to mean.

CREATE TABLE talk (
    chat_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    brief_id INTEGER NOT NULL REFERENCES brief (id),
    question TEXT NOT NULL, -- the last that can be understood by itself; empty where none was asked
    events TEXT NOT NULL, -- their ids in the order shown, a JSON array
    more TEXT, -- the button's data of the next page
    at TEXT NOT NULL,
    PRIMARY KEY (chat_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX talk_brief ON talk (brief_id);
CREATE INDEX talk_at ON talk (at);
CREATE INDEX talk_user ON talk (user_id);
