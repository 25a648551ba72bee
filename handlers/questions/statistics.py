"""What people ask for and how much of it is found: for owners, counts alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from handlers.chat.context import Context
from handlers.chat.notes import name_brief
from handlers.chat.screen import Access, Ref, Screen, screen
from handlers.chat.screens import Screens
from handlers.chat.view import View, bold, button, folded, lines, paragraphs, tick, way_back
from handlers.questions.chart import SendUsage
from handlers.questions.unanswered import ASKS
from handlers.texts import N_, NAMES, Texts
from storage.models import Brief
from storage.usage import Used

PERIODS = (7, 30)
_SHOWN = 6
"""How many of each kind are named; the others are counted together."""


@screen("statistics", access=Access.OWNER, command=N_("what people ask for, in figures"))
class ShowStatistics(Screen):
    """What was asked for in the last days."""

    days: int = PERIODS[0]

    async def open(self, context: Context) -> View:
        """The counts, those of this minute with them."""
        days = self.days if self.days in PERIODS else PERIODS[0]
        await context.store.usage.flush()
        used = await context.store.usage.list_latest(context.today, days)
        briefs = {each.id: each for each in await context.list_briefs()}
        return view_statistics(used, days, briefs, context.services.screens, context.texts)


def view_statistics(
    used: Sequence[Used], days: int, briefs: Mapping[int, Brief], screens: Screens, t: Texts
) -> View:
    """Questions and whether they were answered, by brief and language; the screens."""
    counted = t.ngettext("{count} day", "{count} days", days)
    heading = bold(t.gettext("What people ask for ({days})", days=counted))
    questions = [each for each in used if each.kind == "question"]
    opened = [each for each in used if each.kind == "screen"]
    foot = way_back(t)
    rows = [
        [
            button(
                tick(t.ngettext("{count} day", "{count} days", each), each == days),
                ShowStatistics(each),
            )
            for each in PERIODS
        ],
        [
            button(t.gettext("📊 Chart"), SendUsage(days)),
            button(t.gettext("🔍 What was not found"), Ref("unanswered")),
        ],
    ]
    if not used:
        return View(paragraphs(heading, t.gettext("Nothing yet.")), rows, foot)
    by_brief = _list_answered(
        ((name_brief(briefs[each.brief]), each) for each in questions if each.brief in briefs), t
    )
    by_language = _list_answered(
        ((NAMES.get(each.language, each.language), each) for each in questions), t
    )
    parts = [
        _tell_found(questions, t),
        _under(t.gettext("Found by brief"), by_brief) if len(briefs) > 1 else None,
        _under(t.gettext("Found by language"), by_language),
        folded(
            _under(t.gettext("Asked for"), _list(_name_asks(questions, t), t)),
            _under(t.gettext("Opened"), _list(_name_screens(opened, screens, t), t)),
            t.gettext("Only numbers: who asked, and in what words, is not kept."),
        ),
    ]
    return View(paragraphs(heading, *parts), rows, foot)


def _list_answered(named: Iterable[tuple[str, Used]], t: Texts) -> Sequence[str]:
    """Of how many questions of each something was found, the most asked first."""
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for name, each in named:
        total[name] += each.count
        found[name] += each.count if each.found else 0
    return [
        t.gettext("{name}: {found} of {total}", name=name, found=found[name], total=count)
        for name, count in total.most_common(_SHOWN)
    ]


def _tell_found(questions: Sequence[Used], t: Texts) -> str:
    found = sum(each.count for each in questions if each.found)
    total = sum(each.count for each in questions)
    return lines(
        t.gettext("Questions: {count}", count=total),
        t.gettext("✅ found: {count}", count=found),
        t.gettext("❌ not found: {count}", count=total - found),
    )


def _name_asks(questions: Sequence[Used], t: Texts) -> Counter[str]:
    named: Counter[str] = Counter()
    for each in questions:
        if each.asked in ASKS:
            named[t.gettext(ASKS[each.asked])] += each.count
    return named


def _name_screens(opened: Sequence[Used], screens: Screens, t: Texts) -> Counter[str]:
    """By their tiles, else by their commands; what has neither is left out."""
    named: Counter[str] = Counter()
    for each in opened:
        kind = screens.by_name.get(each.asked)
        if kind and (name := kind.spec.label(t) or (kind.spec.command and f"/{each.asked}")):
            named[name] += each.count
    return named


def _list(counts: Counter[str], t: Texts) -> Sequence[str]:
    """The most frequent, and how often the others together."""
    most = counts.most_common(_SHOWN)
    told = [t.gettext("{name}: {count}", name=name, count=count) for name, count in most]
    if others := counts.total() - sum(count for _, count in most):
        told.append(t.gettext("others: {count}", count=others))
    return told


def _under(heading: str, told: Sequence[str]) -> str | None:
    return lines(bold(heading), " · ".join(told)) if told else None
