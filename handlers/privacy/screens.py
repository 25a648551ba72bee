"""What is kept of people, why and for how long, and how they have it deleted."""

import logging
from datetime import timedelta

from markupsafe import escape

from handlers.chat.context import Context
from handlers.chat.screen import Screen, screen
from handlers.chat.view import View, bold, button, folded, lines, paragraphs, way_back
from handlers.texts import N_, Texts
from storage.backups import KEPT_FOR
from storage.privacy import CHOICES_KEPT_FOR, UPDATES_KEPT_FOR, WORK_KEPT_FOR
from storage.talks import KEPT_FOR as TALKS_KEPT_FOR
from storage.unanswered import KEPT_FOR as UNANSWERED_KEPT_FOR

logger = logging.getLogger(__name__)

_SHOWN = 3
"""How much of what is kept is seen at once; the rest is folded."""
ONLY_IN_PRIVATE = N_("Write this to me in our private chat: it is about you alone.")


@screen("privacy", command=N_("what I keep about you"))
class ShowPrivacy(Screen):
    """What is kept of a person, why and for how long."""

    async def open(self, context: Context) -> View:
        """The list, with the button that deletes it."""
        view = view_privacy(context.services.keep_questions_days, context.texts)
        if not context.is_private:
            return view
        return view.with_rows([button(context.texts.gettext("🧽 Delete my data"), Forget())])


@screen("forget", command=N_("delete my data"))
class Forget(Screen):
    """Delete what belongs to a person; asks first unless `sure`."""

    sure: int = 0

    async def open(self, context: Context) -> View:
        """The question, or the word that it is done."""
        t = context.texts
        if not context.is_private or not context.user:
            return View(t.markup(ONLY_IN_PRIVATE))
        if self.sure != 1:
            return view_ask_forget(t, editor=await context.is_editor())
        await context.store.forget(context.user.id)
        logger.info("what was kept of a person has been deleted at their wish")
        return view_forgotten(t)


def view_privacy(words_kept_days: int, t: Texts) -> View:
    """What is kept and for how long."""
    minutes = TALKS_KEPT_FOR // timedelta(minutes=1)
    kept = (
        t.gettext(
            "Your language and the brief you chose, so that I answer as you like it: until {days} "
            "after your last message.",
            days=_days(CHOICES_KEPT_FOR.days, t),
        ),
        t.gettext(
            "What you looked for and asked the editors, so that you get your answer: {days}.",
            days=_days(words_kept_days, t),
        ),
        t.ngettext(
            "What I showed you last, so that I understand what you ask about it: {count} minute.",
            "What I showed you last, so that I understand what you ask about it: {count} minutes.",
            minutes,
        ),
        t.gettext(
            "Your message itself, until it is answered; one that I could not handle: {days}.",
            days=_days(UPDATES_KEPT_FOR.days, t),
        ),
        t.gettext("Your subscription: until you end it."),
        t.gettext(
            "What you asked and I did not find, for the editors, without your name: {days}.",
            days=_days(UNANSWERED_KEPT_FOR.days, t),
        ),
        t.gettext(
            "What was sent to you, so that nothing is sent twice: {days}.",
            days=_days(WORK_KEPT_FOR.days, t),
        ),
    )
    listed = [escape("• {}").format(each) for each in kept]
    return View(
        paragraphs(
            bold(t.gettext("What I keep about you")),
            t.gettext("The editors do not see who asks. Nothing is passed on to anyone else."),
            lines(*listed[:_SHOWN]),
            folded(
                lines(*listed[_SHOWN:]),
                t.gettext(
                    "Backups keep the same for up to {days}; after that, what you delete is gone "
                    "from them too.",
                    days=_days(KEPT_FOR.days, t),
                ),
            ),
        ),
        foot=way_back(t),
    )


def view_ask_forget(t: Texts, *, editor: bool) -> View:
    """The question whether everything shall be deleted."""
    what = t.gettext(
        "Your choices, searches, questions with their answers, and your subscription. "
        "This cannot be undone."
    )
    own = t.gettext(
        "You will also lose your drafts and the right to edit; your changes stay, "
        "without your name."
    )
    question = bold(t.gettext("Delete everything I keep about you?"))
    return View(
        paragraphs(question, what, own if editor else None),
        [[button(t.gettext("🧽 Yes, delete"), Forget(1), "danger")]],
        [button(t.gettext("‹ No"), ShowPrivacy())],
    )


def view_forgotten(t: Texts) -> View:
    """The word that it is done, and what backups still hold."""
    return View(
        paragraphs(
            bold(t.gettext("Deleted. I no longer keep anything about you.")),
            t.gettext(
                "Earlier backups keep it for up to {days}. You can delete the messages in this "
                "chat yourself.",
                days=_days(KEPT_FOR.days, t),
            ),
        ),
        foot=way_back(t),
    )


def _days(count: int, t: Texts) -> str:
    return t.ngettext("{count} day", "{count} days", count)
