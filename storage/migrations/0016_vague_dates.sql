-- What is only presumed or about is surely in no year: it stands in a year's list no more, but
-- beside it, with all else that is possible then.

DROP INDEX event_unstarted;
CREATE INDEX event_vague ON event (brief_id, latest_start, earliest_start DESC, id)
    WHERE deleted = 0 AND (
        date GLOB '*[?~%]*' OR substr(earliest_start, 1, 4) <> substr(latest_start, 1, 4)
        OR (is_open = 0 AND substr(earliest_end, 1, 4) <> substr(latest_end, 1, 4))
    );

DROP VIEW event_listing;
CREATE VIEW event_listing AS
    SELECT brief_id, 0 AS kind, 0 AS key, latest_start, earliest_start, id AS event_id, is_open
    FROM event WHERE deleted = 0
    UNION ALL
    SELECT brief_id, 1, year, latest_start, earliest_start, id, is_open
    FROM event CROSS JOIN calendar_year ON year BETWEEN CAST(substr(latest_start, 1, 4) AS INTEGER)
        AND CAST(substr(earliest_end, 1, 4) AS INTEGER)
    WHERE deleted = 0 AND date NOT GLOB '*[?~%]*'
    UNION ALL
    SELECT brief_id, 1, year, more.latest_start, more.earliest_start, more.event_id, 0
    FROM event_date AS more CROSS JOIN event ON id = more.event_id
    CROSS JOIN calendar_year ON year BETWEEN CAST(substr(more.latest_start, 1, 4) AS INTEGER)
        AND CAST(substr(more.earliest_end, 1, 4) AS INTEGER)
    WHERE deleted = 0 AND more.date NOT GLOB '*[?~%]*'
        AND (event.date GLOB '*[?~%]*'
            OR year NOT BETWEEN CAST(substr(event.latest_start, 1, 4) AS INTEGER)
                AND CAST(substr(event.earliest_end, 1, 4) AS INTEGER))
        AND NOT EXISTS (
            SELECT 1 FROM event_date AS other WHERE other.event_id = more.event_id
            AND other.date NOT GLOB '*[?~%]*'
            AND (other.latest_start, other.date) < (more.latest_start, more.date)
            AND year BETWEEN CAST(substr(other.latest_start, 1, 4) AS INTEGER)
                AND CAST(substr(other.earliest_end, 1, 4) AS INTEGER)
        )
    UNION ALL
    SELECT brief_id, 2, direction_id, latest_start, earliest_start, id, is_open
    FROM event_direction CROSS JOIN event ON event_id = id WHERE deleted = 0
    UNION ALL
    SELECT brief_id, 3, entity_id, latest_start, earliest_start, id, is_open
    FROM event_entity CROSS JOIN event ON event_id = id WHERE deleted = 0;

-- As before, and also when a doubt comes or goes, which changes none of the bounds.
DROP TRIGGER event_unlisted_for_update;
CREATE TRIGGER event_unlisted_for_update
BEFORE UPDATE OF brief_id, date, earliest_start, latest_start, earliest_end, is_open, deleted
ON event BEGIN
    DELETE FROM listing
        WHERE (brief_id, latest_start, earliest_start, event_id)
        = (old.brief_id, old.latest_start, old.earliest_start, old.id)
        AND (kind, key) IN (SELECT kind, key FROM event_listing WHERE event_id = old.id);
END;

DROP TRIGGER dates_unlisted_for_update;
CREATE TRIGGER dates_unlisted_for_update
BEFORE UPDATE OF brief_id, date, earliest_start, latest_start, earliest_end, is_open, deleted
ON event BEGIN
    DELETE FROM listing
        WHERE brief_id = old.brief_id AND kind = 1 AND event_id = old.id
        AND key IN (SELECT key FROM event_listing WHERE event_id = old.id AND kind = 1)
        AND latest_start IN (SELECT latest_start FROM event_date WHERE event_id = old.id);
END;

DROP TRIGGER event_listed_after_update;
CREATE TRIGGER event_listed_after_update
AFTER UPDATE OF brief_id, date, earliest_start, latest_start, earliest_end, is_open, deleted
ON event BEGIN
    INSERT INTO listing SELECT * FROM event_listing WHERE event_id = new.id;
END;

DELETE FROM listing WHERE kind = 1 AND event_id IN (
    SELECT id FROM event WHERE date GLOB '*[?~%]*'
    UNION SELECT event_id FROM event_date WHERE date GLOB '*[?~%]*'
);
INSERT INTO listing SELECT * FROM event_listing WHERE kind = 1 AND event_id IN (
    SELECT id FROM event WHERE date GLOB '*[?~%]*'
    UNION SELECT event_id FROM event_date WHERE date GLOB '*[?~%]*'
);
