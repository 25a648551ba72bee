"""What a chat hears of new events, and the buttons that change it."""

from collections.abc import Iterator, Sequence
from typing import Any

from babel.dates import get_timezone_location
from markupsafe import Markup
from typing_extensions import override

from handlers.chat.context import Context, Gone
from handlers.chat.notes import name_brief, whose
from handlers.chat.pager import Pager
from handlers.chat.screen import Screen, screen
from handlers.chat.view import (
    Row,
    View,
    bold,
    button,
    clip,
    in_rows,
    lines,
    paragraphs,
    tick,
    way_back,
)
from handlers.texts import LANGUAGES, N_, NAMES, Texts
from storage.models import Brief, Direction
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
_TOPICS_LENGTH = 1_000
_NARROWED_LENGTH = 250
_BRIEFS_SHOWN = 20
ONLY_ADMINS = N_("In a group, only its administrators can change this.")


class Setting(Screen):
    """A choice that in a group only its administrators make; in private it is everybody's own."""

    __slots__ = ()

    async def open(self, context: Context) -> View:
        """The subscription after the choice; the refusal where somebody else decides."""
        if await _may_decide(context):
            return await self.decide(context)
        context.toast = context.texts.gettext(ONLY_ADMINS)
        return await _show(context)

    async def decide(self, context: Context) -> View:
        """Make the choice."""
        raise NotImplementedError

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | View:
        """The choice, or the refusal as an answer of its own."""
        if await _may_decide(context):
            return cls()
        return View(context.texts.markup(ONLY_ADMINS))


@screen(
    "subscribe",
    command=N_("get updates on new events"),
    tile=N_("🔔 Updates"),
    former_tiles=("🔔 Notices", "🔔 Berichten", "🔔 Annonces"),
    intents=("subscription",),
)
class ShowSubscription(Screen):
    """What this chat hears of, and the way to subscribe."""

    async def open(self, context: Context) -> View:
        """The subscription."""
        return await _show(context)

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | View:
        """The subscription to those who decide on it."""
        return cls() if await _may_decide(context) else View(context.texts.markup(ONLY_ADMINS))


@screen("hear")
class Subscribe(Setting):
    """Hear of new events."""

    async def decide(self, context: Context) -> View:
        """The new subscription."""
        zone = context.services.timezone.key
        await context.store.subscriptions.subscribe(
            _chat(context),
            context.language,
            zone if zone in ZONES else ZONES[0],
            context.now,
            context.here.thread_id,
        )
        return await _show(context)


@screen("unsubscribe", command=N_("stop updates"))
class Unsubscribe(Setting):
    """Hear of nothing more."""

    async def decide(self, context: Context) -> View:
        """The word that it is ended."""
        was = await context.store.subscriptions.unsubscribe(_chat(context))
        return view_unsubscribed(context.texts, was=was)


@screen("topic")
class ToggleTopic(Setting):
    """Want a direction, or not (0); the direction 0 means all, and so does the last that goes."""

    direction: int
    wanted: int = 1

    async def decide(self, context: Context) -> View:
        """The subscription with the direction added or taken away."""
        chat = (await _get(context)).chat_id
        if not self.direction:
            brief = await context.find_brief()
            await context.store.subscriptions.set_directions(chat, [], brief.id if brief else None)
        elif brief_id := {each.id: each.brief_id for each in await _directions(context)}.get(
            self.direction
        ):
            if self.wanted and (await _get(context)).briefs:
                await context.store.subscriptions.set_brief(chat, brief_id, wanted=True)
            await context.store.subscriptions.set_direction(
                chat, self.direction, wanted=bool(self.wanted)
            )
        else:
            raise Gone
        return await ShowWantedTopics().open(context)


@screen("topics")
class ShowWantedTopics(Screen):
    """The directions that the chat may want to hear of."""

    async def open(self, context: Context) -> View:
        """The directions of the person's brief as toggles."""
        subscription = await _get(context)
        brief = await context.find_brief()
        directions = await _directions(context)
        return view_wanted_topics(subscription, brief, directions, context.texts)


@screen("hearof")
class ToggleBrief(Setting):
    """Want a brief, or not (0); the brief 0 means all, and so does the last that goes."""

    brief: int
    wanted: int = 1
    page: int = 0

    async def decide(self, context: Context) -> View:
        """The briefs with the one added or taken away."""
        chat = (await _get(context)).chat_id
        if not self.brief:
            await context.store.subscriptions.want_all_briefs(chat)
        else:
            brief = await context.get_brief(self.brief)
            wanted = self.wanted == 1
            await context.store.subscriptions.set_brief(chat, brief.id, wanted=wanted)
        return await ShowWantedBriefs(self.page).open(context)


