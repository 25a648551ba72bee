"""Why a date is doubtful, or none, in words for people."""

from handlers.dates.values.format import format_edtf
from handlers.dates.values.value import Doubt, Found, Problem, Wrong
from handlers.texts import N_, Texts
from storage.edtf import Edtf


def tell_problem(wrong: Wrong, t: Texts) -> str:
    """Why what was written is no date, and what may be meant."""
    problem = t.gettext(_PROBLEMS[wrong.problem])
    if not wrong.nearest:
        return problem
    meant = t.gettext("Did you mean {date}?", date=format_edtf(wrong.nearest, t))
    return f"{problem} {meant}"


def tell_doubts(found: Found, text: str, t: Texts) -> list[str]:
    """Why a date should be looked at, with the words that were read as it."""
    if not isinstance(found.value, Edtf):
        return []
    date = format_edtf(found.value, t)
    written = text[found.span.start : found.span.end]
    return [
        t.gettext(
            "“{text}” was read as {date}: {reason}",
            text=written,
            date=date,
            reason=t.gettext(reason),
        )
        for doubt in found.doubts
        if (reason := _DOUBTS.get(doubt))
    ]


_PROBLEMS = {
    Problem.NOT_UNDERSTOOD: N_("I cannot read this as a date."),
    Problem.IMPOSSIBLE: N_("There is no such date in the calendar."),
    Problem.NO_START: N_("This means “no end date”. Since when? For example: since 2018."),
    Problem.NO_YEAR: N_("The year is missing."),
    Problem.REVERSED: N_("The period ends before it begins."),
    Problem.SEVERAL: N_("These are several dates; I need one."),
    Problem.TOO_LONG: N_("This is too long for a date."),
}
_DOUBTS = {
    Doubt.DAY_OR_MONTH: N_(
        "the day comes before the month. To be sure, write the month as a word."
    ),
    Doubt.DAY_OR_YEAR: N_("the number may be a day or a year."),
    Doubt.MONTH_OR_YEARS: N_("it may be one month or two years."),
    Doubt.CENTURY: N_("the century is a guess."),
    Doubt.WINTER: N_("a winter spans two years."),
    Doubt.TURN_OF_YEAR: N_("I took it to begin in the year before it ends."),
    Doubt.GUESSED: N_("the month is a guess."),
    Doubt.FROM_START: N_("counted from the beginning of the year."),
    Doubt.MONTH_SHARED: N_("the month is given only with another year."),
    Doubt.WEEKDAY: N_("the day of the week is a different one."),
    Doubt.BESIDE: N_("a word beside it may be a part of it."),
    Doubt.INHERITED: N_("the year is given elsewhere in the text."),
    Doubt.JOINED: N_("as one period."),
    Doubt.RELATIVE: N_("counted from today."),
    Doubt.AS_OF: N_("this is the date of a figure, not of an event."),
    Doubt.STANDING: N_("this says how long something has held, not when an event took place."),
}
