"""Where messages go. Whatever the bot sends, it sends from here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from markupsafe import Markup
from telegram import Bot, InputMediaPhoto, Message, PhotoSize, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.chat.view import View
from handlers.texts import unbroken


class Picture(NamedTuple):
    """A picture to be sent: what Telegram calls it, or its bytes."""

    source: str | bytes
    caption: Markup = Markup()


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, and the topic in it."""

    bot: Bot
    chat_id: int
    thread_id: int | None = None
    """The topic of a forum; None for General, and where there are no topics."""
    direct_topic_id: int | None = None
    """Whose messages these are among the direct messages of a channel."""

    @classmethod
    def of(cls, update: Update, bot: Bot) -> Self | None:
        """The place that an update comes from; None for one from no chat."""
        query = update.callback_query
        message = query.message if query else update.effective_message
        if isinstance(message, Message):
            # Replies in a group without topics have a thread, too, but nothing can be sent there.
            thread = message.message_thread_id if message.is_topic_message else None
            direct = message.direct_messages_topic
            return cls(bot, message.chat.id, thread, direct.topic_id if direct else None)
        chat = update.effective_chat
        return cls(bot, chat.id) if chat else None

    async def send(
        self, view: View, *, answers: int | None = None, patience: int | None = None
    ) -> None:
        """Send a view; `answers` is the message that it answers, if that is still there.

        `patience` is for how many seconds it may wait for the chat's turn, where that is said.
        """
        limits: dict[str, Any] = {} if patience is None else {"rate_limit_args": patience}
        await self.bot.send_message(
            text=view.html,
            parse_mode=ParseMode.HTML,
            reply_markup=view.tiles or view.keyboard,
            reply_parameters=_reply_to(answers),
            **self._arguments(),
            **limits,
        )

    async def send_contact(self, phone_number: str, name: str, vcard: str) -> None:
        """Send a card for the address book."""
        await self.bot.send_contact(
            phone_number=phone_number, first_name=name, vcard=vcard, **self._arguments()
        )

    async def send_document(
        self, document: Any, filename: str, caption: str, below: View | None = None
    ) -> None:
        """Send a file, with the buttons of a view `below` it."""
        await self.bot.send_document(
            document=document,
            filename=filename,
            caption=unbroken(caption),
            reply_markup=below.keyboard if below else None,
            **self._arguments(),
        )

    async def send_photo(
        self, photo: bytes | str, caption: str, below: View | None = None
    ) -> str | None:
        """Send a picture, or one that Telegram has by its id; gives the id."""
        message = await self.bot.send_photo(
            photo=photo,
            caption=unbroken(caption),
            reply_markup=below.keyboard if below else None,
            **self._arguments(),
        )
        return _photo_id(message)

    async def replace_photo(
        self, message_id: int, photo: bytes | str, caption: str, below: View
    ) -> str | None:
        """Put a picture in place of the one of a message; gives its id.

        One that is there already stays.
        """
        try:
            message = await self.bot.edit_message_media(
                InputMediaPhoto(photo, unbroken(caption), parse_mode=ParseMode.HTML),
                self.chat_id,
                message_id,
                reply_markup=below.keyboard,
            )
        except BadRequest as error:
            if "message is not modified" not in error.message.lower():
                raise
            return None
        return _photo_id(message)

    async def send_photos(self, pictures: Sequence[Picture]) -> list[Sequence[PhotoSize]]:
        """Send pictures, several as an album; gives the sizes that Telegram has of each."""
        if len(pictures) == 1:
            [(source, caption)] = pictures
            sent: Sequence[Message] = [
                await self.bot.send_photo(
                    photo=source,
                    caption=unbroken(caption),
                    parse_mode=ParseMode.HTML,
                    **self._arguments(),
                )
            ]
        else:
            album = [
                InputMediaPhoto(each.source, unbroken(each.caption), ParseMode.HTML)
                for each in pictures
            ]
            sent = await self.bot.send_media_group(media=album, **self._arguments())
        return [each.photo for each in sent]

    def _arguments(self) -> dict[str, Any]:
        return {
            "chat_id": self.chat_id,
            "message_thread_id": self.thread_id,
            "direct_messages_topic_id": self.direct_topic_id,
        }


def _photo_id(message: Message | bool) -> str | None:  # noqa: FBT001 - as in PTB
    sizes = message.photo if isinstance(message, Message) else ()
    return sizes[-1].file_id if sizes else None


def _reply_to(message_id: int | None) -> ReplyParameters | None:
    if message_id is None:
        return None
    # Moderators, and their bots, delete commands.
    return ReplyParameters(message_id, allow_sending_without_reply=True)
