-- What was last shown can be anything of a brief, not events alone: pairs of its kind and its id.

DELETE FROM talk;
ALTER TABLE talk RENAME COLUMN events TO things;
