"""What can be asked for on the command line: read without loading what does it."""

import argparse
import re
from pathlib import Path
from typing import Any

from babel import Locale

from handlers.export.contents import Form
from handlers.texts import LANGUAGES
from storage.brief_files import SLUG
from storage.edtf import Edtf, EdtfError

_ABOUT = "The command line: `python -m bot`."
FOLDER = "yaml"
"""The form of a folder, beside those of a file."""
_CODE_LENGTH = 2
"""Longer ones are of regions."""


def read_arguments() -> argparse.Namespace:
    """What the command line asks for; ends the process where that is nothing to be done."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=_ABOUT)
    commands = parser.add_subparsers(dest="command", metavar="command")
    commands.add_parser("run", help="at Telegram (the default where BOT_TOKEN is set)")
    commands.add_parser(
        "playground", help="on this machine, in the browser (the default without BOT_TOKEN)"
    )
    backup = commands.add_parser("backup", help="write a verified copy of the data")
    backup.add_argument(
        "file", nargs="?", type=Path, help="where to (default: backups/ beside the data)"
    )
    restoring = commands.add_parser("restore", help="put a backup in the place of the data")
    restoring.add_argument("file", nargs="?", type=Path)
    restoring.add_argument("--list", dest="lists", action="store_true", help="say what there is")
    restoring.add_argument("--dry-run", action="store_true", help="only say what that would do")
    commands.add_parser("init", help="start with an empty store where the data file is gone")
    commands.add_parser("adopt", help="hand the data of another bot over to the one of BOT_TOKEN")
    checking = commands.add_parser("check", help="say what is wrong, and what to do about it")
    checking.add_argument("--json", dest="as_json", action="store_true", help="for monitoring")
    _add_brief(commands)
    _add_export(commands)
    _add_import(commands)
    return parser.parse_args()


def _add_brief(commands: Any) -> None:
    parser = commands.add_parser("brief", help="list, check, add, update, retire briefs")
    actions = parser.add_subparsers(dest="action", metavar="action", required=True)
    actions.add_parser("list", help="the briefs of the store, and how their files stand")
    checking = actions.add_parser("check", help="read the files of all briefs, or of one")
    checking.add_argument("folder", nargs="?", type=Path)
    adding = actions.add_parser("add", help="load a brief from a folder")
    adding.add_argument("folder", type=Path)
    adding.add_argument(
        "--slug", type=_read_slug, help="a name for the brief (default: that of the folder)"
    )
    updating = actions.add_parser(
        "update", help="show what a brief's files say otherwise than the store, and take it over"
    )
    updating.add_argument("slug")
    updating.add_argument("--from", dest="folder", type=Path, help="another folder than its own")
    updating.add_argument("--take", metavar="WHICH", help="all, or numbers such as 1,3")
    for name, what in (
        ("retire", "take a brief away from everybody"),
        ("restore", "show it again"),
    ):
        actions.add_parser(name, help=what).add_argument("slug")


def _add_export(commands: Any) -> None:
    parser = commands.add_parser("export", help="write a brief as a file, or as its folder")
    parser.add_argument("brief", metavar="BRIEF", help="what it is called: `brief list` says")
    parser.add_argument(
        "--format",
        choices=[*(form.value for form in Form), FOLDER],
        help="default: by the name of the output, else docx; yaml is the folder, zip a packed one",
    )
    parser.add_argument("--language", choices=LANGUAGES, help="default: the brief's own")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: BRIEF.FORMAT")


def _add_import(commands: Any) -> None:
    parser = commands.add_parser("import", help="read a brief out of a document")
    parser.add_argument("file", type=Path, help=".docx, .odt, .rtf, .txt, .xlsx or .csv")
    parser.add_argument(
        "--brief", metavar="SLUG", type=_read_slug, help="into which brief, or as which"
    )
    parser.add_argument("--title", help="the brief's title, where the document has none")
    parser.add_argument("--partner", help="the partner's name")
    parser.add_argument(
        "--country", metavar="CODE", type=_read_country, help="the partner's country, as NL"
    )
    parser.add_argument(
        "--as-of", metavar="DATE", type=_read_date, help="up to when it speaks, as 2018-04"
    )
    parser.add_argument("--yes", action="store_true", help="load it without asking")
    parser.add_argument("--dry-run", action="store_true", help="only say what it holds")
    parser.add_argument("--json", action="store_true", help="say it as JSON")


def _read_slug(text: str) -> str:
    if not re.fullmatch(SLUG, text):
        raise argparse.ArgumentTypeError(f"{text!r}: letters, digits, - and _ alone")
    return text


def _read_country(text: str) -> str:
    if text not in Locale("en").territories or len(text) != _CODE_LENGTH:
        raise argparse.ArgumentTypeError(f"{text!r}: a country's code is needed, as NL")
    return text


def _read_date(text: str) -> str:
    try:
        date = Edtf.parse(text)
    except EdtfError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: a date is needed, as 2018-04") from error
    if date.is_interval:
        raise argparse.ArgumentTypeError(f"{text!r}: a single date is needed, as 2018-04")
    return text
