"""What is asked of the brief itself, or of all of it, by no phrase that asks for that."""

from handlers.finding.about.partnership import is_common
from handlers.finding.frames.question import Question
from storage.words import split_words

_LASTING = frozenset({"age", "how_long"})


def asks_whose(clause: str, question: Question) -> bool:
    """Whether it is asked who does anything with this brief, and nothing of what stands in it.

    "Whose job is it to keep this brief?", but not "who is in this brief" nor "who signed this".
    """
    lexicon, language, words = question.lexicon, question.frame.language, split_words(clause)
    at = next((n for n, word in enumerate(words) if is_this_brief(word, question)), None)
    if at is None or "who" not in lexicon.find_asks(clause, language):
        return False
    if not lexicon.before_places.isdisjoint(words[max(at - 2, 0) : at]):
        return False
    if any(
        lexicon.is_signing(each) or each in lexicon.recorded or is_common(each, lexicon)
        for each in words
    ):
        return False
    others = [each for each in question.frame.solid if each.word in {*words} - {words[at]}]
    return not any(each.is_place or each.is_name or each.kinds for each in others)


def asks_how_long(clause: str, question: Question) -> bool:
    """Whether it is asked how long we have been at it, whatever word for that is not known."""
    frame, lexicon, words = question.frame, question.lexicon, split_words(clause)
    asks = set(lexicon.find_asks(clause, frame.language))
    if asks.isdisjoint(_LASTING) or asks - _LASTING - {"how_many", "when"} or frame.values:
        return False
    named = [e for e in frame.solid if e.word in words and e.is_known and not e.guessed]
    if any(each.strongly or not each.is_verb for each in named):
        return False
    # « Depuis quand on fricote avec les Chiliens », «давно ли тянется сотрудничество»
    with_them = bool(frame.sides) and not lexicon.beside.isdisjoint(words)
    of_all = bool(frame.topics) and all(each.is_verb for each in frame.solid)
    return with_them or of_all or not lexicon.ourselves[frame.language].isdisjoint(words)


def asks_what_this_is(clause: str, question: Question) -> bool:
    """Whether it is asked what is here, and of nothing that the brief has: "what is all this"."""
    frame, lexicon, words = question.frame, question.lexicon, split_words(clause)
    # «Что это я открыл», "where am I here": before whoever asks is the brief.
    mine = not lexicon.myself[frame.language].isdisjoint(words)
    asks_else = set(frame.asks) - ({"where"} if mine else set())
    if not frame.is_open or asks_else or frame.values or frame.order is not None:
        return False
    if lexicon.here[frame.language].isdisjoint(words) or frame.upcoming or frame.is_next:
        return False
    if frame.happened and not mine:
        return False
    if set(lexicon.find_intents(clause)) - {"about"}:
        # «Кому об этом позвонить»
        return False
    return not any(each.is_known or each.is_place for each in frame.solid)


def asks_for_first(clause: str, question: Question) -> bool:
    """Whether a clause names the first event and nothing else: « tout premier événement »."""
    lexicon, words = question.lexicon, split_words(clause)
    events = lexicon.events | lexicon.follow[question.frame.language]["event"]
    if lexicon.find_order(words, frozenset()) is not False or events.isdisjoint(words):
        return False
    return all(lexicon.is_order(each) or each in events or lexicon.is_idle(each) for each in words)


def doubts_date(clause: str, question: Question) -> bool:
    """Whether it is only asked of what time "this" is: «не прошлогоднее ли это всё?»."""
    frame, lexicon = question.frame, question.lexicon
    words = split_words(clause)
    is_asked = frame.text.rstrip().endswith("?")
    asks_else = not {"whether", "list"}.issuperset(frame.asks) or frame.is_open
    if asks_else or not is_asked or len(frame.values) != 1:
        return False
    if lexicon.follow[frame.language]["that"].isdisjoint(words):
        return False
    if not lexicon.events.isdisjoint(words):
        return False
    is_idle = all(lexicon.is_brief(e.word) or lexicon.is_data(e.word) for e in frame.terms)
    return is_idle and not (frame.happened or frame.sides or frame.topics)


def is_this_brief(word: str, question: Question) -> bool:
    """Whether a word calls the brief itself: "this paper", though papers are told of in it."""
    lexicon, words = question.lexicon, split_words(question.frame.text)
    before = words[words.index(word) - 1] if word in words[1:] else ""
    return lexicon.is_brief(word) and before in lexicon.follow[question.frame.language]["that"]
