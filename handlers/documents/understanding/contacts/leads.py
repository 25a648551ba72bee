"""What leads to a contact: a label, a side before a dash, a sentence that says whom to ask."""

import re
from collections.abc import Sequence

from handlers.documents.understanding.contacts.names import without_titles
from handlers.documents.understanding.layout.contact_fields import has_contact_field, strip_signs
from handlers.documents.understanding.words.lexicon import find_words, load_all
from storage.words import fold

_LED = re.compile(
    r"((?:от|по|со стороны|for|from|voor|van|pour|côté) [^–—:]+?)\s+([–—-])\s+", re.IGNORECASE
)
_ANNOUNCED = re.compile(r"([^–—:,]{3,70}?)\s+([–—])\s+")
_LONGEST_SIDE = 4
_MOST_WORDS = 3
_LONGEST_LEAD = 110
_KINDS = ("name", "position", "organisation", "address")


def split_labels(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Fields that a label names, and the lines without one."""
    found: dict[str, str] = {}
    plain: list[str] = []
    goes_on = ""
    for line in lines:
        label, sign, value = line.partition(":")
        kind = _kind_of(label) if sign else None
        if goes_on and not sign and not has_contact_field(line):
            found[goes_on] += f" {line.strip(' ;.')}"
        elif kind and value.strip() and not (kind == "name" and _says_more(value)):
            value = strip_signs(value, " ;.")
            found.setdefault(kind, without_titles(value) if kind == "name" else value)
        else:
            plain.append(line)
        # «Адрес: 4000, Пловдив,» with the street in the next line
        goes_on = kind if kind == "address" and line.rstrip().endswith(",") else ""
    return found, plain


def _kind_of(label: str) -> str | None:
    labels = load_all().labels
    words = fold(label).strip(" .").split()
    if not words or len(words) > _MOST_WORDS:
        return None
    return next((kind for kind in _KINDS if all(word in labels[kind] for word in words)), None)


def _says_more(value: str) -> bool:
    """Whether a name's label leads to more than the name."""
    return re.search(r",|\s[–—]\s", value.strip()) is not None


def split_lead(line: str) -> tuple[str, str]:
    """What leads to a contact and the rest of the line; the lead is empty where nothing does."""
    head, sign, rest = line.partition(":")
    if sign:
        return head.strip(), rest.strip()
    if (led := _LED.match(line)) and len(led[1].split()) <= _LONGEST_SIDE:
        return led[1], line[led.end() :]  # «По Нови-Саду – …»
    if (led := _ANNOUNCED.match(line)) and names_contact(led[1]):
        return led[1], line[led.end() :]  # «Контактное лицо в мэрии – …»
    return _split_sentence(line)


def _split_sentence(line: str) -> tuple[str, str]:
    """«По вопросам визита обращаться к …», `Aanspreekpunt voor de gemeente is …`."""
    folded = fold(line)
    if len(folded) != len(line):
        return "", line
    found: list[re.Match[str]] = []
    for said, phrases in (("contact_leads", True), ("contact_verbs", False)):
        for phrase in load_all().said[said]:
            match = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)\s+(?=\S)", folded[:_LONGEST_LEAD])
            # `is` says whom to ask only of a contact.
            if match and (phrases or names_contact(line[: match.start()])):
                found.append(match)
    if not found:
        return "", line
    first = min(found, key=re.Match.start)
    return line[: first.start()].strip() or first[0], line[first.end() :].strip()


def names_contact(text: str) -> bool:
    """Whether a text begins with a word for whom one turns to: «Куратор направления»."""
    labels = load_all().labels["contact"]
    words = [fold(word) for word in find_words(text)[:_MOST_WORDS]]
    return any(any(word.startswith(each) for each in labels) for word in words)
