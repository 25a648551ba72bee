"""What has changed in a text, word by word."""

import re
from difflib import SequenceMatcher

from markupsafe import Markup

from handlers.chat.view import bold, clip

_LENGTH = 150
"""How much of a text that is wholly another is shown."""
_BESIDE = 3
"""How many words that stay are shown on each side of a change."""
_ALIKE = 0.5
_WORDS_COMPARED = 1_000
_PARTS = re.compile(r"\S+\s*")


def mark_difference(old: str, new: str) -> Markup:
    """The words that go, struck, and those that come, bold, among a few that stay.

    Of two texts that have little in common, the one and the other.
    """
    before, after = _PARTS.findall(old)[:_WORDS_COMPARED], _PARTS.findall(new)[:_WORDS_COMPARED]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _apart(old, new)
    steps = matcher.get_opcodes()
    parts = []
    for number, (kind, start, end, first, last) in enumerate(steps):
        if kind == "equal":
            parts.append(_stay(before[start:end], number == 0, number + 1 == len(steps)))
            continue
        if gone := "".join(before[start:end]).strip():
            parts.append(Markup("<s>{}</s> ").format(clip(gone, _LENGTH)))
        if come := "".join(after[first:last]).strip():
            parts.append(Markup("{} ").format(bold(clip(come, _LENGTH))))
    return Markup("").join(parts).strip()


def _apart(old: str, new: str) -> Markup:
    return Markup("<s>{}</s> → {}").format(clip(old, _LENGTH), bold(clip(new, _LENGTH)))


def _stay(words: list[str], is_first: bool, is_last: bool) -> Markup:  # noqa: FBT001
    """Words that stay, those far from a change left out."""
    head = [] if is_first else words[:_BESIDE]
    tail = [] if is_last else words[-_BESIDE:]
    if len(head) + len(tail) >= len(words):
        return Markup("{}").format("".join(words))
    return Markup("{}… {}").format("".join(head), "".join(tail))