@screen("hearofs")
class ShowWantedBriefs(Screen):
    """A page of the briefs that the chat may want to hear of."""

    page: int = 0

    async def open(self, context: Context) -> View:
        """The briefs as toggles."""
        subscription = await _get(context)
        briefs = await context.store.briefs.list_briefs(context.language)
        return view_wanted_briefs(subscription, briefs, self.page, context.texts)


@screen("pace")
class SetNoticePace(Setting):
    """Hear at once (0) or weekly (1)."""

    weekly: int

    async def decide(self, context: Context) -> View:
        """The subscription at its new pace."""
        now = await _get(context)
        await context.store.subscriptions.set_pace(
            now.chat_id, weekly=self.weekly == 1, hour=now.hour, now=context.now
        )
        return await (ShowPace().open(context) if self.weekly == 1 else _show(context))


@screen("paces")
class ShowPace(Screen):
    """When the chat hears of new events."""

    async def open(self, context: Context) -> View:
        """At once or weekly, and of a digest the hour and the time zone."""
        return view_pace(await _get(context), context.texts)


@screen("hour")
class SetNoticeHour(Setting):
    """Hear weekly at an hour."""

    hour: int

    async def decide(self, context: Context) -> View:
        """The subscription with the hour of the digest."""
        if self.hour not in HOURS:
            raise Gone
        await context.store.subscriptions.set_pace(
            (await _get(context)).chat_id, weekly=True, hour=self.hour, now=context.now
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
        await context.store.subscriptions.set_zone((await _get(context)).chat_id, ZONES[self.zone])
        return await ShowPace().open(context)


@screen("hearin")
class SetNoticeLanguage(Setting):
    """Hear in a language."""

    language: str

    async def decide(self, context: Context) -> View:
        """The subscription with the language of the notices."""
        if self.language not in LANGUAGES:
            raise Gone
        await context.store.subscriptions.set_language((await _get(context)).chat_id, self.language)
        return await _show(context)


@screen("hearins")
class ShowNoticeLanguages(Screen):
    """The languages in which the chat can hear of new events."""

    async def open(self, context: Context) -> View:
        """The languages by their own names."""
        return view_notice_languages(await _get(context), context.texts)


def view_subscription(
    subscription: Subscription | None,
    directions: Sequence[Direction],
    t: Texts,
    briefs: Sequence[Brief] = (),
    others: Sequence[Direction] = (),
) -> View:
    """What a chat hears of, and the buttons that change it.

    `directions` are those of the person's brief; `others` those that are chosen of other briefs.
    """
    if not subscription:
        heading = bold(t.gettext("🔔 Updates on new events: not subscribed"))
        text = t.gettext("I can let you know when the committee announces a new event.")
        rows = [[button(t.gettext("🔔 Subscribe"), Subscribe())]]
        return View(paragraphs(heading, text), rows, way_back(t))
    chosen = [each.label for each in directions if each.id in subscription.directions]
    topics = clip(", ".join(chosen), _TOPICS_LENGTH) or t.gettext("all areas")
    several = len(briefs) > 1
    if several:
        topics = clip(_name_briefs(subscription, briefs, t), _TOPICS_LENGTH)
    heading = bold(t.gettext("✅ Subscribed to new events: {topics}", topics=topics))
    facts = lines(
        *(_narrowed(subscription, briefs, [*directions, *others], t) if several else ()),
        Markup("⏰ {}").format(_name_pace(subscription, t)),
        Markup("🌐 {}").format(NAMES[subscription.language]),
    )
    settings = [
        button(t.gettext("🤝 Areas"), ShowWantedTopics()),
        button(t.gettext("⏰ When"), ShowPace()),
        button(t.gettext("🌐 Language"), ShowNoticeLanguages()),
        button(t.gettext("🔕 Unsubscribe"), Unsubscribe()),
    ]
    if several:
        settings.insert(0, button(t.gettext("🗂 Countries"), ShowWantedBriefs()))
    return View(paragraphs(heading, facts), in_rows(settings, 2), way_back(t))


def _name_pace(subscription: Subscription, t: Texts) -> str:
    if not subscription.weekly:
        return t.gettext("right away")
    city = _city(subscription.zone, t)
    return t.gettext("on Mondays at {hour}:00, {city} time", hour=subscription.hour, city=city)


def view_wanted_topics(
    subscription: Subscription, brief: Brief | None, directions: Sequence[Direction], t: Texts
) -> View:
    """The directions as toggles."""
    wanted = subscription.directions & {each.id for each in directions}
    toggles = [button(tick(t.gettext("all areas"), not wanted), ToggleTopic(0))]
    toggles += [
        button(
            tick(each.label, each.id in wanted), ToggleTopic(each.id, int(each.id not in wanted))
        )
        for each in directions
    ]
    return View(
        lines(
            whose(brief) if brief else None,
            bold(t.gettext("Which areas do you want updates on?")),
        ),
        in_rows(toggles, 2),
        way_back(t, button(t.gettext("‹ Back"), ShowSubscription())),
    )


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
        lines(bold(t.gettext("When do you want updates?")), _name_pace(subscription, t)),
        rows,
        way_back(t, button(t.gettext("‹ Back"), ShowSubscription())),
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
        way_back(t, button(t.gettext("‹ Back"), ShowSubscription())),
    )


