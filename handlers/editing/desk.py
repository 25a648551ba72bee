"""Where editors begin: what waits for them, and all that they can do."""

from handlers.chat.context import Context
from handlers.chat.notes import whose
from handlers.chat.opening import NO_BRIEF
from handlers.chat.screen import Access, Ref, Screen, screen
from handlers.chat.view import Row, View, bold, button, in_rows, lines, paragraphs, way_back
from handlers.editing.draft_view import count_documents
from handlers.texts import N_, Texts
from storage.models import Brief


@screen("desk", access=Access.EDITOR, tile=N_("✍️ For editors"))
class ShowDesk(Screen):
    """What waits for an editor, and the ways to edit."""

    async def open(self, context: Context) -> View:
        """The questions and drafts that wait, counted, and a button to everything."""
        questions = await count_waiting(context)
        _, drafts = await context.store.drafts.list_drafts(
            context.author.user_id, offset=0, limit=1
        )
        documents = len(await context.store.imports.list_open(context.author.user_id))
        brief = await context.find_brief()
        return view_desk(brief, questions, drafts, documents, context.texts)


async def count_waiting(context: Context) -> int:
    """How many questions wait for an answer."""
    _, questions = await context.store.questions.list_open(offset=0, limit=1)
    return questions


def view_desk(brief: Brief | None, questions: int, drafts: int, documents: int, t: Texts) -> View:
    """What waits first, then the ways to edit the brief that is chosen."""
    waiting = [
        t.ngettext("✉️ {count} question is waiting", "✉️ {count} questions are waiting", questions)
        if questions
        else None,
        t.ngettext("📝 {count} draft is open", "📝 {count} drafts are open", drafts)
        if drafts
        else None,
        count_documents(documents, t),
    ]
    return View(
        paragraphs(
            lines(whose(brief) if brief else None, bold(t.gettext("✍️ For editors"))),
            lines(*waiting) or t.gettext("Nothing needs your attention."),
            t.gettext("You can also send a paragraph or a document: I’ll turn it into a draft."),
        ),
        _rows(brief.id if brief else NO_BRIEF, questions, drafts + documents, t),
        way_back(t),
    )


def _rows(brief: int, questions: int, drafts: int, t: Texts) -> list[Row]:
    def count(label: str, number: int) -> str:
        return f"{label} ({number})" if number else label

    buttons = [
        button(count(t.gettext("✉️ Questions"), questions), Ref("questions")),
        button(count(t.gettext("📝 Drafts"), drafts), Ref("drafts")),
        button(t.gettext("➕ New event"), Ref("addevent", brief)),
        button(t.gettext("✏️ Edit event"), Ref("editevent", brief)),
        button(t.gettext("🌐 Translations"), Ref("translations", brief)),
        button(t.gettext("📄 Document"), Ref("import")),
        button(t.gettext("🕓 History"), Ref("history")),
    ]
    return in_rows(buttons, 2)
