-- Notices go into the topic in which a group subscribed.

ALTER TABLE subscriber ADD COLUMN thread_id INTEGER; -- NULL for General, and without topics
