"""Questions are told by what they are most like, and by nothing where they are like nothing."""

import pytest

from storage.paraphrases import Paraphrases


@pytest.mark.parametrize(
    ("language", "asked", "said"),
    [
        ("ru", "насколько свежие тут сведения у вас", "на какую дату данные"),
        ("en", "any twin towns or none", "is there a twin city"),
        ("nl", "hoe actueel is dit nu", "van welke datum is deze nota"),
        ("fr", "on en est où avec eux", "de quoi parle cette note"),
    ],
)
def test_a_question_is_said_as_those_like_it_are_understood(
    language: str, asked: str, said: str
) -> None:
    found = Paraphrases.load(language).find(asked)
    assert found
    assert found.said == said


@pytest.mark.parametrize("asked", ["wie", "xylofoon kwartet bzzz", "de brug", ""])
def test_what_is_like_nothing_is_left(asked: str) -> None:
    assert Paraphrases.load("nl").find(asked) is None


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "сколько весит колокол"),
        ("en", "how many pipes have they polished"),
        ("nl", "hoeveel leeuwen zijn er geboren"),
        ("fr", "combien de gants ont été tricotés"),
        # These words are only of examples that ask for something else.
        ("en", "when was the medal translated"),
        ("fr", "quand le peintre est-il né"),
    ],
)
def test_what_is_asked_of_something_else_is_left(language: str, asked: str) -> None:
    assert Paraphrases.load(language).find(asked) is None
