"""What the brief most likely means to say on a question that no rule could answer for certain.

The rules know words; here the statement that means most nearly what is asked is told, whatever its
words. It is never certain: what is told is what the brief says, not that this is all it says.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.view import lines
from handlers.finding.answers.finder import Outcome
from handlers.finding.brief.knowledge import to_knowledge
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.brief.statements import Statement, Statements, to_statements
from handlers.finding.events.details import EVENT_ASKS, details
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, is_within
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import told_by, when_and_name
from handlers.finding.frames.question import Question
from handlers.finding.frames.saying import says
from handlers.meaning.reader import Near
from storage.models import Brief
from storage.words import stems_in

_TRIED = 12
_LEAST, _SURE = 2.2, 3.5
"""How far above the other statements it is at least, in standard deviations, to be told at all, and
to be told as what was asked: of 109 questions on two briefs that no rule had answered for certain,
the nearest statement was the right one of 45 % below the second, of 75 % above it."""
_ALIKE, _ALIKE_ALONE = 0.84, 0.81
"""What has nothing to do with any brief (the weather, a visa) is less like all that it states, or
no more like one thing of it than like the others."""
_SAID, _THEN, _FOUND, _SHOWN = 0.8, 1.0, 0.6, 1.0
"""What it weighs that a statement says a thing of the kind asked for, is of another time, of an
event that the rules have found, or of one that was shown before."""
_LEAST_SHOWN, _ALIKE_SHOWN = 0.5, 0.76
"""How far above the others, and how like, it is at least where it is of what was shown."""
_RANKS = frozenset({"longest", "largest", "earlier", "list", "source", "contact"})
"""What no single statement answers."""
_SEVERAL = 2
_LEAST_OF_IT = 2.5
"""How far above the others a sentence is at least, to stand below what the rules say of its event:
of 149 such answers on six briefs 6 more had at their head what was asked, and none fewer."""
_SHORT = 70
"""How long the word on what the brief does not say is at most, for the statement to be seen."""


@dataclass(frozen=True, slots=True)
class Before:
    """What a question follows, without which it may say little: "and the second one?"."""

    question: str = ""
    events: tuple[int, ...] = ()
    """Those that were shown, if they are few."""


NOTHING = Before()


@dataclass(frozen=True, slots=True)
class _Likely:
    statement: Statement
    near: Near
    says: bool | None
    at: int
    rank: float


async def find_likely(
    context: Context, brief: Brief, text: str, outcome: Outcome, *, before: Before = NOTHING
) -> Outcome:
    """An outcome that is certain as it is, else one with the likeliest statement.

    A number that the rules found in what was shown gives way to another of it that is much nearer;
    what they say of one event in a few words stands above the sentence of it that is nearest.
    """
    is_open = outcome.is_left_open or _may_count_else(outcome, before)
    if not context.services.meaning.is_on or not (is_open or _is_brief(outcome)):
        return outcome
    content = await context.store.contents.get(brief.id)
    knowledge, lexicon = to_knowledge(content), context.services.lexicon
    question = Question(knowledge, lexicon, outcome.asked, context.texts, context.today)
    statements = to_statements(content, context.texts)
    if not is_open:
        return await _with_evidence(context, question, outcome, statements)
    if not _is_asked(question) or _is_of_section(question):
        return outcome
    ids = [each.id for each in content.events]
    shown = [
        at
        for at, each in enumerate(statements.all)
        if each.event is not None and ids[each.event] in before.events
    ]
    meaning = context.services.meaning
    ranked = await meaning.rank(text, statements.group, after=before.question, also=shown)
    tried = [each for at, each in enumerate(ranked) if at < _TRIED or each.at in shown]
    answer = _answer(question, outcome.answer, statements, tried, frozenset(shown))
    return replace(outcome, answer=answer, understanding=None) if answer else outcome


def _is_brief(outcome: Outcome) -> bool:
    """Whether the rules say something of one event, in so few words that a sentence fits below."""
    answer = outcome.answer
    if not (answer and answer.head and len(answer.events) == 1 and answer.is_certain):
        return False
    beside = answer.section or answer.talk or answer.tally
    return not beside and len(answer.head.striptags()) <= _SHORT


async def _with_evidence(
    context: Context, question: Question, outcome: Outcome, statements: Statements
) -> Outcome:
    """What the rules say of an event, with its sentence on what its name does not have."""
    answer, content = outcome.answer, question.knowledge.content
    if not (answer and answer.head):
        return outcome
    at = next((n for n, each in enumerate(content.events) if each.id == answer.events[0]), None)
    if at is None or not any(_is_inside(each, at) for each in question.frame.solid):
        return outcome
    said = answer.head.striptags()
    if any(each.event == at and each.text in said for each in question.passages.all):
        return outcome
    for near in await context.services.meaning.rank(question.frame.text, statements.group):
        statement = statements.all[near.at]
        if near.above < _LEAST_OF_IT:
            break
        if statement.event == at and statement.passage:
            is_said, begin = says(statement.passage.text, question)
            told = told_by(statement.passage.text, begin if is_said else 0)
            return replace(outcome, answer=replace(answer, head=lines(answer.head, told)))
    return outcome


def _is_inside(term: Term, at: int) -> bool:
    """Whether a word is none of the event's name, place or kind."""
    return at not in term.strongly | term.there | term.kindred


