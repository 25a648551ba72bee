"""The catalogs hold every message, and every message reads well in every language."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from string import Formatter, ascii_lowercase

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from markupsafe import Markup

from handlers.chat.view import labelled, listed
from handlers.texts import (
    LANGUAGES,
    NAMES,
    Catalogs,
    choose_language,
    codes_for,
    language_name,
    quote,
    unbroken,
)
from tests.handlers.conftest import LOCALES

ROOT = LOCALES.parents[1]
FOLDERS = ["handlers", "bot"]
KEYWORDS = {**DEFAULT_KEYWORDS, "markup": None}
TRANSLATED = [language for language in LANGUAGES if language != "en"]

Id = tuple[str, str | None]
"""A message and its context."""


@cache
def extracted() -> frozenset[Id]:
    """What `make texts` finds in the code."""
    found = set()
    for folder in FOLDERS:
        for _, _, message, _, context in extract_from_dir(ROOT / folder, keywords=KEYWORDS):
            first = message if isinstance(message, str) else message[0]
            found.add((first, context))
    return frozenset(found)


def entries(catalog: Catalog) -> dict[Id, Message]:
    return {(singular(message), message.context): message for message in catalog if message.id}


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> list[str]:
    text = message.string or ""
    return [text] if isinstance(text, str) else list(text)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.fixture
def messages() -> frozenset[Id]:
    return extracted()


@cache
def read_catalog(language: str) -> Catalog:
    with (LOCALES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@pytest.fixture(params=TRANSLATED)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    return read_catalog(request.param)


def test_messages_are_extracted_as_make_does_it() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    command = re.search(r"pybabel -q extract (.*)", makefile)
    assert command
    assert re.findall(r"-k (\S+)", command[1]) == ["markup"]
    assert command[1].split()[-len(FOLDERS) :] == FOLDERS


def test_every_message_is_translated(catalog: Catalog, messages: frozenset[Id]) -> None:
    found = entries(catalog)
    assert messages - set(found) == set()
    assert [name for name, each in found.items() if not all(map(str.strip, forms(each)))] == []


def test_no_translation_is_left_over(catalog: Catalog, messages: frozenset[Id]) -> None:
    assert set(entries(catalog)) - messages == set()
    assert list(catalog.obsolete) == []


def test_no_translation_is_a_guess(catalog: Catalog) -> None:
    assert not catalog.fuzzy
    assert [message.id for message in catalog if message.id and message.fuzzy] == []


def test_translations_have_the_placeholders_of_the_english(catalog: Catalog) -> None:
    wrong = {
        message.id: forms(message)
        for message in entries(catalog).values()
        for form in forms(message)
        if placeholders(form) != placeholders(singular(message))
    }
    assert wrong == {}


def test_translations_have_every_plural_form(catalog: Catalog) -> None:
    for message in entries(catalog).values():
        if message.pluralizable:
            assert len(forms(message)) == catalog.num_plurals
            assert placeholders(message.id[0]) == placeholders(message.id[1])


def test_translations_keep_the_sign_at_the_beginning_and_the_space_at_the_ends(
    catalog: Catalog,
) -> None:
    def edges(text: str) -> tuple[str, bool, bool]:
        first = text[:1]
        sign = "" if first.isalnum() or first in "“«„{№" else first
        return sign, text != text.lstrip(), text != text.rstrip()

    for message in entries(catalog).values():
        assert {edges(form) for form in forms(message)} == {edges(singular(message))}, message.id


WRONG_SIGNS = {
    # A no-break space before what is two signs high; the ordinal indicator, not a degree.
    "fr": re.compile(r"[^\u00a0][:;!?»](?:\s|$)|«[^\u00a0]|[“”]|n°|nº(?!\u00a0)|'"),
    "nl": re.compile(r"[„‘«»']|[nN]r\. "),
    "ru": re.compile(r"[“”„—']|№(?=[ {])"),
}


def test_translations_have_the_signs_of_their_language(catalog: Catalog) -> None:
    wrong = WRONG_SIGNS[str(catalog.locale)]
    texts = (form for message in entries(catalog).values() for form in forms(message))
    assert [text for text in texts if wrong.search(text) or re.search(r"\s[ \u00a0]", text)] == []


def test_english_has_curly_quotes_and_words_for_signs(messages: frozenset[Id]) -> None:
    assert [text for text, _ in messages if re.search("['\"«»№]", text)] == []


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that mark or look up a message."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", None))
            if name in KEYWORDS:
                yield node


@cache
def modules() -> dict[str, ast.Module]:
    """What stands in each, by its path."""
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text("utf-8"))
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.py")
    }


@cache
def in_code() -> list[tuple[str, ast.Call]]:
    return [
        (f"{path}:{call.lineno}", call) for path, tree in modules().items() for call in calls(tree)
    ]


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def literals(call: ast.Call) -> list[str]:
    return [
        each.value
        for each in call.args
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]


def test_no_message_stands_within_another() -> None:
    """Babel does not see the inner one."""
    nested = [
        where
        for where, call in in_code()
        if any(inner is not call and literals(inner) for inner in calls(call))
    ]
    assert nested == []


def test_every_literal_in_the_code_is_extracted(messages: frozenset[Id]) -> None:
    lost = []
    for where, call in in_code():
        texts = literals(call)
        if name_of(call) == "pgettext":
            found = not texts or (texts[1], texts[0]) in messages
        else:
            found = not texts or (texts[0], None) in messages
        if not found:
            lost.append((where, texts))
    assert lost == []


def test_no_message_is_put_together_in_the_code() -> None:
    made = (ast.JoinedStr, ast.BinOp)
    wrong = [where for where, call in in_code() if any(isinstance(arg, made) for arg in call.args)]
    assert wrong == []


SETS_ITSELF = (
    "handlers/documents/",
    "handlers/editing/backups.py",
    "handlers/export/wordprocessing.py",
    "handlers/imports/review.py",
)
"""What reads documents, tells what SQLite says, writes XML, keeps marks: in nobody's language."""


