"""What is kept of people, for how long, and how it is forgotten.

A table with a column that names a person stands in `FORGET` or `KEPT`; a test sees to that.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Database
from storage.origin import current_origin
from storage.talks import KEPT_FOR as TALKS_KEPT_FOR
from storage.unanswered import KEPT_FOR as UNANSWERED_KEPT_FOR
from storage.usage import KEPT_FOR as USAGE_KEPT_FOR

FORGET = {
    "user_choice": "DELETE FROM user_choice WHERE user_id = :user",
    "talk": "DELETE FROM talk WHERE :user IN (user_id, chat_id)",
    "search_query": "DELETE FROM search_query WHERE user_id = :user",
    # Before the questions: an answer that waits to be sent goes with its question, one that is
    # being sent must not keep it.
    "outbox": "DELETE FROM outbox WHERE chat_id = :user",
    "question": "DELETE FROM question WHERE user_id = :user",
    "answer": "DELETE FROM answer WHERE editor_id = :user",
    "subscriber": "DELETE FROM subscriber WHERE chat_id = :user",
    "shared_person": "DELETE FROM shared_person WHERE user_id = :user",
    "invitation": "DELETE FROM invitation WHERE used_by = :user OR created_by = :user",
    "editor": "DELETE FROM editor WHERE user_id = :user",
    # Its key ends with whom it was sent to.
    "reminder": "DELETE FROM reminder WHERE key LIKE '% ' || :user",
    "draft": "DELETE FROM draft WHERE user_id = :user",
    "import": "DELETE FROM import WHERE user_id = :user",
    "revision": "UPDATE revision SET user_name = '' WHERE user_id = :user AND user_name != ''",
    "notice": "UPDATE notice SET chat_id = NULL, message_id = NULL WHERE chat_id = :user",
    # What waits of it to be sent is withdrawn then.
    "broadcast": "DELETE FROM broadcast WHERE user_id = :user",
    # What waits is the person's own; of what was set aside, also what others sent and that tells of
    # the person. The update that asks for this is at work: it is emptied once it has been handled.
    "inbox": """
        DELETE FROM inbox WHERE json_valid(body) AND id IS NOT :origin AND CASE state
            WHEN 'waiting' THEN EXISTS (SELECT 1 FROM json_each(body) AS part
                WHERE part.type = 'object'
                AND :user IN (part.value ->> '$.from.id', part.value ->> '$.chat.id'))
            WHEN 'failed' THEN EXISTS (SELECT 1 FROM json_tree(body)
                WHERE key IN ('id', 'user_id') AND atom = :user)
            ELSE 0 END
    """,
}
"""What deletes from each table that which belongs to a person."""

KEPT = {
    "subscriber_direction": "goes with its subscriber",
    "subscriber_brief": "goes with its subscriber",
    "draft_message": "goes with its draft",
}
"""Tables that name people and have no statement of their own, and why."""

UPDATES_KEPT_FOR = timedelta(days=7)
"""How long an update is known, so that it is not handled again when it comes twice.

