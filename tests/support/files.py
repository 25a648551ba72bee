"""Files that the bot sends, as people take and read them."""

from io import BytesIO
from typing import Any

import docx

from tests.support.person import Person, Screen


async def take(person: Person, label: str, on: Screen) -> tuple[Screen, bytes]:
    """Tap a button that sends a file; gives its message and its bytes."""
    before = max(each.message["message_id"] for each in await person.read())
    await person.tap(label, on=on)
    sent = await person.wait_for(
        lambda each: each.message["message_id"] > before and "document" in each.message
    )
    return sent, await person.download(sent)


def read_words(data: bytes) -> list[tuple[str, str]]:
    """The paragraphs of a Word file, each with its style."""
    word: Any = docx.Document(BytesIO(data))
    texts = []
    for each in word.paragraphs:
        said = "".join(node.text or "" for node in each._p.iter() if node.tag.endswith("}t"))
        said = said.replace("\u00a0", " ")
        texts.append((str(each.style.name if each.style else ""), said))
    return texts


def read_all(data: bytes) -> str:
    """All words of a Word file, those of its tables too; a line a paragraph."""
    word: Any = docx.Document(BytesIO(data))
    paragraphs = (node for node in word.element.body.iter() if node.tag.endswith("}p"))
    said = (
        "".join(each.text or "" for each in node.iter() if each.tag.endswith("}t"))
        for node in paragraphs
    )
    return "\n".join(said).replace("\u00a0", " ")
