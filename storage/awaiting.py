"""What an editor's next message is for: one thing at a time."""

import aiosqlite

_STOP = (
    "UPDATE draft SET awaiting = NULL WHERE user_id = ? AND awaiting IS NOT NULL",
    "UPDATE answer SET awaiting = 0 WHERE editor_id = ? AND awaiting",
    "UPDATE broadcast SET awaiting = 0 WHERE user_id = ? AND awaiting",
    "UPDATE import SET awaiting = NULL WHERE user_id = ? AND awaiting IS NOT NULL",
)


async def stop_awaiting(connection: aiosqlite.Connection, user_id: int) -> None:
    """Let the editor's next message be for nothing, within the caller's transaction."""
    for statement in _STOP:
        await connection.execute(statement, [user_id])
