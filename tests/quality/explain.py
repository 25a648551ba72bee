"""`python -m tests.quality explain "…"`: each step from a question to its answer."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.settings import DATA
from handlers.finding.about.whole import SECTIONS, answer_whole, find_whole
from handlers.finding.answers.kinds import answer
from handlers.finding.brief.knowledge import Knowledge, to_knowledge
from handlers.finding.frames.frame import Frame, Term
from handlers.finding.frames.framing import FrameReader
from handlers.finding.frames.question import Question
from handlers.finding.readings.routing import asks_for_section, asks_for_way
from handlers.texts import load_catalogs
from storage.lexicon import Lexicon
from storage.store import Store
from tests.quality.measure import TODAY
from tests.support.briefs import MADE_UP, gather_briefs, load_briefs, read_briefs

_SHOWN = 6
_IDS_SHOWN = 20


async def explain(question: str, slug: str | None, language: str) -> list[str]:
    """The steps, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        made_up = {slug or ""} & {each.name for each in MADE_UP.iterdir()}
        briefs_path = gather_briefs(DATA / "briefs", Path(folder) / "briefs", *sorted(made_up))
        store = await Store.open(Path(folder) / "spravka.db")
        try:
            await load_briefs(store, read_briefs(briefs_path))
            briefs = await store.briefs.list_briefs(language)
            brief = next((each for each in briefs if each.slug == slug), briefs[0])
            content = await store.contents.get(brief.id)
        finally:
            await store.close()
    lexicon, knowledge = Lexicon.load(), to_knowledge(content)
    frame = FrameReader(knowledge, lexicon, language, TODAY).read(question)
    asked = Question(knowledge, lexicon, frame, load_catalogs(DATA / "locales")[language], TODAY)
    steps = [*_tell_frame(frame), *(_tell_term(each, knowledge) for each in frame.terms)]
    intents = lexicon.find_intents(frame.text, knowledge.subject.sides)
    steps.append(f"intents  {intents or '–'}")
    if whole := find_whole(asked, question):
        said = answer_whole(asked, whole)
        return [*steps, f"whole    {whole}", f"answer   {said.head if said else SECTIONS[whole]}"]
    by_way = "contact" not in intents and asks_for_way(frame, knowledge, lexicon)
    if by_way or asks_for_section(frame, intents, knowledge, lexicon):
        return [*steps, "section"]
    return [*steps, *_tell_answer(asked)]


def _tell_frame(frame: Frame) -> Iterator[str]:
    yield f"asks     {', '.join(frame.asks) or '–'}{', now' if frame.now else ''}"
    if frame.order is not None:
        yield f"order    {'newest' if frame.order else 'oldest'} first"
    for name, words in (
        ("dates", tuple(map(str, frame.values))),
        ("counted", (frame.counted,) if frame.counted else ()),
        ("topics", frame.topics),
        ("sides", frame.sides),
    ):
        if words:
            yield f"{name:8} {', '.join(words)}"


def _tell_term(term: Term, knowledge: Knowledge) -> str:
    what = [f"kind {each}" for each in sorted(term.kinds)]
    what += [f"office {each}" for each in sorted(term.offices)]
    what += [f"field {each}" for each in sorted(term.fields)]
    marks = ((term.is_place, "place"), (term.is_doing, "takes place"), (term.guessed, "guessed"))
    what += [name for is_so, name in marks if is_so]
    met = sorted(knowledge.content.events[at].id for at in term.met)[:_IDS_SHOWN]
    said = sorted(term.said)
    return f"term     {term.written} ({', '.join(what) or 'word'}) in {met}, said {said}"


def _tell_answer(asked: Question) -> Iterator[str]:
    for each in asked.found.every[:_SHOWN]:
        unmet = ", ".join(term.written for term in each.unmet)
        without = f" without {unmet}" if unmet else ""
        then = "" if each.in_period else " not then"
        yield f"found    {each.event.id} {each.score:.1f}{without}{then}"
    if not (found := answer(asked)):
        yield "answer   none: what the words find"
        return
    yield f"answer   {found.head}"
    below = found.events or found.section or found.direction or "–"
    yield f"below    {below}{'' if found.is_certain else ' (not what was asked)'}"
