"""Bodies by what stands beside them: a quotation, a number, a name, or by no word but their own."""

import pytest

from tests.handlers.documents.test_four_languages import read


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        ("ru", "12 мая 2018 года приехали врачи Детской больницы № 7.", ["Детская больница № 7"]),
        ("ru", "12 мая 2018 года прошла встреча АО «Лотос» и верфи «Бриз».", ["АО «Лотос»",
         "верфь «Бриз»"]),
        ("ru", "12 мая 2018 года акционерное общество «Причал» подписало договор.",
         ["акционерное общество «Причал»"]),
        ("ru", "12 мая 2018 года открыта выставка Союза мастеров по дереву.",
         ["Союз мастеров по дереву"]),
        ("ru", "12 мая 2018 года прошла встреча с главой Комитета по туризму Глебом Бойко.",
         ["Комитет по туризму"]),
        ("ru", "12 мая 2018 года началась стажировка студентов СПбГАСУ.", ["СПбГАСУ"]),
        ("ru", "12 мая 2018 года концерт прошёл в Большом зале и в США.", []),
        ("en", "On 12 May 2018 a concert of the choir “Ladoga” took place.", ["choir “Ladoga”"]),
        ("en", "On 12 May 2018 pupils of School No. 17 visited Cork.", ["School No. 17"]),
        ("en", "On 12 May 2018 the Baltic IT Cluster held a seminar.", ["Baltic IT Cluster"]),
        ("nl", "Op 12 mei 2018 gaf het kamerkoor ‘Ladoga’ een concert.", ["kamerkoor ‘Ladoga’"]),
        ("nl", "Op 12 mei 2018 bezocht een groep drukkerij De Haan.", ["drukkerij De Haan"]),
        ("nl", "Op 12 mei 2018 was er een lezing in het Rivierlyceum.", ["Rivierlyceum"]),
        ("nl", "Op 12 mei 2018 bezocht de burgemeester stad en gemeente Pskov.", []),
        (
            "fr",
            "Le 12 mai 2018, une rencontre de l'École de danse de la Colline a eu lieu.",
            ["École de danse de la Colline"],
        ),
        ("fr", "Le 12 mai 2018, concert du chœur « Ladoga » à Nantes.", ["chœur « Ladoga »"]),
        ("fr", "Le 12 mai 2018, le maire de Nantes a reçu une délégation.", []),
    ],
)  # fmt: skip
def test_bodies_are_named_by_what_stands_beside(
    language: str, text: str, bodies: list[str]
) -> None:
    (event,) = read(language, text).events
    assert list(event.organisations) == bodies
