"""What an editor has begun before a brief was chosen: what they write next belongs to it.

Kept in memory only: after a restart the buttons of the choice still go on with it.
"""

from datetime import datetime, timedelta

from handlers.chat.context import Context
from handlers.chat.screen import Screen

KEPT_FOR = timedelta(minutes=30)
"""After which what is written is a question again."""
_CHOOSING = "choosing a brief"
"""In the `user_data` of whoever has to choose."""


def await_choice(context: Context, choice: Screen) -> None:
    """Let what the editor writes next belong to what waits for the choice."""
    if context.user_data is not None:
        context.user_data[_CHOOSING] = (choice, context.now)


def stop_choosing(context: Context) -> Screen | None:
    """Let the editor's next message be an ordinary one; the choice that it would belong to."""
    # A look by `context.user_data` would make an entry for everybody who ever writes.
    kept = context.application.user_data.get(context.author.user_id)
    if not context.is_private or not kept or _CHOOSING not in kept:
        return None
    choice: Screen
    since: datetime
    choice, since = kept.pop(_CHOOSING)
    return choice if context.now - since <= KEPT_FOR else None
