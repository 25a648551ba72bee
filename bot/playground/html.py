"""HTML parse mode: markup in, plain text and entities out.

The rules and the words of the errors are those of tdlib's parse_html (td/telegram/
MessageEntity.cpp); tests hold this parser to tdlib itself. Positions in errors count bytes,
offsets of entities count UTF-16 code units.
"""

import re
from dataclasses import dataclass
from typing import Any

from bot.playground.entity_order import sort_entities
from bot.playground.html_reference import decode_reference
from bot.playground.html_tags import TAGS, TYPES, MarkupError, argument_of, emoji_id, time_of
from bot.playground.links import entity_of_link
from bot.playground.utf16 import utf16_length

SPACE = b" \t\r\n\v\0"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPECIAL = re.compile(rb"[<&]")
_WORD = re.compile(rb"[^ \t\r\n\v\0>]*")
_ATTRIBUTE = re.compile(rb"[^ \t\r\n\v\0>=/\"']*")
_SPACES = re.compile(rb"[ \t\r\n\v]*")
_TOKEN = re.compile(rb"[A-Za-z0-9.-]*")


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    name: str
    argument: str
    offset: int
    piece: int


def parse_html(markup: str) -> tuple[str, list[dict[str, Any]]]:
    """The text of the markup and its entities, in Telegram's order."""
    return _Parser(markup).parse()


class _Parser:
    def __init__(self, markup: str) -> None:
        # tdlib works on a C string: a NUL ends every look ahead.
        self.data = markup.encode("utf-8", "surrogatepass") + b"\0"
        self.size = len(self.data) - 1
        self.at = 0
        self.pieces: list[str] = []
        self.offset = 0
        self.stack: list[_Open] = []
        self.entities: list[dict[str, Any]] = []

    def parse(self) -> tuple[str, list[dict[str, Any]]]:
        while self.at < self.size:
            special = _SPECIAL.search(self.data, self.at, self.size)
            end = special.start() if special else self.size
            if end > self.at:
                self._take(self.data[self.at : end].decode("utf-8", "surrogatepass"))
                self.at = end
            if special is None:
                break
            if self.data[end] == ord("&"):
                self._reference()
            elif self.data[end + 1] == ord("/"):
                self._end_tag()
            else:
                self._start_tag()
        if self.stack:
            raise MarkupError(
                f'Can\'t find end tag corresponding to start tag "{self.stack[-1].name}"'
            )
        text = "".join(self.pieces)
        if _SURROGATE.search(text):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, sort_entities(self.entities)

    def _take(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += utf16_length(text)

    def _reference(self) -> None:
        character, self.at = decode_reference(self.data, self.at)
        self._take(character or "&")
        if not character:
            self.at += 1

    def _word(self, pattern: re.Pattern[bytes]) -> str:
        match = pattern.match(self.data, self.at)
        if match is None:  # every pattern also matches nothing
            return ""
        self.at = match.end()
        return match.group().decode("utf-8", "replace")

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = _lower(self._word(_WORD))
        if self.at >= self.size:
            raise MarkupError(f"Unclosed start tag at byte offset {begin}")
        if name not in TAGS:
            raise MarkupError(f'Unsupported start tag "{name}" at byte offset {begin}')
        argument = self._attributes(name, begin)
        if name == "span" and argument != "spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.at += 1
        self.stack.append(_Open(name, argument, self.offset, len(self.pieces)))

    def _attributes(self, tag: str, begin: int) -> str:
        """The one attribute that matters to the tag; the parser stands at the ">" after it."""
        argument = ""
        while True:
            self._word(_SPACES)
            if self.data[self.at] == ord(">"):
                return argument
            attribute = self._word(_ATTRIBUTE)
            if not attribute:
                raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
            self._word(_SPACES)
            value = ""
            if self.data[self.at] == ord("="):
                self.at += 1
                self._word(_SPACES)
                self._must_go_on(f'Unclosed start tag "{tag}" at byte offset {begin}')
                value = self._value()
                self._must_go_on(f"Unclosed start tag at byte offset {begin}")
            else:
                self._must_go_on(f'Unclosed start tag "{tag}" at byte offset {begin}')
            argument = argument_of(tag, attribute, value) or argument

    def _must_go_on(self, otherwise: str) -> None:
        if self.at >= self.size:
            raise MarkupError(otherwise)

    def _value(self) -> str:
        quote = self.data[self.at : self.at + 1]
        if quote not in (b"'", b'"'):
            begin = self.at
            value = _lower(self._word(_TOKEN))
            if self.data[self.at] not in SPACE + b">":
                raise MarkupError(f"Unexpected end of name token at byte offset {begin}")
            return value
        self.at += 1
        pieces: list[str] = []
        end = self.data.find(quote, self.at)
        end = end if end >= 0 else self.size
        while self.at < end:
            ampersand = self.data.find(b"&", self.at, end)
            stop = ampersand if ampersand >= 0 else end
            pieces.append(self.data[self.at : stop].decode("utf-8", "surrogatepass"))
            self.at = stop
            if ampersand >= 0:
                character, self.at = decode_reference(self.data, self.at)
                pieces.append(character or "&")
                if not character:
                    self.at += 1
        if self.at < self.size:
            self.at += 1
        return "".join(pieces)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.stack:
            raise MarkupError(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        name = _lower(self._word(_WORD))
        self._word(_SPACES)
        if self.data[self.at] != ord(">"):
            raise MarkupError(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.stack[-1]
        if name not in ("", opened.name):
            raise MarkupError(
                f"Unmatched end tag at byte offset {begin}, "
                f'expected "</{opened.name}>", found "</{name}>"'
            )
        if self.offset > opened.offset:
            self._add_entity(opened)
        self.stack.pop()

    def _add_entity(self, opened: _Open) -> None:
        entity: dict[str, Any] = {
            "type": TYPES.get(opened.name, opened.name),
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        if opened.name == "a":
            link = opened.argument or "".join(self.pieces[opened.piece :])
            entity |= entity_of_link(link) or {"type": ""}
        elif opened.name == "tg-emoji":
            entity |= {"type": "custom_emoji", "custom_emoji_id": emoji_id(opened.argument)}
        elif opened.name == "tg-time":
            entity |= time_of(opened.argument)
        elif opened.name == "blockquote":
            entity["type"] = "expandable_blockquote" if opened.argument else "blockquote"
        elif opened.name in ("pre", "code"):
            if self._joins_code_and_pre(entity, opened):
                return
            if opened.name == "code":
                entity["language"] = opened.argument
        if entity["type"]:
            self.entities.append(entity)

    def _joins_code_and_pre(self, entity: dict[str, Any], opened: _Open) -> bool:
        """Whether the tag made one entity with the last: a block of code in a language."""
        last = self.entities[-1] if self.entities else None
        if last is None or any(last[key] != entity[key] for key in ("offset", "length")):
            return False
        if opened.name == "pre" and last["type"] == "code" and last["language"]:
            last["type"] = "pre"
            return True
        if opened.name == "code" and last["type"] == "pre" and "language" not in last:
            if not opened.argument:
                return False
            last["language"] = opened.argument
            return True
        return False


def _lower(word: str) -> str:
    """ASCII lower case: the only one tdlib knows for names."""
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in word)
