"""What the Makefile runs."""

import re

from bot.settings import ROOT


def recipe(target: str) -> str:
    """The commands of a target, as a shell gets them; make's own variables stay as they are."""
    text = (ROOT / "Makefile").read_text("utf-8")
    (found,) = re.findall(rf"^{target}:.*\n((?:\t.*\n)+)", text, re.MULTILINE)
    return re.sub(r"^\t", "", found, flags=re.MULTILINE).replace("$$", "$")
