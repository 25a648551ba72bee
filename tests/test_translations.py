"""The list of what editors have still to translate, and who has checked a translation."""

import pytest

from tests.support.person import Person


@pytest.fixture
async def editor(owner: Person) -> Person:
    await owner.send("/start")
    return owner


async def _add(editor: Person, line: str) -> None:
    await editor.send(f"/addevent {line}")
    await editor.tap("Опубликовать")


async def test_what_is_new_waits_for_each_language(editor: Person) -> None:
    before = (await editor.send("/translations")).text
    assert "без перевода" not in before
    await _add(editor, "2019-05-17 | Вечер поэзии | Читали стихи. | Эрмитаж")
    screen = await editor.send("/translations")
    assert screen.text.count("без перевода") == 3
    screen = await editor.tap("English")
    assert "Вечер поэзии" in screen.text
    screen = await editor.tap("1")
    assert any("English" in label for label in screen.labels)
    await editor.tap("Заголовок")
    await editor.send("An evening of poetry")
    await editor.tap("Текст")
    await editor.send("Poems were read.")
    await editor.tap("Место")
    await editor.send("Hermitage")
    await editor.tap("Опубликовать")
    screen = await editor.send("/translations")
    assert screen.text.count("без перевода") == 2


async def test_what_was_changed_since_its_translation_is_out_of_date(editor: Person) -> None:
    await editor.send("/editevent 10")
    await editor.tap("Заголовок")
    await editor.send("Концерт Мариинского театра")
    await editor.tap("Опубликовать")
    screen = await editor.send("/translations")
    assert screen.text.count("устарело: 1") == 3
    screen = await editor.tap("Nederlands (1)")
    assert "⚠️ событие: Концерт Мариинского театра" in screen.text


async def test_translation_that_was_checked_is_told_so_and_can_be_untold(
    editor: Person, visitor: Person
) -> None:
    await visitor.send("/language")
    await visitor.tap("English")
    assert "has not checked the translation" in (await visitor.send("/contact")).text
    await editor.send("/translations")
    await editor.tap("English")
    screen = await editor.tap("Перевод проверен")
    assert editor.toast["text"] == "Отмечено: перевод проверен."
    assert "has not checked the translation" not in (await visitor.send("/contact")).text
    await editor.tap("не проверен", on=screen)
    assert "has not checked the translation" in (await visitor.send("/contact")).text


async def test_translation_without_its_text_waits_and_holds_up_no_other_edit(
    editor: Person,
) -> None:
    await _add(editor, "2019-05-17 | Вечер поэзии")
    await editor.send("/translations")
    await editor.tap("English")
    await editor.tap("1")
    await editor.tap("Заголовок")
    await editor.send("An evening of poetry")
    await editor.tap("Опубликовать")
    assert (await editor.send("/translations")).text.count("без перевода") == 2
    # Now the original has more than its translation.
    await editor.send("/editevent вечер поэзии")
    await editor.tap("Текст")
    draft = await editor.send("Читали стихи.")
    assert "не заполнено" not in draft.text
    await editor.tap("Опубликовать")
    assert (await editor.send("/translations")).text.count("без перевода") == 3
    await editor.tap("English")
    draft = await editor.tap("1")
    await editor.tap("Заголовок")
    assert "Текст (английский)" in (await editor.send("A poetry evening")).text


@pytest.mark.parametrize(
    "data", ["gaps:1:ru", "gaps:1:de", "checked:1:ru:1", "checked:1:xx:1", "translate:event:1:xx"]
)
async def test_languages_without_a_translation_lead_nowhere(editor: Person, data: str) -> None:
    screen = await editor.send("/translations")
    await editor.press(data, screen)
    assert "больше нет" in editor.toast["text"]


async def test_gaps_are_paged_without_one_lost(editor: Person) -> None:
    for number in range(10):
        await _add(editor, f"2019-05-{number + 1:02} | Вечер {number} | Читали стихи. | Эрмитаж")
    await editor.send("/translations")
    first = await editor.tap("English (10)")
    second = await editor.tap("Стр. 2")
    assert {f"Вечер {number}" for number in range(10)} == {
        line.partition(": ")[2]
        for line in (first.text + "\n" + second.text).splitlines()
        if ": Вечер" in line
    }
