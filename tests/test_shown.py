"""What is asked after a card, in words of its own, is asked of what the card shows."""

from collections.abc import AsyncIterator

import pytest

from bot.application import utc_now
from bot.settings import Settings
from tests.support.briefs import Library
from tests.support.lent import LentBot, lend_bot


@pytest.fixture(scope="module")
async def lent(lent_settings: Settings, library: Library, profile: bytes) -> AsyncIterator[LentBot]:
    settings = await library.add_all(lent_settings)
    async with lend_bot(settings, utc_now, profile) as bot:
        yield bot


async def _hold(lent: LentBot, brief: str, language: str, *said: str) -> str:
    with lent.newcomer(language) as visitor:
        await visitor.send("/country")
        await visitor.send(brief)
        for text in said:
            answer = await visitor.send(text)
    return answer.text


@pytest.mark.parametrize(
    ("brief", "language", "said", "head"),
    [
        # A verb, or a thing, that the text of the card has.
        ("Мексика", "ru", ("кто выиграл конкурс бариста", "а кто судил?"), "Судили М.И. Зерновой"),
        (
            "Австрия",
            "ru",
            ("когда отлили колокол Марфа", "а почему переделывали форму?"),
            "Об этом в справке ничего нет: «переделывали». Ближе всего:\nПервая отливка",
        ),
        # How long a thing of it takes, and how fast somebody was, not how long it went on itself.
        (
            "Austria",
            "en",
            ("tours on the Linz tram car", "how long is the ride?"),
            "The ride lasts 50 minutes",
        ),
        ("Denemarken", "nl", ("welke hond won Natte Neus", "en hoe snel was ze?"), "Frida"),
        ("Oostenrijk", "nl", ("wie won de tweede IJzeren Eekhoorn", "in hoeveel seconden?"), "Lyc"),
        # One names it only.
        ("Denmark", "en", ("who won the Wet Nose contest", "and who came second?"), "Nikita"),
        ("Autriche", "fr", ("fabrication de la cloche Marfa", "et le poids ?"), "Elle pèse"),
        # « S’appelle-t-il » asks for nothing of the bot.
        (
            "République de Corée",
            "fr",
            ("quand est né le bébé phoque", "comment s’appelle-t-il ?"),
            "Naissance",
        ),
    ],
)
async def test_question_after_a_card_is_answered_by_its_text(
    lent: LentBot, brief: str, language: str, said: tuple[str, ...], head: str
) -> None:
    assert (await _hold(lent, brief, language, *said)).startswith(head)


async def test_agreement_that_was_told_is_the_one_that_is_spoken_of(lent: LentBot) -> None:
    asked = "when was the agreement with Xalapa signed", "and who signed it?"
    told = await _hold(lent, "Mexico", "en", *asked)
    assert "Bandelas" in told.splitlines()[0]
    assert "Talamantes" not in told


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "кто пришёл вторым на «Мокром носе»", "Пес"),
        ("en", "who finished second in the Wet Nose contest", "Nikita Polkanov’s dog"),
    ],
)
async def test_who_came_second_has_not_won(
    lent: LentBot, language: str, asked: str, head: str
) -> None:
    told = await _hold(lent, "Denmark" if language == "en" else "Дания", language, asked)
    assert head in told.splitlines()[0], told


