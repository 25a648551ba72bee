"""Which lines of a section are whose: each contact's by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from handlers.documents.reading.blocks import Block, Kind
from handlers.documents.understanding.contacts.names import AND, name_alone, name_in, sure_name_in
from handlers.documents.understanding.layout.contact_fields import (
    field_spans,
    has_contact_field,
    read_fields,
)
from handlers.documents.understanding.layout.contact_tables import kinds_of_columns, lines_of_row
from handlers.documents.understanding.words.lexicon import Lexicon, find_words, load_all
from storage.words import fold

_SIGNED_BY = re.compile(r"\s*([^\W\d]{2,8})\.:?\s+(?:[A-ZА-ЯЁ]\.|[A-ZА-ЯЁ][\w-]+\s[A-ZА-ЯЁ]\.)")
"""«Исп. А. Т. Дюжева», below a letter."""
_TWO = 2


@dataclass(slots=True)
class Entry:
    """The lines of a contact."""

    lines: list[str] = field(default_factory=list)
    apart: bool = False
    said: str = ""
    """What they say where it stands, without the labels of columns."""

    @property
    def source(self) -> str:
        """What they say, in one line."""
        return self.said or " ".join(line.replace("\n", " ") for line in self.lines)


def is_closing(line: str) -> bool:
    """Whether a line ends a letter: «С уважением, М. Гусева»."""
    said = fold(line).strip(" ,.–—-")
    if any(said.startswith(phrase) for phrase in load_all().said["closings"]):
        return True
    by = _SIGNED_BY.match(line)
    return by is not None and f"people:{fold(by[1])}" in load_all().said["memo"]


def split_entries(blocks: Sequence[Block], language: str, lexicon: Lexicon) -> Iterator[Entry]:
    """The lines of each contact: a new one begins at an empty line, an item or a second name."""
    entry, kind_before = Entry(), Kind.PARAGRAPH
    for block in _without_rows(blocks, language, lexicon):
        if isinstance(block, Entry):
            if entry.lines:
                yield entry
            yield block
            entry = Entry(apart=True)
            continue
        lines = [line for line in block.text.split("\n") if line.strip()]
        if block.kind is Kind.ROW:
            lines = [cell.replace("\n", ", ") for cell in block.cells if cell]
        if len(lines) == 1 and all(map(_is_whole, lines[0].split(";"))):
            # Two sides in one sentence.
            *before, last = lines[0].split(";")
            for part in before:
                yield Entry([*entry.lines, part.strip()], apart=block.apart)
                entry = Entry()
            lines = [last.strip()]
        said = "\n".join(lines)
        *before, said = [said] if block.kind is Kind.ROW else split_people(said, language, lexicon)
        if before:
            yield from _entries_before(before, entry, apart=block.apart)
            entry = Entry(apart=block.apart)
        lines = said.split("\n")
        complete = any(field_spans(line) for line in entry.lines)
        fresh = (
            is_closing(said)
            or (complete and _names_body(said, lexicon))
            or (block.apart and complete)
            or (block.kind is Kind.ITEM and bool(entry.lines))
            or (complete and Kind.ROW in (block.kind, kind_before))
            or (complete and _has_name(said, language, lexicon))
        )
        if fresh and entry.lines:
            yield entry
            entry = Entry(apart=block.apart)
        entry.lines += lines
        kind_before = block.kind
    if entry.lines:
        yield entry


def _without_rows(
    blocks: Sequence[Block], language: str, lexicon: Lexicon
) -> Iterator[Block | Entry]:
    """The blocks, the rows that say by their columns what they hold as contacts already."""
    heads: Sequence[set[str]] = ()
    for block in blocks:
        if is_heading_row(block):
            heads = kinds_of_columns(block)
        elif heads and block.kind is Kind.ROW and len(block.cells) == len(heads):
            yield Entry(lines_of_row(block, heads), apart=True, said=block.text)
        elif sides := _sides(block, language, lexicon):
            yield from (Entry(side.split("\n"), apart=True) for side in sides)
        else:
            yield block


def _names_body(said: str, lexicon: Lexicon) -> bool:
    """Whether a body and a colon lead to how it is reached: «Генконсульство …: тел. …»."""
    head, sign, rest = said.partition(":")
    named = any(lexicon.means(word, "organisations") for word in find_words(head))
    return bool(sign) and named and has_contact_field(rest) and not has_contact_field(head)


def is_heading_row(block: Block) -> bool:
    """Whether a row only says what is under it: «ФИО | Телефон»."""
    if block.kind is not Kind.ROW or has_contact_field(block.text):
        return False
    known = frozenset().union(*load_all().labels.values())
    cells = [find_words(fold(cell)) for cell in block.cells if cell]
    labelled = sum(any(word in known for word in words) for words in cells)
    return len(cells) > 1 and 2 * labelled >= len(cells) and all(len(c) <= 4 for c in cells)


def _is_whole(text: str) -> bool:
    """Whether a text says how to reach somebody, and more than that."""
    return has_contact_field(text) and any(
        len(word) > _TWO for word in find_words(read_fields(text).rest)
    )


def _entries_before(parts: list[str], entry: Entry, *, apart: bool) -> Iterator[Entry]:
    """The contacts of a paragraph but its last; the lines above it go with the first."""
    if any(map(has_contact_field, entry.lines)):
        yield entry
        entry = Entry(apart=apart)
    yield Entry([*entry.lines, *parts[0].split("\n")], apart=entry.apart or apart)
    yield from (Entry(part.split("\n"), apart=apart) for part in parts[1:])


def split_people(text: str, language: str, lexicon: Lexicon) -> list[str]:
    """The parts of a paragraph that tell a contact each: who, and after that how to reach him."""
    names = filter(None, (sure_name_in(text, language, lexicon), name_alone(text, language)))
    first = min(names, key=lambda name: name[1], default=None)
    spans = field_spans(text)
    fields = [end for start, end in spans if first and start >= first[2]]
    if not fields:
        return [text]
    rest = text[fields[0] :]
    following = name_in(rest, language, lexicon)
    if following is None or not any(start >= fields[0] + following[2] for start, _ in spans):
        return [text]
    # The office may stand before the name, so that the last number before it is the bound.
    bound = max(end for end in fields if end <= fields[0] + following[1])
    between = AND.match(text, bound)
    cut = between.end() if between else bound
    kept = text[:bound] + (")" if text[:bound].count("(") > text[:bound].count(")") else "")
    return [kept, *split_people(text[cut:], language, lexicon)]


def _sides(block: Block, language: str, lexicon: Lexicon) -> list[str]:
    """The cells of a row that hold a contact each, as where the two sides stand side by side."""
    if block.kind is not Kind.ROW or len(block.cells) < _TWO:
        return []
    cells = [cell for cell in block.cells if cell]
    whole = [
        cell for cell in cells if has_contact_field(cell) and _has_name(cell, language, lexicon)
    ]
    return cells if len(whole) >= _TWO else []


def _has_name(text: str, language: str, lexicon: Lexicon) -> bool:
    rest = read_fields(text).rest
    return any(name_in(line, language, lexicon) for line in rest.split("\n") if line)
