"""What Telegram does to a text on its way in: it cleans, trims, nests, and finds entities itself.

Follows tdlib's fix_formatted_text and find_entities (td/telegram/MessageEntity.cpp).
"""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Any

from bot.playground.entity_order import sort_entities
from bot.playground.utf16 import utf16_length

Entities = list[dict[str, Any]]

STYLES = {"bold", "italic", "underline", "strikethrough", "spoiler"}
CODE = {"code", "pre"}
QUOTES = {"blockquote", "expandable_blockquote"}

_REMOVED = r"\r\u2028-\u202e\u030a\u0333\u033f"
_UNCLEAN = re.compile(rf"[\x00-\x09\x0b-\x1f{_REMOVED}]")
_REMOVE = re.compile(rf"[{_REMOVED}]")

_TLD = (
    "com|org|net|info|biz|name|pro|edu|gov|mil|int|app|dev|xyz|online|site|brussels|vlaanderen|"
    "travel|museum|moscow|рф|рус|москва|дети|бел|укр|"
    "a[cdefgilmoqrstuwxz]|b[abdefghijmnorstvwyz]|c[acdfghiklmnoruvwxyz]|d[ejkmoz]|e[cegrstu]|"
    "f[ijkmor]|g[abdefghilmnpqrstuwy]|h[kmnrtu]|i[delmnoqrst]|j[emop]|k[eghimnprwyz]|"
    "l[abcikrstuvy]|m[acdeghklmnopqrstuvwxyz]|n[acefgilopruz]|om|p[aefghklmnrstwy]|qa|r[eosuw]|"
    "s[abcdeghiklmnorstuvxyz]|t[cdfghjklmnortvwz]|u[agksyz]|v[aceginu]|w[fs]|y[et]|z[amw]"
)
_HOST = rf"(?:[\w-]+\.)+(?:{_TLD})(?![\w-])"
_AUTOMATIC = (
    ("email", re.compile(rf"(?<![\w.@+-])[\w.+-]{{1,64}}@{_HOST}(?!@)", re.ASCII | re.IGNORECASE)),
    (
        "url",
        re.compile(
            rf"(?<![\w@/.$-])(?:(?:https?|tg|ton|tonsite)://[^\s<>\"«»]+|"
            rf"{_HOST}(?::\d{{1,5}})?(?:[/?#][^\s<>\"«»]*)?)(?!@)",
            re.IGNORECASE,
        ),
    ),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    ),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w\u200c])#(?=[\d_]*[^\W\d_])[\w\u200c]{1,256}(?![\w\u200c#])")),
    ("cashtag", re.compile(r"(?<![\w$])\$(?:1INCH|[A-Z]{1,8})(?![\w$])")),
)
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_URL_TAIL = re.compile(r"[.:;,('?!`’»]+$")


def fix(text: str, entities: Entities, *, trim: bool = True) -> tuple[str, Entities]:
    """The text and entities as Telegram stores them."""
    text, entities = _clean(text, entities)
    entities = nest(entities)
    if trim:
        text, entities = _trim(text, entities)
    return text, entities


def with_automatic(text: str, entities: Entities) -> Entities:
    """The entities and those that Telegram finds itself: commands, mentions, tags, addresses."""
    if not re.search(r"[/@#$.:]", text):
        return entities
    taken = [
        (e["offset"], e["offset"] + e["length"])
        for e in entities
        if e["type"] not in STYLES | QUOTES
    ]
    found: Entities = []
    for kind, pattern in _AUTOMATIC:
        for match in pattern.finditer(text):
            value = _address(match.group()) if kind == "url" else match.group()
            offset = utf16_length(text[: match.start()])
            end = offset + utf16_length(value)
            if value and all(end <= start or stop <= offset for start, stop in taken):
                taken.append((offset, end))
                found.append({"type": kind, "offset": offset, "length": end - offset})
    return sort_entities(entities + found) if found else entities


