"""What a document changes in a brief that is there: what it says otherwise, and no more."""

from typing import Any

import pytest

from storage.differences import Difference, compare
from storage.importing import Entry
from storage.matching import Present

SENTENCE = (
    "12 мая 2018 года в Дрездене мэр города Анна Кляйн открыла выставку фарфора, на которой "
    "показаны работы двадцати мастеров."
)
BY_HAND: dict[str, Any] = {
    "date": "2018-05-12",
    "ru.title": "Выставка фарфора в Дрездене",
    "en.title": "Porcelain in Dresden",
    "ru.text": "12 мая 2018 года в Дрездене открылась выставка фарфора.",
    "ru.place": "Цвингер, Дрезден",
    "country": "DE",
    "places": ["Цвингер", "Дрезден"],
    "people": [["Анна Кляйн", "мэр Дрездена"]],
    "organisations": [],
    "directions": [1, 2],
    "source": SENTENCE,
    "deleted": 0,
}
READ: dict[str, Any] = {
    "date": "2018-05-12",
    "ru.title": "В Дрездене мэр города Анна Кляйн открыла выставку фарфора",
    "ru.text": SENTENCE,
    "ru.place": "Дрезден",
    "places": ["Дрезден"],
    "people": [["Анна Кляйн", "мэр города"]],
    "organisations": ["выставка фарфора"],
    "directions": [3],
    "source": SENTENCE,
}


def find(
    entry: dict[str, Any], *things: Present, decided: set[str] | None = None, said: bool = False
) -> list[Difference]:
    """The differences of an event that was read in a sentence, or that says what it is."""
    one = Entry("event", "e", entry, {})
    found = compare(things, [one], None if said else {"e": decided or set()})
    return [each for each in found if each.is_any]


def event(snapshot: dict[str, Any], base: dict[str, Any] | None = None, number: int = 1) -> Present:
    files = snapshot if base is None else base
    return Present("event", number, "ru", snapshot, files, by_document=base is not None)


def test_the_same_sentence_says_nothing_new_however_it_is_read() -> None:
    assert find(READ, event(BY_HAND)) == []
    longer = {**BY_HAND, "source": f"Год был полон встреч. {SENTENCE}"}
    assert find(READ, event(longer)) == []


def test_document_that_says_which_field_is_which_is_taken_at_its_word() -> None:
    (found,) = find({"ru.title": "Фарфор", "source": SENTENCE}, event(BY_HAND), said=True)
    assert found.changed == ["ru.title"]


def test_what_an_editor_says_of_a_document_is_taken() -> None:
    entry = READ | {"ru.place": "Мейсен", "places": ["Мейсен"]}
    (found,) = find(entry, event(BY_HAND), decided={"place"})
    assert found.changed == ["places", "ru.place"]


@pytest.mark.parametrize(
    ("old", "new", "read", "changed"),
    [
        ("двадцати", "тридцати", {}, {"ru.text"}),
        ("12 мая", "13 мая", {"date": "2018-05-13"}, {"ru.text", "date"}),
        (
            "Дрездене",
            "Мейсене",
            {"ru.place": "Мейсен", "places": ["Мейсен"]},
            {"ru.text", "ru.title", "ru.place", "places", "people"},
        ),
        (
            "Анна Кляйн",
            "Анна Кляйн и ректор Ян Вольф",
            {"people": [["Анна Кляйн", "мэр города"], ["Ян Вольф", "ректор"]]},
            {"ru.text", "people"},
        ),
    ],
)
def test_changed_sentence_changes_what_its_words_say(
    old: str, new: str, read: dict[str, Any], changed: set[str]
) -> None:
    sentence = SENTENCE.replace(old, new)
    entry = READ | {"source": sentence, "ru.text": sentence} | read
    if "Мейсен" in new:
        entry["ru.title"] = READ["ru.title"].replace(old, new)
    (found,) = find(entry, event(BY_HAND))
    assert {*found.changed} - {"source"} == changed
    assert found.after
    if "people" in read:
        assert found.after["people"] == [["Анна Кляйн", "мэр Дрездена"], ["Ян Вольф", "ректор"]]


def test_what_the_document_said_before_does_not_overrule_editors() -> None:
    edited = BY_HAND | {"date": "2018-06"}
    assert find(READ, event(edited, READ)) == []
    moved = {"date": "2018-06-03", "source": SENTENCE.replace("12 мая", "3 июня")}
    (found,) = find(READ | moved, event(edited, READ))
    assert found.edited == ("date",)
    kept = found.decided(None)
    assert kept
    assert kept["date"] == "2018-06"


def test_what_editors_have_hidden_stays_hidden() -> None:
    (found,) = find(READ, event(BY_HAND | {"deleted": 1}))
    assert found.decided(None) is None
    shown = found.decided("take")
    assert shown
    assert shown["deleted"] == 0
    undone = Present("event", 1, "ru", BY_HAND | {"deleted": 1}, {})
    (found,) = find(READ, undone)
    assert found.before is None


def test_event_put_on_another_day_is_the_same_but_in_a_part_of_a_brief() -> None:
    sentence = SENTENCE.replace("12 мая", "20 июня")
    entry = Entry("event", "e", READ | {"source": sentence, "date": "2018-06-20"}, {})
    (found,) = compare([event(BY_HAND)], [entry], {"e": ()})
    assert found.before
    (found,) = compare([event(BY_HAND)], [entry], {"e": ()}, is_partial=True)
    assert found.before is None
    later = SENTENCE.replace("2018", "2019")
    entry = Entry(
        "event", "e", READ | {"source": later, "ru.text": later, "date": "2019-05-12"}, {}
    )
    assert len(compare([event(BY_HAND)], [entry], {"e": ()})) == 2


def test_sentence_that_is_told_already_is_not_told_again() -> None:
    fact = Present("fact", 1, "ru", {"ru.text": "Фарфор", "source": SENTENCE}, {})
    assert find(READ, fact) == []
    gone = Present("fact", 1, "ru", {"ru.text": "Фарфор", "source": "Никто не сказал."}, {})
    assert [each.after is None for each in find(READ, gone)] == [False, True]


def test_labels_and_icons_are_no_documents_to_change() -> None:
    before = {"ru.text": "туризм и спорт", "ru.label": "Поездки", "icon": "⚓"}
    entry = {"ru.text": "туризм и спорт для всех", "ru.label": "Туризм", "icon": "🤝"}
    thing = Present("direction", 1, "ru", before, before)
    (found,) = compare([thing], [Entry("direction", "d", entry, {})], {"d": ()})
    assert found.after == {
        "ru.text": "туризм и спорт для всех",
        "ru.label": "Поездки",
        "icon": "⚓",
    }


@pytest.mark.parametrize(
    ("readings", "after"), [({"brief": ()}, "А.\n\nБ.\n\nВ."), ({}, "Б.\n\nВ.")]
)
def test_paragraphs_of_ones_own_stay(readings: dict[str, tuple[str, ...]], after: str) -> None:
    before = {"ru.overview": "А.\n\nБ."}
    entry = Entry("brief", "brief", {"ru.overview": "Б.\n\nВ."}, {})
    (found,) = compare([Present("brief", 1, "ru", before, before)], [entry], readings)
    assert found.after == {"ru.overview": after}
