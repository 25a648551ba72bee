"""What says of a piece of a Word file which field of a brief it is.

A piece stands in a content control, whose tag Word keeps while people write: the thing it is of,
the field, and where words are not all there is to it the value that they stand for, with a seal
by which it is seen whether somebody has changed the words since.
"""

import re
import zlib
from dataclasses import dataclass

_TAG = re.compile(r"spravka:(\w+)\.(\w+)(?:=([^#]*)#([0-9a-f]{8}))?")
_TAG_LENGTH = 64
"""More is no tag to Word."""
WORDS = "words"
"""The field of what stands there for its readers alone: headings, labels."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The field of a thing."""

    thing: str
    """`brief`, or what kind of thing it is and which: `e12`."""
    field: str
    value: str = ""
    """What the words stand for; empty where they say it all."""

    def to_tag(self, text: str) -> str:
        """The tag of a control with this text."""
        value = f"={self.value}#{_seal(text)}" if self.value and "#" not in self.value else ""
        tag = f"spravka:{self.thing}.{self.field}"
        return tag + value if len(tag + value) <= _TAG_LENGTH else tag


@dataclass(frozen=True, slots=True)
class Field:
    """A piece of a document with its mark."""

    mark: Mark
    text: str


def is_tag(tag: str) -> bool:
    """Whether a control's tag is one of ours."""
    return _TAG.fullmatch(tag) is not None


def read_field(tag: str, text: str) -> Field | None:
    """The piece in a control; its value is left out where the words have been changed."""
    found = _TAG.fullmatch(tag)
    if not found:
        return None
    thing, field, value, seal = found.groups()
    return Field(Mark(thing, field, value if seal and seal == _seal(text) else ""), text)


def _seal(text: str) -> str:
    """What is the same only for texts of the same letters and figures."""
    letters = "".join(filter(str.isalnum, text)).casefold()
    return f"{zlib.crc32(letters.encode('utf-8', 'surrogatepass')):08x}"
