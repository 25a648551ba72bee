"""Questions under a number, so that a button can ask them again."""

from handlers.context import Context
from handlers.understanding import MAX_LENGTH
from storage.database import NotSavedError


async def remember_query(context: Context, text: str) -> int:
    """The number of a question; 0 where it cannot be kept, which leaves an answer of one page."""
    try:
        return await context.store.search.remember_query(text[:MAX_LENGTH], context.now)
    except NotSavedError:
        return 0
