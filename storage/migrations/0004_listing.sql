-- Every list of events in its order, with its counts, so that a year, a card and a page in the
-- middle cost the same in a brief of a hundred events and in one of a million. Triggers keep them,
-- in the transaction of every change.

-- The lists: all events of a brief (kind 0, key 0), of a year (1, the year), of a direction (2, its
-- id), of a person, organisation or place (3, its id). Hidden events stand in none.
CREATE TABLE listing (
    brief_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    key INTEGER NOT NULL,
    latest_start TEXT NOT NULL,
    earliest_start TEXT NOT NULL,
    event_id INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    PRIMARY KEY (brief_id, kind, key, latest_start, earliest_start DESC, event_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE listing_count (
    brief_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    key INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (brief_id, kind, key, is_open)
) STRICT, WITHOUT ROWID;

-- How many of a list have surely begun in each month, to find a page without walking there.
CREATE TABLE listing_month (
    brief_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    key INTEGER NOT NULL,
    month TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (brief_id, kind, key, month)
) STRICT, WITHOUT ROWID;

-- A trigger cannot count from one year to another; it can join.
CREATE TABLE calendar_year (year INTEGER PRIMARY KEY) STRICT;

INSERT INTO calendar_year
    WITH RECURSIVE years (year) AS (SELECT 1 UNION ALL SELECT year + 1 FROM years WHERE year < 9999)
    SELECT year FROM years;

-- What `listing` holds, worked out anew. CROSS JOIN keeps SQLite from going through all years
-- first, and through all events for each.
CREATE VIEW event_listing AS
    SELECT brief_id, 0 AS kind, 0 AS key, latest_start, earliest_start, id AS event_id, is_open
    FROM event WHERE deleted = 0
    UNION ALL
    SELECT brief_id, 1, year, latest_start, earliest_start, id, is_open
    FROM event CROSS JOIN calendar_year ON year BETWEEN CAST(substr(latest_start, 1, 4) AS INTEGER)
        AND CAST(substr(earliest_end, 1, 4) AS INTEGER)
    WHERE deleted = 0
    UNION ALL
    SELECT brief_id, 2, direction_id, latest_start, earliest_start, id, is_open
    FROM event_direction CROSS JOIN event ON event_id = id WHERE deleted = 0
    UNION ALL
    SELECT brief_id, 3, entity_id, latest_start, earliest_start, id, is_open
    FROM event_entity CROSS JOIN event ON event_id = id WHERE deleted = 0;

INSERT INTO listing SELECT * FROM event_listing;

INSERT INTO listing_count
    SELECT brief_id, kind, key, is_open, count(*) FROM listing GROUP BY brief_id, kind, key, is_open;

INSERT INTO listing_month
    SELECT brief_id, kind, key, substr(latest_start, 1, 7) AS month, count(*)
    FROM listing GROUP BY brief_id, kind, key, month;

CREATE TRIGGER listing_counted AFTER INSERT ON listing BEGIN
    INSERT INTO listing_count VALUES (new.brief_id, new.kind, new.key, new.is_open, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
    INSERT INTO listing_month
        VALUES (new.brief_id, new.kind, new.key, substr(new.latest_start, 1, 7), 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER listing_uncounted AFTER DELETE ON listing BEGIN
    UPDATE listing_count SET count = count - 1
        WHERE (brief_id, kind, key, is_open) = (old.brief_id, old.kind, old.key, old.is_open);
    DELETE FROM listing_count
        WHERE (brief_id, kind, key, is_open) = (old.brief_id, old.kind, old.key, old.is_open)
        AND count = 0;
    UPDATE listing_month SET count = count - 1
        WHERE (brief_id, kind, key, month)
        = (old.brief_id, old.kind, old.key, substr(old.latest_start, 1, 7));
    DELETE FROM listing_month
        WHERE (brief_id, kind, key, month)
        = (old.brief_id, old.kind, old.key, substr(old.latest_start, 1, 7)) AND count = 0;
END;

CREATE TRIGGER event_listed AFTER INSERT ON event BEGIN
    INSERT INTO listing SELECT * FROM event_listing WHERE event_id = new.id;
END;

-- Before the change the view still gives the lists that it is in, after it the new ones.
CREATE TRIGGER event_unlisted_for_update
BEFORE UPDATE OF brief_id, earliest_start, latest_start, earliest_end, is_open, deleted ON event
BEGIN
    DELETE FROM listing
        WHERE (brief_id, latest_start, earliest_start, event_id)
        = (old.brief_id, old.latest_start, old.earliest_start, old.id)
        AND (kind, key) IN (SELECT kind, key FROM event_listing WHERE event_id = old.id);
END;

CREATE TRIGGER event_listed_after_update
AFTER UPDATE OF brief_id, earliest_start, latest_start, earliest_end, is_open, deleted ON event
BEGIN
    INSERT INTO listing SELECT * FROM event_listing WHERE event_id = new.id;
END;

CREATE TRIGGER event_unlisted BEFORE DELETE ON event BEGIN
    DELETE FROM listing
        WHERE (brief_id, latest_start, earliest_start, event_id)
        = (old.brief_id, old.latest_start, old.earliest_start, old.id)
        AND (kind, key) IN (SELECT kind, key FROM event_listing WHERE event_id = old.id);
END;

CREATE TRIGGER direction_listed AFTER INSERT ON event_direction BEGIN
    INSERT INTO listing SELECT * FROM event_listing
        WHERE event_id = new.event_id AND kind = 2 AND key = new.direction_id;
END;

CREATE TRIGGER direction_unlisted BEFORE DELETE ON event_direction BEGIN
    DELETE FROM listing
        WHERE (kind, key, event_id) = (2, old.direction_id, old.event_id)
        AND (brief_id, latest_start, earliest_start) = (
            SELECT brief_id, latest_start, earliest_start FROM event WHERE id = old.event_id
        );
END;

CREATE TRIGGER entity_listed AFTER INSERT ON event_entity BEGIN
    INSERT INTO listing SELECT * FROM event_listing
        WHERE event_id = new.event_id AND kind = 3 AND key = new.entity_id;
END;

CREATE TRIGGER entity_unlisted BEFORE DELETE ON event_entity BEGIN
    DELETE FROM listing
        WHERE (kind, key, event_id) = (3, old.entity_id, old.event_id)
        AND (brief_id, latest_start, earliest_start) = (
            SELECT brief_id, latest_start, earliest_start FROM event WHERE id = old.event_id
        );
END;

-- The few that a year's list shows beside its own: what began before it and may still go on, and
-- what may have begun at any time.
CREATE INDEX event_open ON event (brief_id, latest_start, earliest_start DESC, id)
    WHERE is_open = 1 AND deleted = 0;
CREATE INDEX event_unstarted ON event (brief_id, latest_start, id)
    WHERE earliest_start = '0001-01-01' AND deleted = 0;
