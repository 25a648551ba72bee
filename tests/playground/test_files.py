"""The names of files."""

import pytest

from bot.playground.files import short_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("отчёт.pdf", "отчёт.pdf"),
        ("x" * 100 + ".pdf", "x" * 60 + ".pdf"),
        ("a." + "y" * 50, "a." + "y" * 20),
        ("../../etc/passwd", "passwd"),
        ("C:\\folder\\brief.txt", "brief.txt"),
        ("", "file"),
        ("...", "file"),
    ],
)
def test_name_is_kept_as_far_as_telegram_keeps_it(given: str, kept: str) -> None:
    assert short_name(given) == kept
