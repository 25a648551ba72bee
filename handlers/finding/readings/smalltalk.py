"""Small talk, in one human line each; and what no brief can answer."""

from collections.abc import Mapping

from markupsafe import Markup

from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import is_specific
from handlers.finding.frames.frame import Frame
from handlers.finding.frames.phrases import not_said
from handlers.texts import Texts
from storage.lexicon import Lexicon
from storage.words import split_words

_LONGEST = 5
_ELSEWHERE = "elsewhere"


def find_talk(
    frame: Frame, intents: Mapping[str, set[str]], knowledge: Knowledge, t: Texts
) -> Answer | None:
    """The line for what only is small talk; None for what asks something of the brief."""
    words = split_words(frame.text)
    if not words:
        return _calling(t) if "?" in frame.text else None
    used = set().union(*(words for name, words in intents.items() if name != _ELSEWHERE))
    specific = [
        each
        for each in frame.solid
        if each.word not in used and (is_specific(each, knowledge) or each.offices)
    ]
    lexicon = Lexicon.load()
    outside = {
        each
        for each in lexicon.outside.intersection(words)
        if not knowledge.find_outside(each, lexicon)
    }
    beside = _find_beside(frame, intents)
    if (beside or outside) and not specific:
        said = beside or outside
        solid = [each.written for each in frame.solid if not each.is_place]
        written = solid or [each for each in words if each in said] or sorted(said)
        return Answer(not_said(written, t), is_certain=False)
    if specific and "thanks" not in intents:
        return None
    short = len(words) <= _LONGEST
    if ("calling" in intents and short) or (
        "greeting" in intents and len(words) == 1 and frame.text.rstrip().endswith("?")
    ):
        return _calling(t)
    if "lost" in intents and "about" not in intents and not frame.asks:
        line = t.markup("No problem. Just write in your own words, for example:")
        return Answer(line, talk="help", with_examples=True)
    if "insult" in intents and not (frame.values or any(each.is_known for each in frame.solid)):
        return Answer(say_sorry(t), talk="help")
    if "bye" in intents and short and {"list"}.issuperset(frame.asks) and not frame.values:
        return Answer(say_goodbye(t), talk="thanks")
    # «Добрый вечер» greets, though one thanks with the same words.
    thanks = intents.get("thanks", set()) - (
        intents.get("greeting", set()) if len(words) > 1 else set()
    )
    if thanks and not frame.asks and not frame.values and "contact" not in intents:
        return Answer(say_welcome(t), talk="thanks")
    if "greeting" in intents and not (
        specific or frame.asks or frame.values or len(words) > _LONGEST
    ):
        return Answer(
            t.markup("Hello! Ask me anything about the brief."), section="greeting", talk="greeting"
        )
    return None


def _find_beside(frame: Frame, intents: Mapping[str, set[str]]) -> set[str]:
    """The words for what no brief answers; how long a flight takes it may say."""
    beside = intents.get(_ELSEWHERE, set())
    told = {each.word for each in frame.solid if each.is_known and not each.guessed}
    return set() if frame.asks and not beside.isdisjoint(told) else beside


def _calling(t: Texts) -> Answer:
    line = t.markup("Yes, I am here. Ask me anything about the brief.")
    return Answer(line, talk="greeting", with_examples=True)


def say_welcome(t: Texts) -> Markup:
    """The answer to thanks."""
    return t.markup("You’re welcome! Ask me anything about the brief.")


def say_goodbye(t: Texts) -> Markup:
    """The answer to a goodbye."""
    return t.markup("Goodbye! Come back any time.")


def say_sorry(t: Texts) -> Markup:
    """The answer to whoever is annoyed."""
    return t.markup("Sorry I could not help. Please ask again in other words.")
