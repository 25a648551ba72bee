"""Events by their numbers."""

import re

_NUMBER = re.compile(r"(?:([№#]|n[or]\.|n[º°])\s*)?([0-9]{1,15})", re.IGNORECASE)
"""With the word for a number in any language of the bot."""


def number_of(text: str) -> int | None:
    """The number in `11`, `№ 11`, `no. 11` or `#11`, if the text is that and nothing else.

    A number of four digits alone is a year.
    """
    match = _NUMBER.fullmatch(text.strip())
    return int(match[2]) if match and (match[1] or len(match[2]) != 4) else None