def _may_count_else(outcome: Outcome, before: Before) -> bool:
    """Whether the rules found a number in the one event that was shown: it may be of else."""
    events = outcome.answer.events if outcome.answer else ()
    is_of_shown = outcome.is_certain and len(events) == 1 and events == before.events
    return is_of_shown and outcome.asked.asks == ("how_many",)


def _is_asked(question: Question) -> bool:
    """Whether something is asked that one statement can answer."""
    frame = question.frame
    if not _RANKS.isdisjoint(frame.asks) or not frame.solid:
        return False
    if frame.now and "who" in frame.asks:
        # Who holds an office now no brief says.
        return False
    return bool(frame.asks or frame.defines or frame.is_open or "?" in frame.text)


def _is_of_section(question: Question) -> bool:
    """Whether little more than a section of the brief is named."""
    frame, sides = question.frame, question.knowledge.subject.sides
    named = set[str]().union(*question.lexicon.find_intents(frame.text, sides).values())
    return bool(named) and sum(each.word not in named for each in frame.solid) < _SEVERAL


def _answer(
    question: Question,
    said: Answer | None,
    statements: Statements,
    ranked: Sequence[Near],
    shown: Collection[int],
) -> Answer | None:
    found = said.events if said else ()
    tried = [
        _weigh(statements.all[each.at], each, question, found, is_shown=each.at in shown)
        for each in ranked
    ]
    best = max(tried, key=lambda each: each.rank, default=None)
    is_shown = best is not None and best.near.at in shown
    if not best or not _is_near(best.near, is_shown=is_shown):
        return None
    sure = is_shown and best.says and best.rank >= _SURE
    if said and said.is_certain and not sure:
        return None
    told = _tell(best, question)
    if said and said.head and told.striptags() in said.head.striptags():
        return None
    head = lines(*_tell_apart(best, said, question), told)
    if best.statement.event is None:
        return Answer(head, section="about", is_certain=False)
    event = question.knowledge.content.events[best.statement.event]
    return Answer(head, (event.id,), is_certain=False)


def _weigh(
    statement: Statement,
    near: Near,
    question: Question,
    found: Collection[int],
    *,
    is_shown: bool,
) -> _Likely:
    text = statement.passage.text if statement.passage else ""
    said, at = says(text, question) if text else (None, 0)
    rank = near.above
    if said is not None:
        rank += _SAID if said else -_SAID
    if not _is_then(statement, question):
        rank -= _THEN
    events = question.knowledge.content.events
    if statement.event is not None and events[statement.event].id in found:
        rank += _FOUND
    if is_shown:
        rank += _SHOWN
    return _Likely(statement, near, said, at if said else 0, rank)


def _is_near(near: Near, *, is_shown: bool) -> bool:
    """Whether a statement has to do with a question, and more so than the others."""
    if is_shown and near.above >= _LEAST_SHOWN and near.likeness >= _ALIKE_SHOWN:
        return True
    alone = near.above >= _SURE and near.likeness >= _ALIKE_ALONE
    return near.above >= _LEAST and (alone or near.likeness >= _ALIKE)


def _is_then(statement: Statement, question: Question) -> bool:
    """Whether a statement is of the periods asked for, if any."""
    values = question.frame.values
    if not values:
        return True
    if statement.event is not None:
        return is_within(question.knowledge.content.events[statement.event].date, values)
    date = statement.passage.date if statement.passage else None
    return date is not None and is_within(date, values)


def _tell_apart(best: _Likely, said: Answer | None, question: Question) -> Sequence[Markup]:
    """The word that comes before what is only near: what the brief does not say, if it is known."""
    t = question.t
    if said and said.is_certain:
        return ()
    if best.says is not None and said and said.head:
        # A number beside it may be that of another thing.
        first = said.head.split("\n")[0]
        if 0 < len(first.striptags()) <= _SHORT and first.striptags().rstrip().endswith((".", ":")):
            return (first,)
    # Whether something was so a statement on it need not say: "was it given to them, too?"
    is_said = best.says is not False and "whether" not in question.frame.asks
    if is_said and best.near.above >= _SURE:
        return ()
    return (t.markup("Not said directly. Closest:"),)


def _tell(best: _Likely, question: Question) -> Markup:
    """The statement, with what the event itself says of what is asked."""
    t, statement = question.t, best.statement
    if statement.event is None:
        return told_by(statement.passage.text if statement.passage else statement.meant, best.at)
    event = question.knowledge.content.events[statement.event]
    only: Candidate = question.on(event.id).found.every[0]
    text = event.text.in_language(t.language)
    sentence = (
        statement.passage.text if statement.passage else next(iter(split_sentences(text)), "")
    )
    told = told_by(sentence, best.at) if sentence else None
    asks = set(question.frame.asks)
    if asks.isdisjoint(EVENT_ASKS) or (asks == {"who"} and _names(only, sentence, t.language)):
        return lines(told, when_and_name(event, t))
    beside = details(question, only)
    is_beside = "when" in asks or not statement.passage
    return lines(beside, told) if is_beside else lines(told, beside)


def _names(candidate: Candidate, sentence: str, language: str) -> bool:
    """Whether a sentence names somebody of the event."""
    words = stems_in(sentence)
    return any(
        not words.isdisjoint(stems_in(each.named.name.in_language(language)))
        for each in candidate.event.parts_of("person")
    )
