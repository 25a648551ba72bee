"""What has no translation, or one that nobody has checked, says so."""

import pytest

from handlers.chat.view import button
from handlers.people.names import ShowNames, view_names
from handlers.people.translated import Translated
from handlers.texts import Catalogs
from storage.content import Spoken
from tests.handlers.content import A_BRIEF

NAME = Spoken("ru", {"ru": "Мэр & <Ко>", "en": "Mayor & <Co>"})


@pytest.fixture
def shown(catalogs: Catalogs) -> list[str]:
    role = Spoken("ru", {"ru": "мэр"})
    here = ShowNames(1)
    view = view_names(
        A_BRIEF,
        here,
        Translated("👤", NAME, (role,)),
        frozenset({"ru"}),
        catalogs["ru"],
        button("‹", here),
    )
    return str(view.text).split("\n\n")


def test_the_original_needs_no_word(shown: list[str]) -> None:
    assert "<b>Русский</b>\n<code>Мэр &amp; &lt;Ко&gt;</code>\n<code>мэр</code>" in shown


def test_half_a_translation(shown: list[str]) -> None:
    said = "переведено не всё, перевод не проверен"
    assert f"<b>English</b> · <i>{said}</i>\n<code>Mayor &amp; &lt;Co&gt;</code>" in shown


def test_none(shown: list[str]) -> None:
    assert "<b>Français</b> · <i>перевода нет</i>" in shown
