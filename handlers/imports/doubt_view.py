"""One field in doubt: its sentence, how it was read, how else it can be read."""

from collections.abc import Sequence

from markupsafe import Markup
from telegram import InlineKeyboardButton

from handlers.chat.screen import Ref
from handlers.chat.view import (
    Row,
    View,
    bold,
    button,
    clip,
    folded,
    in_rows,
    italic,
    labelled,
    lines,
    paragraphs,
)
from handlers.dates import format_edtf
from handlers.documents.understanding.words.model import DoubtKind
from handlers.imports.doubts import find_alike
from handlers.imports.fields import FIELD_NAMES, fields_of, show_field
from handlers.imports.naming import KIND_NAMES, heading_of
from handlers.imports.review import FACT, HEAD, OUT, Doubtful, Review
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.imports import Import

_SENTENCE_SHOWN = 700
_TITLE_SHOWN = 200
ALIKE = frozenset({"ok", FACT})
"""What can be said at once of all that are in doubt because of one sentence."""
EMPTIED = frozenset({"place", "people", "organisations", "directions"})
"""Fields that can be left empty with a tap."""


def view_doubt(
    one: Import,
    review: Review,
    questions: Sequence[Doubtful],
    number: int,
    choices: Sequence[str],
    t: Texts,
) -> View:
    """One field in doubt: its sentence, how it was read, how else it can be read."""
    question = questions[number]
    value = show_field(review, question.key, question.field, t)
    kind = question.key[0]
    state = t.gettext("✅ looked at") if review.is_settled(question) else None
    heading = t.gettext("To check: {number} of {count}", number=number + 1, count=len(questions))
    named = t.gettext(KIND_NAMES[kind])
    what = heading_of(review, question.key)
    rows = _answers(one, review, question, number, value, choices, t)
    said = clip(question.sentence, _SENTENCE_SHOWN) if question.sentence else None
    quoted = (Markup("<blockquote>{}</blockquote>").format(said), folded(said)) if said else (None,)
    text, *shorter = (
        paragraphs(
            lines(
                bold(" · ".join(part for part in (heading, named, state) if part)),
                clip(what, _TITLE_SHOWN) if what else None,
            ),
            quotation,
            lines(
                labelled(
                    t.gettext(FIELD_NAMES.get(question.field, question.field)),
                    bold(clip(value or "–", _TITLE_SHOWN)),
                    t,
                ),
                *(Markup("⚠️ {}").format(t.gettext(each.value)) for each in question.kinds),
                _show_alike(review, question, t),
                _show_before(review, question, t),
            ),
            italic(t.gettext("Not included.")) if review.is_out(question.key) else None,
        )
        for quotation in quoted
    )
    return View(
        text,
        rows,
        [*_turns(one, questions, number), button(t.gettext("‹ Summary"), Ref("review", one.id))],
        shorter=shorter,
    )


def _answers(
    one: Import,
    review: Review,
    question: Doubtful,
    number: int,
    value: str | None,
    choices: Sequence[str],
    t: Texts,
) -> list[Row]:
    def settle(label: str, choice: str) -> InlineKeyboardButton:
        return button(label, Ref("settle", one.id, number, choice))

    kind = question.key[0]
    alike = len(find_alike(review, question))
    every, choice = t.gettext("✅ All {count} are right", count=alike), "ok"
    if value:
        first = t.gettext("✅ Right: {value}", value=value)
    elif kind in "ex" and question.field == "date":
        first, choice = t.gettext("ℹ️ Without a date, among the facts"), FACT
        every = t.gettext("ℹ️ All {count} among the facts", count=alike)
    else:
        first = t.gettext("✅ Right as it is")
    # What a brief must say cannot stay empty.
    lacking = kind == HEAD and question.field in review.missing
    firsts = [] if lacking else [settle(first, choice)]
    if alike > 1:
        firsts.append(button(every, Ref("settle", one.id, number, choice, 1)))
    last = [
        settle(format_edtf(Edtf.parse(each), t), str(index)) for index, each in enumerate(choices)
    ]
    if question.field in EMPTIED and value:
        last.append(settle(t.gettext("🧹 Leave it empty"), "none"))
    if kind in "ex" and value and question.field == "date":
        last.append(settle(t.gettext("ℹ️ It is a fact"), FACT))
    if any(each.name == question.field for each in fields_of(question.key)):
        ask = Ref("importfield", one.id, question.key, question.field)
        last.append(button(t.gettext("✏️ Write it"), ask))
    if kind != HEAD:
        if review.is_out(question.key):
            last.append(button(t.gettext("↩️ Include it"), Ref("settle", one.id, number, "in")))
        else:
            last.append(button(t.gettext("🗑 Leave it out"), Ref("settle", one.id, number, OUT)))
    return [*in_rows(firsts, 1), *in_rows(last, 2)]


def _show_alike(review: Review, question: Doubtful, t: Texts) -> str | None:
    """How the others were read that are in doubt because of the same sentence."""
    others = (each for each in find_alike(review, question) if each != question)
    values = (show_field(review, each.key, each.field, t) or "–" for each in others)
    said = t.semicolon.join(dict.fromkeys(values))
    if not said:
        return None
    return t.gettext("From the same sentence: {values}", values=clip(said, _TITLE_SHOWN))


def _show_before(review: Review, question: Doubtful, t: Texts) -> str | None:
    """What was told before, where a year may be taken from it."""
    if DoubtKind.YEAR_INHERITED not in question.kinds:
        return None
    keys = review.keys(question.key[0])
    before = [review.event(each) for each in keys[: keys.index(question.key)][::-1]]
    told = next((each for each in before if each and each.source != question.sentence), None)
    if not told or not told.date:
        return None
    title = clip(told.title, _TITLE_SHOWN)
    return t.gettext(
        "Told before it: {date} – {title}", date=format_edtf(told.date, t), title=title
    )


def _turns(one: Import, questions: Sequence[Doubtful], number: int) -> Row:
    row = []
    if number:
        row.append(button("‹", Ref("doubt", one.id, number - 1)))
    if number + 1 < len(questions):
        row.append(button("›", Ref("doubt", one.id, number + 1)))
    return row
