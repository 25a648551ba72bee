"""Lists of people below the paragraph that leads to them: «Участвовали:», `Those present:`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.documents.reading.blocks import Block, Kind
from handlers.documents.understanding.layout.contact_fields import has_contact_field
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.people.named import find_people
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.sections import begins_with_date

_LONGEST = 200


def with_participants(content: Sequence[Block | Table], context: Context) -> list[Block | Table]:
    """The blocks, a list of people as a part of the paragraph that it belongs to."""
    kept: list[Block | Table] = []
    taken = 0
    for at, each in enumerate(content):
        if at < taken:
            continue
        listed = list(_listed_below(content, at))
        if not isinstance(each, Block) or not _are_people(listed, context):
            kept.append(each)
            continue
        taken = at + 1 + len(listed)
        names = "; ".join(item.text.strip(" ;.") for item in listed)
        text = f"{each.text.rstrip()} {names}."
        before = kept[-1] if kept else None
        if isinstance(before, Block) and _is_dated(before, context) > _is_dated(each, context):
            # «Участвовали:» in a line of its own
            kept[-1] = replace(before, text=f"{before.text} {text}")
        else:
            kept.append(replace(each, text=text))
    return kept


def _listed_below(content: Sequence[Block | Table], at: int) -> Iterator[Block]:
    """The items right below a paragraph that ends with a colon."""
    lead, marker = content[at], None
    if not isinstance(lead, Block) or not lead.text.rstrip().endswith(":"):
        return
    for each in content[at + 1 :]:
        if not isinstance(each, Block) or each.kind is not Kind.ITEM:
            return
        marker = each.marker if marker is None else marker
        if each.marker != marker or each.marker == lead.marker:
            return
        yield each


def _are_people(items: Sequence[Block], context: Context) -> bool:
    """Whether a list names a person in most of its lines, and tells nothing of its own."""
    for item in items:
        if len(item.text) > _LONGEST or begins_with_date(item.text) or has_contact_field(item.text):
            return False
    tagged = (context.tagged(item.text) for item in items)
    named = [bool(find_people(each, context.language, context.lexicon)) for each in tagged]
    return 2 * sum(named) > len(named)


def _is_dated(block: Block, context: Context) -> bool:
    return bool(context.times(block.text, None).mentions)
