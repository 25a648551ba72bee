"""Telephones, addresses and the like in the lines of a contact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from handlers.documents.understanding.words.lexicon import load_all
from storage.words import fold

_EMAIL = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|\(собака\))\s?[\w-]+(?:(?:\.|\s?\(dot\)\s?)[\w-]+)+",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:(?i:https?://|www\.)|(?<=сайт )|(?<=сайт: )|(?<=site )|(?<=site: ))"
    r"[^\s,;()]+\.[^\s,;()]*[^\s,;.()]"
    # `stad-international.example`, which nothing announces
    r"|(?<![\w.@/-])[a-z][a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.[a-z]{2,10}(?:/[^\s,;()]*[^\s,;.()])?(?![\w.@-])"
)
_PHONE = re.compile(
    r"(?<![\w/])(?:\+\s?)?\(?\d(?:\d|[^\S\n]|[().–-]){4,22}\d(?:\s*[,;(]?\s*(?P<ext>доб|вн|ext|x|tst|toestel|poste)\w*\.?\s*:?\s*\d{1,5}\)?)?",
    re.IGNORECASE,
)
_INTERNATIONAL = re.compile(r"\+\s?(?:\d\D{0,2}){9,}")
_JOINED = re.compile(r"(?:/|&|\+|\s(?:и|and|en|et))$")
BOTH = "both"
"""A number that is that of a telephone and of a fax: «тел./факс»."""
_LABEL = re.compile(r"(?:^|(?<=[\s,;(|]))([^\W\d_][\w.-]{0,14})\s*[.:]*\s*$")
_SHORT_LABEL = re.compile(r"(?:(?<=[\s,;(|–—-])|^)[^\W\d_]{1,5}\.?\s?:\s*$")
"""A word and a colon before a number: « Port. : »."""
_NATIONAL = 9
"""The digits of a number with its area, beginning with a nought."""
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")


@dataclass(slots=True)
class Fields:
    """What was found, and the text that is left."""

    phones: list[str] = field(default_factory=list)
    fax: str | None = None
    emails: list[str] = field(default_factory=list)
    site: str | None = None
    rest: str = ""


def has_contact_field(text: str) -> bool:
    """Whether a text has an e-mail address, or a telephone number with its label."""
    if _EMAIL.search(text):
        return True
    return any(
        _label(text, match.start()) or _INTERNATIONAL.match(match[0])
        for match in _PHONE.finditer(text)
    )


def read_fields(text: str) -> Fields:
    """The e-mail addresses, sites and numbers of a text."""
    fields = Fields()
    for match in _EMAIL.finditer(text):
        fields.emails.append(_plain_email(match[0]))
    text = _EMAIL.sub("\n", text)
    if site := _SITE.search(text):
        fields.site = site[0]
    text = _SITE.sub("\n", text)
    fields.rest = _without_labels(_without_numbers(text, fields))
    return fields


def field_spans(text: str) -> list[tuple[int, int]]:
    """Where the e-mail addresses and numbers of a text stand."""
    emails = [match.span() for match in _EMAIL.finditer(text)]
    # A number is looked for beside them, so that no other sign may move.
    blank = _EMAIL.sub(lambda match: "\n" * len(match[0]), text)
    return sorted([*emails, *(match.span() for match, _ in _numbers(blank))])


def _plain_email(text: str) -> str:
    text = re.sub(r"\s?(?:\(at\)|\[at\]|\(собака\))\s?", "@", text, flags=re.IGNORECASE)
    return re.sub(r"\s?\(dot\)\s?", ".", text, flags=re.IGNORECASE).replace(" ", "").rstrip(".")


def _without_numbers(text: str, fields: Fields) -> str:
    kept, at = list[str](), 0
    for match, label in _numbers(text):
        plain = match[0].strip()
        if plain.count("(") < plain.count(")"):
            plain = plain.rstrip(")")
        other = label == BOTH and bool(kept) and text[at : match.start()].strip() == "/"
        if label in ("fax", BOTH):
            # «тел./факс 555-10-11 / 555-10-12»: the one, then the other
            fields.fax = plain if other else fields.fax or plain
        if label != "fax" and not other:
            fields.phones.append(plain)
        kept.append(_SHORT_LABEL.sub("", text[at : match.start()]))
        at = match.end()
    return "\n".join([*kept, text[at:]])


def _numbers(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The telephone and fax numbers of a text, each with what its label says that it is."""
    at, kind = 0, ""
    for match in _PHONE.finditer(text):
        digits = re.sub(
            r"\D", "", re.split(r"доб|вн|ext|x|tst|toestel|poste", match[0], flags=re.I)[0]
        )
        label = _label(text, match.start())
        near = not text[at : match.start()].strip(" ,;/и")
        label = _label_behind(text, match.end()) or label or (kind if near and at else "")
        plain = match[0].strip()
        likely = (
            label
            or plain.startswith(("+", "00", "8 ", "8(", "8-"))
            or (plain.startswith("(") and not plain[1:].isdigit())
            or plain.count("-") >= 2
            or (plain.startswith("0") and len(digits) >= _NATIONAL and not plain.isdigit())
        )
        bare = plain.isdigit() and len(plain) <= 6 and not _label(text, match.start())
        if bare or not 5 <= len(digits) <= 16 or not likely or _DATE.fullmatch(plain):
            continue
        yield match, label
        at, kind = match.end(), label


