"""The WebSocket that pushes to the chat page what happens."""

from typing import Any

from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from bot.playground.json_values import to_json
from bot.playground.wire import refuse_foreign
from bot.playground.world import World


class LiveHandler(WebSocketHandler):
    """Answers /person/live?person_id=N."""

    world: World
    person_id: int

    def check_origin(self, origin: str) -> bool:  # noqa: ARG002 prepare() checked it
        """Let in what prepare() let pass."""
        return True

    def prepare(self) -> None:
        """Refuse what comes from elsewhere, and people who do not exist."""
        refuse_foreign(self)
        self.world = self.settings["world"]
        person = self.get_query_argument("person_id", "")
        if not person.isdecimal() or int(person) not in self.world.people:
            raise HTTPError(404)
        self.person_id = int(person)

    def open(self, *_args: str, **_kwargs: str) -> None:
        """Start to listen."""
        self.set_nodelay(True)
        self.settings["live"].add(self)
        self.world.feed.listen(self.person_id, self.tell)

    def on_message(self, message: str | bytes) -> None:
        """Take nothing: the page speaks over HTTP."""

    def on_close(self) -> None:
        """Stop listening."""
        self.settings["live"].discard(self)
        self.world.feed.leave(self.person_id, self.tell)

    def tell(self, event: dict[str, Any]) -> None:
        """Push one event."""
        try:
            self.write_message(to_json(event))
        except WebSocketClosedError:
            return  # on_close follows
