-- A contact's further e-mail addresses, as its further telephones.

ALTER TABLE contact ADD COLUMN more_emails TEXT; -- a line each
