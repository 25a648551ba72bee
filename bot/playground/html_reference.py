"""Character references of HTML: &lt; &#1078; &#x436;."""

import re

NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}

_REFERENCE = re.compile(rb"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*));?")
_REFERENCE_BYTES = 10


def decode_reference(data: bytes, at: int) -> tuple[str, int]:
    """The character that a reference at this "&" stands for ("" if none), and where it ends."""
    match = _REFERENCE.match(data, at)
    if match is None:
        return "", at
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        character = NAMED.get(name, "")
    else:
        code = int(hexadecimal or b"0", 16) if decimal is None else int(decimal or b"0")
        bare = match.group().rstrip(b";")
        too_long = len(bare) >= _REFERENCE_BYTES
        character = "" if too_long or code == 0 or code >= 0x10FFFF else chr(code)
    return character, match.end() if character else at
