"""Which addresses a link may have, and how Telegram writes them (tdlib: LinkManager, HttpUrl)."""

import re
from typing import Any

_ADDRESS = re.compile(
    r"(?:(?P<scheme>[A-Za-z]+)://)?"
    r"(?:(?P<user>[A-Za-z0-9_\x80-\U0010ffff.~!$&'()*+,;=:%-]*)@)?(?P<host>[^/?#:@]+)(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<rest>[/?#].*)?",
    re.DOTALL,
)
_HOST = re.compile(r"(?:[a-z0-9._!$,~*'();&+=-]|%[0-9a-f]{2}|[^\x00-\x7f])+")
_INTERNAL = re.compile(
    r"(?P<scheme>tg|ton|tonsite):(?://)?(?P<host>[a-z0-9._-]+)(?P<rest>[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_USER = re.compile(r"tg:(?://)?user\?([^#]*)", re.IGNORECASE)
_SCHEMES = {"http", "https"}
_MAX_PORT = 65_535
_MAX_USER_ID = (1 << 40) - 1


def entity_of_link(link: str) -> dict[str, Any] | None:
    """The part of an entity that a link makes: a mention of a user, an address, or none."""
    user = _user_id(link)
    if user is not None:
        return {"type": "text_mention", "user_id": user}
    address = checked_address(link)
    return {"type": "text_link", "url": address} if address else None


def checked_address(link: str) -> str | None:
    """The address in Telegram's spelling, or None if it is none.

    http when no scheme is named; scheme and host in lower case; a slash after the host. A web
    address needs a dot in its host.
    """
    internal = _INTERNAL.fullmatch(link)
    if internal:
        scheme, host = internal["scheme"].lower(), internal["host"].lower()
        rest = _path(internal["rest"])
        rest = rest[1:] if rest.startswith("/?") else rest
        return f"{scheme}://{host}{rest}" if _fits(scheme, host) else None
    match = _ADDRESS.fullmatch(link)
    if match is None:
        return None
    scheme, host = (match["scheme"] or "http").lower(), _lower(match["host"])
    port = int(match["port"]) if match["port"] else None
    if scheme not in _SCHEMES or "." not in host or host == "." or not _HOST.fullmatch(host):
        return None
    if port is not None and not 0 < port <= _MAX_PORT:
        return None
    user = f"{match['user']}@" if match["user"] else ""
    return f"{scheme}://{user}{host}{f':{port}' if port else ''}{_path(match['rest'])}"


def _user_id(link: str) -> int | None:
    match = _USER.match(link)
    for pair in match[1].split("&") if match else ():
        name, _, value = pair.partition("=")
        if name == "id" and re.fullmatch("[1-9][0-9]{0,12}", value) and int(value) <= _MAX_USER_ID:
            return int(value)
    return None


def _fits(scheme: str, host: str) -> bool:
    return host != "." if scheme == "tonsite" else "." not in host


def _path(rest: str | None) -> str:
    """Path, query and fragment, with a slash at the start and white space encoded."""
    rest = (rest or "").rstrip(" \t\r\n\v\0")
    rest = re.sub(r"[\x00-\x20]", lambda m: f"%{ord(m[0]):02X}", rest)
    return rest if rest.startswith("/") else f"/{rest}"


def _lower(host: str) -> str:
    """ASCII lower case: all that tdlib does to a host."""
    return re.sub("[A-Z]+", lambda m: m[0].lower(), host)