@pytest.mark.parametrize(
    ("brief", "language", "said", "head"),
    [
        # What was shown has no plans, no contact and no agreement; the brief does.
        (
            "Германия",
            "ru",
            ("кто приезжал из дрездена в последний раз", "а какие планы?"),
            "апреля",
        ),
        (
            "Allemagne",
            "fr",
            ("Qui était présent à l’inauguration au Nouvel Ermitage ?", "et le contact ?"),
            "Obraztsova",
        ),
        (
            "Germany",
            "en",
            ("which agreements are there with Hamburg", "what did they sign with the port"),
            "Agreement on cooperation between port organisations",
        ),
        ("Германия", "ru", ("кто такой Ноймайер", "какая выставка шла дольше всех?"), "Малевич"),
        (
            "Germany",
            "en",
            ("where was the Malevich exhibition", "biggest event ever?"),
            "270 guests",
        ),
        # Another country is asked for, and no language.
        (
            "Turkey",
            "en",
            ("how large was the largest delegation", "what about France?"),
            "no brief",
        ),
        # "She" is who was spoken of.
        (
            "Чили",
            "ru",
            ("почему в 2022 не приехала алькальд", "сколько раз она была в Петербурге"),
            "2 события",
        ),
        # What has the name of another event is asked of that one, whatever "there" is.
        (
            "Республика Корея",
            "ru",
            ("Когда открылся Корейский сад на Елагином острове?", "а чайный павильон там когда?"),
            "31 мая 2025",
        ),
        (
            "Mexico",
            "en",
            ("who led the fitters of the 1907 tram car", "and which car did we send in 2022"),
            "No. 318",
        ),
        # What follows in its row, is numbered so, or was in that year.
        (
            "Мексика",
            "ru",
            ("что за фестиваль «Два берега»", "где проходил второй?"),
            "Альба",
        ),
        ("Мексика", "ru", ("кто выиграл первый Кубок двух бухт", "а следующий когда был?"), "2016"),
        (
            "Мексика",
            "ru",
            ("кто выиграл первый Кубок двух бухт", "почему в 2021 не играли"),
            "рейс",
        ),
        # Who says nothing that stands by itself asks of what was shown.
        (
            "Mexico",
            "en",
            ("who won the barista contest in 2019", "how old was he"),
            "nineteen",
        ),
        ("Мексика", "ru", ("когда подписали соглашение с Халапой", "оно еще в силе?"), "2030"),
        # An agreement is the one that was signed at what was shown.
        (
            "Mexique",
            "fr",
            (
                "quel cadeau les invités de Veracruz ont laissé en 2008",
                "L’accord est-il toujours en vigueur ?",
            ),
            "sans limite",
        ),
        # Thanks before a question are no part of it.
        (
            "Мексика",
            "ru",
            ("кто выиграл первый Кубок двух бухт", "Понятно, спасибо. А с каким счетом?"),
            "7:4",
        ),
        # Who was just named is no contact.
        (
            "Mexico",
            "en",
            ("who won the barista contest in 2019", "his phone?"),
            "does not say how to reach this person",
        ),
        # What is planned of its row, and when somebody comes back.
        (
            "Mexico",
            "en",
            ("how large is White Night?", "are they planning to paint anything else"),
            "Mural in the port (planned)",
        ),
        ("Turquie", "fr", ("Qui est Leyla Karakuş ?", "elle revient quand"), "14–17 mai 2020"),
        (
            "Korea",
            "en",
            ("who won the Korean olympiad", "what did she get for it"),
            "got a month of study",
        ),
        (
            "Zuid-Korea",
            "nl",
            ("wie gaf de cursus over hanji-papier", "welke tentoonstelling was er later"),
            "Duizend jaar papier",
        ),
        # Who is counted by "they" are those of whom one spoke.
        (
            "Мексика",
            "ru",
            ("Кто руководил врачами после наводнения в Веракрусе?", "сколько их поехало"),
            "девять врачей",
        ),
        # The first of a list is the first by date, and "it" the one agreement.
        (
            "Germany",
            "en",
            ("list of agreements with Hamburg", "which was the first"),
            "Agreement on cooperation between port organisations",
        ),
        (
            "Germany",
            "en",
            ("which agreement was signed in 2017 with Hamburg?", "which areas does it cover?"),
            "Schools and education",
        ),
        # The year after the one that was asked for.
        (
            "Mexique",
            "fr",
            ("Quel était le montant des échanges commerciaux en 2024 ?", "et l’année d’après"),
            "41,9",
        ),
        (
            "Турция",
            "ru",
            ("кто возглавлял делегацию в 2017", "о чем говорили"),
            "Обсуждали",
        ),
        # Since when a thing has been is no age.
        ("Chili", "fr", ("Combien de livres à la bibliothèque", "depuis quand"), "2015"),
    ],
)
async def test_question_that_follows_is_answered_as_it_is_meant(
    lent: LentBot, brief: str, language: str, said: tuple[str, ...], head: str
) -> None:
    told = await _hold(lent, brief, language, *said)
    assert head in "\n".join(told.splitlines()[:4]), told


