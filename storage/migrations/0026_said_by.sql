-- Which revision a document was taken over with: what one says that was undone counts no more.

CREATE TABLE document_said_new (
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    revision_id INTEGER NOT NULL, -- 0: not known
    snapshot TEXT NOT NULL, -- JSON
    PRIMARY KEY (subject, subject_id, revision_id)
) STRICT, WITHOUT ROWID;
INSERT INTO document_said_new SELECT subject, subject_id, 0, snapshot FROM document_said;
DROP TABLE document_said;
ALTER TABLE document_said_new RENAME TO document_said;
