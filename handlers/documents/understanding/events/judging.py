"""What a sentence tells: an event, a figure, the beginning of something, or nothing of these."""

import re

from handlers.documents.understanding.events.evidence import find_signs, how_likely
from handlers.documents.understanding.events.says import Says
from handlers.documents.understanding.events.telling import Around, Judgement, Telling
from handlers.documents.understanding.people.cards import is_card
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.sections import Section
from handlers.documents.understanding.words.mentions import Mention, Times
from handlers.documents.understanding.words.model import DoubtKind
from handlers.documents.understanding.words.tagging import Tagged
from storage.words import fold

_BY = re.compile(r"(?<!\w)(?:к|до|by|until|tegen|tot|d'ici|jusqu'en)\s*\d*$", re.IGNORECASE)
_ROW = re.compile(r"\s*(?:[,;&]|и|and|en|et)\s*")
_NOTE = re.compile(r"\s*(?:[¹²³⁴-⁹†‡]|\*{1,3}(?=\s*\w))")
_FOR_YEARS = re.compile(r"(?<!\w)(?:на|for|voor|pour)\s*$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBER_LAST = re.compile(r"\s*[:=–—]\s*\d[\d .,\u00a0]*$")
_ON = re.compile(r"(?:на|au|per|as (?:of|at))\s", re.IGNORECASE)
_COUNTS = re.compile(r"(?<![\w.,-])\d[\d .,\u00a0]*(?![\w-])")
_NUMBERED = re.compile(r"(?:№|n°|nr\.?)\s?[\w/-]+", re.IGNORECASE)
UNLIKELY, _DOUBTFUL = 1 / 3, 0.75
"""How likely a dated sentence must be to tell an event, and to tell one without a doubt."""
_FIRST_WORDS = 3
_FIRST_SIGNS = re.compile(r"^[\s«\"(–—-]*")


def judge(tagged: Tagged, times: Times, around: Around, context: Context) -> Judgement:
    """What a sentence tells: an event where a rule says so, and what was learned does not deny."""
    says = Says(tagged, times, context)
    told = by_rules(tagged, times, around, says, context)
    if told is not Telling.EVENT or not times.mentions:
        return Judgement(told)
    likely = how_likely(find_signs(tagged, times, says, around.signs, context))
    due = around.section is Section.PLANS and all(not each.value.start for each in times.mentions)
    if likely < UNLIKELY and not (says.signed or due):
        return Judgement(_other_than_event(says))
    return Judgement(told, doubtful=likely < _DOUBTFUL)


def _other_than_event(says: Says) -> Telling:
    if says.agreement and not says.figure:
        return Telling.FOUNDING
    return Telling.FIGURE if says.counted or says.figure else Telling.CONTEXT


def by_rules(tagged: Tagged, times: Times, around: Around, says: Says, context: Context) -> Telling:
    """What a sentence tells as far as the rules know."""
    if _is_aside(tagged, times, says, context):
        return Telling.CONTEXT
    dated = [mention for mention in times.mentions if not mention.standing]
    if kind := _without_event(tagged, times, around, says, context) or _until(dated, around, says):
        return kind
    if not around.item and _is_habit(times, says):
        return _undated(around, says)
    has_day = any(mention.has_day for mention in dated)
    listed = around.item and not says.states
    if says.figure and not (says.happening and (has_day or listed)):
        return _figure_or_more(tagged, times, around, says)
    if not times.mentions and around.item and _is_term(times, says):
        return Telling.FOUNDING
    if not times.mentions and says.agreement and says.signed and _is_signed(times):
        return Telling.FOUNDING
    if not times.mentions:
        incomplete = bool(times.incomplete) and not says.yearly and not around.follows_event
        listed = around.item or _is_led_by_day(tagged, times)
        told = incomplete and (says.happened or says.planned or (listed and says.event))
        return Telling.EVENT if told else _undated(around, says)
    if not dated or (all(each.value.is_open and each.is_year for each in dated)):
        return _begun(times, says)
    if around.item or _leads(tagged, dated):
        in_years = all(mention.is_year for mention in dated)
        return _founding(says, in_years=in_years) or Telling.EVENT
    return _told(tagged, says, dated, around)


def _is_aside(tagged: Tagged, times: Times, says: Says, context: Context) -> bool:
    """Whether a sentence is of none of what took place: a pointer, a deadline, a birthday."""
    said = fold(_IN_BRACKETS.sub(" ", tagged.text))
    if context.lexicon.find_said(said, "pointing") or says.is_letter or says.asks:
        return True
    if says.of_the_writer and _is_of_no_day(times):
        return True
    told = says.event and says.happened_truly
    if _is_note(tagged, says) or _is_open(times, says, context):
        return True
    if says.due or (says.of_a_life and not told):
        return True
    return _begins_yearly(tagged, says, context)


def _is_of_no_day(times: Times) -> bool:
    """Whether a sentence tells no date, or only since when: `You will also hear from …`."""
    return not times.incomplete and all(each.value.is_open for each in times.mentions)


def _until(dated: list[Mention], around: Around, says: Says) -> Telling | None:
    """What a sentence tells that only says until when: `The works hung there until May`."""
    ends = bool(dated) and all(each.value.start is None for each in dated)
    asked = says.due or says.pending or says.opinion or says.duty
    if ends and around.section is Section.PLANS and not around.item:
        # «До конца 2020 года должен открыться читальный зал», but `Tickets are on sale until …`
        return Telling.EVENT if says.does and not asked else _undated(around, says)
    if not ends or says.planned or (says.event and not around.follows_event):
        return None
    return Telling.FOUNDING if says.agreement else _undated(around, says)


def _begun(times: Times, says: Says) -> Telling:
    """What goes on since a day or month is an event of then, as what is of a year is not."""
    since = any(not each.is_year for each in times.mentions)
    return Telling.EVENT if since and not says.agreement else Telling.FOUNDING


def _without_event(
    tagged: Tagged, times: Times, around: Around, says: Says, context: Context
) -> Telling | None:
    """What a sentence tells that says of a time what there was, nothing, or how many there were."""
    if around.item and not (says.happened or says.planned) and is_card(tagged, times, context):
        return Telling.OVERVIEW
    told = [each for each in times.mentions if not each.is_vague]
    if told and all(each.is_today for each in told) and says.is_of_today:
        return _undated(around, says)
    if says.in_force and not (says.signed or says.planned):
        return _undated(around, says)
    if says.denied or (says.nothing and not (told and says.happened_truly)):
        return Telling.OVERVIEW
    # `About 51,300 students attended …`, as one item of an overview.
    in_general = around.section in (Section.OVERVIEW, Section.FIGURES) and not says.event
    number = in_general and says.counted and all(each.is_year for each in told)
    number = number or _is_total(tagged, times, around, says)
    return Telling.FIGURE if told and (number or _is_count(tagged, told, around, says)) else None


def _is_count(tagged: Tagged, told: list[Mention], around: Around, says: Says) -> bool:
    """Whether a sentence says how many there were in a year, or on the first day of a month.

    «На 1 января 2020 года зарегистрированы 43 организации», «студентов в 2020: 34»
    """
    text = tagged.text
    if says.planned:
        return False
    dated = all(each.is_year or _ON.match(text, each.start) for each in told)
    if dated and _NUMBER_LAST.search(text[told[-1].end - 1 :]):
        return True
    starts = all(_is_start_of_month(each) for each in told)
    first = _FIRST_SIGNS.match(text)
    led = starts and first is not None and told[0].start <= first.end() + _FIRST_WORDS
    as_of = led and _ON.match(text.lstrip()) is not None
    in_figures = around.section is Section.FIGURES and all(each.is_year for each in told)
    if says.event and not (says.states or as_of or in_figures):
        return False
    rest = text
    for each in reversed(told):
        rest = rest[: each.start] + rest[each.end :]
    counts = _COUNTS.search(_NUMBERED.sub(" ", rest)) is not None
    if around.section is Section.FIGURES:
        days = any(each.has_day for each in told)
        return counts and (led or not says.happened_truly or not days)
    return counts and led and not says.happened_truly


def _is_total(tagged: Tagged, times: Times, around: Around, says: Says) -> bool:
    """Whether a sentence sums up a time: «За год выехали 148 студентов», `we counted 31 visits`."""
    if not says.totalled or says.planned or any(each.has_day for each in times.mentions):
        return False
    rest = tagged.text
    for each in sorted((*times.mentions, *times.aside), key=lambda each: -each.start):
        rest = rest[: each.start] + rest[each.end :]
    known = times.mentions or around.in_year or around.follows_figure
    return bool(known) and _COUNTS.search(_NUMBERED.sub(" ", rest)) is not None


def _is_start_of_month(mention: Mention) -> bool:
    start = mention.value.start
    return mention.value.start == mention.value.end and start is not None and start.day == 1


def _is_led_by_day(tagged: Tagged, times: Times) -> bool:
    """Whether a day without a year and a dash lead a sentence: «17 апреля – визит»."""
    start, end = next(iter(times.incomplete), (1, 0))
    return start == 0 and re.match(r"\s*[–—-]\s", tagged.text[end:]) is not None


def _is_term(times: Times, says: Says) -> bool:
    """Whether an item only says for which years a document holds: «Программа на 2022–2025 годы»."""
    terms = any(each.is_of_years for each in times.aside)
    return terms and says.of_agreement and not times.yearless


def _is_signed(times: Times) -> bool:
    """Whether a sentence only says of when a document is: «оформлены Протоколом от …»."""
    return any(each.has_day and each.value.start and not each.is_of_years for each in times.aside)


def _is_habit(times: Times, says: Says) -> bool:
    """Whether a time of the year is that of any year: «летом выполняется до 20 рейсов»."""
    inherited = all(
        DoubtKind.YEAR_INHERITED in each.doubts and (says.yearly or not each.has_day)
        for each in times.mentions
    )
    habit = (says.standing or says.yearly) and not says.planned
    return bool(times.mentions) and inherited and habit


def _is_note(tagged: Tagged, says: Says) -> bool:
    """Whether a sentence is a note below the text: «¹ По отчету …»."""
    return _NOTE.match(tagged.text) is not None and not (says.planned or says.figure)


def _is_open(times: Times, says: Says, context: Context) -> bool:
    """Whether a sentence tells what is not decided: «Вопрос о форуме 2021 года прорабатывается»."""
    in_years = bool(times.mentions) and all(each.is_year for each in times.mentions)
    as_of = context.as_of.latest_end.year if context.as_of else context.now.year
    to_come = all((each.year or 0) > as_of for each in times.mentions)
    return says.pending and in_years and (to_come or not says.happened_truly)


def _begins_yearly(tagged: Tagged, says: Says, context: Context) -> bool:
    """Whether a sentence is of what is done each year: «Ежегодно в мае приезжает команда»."""
    led = " ".join(fold(tagged.text).split()[:2])
    yearly = context.lexicon.find_said(led, "yearly") is not None
    return yearly and says.is_habit and not says.planned


def _founding(says: Says, *, in_years: bool) -> Telling | None:
    """An anniversary, or an agreement, of which no more than a year is said."""
    if in_years and ((says.anniversary and not says.happening) or (says.agreement and says.signed)):
        return Telling.FOUNDING
    if in_years and says.founded and says.goes_on and not says.planned:
        # «Центр основан в 1971 году и хранит …»
        return Telling.FOUNDING
    return None


def _told(tagged: Tagged, says: Says, dated: list[Mention], around: Around) -> Telling:
    """What a sentence with a date tells in running text."""
    in_years = all(mention.is_year for mention in dated)
    if in_years and says.standing and _FOR_YEARS.search(tagged.text[: dated[0].start + 3]):
        # «осуществляется в пределах средств, предусмотренных на 2019 и 2020 годы»
        return Telling.CONTEXT
    if says.counted and in_years and not says.event:
        return Telling.FIGURE
    if all(each.is_vague for each in dated):
        return Telling.CONTEXT
    if founding := _founding(says, in_years=in_years):
        return founding
    to_come = around.section is Section.PLANS and any(mention.has_day for mention in dated)
    if says.continuing and not (says.happened or to_come) and (in_years or not says.event):
        return Telling.CONTEXT
    event = says.event and not (in_years and says.agreement)
    made = says.made and not (says.agreement or says.continuing or says.counted)
    if says.happened or says.planned or event or made:
        return Telling.EVENT
    return Telling.EVENT if says.verb and not in_years else Telling.CONTEXT


def _figure_or_more(tagged: Tagged, times: Times, around: Around, says: Says) -> Telling:
    """A figure; or what an event's people agreed on, for a year to come."""
    if (
        around.follows_event
        and times.mentions
        and _BY.search(tagged.text[: times.mentions[0].start + 3])
    ):
        return Telling.CONTINUATION
    known = times.mentions or times.aside or around.follows_figure or around.in_year
    return Telling.FIGURE if known else _undated(around, says)


def _undated(around: Around, says: Says) -> Telling:
    if says.opinion or says.suggested or says.costs:
        return Telling.OVERVIEW
    if says.counted and around.follows_event and not around.item:
        # `It drew 3,400 visitors`
        return Telling.FIGURE
    if says.pending and around.section is not Section.PLANS:
        return Telling.OVERVIEW
    if (
        around.item
        and not around.follows_event
        and not (says.yearly or says.duty or says.defines)
        and (says.event or around.section is Section.PLANS)
    ):
        return Telling.EVENT
    return Telling.CONTINUATION if around.follows_event and not says.standing else Telling.OVERVIEW


def _leads(tagged: Tagged, dated: list[Mention]) -> bool:
    """Whether a date and a dash begin the sentence: a line of a chronicle."""
    text, last = tagged.text, dated[0]
    at = _FIRST_SIGNS.match(text)
    begins = at is not None and last.start <= at.end()
    for each in dated[1:]:
        if _ROW.fullmatch(text[last.end : each.start]):
            last = each
    return begins and re.match(r"\s*[–—:-]\s", text[last.end :]) is not None
