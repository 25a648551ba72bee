-- The bot whose data these are, by its id at Telegram; the playground's is 1. Nobody writes to the
-- same people by another one.
CREATE TABLE bot (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id INTEGER NOT NULL
) STRICT;

-- A file that a trial and a bot have shared is the bot's.
INSERT INTO bot (only, id) SELECT 1, max(bot_id) FROM inbox HAVING max(bot_id) IS NOT NULL;
