"""How buttons are written on the wire: ASCII, at most 64 bytes, parsed in one place.

A button's data is a prefix and the fields of its class, joined by `:`, so that it says the whole
of what it opens and works on after a restart, in any chat and for anybody.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from types import NoneType
from typing import Any, TypeVar, dataclass_transform, get_args, get_type_hints

from storage.edtf import Edtf

MAX_LENGTH = 64
MAX_DIGITS = 15


class CallbackData:
    """What a button does; a class a kind of button."""

    __slots__ = ()

    def encode(self) -> str:
        """The wire format."""
        data = self._join()
        if not _is_fit(data):
            raise ValueError(f"not fit for a button: {data!r}")
        return data

    @property
    def fits(self) -> bool:
        """Whether a button can carry it."""
        return _is_fit(self._join())

    def _join(self) -> str:
        return ":".join([_PREFIXES[type(self)], *_encode(self)])


def _is_fit(data: str) -> bool:
    return data.isascii() and len(data) <= MAX_LENGTH


_PREFIXES: dict[type[CallbackData], str] = {}
_KINDS: dict[str, type[CallbackData]] = {}
_Kind = TypeVar("_Kind", bound=CallbackData)


@dataclass_transform(frozen_default=True)
def callback_data(prefix: str) -> Callable[[type[_Kind]], type[_Kind]]:
    """Make a class a frozen dataclass whose buttons begin with `prefix`, which no other has."""

    def register(kind: type[_Kind]) -> type[_Kind]:
        made = dataclass(frozen=True, slots=True)(kind)
        if prefix in _KINDS:
            raise ValueError(f"{made} and {_KINDS[prefix]} begin alike")
        _PREFIXES[made], _KINDS[prefix] = prefix, made
        return made

    return register


def list_kinds() -> dict[str, type[CallbackData]]:
    """Every kind of button by its prefix."""
    return dict(_KINDS)


@lru_cache(4_096)
def decode(data: str) -> CallbackData | None:
    """What a button's data means; None if no button of ours has it."""
    prefix, *parts = data.split(":")
    kind = _KINDS.get(prefix)
    if kind is None or len(data) > MAX_LENGTH or not data.isascii():
        return None
    rest = iter(parts)
    try:
        decoded: CallbackData = _decode(kind, rest)
    except (StopIteration, ValueError, KeyError):
        return None
    # Only the form that we write ourselves counts: no leftovers, no « 1», no «+1».
    return decoded if next(rest, None) is None and decoded.encode() == data else None


def _encode(value: Any) -> list[str]:
    parts: list[str] = []
    for field, hint in zip(fields(value), _hints(value.__class__), strict=True):
        part = getattr(value, field.name)
        if isinstance(part, CallbackData):
            parts += [_PREFIXES[type(part)], *_encode(part)]
        elif part is None and _is_button(_kind_of(hint)):
            # Such a field is the last, so nothing need stand for it.
            continue
        elif is_dataclass(part) and not isinstance(part, Edtf):
            parts += _encode(part)
        else:
            parts.append("" if part is None else str(part))
    return parts


def _decode(kind: Any, parts: Iterator[str]) -> Any:
    return kind(*[_decode_field(hint, parts) for hint in _hints(kind)])


@cache
def _hints(kind: Hashable) -> tuple[Any, ...]:
    return tuple(get_type_hints(kind).values())


def _kind_of(hint: Any) -> Any:
    """The kind of value that a field has, beside None."""
    return (get_args(hint) or (hint,))[0]


def _is_button(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, CallbackData)


def _decode_field(hint: Any, parts: Iterator[str]) -> Any:
    allowed = get_args(hint) or (hint,)
    kind = _kind_of(hint)
    if _is_button(kind):
        prefix = next(parts, None) if NoneType in allowed else next(parts)
        if prefix is None:
            return None
        nested = _KINDS[prefix]
        if not issubclass(nested, kind):
            raise ValueError(f"{nested} cannot stand here")
        return _decode(nested, parts)
    if is_dataclass(kind) and kind is not Edtf:
        return _decode(kind, parts)
    part = next(parts)
    if not part and NoneType in allowed:
        return None
    if kind is int and len(part) > MAX_DIGITS:
        raise ValueError("more than any of our numbers")
    return Edtf.parse(part) if kind is Edtf else kind(part)
