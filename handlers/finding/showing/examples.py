"""Questions that a brief answers, for whoever does not know what to ask."""

from collections import Counter
from collections.abc import Iterator

from handlers.chat.view import clip
from handlers.finding.frames.phrases import NAME_LENGTH, name_event
from handlers.home.examples import list_past
from handlers.texts import Texts
from storage.content import Content


def find_examples(content: Content, t: Texts) -> list[str]:
    """When something was, who somebody is, what was in a year: as far as the brief has these."""
    return list(dict.fromkeys(_examples(content, t)))


def _examples(content: Content, t: Texts) -> Iterator[str]:
    past = list_past(content)
    if past:
        yield t.gettext("When was “{event}”?", event=name_event(past[-1], t))
    named = next(
        (
            part.named
            for each in reversed(past)
            for part in each.parts_of("person")
            if part.role.in_language(t.language)
        ),
        None,
    )
    if named:
        name = clip(named.name.in_language(t.language), NAME_LENGTH)
        yield t.gettext("Who is {person}?", person=name)
    years = Counter(each.date.latest_start.year for each in past)
    if years:
        year = max(years, key=lambda each: (years[each], each))
        yield t.gettext("What happened in {year}?", year=year)