def test_signs_between_parts_are_set_as_the_language_sets_them() -> None:
    """French has a space before them: `Texts.colon`, `labelled` and `listed` know."""
    wrong = [
        f"{where}: {text!r}"
        for where, tree in modules().items()
        if not where.startswith(("bot/", *SETS_ITSELF))
        for text in put_between(tree)
        if re.search(r"[:;!?] |[«»№]", text)
    ]
    assert wrong == []


def put_between(tree: ast.AST) -> Iterator[str]:
    """The literal parts of what f-strings, `join` and `format` put together, but for errors."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Raise):
            continue
        around: list[ast.AST] = []
        if isinstance(node, ast.JoinedStr):
            around = list(node.values)
        elif isinstance(node, ast.Call):
            around = [each for each in node.args if getattr(each, "value", "") in (": ", "; ")]
            if isinstance(node.func, ast.Attribute) and node.func.attr in ("join", "format"):
                around += ast.walk(node.func.value)
        for each in around:
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.value
        yield from put_between(node)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ru", "Да: раз; два &lt;b&gt;"),
        ("en", "Да: раз; два &lt;b&gt;"),
        ("fr", "Да\u00a0: раз\u00a0; два &lt;b&gt;"),
    ],
)
def test_a_label_and_a_list_have_the_signs_of_their_language(
    catalogs: Catalogs, language: str, told: str
) -> None:
    t = catalogs[language]
    assert labelled("Да", listed(["раз", "два <b>"], t), t) == told


def test_every_placeholder_is_given_its_value() -> None:
    wrong = []
    for where, call in in_code():
        name, texts = name_of(call), literals(call)
        if name in ("gettext", "markup", "pgettext", "ngettext") and texts:
            given = {keyword.arg for keyword in call.keywords}
            wanted = placeholders(texts[-1]) - ({"count"} if name == "ngettext" else set())
            if given != wanted and None not in given:
                wrong.append((where, wanted, given))
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("ru", "0 событий, 1 событие, 2 события, 5 событий, 11 событий, 21 событие, 22 события"),
        ("en", "0 events, 1 event, 2 events, 5 events, 11 events, 21 events, 22 events"),
        ("nl", "0 evenementen, 1 evenement, 2 evenementen, 11 evenementen"),
        ("fr", "0 événement, 1 événement, 2 événements, 5 événements, 11 événements"),
    ],
)
def test_counts_take_their_plural(catalogs: Catalogs, language: str, counts: str) -> None:
    t = catalogs[language]
    for text in counts.split(", "):
        assert t.ngettext("{count} event", "{count} events", int(text.split()[0])) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_takes_its_values(catalogs: Catalogs, language: str) -> None:
    t = catalogs[language]
    for message, context in extracted():
        values = dict.fromkeys(placeholders(message), "{x} & <b>")
        plain = t.pgettext(context, message, **values) if context else None
        plain = plain or t.gettext(message, **values)
        assert plain.count("{x} & <b>") == len(values)
        if not context:
            shown = t.markup(message, **values)
            assert shown.unescape().count("{x} & <b>") == len(values)
            assert "<" not in shown


def test_markup_among_the_values_stays_markup(catalogs: Catalogs) -> None:
    text = catalogs["en"].markup("How we know: {how}", how=Markup("<b>{}</b>").format("a < b"))
    assert text == "How we know: <b>a &lt; b</b>"
    assert catalogs["ru"].markup("1 < {n}", n="<") == "1 &lt; &lt;"


def test_a_message_without_translation_is_shown_in_english(catalogs: Catalogs) -> None:
    assert catalogs["ru"].gettext("No such message, {name}", name="Jan") == "No such message, Jan"


@pytest.mark.parametrize(
    ("chosen", "code", "language"),
    [
        ("nl", "ru", "nl"),
        (None, "nl", "nl"),
        (None, "fr-BE", "fr"),
        (None, "EN-us", "en"),
        (None, "", "ru"),
        (None, None, "ru"),
        ("xx", "fr", "fr"),
        # Written in Cyrillic,
        (None, "uk", "ru"),
        (None, "be-tarask", "ru"),
        (None, "kk_KZ", "ru"),
        (None, "sah", "ru"),
        (None, "sr", "ru"),
        # … a neighbour's,
        (None, "hy", "ru"),
        (None, "uz-Latn", "ru"),
        # … and all others.
        (None, "sr-Latn", "en"),
        (None, "de", "en"),
        (None, "pt-br", "en"),
        (None, "zh-hans", "en"),
        (None, "ro", "en"),
        (None, "english", "en"),
        (None, "-", "en"),
        (None, "💬", "en"),
    ],
)
def test_the_language_is_the_chosen_one_or_telegrams_or_one_that_is_read(
    chosen: str | None, code: str | None, language: str
) -> None:
    assert choose_language(chosen, code) == language


def test_telegram_shows_everybody_what_the_bot_will_speak() -> None:
    codes = {code: language for language in LANGUAGES for code in codes_for(language)}
    assert codes[None] == "en"
    for primary in map("".join, product(ascii_lowercase, repeat=2)):
        assert codes.get(primary, codes[None]) == choose_language(None, primary)


def test_every_language_has_its_names(catalogs: Catalogs) -> None:
    assert set(NAMES) == set(catalogs) == set(LANGUAGES)
    assert language_name("ru", catalogs["fr"]) == "russe"
    assert language_name("nl", catalogs["ru"]) == "нидерландский"


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        ("ru", "Выставка «Рыцарь»", "«Выставка „Рыцарь“»"),
        ("en", "The “Open Look” festival’s day", "“The ‘Open Look’ festival’s day”"),
        ("en", "«А» и «Б»", "“‘А’ и ‘Б’”"),
        ("nl", 'Het "Open Look" festival', "“Het ‘Open Look’ festival”"),
        ("fr", "Festival « Open Look »", "«\u00a0Festival “Open Look”\u00a0»"),
        ("fr", "Festival „Saisons“", "«\u00a0Festival “Saisons”\u00a0»"),
        ("ru", "Порт «без конца", "«Порт «без конца»"),
    ],
)
def test_quotes_within_quotes_are_the_inner_ones(language: str, text: str, quoted: str) -> None:
    assert quote(text, language) == quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("25–28 апреля 2018 г.", "25–28 апреля 2018_г."),
        ("2016–2018 гг., XVIII в., 74 чел.", "2016–2018_гг., XVIII_в., 74_чел."),
        ("<b>2018</b> г.", "<b>2018</b>_г."),
        ("оборот 5 млн руб.", "оборот 5_млн руб."),
        ("в 2018 году, 5 в Антверпене, 3 года", "в 2018 году, 5 в Антверпене, 3 года"),
        ("в г. Гент, 2 грамоты", "в г. Гент, 2 грамоты"),
    ],
)
def test_number_and_its_unit_stay_in_one_line(text: str, shown: str) -> None:
    assert unbroken(text) == shown.replace("_", "\u00a0")
