"""A question that names a country: what its brief answers, or that there is none."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.notes import name_brief
from handlers.chat.opening import open_screen
from handlers.chat.screen import Ref
from handlers.chat.view import View, bold, button, in_rows, labelled, lines, paragraphs, way_back
from handlers.dates import format_edtf
from handlers.finding.answers.outcomes import find_follow_up
from handlers.finding.brief.countries import (
    NamedCountry,
    country_words,
    find_countries,
    on_countries,
    without_countries,
)
from handlers.finding.brief.geography import is_geographic
from handlers.finding.brief.knowledge import to_knowledge
from handlers.finding.brief.subject import HOME
from handlers.finding.follow_ups.other_briefs import vary_for
from handlers.finding.frames.phrases import not_said
from handlers.finding.showing.everywhere import answer_each, to_brief
from handlers.finding.showing.screens import answer_from
from handlers.home.briefs import take_up
from handlers.texts import LANGUAGES
from storage.lexicon import Lexicon
from storage.models import Brief
from storage.paraphrases import Paraphrases
from storage.words import split_words, stems

_BRIEFS_NAMED = 8
_CERTAIN = 6
"""How many letters a word has at least that surely names a country, though the brief has it."""
_HOME = ("petersburg", "russia")
"""Groups of the lexicon: names of the committee's own city and country."""
_ALL = frozenset({"list"})
"""What asks for nothing in particular: «всё, что есть»."""


async def answer_named(
    context: Context, briefs: Sequence[Brief], chosen: Brief | None, text: str
) -> View | None:
    """The answer where a question names a country; None where that is the chosen brief's, or none.

    A country that has no brief can still be one where something of the chosen brief took place.
    """
    if _asks_for_language(context, text):
        return None
    countries = await _list_countries(context, chosen, text)
    named = on_countries(briefs, [each.code for each in countries])
    known = {each.country for each in named}
    missing = [each for each in countries if each.code not in known]
    alone = chosen if missing and not named and not _asks_for_contact(context, text) else None
    if alone and (how := await _is_in(context, alone, missing)):
        if how == "there":
            return None
        spoken = await answer_from(context, alone, text)
        return spoken.under(_missing(context, missing))
    is_own = named == [chosen] and not missing
    whole = _is_name(countries, text) or _is_told_of(context, text, countries)
    whole = whole or (_is_of_brief(context, text) and _is_all(context, text, countries))
    if not countries or (is_own and not whole):
        return None
    if missing and not named:
        context.answered = False
        none = _view_missing(context, missing, briefs)
        if alone and "whether" in (await find_follow_up(context, alone, text)).asks:
            words = [word for each in missing for word in each.words]
            return none.under(not_said(words, context.texts))
        return none
    note = _missing(context, missing) if missing else None
    if len(named) == 1:
        view = None if missing else await _go_on_to(context, named[0], countries, text)
        return view or (await answer_from(context, named[0], text)).under(note)
    if compared := await _compare(context, named, text):
        return compared.under(note)
    rest = _without(text, countries)
    lexicon = context.services.lexicon
    said = lexicon.content_words(rest, context.language) or asks_for_anything(context, rest)
    return await answer_each(context, named, rest if said else text, note)


async def _go_on_to(
    context: Context, brief: Brief, countries: Sequence[NamedCountry], text: str
) -> View | None:
    """The last question asked of a brief, or the brief itself, where no more is said than that."""
    if view := await vary_for(context, brief, _without(text, countries)):
        # Who goes on to another country stays there.
        await take_up(context, brief.id)
        return view
    if _is_all(context, text, countries):
        # «Расскажи про Бельгию» wants to hear of it.
        screen = "brief" if _is_name(countries, text) else "about"
        view = await open_screen(context, Ref(screen, brief.id))
        return view.under(_tell_there(context, brief, text)) if view else None
    return None


def _tell_there(context: Context, brief: Brief, text: str) -> Markup | None:
    """The word that there is a brief, where that is asked."""
    t, lexicon = context.texts, context.services.lexicon
    words = split_words(text)
    asked = text.rstrip().endswith("?") or any(
        not each.isdisjoint(words[:1]) for each in lexicon.whether.values()
    )
    if not (asked and _is_of_brief(context, text)):
        return None
    return t.markup("Yes, there is a brief (as of {date}).", date=bold(format_edtf(brief.as_of, t)))


def _is_of_brief(context: Context, text: str) -> bool:
    """Whether the brief as such is spoken of: «справка про Грецию есть?»."""
    lexicon, words = context.services.lexicon, split_words(text)
    if lexicon.phrases.find_force(text)[1]:
        # «Какой документ уже не действует» asks for an agreement.
        return False
    if _is_signed_with(context, words):
        return False
    return any(map(lexicon.is_brief, words)) and not asks_for_anything(context, text)


def _is_signed_with(context: Context, words: Sequence[str]) -> bool:
    """Whether papers with a country are spoken of, not a paper on it: «документы с Бельгией»."""
    lexicon = context.services.lexicon
    return any(
        lexicon.is_paper(paper) and before in lexicon.beside and find_countries(country)
        for paper, before, country in zip(words, words[1:], words[2:], strict=False)
    )


def _without(text: str, countries: Sequence[NamedCountry]) -> str:
    """The words of a text that name none of the countries."""
    named = {word for each in countries for word in each.words}
    return " ".join(each for each in split_words(text) if each not in named)


