-- By which rules the index's texts were taken apart into words (WORDS_VERSION in storage/words.py): when
-- these change it is built anew.
ALTER TABLE search_state ADD COLUMN words_version INTEGER NOT NULL DEFAULT 0;
