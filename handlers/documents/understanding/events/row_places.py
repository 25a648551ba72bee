"""Where the event of a table's row took place."""

import re
from dataclasses import replace

from handlers.documents.reading.blocks import Block
from handlers.documents.understanding.events.places import find_place
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.people.named import find_people
from handlers.documents.understanding.places.geography import find_spots
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.words.model import Doubt, DoubtKind, ReadEvent

NOTHING = re.compile(r"[\s–—.-]*")
"""A cell that says that there is nothing to say."""


def with_place(event: ReadEvent, row: Block, table: Table, context: Context) -> ReadEvent:
    """The event with the place that a column says, or else its title."""
    place = table.cell(row, "place").replace("\n", " ").strip()
    if NOTHING.fullmatch(place):
        place = table.cell(row, "country")
    if not place or NOTHING.fullmatch(place):
        return _with_place_said(event, row, table, context)
    spots = find_spots(context.tagged(f"{place}; {table.cell(row, 'country')}"), context.language)
    return replace(event, place=place, country=spots[0].country if spots else None)


def _with_place_said(event: ReadEvent, row: Block, table: Table, context: Context) -> ReadEvent:
    """The event with the place that its title says, where no column does."""
    tagged = context.tagged(table.cell(row, "title").replace("\n", " "))
    named = find_people(tagged, context.language, context.lexicon)
    taken = [(each.role_start, each.end) for each in named]
    place = find_place(tagged, context.language, context.lexicon, taken)
    event = replace(event, place=place.name, country=place.country)
    # An empty cell of a column for places says that there is none.
    sure = place.sure or (place.name is None and "place" in table.columns)
    return event if sure else event.doubted(Doubt(DoubtKind.PLACE_UNSURE, "place", event.source))