def view_wanted_briefs(
    subscription: Subscription, briefs: Sequence[Brief], page: int, t: Texts
) -> View:
    """The briefs as toggles."""
    pager = Pager(page, len(briefs), _BRIEFS_SHOWN)
    wanted = subscription.briefs
    everything = tick(t.gettext("all countries"), not wanted)
    toggles = [button(everything, ToggleBrief(0, 1, pager.page))]
    toggles += [
        button(
            tick(name_brief(each), each.id in wanted),
            ToggleBrief(each.id, int(each.id not in wanted), pager.page),
        )
        for each in pager.cut(briefs)
    ]
    return View(
        bold(t.gettext("Which countries do you want updates on?")),
        in_rows(toggles, 2),
        way_back(t, button(t.gettext("‹ Back"), ShowSubscription())),
    ).with_rows(pager.row(ShowWantedBriefs, t))


def _narrowed(
    subscription: Subscription, briefs: Sequence[Brief], directions: Sequence[Direction], t: Texts
) -> Iterator[str]:
    """The briefs of which only some directions are wanted, with those."""
    for brief in briefs:
        named = [
            each.label
            for each in directions
            if each.brief_id == brief.id and each.id in subscription.directions
        ]
        if named:
            yield f"{name_brief(brief)}{t.colon}{clip(', '.join(named), _NARROWED_LENGTH)}"


def _name_briefs(subscription: Subscription, briefs: Sequence[Brief], t: Texts) -> str:
    chosen = [name_brief(each) for each in briefs if each.id in subscription.briefs]
    return ", ".join(chosen) if subscription.briefs else t.gettext("all countries")


def view_unsubscribed(t: Texts, *, was: bool) -> View:
    """The word that no more notices will come."""
    text = (
        t.gettext("🔕 No more updates. You can subscribe again at any time.")
        if was
        else t.gettext("You were not subscribed.")
    )
    return View(bold(text), [[button(t.gettext("🔔 Subscribe"), Subscribe())]], way_back(t))


def _city(zone: str, t: Texts) -> str:
    return get_timezone_location(zone, locale=t.locale, return_city=True)


async def _show(context: Context) -> View:
    subscription = await context.store.subscriptions.get(_chat(context))
    directions = await _directions(context)
    briefs = await context.store.briefs.list_briefs(context.language)
    shown = {each.id for each in directions}
    chosen = subscription.directions - shown if subscription else frozenset()
    others = [
        each
        for number in sorted(chosen)
        if (each := await context.store.briefs.get_direction(number, context.language))
    ]
    return view_subscription(subscription, directions, context.texts, briefs, others)


async def _directions(context: Context) -> list[Any]:
    brief = await context.find_brief()
    if not brief:
        return []
    return list(await context.store.briefs.list_directions(brief.id, context.language))


async def _get(context: Context) -> Subscription:
    subscription = await context.store.subscriptions.get(_chat(context))
    if not subscription:
        raise Gone
    return subscription


def _chat(context: Context) -> int:
    if not context.chat:
        raise Gone
    return context.chat.id


async def _may_decide(context: Context) -> bool:
    if context.is_private or not context.chat:
        return True
    if context.chat.is_direct_messages:
        # There each topic is another person's, and a subscription is the chat's.
        return False
    if context.message and (sender := context.message.sender_chat):
        # In the name of the group itself only its administrators write.
        return sender.id == context.chat.id
    # About other members Telegram tells only a bot that is an administrator itself.
    admins = await context.bot.get_chat_administrators(context.chat.id)
    return any(context.user == admin.user for admin in admins)
