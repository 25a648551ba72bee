"""Whether a person's next message is to be a question to the editors.

Kept in memory only: after a restart the words are searched for, and can be sent from there.
"""

from handlers.chat.context import Context

_REWORDING = "rewording a question"
"""In the `user_data` of whoever writes such a message."""


def await_wording(context: Context) -> None:
    """Let the person's next message be the question."""
    if context.user_data is not None:
        context.user_data[_REWORDING] = True


def stop_wording(context: Context) -> bool:
    """Let the person's next message be an ordinary one; whether it was not."""
    # A look by `context.user_data` would make an entry for everybody who ever writes.
    kept = context.application.user_data.get(context.author.user_id)
    return bool(context.is_private and kept and kept.pop(_REWORDING, False))
