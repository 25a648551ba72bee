"""Kinds of questions that briefs nobody knew were asked: sizes, costs, offices, who did what."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "самое массовое мероприятие", "Мосты Дору и Невы: 18 тысяч человек"),
        ("ru", "на каком мероприятии было больше всего людей", "Мосты Дору и Невы: 18 тысяч"),
        ("fr", "quel événement a attiré le plus de monde", "Ponts de deux fleuves"),
        ("ru", "самая крупная делегация", "Гости из Порту: 9 человек"),
    ],
)
def test_largest_is_that_of_most_people_thousands_and_numbers_in_words_too(
    ask_portugal: Ask, language: str, asked: str, head: str
) -> None:
    told = head_of(ask_portugal, asked, language)
    assert told.startswith(head) or "18 mille" in told


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "какое событие собрало больше всего народу"),
        ("en", "which event drew the biggest crowd"),
        ("nl", "welk evenement trok de meeste bezoekers"),
        ("fr", "quel événement a attiré le plus de monde"),
    ],
)
def test_number_that_looks_like_a_year_counts_people(
    ask_slovenia: Ask, language: str, asked: str
) -> None:
    assert ": 1500 " in head_of(ask_slovenia, asked, language)


def test_who_travelled_by_the_word_of_the_title_are_people(ask_egypt: Ask) -> None:
    assert ": 15 " in head_of(ask_egypt, "самая крупная делегация")


def test_trip_is_no_delegation_where_there_are_such(ask: Ask) -> None:
    assert "Вечер порта" not in head_of(ask, "самая крупная делегация")


def test_of_exhibitions_is_told_how_many_things_they_showed(ask_slovenia: Ask) -> None:
    head = head_of(ask_slovenia, "самая большая выставка")
    assert head.startswith("В справке не сказано")
    assert "84 расписные дощечки" in head


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        ("ru", "во сколько обошлась реставрация панно", "4,5 млн рублей"),
        ("ru", "сколько стоило панно в доме кочнева", "4,5 млн рублей"),
        ("en", "how much did the Kochnev House panel cost", "4.5 million roubles"),
        ("nl", "hoeveel heeft de restauratie van het paneel gekost", "4,5 miljoen"),
        ("nl", "hoe lang duurde de restauratie van het paneel", "oktober 2004 – maart 2006"),
        ("fr", "combien ça a coûté la restauration du panneau", "4,5 millions"),
        ("ru", "сколько стоил мостовой форум", "В справке не сказано, сколько"),
    ],
)
def test_cost_is_the_sentence_with_the_money(
    ask_portugal: Ask, language: str, asked: str, part: str
) -> None:
    assert part in head_of(ask_portugal, asked, language)


def test_where_something_stands_asks_for_no_price(ask_portugal: Ask) -> None:
    assert head_of(ask_portugal, "где стоит скамья дружбы").startswith("Набережный сад")


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        (
            "правда, что Телеш мэр Порту?",
            "Прямо об этом не сказано.",
        ),
        ("Телеш ли мэр Лиссабона", "Да"),
        ("Телеш посол?", "Прямо об этом не сказано."),
        ("Телеш всё ещё мэр Лиссабона?", "В справке не сказано, так ли это сейчас."),
    ],
)
def test_office_is_held_where_the_role_says_it(ask_portugal: Ask, asked: str, head: str) -> None:
    told = head_of(ask_portugal, asked)
    assert told.startswith(head)
    assert told.startswith("Да") or "Афонсу Телеш, мэр Лиссабона" in told


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        ("en", "who won the tournament", "Drava"),
        ("fr", "qui a gagné le tournoi", "Drava"),
        ("nl", "wie won het toernooi", "Drava"),
        ("ru", "кто победил на турнире", "Драва"),
        ("fr", "quel club a gagné la lame de la neva", "Drava"),
        ("ru", "кто передал образцы гречихи", "«Зрно» передал"),
    ],
)
def test_who_did_it_is_the_sentence_that_says_so(
    ask_slovenia: Ask, language: str, asked: str, part: str
) -> None:
    assert part in head_of(ask_slovenia, asked, language)


def test_who_won_another_year_is_told_apart(ask_egypt: Ask) -> None:
    head = head_of(ask_egypt, "кто победил в белой ладье 2027")
    assert head.startswith("Об этом в 2027 году ничего")


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("в скольких событиях участвовал запрудин", "2 события"),
        ("скок народу пришло на дни порту", "двенадцать тысяч"),
        ("дни порту сколько дней шли", "4 дня"),
        ("где взять книги на португальском", "Кругозор"),
        ("соглашение с порту бессрочное или нет", "бессрочное"),
        ("товарооборот с португалией вырос в 2025 или упал", "Больше в 2025 году"),
        ("панно в доме кочнева под чьим руководством делали", "Шубников"),
    ],
)
def test_what_is_asked_in_other_words(ask_portugal: Ask, asked: str, part: str) -> None:
    assert part in head_of(ask_portugal, asked)


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        (
            "сколько словенцев было на школе смотрителей в кронштадте",
            "девять участников из Словении",
        ),
        ("сколько сейчас в городе на крышах словенских ульев", "16 ульев"),
        ("какая была самая первая встреча со словенией", "сентябрь 1965"),
        ("доводилось ли нам принимать мэра Любляны", "Да: 19–21 октября 2015"),
        ("бывал ли у нас кто-нибудь из кукольников", "Куклы из Любляны"),
    ],
)
def test_words_beside_what_is_asked_do_not_hide_it(
    ask_slovenia: Ask, asked: str, part: str
) -> None:
    assert part in head_of(ask_slovenia, asked)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "что дальше"),
        ("ru", "что планируется дальше"),
        ("en", "what's next"),
        ("nl", "wat volgt er"),
        ("fr", "et ensuite"),
        ("fr", "c'est quoi la suite ?"),
    ],
)
def test_what_is_next_is_what_is_planned(ask_slovenia: Ask, language: str, asked: str) -> None:
    head = head_of(ask_slovenia, asked, language)
    assert "2026" in head
    assert "(" in head


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "когда ближайший шахматный телематч", "12 декабря 2026"),
        ("ru", "где пройдет следующий шахматный матч", "Шахматный клуб «Ладья»"),
        ("ru", "когда будут дни вальпараисо", "17–25 апреля 2027"),
        ("en", "next chess match?", "Planned as of 30 October 2026: 12 December 2026"),
        ("nl", "wie leidt de volgende expeditie", "Pilar Mansilla"),
        ("fr", "quand aura lieu le prochain match d'échecs", "12 décembre 2026"),
        ("ru", "когда следующая выставка", "Среди запланированного в справке такого нет"),
    ],
)
def test_next_one_has_not_taken_place_yet(
    ask_chile: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_chile, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "что дальше по плану?"),
        ("en", "what is coming up next"),
        ("nl", "wat is het volgende evenement"),
        ("fr", "et ensuite, quoi de prévu ?"),
    ],
)
def test_what_has_begun_is_not_next(ask_brazil: Ask, language: str, asked: str) -> None:
    """The exhibition of prints is open since 19 November."""
    first = head_of(ask_brazil, asked, language).partition("2027")[0]
    assert "19" not in first


def test_what_should_be_under_way_is_told_as_that(ask_brazil: Ask) -> None:
    told = head_of(ask_brazil, "что запланировано на 2026 год")
    assert "Уже должно идти: 19 ноября – 20 декабря 2026" in told


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "кто сейчас алькальд вальпараисо"),
        ("ru", "кто сегодня алькальд вальпараисо"),
        ("fr", "qui est maire de Valparaiso aujourd'hui"),
    ],
)
def test_last_known_holder_is_told_where_now_is_asked(
    ask_chile: Ask, language: str, asked: str
) -> None:
    """The word for the office is only in this brief's own roles."""
    head = head_of(ask_chile, asked, language)
    assert "Инес Карвахаль" in head or "Inés Carvajal" in head
    assert "Аларкон" not in head
    assert "Alarcón" not in head
    assert "(" in head


