"""No framework: a loop on a minimal client, the limit of Python here."""

from typing import Any
from urllib.parse import urlsplit

import orjson
import uvloop

from tests.bench.contestants.job import API, TOKEN, connect
from tests.bench.contestants.loop import poll
from tests.bench.contestants.minimal_client import Client


async def main() -> None:
    """Poll."""
    where = urlsplit(API)
    client = Client(where.hostname or "", where.port or 0)

    async def call(method: str, parameters: dict[str, Any]) -> Any:
        # Of what a send brings back, nothing is read.
        answer = await client.post(f"/bot{TOKEN}/{method}", orjson.dumps(parameters))
        return orjson.loads(answer)["result"] if method == "getUpdates" else None

    await poll(call, await connect())


if __name__ == "__main__":
    uvloop.run(main())
