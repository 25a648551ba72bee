"""What is to be drawn, as it is handed to the process that draws it."""

import json
from dataclasses import asdict

from handlers.timeline.chart import Chart, Series
from handlers.timeline.layout import Years
from handlers.timeline.plan import Bar, Column, Plan, Row


def write_order(drawn: Years | Chart, *, is_dark: bool) -> bytes:
    """The order as JSON: the same for the same picture."""
    kind = "years" if isinstance(drawn, Years) else "chart"
    said = {kind: asdict(drawn), "is_dark": is_dark}
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()


def read_order(order: bytes) -> tuple[Years | Chart, bool]:
    """What an order says to draw, and whether it is to be dark."""
    said = json.loads(order)
    if chart := said.get("chart"):
        series = [Series(**each) for each in chart["series"]]
        return Chart(**chart | {"series": series}), said["is_dark"]
    years = said["years"]
    plan = years["plan"]
    rows = [Row(**row | {"bars": [Bar(**bar) for bar in row["bars"]]}) for row in plan["rows"]]
    columns = [Column(**each) for each in plan["columns"]]
    drawn = Plan(columns, rows, plan["counts"])
    return Years(years["title"], years["subtitle"], drawn, years["words"]), said["is_dark"]
