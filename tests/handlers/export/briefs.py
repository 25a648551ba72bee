"""Briefs of every kind for hypothesis: names, texts and dates as nobody would expect them."""

from typing import Any

from hypothesis import strategies as st

from storage.brief_files import LABEL_LENGTH, TITLE_LENGTH, BriefFiles, Source
from storage.edtf import CalendarDate, Edtf
from tests.storage.strategies import vague_dates, vague_edtfs

_LONGEST = 400
PIECES = st.sampled_from(
    [
        *("Визит мэра", "Ghent", "д’Артаньян", "O'Neill", "e\u0301", "1 января 2018 года", "№ 7"),
        *("«Рыцарь отчаяния – воин красоты»", '"quoted"', "„так“", "; ", ", ", " – ", "|", "\\"),
        *("• пункт", "1. пункт", "- ", "=HYPERLINK(1)", "+7 812", "@sum", "'", "=", "\t", "{0}"),
        *("<b>", "&amp;", "&", "]]>", "\u00a0", "\u00ad", "\u200f", "\u200d", "שלום", "مرحبا"),
        *("\x07", "\x0b", "\ufffe", "😀", "👨‍👩‍👧", "\u202e", "#", "/", "  ", "В.А.", "тел."),
    ]
)


def texts(length: int, *pieces: str) -> st.SearchStrategy[str]:
    """Texts with at least one letter, that fit a field."""
    more = st.sampled_from(pieces) | PIECES if pieces else PIECES

    def fill(each: list[str]) -> str:
        text = "".join(each)[: length - 1].strip()
        return text if any(map(str.isalpha, text)) else f"{text}Я"

    return st.lists(more, min_size=1, max_size=10).map(fill)


def _in_order(ends: tuple[CalendarDate, CalendarDate]) -> tuple[CalendarDate, CalendarDate]:
    one, other = ends
    return (other, one) if other.last < one.first else ends


LINE = texts(TITLE_LENGTH // 2)
TEXT = texts(_LONGEST, "\n", "\n\n", ". ", "II. Основные события")
LABEL = texts(LABEL_LENGTH // 2)
MAYBE_LINE, MAYBE_TEXT = st.none() | LINE, st.none() | TEXT
DATES = vague_dates(1000)
POINT = DATES.map(lambda date: Edtf(date, date))
AGAIN = POINT | st.tuples(DATES, DATES).map(_in_order).map(lambda ends: Edtf(*ends))
BEGUN = AGAIN | DATES.map(lambda date: Edtf(date, None))


def _some(each: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(each, max_size=most)


def _fixed(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(fields)


_EVENT = _fixed(
    date=BEGUN.map(str),
    dates=st.lists(AGAIN.map(str), max_size=2, unique=True),
    status=st.sampled_from([None, "planned", "cancelled"]),
    label=st.none() | LABEL,
    title=LINE,
    text=MAYBE_TEXT,
    place=MAYBE_LINE,
    country=st.sampled_from([None, "BE", "RU", "NO"]),
    source=MAYBE_TEXT,
)
_FACT = _fixed(
    date=st.none() | vague_edtfs(1000).map(str),
    text=TEXT,
    value=st.sampled_from([None, "5", "-0.50", "4271.6", "1000000"]),
    unit=MAYBE_LINE,
    derived=MAYBE_TEXT,
)
_AGREEMENT = _fixed(
    title=LINE,
    kind=MAYBE_LINE,
    number=MAYBE_LINE,
    parties=MAYBE_LINE,
    text=MAYBE_TEXT,
    signed=st.none() | POINT.map(str),
    valid_until=st.none() | POINT.map(str),
)
_CONTACT = _fixed(
    **dict.fromkeys(("name", "position", "unit", "organisation", "side", "address"), MAYBE_LINE),
    phone=st.sampled_from([None, "576-48-86", "+47 00 00"]),
    phone_international=st.sampled_from([None, "+7 812 576-48-86"]),
    extension=st.sampled_from([None, "204"]),
    fax=MAYBE_LINE,
    email=st.sampled_from([None, "a.b@example.org"]),
    site=st.sampled_from([None, "www.example.org"]),
    more_phones=_some(LINE, 2),
    more_emails=_some(LINE, 2),
).filter(lambda contact: any(contact.values()))


@st.composite
def briefs(draw: st.DrawFn) -> BriefFiles:
    """A brief with some of everything; each thing is called something else."""
    names = [f"{draw(LINE)}{sign}" for sign in "ABCDE"]
    people = {f"p{at}": {"name": name} for at, name in enumerate(names[:3])}
    bodies = {f"o{at}": {"name": name} for at, name in enumerate(names[3:])}
    texts_of_directions = draw(st.lists(TEXT, max_size=3, unique_by=_letters))
    directions = [
        {"id": f"d{at}", "icon": "🤝", "label": draw(LABEL), "text": text}
        for at, text in enumerate(texts_of_directions)
    ]
    events = []
    for at, event in enumerate(draw(_some(_EVENT, 3))):
        taking_part = draw(st.lists(st.sampled_from(sorted(people)), max_size=2, unique=True))
        events.append(
            event
            | {
                "id": f"e{at}",
                "people": [{"id": each, "role": draw(MAYBE_LINE)} for each in taking_part],
                "organisations": draw(st.lists(st.sampled_from(sorted(bodies)), unique=True)),
                "directions": [each["id"] for each in directions if draw(st.booleans())],
            }
        )

    def numbered(name: str, kind: st.SearchStrategy[Any]) -> list[dict[str, Any]]:
        listed = draw(st.lists(kind, max_size=2, unique_by=lambda each: _known_by(name, each)))
        return [{"id": f"{name}{at}", **each} for at, each in enumerate(listed)]

    return BriefFiles(
        slug="made-up",
        source=Source.model_validate(
            {
                "language": draw(st.sampled_from(["ru", "en", "nl", "fr"])),
                "partner_kind": draw(
                    st.sampled_from(["country", "region", "city", "organisation"])
                ),
                "country": "BE",
                "as_of": Edtf.parse(draw(POINT.map(str))),
                "partner": draw(LINE),
                "title": draw(LINE),
                "overview": draw(_some(texts(_LONGEST, ". ", "II. Основные события"), 2)),
                "directions": directions,
                "people": people,
                "organisations": bodies,
                "events": events,
                "facts": numbered("f", _FACT),
                "agreements": numbered("a", _AGREEMENT),
                "contacts": numbered("c", _CONTACT),
            }
        ),
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _known_by(name: str, thing: dict[str, Any]) -> str:
    """What sets a thing apart from the others of its kind."""
    if name == "c":
        return _letters(str(thing["name"]))
    return _letters(str(thing.get("title") or thing["text"]))
