"""The sets of questions with the heads of their answers are whole, and share no question."""

import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from bot.settings import DATA
from storage.yaml_loader import load_yaml
from tests.quality import each_brief, heads
from tests.support.briefs import MADE_UP

FOLDER = Path(__file__).parent
SETS = {name: FOLDER / f"{name}.yaml" for name in heads.SETS}
BRIEFS = {
    path.parent.name
    for folder in (DATA / "briefs", MADE_UP)
    for path in folder.glob("*/brief.yaml")
}
NEEDED = {"brief", "language", "kind", "ask", "head"}
ALLOWED = NEEDED | {"after", "never"}


def _read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = load_yaml(SETS[name].read_text("utf-8"))
    return rows


@pytest.mark.parametrize("name", SETS)
def test_every_entry_can_be_asked_and_judged(name: str) -> None:
    # By number: a report of the blind set must not show its questions.
    wrong = [number for number, row in enumerate(_read(name)) if not _is_whole(row)]
    assert wrong == []


def _is_whole(row: dict[str, Any]) -> bool:
    heads = [re.compile(row[key], re.IGNORECASE) for key in ("head", "never") if key in row]
    return (
        set(row) >= NEEDED
        and set(row) <= ALLOWED
        and row["brief"] in BRIEFS
        and row["language"] in {"ru", "en", "nl", "fr"}
        and bool(row["ask"].strip())
        and all(isinstance(each, str) for each in row.get("after", []))
        and not any(each.search("") for each in heads)
    )


def test_the_sets_share_no_question() -> None:
    asked = [
        (row["brief"], row["language"], row["ask"].casefold(), *row.get("after", []))
        for row in chain.from_iterable(map(_read, SETS))
    ]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("name", each_brief.SETS)
def test_every_brief_is_asked_the_same_without_a_gap(name: str) -> None:
    talks = each_brief.read_talks(name)
    assert BRIEFS.issuperset(talks)
    assert len({len(asked) for asked in talks.values()}) == 1
    every = [talk for asked in talks.values() for talk in asked]
    assert [talk.ask for talk in every if "{" in talk.ask] == []
    assert [talk.ask for talk in every if re.search(talk.head, "", re.IGNORECASE)] == []
