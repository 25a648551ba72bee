"""Subscriptions and the notices they bring."""

from collections.abc import Sequence

from babel.dates import get_timezone_location
from markupsafe import Markup

from handlers.callback_data import (
    SetNoticeHour,
    SetNoticeLanguage,
    SetNoticePace,
    SetNoticeZone,
    ShowEvent,
    ShowEvents,
    ShowSubscription,
    Subscribe,
    ToggleTopic,
    Unsubscribe,
)
from handlers.texts import NAMES, Texts
from handlers.views.card import card_text
from handlers.views.view import Row, View, bold, button, clip, in_rows, lines, paragraphs, way_back
from storage.models import Brief, Direction, Event
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
_TITLE_LENGTH = 200
_TOPICS_LENGTH = 1_000
_DIGEST_SHOWN = 8


def view_subscription(
    subscription: Subscription | None, directions: Sequence[Direction], t: Texts
) -> View:
    """What a chat hears of, and the buttons that change it."""
    if not subscription:
        heading = bold(t.gettext("🔔 Notices of new events: no subscription"))
        text = t.gettext("I can tell you when the committee announces a new event.")
        rows = [[button(t.gettext("🔔 Subscribe"), Subscribe())], way_back(t)]
        return View(paragraphs(heading, text), rows)
    chosen = [each.label for each in directions if each.id in subscription.directions]
    topics = clip(", ".join(chosen), _TOPICS_LENGTH) or t.gettext("all directions")
    heading = bold(t.gettext("✅ Subscribed to new events: {topics}", topics=topics))
    if subscription.weekly:
        pace = t.gettext(
            "on Mondays at {hour}:00, {city} time",
            hour=subscription.hour,
            city=_city(subscription.zone, t),
        )
    else:
        pace = t.gettext("at once")
    facts = lines(
        Markup("⏰ {}").format(pace),
        Markup("🌐 {}").format(NAMES[subscription.language]),
    )
    return View(paragraphs(heading, facts), _rows(subscription, directions, t))


def view_unsubscribed(t: Texts, *, was: bool) -> View:
    """The word that no more notices will come."""
    text = (
        t.gettext("🔕 No more notices. You can subscribe again at any time.")
        if was
        else t.gettext("There was no subscription.")
    )
    return View(bold(text), [[button(t.gettext("🔔 Subscribe"), Subscribe())], way_back(t)])


def view_only_admins(t: Texts) -> View:
    """The refusal in a group."""
    return View(t.markup("In a group only its administrators can change this."))


def view_notice(brief: Brief, event: Event, t: Texts) -> View:
    """An event that was announced."""
    heading = Markup("📣 {}").format(bold(t.gettext("New in the brief")))
    return View(card_text(brief, event, t, heading), [_open_row(brief, event, t), _way_out(t)])


def view_digest(found: Sequence[tuple[Brief, Event]], t: Texts) -> View:
    """What was announced in a week."""
    entries = [
        Markup("• {}").format(clip(event.title, _TITLE_LENGTH))
        for _, event in found[:_DIGEST_SHOWN]
    ]
    count = t.ngettext("{count} new event this week", "{count} new events this week", len(found))
    more = "…" if len(found) > _DIGEST_SHOWN else None
    rows = [
        [button(event.title, ShowEvent(event.id, ShowEvents(brief.id)))]
        for brief, event in found[:_DIGEST_SHOWN]
    ]
    return View(
        paragraphs(Markup("📣 {}").format(bold(count)), lines(*entries, more)),
        [*rows, _way_out(t)],
    )


def _rows(subscription: Subscription, directions: Sequence[Direction], t: Texts) -> list[Row]:
    def tick(label: str, chosen: bool) -> str:  # noqa: FBT001
        return f"✓ {label}" if chosen else label

    everything = tick(t.gettext("all directions"), not subscription.directions)
    topics = [button(everything, ToggleTopic(0))]
    topics += [
        button(tick(each.label, each.id in subscription.directions), ToggleTopic(each.id))
        for each in directions
    ]
    rows = in_rows(topics, 2)
    rows.append(
        [
            button(tick(t.gettext("at once"), not subscription.weekly), SetNoticePace(0)),
            button(tick(t.gettext("weekly"), subscription.weekly), SetNoticePace(1)),
        ]
    )
    if subscription.weekly:
        hours = (
            button(tick(f"{hour:02}:00", hour == subscription.hour), SetNoticeHour(hour))
            for hour in HOURS
        )
        rows += in_rows(hours, 3)
        zones = (
            button(tick(_city(zone, t), zone == subscription.zone), SetNoticeZone(number))
            for number, zone in enumerate(ZONES)
        )
        rows += in_rows(zones, 2)
    languages = (
        button(tick(name, language == subscription.language), SetNoticeLanguage(language))
        for language, name in NAMES.items()
    )
    rows += in_rows(languages, 2)
    return [*rows, [button(t.gettext("🔕 Unsubscribe"), Unsubscribe())], way_back(t)]


def _open_row(brief: Brief, event: Event, t: Texts) -> Row:
    return [button(t.gettext("👁 Show the card"), ShowEvent(event.id, ShowEvents(brief.id)))]


def _way_out(t: Texts) -> Row:
    return [
        button(t.gettext("⚙️ Settings"), ShowSubscription()),
        button(t.gettext("🔕 Unsubscribe"), Unsubscribe()),
    ]


def _city(zone: str, t: Texts) -> str:
    return get_timezone_location(zone, locale=t.locale, return_city=True)
