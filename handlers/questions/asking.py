"""Questions that nothing was found for: a person sends them to the editors."""

from markupsafe import Markup

from handlers.chat.context import Context, Gone
from handlers.chat.screen import Big, Ref, Screen, screen
from handlers.chat.view import (
    View,
    bold,
    button,
    clip,
    in_rows,
    italic,
    lines,
    paragraphs,
    utf16_length,
    way_back,
)
from handlers.chat.wording import await_wording, stop_wording
from handlers.texts import Texts
from storage.questions import Outcome

TEXT_SHOWN = 250
MAX_LENGTH = 1_000
"""Of a question: what its editors see whole."""


@screen("ask")
class AskEditors(Screen):
    """Show a question that nothing was found for as the editors would get it."""

    query: Big

    async def open(self, context: Context) -> View:
        """The question before it is sent."""
        text = await _recall(context, self.query)
        if utf16_length(text) > MAX_LENGTH:
            return view_too_long(self.query, context.texts, private=context.is_private)
        return view_ask_editors(text, self.query, context.texts, private=context.is_private)


@screen("sendquestion")
class SendQuestion(Screen):
    """Send it to the editors."""

    query: Big

    async def open(self, context: Context) -> View:
        """The word that it is sent."""
        text = await _recall(context, self.query)
        editors = await context.services.list_editors()
        outcome = await context.store.questions.ask(
            context.author.user_id, context.language, text, context.now, editors
        )
        return view_asked(text, outcome, context.texts, private=context.is_private)


@screen("reword")
class RewordQuestion(Screen):
    """Let the person's next message take its place."""

    query: Big

    async def open(self, context: Context) -> View:
        """The request to write it in other words."""
        text = await _recall(context, self.query)
        if not context.is_private or context.user_data is None:
            raise Gone
        await_wording(context)
        return view_reword(text, self.query, context.texts)


async def take_wording(context: Context, text: str) -> Screen | None:
    """The question that a message is to be, if one is awaited."""
    if not stop_wording(context):
        return None
    query = await context.remember_query(text)
    return AskEditors(query) if query else None


async def _recall(context: Context, query: int) -> str:
    text = await context.store.search.recall_query(query)
    if text is None or not context.services.questions or not context.user:
        raise Gone
    return text


def view_ask_editors(text: str, query: int, t: Texts, *, private: bool) -> View:
    """A question as the editors will get it, before it is sent."""
    row = [button(t.gettext("✉️ Send"), SendQuestion(query), "success")]
    if private:
        row.append(button(t.gettext("✏️ Edit question"), RewordQuestion(query)))
    return View(
        paragraphs(
            bold(t.gettext("This will be sent to the editors:")),
            italic(clip(text, MAX_LENGTH)),
            t.gettext("They will not see who asked."),
        ),
        in_rows(row, 2),
        [button(t.gettext("✖️ Don’t send"), Ref("start"))],
    )


def view_too_long(query: int, t: Texts, *, private: bool) -> View:
    """The word that a question is longer than its editors would see."""
    problem = t.gettext("The limit is {limit} characters.", limit=MAX_LENGTH)
    again = [button(t.gettext("✏️ Edit question"), RewordQuestion(query))]
    return View(
        Markup("⚠️ {}").format(problem),
        [again] if private else [],
        [button(t.gettext("✖️ Don’t send"), Ref("start"))],
    )


def view_reword(text: str, query: int, t: Texts) -> View:
    """The request to write a question in other words."""
    return View(
        paragraphs(
            bold(t.gettext("Write your question to the editors.")),
            lines(
                t.markup("Current text:"), Markup("<code>{}</code>").format(clip(text, MAX_LENGTH))
            ),
        ),
        foot=[button(t.gettext("‹ Back"), AskEditors(query))],
    )


def view_asked(text: str, outcome: Outcome, t: Texts, *, private: bool) -> View:
    """The word to the person who asked."""
    if outcome == "sent" and private:
        said = t.gettext("Sent to the editors. Their answer will come here.")
    elif outcome == "sent":
        said = t.gettext(
            "Sent to the editors. Their answer will come in your private chat with me."
        )
    elif outcome == "same":
        said = t.gettext("The editors already have this question.")
    else:
        said = t.gettext(
            "Several of your questions are still waiting. Please wait for the answers."
        )
    return View(paragraphs(bold(said), italic(clip(text, TEXT_SHOWN))), foot=way_back(t))
