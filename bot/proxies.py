"""The proxies that lead to Telegram: what is one, which is in use, which is next."""

import logging
import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

logger = logging.getLogger(__name__)

SCHEMES = ("http", "https", "socks5", "socks5h")


class Proxies:
    """The proxies in their order; the one in use stays as long as it leads anywhere."""

    def __init__(self, urls: Sequence[str] = ()) -> None:
        self._urls = urls
        self._at = 0

    @property
    def current(self) -> str | None:
        """The proxy in use; None where there is none to use."""
        return self._urls[self._at] if self._urls else None

    @property
    def tries(self) -> int:
        """How often a call is made until every way was tried."""
        return len(self._urls) or 1

    def turn(self, failed: str | None) -> None:
        """Take the next one, unless another call has done so."""
        if self.current != failed or self.tries == 1:
            return
        self._at = (self._at + 1) % self.tries
        logger.warning(
            "the proxy %s leads nowhere; %s is next",
            describe(failed or ""),
            describe(self.current or ""),
        )


def read_proxies(value: str) -> tuple[str, ...]:
    """The proxies that a setting names, commas between; raises `ValueError` for what is none."""
    return tuple(_read_proxy(each) for each in _split(value))


def bypasses(url: str, exceptions: str) -> bool:
    """Whether NO_PROXY, a list of hosts and domains, says that a URL is called directly."""
    address = urlsplit(url.lower())
    host, place = address.hostname or "", address.netloc
    names = [each.removeprefix("*").removeprefix(".") for each in _split(exceptions.lower())]
    return "" in names or any(n in (host, place) or host.endswith(f".{n}") for n in names)


def describe(proxy: str) -> str:
    """A proxy without its user and password."""
    address = urlsplit(proxy)
    return f"{address.scheme}://{address.netloc.rpartition('@')[2]}"


def secrets_of(proxy: str) -> list[str]:
    """What no line may show of a proxy: its password, as it is and as it stands in the URL."""
    password = urlsplit(proxy).password
    return [password, unquote(password)] if password else []


def _split(value: str) -> list[str]:
    return [each for each in re.split(r"[\s,]+", value) if each]


def _read_proxy(text: str) -> str:
    # As in other programs, what names no scheme is of HTTP.
    url = text if "://" in text else f"http://{text}"
    try:
        address = urlsplit(url)
        is_one = bool(address.hostname) and (address.port is None or address.port > 0)
    except ValueError:
        is_one = False
    if not is_one or address.scheme not in SCHEMES or address.path.strip("/") or address.query:
        raise ValueError(
            "not a proxy URL; expected socks5://user:password@host:port, or http or https"
        )
    # Where Telegram is shut out, names may be, too: the proxy finds its address.
    return re.sub(r"^socks5:", "socks5h:", url)
