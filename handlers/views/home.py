"""The first screen, the choice of a brief, help."""

from collections.abc import Sequence

from markupsafe import Markup, escape
from telegram import KeyboardButton, ReplyKeyboardMarkup

from handlers.callback_data import (
    AskSearch,
    ChooseBrief,
    SetBrief,
    ShowAbout,
    ShowContact,
    ShowDirections,
    ShowLanguages,
    ShowSubscription,
    ShowYears,
)
from handlers.commands import Command
from handlers.dates import format_edtf
from handlers.texts import N_, Texts
from handlers.views.view import (
    CHOICES_SHOWN,
    TITLE_LENGTH,
    View,
    bold,
    button,
    clip,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.wire import CallbackData
from storage.models import Brief

ONE_LINE = Markup("<code>/addevent 2018-04-25..28 | … | … | #…</code>")
TILES = {
    N_("🧭 Directions"): ShowDirections,
    N_("📅 Events"): ShowYears,
    N_("🔎 Search"): AskSearch,
    N_("☎️ Contact"): ShowContact,
    N_("ℹ️ About"): ShowAbout,
    N_("🔔 Notices"): ShowSubscription,
    N_("🌐 Language"): ShowLanguages,
}
"""The sections by their labels."""
_OF_NO_BRIEF = (ShowSubscription, ShowLanguages)


def to_screen(label: str, brief: int) -> CallbackData:
    """What the tile of this label opens."""
    kind = TILES[label]
    return kind() if kind in _OF_NO_BRIEF else kind(brief)


def view_home(brief: Brief, *, directions: int, events: int, briefs: int, t: Texts) -> View:
    """The first screen of a brief."""
    examples = italic(t.gettext("April 2018, Gergiev, port"))
    counts = " · ".join(
        [
            t.ngettext("{count} direction", "{count} directions", directions),
            t.ngettext("{count} event", "{count} events", events),
        ]
    )
    rows = in_rows((button(t.gettext(label), to_screen(label, brief.id)) for label in TILES), 2)
    if briefs > 1:
        rows.append([button(t.gettext("🗂 Other brief"), ChooseBrief())])
    return View(
        paragraphs(
            Markup("{} {}").format(flag(brief.country), bold(clip(brief.title, TITLE_LENGTH))),
            lines(counts, t.gettext("The brief is as of {end}", end=format_edtf(brief.as_of, t))),
            t.markup(
                "Choose a section or just write what you are looking for: {examples}",
                examples=examples,
            ),
        ),
        rows,
    )


def tiles(t: Texts) -> ReplyKeyboardMarkup:
    """The main sections as the keyboard of a private chat."""
    labels = [t.gettext(label) for label in TILES]
    return ReplyKeyboardMarkup(
        [[KeyboardButton(label) for label in row] for row in (labels[:2], labels[2:4], labels[4:])],
        resize_keyboard=True,
        is_persistent=True,
        input_field_placeholder=t.gettext("For example: April 2018"),
    )


def view_dead_link(t: Texts) -> View:
    """The word that what a link led to is no longer there."""
    return View(t.markup("What this link led to is no longer here."), [way_back(t)])


def view_thanks(t: Texts) -> View:
    """An answer to thanks."""
    return View(t.markup("You are welcome! Ask me anything about the brief."), [way_back(t)])


def view_briefs(briefs: Sequence[Brief], t: Texts) -> View:
    """The choice of a brief, or the word that there is none."""
    if not briefs:
        return View(t.markup("No brief has been loaded yet. Please come back later."))
    rows = [
        [button(f"{flag(brief.country)} {brief.partner}", SetBrief(brief.id))]
        for brief in briefs[:CHOICES_SHOWN]
    ]
    return View(bold(t.gettext("Which cooperation are you interested in?")), rows)


def view_help(commands: Sequence[Command], own: Sequence[Command], t: Texts) -> View:
    """What the bot can do and how to ask; `own` are the commands of an editor."""

    def to_lines(listed: Sequence[Command]) -> Markup:
        return lines(
            *(Markup("/{} – {}").format(each.name, t.gettext(each.description)) for each in listed)
        )

    editing = None
    if own:
        editing = paragraphs(
            lines(bold(t.gettext("For editors")), to_lines(own)),
            t.markup("In one line: {example}", example=ONE_LINE),
            t.markup("Or send me a paragraph: I will offer to make a draft of it."),
        )
    examples = ("/events 2018", "/events 2016-2018", t.gettext("/events April 2018"))
    return View(
        paragraphs(
            bold(t.gettext("What I can do")),
            to_lines(commands),
            lines(bold(t.gettext("Examples")), *map(escape, examples)),
            t.markup("No command is needed: just write what you are looking for."),
            editing,
        ),
        [way_back(t)],
    )


def flag(country: str) -> str:
    """The flag of a country by its ISO 3166 code."""
    return "".join(chr(ord("🇦") + ord(letter) - ord("A")) for letter in country)
