"""What people ask and do not find: for editors, without who asked."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.notes import mark
from handlers.chat.pager import Pager
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View, bold, clip, lines, paragraphs, way_back
from handlers.texts import N_, Texts
from storage.models import Brief
from storage.unanswered import KEPT_FOR, Unanswered

PAGE_SIZE = 15
_WORDS_LENGTH = 120
ASKS = {
    "when": N_("when"),
    "until": N_("until when"),
    "where": N_("where"),
    "who": N_("who"),
    "how_many": N_("how many"),
    "how_long": N_("how long"),
    "age": N_("how old"),
    "why": N_("why"),
    "hour": N_("at what time"),
    "whether": N_("yes or no"),
}


@screen("unanswered", access=Access.EDITOR, command=N_("what people ask but do not find"))
class ShowUnanswered(Screen):
    """A page of what was asked in vain lately."""

    page: int = 0

    async def open(self, context: Context) -> View:
        """The page, the most frequent first; a word where nothing is noted."""
        t = context.texts
        if not context.services.questions:
            return View(t.markup("Questions are switched off (QUESTIONS)."), foot=way_back(t))
        found, total = await context.store.unanswered.list_latest(
            context.today, offset=self.page * PAGE_SIZE, limit=PAGE_SIZE
        )
        pager = Pager(self.page, total, PAGE_SIZE)
        if pager.is_past_end:
            return await ShowUnanswered(pager.page).open(context)
        briefs = {each.id: each for each in await context.list_briefs()}
        return view_unanswered(found, briefs, pager, t)


def view_unanswered(
    found: Sequence[Unanswered], briefs: Mapping[int, Brief], pager: Pager, t: Texts
) -> View:
    """What was asked, how often, and of which brief."""
    days = t.ngettext("{count} day", "{count} days", KEPT_FOR.days)
    heading = bold(t.gettext("What people ask but do not find ({days})", days=days))
    if not pager.total:
        return View(
            paragraphs(heading, t.markup("Nothing: everything was found.")), foot=way_back(t)
        )
    told = [
        Markup("{} × {}").format(each.count, _name(each, briefs.get(each.brief_id), t))
        for each in found
    ]
    return View(
        paragraphs(heading, lines(*told), t.gettext("Who asked is not kept.")), foot=way_back(t)
    ).with_rows(pager.row(ShowUnanswered, t))


def _name(asked: Unanswered, brief: Brief | None, t: Texts) -> str:
    words = clip(asked.words, _WORDS_LENGTH)
    named = f"{t.gettext(ASKS[asked.asks])}{t.colon}{words}" if asked.asks in ASKS else words
    return mark(brief, named) if brief else named
