"""Lines of a head between its title and its date."""

import re
from collections.abc import Sequence

from handlers.documents.reading.blocks import Block, Kind
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.structure.sections import begins_with_date, heading_of
from handlers.documents.understanding.times.date_lines import is_date_line, says_as_of

_LONGEST, _BOTH = 200, 2
_OF = re.compile(r"(?:от|of|van|du)\s", re.IGNORECASE)


def is_above_date(lines: Sequence[Block | Table]) -> bool:
    """Whether the first line says whose or what the document is, and the second its date.

    «COMPTE RENDU DE L'ASSEMBLÉE» with « du samedi 23 mars 2019 » below it.
    """
    kinds = (Kind.ITEM, Kind.ROW)
    blocks = [each for each in lines if isinstance(each, Block) and each.kind not in kinds]
    if len(blocks) < _BOTH:
        return False
    line, dated = (each.text for each in blocks)
    if len(line) > _LONGEST or line.endswith((".", ":")) or not is_date_line(dated):
        return False
    if _OF.match(dated):
        return not begins_with_date(line)
    heading = heading_of(blocks[0])
    heads = heading is not None and heading.section is not None
    return says_as_of(dated) and not (heads or begins_with_date(line))
