"""Albums: one message to people, but to the bot a message for each picture."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass

from telegram import Message

from storage.inbox import InboxTable

ALBUM_SECONDS = 1.0
"""In which the rest of an album comes."""
_LOOKS = 10
_KEPT = 1_000


async def is_last_of_album(inbox: InboxTable, album: str) -> bool:
    """Whether no more of the album comes behind the message at hand."""
    for _ in range(_LOOKS):
        if await inbox.has_more_of_album(album):
            return False
        await asyncio.sleep(ALBUM_SECONDS / _LOOKS)
    return True


@dataclass(frozen=True, slots=True)
class _Answered:
    album: str
    message_id: int
    has_text: bool


class Albums:
    """Remembers which message of a chat's last album was answered, and what was wrong with it."""

    def __init__(self) -> None:
        self._last: OrderedDict[int, _Answered] = OrderedDict()
        self._problems: OrderedDict[tuple[int, str], list[str]] = OrderedDict()

    def note_problem(self, message: Message, problem: str | None) -> None:
        """Keep what was wrong with a message until its album is answered."""
        if problem:
            listed = self._problems.setdefault(_key(message), [])
            if problem not in listed:
                listed.append(problem)
            if len(self._problems) > _KEPT:
                self._problems.popitem(last=False)

    def take_problems(self, message: Message) -> list[str]:
        """What was wrong with the messages of an album, each said once."""
        return self._problems.pop(_key(message), [])

    def is_answered(self, message: Message, *, has_text: bool) -> bool:
        """Whether another message of the album was answered, which says no less than this one."""
        last = self._last.get(message.chat.id)
        return (
            last is not None
            and last.album == message.media_group_id
            # One that is handled a second time is answered a second time.
            and last.message_id != message.message_id
            and last.has_text >= has_text
        )

    def note_answered(self, message: Message, *, has_text: bool) -> None:
        """Remember that this message is answered for its album."""
        chat, album = message.chat.id, message.media_group_id or ""
        self._last[chat] = _Answered(album, message.message_id, has_text)
        self._last.move_to_end(chat)
        if len(self._last) > _KEPT:
            self._last.popitem(last=False)


def _key(message: Message) -> tuple[int, str]:
    return message.chat.id, message.media_group_id or ""
