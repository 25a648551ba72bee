from datetime import date, timedelta
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st

from handlers.questions.chart import make_chart, write_caption
from handlers.texts import load_texts
from handlers.timeline.chart import SERIES, Chart, Series, lay_out_chart
from handlers.timeline.drawing import measure
from handlers.timeline.shapes import WIDTH, Box, Text
from storage.edtf import Edtf
from storage.models import Brief

TODAY = date(2026, 11, 26)
CATALOGS = Path(__file__).parents[3] / "data" / "locales"
RU = load_texts(CATALOGS, "ru")


def brief(number: int) -> Brief:
    name = f"Страна {number} <b>"
    return Brief(
        number,
        "a",
        "BE",
        Edtf.of(2018),
        "ru",
        "ru",
        verified=True,
        partner=name,
        title="",
        overview=(),
    )


@pytest.mark.parametrize(("days", "bars"), [(7, 7), (30, 30), (91, 13)])
def test_every_count_stands_in_its_bar(days: int, bars: int) -> None:
    counts = {(TODAY - timedelta(days=each), each % 8): 1 + each for each in range(days)}
    briefs = {each: brief(each) for each in range(1, 8)}
    chart = make_chart(counts, days, TODAY, briefs, RU)
    assert len(chart.labels) == bars
    assert chart.labels[-1] == ("26.11" if days < 91 else "20.11")
    assert len(chart.series) == SERIES
    assert sum(sum(each.counts) for each in chart.series) == sum(counts.values())
    said = write_caption(chart, RU)
    assert f"всего {sum(counts.values())}" in said
    assert "<b> 1" not in said
    assert len(said) < 1024


@pytest.mark.parametrize(
    ("language", "label"), [("ru", "26.11"), ("en", "26/11"), ("nl", "26-11"), ("fr", "26/11")]
)
def test_days_are_written_as_the_language_does(language: str, label: str) -> None:
    texts = load_texts(CATALOGS, language)
    assert make_chart({}, 7, TODAY, {}, texts).labels[-1] == label


def test_nothing_asked_is_a_chart_too() -> None:
    chart = make_chart({}, 7, TODAY, {}, RU)
    assert sum(chart.series[0].counts) == 0
    assert lay_out_chart(chart, measure).height > 0


@hypothesis.given(
    st.lists(st.lists(st.integers(0, 10**6), min_size=13, max_size=13), min_size=1, max_size=SERIES)
)
@hypothesis.settings(max_examples=30)
def test_nothing_is_cut_off(counts: list[list[int]]) -> None:
    series = [Series("Очень длинное название страны " * 4, each) for each in counts]
    picture = lay_out_chart(Chart("Т" * 99, "п" * 99, ["26.11"] * 13, series), measure)
    for each in picture.shapes:
        if isinstance(each, Text):
            assert each.x >= 0
            assert each.x + measure(each.text, each.size, bold=each.bold) <= WIDTH
            assert each.y <= picture.height
        if isinstance(each, Box):
            assert each.y >= 40
            assert each.x + each.width <= WIDTH
