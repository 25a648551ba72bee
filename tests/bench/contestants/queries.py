"""The queries that every peer reads with: this bot's own."""

from storage import listing
from storage.queries import join_text

_EVENT = "event.id, date, label, title, place"
_ORDER = "ORDER BY latest_start, earliest_start DESC, event.id"
PAGE = (
    f"SELECT {_EVENT}, ({listing.COUNT}) AS total FROM ({listing.PAGE}) AS page"
    f" CROSS JOIN event ON event.id = page.event_id {join_text('event')} {_ORDER}"
)
STANDING = (
    f"SELECT {_EVENT} FROM event INDEXED BY event_open {join_text('event')}"
    " WHERE brief_id = :brief AND deleted = 0 AND is_open = 1 AND latest_start < :from"
    f" {_ORDER} LIMIT 5"
)
QUERIES = {"page": PAGE, "standing": STANDING}