@pytest.mark.parametrize(
    ("brief", "language", "said", "head"),
    [
        # Who received somebody is another.
        ("Germany", "en", ("who hosted the governor in Hamburg?",), "Olaf Scholz"),
        ("Германия", "ru", ("кто принимал губернатора в Гамбурге",), "Олаф Шольц"),
        ("Allemagne", "fr", ("qui a reçu le gouverneur à Hambourg ?",), "Olaf Scholz"),
        # Who held an office before, or after; how often somebody came, not to how many events.
        ("Чили", "ru", ("кто был алькальдом до Карвахаль",), "Родриго Аларкон"),
        ("Mexico", "nl", ("wie was burgemeester van Veracruz na Eusebio Talamantes?",), "Carmina"),
        ("Германия", "ru", ("сколько раз приезжал Шольц?",), "2 раза: "),
        ("Germany", "en", ("when did the partnership with Hamburg begin?",), "1957"),
        ("Germany", "en", ("which was the first agreement?",), "Agreement on cooperation between"),
        ("Турция", "ru", ("есть соглашение с Антальей?", "про что оно"), "Обмен туристами"),
        ("Chile", "en", ("who signed the twin city agreement?",), "Valentina Snegireva"),
        # A number of a thing is no telephone.
        ("Brazilië", "nl", ("welk nummer stond op de ring van de stern",), "Op 14 januari"),
        # That they went is no yes to what they were not allowed to bring.
        ("Brazil", "en", ("did our beekeepers bring any bees home in 2016",), "They tasted 11"),
        ("Бразилия", "ru", ("привезли ли наши пасечники пчёл в 2016 году",), "Прямо об этом"),
        # Of two whom a sentence counts either can be "they"; what goes on takes a while each time.
        (
            "Korea",
            "en",
            ("Who came second in the first Neva Cup?", "how many golds did they take"),
            "Saint P",
        ),
        (
            "Brésil",
            "fr",
            ("Combien de temps dure la visite du rucher sur le toit ?",),
            "La visite dure 40",
        ),
        # No other sentence of the event says how heavy a thing of it was.
        ("Brazilië", "nl", ("hoe zwaar was de uil die de burgemeester gaf",), "De nota zegt niet"),
        # In which year a figure was the largest; who has held an office; the term of a contract.
        ("Brésil", "fr", ("En quelle année les échanges ont-ils été les plus élevés ?",), "2025"),
        ("Бразилия", "ru", ("в каком году товарооборот был самым высоким",), "2025"),
        ("Бразилия", "ru", ("перечислите мэров Куритибы",), "Лусиана Вердежар"),
        ("Brésil", "fr", ("cite les maires de Curitiba",), "Luciana Verdejar"),
        ("Brazilië", "nl", ("noem de burgemeesters van curitiba",), "Luciana Verdejar"),
        (
            "Бразилия",
            "ru",
            ("На какой срок пасечники заключили договор?",),
            "18 октября 2013 года Ау",
        ),
        # Short for a number; the very first that "is gebeurd"; a country that no brief has.
        ("Brésil", "fr", ("nb étudiants brésiliens st-pétersbourg",), "74 étudiants"),
        ("Brazil", "en", ("no. of brazilian students",), "74 students"),
        ("Brazilië", "nl", ("wat is het allereerste dat er gebeurd is",), "vermoedelijk 1998"),
        ("Brésil", "fr", ("y a eu quelque chose en uruguay ?",), "La note ne dit rien"),
    ],
)
async def test_first_line_says_who_and_what(
    lent: LentBot, brief: str, language: str, said: tuple[str, ...], head: str
) -> None:
    assert (await _hold(lent, brief, language, *said)).startswith(head)


@pytest.mark.parametrize(
    ("asked", "never"),
    [
        ("нужна информация для речи: когда и кем началось партнёрство с Гамбургом", "muster@"),
        ("это много или мало?", "Мали"),
        ("сколько гостей", "названы"),
    ],
)
async def test_words_are_not_taken_for_what_they_do_not_say(
    lent: LentBot, asked: str, never: str
) -> None:
    assert never not in await _hold(lent, "Германия", "ru", asked)
