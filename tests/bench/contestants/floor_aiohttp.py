"""No framework: a loop on aiohttp, with orjson and uvloop."""

from typing import Any

import aiohttp
import orjson
import uvloop

from tests.bench.contestants.job import API, TOKEN, connect
from tests.bench.contestants.loop import poll


async def main() -> None:
    """Poll."""
    database = await connect()
    connector = aiohttp.TCPConnector(limit=256)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def call(method: str, parameters: dict[str, Any]) -> Any:
            async with session.post(
                f"{API}/bot{TOKEN}/{method}",
                data=orjson.dumps(parameters),
                headers={"Content-Type": "application/json"},
            ) as response:
                return orjson.loads(await response.read())["result"]

        await poll(call, database)


if __name__ == "__main__":
    uvloop.run(main())
