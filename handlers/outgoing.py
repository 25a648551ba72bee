"""What the outbox sends, and what the editor of a message hears of it."""

from telegram import Bot

from handlers.chat.context import Services
from handlers.chat.place import Place
from handlers.chat.view import View
from handlers.jubilees.telling import KIND as JUBILEES
from handlers.jubilees.telling import compose_jubilees
from handlers.questions.answering import compose_answer, report_answer
from handlers.subscriptions.announcing import show_progress
from handlers.subscriptions.broadcasting import compose_broadcast, show_broadcast
from handlers.subscriptions.sending import compose_notice
from storage.broadcasts import KIND as BROADCAST
from storage.outbox import Message

_TO_EDITORS = ("question", "ended", JUBILEES)
"""What is for those alone who are editors when it is sent."""


async def compose(bot: Bot, services: Services, message: Message) -> tuple[Place, View] | None:
    """What a message says, and where; None where there is nothing left to say."""
    if message.kind in _TO_EDITORS and not await services.find_access(message.chat_id):
        return None
    if message.question_id is not None:
        return await compose_answer(bot, services, message)
    if message.kind == JUBILEES:
        return await compose_jubilees(bot, services, message)
    if message.kind == BROADCAST:
        return await compose_broadcast(bot, services, message)
    return await compose_notice(bot, services, message)


async def report(bot: Bot, services: Services, message: Message) -> None:
    """Let the editor of a message see what has become of it."""
    if message.notice_id is not None:
        await show_progress(bot, services, message.notice_id)
    elif message.kind == BROADCAST:
        await show_broadcast(bot, services, message)
    elif message.kind == "answer" and message.question_id is not None:
        await report_answer(bot, services, message.question_id)
