"""What follows another message in the real bot and what stands alone, on made-up briefs."""

from collections.abc import Callable, Sequence

from tests.quality.heads import Talk, hold_talks
from tests.support.briefs import Library


def said(brief: str, language: str, *messages: str, head: str, never: str | None = None) -> Talk:
    """A talk, whose last message is asked."""
    *after, ask = messages
    return Talk(brief, language, "follow-up", ask, head, tuple(after), never)


def contact_that_is_named_is_shown_alone() -> tuple[Talk, ...]:
    return (
        said("croatia", "en", "phone of the city hall of Rijeka", head="555-027", never="576-52"),
        said("croatia", "ru", "телефон Бадурича", "почта?", head="baduric@", never="lopukhtina@"),
        said("chile", "nl", "telefoonnummer van Gonzalo Ibarra", head="576-00-32", never="00-31"),
        said("croatia", "ru", "телефон Бадурича", "а в питере?", head="576-52-17", never="555-84"),
    )


def contact_there_is_that_of_where_it_was_which_was_shown() -> tuple[Talk, ...]:
    after = "когда подписали меморандум с островом Крк?"
    return (
        said("croatia", "ru", after, "а телефон там есть?", head="555-84", never="576-52"),
        said("chile", "en", "when is the next visit?", "a number there?", head="576-00-32"),
    )


def who_puts_right_what_was_said_goes_on() -> tuple[Talk, ...]:
    return (
        said("croatia", "en", "phone in Rijeka", "no, I mean the one in Petersburg", head="576-52"),
        said(
            "chile", "fr", "le contact à Valparaíso", "non, je parle de Petersbourg", head="00-31"
        ),
    )


def what_was_shown_is_spoken_of_still_after_a_question_in_vain() -> tuple[Talk, ...]:
    shown = "кто ведёт кружевную среду?"
    return (
        said("croatia", "ru", shown, "а печенье дают?", "где это?", head="Коклюшк"),
        said(
            "croatia", "en", "who won the first Anchor Cup?", "any fireworks?", "when?", head="20"
        ),
    )


def cost_is_asked_of_what_was_shown_by_any_verb_and_may_be_none() -> tuple[Talk, ...]:
    lace, mittens = "кто ведёт кружевную среду?", "когда была выставка «Сто варежек»?"
    return (
        said("croatia", "ru", lace, "дорого?", head="бесплатн"),
        said("estonia", "ru", mittens, "и почём вышло?", head="бесплатн"),
        said(
            "croatia", "nl", "Wie bouwde de muur in Aspen Park?", "was het duur?", head="zegt niet"
        ),
    )


def it_at_the_end_is_the_one_event_that_was_shown() -> tuple[Talk, ...]:
    expedition = "when was the first expedition to the Tiha Jama cave?"
    return (
        said("croatia", "en", expedition, "who headed it?", head="Sukhorutsky", never="Grgurac"),
        said(
            "croatia", "nl", "Wie bouwde de muur in Aspen Park?", "wie leidde het?", head="Grgurac"
        ),
    )


def thing_is_asked_of_the_one_of_a_row_whose_place_is_named() -> tuple[Talk, ...]:
    cups = "list the Anchor Cup tournaments"
    return (
        said("croatia", "en", cups, "the winner at the second one?", head="Baltic Wave"),
        said("croatia", "en", cups, "the goalkeeper at the first one?", head="Peraš"),
    )


def what_else_they_did_are_the_other_events_of_those_who_were_there() -> tuple[Talk, ...]:
    cave, contest = "who led the first expedition to the Tiha Jama?", "кто вёл кружевную среду?"
    return (
        said("croatia", "en", cave, "what else did they do?", head="Karst without Borders"),
        said("croatia", "ru", contest, "а что ещё она делала?", head="кружев", never="Бадурич"),
    )


def they_are_counted_of_whom_the_last_question_was() -> tuple[Talk, ...]:
    pilots = "Qui a appris aux pilotes de la Neva à guider les bateaux sur le Paraná ?"
    masons = "where did the stonemasons from Krk build a wall?"
    return (
        said("argentina", "fr", pilots, "ils étaient combien", head="12 pilotes"),
        said("croatia", "en", masons, "how many of them were there?", head="six"),
    )


def figure_is_asked_of_another_that_is_named_after_it() -> tuple[Talk, ...]:
    tourists = "hoeveel toeristen uit Kroatië kwamen er in 2025?"
    students = "how many students from Croatia are there?"
    return (
        said("croatia", "nl", tourists, "en studenten?", head="53 studenten", never="Koerlykina"),
        said("croatia", "en", students, "and companies?", head="17 companies"),
    )


def what_is_asked_of_the_whole_stands_alone() -> tuple[Talk, ...]:
    led, cups = "кто вёл кружевную среду?", "list the Anchor Cup tournaments"
    wall, cave = "Wie bouwde de muur in Aspen Park?", "qui a dirigé la première expédition ?"
    return (
        said("croatia", "ru", led, "сколько всего было мероприятий", head=r"всего \d\d"),
        said("croatia", "ru", led, "перечисли все мероприятия", head=r"всего \d\d"),
        said("croatia", "en", cups, "how many events are there in total?", head=r"\d\d in all"),
        said("croatia", "nl", wall, "in welk jaar waren de meeste evenementen?", head="20.. – .*,"),
        said("croatia", "fr", cave, "combien d’événements au total ?", head=r"\d\d en tout"),
        said("croatia", "fr", cave, "de quand date la note ?", head="date de référence"),
        said("croatia", "ru", led, "а на какую дату справка", head="по состоянию на"),
        said("croatia", "en", cups, "what was the very first event?", head="first in the brief"),
        said("croatia", "ru", led, "сколько человек всего было?", head="не сказано|кружев"),
    )