async def _compare(context: Context, briefs: Sequence[Brief], text: str) -> View | None:
    """How many events each of several briefs has, the most first, where that is asked."""
    lexicon, t = context.services.lexicon, context.texts
    if not any("compare" in lexicon.find_asks(text, each) for each in LANGUAGES):
        return None
    counts = [
        (sum(not each.date.is_open for each in content.events), brief)
        for brief in briefs
        for content in (await context.store.contents.get(brief.id),)
    ]
    counts.sort(key=lambda each: -each[0])
    told = [
        labelled(bold(name_brief(brief)), t.ngettext("{count} event", "{count} events", count), t)
        for count, brief in counts
    ]
    rows = in_rows((to_brief(each) for each in briefs[:_BRIEFS_NAMED]), 2)
    return View(lines(*told), rows, way_back(t))


async def _list_countries(context: Context, chosen: Brief | None, text: str) -> list[NamedCountry]:
    """The countries that a text names; no places of the chosen brief that only sound like one."""
    found = [each for each in find_countries(text) if each.code != HOME]
    if not (found and chosen):
        return found
    places = to_knowledge(await context.store.contents.get(chosen.id)).place_names
    own = chosen.country
    return [
        each
        for each in found
        if each.code == own or not (each.words and places.issuperset(each.words))
    ]


def _asks_for_contact(context: Context, text: str) -> bool:
    return "contact" in context.services.lexicon.find_intents(text)


def _asks_for_language(context: Context, text: str) -> bool:
    """Whether the bot's language is all that is asked for: «английский»."""
    lexicon = context.services.lexicon
    # "France" is no "French".
    said = lexicon.find_intents(text).get("language", set()) - country_words()
    return bool(said) and said.issuperset(lexicon.content_words(text, context.language))


async def _is_in(
    context: Context, brief: Brief, countries: Sequence[NamedCountry]
) -> Literal["there", "said"] | None:
    """Whether a brief tells of these countries: something took place there, or it names them."""
    knowledge = to_knowledge(await context.store.contents.get(brief.id))
    places = {event.country for event in knowledge.content.events}
    if all(each.code in places for each in countries):
        return "there"
    words = [word for each in countries for word in each.words]
    if not all(map(knowledge.vocabulary.forms, words)):
        # "Which Finn": somebody of a country that the brief names.
        named = all(knowledge.forms_of_country(each.code) for each in countries)
        return "there" if named and not any(map(is_geographic, words)) else None
    # «Малый» is no country.
    return "said" if all(len(each) >= _CERTAIN for each in words) else "there"


def _is_name(countries: Sequence[NamedCountry], text: str) -> bool:
    """Whether a text is nothing but a country's name."""
    return {word for each in countries for word in each.words}.issuperset(split_words(text))


def _is_told_of(context: Context, text: str, countries: Sequence[NamedCountry]) -> bool:
    """Whether one wants to hear of a country, and says no more: «расскажи про Бельгию»."""
    told = not context.services.lexicon.telling.isdisjoint(split_words(text))
    return told and _is_all(context, text, countries)


def _is_all(context: Context, text: str, countries: Sequence[NamedCountry]) -> bool:
    """Whether a text says nothing but a country's name: «а что по Германии»."""
    named = {word for each in countries for word in each.words}
    lexicon, words = context.services.lexicon, split_words(text)
    of_brief = _is_of_brief(context, text)
    # «Что проходило в Бельгии», «события с Бельгией» ask for its events.
    spoken = any(not about.isdisjoint(words) for about in lexicon.about.values())
    acts = not (spoken or of_brief) and any(
        (lexicon.is_doing(each) and each not in lexicon.telling) or each in lexicon.events
        for each in words
    )
    if acts or asks_for_anything(context, text, but=_ALL):
        return False
    if lexicon.find_whole(_without(text, countries), context.language).keys() - {"overview"}:
        # «Чем мы с Бельгией занимаемся»
        return False
    paraphrases = Paraphrases.load(context.language)
    found = paraphrases.find(without_countries(text))
    if found and found.is_sure and found.said != paraphrases.of_all:
        # «Чё мы делаем с бельгийцами»
        return False
    left = set(lexicon.content_words(text, context.language)) - named
    if of_brief:
        kept = lexicon.thesaurus.group_stems("kept")
        left = {each for each in left if not (lexicon.is_brief(each) or stems(each) & kept)}
    return all(
        each in lexicon.telling or lexicon.is_hollow(each) or _is_home(each, lexicon)
        for each in left
    )


def _is_home(word: str, lexicon: Lexicon) -> bool:
    """Whether a word names the committee's own city or country: «Хорватия и Петербург»."""
    return any(not stems(word).isdisjoint(lexicon.thesaurus.group_stems(each)) for each in _HOME)


def asks_for_anything(context: Context, text: str, but: AbstractSet[str] = frozenset()) -> bool:
    """Whether a text asks for something in particular, in any language."""
    lexicon = context.services.lexicon
    return any(lexicon.find_asks(text, each).keys() - but for each in LANGUAGES)


def _missing(context: Context, countries: Sequence[NamedCountry]) -> Markup:
    t = context.texts
    names = ", ".join(str(t.locale.territories.get(each.code, each.code)) for each in countries)
    return t.markup("{country}: there is no brief on it yet.", country=bold(names))


def _view_missing(
    context: Context, countries: Sequence[NamedCountry], briefs: Sequence[Brief]
) -> View:
    """The word that there is no brief on a country, and those that there are."""
    t = context.texts
    rows = in_rows((to_brief(each) for each in briefs[:_BRIEFS_NAMED]), 2)
    return View(
        paragraphs(_missing(context, countries), t.markup("There are briefs on:")),
        [*rows, [button(t.gettext("🗂 All briefs"), Ref("country"))]],
        way_back(t),
    )
