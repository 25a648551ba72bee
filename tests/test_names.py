"""Names and offices in four languages, to be copied."""

from tests.support.person import Person


async def test_a_person_and_the_office(visitor: Person) -> None:
    card = await visitor.send("концерт Гергиева")
    shown = await visitor.tap("🔤", on=card)
    assert shown.text.startswith("👤 На всех языках · стр. 1 из 3")
    codes = shown.formatted("code")
    assert codes[:4] == ["В.А. Гергиев", "маэстро", "Valery Gergiev", "maestro"]
    assert len(codes) == 8
    assert "English · перевод не проверен" in shown.text
    assert "Русский\n" in shown.text
    turned = await visitor.tap("Стр. 2", on=shown)
    assert turned.text.startswith("🏛 На всех языках · стр. 2 из 3")
    assert turned.formatted("code")[0] == "Симфонический оркестр Мариинского театра"
    back = await visitor.tap("‹ К событию", on=turned)
    assert back.text.startswith("Концерт Симфонического оркестра")


async def test_somebody_of_several_events_has_every_office(visitor: Person) -> None:
    events = await visitor.tap("Петр I", on=await visitor.send("/people"))
    shown = await visitor.tap("🔤", on=events)
    # Four languages are more than a phone shows.
    assert shown.formatted("code")[0] == "Петр I"
    shown = await visitor.tap("Français", on=shown)
    assert "Pierre Ier" in shown.formatted("code")
    assert (
        shown.formatted("code").count(
            "российский император; событие – к 300-летию посещения им Бельгии"
        )
        == 1
    )
    assert (await visitor.tap("‹ События", on=shown)).text == events.text


async def test_the_contact(visitor: Person) -> None:
    shown = await visitor.tap("🔤", on=await visitor.send("/contact"))
    assert shown.formatted("code")[:2] == ["Щербакова М.Е.", "Ведущий специалист"]
    other = await visitor.tap("Français", on=shown)
    assert "Shcherbakova M.\u00a0E." in other.formatted("code")
    assert (await visitor.tap("‹ Контакт", on=other)).text.startswith("Щербакова М.Е.")


ASKED = {
    "как пишется Де Вевер по-французски": "Барт Де Вевер",
    "Bart De Wever in Dutch": "Барт Де Вевер",
    "Эрмитаж на английском языке": "Эрмитаж",
    "how do you spell Antwerp in Russian?": "Антверпен",
    "hoe heet Gergiev in het Russisch": "В.А. Гергиев",
    "comment s’écrit Anvers en néerlandais ?": "Антверпен",
}


async def test_plain_words(visitor: Person) -> None:
    for question, name in ASKED.items():
        shown = await visitor.send(question)
        assert "На всех языках" in shown.text, question
        assert shown.formatted("code")[0] == name


async def test_other_questions_that_name_a_language(visitor: Person) -> None:
    for question in ("по-английски", "in English please", "концерты на французском", "en français"):
        assert "На всех языках" not in (await visitor.send(question)).text, question
