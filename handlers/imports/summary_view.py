"""What was understood of a document, how much of it, and what is in doubt."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.chat.notes import flag, name_brief
from handlers.chat.screen import Ref
from handlers.chat.view import (
    Row,
    View,
    bold,
    button,
    clip,
    folded,
    in_rows,
    lines,
    paragraphs,
    way_back,
)
from handlers.dates import format_edtf
from handlers.imports.difference_view import count_differences
from handlers.imports.doubts import list_questions
from handlers.imports.fields import FIELD_NAMES
from handlers.imports.naming import KINDS
from handlers.imports.review import HEAD, Review
from handlers.texts import Texts
from storage.differences import Difference
from storage.imports import Import
from storage.models import Brief

_TITLE_SHOWN = 80


def view_summary(
    one: Import,
    review: Review,
    into: Brief | None,
    differences: Sequence[Difference] | None,
    seen: int,
    t: Texts,
) -> View:
    """What was understood, how much of it, and what is in doubt."""
    questions = list_questions(review.reading)
    left = [each for each in questions if not review.is_settled(each)]
    missing = _missing(review, t)
    title = review.title or t.gettext("Without a title")
    changes = () if differences is None else count_differences(differences, t)
    parts = (
        lines(
            bold(clip(title, _TITLE_SHOWN)),
            _partner(review, t),
        ),
        lines(
            *_counts(review, t),
            _sentences(review, t),
            _target(into, t),
            *changes,
            _left_out_again(review, t),
        ),
        lines(
            t.markup(
                "⚠️ The document is in a different language from the brief: everything would be new."
            )
            if into and into.source_language != review.reading.language
            else None,
            _doubts(len(questions), len(left), t),
            *(Markup("❗ {}").format(each) for each in missing),
        ),
    )
    rows: list[Row] = []
    if left:
        look = t.ngettext("🔎 Check {count} point", "🔎 Check {count} points", len(left))
        rows.append([button(look, Ref("doubt", one.id, questions.index(left[0])))])
        rows.append([button(t.gettext("☑️ Accept all as it is"), Ref("acceptall", one.id))])
    elif not missing:
        publish = Ref("publishimport", one.id, one.version, seen)
        rows.append([button(t.gettext("✅ Publish"), publish, "success")])
    if questions and not left:
        rows.append([button(t.gettext("🔎 Check again"), Ref("doubt", one.id, 0))])
    rows += in_rows(
        (
            button(f"{t.gettext(name)} ({len(keys)})", Ref("things", one.id, kind, 0))
            for kind, name in KINDS.items()
            if (keys := review.keys(kind))
        ),
        2,
    )
    beside = [
        button(t.gettext("✏️ Title, partner, date"), Ref("thing", one.id, HEAD)),
        button(t.gettext("🗂 Where to"), Ref("importinto", one.id)),
    ]
    if differences:
        beside.append(button(t.gettext("🔀 What changes"), Ref("changes", one.id, 0)))
    if review.reading.unused:
        beside.append(button(t.gettext("📎 What was left out"), Ref("unused", one.id)))
    rows += in_rows(beside, 2)
    head, counts, doubts = parts
    return View(
        paragraphs(*parts),
        rows,
        way_back(t, button(t.gettext("🗑 Discard"), Ref("dropimport", one.id))),
        shorter=[lines(*parts), lines(head, folded(counts), doubts)],
    )


def _partner(review: Review, t: Texts) -> str:
    parts = [
        f"{flag(review.country)} {review.partner or ''}".strip()
        if review.country
        else review.partner,
        t.gettext("As of {date}", date=format_edtf(review.as_of, t)) if review.as_of else None,
    ]
    return " · ".join(part for part in parts if part)


def _counts(review: Review, t: Texts) -> list[str]:
    events = review.event_keys
    planned = sum(bool((event := review.event(key)) and event.planned) for key in events)
    told = [key for key in (*review.kept("e"), *review.kept("x")) if key not in events]
    facts = len(review.kept("f")) + len(told)
    counts = [
        t.ngettext("{count} area", "{count} areas", len(review.kept("d"))),
        t.ngettext("{count} event", "{count} events", len(events)),
        t.ngettext("{count} fact", "{count} facts", facts) if facts else None,
        t.ngettext("{count} contact", "{count} contacts", len(review.kept("c"))),
    ]
    more = [
        t.ngettext("{count} of the events is planned", "{count} of the events are planned", planned)
        if planned
        else None,
        t.ngettext(
            "{count} event without a date will be listed among the facts",
            "{count} events without a date will be listed among the facts",
            len(told),
        )
        if told
        else None,
    ]
    return [" · ".join(filter(None, counts)), *(part for part in more if part)]


def _sentences(review: Review, t: Texts) -> str:
    reading = review.reading
    unused = len(reading.unused) + len(reading.cancelled)
    lost = reading.sentences - reading.used - reading.background - unused
    return t.ngettext(
        "{count} sentence: {used} used, {overview} in the overview, {unused} left out, {lost} lost",
        "{count} sentences: {used} used, {overview} in the overview, {unused} left "
        "out, {lost} lost",
        reading.sentences,
        used=reading.used,
        overview=reading.background,
        unused=unused,
        lost=lost,
    )


def _target(into: Brief | None, t: Texts) -> Markup:
    if into:
        return t.markup("Goes into: {brief}", brief=bold(name_brief(into)))
    return t.markup("Will become a separate brief.")


def _left_out_again(review: Review, t: Texts) -> str | None:
    """How many things stay out because they were left out before."""
    keys = (key for kind in KINDS for key in review.keys(kind))
    count = sum(review.is_out(key) and review.was_out(key) for key in keys)
    if not count:
        return None
    return t.ngettext(
        "🚫 {count} stays out, as last time", "🚫 {count} stay out, as last time", count
    )


def _doubts(count: int, left: int, t: Texts) -> Markup | None:
    if not count:
        return None
    if not left:
        return t.markup("✅ Everything has been checked.")
    said = t.ngettext("⚠️ {count} point left to check", "⚠️ {count} points left to check", left)
    return bold(said)


def _missing(review: Review, t: Texts) -> list[str]:
    return [
        t.gettext("Still missing: {field}", field=t.gettext(FIELD_NAMES[name]))
        for name in review.missing
    ]
