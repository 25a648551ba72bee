"""Albums: one message to people, but to the bot a message for each picture."""

from collections import OrderedDict
from dataclasses import dataclass

from telegram import Message

_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class _Answered:
    album: str
    message_id: int
    has_text: bool


class Albums:
    """Remembers which message was answered of the last album of each chat."""

    def __init__(self) -> None:
        self._last: OrderedDict[int, _Answered] = OrderedDict()

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
