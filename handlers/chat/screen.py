"""Screens: whatever a person can see or do, with its name on buttons, in links and in commands.

A screen is a frozen class. Its fields are its arguments, `open` does or shows it, and the decorator
`screen` says all that the rest of the house needs to know of it: who may open it, its command, its
tile, its link and the words in plain language that mean it.

On the wire it is its name and its fields, joined by `:`, so that a button says the whole of what it
opens and works on after a restart, in any chat and for anybody. Telegram takes 64 bytes: each kind
of field has a greatest width, and a screen whose fields might not fit cannot be declared.
"""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, replace
from enum import IntEnum
from functools import cached_property
from types import NoneType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Self,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from handlers.chat.periods import read_period, write_period
from handlers.texts import Texts
from storage.edtf import Edtf, EdtfError

if TYPE_CHECKING:
    from handlers.chat.context import Context
    from handlers.chat.extract import Collection, Extract
    from handlers.chat.view import View

MAX_LENGTH = 64
"""Bytes of a button's data."""
_WIDTHS: dict[type, int] = {int: 10, str: 20, Edtf: 23}
IGNORED = "_"
"""A number in a link that means nothing any more."""
Big = Annotated[int, 16]
"""A person's id, or a number drawn at random."""
Flag = Annotated[int, 1]
"""Yes (1) or no (0)."""


class Access(IntEnum):
    """Who may open a screen; each may do what the ones before may."""

    ANYBODY = 0
    EDITOR = 1
    OWNER = 2


@dataclass(frozen=True, slots=True)
class Link:
    """How a screen is written as the payload of a deep link: what it begins with, its fields."""

    prefix: str
    fields: tuple[str, ...]

    def __init__(self, prefix: str, *names: str) -> None:
        object.__setattr__(self, "prefix", prefix)
        object.__setattr__(self, "fields", names)


@dataclass(frozen=True)
class Spec:
    """What is declared of a screen."""

    name: str
    kind: "type[Screen]"
    access: Access
    command: str | None
    """What the command of the screen's name does, for /help and the menus; None without one."""
    tile: str | None
    former_tiles: tuple[str, ...]
    """What the tile was called before: keyboards on people's phones still send it."""
    links: tuple[Link, ...]
    intents: tuple[str, ...]
    """What the words that mean it are called in the lexicon."""
    lasting: bool
    """Whether its view depends only on the content, the language and the person's role."""
    several: bool
    """Whether it is of use only where there are several briefs."""
    shared: bool
    """Whether it carries the button that passes its link on."""

    @cached_property
    def hints(self) -> tuple[tuple[str, Any], ...]:
        """The fields with their types."""
        hints = get_type_hints(self.kind, include_extras=True)
        return tuple((field.name, hints[field.name]) for field in fields(self.kind))  # type: ignore[arg-type]

    def purpose(self, t: Texts) -> str:
        """What the command does."""
        return t.gettext(self.command) if self.command else ""

    def label(self, t: Texts) -> str:
        """The label of the tile."""
        return t.gettext(self.tile) if self.tile else ""

    @cached_property
    def has_brief(self) -> bool:
        """Whether it belongs to a brief."""
        return any(name == "brief" for name, _ in self.hints)

    @property
    def has_document(self) -> bool:
        """Whether what it shows can be had as a file."""
        return self.kind.extract is not Screen.extract

    @cached_property
    def stands_alone(self) -> bool:
        """Whether it opens with nothing but a brief."""
        own = fields(self.kind)  # type: ignore[arg-type]
        return all(each.name == "brief" or each.default is not MISSING for each in own)


class Screen:
    """What a button, a command, a tile, a link or a word can open."""

    __slots__ = ()
    spec: ClassVar[Spec]
    is_list: ClassVar[bool] = False
    """Whether it is nothing but what it lists."""
    has_years: ClassVar[bool] = False
    """Whether a picture of the years that it tells of says more than its words."""

    ends_awaiting: ClassVar[bool] = True
    """Whether it ends what an editor's next message is for, unless it is of that very thing."""

    async def open(self, context: "Context") -> "View | None":
        """Do it; gives what to show, None if there is nothing more to show. Raises `Gone`."""
        raise NotImplementedError

    async def extract(self, context: "Context") -> "Extract | Collection | None":  # noqa: ARG002 - most have none
        """What it shows of a brief, on all its pages, for a document; raises `Gone`."""
        return None

    @classmethod
    async def from_command(cls, context: "Context", text: str) -> "Screen | Ref | View":
        """What the command opens; the text after it says what of a brief's section is meant."""
        if text and cls.spec.has_brief:
            return await context.services.narrow(context, cls, text)
        return await cls.at_hand(context)

    @classmethod
    async def at_hand(cls, context: "Context") -> Self:
        """The screen for the person's brief; raises `NoBriefChosen`."""
        return cls.of_brief((await context.require_brief()).id if cls.spec.has_brief else 0)

    @classmethod
    def of_brief(cls, brief: int) -> Self:
        """The screen for a brief, if it belongs to one; everything else as it is by default."""
        return cls(brief=brief) if cls.spec.has_brief else cls()  # type: ignore[call-arg]

    def without_way_back(self) -> Self:
        """The screen as if it had been opened by itself, at its first page."""
        own = {each.name: each.default for each in fields(self)}  # type: ignore[arg-type]
        first = {
            name: own[name]
            for name, hint in self.spec.hints
            if name == "page" or (issubclass(bare_type(hint), Screen) and own[name] is None)
        }
        return replace(self, **first) if first else self  # type: ignore[type-var]

    def encode(self) -> str:
        """The wire format; a way back that would be too long for it is left out."""
        data = ":".join([self.spec.name, *_encode(self)])
        if len(data) > MAX_LENGTH and (shorter := _without_way_back(self)):
            return shorter.encode()
        if len(data) > MAX_LENGTH or not data.isascii():
            raise ValueError(f"not fit for a button: {data!r}")
        return data