def _address(found: str) -> str:
    """The address without the brackets and signs of the sentence around it."""
    depth = dict.fromkeys(_BRACKETS.values(), 0)
    for at, character in enumerate(found):
        if character in _BRACKETS:
            depth[_BRACKETS[character]] += 1
        elif character in depth:
            depth[character] -= 1
            if depth[character] < 0:
                found = found[:at]
                break
    return _URL_TAIL.sub("", found)


def nest(entities: Entities) -> Entities:
    """Entities as Telegram lets them lie over one another.

    Of links, code and the like that overlap the first stays; so of quotes, and a quote may hold
    the others but not cut them. Styles of one kind join, and break where anything else begins,
    and where one of the others ends; code has no styles.
    """
    entities = sort_entities(entities)
    quotes = _apart([e for e in entities if e["type"] in QUOTES])
    solid = _apart([e for e in entities if e["type"] not in STYLES | QUOTES])
    solid = [e for e in solid if all(_lies_well(e, quote) for quote in quotes)] + quotes
    styles = {style: _joined([e for e in entities if e["type"] == style]) for style in STYLES}
    begins = {begin for spans in styles.values() for begin, _ in spans}
    cuts = sorted(begins | {cut for e in solid for cut in _span(e)})
    codes = [_span(e) for e in solid if e["type"] in CODE]
    for style, spans in styles.items():
        for span in spans:
            for begin, end in _pieces(span, cuts):
                if not any(start <= begin and end <= stop for start, stop in codes):
                    solid.append({"type": style, "offset": begin, "length": end - begin})
    return sort_entities(solid)


def _span(entity: dict[str, Any]) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _apart(entities: Entities) -> Entities:
    """The entities without those that begin in an earlier one."""
    kept: Entities = []
    for entity in entities:
        if not kept or entity["offset"] >= _span(kept[-1])[1]:
            kept.append(entity)
    return kept


def _lies_well(entity: dict[str, Any], quote: dict[str, Any]) -> bool:
    """Whether the entity is all in the quote, or all outside."""
    (begin, end), (start, stop) = _span(entity), _span(quote)
    return (start <= begin and end <= stop) or end <= start or stop <= begin


def _joined(entities: Entities) -> list[tuple[int, int]]:
    """What the entities cover together."""
    spans: list[tuple[int, int]] = []
    for entity in entities:
        begin, end = _span(entity)
        if spans and begin <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((begin, end))
    return spans


def _pieces(span: tuple[int, int], cuts: list[int]) -> list[tuple[int, int]]:
    """The span, cut at these sorted places."""
    inside = cuts[bisect_right(cuts, span[0]) : bisect_left(cuts, span[1])]
    return list(pairwise([span[0], *inside, span[1]]))


def _clean(text: str, entities: Entities) -> tuple[str, Entities]:
    if not _UNCLEAN.search(text):
        return text, entities
    removed = [utf16_length(text[: match.start()]) for match in _REMOVE.finditer(text)]
    text = _UNCLEAN.sub(" ", _REMOVE.sub("", text))
    cleaned = []
    for entity in entities:
        start = entity["offset"] - bisect_left(removed, entity["offset"])
        end = entity["offset"] + entity["length"]
        end -= bisect_left(removed, end)
        if end > start:
            cleaned.append({**entity, "offset": start, "length": end - start})
    return text, cleaned


def _trim(text: str, entities: Entities) -> tuple[str, Entities]:
    """Without white space at the end, and at the start up to the first entity."""
    text = text.rstrip(" \n")
    end = utf16_length(text)
    entities = [
        {**entity, "length": min(entity["length"], end - entity["offset"])}
        for entity in entities
        if entity["offset"] < end
    ]
    leading = len(text) - len(text.lstrip(" \n"))
    cut = min([leading, *(entity["offset"] for entity in entities)])
    return text[cut:], [{**entity, "offset": entity["offset"] - cut} for entity in entities]
