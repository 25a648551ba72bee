"""What a chat hears of new events, and the buttons that change it."""

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup
from typing_extensions import override

from handlers.chat.context import Context, Gone
from handlers.chat.notes import name_brief, whose
from handlers.chat.pager import Pager
from handlers.chat.screen import Screen, screen
from handlers.chat.view import (
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
from handlers.subscriptions.setting import (
    ONLY_ADMINS,
    Setting,
    chat_of,
    get_subscription,
    may_decide,
)
from handlers.subscriptions.timing import ZONES, ShowNoticeLanguages, ShowPace, name_pace
from handlers.texts import N_, NAMES, Texts
from storage.models import Brief, Direction
from storage.subscriptions import Subscription

_TOPICS_LENGTH = 1_000
_NARROWED_LENGTH = 250
_BRIEFS_SHOWN = 20


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
        return cls() if await may_decide(context) else View(context.texts.markup(ONLY_ADMINS))


@screen("hear")
class Subscribe(Setting):
    """Hear of new events."""

    async def decide(self, context: Context) -> View:
        """The new subscription."""
        zone = context.services.timezone.key
        await context.store.subscriptions.subscribe(
            chat_of(context),
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
        was = await context.store.subscriptions.unsubscribe(chat_of(context))
        return view_unsubscribed(context.texts, was=was)


@screen("topic")
class ToggleTopic(Setting):
    """Want a direction, or not (0); the direction 0 means all, and so does the last that goes."""

    direction: int
    wanted: int = 1

    async def decide(self, context: Context) -> View:
        """The subscription with the direction added or taken away."""
        chat = (await get_subscription(context)).chat_id
        if not self.direction:
            brief = await context.find_brief()
            await context.store.subscriptions.set_directions(chat, [], brief.id if brief else None)
        elif brief_id := {each.id: each.brief_id for each in await _directions(context)}.get(
            self.direction
        ):
            if self.wanted and (await get_subscription(context)).briefs:
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
        subscription = await get_subscription(context)
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
        chat = (await get_subscription(context)).chat_id
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
        subscription = await get_subscription(context)
        briefs = await context.store.briefs.list_briefs(context.language)
        return view_wanted_briefs(subscription, briefs, self.page, context.texts)


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
        Markup("⏰ {}").format(name_pace(subscription, t)),
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


async def _show(context: Context) -> View:
    subscription = await context.store.subscriptions.get(chat_of(context))
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
