-- Which message of an editor a draft's field came from, so that its correction finds the field.
-- In a private chat, whose id is the editor's.

CREATE TABLE draft_message (
    user_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    draft_id INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    field TEXT NOT NULL, -- its key in the snapshot
    text TEXT NOT NULL, -- as it was typed, also where it did not fit the field
    sent_at TEXT NOT NULL,
    PRIMARY KEY (user_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_message_draft ON draft_message (draft_id);