def test_captain_is_who_the_brief_calls_so(ask_chile: Ask) -> None:
    assert head_of(ask_chile, "кто был капитаном эсперансы").startswith("Алонсо Эчеверрия")


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        # How it ended.
        ("ru", "чем закончился матч гроссмейстеров", "вничью – 2:2"),
        ("en", "what was the score of the second chess match", "7:5"),
        ("nl", "wie won de eerste schaakmatch", "6,5:3,5"),
        # How large it is.
        ("ru", "какова площадь мурала", "240 квадратных метров"),
        ("en", "how big is the mural", "240 square metres"),
        ("fr", "quelle est la surface de la fresque", "240 квадратных метров"),
        # Of what year a thing is.
        ("ru", "троллейбус-то какого года мы им подарили", "1972 года выпуска"),
        ("en", "how old is the trolleybus", "1972"),
        # Those whom an event names and calls so.
        ("nl", "welk schip kwam naar Kronstadt", "Opleidingsschip Esperanza"),
        ("fr", "quelle bibliothèque de Valparaíso échange des livres avec la Nevskaïa", "du port"),
        ("ru", "кто принимал аларкона в смольном", "В.А. Снегирева"),
        # What is counted in a sentence that nobody has translated.
        ("nl", "hoeveel cadetten waren aan boord", "210 курсантами"),
        ("fr", "combien de touristes chiliens", "5200 touristes"),
        # What is said of a short name's people.
        ("ru", "сколько всего чилийцев пролечили в ожоговом центре", "31 пациент"),
        (
            "ru",
            "какие документы подписаны с чилийской стороной",
            "Соглашение о побратимских связях",
        ),
        ("ru", "до какого года действует договор о книгообмене между библиотеками", "2030"),
        ("nl", "tot wanneer loopt het samenwerkingsprogramma dat dit jaar getekend is?", "2029"),
        # Facts, of all that is asked, before events, of a part.
        ("ru", "правда ли что все пожарные добровольцы и зарплаты не получают", "жалованья"),
        ("nl", "hoe groot was de handel met chili in 2024", "96,4"),
        ("fr", "quel est le volume des échanges avec le Chili", "96,4"),
        # Most people: in figures, and where the word for them stands before the number.
        ("ru", "на какое мероприятие пришло больше всего народу", "15 тысяч горожан"),
        ("en", "the largest delegation ever sent to Chile, how many people?", "delegation of 58"),
        ("ru", "сколько людей поднялось на палубу", "15 тысяч горожан"),
    ],
)
def test_kinds_that_a_third_brief_was_asked(
    ask_chile: Ask, language: str, asked: str, part: str
) -> None:
    assert part in head_of(ask_chile, asked, language)


