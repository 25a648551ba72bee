"""The queries that every peer reads with: this bot's own."""

from storage import events, listing
from storage.queries import join_text

PAGE = (
    f"SELECT event.id, date, label, title, place, ({listing.COUNT}) AS total"
    f" FROM ({listing.PAGE}) AS page CROSS JOIN event ON event.id = page.event_id"
    f" {join_text('event')} ORDER BY latest_start, earliest_start DESC, event.id"
)
MONTHS = f"SELECT number, total FROM ({events._IN_PERIODS})"
QUERIES = {"page": PAGE, "months": MONTHS}
