"""The parser of markup says what Telegram's own says: texts, entities and errors."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.html import parse_html
from bot.playground.html_tags import MarkupError
from bot.playground.links import entity_of_link

tdlib = pytest.importorskip("tests.playground.tdlib", exc_type=ImportError)

TAGS = [
    "<b>", "<strong>", "<i>", "<em>", "<u>", "<ins>", "<s>", "<strike>", "<del>", "<tg-spoiler>",
    '<span class="tg-spoiler">', "<code>", '<code class="language-py">', "<pre>", "<a>",
    "<blockquote>", "<blockquote expandable>", '<tg-emoji emoji-id="5368324170671202286">',
    '<a href="https://kvs.gov.spb.ru/">', "<a href='tg://user?id=7'>", "<B >", "<b a='&lt;' c=d>",
]  # fmt: skip
ODDITIES = [
    "<", ">", "</", "</>", "</b>", "</i>", "</a>", "</code>", "</pre>", "<br>", "<b/>", "<b", "&",
    "&lt;", "&amp", "&nbsp;", "&quot;", "&#1078;", "&#x1F600;", "&#xD83D;", "&#0;", "&#99999999;",
    "<span>", '<a href="', "<b ='", "<tg-emoji emoji-id='x'>", "ж", "😀", " ", "\n", "a.ru", "'",
]  # fmt: skip
ADDRESSES = [
    "http://", "HTTPS://", "tg://", "tg:", "ton://", "user?id=", "resolve?domain=", "t.me/", "a",
    "Б", "😀", ".", ".", ":", "80", "/", "?", "#", "&", "=", "@", "%41", "-", "_", " ", "~", "7",
]  # fmt: skip


def outcome(parse: object, markup: str) -> object:
    """The answer of a parser, or its refusal."""
    try:
        return parse(markup)  # type: ignore[operator]
    except MarkupError as error:
        return f"Can't parse entities: {error}"
    except tdlib.RefusedError as error:
        return str(error)


nested = st.recursive(
    st.sampled_from(["порт", "a", "😀", " ", "&lt;", "a.ru", ""]),
    lambda inner: st.tuples(inner, st.sampled_from(TAGS), inner, inner).map(
        lambda parts: f"{parts[0]}{parts[1]}{parts[2]}</>{parts[3]}"
    ),
)
jumble = st.lists(st.sampled_from(TAGS + ODDITIES), max_size=10).map("".join)


@settings(max_examples=2 * settings().max_examples)
@given(st.one_of(nested, jumble, st.text(alphabet="<>/&;#= \"'ab\tжё😀", max_size=30)))
def test_markup_is_read_as_telegram_reads_it(markup: str) -> None:
    assert outcome(parse_html, markup) == outcome(tdlib.parse_html, markup)


@settings(max_examples=2 * settings().max_examples)
@given(st.lists(st.sampled_from(ADDRESSES), min_size=1, max_size=8).map("".join))
def test_addresses_are_taken_as_telegram_takes_them(address: str) -> None:
    href = address.replace("&", "&amp;")
    _, entities = tdlib.parse_html(f'<a href="{href}">x</a>')
    theirs = {k: v for e in entities for k, v in e.items() if k not in ("offset", "length")}
    if "://@" not in address:  # an empty user before the host: no link of a bot has it
        assert (entity_of_link(address) or {}) == theirs


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("ж<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_errors_name_the_place_in_bytes(markup: str, words: str) -> None:
    with pytest.raises(MarkupError, match="^" + words.replace("(", r"\(") + "$"):
        parse_html(markup)


def test_offsets_count_utf16_units() -> None:
    assert parse_html("😀<b>ж😀</b>") == ("😀ж😀", [{"type": "bold", "offset": 2, "length": 3}])


def test_code_in_a_language_is_one_entity() -> None:
    _, entities = parse_html('<pre><code class="language-py">x</code></pre>')
    assert entities == [{"type": "pre", "offset": 0, "length": 1, "language": "py"}]
