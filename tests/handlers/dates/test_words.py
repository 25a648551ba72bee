"""What single words say of time, where things are counted."""

import pytest

from handlers.dates.words.single import is_of_date, leads_to_year


@pytest.mark.parametrize(
    "words", ["года", "лет назад", "мая", "янв. 2018", "years", "jaar", "août"]
)
def test_a_number_before_a_month_or_year_counts_nothing(words: str) -> None:
    assert is_of_date(words)


@pytest.mark.parametrize("words", ["маршрутов", "майоров", "лётчиков", "meisjes", "juniors", ""])
def test_what_only_begins_like_a_month_or_year_is_counted(words: str) -> None:
    assert not is_of_date(words)


def test_what_leads_to_a_year_does_not_lead_to_how_many() -> None:
    leading = ["since", "vanaf", "depuis", "конце", "летом", "quarter", "мае"]
    assert [word for word in leading if not leads_to_year(word)] == []
    assert [word for word in ("концерт", "about", "finale", "some") if leads_to_year(word)] == []
