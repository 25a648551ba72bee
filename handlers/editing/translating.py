"""What of a brief waits for a translation, or for somebody who checks one."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.chat.context import Context, Gone
from handlers.chat.notes import whose
from handlers.chat.pager import Pager
from handlers.chat.screen import Access, Ref, Screen, screen
from handlers.chat.view import (
    NUMBERS_IN_ROW,
    View,
    bold,
    button,
    clip,
    in_rows,
    italic,
    labelled,
    lines,
    paragraphs,
    way_back,
)
from handlers.editing.change_view import SUBJECT_NAMES
from handlers.editing.drafts import EditSubject
from handlers.editing.showing import show_draft
from handlers.texts import LANGUAGES, N_, NAMES, Texts, numbered
from storage.models import Brief
from storage.translations import Gap, Translation

PAGE_SIZE = 8
_HEADING_LENGTHS = (60, 40, 30, 20)
_OUTDATED = "⚠️"


@screen("translations", access=Access.EDITOR, command=N_("what is not translated or checked"))
class ShowTranslations(Screen):
    """How far a brief is translated."""

    brief: int

    async def open(self, context: Context) -> View:
        """A line and a button each language."""
        brief = await context.get_brief(self.brief)
        counts = await context.store.translations.count(brief.id, LANGUAGES)
        return view_translations(brief, counts, context.texts)


@screen("gaps", access=Access.EDITOR)
class ShowGaps(Screen):
    """What a brief lacks in a language."""

    brief: int
    language: str
    page: int = 0

    async def open(self, context: Context) -> View:
        """A page of it, and whether the translation was checked."""
        brief = await context.get_brief(self.brief)
        translations = context.store.translations
        if self.language not in LANGUAGES or self.language == brief.source_language:
            raise Gone
        (counted,) = await translations.count(brief.id, [self.language])
        gaps = await translations.list_gaps(brief.id, self.language)
        pager = Pager(self.page, len(gaps), PAGE_SIZE)
        return view_gaps(brief, counted, gaps, pager, context.texts)


@screen("checked", access=Access.EDITOR)
class SetChecked(Screen):
    """Say that a translation was checked (1), or that it was not (0)."""

    brief: int
    language: str
    wanted: int

    async def open(self, context: Context) -> View | None:
        """What the brief lacks in it."""
        brief = await context.get_brief(self.brief)
        done = (
            self.language != brief.source_language
            and await context.store.translations.set_verified(
                brief.id, self.language, verified=self.wanted == 1
            )
        )
        if not done:
            raise Gone
        context.toast = (
            context.texts.gettext("Translation marked as checked.")
            if self.wanted == 1
            else context.texts.gettext("Translation marked as not checked.")
        )
        return await ShowGaps(brief.id, self.language).open(context)


@screen("translate", access=Access.EDITOR)
class Translate(Screen):
    """Begin to translate a thing."""

    subject: str
    subject_id: int
    language: str

    async def open(self, context: Context) -> View:
        """Its draft, in the language that it is to be in."""
        if self.language not in LANGUAGES:
            raise Gone
        draft = await EditSubject(self.subject, self.subject_id).begin(context)
        draft = await context.store.drafts.update(draft, context.now, language=self.language)
        return await show_draft(context, draft)


def view_translations(brief: Brief, counts: Sequence[Translation], t: Texts) -> View:
    """How far a brief is translated, a line and a button each language."""
    return View(
        paragraphs(
            lines(whose(brief), bold(t.gettext("🌐 Translations"))),
            lines(
                *(
                    Markup("{} – {}").format(bold(NAMES[each.language]), _state(each, t))
                    for each in counts
                )
            ),
        ),
        in_rows(
            (button(_label(each), ShowGaps(brief.id, each.language)) for each in counts),
            2,
        ),
        way_back(t, button(t.gettext("‹ For editors"), Ref("desk"))),
    )


def _label(each: Translation) -> str:
    left = each.missing + each.outdated
    return f"{NAMES[each.language]} ({left})" if left else NAMES[each.language]


def _state(each: Translation, t: Texts) -> str:
    parts = []
    if each.missing:
        parts.append(t.gettext("missing: {count}", count=each.missing))
    if each.outdated:
        parts.append(t.gettext("out of date: {count}", count=each.outdated))
    if not parts:
        parts.append(t.gettext("everything is translated"))
    parts.append(t.gettext("checked") if each.verified else t.gettext("not checked"))
    return " · ".join(parts)


def view_gaps(
    brief: Brief, counted: Translation, gaps: Sequence[Gap], pager: Pager, t: Texts
) -> View:
    """What a brief lacks in a language, with a button to translate each."""
    language = counted.language
    shown = list(enumerate(pager.cut(gaps), 1))
    if counted.verified:
        check = button(t.gettext("↩️ Not checked after all"), SetChecked(brief.id, language, 0))
    else:
        check = button(
            t.gettext("✅ The translation is checked"), SetChecked(brief.id, language, 1)
        )
    said = " · ".join(part for part in (_state(counted, t), pager.words(t)) if part)
    changed = t.gettext("the original has changed")
    heading = lines(
        whose(brief),
        bold(f"🌐 {NAMES[language]}"),
        italic(said),
        italic(f"{_OUTDATED} {changed}") if any(each.outdated for _, each in shown) else None,
    )
    rows = [
        *in_rows(
            (
                button(str(number), Translate(each.subject, each.id, language))
                for number, each in shown
            ),
            NUMBERS_IN_ROW,
        ),
        pager.row(lambda page: ShowGaps(brief.id, language, page), t),
        [check],
    ]
    text, *shorter = (
        paragraphs(heading, lines(*(_line(number, each, length, t) for number, each in shown)))
        for length in _HEADING_LENGTHS
    )
    return View(
        text,
        rows,
        way_back(t, button(t.gettext("‹ Translations"), ShowTranslations(brief.id))),
        shorter=shorter,
    )


def _line(number: int, gap: Gap, length: int, t: Texts) -> Markup:
    kind = t.gettext(SUBJECT_NAMES[gap.subject])
    said = labelled(kind, clip(gap.heading or numbered(gap.id, t), length), t)
    return Markup(" ").join([bold(str(number)), *([_OUTDATED] if gap.outdated else []), said])