def clause_of_its_own_asks_what_was_then() -> tuple[Talk, ...]:
    led, who = "кто вёл кружевную среду?", "who led the first expedition to the Tiha Jama?"
    wall = "Wie bouwde de muur in Aspen Park?"
    return (
        said("croatia", "en", who, "What happened in 1975?", head="no events in 1975"),
        said("croatia", "ru", led, "что происходило в 1975 году?", head="Событий в 1975"),
        said("croatia", "nl", wall, "wat gebeurde er in 1975?", head="geen evenementen in 1975"),
        said("croatia", "fr", "qui est Badurić ?", "que s’est-il passé en 1975 ?", head="en 1975"),
    )


def you_are_the_bot() -> tuple[Talk, ...]:
    led, who = "кто вёл кружевную среду?", "who led the first expedition to the Tiha Jama?"
    wall = "Wie bouwde de muur in Aspen Park?"
    return (
        said("croatia", "ru", led, "ты кто такой?", head="Я бот"),
        said("croatia", "en", who, "which languages do you speak?", head="Dutch or French"),
        said("croatia", "fr", "qui est Badurić ?", "vous parlez russe ?", head="en russe"),
        said("croatia", "nl", wall, "wat kun je?", head="Wat ik kan"),
        said("croatia", "ru", led, "ты говоришь по-английски?", head="по-английски"),
    )


def day_that_no_calendar_has_is_told_of_whatever_is_asked_of_it() -> tuple[Talk, ...]:
    led, who = "кто вёл кружевную среду?", "who led the first expedition to the Tiha Jama?"
    wall = "Wie bouwde de muur in Aspen Park?"
    return (
        said("croatia", "ru", led, "что было 31.02.2018", head="Такой даты"),
        said("croatia", "ru", led, "а кто приезжал 30 февраля 2016 года?", head="Такой даты"),
        said("croatia", "en", who, "was anything held on 31 April 2019?", head="no such date"),
        said("croatia", "nl", wall, "wie was er op 31 juni 2015?", head="bestaat niet"),
        said("croatia", "fr", "combien de visites le 31 novembre 2020 ?", head="n’existe pas"),
    )


def planned_events_are_counted_and_no_others() -> tuple[Talk, ...]:
    return (
        said("estonia", "ru", "сколько мероприятий запланировано?", head="Запланировано 4"),
        said("estonia", "en", "how many events are planned?", "the last of them?", head="2031"),
    )


def what_came_before_or_after_is_the_event_beside_all_that_was_shown() -> tuple[Talk, ...]:
    shown = "/events 2013"
    return (
        said("chile", "ru", shown, "а после этого?", head="22 апреля 2014"),
        said("chile", "ru", shown, "и что было после этого?", head="22 апреля 2014"),
        said("chile", "en", shown, "and after that?", head="22 April 2014"),
        said("chile", "nl", shown, "en daarna?", head="22 april 2014"),
        said("chile", "fr", shown, "et après ça ?", head="22 avril 2014"),
        said("chile", "ru", shown, "а до этого?", head="октябр.* 2012"),
        said("chile", "en", "/events 2028", "and after that?", head="nothing later"),
    )


KINDS: Sequence[Callable[[], Sequence[Talk]]] = (
    contact_that_is_named_is_shown_alone,
    contact_there_is_that_of_where_it_was_which_was_shown,
    who_puts_right_what_was_said_goes_on,
    what_was_shown_is_spoken_of_still_after_a_question_in_vain,
    cost_is_asked_of_what_was_shown_by_any_verb_and_may_be_none,
    it_at_the_end_is_the_one_event_that_was_shown,
    thing_is_asked_of_the_one_of_a_row_whose_place_is_named,
    what_else_they_did_are_the_other_events_of_those_who_were_there,
    they_are_counted_of_whom_the_last_question_was,
    figure_is_asked_of_another_that_is_named_after_it,
    what_is_asked_of_the_whole_stands_alone,
    clause_of_its_own_asks_what_was_then,
    you_are_the_bot,
    day_that_no_calendar_has_is_told_of_whatever_is_asked_of_it,
    planned_events_are_counted_and_no_others,
    what_came_before_or_after_is_the_event_beside_all_that_was_shown,
)


async def test_what_follows_is_answered_as_it_is_meant(library: Library) -> None:
    asked = [(kind.__name__, talk) for kind in KINDS for talk in kind()]
    # One bot for all of them: to load the briefs takes longer than to ask.
    answers = await hold_talks([talk for _, talk in asked], library=library)
    wrong = [
        (kind, talk.after, talk.ask, answer[:160])
        for (kind, talk), answer in zip(asked, answers, strict=True)
        if not talk.is_right(answer)
    ]
    assert wrong == []
