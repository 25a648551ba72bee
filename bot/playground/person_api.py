"""The interface of the chat page and of tests over HTTP."""

from collections.abc import Mapping
from inspect import isawaitable
from typing import Any

from tornado.web import HTTPError

from bot.playground.errors import ApiError
from bot.playground.faults import Fault
from bot.playground.parameters import Parameters
from bot.playground.person import METHODS, Method
from bot.playground.request import json_object
from bot.playground.wire import LocalHandler, envelope_of_error
from bot.playground.world import World

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


class PersonHandler(LocalHandler):
    """Answers /person/<method>."""

    methods: Mapping[str, Method] = METHODS

    async def post(self, name: str) -> None:
        """Do what the person does, and answer."""
        try:
            result = await self._result(name)
        except ApiError as error:
            self.answer(envelope_of_error(error), error.code)
        else:
            self.answer({"ok": True, "result": result})

    async def _result(self, name: str) -> Any:
        if name not in self.methods:
            raise ApiError(404, "Not Found: method not found")
        call = Parameters(json_object(self.request.body))
        result = self.methods[name](self.world, call)
        return await result if isawaitable(result) else result


def add_fault(world: World, call: Parameters) -> bool:
    """Plan a fault."""
    kind, seconds = call.text("kind"), call.number("seconds")
    world.faults.add(
        Fault(
            call.text("method", "*").lower(),
            kind,
            call.integer("times", 1),
            seconds,
            call.text("chat_id"),
            call.text("description"),
            world.clock() + seconds if kind == "flood_wait" else 0.0,
        )
    )
    return True


def clear_faults(world: World, _call: Parameters) -> bool:
    """Forget all faults."""
    world.faults.clear()
    return True


def set_flood_limits(world: World, call: Parameters) -> bool:
    """Switch the flood limits on or off."""
    world.flood.switch(on=call.boolean("on", default=True))
    return True


class ControlHandler(PersonHandler):
    """Answers /control/<method>: what a test plans."""

    methods: Mapping[str, Method] = {
        "addFault": add_fault,
        "clearFaults": clear_faults,
        "setFloodLimits": set_flood_limits,
    }


class PersonFileHandler(LocalHandler):
    """Answers /person/file/<file_id>."""

    def get(self, file_id: str) -> None:
        """Send the bytes of a file; only pictures are shown by the browser itself."""
        file = self.world.files.get(file_id)
        if file is None:
            raise HTTPError(404)
        if file.mime_type in PICTURES:
            self.set_header("Content-Type", file.mime_type)
        else:
            self.set_header("Content-Type", "application/octet-stream")
            self.set_header("Content-Disposition", "attachment")
        self.finish(file.data)
