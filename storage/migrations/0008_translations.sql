-- Which original each text of an event goes with, as a digest of it: a translation is outdated once
-- the original has another. NULL: nothing has been edited since it was imported.
ALTER TABLE event_text ADD COLUMN original TEXT;
