"""Whatever is sent, is sent from one place: there it gets its topic."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_SENDING = re.compile(r"bot(\(\))?\.(send|copy|forward)_|\.reply_\w+\(")


def test_nothing_is_sent_but_from_a_place() -> None:
    files = [*(ROOT / "handlers").rglob("*.py"), *(ROOT / "bot").glob("*.py")]
    senders = [path for path in files if _SENDING.search(path.read_text("utf-8"))]
    assert senders == [ROOT / "handlers/chat/place.py"]