No longer: after an idle week Telegram begins its update ids anew.
"""
INVITATIONS_KEPT_FOR = timedelta(days=30)
"""… and the names of people whom an owner has shared and not made an editor."""
WORK_KEPT_FOR = timedelta(days=90)
"""How long it is known who got what, and drafts that nobody works at any more."""
CHOICES_KEPT_FOR = timedelta(days=365)
"""… after the person was last there; the subscription of a chat that takes no messages, and that an
editor was reminded of something, too."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """What is too old in a table; without an age, the age that the operator set."""

    table: str
    condition: str
    age: timedelta | None = None


# `:before` is the moment, `:day` the day before which something is too old.
RULES = (
    _Rule("search_query", "asked_at < :before"),
    _Rule("question", "asked_at < :before"),
    _Rule("talk", "at < :before", TALKS_KEPT_FOR),
    _Rule("unanswered", "day <= :day", UNANSWERED_KEPT_FOR),
    _Rule("usage", "day <= :day", USAGE_KEPT_FOR),
    _Rule("inbox", "state != 'waiting' AND at < :before", UPDATES_KEPT_FOR),
    _Rule("outbox", "state NOT IN ('queued', 'sending') AND at < :before", WORK_KEPT_FOR),
    _Rule("draft", "state != 'open' AND updated_at < :before", WORK_KEPT_FOR),
    _Rule("import", "updated_at < :before", WORK_KEPT_FOR),
    _Rule("broadcast", "state != 'open' AND at < :before", WORK_KEPT_FOR),
    _Rule("invitation", "expires_at < :before", INVITATIONS_KEPT_FOR),
    _Rule("shared_person", "shared_at < :before", INVITATIONS_KEPT_FOR),
    _Rule("user_choice", "seen_on < :day", CHOICES_KEPT_FOR),
    _Rule("reminder", "sent_at < :before", CHOICES_KEPT_FOR),
    _Rule("subscriber", "NOT active AND gone_at < :before", CHOICES_KEPT_FOR),
)
"""What goes by itself."""
OF_PEOPLE = {*FORGET, *KEPT, *(rule.table for rule in RULES)} - {"revision"}
"""Tables that hold what people are, wrote or did, and nothing of a brief."""

# What earlier versions did not note counts from now on.
_NOTE_NOW = (
    "UPDATE shared_person SET shared_at = :now WHERE shared_at IS NULL",
    "UPDATE user_choice SET seen_on = :today WHERE seen_on IS NULL",
    "UPDATE subscriber SET gone_at = :now WHERE NOT active AND gone_at IS NULL",
)
# What is dated in the future was written while the clock was wrong: it would be kept until then,
# and a digest or a reminder would not come before.
_MOMENTS = {
    "search_query": "asked_at",
    "question": "asked_at",
    "talk": "at",
    "inbox": "at",
    "outbox": "at",
    "draft": "updated_at",
    "import": "updated_at",
    "broadcast": "at",
    "shared_person": "shared_at",
    "subscriber": "digest_until",
    "reminder": "sent_at",
}
_FUTURE = timedelta(days=8)
"""Further ahead nothing is dated in earnest: a digest is due within a week."""


def forget_everybody(connection: sqlite3.Connection) -> None:
    """Leave the briefs and their history in a copy, and nothing of people.

    The pages that they stood on are given free, not overwritten: it has to be copied without them.
    """
    connection.execute("PRAGMA secure_delete = 0")
    connection.execute("PRAGMA foreign_keys = 1")
    connection.execute("BEGIN")
    connection.execute("PRAGMA defer_foreign_keys = 1")
    for table in sorted(OF_PEOPLE):
        connection.execute(f'DELETE FROM "{table}"')
    connection.execute("UPDATE revision SET user_id = 0, user_name = '' WHERE user_id != 0")
    # What no event has was sent for a draft.
    for table, column in (("photo_bytes", "photo_id"), ("photo", "id")):
        connection.execute(
            f"DELETE FROM {table} WHERE {column} NOT IN (SELECT photo_id FROM event_photo)"
        )
    connection.execute("COMMIT")


class Privacy:
    """Forgets people who ask for it, and what is too old."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget(self, user_id: int) -> None:
        """Delete everything that belongs to a person, in one transaction.

        What an editor changed stays, under the number alone. Backups that were made before have it
        until they go (`storage/backups.py`).
        """
        parameters = {"user": user_id, "origin": current_origin.get()}
        async with self._database.transaction() as connection:
            for statement in FORGET.values():
                await connection.execute(statement, parameters)
        await self._database.empty_log()

    async def prune(self, now: datetime, words_kept_for: timedelta) -> None:
        """Delete what is too old of all that people wrote or did.

        `words_kept_for` is how long what they searched for and asked is kept.
        """
        async with self._database.transaction() as connection:
            for statement in _NOTE_NOW:
                await connection.execute(
                    statement, {"now": now.isoformat(), "today": now.date().isoformat()}
                )
            for table, column in _MOMENTS.items():
                await connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE {column} > ?",
                    [now.isoformat(), (now + _FUTURE).isoformat()],
                )
            for rule in RULES:
                before = now - (rule.age or words_kept_for)
                await connection.execute(
                    f"DELETE FROM {rule.table} WHERE {rule.condition}",
                    {"before": before.isoformat(), "day": before.date().isoformat()},
                )
