-- What an editor's Telegram is in, for what comes to them unasked while they have chosen no language.

ALTER TABLE user_choice ADD COLUMN language_code TEXT; -- an IETF tag
