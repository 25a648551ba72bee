"""What every answer of the server looks like, and who may ask at all."""

from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError, RequestHandler

from bot.playground.errors import ApiError
from bot.playground.json_values import to_json
from bot.playground.world import World

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self' ws:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
UNAUTHORIZED = ApiError(401, "Unauthorized")


def envelope_of_error(error: ApiError) -> dict[str, Any]:
    """The answer that says no."""
    envelope = {"ok": False, "error_code": error.code, "description": error.description}
    return envelope | {"parameters": error.parameters} if error.parameters else envelope


def is_from_here(request: HTTPServerRequest, port: int) -> bool:
    """Whether a request comes from our own page or from no browser at all.

    Any site that a person visits can make the browser send requests to loopback. `Host` shows a
    name that was rebound, `Origin` another site's POST, `Sec-Fetch-Site` its GETs, pictures and
    forms. A bot's HTTP client sends neither of the latter two.
    """
    host = request.host.lower()
    return (
        _is_ours(host, port)
        and request.headers.get("Origin") in (None, f"http://{host}")
        and request.headers.get("Sec-Fetch-Site") in (None, "same-origin")
    )


def is_visit(request: HTTPServerRequest, port: int) -> bool:
    """Whether a person opens an address in a window, by hand or by a link on any site."""
    headers = request.headers
    opened = (headers.get("Sec-Fetch-Mode"), headers.get("Sec-Fetch-Dest"))
    return _is_ours(request.host.lower(), port) and opened == ("navigate", "document")


def _is_ours(host: str, port: int) -> bool:
    names = ("127.0.0.1", "localhost")
    # A browser leaves the usual port out.
    return host in (f"{name}:{port}" for name in names) or (port == 80 and host in names)


def refuse_foreign(handler: RequestHandler, *, lets_visit: bool = False) -> None:
    """End a request that another site may have made; `lets_visit` if links may lead here."""
    request, port = handler.request, handler.settings["port"]
    if not is_from_here(request, port) and not (lets_visit and is_visit(request, port)):
        raise HTTPError(403)


def set_strict_headers(handler: RequestHandler) -> None:
    """Let the page load nothing from elsewhere, and nothing elsewhere load this."""
    handler.clear_header("Server")
    handler.set_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    handler.set_header("X-Content-Type-Options", "nosniff")
    handler.set_header("Referrer-Policy", "no-referrer")
    handler.set_header("Cross-Origin-Resource-Policy", "same-origin")
    handler.set_header("Cross-Origin-Opener-Policy", "same-origin")
    handler.set_header("Cache-Control", "no-store")


class LocalHandler(RequestHandler):
    """A handler that answers only its own machine, with strict headers."""

    @property
    def world(self) -> World:
        """The world that the server shows."""
        world: World = self.settings["world"]
        return world

    def set_default_headers(self) -> None:
        """Set the headers of every answer."""
        set_strict_headers(self)

    def prepare(self) -> None:
        """Refuse what comes from elsewhere."""
        refuse_foreign(self)

    def is_let_in(self, token: str) -> bool:
        """Whether the token is the bot's; answers if not."""
        if token == self.settings["token"]:
            return True
        self.answer(envelope_of_error(UNAUTHORIZED), UNAUTHORIZED.code)
        return False

    def answer(self, envelope: dict[str, Any], status: int = 200) -> None:
        """Send JSON."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(to_json(envelope))
