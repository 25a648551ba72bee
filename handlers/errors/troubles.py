"""What owners hear before people notice: each trouble once when it comes, once when it is over."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from telegram import Bot

from handlers.chat.context import Services
from handlers.chat.screen import Ref
from handlers.chat.view import View, bold, button, clip, lines, paragraphs
from handlers.errors.report import tell_owners
from handlers.texts import Texts
from storage.condition import OLDEST_BACKUP, Room
from storage.database import DatabaseError, NotSavedError
from storage.figures import Counts

QUIET = timedelta(minutes=10)
"""A trouble that has not been seen for so long is over."""
DEEP_INBOX = 100
MANY_LOST = 5
LARGE_PART = 0.1
"""Of the subscribers; to lose so many within a day has a reason."""
MEGABYTE = 1024 * 1024
_PREFIX = "trouble "
_LONGEST = 500


class Seen(NamedTuple):
    """What a look at the running bot has found."""

    counts: Counts | None
    """None where the store cannot be read, of which owners hear otherwise."""
    room: Room
    backup_age: timedelta | None
    inbox_depth: int
    """Of this look and the last, the smaller: a burst is no trouble."""
    webhook_error: str | None = None
    webhook_is_gone: bool = False
    has_rival: bool = False


def find_troubles(seen: Seen) -> list[str]:
    """The names of what is wrong."""
    return [name for name, is_there in _judge(seen) if is_there]


def _judge(seen: Seen) -> Iterator[tuple[str, bool]]:
    yield "backup", seen.backup_age is not None and seen.backup_age > OLDEST_BACKUP
    yield "disk", seen.room.is_short
    yield "inbox", seen.inbox_depth > DEEP_INBOX
    yield "webhook", seen.webhook_error is not None
    yield "webhook gone", seen.webhook_is_gone
    yield "rival", seen.has_rival
    if counts := seen.counts:
        yield "outbox", counts.late_messages > 0
        yield "questions", counts.late_questions > 0
        lost, before = counts.lost_subscribers, counts.subscribers + counts.lost_subscribers
        yield "subscribers", lost >= MANY_LOST and lost >= LARGE_PART * before


class Troubles:
    """Which troubles owners have heard of; also after a restart."""

    def __init__(self) -> None:
        self._last_seen: dict[str, datetime] = {}
        self._is_begun = False

    @property
    def names(self) -> Collection[str]:
        """Those that owners have heard of and that are not over."""
        return self._last_seen.keys()

    async def note(self, bot: Bot, services: Services, seen: Seen) -> None:
        """Tell the owners of what is new and of what is over."""
        now, reminders = services.clock(), services.store.reminders
        if not self._is_begun:
            told = await reminders.list_keys(_PREFIX)
            self._last_seen = {each.removeprefix(_PREFIX): now for each in told}
            self._is_begun = True
        found = find_troubles(seen)
        new = [each for each in found if each not in self._last_seen]
        # A clock that was set back keeps nothing up.
        quiet = [each for each, last in self._last_seen.items() if abs(now - last) >= QUIET]
        over = [each for each in quiet if each not in found]
        self._last_seen |= {each: now for each in found if each not in new}
        if new and await tell_owners(bot, services, lambda t: view_new(new, seen, t)):
            self._last_seen |= dict.fromkeys(new, now)
            await _remember(services, new, now)
        if over and await tell_owners(bot, services, lambda t: view_over(over, t)):
            for each in over:
                del self._last_seen[each]
            await _forget(services, over)


def view_new(names: Collection[str], seen: Seen, t: Texts) -> View:
    """The word that something needs an owner."""
    told = _tell(seen, t)
    rows = [[button(t.gettext("✉️ Questions"), Ref("questions"))]] if "questions" in names else []
    return View(
        paragraphs(
            bold(t.gettext("⚠️ The bot needs your help")),
            lines(*(clip(told[each], _LONGEST) for each in names)),
            t.gettext("What to do: “Troubleshooting” in docs/operations.md."),
        ),
        rows,
    )


def view_over(names: Collection[str], t: Texts) -> View:
    """The word that it is over."""
    told = _tell_over(t)
    return View(lines(*("✅ " + told[each] for each in names if each in told)))


def _tell(seen: Seen, t: Texts) -> Mapping[str, str]:
    counts = seen.counts or Counts(*[0] * len(Counts._fields))
    hours = round((seen.backup_age or timedelta()) / timedelta(hours=1))
    return {
        "backup": t.ngettext(
            "The newest backup is {count} hour old.",
            "The newest backup is {count} hours old.",
            hours,
        ),
        "disk": t.gettext(
            "The disk is nearly full: {free} MB are free, {needed} MB are needed.",
            free=str(seen.room.free // MEGABYTE),
            needed=str(seen.room.needed // MEGABYTE),
        ),
        "inbox": t.ngettext(
            "{count} message is waiting to be handled: I cannot keep up.",
            "{count} messages are waiting to be handled: I cannot keep up.",
            seen.inbox_depth,
        ),
        "webhook": t.gettext(
            "Telegram cannot deliver messages to me: {error}", error=seen.webhook_error or ""
        ),
        "webhook gone": t.gettext(
            "Telegram no longer delivers messages to me: another program with my token has "
            "changed the webhook. Stop it and restart me."
        ),
        "rival": t.gettext(
            "Another program is using my token to fetch messages. I keep working; please "
            "stop that program."
        ),
        "outbox": t.ngettext(
            "{count} outgoing message has been waiting for more than an hour.",
            "{count} outgoing messages have been waiting for more than an hour.",
            counts.late_messages,
        ),
        "questions": t.ngettext(
            "{count} question has been waiting for an answer for more than two days.",
            "{count} questions have been waiting for an answer for more than two days.",
            counts.late_questions,
        ),
        "subscribers": t.ngettext(
            "{count} subscriber has left within a day.",
            "{count} subscribers have left within a day.",
            counts.lost_subscribers,
        ),
    }


def _tell_over(t: Texts) -> Mapping[str, str]:
    return {
        "backup": t.gettext("Backups are working again."),
        "disk": t.gettext("There is room on the disk again."),
        "inbox": t.gettext("Messages are handled on time again."),
        "webhook": t.gettext("Telegram is delivering messages to me again."),
        "webhook gone": t.gettext("The webhook points to me again."),
        "rival": t.gettext("No other program uses my token any more."),
        "outbox": t.gettext("Outgoing messages are going out on time again."),
        "questions": t.gettext("No question has been waiting for more than two days now."),
        "subscribers": t.gettext("Subscribers are no longer leaving in large numbers."),
    }


async def _remember(services: Services, names: Collection[str], now: datetime) -> None:
    try:
        for each in names:
            await services.store.reminders.note(_PREFIX + each, now)
    except (DatabaseError, NotSavedError):
        # The disk may be full, which is what they have heard of: known until the next start.
        return


async def _forget(services: Services, names: Collection[str]) -> None:
    try:
        await services.store.reminders.forget([_PREFIX + each for each in names])
    except (DatabaseError, NotSavedError):
        return