def _label(text: str, at: int) -> str:
    """What the word before a number says that it is."""
    labels = load_all().labels
    found: set[str] = set()
    before = text[:at].rstrip(" \n.:–-(")
    for _ in range(3):
        match = re.search(r"([^\W\d_][\w-]*)[.]?\s*[/,]?\s*$", before)
        if not match:
            break
        word = fold(match[1])
        for kind in ("fax", "phone"):
            if word in labels[kind] or (
                len(word) > 3
                and any(word.startswith(each) for each in labels[kind] if len(each) > 3)
            ):
                found.add(kind)
        if not found and word not in ("рабочии", "номер", "office", "direct", "work"):
            break
        rest = before[: match.start()].rstrip(" .")
        if len(found) > 1 or (found and not _JOINED.search(rest) and "/" not in match[0]):
            break
        before = _JOINED.sub("", rest).rstrip(" ./")
    return BOTH if len(found) > 1 else next(iter(found), "")


def _label_behind(text: str, at: int) -> str:
    """What brackets behind a number say that it is: «+359 32 555 102 (факс)»."""
    said = re.match(r"\s?\(([^\W\d_]+)\.?\)", text[at:])
    return "fax" if said and fold(said[1]) in load_all().labels["fax"] else ""


def _without_labels(text: str) -> str:
    """The text without the words that only announced what was cut out."""
    labels = load_all().labels
    words = labels["phone"] | labels["fax"] | labels["email"] | labels["site"] | labels["extension"]
    lines = (_without_label(line, words) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _without_label(line: str, labels: frozenset[str]) -> str:
    line = strip_signs(line, " ,;.:/|–-()")
    last = re.search(r"(?:^|[\s,;./(])([^\W\d_][\w-]*)$", line)
    if last and _is_label(fold(last[1]), labels):
        return _without_label(line[: last.start(1)], labels)
    return line


def strip_signs(line: str, signs: str) -> str:
    """A line without signs around it, but for the full stop of an initial: «Иванов П. И.»."""
    stripped = line.strip(signs)
    initial = re.search(r"(?<!\w)[A-ZА-ЯЁ]$", stripped)
    return f"{stripped}." if initial and f"{stripped}." in line else stripped


def _is_label(word: str, labels: frozenset[str]) -> bool:
    return word in labels or any(word.startswith(each) for each in labels if len(each) > 3)
