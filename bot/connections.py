"""The connections of the server: few enough, and none for ever."""

import logging
from typing import Any

from tornado.http1connection import HTTP1Connection
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.iostream import IOStream
from typing_extensions import override

logger = logging.getLogger(__name__)

MAX_UNPROVEN = 256
"""Connections over which nothing has come yet that proves its sender."""
IDLE_SECONDS = 30.0
"""Within which a request must be there with all its headers, and then its body."""
MAX_UNPROVEN_BODY = 16 * 1024


class BoundedServer(HTTPServer):
    """Always has room for one connection more: that of somebody unknown who came first is cut.

    So those who connect and say nothing hold up neither Telegram nor the process, which has only so
    many files to open.
    """

    def __init__(self, *_: Any, **__: Any) -> None:
        self._unproven: dict[IOStream, None] = {}

    @override
    def initialize(self, request_callback: Any, **options: Any) -> None:  # type: ignore[override]
        options["idle_connection_timeout"] = options["body_timeout"] = IDLE_SECONDS
        super().initialize(request_callback, max_body_size=MAX_UNPROVEN_BODY, **options)

    @override
    def handle_stream(self, stream: IOStream, address: Any) -> None:
        if len(self._unproven) >= MAX_UNPROVEN:
            self._unproven = {each: None for each in self._unproven if not each.closed()}
        if len(self._unproven) >= MAX_UNPROVEN:
            logger.warning("too many connections, so the oldest is cut")
            oldest = next(iter(self._unproven))
            del self._unproven[oldest]
            oldest.close()
        self._unproven[stream] = None
        super().handle_stream(stream, address)

    def trust(self, request: HTTPServerRequest, max_body: int) -> None:
        """Keep the connection of a request, and let it bring so many bytes."""
        connection = request.connection
        if isinstance(connection, HTTP1Connection):
            self._unproven.pop(connection.stream, None)
            connection.set_max_body_size(max_body)
