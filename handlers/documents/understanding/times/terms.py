"""Dates that only say until when something holds: «подписан договор № 11 (до 31.12.20)»."""

import re
from collections.abc import Sequence
from itertools import pairwise

from handlers.documents.understanding.words.mentions import Mention

_VALID = re.compile(
    r"действ|срок|продл|пролонг|истека|valid|renew|extend|prolong|expir|in force|geldig"
    r"|geldt|gelden|verleng|loopt af|valable|prorog|reconduit|vigueur",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"№|\b(?:договор|соглашени|контракт|меморандум|протокол)|\b(?:agreement|contract|memorandum|"
    r"overeenkomst|convenant|accord|convention|protocole?)",
    re.IGNORECASE,
)
_EXPIRES = re.compile(
    r"(?:\b(?:lapse[sd]?|expire[sd]?|runs? out)\s+(?:on|in|at)?|истека\w+|истечет|действует\s+до"
    r"|\b(?:loopt\saf|verloopt|vervalt|verstrijkt)\s+(?:op|in)?"
    r"|\b(?:expire(?:ra)?|prend(?:ra)? fin|arrive(?:ra)? à échéance)(?:\s+(?:le|en|fin))?)\s*$",
    re.IGNORECASE,
)
"""What says by itself that a date is the end of something."""
_HOLDS = re.compile(
    r",\s+(?:котор\w+|which|that|die|dat|qui)\s(?=[^,;.]*(?:действ|истека|is valid|expires?"
    r"|runs out|in force|geldt|gelden|geldig|afloopt|aflopen|verstrijkt|valable|expire|en vigueur))"
    r"[^,;.]*",
    re.IGNORECASE,
)
"""What a clause of its own says of a document: `…, die op 31 december afloopt`."""


def find_terms(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The dates of a sentence that are no more than the end of what it speaks of."""
    held = [match.span() for match in _HOLDS.finditer(text)]
    alone = [each for each in mentions if any(a <= each.start < b for a, b in held)]
    alone += [
        each for each in mentions if each not in alone and _EXPIRES.search(text[: each.start])
    ]
    return alone + [
        each for one, each in pairwise(mentions) if each not in alone and _is_term(one, each, text)
    ]


def _is_term(one: Mention, other: Mention, text: str) -> bool:
    """Whether a date only says until when a document holds that is of the one before it.

    «подп. 12.05.17, действ. до 31.12.20»; «в 2015 г. подписан договор № 112/15 (до 31.12.20)»
    """
    if other.value.start or not one.value.start:
        return False
    between = text[one.end : other.start]
    return bool(_VALID.search(between) or _DOCUMENT.search(between))
