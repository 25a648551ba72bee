"""Whatever stands in a document stands in its reading, or in the list of what was left out."""

import random
import re
import textwrap
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from functools import cache

import pytest

from handlers.documents.reading import Document, Kind, read_file, read_text
from handlers.documents.understanding.contacts.entries import is_heading_row
from handlers.documents.understanding.layout.contact_tables import is_table_of_fields
from handlers.documents.understanding.layout.memos import with_memo_lines
from handlers.documents.understanding.layout.tables import Table, find_tables
from handlers.documents.understanding.structure.numbered import mark_headings
from handlers.documents.understanding.structure.sections import heading_of, split_heading
from handlers.documents.understanding.times.date_lines import is_date_line
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import Reading
from storage.words import fold
from tests.quality.documents.measure import ALL, FOLDER, SAMPLED

TODAY = date(2026, 11, 26)
LONGEST_HEADING = 12
"""Words of a line that may only head what is below it."""
LED = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})+\.\s+|\d{1,2}[.)]\s+(?=[^\W\d])|[^\W\d]{2,8}:\s)+")
"""Numbers and labels that say nothing by themselves."""
PARAGRAPHS = 12
"""Of a mixture."""
MIXTURES = 12
WIDTHS = (None, 60, 72, 90)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


@cache
def sample(name: str) -> Document:
    return read_file((FOLDER / name).read_bytes(), name)


def texts(thing: object) -> Iterator[str]:
    """All that a reading says, but for its doubts."""
    if isinstance(thing, dict):
        for name, value in thing.items():
            yield from texts(value) if name != "doubts" else ()
    elif isinstance(thing, list):
        for value in thing:
            yield from texts(value)
    elif thing is not None:
        yield str(thing)


def heads(document: Document, reading: Reading) -> Iterator[str]:
    """The lines that only lead to what is below them."""
    for each in mark_headings(find_tables(with_memo_lines(document.blocks))):
        if isinstance(each, Table):
            yield from each.heads
            yield from (row.text for row in each.rows if is_heading_row(row))
            yield from (row.cells[0] for row in each.rows if is_table_of_fields(each.rows))
            continue
        if inline := split_heading(each.text):
            yield inline[0]
        heading = heading_of(each)
        leads = heading and (heading.section or heading.year is not None or heading.is_period)
        dates = reading.as_of and is_date_line(each.text.partition(": ")[2] or each.text)
        if dates or (leads and len(words(each.text)) <= LONGEST_HEADING):
            yield each.text


def lost_lines(document: Document, reading: Reading, lines: list[str]) -> list[str]:
    """The lines that are in nothing of a reading."""
    known = words(" ".join(texts(reading.as_json())))
    known |= words(" ".join(contact.source for contact in reading.contacts))
    led = words(" ".join(heads(document, reading)))
    told = ((line, words(LED.sub(" ", line))) for line in lines)
    return [line for line, said in told if len(said - known - led) > 0.2 * len(said)]


@pytest.mark.parametrize("name", SAMPLED)
async def test_each_line_of_a_sample_is_told_or_left_out(
    name: str, read_sample: Callable[[str], Awaitable[Reading]]
) -> None:
    document = sample(name)
    reading = await read_sample(name)
    assert not lost_lines(document, reading, [block.text for block in document.blocks])


def mixture(seed: int) -> str:
    """Paragraphs of all samples, some under numbers, broken at a width or not."""
    chance = random.Random(seed)
    pool = [
        " ".join(block.text.split())
        for name in ALL
        for block in sample(name).blocks
        if block.kind is not Kind.ROW
    ]
    width = chance.choice(WIDTHS)
    lines = []
    for number, text in enumerate(chance.sample(pool, PARAGRAPHS), 1):
        led = f"{number // 5 + 1}.{number}. " if chance.random() < 0.5 else ""
        indent = " " * len(led)
        told = led + text
        lines += textwrap.wrap(told, width, subsequent_indent=indent) if width else [told]
        lines += [""] * chance.randint(0, 1)
    return "\n".join(lines)


def test_each_line_of_a_mixture_is_told_or_left_out() -> None:
    # One test: whoever makes a mixture has to read all samples.
    lost = {}
    for seed in range(MIXTURES):
        text = mixture(seed)
        document = read_text(text)
        lost[seed] = lost_lines(document, understand(document, TODAY), text.splitlines())
    assert {seed: lines for seed, lines in lost.items() if lines} == {}
