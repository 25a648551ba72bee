"""What was found in a document, thing by thing."""

from markupsafe import Markup, escape

from handlers.chat.pager import Pager
from handlers.chat.phone import first_fitting
from handlers.chat.screen import Ref
from handlers.chat.view import (
    NUMBERS_IN_ROW,
    View,
    bold,
    button,
    clip,
    folded,
    in_rows,
    italic,
    labelled,
    lines,
    packed,
    paragraphs,
)
from handlers.dates import format_short
from handlers.imports.fields import FIELD_NAMES, fields_of, show_field
from handlers.imports.naming import KIND_NAMES, KINDS, heading_of
from handlers.imports.review import HEAD, Review
from handlers.texts import Texts
from storage.imports import Import

PAGE_SIZE = 8
_TITLE_LENGTHS = (120, 80, 60, 45, 30)
_ROOM = 16
"""So many lines of a phone the things of a page take beside the buttons."""
_UNUSED_SHOWN = 2500
_LONG = ("text", "overview")
"""Fields whose texts are folded, with the sentence that all was read from, if they take much."""


def view_things(one: Import, review: Review, kind: str, pager: Pager, t: Texts) -> View:
    """A page of the things of a kind; a button opens one."""
    keys = pager.cut(review.keys(kind))
    numbered = list(enumerate(keys, start=pager.offset + 1))

    def write(number: int, key: str, length: int) -> Markup:
        event = review.event(key) if kind in "ex" else None
        when = format_short(event.date, t) if event and event.date else None
        title = clip(heading_of(review, key) or "–", length)
        line = Markup("{}. {}").format(number, " · ".join(part for part in (when, title) if part))
        return Markup("<s>{}</s>").format(line) if review.is_out(key) else line

    listed = (lines(*(write(*each, length) for each in numbered)) for length in _TITLE_LENGTHS)
    buttons = (button(str(number), Ref("thing", one.id, key)) for number, key in numbered)
    return View(
        paragraphs(
            lines(bold(t.gettext(KINDS[kind])), pager.words(t)), first_fitting(listed, _ROOM)
        ),
        in_rows(buttons, NUMBERS_IN_ROW),
        [button(t.gettext("‹ Summary"), Ref("review", one.id))],
    ).with_rows(pager.row(lambda page: Ref("things", one.id, kind, page), t))


def view_thing(one: Import, review: Review, key: str, t: Texts) -> View:
    """One thing with its fields and its sentence; each field can be written anew."""
    kind = key[0]
    told = {
        each.name: labelled(t.gettext(FIELD_NAMES[each.name]), clip(value, 600), t)
        for each in fields_of(key)
        if (value := show_field(review, key, each.name, t))
    }
    thing = review.event(key) or review.fact(key) or review.contact(key)
    source = getattr(thing, "source", None)
    shown = [each for name, each in told.items() if name not in _LONG]
    long = [each for name, each in told.items() if name in _LONG]
    if source and not (thing and source == getattr(thing, "text", None)):
        long.append(escape(clip(source, 1500)))
    buttons = [
        button(t.gettext(FIELD_NAMES[each.name]), Ref("importfield", one.id, key, each.name))
        for each in fields_of(key)
    ]
    foot = [button(t.gettext("‹ Summary"), Ref("review", one.id))]
    is_out = kind != HEAD and review.is_out(key)
    if kind != HEAD:
        label = t.gettext("↩️ Include it") if is_out else t.gettext("🗑 Leave it out")
        buttons.append(button(label, Ref("leaveout", one.id, key, int(not is_out))))
        foot.insert(0, button(t.gettext("‹ List"), Ref("things", one.id, kind, 0)))
    rows = packed(buttons)
    heading = bold(t.gettext(KIND_NAMES[kind]).capitalize())
    out = italic(t.gettext("Not included.")) if is_out else None
    short = paragraphs(heading, lines(*shown), folded(*long) if long else None, out)
    return View(paragraphs(heading, lines(*shown, *long), out), rows, foot, shorter=[short])


def view_asked(one: Import, review: Review, key: str, field: str, prompt: str, t: Texts) -> View:
    """The question for a field, with its present value."""
    value = show_field(review, key, field, t)
    return View(
        paragraphs(
            lines(bold(t.gettext(FIELD_NAMES[field])), t.gettext(prompt)),
            lines(t.markup("Current text:"), Markup("<code>{}</code>").format(clip(value, 3000)))
            if value
            else None,
        ),
        foot=[button(t.gettext("✖️ Stop"), Ref("thing", one.id, key))],
    )


def view_unused(one: Import, review: Review, t: Texts) -> View:
    """The sentences that nothing was made of."""
    room = _UNUSED_SHOWN
    shown = []
    for text in review.reading.unused:
        if len(text) > room:
            break
        room -= len(text) + 2
        shown.append(Markup("• {}").format(text))
    more = len(review.reading.unused) - len(shown)
    return View(
        paragraphs(
            bold(t.gettext("What was left out")),
            lines(*shown),
            italic(t.ngettext("and {count} more", "and {count} more", more)) if more else None,
        ),
        foot=[button(t.gettext("‹ Summary"), Ref("review", one.id))],
    )
