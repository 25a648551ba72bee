"""The text of a file's bytes."""

import codecs

from handlers.documents.reading.refusing import Refusal, Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ["cp1251", "cp1252", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5", "iso8859_15"]


def decode(data: bytes) -> str:
    """The text; raises `Refused` where the bytes are none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, encoding)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _guess(data)
    return _guess(data) if "\0" in text else text


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(Refusal.DAMAGED) from error


def _guess(data: bytes) -> str:
    head = data[:4_000]
    if head.count(0) > len(head) / 20:
        # Letters of one alphabet share their upper byte; in English it is zero.
        even, odd = set(head[0::2]), set(head[1::2])
        if min(len(even), len(odd)) > 8:
            raise Refused(Refusal.UNKNOWN)
        return _decode_as(data, "utf-16-le" if len(odd) < len(even) else "utf-16-be")
    odd_high = {byte for byte in head[1::2] if byte < 9}
    if {4} <= odd_high and len(set(head[1::2])) <= 4:
        return _decode_as(data, "utf-16-le")
    # Its tables take long to load, and few files need them.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data, cp_isolation=_LEGACY).best()
    if best is None:
        raise Refused(Refusal.UNKNOWN)
    return str(best)
