"""Texts are cleaned, nested and searched for entities as Telegram does it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.entities import fix, with_automatic
from bot.playground.html import parse_html

tdlib = pytest.importorskip("tests.playground.tdlib", exc_type=ImportError)

TAGS = ["b", "i", "u", "s", "tg-spoiler", "code", "pre", "blockquote", "a href='http://a.ru'"]
WORDS = [
    "/start", "/start@playground_bot", "/", "@anna_spb", "@", "#порт", "#1", "$EUR", "порт", "1",
    "shcherbakova@kvs.gov.spb.ru", "https://пример.рф/путь?q=1", "kvs.gov.spb.ru", "spb.ru/a(b)",
    "tg://resolve", "В.А.", "т.е.", "чел.", "2018-04-25", "+7 812 576-48-86", "😀", "№",
    "file.txt", "README.md", "a/b", "1.5", "www.example.com",
]  # fmt: skip
BETWEEN = [" ", "\n", " «", "» ", " (", ") ", ", ", ". ", ": ", "! ", "; "]

trees = st.recursive(
    st.sampled_from(["порт", "a", "😀 ", " ", "\n", "x\ry", "&#8232;z", "&#7;"]),
    lambda inner: st.tuples(inner, st.sampled_from(TAGS), inner, inner).map(
        lambda parts: f"{parts[0]}<{parts[1]}>{parts[2]}</>{parts[3]}"
    ),
)


@settings(max_examples=2 * settings().max_examples)
@given(trees)
def test_entities_lie_over_one_another_as_at_telegram(markup: str) -> None:
    text, entities = parse_html(markup)
    ours = fix(text, entities, trim=False)
    if ours[0].strip():
        assert ours == tdlib.fix(text, entities)


@settings(max_examples=2 * settings().max_examples)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BETWEEN)), max_size=6))
def test_commands_tags_and_addresses_are_found_as_at_telegram(
    words: list[tuple[str, str]],
) -> None:
    text = "".join(word + between for word, between in words)
    theirs = [e for e in tdlib.find_entities(text) if e["type"] != "other"]
    assert with_automatic(text, []) == theirs


def test_no_command_is_found_in_a_link() -> None:
    link = {"type": "text_link", "offset": 0, "length": 6, "url": "http://a.ru/"}
    assert with_automatic("/start", [link]) == [link]


def test_white_space_goes_but_not_from_an_entity_at_the_start() -> None:
    bold = {"type": "bold", "offset": 2, "length": 4}
    assert fix(" \n x \n", [bold]) == (" x", [{"type": "bold", "offset": 0, "length": 2}])
