"""What an owner writes to subscribers, as it is written and as it comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from telegram import InlineKeyboardButton

from handlers.chat.notes import name_brief, whose
from handlers.chat.pager import Pager
from handlers.chat.screen import Ref
from handlers.chat.view import Row, View, bold, button, in_rows, lines, paragraphs, tick, way_back
from handlers.subscriptions.sending import way_out
from handlers.texts import NAMES, Texts
from storage.broadcasts import Broadcast
from storage.models import Brief

_BRIEFS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Readers:
    """To whom it goes."""

    brief: Brief | None
    """Who hears of it; None: of any."""
    language: str | None
    count: int
    """How many they are now."""


def view_ask_text(
    broadcast: Broadcast, latest: Broadcast | None, t: Texts, problem: str | None = None
) -> View:
    """The request to write it, with the way to what was sent last."""
    rows: list[Row] = []
    if latest and not broadcast.text:
        rows.append([button(t.gettext("🕓 Previous message"), Ref("sentbroadcast", latest.id))])
    return View(
        paragraphs(
            Markup("⚠️ {}").format(problem) if problem else None,
            bold(t.gettext("Write the message for the subscribers.")),
            t.gettext("You will see it before it is sent, and choose who gets it."),
        ),
        [*rows, [_discard(broadcast, t)]],
        way_back(t),
    )


def view_preview(broadcast: Broadcast, text: str, readers: Readers, t: Texts) -> View:
    """The text as it will be sent, and to whom."""
    number = broadcast.id
    rows: list[Row] = []
    if readers.count:
        rows.append(
            [
                button(
                    t.gettext("📣 Send"), Ref("sendbroadcast", number, broadcast.version), "success"
                )
            ]
        )
    rows += in_rows(
        [
            button(t.gettext("👥 To whom"), Ref("audience", number)),
            button(t.gettext("✏️ Rewrite"), Ref("writebroadcast", number)),
            _discard(broadcast, t),
        ],
        2,
    )
    return View(
        paragraphs(bold(t.gettext("This will be sent:")), text, _whom(readers, t)),
        rows,
        way_back(t),
    )


def _discard(broadcast: Broadcast, t: Texts) -> InlineKeyboardButton:
    return button(t.gettext("🗑 Discard draft"), Ref("dropbroadcast", broadcast.id))


def view_audience(
    broadcast: Broadcast, briefs: Sequence[Brief], readers: Readers, page: int, t: Texts
) -> View:
    """The briefs and languages as toggles, one of each."""
    pager = Pager(page, len(briefs), _BRIEFS_SHOWN)
    number, brief, language = broadcast.id, broadcast.brief_id or 0, broadcast.language or ""
    rows: list[Row] = []
    if len(briefs) > 1:
        shown = pager.cut(briefs)
        named = [(0, t.gettext("all countries")), *((each.id, name_brief(each)) for each in shown)]
        rows += in_rows(
            [
                button(
                    tick(name, each == brief),
                    Ref("toaudience", number, each, language, page=pager.page),
                )
                for each, name in named
            ],
            2,
        )
    spoken = [("", t.gettext("all languages")), *NAMES.items()]
    rows += in_rows(
        [
            button(
                tick(name, each == language),
                Ref("toaudience", number, brief, each, page=pager.page),
            )
            for each, name in spoken
        ],
        2,
    )
    return View(
        paragraphs(
            bold(t.gettext("Who should get it?")),
            _whom(readers, t),
            t.gettext("The language is the one subscribers get updates in."),
        ),
        rows,
        way_back(t, button(t.gettext("‹ Back"), Ref("broadcast"))),
    ).with_rows(pager.row(lambda turned: Ref("audience", number, page=turned), t))


def view_broadcast(broadcast: Broadcast, brief: Brief | None, t: Texts) -> View:
    """The text as a subscriber gets it."""
    heading = Markup("📣 {}").format(bold(t.gettext("From the editors")))
    return View(
        paragraphs(lines(whose(brief) if brief else None, heading), broadcast.text or ""),
        foot=way_out(t),
    )


def view_discarded(t: Texts) -> View:
    """The word that nothing was sent."""
    return View(bold(t.gettext("Discarded. Nothing was sent.")), foot=way_back(t))


def _whom(readers: Readers, t: Texts) -> Markup:
    language = NAMES.get(readers.language or "", t.gettext("all languages"))
    return lines(
        t.gettext("Subscribers of: {name}", name=name_brief(readers.brief))
        if readers.brief
        else t.gettext("All subscribers"),
        t.gettext("Language: {language}", language=language),
        t.ngettext("{count} person right away", "{count} people right away", readers.count)
        if readers.count
        else t.gettext("There are no subscribers yet."),
    )
