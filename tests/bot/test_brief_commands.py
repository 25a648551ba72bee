"""`python -m bot brief …`, as an operator calls it, and the start beside a broken brief."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings import Settings
from storage.brief_reading import read_brief
from storage.store import Store
from tests.support.briefs import gather_briefs


@pytest.fixture
def briefs(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a brief that the store has, and one that it has not."""
    folder = gather_briefs(settings.briefs_path, tmp_path / "briefs", "trondheim")
    monkeypatch.setenv("DATABASE_PATH", str(settings.database_path))
    monkeypatch.setenv("BRIEFS_PATH", str(folder))
    return folder


@pytest.fixture
def call(
    briefs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> "Call":
    return Call(monkeypatch, capsys)


class Call:
    """Calls the command line; gives its status and what it said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def __call__(self, *arguments: str, command: str = "brief") -> tuple[int, str]:
        self.monkeypatch.setattr(sys, "argv", ["bot", command, *arguments])
        status = main()
        said = self.capsys.readouterr()
        return status, said.out + said.err


def test_list_says_what_is_there_and_what_only_in_files(call: Call) -> None:
    status, said = call("list")
    assert status == 0
    assert "belgium: Бельгия, shown, 11 events, as of 2018-04; files as they were" in said
    assert "trondheim: only files" in said


def test_check_reads_all_and_names_what_is_wrong(call: Call, briefs: Path) -> None:
    assert call("check")[0] == 0
    (briefs / "trondheim" / "brief.yaml").write_text("country: NO\n", "utf-8")
    status, said = call("check")
    assert status == 1
    assert f"{briefs / 'belgium'}: ok, 11 events in ru, en, fr, nl" in said
    assert "trondheim/brief.yaml:1: country: " in said
    assert call("check", str(briefs / "nowhere"))[0] == 1


def test_add_update_export_retire(call: Call, briefs: Path, tmp_path: Path) -> None:
    folder = briefs / "trondheim"
    assert call("add", str(folder)) == (0, "added trondheim: 5 events\n")
    status, said = call("add", str(folder))
    assert status == 1
    assert "has a brief called 'trondheim' already: `python -m bot brief update`" in said
    status, said = call("add", str(folder), "--slug", "norway")
    assert (status, "on the same country as trondheim" in said) == (0, True)
    assert call("update", "trondheim") == (0, "the files say what the store says\n")
    path = folder / "brief.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Парусная регата", "Регата").replace("576-00-99", "576-00-98"))
    assert (
        "trondheim: Тронхейм, shown, 5 events, as of 2021-06; files have changed" in call("list")[1]
    )
    status, said = call("update", "trondheim")
    assert "1. event regatta, changed: Парусная регата" in said
    assert "     ru.title: Парусная регата → Регата" in said
    assert "2. contact hotline, changed" in said
    assert "--take all" in said
    assert call("update", "trondheim", "--take", "7")[0] == 1
    assert "taken over: 1;" in call("update", "trondheim", "--take", "2")[1]
    assert "taken over: 1;" in call("update", "trondheim", "--take", "all")[1]
    assert "files as they were" in call("list")[1].splitlines()[1]
    out = tmp_path / "out" / "trondheim"
    export = ("trondheim", "--format", "yaml", "--output", str(out))
    assert call(*export, command="export")[0] == 0
    assert read_brief(out).source.events[-1].title == "Регата"
    assert call(*export, command="export")[0] == 1
    assert call("retire", "trondheim") == (0, "trondheim is retired\n")
    assert "trondheim: Тронхейм, retired" in call("list")[1]
    assert call("restore", "trondheim") == (0, "trondheim is shown\n")


@pytest.mark.parametrize("name", ["../norway", ".hidden", "nor way", "nor/way"])
def test_brief_is_called_what_a_folder_can_be(call: Call, briefs: Path, name: str) -> None:
    with pytest.raises(SystemExit):
        call("add", str(briefs / "trondheim"), "--slug", name)
    if "/" not in name:
        (briefs / "trondheim").rename(briefs / name)
        status, said = call("check", str(briefs / name))
        assert status == 1
        assert "its name must be of letters, digits, - and _ alone" in said


def test_brief_that_is_not_there_is_named_with_those_that_are(call: Call) -> None:
    status, said = call("retire", "atlantis")
    assert status == 1
    assert "there is no brief 'atlantis'; there are: belgium" in said


def test_store_that_is_in_use_can_be_read_and_not_changed(
    call: Call, briefs: Path, settings: Settings
) -> None:
    async def hold() -> tuple[tuple[int, str], tuple[int, str]]:
        store = await Store.open(settings.database_path)
        try:
            return await asyncio.to_thread(lambda: (call("list"), call("retire", "belgium")))
        finally:
            await store.close()

    listed, retired = asyncio.run(hold())
    assert listed[0] == 0
    assert retired[0] == 1
    assert "stop the bot for it, or use /briefs in the chat" in retired[1]
