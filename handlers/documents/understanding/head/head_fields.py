"""The title and date of a document, out of its head."""

import re

from handlers.documents.understanding.head.above_sections import Head
from handlers.documents.understanding.places.geography import find_spots
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.times.date_lines import is_bare_name, is_date_line, says_as_of
from handlers.documents.understanding.words.lexicon import find_words
from handlers.documents.understanding.words.model import Doubt, DoubtKind
from storage.edtf import Edtf
from storage.words import capitalize

_SAYS_MORE = re.compile(r"\d|[A-ZА-ЯЁ]\.")
"""What a line has besides its date: a number under which it is filed, a name."""
_SHORT, _FEW = 3, 2
_TAIL = re.compile(r"\s*[,;–—]\s+([^,;–—]+)$")
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)\s*$")


def read_head(head: Head, context: Context) -> None:
    """Give the reading its title and the date as of which it holds."""
    reading = context.reading
    apart = len(head.title) > 1 and head.title[1][:1].isupper()
    if apart and (len(head.title[0].split()) == 1 or is_bare_name(head.title[0])):
        # «Справка» above a title that goes without it.
        head.aside.append(head.title.pop(0))
    said = " ".join([_cased(line, context) for line in head.title[:1]] + head.title[1:])
    said = said.strip(" .:")
    title = re.sub(r"^([А-ЯЁA-Z]{4,})(?=\s+[а-яёa-z])", lambda m: m[0].capitalize(), said)
    bracket = _IN_BRACKETS.search(title)
    if bracket and is_date_line(bracket[1]):
        head.dates.append(bracket[1])
        title = title[: bracket.start()].rstrip()
    tail = _TAIL.search(title)
    if tail and says_as_of(tail[1]) and is_date_line(tail[1]):
        head.dates.append(tail[1])
        title = title[: tail.start()].rstrip()
    reading.title = _cased(title, context) or None
    reading.unused += head.aside
    context.leads += [*head.title, *head.dates]
    reading.sentences += bool(title) + len(head.dates) + len(head.aside)
    for line in head.dates:
        times = context.times(line, None)
        found = (*times.mentions, *times.aside)
        if found and reading.as_of is None:
            reading.as_of = _point(found[0].value)
            rest = line[: found[0].start] + line[found[0].end :]
            long = [word for word in find_words(rest) if len(word) > _SHORT]
            # «Подготовлена аппаратом вице-губернатора 12 октября» says by whom, too.
            if _SAYS_MORE.search(rest) or len(long) > _FEW:
                reading.unused.append(line)
        else:
            reading.unused.append(line)
    if reading.as_of is None and title:
        reading.as_of = _date_in_title(title, context)
    if reading.as_of is None:
        reading.doubts.append(Doubt(DoubtKind.AS_OF, "as_of", title))
    else:
        context.as_of = reading.as_of
        context.today = min(reading.as_of.latest_end, context.today)


def _point(value: Edtf) -> Edtf:
    """The last day or month of what may be an interval."""
    point = value.end or value.start
    return Edtf(point, point) if point else value


def _date_in_title(title: str, context: Context) -> Edtf | None:
    bracket = re.search(r"\(([^()]*(?:19|20)\d\d[^()]*)\)\s*$", title)
    if not bracket:
        return None
    mentions = context.times(bracket[1], None).mentions
    return _point(mentions[0].value) if mentions else None


def _cased(title: str, context: Context) -> str:
    """A title in capitals in small letters; names keep theirs."""
    letters = [sign for sign in title if sign.isalpha()]
    if not letters or sum(sign.isupper() for sign in letters) < 0.6 * len(letters):
        return title
    words = re.split(r"(\s+)", title)
    shown = []
    for word in words:
        core = word.strip('«»"(),.')
        capital = word.replace(core, "-".join(p.capitalize() for p in core.split("-")), 1)
        spot = find_spots(context.tagged(capital), context.language) if core.isupper() else []
        shown.append(capital if spot else word.lower())
    text = "".join(shown)
    return capitalize(text)
