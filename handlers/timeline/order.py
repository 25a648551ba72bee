"""What is to be drawn, as it is handed to the process that draws it."""

import json
from dataclasses import asdict

from handlers.timeline.layout import Years
from handlers.timeline.plan import Bar, Column, Plan, Row


def write_order(years: Years, *, is_dark: bool) -> bytes:
    """The order as JSON: the same for the same picture."""
    said = {"years": asdict(years), "is_dark": is_dark}
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()


def read_order(order: bytes) -> tuple[Years, bool]:
    """The years that an order has, and whether they are to be dark."""
    said = json.loads(order)
    years = said["years"]
    plan = years["plan"]
    rows = [Row(**row | {"bars": [Bar(**bar) for bar in row["bars"]]}) for row in plan["rows"]]
    columns = [Column(**each) for each in plan["columns"]]
    drawn = Plan(columns, rows, plan["counts"])
    return Years(years["title"], years["subtitle"], drawn, years["words"]), said["is_dark"]
