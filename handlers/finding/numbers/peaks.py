"""In which year a figure that facts give for several years was the largest."""

from markupsafe import Markup

from handlers.about.screens import format_number
from handlers.chat.view import bold, lines
from handlers.finding.about.facts import tell_value
from handlers.finding.brief.knowledge import Sentence
from handlers.finding.brief.yearly_values import read_yearly_values
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.phrases import told_by
from handlers.finding.frames.question import Question

_SEVERAL = 2


def answer_peak(question: Question) -> Answer | None:
    """The year and its figure; None where no year is asked for, or none has a figure."""
    frame, t = question.frame, question.t
    if not {"when", "largest"}.issubset(frame.asks) or question.focus or frame.values:
        return None
    asked = [each for each in frame.solid if each.is_known and (each.said or not each.is_verb)]
    if not asked or any(each.strongly and not each.said for each in asked):
        return None
    sentences = question.knowledge.sentences
    telling = [e for at, e in enumerate(sentences) if all(at in term.said for term in asked)]
    for each in telling:
        text = each.in_language(t.language)
        if values := read_yearly_values(text, t.language):
            year = max(values, key=lambda each: values[each])
            head = Markup("{} – {}").format(bold(year), bold(format_number(f"{values[year]:g}", t)))
            return Answer(lines(head, told_by(text)), section="about")
    valued = [each for each in telling if each.value and each.date]
    series = [each for each in valued if each.unit == valued[0].unit]
    if len(series) < _SEVERAL:
        return None
    return tell_value(max(series, key=_size), question)


def _size(sentence: Sentence) -> float:
    return float(sentence.value or 0)
