"""What the city and its partner have signed."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from handlers.chat.context import Context, Gone
from handlers.chat.extract import Extract, Part
from handlers.chat.notes import as_of, brief_print, language_note, small_print, whose
from handlers.chat.pager import Pager
from handlers.chat.screen import Link, Ref, Screen, screen
from handlers.chat.view import (
    NUMBERS_IN_ROW,
    TITLE_LENGTH,
    Shown,
    View,
    bold,
    button,
    clip,
    folded,
    in_rows,
    italic,
    lines,
    paragraphs,
    room_beside,
    way_back,
)
from handlers.dates import format_day, format_edtf, format_short
from handlers.texts import N_, Texts
from storage.edtf import Edtf
from storage.models import Agreement, Brief

PAGE_SIZE = 5
_LINE_LENGTH = 200
_TITLE_LENGTH = 80
_IN_SHORT = (80, 70, 65, 60, 55, 50, 45, 40)
"""So many letters of a title where they do not all fit."""
_QUOTE_LENGTH = 200
"""Less of a source is not worth a quote."""


@screen(
    "agreements",
    command=N_("signed agreements"),
    links=(Link("t", "brief"),),
    intents=("agreements",),
)
class ShowAgreements(Screen):
    """A page of the agreements of a brief."""

    brief: int
    page: int = 0

    async def open(self, context: Context) -> View:
        """The agreements in the brief's order; a button opens one."""
        brief = await context.get_brief(self.brief)
        agreements = await context.store.briefs.list_agreements(brief.id, context.language)
        pager = Pager(self.page, len(agreements), PAGE_SIZE)
        shown = pager.cut(agreements)
        return view_agreements(brief, shown, pager, context.today, context.texts)

    async def extract(self, context: Context) -> Extract:
        """All agreements."""
        t = context.texts
        return Extract(self.brief, t.gettext("Agreements"), parts=[Part("agreements")])


@screen("agreement", links=(Link("g", "agreement"),))
class ShowAgreement(Screen):
    """One agreement."""

    agreement: int

    async def open(self, context: Context) -> View:
        """What the brief says of it."""
        agreement = await context.store.briefs.get_agreement(self.agreement, context.language)
        if not agreement:
            raise Gone
        brief = await context.get_brief(agreement.brief_id)
        return view_agreement(brief, agreement, context.today, context.texts)

    async def extract(self, context: Context) -> Extract:
        """The agreement."""
        agreement = await context.store.briefs.get_agreement(self.agreement, context.language)
        if not agreement:
            raise Gone
        parts = [Part("agreements", [agreement.id])]
        return Extract(agreement.brief_id, agreement.title, parts=parts)


def view_agreements(
    brief: Brief,
    agreements: Sequence[Agreement],
    pager: Pager,
    today: date,
    t: Texts,
) -> View:
    """A page of the agreements, or the word that the brief names none."""
    if not pager.total:
        none = t.markup("The brief has no agreements.")
        said = paragraphs(lines(whose(brief), none), as_of(brief, t))
        return View(said, foot=way_back(t), has_nothing=True)
    count = t.ngettext("{count} agreement", "{count} agreements", pager.total)
    if pages := pager.words(t):
        count = f"{count}, {pages}"
    language = next((each.language for each in agreements if each.language != t.language), None)
    turns = pager.row(lambda page: ShowAgreements(brief.id, page), t)
    heading = lines(
        whose(brief),
        Markup("{} · {}").format(bold(t.gettext("Agreements")), italic(count)),
    )
    end = brief_print(brief, language or t.language, t)
    variants = ((_summary, _TITLE_LENGTH), *((_summary_in_short, each) for each in _IN_SHORT))
    listed = (
        lines(*(write(number, each, length, today, t) for number, each in enumerate(agreements, 1)))
        for write, length in variants
    )
    text, *shorter = (paragraphs(heading, each, end) for each in listed)
    return View(
        text,
        in_rows(
            (
                button(str(number), ShowAgreement(each.id))
                for number, each in enumerate(agreements, 1)
            ),
            NUMBERS_IN_ROW,
        ),
        way_back(t),
        shown=Shown.of(
            brief.id, "agreement", (each.id for each in agreements), pager.next_data(turns)
        ),
        shorter=shorter,
    ).with_rows(turns)


def view_agreement(brief: Brief, agreement: Agreement, today: date, t: Texts) -> View:
    """All that the brief says of an agreement."""
    heading = lines(whose(brief), bold(clip(agreement.title, TITLE_LENGTH)))
    facts = lines(
        _named(agreement, t),
        Markup("👥 {}").format(clip(agreement.parties, _LINE_LENGTH))
        if agreement.parties
        else None,
        *(Markup("🗓 {}").format(each) for each in _dates(agreement, today, t)),
    )
    edited = agreement.edited_on
    notes = brief_print(brief, agreement.language, t)
    if edited:
        written = t.gettext("Added by the committee’s editors, {date}", date=format_day(edited, t))
        notes = small_print(written, language_note(brief, agreement.language, t))
    text = clip(agreement.text or "", max(room_beside(heading, facts, notes), 1))
    source = None
    room = room_beside(heading, facts, text, notes)
    if agreement.source and agreement.source != agreement.text and room > _QUOTE_LENGTH:
        source = folded(clip(agreement.source, room))
    back = button(t.gettext("‹ Agreements"), Ref("agreements", brief.id))
    return View(
        paragraphs(heading, facts, text, source, notes),
        foot=way_back(t, back),
        shown=Shown.of(brief.id, "agreement", [agreement.id]),
    )


def _summary(number: int, agreement: Agreement, length: int, today: date, t: Texts) -> Markup:
    details = " · ".join([*filter(None, [_number(agreement, t)]), *_dates(agreement, today, t)])
    return _with_details(number, clip(agreement.title, length), details)


def _summary_in_short(
    number: int,
    agreement: Agreement,
    length: int,
    today: date,  # noqa: ARG001 - as `_summary`
    t: Texts,
) -> Markup:
    """With nothing but the day of signing, which goes without saying."""
    signed = format_short(agreement.signed, t) if agreement.signed else ""
    return _with_details(number, clip(agreement.title, length), signed)


def _with_details(number: int, title: str, details: str) -> Markup:
    line = Markup("{} {}").format(bold(str(number)), title)
    return Markup("{} · {}").format(line, italic(details)) if details else line


def _number(agreement: Agreement, t: Texts) -> str | None:
    number = agreement.number
    return number and t.pgettext("of a document", "No. {number}", number=clip(number, _LINE_LENGTH))


def _named(agreement: Agreement, t: Texts) -> Markup | None:
    """What kind of paper it is, and its number."""
    parts = [clip(each, _LINE_LENGTH) for each in (agreement.kind, _number(agreement, t)) if each]
    return Markup("📜 {}").format(", ".join(parts)) if parts else None


def _dates(agreement: Agreement, today: date, t: Texts) -> list[str]:
    """When it was signed and until when it is valid; whether it still is, only the date says."""
    dates = []
    if agreement.signed:
        dates.append(t.gettext("signed: {date}", date=format_edtf(agreement.signed, t)))
    if until := agreement.valid_until:
        shown = format_edtf(until, t)
        dates.append(
            t.gettext("was valid until: {date}", date=shown)
            if is_over(until, today)
            else t.gettext("valid until: {date}", date=shown)
        )
    return dates


def is_over(until: Edtf, today: date) -> bool:
    """Whether what was agreed held until before today."""
    return until.latest_end < today
