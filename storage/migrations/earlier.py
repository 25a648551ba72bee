"""Stores of before version 12 into the schema of today.

Their history is no line: which tables and columns a store has cannot be told by its version. So
what is there is copied, whatever it is, and what can be worked out anew is.
"""

import sqlite3

# Kept by triggers, or built by code when it is empty.
_DERIVED = ("listing", "calendar_year", "search")
_OLD = "before_12_"

_QUESTION = """
    INSERT INTO question (id, user_id, language, text, asked_at, state, answer, ended_by, ended_at)
    SELECT id, user_id, language, text, asked_at,
        CASE WHEN answered_at IS NULL THEN 'open' WHEN answer IS NULL THEN 'closed'
            ELSE 'answered' END,
        iif(answered_at IS NULL, NULL, answer), iif(answered_at IS NULL, NULL, answered_by),
        answered_at
    FROM {old}question
"""
_ANSWER = """
    INSERT INTO answer (editor_id, question_id, text, awaiting)
    SELECT answered_by, id, answer, answer IS NULL FROM {old}question
    WHERE answered_at IS NULL AND answered_by IS NOT NULL
"""
_OUTBOX_EVENT = """
    INSERT INTO outbox_event (outbox_id, position, event_id)
    SELECT {old}outbox.id, each.key, each.value FROM {old}outbox, json_each(events) AS each
    WHERE notice_id IS NULL
"""
# A file that a trial and a bot have shared is the bot's.
_BOT = """
    INSERT INTO bot (only, id) SELECT 1, max(bot_id) FROM inbox HAVING max(bot_id) IS NOT NULL
"""
# Which texts of an event were edited is not known where that was not kept.
_IMPORTED = """
    UPDATE event_text SET imported = ''
    WHERE event_id IN (SELECT id FROM event WHERE edited_on IS NOT NULL)
"""


def move_aside(connection: sqlite3.Connection) -> None:
    """Give the old tables other names, and drop what is not copied."""
    connection.execute("PRAGMA legacy_alter_table = ON")
    for kind in ("VIRTUAL", "VIEW", "TRIGGER", "INDEX", "UNIQUE INDEX"):
        for name in _list(connection, f"sql LIKE 'CREATE {kind} %'"):
            connection.execute(f"DROP {kind.split()[-1].replace('VIRTUAL', 'TABLE')} {name}")
    for name in _list(connection, "type = 'table' AND name NOT LIKE 'sqlite_%'"):
        if _is_derived(name):
            connection.execute(f"DROP TABLE {name}")
        else:
            connection.execute(f"ALTER TABLE {name} RENAME TO {_OLD}{name}")


def copy(connection: sqlite3.Connection) -> None:
    """Fill the new tables from the old ones, and drop those."""
    old = {name.removeprefix(_OLD) for name in _list(connection, f"name LIKE '{_OLD}%'")}
    for name in _list(connection, f"type = 'table' AND name NOT LIKE '{_OLD}%'"):
        if name not in old:
            continue
        if name == "question":
            connection.execute(_QUESTION.format(old=_OLD))
            connection.execute(_ANSWER.format(old=_OLD))
        else:
            before, now = _columns(connection, _OLD + name), _columns(connection, name)
            shared = ", ".join(each for each in now if each in before)
            connection.execute(f"INSERT INTO {name} ({shared}) SELECT {shared} FROM {_OLD}{name}")
    if "bot" not in old and "inbox" in old:
        connection.execute(_BOT)
    if "outbox" in old:
        connection.execute(_OUTBOX_EVENT.format(old=_OLD))
    if "imported" not in _columns(connection, f"{_OLD}event_text"):
        connection.execute(_IMPORTED)
    for name in old:
        # No id is given twice, those of rows that are gone neither.
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", [name])
        connection.execute(
            "INSERT INTO sqlite_sequence (name, seq)"
            " SELECT schema.name, seq FROM sqlite_sequence AS old JOIN sqlite_schema AS schema"
            " ON schema.name = ? AND sql LIKE '%AUTOINCREMENT%' WHERE old.name = ?",
            [name, _OLD + name],
        )
        connection.execute(f"DROP TABLE {_OLD}{name}")


def _is_derived(name: str) -> bool:
    return name.startswith(_DERIVED) and name != "search_query"


def _list(connection: sqlite3.Connection, condition: str) -> list[str]:
    rows = connection.execute(f"SELECT name FROM sqlite_schema WHERE {condition} ORDER BY rowid")
    return [name for (name,) in rows]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
