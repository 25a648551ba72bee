"""A text gets the label of the texts that are like it, however its words are put."""

import pytest

from storage.classifier import Classifier

TEXTS = [
    ("weather", "will it rain tomorrow"),
    ("weather", "how cold is it outside"),
    ("weather", "is there any snow today"),
    ("food", "what is for dinner"),
    ("food", "shall we cook rice"),
    ("food", "who has eaten the bread"),
]


@pytest.mark.parametrize(
    ("text", "label"),
    [("rain or snow outside", "weather"), ("bread for dinner, or rice", "food")],
)
def test_the_likeliest_label_is_that_of_what_is_alike(text: str, label: str) -> None:
    guess = Classifier(TEXTS).guess(text)
    assert guess.label == label
    assert 0.5 < guess.likelihood <= 1


def test_what_is_like_nothing_is_likely_nothing() -> None:
    assert Classifier(TEXTS).guess("xyzzy").likelihood < 0.75


def test_the_same_is_learned_each_time() -> None:
    assert Classifier(TEXTS).guess("snow") == Classifier(TEXTS).guess("snow")
