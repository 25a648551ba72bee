"""The process that writes a file: what it is made of in, part by part, its bytes out.

Started by `making.py`. What files are written with is imported here alone, and only what the form
takes: half of a small file's time is that of its libraries.
"""

import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from handlers.export.contents import Contents, Form
from handlers.texts import Texts, load_texts

_CATALOGS = Path(__file__).parents[2] / "data" / "locales"

Write = Callable[[Contents, Texts], bytes]


def main(form: Form) -> None:
    """Write the file that standard input is about to standard output."""
    contents = _read()
    chapters = contents.all_chapters
    for batch in iter(_read, None):
        chapter = chapters[batch.chapter]
        if batch.same_as is None:
            chapter.events += batch.events
        else:
            chapter.events = chapters[batch.same_as].events
        for each in contents.sections:
            each.images |= batch.images
    made = _writer(form)(contents, load_texts(_CATALOGS, contents.language))
    sys.stdout.buffer.write(made)


def _read() -> Any:
    """The next part; None after the last."""
    try:
        # The bot itself has written it, a moment ago.
        return pickle.load(sys.stdin.buffer)  # noqa: S301
    except EOFError:
        return None


def _writer(form: Form) -> Write:
    match form:
        case Form.WORD:
            from handlers.export.word import write_word  # noqa: PLC0415

            return write_word
        case Form.WORKBOOK:
            # It would load them only to know their numbers and pictures, of which we have none.
            sys.modules["numpy"] = sys.modules["PIL"] = None  # type: ignore[assignment]
            from handlers.export.workbook import write_workbook  # noqa: PLC0415

            return write_workbook
        case Form.CSV:
            from handlers.export.lists import write_csv  # noqa: PLC0415

            return write_csv
        case Form.CALENDAR:
            from handlers.export.calendar import write_calendar  # noqa: PLC0415

            return write_calendar
        case Form.FILES:
            raise ValueError("the store writes these")


if __name__ == "__main__":
    main(Form(sys.argv[1]))
