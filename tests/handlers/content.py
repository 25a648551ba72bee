"""Content of every kind for hypothesis, up to the sizes that a brief's files may have."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from handlers.events.listing import ShowEvents
from storage.brief_files import LABEL_LENGTH, TEXT_LENGTH, TITLE_LENGTH
from storage.edtf import LAST_YEAR, Edtf
from storage.models import Brief, Contact, Direction, Event, EventSummary, Fact, Participant, Years
from tests.storage.strategies import edtfs

PIECES = st.sampled_from(
    [
        *("a", "Ж", "é", " ", "слово ", "<b>", "</b>", "</i>", "<", ">", "&", "&amp;", "&lt;", '"'),
        *(
            "'",
            "{",
            "}",
            "{0}",
            "%s",
            "\\",
            "*",
            "_",
            "`",
            "😀",
            "👨‍👩‍👧",
            "🇧🇪",
            "שלום",
            "\u202e",
            "«",
            "»",
        ),
        *("\n", "\u00a0", "\u200d", "e\u0301", "www.example.org", "/start", "@durov"),
    ]
)


def texts(length: int, *, lines: bool = True) -> st.SearchStrategy[str]:
    """Texts that say something, short ones and ones as long as may be."""

    def fill(pieces: list[str], size: int) -> str:
        piece = "".join(pieces) or "."
        text = (piece * (size // len(piece) + 1))[:size]
        return (text if lines else text.replace("\n", " ")).strip()

    sizes = st.sampled_from([min(5, length), length // 2, length])
    return st.builds(fill, st.lists(PIECES, max_size=8), sizes).filter(
        lambda text: any(sign.isprintable() and not sign.isspace() for sign in text)
    )


TEXT = texts(TEXT_LENGTH)
LINE = texts(TITLE_LENGTH, lines=False)
LABEL = texts(LABEL_LENGTH, lines=False)
DATE = edtfs(1000)
DAY = st.none() | st.dates(max_value=date(LAST_YEAR, 12, 31))
ID = st.integers(1, 9_999_999)
LANGUAGE = st.sampled_from(["ru", "en", "nl", "fr"])
COUNTRY = st.sampled_from(["BE", "RU", "CH", "ZZ"])


def tuples(each: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """None, one or two; `many` makes more of them."""
    return st.lists(each, max_size=2).map(tuple)


def many(some: tuple[Any, ...], most: int) -> tuple[Any, ...]:
    """The same ones again and again, up to a number: cheap to make, as large as may be."""
    return (some * most)[:most]


def builds(kind: Callable[..., Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of a model; what is not named is of its annotated type."""
    return st.builds(kind, **fields)


BRIEF: st.SearchStrategy[Brief] = builds(
    Brief,
    id=ID,
    country=COUNTRY,
    as_of=DATE,
    language=LANGUAGE,
    source_language=LANGUAGE,
    partner=LINE,
    title=LINE,
    overview=tuples(TEXT),
)
DIRECTION: st.SearchStrategy[Direction] = builds(
    Direction,
    id=ID,
    brief_id=ID,
    icon=st.sampled_from(["⚓", "♻️", "👨‍👩‍👧"]),
    language=LANGUAGE,
    label=LABEL,
    text=TEXT,
)
SUMMARY: st.SearchStrategy[EventSummary] = builds(
    EventSummary,
    id=ID,
    date=DATE,
    language=LANGUAGE,
    label=st.none() | LABEL,
    title=LINE,
    place=st.none() | LINE,
    edited_on=DAY,
)
PARTICIPANT: st.SearchStrategy[Participant] = builds(
    Participant, id=ID, name=LINE, role=st.none() | LINE
)
EVENT: st.SearchStrategy[Event] = builds(
    Event,
    id=ID,
    brief_id=ID,
    date=DATE,
    language=LANGUAGE,
    label=st.none() | LABEL,
    title=LINE,
    text=TEXT,
    place=st.none() | LINE,
    country=st.none() | COUNTRY,
    source=TEXT,
    people=tuples(PARTICIPANT),
    organisations=tuples(PARTICIPANT),
    places=tuples(PARTICIPANT),
    directions=tuples(DIRECTION),
    edited_on=DAY,
)
FACT: st.SearchStrategy[Fact] = builds(
    Fact, date=st.none() | DATE, language=LANGUAGE, text=TEXT, derived=st.none() | TEXT
)
CONTACT: st.SearchStrategy[Contact] = builds(
    Contact,
    language=LANGUAGE,
    name=LINE,
    position=LINE,
    unit=LINE,
    organisation=LINE,
    phone=LINE,
    phone_international=LINE,
    email=LINE,
    verified_on=DAY,
)
COUNTS = st.dictionaries(st.integers(1000, LAST_YEAR), st.integers(1, 99), max_size=80)
YEARS: st.SearchStrategy[Years] = builds(
    Years, counts=COUNTS, since=COUNTS, total=st.integers(0, 9999)
)


SCREEN: st.SearchStrategy[ShowEvents] = builds(
    ShowEvents,
    brief=ID,
    period=st.none() | DATE,
    direction=st.none() | ID,
    page=st.integers(0, 999),
)

AN_EVENT = Event(
    id=7,
    brief_id=1,
    date=Edtf.parse("2018-04-25/2018-04-28"),
    language="ru",
    label=None,
    title="Миссия",
    text="Текст",
    place="Санкт-Петербург",
    country="RU",
    source="Источник",
    edited_on=None,
    edited=False,
    outdated=False,
    deleted=False,
    people=(),
    organisations=(),
    places=(),
    directions=(),
)
A_BRIEF = Brief(
    id=1,
    slug="belgium",
    country="BE",
    as_of=Edtf.of(2018, 4),
    language="ru",
    source_language="ru",
    verified=True,
    partner="Бельгия",
    title="Справка",
    overview=(),
)
