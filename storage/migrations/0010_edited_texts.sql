-- A digest of the text as it was imported, kept once editors have changed it: it is the editors' own
-- word for as long as it differs. Empty: it never was imported. NULL: it is as it was imported.
ALTER TABLE event_text ADD COLUMN imported TEXT;

-- Which texts of an event were edited so far is not known.
UPDATE event_text SET imported = ''
    WHERE event_id IN (SELECT id FROM event WHERE edited_on IS NOT NULL);