@dataclass(frozen=True, slots=True)
class Ref:
    """A screen of a feature that itself stands on the one that has the button: by its name."""

    name: str
    arguments: tuple[int | str | Edtf, ...]
    back: Screen | None

    def __init__(
        self, name: str, *arguments: int | str | Edtf, page: int = 0, back: Screen | None = None
    ) -> None:
        # A screen leaves out the number of its first page.
        own = (*arguments, page) if page else arguments
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "arguments", own)
        object.__setattr__(self, "back", back)

    def encode(self) -> str:
        """The wire format."""
        own = ":".join([self.name, *map(write_field, self.arguments)])
        back = self.back
        while back and len(own) + 1 + len(whole := back.encode()) > MAX_LENGTH:
            back = _without_way_back(back)
        return f"{own}:{whole}" if back else own


Kind = TypeVar("Kind", bound=Screen)


@dataclass_transform(frozen_default=True)
def screen(
    name: str,
    *,
    access: Access = Access.ANYBODY,
    command: str | None = None,
    tile: str | None = None,
    former_tiles: tuple[str, ...] = (),
    links: tuple[Link, ...] = (),
    intents: tuple[str, ...] = (),
    lasting: bool = False,
    several: bool = False,
    shared: bool = False,
) -> Callable[[type[Kind]], type[Kind]]:
    """Make a class a screen of this name: a frozen dataclass that says what it is."""

    def declare(kind: type[Kind]) -> type[Kind]:
        made = dataclass(frozen=True, slots=True)(kind)
        made.spec = Spec(
            name,
            made,
            access,
            command,
            tile,
            former_tiles,
            links,
            intents,
            lasting,
            several,
            shared,
        )
        if (length := _greatest_length(made)) > MAX_LENGTH:
            raise ValueError(f"{made.__name__} may need {length} bytes of a button's {MAX_LENGTH}")
        return made

    return declare


def decode(kind: type[Screen], parts: Iterator[str], find: Callable[[str], type[Screen]]) -> Screen:
    """The screen of this kind with the fields in `parts`; raises `ValueError` or `KeyError`.

    `find` gives the kind of a name.
    """
    values: list[Any] = []
    for _, hint in kind.spec.hints:
        part = next(parts, None)
        if part is None:
            # The rest is as it is by default; where there is no default, `kind` is not content.
            break
        allowed, bare = _allowed(hint)
        if not part and NoneType in allowed:
            values.append(None)
        elif issubclass(bare, Screen):
            nested = decode(find(part), parts, find)
            if not isinstance(nested, bare):
                raise ValueError(f"{part} cannot stand here")
            values.append(nested)
        elif len(part) > _width(hint):
            raise ValueError("longer than any of ours")
        else:
            values.append(_read_period(part) if bare is Edtf else bare(part))
    make: Callable[..., Screen] = kind
    try:
        return make(*values)
    except TypeError as error:
        raise ValueError("a field is missing") from error


def _encode(value: Screen) -> list[str]:
    """The fields, without those at the end that are as they are by default."""
    given = [getattr(value, name) for name, _ in value.spec.hints]
    defaults = [field.default for field in fields(value)]  # type: ignore[arg-type]
    while given and given[-1] == defaults[len(given) - 1]:
        given.pop()
    parts: list[str] = []
    for part in given:
        if isinstance(part, Screen):
            parts += [part.spec.name, *_encode(part)]
        else:
            parts.append("" if part is None else write_field(part))
    return parts


def write_field(value: object) -> str:
    """A field on the wire."""
    text = str(value)
    return write_period(value) if isinstance(value, Edtf) and len(text) > _WIDTHS[Edtf] else text


def _read_period(text: str) -> Edtf:
    try:
        return Edtf.parse(text)
    except EdtfError:
        return read_period(text)


def _without_way_back(value: Screen) -> Screen | None:
    """The screen without the first step of the way that led to it; None if it names no way."""
    for name, hint in value.spec.hints:
        allowed, bare = _allowed(hint)
        if issubclass(bare, Screen) and NoneType in allowed and (back := getattr(value, name)):
            return replace(value, **{name: _without_way_back(back)})  # type: ignore[type-var]
    return None


def _greatest_length(kind: type[Screen]) -> int:
    """Of its wire format without the ways back, which are left out where there is no room."""
    widths = [
        _width(hint)
        for _, hint in kind.spec.hints
        if not (issubclass(_allowed(hint)[1], Screen) and NoneType in _allowed(hint)[0])
    ]
    return len(kind.spec.name) + sum(width + 1 for width in widths)


def bare_type(hint: Any) -> type:
    """The type of a field, beside None."""
    bare: type = _allowed(hint)[1]
    return bare


def _allowed(hint: Any) -> tuple[tuple[Any, ...], Any]:
    """The types that a field may have, and the one beside None."""
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    allowed = get_args(hint) or (hint,)
    return allowed, next(each for each in allowed if each is not NoneType)


def _width(hint: Any) -> int:
    if get_origin(hint) is Annotated:
        return int(get_args(hint)[1])
    bare = _allowed(hint)[1]
    # A screen within another one: the rest of the room, which its own declaration has checked.
    return 0 if issubclass(bare, Screen) else _WIDTHS[bare]
