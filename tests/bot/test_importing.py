"""`python -m bot import` as an operator runs it, with good documents and with bad ones."""

import asyncio
import json
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.store import Store
from tests.handlers.documents.making import part_of, sheet_file, with_part, word_file, zip_file
from tests.support.forking import Ended, run_bot

BRIEF = (
    "Справка о сотрудничестве Санкт-Петербурга с Латвией",
    "Основные события",
    "3–4 сентября 2018 года вице-губернатор А. Б. Иволгин посетил с визитом Ригу.",
)


async def run_import(path: Path, *options: str, home: Path | None = None) -> Ended:
    return await asyncio.to_thread(
        run_bot, "import", str(path), *options, folder=home or path.parent
    )


async def test_dry_run_tells_what_was_understood(tmp_path: Path) -> None:
    path = tmp_path / "latvia.docx"
    path.write_bytes(word_file(*BRIEF))
    ended = await run_import(path, "--dry-run")
    assert ended.status == 0
    assert "partner: Латвия (LV)" in ended.said
    assert "2018-09-03/2018-09-04" in ended.said
    assert "А. Б. Иволгин" in ended.said


async def test_dry_run_tells_all_that_would_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "latvia.docx"
    directions = ("Основные направления сотрудничества:", "– портовое дело;", "– музеи.")
    contacts = ("Контакты", "Снегирёва Ольга Петровна, начальник отдела, тел. 576-00-17.")
    signed = "Соглашение о дружбе с Ригой подписано 5 мая 2011 года."
    path.write_bytes(word_file(BRIEF[0], *directions, *BRIEF[1:], signed, *contacts))
    ended = await run_import(path, "--dry-run")
    assert "contacts: 1" in ended.said
    assert "direction: портовое дело" in ended.said
    assert "Соглашение о дружбе с Ригой" in ended.said
    (contact,) = [each for each in ended.said.splitlines() if each.startswith("contact: ")]
    assert "Снегирёва" in contact
    assert "576-00-17" in contact


async def test_dry_run_tells_it_as_json(tmp_path: Path) -> None:
    path = tmp_path / "latvia.docx"
    path.write_bytes(word_file(*BRIEF))
    reading = json.loads((await run_import(path, "--dry-run", "--json")).said)
    (event,) = reading["events"]
    assert event["place"] == "Рига"
    assert event["source"] == BRIEF[2]
    assert event["people"] == [{"name": "А. Б. Иволгин", "role": "вице-губернатор"}]


def names_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


async def test_nothing_is_written_beside_the_document(tmp_path: Path) -> None:
    path = tmp_path / "latvia.docx"
    path.write_bytes(word_file(*BRIEF))
    await run_import(path, "--dry-run")
    assert names_in(tmp_path) == ["latvia.docx"]


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("a.pdf", lambda: b"%PDF-1.4", "cannot read PDF files"),
        ("a.zip", lambda: zip_file({"a.txt": b"text"}), "This is an archive"),
        ("a.docx", lambda: b"PK\x03\x04", "This file is damaged"),
        ("a.txt", lambda: b"", "There is no text"),
        ("a.txt", lambda: b"a" * (20 * 1024 * 1024 + 1), "too large"),
        ("a.xlsx", lambda: sheet_file(*[["1"] * 100] * 1_100), "more than a brief can hold"),
        (
            "a.docx",
            lambda: with_part(word_file(), "word/x.xml", bytes(80_000_000)),
            "more than a brief can hold",
        ),
    ],
)
async def test_bad_file_gets_one_clear_line(
    tmp_path: Path, name: str, make: Callable[[], bytes], words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    ended = await run_import(path, "--dry-run")
    assert ended.status == 1
    assert ended.said == ""
    assert words in ended.problem
    assert len(ended.problem.splitlines()) == 1


async def test_missing_file_gets_one_clear_line(tmp_path: Path) -> None:
    ended = await run_import(tmp_path / "none.docx")
    assert ended.status == 1
    assert ended.problem.strip().endswith("No such file or directory")


@pytest.mark.parametrize(
    "option",
    [
        ("--as-of", "апрель 2018"),
        ("--as-of", "2018-02-30"),
        ("--as-of", "2017/2018"),
        ("--country", "Norway"),
        ("--country", "nl"),
        ("--country", "150"),
        ("--brief", "../Ы x"),
        ("--brief", ".."),
        ("--brief", ""),
    ],
)
def test_wrong_option_is_told_before_anything_is_read(
    option: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bot", "import", "none.docx", *option])
    with pytest.raises(SystemExit):
        main()
    assert f"argument {option[0]}: " in capsys.readouterr().err


async def test_store_that_cannot_be_written_to_is_told_before_the_document_is_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "latvia.docx"
    path.write_bytes(word_file(*BRIEF))
    store = await Store.open(tmp_path / "var" / "spravka.db", 7)
    try:
        ended = await run_import(path, "--yes")
    finally:
        await store.close()
    assert (ended.status, ended.said) == (1, "")
    assert "stop the bot for it, or use /briefs in the chat" in ended.problem


async def test_external_references_are_not_followed(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0)
        target = f"http://127.0.0.1:{listener.getsockname()[1]}/template.dotm"
        data = word_file(*BRIEF)
        relations = part_of(data, "word/_rels/document.xml.rels").decode()
        kind = (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        )
        added = relations.replace(
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{kind}" Target="{target}" TargetMode="External"/>'
            "</Relationships>",
        )
        path = tmp_path / "a.docx"
        path.write_bytes(with_part(data, "word/_rels/document.xml.rels", added.encode()))
        assert (await run_import(path, "--dry-run")).status == 0
        with pytest.raises(BlockingIOError):
            listener.accept()


async def load(path: Path, data: bytes, *options: str) -> Ended:
    """Load a document into a store beside it."""
    await asyncio.to_thread(path.write_bytes, data)
    return await run_import(path, *options, home=path.parent)


async def test_document_is_loaded_after_a_yes(tmp_path: Path) -> None:
    path, data = tmp_path / "latvia.docx", word_file(*BRIEF)
    assert "give --as-of" in (await load(path, data, "--yes")).problem
    ended = await load(path, data, "--as-of", "2018-10")
    assert ended.status == 1
    assert "becomes a brief of its own: latvia" in ended.said
    assert "not loaded" in ended.problem
    assert "loaded" in (await load(path, data, "--as-of", "2018-10", "--yes")).said
    again = await load(path, data, "--as-of", "2018-10", "--brief", "latvia", "--yes")
    assert "nothing new" in again.said
    changed = word_file(BRIEF[0], BRIEF[1], BRIEF[2].replace("Ригу", "Юрмалу"))
    later = await load(path, changed, "--as-of", "2018-11", "--brief", "latvia", "--yes")
    assert "as_of: 2018-10 → 2018-11" in later.said
    assert "Рига → Юрмала" in later.said