def test_agreements_that_are_over_do_not_hold(ask_egypt: Ask) -> None:
    head = head_of(ask_egypt, "какое соглашение еще действует")
    assert head.startswith("Действует до: 11 февраля 2028 г. – Соглашение о подготовке машинистов")
    assert "Протокол о сотрудничестве" not in head


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        # The first or the last of a kind, then how long it was.
        ("en", "how long did the first school exchange last", "(14 days) – First exchange"),
        ("nl", "hoe lang duurde de laatste schaakmatch", "18–20 oktober 2024 (3 dagen)"),
        # The last of the agreements; several, the last first.
        ("fr", "dernier document signé avec Riga ?", "Programme de coopération de Saint-Pé"),
        (
            "en",
            "latest agreements",
            "Programme of cooperation between Saint Petersburg and Riga for 20",
        ),
        # That something has no end is a question of its term.
        ("en", "is it true the Liepaja agreement has no end date", "The brief names no end date"),
        # Who has won: in a year, of all.
        ("en", "did Riga win the 2013 chess match?", "18.5:13.5 to Saint Petersburg"),
        ("fr", "qui a gagné le plus de matchs d’échecs, Riga ou Pétersbourg", "a gagné trois"),
        ("nl", "wie heeft de meeste wedstrijden gewonnen", "won Sint-Petersburg er drie"),
        # Somebody of another country that the brief names.
        ("en", "which Finn was involved in the chess", "Heikki Ranta"),
        ("fr", "quel Finlandais était arbitre", "Heikki Ranta"),
        # One of two kinds.
        ("en", "biggest exercise or seminar by number of people", "60 rescuers"),
        # Of all years together.
        ("en", "how many Latvian doctors trained in Petersburg so far", "63 doctors"),
        ("nl", "hoeveel leerligen deden in totaal mee aan de uitwiselingen", "430 leerlingen"),
        # As one writes in chats.
        ("fr", "cb de touristes lettons en 2019", "000 touristes"),
        # Which cities: the sentence that names most of them.
        ("nl", "welke steden in Letland zijn partners van Petersburg", "zijn Riga en Liepāja"),
        ("nl", "wat staat er gepland voor december", "10 december 2026"),
    ],
)
def test_kinds_that_a_fourth_brief_was_asked(
    ask_latvia: Ask, language: str, asked: str, part: str
) -> None:
    assert part in head_of(ask_latvia, asked, language)
