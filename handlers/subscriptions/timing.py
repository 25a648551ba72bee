"""When and in which language a chat hears of new events."""

from babel.dates import get_timezone_location

from handlers.chat.context import Context, Gone
from handlers.chat.opening import show_screen
from handlers.chat.screen import Screen, screen
from handlers.chat.view import Row, View, bold, button, in_rows, lines, tick, way_back
from handlers.subscriptions.setting import SUBSCRIPTION, Setting, get_subscription
from handlers.texts import LANGUAGES, NAMES, Texts
from storage.subscriptions import Subscription

HOURS = (8, 10, 12, 15, 18, 21)
ZONES = (
    "Europe/Moscow",
    "Europe/Brussels",
    "Europe/London",
    "Asia/Yekaterinburg",
    "Asia/Novosibirsk",
    "Asia/Vladivostok",
)


@screen("pace")
class SetNoticePace(Setting):
    """Hear at once (0) or weekly (1)."""

    weekly: int

    async def decide(self, context: Context) -> View:
        """The subscription at its new pace."""
        now = await get_subscription(context)
        await context.store.subscriptions.set_pace(
            now.chat_id, weekly=self.weekly == 1, hour=now.hour, now=context.now
        )
        after = ShowPace() if self.weekly == 1 else SUBSCRIPTION
        return await show_screen(context, after)


@screen("paces")
class ShowPace(Screen):
    """When the chat hears of new events."""

    async def open(self, context: Context) -> View:
        """At once or weekly, and of a digest the hour and the time zone."""
        return view_pace(await get_subscription(context), context.texts)


@screen("hour")
class SetNoticeHour(Setting):
    """Hear weekly at an hour."""

    hour: int

    async def decide(self, context: Context) -> View:
        """The subscription with the hour of the digest."""
        if self.hour not in HOURS:
            raise Gone
        await context.store.subscriptions.set_pace(
            (await get_subscription(context)).chat_id, weekly=True, hour=self.hour, now=context.now
        )
        return await ShowPace().open(context)


@screen("zone")
class SetNoticeZone(Setting):
    """Hear weekly by the clock of a time zone, by its number."""

    zone: int

    async def decide(self, context: Context) -> View:
        """The subscription with the time zone of the digest."""
        if not 0 <= self.zone < len(ZONES):
            raise Gone
        await context.store.subscriptions.set_zone(
            (await get_subscription(context)).chat_id, ZONES[self.zone]
        )
        return await ShowPace().open(context)


@screen("hearin")
class SetNoticeLanguage(Setting):
    """Hear in a language."""

    language: str

    async def decide(self, context: Context) -> View:
        """The subscription with the language of the notices."""
        if self.language not in LANGUAGES:
            raise Gone
        await context.store.subscriptions.set_language(
            (await get_subscription(context)).chat_id, self.language
        )
        return await show_screen(context, SUBSCRIPTION)


@screen("hearins")
class ShowNoticeLanguages(Screen):
    """The languages in which the chat can hear of new events."""

    async def open(self, context: Context) -> View:
        """The languages by their own names."""
        return view_notice_languages(await get_subscription(context), context.texts)


def name_pace(subscription: Subscription, t: Texts) -> str:
    """When a chat hears of new events."""
    if not subscription.weekly:
        return t.gettext("right away")
    city = _city(subscription.zone, t)
    return t.gettext("on Mondays at {hour}:00, {city} time", hour=subscription.hour, city=city)


def view_pace(subscription: Subscription, t: Texts) -> View:
    """At once or weekly, and of a digest the hour and the time zone."""
    rows: list[Row] = [
        [
            button(tick(t.gettext("right away"), not subscription.weekly), SetNoticePace(0)),
            button(tick(t.gettext("weekly"), subscription.weekly), SetNoticePace(1)),
        ]
    ]
    if subscription.weekly:
        hours = (
            button(tick(f"{hour:02}:00", hour == subscription.hour), SetNoticeHour(hour))
            for hour in HOURS
        )
        zones = (
            button(tick(_city(zone, t), zone == subscription.zone), SetNoticeZone(number))
            for number, zone in enumerate(ZONES)
        )
        rows += [*in_rows(hours, 3), *in_rows(zones, 2)]
    return View(
        lines(bold(t.gettext("When do you want updates?")), name_pace(subscription, t)),
        rows,
        way_back(t, button(t.gettext("‹ Back"), SUBSCRIPTION)),
    )


def view_notice_languages(subscription: Subscription, t: Texts) -> View:
    """The languages by their own names."""
    languages = (
        button(tick(name, language == subscription.language), SetNoticeLanguage(language))
        for language, name in NAMES.items()
    )
    return View(
        bold(t.gettext("In which language do you want updates?")),
        in_rows(languages, 2),
        way_back(t, button(t.gettext("‹ Back"), SUBSCRIPTION)),
    )


def _city(zone: str, t: Texts) -> str:
    return get_timezone_location(zone, locale=t.locale, return_city=True)
