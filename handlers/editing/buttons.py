"""What editors find on screens that everybody sees."""

from dataclasses import replace

from handlers.about.screens import ShowAbout
from handlers.agreements.screens import ShowAgreement, ShowAgreements
from handlers.chat.context import Context
from handlers.chat.screen import Screen
from handlers.chat.view import Row, View, button, fit_in_row
from handlers.contact.screens import ShowContact
from handlers.directions.screens import ShowDirections
from handlers.editing.choosing import EditContacts, EditFacts
from handlers.editing.desk import ShowDesk, count_waiting
from handlers.editing.drafts import EditSubject, NewThing
from handlers.editing.hiding import HideEvent, VerifyContact
from handlers.editing.qr import SendQr
from handlers.events.card import ShowEvent
from handlers.events.listing import ShowEvents
from handlers.home.sections import Home
from handlers.people.screens import ShowEntity
from handlers.texts import N_, Texts

_NEW: dict[type[Screen], tuple[str, str]] = {
    ShowDirections: ("direction", N_("➕ Area")),
    ShowAgreements: ("agreement", N_("➕ Agreement")),
}
"""What can be begun on a list, and how its button reads."""
_MOST_BESIDE = 2


async def with_editing(context: Context, screen: Screen, view: View) -> View:
    """A screen with the buttons by which editors change what it shows and hang up its link."""
    rows = await _find_rows(context, screen)
    if screen.spec.links:
        qr = button(context.texts.gettext("▦ QR code"), SendQr(_without_origin(screen)))
        if rows and fit_in_row([*rows[-1], qr]):
            rows = [*rows[:-1], [*rows[-1], qr]]
        else:
            rows.append([qr])
    shown = list(view.rows)
    for row in rows:
        # Where a row has room for it, not in one of its own.
        at = next(
            (each for each in reversed(range(len(shown))) if _has_room(shown[each], row)), None
        )
        if at is None:
            shown.append(row)
        else:
            shown[at] = [*shown[at], *row]
    return replace(view, rows=shown)


def _has_room(shown: Row, row: Row) -> bool:
    """Whether a single button can stand beside others that are no numbers."""
    return len(row) == 1 and 0 < len(shown) <= _MOST_BESIDE and fit_in_row([*shown, *row])


def edit_rows(subject: str, subject_id: int, t: Texts) -> list[Row]:
    """The way to edit something; the contact can also be said to be still right."""
    row = [button(t.gettext("✏️ Edit"), EditSubject(subject, subject_id))]
    if subject == "contact":
        row.append(button(t.gettext("✅ Still correct"), VerifyContact(subject_id)))
    return [row]


async def _find_rows(context: Context, screen: Screen) -> list[Row]:
    t = context.texts
    if isinstance(screen, Home):
        waiting = await count_waiting(context)
        label = t.gettext("✍️ For editors")
        return [[button(f"{label} ({waiting})" if waiting else label, ShowDesk())]]
    if isinstance(screen, ShowEvent):
        [row] = edit_rows("event", screen.event, t)
        return [[*row, button(t.gettext("🗑 Hide"), HideEvent(screen.event))]]
    if isinstance(screen, ShowEvents) and screen.direction:
        return edit_rows("direction", screen.direction, t)
    if isinstance(screen, ShowAbout):
        [row] = edit_rows("brief", screen.brief, t)
        facts = button(t.gettext("✏️ Facts"), EditFacts(screen.brief))
        return [[*row, facts], [button(t.gettext("➕ Fact"), NewThing(screen.brief, "fact"))]]
    if isinstance(screen, ShowDirections | ShowAgreements):
        subject, label = _NEW[type(screen)]
        return [[button(t.gettext(label), NewThing(screen.brief, subject))]]
    if isinstance(screen, ShowEntity):
        return edit_rows("entity", screen.entity, t)
    if isinstance(screen, ShowContact):
        contacts = await context.store.briefs.list_contacts(screen.brief, context.language)
        if len(contacts) == 1:
            new = button(t.gettext("➕ Contact"), NewThing(screen.brief, "contact"))
            return [*edit_rows("contact", contacts[0].id, t), [new]]
        return [[button(t.gettext("✏️ Edit"), EditContacts(screen.brief))]]
    if isinstance(screen, ShowAgreement):
        return edit_rows("agreement", screen.agreement, t)
    return []


def _without_origin(screen: Screen) -> Screen:
    """The screen as its link opens it."""
    return ShowEvent(screen.event) if isinstance(screen, ShowEvent) else screen
