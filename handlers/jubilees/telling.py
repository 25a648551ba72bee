"""Editors hear of the anniversaries of a quarter while the one before it lasts."""

from collections.abc import Sequence
from datetime import date

from telegram import Bot

from handlers.chat.context import Context, Services
from handlers.chat.place import Place
from handlers.chat.view import View, bold
from handlers.jubilees.reckoning import Jubilee, list_jubilees
from handlers.jubilees.screens import ShowJubilees, view_jubilees
from handlers.texts import FALLBACK, Texts
from storage.edtf import CalendarDate, Edtf
from storage.models import Brief
from storage.outbox import Message

KIND = "jubilees"
_QUARTERS = (33, 34, 35, 36)
"""EDTF's codes."""


async def queue_jubilees(context: Context) -> None:
    """Queue what editors are to hear of the next quarter, to each once."""
    quarter = next_quarter(context.today)
    editors = await context.services.list_editors()
    for brief in await context.store.briefs.list_briefs(FALLBACK):
        if await _list_begun(context.services, brief.id, quarter):
            key = f"{KIND} {brief.id} {quarter}"
            await context.store.outbox.queue_once(key, editors, context.now)


async def compose_jubilees(
    bot: Bot, services: Services, message: Message
) -> tuple[Place, View] | None:
    """The anniversaries that an editor is told of; None where there are none any more."""
    _, brief_id, quarter = message.key.split(" ")
    t = await services.texts_of(message.chat_id)
    brief = await services.store.briefs.get_brief(int(brief_id), t.language)
    if not brief or not brief.is_shown:
        return None
    found = await _list_begun(services, brief.id, Edtf.parse(quarter))
    if not found:
        return None
    return Place(bot, message.chat_id), view_told(brief, Edtf.parse(quarter), found, t)


def next_quarter(today: date) -> Edtf:
    """The quarter after that of a day."""
    years, at = divmod((today.month - 1) // 3 + 1, len(_QUARTERS))
    return Edtf.at(CalendarDate(today.year + years, season=_QUARTERS[at]))


def view_told(brief: Brief, quarter: Edtf, found: Sequence[Jubilee], t: Texts) -> View:
    """The anniversaries that begin in a quarter."""
    view = view_jubilees(brief, ShowJubilees(brief.id, quarter), found, (), t)
    return view.under(bold(t.gettext("🎉 For planning ahead:")))


async def _list_begun(services: Services, brief: int, quarter: Edtf) -> list[Jubilee]:
    """Those that a quarter begins: of what is only dated to a year, the first of it."""
    content = await services.store.contents.get(brief)
    found = list_jubilees(content, quarter, services.today)
    return [each for each in found if each.when.earliest_start >= quarter.earliest_start]
