"""Pieces of SQL that several stores share."""


def join_text(table: str) -> str:
    """JOIN a thing's texts as `text`: in :language, or in the language it was written in."""
    return (
        f"JOIN {table}_text AS text ON text.{table}_id = {table}.id"
        f" AND text.language = coalesce("
        f"(SELECT language FROM {table}_text AS wanted"
        f" WHERE wanted.{table}_id = {table}.id AND wanted.language = :language),"
        f" {table}.language)"
    )
